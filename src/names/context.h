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

/* The features that the words and marks around a span give it. */
dl_features dl_context_features(struct dl_context *context, const struct dl_block *block, uint32_t start, uint32_t end);

#endif
