/* triggers.h: the words of a block that may be triggers, by their first letters. */
#ifndef DL_DATES_TRIGGERS_H
#define DL_DATES_TRIGGERS_H

#include "dates/lexicon.h"
#include "text/block.h"

/* Members are private but for the tests. */
struct dl_triggers {
    const struct dl_lexicon *lexicon; /* borrowed */
    bool simd;                        /* the processor can */
    uint32_t short_first;             /* first letters of triggers that have fewer than three, by their low five bits */
    unsigned char low[3][16], high[3][16];
};

void dl_triggers_prepare(struct dl_triggers *triggers, const struct dl_lexicon *lexicon);

/* The word starts of a chunk of 64 bytes whose first letters begin a trigger word, and a few more. */
uint64_t dl_triggers_in(const struct dl_triggers *triggers, const struct dl_block *block, uint32_t chunk);

/* Have the first four letters of the word at pos passed, too? */
bool dl_triggers_may_be(const struct dl_triggers *triggers, const struct dl_block *block, uint32_t pos);

#endif
