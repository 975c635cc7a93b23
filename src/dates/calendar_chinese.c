/* calendar_chinese.c: months from new moon to new moon, numbered so that the winter solstice is in the eleventh
 * (Reingold and Dershowitz, Calendrical Calculations, chapter 19).
 *
 *     solstice                                  solstice
 *     11   12   1   2   3  ...  9   10          11        twelve months from one eleventh to the next
 *     11   12   1   2   2L 3  ...   10          11        thirteen: the first in which the sun enters no new
 *                                                         twelfth of its way is a leap month
 */
#include "dates/calendars.h"
#include "dates/sky.h"

enum { FIRST_YEAR = 1645, LAST_YEAR = 2650, ELEVENTH = 11, MONTHS = 12, SOLSTICE = 270, SIGN = 30 };

/* How far clocks are ahead of universal time: until 1928 they were those of Peking. */
static double clocks(double moment)
{
    const double zone_time = 2425613.5;
    return moment < zone_time ? 1397.0 / 180 : 8;
}

/* The first day of the month that begins with a new moon. */
static int64_t first_of(int64_t moon)
{
    double moment = dl_new_moon(moon);
    return dl_day_of_moment(moment, clocks(moment));
}

/* The new moon that begins the eleventh month of a civil year. */
static int64_t eleventh(int year)
{
    double about = (double)dl_civil_to_jdn((struct dl_civil){ year, 12, 21 });
    int64_t solstice = dl_day_of_moment(dl_sun_reaches(SOLSTICE, false, about), clocks(about));
    int64_t moon = dl_new_moon_before((double)solstice + 1);
    return first_of(moon) > solstice ? moon - 1 : moon;
}

/* Which twelfth of its way the sun is in when a day begins. */
static int sign_at(int64_t day)
{
    return (int)(dl_sun_longitude((double)day - 0.5 - clocks((double)day) / 24) / SIGN);
}

static bool has_no_new_sign(int64_t moon)
{
    return sign_at(first_of(moon)) == sign_at(first_of(moon + 1));
}

/* The new moon that begins a month, so many months after the eleventh of the year before. */
static int64_t moon_of(int year, int months_after)
{
    int64_t first = eleventh(year - 1), last = eleventh(year), moon = first + months_after;
    if (last - first == MONTHS) return moon;
    for (int64_t leap = first + 1; leap <= moon; leap++)
        if (has_no_new_sign(leap)) return moon + 1;
    return moon;
}

bool dl_chinese_day_in_year(int year, int month, int day, struct dl_civil *out)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > MONTHS || day < 0 || day > 30) return false;
    for (int chinese = year - 1; chinese <= year; chinese++) { /* its last months can be in the year after */
        bool is_late = month >= ELEVENTH;
        int64_t moon = moon_of(chinese + is_late, is_late ? month - ELEVENTH : month + 1);
        if (!dl_civil_from_jdn(first_of(moon) + day - 1, out)) return false;
        if (out->year == year) return true;
    }
    return false;
}
