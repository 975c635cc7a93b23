/* calendar_islamic.c: months of 30 and 29 days, 11 leap years in 30 (Reingold and Dershowitz, Calendrical
 * Calculations, chapter 7); in our time the day after the new moon, as in the calendar of Saudi Arabia.
 */
#include "dates/calendars.h"
#include "dates/sky.h"

enum {
    DAY_BEFORE_EPOCH = 1948439,
    DAYS_IN_YEAR = 354,
    FIRST_NEW_MOON_YEAR = 1356, /* of the Islamic calendar: since 1937 */
    LAST_NEW_MOON_YEAR = 2000,
    MIDDLE_OF_MONTH = 14
};

/* A month begins on the day after the new moon when that comes so long before sunset at Mecca that the moon sets
 * after the sun: by this hour of universal time, mostly. */
static const double LATEST_HOUR = 8;

static int64_t by_whole_days(int64_t year, int month)
{
    return DAY_BEFORE_EPOCH + (year - 1) * DAYS_IN_YEAR + (3 + 11 * year) / 30 + (59 * (int64_t)(month - 1) + 1) / 2 +
           1;
}

static int64_t first_of(int64_t year, int month)
{
    int64_t first = by_whole_days(year, month);
    if (year < FIRST_NEW_MOON_YEAR || year > LAST_NEW_MOON_YEAR) return first;
    double moon = dl_new_moon(dl_new_moon_before((double)first + MIDDLE_OF_MONTH));
    return dl_day_of_moment(moon, 24 - LATEST_HOUR) + 1;
}

bool dl_islamic_day_in_year(int year, int month, int day, struct dl_civil *out)
{
    struct dl_civil first = { year, 1, 1 };
    if (year < DL_YEAR_MIN || year > DL_YEAR_MAX) return false;
    if (month < 1 || month > 12 || day < 1 || day > 30) return false;
    int64_t about = (dl_civil_to_jdn(first) - DAY_BEFORE_EPOCH) * 30 / (30 * DAYS_IN_YEAR + 11);
    for (int64_t islamic = about; islamic <= about + 2; islamic++) {
        if (islamic < 1 || !dl_civil_from_jdn(first_of(islamic, month) + day - 1, out)) continue;
        if (out->year >= year) return out->year == year;
    }
    return false;
}
