/* sky.c: the sun after chapter 25, the moon after chapter 47 of Jean Meeus, Astronomical Algorithms, with
 * the larger terms of either.
 *
 * A moment at which something stands at an angle is found by steps: what is missing to the angle, divided by
 * the mean speed. The true speed differs by a tenth at most, so every step leaves a tenth of the error.
 */
#include "dates/sky.h"

#include <math.h>

static const double J2000 = 2451545.0, CENTURY = 36525.0, DYNAMICAL_TIME = 64.0 / 86400; /* ahead of universal */
static const double YEAR = 365.24219, STAR_YEAR = 365.25636, MONTH = 29.530588861, STAR_MONTH = 27.321662;
static const double FIRST_NEW_MOON = 2451550.09766; /* of the year 2000 */

static const double ENOUGH = 1e-3; /* degrees: some seconds of the moon's way, a minute and a half of the sun's */

enum { STEPS = 6 };

static double sine(double degrees)
{
    return sin(degrees * (3.14159265358979323846 / 180));
}

static double turn(double degrees)
{
    double rest = fmod(degrees, 360);
    return rest < 0 ? rest + 360 : rest;
}

static double centuries(double moment)
{
    return (moment + DYNAMICAL_TIME - J2000) / CENTURY;
}

double dl_sun_longitude(double moment)
{
    double t = centuries(moment);
    double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
    double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sine(anomaly) +
                    (0.019993 - 0.000101 * t) * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly);
    double seen = -0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
    return turn(280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre + seen);
}

/* Multiples of the moon's elongation, the sun's anomaly, the moon's anomaly and its latitude's argument, and
 * the millionths of a degree that their sine adds. */
static const struct {
    int8_t elongation, sun, moon, latitude;
    int32_t size;
} terms[] = {
    { 0, 0, 1, 0, 6288774 }, { 2, 0, -1, 0, 1274027 }, { 2, 0, 0, 0, 658314 },  { 0, 0, 2, 0, 213618 },
    { 0, 1, 0, 0, -185116 }, { 0, 0, 0, 2, -114332 },  { 2, 0, -2, 0, 58793 },  { 2, -1, -1, 0, 57066 },
    { 2, 0, 1, 0, 53322 },   { 2, -1, 0, 0, 45758 },   { 0, 1, -1, 0, -40923 }, { 1, 0, 0, 0, -34720 },
    { 0, 1, 1, 0, -30383 },  { 2, 0, 0, -2, 15327 },   { 0, 0, 1, 2, -12528 },  { 0, 0, 1, -2, 10980 },
    { 4, 0, -1, 0, 10675 },  { 0, 0, 3, 0, 10034 },    { 4, 0, -2, 0, 8548 },   { 2, 1, -1, 0, -7888 },
    { 2, 1, 0, 0, -6766 },   { 1, 0, -1, 0, -5163 },   { 1, 1, 0, 0, 4987 },    { 2, -1, 1, 0, 4036 },
    { 2, 0, 2, 0, 3994 },    { 4, 0, 0, 0, 3861 },     { 2, 0, -3, 0, 3665 },   { 0, 1, -2, 0, -2689 },
};

static double moon_longitude(double moment)
{
    double t = centuries(moment);
    double elongation = 297.8501921 + 445267.1114034 * t - 0.0018819 * t * t;
    double sun = 357.5291092 + 35999.0502909 * t - 0.0001536 * t * t;
    double moon = 134.9633964 + 477198.8675055 * t + 0.0087414 * t * t;
    double latitude = 93.2720950 + 483202.0175233 * t - 0.0036539 * t * t;
    double millionths = 0;
    for (unsigned i = 0; i < sizeof terms / sizeof *terms; i++)
        millionths += terms[i].size * sine(terms[i].elongation * elongation + terms[i].sun * sun +
                                           terms[i].moon * moon + terms[i].latitude * latitude);
    double seen = -0.00478 * sine(125.04 - 1934.136 * t);
    return turn(218.3164477 + 481267.88123421 * t - 0.0015786 * t * t + millionths / 1e6 + seen);
}

double dl_moon_phase(double moment)
{
    return turn(moon_longitude(moment) - dl_sun_longitude(moment));
}

/* The value of the Indian calendar reform of 1955, which begins the stars' circle opposite of Spica. */
double dl_sidereal_shift(double moment)
{
    return 23.853 + 1.39697 * centuries(moment);
}

static double star_moon(double moment)
{
    return turn(moon_longitude(moment) - dl_sidereal_shift(moment));
}

static double star_sun(double moment)
{
    return turn(dl_sun_longitude(moment) - dl_sidereal_shift(moment));
}

/* Steps to the moment about this one at which an angle, that goes round once in a period, has a value. */
static double reach(double (*angle)(double), double period, double degrees, double about)
{
    for (unsigned i = 0; i < STEPS; i++) {
        double missing = turn(degrees - angle(about) + 180) - 180;
        about += missing / 360 * period;
        if (fabs(missing) < ENOUGH) break;
    }
    return about;
}

double dl_sun_reaches(double degrees, bool sidereal, double about)
{
    return reach(sidereal ? star_sun : dl_sun_longitude, sidereal ? STAR_YEAR : YEAR, degrees, about);
}

double dl_moon_reaches(double phase, double about)
{
    return reach(dl_moon_phase, MONTH, phase, about);
}

double dl_moon_passes(double degrees, double about)
{
    return reach(star_moon, STAR_MONTH, degrees, about);
}

double dl_new_moon(int64_t number)
{
    return dl_moon_reaches(0, FIRST_NEW_MOON + MONTH * (double)number);
}

/* The phase says how long ago the new moon was, to a day or so. */
int64_t dl_new_moon_before(double moment)
{
    double since = dl_moon_phase(moment) / 360 * MONTH;
    return (int64_t)floor((moment - since - FIRST_NEW_MOON) / MONTH + 0.5);
}

int64_t dl_day_of_moment(double moment, double hours_east)
{
    return (int64_t)floor(moment + hours_east / 24 + 0.5);
}
