/* civil.c: calendar arithmetic over day numbers.
 *
 * A date becomes a count of days by moving the year's start to March, so that the leap day is the
 * last of its year and the months' lengths follow (153 m + 2) / 5. Years are shifted by a multiple
 * of 400 that makes every quotient positive.
 */
#include "dates/civil.h"

#include <assert.h>

enum {
    SHIFT_YEARS = 12000,     /* a multiple of 400 and of 4, beyond the first year there is */
    SHIFT_DAYS = 4382910,    /* 12000 Gregorian years: 30 times 146097 */
    SHIFT_JULIAN = 4383000,  /* 12000 Julian years: 3000 times 1461 */
    JDN_GREGORIAN = 1721120, /* 1 March 0 */
    JDN_JULIAN = 1721118
};

bool dl_civil_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int dl_civil_days_in_month(int year, int month)
{
    static const unsigned char days[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (month < 1 || month > 12) return 0;
    return days[month] + (month == 2 && dl_civil_is_leap(year));
}

static bool is_year(int64_t year)
{
    return year >= DL_YEAR_MIN && year <= DL_YEAR_MAX;
}

bool dl_civil_valid(int year, int month, int day)
{
    return is_year(year) && day >= 1 && day <= dl_civil_days_in_month(year, month);
}

/* Days from 1 March to the date's month and day. */
static int day_of_march_year(struct dl_civil d)
{
    int month = (d.month + 9) % 12;
    return (153 * month + 2) / 5 + d.day - 1;
}

static int64_t shifted_year(struct dl_civil d)
{
    assert(is_year(d.year) && d.month >= 1 && d.month <= 12);
    return (int64_t)d.year + SHIFT_YEARS - (d.month <= 2);
}

static bool from_march_year(int64_t shifted, int64_t day, struct dl_civil *out)
{
    int month = (int)((5 * day + 2) / 153);
    int64_t year = shifted - SHIFT_YEARS + (month >= 10);
    if (!is_year(year)) return false;
    out->year = (int)year;
    out->month = month < 10 ? month + 3 : month - 9;
    out->day = (int)(day - (153 * month + 2) / 5 + 1);
    return true;
}

int64_t dl_civil_to_jdn(struct dl_civil d)
{
    int64_t y = shifted_year(d);
    return 365 * y + y / 4 - y / 100 + y / 400 + day_of_march_year(d) - SHIFT_DAYS + JDN_GREGORIAN;
}

bool dl_civil_from_jdn(int64_t jdn, struct dl_civil *out)
{
    if (jdn < -3 * SHIFT_DAYS || jdn > 3 * SHIFT_DAYS) return false;
    int64_t days = jdn - JDN_GREGORIAN + SHIFT_DAYS;
    if (days < 0) return false;
    int64_t era = days / 146097;
    int64_t rest = days % 146097;
    int64_t year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    return from_march_year(era * 400 + year, rest - (365 * year + year / 4 - year / 100), out);
}

int64_t dl_julian_to_jdn(struct dl_civil d)
{
    int64_t y = shifted_year(d);
    return 365 * y + y / 4 + day_of_march_year(d) - SHIFT_JULIAN + JDN_JULIAN;
}

bool dl_julian_from_jdn(int64_t jdn, struct dl_civil *out)
{
    if (jdn < -3 * SHIFT_DAYS || jdn > 3 * SHIFT_DAYS) return false;
    int64_t days = jdn - JDN_JULIAN + SHIFT_JULIAN;
    if (days < 0) return false;
    int64_t rest = days % 1461;
    int64_t year = (rest - rest / 1460) / 365;
    return from_march_year(days / 1461 * 4 + year, rest - 365 * year, out);
}

void dl_julian_to_gregorian(struct dl_civil *day)
{
    (void)dl_civil_from_jdn(dl_julian_to_jdn(*day), day);
}

/* Day numbers of Mondays are multiples of 7. */
int dl_civil_weekday(struct dl_civil date)
{
    int64_t jdn = dl_civil_to_jdn(date);
    return (int)(((jdn % 7) + 7) % 7) + 1;
}

/* The Monday of the first ISO week. */
static int64_t first_monday(int iso_year)
{
    struct dl_civil fourth = { iso_year, 1, 4 };
    return dl_civil_to_jdn(fourth) - (dl_civil_weekday(fourth) - 1);
}

int dl_civil_weeks_in_year(int iso_year)
{
    struct dl_civil first = { iso_year, 1, 1 };
    int weekday = dl_civil_weekday(first);
    return weekday == 4 || (weekday == 3 && dl_civil_is_leap(iso_year)) ? 53 : 52;
}

int dl_civil_iso_week(struct dl_civil date, int *iso_year)
{
    int64_t thursday = dl_civil_to_jdn(date) + 4 - dl_civil_weekday(date);
    struct dl_civil day;
    if (!dl_civil_from_jdn(thursday, &day)) day = date;
    *iso_year = day.year;
    return (int)((thursday - dl_civil_to_jdn((struct dl_civil){ day.year, 1, 1 })) / 7) + 1;
}

bool dl_civil_from_iso_week(int iso_year, int week, int weekday, struct dl_civil *out)
{
    if (!is_year(iso_year) || week < 1 || week > dl_civil_weeks_in_year(iso_year)) return false;
    if (weekday < 1 || weekday > 7) return false;
    return dl_civil_from_jdn(first_monday(iso_year) + 7 * (week - 1) + weekday - 1, out);
}

bool dl_civil_add_days(struct dl_civil *date, int64_t days)
{
    if (days < -2 * SHIFT_DAYS || days > 2 * SHIFT_DAYS) return false;
    return dl_civil_from_jdn(dl_civil_to_jdn(*date) + days, date);
}

bool dl_civil_add_months(struct dl_civil *date, int64_t months)
{
    if (months < -12 * SHIFT_YEARS * 2 || months > 12 * SHIFT_YEARS * 2) return false;
    int64_t count = ((int64_t)date->year + 4 * SHIFT_YEARS) * 12 + date->month - 1 + months;
    int64_t year = count / 12 - 4 * SHIFT_YEARS;
    if (!is_year(year)) return false;
    date->year = (int)year;
    date->month = (int)(count % 12) + 1;
    int last = dl_civil_days_in_month(date->year, date->month);
    if (date->day > last) date->day = last;
    return true;
}

bool dl_civil_nth_weekday(int year, int month, int n, int weekday, struct dl_civil *out)
{
    int last = dl_civil_days_in_month(year, month);
    if (last == 0 || !is_year(year) || n < 1 || n > 5 || weekday < 1 || weekday > 7) return false;
    int first = dl_civil_weekday((struct dl_civil){ year, month, 1 });
    int day = 1 + (weekday - first + 7) % 7 + 7 * (n - 1);
    if (day > last) day -= 7;
    *out = (struct dl_civil){ year, month, day };
    return true;
}

/* The Gregorian computus in the form of Meeus, Jones and Butcher. */
struct dl_civil dl_civil_easter(int year)
{
    int y = (year % 5700000 + 5700000) % 5700000; /* the cycle of Easter, to keep quotients positive */
    int golden = y % 19;
    int century = y / 100, rest = y % 100;
    int f = (century + 8) / 25;
    int g = (century - f + 1) / 3;
    int epact = (19 * golden + century - century / 4 - g + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    int m = (golden + 11 * epact + 22 * weekday) / 451;
    int month = (epact + weekday - 7 * m + 114) / 31;
    int day = (epact + weekday - 7 * m + 114) % 31 + 1;
    return (struct dl_civil){ year, month, day };
}

/* Meeus, Astronomical Algorithms, chapter 8: the rule of the Julian calendar. */
struct dl_civil dl_julian_easter(int year)
{
    int y = (year % 532 + 532) % 532; /* the rule repeats */
    int d = (19 * (y % 19) + 15) % 30;
    int e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    int days = d + e + 114;
    struct dl_civil day = { year, days / 31, days % 31 + 1 };
    dl_julian_to_gregorian(&day);
    return day;
}
