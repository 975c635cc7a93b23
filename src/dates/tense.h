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

/* So many words before an expression are looked at: of a day, and of a length that may lie ahead ("in two weeks"). */
enum { DL_TENSE_WORDS = 24, DL_TENSE_WORDS_OF_LENGTH = 12 };

/* What up to so many words before start say, the nearest first; *opens: there are none but prepositions in the
 * sentence. */
enum dl_tense dl_tense_before(const struct dl_window *w, uint32_t start, unsigned words, bool *opens);

/* Notes on an expression from byte start to the window's token end what its sentence says of the time that it tells of,
 * when that decides which day, month or season it is. */
void dl_tense_apply(struct dl_window *w, uint32_t start, unsigned end, struct dl_when *when);

#endif
