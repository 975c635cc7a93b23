/* names.h: the recogniser of names: what the gazetteer found, and what only looks like a name. */
#ifndef DL_NAMES_NAMES_H
#define DL_NAMES_NAMES_H

#include "candidate.h"
#include "gazetteer/matcher.h"
#include "text/block.h"

/* Borrows the matcher. One for each stream. */
struct dl_names;

/* with_helpers: the words that only help to find names (TITLE, HEAD, WORD) are candidates too. */
dateline_status dl_names_new(struct dl_names **out, struct dl_matcher *matcher, bool with_helpers);

/* The candidates of a block, from the hits of the matcher's scan of it, in text order; they may
 * overlap. *found is lent until the next scan. Errors: DATELINE_ENOMEM. */
dateline_status dl_names_scan(struct dl_names *names, const struct dl_block *block, const struct dl_hit *hits,
                              size_t hit_count, const struct dl_candidate **found, size_t *count);

/* Forgets what the document has shown: a new one begins. */
void dl_names_forget(struct dl_names *names);

/* Takes NULL. */
void dl_names_free(struct dl_names *names);

#endif
