/* gaz.h: a compiled gazetteer: names → what they stand for.
 *
 *     key ──▶ first / path filter ──▶ bucket ──▶ names ──────────▶ entries
 *     "soviet union"                  12 tags    "Soviet Union" h   PLACE, 1922–1991
 *
 * A name is one spelling of one entry. The names that share a key (text/name.h) stand one behind the
 * other: all senses. Two Bloom filters answer "does a name end here" and "does a longer one go on"
 * without touching the buckets. Everything is an offset into the image; every offset is checked
 * before it is used.
 */
#ifndef DL_GAZETTEER_GAZ_H
#define DL_GAZETTEER_GAZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "dateline.h"

/* The flags of a name; the letter is what the CSV says. */
#define DL_GAZ_FLAG_LIST(X)                                                                                            \
    X(EXACT, 'c')    /* exact case only, also in lines of capitals */                                                  \
    X(CAPITALS, 'u') /* only in capitals */                                                                            \
    X(COMMON, 'w')   /* also a common word */                                                                          \
    X(GIVEN, 'g')    /* also a given name */                                                                           \
    X(SURNAME, 's')  /* also a surname */                                                                              \
    X(TRIGGER, 'x')  /* only with a trigger beside it */                                                               \
    X(DEMONYM, 'd')                                                                                                    \
    X(HISTORICAL, 'h')                                                                                                 \
    X(ARTICLE, 'p')  /* wants "the" */                                                                                 \
    X(METONYM, 'm')  /* a building or place that stands for an institution */                                          \
    X(DENY, '-')     /* this name is never a mention */                                                                \
    X(ANY_CASE, 'i') /* in any case: also in small letters */                                                          \
    X(FUZZY, '~')    /* also with a letter or two wrong */

enum dl_gaz_flag_bit {
#define X(name, letter) DL_GAZ_BIT_##name,
    DL_GAZ_FLAG_LIST(X)
#undef X
};

enum dl_gaz_flag {
#define X(name, letter) DL_GAZ_##name = 1 << DL_GAZ_BIT_##name,
    DL_GAZ_FLAG_LIST(X)
#undef X
        DL_GAZ_INEXACT = 1 << 15 /* of a sense: the text has a letter or two wrong */
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
    X(MOTION, "motion")                                                                                                \
    X(ORIGIN, "origin")                                                                                                \
    X(RIVAL_BEFORE, "rival-before")                                                                                    \
    X(TEAM_AFTER, "team-after")                                                                                        \
    X(NAMED, "named")                                                                                                  \
    X(BY, "by")                                                                                                        \
    X(AGE_BEFORE, "age-before")                                                                                        \
    X(AGENCY_BEFORE, "agency-before")                                                                                  \
    X(AGENCY_OF, "agency-of")                                                                                          \
    X(AGENCY_FOR, "agency-for")                                                                                        \
    X(SHIP, "ship")                                                                                                    \
    X(AGENCY_AFTER, "agency-after")                                                                                    \
    X(PLACE_OF, "place-of")                                                                                            \
    X(WHO, "who")                                                                                                      \
    X(PLACE_NOUN, "place-noun")                                                                                        \
    X(AGENCY_NOUN, "agency-noun")                                                                                      \
    X(IS, "is")                                                                                                        \
    X(A, "a")                                                                                                          \
    X(THING, "thing")                                                                                                  \
    X(FIRM_FIRST, "firm-first")                                                                                        \
    X(CALENDAR, "calendar")                                                                                            \
    X(MODIFIER, "modifier")                                                                                            \
    X(COUNTRY, "country")                                                                                              \
    X(CAPITAL, "capital")                                                                                              \
    X(PLACE, "place")                                                                                                  \
    X(STATE, "state")                                                                                                  \
    X(REGION, "region")                                                                                                \
    X(TERRITORY, "territory")                                                                                          \
    X(DISTRICT, "district")                                                                                            \
    X(LEGAL_FORM, "legal-form")                                                                                        \
    X(COMPANY, "company")                                                                                              \
    X(SCHOOL, "school")                                                                                                \
    X(UNIVERSITY, "university")                                                                                        \
    X(RELIGIOUS, "religious")                                                                                          \
    X(NGO, "ngo")                                                                                                      \
    X(SPORTS, "sports")                                                                                                \
    X(MILITARY, "military")                                                                                            \
    X(MINISTRY, "ministry")                                                                                            \
    X(PARLIAMENT, "parliament")                                                                                        \
    X(COURT, "court")                                                                                                  \
    X(SUFFIX, "suffix")                                                                                                \
    X(HONOUR, "honour")                                                                                                \
    X(CITY, "city")                                                                                                    \
    X(PEER, "peer")

enum dl_gaz_role {
    DL_GAZ_ROLE_NONE,
#define X(name, subtype) DL_GAZ_ROLE_##name,
    DL_GAZ_ROLE_LIST(X)
#undef X
        DL_GAZ_ROLE_COUNT /* a foreign image may say more */
};

/* Years that nothing limits. */
#define DL_GAZ_YEAR_MIN INT16_MIN
#define DL_GAZ_YEAR_MAX INT16_MAX

/* What names stand for. Strings are offsets into the string section; 0 is the empty string. */
struct dl_entry {
    uint32_t canonical; /* or DL_GAZ_SPELLING */
    uint32_t subtype, id, country;
    uint8_t type;     /* index into the gazetteer's own types */
    uint8_t weight;   /* tenths: 0 to 99 */
    uint8_t role;     /* dl_gaz_role: the subtype again */
    uint8_t is_first; /* 1: the canonical is "first", which of a head says that it begins a name */
};

/* What of an entry is seldom asked for; it has a section of its own, so that its pages stay untouched. */
struct dl_details {
    float lat, lon;   /* degrees; both NaN when unknown */
    int16_t from, to; /* years in which it exists */
};

/* The canonical name is the spelling itself: all names of which nothing else is known share an entry. */
#define DL_GAZ_SPELLING UINT32_MAX

/* A name as it is read from the name section, where it takes few bytes:
 *
 *     form | entry, 1–4 bytes | flags, 2 bytes | lead, tail, 2 bytes | length, spelling
 *
 * Flags, lead and tail are there when they are not 0. A spelling that is the one of the name before is not
 * there again. Behind the last name stand bytes that are none, so that 16 are readable behind every spelling. */
struct dl_name {
    const unsigned char *spelling;
    uint32_t at;    /* of the spelling's length: see dl_gaz_spelling */
    uint32_t entry; /* index */
    uint16_t flags; /* dl_gaz_flag */
    uint8_t len;    /* of the spelling */
    uint8_t lead;   /* bytes of the spelling before the word that the key begins with */
    uint8_t tail;   /* bytes of the spelling after its last word: the stop of "Inc." */
    bool last;      /* of its key */
    bool same;      /* its spelling is the one of the name before */
};

#define DL_NAMES_PAD 16u

/* The bits of a form. */
#define DL_FORM_ENTRY 0x03u /* how many bytes the entry has, less one */
#define DL_FORM_FLAGS 0x04u
#define DL_FORM_EDGES 0x08u
#define DL_FORM_SAME 0x10u
#define DL_FORM_LAST 0x20u

/* A cache line of the table: twelve names with eight bits of their keys. A key belongs to one bucket, and to
 * the next ones when that is full. */
#define DL_BUCKET_SLOTS 12u
struct dl_bucket {
    uint8_t tags[16];                /* 0: empty; the last four are never used */
    uint32_t names[DL_BUCKET_SLOTS]; /* where the first name of a key is */
};

/* A word with letters left out; 0 as fingerprint: empty. word: where it is among the fuzzy words. */
struct dl_fuzzy_slot {
    uint32_t fingerprint, word;
};

/* The sections. types: offsets of strings. */
struct dl_gaz {
    const unsigned char *strings;
    const struct dl_entry *entries;
    const struct dl_details *details; /* one for every entry */
    const unsigned char *names;
    const struct dl_bucket *buckets;
    const uint64_t *first, *path;
    const uint64_t *roles; /* NULL: any word may have one */
    const uint64_t *small; /* the words behind the first of a name that may begin small; NULL: all */
    const uint32_t *types;
    uint32_t strings_size, entry_count, names_size, bucket_count, first_words, path_words, role_words, type_count;
    uint32_t flags;                   /* those that some name has */
    const unsigned char *fuzzy_words; /* of names with the flag FUZZY; none: of size 0 */
    const struct dl_fuzzy_slot *fuzzy_slots;
    uint32_t fuzzy_words_size, fuzzy_slot_count;
};

/* The tags of the sections in an image. */
#define DL_GAZ_STRINGS "g.string"
#define DL_GAZ_ENTRIES "g.entry"
#define DL_GAZ_DETAILS "g.detail"
#define DL_GAZ_NAMES "g.name"
#define DL_GAZ_BUCKETS "g.bucket"
#define DL_GAZ_FIRST "g.first"
#define DL_GAZ_PATH "g.path"
#define DL_GAZ_ROLES "g.role"  /* the filter of single words that are titles or have a role; may be missing */
#define DL_GAZ_SMALL "g.small" /* the set of words behind the first of a name that may begin small; may be missing */
#define DL_GAZ_TYPES "g.type"
#define DL_GAZ_PROPERTIES "g.prop"
#define DL_GAZ_FUZZY_WORDS "g.fword"
#define DL_GAZ_FUZZY_SLOTS "g.fslot"
#define DL_GAZ_SOURCES "g.source" /* dl_source; for people, the matcher does not open it */

/* Where rows came from. */
struct dl_source {
    uint32_t name; /* string */
    uint32_t rows;
};

struct dl_properties {
    uint64_t probe; /* dl_gaz_probe */
    uint32_t flags; /* those that some name has */
    uint32_t reserved;
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

/* The spelling of a name by its place; empty when it lies outside. Lives as long as the image. */
dateline_span dl_gaz_spelling(const struct dl_gaz *gaz, uint32_t at);

/* The canonical name of an entry, which a name at a place has. */
dateline_span dl_gaz_canonical(const struct dl_gaz *gaz, const struct dl_entry *entry, uint32_t at);

/* The details of an entry of the gazetteer. */
static inline const struct dl_details *dl_gaz_details(const struct dl_gaz *gaz, const struct dl_entry *entry)
{
    return &gaz->details[entry - gaz->entries];
}

/* Reads a name of any form; see dl_gaz_read_name. */
bool dl_gaz_read_long_name(const struct dl_gaz *gaz, uint32_t *offset, struct dl_name *name);

/* Reads the name at *offset and moves *offset behind it; *name is the one before, or zeroed. False when it
 * does not lie inside whole: the end, or damage. */
static inline bool dl_gaz_read_name(const struct dl_gaz *gaz, uint32_t *offset, struct dl_name *name)
{
    uint32_t at = *offset;
    if (at > gaz->names_size || gaz->names_size - at < 3 || (gaz->names[at] & ~DL_FORM_LAST) != 0)
        return dl_gaz_read_long_name(gaz, offset, name);
    const unsigned char *p = gaz->names + at; /* the plainest form: form, entry, length, spelling */
    *name = (struct dl_name){ .spelling = p + 3, .at = at + 2, .entry = p[1], .len = p[2], .last = p[0] != 0 };
    *offset = at + 3 + p[2];
    return p[2] > 0 && p[2] <= gaz->names_size - at - 3;
}

/* A name keeps at most this many senses, those that the dictionaries name first. */
#define DL_SENSES_MAX 64

/* A key stands in one of so many buckets, from its own on: a fuller table is not made, and not looked at further. */
#define DL_PROBE_BUCKETS_MAX 64u

/* The names of one key that are looked at, so that a damaged file costs no more. */
#define DL_SENSES_LOOKED_AT 4096u

/* Where a key is looked for. */
static inline uint32_t dl_gaz_place(uint32_t half, uint32_t count)
{
    return (uint32_t)((uint64_t)half * count >> 32);
}

/* The filters hold two bits a key for "a name ends here" and two for "a name goes on", in one word that the
 * key chooses; the second two are the first two turned by half a word. */
static inline uint64_t dl_gaz_bits(uint64_t key)
{
    return UINT64_C(1) << (key >> 58) | UINT64_C(1) << (key >> 52 & 63);
}

static inline uint64_t dl_gaz_turn(uint64_t word)
{
    return word << 32 | word >> 32;
}

struct dl_answer {
    bool ends, goes_on;
};

/* What a filter says of a key: perhaps, or no. */
static inline struct dl_answer dl_gaz_ask(const uint64_t *filter, uint32_t words, uint64_t key)
{
    uint64_t bits = dl_gaz_bits(key), word = filter[dl_gaz_place((uint32_t)key, words)];
    return (struct dl_answer){ (word & bits) == bits, (dl_gaz_turn(word) & bits) == bits };
}

/* A set of words by their hashes, a bit each: wrong only when it says that a word is in it. */
#define DL_SMALL_WORDS (1u << 15)

static inline uint32_t dl_gaz_small(uint64_t hash)
{
    return (uint32_t)(hash >> 49);
}

_Static_assert(DL_SMALL_WORDS == UINT64_C(1) << (64 - 49), "every hash has a bit");

static inline uint32_t dl_gaz_bucket(const struct dl_gaz *gaz, uint64_t key)
{
    return dl_gaz_place((uint32_t)(key >> 32), gaz->bucket_count);
}

static inline uint8_t dl_gaz_tag(uint64_t key)
{
    return (uint8_t)key ? (uint8_t)key : 1;
}

/* The slots of a bucket whose tag may be this one: bit 8 i + 7 for slot i. Slots behind one that is may be
 * in it wrongly. */
static inline uint64_t dl_gaz_tag_matches(const uint8_t *tags, uint8_t tag)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t v;
    memcpy(&v, tags, sizeof v);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    v ^= ones * tag;
    return (v - ones) & ~v & (ones * 0x80);
}

/* Where a search for a key stands. */
struct dl_probe {
    uint32_t bucket, looked; /* looked: buckets that are done */
    uint32_t read;           /* names that were read */
    uint64_t low, high;      /* slots of the bucket that are still to be answered */
    uint8_t tag;
};

static inline void dl_probe_bucket(struct dl_probe *probe, const struct dl_gaz *gaz)
{
    const struct dl_bucket *bucket = &gaz->buckets[probe->bucket];
    probe->low = dl_gaz_tag_matches(bucket->tags, probe->tag);
    probe->high = dl_gaz_tag_matches(bucket->tags + 8, probe->tag);
}

static inline void dl_probe_begin(struct dl_probe *probe, const struct dl_gaz *gaz, uint64_t key)
{
    *probe = (struct dl_probe){ .bucket = dl_gaz_bucket(gaz, key), .tag = dl_gaz_tag(key) };
    dl_probe_bucket(probe, gaz);
}

/* The next place in the names where the names of the key may be; false when there is none. */
static inline bool dl_probe_next(struct dl_probe *probe, const struct dl_gaz *gaz, uint32_t *offset)
{
    for (;;) {
        const struct dl_bucket *bucket = &gaz->buckets[probe->bucket];
        if (probe->low != 0) {
            *offset = bucket->names[(unsigned)__builtin_ctzll(probe->low) / 8];
            probe->low &= probe->low - 1;
            return true;
        }
        if (probe->high != 0) {
            *offset = bucket->names[(8 + (unsigned)__builtin_ctzll(probe->high) / 8) % DL_BUCKET_SLOTS];
            probe->high &= probe->high - 1;
            return true;
        }
        if (bucket->tags[DL_BUCKET_SLOTS - 1] == 0 || ++probe->looked == DL_PROBE_BUCKETS_MAX) return false;
        if (probe->looked == gaz->bucket_count) return false;
        probe->bucket = probe->bucket + 1 == gaz->bucket_count ? 0 : probe->bucket + 1;
        dl_probe_bucket(probe, gaz);
    }
}

/* Reads a name at a place that was answered, or behind it: see dl_gaz_read_name. False, too, when so many names were
 * read for the key that a sound file has no more. */
static inline bool dl_probe_read(struct dl_probe *probe, const struct dl_gaz *gaz, uint32_t *offset,
                                 struct dl_name *name)
{
    return probe->read++ < DL_SENSES_LOOKED_AT && dl_gaz_read_name(gaz, offset, name);
}

#endif
