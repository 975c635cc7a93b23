/* shapes_numeric.c: dates in digits.
 *
 *     2018-07-16  2018/07/16  2018-07  2018-W29-1  20180716T143000Z     year first
 *     3/4/2018    3-4-2018    3/4/18                                    month first, when it can be
 *     16.11.1933  16.11.33                                              day first, when it can be
 *     on 2/15   Fri 11.8                                                a year that is left out
 *     2003 09 25   31 10 1974                                           where nothing else stands
 *     33-11-16                                                          year first, on request only
 */
#include "dates/civil.h"
#include "dates/read.h"
#include "dates/read_clock.h"
#include "dates/shapes.h"

static const struct dl_digits two_digits_of_month = { 2, 2, 1, 12 };

static bool take_letter(struct dl_cursor *c, char letter)
{
    const struct dl_token *t = dl_peek(c, 0);
    if (t->kind != DL_TOKEN_WORD || !t->glued || t->end != t->start + 1) return false;
    if (c->window->block->text[t->start] != (unsigned char)letter) return false;
    c->at++;
    return true;
}

static enum dl_mark take_separator(struct dl_cursor *c)
{
    enum dl_mark mark = (enum dl_mark)dl_peek(c, 0)->mark;
    bool separates = mark == DL_MARK_DASH || mark == DL_MARK_SLASH || mark == DL_MARK_DOT;
    return separates && dl_take_inner_mark(c, mark) ? mark : DL_MARK_OTHER;
}

/* "+02:00", "-0500", "Z" right after an ISO time. */
static void take_iso_zone(struct dl_cursor *c, struct dl_clock *clock)
{
    if (take_letter(c, 'Z'))
        clock->zone = 0;
    else if (dl_is_glued(c))
        (void)dl_take_offset(c, clock);
}

/* "T14:30:00.25Z" or "T143000Z" right after an ISO date. */
static bool take_iso_clock(struct dl_cursor *c, struct dl_clock *clock)
{
    struct dl_cursor t = *c;
    int hour, minute, second = -1, all;
    if (!take_letter(&t, 'T')) return false;
    if (dl_read_digits(&t, (struct dl_digits){ 6, 6, 0, 235959 }, &all)) {
        hour = all / 10000, minute = all / 100 % 100, second = all % 100;
    } else if (dl_read_digits(&t, (struct dl_digits){ 4, 4, 0, 2359 }, &all)) {
        hour = all / 100, minute = all % 100;
    } else {
        if (!dl_read_digits(&t, (struct dl_digits){ 2, 2, 0, 24 }, &hour)) return false;
        if (!dl_take_inner_mark(&t, DL_MARK_COLON)) return false;
        if (!dl_read_digits(&t, (struct dl_digits){ 2, 2, 0, 59 }, &minute)) return false;
        if (dl_take_inner_mark(&t, DL_MARK_COLON) && !dl_read_digits(&t, (struct dl_digits){ 2, 2, 0, 60 }, &second))
            return false;
        if (second >= 0 && dl_take_inner_mark(&t, DL_MARK_DOT)) t.at++; /* the fraction is left out of the value */
    }
    if (minute > 59 || second > 60) return false;
    clock->hour = (int8_t)hour;
    clock->minute = (int8_t)minute;
    clock->second = (int8_t)second;
    take_iso_zone(&t, clock);
    *c = t;
    return true;
}

/* "2018-07-16", "2018/07/16", "2018-07-16T14:30" */
static bool year_month_day(struct dl_cursor *c, struct dl_when *out)
{
    int year, month, day;
    if (!dl_read_digits(c, (struct dl_digits){ 4, 4, 1, 2999 }, &year)) return false;
    enum dl_mark mark = take_separator(c);
    if (mark == DL_MARK_OTHER || (year < 1000 && mark != DL_MARK_DASH)) return false;
    uint8_t least = year < 1000 ? 2 : 1; /* "0099-01-01" */
    const struct dl_digits month_digits = { least, 2, 1, 12 }, day_digits = { least, 2, 1, 31 };
    if (!dl_read_digits(c, month_digits, &month)) return false;
    if (take_separator(c) != mark || !dl_read_digits(c, day_digits, &day)) return false;
    out->first =
        (struct dl_part){ .year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day, .unit = DL_UNIT_DAY };
    (void)take_iso_clock(c, &out->clock);
    return true;
}

/* "20180716" */
static bool read_compact_day(struct dl_cursor *c, struct dl_when *out)
{
    int all;
    if (!dl_read_digits(c, (struct dl_digits){ 8, 8, 10000101, 29991231 }, &all)) return false;
    if (!dl_civil_valid(all / 10000, all / 100 % 100, all % 100)) return false;
    out->first = (struct dl_part){ .year = (int16_t)(all / 10000),
                                   .month = (uint8_t)(all / 100 % 100),
                                   .day = (uint8_t)(all % 100),
                                   .unit = DL_UNIT_DAY };
    return true;
}

/* "20180716T143000Z" */
static bool compact_date_time(struct dl_cursor *c, struct dl_when *out)
{
    return read_compact_day(c, out) && take_iso_clock(c, &out->clock);
}

/* "on 20180716", "20180716 143000": in one piece and alone a date may be any number. */
static bool compact_date(struct dl_cursor *c, struct dl_when *out)
{
    enum { LOW = 1900, HIGH = 2099 };
    int time;
    const bool is_announced = dl_is_announced(c);
    if (!read_compact_day(c, out) || out->first.year < LOW || out->first.year > HIGH) return false;
    if (!dl_read_digits(c, (struct dl_digits){ 6, 6, 0, 235959 }, &time)) return is_announced && dl_phrase_ends(c);
    if (time / 100 % 100 > 59 || time % 100 > 59) return false;
    out->clock.hour = (int8_t)(time / 10000);
    out->clock.minute = (int8_t)(time / 100 % 100);
    out->clock.second = (int8_t)(time % 100);
    return true;
}

/* "2018-07" */
static bool year_month(struct dl_cursor *c, struct dl_when *out)
{
    int year, month;
    if (!dl_read_plain_year(c, &year) || !dl_take_inner_mark(c, DL_MARK_DASH)) return false;
    if (!dl_read_digits(c, two_digits_of_month, &month)) return false;
    out->first = (struct dl_part){ .year = (int16_t)year, .month = (uint8_t)month, .unit = DL_UNIT_MONTH };
    return true;
}

/* "07/2018" */
static bool month_slash_year(struct dl_cursor *c, struct dl_when *out)
{
    int year, month;
    if (!dl_read_digits(c, two_digits_of_month, &month) || !dl_take_inner_mark(c, DL_MARK_SLASH)) return false;
    if (!dl_read_plain_year(c, &year)) return false;
    out->first = (struct dl_part){ .year = (int16_t)year, .month = (uint8_t)month, .unit = DL_UNIT_MONTH };
    return true;
}

/* "2018-W29", "2018-W29-1" */
static bool iso_week(struct dl_cursor *c, struct dl_when *out)
{
    int year, week, weekday;
    if (!dl_read_plain_year(c, &year)) return false;
    (void)dl_take_inner_mark(c, DL_MARK_DASH);
    if (!take_letter(c, 'W') || !dl_read_digits(c, (struct dl_digits){ 2, 2, 1, 53 }, &week)) return false;
    if (week > dl_civil_weeks_in_year(year)) return false;
    out->first = (struct dl_part){ .year = (int16_t)year, .index = (uint8_t)week, .unit = DL_UNIT_WEEK };
    struct dl_cursor t = *c;
    if (!dl_take_inner_mark(&t, DL_MARK_DASH) || !dl_read_digits(&t, (struct dl_digits){ 1, 1, 1, 7 }, &weekday))
        return true;
    *c = t;
    struct dl_civil day;
    if (!dl_civil_from_iso_week(year, week, weekday, &day)) return false;
    out->first = (struct dl_part){
        .year = (int16_t)day.year, .month = (uint8_t)day.month, .day = (uint8_t)day.day, .unit = DL_UNIT_DAY
    };
    return true;
}

/* The year at the end: four digits, or two where the rest is written in full. */
static bool read_last_year(struct dl_cursor *c, bool may_be_short, struct dl_when *out)
{
    int year;
    if (dl_read_plain_year(c, &year)) {
        out->first.year = (int16_t)year;
        return true;
    }
    if (!may_be_short || !dl_read_digits(c, (struct dl_digits){ 2, 2, 0, 99 }, &year)) return false;
    out->first.year = (int16_t)year;
    out->flags |= DL_WHEN_TWO_DIGIT_YEAR;
    return true;
}

/* Is the first of two numbers the month? The order that is asked for decides, else the mark's, unless only
 * the other one is possible; *is_open: both are, and nothing was asked for. */
static bool is_month_first(dateline_order order, enum dl_mark mark, bool day_first, int first, int second,
                           bool *is_open)
{
    *is_open = false;
    if (first > 12 || second > 12) return first <= 12;
    if (order == DATELINE_ORDER_MDY || order == DATELINE_ORDER_DMY) return order == DATELINE_ORDER_MDY;
    if (day_first) return false;
    *is_open = first != second;
    return mark != DL_MARK_DOT;
}

/* "33-11-16", where years are said to come first */
static bool short_year_month_day(struct dl_cursor *c, struct dl_when *out)
{
    int year, month, day;
    if (c->window->order != DATELINE_ORDER_YMD || !dl_read_digits(c, (struct dl_digits){ 2, 2, 0, 99 }, &year))
        return false;
    enum dl_mark mark = take_separator(c);
    if (mark == DL_MARK_OTHER || !dl_read_digits(c, two_digits_of_month, &month)) return false;
    if (take_separator(c) != mark || !dl_read_digits(c, (struct dl_digits){ 2, 2, 1, 31 }, &day)) return false;
    out->first =
        (struct dl_part){ .year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day, .unit = DL_UNIT_DAY };
    out->flags |= DL_WHEN_TWO_DIGIT_YEAR;
    return true;
}

/* Day and month in the order that the mark and the numbers tell. */
static bool set_day_and_month(struct dl_cursor *c, enum dl_mark mark, int first, int second, struct dl_when *out)
{
    const bool day_first = dl_has_property(c, DL_PROPERTY_DAY_FIRST); /* of the language */
    bool is_open, month_is_first = is_month_first(c->window->order, mark, day_first, first, second, &is_open);
    if (is_open) out->flags |= DL_WHEN_AMBIGUOUS_ORDER;
    out->flags |= month_is_first ? DL_WHEN_MONTH_FIRST : DL_WHEN_DAY_FIRST;
    out->first.month = (uint8_t)(month_is_first ? first : second);
    out->first.day = (uint8_t)(month_is_first ? second : first);
    out->first.unit = DL_UNIT_DAY;
    return first <= 12 || second <= 12;
}

/* "3/4/2018", "16.11.1933" */
static bool two_numbers_year(struct dl_cursor *c, struct dl_when *out)
{
    int first, second;
    const struct dl_digits one_or_two = { 1, 2, 1, 31 };
    bool is_padded = dl_peek(c, 0)->digits == 2;
    if (!dl_read_digits(c, one_or_two, &first)) return false;
    enum dl_mark mark = take_separator(c);
    if (mark == DL_MARK_OTHER) return false;
    is_padded = is_padded && dl_peek(c, 0)->digits == 2;
    if (!dl_read_digits(c, one_or_two, &second) || take_separator(c) != mark) return false;
    if (first > 12 && second > 12) return false;
    if (!read_last_year(c, mark == DL_MARK_SLASH || is_padded, out)) return false;
    return set_day_and_month(c, mark, first, second, out);
}

/* "on 2/15"; "le 31/10", "am 22.05." where days come first, but not "les 2/3" */
static bool is_day_announced(const struct dl_cursor *c)
{
    struct dl_cursor before = *c;
    if (c->at == 0) return false;
    before.at--;
    if (dl_take_word(&before, "on")) return true;
    const struct dl_token *number = dl_peek(c, 0), *mark = dl_peek(c, 1), *other = dl_peek(c, 2);
    if (!dl_has_property(c, DL_PROPERTY_DAY_FIRST)) return false;
    if (mark->mark == DL_MARK_SLASH && number->number < other->number && other->number <= 5) return false;
    return dl_is_announced(c) || dl_token_is(dl_look_back(c), DL_WORD_article);
}

/* "since 9/11", "the 9/11 attacks", not "from 9/11 to 9/15": written so it is the day of 2001 */
static bool eleven_september(struct dl_cursor *c, struct dl_when *out)
{
    int month, day;
    const struct dl_token *before = dl_look_back(c);
    const dl_word_set pointing = DL_WORD_BIT(DL_WORD_preposition) | DL_WORD_BIT(DL_WORD_article);
    if ((before->word->classes & pointing) == 0 || is_day_announced(c)) return false;
    if (!dl_read_digits(c, (struct dl_digits){ 1, 1, 9, 9 }, &month) || !dl_take_inner_mark(c, DL_MARK_SLASH) ||
        !dl_read_digits(c, (struct dl_digits){ 2, 2, 11, 11 }, &day))
        return false;
    const struct dl_token *next = dl_peek(c, 0);
    if ((next->kinds & DL_KIND_TO) != 0 || dl_token_is(next, DL_WORD_of)) return false;
    out->first = (struct dl_part){ .year = 2001, .month = 9, .day = 11, .unit = DL_UNIT_DAY };
    return true;
}

/* "on 2/15": by itself a fraction. Beside a weekday or a time a day: "Fri 11.8", "25/4 at 4 p.m." */
static bool day_and_month(struct dl_cursor *c, struct dl_when *out)
{
    int first, second;
    const struct dl_digits one_or_two = { 1, 2, 1, 31 };
    bool is_on = is_day_announced(c);
    if (!dl_read_digits(c, one_or_two, &first)) return false;
    enum dl_mark mark = take_separator(c);
    if (mark != DL_MARK_SLASH && mark != DL_MARK_DOT) return false;
    if (!dl_read_digits(c, one_or_two, &second)) return false;
    const struct dl_token *next = dl_peek(c, 0);
    if (next->glued && next->kind == DL_TOKEN_MARK && dl_peek(c, 1)->glued && dl_peek(c, 1)->kind == DL_TOKEN_NUMBER &&
        next->mark != DL_MARK_DASH)
        return false;
    bool is_closed = mark == DL_MARK_DOT && next->glued && next->mark == DL_MARK_DOT; /* "15.10." */
    if (is_closed) c->at++;
    bool is_sure = mark == DL_MARK_DOT ? is_closed && dl_has_property(c, DL_PROPERTY_DAY_DOT) : dl_phrase_ends(c);
    if (!is_on || !is_sure) out->flags |= DL_WHEN_WEAK;
    return set_day_and_month(c, mark, first, second, out);
}

/* "2003 09 25", "31 10 1974": three numbers that are all, or that a preposition announces */
static bool spaced_numbers(struct dl_cursor *c, struct dl_when *out)
{
    int first, second, year;
    const struct dl_digits two = { 2, 2, 1, 31 };
    struct dl_cursor start = *c;
    bool is_announced = dl_token_is(dl_look_back(c), DL_WORD_preposition);
    if (dl_read_plain_year(c, &year)) {
        if (dl_is_glued(c) || !dl_read_digits(c, two_digits_of_month, &first)) return false;
        if (dl_is_glued(c) || !dl_read_digits(c, two, &second)) return false;
        out->first = (struct dl_part){
            .year = (int16_t)year, .month = (uint8_t)first, .day = (uint8_t)second, .unit = DL_UNIT_DAY
        };
    } else {
        if (!dl_read_digits(c, two, &first) || dl_is_glued(c) || !dl_read_digits(c, two, &second)) return false;
        if (dl_is_glued(c) || !dl_read_plain_year(c, &year)) return false;
        if (!set_day_and_month(c, DL_MARK_SLASH, first, second, out)) return false;
        out->first.year = (int16_t)year;
    }
    return dl_is_whole(&start, c) || (is_announced && dl_phrase_ends(c));
}

/* A military time zone: Z is UTC, A to M without J lie east of it, N to Y west. */
static bool take_zone_letter(struct dl_cursor *c, struct dl_clock *clock)
{
    const struct dl_token *t = dl_peek(c, 0);
    if (t->kind != DL_TOKEN_WORD || !t->glued || !t->upper || t->end != t->start + 1) return false;
    int letter = c->window->block->text[t->start] - 'A' + 1;
    if (letter < 1 || letter > 26 || letter == 10) return false;
    int hours = letter == 26 ? 0 : letter < 10 ? letter : letter <= 13 ? letter - 1 : 13 - letter;
    clock->zone = (int16_t)(hours * 60);
    c->at++;
    return true;
}

/* "160900Z NOV 33", "160900Z NOV 1933": day, hour and minute in one number */
static bool date_time_group(struct dl_cursor *c, struct dl_when *out)
{
    int all, month, year;
    if (!dl_read_digits(c, (struct dl_digits){ 6, 6, 10000, 312359 }, &all)) return false;
    if (all / 100 % 100 > 23 || all % 100 > 59 || !take_zone_letter(c, &out->clock)) return false;
    if (!dl_read_month(c, &month)) return false;
    if (dl_read_plain_year(c, &year)) {
        out->first.year = (int16_t)year;
    } else if (dl_read_digits(c, (struct dl_digits){ 2, 2, 0, 99 }, &year)) {
        out->first.year = (int16_t)year;
        out->flags |= DL_WHEN_TWO_DIGIT_YEAR;
    }
    out->first.month = (uint8_t)month;
    out->first.day = (uint8_t)(all / 10000);
    out->first.unit = DL_UNIT_DAY;
    out->clock.hour = (int8_t)(all / 100 % 100);
    out->clock.minute = (int8_t)(all % 100);
    return true;
}

static const struct dl_shape_row shapes[] = {
    { year_month_day, DL_NUMBER_FOUR, 0, DL_NUMBER_SMALL },
    { compact_date_time, DL_NUMBER_OTHER, 0, DL_START_LETTER },
    { compact_date, DL_NUMBER_OTHER, 0, 0 },
    { year_month, DL_NUMBER_FOUR, 0, DL_NUMBER_SMALL },
    { month_slash_year, DL_NUMBER_SMALL, 0, DL_NUMBER_FOUR },
    { short_year_month_day, DL_NUMBER_SMALL, 0, DL_NUMBER_SMALL },
    { two_numbers_year, DL_NUMBER_SMALL, 0, DL_NUMBER_SMALL },
    { iso_week, DL_NUMBER_FOUR, 0, DL_NUMBER_SMALL },
    { date_time_group, DL_NUMBER_OTHER, 0, DL_START(month) },
    { day_and_month, DL_NUMBER_SMALL, 0, DL_NUMBER_SMALL },
    { eleven_september, DL_NUMBER_SMALL, 0, DL_NUMBER_SMALL },
    { spaced_numbers, DL_NUMBER_SMALL | DL_NUMBER_FOUR, 0, DL_NUMBER_SMALL },
};
const struct dl_shapes dl_shapes_numeric = { shapes, sizeof shapes / sizeof *shapes, sizeof shapes / sizeof *shapes,
                                             DL_FAMILY_NUMERIC };
