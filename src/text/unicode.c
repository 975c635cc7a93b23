/* unicode.c: asks utf8proc: kinds are general categories, but that 0x85 and the byte order mark are white space. */
#include "text/unicode.h"

#include <stddef.h>

#include <utf8proc.h>

static enum dl_char ascii_kind(uint32_t c)
{
    if (c >= '0' && c <= '9') return DL_CHAR_DIGIT;
    if (c >= 'A' && c <= 'Z') return DL_CHAR_UPPER;
    if ((c >= 'a' && c <= 'z') || c == '_') return DL_CHAR_LOWER;
    return c == ' ' || (c >= '\t' && c <= '\r') ? DL_CHAR_SPACE : DL_CHAR_MARK;
}

enum dl_char dl_unicode_kind(uint32_t c)
{
    if (c < 0x80) return ascii_kind(c);
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return DL_CHAR_UPPER;
    case UTF8PROC_CATEGORY_LL: return DL_CHAR_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC: return DL_CHAR_CASELESS;
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

/* Letters that Unicode does not take apart, and how they are written without their strokes. */
static const struct {
    uint32_t letter;
    const char *bare;
} strokes[] = {
    { 0xE6, "ae" }, { 0xF0, "d" },  { 0xF8, "o" },  { 0xFE, "th" },  { 0x111, "d" },
    { 0x127, "h" }, { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" },
};

static const char *without_stroke(uint32_t c)
{
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
        if (strokes[i].letter == c) return strokes[i].bare;
    return NULL;
}

uint32_t dl_unicode_bare(uint32_t c)
{
    const char *bare = c >= 0x80 ? without_stroke(c) : NULL;
    return bare && bare[1] == '\0' ? (uint32_t)bare[0] : 0;
}

unsigned dl_unicode_fold(uint32_t c, uint32_t folded[DL_FOLD_MAX])
{
    utf8proc_int32_t points[DL_FOLD_MAX];
    int last = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(
        (utf8proc_int32_t)c, points, DL_FOLD_MAX,
        UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE, &last);
    unsigned count = 0;
    for (utf8proc_ssize_t i = 0; i < n && i < DL_FOLD_MAX; i++) {
        const char *bare = without_stroke((uint32_t)points[i]);
        for (; bare && *bare && count < DL_FOLD_MAX; bare++)
            folded[count++] = (unsigned char)*bare;
        if (!bare && count < DL_FOLD_MAX) folded[count++] = (uint32_t)points[i];
    }
    return count;
}

uint32_t dl_utf8_lower(uint32_t c)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t dl_utf8_upper(uint32_t c)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}
