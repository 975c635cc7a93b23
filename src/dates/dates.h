/* dates.h: the recogniser of time expressions. */
#ifndef DL_DATES_DATES_H
#define DL_DATES_DATES_H

#include "candidate.h"
#include "dateline.h"
#include "dates/when.h"
#include "text/block.h"

/* Where an expression stands, if what follows in the document may count from it. */
enum dl_date_place { DL_DATE_IN_TEXT, DL_DATE_IN_DATELINE, DL_DATE_IN_HEAD };

/* How it stands in its sentence: behind another, as the first one, or at its head ("In 1915"). */
enum dl_date_order { DL_DATE_FOLLOWS, DL_DATE_OPENS, DL_DATE_LEADS };

/* One time expression: a span of the block and what it says. */
struct dl_date {
    uint32_t start, end; /* bytes of the block, half-open */
    struct dl_when when; /* before any reference date */
    struct dl_ends ends;
    uint8_t order; /* enum dl_date_order */
    bool is_aside; /* named for comparison, "since May 1983": nothing goes on from there */
    uint8_t place; /* enum dl_date_place: set by who knows the document; IN_TEXT as it is found */
};

/* A recogniser over a compiled lexicon (dates/lexicon.h), which it borrows. Not shared between threads. */
struct dl_dates;

/* Errors: DATELINE_ENOMEM; DATELINE_EIMAGE (the lexicon is damaged). */
dateline_status dl_dates_new(struct dl_dates **out, const void *lexicon, size_t size);

/* The order of dates in digits; AUTO at first. */
void dl_dates_set_order(struct dl_dates *dates, dateline_order order);

/* The month in which fiscal years begin, 1 to 12; January at first. */
void dl_dates_set_fiscal_start(struct dl_dates *dates, unsigned month);

/* The expressions of a block in text order, not overlapping, leftmost and longest.
 * *found is lent until the next scan or free. Errors: DATELINE_ENOMEM. */
dateline_status dl_dates_scan(struct dl_dates *dates, const struct dl_block *block, const struct dl_date **found,
                              size_t *count);

/* Takes NULL. */
void dl_dates_free(struct dl_dates *dates);

#endif
