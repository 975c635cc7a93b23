/* idle.h: triggers beside which nothing makes an expression of them, told before any shape is tried.
 *
 *     12 people   5.25   1,933        numbers
 *     our best time was               units and nouns by themselves
 *
 * Most triggers are such. What is said here only saves time: the shapes would answer the same.
 */
#ifndef DL_DATES_IDLE_H
#define DL_DATES_IDLE_H

#include "dates/window.h"

/* True for a number, the window's first token, that stands alone: no year, and what follows it is in no expression. */
bool dl_is_lone_number(struct dl_window *w);

/* True for a unit or the like at token at, the trigger, with nothing of ours on either side. */
bool dl_is_lone_unit(struct dl_window *w, dl_word_set triggers, uint32_t trigger, unsigned at);

#endif
