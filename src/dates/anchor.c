/* anchor.c: chooses between the reference date and the last date named.
 *
 * Some documents tell of their own time (news), some of another (histories). In the first kind
 * "on 5 May" is near the reference date unless a date named just before it says another year; in
 * the second it is always of the year named last. The dates named so far tell which kind it is: a
 * year far from the reference date speaks for a history, more so with its month or day, for news name
 * bare years of the past too; "yesterday" and "on Tuesday" speak for news.
 */
#include "dates/anchor.h"

#include <stddef.h>

enum {
    YEAR_REACH = 250,
    NEAR_DAYS = 550,
    BARE_YEAR = 1,
    MONTH_OF_YEAR = 3,
    DAY_OF_YEAR = 4,
    SAME_YEAR_DAYS = 200,
    NEXT_DAYS = 30
};

void dl_anchor_begin(struct dl_anchor *anchor, const struct dl_civil *reference)
{
    *anchor =
        (struct dl_anchor){ .has_reference = reference != NULL, .last_clock = dl_when_empty(DL_WHEN_CALENDAR).clock };
    if (reference != NULL) anchor->reference = *reference;
}

/* A month, a day of a month, a season that does not say its year. */
static bool lacks_year_only(const struct dl_when *w)
{
    bool is_part = w->kind == DL_WHEN_CALENDAR || w->kind == DL_WHEN_RANGE;
    if (!is_part || w->first.year != DL_NO_YEAR || w->direction != DL_DIRECTION_NONE) return false;
    return w->first.month != 0 || w->first.index != 0 || (w->flags & DL_WHEN_HOLIDAY);
}

/* "the 16th": of the last month that was named */
static bool lacks_month(const struct dl_when *w)
{
    return w->kind == DL_WHEN_CALENDAR && w->first.year == DL_NO_YEAR && w->first.day != 0 && w->first.month == 0;
}

static bool is_time_only(const struct dl_when *w)
{
    return w->kind == DL_WHEN_CALENDAR && w->first.unit == DL_UNIT_NONE;
}

static bool tells_of_another_time(const struct dl_anchor *a)
{
    return !a->has_reference || a->far > 2 * a->near + MONTH_OF_YEAR;
}

/* The same, and more than one date says so: news begin with an old date, too. */
static bool is_history(const struct dl_anchor *a)
{
    return tells_of_another_time(a) && (!a->has_reference || a->far > DAY_OF_YEAR);
}

/* The last date is no news of its own: its year is the reference's, as that of what follows will be. */
static bool is_of_reference_year(const struct dl_anchor *a)
{
    int64_t days = dl_civil_to_jdn(a->last) - dl_civil_to_jdn(a->reference);
    return days > -SAME_YEAR_DAYS && days < SAME_YEAR_DAYS;
}

/* "She took office in May 2025 and will move in June": ahead of the last date, and of today, unless several dates
 * say that it is a history. */
static bool is_ahead_of_reference(const struct dl_anchor *a, const struct dl_when *w)
{
    if ((w->flags & (DL_WHEN_FUTURE | DL_WHEN_PAST)) != DL_WHEN_FUTURE || !a->has_reference) return false;
    return !is_history(a) && dl_civil_to_jdn(a->last) < dl_civil_to_jdn(a->reference);
}

/* "this year", "next summer", "last week", "on Thursday": what a history tells from its own time.
 * "today" and "two years ago" are told from the reader's. */
static bool moves_with_story(const struct dl_when *w)
{
    if (w->flags & DL_WHEN_MANY) return false;
    if (w->kind == DL_WHEN_RELATIVE) {
        bool is_one_step = w->amount >= -DL_AMOUNT_ONE && w->amount <= DL_AMOUNT_ONE;
        return is_one_step && w->unit > DL_UNIT_DAY;
    }
    return w->kind == DL_WHEN_CALENDAR && w->first.year == DL_NO_YEAR && w->first.unit != DL_UNIT_NONE;
}

enum { YEAR_OF_QUARTERS = 4 * DL_AMOUNT_ONE };

/* "the quarter", "the year-earlier quarter": of the one named last, if one was, and else of the reference date's. */
static bool is_quarter_told_before(const struct dl_when *w)
{
    return w->kind == DL_WHEN_RELATIVE && w->unit == DL_UNIT_QUARTER &&
           (w->amount == 0 || w->amount == -YEAR_OF_QUARTERS);
}

/* "yesterday", "on Tuesday", "last month": told by one who stands at the reference date. */
static bool is_told_from_reference(const struct dl_when *w)
{
    if (w->flags & (DL_WHEN_ANAPHORIC | DL_WHEN_MANY)) return false;
    if (w->kind == DL_WHEN_RELATIVE) return true;
    return w->kind == DL_WHEN_CALENDAR && w->first.weekday != 0 && w->first.month == 0 && w->first.day == 0;
}

static void weigh(struct dl_anchor *a, const struct dl_when *w, const struct dl_value *v, bool from_text)
{
    bool is_part = w->kind == DL_WHEN_CALENDAR || w->kind == DL_WHEN_RANGE;
    bool names_year = is_part && w->first.year != DL_NO_YEAR;
    if (!a->has_reference) return;
    if (is_told_from_reference(w) && !from_text) a->near += tells_of_another_time(a) ? BARE_YEAR : MONTH_OF_YEAR;
    if (!names_year && !(is_part && from_text)) return;
    int64_t days = v->sort - dl_civil_to_jdn(a->reference);
    unsigned weight = !names_year || w->first.unit > DL_UNIT_MONTH ? BARE_YEAR
                      : w->first.unit <= DL_UNIT_DAY               ? DAY_OF_YEAR
                                                                   : MONTH_OF_YEAR;
    if (days < -NEAR_DAYS)
        a->far += weight;
    else if (names_year && days <= NEAR_DAYS) /* what is far ahead tells of neither */
        a->near += weight;
}

/* A line that says nothing but a year of the past heads a history. */
static void weigh_heading(struct dl_anchor *a, const struct dl_date *date)
{
    const struct dl_when *w = &date->when;
    if (date->place != DL_DATE_IN_HEAD || !a->has_reference) return;
    if (w->kind == DL_WHEN_CALENDAR && w->first.unit == DL_UNIT_YEAR && w->first.year < a->reference.year - 1)
        a->far += MONTH_OF_YEAR;
}

enum { ORDERS = DL_WHEN_DAY_FIRST | DL_WHEN_MONTH_FIRST };

void dl_anchor_note_order(struct dl_anchor *a, const struct dl_when *w)
{
    if (!(w->flags & DL_WHEN_AMBIGUOUS_ORDER)) a->orders |= w->flags & ORDERS;
}

/* 3/4/2018 is read as the document's other dates can only be read; without such it stays open. */
static void settle_order(struct dl_anchor *a, struct dl_when *w)
{
    dl_anchor_note_order(a, w);
    if (!(w->flags & DL_WHEN_AMBIGUOUS_ORDER) || a->orders == 0 || a->orders == ORDERS) return;
    if ((w->flags & ORDERS) != a->orders) dl_when_swap_order(w);
    w->flags &= (uint16_t)~DL_WHEN_AMBIGUOUS_ORDER;
}

/* A story whose last day was 10 March 1975 names 1976 by the way: "11 March" goes on from the day. */
static bool continues_exact(const struct dl_anchor *a, const struct dl_when *w)
{
    if (!a->has_exact || a->last_unit < DL_UNIT_YEAR || !lacks_year_only(w)) return false;
    if (w->first.unit != DL_UNIT_DAY || (w->flags & DL_WHEN_HOLIDAY)) return false;
    struct dl_civil day = { a->exact.year, w->first.month, w->first.day };
    if (!dl_civil_valid(day.year, day.month, day.day)) return false;
    int64_t days = dl_civil_to_jdn(day) - dl_civil_to_jdn(a->exact);
    return days >= 0 && days <= NEXT_DAYS;
}

/* How exact the day must be that an expression counts from: "on Monday" counts from a day or a week, "in May" from a
 * year, "two days later" from a day. */
static enum dl_unit needed_unit(const struct dl_when *w)
{
    if (w->kind == DL_WHEN_RELATIVE) return w->unit > DL_UNIT_DAY ? (enum dl_unit)w->unit : DL_UNIT_DAY;
    if (lacks_month(w)) return DL_UNIT_MONTH;
    if (is_time_only(w)) return DL_UNIT_DAY;
    return w->first.weekday != 0 && w->first.month == 0 ? DL_UNIT_WEEK : DL_UNIT_YEAR;
}

/* Is the last day that was named one of the news told, and not of what is told by the way? */
static bool is_news_of_late(const struct dl_anchor *a)
{
    enum { LATE_DAYS = 60 };
    if (tells_of_another_time(a)) return false;
    int64_t days = dl_civil_to_jdn(a->reference) - dl_civil_to_jdn(a->exact);
    return days >= -LATE_DAYS && days <= LATE_DAYS;
}

/* What an expression that goes on from the text counts from; NULL: nothing that was named is exact enough. */
static const struct dl_civil *origin_in_text(const struct dl_anchor *a, const struct dl_when *w)
{
    enum dl_unit needed = needed_unit(w);
    if (continues_exact(a, w)) return &a->exact;
    if (a->last_unit <= needed) return &a->last;
    if (!a->has_exact || a->exact_unit > needed) return NULL;
    bool is_of_one_year = a->exact.year == a->last.year && a->last_unit == DL_UNIT_YEAR;
    return is_of_one_year || is_news_of_late(a) ? &a->exact : NULL;
}

enum { MONTHS = 12 };

/* The month of a part, or with which it begins; December of a winter is 0. */
static int month_of(const struct dl_part *part)
{
    switch (part->unit) {
    case DL_UNIT_QUARTER: return part->index * 3 - 2;
    case DL_UNIT_HALF: return part->index * 6 - 5;
    case DL_UNIT_SEASON: return part->index * 3 % MONTHS;
    default: return part->month;
    }
}

/* Lies an expression within so many months before or after the reference date's, whatever its year? Beside a date of
 * long ago nothing does, unless something has told that it is news. */
static bool is_month_near(const struct dl_anchor *a, const struct dl_when *w, int before, int after)
{
    enum { LONG_AGO = 20 };
    if (a->near == 0 && a->last.year < a->reference.year - LONG_AGO) return false;
    const int ahead = (month_of(&w->first) - a->reference.month + MONTHS) % MONTHS;
    return ahead <= after || ahead >= MONTHS - before;
}

/* News name other years by the way: "its loss in 1994 was a record. In January it closed" is this January. In its
 * sentence the story goes on from what was named, "jailed in 1984 and freed in May". In the next it does from a day,
 * "On 11 September 2001 ... . On 7 October", from a year that led its sentence, and from a month to one that is not
 * near: statistics name the same month of two years. */
static bool goes_on_in_news(const struct dl_anchor *a, const struct dl_when *w)
{
    enum { NEAR = 3, BESIDE = 1 };
    const unsigned tense = w->flags & (DL_WHEN_FUTURE | DL_WHEN_PAST);
    const int after = w->flags & DL_WHEN_FUTURE ? NEAR : 0;
    const bool is_ahead = dl_civil_to_jdn(a->last) > dl_civil_to_jdn(a->reference);
    if (continues_exact(a, w)) return true;
    if (tense == (is_ahead ? DL_WHEN_PAST : DL_WHEN_FUTURE)) return false;
    if (is_ahead) return a->is_in_sentence && !is_month_near(a, w, 0, NEAR);
    if (a->last_unit >= DL_UNIT_YEAR)
        return (a->is_leading || (a->is_in_sentence && w->first.month != 0)) && !is_month_near(a, w, NEAR, 0);
    if (a->is_in_sentence) return true;
    const int beside = tense == DL_WHEN_PAST ? 0 : BESIDE; /* "In October it began", told in September */
    return a->last_unit == DL_UNIT_DAY ? !is_month_near(a, w, BESIDE, beside) : !is_month_near(a, w, NEAR, after);
}

/* "The bonds fall due on Aug. 15, 2019. By late afternoon the dollar had fallen": of the day of the news. */
static bool is_day_far_ahead(const struct dl_anchor *a)
{
    enum { SOON = 60 };
    if (!a->has_reference || a->is_in_sentence) return false;
    return dl_civil_to_jdn(a->last) - dl_civil_to_jdn(a->reference) > SOON;
}

static bool counts_from_text(const struct dl_anchor *a, const struct dl_when *w, uint64_t at)
{
    if (!a->has_last || (is_time_only(w) && is_day_far_ahead(a))) return false;
    if (w->flags & DL_WHEN_ANAPHORIC) return !is_quarter_told_before(w) || a->last_unit == DL_UNIT_QUARTER;
    if (lacks_year_only(w) && is_ahead_of_reference(a, w)) return false;
    if (is_history(a) && moves_with_story(w)) return true;
    if (is_time_only(w) ? a->last_unit != DL_UNIT_DAY : !lacks_year_only(w)) return false;
    if (tells_of_another_time(a)) return true;
    if (at - a->last_at > YEAR_REACH) return false;
    return is_time_only(w) || (!is_of_reference_year(a) && goes_on_in_news(a, w));
}

static const struct dl_civil *reference_of(const struct dl_anchor *a)
{
    return a->has_reference ? &a->reference : NULL;
}

/* "later in the week", "the end of the month" */
static bool is_unit_going_on(const struct dl_when *w)
{
    return w->kind == DL_WHEN_RELATIVE && w->amount == 0 && w->first.unit == DL_UNIT_NONE;
}

/* "signed at 5 a.m. ... six hours later": counted from the time that was named last, it is a time of a day itself. */
static bool count_from_clock(const struct dl_anchor *a, struct dl_when *w)
{
    enum { HOUR_MINUTES = 60, DAY_MINUTES = 24 * HOUR_MINUTES, MINUTES_MAX = 7 * DAY_MINUTES };
    const int unit = w->unit == DL_UNIT_HOUR ? HOUR_MINUTES : w->unit == DL_UNIT_MINUTE ? 1 : 0;
    const int64_t most = (int64_t)MINUTES_MAX * DL_AMOUNT_ONE; /* more is told in days */
    if (w->kind != DL_WHEN_RELATIVE || unit == 0 || (w->flags & (DL_WHEN_MANY | DL_WHEN_OR))) return false;
    if (a->last_clock.hour < 0 || w->amount < -most / unit || w->amount > most / unit) return false;
    const int minute = a->last_clock.minute < 0 ? 0 : a->last_clock.minute;
    int minutes = a->last_clock.hour * HOUR_MINUTES + minute + (int)(w->amount * unit / DL_AMOUNT_ONE);
    int days = minutes / DAY_MINUTES - (minutes % DAY_MINUTES < 0);
    struct dl_civil day = a->last;
    if (!dl_civil_add_days(&day, days)) return false;
    minutes -= days * DAY_MINUTES;
    struct dl_when told = dl_when_empty(DL_WHEN_CALENDAR);
    told.first = (struct dl_part){ (int16_t)day.year, (uint8_t)day.month, (uint8_t)day.day, DL_UNIT_DAY, 0, 0 };
    told.clock = a->last_clock;
    told.clock.hour = (int8_t)(minutes / HOUR_MINUTES);
    told.clock.minute = (int8_t)(minutes % HOUR_MINUTES);
    told.clock.second = -1;
    told.mod = w->mod;
    *w = told;
    return true;
}

/* Is it told from the story's own time, whatever that is? */
static bool goes_on(const struct dl_anchor *a, const struct dl_when *w)
{
    if (is_history(a)) return true;
    if (is_time_only(w)) return false; /* "in the afternoon" */
    return (w->flags & DL_WHEN_ANAPHORIC) && !lacks_month(w) && !is_unit_going_on(w);
}

/* "12 percent more than a year earlier", "than the previous May" in the news: what follows does not go on from there.
 */
static bool is_comparison(const struct dl_when *w)
{
    if (w->kind == DL_WHEN_CALENDAR) return w->direction == DL_DIRECTION_LAST && (w->flags & DL_WHEN_ANAPHORIC);
    bool is_year = w->unit >= DL_UNIT_YEAR || (w->unit == DL_UNIT_QUARTER && w->amount == -YEAR_OF_QUARTERS);
    return w->kind == DL_WHEN_RELATIVE && w->first.unit == DL_UNIT_NONE && is_year && w->amount < 0;
}

/* Makes a day the last date named, so exactly. */
static void set_last(struct dl_anchor *a, const struct dl_date *date, uint64_t at, struct dl_civil day, uint8_t unit)
{
    a->last = day;
    a->last_at = at;
    a->last_unit = unit;
    a->has_last = a->is_in_sentence = true;
    a->is_leading = date->order == DL_DATE_LEADS;
}

/* Remembers an expression that was rendered, if what follows may count from it. */
static void remember(struct dl_anchor *a, const struct dl_date *date, uint64_t at, const struct dl_value *v,
                     const struct dl_told *told)
{
    const struct dl_when *w = &told->when;
    if (w->kind == DL_WHEN_DURATION && w->first.year != DL_NO_YEAR) { /* "the first ten months of 1915" */
        const struct dl_civil day = { w->first.year, w->first.month > 0 ? w->first.month : 1, 1 };
        set_last(a, date, at, day, w->first.unit);
        a->last_is_ahead = false;
        return;
    }
    if (!v->has_sort || (v->type != DL_TYPE_DATE && v->type != DL_TYPE_TIME)) return;
    bool leaves_story = tells_of_another_time(a) && v->used_reference && !told->from_text;
    if (date->is_aside && !tells_of_another_time(a)) return;
    weigh(a, &date->when, v, told->from_text);
    if (leaves_story || is_comparison(w)) return; /* "today" in a history: the next date does not follow it */
    const bool is_amount = w->kind == DL_WHEN_RELATIVE && w->first.unit == DL_UNIT_NONE;
    set_last(a, date, at, v->day, is_time_only(w) ? DL_UNIT_DAY /* its day */ : is_amount ? w->unit : w->first.unit);
    a->last_clock = w->until.hour < 0 ? w->clock : dl_when_empty(DL_WHEN_CALENDAR).clock;
    a->last_is_ahead = (date->when.flags & (DL_WHEN_FUTURE | DL_WHEN_PAST)) == DL_WHEN_FUTURE;
    if (a->last_unit > DL_UNIT_MONTH) return;
    a->exact = v->day;
    a->exact_unit = a->last_unit;
    a->has_exact = true;
}

void dl_anchor_render(struct dl_anchor *a, const struct dl_date *date, uint64_t at, bool with_calendar,
                      struct dl_value *out, struct dl_told *told)
{
    const struct dl_when *when = &date->when;
    struct dl_when *w = &told->when;
    *w = *when;
    if (date->order != DL_DATE_FOLLOWS) a->is_in_sentence = false;
    weigh_heading(a, date);
    settle_order(a, w);
    bool is_from_text = counts_from_text(a, when, at);
    const struct dl_civil *from = is_from_text ? origin_in_text(a, when) : reference_of(a);
    if (from == NULL && !goes_on(a, when)) { /* "Founded in 1998, it said on Monday" */
        is_from_text = false;
        from = reference_of(a);
    }
    bool is_aside = a->last_is_ahead && lacks_year_only(when) && !tells_of_another_time(a);
    if (is_from_text && !is_aside) w->flags |= DL_WHEN_ANAPHORIC;
    if (is_from_text && from != NULL) a->origin = *from;
    bool is_in_year = is_from_text && from == &a->last && a->last_unit == DL_UNIT_YEAR && lacks_year_only(when);
    if (is_in_year && w->kind == DL_WHEN_CALENDAR) w->direction = DL_DIRECTION_THIS; /* "In 1915 ... in October" */
    const bool is_counted = is_from_text && from == &a->last && count_from_clock(a, w);
    dl_value_render(w, from, with_calendar, out);
    out->used_reference |= is_counted;
    told->from_text = is_from_text && out->used_reference;
    told->has_from = from != NULL;
    if (from != NULL) told->from = *from;
    remember(a, date, at, out, told);
}
