/* read_year.c: years.
 *
 *     1933   44 BC   AD 79   '33   1731/2   nineteen thirty-three   in the year 1980
 */
#include "dates/read.h"

#include "dates/shapes.h"

bool dl_read_plain_year(struct dl_cursor *c, int *year)
{
    return dl_read_digits(c, (struct dl_digits){ 4, 4, 1000, 2999 }, year);
}

/* "AD", not "ad"; "v. Chr." */
static bool read_era(struct dl_cursor *c, int *sign)
{
    struct dl_cursor t = *c;
    if (!dl_is_name(c) || !dl_take(&t, DL_WORD_era, sign) || *sign > 1) return false;
    *c = t;
    return true;
}

bool dl_read_era_year(struct dl_cursor *c, int *year)
{
    struct dl_cursor t = *c;
    int sign;
    const struct dl_digits any_year = { 1, 4, 1, 9999 };
    if (read_era(&t, &sign)) {
        if (sign < 0 || !dl_read_digits(&t, any_year, year)) return false;
    } else {
        if (!dl_read_digits(&t, any_year, year)) return false;
        dl_take_year_word(&t); /* "44 году до н. э." */
        if (!read_era(&t, &sign)) return false;
    }
    if (sign < 0) *year = 1 - *year;
    *c = t;
    return true;
}

/* The second year of "1731/2" or "1731/32": one more than the first. */
static bool read_dual_year(struct dl_cursor *c, int year)
{
    struct dl_cursor t = *c;
    int next;
    if (!dl_take_inner_mark(&t, DL_MARK_SLASH)) return false;
    const struct dl_token *digits = dl_peek(&t, 0);
    if (!dl_read_digits(&t, (struct dl_digits){ 1, 4, 0, 2999 }, &next)) return false;
    int modulus = digits->digits == 1 ? 10 : digits->digits == 2 ? 100 : 10000;
    if (digits->digits == 3 || (year + 1) % modulus != next) return false;
    *c = t;
    return true;
}

/* "thirty-three" and less, after a hundred or a thousand */
static bool read_below_hundred(struct dl_cursor *c, int *number)
{
    int ones;
    if (!dl_take(c, DL_WORD_cardinal, number) || *number < 1 || *number > 90) return false;
    struct dl_cursor t = *c;
    (void)dl_take_inner_mark(&t, DL_MARK_DASH);
    if (*number >= 20 && *number % 10 == 0 && dl_take(&t, DL_WORD_cardinal, &ones) && ones < 10) {
        *number += ones;
        *c = t;
    }
    return true;
}

/* "nineteen eighty-six", "two thousand and five": beside a month or a feast */
static bool read_year_in_words(struct dl_cursor *c, int *year)
{
    struct dl_cursor t = *c;
    int hundreds, rest = 0;
    if (!dl_take(&t, DL_WORD_hundreds, &hundreds) && !dl_take(&t, DL_WORD_cardinal, &hundreds)) return false;
    if (hundreds == 2) {
        int scale;
        if (!dl_take(&t, DL_WORD_scale, &scale) || scale != 1000) return false;
        *c = t;
        (void)dl_take_and(&t);
        if (read_below_hundred(&t, &rest)) *c = t;
        *year = 2000 + rest;
        return !dl_counts_things(c);
    }
    if (hundreds < 17 || hundreds > 20 || !read_below_hundred(&t, &rest) || rest < 10 || dl_counts_things(&t))
        return false;
    *year = hundreds * 100 + rest;
    *c = t;
    return true;
}

void dl_take_year(struct dl_cursor *c, struct dl_when *out)
{
    enum { MORE_THAN_A_DAY = 32 };
    struct dl_cursor t = *c;
    int year, row, factor;
    bool has_comma = dl_take_mark(&t, DL_MARK_COMMA);
    if (!has_comma && !dl_take(&t, DL_WORD_of, NULL)) (void)dl_take_word(&t, "in");
    struct dl_cursor named = t; /* "in the year 1980" */
    (void)dl_take(&named, DL_WORD_article, NULL);
    if (dl_take(&named, DL_WORD_unit, &row) && dl_unit_of_row(row, &factor) == DL_UNIT_YEAR) t = named;
    if (dl_read_year(&t, out)) {
        *c = t;
    } else if (read_year_in_words(&t, &year)) {
        out->first.year = (int16_t)year;
        *c = t;
    } else if (!dl_is_glued(&t) && dl_read_digits(&t, (struct dl_digits){ 2, 2, MORE_THAN_A_DAY, 99 }, &year) &&
               dl_phrase_ends(&t)) { /* "Aug 9, 96" */
        const struct dl_token *mark = dl_peek(&t, 0);
        bool goes_on = mark->kind == DL_TOKEN_MARK && mark->glued && dl_peek(&t, 1)->glued;
        if (goes_on) return;
        out->first.year = (int16_t)year;
        out->flags |= DL_WHEN_TWO_DIGIT_YEAR;
        *c = t;
    }
}

bool dl_read_year(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    int year;
    if (dl_read_era_year(&t, &year)) {
        out->first.year = (int16_t)year;
    } else if (dl_read_plain_year(&t, &year)) {
        dl_take_year_word(&t);
        if (dl_counts_things(&t)) return false;
        bool is_dual = read_dual_year(&t, year);
        out->first.year = (int16_t)(year + is_dual);
        if (is_dual) out->flags |= DL_WHEN_OLD_STYLE;
    } else if (dl_take_mark(&t, DL_MARK_APOSTROPHE) && dl_is_glued(&t) &&
               dl_read_digits(&t, (struct dl_digits){ 2, 2, 0, 99 }, &year)) {
        out->first.year = (int16_t)year;
        out->flags |= DL_WHEN_TWO_DIGIT_YEAR;
    } else {
        return false;
    }
    *c = t;
    return true;
}

bool dl_read_style(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    int style;
    bool is_open = dl_take_mark(&t, DL_MARK_OPEN);
    if (!dl_take(&t, DL_WORD_style, &style)) return false;
    if (is_open && !dl_take_mark(&t, DL_MARK_CLOSE)) return false;
    if (style == 1) out->flags |= DL_WHEN_OLD_STYLE;
    *c = t;
    return true;
}

void dl_take_early_year(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    int year;
    if (dl_is_glued(&t) || !dl_read_digits(&t, (struct dl_digits){ 3, 3, 100, 999 }, &year)) return;
    const struct dl_token *next = dl_peek(&t, 0);
    bool ends = next->kind == DL_TOKEN_END ||
                (next->kind == DL_TOKEN_MARK && !(next->glued && dl_peek(&t, 1)->glued) &&
                 (next->mark == DL_MARK_DOT || next->mark == DL_MARK_COMMA || next->mark == DL_MARK_CLOSE));
    if (!ends) return;
    out->first.year = (int16_t)year;
    *c = t;
}

void dl_take_sure_year(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    int year;
    if (dl_is_glued(&t) || !dl_read_digits(&t, (struct dl_digits){ 4, 4, 1500, 2029 }, &year)) return;
    if (!dl_token_is(dl_peek(&t, 0), DL_WORD_counted)) return;
    out->first.year = (int16_t)year;
    *c = t;
}
