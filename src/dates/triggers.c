/* triggers.c: words of a chunk by their length, each length in a loop of its own.
 *
 *     bytes       t h e   y e a r s   a g o
 *     start       1 . .   1 . . . .   1 . .
 *     three       1 . .   . . . . .   1 . .     the word bits of the next three places say how long it is
 *     four, more  . . .   1 . . . .   . . .
 *
 * The first letters are one 32-bit load, folded and cut to the length by one mask; a hash of them is a byte of the
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
    static const unsigned char kept[8] = { KEPT, KEPT, KEPT, KEPT };
    uint32_t mask, bytes;
    size_t count = passed->count;
    memcpy(&mask, kept + 4 - size, 4);
    for (; starts != 0; starts &= starts - 1) {
        uint64_t place = (uint64_t)__builtin_ctzll(starts);
        memcpy(&bytes, text + place, 4);
        passed->places[count] = (uint8_t)place;
        count += filter[dl_lexicon_filter_hash(bytes & mask)];
    }
    passed->count = count;
}

/* The word bits of a chunk, so many places on. */
static inline uint64_t word_after(const struct dl_block *b, uint32_t chunk, unsigned places)
{
    return b->word[chunk] >> places | b->word[chunk + 1] << (64 - places);
}

uint64_t dl_triggers_in(const struct dl_lexicon *lexicon, const struct dl_block *b, uint32_t chunk)
{
    const unsigned char *text = b->text + chunk * 64, *filter = lexicon->filter;
    const uint64_t one = b->start[chunk], two = one & word_after(b, chunk, 1), three = two & word_after(b, chunk, 2),
                   four = three & word_after(b, chunk, 3);
    struct passed passed;
    passed.count = 0;
    pass(&passed, filter, text, four, 4);
    pass(&passed, filter, text, three & ~four, 3);
    pass(&passed, filter, text, two & ~three, 2);
    pass(&passed, filter, text, one & ~two, 1);
    uint64_t places = 0;
    for (size_t i = 0; i < passed.count; i++)
        places |= (uint64_t)1 << passed.places[i];
    return places;
}
