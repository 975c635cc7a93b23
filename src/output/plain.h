/* plain.h: cells that go out as they are. Private to output/.
 *
 * Nearly every cell is plain ASCII. Whether it is, is found out while it is copied, 16 bytes at a time; no byte beyond
 * the cell is read. A shorter cell is looked at as its first and its last bytes, side by side:
 *
 *     Senate           Sena|nate|Sena|nate          bit 0 is the first byte of every cell,
 *     Isthmus of       Isthmus |hmus of             bit 15 the last one
 */
#ifndef DL_OUTPUT_PLAIN_H
#define DL_OUTPUT_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "text/simd.h"

/* What a cell must not hold to be plain, besides quotes, controls, and spaces at its ends. */
struct dl_plain {
    char delimiter;
    bool fold; /* two spaces that stand together */
};

#if DL_HAVE_SIMD

/* Where the second of two spaces may be seen: not where what stands side by side does so only here. */
#define DL_PAIRS_OF_FOURS 0xEEEEu
#define DL_PAIRS_OF_EIGHTS 0xFEFEu
#define DL_PAIRS_OF_ALL 0xFFFEu
#define DL_FIRST_BYTE 0x0001u
#define DL_LAST_BYTE 0x8000u

/* A bit for each of 16 bytes that is in the way; ends: those that must be no spaces. */
static inline unsigned dl_plain_trouble(__m128i v, struct dl_plain rule, unsigned pairs, unsigned ends)
{
    const __m128i space = _mm_set1_epi8(' '), next = _mm_add_epi8(v, _mm_set1_epi8(1));
    /* As signed numbers, bytes beyond ASCII are below it, too; with one added, 0x7F is one of them. */
    const __m128i unprintable = _mm_cmplt_epi8(next, _mm_set1_epi8(' ' + 1));
    const __m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
    const __m128i end = _mm_cmpeq_epi8(v, _mm_set1_epi8(rule.delimiter));
    const unsigned odd = (unsigned)_mm_movemask_epi8(_mm_or_si128(unprintable, _mm_or_si128(quote, end)));
    const unsigned spaces = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, space));
    const unsigned second = spaces & spaces << 1 & pairs & (0u - rule.fold);
    return odd | second | (spaces & ends);
}

/* 1 to 3 bytes. */
static inline __m128i dl_plain_copy_few(char *out, const unsigned char *p, size_t n)
{
    const unsigned char first = p[0], middle = p[n / 2], last = p[n - 1];
    out[0] = (char)first;
    out[n / 2] = (char)middle;
    out[n - 1] = (char)last;
    return _mm_set1_epi32((int)(first | (uint32_t)middle << 8 | (uint32_t)last << 16 | (uint32_t)last << 24));
}

/* 4 to 7 bytes. */
static inline __m128i dl_plain_copy_fours(char *out, const unsigned char *p, size_t n)
{
    int32_t first, last;
    memcpy(&first, p, sizeof first);
    memcpy(&last, p + n - 4, sizeof last);
    memcpy(out, &first, sizeof first);
    memcpy(out + n - 4, &last, sizeof last);
    const __m128i both = _mm_unpacklo_epi32(_mm_cvtsi32_si128(first), _mm_cvtsi32_si128(last));
    return _mm_unpacklo_epi64(both, both);
}

/* 8 to 15 bytes. */
static inline __m128i dl_plain_copy_eights(char *out, const unsigned char *p, size_t n)
{
    const __m128i first = _mm_loadl_epi64((const __m128i *)(const void *)p);
    const __m128i last = _mm_loadl_epi64((const __m128i *)(const void *)(p + n - 8));
    _mm_storel_epi64((__m128i *)(void *)out, first);
    _mm_storel_epi64((__m128i *)(void *)(out + n - 8), last);
    return _mm_unpacklo_epi64(first, last);
}

/* 16 and more, in steps that overlap by a byte, the last two perhaps by more: every pair lies in one of them. */
static inline bool dl_plain_copy_long(char *out, const unsigned char *p, size_t n, struct dl_plain rule)
{
    unsigned found = 0, ends = DL_FIRST_BYTE;
    for (size_t i = 0;; i += 15) {
        if (i + 16 >= n) i = n - 16, ends |= DL_LAST_BYTE;
        const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        _mm_storeu_si128((__m128i *)(void *)(out + i), v);
        found |= dl_plain_trouble(v, rule, DL_PAIRS_OF_ALL, ends);
        if (ends & DL_LAST_BYTE) return found == 0;
        ends = 0;
    }
}

/* Copies a cell, not empty, to out, which has room for it. Answers whether it is plain ASCII: perhaps false for a plain
 * cell, never true for another. */
static inline bool dl_plain_copy(char *out, const unsigned char *p, size_t n, struct dl_plain rule)
{
    const unsigned ends = DL_FIRST_BYTE | DL_LAST_BYTE;
    if (n >= 16) return dl_plain_copy_long(out, p, n, rule);
    if (n >= 8) return dl_plain_trouble(dl_plain_copy_eights(out, p, n), rule, DL_PAIRS_OF_EIGHTS, ends) == 0;
    const __m128i v = n >= 4 ? dl_plain_copy_fours(out, p, n) : dl_plain_copy_few(out, p, n);
    return dl_plain_trouble(v, rule, DL_PAIRS_OF_FOURS, ends) == 0;
}

#else

static inline bool dl_plain_copy(char *out, const unsigned char *p, size_t n, struct dl_plain rule)
{
    bool is_plain = p[0] != ' ' && p[n - 1] != ' ';
    for (size_t i = 0; i < n; i++) {
        const unsigned char c = p[i];
        out[i] = (char)c;
        is_plain &= (c >= 0x20) & (c < 0x7F) & (c != '"') & (c != (unsigned char)rule.delimiter);
        is_plain &= !(rule.fold & (c == ' ') & (i > 0 && p[i - 1] == ' '));
    }
    return is_plain;
}

#endif

#endif
