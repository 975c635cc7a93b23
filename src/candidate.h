/* candidate.h: the words that recognisers and the resolver share.
 *
 * A recogniser reads a block and appends candidates; it decides nothing. The resolver reads the
 * candidates of a window of text and decides.
 */
#ifndef DL_CANDIDATE_H
#define DL_CANDIDATE_H

#include <stdint.h>

/* The types of rows. Those after DEMONYM are words that help to find names; a user can ask for
 * them as for any other type. A type of a user's own gets a number from DL_TYPE_USER up. */
#define DL_TYPE_LIST(X)                                                                                                \
    X(PERSON)                                                                                                          \
    X(PLACE)                                                                                                           \
    X(AGENCY)                                                                                                          \
    X(DATE)                                                                                                            \
    X(TIME)                                                                                                            \
    X(DURATION)                                                                                                        \
    X(SET)                                                                                                             \
    X(DEMONYM)                                                                                                         \
    X(TITLE)                                                                                                           \
    X(HEAD)                                                                                                            \
    X(WORD)

enum dl_type {
#define X(name) DL_TYPE_##name,
    DL_TYPE_LIST(X)
#undef X
        DL_TYPE_USER
};

/* Those that only help, as bits of a set of types. */
#define DL_HELPER_TYPES ((UINT64_C(1) << DL_TYPE_TITLE) | (UINT64_C(1) << DL_TYPE_HEAD) | (UINT64_C(1) << DL_TYPE_WORD))

/* The type of a candidate that is a name, and the evidence says whether of a PERSON, PLACE or AGENCY. */
#define DL_TYPE_ANY_NAME DL_TYPE_USER

/* At most this many types, built in and of users. */
#define DL_TYPE_MAX 64

/* What can speak for or against a reading. The name is what dicts/evidence.csv calls it, and what
 * the evidence column shows. */
#define DL_FEATURE_LIST(X)                                                                                             \
    X(DICTIONARY, "dictionary")   /* a gazetteer has it */                                                             \
    X(PATTERN, "pattern")         /* its shape says that it is a name */                                               \
    X(LONE, "lone-capitals")      /* capitalised words and no other sign of a name */                                  \
    X(WORD_ENDING, "word-ending") /* it ends as common words do: -ly, -ing, -ness */                                   \
    X(QUOTED, "quoted")           /* in quotation marks by itself: a title of a work */                                \
    X(ODD_SHAPE, "odd-shape")     /* digits, a capital inside, or a number before it */                                \
    X(EXPRESSION, "expression")   /* a time expression */                                                              \
    X(SEVERAL_WORDS, "several-words")                                                                                  \
    X(ACRONYM, "acronym")                      /* one word of two and more capitals */                                 \
    X(COMMON_WORD, "common-word")              /* flag w */                                                            \
    X(COMMON_AT_START, "common-word-at-start") /* flag w, where every word has a capital */                            \
    X(GIVEN_NAME, "given-name")                /* flag g */                                                            \
    X(SURNAME, "surname")                      /* flag s */                                                            \
    X(NEEDS_TRIGGER, "needs-trigger")          /* flag x */                                                            \
    X(WANTS_THE, "wants-the")                  /* flag p, and no "the" before it */                                    \
    X(THE_BEFORE, "the-before")                                                                                        \
    X(A_BEFORE, "a-before")                                                                                            \
    X(ALL_CAPS, "all-caps")                 /* found in spite of its case */                                           \
    X(UNKNOWN_CAPITALS, "unknown-capitals") /* capitals, no acronym, and no dictionary has it */                       \
    X(SENTENCE_START, "sentence-start")                                                                                \
    X(DATELINE, "dateline")                                                                                            \
    X(PLACE_WORD_BEFORE, "place-word-before") /* in, near, from ... */                                                 \
    X(WAY_WORD_BEFORE, "way-word-before")     /* to, from ... */                                                       \
    X(TRAVEL_BEFORE, "travel-before")         /* sailed to, men from, "Zarb, 34, of" */                                \
    X(PERSON_WORD_AFTER, "person-word-after") /* said, told ... */                                                     \
    X(PERSON_WORD_BEFORE, "person-word-before")                                                                        \
    X(PERSON_APPOSED, "person-apposed")       /* ", who", ", 34,", "(born", "is a singer" */                           \
    X(PLACE_APPOSED, "place-apposed")         /* ", a village", "is a river" */                                        \
    X(AGENCY_APPOSED, "agency-apposed")       /* ", a company", "is a club" */                                         \
    X(PLACE_OF, "place-of")                   /* "town of" */                                                          \
    X(PLACE_NOUN_BEFORE, "place-noun-before") /* town, river */                                                        \
    X(PLACE_NOUN_AFTER, "place-noun-after")                                                                            \
    X(SPORT, "sport")                           /* beside "beat", "goalkeeper": a city is its team */                  \
    X(AGENCY_OF, "agency-of")                   /* "chairman of", "worked for" */                                      \
    X(AGENCY_WORD_AFTER, "agency-word-after")   /* manufactures, sells */                                              \
    X(AGENCY_NOUN_BEFORE, "agency-noun-before") /* company, band */                                                    \
    X(AGENCY_NOUN_AFTER, "agency-noun-after")   /* shares */                                                           \
    X(COMMA_PLACE_BEFORE, "comma-place-before") /* "Texas, " */                                                        \
    X(COMMA_NAME_BEFORE, "comma-name-before")   /* "Zarb, " */                                                         \
    X(COMMA_PLACE_AFTER, "comma-place-after")   /* ", Texas" */                                                        \
    X(TITLE_BEFORE, "title-before")                                                                                    \
    X(GIVEN_NAME_FIRST, "given-name-first")                                                                            \
    X(INITIALS, "initials")                                                                                            \
    X(KNOWN_SURNAME, "known-surname") /* its last word is a surname */                                                 \
    X(HEAD_WORD, "head-word")         /* Ministry, Bank of, River ... */                                               \
    X(WEAK_HEAD, "weak-head")         /* ... that is also a common word, and only such beside it */                    \
    X(NATION_BEFORE, "nation-before") /* "Russian", "U.S." as the first word */                                        \
    X(TEAM, "team")                   /* a place and a capitalised plural: "Zarb Rangers" */                           \
    X(BRACKETED, "bracketed")         /* "Zarb Health Board (ZHB)", and the ZHB */                                     \
    X(NAME_BEFORE, "name-before")     /* a capitalised word that is no part of it */                                   \
    X(NAME_AFTER, "name-after")                                                                                        \
    X(CAPITAL_BEFORE, "capital-before") /* another capitalised word that is no part of it */                           \
    X(CAPITAL_AFTER, "capital-after")                                                                                  \
    X(POSSESSIVE, "possessive")         /* 's */                                                                       \
    X(DEED, "deed")                     /* does what governments do: 's answer, rejected */                            \
    X(SHORT_OF_KNOWN, "short-of-known") /* the surname of a person named in full */                                    \
    X(KNOWN_PERSON, "known-person")     /* shown to be one elsewhere in the document */                                \
    X(KNOWN_PLACE, "known-place")                                                                                      \
    X(KNOWN_AGENCY, "known-agency")                                                                                    \
    X(LIST_PERSON, "list-person") /* side by side with one: "A, B and C" */                                            \
    X(LIST_PLACE, "list-place")                                                                                        \
    X(LIST_AGENCY, "list-agency")                                                                                      \
    X(TECHNICAL, "technical") /* of a text full of acronyms that no dictionary has: an acronym, or unknown */          \
    X(WEIGHT, "weight")       /* the entry's weight times this */

enum dl_feature_bit {
#define X(symbol, name) DL_FEATURE_BIT_##symbol,
    DL_FEATURE_LIST(X)
#undef X
        DL_FEATURES
};

/* A set of features; each of them as a set. */
typedef uint64_t dl_features;

#define X(symbol, name) static const dl_features DL_FEATURE_##symbol = UINT64_C(1) << DL_FEATURE_BIT_##symbol;
DL_FEATURE_LIST(X)
#undef X

_Static_assert(DL_FEATURES <= 64, "a feature is a bit of a set");

/* Who found it, and by what: what the rule column shows. */
#define DL_RULE_LIST(X)                                                                                                \
    X(GAZETTEER, "gazetteer")                                                                                          \
    X(DATE, "date")                                                                                                    \
    X(TITLE_NAME, "title-name")                                                                                        \
    X(GIVEN_NAME, "given-name")                                                                                        \
    X(INITIALS_NAME, "initials-name")                                                                                  \
    X(HEAD, "head-word")                                                                                               \
    X(TEAM, "team")                                                                                                    \
    X(ACRONYM, "acronym")                                                                                              \
    X(NATION_AGENCY, "nation-agency")                                                                                  \
    X(CAPITALISED, "capitalised")

enum dl_rule {
#define X(symbol, name) DL_RULE_##symbol,
    DL_RULE_LIST(X)
#undef X
};

/* What the resolver need not look at the text for. */
enum dl_sign {
    DL_SIGN_DENIED = 1,      /* a dictionary says that it is no mention */
    DL_SIGN_LIST_BEFORE = 2, /* a list may go on with it: ", ", "and " or "of " before it */
    DL_SIGN_LIST_AFTER = 4,  /* ... or behind it */
    DL_SIGN_COMPANY = 8,     /* its head word makes companies */
    DL_SIGN_HEADLINE = 64,   /* its shape is one of a headline, where all words have capitals */
    DL_SIGN_WORD_LAST = 128, /* ... and it ends with a common word */
    DL_SIGN_FROM_ZERO = 32,  /* a draft of names/: it begins at byte 0, before its run */
    DL_SIGN_SEAT = 16        /* a capital, too: does not show by itself that it is a person */
};

/* A span that may be a mention. Offsets are bytes of the block, and of the window once the
 * pipeline has moved them. */
struct dl_candidate {
    uint32_t start, end;
    uint32_t title_start, title_end; /* the role words before a person; equal: none */
    uint32_t sentence_start, sentence_end;
    uint32_t item;  /* gazetteer: index of the first sense; dates: of the date; a firm: bytes before its legal form */
    uint8_t senses; /* gazetteer: how many, else 0 */
    uint8_t type;   /* what the recogniser takes it for; of a gazetteer's the senses say it */
    uint8_t rule;   /* dl_rule */
    uint8_t signs;  /* dl_sign */
    dl_features features;
    uint64_t key; /* of a name: dl_name_key of its letters */
};

#endif
