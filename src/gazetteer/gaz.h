/* gaz.h: a compiled gazetteer: names → what they stand for.
 *
 *     key ──▶ first / path filter ──▶ table ──▶ surfaces ──▶ entries
 *     "soviet union"                  slot      "Soviet Union" h    Soviet Union, PLACE, 1922–1991
 *
 * A surface is one spelling of one entry. The surfaces whose names share a key (text/name.h) stand
 * side by side: all senses of a name. Two Bloom filters answer "does a name end here" and "does a
 * longer one go on" without touching the table. Everything is an offset into the image; every
 * offset is checked before it is used.
 */
#ifndef DL_GAZETTEER_GAZ_H
#define DL_GAZETTEER_GAZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dateline.h"

/* The flags of a surface; the letter is what the CSV says. */
#define DL_GAZ_FLAG_LIST(X)                                                                                            \
    X(EXACT, 'c')    /* exact case only, also in lines of capitals */                                                  \
    X(CAPITALS, 'u') /* only in capitals */                                                                            \
    X(COMMON, 'w')   /* also a common word */                                                                          \
    X(GIVEN, 'g')    /* also a given name */                                                                           \
    X(SURNAME, 's')  /* also a surname */                                                                              \
    X(TRIGGER, 'x')  /* only with a trigger beside it */                                                               \
    X(DEMONYM, 'd')                                                                                                    \
    X(HISTORICAL, 'h')                                                                                                 \
    X(ARTICLE, 'p') /* wants "the" */                                                                                  \
    X(METONYM, 'm') /* a building or place that stands for an institution */                                           \
    X(DENY, '-')    /* this name is never a mention */

enum dl_gaz_flag_bit {
#define X(name, letter) DL_GAZ_BIT_##name,
    DL_GAZ_FLAG_LIST(X)
#undef X
        DL_GAZ_BIT_LAST /* not a letter: the last surface of its key */
};

enum dl_gaz_flag {
#define X(name, letter) DL_GAZ_##name = 1 << DL_GAZ_BIT_##name,
    DL_GAZ_FLAG_LIST(X)
#undef X
        DL_GAZ_LAST = 1 << DL_GAZ_BIT_LAST
};

/* The subtypes that mean something to the program, so that nothing compares strings in a text: what a word
 * beside a name does (names/words.h), what a place or title is, what a head makes. */
#define DL_GAZ_ROLE_LIST(X)                                                                                            \
    X(PARTICLE, "particle")                                                                                            \
    X(CONNECTOR, "connector")                                                                                          \
    X(AND, "and")                                                                                                      \
    X(ARTICLE, "article")                                                                                              \
    X(PLACE_BEFORE, "place-before")                                                                                    \
    X(PERSON_AFTER, "person-after")                                                                                    \
    X(DEED, "deed")                                                                                                    \
    X(WAY_BEFORE, "way-before")                                                                                        \
    X(WHO, "who")                                                                                                      \
    X(PLACE_NOUN, "place-noun")                                                                                        \
    X(AGENCY_NOUN, "agency-noun")                                                                                      \
    X(IS, "is")                                                                                                        \
    X(A, "a")                                                                                                          \
    X(MODIFIER, "modifier")                                                                                            \
    X(COUNTRY, "country")                                                                                              \
    X(CAPITAL, "capital")                                                                                              \
    X(PLACE, "place")

enum dl_gaz_role {
    DL_GAZ_ROLE_NONE,
#define X(name, subtype) DL_GAZ_ROLE_##name,
    DL_GAZ_ROLE_LIST(X)
#undef X
};

/* Years that nothing limits. */
#define DL_GAZ_YEAR_MIN INT16_MIN
#define DL_GAZ_YEAR_MAX INT16_MAX

/* What names stand for. Strings are offsets into the string section; 0 is the empty string. */
struct dl_entry {
    uint32_t canonical, subtype, id, country;
    float lat, lon;   /* degrees; both NaN when unknown */
    int16_t from, to; /* years in which it exists */
    uint8_t type;     /* index into the gazetteer's own types */
    uint8_t weight;   /* tenths: 0 to 99 */
    uint8_t role;     /* dl_gaz_role: the subtype again */
    uint8_t is_first; /* 1: the canonical is "first", which of a head says that it begins a name */
};

struct dl_surface {
    uint32_t spelling; /* string */
    uint32_t entry;    /* index */
    uint16_t flags;    /* dl_gaz_flag */
    uint8_t lead;      /* bytes of the spelling before the word that the key begins with */
    uint8_t tail;      /* bytes of the spelling after its last word: the stop of "Inc." */
};

struct dl_slot {
    uint32_t fingerprint; /* low half of the key; 0: empty */
    uint32_t surface;     /* index of the first surface of the key */
};

/* The sections. types: offsets of strings. */
struct dl_gaz {
    const unsigned char *strings;
    const struct dl_entry *entries;
    const struct dl_surface *surfaces;
    const struct dl_slot *slots;
    const uint64_t *first, *path;
    const uint32_t *types;
    uint32_t strings_size, entry_count, surface_count, slot_count, first_words, path_words, type_count;
};

/* The tags of the sections in an image. */
#define DL_GAZ_STRINGS "g.string"
#define DL_GAZ_ENTRIES "g.entry"
#define DL_GAZ_SURFACES "g.surf"
#define DL_GAZ_SLOTS "g.slot"
#define DL_GAZ_FIRST "g.first"
#define DL_GAZ_PATH "g.path"
#define DL_GAZ_TYPES "g.type"
#define DL_GAZ_PROBE "g.probe"
#define DL_GAZ_SOURCES "g.source" /* dl_source; for people, the matcher does not open it */

/* Where rows came from. */
struct dl_source {
    uint32_t name; /* string */
    uint32_t rows;
};

/* The key of a name that has a bit of everything. Stored by the compiler and made again when an
 * image is opened: a program that makes other keys would find nothing in it, and say so nowhere. */
uint64_t dl_gaz_probe(void);

/* A view of the gazetteer in a checked image, which it borrows. *what: the reason of a failure.
 * Errors: DATELINE_EIMAGE. */
dateline_status dl_gaz_open(struct dl_gaz *gaz, const void *image, const char **what);

/* Capital letters, digits and underscores: what a type may be called. */
bool dl_gaz_is_type(dateline_span name);

/* The string at an offset; empty when the offset lies outside. Lives as long as the image. */
dateline_span dl_gaz_string(const struct dl_gaz *gaz, uint32_t offset);

/* The surfaces of one key that are looked at, so that a damaged file costs no more. */
#define DL_SURFACES_MAX 4096u

/* Where a key is looked for. The filters hold two bits a key for "a name ends here" and two for
 * "a name goes on", in one word that the key chooses. */
static inline uint32_t dl_gaz_place(uint32_t half, uint32_t count)
{
    return (uint32_t)((uint64_t)half * count >> 32);
}

static inline uint64_t dl_gaz_ends_bits(uint64_t key)
{
    return UINT64_C(1) << (key >> 46 & 63) | UINT64_C(1) << (key >> 40 & 63);
}

static inline uint64_t dl_gaz_goes_on_bits(uint64_t key)
{
    return UINT64_C(1) << (key >> 58) | UINT64_C(1) << (key >> 52 & 63);
}

static inline uint64_t dl_gaz_filter_word(const uint64_t *filter, uint32_t words, uint64_t key)
{
    return filter[dl_gaz_place((uint32_t)key, words)];
}

static inline uint32_t dl_gaz_fingerprint(uint64_t key)
{
    return (uint32_t)key ? (uint32_t)key : 1;
}

/* The surfaces of a key, for people's questions (the matcher has its own loop): sets *surface to the
 * first one of the next slot that may be the key's. *probe is 0 at first. False: there is no more. */
bool dl_gaz_next(const struct dl_gaz *gaz, uint64_t key, uint32_t *probe, uint32_t *surface);

#endif
