/* words.h: small words and what they say about a name beside them. */
#ifndef DL_NAMES_WORDS_H
#define DL_NAMES_WORDS_H

#include "gazetteer/matcher.h"
#include "text/block.h"
#include "text/word.h"

/* What a small word does: the roles of its WORD rows, and whether it is a title. A set. */
enum dl_word_role {
    DL_WORD_NONE = 0,
    DL_WORD_PARTICLE = 1 << DL_GAZ_ROLE_PARTICLE,   /* de, von, bin: inside persons' names */
    DL_WORD_CONNECTOR = 1 << DL_GAZ_ROLE_CONNECTOR, /* of, for: inside organisations' names */
    DL_WORD_AND = 1 << DL_GAZ_ROLE_AND,
    DL_WORD_ARTICLE = 1 << DL_GAZ_ROLE_ARTICLE,             /* the */
    DL_WORD_PLACE_BEFORE = 1 << DL_GAZ_ROLE_PLACE_BEFORE,   /* in, near: a place follows */
    DL_WORD_WAY_BEFORE = 1 << DL_GAZ_ROLE_WAY_BEFORE,       /* to, from: a place may follow */
    DL_WORD_MOTION = 1 << DL_GAZ_ROLE_MOTION,               /* sailed, moved: a place follows "to" or "from" */
    DL_WORD_ORIGIN = 1 << DL_GAZ_ROLE_ORIGIN,               /* came, men: a place follows "from" */
    DL_WORD_RIVAL_BEFORE = 1 << DL_GAZ_ROLE_RIVAL_BEFORE,   /* beat: a team follows */
    DL_WORD_TEAM_AFTER = 1 << DL_GAZ_ROLE_TEAM_AFTER,       /* goalkeeper: a team stood before */
    DL_WORD_NAMED = 1 << DL_GAZ_ROLE_NAMED,                 /* "a curate named": the word before says what follows */
    DL_WORD_BY = 1 << DL_GAZ_ROLE_BY,                       /* by, with */
    DL_WORD_AGE_BEFORE = 1 << DL_GAZ_ROLE_AGE_BEFORE,       /* now, aged: an age follows, of the person before */
    DL_WORD_AGENCY_BEFORE = 1 << DL_GAZ_ROLE_AGENCY_BEFORE, /* joined, acquired: an agency follows */
    DL_WORD_AGENCY_OF = 1 << DL_GAZ_ROLE_AGENCY_OF,         /* chairman: an agency follows "of", "for", "by" */
    DL_WORD_SHIP = 1 << DL_GAZ_ROLE_SHIP,                   /* HMS, USS: the name of a ship follows */
    DL_WORD_AGENCY_FOR = 1 << DL_GAZ_ROLE_AGENCY_FOR,       /* worked: an agency follows "for", "at", "by" */
    DL_WORD_AGENCY_AFTER = 1 << DL_GAZ_ROLE_AGENCY_AFTER,   /* manufactures: an agency stood before */
    DL_WORD_PLACE_OF = 1 << DL_GAZ_ROLE_PLACE_OF,           /* mayor, siege: a place follows "of" */
    DL_WORD_PERSON_AFTER = 1 << DL_GAZ_ROLE_PERSON_AFTER,   /* said, told: beside a person (or government) */
    DL_WORD_DEED = 1 << DL_GAZ_ROLE_DEED,                   /* answer, rejected: a government did it */
    DL_WORD_WHO = 1 << DL_GAZ_ROLE_WHO,                     /* who, whose: after a person */
    DL_WORD_PLACE_NOUN = 1 << DL_GAZ_ROLE_PLACE_NOUN,       /* town, river */
    DL_WORD_AGENCY_NOUN = 1 << DL_GAZ_ROLE_AGENCY_NOUN,     /* company, band */
    DL_WORD_IS = 1 << DL_GAZ_ROLE_IS,                       /* is, was: what the name before it is follows */
    DL_WORD_THING = 1 << DL_GAZ_ROLE_THING,                 /* virus, treaty: what it ends is no agency */
    DL_WORD_FIRM_FIRST = 1 << DL_GAZ_ROLE_FIRM_FIRST,       /* "First Zarb Corp": begins the name of a firm */
    DL_WORD_A = 1 << DL_GAZ_ROLE_A,                         /* a, an */
    DL_WORD_TITLE = 1 << 30                                 /* president, envoy */
};

_Static_assert(DL_GAZ_ROLE_MODIFIER <= 30, "the roles of words lie below that of a title");

/* So many words are remembered, one a slot. */
#define DL_WORDS_BITS 11

/* A word of up to DL_SHORT_WORD bytes. */
struct dl_known_word {
    uint64_t first, second; /* as it stands, zero filled; first 0: no word */
    unsigned roles;
};

/* Looks words up in the matcher's dictionary, and remembers the last ones. */
struct dl_words {
    struct dl_matcher *matcher;
    struct dl_known_word known[1u << DL_WORDS_BITS];
};

/* Borrows the matcher. Errors: DATELINE_ENOMEM. */
dateline_status dl_words_new(struct dl_words **out, struct dl_matcher *matcher);

/* The roles of a word that is not remembered; it is from now on, in its slot (NULL: it is too long). */
unsigned dl_words_look_up(struct dl_words *words, const struct dl_block *block, uint32_t pos,
                          struct dl_known_word *slot);

/* The roles of the word at pos, which may begin with a capital; NONE at the end of the block. */
static inline unsigned dl_words_roles(struct dl_words *words, const struct dl_block *block, uint32_t pos)
{
    const unsigned char *word = block->text + pos;
    if (pos >= block->len) return DL_WORD_NONE;
    const uint32_t len = dl_word_end(block, pos) - pos;
    if (len > DL_SHORT_WORD) return dl_words_look_up(words, block, pos, NULL);
    const unsigned char *mask = dl_first(len);
    const uint64_t first = dl_load(word) & dl_load(mask), second = dl_load(word + 8) & dl_load(mask + 8);
    struct dl_known_word *slot = &words->known[((first ^ second << 3) * DL_MIX_0) >> (64 - DL_WORDS_BITS)];
    if ((slot->first ^ first) | (slot->second ^ second)) return dl_words_look_up(words, block, pos, slot);
    return slot->roles;
}

/* Is the word at pos a common word, whatever its case? */
bool dl_words_is_common(const struct dl_words *words, const struct dl_block *block, uint32_t pos);

/* Takes NULL. */
void dl_words_free(struct dl_words *words);

#endif
