/* ascii.h: eight bytes of ASCII at once. */
#ifndef DL_TEXT_ASCII_H
#define DL_TEXT_ASCII_H

#include <stdint.h>

/* Lower-cases the ASCII letters among eight bytes. */
static inline uint64_t dl_ascii_lower(uint64_t v)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones * 0x80;
    uint64_t low = v & ~tops;
    uint64_t from_a = low + ones * (0x80 - 'A'), after_z = low + ones * (0x80 - 'Z' - 1);
    return v | ((from_a & ~after_z & ~v & tops) >> 2);
}

/* The bytes of a comma and one blank or line end at p; 0 when they are not there. Two bytes behind p are readable. */
static inline uint32_t dl_comma_length(const unsigned char *p)
{
    if (p[0] != ',') return 0;
    if (p[1] == ' ' || p[1] == '\n') return 2;
    return p[1] == '\r' && p[2] == '\n' ? 3 : 0;
}

#endif
