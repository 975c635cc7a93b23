/* holiday.c: from the row of a feast to its day in a year. */
#include "dates/holiday.h"

/* Rows of holidays: 1225 is a fixed day; 1MMNW the N-th weekday W of month MM (5: the last);
 * 20100 + n is n days after Easter Sunday, 30100 + n after that of the Orthodox churches;
 * 5MMDD is day DD of month MM of the Islamic calendar; 7MMDDW the first weekday W on or after MM-DD. */
enum {
    FIRST_MOVING_HOLIDAY = 10000,
    FIRST_EASTER_HOLIDAY = 20000,
    EASTER_SUNDAY = 20100,
    FIRST_ORTHODOX_HOLIDAY = 30000,
    ORTHODOX_EASTER_SUNDAY = 30100,
    FIRST_ISLAMIC_HOLIDAY = 50000,
    FIRST_WEEKDAY_FROM_HOLIDAY = 700000
};

static bool weekday_from(int row, int year, struct dl_civil *out)
{
    *out = (struct dl_civil){ year, row / 1000, row / 10 % 100 };
    if (!dl_civil_valid(out->year, out->month, out->day)) return false;
    return dl_civil_add_days(out, (row % 10 - dl_civil_weekday(*out) + 7) % 7);
}

bool dl_holiday_day(int row, int year, struct dl_civil *out)
{
    if (row >= FIRST_WEEKDAY_FROM_HOLIDAY) return weekday_from(row - FIRST_WEEKDAY_FROM_HOLIDAY, year, out);
    if (row >= FIRST_ISLAMIC_HOLIDAY) {
        row -= FIRST_ISLAMIC_HOLIDAY;
        return dl_islamic_day_in_year(year, row / 100, row % 100, out);
    }
    if (row >= FIRST_ORTHODOX_HOLIDAY) {
        *out = dl_julian_easter(year);
        return dl_civil_add_days(out, row - ORTHODOX_EASTER_SUNDAY);
    }
    if (row >= FIRST_EASTER_HOLIDAY) {
        *out = dl_civil_easter(year);
        return dl_civil_add_days(out, row - EASTER_SUNDAY);
    }
    if (row >= FIRST_MOVING_HOLIDAY) {
        row -= FIRST_MOVING_HOLIDAY;
        return dl_civil_nth_weekday(year, row / 100, row / 10 % 10, row % 10, out);
    }
    *out = (struct dl_civil){ year, row / 100, row % 100 };
    return dl_civil_valid(year, row / 100, row % 100);
}

bool dl_holiday_is_observed(int row)
{
    return row >= FIRST_ISLAMIC_HOLIDAY && row < FIRST_WEEKDAY_FROM_HOLIDAY;
}

bool dl_holiday_is_fixed(int row)
{
    return row < FIRST_MOVING_HOLIDAY;
}
