/* found.h: what the recognisers found in a window of text, gathered block by block. */
#ifndef DL_FOUND_H
#define DL_FOUND_H

#include <stdbool.h>

#include "candidate.h"
#include "dates/dates.h"
#include "gazetteer/matcher.h"
#include "text/position.h"

/* Zeroed at first. Offsets are bytes of the window. */
struct dl_found {
    struct dl_candidate *candidates; /* names and dates in text order; the item of a date is its index in dates */
    size_t candidate_count, candidate_capacity;
    struct dl_date *dates;
    size_t date_count, date_capacity;
    bool has_orders; /* some date in digits says, or leaves open, which comes first: the day or the month */
};

/* What was found in one block; arrays are borrowed. */
struct dl_found_block {
    const struct dl_block *block;
    uint32_t window_offset;   /* of the block in the window */
    uint64_t document_offset; /* and in the document */
    const struct dl_candidate *names;
    size_t name_count;
    const struct dl_date *dates;
    size_t date_count;
};

/* Adds what a block has, with_sentences: and the sentence of each. Errors: DATELINE_ENOMEM. */
dateline_status dl_found_add(struct dl_found *found, const struct dl_found_block *block, bool with_sentences);

/* Empties it and keeps its memory: a new window. */
void dl_found_clear(struct dl_found *found);

void dl_found_free(struct dl_found *found);

#endif
