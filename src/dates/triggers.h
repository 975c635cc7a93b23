/* triggers.h: the words of a block that may be triggers, by their first letters. */
#ifndef DL_DATES_TRIGGERS_H
#define DL_DATES_TRIGGERS_H

#include "dates/lexicon.h"
#include "text/block.h"

/* The word starts of a chunk of 64 bytes whose first four letters, or all when they are fewer, are those
 * of a trigger word; one word in some hundred more. */
uint64_t dl_triggers_in(const struct dl_lexicon *lexicon, const struct dl_block *block, uint32_t chunk);

#endif
