/* triggers.c: sieves the words of a block.
 *
 *     bytes    t h e   y e a r s   2 0 1 6
 *     start    1 . .   1 . . . .   1 . . .
 *     letters  t h e   y e a r s              five at most: one load, cut by a mask to what belongs to the word
 *     hash       0         1                  a byte of the lexicon's filter
 *     digits   . . .   . . . . .   1 . . .
 *
 * A place is written down whatever the word is, and the next one writes over it unless it passed: nothing branches
 * on the words.
 */
#include "dates/triggers.h"

#include "dates/roman.h"

#include <string.h>

/* The bits of a chunk, so many places on. */
static inline uint64_t bits_after(const uint64_t *bitmap, uint32_t chunk, unsigned places)
{
    return bitmap[chunk] >> places | bitmap[chunk + 1] << (64 - places);
}

/* The word starts of a chunk that begin with a digit, or with one or two letters and a digit. */
static uint64_t starts_with_digits(const struct dl_block *b, uint32_t chunk)
{
    if ((b->digit[chunk] | b->digit[chunk + 1]) == 0) return 0;
    uint64_t second = bits_after(b->word, chunk, 1), third = second & bits_after(b->word, chunk, 2);
    return b->start[chunk] &
           (b->digit[chunk] | (second & bits_after(b->digit, chunk, 1)) | (third & bits_after(b->digit, chunk, 2)));
}

bool dl_has_digits(const struct dl_block *b, uint32_t pos)
{
    return (starts_with_digits(b, pos / 64) >> pos % 64) & 1;
}

/* What is kept of a word's first letters, by which of the four places after the first are in the word, too. */
#define K DL_LEXICON_FILTER_KEPT
static const unsigned char kept[16][8] = {
    { K }, { K, K }, { K }, { K, K, K }, { K }, { K, K }, { K }, { K, K, K, K },
    { K }, { K, K }, { K }, { K, K, K }, { K }, { K, K }, { K }, { K, K, K, K, K },
};
#undef K

/* Adds the places of a chunk: what the filter has, and the others. */
static inline size_t sieve(const struct dl_lexicon *lexicon, const struct dl_block *b, uint32_t chunk, uint64_t others,
                           uint16_t *places)
{
    const uint64_t letter = b->word[chunk] & ~b->digit[chunk], next = b->word[chunk + 1] & ~b->digit[chunk + 1];
    const unsigned char *text = b->text + chunk * 64;
    const uint32_t first = chunk * 64;
    size_t count = 0;
    for (uint64_t starts = b->start[chunk]; starts != 0; starts &= starts - 1) {
        uint64_t place = (uint64_t)__builtin_ctzll(starts), mask, letters;
        uint64_t after = (letter >> place >> 1) | (next << (63 - place));
        memcpy(&mask, kept[after % 16], 8);
        memcpy(&letters, text + place, 8);
        places[count] = (uint16_t)(first + place);
        count += lexicon->filter[dl_lexicon_filter_hash(letters & mask)] | (others >> place & 1);
    }
    return count;
}

size_t dl_triggers_find(const struct dl_lexicon *lexicon, const struct dl_block *b, uint16_t places[DL_TRIGGERS_MAX])
{
    size_t count = 0;
    for (uint32_t chunk = 0; chunk < b->chunks; chunk++) {
        const uint64_t others = starts_with_digits(b, chunk) | dl_roman_starts(b, chunk);
        count += others != 0 ? sieve(lexicon, b, chunk, others, places + count)
                             : sieve(lexicon, b, chunk, 0, places + count);
    }
    return count;
}
