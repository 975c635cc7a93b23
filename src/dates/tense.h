/* tense.h: does a sentence tell of what was, or of what is to come? */
#ifndef DL_DATES_TENSE_H
#define DL_DATES_TENSE_H

#include "dates/window.h"

enum dl_tense {
    DL_TENSE_NONE,
    DL_TENSE_PAST,
    DL_TENSE_AHEAD,
    DL_TENSE_AHEAD_OF_PAST /* "would", "was to": what was then to come; in the news it mostly still is */
};

/* What the words before start say, the nearest first; *opens: there are none but prepositions in the sentence. */
enum dl_tense dl_tense_before(const struct dl_window *w, uint32_t start, bool *opens);

/* What the words behind end say: of a date that opens its sentence. */
enum dl_tense dl_tense_behind(const struct dl_window *w, uint32_t end);

#endif
