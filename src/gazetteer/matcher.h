/* matcher.h: finds the names of a dictionary in a block. */
#ifndef DL_GAZETTEER_MATCHER_H
#define DL_GAZETTEER_MATCHER_H

#include "gazetteer/classes.h"
#include "gazetteer/dict.h"
#include "text/block.h"

/* One reading of a name. */
struct dl_sense {
    const struct dl_entry *entry;
    uint32_t spelling; /* where the name's spelling is: see dl_gaz_spelling */
    uint16_t flags;    /* dl_gaz_flag */
    uint8_t layer;
    uint8_t type;         /* of the dictionary */
    uint32_t classes;     /* dl_part_class */
    uint8_t role, weight; /* of the entry, which lies far away */
    bool is_name;         /* the entry has a canonical name: it is more than a part of names */
};

/* A name in the text, with all its senses. */
struct dl_hit {
    uint32_t start, end; /* bytes of the block */
    uint32_t sense;      /* index of its first sense */
    uint32_t classes;    /* those of all senses */
    uint8_t senses;      /* at most DL_SENSES_MAX */
    bool caps;           /* the text is in capitals and the dictionary's spelling is not */
};

/* A word of a block at which a name may begin. */
struct dl_first_word {
    uint64_t key;   /* its dl_word_hash */
    uint32_t start; /* of the word; with DL_BEGINS_NOT: only a name in any case may begin at it */
    uint32_t end;
};

#define DL_BEGINS_NOT (UINT32_C(1) << 31)

static inline uint32_t dl_first_word_start(const struct dl_first_word *word)
{
    return word->start & ~DL_BEGINS_NOT;
}

static inline bool dl_first_word_begins(const struct dl_first_word *word)
{
    return (word->start & DL_BEGINS_NOT) == 0;
}

/* Borrows the dictionary. One for each stream. */
struct dl_matcher;

dateline_status dl_matcher_new(struct dl_matcher **out, const dateline_dict *dict);

/* The names of the block that begin at a word with a capital in it, a digit or a letter beyond ASCII, in
 * text order, leftmost and longest.
 * *hits is lent until the next scan. Errors: DATELINE_ENOMEM. */
dateline_status dl_matcher_scan(struct dl_matcher *matcher, const struct dl_block *block, const struct dl_hit **hits,
                                size_t *count);

/* The words of the last scan that names may begin at, in text order. */
const struct dl_first_word *dl_matcher_words(const struct dl_matcher *matcher, size_t *count);

/* The same hits again, with those of several words parted: in the place of each the names inside of it, none of which
 * is all of it. *parted: those that were, which the new hits may have in turn; lent as *hits are. May follow a scan
 * or another part of the same block. Errors: DATELINE_ENOMEM. */
dateline_status dl_matcher_part(struct dl_matcher *matcher, const struct dl_block *block, const struct dl_hit **parted,
                                size_t *parted_count, const struct dl_hit **hits, size_t *count);

/* The name that the one word at pos is, whatever its case. Its senses are there until the next scan or word.
 * Answers false when it is none. *by_letters: the same word is the same wherever it stands. */
bool dl_matcher_word(struct dl_matcher *matcher, const struct dl_block *block, uint32_t pos, struct dl_hit *hit,
                     bool *by_letters);

/* May a word of this hash (dl_word_hash) be a title, or have a role? */
bool dl_matcher_has_role(const struct dl_matcher *matcher, uint64_t hash);

/* Is the word at pos a common word, in whatever case it is written: "BEST"? */
bool dl_matcher_is_common(const struct dl_matcher *matcher, const struct dl_block *block, uint32_t pos);

/* The senses of the hits so far may go: a new window of text begins. */
void dl_matcher_forget(struct dl_matcher *matcher);

/* The canonical name of a sense. */
dateline_span dl_sense_canonical(const dateline_dict *dict, const struct dl_sense *sense);

/* The same, of the matcher's dictionary. */
dateline_span dl_matcher_canonical(const struct dl_matcher *matcher, const struct dl_sense *sense);

/* The senses that hits index, of all scans since the last forget; they may move when a hit is added. */
const struct dl_sense *dl_matcher_senses(const struct dl_matcher *matcher);

/* How many they are, with those of names that are kept from scan to scan. */
size_t dl_matcher_sense_count(const struct dl_matcher *matcher);

/* Takes NULL. */
void dl_matcher_free(struct dl_matcher *matcher);

#endif
