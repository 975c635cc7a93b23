/* utf8.c: decoding by the lead byte's range, kinds by Unicode's general category. */
#include "text/utf8.h"

#include <utf8proc.h>

/* Lead bytes in order, with the allowed range of the second byte (Unicode 15, table 3-7). */
static const struct lead {
    unsigned char from, to, length, second_from, second_to;
} leads[] = {
    { 0xC2, 0xDF, 2, 0x80, 0xBF }, { 0xE0, 0xE0, 3, 0xA0, 0xBF }, { 0xE1, 0xEC, 3, 0x80, 0xBF },
    { 0xED, 0xED, 3, 0x80, 0x9F }, { 0xEE, 0xEF, 3, 0x80, 0xBF }, { 0xF0, 0xF0, 4, 0x90, 0xBF },
    { 0xF1, 0xF3, 4, 0x80, 0xBF }, { 0xF4, 0xF4, 4, 0x80, 0x8F },
};

static const struct lead *lead_of(unsigned char byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (byte >= leads[i].from && byte <= leads[i].to) return &leads[i];
    return NULL;
}

uint32_t dl_utf8_decode(const unsigned char *p, size_t size, unsigned *length)
{
    *length = 1;
    if (p[0] < 0x80) return p[0];
    const struct lead *lead = lead_of(p[0]);
    if (!lead || size < lead->length || p[1] < lead->second_from || p[1] > lead->second_to) return DL_BAD_BYTE;

    uint32_t c = p[0] & (0x7Fu >> lead->length);
    for (unsigned i = 1; i < lead->length; i++) {
        if ((p[i] & 0xC0) != 0x80) return DL_BAD_BYTE;
        c = c << 6 | (p[i] & 0x3Fu);
    }
    *length = lead->length;
    return c;
}

unsigned dl_utf8_encode(uint32_t c, unsigned char *out)
{
    if (c < 0x80) {
        out[0] = (unsigned char)c;
        return 1;
    }
    unsigned length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (unsigned i = length - 1; i > 0; i--) {
        out[i] = (unsigned char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    out[0] = (unsigned char)((0xF00u >> length) | c);
    return length;
}

static enum dl_char ascii_kind(uint32_t c)
{
    if (c >= '0' && c <= '9') return DL_CHAR_DIGIT;
    if (c >= 'A' && c <= 'Z') return DL_CHAR_UPPER;
    if ((c >= 'a' && c <= 'z') || c == '_') return DL_CHAR_LOWER;
    return c == ' ' || (c >= '\t' && c <= '\r') ? DL_CHAR_SPACE : DL_CHAR_MARK;
}

uint32_t dl_utf8_lower(uint32_t c)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t dl_utf8_upper(uint32_t c)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}

enum dl_char dl_char_kind(uint32_t c)
{
    if (c < 0x80) return ascii_kind(c);
    if (c == DL_BAD_BYTE) return DL_CHAR_MARK;
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return DL_CHAR_UPPER;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC: return DL_CHAR_LOWER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return DL_CHAR_EXTEND;
    case UTF8PROC_CATEGORY_CF:
        return c == 0xFEFF ? DL_CHAR_SPACE : DL_CHAR_EXTEND; /* a byte order mark is no part of a word */
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return DL_CHAR_SPACE;
    default: return c == 0x85 ? DL_CHAR_SPACE : DL_CHAR_MARK; /* NEXT LINE is a control that is white space */
    }
}
