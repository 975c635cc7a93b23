/* heads.h: the organisations and places of a run, by their head words. Private to names/. */
#ifndef DL_NAMES_HEADS_H
#define DL_NAMES_HEADS_H

#include "names/proposal.h"

/* classes: those of all parts. */
void dl_heads_propose(struct dl_names *names, const struct dl_run *run, uint32_t classes);

/* The first part of the organisation's name that ends with the part head. */
unsigned dl_heads_first(struct dl_names *names, const struct dl_run *run, unsigned head);

/* May the part be the first of two that share a head? */
bool dl_heads_may_share(const struct dl_run_part *part);

#endif
