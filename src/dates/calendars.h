/* calendars.h: days of other calendars in a year of ours.
 *
 * A month and a day of such a calendar mostly come once in a civil year. Where they come twice the first is
 * answered; where they come never, or the calendar is not known so far off, the answer is false.
 */
#ifndef DL_DATES_CALENDARS_H
#define DL_DATES_CALENDARS_H

#include "dates/civil.h"

/* Months from 1 Nisan to 11 Shevat; 12 is Adar, in leap years the second. The day lasts from the evening before. */
bool dl_hebrew_day_in_year(int year, int month, int day, struct dl_civil *out);

/* Months from 1 Muharram to 12 Dhu al-Hijja. Since 1937 by the new moon, as in the calendar of Saudi Arabia,
 * before by a cycle of whole days: sightings differ from either by a day. */
bool dl_islamic_day_in_year(int year, int month, int day, struct dl_civil *out);

/* Months 1 to 12 of the Chinese year, none of them a leap month; day 0 is the eve. From 1645 to 2650. */
bool dl_chinese_day_in_year(int year, int month, int day, struct dl_civil *out);

/* When in the day a lunar day must be there to give the day its name; or on the evening before. */
enum dl_hour_of_day { DL_AT_SUNRISE = 1, DL_AT_NOON, DL_AT_SUNSET, DL_AT_MIDNIGHT, DL_AFTER_SUNSET };

/* Months from 1 Chaitra to 12 Phalguna that end with the new moon, none of them a leap month; lunar days 1 to 15 of
 * the bright half and 16 to 30 of the dark. From 1000 to 2650, by the clocks of India. */
bool dl_hindu_day_in_year(int year, int month, int lunar_day, enum dl_hour_of_day hour, struct dl_civil *out);

/* The day on which the moon is in one of its 27 mansions at sunrise, while the sun is in one of the 12 signs; the
 * last one of them. */
bool dl_hindu_mansion_in_year(int year, int sign, int mansion, struct dl_civil *out);

/* By whose clocks, and from where the longitude of the sun is told. */
enum dl_sun_rule {
    DL_SUN_UNIVERSAL,
    DL_SUN_CHINA,
    DL_SUN_INDIA,            /* told from the stars; from sunset on the day after */
    DL_SUN_INDIA_DAY_BEFORE, /* the day before that */
    DL_SUN_INDIA_DAY_AFTER,
    DL_SUN_IRAN /* from noon on the day after */
};

/* The day on which the sun reaches a longitude, in degrees. From 1000 to 2650. */
bool dl_sun_day_in_year(int year, int degrees, enum dl_sun_rule rule, struct dl_civil *out);

/* The first day of the Parsis' year of 365 days. */
bool dl_parsi_new_year(int year, struct dl_civil *out);

#endif
