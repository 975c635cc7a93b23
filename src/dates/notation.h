/* notation.h: how an expression that lies on the calendar is written. */
#ifndef DL_DATES_NOTATION_H
#define DL_DATES_NOTATION_H

#include "dates/settle.h"
#include "dates/text.h"

/* TIMEX3: 1933-11-16, 193, P90Y, 2016-Q3, XXXX-WXX-1, BC0044, PRESENT_REF. */
void dl_put_timex(struct dl_text *t, const struct dl_when *when, const struct dl_settled *settled);

/* EDTF, ISO 8601-2: 1933-11-16, 193X, 1805~, 2016-35, -0043; nothing where it has no words. */
void dl_put_edtf(struct dl_text *t, const struct dl_when *when, const struct dl_settled *settled);

/* The day that a stretch of hours from this day ends on. */
struct dl_part dl_last_day(const struct dl_when *when, const struct dl_part *first);

/* Pieces that both have. */
void dl_put_index(struct dl_text *t, const char *mark, int index, int width); /* "-05", "-XX" for 0 */
void dl_put_clock(struct dl_text *t, const struct dl_clock *clock, bool with_seconds);

#endif
