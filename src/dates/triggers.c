/* triggers.c: words of a chunk by their length, each length in a loop of its own.
 *
 *     bytes       t h e   y e a r s   a g o
 *     start       1 . .   1 . . . .   1 . .
 *     three       1 . .   . . . . .   1 . .     the word bits of the next four places say how long it is
 *     five, more  . . .   1 . . . .   . . .
 *
 * The first letters are one load, folded and cut to the length by one mask; a hash of them is a byte of the
 * lexicon's filter. Nothing branches on what the words are.
 */
#include "dates/triggers.h"

#include <string.h>

/* The places that passed, one after another; the one behind them is overwritten by the next. */
struct passed {
    size_t count;
    uint8_t places[65];
};

/* Adds those of the starts whose first size letters the filter has. */
static inline void pass(struct passed *passed, const unsigned char *filter, const unsigned char *text, uint64_t starts,
                        unsigned size)
{
    enum { KEPT = DL_LEXICON_FILTER_KEPT };
    static const unsigned char kept[DL_LEXICON_FILTER_LETTERS + 8] = { KEPT, KEPT, KEPT, KEPT, KEPT };
    uint64_t mask, bytes;
    size_t count = passed->count;
    memcpy(&mask, kept + DL_LEXICON_FILTER_LETTERS - size, 8);
    for (; starts != 0; starts &= starts - 1) {
        uint64_t place = (uint64_t)__builtin_ctzll(starts);
        memcpy(&bytes, text + place, 8);
        passed->places[count] = (uint8_t)place;
        count += filter[dl_lexicon_filter_hash(bytes & mask)];
    }
    passed->count = count;
}

/* The bits of a chunk, so many places on. */
static inline uint64_t bits_after(const uint64_t *bitmap, uint32_t chunk, unsigned places)
{
    return bitmap[chunk] >> places | bitmap[chunk + 1] << (64 - places);
}

uint64_t dl_triggers_in(const struct dl_lexicon *lexicon, const struct dl_block *b, uint32_t chunk)
{
    const unsigned char *text = b->text + chunk * 64, *filter = lexicon->filter;
    const uint64_t one = b->start[chunk], two = one & bits_after(b->word, chunk, 1),
                   three = two & bits_after(b->word, chunk, 2), four = three & bits_after(b->word, chunk, 3),
                   five = four & bits_after(b->word, chunk, 4) & ~bits_after(b->digit, chunk, 4); /* "year2038" */
    struct passed passed;
    passed.count = 0;
    pass(&passed, filter, text, five, 5);
    pass(&passed, filter, text, four & ~five, 4);
    pass(&passed, filter, text, three & ~four, 3);
    pass(&passed, filter, text, two & ~three, 2);
    pass(&passed, filter, text, one & ~two, 1);
    uint64_t places = 0;
    for (size_t i = 0; i < passed.count; i++)
        places |= (uint64_t)1 << passed.places[i];
    return places;
}
