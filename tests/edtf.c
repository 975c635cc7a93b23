/* edtf.c: reads a date or an interval of two, from left to right. */
#include "edtf.h"

#include <stdio.h>
#include <string.h>

static int days_in(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && is_leap);
}

/* Four places of a year, the last ones perhaps X. A negative year's first is the one with nines. */
static bool read_year(const char **p, int *first, int *last)
{
    bool is_negative = **p == '-', masked = false;
    int low = 0, high = 0;
    *p += is_negative;
    for (int i = 0; i < 4; i++, (*p)++) {
        bool is_digit = **p >= '0' && **p <= '9';
        if (!is_digit && **p != 'X') return false;
        if (is_digit && masked) return false;
        masked = !is_digit;
        low = low * 10 + (is_digit ? **p - '0' : 0);
        high = high * 10 + (is_digit ? **p - '0' : 9);
    }
    *first = is_negative ? -high : low;
    *last = is_negative ? -low : high;
    return true;
}

static bool read_two(const char **p, int low, int high, int *number)
{
    const char *s = *p;
    if (s[0] != '-' || s[1] < '0' || s[1] > '9' || s[2] < '0' || s[2] > '9') return false;
    *number = (s[1] - '0') * 10 + s[2] - '0';
    *p += 3;
    return *number >= low && *number <= high;
}

static void set(int date[3], int year, int month, int day)
{
    date[0] = year, date[1] = month, date[2] = day;
}

/* Seasons are 21 to 24 (spring begins in March), quarters 33 to 36, halves 40 and 41. */
static bool set_months(int code, int year, int earliest[3], int latest[3])
{
    int first = code, count = 1;
    if (code >= 21 && code <= 24)
        first = (code - 20) * 3, count = 3;
    else if (code >= 33 && code <= 36)
        first = (code - 33) * 3 + 1, count = 3;
    else if (code >= 40 && code <= 41)
        first = (code - 40) * 6 + 1, count = 6;
    else if (code > 12)
        return false;
    int last = first + count - 1, last_year = year + (last > 12);
    last -= last > 12 ? 12 : 0;
    set(earliest, year, first, 1);
    set(latest, last_year, last, days_in(last_year, last));
    return true;
}

static bool read_clock(const char **p)
{
    int hour, minute, second, used = 0;
    if (sscanf(*p, "T%2d:%2d:%2d%n", &hour, &minute, &second, &used) != 3 || used != 9) return false;
    *p += used;
    if (**p == 'Z') {
        (*p)++;
    } else if (**p == '+' || **p == '-') {
        if (sscanf(*p + 1, "%2d:%2d%n", &hour, &minute, &used) != 2 || used != 5) return false;
        *p += 1 + used;
    }
    return true;
}

static enum edtf_kind read_date(const char **p, int earliest[3], int latest[3])
{
    int first, last, month, day;
    bool is_open = strncmp(*p, "XXXX", 4) == 0;
    if (!read_year(p, &first, &last)) return EDTF_BAD;
    set(earliest, first, 1, 1);
    set(latest, last, 12, 31);
    if (**p == '-') {
        if (is_open && strncmp(*p, "-XX", 3) == 0) {
            *p += 3;
            return read_two(p, 1, 31, &day) ? EDTF_OPEN : EDTF_BAD;
        }
        if ((!is_open && first != last) || !read_two(p, 1, 41, &month)) return EDTF_BAD;
        if (**p == '-') {
            if (month > 12 || !read_two(p, 1, days_in(is_open ? 2000 : first, month), &day)) return EDTF_BAD;
            set(earliest, first, month, day);
            set(latest, first, month, day);
            if (**p == 'T' && !read_clock(p)) return EDTF_BAD;
        } else if (!set_months(month, first, earliest, latest)) {
            return EDTF_BAD;
        }
    }
    *p += **p == '~';
    return is_open ? EDTF_OPEN : EDTF_BOUNDED;
}

enum edtf_kind edtf_read(const char *text, int earliest[3], int latest[3])
{
    int ignored[3];
    enum edtf_kind kind = read_date(&text, earliest, latest), last;
    if (*text == '/' && kind != EDTF_BAD) {
        text++;
        last = read_date(&text, ignored, latest);
        if (last == EDTF_BAD || (last == EDTF_OPEN) != (kind == EDTF_OPEN)) return EDTF_BAD;
    }
    return *text == '\0' ? kind : EDTF_BAD;
}
