/* context.h: what the text around a span says about it. */
#ifndef DL_NAMES_CONTEXT_H
#define DL_NAMES_CONTEXT_H

#include "candidate.h"
#include "names/words.h"
#include "text/block.h"

/* Where the last span was: the next one is mostly in the same line. */
struct dl_context {
    struct dl_words *words; /* borrowed */
    uint32_t line_start, line_end, dateline_end;
};

/* A new block. */
void dl_context_begin(struct dl_context *context);

/* Adds to a candidate with a span the features that the words and marks around it give. */
void dl_context_add(struct dl_context *context, const struct dl_block *block, struct dl_candidate *candidate);

#endif
