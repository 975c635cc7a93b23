/* shapes_picked.c: a part of what is told by a direction, or picked out of a period.
 *
 *     May of last year   the third quarter of this year   Monday of next week   the 5th inst.
 *     the last Friday of May   the first week of October   the week of May 5   Christmas last year
 *     year-end   this month's end
 */
#include "dates/feast.h"
#include "dates/period.h"
#include "dates/read.h"
#include "dates/relative.h"

/* "22", and where days come first "22." and "22 de" */
static bool read_plain_day(struct dl_cursor *c, int *day)
{
    bool is_ordinal;
    if (!dl_has_property(c, DL_PROPERTY_DAY_FIRST)) return dl_read_digits(c, (struct dl_digits){ 1, 2, 1, 31 }, day);
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_day(c, day, &is_ordinal)) return false;
    (void)dl_take(c, DL_WORD_of, NULL);
    return true;
}

/* What can be told of a year that is told by direction: a month, a season, a quarter, a half, a day. */
static bool read_part_of_year(struct dl_cursor *c, struct dl_part *part)
{
    int value, day;
    bool is_ordinal;
    struct dl_cursor t = *c;
    if (dl_read_month(&t, &value)) {
        part->month = (uint8_t)value;
        part->unit = DL_UNIT_MONTH;
        *c = t;
        if (dl_read_day(&t, &day, &is_ordinal)) {
            part->day = (uint8_t)day;
            part->unit = DL_UNIT_DAY;
            *c = t;
        }
        return true;
    }
    if (read_plain_day(&t, &day) && dl_read_month(&t, &value)) {
        *part = (struct dl_part){ DL_NO_YEAR, (uint8_t)value, (uint8_t)day, DL_UNIT_DAY, 0, 0 };
        *c = t;
        return true;
    }
    t = *c;
    int row, factor; /* "week 27 of last year" */
    if (dl_take(&t, DL_WORD_unit, &row) && dl_unit_of_row(row, &factor) == DL_UNIT_WEEK && factor == 1 &&
        dl_read_digits(&t, (struct dl_digits){ 1, 2, 1, 53 }, &value)) {
        part->index = (uint8_t)value;
        part->unit = DL_UNIT_WEEK;
        *c = t;
        return true;
    }
    t = *c;
    bool is_sure = dl_is_announced(c) && !dl_token_is(dl_look_back(c), DL_WORD_to); /* not "to fall this year" */
    is_sure |= dl_take(&t, DL_WORD_article, NULL) || dl_begins_sentence(c);
    is_sure |= !dl_token_is(dl_peek(&t, 0), DL_WORD_doubtful);
    if (is_sure && dl_take(&t, DL_WORD_season, &value)) {
        part->unit = DL_UNIT_SEASON;
    } else if (dl_read_last_share(&t, part) && part->index != 0) { /* "the last quarter of this year" */
        *c = t;
        return true;
    } else if (dl_read_ordinal(&t, &value) && value <= 4) {
        bool is_quarter = dl_take(&t, DL_WORD_unit, &row) && dl_unit_of_row(row, &factor) == DL_UNIT_QUARTER;
        if (!is_quarter && !(value <= 2 && dl_take(&t, DL_WORD_fraction, NULL))) return false;
        part->unit = is_quarter ? DL_UNIT_QUARTER : DL_UNIT_HALF;
    } else {
        return false;
    }
    part->index = (uint8_t)value;
    *c = t;
    return true;
}

/* "last year's third quarter", "this year's May elections" */
static bool part_behind_year(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_part part = dl_part_empty();
    if (!dl_directed_unit(c, out) || out->unit != DL_UNIT_YEAR) return false;
    if (!dl_take_inner_mark(c, DL_MARK_APOSTROPHE) || !dl_take_word(c, "s") || !read_part_of_year(c, &part))
        return false;
    bool is_sure = part.unit != DL_UNIT_SEASON || !dl_token_is(dl_look_back(c), DL_WORD_doubtful);
    out->first = part;
    return is_sure && part.unit != DL_UNIT_DAY && part.unit != DL_UNIT_WEEK;
}

/* "May of last year", "the third quarter of this year", "June this year", "last year's third quarter" */
bool dl_part_of_directed_year(struct dl_cursor *c, struct dl_when *out)
{
    struct dl_part part = dl_part_empty();
    struct dl_cursor owner = *c;
    if (part_behind_year(&owner, out)) {
        *c = owner;
        return true;
    }
    *out = dl_when_empty(DL_WHEN_CALENDAR);
    if (!read_part_of_year(c, &part)) return false;
    if (!dl_take(c, DL_WORD_of, NULL)) (void)dl_take_mark(c, DL_MARK_COMMA);
    struct dl_cursor t = *c;
    if (!dl_told_unit(c, out)) {
        int row, factor;
        *c = t;
        if (!dl_take(c, DL_WORD_article, NULL) || !dl_take(c, DL_WORD_unit, &row)) return false;
        out->flags |= DL_WHEN_ANAPHORIC; /* "the first half of the year" */
        (void)dl_set_relative(out, 0, dl_unit_of_row(row, &factor));
    }
    out->first = part;
    return out->unit == DL_UNIT_YEAR;
}

/* "Monday of next week", "Wednesday evening next week"; "next week on Tuesday", "next week Wednesday" */
bool dl_weekday_of_directed_week(struct dl_cursor *c, struct dl_when *out)
{
    int weekday, part = DL_NO_DAY_PART;
    if (dl_read_weekday(c, &weekday)) {
        (void)dl_take(c, DL_WORD_day_part, &part);
        (void)dl_take(c, DL_WORD_of, NULL);
        if (!dl_told_unit(c, out) || out->unit != DL_UNIT_WEEK) return false;
    } else {
        if (!dl_directed_unit(c, out) || out->unit != DL_UNIT_WEEK) return false;
        (void)dl_take_word(c, "on");
        if (!dl_read_weekday(c, &weekday)) return false;
        (void)dl_take(c, DL_WORD_day_part, &part);
    }
    out->first.weekday = (uint8_t)weekday;
    out->first.unit = DL_UNIT_DAY;
    out->clock.part = (uint8_t)part;
    return true;
}

/* "ended", "beginning", "to" between a unit and the day that bounds it */
static bool take_bound_word(struct dl_cursor *c)
{
    static const char *const words[] = { "ended", "ending", "beginning", "starting", "commencing", "to" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dl_take_word(c, words[i])) return true;
    return false;
}

/* "the week of May 5", "the week beginning Monday"; "the quarter" before "ended Sept. 30" */
bool dl_unit_of_day(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor;
    (void)dl_take(c, DL_WORD_article, NULL);
    enum dl_unit unit = DL_UNIT_WEEKEND;
    if (!dl_take(c, DL_WORD_weekend, NULL)) {
        (void)dl_take(c, DL_WORD_fiscal, NULL); /* "the fiscal year ended June 30" */
        if (!dl_take(c, DL_WORD_unit, &row)) return false;
        unit = dl_unit_of_row(row, &factor);
        if (unit < DL_UNIT_WEEK || unit > DL_UNIT_YEAR || factor != 1) return false;
    }
    struct dl_cursor after_unit = *c;
    bool is_joined = unit <= DL_UNIT_WEEK && dl_take(c, DL_WORD_of, NULL);
    if (!is_joined && !dl_take_mark(c, DL_MARK_COMMA)) (void)dl_take_word(c, "that"); /* "the year that ended" */
    if (!is_joined && !take_bound_word(c)) return false;
    if (!is_joined) (void)dl_take_word(c, "on");
    if (!dl_calendar_shape(c, out)) return false;
    if (out->kind != DL_WHEN_CALENDAR || out->first.unit != DL_UNIT_DAY || (out->flags & DL_WHEN_WEAK)) return false;
    if (out->unit != DL_UNIT_NONE || out->clock.hour >= 0) return false;
    if (unit > DL_UNIT_WEEK) *c = after_unit; /* two mentions */
    out->unit = (uint8_t)unit;
    return true;
}

/* "the first", "the last", "the second last": from the start, or below 0 from the end */
static bool read_nth(struct dl_cursor *c, int *nth)
{
    enum { MOST = 99 };
    int step;
    bool is_counted = dl_read_ordinal(c, nth);
    if (is_counted && *nth > MOST) return false;
    struct dl_cursor t = *c;
    if (dl_take(&t, DL_WORD_direction, &step) && (step == -1 || step == DL_DIRECTION_FINAL)) {
        *nth = is_counted ? -*nth : -1;
        *c = t;
        return true;
    }
    return is_counted;
}

/* What something can be picked from: a month to a century, or one told from the reference or the last date */
static bool read_period(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor;
    struct dl_cursor t = *c;
    if (dl_told_unit(&t, out)) {
        *c = t;
        return out->unit >= DL_UNIT_MONTH;
    }
    *out = dl_when_empty(DL_WHEN_CALENDAR);
    t = *c;
    if (dl_calendar_shape(&t, out)) {
        *c = t;
        if (out->kind != DL_WHEN_CALENDAR || out->mod != DL_MOD_NONE) return false;
        return out->first.unit >= DL_UNIT_MONTH || dl_is_long_feast(out);
    }
    *out = dl_when_empty(DL_WHEN_CALENDAR);
    bool has_article = dl_take(c, DL_WORD_article, NULL) || dl_has_property(c, DL_PROPERTY_DAY_FIRST); /* "do mês" */
    if (!has_article || !dl_take(c, DL_WORD_unit, &row)) return false;
    out->flags |= DL_WHEN_ANAPHORIC;
    (void)dl_set_relative(out, 0, dl_unit_of_row(row, &factor));
    return out->unit >= DL_UNIT_MONTH && factor == 1;
}

/* "the first Monday of May 2018", "the last Friday in October", "the last day of the year", "first week of May" */
bool dl_picked(struct dl_cursor *c, struct dl_when *out)
{
    int nth, weekday = 0, row, factor = 1, part = DL_NO_DAY_PART;
    enum dl_unit unit = DL_UNIT_NONE;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!read_nth(c, &nth)) return false;
    if (dl_read_weekday(c, &weekday))
        (void)dl_take(c, DL_WORD_day_part, &part);
    else if (dl_take(c, DL_WORD_weekend, NULL))
        unit = DL_UNIT_WEEKEND;
    else if (dl_take(c, DL_WORD_unit, &row))
        unit = dl_unit_of_row(row, &factor);
    else if (dl_take(c, DL_WORD_day_part, &part)) /* "the first night of Hanukkah" */
        unit = DL_UNIT_DAY;
    else
        return false;
    if (weekday == 0 && (unit < DL_UNIT_DAY || factor != 1 || unit == DL_UNIT_QUARTER)) return false;
    if (weekday != 0 && (nth > 5 || nth < -5)) return false;
    bool may_be_in = dl_has_property(c, DL_PROPERTY_DAY_FIRST); /* "erste Woche im Oktober", "última semana de mayo" */
    bool is_of = dl_take(c, DL_WORD_of, NULL) || dl_take_word(c, "in");
    is_of = is_of || (may_be_in && dl_take(c, DL_WORD_preposition, NULL));
    if (!is_of && !dl_has_property(c, DL_PROPERTY_NO_ARTICLE)) return false; /* "первая неделя октября" */
    if (!read_period(c, out)) return false;
    enum dl_unit period = (enum dl_unit)(out->first.unit == DL_UNIT_NONE ? out->unit : out->first.unit);
    if (dl_is_long_feast(out)) period = DL_UNIT_MONTH;
    if (unit == DL_UNIT_DAY && period == DL_UNIT_MONTH && (nth > 31 || nth < -31)) return false;
    if (unit >= period || (out->kind == DL_WHEN_CALENDAR && out->unit != DL_UNIT_NONE)) return false;
    out->pick = (struct dl_pick){ (int8_t)nth, (uint8_t)unit, (uint8_t)weekday };
    out->clock.part = (uint8_t)part;
    return true;
}

/* "the 5th inst.", "15th ult.", "the 5th of this month" */
bool dl_day_of_directed_month(struct dl_cursor *c, struct dl_when *out)
{
    int day, steps;
    bool is_ordinal;
    (void)dl_take(c, DL_WORD_article, NULL);
    if (!dl_read_day(c, &day, &is_ordinal) || !is_ordinal) return false;
    if (dl_take(c, DL_WORD_instant, &steps)) {
        (void)dl_set_relative(out, (int64_t)steps * DL_AMOUNT_ONE, DL_UNIT_MONTH);
    } else {
        bool is_of = dl_take(c, DL_WORD_of, NULL);
        if (!is_of && dl_token_is(dl_peek(c, 0), DL_WORD_article)) return false;
        if (!dl_directed_unit(c, out) || out->unit != DL_UNIT_MONTH) return false;
    }
    out->first.day = (uint8_t)day;
    out->first.unit = DL_UNIT_DAY;
    return true;
}

/* "le 15", "il 15", "dia 15", "am 15. zurück", "15-го": where days come first. An article with the value 2 stands
 * before days. */
DL_NOT_ENGLISH bool dl_plain_day_alone(struct dl_cursor *c, struct dl_when *out)
{
    enum { OF_DAYS = 2 };
    int day, row, factor, article = 0;
    bool is_announced = dl_is_announced(c);
    if (!dl_has_property(c, DL_PROPERTY_DAY_FIRST)) return false;
    if (dl_token_value(dl_peek(c, 0), DL_WORD_article, &article)) c->at++;
    bool is_named = dl_take(c, DL_WORD_unit, &row) && dl_unit_of_row(row, &factor) == DL_UNIT_DAY;
    if (dl_token_is(dl_look_back(c), DL_WORD_unit) && !is_named) return false;
    bool is_ordinal = dl_peek(c, 0)->kind == DL_TOKEN_NUMBER && dl_read_ordinal(c, &day);
    if (!is_ordinal && !dl_read_digits(c, (struct dl_digits){ 1, 2, 1, 31 }, &day)) return false;
    const struct dl_token *next = dl_peek(c, 0);
    bool is_mark = next->kind == DL_TOKEN_MARK, is_inner = is_mark && next->glued && dl_peek(c, 1)->glued;
    if (day > 31 || is_inner || dl_counts_things(c) || (is_mark && next->mark == DL_MARK_DASH)) return false;
    bool is_told = is_named || article == OF_DAYS;
    if (dl_has_property(c, DL_PROPERTY_DAY_DOT)) /* "am 15. zurück", not "am 15. Tag" */
        is_told = is_announced && is_ordinal && next->kind == DL_TOKEN_WORD && !next->upper;
    else if (is_ordinal && dl_has_property(c, DL_PROPERTY_NO_ARTICLE))
        is_told = true;
    if (!is_told || !(dl_phrase_ends(c) || dl_has_property(c, DL_PROPERTY_DAY_DOT))) return false;
    out->flags |= DL_WHEN_ANAPHORIC;
    out->first.day = (uint8_t)day;
    out->first.unit = DL_UNIT_DAY;
    return true;
}

/* "year-end", "year end", "month's end", "this year's end": the end of a unit that is going on */
bool dl_end_of_unit(struct dl_cursor *c, struct dl_when *out)
{
    int row, factor;
    struct dl_cursor t = *c;
    const bool is_directed = dl_directed_unit(&t, out);
    if (!is_directed) {
        t = *c;
        *out = dl_when_empty(DL_WHEN_CALENDAR);
        (void)dl_take(&t, DL_WORD_article, NULL);
        if (!dl_take(&t, DL_WORD_unit, &row)) return false;
        enum dl_unit unit = dl_unit_of_row(row, &factor);
        if (unit < DL_UNIT_WEEK || factor != 1) return false;
        (void)dl_set_relative(out, 0, unit);
    }
    const bool is_plain = !is_directed && out->unit == DL_UNIT_YEAR; /* not "this year end" */
    if (!dl_take_inner_mark(&t, DL_MARK_DASH) && (!is_plain || dl_is_glued(&t))) {
        if (!dl_take_inner_mark(&t, DL_MARK_APOSTROPHE) || !dl_take(&t, DL_WORD_plural_mark, NULL)) return false;
    }
    if (!dl_take_word(&t, "end")) return false;
    *c = t;
    out->mod = DL_MOD_END;
    if (out->unit == DL_UNIT_YEAR && dl_read_plain_year(&t, &row)) { /* "year-end 1989" */
        *out = dl_when_empty(DL_WHEN_CALENDAR);
        out->first = (struct dl_part){ .year = (int16_t)row, .unit = DL_UNIT_YEAR };
        out->mod = DL_MOD_END;
        *c = t;
    }
    return true;
}
