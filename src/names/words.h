/* words.h: small words and what they say about a name beside them. */
#ifndef DL_NAMES_WORDS_H
#define DL_NAMES_WORDS_H

#include "gazetteer/matcher.h"
#include "text/block.h"

/* What a lower-case word does: the role of its WORD row, or that it is a title. */
enum dl_word_role {
    DL_WORD_NONE = DL_GAZ_ROLE_NONE,
    DL_WORD_PARTICLE = DL_GAZ_ROLE_PARTICLE,   /* de, von, bin: inside persons' names */
    DL_WORD_CONNECTOR = DL_GAZ_ROLE_CONNECTOR, /* of, for: inside organisations' names */
    DL_WORD_AND = DL_GAZ_ROLE_AND,
    DL_WORD_ARTICLE = DL_GAZ_ROLE_ARTICLE,           /* the */
    DL_WORD_PLACE_BEFORE = DL_GAZ_ROLE_PLACE_BEFORE, /* in, near: a place follows */
    DL_WORD_PERSON_AFTER = DL_GAZ_ROLE_PERSON_AFTER, /* said, told: a person (or government) stood before */
    DL_WORD_DEED = DL_GAZ_ROLE_DEED,                 /* answer, rejected: a government did it */
    DL_WORD_TITLE = UINT8_MAX                        /* president, envoy */
};

/* Looks words up in the matcher's dictionary, and remembers the last ones. */
struct dl_words;

/* Borrows the matcher. Errors: DATELINE_ENOMEM. */
dateline_status dl_words_new(struct dl_words **out, struct dl_matcher *matcher);

/* The role of the word at pos, which may begin with a capital; NONE at the end of the block. */
enum dl_word_role dl_words_role(struct dl_words *words, const struct dl_block *block, uint32_t pos);

/* Takes NULL. */
void dl_words_free(struct dl_words *words);

#endif
