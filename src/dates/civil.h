/* civil.h: calendar arithmetic without a word in it.
 *
 * Years are astronomical: 0 is 1 BC, -43 is 44 BC. Dates are proleptic Gregorian unless a name
 * says Julian. Everything is defined for the years DL_YEAR_MIN to DL_YEAR_MAX; a sum that would
 * leave them answers false and changes nothing.
 */
#ifndef DL_DATES_CIVIL_H
#define DL_DATES_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

#define DL_YEAR_MIN (-9999)
#define DL_YEAR_MAX 9999

struct dl_civil {
    int year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

bool dl_civil_is_leap(int year);
int dl_civil_days_in_month(int year, int month); /* 0 when there is no such month */
bool dl_civil_valid(int year, int month, int day);

/* Julian Day Numbers; 2451545 is 2000-01-01. The way back answers false outside the years above. */
int64_t dl_civil_to_jdn(struct dl_civil date);
bool dl_civil_from_jdn(int64_t jdn, struct dl_civil *out);

/* The same for a date of the Julian calendar. */
int64_t dl_julian_to_jdn(struct dl_civil date);
bool dl_julian_from_jdn(int64_t jdn, struct dl_civil *out);

/* Makes a date of the Julian calendar one of the Gregorian. Left as it is outside the years above. */
void dl_julian_to_gregorian(struct dl_civil *day);

/* 1 is Monday, 7 is Sunday. */
int dl_civil_weekday(struct dl_civil date);

/* ISO 8601 weeks: week 1 holds the year's first Thursday. */
int dl_civil_iso_week(struct dl_civil date, int *iso_year);
int dl_civil_weeks_in_year(int iso_year);
bool dl_civil_from_iso_week(int iso_year, int week, int weekday, struct dl_civil *out);

bool dl_civil_add_days(struct dl_civil *date, int64_t days);
/* A day that the month does not have becomes its last day: 31 January + 1 month = 28 February. */
bool dl_civil_add_months(struct dl_civil *date, int64_t months);

/* The n-th weekday of a month, n from 1; 5 means the last. False when there is none. */
bool dl_civil_nth_weekday(int year, int month, int n, int weekday, struct dl_civil *out);

/* Easter Sunday of the Orthodox churches, as a Gregorian date. */
struct dl_civil dl_julian_easter(int year);

/* Western Easter Sunday. */
struct dl_civil dl_civil_easter(int year);

#endif
