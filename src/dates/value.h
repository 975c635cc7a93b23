/* value.h: what a row says about a time expression. */
#ifndef DL_DATES_VALUE_H
#define DL_DATES_VALUE_H

#include "dates/civil.h"
#include "dates/when.h"

#include <stddef.h>

/* Texts are NUL-terminated and empty where there is nothing to say. */
struct dl_value {
    enum dl_type type;   /* DATE, TIME, DURATION, SET */
    const char *subtype; /* constant: day, month, year, decade, range, relative ... */
    const char *mod;     /* constant: TIMEX3's */
    char value[64];      /* TIMEX3: 1933-11-16, 193, P90Y, 2016-Q3, XXXX-WXX-1, PRESENT_REF */
    char edtf[64];       /* ISO 8601-2 */
    char earliest[16];   /* ISO days */
    char latest[16];
    char alt[64];    /* the other reading */
    char flags[112]; /* separated by spaces */
    size_t value_size, flags_size;
    struct dl_civil day; /* the first day of value, as numbers; meaningful when has_sort */
    int64_t sort;        /* Julian Day Number of earliest; meaningful when has_sort */
    bool has_sort;
    bool used_reference;
};

/* reference: the day that the expression counts from, or NULL. Without the calendar edtf, earliest, latest
 * and alt stay empty. */
void dl_value_render(const struct dl_when *when, const struct dl_civil *reference, bool with_calendar,
                     struct dl_value *out);

/* The same of one end of what has two (dl_when_has_ends), as the whole has it: "3" of "3-5 May 1940" is 1940-05-03. */
void dl_value_render_end(const struct dl_when *when, const struct dl_civil *reference, bool is_last, bool with_calendar,
                         struct dl_value *out);

#endif
