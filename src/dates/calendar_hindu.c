/* calendar_hindu.c: days of the moon and of the sun among the stars.
 *
 * A month is called after the sign that the sun enters in it, so the month is found by the moment of that. Its
 * lunar days are twelfths of the way from new moon to new moon and further; a feast is on the day on whose
 * sunrise, noon, sunset or midnight its lunar day lies. Almanacs take these for each town; here they are those of
 * a day at the equator, by the clocks of India.
 */
#include "dates/calendars.h"
#include "dates/sky.h"

enum { FIRST_YEAR = 1000, LAST_YEAR = 2650, MONTHS = 12, SIGN = 30, MANSIONS = 27, LUNAR_DAY = 12 };

static const double INDIA = 5.5, IRAN = 3.5, CHINA = 8, MONTH = 29.530588861, SUN_DAYS = 1.0146;

/* The moment about which the sun comes to a longitude in a year: it is at 0 about 21 March, among the stars later. */
static double about(int year, int degrees, bool sidereal)
{
    double equinox = (double)dl_civil_to_jdn((struct dl_civil){ year, 3, 21 });
    double shift = sidereal ? dl_sidereal_shift(equinox) : 0;
    double way = degrees + shift;
    return equinox + (way > 280 ? way - 360 : way) * SUN_DAYS; /* from January to December */
}

static double hours(enum dl_hour_of_day hour)
{
    static const double after_midnight[] = { 0, 6, 12, 18, 24, -6 };
    return after_midnight[hour];
}

static double sun_enters(int year, int sign)
{
    int degrees = (sign - 1) * SIGN;
    return dl_sun_reaches(degrees, true, about(year, degrees, true));
}

bool dl_hindu_day_in_year(int year, int month, int lunar_day, enum dl_hour_of_day hour, struct dl_civil *out)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > MONTHS || lunar_day < 1 || lunar_day > 30 ||
        hour < DL_AT_SUNRISE || hour > DL_AFTER_SUNSET)
        return false;
    for (int of = year; of <= year + 1; of++) { /* the sun may enter the sign in January, and the moon be new before */
        double moon = dl_new_moon(dl_new_moon_before(sun_enters(of, month)));
        double end = dl_moon_reaches(lunar_day * LUNAR_DAY % 360, moon + lunar_day * MONTH / 30);
        if (!dl_civil_from_jdn(dl_day_of_moment(end, INDIA - hours(hour)), out)) return false;
        if (out->year == year) return true;
    }
    return false;
}

bool dl_hindu_mansion_in_year(int year, int sign, int mansion, struct dl_civil *out)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || sign < 1 || sign > MONTHS || mansion < 1 || mansion > MANSIONS)
        return false;
    const double star_month = 27.321662, degrees = mansion * 360.0 / MANSIONS;
    double leaves = sun_enters(year, sign) + SIGN * SUN_DAYS;
    double end = dl_moon_passes(mansion == MANSIONS ? 0 : degrees, leaves - star_month / 2);
    if (end > leaves) end = dl_moon_passes(mansion == MANSIONS ? 0 : degrees, end - star_month);
    return dl_civil_from_jdn(dl_day_of_moment(end, INDIA - hours(DL_AT_SUNRISE)), out) && out->year == year;
}

bool dl_sun_day_in_year(int year, int degrees, enum dl_sun_rule rule, struct dl_civil *out)
{
    static const struct {
        double hours_east;
        bool sidereal;
        int days;
    } rules[] = { { 0, false, 0 },         { CHINA, false, 0 },    { INDIA + 6, true, 0 },
                  { INDIA + 6, true, -1 }, { INDIA + 6, true, 1 }, { IRAN + 12, false, 0 } };
    if (year < FIRST_YEAR || year > LAST_YEAR || degrees < 0 || degrees >= 360 || rule > DL_SUN_IRAN) return false;
    double moment = dl_sun_reaches(degrees, rules[rule].sidereal, about(year, degrees, rules[rule].sidereal));
    return dl_civil_from_jdn(dl_day_of_moment(moment, rules[rule].hours_east) + rules[rule].days, out) &&
           out->year == year;
}

bool dl_parsi_new_year(int year, struct dl_civil *out)
{
    enum { FIRST_DAY = 1952093, DAYS = 365 }; /* a month after that of Yazdegerd, in 632 */
    int64_t start = dl_civil_to_jdn((struct dl_civil){ year, 1, 1 }), rest = (start - FIRST_DAY) % DAYS;
    return start > FIRST_DAY && dl_civil_from_jdn(rest == 0 ? start : start + DAYS - rest, out) && out->year == year;
}
