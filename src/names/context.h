/* context.h: what the text around a span says about it. */
#ifndef DL_NAMES_CONTEXT_H
#define DL_NAMES_CONTEXT_H

#include "names/words.h"
#include "text/block.h"

/* The features (candidate.h) that the words and marks around [start, end) give. */
uint32_t dl_context_features(struct dl_words *words, const struct dl_block *block, uint32_t start, uint32_t end);

#endif
