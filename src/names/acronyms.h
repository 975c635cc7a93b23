/* acronyms.h: the acronyms that a text defines. Private to names/. */
#ifndef DL_NAMES_ACRONYMS_H
#define DL_NAMES_ACRONYMS_H

#include "names/proposal.h"

/* "Zarb Health Board (ZHB)": proposes both, when the run is one part in brackets. */
void dl_acronyms_propose(struct dl_names *names, const struct dl_run *run);

#endif
