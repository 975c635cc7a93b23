/* check_civil.c: the calendar against the C library, and against known days. */
#include "dates/civil.h"
#include "support.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static bool same(struct dl_civil a, struct dl_civil b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static bool earlier(struct dl_civil a, struct dl_civil b)
{
    if (a.year != b.year) return a.year < b.year;
    return a.month != b.month ? a.month < b.month : a.day < b.day;
}

/* The day as the C library counts it: date, weekday, ISO week. */
static bool libc_agrees(struct dl_civil d, int64_t jdn)
{
    time_t seconds = (time_t)((jdn - 2440588) * 86400);
    struct tm tm;
    char libc_week[16], our_week[32];
    if (gmtime_r(&seconds, &tm) == NULL || strftime(libc_week, sizeof libc_week, "%G-%V", &tm) == 0) return false;
    int iso_year, week = dl_civil_iso_week(d, &iso_year);
    snprintf(our_week, sizeof our_week, "%d-%02d", iso_year, week);
    struct dl_civil libc_day = { tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday };
    return same(d, libc_day) && dl_civil_weekday(d) % 7 == tm.tm_wday && strcmp(our_week, libc_week) == 0;
}

static bool comes_back(struct dl_civil d, int64_t jdn)
{
    struct dl_civil day;
    int iso_year, week = dl_civil_iso_week(d, &iso_year);
    return dl_civil_valid(d.year, d.month, d.day) && dl_civil_to_jdn(d) == jdn &&
           week <= dl_civil_weeks_in_year(iso_year) &&
           dl_civil_from_iso_week(iso_year, week, dl_civil_weekday(d), &day) && same(day, d);
}

START_TEST(every_day_of_1600_to_2400)
{
    int64_t jdn = dl_civil_to_jdn((struct dl_civil){ 1600, 1, 1 });
    int days = 0;
    for (struct dl_civil d; dl_civil_from_jdn(jdn, &d) && d.year <= 2400; jdn++, days++)
        if (!libc_agrees(d, jdn) || !comes_back(d, jdn)) ck_abort_msg("%d-%02d-%02d", d.year, d.month, d.day);
    ck_assert_int_eq(days, 292560);
}
END_TEST

START_TEST(day_numbers_come_back)
{
    int64_t first = dl_civil_to_jdn((struct dl_civil){ DL_YEAR_MIN, 1, 1 });
    int64_t last = dl_civil_to_jdn((struct dl_civil){ DL_YEAR_MAX, 12, 31 });
    struct dl_civil d, julian, before = { DL_YEAR_MIN - 1, 12, 31 };
    for (int64_t jdn = first; jdn <= last; jdn += jdn % 2 == 0 ? 1 : 4) {
        if (!dl_civil_from_jdn(jdn, &d) || dl_civil_to_jdn(d) != jdn || !earlier(before, d))
            ck_abort_msg("day number %lld", (long long)jdn);
        if (dl_julian_from_jdn(jdn, &julian) && dl_julian_to_jdn(julian) != jdn)
            ck_abort_msg("Julian day number %lld", (long long)jdn);
        before = d;
    }
    ck_assert(!dl_civil_from_jdn(first - 1, &d));
    ck_assert(!dl_civil_from_jdn(last + 1, &d));
    ck_assert(!dl_civil_from_jdn(INT64_MIN, &d));
    ck_assert(!dl_civil_from_jdn(INT64_MAX, &d));
    ck_assert(!dl_julian_from_jdn(INT64_MAX, &d));
}
END_TEST

static const struct {
    struct dl_civil julian, gregorian;
    int64_t jdn;
} pairs[] = {
    { { 1582, 10, 4 }, { 1582, 10, 14 }, 2299160 }, /* the last day before the reform */
    { { 1582, 10, 5 }, { 1582, 10, 15 }, 2299161 },  { { 1752, 9, 2 }, { 1752, 9, 13 }, 2361221 }, /* Britain */
    { { 1917, 10, 25 }, { 1917, 11, 7 }, 2421540 },  /* the October revolution */
    { { 1700, 2, 29 }, { 1700, 3, 11 }, 2342042 },   /* a leap day that only one calendar has */
    { { 1066, 10, 14 }, { 1066, 10, 20 }, 2110701 }, /* Hastings */
    { { -43, 3, 15 }, { -43, 3, 13 }, 1705426 },     /* the Ides of March */
    { { -4712, 1, 1 }, { -4713, 11, 24 }, 0 },       /* day 0 */
};

START_TEST(julian_pairs)
{
    struct dl_civil d;
    ck_assert_int_eq(dl_julian_to_jdn(pairs[_i].julian), pairs[_i].jdn);
    ck_assert_int_eq(dl_civil_to_jdn(pairs[_i].gregorian), pairs[_i].jdn);
    ck_assert(dl_julian_from_jdn(pairs[_i].jdn, &d));
    ck_assert(same(d, pairs[_i].julian));
}
END_TEST

static const struct {
    int year, month, day;
    bool valid;
} days[] = {
    { 2000, 2, 29, true },  { 1900, 2, 29, false }, { 2018, 2, 29, false },  { 0, 2, 29, true },
    { -1, 2, 29, false },   { -4, 2, 29, true },    { 2018, 4, 31, false },  { 2018, 13, 1, false },
    { 2018, 0, 1, false },  { 2018, 1, 0, false },  { 2018, 1, 32, false },  { 9999, 12, 31, true },
    { 10000, 1, 1, false }, { -9999, 1, 1, true },  { -10000, 1, 1, false },
};

START_TEST(validity)
{
    ck_assert_int_eq(dl_civil_valid(days[_i].year, days[_i].month, days[_i].day), days[_i].valid);
}
END_TEST

static const struct {
    struct dl_civil from;
    int64_t months, days;
    bool ok;
    struct dl_civil to;
} sums[] = {
    { { 2018, 1, 31 }, 1, 0, true, { 2018, 2, 28 } },
    { { 2020, 1, 31 }, 1, 0, true, { 2020, 2, 29 } },
    { { 2018, 7, 17 }, -1080, 0, true, { 1928, 7, 17 } },
    { { 2018, 1, 15 }, -1, 0, true, { 2017, 12, 15 } },
    { { 0, 1, 1 }, -1, 0, true, { -1, 12, 1 } },
    { { 2018, 12, 31 }, 0, 1, true, { 2019, 1, 1 } },
    { { 1, 1, 1 }, 0, -1, true, { 0, 12, 31 } },
    { { 9999, 12, 31 }, 0, 1, false, { 9999, 12, 31 } },
    { { -9999, 1, 1 }, -1, 0, false, { -9999, 1, 1 } },
    { { 2018, 1, 1 }, INT64_MAX, 0, false, { 2018, 1, 1 } },
    { { 2018, 1, 1 }, 0, INT64_MIN, false, { 2018, 1, 1 } },
    { { 2018, 1, 1 }, 0, INT64_MAX, false, { 2018, 1, 1 } },
};

START_TEST(addition)
{
    struct dl_civil d = sums[_i].from;
    bool ok = dl_civil_add_months(&d, sums[_i].months) && dl_civil_add_days(&d, sums[_i].days);
    ck_assert_int_eq(ok, sums[_i].ok);
    ck_assert(same(d, sums[_i].to));
}
END_TEST

static const struct dl_civil easters[] = { { 1916, 4, 23 }, { 1583, 4, 10 }, { 2000, 4, 23 }, { 2008, 3, 23 },
                                           { 2019, 4, 21 }, { 2024, 3, 31 }, { 2038, 4, 25 }, { 1818, 3, 22 } };

START_TEST(easter_sundays)
{
    struct dl_civil d = dl_civil_easter(easters[_i].year);
    ck_assert_int_eq(d.month, easters[_i].month);
    ck_assert_int_eq(d.day, easters[_i].day);
    ck_assert_int_eq(dl_civil_weekday(d), 7);
}
END_TEST

START_TEST(nth_weekdays)
{
    struct dl_civil d;
    ck_assert(dl_civil_nth_weekday(2018, 11, 4, 4, &d) && d.day == 22);
    ck_assert(dl_civil_nth_weekday(2018, 5, 5, 1, &d) && d.day == 28);
    ck_assert(dl_civil_nth_weekday(2018, 2, 5, 1, &d) && d.day == 26);
    ck_assert(!dl_civil_nth_weekday(2018, 13, 1, 1, &d));
    ck_assert(!dl_civil_nth_weekday(2018, 1, 6, 1, &d));
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(tc, test, 0, (int)(sizeof(table) / sizeof *(table)))

int main(void)
{
    Suite *suite = suite_create("civil");
    TCase *tc = tcase_create("civil");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, every_day_of_1600_to_2400);
    tcase_add_test(tc, day_numbers_come_back);
    LOOP(julian_pairs, pairs);
    LOOP(validity, days);
    LOOP(addition, sums);
    LOOP(easter_sundays, easters);
    tcase_add_test(tc, nth_weekdays);
    suite_add_tcase(suite, tc);
    return test_run(suite);
}
