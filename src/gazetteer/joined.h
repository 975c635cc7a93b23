/* joined.h: words that a hyphen at a line end breaks in two, put together.
 *
 *     the Commu-
 *     nist Party        "Communist Party" is looked for, besides "Commu-nist Party"
 */
#ifndef DL_GAZETTEER_JOINED_H
#define DL_GAZETTEER_JOINED_H

#include "dateline.h"
#include "text/block.h"
#include "text/word.h"

/* The breaks of a block, and a copy of a piece of it without them. */
struct dl_joined;

/* Errors: DATELINE_ENOMEM. */
dateline_status dl_joined_new(struct dl_joined **out);

/* Finds the breaks of a block; answers whether there are any. */
bool dl_joined_begin(struct dl_joined *joined, const struct dl_block *block);

/* Does the word that ends at end go on in the next line? */
bool dl_joined_breaks(const struct dl_joined *joined, uint32_t end);

/* A word of a name, and a soft hyphen behind it. */
#define DL_JOINED_WORD_MAX (DL_NAME_WORD_MAX + 2u)

/* Puts together the word at pos, with 16 zero bytes behind it; answers its length, 0 when no name has so long a word.
 */
uint32_t dl_joined_word(const struct dl_joined *joined, const struct dl_block *block, uint32_t pos,
                        unsigned char word[DL_JOINED_WORD_MAX + 16]);

/* Makes *copy a block of the text around the word at pos, long enough for any name from there, without the
 * breaks behind pos. *at: where the word is in it. Valid until the next one. False: there is no such block. */
bool dl_joined_make(struct dl_joined *joined, const struct dl_block *block, uint32_t pos, struct dl_block *copy,
                    uint32_t *at);

/* The offset in the block of an offset in the copy. */
uint32_t dl_joined_origin(const struct dl_joined *joined, uint32_t offset);

/* Takes NULL. */
void dl_joined_free(struct dl_joined *joined);

#endif
