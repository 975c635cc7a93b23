/* timex.c: TIMEX3 values. An X stands for a digit that is not told. */
#include "dates/notation.h"

static const char *const season_codes[] = { "XX", "SP", "SU", "FA", "WI" };
static const char *const day_part_codes[] = { "", "MO", "AF", "EV", "NI", "DT" };

/* The first digits of a year: 4, or fewer for decades (3), centuries (2), millennia (1). */
static void put_timex_year(struct dl_text *t, int year, int digits)
{
    static const int divisors[] = { 1000, 1000, 100, 10, 1 };
    if (year == DL_NO_YEAR) {
        dl_put(t, &"XXXX"[4 - digits]);
        return;
    }
    if (year < 0 || (year == 0 && digits == 4)) { /* the first century begins in 0, and is of this era */
        dl_put(t, "BC");
        year = digits == 4 ? 1 - year : -year; /* the fifth century BC begins in -499 and is BC04 */
    }
    dl_put_number(t, year / divisors[digits], digits);
}

void dl_put_index(struct dl_text *t, const char *mark, int index, int width)
{
    dl_put(t, mark);
    if (index > 0)
        dl_put_number(t, index, width);
    else
        dl_put(t, width == 2 ? "XX" : "X");
}

static void put_timex_day(struct dl_text *t, const struct dl_part *p)
{
    put_timex_year(t, p->year, 4);
    if (p->month == 0 && p->day == 0 && p->weekday != 0) {
        dl_put_index(t, "-WXX-", p->weekday, 1);
        return;
    }
    dl_put_index(t, "-", p->month, 2);
    dl_put_index(t, "-", p->day, 2);
}

static void put_timex_part(struct dl_text *t, const struct dl_part *p, uint16_t flags)
{
    switch (p->unit) {
    case DL_UNIT_NONE:
    case DL_UNIT_SECOND:
    case DL_UNIT_MINUTE:
    case DL_UNIT_HOUR:
    case DL_UNIT_DAY: put_timex_day(t, p); return;
    case DL_UNIT_DECADE: put_timex_year(t, p->year, 3); return;
    case DL_UNIT_CENTURY: put_timex_year(t, p->year, 2); return;
    case DL_UNIT_MILLENNIUM: put_timex_year(t, p->year, 1); return;
    default: break;
    }
    if (flags & DL_WHEN_FISCAL) dl_put(t, "FY");
    put_timex_year(t, p->year, 4);
    if (p->unit == DL_UNIT_MONTH) dl_put_index(t, "-", p->month, 2);
    if (p->unit == DL_UNIT_WEEK || p->unit == DL_UNIT_WEEKEND) dl_put_index(t, "-W", p->index, 2);
    if (p->unit == DL_UNIT_WEEKEND) dl_put(t, "-WE");
    if (p->unit == DL_UNIT_QUARTER) dl_put_index(t, "-Q", p->index, 1);
    if (p->unit == DL_UNIT_HALF) dl_put_index(t, "-H", p->index, 1);
    if (p->unit == DL_UNIT_SEASON) {
        dl_put(t, "-");
        dl_put(t, season_codes[p->index <= 4 ? p->index : 0]);
    }
}

static void put_zone(struct dl_text *t, int zone)
{
    if (zone == DL_NO_ZONE) return;
    if (zone == 0) {
        dl_put(t, "Z");
        return;
    }
    int minutes = zone < 0 ? -zone : zone;
    dl_put(t, zone < 0 ? "-" : "+");
    dl_put_number(t, minutes / 60, 2);
    dl_put(t, ":");
    dl_put_number(t, minutes % 60, 2);
}

void dl_put_clock(struct dl_text *t, const struct dl_clock *c, bool with_seconds)
{
    if (c->hour < 0) {
        if (c->part == DL_NO_DAY_PART) return;
        dl_put(t, "T");
        dl_put(t, day_part_codes[c->part]);
        return;
    }
    dl_put(t, "T");
    dl_put_number(t, c->hour, 2);
    dl_put(t, ":");
    dl_put_number(t, c->minute > 0 ? c->minute : 0, 2);
    if (c->second >= 0 || with_seconds) {
        dl_put(t, ":");
        dl_put_number(t, c->second > 0 ? c->second : 0, 2);
    }
    put_zone(t, c->zone);
}

/* "3", "2.5", "X" */
static void put_amount(struct dl_text *t, int64_t amount, bool is_many)
{
    if (is_many) {
        dl_put(t, "X");
        return;
    }
    if (amount < 0) amount = -amount;
    dl_put_number(t, amount / DL_AMOUNT_ONE, 1);
    int64_t rest = amount % DL_AMOUNT_ONE;
    if (rest == 0) return;
    dl_put(t, ".");
    dl_put_number(t, rest % 10 == 0 ? rest / 10 : rest, rest % 10 == 0 ? 1 : 2);
}

static const char *unit_letters(int unit)
{
    static const char *const letters[] = { "D", "S",  "M", "H", "D",  "WE", "W", "M",
                                           "Q", "SU", "H", "Y", "DE", "CE", "ML" };
    return letters[unit];
}

static bool is_clock_unit(int unit)
{
    return unit >= DL_UNIT_SECOND && unit <= DL_UNIT_HOUR;
}

/* "P2Y", "PT5H", "PXD"; decades and longer in years when the number is told. */
static void put_length(struct dl_text *t, int64_t amount, int unit, bool is_many)
{
    int years = unit == DL_UNIT_DECADE ? 10 : unit == DL_UNIT_CENTURY ? 100 : unit == DL_UNIT_MILLENNIUM ? 1000 : 0;
    if (years > 0 && !is_many) {
        amount *= years;
        unit = DL_UNIT_YEAR;
    }
    if (unit == DL_UNIT_HALF) {
        amount *= 6;
        unit = DL_UNIT_MONTH;
    }
    dl_put(t, is_clock_unit(unit) ? "PT" : "P");
    put_amount(t, amount, is_many);
    dl_put(t, unit_letters(unit));
}

/* The same with what stands beside it: "P2Y3M", "P2D/P3D". */
static void put_period(struct dl_text *t, const struct dl_when *w)
{
    put_length(t, w->amount, w->unit, (w->flags & DL_WHEN_MANY) != 0);
    if (w->flags & DL_WHEN_OR) {
        dl_put(t, "/");
        put_length(t, w->other_amount, w->unit, false);
        return;
    }
    if (w->other_unit == DL_UNIT_NONE) return;
    if (is_clock_unit(w->other_unit) && !is_clock_unit(w->unit)) dl_put(t, "T");
    put_amount(t, w->other_amount, false);
    dl_put(t, unit_letters(w->other_unit));
}

static void put_set(struct dl_text *t, const struct dl_when *w)
{
    if (w->first.weekday == DL_WORKING_DAYS) {
        dl_put(t, "XXXX-WXX-1");
        dl_put_clock(t, &w->clock, false);
        dl_put(t, "/XXXX-WXX-5");
    } else if (w->first.weekday != 0) {
        dl_put_index(t, "XXXX-WXX-", w->first.weekday, 1);
    } else if (w->first.month != 0) {
        dl_put_index(t, "XXXX-", w->first.month, 2);
    } else if (w->first.index != 0) {
        dl_put(t, "XXXX-");
        dl_put(t, season_codes[w->first.index <= 4 ? w->first.index : 0]);
    } else if (w->clock.part != DL_NO_DAY_PART) {
        dl_put(t, "XXXX-XX-XX");
    } else if (w->first.day != 0) {
        dl_put_index(t, "XXXX-XX-", w->first.day, 2);
    } else if (w->clock.hour >= 0 && w->unit == DL_UNIT_DAY && w->amount == DL_AMOUNT_ONE) {
        dl_put(t, "XXXX-XX-XX");
    } else if (w->unit == DL_UNIT_WEEKEND && w->amount <= DL_AMOUNT_ONE) {
        dl_put(t, "XXXX-WXX-WE");
    } else {
        put_period(t, w);
    }
    dl_put_clock(t, &w->clock, false);
}

static void put_vague(struct dl_text *t, int64_t direction)
{
    dl_put(t, direction < 0 ? "PAST_REF" : direction > 0 ? "FUTURE_REF" : "PRESENT_REF");
}

struct dl_part dl_last_day(const struct dl_when *w, const struct dl_part *p)
{
    struct dl_part end = *p;
    struct dl_civil day = { p->year, p->month, p->day };
    bool is_full = p->unit == DL_UNIT_DAY && p->year != DL_NO_YEAR && p->month != 0 && p->day != 0;
    if (!is_full || !dl_when_ends_next_day(w) || !dl_civil_add_days(&day, 1)) return end;
    end.year = (int16_t)day.year, end.month = (uint8_t)day.month, end.day = (uint8_t)day.day;
    return end;
}

/* What an open relative expression shows: its precision and nothing else. */
static struct dl_part granularity(const struct dl_when *w)
{
    struct dl_part p = w->first;
    if (p.unit == DL_UNIT_NONE) p.unit = w->unit;
    if (w->pick.nth != 0) p = (struct dl_part){ DL_NO_YEAR, 0, 0, w->pick.unit, 0, w->pick.weekday };
    return p;
}

void dl_put_timex(struct dl_text *t, const struct dl_when *w, const struct dl_settled *s)
{
    switch (w->kind) {
    case DL_WHEN_DURATION: put_period(t, w); return;
    case DL_WHEN_SET: put_set(t, w); return;
    case DL_WHEN_VAGUE: put_vague(t, w->amount); return;
    case DL_WHEN_RANGE:
        put_timex_part(t, &s->first, w->flags);
        dl_put_clock(t, &w->clock, false);
        dl_put(t, "/");
        put_timex_part(t, &s->last, w->flags);
        dl_put_clock(t, &w->until, false);
        return;
    case DL_WHEN_RELATIVE:
        if (w->flags & DL_WHEN_MANY) {
            put_vague(t, w->amount);
            return;
        }
        if (!s->is_open) {
            put_timex_part(t, &s->first, w->flags);
            break;
        }
        const struct dl_part open = granularity(w);
        put_timex_part(t, &open, w->flags);
        if (is_clock_unit(w->unit)) dl_put(t, "TXX:XX");
        break;
    default: put_timex_part(t, &s->first, w->flags); break;
    }
    if (s->is_long) {
        dl_put(t, "/");
        put_timex_part(t, &s->last, w->flags);
        return;
    }
    dl_put_clock(t, &w->clock, false);
    if (w->until.hour < 0) return;
    struct dl_part end = dl_last_day(w, &s->first);
    dl_put(t, "/");
    put_timex_part(t, &end, w->flags);
    dl_put_clock(t, &w->until, false);
}
