/* sky.h: where the sun and the moon stand.
 *
 * Moments are Julian Dates in universal time: 2451545.0 is noon of 2000-01-01. Longitudes are in degrees from
 * the equinox of the date. They are good to about a minute of time near 2000 and to a few in the centuries
 * around it, which is enough for calendars.
 */
#ifndef DL_DATES_SKY_H
#define DL_DATES_SKY_H

#include <stdbool.h>
#include <stdint.h>

/* The longitude of the sun, 0 to 360. */
double dl_sun_longitude(double moment);

/* How far the moon is ahead of the sun, 0 to 360: 0 at new moon, 180 at full moon. */
double dl_moon_phase(double moment);

/* Longitudes are told from the stars in India: what lies between the equinox and their first point. */
double dl_sidereal_shift(double moment);

/* The moment about this one at which the sun is at a longitude; sidereal: told from the stars. */
double dl_sun_reaches(double degrees, bool sidereal, double about);

/* The moment about this one at which the moon has a phase. */
double dl_moon_reaches(double phase, double about);

/* The moment about this one at which the moon is at a longitude told from the stars. */
double dl_moon_passes(double degrees, double about);

/* The number of the last new moon before a moment, and the moment of one by its number. */
int64_t dl_new_moon_before(double moment);
double dl_new_moon(int64_t number);

/* The Julian Day Number of the day on which a moment lies, by clocks so many hours ahead of universal time. */
int64_t dl_day_of_moment(double moment, double hours_east);

#endif
