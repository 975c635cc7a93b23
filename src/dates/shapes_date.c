/* shapes_date.c: days and months by name.
 *
 *     [Monday,] [the] 16[th] [of] November [[,] 1933] [(O.S.)]
 *     [Monday,] November [the] 16[th] [[,] 1933] [(O.S.)]
 *     November [[,|of] 1933], Monday
 */
#include "dates/feast.h"
#include "dates/read.h"
#include "dates/relative.h"
#include "dates/shapes.h"

static void take_weekday(struct dl_cursor *c, struct dl_when *out)
{
    int weekday;
    if (!dl_read_weekday(c, &weekday)) return;
    out->first.weekday = (uint8_t)weekday;
    (void)dl_take_mark(c, DL_MARK_COMMA);
}

/* Two digits for a year: only where the date is in one piece or in capitals. */
static bool read_short_year(struct dl_cursor *c, struct dl_when *out)
{
    int year;
    if (!dl_read_digits(c, (struct dl_digits){ 2, 2, 0, 99 }, &year)) return false;
    out->first.year = (int16_t)year;
    out->flags |= DL_WHEN_TWO_DIGIT_YEAR;
    return true;
}

/* A month beside a day may be in lower case; *is_doubtful: then "may" needs a year to be one. */
static bool read_month_beside_day(struct dl_cursor *c, int *month, bool *is_doubtful)
{
    *is_doubtful = !dl_is_name(c);
    return dl_take(c, DL_WORD_month, month);
}

/* "last", "next", behind what they point from: "on Friday next", "the 10th of June last", "in March next" */
static void take_direction_after(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    int steps;
    if (out->first.year != DL_NO_YEAR || !dl_take(&t, DL_WORD_direction, &steps) || (steps != 1 && steps != -1)) return;
    if (!dl_phrase_ends(&t) && !dl_clause_begins(&t)) return; /* "on Friday last week" */
    out->direction = (uint8_t)(steps < 0 ? DL_DIRECTION_LAST : DL_DIRECTION_NEXT);
    *c = t;
}

static bool finish_day(struct dl_cursor *c, int month, int day, struct dl_when *out)
{
    out->first.month = (uint8_t)month;
    out->first.day = (uint8_t)day;
    out->first.unit = DL_UNIT_DAY;
    (void)dl_read_style(c, out);
    take_direction_after(c, out);
    return true;
}

/* "day" in "the 16th day of November" */
static void take_day_word(struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    int row, factor;
    if (dl_take(&t, DL_WORD_unit, &row) && dl_unit_of_row(row, &factor) == DL_UNIT_DAY) *c = t;
}

/* "the 3rd. of April", "3d. May" */
static void take_ordinal_stop(struct dl_cursor *c)
{
    struct dl_cursor t = *c;
    if (!dl_is_glued(&t) || !dl_take_mark(&t, DL_MARK_DOT)) return;
    if (dl_token_is(dl_peek(&t, 0), DL_WORD_of) || dl_token_is(dl_peek(&t, 0), DL_WORD_month)) *c = t;
}

/* "16", "16th"; in words too where days are written so: "el cinco de mayo", "le deux juin" */
static bool read_day_of_month(struct dl_cursor *c, int *day, bool *is_ordinal)
{
    struct dl_cursor t = *c;
    if (dl_read_day(c, day, is_ordinal)) return true;
    if (!dl_has_property(c, DL_PROPERTY_DAY_FIRST) || !dl_take(&t, DL_WORD_cardinal, day) || *day > 31) return false;
    *c = t;
    return true;
}

/* "16 November 1933", "Monday the 16th of November", "16 Nov." */
static bool day_month(struct dl_cursor *c, struct dl_when *out)
{
    int day, month;
    bool is_ordinal, is_doubtful;
    struct dl_cursor start = *c;
    if (dl_has_property(c, DL_PROPERTY_AFTER_NOUN) && dl_token_is(dl_peek(c, 1), DL_WORD_weekday))
        (void)dl_take(c, DL_WORD_article, NULL); /* "el lunes 5 de marzo" */
    take_weekday(c, out);
    (void)dl_take(c, DL_WORD_article, NULL);
    bool in_words = dl_peek(c, 0)->kind == DL_TOKEN_WORD;
    if (!read_day_of_month(c, &day, &is_ordinal)) return false;
    if (!is_ordinal && !dl_take_inner_mark(c, DL_MARK_DASH)) (void)dl_take_inner_mark(c, DL_MARK_DOT); /* "1.Jun" */
    if (is_ordinal) take_ordinal_stop(c);
    if (is_ordinal) take_day_word(c); /* "the 16th day of November" */
    if (!dl_take(c, DL_WORD_of, NULL) && in_words && !dl_has_property(c, DL_PROPERTY_DAY_FIRST)) return false;
    if (!read_month_beside_day(c, &month, &is_doubtful)) return false;
    dl_take_year(c, out);
    if (out->first.year == DL_NO_YEAR && !is_ordinal) dl_take_sure_year(c, out);
    if (out->first.year == DL_NO_YEAR) dl_take_early_year(c, out);
    bool is_sure = !is_doubtful || out->first.year != DL_NO_YEAR || dl_is_whole(&start, c) ||
                   (is_ordinal && dl_phrase_ends(c)); /* "the 1st of march" */
    return is_sure && finish_day(c, month, day, out);
}

/* ", Friday" after "July 18" */
static void take_weekday_after(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    int weekday;
    if (out->first.weekday != 0 || out->first.year != DL_NO_YEAR) return;
    (void)dl_take_mark(&t, DL_MARK_COMMA);
    if (!dl_read_weekday(&t, &weekday) || dl_peek(&t, 0)->kind == DL_TOKEN_NUMBER) return;
    out->first.weekday = (uint8_t)weekday;
    *c = t;
}

/* "November 16, 1933", "Monday, November 16" */
static bool month_day(struct dl_cursor *c, struct dl_when *out)
{
    int day, month;
    bool is_ordinal, is_doubtful;
    struct dl_cursor start = *c;
    take_weekday(c, out);
    if (!read_month_beside_day(c, &month, &is_doubtful)) return false;
    struct dl_cursor t = *c; /* "October, 1st" */
    if (dl_take_mark(&t, DL_MARK_COMMA) && dl_peek(&t, 0)->kind == DL_TOKEN_NUMBER && dl_read_ordinal(&t, &day))
        (void)dl_take_mark(c, DL_MARK_COMMA);
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_day(c, &day, &is_ordinal)) return false;
    const struct dl_token *next = dl_peek(c, 0);
    if (!is_ordinal && (dl_counts_things(c) || dl_token_is(next, DL_WORD_half_day))) return false;
    if (!is_ordinal && next->glued && next->mark == DL_MARK_COLON && dl_peek(c, 1)->glued) return false;
    if (next->glued && next->mark == DL_MARK_DASH && dl_token_is(dl_peek(c, 1), DL_WORD_unit))
        return false; /* "the June 10-year bond" */
    if (next->kind == DL_TOKEN_NUMBER || next->mark == DL_MARK_COMMA || next->mark == DL_MARK_APOSTROPHE ||
        dl_token_is(next, DL_WORD_of) || dl_token_is(next, DL_WORD_era))
        dl_take_year(c, out);
    bool is_sure = !is_doubtful || out->first.year != DL_NO_YEAR || dl_is_announced(&start) || is_ordinal ||
                   dl_is_whole(&start, c);
    if (!is_sure) return false;
    take_weekday_after(c, out);
    return finish_day(c, month, day, out);
}

/* "Sep-23-2020", "Oct/2", "August-10, 2012": in one piece */
static bool month_mark_day(struct dl_cursor *c, struct dl_when *out)
{
    int month, day, year;
    bool is_name = dl_is_name(c);
    if (dl_look_back(c)->kind == DL_TOKEN_NUMBER && !dl_peek(c, 0)->glued) return false; /* "28 Feb./1 March" */
    if (!dl_take(c, DL_WORD_month, &month)) return false;
    enum dl_mark mark = (enum dl_mark)dl_peek(c, 0)->mark;
    if ((mark != DL_MARK_DASH && mark != DL_MARK_SLASH && mark != DL_MARK_DOT) || !dl_take_inner_mark(c, mark))
        return false;
    if (!dl_read_digits(c, (struct dl_digits){ 1, 2, 1, 31 }, &day)) return false;
    struct dl_cursor t = *c;
    if (dl_take_inner_mark(&t, mark)) {
        if (!dl_read_plain_year(&t, &year)) return false;
        out->first.year = (int16_t)year;
        *c = t;
    } else {
        if (mark == DL_MARK_DOT) return false;
        dl_take_year(c, out);
    }
    if (!is_name && out->first.year == DL_NO_YEAR) return false;
    return finish_day(c, month, day, out);
}

/* "2012/Aug/10", "2019-aug-1", "2024 August", "2004 10 Apr" */
static bool year_month_name(struct dl_cursor *c, struct dl_when *out)
{
    int month, day = 0, year;
    bool is_announced = dl_is_announced(c);
    if (!dl_read_plain_year(c, &year)) return false;
    enum dl_mark mark = (enum dl_mark)dl_peek(c, 0)->mark;
    bool has_mark =
        (mark == DL_MARK_DASH || mark == DL_MARK_SLASH || mark == DL_MARK_DOT) && dl_take_inner_mark(c, mark);
    if (!has_mark && !dl_is_name(c)) return false;
    if (!dl_take(c, DL_WORD_month, &month)) return false;
    const struct dl_digits any_day = { 1, 2, 1, 31 };
    struct dl_cursor t = *c;
    if ((!has_mark || dl_take_inner_mark(&t, mark)) && dl_read_digits(&t, any_day, &day) && !dl_counts_things(&t))
        *c = t;
    else
        day = 0;
    const struct dl_token *next = dl_peek(c, 0); /* not "since 1997" and a line "February 24, 2009" */
    if (!has_mark && (is_announced || next->kind == DL_TOKEN_NUMBER || next->mark == DL_MARK_COMMA)) return false;
    if (!has_mark && day == 0 && !dl_phrase_ends(c)) return false;
    out->first.year = (int16_t)year;
    if (day > 0) return finish_day(c, month, day, out);
    out->first.month = (uint8_t)month;
    out->first.unit = DL_UNIT_MONTH;
    return true;
}

/* "16NOV33", "16 NOV 1933", "16-Nov-33", "16/Nov/1933" */
static bool day_month_short_year(struct dl_cursor *c, struct dl_when *out)
{
    int day, month, year;
    if (!dl_read_digits(c, (struct dl_digits){ 1, 2, 1, 31 }, &day)) return false;
    enum dl_mark mark = (enum dl_mark)dl_peek(c, 0)->mark;
    bool has_mark =
        (mark == DL_MARK_DASH || mark == DL_MARK_SLASH || mark == DL_MARK_DOT) && dl_take_inner_mark(c, mark);
    const struct dl_token *name = dl_peek(c, 0);
    const unsigned char *text = c->window->block->text + name->start;
    bool in_capitals = name->upper && name->end - name->start >= 3 && text[1] < 'a';
    bool is_glued = name->glued && !has_mark;
    if (!dl_read_month(c, &month)) return false;
    if (has_mark && !dl_take_inner_mark(c, mark)) return false;
    if (is_glued && !dl_is_glued(c)) return false;
    if (!has_mark && !in_capitals) return false;
    if (dl_read_plain_year(c, &year))
        out->first.year = (int16_t)year;
    else if (!read_short_year(c, out))
        return false;
    return finish_day(c, month, day, out);
}

/* "November 1933", "Nov. '33", "May of 1933"; "may 2019": four digits make a month of it */
static bool month_year(struct dl_cursor *c, struct dl_when *out)
{
    int month;
    bool is_name = dl_is_name(c);
    if (!dl_take(c, DL_WORD_month, &month)) return false;
    (void)dl_take_inner_mark(c, DL_MARK_DASH);
    dl_take_year(c, out);
    if (out->first.year == DL_NO_YEAR) return false;
    struct dl_cursor before = { c->window, c->at - 1 };
    const struct dl_token *joint = dl_look_back(&before); /* "April of 87", not "NOV 33" */
    bool is_short = (out->flags & DL_WHEN_TWO_DIGIT_YEAR) != 0;
    if (is_short && !dl_token_is(joint, DL_WORD_of) && joint->mark != DL_MARK_APOSTROPHE) return false;
    if (!is_name && (is_short || dl_counts_things(c))) return false;
    out->first.month = (uint8_t)month;
    out->first.unit = DL_UNIT_MONTH;
    return true;
}

/* "the May elections", "a costly August battle": a small word before and after it, or an article before */
static bool is_before_noun(const struct dl_cursor *c)
{
    const struct dl_token *before = dl_look_back(c), *after = dl_peek(c, 1);
    const dl_word_set articles = DL_WORD_BIT(DL_WORD_article) | DL_WORD_BIT(DL_WORD_single);
    struct dl_cursor next = { c->window, c->at + 1 };
    bool is_noun = after->kind == DL_TOKEN_WORD && !after->upper && !after->glued && !dl_phrase_ends(&next) &&
                   !dl_token_is(after, DL_WORD_of);
    if (!is_noun || !dl_peek(c, 0)->upper || before->kind != DL_TOKEN_WORD) return false;
    return (before->word->classes & articles) != 0 || (dl_is_name(c) && !before->upper && before->word->classes == 0);
}

/* "April" in "March, April and May" */
static bool is_in_list(const struct dl_cursor *c)
{
    struct dl_cursor before = { c->window, c->at - 1 };
    const struct dl_token *joint = dl_look_back(c);
    return c->at >= 2 && (joint->mark == DL_MARK_COMMA || dl_token_is(joint, DL_WORD_and)) &&
           dl_token_is(dl_look_back(&before), DL_WORD_month);
}

/* Stands a title before it? The labels of English stand before numbers: "the flight Tuesday" */
static bool follows_title(const struct dl_cursor *c)
{
    return dl_has_property(c, DL_PROPERTY_DAY_FIRST) && dl_token_is(dl_look_back(c), DL_WORD_label);
}

/* "November": a word that is also a name or a verb needs an announcement. */
static bool month_alone(struct dl_cursor *c, struct dl_when *out)
{
    int month;
    if (follows_title(c)) return false; /* "Frau August" */
    struct dl_cursor start = *c, word = *c;
    bool is_sure =
        !dl_token_is(dl_peek(c, 0), DL_WORD_doubtful) || dl_is_announced(c) || is_before_noun(c) || is_in_list(c);
    if (dl_take(&word, DL_WORD_month, &month) && dl_is_whole(&start, &word))
        *c = word;
    else if (!is_sure || !dl_read_month(c, &month))
        return false;
    out->first.month = (uint8_t)month;
    out->first.unit = DL_UNIT_MONTH;
    take_direction_after(c, out);
    return true;
}

/* "Friday week", "Sunday fortnight": so much after the next one */
static void take_weeks_after(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_cursor t = *c;
    int row, factor;
    if (!dl_take(&t, DL_WORD_unit, &row) || dl_unit_of_row(row, &factor) != DL_UNIT_WEEK || !dl_phrase_ends(&t)) return;
    out->direction = DL_DIRECTION_NEXT;
    out->amount = factor * DL_AMOUNT_ONE;
    out->unit = DL_UNIT_WEEK;
    *c = t;
}

/* "Monday" */
static bool weekday_alone(struct dl_cursor *c, struct dl_when *out)
{
    int weekday;
    if (follows_title(c)) return false; /* "don Domingo" */
    struct dl_cursor start = *c, word = *c;
    bool is_sure = !dl_token_is(dl_peek(c, 0), DL_WORD_doubtful);
    if (dl_looks_ahead(c)) out->flags |= DL_WHEN_FUTURE;
    if (dl_take(&word, DL_WORD_weekday, &weekday) && (is_sure || dl_is_whole(&start, &word))) {
        *c = word;
    } else {
        if (!dl_read_weekday(c, &weekday)) return false;
        out->flags |= DL_WHEN_WEAK; /* "Thu" beside a time, "Mon-Fri" */
    }
    int part;
    if (dl_token_value(dl_look_back(c), DL_WORD_day_part, &part)) out->clock.part = (uint8_t)part; /* "Dienstagabend" */
    out->first.weekday = (uint8_t)weekday;
    out->first.unit = DL_UNIT_DAY;
    take_direction_after(c, out);
    take_weeks_after(c, out);
    return true;
}

/* "Monday the 16th", "Friday 31", "Mon 13th", "Friday 5/12" */
static bool weekday_day(struct dl_cursor *c, struct dl_when *out)
{
    int day, weekday;
    bool is_ordinal;
    take_weekday(c, out);
    weekday = out->first.weekday;
    if (weekday == 0) return false;
    struct dl_cursor t = *c;
    if (dl_longest_shape(&dl_shapes_numeric, &t, out) && out->first.unit == DL_UNIT_DAY && out->clock.hour < 0) {
        out->first.weekday = (uint8_t)weekday;
        out->flags &= (uint16_t)~DL_WHEN_WEAK;
        *c = t;
        return true;
    }
    *out = dl_when_empty(DL_WHEN_CALENDAR);
    out->first.weekday = (uint8_t)weekday;
    bool has_article = dl_take(c, DL_WORD_article, NULL);
    bool in_digits = dl_peek(c, 0)->kind == DL_TOKEN_NUMBER;
    if (!(has_article || in_digits) || !dl_read_day(c, &day, &is_ordinal)) return false;
    if (!is_ordinal && (!dl_phrase_ends(c) || dl_peek(c, 0)->kind == DL_TOKEN_WORD)) return false;
    if (!is_ordinal && dl_peek(c, 0)->glued && dl_peek(c, 1)->glued) return false;
    return finish_day(c, 0, day, out);
}

/* "the 16th" at the end of a phrase: "on the 16th.", "on 16th." */
static bool day_alone(struct dl_cursor *c, struct dl_when *out)
{
    int day;
    struct dl_cursor start = *c, before = { c->window, c->at - 1 };
    bool is_announced = dl_is_announced(c);
    bool has_article = dl_take(c, DL_WORD_article, NULL);
    if (!has_article && (c->at == 0 || !dl_take_word(&before, "on"))) return false;
    bool in_digits = dl_peek(c, 0)->kind == DL_TOKEN_NUMBER;
    if (!in_digits || !dl_read_ordinal(c, &day) || day > 31) return false;
    const struct dl_token *next = dl_peek(c, 0);
    bool is_dash = next->mark == DL_MARK_DASH && (next->glued || dl_peek(c, 1)->glued);
    bool ends = next->kind == DL_TOKEN_END || (next->kind == DL_TOKEN_MARK && !is_dash) ||
                (has_article && dl_token_is(next, DL_WORD_break)); /* "the attack on the 20th was", "on the 20th he" */
    if (!ends || !(is_announced || dl_is_whole(&start, c))) return false;
    out->flags |= DL_WHEN_ANAPHORIC;
    return finish_day(c, 0, day, out);
}

static const struct dl_shape_row shapes[] = {
    { dl_day_in_two_calendars, DL_NUMBER_SMALL, DL_NUMBER_SMALL, DL_KIND_TO },
    { day_month, DL_START_DAY | DL_START(weekday), DL_START_DAY, DL_START(month) },
    { month_day, DL_START(month) | DL_START(weekday), 0, DL_START_DAY },
    { day_month_short_year, DL_NUMBER_SMALL, 0, DL_START(month) },
    { month_mark_day, DL_START(month), 0, DL_NUMBER_SMALL },
    { year_month_name, DL_NUMBER_FOUR, 0, DL_START(month) },
    { month_year, DL_START(month), 0, DL_NUMBER_ANY | DL_START(cardinal) | DL_START(hundreds) },
    { month_alone, DL_START(month), 0, 0 },
    { weekday_alone, DL_START(weekday), 0, 0 },
    { weekday_day, DL_START(weekday), 0, DL_START_DAY },
    { day_alone, DL_NUMBER_SMALL, DL_NUMBER_SMALL, DL_START(ordinal_mark) },
    { dl_feast, DL_START(holiday), DL_START(holiday), 0 },
    { dl_feast_week, DL_START(holiday), DL_START(holiday), DL_START(weekend) | DL_START(unit) },
    { dl_weekday_from_day, DL_START_DAY | DL_START(weekday), DL_START_DAY | DL_START(weekday), DL_START(later) },
    /* where days come first */
    { day_month, 0, DL_START(weekday), DL_START(month) },
    { dl_picked, DL_START(ordinal) | DL_START(direction), 0, DL_START(unit) | DL_START(month) },
    { dl_plain_day_alone, DL_NUMBER_SMALL | DL_START(article), 0, 0 },
    { dl_plain_day_alone, DL_START(unit), 0, DL_NUMBER_SMALL },
};
enum { OF_DAYS_FIRST = 4 };
const struct dl_shapes dl_shapes_date = { shapes, sizeof shapes / sizeof *shapes,
                                          sizeof shapes / sizeof *shapes - OF_DAYS_FIRST, DL_FAMILY_DATE };
