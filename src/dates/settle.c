/* settle.c: from "last Monday" and a reference date to a day. */
#include "dates/settle.h"

#include "dates/holiday.h"
#include "dates/settle_inside.h"

#include <stddef.h>

static int floor_to(int year, int step)
{
    int rest = year % step;
    return year - (rest < 0 ? rest + step : rest);
}

static struct dl_part part_of_day(struct dl_civil d)
{
    return (struct dl_part){ (int16_t)d.year, (uint8_t)d.month, (uint8_t)d.day, DL_UNIT_DAY, 0, 0 };
}

struct dl_part dl_part_around(struct dl_civil d, enum dl_unit unit)
{
    struct dl_part p = { .year = (int16_t)d.year, .unit = (uint8_t)unit };
    int year = d.year;
    switch (unit) {
    case DL_UNIT_WEEK:
    case DL_UNIT_WEEKEND: p.index = (uint8_t)dl_civil_iso_week(d, &year); break;
    case DL_UNIT_MONTH: p.month = (uint8_t)d.month; break;
    case DL_UNIT_QUARTER: p.index = (uint8_t)((d.month + 2) / 3); break;
    case DL_UNIT_HALF: p.index = (uint8_t)((d.month + 5) / 6); break;
    case DL_UNIT_SEASON:
        p.index = (uint8_t)(d.month < 3 ? 4 : d.month / 3);
        year -= d.month < 3;
        break;
    case DL_UNIT_DECADE: year = floor_to(year, 10); break;
    case DL_UNIT_CENTURY: year = floor_to(year, 100); break;
    case DL_UNIT_MILLENNIUM: year = floor_to(year, 1000); break;
    case DL_UNIT_YEAR: break;
    default: return part_of_day(d);
    }
    p.year = (int16_t)year;
    return p;
}

/* ---- a missing century ---- */

enum { PIVOT_YEAR = 30, YEARS_AHEAD = 10 };

static int full_year(int two_digits, enum dl_unit unit, const struct dl_civil *reference)
{
    if (reference == NULL) return two_digits + (two_digits < PIVOT_YEAR ? 2000 : 1900);
    int newest = reference->year + (unit == DL_UNIT_DECADE ? 0 : YEARS_AHEAD);
    int year = floor_to(newest, 100) + two_digits;
    return year > newest ? year - 100 : year;
}

/* ---- a missing year ---- */

/* The part in the year, and its first and last day. */
static bool with_year(const struct dl_when *when, struct dl_part part, int year, struct dl_part *out,
                      struct dl_civil *earliest, struct dl_civil *latest)
{
    part.year = (int16_t)year;
    if (when->flags & DL_WHEN_HOLIDAY) {
        if (!dl_holiday_days((int)when->holiday, year, earliest, latest)) return false;
        part = part_of_day(*earliest);
    }
    *out = part;
    return dl_part_bounds(&part, earliest, latest);
}

/* A weekday that is written beside a day is worth more than a year's distance, and less than two. */
enum { OTHER_WEEKDAY = 500 };

static bool has_other_weekday(const struct dl_part *written, struct dl_civil day)
{
    return written->weekday != 0 && written->month != 0 && written->day != 0 &&
           dl_civil_weekday(day) != written->weekday;
}

/* Does every year have the part? Not the last week, nor 29 February. */
static bool comes_every_year(const struct dl_when *when, const struct dl_part *part)
{
    enum { FEBRUARY = 2, LEAP_DAY = 29 };
    if (when->flags & DL_WHEN_HOLIDAY) return dl_holiday_is_yearly((int)when->holiday);
    if (part->unit == DL_UNIT_WEEK || part->unit == DL_UNIT_WEEKEND) return false;
    return part->month != FEBRUARY || part->day != LEAP_DAY;
}

/* How many years before and after the reference's are looked at. What comes every year is nearest in one of the years
 * beside it; a share of a fiscal year, and a winter, may lie in two. Feasts take long to find. */
static int years_about(const struct dl_when *when, const struct dl_part *part)
{
    enum { MOST = 4, DIRECTED = 2 };
    if (!comes_every_year(when, part) || part->weekday != 0) return MOST;
    return when->direction == DL_DIRECTION_NONE && part->index == 0 ? 1 : DIRECTED;
}

/* The part in a year about the reference's that the direction wants. With none the past is twice as
 * near as the future; a story goes on, so from its last date it is the other way round. */
static bool nearest_year(const struct dl_when *when, struct dl_part part, struct dl_civil reference,
                         struct dl_part *out)
{
    enum { WINTER = 4, MAY = 5 }; /* "this winter", told before May, began the year before */
    int64_t today = dl_civil_to_jdn(reference), best = INT64_MAX;
    bool is_story = (when->flags & DL_WHEN_ANAPHORIC) != 0;
    const bool was = (when->flags & DL_WHEN_PAST) != 0, will = (when->flags & DL_WHEN_FUTURE) != 0;
    const int just_been = part.unit == DL_UNIT_DAY ? 12 : 4; /* "expects strong March sales", told in April */
    const int back = is_story || (was && will) ? 3 : will ? just_been : 1;
    const int ahead = is_story || will ? 1 : was ? 8 : 2; /* "closed in January" was ten months ago, not in two */
    const bool is_winter = part.unit == DL_UNIT_SEASON && part.index == WINTER && !will && !is_story;
    const int this_year = reference.year - (is_winter && reference.month < MAY);
    const bool is_yearly = part.unit == DL_UNIT_SEASON || (when->flags & DL_WHEN_HOLIDAY) != 0;
    int reach = years_about(when, &part);
    for (int year = reference.year - reach; year <= reference.year + reach; year++) {
        struct dl_part candidate;
        struct dl_civil earliest, latest;
        if (!with_year(when, part, year, &candidate, &earliest, &latest)) continue;
        int64_t until = dl_civil_to_jdn(earliest) - today, since = today - dl_civil_to_jdn(latest);
        int64_t cost = since > 0 ? since * back : until > 0 ? until * ahead : 0;
        if (when->direction == DL_DIRECTION_LAST && since <= 0) continue;
        if (when->direction == DL_DIRECTION_NEXT && until <= 0) continue;
        if (when->direction == DL_DIRECTION_THIS && year != this_year) continue;
        if (when->direction == DL_DIRECTION_NONE && will && !was && since > 0 && is_yearly) continue;
        if (has_other_weekday(&part, earliest)) cost += OTHER_WEEKDAY;
        if (cost >= best) continue;
        best = cost;
        *out = candidate;
    }
    return best != INT64_MAX;
}

static bool nearest_weekday(const struct dl_when *when, int weekday, struct dl_civil day, struct dl_part *out)
{
    int ahead = (weekday - dl_civil_weekday(day) + 7) % 7;
    int steps = ahead - (ahead > 0) * 7; /* the last one, today included */
    switch (when->direction) {
    case DL_DIRECTION_LAST: steps = ahead - 7; break;
    case DL_DIRECTION_NEXT: steps = ahead == 0 ? 7 : ahead; break;
    case DL_DIRECTION_THIS: steps = weekday - dl_civil_weekday(day); break;
    default:
        if (when->flags & (DL_WHEN_FUTURE | DL_WHEN_ANAPHORIC)) steps = ahead; /* a story goes on */
        break;
    }
    if (!dl_civil_add_days(&day, steps)) return false;
    *out = part_of_day(day);
    return true;
}

/* "Monday the 13th": the day in a month about the reference's that is such a weekday. "the 30th": the nearest; of
 * a reference that is today the past is three times as near. */
static bool nearest_month(const struct dl_when *when, struct dl_part part, struct dl_civil reference,
                          struct dl_part *out)
{
    enum { MONTHS_ABOUT = 11 };
    const int reach = part.weekday != 0 ? MONTHS_ABOUT : 1;
    const int ahead = part.weekday != 0 || (when->flags & DL_WHEN_ANAPHORIC) ? 1 : 3;
    int64_t today = dl_civil_to_jdn(reference), best = INT64_MAX;
    for (int months = -reach; months <= reach; months++) {
        struct dl_civil day = { reference.year, reference.month, 1 };
        if (!dl_civil_add_months(&day, months) || !dl_civil_valid(day.year, day.month, part.day)) continue;
        day.day = part.day;
        if (part.weekday != 0 && dl_civil_weekday(day) != part.weekday) continue;
        int64_t since = today - dl_civil_to_jdn(day);
        if ((when->flags & DL_WHEN_FUTURE) && since > 0) continue;
        int64_t cost = since > 0 ? since : -since * ahead;
        if (cost >= best) continue;
        best = cost;
        *out = part_of_day(day);
    }
    return best != INT64_MAX;
}

static bool settle_part(const struct dl_when *when, struct dl_part part, const struct dl_civil *reference,
                        struct dl_part *out)
{
    if (reference == NULL) return false;
    if (part.unit == DL_UNIT_NONE) { /* only a time of the day */
        *out = part_of_day(*reference);
        return true;
    }
    if (part.unit == DL_UNIT_DAY && part.month == 0 && !(when->flags & DL_WHEN_HOLIDAY)) {
        if (part.day == 0) return nearest_weekday(when, part.weekday, *reference, out);
        return nearest_month(when, part, *reference, out);
    }
    return nearest_year(when, part, *reference, out);
}

static void settle_calendar(const struct dl_when *when, const struct dl_civil *reference, struct dl_settled *out)
{
    if (when->flags & DL_WHEN_MANY) {
        out->is_open = true;
        return;
    }
    if (when->flags & DL_WHEN_TWO_DIGIT_YEAR) {
        out->first.year = (int16_t)full_year(when->first.year, (enum dl_unit)when->first.unit, reference);
        out->used_reference = reference != NULL;
        return;
    }
    if (when->first.year != DL_NO_YEAR) {
        struct dl_civil day, latest;
        if (when->flags & DL_WHEN_HOLIDAY)
            (void)with_year(when, when->first, when->first.year, &out->first, &day, &latest);
        return;
    }
    out->is_open = !settle_part(when, when->first, reference, &out->first);
    if (out->is_open && (when->flags & DL_WHEN_HOLIDAY) && dl_holiday_is_fixed((int)when->holiday)) {
        out->first.month = (uint8_t)(when->holiday / 100);
        out->first.day = (uint8_t)(when->holiday % 100);
    }
    out->used_reference = !out->is_open;
}

/* ---- ranges ---- */

/* True for an end that is told without the other: "today", "next Monday", a year. */
static bool stands_alone(const struct dl_when *end)
{
    return end->kind == DL_WHEN_RELATIVE || end->direction != DL_DIRECTION_NONE || end->first.year != DL_NO_YEAR;
}

static bool settle_end(const struct dl_when *end, const struct dl_civil *reference, struct dl_part *out)
{
    struct dl_settled settled;
    dl_settle(end, reference, &settled);
    *out = settled.first;
    return !settled.is_open && settled.first.year != DL_NO_YEAR;
}

/* "from next Monday to Friday", "May 2018 to today": the last end follows the first. */
static void settle_told_range(const struct dl_when *when, const struct dl_civil *reference, struct dl_settled *out)
{
    struct dl_when first = dl_when_end(when, false), last = dl_when_end(when, true);
    struct dl_civil earliest, latest;
    struct dl_part a, b;
    if (!settle_end(&first, reference, &a) || !dl_part_bounds(&a, &earliest, &latest)) return;
    if (!stands_alone(&last)) last.direction = DL_DIRECTION_NEXT;
    if (!settle_end(&last, stands_alone(&last) && last.direction != DL_DIRECTION_NEXT ? reference : &latest, &b))
        return;
    out->first = a;
    out->last = b;
    out->is_open = false;
    out->used_reference = reference != NULL;
}

static void settle_range(const struct dl_when *when, const struct dl_civil *reference, struct dl_settled *out)
{
    out->last = when->last;
    if (when->flags & DL_WHEN_TWO_DIGIT_YEAR) {
        const int written = 100;
        enum dl_unit unit = (enum dl_unit)when->last.unit;
        if (out->first.year >= 0 && out->first.year < written)
            out->first.year = (int16_t)full_year(out->first.year, unit, reference);
        if (out->last.year >= 0 && out->last.year < written)
            out->last.year = (int16_t)full_year(out->last.year, unit, reference);
        out->used_reference = reference != NULL;
        return;
    }
    if (when->first.year != DL_NO_YEAR && when->last.year != DL_NO_YEAR) return;
    struct dl_part first, last;
    struct dl_civil earliest, latest, end;
    out->is_open = true;
    struct dl_when told = dl_when_end(when, false), closing = dl_when_end(when, true);
    if (stands_alone(&told)) {
        settle_told_range(when, reference, out);
        return;
    }
    if (stands_alone(&closing)) {
        if (!settle_end(&closing, reference, &last) || !dl_part_bounds(&last, &earliest, &latest)) return;
    } else if (!settle_part(when, when->last, reference, &last) || !dl_part_bounds(&last, &earliest, &latest))
        return;
    struct dl_when backwards = *when; /* the first part is the last of its kind before the end */
    backwards.flags = (uint16_t)(when->flags & ~DL_WHEN_FUTURE);
    backwards.direction = DL_DIRECTION_LAST;
    struct dl_civil closes = earliest;
    if (!settle_part(&backwards, when->first, &earliest, &first) || !dl_part_bounds(&first, &earliest, &end)) return;
    if (dl_civil_to_jdn(earliest) > dl_civil_to_jdn(closes)) { /* "from Tuesday 19th to Saturday": told by its day */
        struct dl_when onwards = *when;
        onwards.direction = DL_DIRECTION_NEXT;
        if (stands_alone(&closing) || !settle_part(&onwards, when->last, &end, &last)) return;
    }
    out->first = first;
    out->last = last;
    out->is_open = false;
    out->used_reference = true;
}

/* ---- an amount from the reference ---- */

/* "May of" next year, "Monday of" next week, "the 5th of" this month: a part inside of a larger one. */
static bool refine(const struct dl_when *when, struct dl_civil day, struct dl_part *out)
{
    struct dl_part p = when->first;
    if (p.weekday != 0) {
        if (!dl_civil_add_days(&day, p.weekday - dl_civil_weekday(day))) return false;
        *out = part_of_day(day);
        return true;
    }
    struct dl_civil latest;
    if (when->flags & DL_WHEN_HOLIDAY) return with_year(when, p, day.year, out, &day, &latest);
    p.year = (int16_t)day.year;
    if (p.unit == DL_UNIT_DAY && p.month == 0) p.month = (uint8_t)day.month;
    *out = p;
    return dl_part_bounds(&p, &day, &latest);
}

/* The precision of an amount that is not whole: "1.5 days ago" is a day, "two and a half years ago" a month. */
static enum dl_unit finer(int unit)
{
    if (unit <= DL_UNIT_WEEK) return DL_UNIT_DAY;
    return unit <= DL_UNIT_YEAR ? DL_UNIT_MONTH : DL_UNIT_YEAR;
}

/* "two or three years ago": from the one to the other, the earlier first. */
static void settle_between(const struct dl_when *when, struct dl_civil day, struct dl_settled *out)
{
    const enum dl_unit unit = (enum dl_unit)when->unit;
    struct dl_civil other = day;
    if (!dl_add_amount(&day, when->amount, unit) || !dl_add_amount(&other, when->other_amount, unit)) return;
    bool is_past = when->other_amount < when->amount;
    out->first = dl_part_around(is_past ? other : day, unit);
    out->last = dl_part_around(is_past ? day : other, unit);
    out->is_open = false;
    out->is_long = out->used_reference = true;
}

/* "killed over the weekend": on a working day the one before. */
static bool is_before_weekend(const struct dl_when *when, struct dl_civil day)
{
    enum { SATURDAY = 6 };
    const unsigned others = DL_WHEN_ANAPHORIC | DL_WHEN_FUTURE;
    bool is_told = (when->flags & DL_WHEN_PAST) != 0 && (when->flags & others) == 0;
    return when->amount == 0 && is_told && dl_civil_weekday(day) < SATURDAY;
}

static void settle_relative(const struct dl_when *when, const struct dl_civil *reference, struct dl_settled *out)
{
    out->is_open = true;
    if (reference == NULL || (when->flags & DL_WHEN_MANY)) return;
    struct dl_civil day = *reference;
    if (when->flags & DL_WHEN_OR) {
        settle_between(when, day, out);
        return;
    }
    bool is_weekend = when->unit == DL_UNIT_WEEKEND && when->direction == DL_DIRECTION_NONE;
    if (is_weekend && is_before_weekend(when, day) && !dl_civil_add_days(&day, -7)) return;
    if (!dl_add_amount(&day, when->amount, (enum dl_unit)when->unit)) return;
    if (when->other_unit != DL_UNIT_NONE && !dl_add_amount(&day, when->other_amount, (enum dl_unit)when->other_unit))
        return;
    bool is_whole = when->amount % DL_AMOUNT_ONE == 0;
    if (when->first.unit != DL_UNIT_NONE)
        out->is_open = !refine(when, day, &out->first);
    else {
        out->first = dl_part_around(day, !is_whole                          ? finer(when->unit)
                                         : when->other_unit != DL_UNIT_NONE ? (enum dl_unit)when->other_unit
                                                                            : (enum dl_unit)when->unit);
        out->is_open = false;
    }
    out->used_reference = !out->is_open;
}

void dl_settle(const struct dl_when *when, const struct dl_civil *reference, struct dl_settled *out)
{
    *out = (struct dl_settled){ .first = when->first, .last = dl_part_empty(), .had_reference = reference != NULL };
    switch (when->kind) {
    case DL_WHEN_CALENDAR: settle_calendar(when, reference, out); break;
    case DL_WHEN_RANGE: settle_range(when, reference, out); break;
    case DL_WHEN_RELATIVE: settle_relative(when, reference, out); break;
    default: out->is_open = true; return;
    }
    dl_settle_inside(when, out);
}
