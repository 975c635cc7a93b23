/* shapes_share.c: fiscal years, and quarters and halves of any.
 *
 *     fiscal 2016   FY16   the 2016 fiscal year
 *     the third quarter of 2016   Q3 2016   4Q 2012   the first half of the 1930s
 *     the third quarter of fiscal 2018   the third fiscal quarter   FY2018 Q3
 */
#include "dates/period.h"
#include "dates/read.h"
#include "dates/relative.h"

bool dl_take_unit(struct dl_cursor *c, enum dl_unit unit)
{
    struct dl_cursor t = *c;
    int row, factor;
    if (!dl_take(&t, DL_WORD_unit, &row) || dl_unit_of_row(row, &factor) != unit) return false;
    *c = t;
    return true;
}

static bool set_fiscal_year(struct dl_cursor *c, int year, struct dl_when *out)
{
    out->flags |= DL_WHEN_FISCAL;
    out->first.index = c->window->fiscal_start;
    return dl_set_period(out, year, DL_UNIT_YEAR);
}

bool dl_take_second_year(struct dl_cursor *c, int year)
{
    struct dl_cursor t = *c;
    int next;
    if (!dl_take_inner_mark(&t, DL_MARK_DASH) && !dl_take_inner_mark(&t, DL_MARK_SLASH)) return false;
    bool is_next = dl_read_digits(&t, (struct dl_digits){ 2, 2, 0, 99 }, &next) && (year + 1) % 100 == next;
    if (!is_next && !dl_read_digits(&t, (struct dl_digits){ 4, 4, year + 1, year + 1 }, &next)) return false;
    *c = t;
    return true;
}

/* "fiscal year 2016", "fiscal 2016", "FY 2016", "FY16", "FY2016/17" */
static bool read_fiscal_year(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    int year;
    if (!dl_take(&t, DL_WORD_fiscal, NULL)) return false;
    (void)dl_take_unit(&t, DL_UNIT_YEAR);
    if (!dl_read_plain_year(&t, &year)) {
        if (!dl_is_glued(&t) || !dl_read_digits(&t, (struct dl_digits){ 2, 2, 0, 99 }, &year)) return false;
        out->flags |= DL_WHEN_TWO_DIGIT_YEAR;
    } else if (dl_take_second_year(&t, year)) {
        year++;
    }
    out->first.year = (int16_t)year;
    *c = t;
    return true;
}

bool dl_fiscal_year(struct dl_cursor *c, struct dl_when *out)
{
    (void)dl_take(c, DL_WORD_article, NULL);
    return read_fiscal_year(c, out) && set_fiscal_year(c, out->first.year, out);
}

/* A quarter or a half of a fiscal year: its month is that in which the year begins. */
static void set_fiscal_share(struct dl_cursor *c, struct dl_when *out)
{
    out->flags |= DL_WHEN_FISCAL;
    out->first.month = c->window->fiscal_start;
}

/* "the 2016 fiscal year" */
bool dl_year_fiscal(struct dl_cursor *c, struct dl_when *out)
{
    int year;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_plain_year(c, &year) || !dl_take(c, DL_WORD_fiscal, NULL) || !dl_take_unit(c, DL_UNIT_YEAR))
        return false;
    return set_fiscal_year(c, year, out);
}

/* " of 1942", " 1942", " of 1941-42" after a season, a quarter or a half. */
bool dl_take_year_after(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    if (!dl_take(&t, DL_WORD_of, NULL)) (void)dl_take_mark(&t, DL_MARK_COMMA);
    (void)dl_take(&t, DL_WORD_article, NULL);
    struct dl_cursor fiscal = t;
    if (read_fiscal_year(&fiscal, out)) {
        *c = fiscal;
        set_fiscal_share(c, out);
        return true;
    }
    (void)dl_take_unit(&t, DL_UNIT_YEAR);
    if (!dl_read_year(&t, out)) return false;
    *c = t;
    (void)dl_take_second_year(c, out->first.year);
    return true;
}

enum { HALF = 50 }; /* the value of the row of "half"; not "the first three quarters" */

/* "third quarter", "first half", "first 1987 quarter"; part->index from 1. */
static bool read_share(struct dl_cursor *c, struct dl_part *part, bool *is_fiscal)
{
    int number, row, factor, year;
    if (!dl_read_ordinal(c, &number)) return false;
    if (dl_read_plain_year(c, &year)) part->year = (int16_t)year;
    *is_fiscal = dl_take(c, DL_WORD_fiscal, NULL); /* "the third fiscal quarter" */
    (void)dl_take_inner_mark(c, DL_MARK_DASH);
    part->index = (uint8_t)(number < 5 ? number : 0);
    if (dl_take(c, DL_WORD_unit, &row)) {
        part->unit = (uint8_t)dl_unit_of_row(row, &factor);
        return part->unit == DL_UNIT_QUARTER && part->index > 0;
    }
    part->unit = DL_UNIT_HALF;
    return dl_take(c, DL_WORD_fraction, &row) && row == HALF && (part->index == 1 || part->index == 2);
}

bool dl_read_last_share(struct dl_cursor *c, struct dl_part *part)
{
    struct dl_cursor t = *c;
    int steps, row, factor;
    if (!dl_take(&t, DL_WORD_direction, &steps) || (steps != -1 && steps != DL_DIRECTION_FINAL)) return false;
    if (dl_take(&t, DL_WORD_unit, &row)) {
        if (dl_unit_of_row(row, &factor) != DL_UNIT_QUARTER) return false;
        part->unit = DL_UNIT_QUARTER;
        part->index = 4;
    } else if (dl_take_word(&t, "half")) {
        part->unit = DL_UNIT_HALF;
        part->index = 2;
    } else if (!dl_take_word(&t, "third")) {
        return false;
    }
    *c = t;
    return true;
}

/* The same of a year that is written behind it: "the last quarter of 1994", not "the last quarter". */
static bool read_last_share_of_year(struct dl_cursor *c, struct dl_part *part)
{
    struct dl_cursor t = *c;
    if (!dl_read_last_share(&t, part) || part->index == 0) return false;
    if (!dl_token_is(dl_peek(&t, 0), DL_WORD_of) || dl_peek(&t, 1)->kinds != DL_NUMBER_FOUR) return false;
    *c = t;
    return true;
}

/* "May", "June 1994": of a month a half or a third can be told, and no quarter */
static bool read_divided(struct dl_cursor *c, bool may_be_month, struct dl_when *out)
{
    struct dl_cursor t = *c;
    if (dl_longest_shape(&dl_shapes_period, &t, out) && out->kind == DL_WHEN_CALENDAR &&
        out->first.unit >= DL_UNIT_DECADE) {
        *c = t;
        return true;
    }
    *out = dl_when_empty(DL_WHEN_CALENDAR);
    return may_be_month && dl_longest_shape(&dl_shapes_date, c, out) && out->kind == DL_WHEN_CALENDAR &&
           out->first.unit == DL_UNIT_MONTH;
}

/* "the first half of the 1930s", "the second quarter of the 19th century", "the second half of May": the start, the
 * middle or the end of it */
bool dl_share_of_period(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_part share = dl_part_empty();
    bool is_fiscal;
    (void)dl_take(c, DL_WORD_article, NULL);
    const bool is_last = dl_read_last_share(c, &share);
    if (!is_last && (!read_share(c, &share, &is_fiscal) || is_fiscal || share.year != DL_NO_YEAR)) return false;
    if (!dl_take(c, DL_WORD_of, NULL) && !dl_has_property(c, DL_PROPERTY_NO_ARTICLE)) return false;
    if (!read_divided(c, share.unit != DL_UNIT_QUARTER, out) || out->mod != DL_MOD_NONE) return false;
    int shares = share.unit == DL_UNIT_QUARTER ? 4 : 2;
    out->mod = is_last || share.index == shares ? DL_MOD_END : share.index == 1 ? DL_MOD_START : DL_MOD_MID;
    return true;
}

/* "the third quarter of 2016", "the first half 1933", "the third quarter" */
bool dl_share_of_year(struct dl_cursor *c, struct dl_when *out)
{
    bool is_fiscal = false;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!read_last_share_of_year(c, &out->first) && !read_share(c, &out->first, &is_fiscal)) return false;
    struct dl_part share = out->first;
    bool has_year = share.year != DL_NO_YEAR || dl_take_year_after(c, out);
    if (is_fiscal) set_fiscal_share(c, out);
    out->first.index = share.index;
    out->first.unit = share.unit;
    if (has_year) return true;
    return share.unit == DL_UNIT_QUARTER && !dl_token_is(dl_peek(c, 0), DL_WORD_of);
}

/* "the 1989 third quarter", "1990's first half" */
bool dl_year_share(struct dl_cursor *c, struct dl_when *out)
{
    int year;
    bool is_fiscal;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_plain_year(c, &year)) return false;
    (void)dl_take_plural(c);
    if (!read_share(c, &out->first, &is_fiscal)) return false;
    if (is_fiscal) set_fiscal_share(c, out);
    out->first.year = (int16_t)year;
    return true;
}

static bool take_share_letter(struct dl_cursor *c, char *letter)
{
    const struct dl_token *t = dl_peek(c, 0);
    if (t->kind != DL_TOKEN_WORD || t->end != t->start + 1) return false;
    unsigned char first = c->window->block->text[t->start];
    *letter = (char)(first & 0xDF);
    if (*letter != 'Q' && *letter != 'H') return false;
    c->at++;
    return true;
}

/* "13" glued to the letter of "1Q13" */
static bool take_short_year(struct dl_cursor *c, struct dl_when *out)
{
    int year;
    if (!dl_is_glued(c) || !dl_read_digits(c, (struct dl_digits){ 2, 2, 0, 99 }, &year)) return false;
    out->first.year = (int16_t)year;
    out->flags |= DL_WHEN_TWO_DIGIT_YEAR;
    return true;
}

/* "1Q", "4Q 2012", "2H 2012", "1Q13" */
bool dl_letter_behind(struct dl_cursor *c, struct dl_when *out)
{
    int number;
    char letter;
    if (!dl_read_digits(c, (struct dl_digits){ 1, 1, 1, 4 }, &number) || !dl_is_glued(c)) return false;
    if (!dl_peek(c, 0)->upper || !take_share_letter(c, &letter)) return false;
    bool has_year = take_short_year(c, out) || dl_take_year_after(c, out);
    out->first.index = (uint8_t)number;
    out->first.unit = letter == 'Q' ? DL_UNIT_QUARTER : DL_UNIT_HALF;
    return letter == 'Q' ? has_year || dl_phrase_ends(c) : has_year && number <= 2;
}

/* "Q3 2016", "q3", "2016-Q3", "2019 H2" */
bool dl_quarter_by_letter(struct dl_cursor *c, struct dl_when *out)
{
    int number, year = DL_NO_YEAR;
    char letter;
    if (dl_read_plain_year(c, &year)) (void)dl_take_inner_mark(c, DL_MARK_DASH);
    if (!take_share_letter(c, &letter)) return false;
    int most = letter == 'Q' ? 4 : 2;
    if (!dl_is_glued(c) || !dl_read_digits(c, (struct dl_digits){ 1, 1, 1, most }, &number)) return false;
    if (year == DL_NO_YEAR) {
        struct dl_cursor t = *c;
        if (dl_take_inner_mark(&t, DL_MARK_DASH) && dl_read_plain_year(&t, &year)) /* "q1-2019" */
            *c = t, out->first.year = (int16_t)year;
        else if (!dl_take_year_after(c, out) && letter == 'H')
            return false;
    } else
        out->first.year = (int16_t)year;
    out->first.index = (uint8_t)number;
    out->first.unit = letter == 'Q' ? DL_UNIT_QUARTER : DL_UNIT_HALF;
    return true;
}

/* "fiscal Q3 2018", "fiscal third quarter", "FY2018 Q3" */
bool dl_fiscal_share(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_when fiscal = *out;
    (void)dl_take(c, DL_WORD_article, NULL);
    struct dl_cursor t = *c;
    bool has_year = read_fiscal_year(&t, &fiscal);
    if (!has_year && !dl_take(&t, DL_WORD_fiscal, NULL)) return false;
    *c = t;
    if (!dl_quarter_by_letter(c, out)) {
        *c = t;
        *out = dl_when_empty(DL_WHEN_CALENDAR);
        if (!dl_share_of_year(c, out)) return false;
    }
    if (has_year && out->first.year != DL_NO_YEAR) return false;
    if (has_year) out->first.year = fiscal.first.year;
    out->flags |= fiscal.flags;
    set_fiscal_share(c, out);
    return true;
}
