/* triggers.c: sieves the words of a block.
 *
 *     bytes    t h e   y e a r s   2 0 1 6
 *     start    1 . .   1 . . . .   1 . . .
 *     letters  t h e   y e a r s              five at most: one load, cut by a mask to what belongs to the word
 *     hash       0         1                  a byte of the lexicon's filter
 *     digits   . . .   . . . . .   1 . . .
 *
 * The bitmaps are moved on from word to word, a stride of the text at a time. A place is written down whatever the
 * word is, and the next one writes over it unless it passed: nothing branches on the words.
 */
#include "dates/triggers.h"

#include "dates/roman.h"

#include <string.h>

/* The bytes whose words are sieved at once: the 64 bits from the first of them on tell of the four letters after a
 * word's first, too. */
enum { STRIDE = 56 };

/* The bits of a place and the two behind it that make it begin with a digit, or with one or two letters and a digit;
 * the same for many places at once. */
static inline uint64_t with_digits(uint64_t word, uint64_t digit)
{
    uint64_t second = word >> 1, third = second & word >> 2;
    return digit | (second & digit >> 1) | (third & digit >> 2);
}

bool dl_has_digits(const struct dl_block *b, uint32_t pos)
{
    return with_digits(dl_bits_near(b->word, pos), dl_bits_near(b->digit, pos)) & 1;
}

/* What is kept of a word's first letters, by which of the four places after the first are in the word, too. */
#define K DL_LEXICON_FILTER_KEPT
static const unsigned char kept[16][8] = {
    { K }, { K, K }, { K }, { K, K, K }, { K }, { K, K }, { K }, { K, K, K, K },
    { K }, { K, K }, { K }, { K, K, K }, { K }, { K, K }, { K }, { K, K, K, K, K },
};
#undef K

/* Adds the places of a stride, which begins at pos: what the filter has, and the others. after: whether the byte after
 * a place is a letter. Answers where the next place goes. */
static inline uint16_t *sieve(const struct dl_lexicon *lexicon, const unsigned char *text, size_t pos, uint64_t starts,
                              uint64_t after, uint64_t others, uint16_t *next)
{
    while (starts != 0) {
        uint64_t mask, letters;
        const uint64_t step = (uint64_t)__builtin_ctzll(starts);
        pos += step;
        starts >>= step;
        after >>= step;
        others >>= step;
        memcpy(&mask, kept[after % 16], 8);
        memcpy(&letters, text + pos, 8);
        *next = (uint16_t)pos;
        next += lexicon->filter[dl_lexicon_filter_hash(letters & mask)] | (others & 1);
        starts--; /* it ends in a one */
    }
    return next;
}

size_t dl_triggers_find(const struct dl_lexicon *lexicon, const struct dl_block *b, uint16_t places[DL_TRIGGERS_MAX])
{
    uint16_t *next = places;
    for (uint32_t pos = 0; pos < b->len; pos += STRIDE) {
        const uint64_t word = dl_bits_of_byte(b->word, pos / 8), digit = dl_bits_of_byte(b->digit, pos / 8);
        const uint64_t upper = dl_bits_of_byte(b->upper, pos / 8);
        const uint64_t starts = dl_bits_of_byte(b->start, pos / 8) & (UINT64_MAX >> (64 - STRIDE));
        const uint64_t capitals = upper & upper >> 1 & starts, after = (word & ~digit) >> 1;
        uint64_t others = 0;
        if (digit != 0) others |= with_digits(word, digit) & starts;
        if (capitals != 0) others |= dl_roman_starts(b->text + pos, capitals);
        next = others != 0 ? sieve(lexicon, b->text, pos, starts, after, others, next)
                           : sieve(lexicon, b->text, pos, starts, after, 0, next);
    }
    return (size_t)(next - places);
}
