/* acronyms.h: the acronyms that a text defines. Private to names/. */
#ifndef DL_NAMES_ACRONYMS_H
#define DL_NAMES_ACRONYMS_H

#include "names/proposal.h"

/* May a part be an acronym in brackets or between commas? Most are not. */
static inline bool dl_acronyms_may_be(const struct dl_names *names, const struct dl_run_part *part)
{
    const unsigned char behind = names->block->text[part->end];
    return behind == ')' || behind == ',';
}

/* "Zarb Health Board (ZHB)": proposes both, when the run is one part in brackets. */
void dl_acronyms_propose(struct dl_names *names, const struct dl_run *run);

#endif
