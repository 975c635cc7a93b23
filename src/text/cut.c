/* cut.c: looks from the end backwards for each kind of place in turn.
 *
 * A name or date does not reach over the end of a paragraph or sentence, and hardly over a line end or the space
 * between two lower-case words; only a text with none of these in 64 KiB can lose one.
 */
#include "text/cut.h"

#include <stdbool.h>
#include <string.h>

#include "text/ascii.h"
#include "text/block.h"

static bool is_lower(unsigned char c)
{
    return c >= 'a' && c <= 'z';
}

/* The end of the last line feed at or before i, 0 when there is none; eight bytes a step. */
static uint32_t after_last_line_feed(const unsigned char *t, uint32_t i)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    for (; i >= 8; i -= 8) {
        uint64_t v;
        memcpy(&v, t + i - 8, 8);
        v ^= ones * '\n';
        if ((v - ones) & ~v & (ones << 7)) break; /* one of them is a line feed */
    }
    while (i > 0 && t[i - 1] != '\n')
        i--;
    return i;
}

/* The end of the last empty line; 0 when there is none. */
static uint32_t last_paragraph_end(const unsigned char *t)
{
    for (uint32_t i = after_last_line_feed(t, DL_BLOCK_MAX); i > 0; i = after_last_line_feed(t, i - 1)) {
        uint32_t before = i - 1;
        if (before > 0 && t[before - 1] == '\r') before--;
        if (before > 0 && t[before - 1] == '\n') return i;
    }
    return 0;
}

/* A stop, perhaps a closing quote, white space, and then no lower-case letter at i. */
static bool after_sentence(const unsigned char *t, uint32_t i)
{
    if (i < 3 || i == DL_BLOCK_MAX || !dl_is_blank(t[i - 1]) || dl_is_blank(t[i]) || is_lower(t[i])) return false;
    uint32_t stop = i - 2;
    while (stop > 1 && (t[stop] == '"' || t[stop] == '\'' || t[stop] == ')' || t[stop] >= 0x80) && i - stop < 8)
        stop--;
    if (t[stop] == '!' || t[stop] == '?') return true;
    /* A long lower-case word before a full stop is no abbreviation. */
    return t[stop] == '.' && stop >= 5 && is_lower(t[stop - 1]) && is_lower(t[stop - 2]) && is_lower(t[stop - 3]) &&
           is_lower(t[stop - 4]);
}

static bool between_lower(const unsigned char *t, uint32_t i)
{
    return i >= 3 && i < DL_BLOCK_MAX && t[i - 1] == ' ' && is_lower(t[i - 2]) && is_lower(t[i]);
}

static bool after_blank(const unsigned char *t, uint32_t i)
{
    return dl_is_blank(t[i - 1]);
}

static bool at_code_point(const unsigned char *t, uint32_t i)
{
    return i < DL_BLOCK_MAX && (t[i] & 0xC0) != 0x80;
}

/* The last place of a kind; 0 when there is none. */
static uint32_t last_place(const unsigned char *t, bool (*is_place)(const unsigned char *, uint32_t))
{
    uint32_t i = DL_BLOCK_MAX;
    while (i > 0 && !is_place(t, i))
        i--;
    return i;
}

uint32_t dl_cut(const unsigned char *text)
{
    uint32_t cut = last_paragraph_end(text);
    if (cut == 0) cut = last_place(text, after_sentence);
    if (cut == 0) cut = after_last_line_feed(text, DL_BLOCK_MAX);
    if (cut == 0) cut = last_place(text, between_lower);
    if (cut == 0) cut = last_place(text, after_blank);
    if (cut == 0) cut = last_place(text, at_code_point);
    return cut > 0 ? cut : DL_BLOCK_MAX;
}

uint32_t dl_cut_paragraph(const unsigned char *text, uint32_t size, uint32_t *from)
{
    const unsigned char *feed;
    for (; (feed = memchr(text + *from, '\n', size - *from)) != NULL; *from = (uint32_t)(feed - text) + 1) {
        uint32_t length = (uint32_t)(feed - text) - *from;
        bool is_empty = length == 0 || (length == 1 && text[*from] == '\r');
        if (is_empty && *from > 0) return *from + length + 1;
    }
    return 0;
}
