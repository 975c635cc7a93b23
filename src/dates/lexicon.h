/* lexicon.h: the word table of the dates: what a word can mean in a time expression.
 *
 *     word          class     value
 *     november      month     11
 *     christmas eve holiday   1224          a phrase: its words, one space between
 *     a.m.          half_day  0             a dotted word: it may have its last dot in the text or not
 *     second        ordinal   2             a word may have several senses:
 *     second        unit      1             one row for each
 *
 * Two things: a builder, used when the program is built, and a checked read-only view over the
 * flat image that the builder makes. The image holds offsets only, in the byte order of the
 * machine that made it; it must lie at a multiple of 8 bytes.
 */
#ifndef DL_DATES_LEXICON_H
#define DL_DATES_LEXICON_H

#include "dateline.h"
#include "hash.h"

/* What a word can be. The classes that trigger are those without which no expression is written
 * in words: the scan looks at nothing else (and at digits). The classes that lead are those that
 * can stand before a trigger inside an expression. Values are described in dicts/dates/README.md. */
#define DL_WORD_CLASS_LIST(X)                                                                                          \
    X(month, TRIGGER)                                                                                                  \
    X(weekday, TRIGGER)                                                                                                \
    X(weekdays, TRIGGER)                                                                                               \
    X(unit, TRIGGER)                                                                                                   \
    X(units, TRIGGER)                                                                                                  \
    X(season, TRIGGER)                                                                                                 \
    X(day_part, TRIGGER)                                                                                               \
    X(clock, TRIGGER)                                                                                                  \
    X(weekend, TRIGGER)                                                                                                \
    X(deictic, TRIGGER)                                                                                                \
    X(deictic_night, TRIGGER)                                                                                          \
    X(vague_time, TRIGGER)                                                                                             \
    X(hundreds, TRIGGER)                                                                                               \
    X(vague_noun, TRIGGER)                                                                                             \
    X(decade, TRIGGER)                                                                                                 \
    X(often, TRIGGER)                                                                                                  \
    X(holiday, TRIGGER)                                                                                                \
    X(oclock, TRIGGER)                                                                                                 \
    X(ordinal, LEAD)                                                                                                   \
    X(cardinal, LEAD)                                                                                                  \
    X(scale, LEAD)                                                                                                     \
    X(vague_count, LEAD)                                                                                               \
    X(single, LEAD)                                                                                                    \
    X(article, LEAD)                                                                                                   \
    X(fraction, LEAD)                                                                                                  \
    X(direction, LEAD)                                                                                                 \
    X(anaphor, LEAD)                                                                                                   \
    X(every, LEAD)                                                                                                     \
    X(other, LEAD)                                                                                                     \
    X(part, LEAD)                                                                                                      \
    X(about, LEAD)                                                                                                     \
    X(bound, LEAD)                                                                                                     \
    X(filler, LEAD)                                                                                                    \
    X(from, LEAD)                                                                                                      \
    X(between, LEAD)                                                                                                   \
    X(of, LEAD)                                                                                                        \
    X(and, LEAD)                                                                                                       \
    X(era, LEAD)                                                                                                       \
    X(fiscal, LEAD)                                                                                                    \
    X(later, LEAD)                                                                                                     \
    X(to, LEAD)                                                                                                        \
    X(ago, LEAD)                                                                                                       \
    X(preposition, PLAIN)                                                                                              \
    X(at, PLAIN)                                                                                                       \
    X(ordinal_mark, PLAIN)                                                                                             \
    X(plural_mark, PLAIN)                                                                                              \
    X(half_day, PLAIN)                                                                                                 \
    X(zone, PLAIN)                                                                                                     \
    X(age, PLAIN)                                                                                                      \
    X(instant, PLAIN)                                                                                                  \
    X(style, PLAIN)                                                                                                    \
    X(doubtful, PLAIN)                                                                                                 \
    X(counted, PLAIN)                                                                                                  \
    X(label, PLAIN)                                                                                                    \
    X(past, PLAIN)                                                                                                     \
    X(day_parts, PLAIN)                                                                                                \
    X(ish, PLAIN)                                                                                                      \
    X(tense, PLAIN)                                                                                                    \
    X(break, PLAIN)

enum dl_word_class {
#define X(name, role) DL_WORD_##name,
    DL_WORD_CLASS_LIST(X)
#undef X
        DL_WORD_CLASSES
};

/* The value of a doubtful row whose word is another only with a capital: "oct", "august". */
enum { DL_DOUBTFUL_AS_NAME = 2 };

/* A part row's value from here on is that much more than its mod, and the word a part before a dash only: "end-1986".
 */
enum { DL_PART_BEFORE_DASH = 10 };

/* The values of preposition rows: before what is to come ("by", "until"), before what was ("ended"), before a length
 * that may lie ahead (not in English: "en dos semanas"), and before what was and is named by the way ("since", "than").
 */
enum { DL_PREPOSITION_TO_COME = 2, DL_PREPOSITION_ENDED, DL_PREPOSITION_HOW_FAR, DL_PREPOSITION_SINCE };

/* The value of a tense row of a word that nothing before it describes: "will". */
enum { DL_TENSE_OF_WILL = 8 };

typedef uint64_t dl_word_set; /* a set of classes */
#define DL_WORD_BIT(word_class) ((dl_word_set)1 << (word_class))

/* The classes of a role. */
dl_word_set dl_word_triggers(void);
dl_word_set dl_word_leads(void);

/* The class of a name; false when there is none. */
bool dl_word_class_by_name(const char *name, size_t size, enum dl_word_class *out);

/* What a language writes otherwise than English; the name is the word of a row of the class "property". */
#define DL_PROPERTY_LIST(X)                                                                                            \
    X(DAY_DOT, "day-dot")           /* 16. November: a dot makes a number an ordinal */                                \
    X(DAY_FIRST, "day-first")       /* 3/4/2018 is in April */                                                         \
    X(YEAR_WORD, "year-word")       /* 1933 года: the word for the year stands behind it */                        \
    X(AFTER_NOUN, "after-noun")     /* la semaine dernière: the direction stands behind the unit */                   \
    X(IDLE_ARTICLE, "idle-article") /* la scorsa settimana is no more than last week */                                \
    X(PAST_IN_ED, "past-in-ed")     /* resigned: a verb in -ed tells what was */                                       \
    X(NO_ARTICLE, "no-article")     /* год назад: a unit alone is one, and needs no article to be told */      \
    X(ELISION, "elision")           /* l'été, dell'anno: an apostrophe ends a small word */                          \
    X(HALF_NEXT, "half-next")       /* halb sechs is 5:30 */

enum dl_property_bit {
#define X(name, text) DL_PROPERTY_BIT_##name,
    DL_PROPERTY_LIST(X)
#undef X
        DL_PROPERTIES
};

enum dl_property {
#define X(name, text) DL_PROPERTY_##name = 1 << DL_PROPERTY_BIT_##name,
    DL_PROPERTY_LIST(X)
#undef X
};

/* The longest word or phrase, in bytes; the most words of a phrase. */
#define DL_LEXICON_WORD_MAX 40 /* a multiple of 8 */
#define DL_LEXICON_PHRASE_MAX 6

/* ---- making ---- */

struct dl_lexicon_builder;

dateline_status dl_lexicon_builder_new(struct dl_lexicon_builder **out);

/* Adds a sense. The word is given folded: ASCII in lower case, straight apostrophes.
 * Errors: DATELINE_EROW (no word, too long, a capital, an unknown class, the sense is there already);
 * DATELINE_ENOMEM. The error record says which; its line is left alone. */
dateline_status dl_lexicon_builder_add(struct dl_lexicon_builder *builder, dateline_span word, dateline_span word_class,
                                       int32_t value, dateline_error *error);

/* Adds a property, by its name. Errors: DATELINE_EROW. */
dateline_status dl_lexicon_builder_set(struct dl_lexicon_builder *builder, dateline_span property,
                                       dateline_error *error);

/* The image: the same rows in the same order give the same bytes. *image is owned by the builder. */
dateline_status dl_lexicon_builder_finish(struct dl_lexicon_builder *builder, const void **image, size_t *size);

/* Takes NULL. */
void dl_lexicon_builder_free(struct dl_lexicon_builder *builder);

/* ---- reading ---- */

struct dl_word_sense {
    int32_t value;
    uint32_t word_class;
};

enum { DL_WORD_DOTTED = 1, DL_WORD_TRIGGERS = 2, DL_WORD_ELIDED = 4 };

/* A word or phrase, read where it lies in the image. */
struct dl_word {
    dl_word_set classes;
    uint64_t first;        /* its first eight bytes, folded, zeros after its end */
    uint32_t text;         /* the bytes from the ninth on: an offset in the text; private */
    uint32_t senses;       /* an offset from the word itself; see dl_word_senses */
    uint32_t next_letters; /* of phrases that begin with it: dl_lexicon_letter_bit of their second words */
    uint8_t size;          /* bytes */
    uint8_t count;         /* of senses */
    uint8_t phrase_words;  /* the most words of a phrase that begins with it; 1: it is inside of one; 0: neither */
    uint8_t flags;         /* DL_WORD_DOTTED: a dot after it belongs to it; DL_WORD_TRIGGERS: an expression can
                              hang on it, or on a phrase that begins with it; DL_WORD_ELIDED: an apostrophe after it
                              belongs to it */
};

/* What is no word of the lexicon. */
extern const struct dl_word dl_no_word;

static inline const struct dl_word_sense *dl_word_senses(const struct dl_word *word)
{
    return (const struct dl_word_sense *)(const void *)((const char *)word + word->senses);
}

/* The value of the word's sense of this class; false when it has none. */
static inline bool dl_word_value(const struct dl_word *word, enum dl_word_class word_class, int *value)
{
    if ((word->classes & DL_WORD_BIT(word_class)) == 0) return false;
    const struct dl_word_sense *sense = dl_word_senses(word);
    while (sense->word_class != (uint32_t)word_class)
        sense++;
    *value = sense->value;
    return true;
}

/* A letter of either case as one bit of 32. */
static inline uint32_t dl_lexicon_letter_bit(unsigned char letter)
{
    return (uint32_t)1 << (letter & 0x1F);
}

/* A view: plain pointers into an image, which must outlive it. The members are private. */
struct dl_lexicon {
    const unsigned char *filter;
    const uint32_t *slots;
    const char *base; /* of the image, from which slots count */
    const char *text;
    uint32_t slot_mask;
    uint32_t properties; /* dl_property */
};

/* Errors: DATELINE_EIMAGE (damaged, foreign, not aligned). */
dateline_status dl_lexicon_open(struct dl_lexicon *out, const void *image, size_t size);

/* A folded word or phrase, eight bytes a piece: the bytes after its end are zero. The last piece is room to write. */
struct dl_lexicon_key {
    uint64_t pieces[DL_LEXICON_WORD_MAX / 8 + 1];
    uint32_t size;
};

/* Adds bytes, letters in lower case; false, and the key is as it was, when they are too many.
 * An empty key is all zeros. */
bool dl_lexicon_key_add(struct dl_lexicon_key *key, const void *bytes, size_t size);

/* The same for one word of the text, which must be readable for seven bytes after its end. */
bool dl_lexicon_key_add_word(struct dl_lexicon_key *key, const unsigned char *word, uint32_t size);

/* A folded word or phrase; NULL: the lexicon has it not. */
const struct dl_word *dl_lexicon_find(const struct dl_lexicon *lexicon, const struct dl_lexicon_key *key);

/* The same for one word of the text, in any case, which must be readable for seven bytes after its end; dl_no_word: the
 * lexicon has it not. */
const struct dl_word *dl_lexicon_find_word(const struct dl_lexicon *lexicon, const unsigned char *word, uint32_t size);

/* The trigger filter: a byte, 1 or 0, by a hash of a word's first letters (fewer: zeros after) without their upper
 * three bits, which tell the case. */
#define DL_LEXICON_FILTER_BITS 15
#define DL_LEXICON_FILTER_SIZE (1u << DL_LEXICON_FILTER_BITS)
#define DL_LEXICON_FILTER_LETTERS 5u
#define DL_LEXICON_FILTER_KEPT 0x1F

static inline uint32_t dl_lexicon_filter_hash(uint64_t letters)
{
    return (uint32_t)((letters * DL_HASH_GOLDEN) >> (64 - DL_LEXICON_FILTER_BITS));
}

#endif
