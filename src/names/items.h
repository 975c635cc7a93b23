/* items.h: numbers and letters that look like names or parts of names. Private to names/. */
#ifndef DL_NAMES_ITEMS_H
#define DL_NAMES_ITEMS_H

#include "names/proposal.h"

/* "347 U.S. 483": a volume and a page of law reports, and the part between them? */
bool dl_is_report(const struct dl_block *block, const struct dl_run_part *part);

/* "SW3", of a postal code: no part of a person's name. */
bool dl_ends_in_digit(const struct dl_block *block, const struct dl_run_part *part);

/* "D. Preserve the notices", at the start of a line: is part first the letter of an item? */
bool dl_is_item(const struct dl_block *block, const struct dl_run *run, unsigned first);

/* "IPL.TO", "BAYG.F": are the capitals from start to end those of a share, with its exchange behind a stop? */
bool dl_is_ticker(const struct dl_block *block, uint32_t start, uint32_t end);

/* Is it such an exchange behind its stop? */
bool dl_is_exchange(const struct dl_block *block, uint32_t start, uint32_t end);

/* The ordinal before pos: "65th Air Division"; 0 when there is none. */
uint32_t dl_ordinal_start(const struct dl_block *block, uint32_t pos);

/* The number before a unit: "No. 617 Squadron", but not "11 Army hospitals"; 0 when there is none. */
uint32_t dl_number_start(const struct dl_block *block, uint32_t pos);

/* Does a possessive or a number end right before pos, or may it? */
bool dl_may_be_owned_or_numbered(const struct dl_block *block, uint32_t pos);

#endif
