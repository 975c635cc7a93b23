/* firms.h: companies by an ampersand, a legal form, or the name of another. Private to names/. */
#ifndef DL_NAMES_FIRMS_H
#define DL_NAMES_FIRMS_H

#include "names/proposal.h"

/* Is the part a legal form: Inc., Ltd., GmbH? */
bool dl_firms_is_legal_form(const struct dl_names *names, const struct dl_run_part *part);

/* "Integrated Zarb Corp", at the start of a sentence: does the common word before parts first to a legal form belong to
 * the name? Then *start is where it begins. */
bool dl_firms_takes_opening(const struct dl_names *names, const struct dl_run *run, unsigned first, uint32_t *start);

/* "Zarb Oil and Gas Co", "Zarb Health and Safety Board", of firms also "Zarb and Quux Developments Ltd": where the name
 * begins, parts first to its head of which are known. */
unsigned dl_firms_joined_first(struct dl_names *names, const struct dl_run *run, unsigned first, unsigned head);

/* Remembers a firm's name, which begins at from, without its legal form, part form of the run. Answers the bytes of
 * what is left of the name; 0: nothing. */
uint32_t dl_firms_remember(struct dl_names *names, const struct dl_run *run, unsigned form, uint32_t from);

/* Proposes, behind all candidates of the block, what is remembered wherever it stands in it. */
void dl_firms_propose_remembered(struct dl_names *names);

/* Proposes the companies of a run. */
void dl_firms_propose(struct dl_names *names, const struct dl_run *run);

/* Where the capitalised words begin that end with the run before. */
uint32_t dl_firms_previous_name(const struct dl_names *names);

/* "Zabla, Zarb & Quux LLP": where the partners of the name from part first to its head begin; 0 when there are no more
 * than two. */
uint32_t dl_firms_partners_start(const struct dl_names *names, const struct dl_run *run, unsigned first, unsigned head);

#endif
