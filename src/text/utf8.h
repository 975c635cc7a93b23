/* utf8.h: one code point at a time, and what kind of character it is. */
#ifndef DL_TEXT_UTF8_H
#define DL_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* A byte that is not UTF-8 decodes to this with a length of 1. */
#define DL_BAD_BYTE UINT32_MAX

/* The code point at p (size > 0 readable bytes), by the table of well-formed sequences in the
 * Unicode Standard (3.9, table 3-7): no surrogates, no overlong forms, nothing above U+10FFFF.
 * A sequence that is cut off by size is bad too. *length: bytes used, 1 to 4. */
static inline uint32_t dl_utf8_decode(const unsigned char *p, size_t size, unsigned *length);

/* The same for a byte that is not ASCII. */
uint32_t dl_utf8_decode_long(const unsigned char *p, size_t size, unsigned *length);

static inline uint32_t dl_utf8_decode(const unsigned char *p, size_t size, unsigned *length)
{
    *length = 1;
    if (p[0] < 0x80) return p[0];
    if (size < 2 || p[0] < 0xC2 || p[0] > 0xDF || (p[1] & 0xC0) != 0x80) return dl_utf8_decode_long(p, size, length);
    *length = 2;
    return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
}

/* The bytes of code point c at out (4 bytes of room); answers how many. */
unsigned dl_utf8_encode(uint32_t c, unsigned char *out);

/* The small letter of a capital, and the capital of a small letter; any other code point as it is. */
uint32_t dl_utf8_lower(uint32_t c);
uint32_t dl_utf8_upper(uint32_t c);

enum dl_char {
    DL_CHAR_MARK,    /* punctuation, symbols, controls, everything else */
    DL_CHAR_SPACE,   /* white space and line ends */
    DL_CHAR_DIGIT,   /* ASCII digits */
    DL_CHAR_UPPER,   /* upper-case and title-case letters */
    DL_CHAR_LOWER,   /* lower-case letters, and '_' */
    DL_CHAR_EXTEND,  /* combining marks, soft hyphen, joiners: part of the word they follow */
    DL_CHAR_CASELESS /* every other letter or letter-like number */
};

/* The kind of a code point; DL_BAD_BYTE is a mark. */
static inline enum dl_char dl_char_kind(uint32_t c);

/* Code points below this have a line in tables, which tools/mkchars.c makes of unicode.h. */
#define DL_CHARS 0x2000u
extern const unsigned char dl_char_kinds[DL_CHARS];

/* The kind of any code point, the slow way. */
enum dl_char dl_unicode_kind(uint32_t c);

static inline enum dl_char dl_char_kind(uint32_t c)
{
    if (c < DL_CHARS) return (enum dl_char)dl_char_kinds[c];
    return c == DL_BAD_BYTE ? DL_CHAR_MARK : dl_unicode_kind(c);
}

#endif
