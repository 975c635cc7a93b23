/* triggers.c: words of a chunk by their length, each length in a loop of its own.
 *
 *     bytes       t h e   y e a r s   a g o
 *     start       1 . .   1 . . . .   1 . .
 *     three       1 . .   . . . . .   1 . .     the word bits of the next three places say how long it is
 *     four, more  . . .   1 . . . .   . . .
 *
 * The first letters are one 32-bit load, folded and masked to the length; a hash of them is one bit of
 * the lexicon's filter. Nothing branches on what the words are.
 */
#include "dates/triggers.h"

#include <string.h>

/* Those of the starts whose first size letters the filter has. */
static inline uint64_t pass(const struct dl_lexicon *lexicon, const unsigned char *text, uint64_t starts, unsigned size)
{
    static const unsigned char ones[8] = { 255, 255, 255, 255 };
    uint32_t mask, bytes;
    uint64_t passed = 0;
    memcpy(&mask, ones + 4 - size, 4);
    for (; starts != 0; starts &= starts - 1) {
        unsigned bit = (unsigned)__builtin_ctzll(starts);
        memcpy(&bytes, text + bit, 4);
        passed |= (uint64_t)dl_lexicon_may_trigger(lexicon, (bytes | 0x20202020u) & mask) << bit;
    }
    return passed;
}

uint64_t dl_triggers_in(const struct dl_lexicon *lexicon, const struct dl_block *b, uint32_t chunk)
{
    const uint32_t pos = chunk * 64;
    const unsigned char *text = b->text + pos;
    const uint64_t one = b->start[chunk], two = one & dl_bits_from(b->word, pos + 1),
                   three = two & dl_bits_from(b->word, pos + 2), four = three & dl_bits_from(b->word, pos + 3);
    return pass(lexicon, text, four, 4) | pass(lexicon, text, three & ~four, 3) | pass(lexicon, text, two & ~three, 2) |
           pass(lexicon, text, one & ~two, 1);
}
