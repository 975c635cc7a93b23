/* fuzzy.h: words that are nearly a word of a dictionary.
 *
 *     Moscow ─▶ mocow, mosow, moscw, mosco, ...     in the file, each with its word
 *     Moscov ─▶ moscov, mocov, ..., mosco           one of them is there: moscow
 *
 * Two words are one edit (a letter more, less, or another) apart only if they become the same by leaving out
 * at most one letter of each; two edits, two letters. Of a word of five letters and more one edit is
 * allowed, of ten and more two, and never of the first letter. Only the first eight letters
 * are left out in turn, so that a word costs a bounded number of looks.
 */
#ifndef DL_GAZETTEER_FUZZY_H
#define DL_GAZETTEER_FUZZY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dateline.h"
#include "gazetteer/gaz.h"

/* A word of a dictionary: folded, lent by its image. */
struct dl_near {
    const unsigned char *word;
    uint32_t len;
    unsigned edits; /* 1 or 2 */
    uint64_t hash;
};

/* At most so many are found for a word ... */
#define DL_NEAR_MAX 16u
/* ... of so many that are looked at. */
#define DL_NEAR_LOOKED_AT 256u

/* Finds the words of a gazetteer that a word of a text may be with one edit or two; nearer ones first.
 * 16 readable bytes behind the word. Answers how many. */
unsigned dl_fuzzy_find(const struct dl_gaz *gaz, const unsigned char *word, uint32_t len,
                       struct dl_near near[DL_NEAR_MAX]);

/* Collects the words of a dictionary for its file. */
struct dl_fuzzy;

dateline_status dl_fuzzy_new(struct dl_fuzzy **out);

/* Adds a word as a dictionary spells it. Errors: DATELINE_ENOMEM, DATELINE_ELIMIT. */
dateline_status dl_fuzzy_add(struct dl_fuzzy *fuzzy, const unsigned char *word, uint32_t len);

/* The sections' bytes, which live until it is freed; sizes of 0 when there are no words. */
dateline_status dl_fuzzy_finish(struct dl_fuzzy *fuzzy, dateline_span *words, dateline_span *slots);

/* Takes NULL. */
void dl_fuzzy_free(struct dl_fuzzy *fuzzy);

#endif
