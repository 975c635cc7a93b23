/* ascii.h: bytes of ASCII, whatever the locale. */
#ifndef DL_TEXT_ASCII_H
#define DL_TEXT_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Lower-cases the ASCII letters among eight bytes. */
static inline uint64_t dl_ascii_lower(uint64_t v)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones * 0x80;
    uint64_t low = v & ~tops;
    uint64_t from_a = low + ones * (0x80 - 'A'), after_z = low + ones * (0x80 - 'Z' - 1);
    return v | ((from_a & ~after_z & ~v & tops) >> 2);
}

static inline bool dl_is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

/* White space: a space, tabs, line ends, a form feed. */
static inline bool dl_is_blank(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Are the size bytes the word (in small letters), in any case? */
static inline bool dl_is_ascii_word(const char *bytes, size_t size, const char *word)
{
    if (size != strlen(word)) return false;
    for (size_t i = 0; i < size; i++) {
        const bool is_upper = bytes[i] >= 'A' && bytes[i] <= 'Z';
        if ((is_upper ? bytes[i] | 0x20 : bytes[i]) != word[i]) return false;
    }
    return true;
}

/* Are the len bytes what parts an owner from what is owned: "'s ", "’s "? */
static inline bool dl_is_possessive(const unsigned char *p, uint32_t len)
{
    return (len == 3 && memcmp(p, "'s ", 3) == 0) || (len == 5 && memcmp(p, "\xE2\x80\x99s ", 5) == 0);
}

/* The bytes of a comma and one blank or line end at p; 0 when they are not there. Two bytes behind p are readable. */
#define DL_COMMA_MIN 2u
#define DL_COMMA_MAX 3u
static inline uint32_t dl_comma_length(const unsigned char *p)
{
    if (p[0] != ',') return 0;
    if (p[1] == ' ' || p[1] == '\n') return 2;
    return p[1] == '\r' && p[2] == '\n' ? 3 : 0;
}

#endif
