/* index.h: makes the bitmaps of a block. */
#ifndef DL_TEXT_INDEX_H
#define DL_TEXT_INDEX_H

#include "dateline.h"
#include "text/block.h"
#include "text/sentence.h"

/* Owns the bitmaps; one block at a time. */
struct dl_index;

/* Which code makes the bitmaps; all give the same bits. AUTO, and a path that the machine does not
 * have, take the fastest one there is. */
enum dl_index_path { DL_INDEX_AUTO, DL_INDEX_SCALAR, DL_INDEX_SSE2, DL_INDEX_AVX2 };

/* Has this machine the path? */
bool dl_index_has_path(enum dl_index_path path);

/* known: abbreviations for the sentence ends, borrowed; may be NULL. Errors: DATELINE_ENOMEM. */
dateline_status dl_index_new(struct dl_index **out, enum dl_index_path path, const struct dl_abbreviations *known);

/* Indexes len (at most DL_BLOCK_MAX) bytes; text has DL_BLOCK_PAD readable bytes on both sides.
 * *block is valid until the next build or free. */
void dl_index_build(struct dl_index *index, const unsigned char *text, uint32_t len, struct dl_block *block);

/* The same without the bitmaps of sentences and paragraphs, which are NULL. */
void dl_index_words(struct dl_index *index, const unsigned char *text, uint32_t len, struct dl_block *block);

/* Bytes of the last block that are not UTF-8, and the offset of the first (when there is one). */
uint32_t dl_index_bad_bytes(const struct dl_index *index, uint32_t *first);

/* Takes NULL. */
void dl_index_free(struct dl_index *index);

#endif
