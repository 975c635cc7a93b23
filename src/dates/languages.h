/* languages.h: the word tables of all languages, and which of them a document is written in.
 *
 *     en.csv ─▶ lexicon, function words ─┐
 *     de.csv ─▶ lexicon, function words ─┼─▶ one image: a table of languages, then their parts
 *     ...                                ┘
 *
 * A document's language is the one of whose function words (the, der, le ...) the most stand among its
 * first words; see dl_languages_detect.
 */
#ifndef DL_DATES_LANGUAGES_H
#define DL_DATES_LANGUAGES_H

#include "dateline.h"
#include "text/block.h"

#define DL_LANGUAGES_MAX 16

/* A function word has at most so many bytes. */
#define DL_FUNCTION_WORD_MAX 8u

/* So many words at the beginning of a document are looked at ... */
#define DL_LANGUAGE_WORDS 256u
/* ... and a language other than the first needs so many of its function words among them, and one in so many
 * of them: a text has more, a list of names or a file of bytes fewer. */
#define DL_LANGUAGE_WORDS_MIN 3u
#define DL_LANGUAGE_SHARE 16u

/* What goes into an image. Bytes are lent. */
struct dl_language {
    char name[8];        /* "de"; ended by NUL */
    dateline_span words; /* function words, a line feed after each */
    const void *lexicon; /* dates/lexicon.h */
    size_t lexicon_size;
};

/* Makes the image of count languages in one block that the caller frees. The first is the one of documents
 * that nothing else is told of. Errors: DATELINE_ENOMEM; DATELINE_ELIMIT (too many, or a word too long). */
dateline_status dl_languages_make(const struct dl_language *languages, size_t count, void **image, size_t *size);

/* The languages of an image, which they borrow. */
struct dl_languages;

/* image must lie at a multiple of 8 bytes. Errors: DATELINE_ENOMEM; DATELINE_EIMAGE (damaged, foreign). */
dateline_status dl_languages_new(struct dl_languages **out, const void *image, size_t size);

/* The name of a language in an image that has not been opened; NULL when it has not so many. */
const char *dl_languages_name(const void *image, size_t size, size_t number);

size_t dl_languages_count(const struct dl_languages *languages);

/* The number of a language, "de"; the count when there is none of that name. */
size_t dl_languages_find(const struct dl_languages *languages, const char *name);

/* Its word table. */
const void *dl_languages_lexicon(const struct dl_languages *languages, size_t number, size_t *size);

/* The language of a document that begins with the block: of whose function words, in small letters or with a
 * capital, the most stand among the first DL_LANGUAGE_WORDS words. The first language wins a tie, and so it does
 * when there are fewer than DL_LANGUAGE_WORDS_MIN of another, or it is less than one word in DL_LANGUAGE_SHARE. */
size_t dl_languages_detect(const struct dl_languages *languages, const struct dl_block *block);

/* Takes NULL. */
void dl_languages_free(struct dl_languages *languages);

#endif
