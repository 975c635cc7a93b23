/* titles.h: words of titles in the names of organisations.
 *
 *     Golf Writers Association     Zarb Justice Association     before the head
 *     Teachers Insurance Bank      General Zarb Corp            the first word
 *     Former Zarb Bank chairman                                 none of the name
 */
#ifndef DL_NAMES_TITLES_H
#define DL_NAMES_TITLES_H

#include "names/names.h"
#include "names/run.h"

/* Is part i, right before the head, a word of the name? */
bool dl_title_is_inside(const struct dl_names *n, const struct dl_run *run, unsigned i, unsigned head);

/* Is the run's part i the first word of the name that the head makes? */
bool dl_title_begins_name(const struct dl_names *n, const struct dl_run *run, unsigned i, unsigned head);

/* "Former Zarb Bank chairman": a word of a title that begins a sentence, and is no name. */
bool dl_title_opens_sentence(const struct dl_names *n, const struct dl_run_part *part);

#endif
