/* firms.h: companies by an ampersand, a legal form, or the name of another. Private to names/. */
#ifndef DL_NAMES_FIRMS_H
#define DL_NAMES_FIRMS_H

#include "names/proposal.h"

/* Proposes the companies of a run. */
void dl_firms_propose(struct dl_names *names, const struct dl_run *run);

/* Where the capitalised words begin that end with the run before. */
uint32_t dl_firms_previous_name(const struct dl_names *names);

/* "Zabla, Zarb & Quux LLP": where the partners of the name from part first to its head begin; 0 when there are no more
 * than two. */
uint32_t dl_firms_partners_start(const struct dl_names *names, const struct dl_run *run, unsigned first, unsigned head);

#endif
