/* name.h: when a name in a text and a name in a dictionary are the same name.
 *
 * First by number: names that are the same have the same key, built word by word,
 *     key("Soviet Union") = join(hash("soviet"), ' ', hash("union"))
 * then, for the few whose keys meet, letter by letter. Case, diacritics, the kind of white space,
 * quote and hyphen, and a full stop after a short word ("St. Louis") make no difference to a key.
 */
#ifndef DL_TEXT_NAME_H
#define DL_TEXT_NAME_H

#include <stdbool.h>
#include <stdint.h>

#include "text/word.h"

/* A name has at most so many words ... */
#define DL_NAME_WORDS_MAX 16u
/* ... and bytes. */
#define DL_NAME_BYTES_MAX 255u

/* What stands between two words as a number, up to four folded bytes; 0 for a wall: an empty
 * line, a sentence's worth of punctuation, a mark that joins no names. previous: the bytes of
 * the word, which stands before the gap. */
uint32_t dl_gap_key(const unsigned char *gap, uint32_t len, uint32_t previous);

/* The key of a name that goes on with one more word. Never 0. */
static inline uint64_t dl_key_join(uint64_t key, uint32_t gap, uint64_t word)
{
    uint64_t h = dl_mix(key ^ gap * DL_MIX_2 ^ DL_MIX_3, word ^ DL_MIX_1);
    return h ? h : 1;
}

enum dl_sameness {
    DL_NAME_OTHER,
    DL_NAME_SAME,         /* letter by letter; the dictionary's diacritics may be missing in the text */
    DL_NAME_SAME_IN_CAPS, /* the same but for the text's capitals: counts in lines of capitals only */
    DL_NAME_SAME_LETTERS  /* the same but for the case: counts for names that match in any case only */
};

/* Compares the dictionary's spelling with the text's. What stands before the
 * first capital of a spelling are plain words, which the text may begin with capitals. Both are at most
 * DL_NAME_BYTES_MAX long, else OTHER. 16 bytes behind both are readable. */
enum dl_sameness dl_name_compare(const unsigned char *spelling, uint32_t spelling_len, const unsigned char *text,
                                 uint32_t text_len);

/* Are two names the same but for case and all diacritics, "ß" being "ss"? */
bool dl_name_same_folded(const unsigned char *a, uint32_t a_len, const unsigned char *b, uint32_t b_len);

/* Has a name small letters? */
bool dl_name_has_lower(const unsigned char *name, uint32_t len);

/* How many bytes of a text are the marks that a name begins or ends with: one kind of quote and hyphen.
 * False when they are not there. */
bool dl_marks_stand(const unsigned char *marks, uint32_t len, const unsigned char *text, uint32_t left, uint32_t *used);

/* What a name has before the word that its key begins with: its words, and the marks before the first of
 * them. */
void dl_lead_parts(const unsigned char *lead, uint32_t len, uint32_t *words, uint32_t *marks);

/* Is a name in composed form (NFC)? True, too, for what is not UTF-8. */
bool dl_name_is_composed(const unsigned char *name, uint32_t len);

#endif
