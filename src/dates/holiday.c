/* holiday.c: from the row of a feast to its days in a year. The rows are numbers that say how it is found:
 *
 *         MMDD     a fixed day                          20100+n   n days after Easter Sunday
 *        1MMNW     the N-th weekday W (5: the last)     30100+n   the same of the Orthodox churches
 *        4MMDD     a day of the Hebrew calendar         4MMDDR    the same, moved by rule R
 *        5MMDD     of the Islamic; day 0: the month     6MMDDW    the last weekday W before an Islamic day
 *        6MMDD     of the Chinese; day 0: the eve       7MMDDW    the first weekday W on or after a day
 *        8SSMM     the moon in mansion MM while the     8MMDDR    a fixed day, moved by rule R
 *                  sun is in sign SS; 80000: the Parsi  9MMTTH    lunar day T of a Hindu month, at hour H
 *                  new year                             9KLLL     the sun at longitude L, by rule K
 *        98NNN     event NNN of a table
 *     N000000+     any of them, N days long
 */
#include "dates/holiday.h"

#include "dates/calendars.h"

#include <stddef.h>

enum { EVENTS = 8 /* the K of their rows */ };
enum { FAMILY = 10000, LONG_FAMILY = 100000, A_DAY = 1000000, EASTER_SUNDAY = 100, SUNDAY = 7 };

/* Days by which a feast moves when it falls on Monday ... Sunday. Rule 4 keeps clear of the Emancipation Day of
 * Washington, which is 16 April or the working day next to it. */
static const int8_t moves[10][7] = {
    { [3] = -1, [4] = -2, [6] = 1 }, /* the day before rule 7 */
    { [6] = -1 },                    /* Sunday to Saturday */
    { [5] = -1, [6] = 1 },           /* the weekend to the nearest working day */
    { [5] = 2, [6] = 1 },            /* the weekend to Monday */
    { [4] = 3, [5] = 3, [6] = 2 },   /* 15 April in the United States */
    { [5] = 1 },                     /* Saturday to Sunday */
    { [5] = -2 },                    /* Saturday to Thursday */
    { [0] = 1, [4] = -1, [5] = -2 }, /* Monday to Tuesday, Friday and Saturday to Thursday */
    { [4] = -1, [6] = 1 },           /* Friday to Thursday, Sunday to Monday */
    { 0, -1, -2, -3, 3, 2, 1 },      /* the nearest Monday */
};

static bool move(int rule, struct dl_civil *day)
{
    return dl_civil_add_days(day, moves[rule][dl_civil_weekday(*day) - 1]);
}

/* The first weekday on or after a day. */
static bool go_on_to(int weekday, struct dl_civil *day)
{
    return dl_civil_add_days(day, (weekday - dl_civil_weekday(*day) + SUNDAY) % SUNDAY);
}

static bool fixed(int row, int year, struct dl_civil *out)
{
    *out = (struct dl_civil){ year, row / 100, row % 100 };
    return dl_civil_valid(year, row / 100, row % 100);
}

/* Before the calendar was reformed Easter is the old rule's, in the calendar of its time. */
static bool easter(int days, int year, struct dl_civil *out)
{
    enum { REFORM = 1583 };
    if (year >= REFORM) {
        *out = dl_civil_easter(year);
        return dl_civil_add_days(out, days);
    }
    struct dl_civil day = dl_julian_easter(year);
    return dl_julian_from_jdn(dl_civil_to_jdn(day) + days, out) && out->year == year;
}

/* A month of the Islamic calendar: its days up to the next. */
static bool islamic_month(int month, int year, struct dl_civil *first, struct dl_civil *last)
{
    enum { MIDDLE = 15, MONTHS = 12 };
    if (!dl_islamic_day_in_year(year, month, 1, first)) return false;
    *last = *first;
    if (!dl_civil_add_days(last, MIDDLE)) return false;
    const int64_t start = dl_civil_to_jdn(*first);
    for (int next = last->year; next <= first->year + 1; next++) /* the year's first such day may be past */
        if (dl_islamic_day_in_year(next, month % MONTHS + 1, 1, last) && dl_civil_to_jdn(*last) > start)
            return dl_civil_add_days(last, -1);
    return false;
}

static bool weekday_before_islamic(int row, int year, struct dl_civil *out)
{
    if (!dl_islamic_day_in_year(year, row / 1000, row / 10 % 100, out)) return false;
    return dl_civil_add_days(out, -SUNDAY) && go_on_to(row % 10, out) && out->year == year;
}

/* Days that follow no rule. 1: the Tuesday on which the most states of the United States hold their primaries. */
static const struct {
    int16_t event, year;
    int8_t month, day;
} events[] = {
    { 1, 1984, 3, 13 }, { 1, 1988, 3, 8 }, { 1, 1992, 3, 10 }, { 1, 1996, 3, 12 }, { 1, 2000, 3, 7 }, { 1, 2004, 3, 2 },
    { 1, 2008, 2, 5 },  { 1, 2012, 3, 6 }, { 1, 2016, 3, 1 },  { 1, 2020, 3, 3 },  { 1, 2024, 3, 5 },
};

static bool event(int number, int year, struct dl_civil *out)
{
    for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
        if (events[i].event != number || events[i].year != year) continue;
        *out = (struct dl_civil){ year, events[i].month, events[i].day };
        return true;
    }
    return false;
}

static bool short_row(int row, int year, struct dl_civil *out)
{
    int rest = row % FAMILY;
    switch (row / FAMILY) {
    case 0: return fixed(rest, year, out);
    case 1: return dl_civil_nth_weekday(year, rest / 100, rest / 10 % 10, rest % 10, out);
    case 2: return easter(rest - EASTER_SUNDAY, year, out);
    case 3: *out = dl_julian_easter(year); return dl_civil_add_days(out, rest - EASTER_SUNDAY);
    case 4: return dl_hebrew_day_in_year(year, rest / 100, rest % 100, out);
    case 5: return dl_islamic_day_in_year(year, rest / 100, rest % 100, out);
    case 6: return dl_chinese_day_in_year(year, rest / 100, rest % 100, out);
    case 8:
        return rest == 0 ? dl_parsi_new_year(year, out) : dl_hindu_mansion_in_year(year, rest / 100, rest % 100, out);
    default: break;
    }
    if (rest / 1000 == EVENTS) return event(rest % 1000, year, out);
    return dl_sun_day_in_year(year, rest % 1000, (enum dl_sun_rule)(rest / 1000), out);
}

static bool long_row(int row, int year, struct dl_civil *out)
{
    int rest = row % LONG_FAMILY;
    switch (row / LONG_FAMILY) {
    case 4: return dl_hebrew_day_in_year(year, rest / 1000, rest / 10 % 100, out) && move(rest % 10, out);
    case 6: return weekday_before_islamic(rest, year, out);
    case 7: return fixed(rest / 10, year, out) && go_on_to(rest % 10, out);
    case 8: return fixed(rest / 10, year, out) && move(rest % 10, out);
    case 9: return dl_hindu_day_in_year(year, rest / 1000, rest / 10 % 100, (enum dl_hour_of_day)(rest % 10), out);
    default: return false;
    }
}

bool dl_holiday_days(int row, int year, struct dl_civil *first, struct dl_civil *last)
{
    int days = row / A_DAY;
    if (year < DL_YEAR_MIN || year > DL_YEAR_MAX) return false;
    row %= A_DAY;
    if (row / FAMILY == 5 && row % 100 == 0) return islamic_month(row % FAMILY / 100, year, first, last);
    if (!(row >= LONG_FAMILY ? long_row(row, year, first) : short_row(row, year, first))) return false;
    *last = *first;
    return days == 0 || dl_civil_add_days(last, days - 1);
}

bool dl_holiday_is_observed(int row)
{
    row %= A_DAY;
    bool is_islamic = row / FAMILY == 5 || row / LONG_FAMILY == 6;
    return is_islamic || row / LONG_FAMILY == 9 || (row / FAMILY == 8 && row % FAMILY != 0);
}

bool dl_holiday_is_long(int row)
{
    return row >= A_DAY || (row / FAMILY == 5 && row % 100 == 0);
}

bool dl_holiday_is_yearly(int row)
{
    return row % A_DAY / 1000 != 10 * 9 + EVENTS;
}

bool dl_holiday_begins_at_evening(int row)
{
    row %= A_DAY;
    return row / FAMILY == 4 || row / LONG_FAMILY == 4;
}

bool dl_holiday_is_fixed(int row)
{
    return row < FAMILY;
}
