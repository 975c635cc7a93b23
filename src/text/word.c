/* word.c: hashes are made sixteen bytes at a time; a table of letters takes case and diacritics away. */
#include "text/word.h"

#include <string.h>

#include "text/unicode.h"
#include "text/utf8.h"

#define EIGHT 255, 255, 255, 255, 255, 255, 255, 255
const unsigned char dl_first_bytes[2 * DL_FIRST_BYTES] = { EIGHT, EIGHT, EIGHT, EIGHT };

/* The hash of bytes that are folded. */
static uint64_t hash_folded(const unsigned char *p, uint32_t len)
{
    uint64_t h = len > 16 ? len * DL_MIX_2 : 0;
    for (; len > 16; p += 16, len -= 16)
        h = dl_mix(dl_load(p) ^ DL_MIX_2 ^ h, dl_load(p + 8) ^ DL_MIX_3);
    const unsigned char *mask = dl_first(len);
    return dl_mix_last(h, dl_load(p) & dl_load(mask), dl_load(p + 8) & dl_load(mask + 8), len);
}

uint32_t dl_word_fold(const unsigned char *word, uint32_t len, unsigned char folded[DL_FOLDED_MAX + 16])
{
    uint32_t used = 0, points[DL_FOLD_MAX];
    if (len > DL_NAME_WORD_MAX) return 0;
    for (uint32_t i = 0; i < len;) {
        unsigned length;
        uint32_t c = dl_utf8_decode(word + i, len - i, &length);
        if (c == DL_BAD_BYTE) return 0;
        i += length;
        if (c < DL_CHARS && dl_char_folds[c] != DL_FOLD_LONG) {
            if (dl_char_folds[c] != 0) used += dl_utf8_encode(dl_char_folds[c], folded + used);
        } else {
            unsigned count = dl_unicode_fold(c, points);
            for (unsigned k = 0; k < count && used + 4 <= DL_FOLDED_MAX; k++)
                used += dl_utf8_encode(points[k], folded + used);
        }
        if (used + 4 > DL_FOLDED_MAX) return 0;
    }
    memset(folded + used, 0, 16);
    return used;
}

static uint64_t hash_any(const unsigned char *word, uint32_t len)
{
    unsigned char folded[DL_FOLDED_MAX + 16];
    uint32_t used = dl_word_fold(word, len, folded);
    for (uint32_t i = 0; i < used; i++)
        if (folded[i] == '_') folded[i] |= 0x20; /* as in ASCII words */
    return used == 0 ? 0 : hash_folded(folded, used);
}

/* Bit i: byte i is not ASCII. */
static inline uint32_t high_bytes(uint64_t v)
{
    return (uint32_t)(((v & DL_HIGH_BITS) >> 7) * UINT64_C(0x0102040810204080) >> 56);
}

/* The small ASCII letter that a letter of two bytes folds into; 0 for all others. */
static inline unsigned char folded_pair(const unsigned char *p)
{
    uint32_t lead = p[0] ^ 0xC0u, follows = p[1] ^ 0x80u, c = lead << 6 | follows;
    if (lead >= 0x20 || follows >= 0x40 || c < 0x80) return 0;
    uint32_t fold = dl_char_folds[c];
    return fold >= 'a' && fold <= 'z' ? (unsigned char)fold : 0;
}

/* The hash of a word of up to sixteen bytes, some of them not ASCII (bits of high). What stands between letters
 * with diacritics is copied sixteen bytes at a time. */
static uint64_t hash_short(const unsigned char *word, uint32_t len, uint32_t high)
{
    unsigned char folded[32];
    uint32_t from = 0, used = 0;
    for (; high != 0; high &= high - 1) {
        uint32_t at = (uint32_t)__builtin_ctz(high);
        unsigned char letter = folded_pair(word + at);
        high &= high - 1;
        if (letter == 0 || at + 2 > len) return hash_any(word, len);
        memcpy(folded + used, word + from, 16);
        used += at - from;
        folded[used++] = letter;
        from = at + 2;
    }
    memcpy(folded + used, word + from, 16);
    used += len - from;
    const unsigned char *mask = dl_first(used);
    uint64_t first = dl_load(mask), second = dl_load(mask + 8);
    return dl_mix_last(0, (dl_load(folded) | DL_SMALL) & first, (dl_load(folded + 8) | DL_SMALL) & second, used);
}

/* An ASCII word of more than sixteen bytes. */
static uint64_t hash_long(const unsigned char *word, uint32_t len)
{
    uint64_t high = 0;
    unsigned char small[DL_NAME_WORD_MAX + 32];
    for (uint32_t i = 0; i < len; i++) {
        high |= word[i];
        small[i] = word[i] | 0x20;
    }
    memset(small + len, 0, 16);
    return high & 0x80 ? hash_any(word, len) : hash_folded(small, len);
}

uint64_t dl_word_hash_long(const unsigned char *word, uint32_t len)
{
    if (len > DL_SHORT_WORD) return len > DL_NAME_WORD_MAX ? 0 : hash_long(word, len);
    const unsigned char *mask = dl_first(len);
    uint64_t low = dl_load(word) & dl_load(mask), high = dl_load(word + 8) & dl_load(mask + 8);
    return hash_short(word, len, high_bytes(low) | high_bytes(high) << 8);
}

uint32_t dl_name_fold_spaces(const unsigned char *name, uint32_t len, unsigned char folded[DL_NAME_WORD_MAX + 16])
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < len; i++) {
        const bool is_blank = dl_is_blank(name[i]);
        if (is_blank && (used == 0 || folded[used - 1] == ' ')) continue;
        if (used == DL_NAME_WORD_MAX) return 0;
        folded[used++] = is_blank ? ' ' : name[i];
    }
    memset(folded + used, 0, 16);
    return used;
}

uint64_t dl_name_key_folded(const unsigned char *name, uint32_t len)
{
    unsigned char folded[DL_NAME_WORD_MAX + 16];
    len = dl_name_fold_spaces(name, len, folded);
    return len > 0 ? dl_word_hash(folded, len) : 0;
}
