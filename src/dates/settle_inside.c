/* settle_inside.c: what is counted from a part of the calendar, or picked out of it.
 *
 *     a week after Easter      the week of May 5         Monday after Trinity
 *     the last day of May      the first night of Hanukkah
 */
#include "dates/settle_inside.h"

#include "dates/holiday.h"

enum { REFORM = 1583 }; /* the first whole year of the Gregorian calendar */

bool dl_add_amount(struct dl_civil *day, int64_t amount, enum dl_unit unit)
{
    int64_t months = 0, days = 0;
    switch (unit) {
    case DL_UNIT_DAY: days = amount; break;
    case DL_UNIT_WEEK:
    case DL_UNIT_WEEKEND: days = amount * 7; break;
    case DL_UNIT_MONTH: months = amount; break;
    case DL_UNIT_QUARTER: months = amount * 3; break;
    case DL_UNIT_HALF: months = amount * 6; break;
    case DL_UNIT_YEAR: months = amount * 12; break;
    case DL_UNIT_DECADE: months = amount * 120; break;
    case DL_UNIT_CENTURY: months = amount * 1200; break;
    case DL_UNIT_MILLENNIUM: months = amount * 12000; break;
    default: return false;
    }
    return dl_civil_add_months(day, months / DL_AMOUNT_ONE) && dl_civil_add_days(day, days / DL_AMOUNT_ONE);
}

/* "the weekend of Memorial Day": the one before a day that lies nearer to it. */
static bool go_to_near_weekend(struct dl_civil *day)
{
    enum { WEDNESDAY = 3 };
    return dl_civil_weekday(*day) >= WEDNESDAY || dl_civil_add_days(day, -WEDNESDAY);
}

/* "a week after Easter", "the week of May 5": an amount counted from a part, or the unit around it. */
static bool offset(const struct dl_when *when, struct dl_part *part)
{
    struct dl_civil day, latest;
    if (!dl_part_bounds(part, &day, &latest) || !dl_add_amount(&day, when->amount, (enum dl_unit)when->unit))
        return false;
    if (when->amount == 0 && when->unit == DL_UNIT_WEEKEND && !go_to_near_weekend(&day)) return false;
    *part = dl_part_around(day, (enum dl_unit)(when->amount == 0 ? when->unit : part->unit));
    return true;
}

/* The n-th day that is steps apart, from the first or the last of a kind. */
static bool step(struct dl_civil *day, int nth, int64_t days, int64_t months)
{
    int n = nth > 0 ? nth - 1 : nth + 1;
    return dl_civil_add_days(day, n * days) && dl_civil_add_months(day, n * months);
}

static bool picked_weekday(const struct dl_pick *pick, int weekday, struct dl_civil earliest, struct dl_civil latest,
                           struct dl_civil *out)
{
    bool from_end = pick->nth < 0;
    *out = from_end ? latest : earliest;
    int days =
        from_end ? -((dl_civil_weekday(latest) - weekday + 7) % 7) : (weekday - dl_civil_weekday(earliest) + 7) % 7;
    return dl_civil_add_days(out, days) && step(out, pick->nth, 7, 0);
}

/* "the last day of", "the second Monday of", "the first week of" a period. A week is that of its Thursday. */
static bool pick_inside(const struct dl_pick *pick, struct dl_civil earliest, struct dl_civil latest,
                        struct dl_part *part)
{
    enum { THURSDAY = 4, SATURDAY = 6 };
    struct dl_civil day = pick->nth < 0 ? latest : earliest;
    bool ok = false;
    switch (pick->unit) {
    case DL_UNIT_NONE: ok = picked_weekday(pick, pick->weekday, earliest, latest, &day); break;
    case DL_UNIT_WEEK: ok = picked_weekday(pick, THURSDAY, earliest, latest, &day); break;
    case DL_UNIT_WEEKEND: ok = picked_weekday(pick, SATURDAY, earliest, latest, &day); break;
    case DL_UNIT_DAY: ok = step(&day, pick->nth, 1, 0); break;
    case DL_UNIT_MONTH: ok = step(&day, pick->nth, 0, 1); break;
    case DL_UNIT_QUARTER: ok = step(&day, pick->nth, 0, 3); break;
    case DL_UNIT_YEAR: ok = step(&day, pick->nth, 0, 12); break;
    case DL_UNIT_DECADE: ok = step(&day, pick->nth, 0, 120); break;
    default: break;
    }
    int64_t jdn = dl_civil_to_jdn(day);
    if (!ok || jdn < dl_civil_to_jdn(earliest) || jdn > dl_civil_to_jdn(latest)) return false;
    *part = dl_part_around(day, pick->unit == DL_UNIT_NONE ? DL_UNIT_DAY : (enum dl_unit)pick->unit);
    return true;
}

/* "the third Tuesday after Christmas", "the Friday before Easter" */
static bool weekday_from_day(const struct dl_pick *pick, struct dl_part *part)
{
    struct dl_civil day = { part->year, part->month, part->day }, true_day = day;
    if (part->unit != DL_UNIT_DAY || pick->weekday == 0 || !dl_civil_valid(day.year, day.month, day.day)) return false;
    if (day.year < REFORM) dl_julian_to_gregorian(&true_day); /* written in the calendar of its time */
    int ahead = (pick->weekday - dl_civil_weekday(true_day) + 6) % 7 + 1, back = 7 - ahead % 7; /* 1 to 7 */
    if (!dl_civil_add_days(&day, pick->nth > 0 ? ahead : -back) || !step(&day, pick->nth, 7, 0)) return false;
    *part = dl_part_around(day, DL_UNIT_DAY);
    return true;
}

/* The days that something is picked from, or that a feast lasts. */
static bool days_of(const struct dl_when *when, const struct dl_part *part, struct dl_civil *first,
                    struct dl_civil *last)
{
    bool is_feast = (when->flags & DL_WHEN_HOLIDAY) != 0 && dl_holiday_is_long((int)when->holiday);
    return is_feast ? dl_holiday_days((int)when->holiday, part->year, first, last) : dl_part_bounds(part, first, last);
}

/* The first night of Hanukkah is that of the day before its first day. */
static bool go_to_night(const struct dl_when *when, struct dl_part *part)
{
    bool is_night = when->clock.part == DL_EVENING || when->clock.part == DL_NIGHT;
    if (!is_night || !(when->flags & DL_WHEN_HOLIDAY) || !dl_holiday_begins_at_evening((int)when->holiday)) return true;
    struct dl_civil day = { part->year, part->month, part->day };
    if (part->unit != DL_UNIT_DAY || !dl_civil_add_days(&day, -1)) return false;
    *part = dl_part_around(day, DL_UNIT_DAY);
    return true;
}

/* A feast of several days goes from its first to its last, unless a time of the day is one of its first. */
static void stretch_feast(const struct dl_when *when, struct dl_settled *out)
{
    struct dl_civil first, last;
    bool is_feast = (when->flags & DL_WHEN_HOLIDAY) != 0 && dl_holiday_is_long((int)when->holiday);
    if (!is_feast || out->is_open || when->clock.hour >= 0 || when->clock.part != DL_NO_DAY_PART) return;
    if (out->first.year == DL_NO_YEAR || !days_of(when, &out->first, &first, &last)) return;
    out->first = dl_part_around(first, DL_UNIT_DAY);
    out->last = dl_part_around(last, DL_UNIT_DAY);
    out->is_long = true;
}

void dl_settle_inside(const struct dl_when *when, struct dl_settled *out)
{
    bool has_offset = when->kind == DL_WHEN_CALENDAR && when->unit != DL_UNIT_NONE;
    if (!has_offset && when->pick.nth == 0) {
        stretch_feast(when, out);
        return;
    }
    struct dl_part open = dl_part_empty();
    struct dl_civil first, last;
    open.unit = when->pick.nth == 0 ? DL_UNIT_DAY : when->pick.unit;
    open.weekday = when->pick.weekday;
    bool is_told = !out->is_open && out->first.year != DL_NO_YEAR;
    if (is_told && has_offset && when->pick.nth != 0)
        is_told = weekday_from_day(&when->pick, &out->first);
    else if (is_told && has_offset)
        is_told = offset(when, &out->first);
    else if (is_told)
        is_told = days_of(when, &out->first, &first, &last) && pick_inside(&when->pick, first, last, &out->first) &&
                  go_to_night(when, &out->first);
    if (is_told) return;
    out->first = open;
    out->is_open = true;
}
