/* shapes_feast.c: feasts and named days, and weekdays told by them.
 *
 *     Christmas 1914   Easter Sunday, 1916   Ramadan in 2018   Thanksgiving of next year
 *     Memorial Day weekend   the Thanksgiving week of 1950
 *     the Friday before Easter   the third Tuesday after Christmas 1914   the Monday after 5 May
 *
 * Some feasts have the name of a place or of people besides ("Corpus Christi", "Ramadan"): the lexicon says so, and
 * then a year or a word that announces a day must stand beside the name.
 */
#include "dates/feast.h"

#include "dates/holiday.h"
#include "dates/read.h"
#include "dates/relative.h"

/* The values of doubtful rows of feasts: also a place, also the name of a person or a common word; also common words
 * where it has no capital and no year ("a tax day"). */
enum { ALSO_PLACE = 4, ALSO_NAME = 5, ALSO_WORDS = 6 };

/* Does the word before it say that what follows is a day? "on", "since"; of a name also "in", "of", "after". */
static bool is_told_before(const struct dl_cursor *c, int doubt)
{
    static const char *const words[] = { "on", "since", "until", "till", "during", "in", "of", "before", "after" };
    const size_t count = doubt == ALSO_NAME ? sizeof words / sizeof *words : 5;
    struct dl_cursor before = { c->window, c->at - 1 };
    if (doubt == ALSO_NAME && dl_token_is(dl_look_back(c), DL_WORD_part)) return true; /* "the end of Ramadan" */
    for (size_t i = 0; c->at > 0 && i < count; i++)
        if (dl_take_word(&before, words[i])) return true;
    return false;
}

/* "Corpus Christi Bay", "Ramadan Shallah" */
static bool is_before_name(const struct dl_cursor *c)
{
    const struct dl_token *next = dl_peek(c, 0);
    return next->kind == DL_TOKEN_WORD && next->upper && next->word->classes == 0 && !dl_begins_sentence(c);
}

/* "the Hue Vesak shootings" */
static bool is_in_name(const struct dl_cursor *first, const struct dl_cursor *after)
{
    const struct dl_token *before = dl_look_back(first), *next = dl_peek(after, 0);
    return before->kind == DL_TOKEN_WORD && before->upper && before->word->classes == 0 && dl_peek(first, 0)->upper &&
           next->kind == DL_TOKEN_WORD && !next->upper && !dl_phrase_ends(after);
}

/* Not so "Christmas" in "the Christmas tree" and "the Christmas and New Year sales" */
static bool stands_alone(const struct dl_cursor *after)
{
    const struct dl_token *next = dl_peek(after, 0);
    return next->kind == DL_TOKEN_NUMBER || (dl_phrase_ends(after) && !dl_token_is(next, DL_WORD_and));
}

/* Takes a row of a feast; *doubt: 0 where the word is no other. */
static bool take_row(struct dl_cursor *c, struct dl_when *out, int *doubt)
{
    int row;
    *doubt = 0;
    (void)dl_token_value(dl_peek(c, 0), DL_WORD_doubtful, doubt);
    if (!dl_is_name(c) && *doubt < ALSO_PLACE) return false;
    if (!dl_take(c, DL_WORD_holiday, &row)) return false;
    out->holiday = (uint32_t)row;
    out->flags |= DL_WHEN_HOLIDAY;
    out->first.unit = DL_UNIT_DAY;
    return true;
}

bool dl_take_feast(struct dl_cursor *c, struct dl_when *out)
{
    int doubt;
    struct dl_cursor t = *c;
    if (!dl_is_name(c) || !take_row(&t, out, &doubt) || doubt == ALSO_PLACE || doubt == ALSO_NAME) return false;
    *c = t;
    return true;
}

bool dl_is_long_feast(const struct dl_when *when)
{
    return (when->flags & DL_WHEN_HOLIDAY) != 0 && dl_holiday_is_long((int)when->holiday);
}

/* The year behind a feast. After "in" it has four digits ("Easter in 1916", not "Easter in two years"), and the
 * feast a capital: of "election day in 1910" either stands for itself. */
static void take_year_of_feast(struct dl_cursor *c, bool has_capital, struct dl_when *out)
{
    struct dl_cursor t = *c;
    if (!dl_take_word(&t, "in") || (dl_peek(&t, 0)->digits == 4 && has_capital)) dl_take_year(c, out);
}

/* "Christmas 1914", "Easter Sunday, 1916", "on Corpus Christi", "the feast of St. Michael", not "the Christmas tree" */
bool dl_feast(struct dl_cursor *c, struct dl_when *out)
{
    int doubt;
    const bool has_article = dl_take(c, DL_WORD_article, NULL);
    const struct dl_cursor start = *c;
    if (!take_row(c, out, &doubt)) return false;
    if (has_article && !stands_alone(c)) return false;
    if (is_in_name(&start, c)) return false;
    bool is_beside = dl_peek(c, 0)->kind == DL_TOKEN_NUMBER; /* "Corpus Christi in 1914" is a place and a year */
    bool has_capital = dl_peek(&start, 0)->upper || dl_look_back(&start)->kind == DL_TOKEN_END;
    if (doubt != ALSO_PLACE || is_beside) take_year_of_feast(c, has_capital, out);
    bool has_year = out->first.year != DL_NO_YEAR;
    if (doubt < ALSO_PLACE || has_year) return true;
    if (doubt == ALSO_WORDS) return dl_is_name(&start) || dl_is_whole(&start, c);
    return dl_is_name(&start) && is_told_before(&start, doubt) && !is_before_name(c);
}

/* "Memorial Day weekend", "the Labor Day weekend of 1998", "Christmas week": the one that a feast is in or beside */
bool dl_feast_week(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor = 1;
    enum dl_unit unit = DL_UNIT_WEEKEND;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_take_feast(c, out) || dl_is_long_feast(out)) return false;
    if (!dl_take(c, DL_WORD_weekend, NULL)) {
        if (!dl_take(c, DL_WORD_unit, &row)) return false;
        unit = dl_unit_of_row(row, &factor);
    }
    if ((unit != DL_UNIT_WEEKEND && unit != DL_UNIT_WEEK) || factor != 1) return false;
    dl_take_year(c, out);
    out->unit = (uint8_t)unit;
    return true;
}

/* "Thanksgiving of next year", "Christmas last year", "Easter in two years" */
bool dl_holiday_of_year(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor;
    int64_t amount;
    uint16_t flags = 0;
    struct dl_when feast = dl_when_empty(DL_WHEN_CALENDAR);
    if (!dl_take_feast(c, &feast)) return false;
    struct dl_cursor t = *c;
    if (dl_take_word(&t, "in") && dl_read_amount(&t, &amount, &flags) && flags == 0 &&
        (dl_take(&t, DL_WORD_units, &row) || dl_take(&t, DL_WORD_unit, &row))) {
        if (dl_unit_of_row(row, &factor) != DL_UNIT_YEAR || amount > DL_AMOUNT_COUNTED_MAX) return false;
        (void)dl_set_relative(out, amount, DL_UNIT_YEAR);
    } else {
        t = *c;
        if (!dl_take(&t, DL_WORD_of, NULL)) (void)dl_take_mark(&t, DL_MARK_COMMA);
        if (!dl_directed_unit(&t, out) || out->unit != DL_UNIT_YEAR) return false;
    }
    *c = t;
    out->holiday = feast.holiday;
    out->flags |= DL_WHEN_HOLIDAY;
    out->first.unit = DL_UNIT_DAY;
    return true;
}

/* "the third", "the first", or nothing: the first one */
static bool read_number(struct dl_cursor *c, int *nth)
{
    enum { MOST = 53 };
    *nth = 1;
    struct dl_cursor t = *c;
    if (!dl_read_ordinal(&t, nth)) return true;
    *c = t;
    return *nth <= MOST;
}

/* "the Friday before Easter", "the third Tuesday after Christmas 1914", "Monday after 5 May 1921" */
bool dl_weekday_from_day(struct dl_cursor *c, struct dl_when *out)
{
    int nth, weekday, sign;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!read_number(c, &nth) || !dl_read_weekday(c, &weekday)) return false;
    (void)dl_take_word(c, "next"); /* "the Monday next after Michaelmas" */
    if (!dl_token_is(dl_peek(c, 0), DL_WORD_preposition) || !dl_take(c, DL_WORD_later, &sign)) return false;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_calendar_shape(c, out) || out->kind != DL_WHEN_CALENDAR || out->first.unit != DL_UNIT_DAY) return false;
    bool is_day = out->first.month != 0 || (out->flags & DL_WHEN_HOLIDAY);
    if (!is_day || out->clock.hour >= 0 || out->unit != DL_UNIT_NONE || (out->flags & DL_WHEN_WEAK)) return false;
    out->unit = DL_UNIT_DAY;
    out->pick = (struct dl_pick){ (int8_t)(sign * nth), DL_UNIT_NONE, (uint8_t)weekday };
    return true;
}
