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

/* A word longer than this is no part of a name. */
#define DL_NAME_WORD_MAX 120u
/* A name has at most so many words ... */
#define DL_NAME_WORDS_MAX 16u
/* ... and bytes. */
#define DL_NAME_BYTES_MAX 255u

/* The hash of a word of len bytes, never 0; 0 when it is too long or not UTF-8.
 * At least 16 bytes after the word are readable. */
uint64_t dl_word_hash(const unsigned char *word, uint32_t len);

/* What stands between two words as a number, up to four folded bytes; 0 for a wall: an empty
 * line, a sentence's worth of punctuation, a mark that joins no names. previous: the length of
 * the word before it. */
uint32_t dl_gap_key(const unsigned char *gap, uint32_t len, uint32_t previous);

/* The key of a name that goes on with one more word. Never 0. */
uint64_t dl_key_join(uint64_t key, uint32_t gap, uint64_t word);

enum dl_sameness {
    DL_NAME_OTHER,
    DL_NAME_SAME,        /* letter by letter; the dictionary's diacritics may be missing in the text */
    DL_NAME_SAME_IN_CAPS /* the same but for the text's capitals: counts in lines of capitals only */
};

/* Compares the dictionary's spelling with the text's. What stands before the
 * first capital of a spelling are plain words, which the text may begin with capitals. Both are at most
 * DL_NAME_BYTES_MAX long, else OTHER. */
enum dl_sameness dl_name_compare(const unsigned char *spelling, uint32_t spelling_len, const unsigned char *text,
                                 uint32_t text_len);

/* Is a name in composed form (NFC)? True, too, for what is not UTF-8. */
bool dl_name_is_composed(const unsigned char *name, uint32_t len);

#endif
