/* stems.h: the names of firms that a document has given with a legal form, found again without it. Private to names/.
 *
 *     Zarb Pacific Corp                 remembered: Zarb Pacific
 *     ... shares of Zarb Pacific rose   found
 */
#ifndef DL_NAMES_STEMS_H
#define DL_NAMES_STEMS_H

#include "text/block.h"

/* A document remembers at most so many; what comes later is not remembered. */
#define DL_STEMS_MAX 128u
/* So many may begin with the same word, so that no text is slow. */
#define DL_STEMS_SAME_MAX 8u
/* One has at most so many words. */
#define DL_STEM_WORDS_MAX 6u

#define DL_STEM_SLOTS (4u * DL_STEMS_MAX)
#define DL_STEM_FIRSTS (64u * DL_STEMS_MAX)

struct dl_stem {
    uint64_t first, key;      /* of its first word, and of all of it; first 0: no stem */
    uint64_t second;          /* of its second word; 0: it has none */
    uint16_t words, capitals; /* how many it has, and which begin with a capital, as bits */
};

/* Zeroed, it is empty. */
struct dl_stems {
    uint32_t count;
    uint64_t firsts[DL_STEM_FIRSTS / 64]; /* the first words, by their hashes: most words are none of them */
    struct dl_stem slots[DL_STEM_SLOTS];  /* by their first words */
};

/* Forgets them all: a new document. */
void dl_stems_forget(struct dl_stems *stems);

/* Remembers the span, which begins with a word. */
void dl_stems_add(struct dl_stems *stems, const struct dl_block *block, uint32_t start, uint32_t end);

/* May one begin with the word of this hash? */
static inline bool dl_stems_may_begin(const struct dl_stems *stems, uint64_t hash)
{
    return dl_bit(stems->firsts, (uint32_t)(hash >> 32) % DL_STEM_FIRSTS);
}

/* The end of the longest one that begins at the word at pos; 0: none does. */
uint32_t dl_stems_find(const struct dl_stems *stems, const struct dl_block *block, uint32_t pos);

#endif
