/* sentence.h: where sentences and paragraphs end. */
#ifndef DL_TEXT_SENTENCE_H
#define DL_TEXT_SENTENCE_H

#include <stddef.h>
#include <stdint.h>

#include "dateline.h"
#include "text/block.h"

/* A set of words after which a full stop ends no sentence: mr, gen, nov. */
struct dl_abbreviations;

/* words: lower-case words, each ended by LF; they are lent and must outlive the set.
 * Errors: DATELINE_ENOMEM; DATELINE_ELIMIT (more than DL_ABBREVIATIONS_MAX words). */
dateline_status dl_abbreviations_new(struct dl_abbreviations **out, const char *words, size_t size);

/* Takes NULL. */
void dl_abbreviations_free(struct dl_abbreviations *set);

#define DL_ABBREVIATIONS_MAX 512

/* Fills three empty bitmaps of a block whose word and newline bits are made. stop: the full stops,
 * question and exclamation marks. known may be NULL. A sentence ends
 *   - at a stop, with the closing quotes and brackets after it, when white space follows and then
 *     no lower-case letter; not after an abbreviation or the initial of a name;
 *   - at the line feed that ends a paragraph: one before an empty line, a form feed or the end.
 * Answers whether a line may end in a hyphen: in '-' or a byte that is not ASCII. */
bool dl_sentences_mark(const struct dl_block *block, const uint64_t *stop, const struct dl_abbreviations *known,
                       uint64_t *sentence, uint64_t *paragraph, uint64_t *initial);

#endif
