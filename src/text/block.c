/* block.c: walks over a block's bitmaps, 64 positions a step. */
#include "text/block.h"

#include <string.h>

#include "text/ascii.h"

/* How far to either side of a word its sentence is looked for, in bytes. */
#define SENTENCE_REACH 1024u
/* What may stand in a head line before and after its date, in bytes. */
#define HEAD_REACH 80u

uint32_t dl_next_bit(const uint64_t *bitmap, uint32_t pos, uint32_t limit)
{
    while (pos < limit) {
        uint64_t ahead = bitmap[pos / 64] >> (pos % 64);
        if (ahead != 0) {
            pos += (uint32_t)__builtin_ctzll(ahead);
            return pos < limit ? pos : limit;
        }
        pos = (pos / 64 + 1) * 64;
    }
    return limit;
}

uint32_t dl_after_last_bit(const uint64_t *bitmap, uint32_t pos, uint32_t limit)
{
    while (pos > limit) {
        uint32_t last = pos - 1;
        uint64_t behind = bitmap[last / 64] << (63 - last % 64);
        if (behind != 0) {
            pos -= (uint32_t)__builtin_clzll(behind);
            return pos > limit ? pos : limit;
        }
        pos = last / 64 * 64;
    }
    return limit;
}

bool dl_far_previous_word(const struct dl_block *b, uint32_t pos, uint32_t *start)
{
    uint32_t after = dl_after_last_bit(b->start, pos, 0);
    if (after == 0) return false;
    *start = after - 1;
    return true;
}

/* True when a letter of [from, to) is an ASCII lower-case one. */
static bool has_lower(const struct dl_block *b, uint32_t from, uint32_t to)
{
    for (; from < to; from += 64) {
        uint64_t small = dl_bits_from(b->word, from) & ~dl_bits_from(b->upper, from) & ~dl_bits_from(b->digit, from) &
                         ~dl_bits_from(b->high, from);
        if (to - from < 64) small &= (UINT64_C(1) << (to - from)) - 1;
        for (; small != 0; small &= small - 1)
            if (b->text[from + (uint32_t)__builtin_ctzll(small)] != '_') return true;
    }
    return false;
}

/* The bytes around pos that are looked at for its sentence or line. */
static void reach(const struct dl_block *b, uint32_t pos, uint32_t *from, uint32_t *to)
{
    *from = pos > SENTENCE_REACH ? pos - SENTENCE_REACH : 0;
    *to = b->len - pos > SENTENCE_REACH ? pos + SENTENCE_REACH : b->len;
}

void dl_block_sentence(const struct dl_block *b, uint32_t pos, uint32_t *start, uint32_t *end)
{
    uint32_t floor, ceiling;
    reach(b, pos, &floor, &ceiling);
    *start = dl_after_last_bit(b->sentence, pos, floor);
    *end = dl_next_bit(b->sentence, pos, ceiling);
    if (*end < ceiling) *end += 1;
    while (*start < pos && (dl_is_blank(b->text[*start]) || (b->text[*start] & 0xC0) == 0x80))
        *start += 1;
    while (*end > pos && dl_is_blank(b->text[*end - 1]))
        *end -= 1;
    while (*end < b->len && (b->text[*end] & 0xC0) == 0x80)
        *end += 1;
}

bool dl_block_line_is_caps(const struct dl_block *b, uint32_t pos)
{
    uint32_t from, to;
    reach(b, pos, &from, &to);
    from = dl_after_last_bit(b->newline, pos, from);
    to = dl_next_bit(b->newline, pos, to);
    return dl_next_bit(b->upper, from, to) < to && !has_lower(b, from, to);
}

/* The length of a dash that ends a dateline at p, 0 when there is none: "—", "–", "--", " - ". */
static uint32_t dash_length(const unsigned char *p, uint32_t size)
{
    if (size >= 3 && (memcmp(p, "\xE2\x80\x94", 3) == 0 || memcmp(p, "\xE2\x80\x93", 3) == 0)) return 3;
    if (size >= 2 && p[0] == '-' && p[1] == '-') return 2;
    return size >= 3 && memcmp(p, " - ", 3) == 0 ? 3 : 0;
}

/* Do a month in small letters and a day, "Jan. 30", "January 30", begin at word? */
static bool is_day(const struct dl_block *b, uint32_t word)
{
    uint32_t end = dl_word_end(b, word);
    if (!dl_bit(b->upper, word) || end - word < 3 || dl_bit(b->upper, word + 1)) return false;
    if (b->text[end] == '.') end++;
    return end + 1 < b->len && b->text[end] == ' ' && dl_bit(b->digit, end + 1);
}

/* Where the first dash in [from, to) begins, to when there is none. No dash begins inside of a word. */
static uint32_t find_dash(const struct dl_block *b, uint32_t from, uint32_t to)
{
    for (; from < to; from += 64) {
        uint64_t marks = ~dl_bits_from(b->word, from);
        if (to - from < 64) marks &= (UINT64_C(1) << (to - from)) - 1;
        for (; marks != 0; marks &= marks - 1) {
            const uint32_t at = from + (uint32_t)__builtin_ctzll(marks);
            if (dash_length(b->text + at, to - at) > 0) return at;
        }
    }
    return to;
}

uint32_t dl_block_near_dateline_end(const struct dl_block *b, uint32_t pos)
{
    uint32_t line = dl_after_last_bit(b->newline, pos, pos > DL_DATELINE_REACH ? pos - DL_DATELINE_REACH : 0);
    if (pos - line >= DL_DATELINE_REACH) return 0;
    uint32_t first = dl_next_word(b, line);
    if (first > pos || first == b->len) return 0;
    uint32_t end = dl_word_end(b, first);
    if (end - first < 2 || !dl_bit(b->upper, first) || has_lower(b, first, end)) return 0;
    const uint32_t most = b->len - first > DL_DATELINE_REACH ? first + DL_DATELINE_REACH : b->len;
    const uint32_t to = dl_next_bit(b->newline, pos, most), dash = find_dash(b, end, to);
    if (dash < to) return dash;
    uint32_t comma = end; /* "VICKSBURG, MISS., January 30, 1864." */
    while (comma < to && !(b->text[comma] >= 'a' && b->text[comma] <= 'z'))
        comma++;
    bool letterhead = comma < to && comma > end + 2 && b->text[comma - 3] == ',' && is_day(b, comma - 1);
    return letterhead ? comma - 3 : 0;
}

/* Does every word of [from, to) begin with a capital or a digit, or have one letter ("p.m.")? */
static bool has_head_words(const struct dl_block *b, uint32_t from, uint32_t to)
{
    for (uint32_t word = dl_next_word(b, from); word < to; word = dl_next_word(b, dl_word_end(b, word)))
        if (!dl_bit(b->upper, word) && !dl_bit(b->digit, word) && dl_word_end(b, word) - word > 1) return false;
    return true;
}

bool dl_block_is_head_line(const struct dl_block *b, uint32_t start, uint32_t end)
{
    uint32_t from = dl_after_last_bit(b->newline, start, 0), to = dl_next_bit(b->newline, start, b->len);
    if (start - from > HEAD_REACH || end > to || to - end > HEAD_REACH) return false;
    uint32_t before = start;
    while (before > from && dl_is_blank(b->text[before - 1]))
        before--;
    bool is_apart = before == from || !dl_bit(b->word, before - 1); /* a mark parts the name from the date */
    return is_apart && has_head_words(b, from, start) && has_head_words(b, end, to);
}
