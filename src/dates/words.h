/* words.h: the words of a block, one by one, where no tokens are wanted. */
#ifndef DL_DATES_WORDS_H
#define DL_DATES_WORDS_H

#include "text/block.h"

/* The most bytes between two words of one expression, and between one and the word before it that it is told by. */
enum { DL_GAP_LEAD = 4, DL_GAP_CONTEXT = 16 };

/* The end of the word that starts at start, not looked for further than a window goes. */
static inline uint32_t dl_short_word_end(const struct dl_block *b, uint32_t start)
{
    return start + (uint32_t)__builtin_ctzll(~dl_bits_near(b->word, start) | DL_NEAR_END);
}

/* The word before pos, at most gap bytes away from it. */
static inline bool dl_near_word_before(const struct dl_block *b, uint32_t pos, uint32_t gap, uint32_t *start)
{
    uint32_t chunk = pos / 64;
    uint64_t starts = b->start[chunk] & (((uint64_t)1 << pos % 64) - 1);
    if (starts == 0 && chunk > 0) starts = b->start[--chunk]; /* words longer than that are no words of ours */
    if (starts == 0) return false;
    *start = chunk * 64 + 63u - (uint32_t)__builtin_clzll(starts);
    return pos - dl_short_word_end(b, *start) <= gap;
}

/* The word at or after pos, at most gap bytes away from it. */
static inline bool dl_near_word_after(const struct dl_block *b, uint32_t pos, uint32_t gap, uint32_t *start)
{
    uint64_t starts = dl_bits_near(b->start, pos);
    if (starts == 0) return false;
    *start = pos + (uint32_t)__builtin_ctzll(starts);
    return *start - pos <= gap && *start < b->len;
}

#endif
