/* anchor.h: the day that expressions of a document count from.
 *
 *     reference 2018-07-17
 *     "In 1933 the embassy opened. The following year ..."     counts from the last date named: 1934
 *     "On Monday it closed."                                   counts from the reference date
 *
 * One per document, fed with its expressions in text order.
 */
#ifndef DL_DATES_ANCHOR_H
#define DL_DATES_ANCHOR_H

#include "dates/dates.h"
#include "dates/value.h"

struct dl_anchor {
    struct dl_civil reference, last; /* last: the first day of the last date named */
    struct dl_civil exact;           /* the same of the last that was a day or a month */
    struct dl_civil origin;          /* what the last expression rendered was counted from, if from the text */
    struct dl_clock last_clock;      /* the time of the day that it said; no hour: none */
    uint64_t last_at;                /* where in the document the last was named */
    uint32_t near, far;              /* weight of what tells of the reference's time, and of another */
    uint16_t orders;                 /* DL_WHEN_DAY_FIRST, _MONTH_FIRST: seen where only one can be meant */
    uint8_t last_unit, exact_unit;   /* enum dl_unit: how exact they were */
    bool has_reference, has_last, has_exact;
    bool is_in_sentence; /* the last was named by the sentence that is told */
    bool is_leading;     /* the last stood at the head of its sentence: "In 1915" */
    bool last_is_ahead;  /* a sentence that looks ahead named it: the story does not go on from there */
};

/* How an expression was read where it stands. */
struct dl_told {
    struct dl_when when;  /* with the order of its digits, and whether the story goes on */
    struct dl_civil from; /* what it was counted from; meaningful when has_from */
    bool has_from;
    bool from_text; /* that was the last date named, and told something */
};

/* Begins a document; reference may be NULL. */
void dl_anchor_begin(struct dl_anchor *anchor, const struct dl_civil *reference);

/* Takes note of the order of a date in digits that can be read in one order only. Dates that are rendered are
 * noted; those that are still to come may be before it. */
void dl_anchor_note_order(struct dl_anchor *anchor, const struct dl_when *when);

/* Renders an expression at a byte of the document, and remembers it if it is a date. with_calendar: as
 * in dl_value_render. */
void dl_anchor_render(struct dl_anchor *anchor, const struct dl_date *date, uint64_t at, bool with_calendar,
                      struct dl_value *out, struct dl_told *told);

#endif
