/* word.h: a word of a name as a number: words that differ only in case and diacritics have the same.
 *
 *     hash("Łódź") = hash("lodz")
 */
#ifndef DL_TEXT_WORD_H
#define DL_TEXT_WORD_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/ascii.h"

/* A word longer than this is no part of a name. */
#define DL_NAME_WORD_MAX 120u

/* Up to so many bytes are masked at once. */
#define DL_FIRST_BYTES 32u
extern const unsigned char dl_first_bytes[2 * DL_FIRST_BYTES];

/* The mask of the first len bytes, DL_FIRST_BYTES long. */
static inline const unsigned char *dl_first(uint32_t len)
{
    return dl_first_bytes + DL_FIRST_BYTES - len;
}

/* A word of up to so many bytes is hashed at once. */
#define DL_SHORT_WORD 16u

/* Eight bytes, little end first on every machine. */
static inline uint64_t dl_load(const unsigned char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    return v;
}

#define DL_MIX_0 UINT64_C(0xa0761d6478bd642f)
#define DL_MIX_1 UINT64_C(0xe7037ed1a0b428db)
#define DL_MIX_2 UINT64_C(0x8ebc6af09c88c6e3)
#define DL_MIX_3 UINT64_C(0x589965cc75374cc3)

/* The two halves of a 128-bit product, folded: a good and cheap mixer. */
static inline uint64_t dl_mix(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t dl_mix_last(uint64_t h, uint64_t a, uint64_t b, uint32_t len)
{
    h = dl_mix(a ^ DL_MIX_0 ^ h, b ^ DL_MIX_1 ^ len);
    return h ? h : 1;
}

/* Makes ASCII letters small, leaves digits as they are, and makes '_' 0x7F: no two characters of words meet
 * but the two cases of a letter. */
#define DL_SMALL UINT64_C(0x2020202020202020)
#define DL_HIGH_BITS UINT64_C(0x8080808080808080)

/* The hash of any other word than one of up to sixteen bytes of ASCII. */
uint64_t dl_word_hash_long(const unsigned char *word, uint32_t len);

/* The hash of a word of len bytes, never 0; 0 when it is too long or not UTF-8.
 * At least 16 bytes after the word are readable. */
static inline uint64_t dl_word_hash(const unsigned char *word, uint32_t len)
{
    if (len > DL_SHORT_WORD) return dl_word_hash_long(word, len);
    const unsigned char *mask = dl_first(len);
    uint64_t first = dl_load(mask), second = dl_load(mask + 8);
    uint64_t a = dl_load(word) & first, b = dl_load(word + 8) & second;
    if ((a | b) & DL_HIGH_BITS) return dl_word_hash_long(word, len);
    return dl_mix_last(0, a | (DL_SMALL & first), b | (DL_SMALL & second), len);
}

/* Bit 7 of the bytes that are control characters, as line ends and tabs are, or blanks behind another. */
static inline uint64_t dl_spaced_out(uint64_t v)
{
    const uint64_t low = v & ~DL_HIGH_BITS, every = DL_HIGH_BITS / 0x80; /* no sum has a carry */
    const uint64_t blanks = ~((low + every * (0x7F - ' ')) | v), controls = ~((low + every * (0x80 - ' ')) | v);
    return (blanks & blanks << 8) | controls;
}

/* Has a name other white space than one space between any two words? At least 8 bytes after it are readable. */
static inline bool dl_name_is_spaced_out(const unsigned char *name, uint32_t len)
{
    uint64_t found = 0;
    if (len < 8) return (dl_spaced_out(dl_load(name) | UINT64_MAX << 8 * len) & DL_HIGH_BITS) != 0;
    for (uint32_t i = 0; i + 8 < len; i += 7) /* one byte is read twice, so that no pair is cut */
        found |= dl_spaced_out(dl_load(name + i));
    return ((found | dl_spaced_out(dl_load(name + len - 8))) & DL_HIGH_BITS) != 0;
}

/* A name, every run of white space in it as one space, and 16 zero bytes. Answers its bytes; 0 when it is too long. */
uint32_t dl_name_fold_spaces(const unsigned char *name, uint32_t len, unsigned char folded[DL_NAME_WORD_MAX + 16]);

/* The key of a name that is spaced out. */
uint64_t dl_name_key_folded(const unsigned char *name, uint32_t len);

/* The key of a name of one or more words: the hash of its bytes, a run of white space being one space, so that
 * "New\nYork" is "New York"; 0 when it is too long or not UTF-8. At least 16 bytes after it are readable. */
static inline uint64_t dl_name_key(const unsigned char *name, uint32_t len)
{
    return dl_name_is_spaced_out(name, len) ? dl_name_key_folded(name, len) : dl_word_hash(name, len);
}

/* Where the last word of a name begins, its hyphens and apostrophes included. */
static inline uint32_t dl_name_last_word(const unsigned char *name, uint32_t len)
{
    while (len > 0 && !dl_is_blank(name[len - 1]))
        len--;
    return len;
}

/* A word without case and diacritics, as UTF-8; what its hash is made of. Answers the bytes, 0 when there
 * are none, the word is too long, or it is not UTF-8. */
#define DL_FOLDED_MAX (4u * DL_NAME_WORD_MAX)
uint32_t dl_word_fold(const unsigned char *word, uint32_t len, unsigned char folded[DL_FOLDED_MAX + 16]);

#endif
