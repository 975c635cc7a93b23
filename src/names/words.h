/* words.h: small words and what they say about a name beside them. */
#ifndef DL_NAMES_WORDS_H
#define DL_NAMES_WORDS_H

#include "gazetteer/matcher.h"
#include "text/block.h"

/* What a lower-case word does: the subtype of its WORD or TITLE row. */
enum dl_word_role {
    DL_WORD_NONE,
    DL_WORD_PARTICLE,  /* de, von, bin: inside persons' names */
    DL_WORD_CONNECTOR, /* of, for: inside organisations' names */
    DL_WORD_AND,
    DL_WORD_ARTICLE,      /* the */
    DL_WORD_PLACE_BEFORE, /* in, near: a place follows */
    DL_WORD_PERSON_AFTER, /* said, told: a person (or government) stood before */
    DL_WORD_DEED,         /* answer, rejected: a government did it */
    DL_WORD_TITLE         /* president, envoy */
};

/* Looks words up in the matcher's dictionary, and remembers the last ones. */
struct dl_words;

/* Borrows the matcher. Errors: DATELINE_ENOMEM. */
dateline_status dl_words_new(struct dl_words **out, struct dl_matcher *matcher);

/* The role of the word at pos, which may begin with a capital; NONE at the end of the block. */
enum dl_word_role dl_words_role(struct dl_words *words, const struct dl_block *block, uint32_t pos);

/* Takes NULL. */
void dl_words_free(struct dl_words *words);

/* Does the sense's subtype equal the word? Does its canonical, which says where a head stands? */
bool dl_sense_is(const struct dl_matcher *matcher, const struct dl_sense *sense, const char *subtype);
bool dl_sense_stands(const struct dl_matcher *matcher, const struct dl_sense *sense, const char *where);

#endif
