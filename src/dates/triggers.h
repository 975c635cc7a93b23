/* triggers.h: the words of a block that an expression may hang on, by their first letters. */
#ifndef DL_DATES_TRIGGERS_H
#define DL_DATES_TRIGGERS_H

#include "dates/lexicon.h"
#include "text/block.h"

/* The most words of a block, and a place behind them. */
#define DL_TRIGGERS_MAX (DL_BLOCK_MAX / 2 + 1)

/* The word starts, in text order, that begin with a digit, with one or two letters and a digit ("Q3", "FY16"), as a
 * year in Roman numerals may, or with the first letters of a trigger word; one word in some hundred more. Answers how
 * many. */
size_t dl_triggers_find(const struct dl_lexicon *lexicon, const struct dl_block *block,
                        uint16_t places[DL_TRIGGERS_MAX]);

/* True when the word that starts at pos begins with a digit, or with one or two letters and a digit. */
bool dl_has_digits(const struct dl_block *block, uint32_t pos);

#endif
