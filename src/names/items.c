/* items.c: what stands before and behind a part decides, and its last letter. */
#include "names/items.h"

#include <string.h>

bool dl_is_report(const struct dl_block *b, const struct dl_run_part *part)
{
    if (part->start < 2 || b->text[part->end - 1] != '.' || b->text[part->start - 1] != ' ' ||
        b->text[part->end] != ' ' || !dl_bit(b->digit, part->start - 2) || !dl_bit(b->digit, part->end + 1))
        return false;
    const uint32_t end = dl_word_end(b, part->end + 1);
    return dl_bit(b->digit, end - 1) && b->text[end] != '-';
}

bool dl_ends_in_digit(const struct dl_block *b, const struct dl_run_part *part)
{
    return dl_bit(b->digit, part->end - 1);
}

bool dl_is_item(const struct dl_block *b, const struct dl_run *run, unsigned first)
{
    const struct dl_run_part *part = &run->parts[first], *next = part + 1;
    uint32_t start = part->start;
    while (start > 0 && b->text[start - 1] == ' ')
        start--;
    return (start == 0 || dl_bit(b->newline, start - 1)) && dl_part_is(part, DL_PART_INITIAL) &&
           first + 1 < run->count && dl_part_is(next, DL_PART_PLAIN | DL_PART_WORD) &&
           !dl_part_is(next, DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_PARTICLE);
}

/* The code of an exchange has at most so many letters. */
#define EXCHANGE_MAX 2u

bool dl_is_ticker(const struct dl_block *b, uint32_t start, uint32_t end)
{
    const uint32_t code = end + 1;
    if (b->text[end] != '.' || code >= b->len || !dl_bit(b->upper, code) || !dl_bit(b->upper, start + 1)) return false;
    const uint32_t code_end = dl_word_end(b, code);
    const bool goes_on = b->text[code_end] == '.' && dl_bit(b->word, code_end + 1); /* "U.S.A" */
    return code_end - code <= EXCHANGE_MAX && !goes_on && end - start > 1 &&
           memchr(b->text + start, '.', end - start) == NULL;
}

bool dl_is_exchange(const struct dl_block *b, uint32_t start, uint32_t end)
{
    uint32_t share;
    return start >= 3 && b->text[start - 1] == '.' && end - start <= EXCHANGE_MAX && dl_bit(b->upper, start - 2) &&
           dl_previous_word(b, start - 1, &share) && dl_is_ticker(b, share, start - 1);
}

uint32_t dl_ordinal_start(const struct dl_block *b, uint32_t pos)
{
    uint32_t word;
    if (pos < 4 || b->text[pos - 1] != ' ' || !dl_bit(b->word, pos - 2) || !dl_previous_word(b, pos, &word)) return 0;
    const unsigned char *end = b->text + pos - 1;
    uint32_t digits = word;
    while (dl_bit(b->digit, digits))
        digits++;
    uint32_t rest = pos - 1 - digits;
    bool is_ordinal = (rest == 2 && (memcmp(end - 2, "th", 2) == 0 || memcmp(end - 2, "st", 2) == 0 ||
                                     memcmp(end - 2, "nd", 2) == 0 || memcmp(end - 2, "rd", 2) == 0)) ||
                      (rest == 1 && end[-1] == 'd');
    return digits > word && is_ordinal ? word : 0;
}

uint32_t dl_number_start(const struct dl_block *b, uint32_t pos)
{
    enum { DIGITS_MAX = 3 };
    uint32_t word;
    if (pos < 6 || b->text[pos - 1] != ' ' || !dl_previous_word(b, pos, &word) || word <= 4) return 0;
    if (pos - 1 - word > DIGITS_MAX || !dl_bit(b->digit, word) || !dl_bit(b->digit, pos - 2)) return 0;
    return memcmp(b->text + word - 4, "No. ", 4) == 0 ? word - 4 : 0;
}

bool dl_may_be_owned_or_numbered(const struct dl_block *b, uint32_t pos)
{
    enum { REACH = 5 }; /* bytes of "’s " */
    const unsigned char *p = b->text + pos;
    if (pos < REACH || (dl_bits_near(b->digit, pos - REACH) & ((1u << REACH) - 1)) != 0) return true;
    return p[-2] == '\'' || p[-3] == '\'' || p[-5] == 0xE2;
}
