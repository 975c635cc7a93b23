/* rest.h: the capitalised words of a run of which nothing is known. Private to names/. */
#ifndef DL_NAMES_REST_H
#define DL_NAMES_REST_H

#include "names/proposal.h"

/* The word of part first alone, and with the words behind it that nothing is known of either. */
void dl_rest_propose(struct dl_names *names, const struct dl_run *run, unsigned first);

/* "the band Broken Wheel": a common word that begins the run and what follows, named by an agency noun. */
void dl_rest_propose_named(struct dl_names *names, const struct dl_run *run);

#endif
