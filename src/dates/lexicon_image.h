/* lexicon_image.h: the layout of a compiled word table. Private to lexicon.c and lexicon_builder.c. */
#ifndef DL_DATES_LEXICON_IMAGE_H
#define DL_DATES_LEXICON_IMAGE_H

#include "dates/lexicon.h"
#include "hash.h"

#define DL_LEXICON_MAGIC "DLDATES5"
#define DL_LEXICON_ORDER 0x01020304u
#define DL_LEXICON_SIZE_MAX (1u << 24)

struct dl_lexicon_header {
    char magic[8];
    uint32_t order;    /* reads as DL_LEXICON_ORDER on the machine kind that wrote it */
    uint32_t classes;  /* DL_WORD_CLASSES of the writer */
    uint32_t size;     /* of the whole image */
    uint32_t checksum; /* of the properties and everything after the header */
    uint32_t slots;    /* a power of two */
    uint32_t entries;
    uint32_t senses;
    uint32_t text_size;
    uint32_t properties; /* dl_property */
};

enum { DL_ENTRY_DOTTED = 1, DL_ENTRY_TRIGGERS = 2 };

struct dl_lexicon_entry {
    uint32_t text; /* offset in the text, where it fills a whole number of eight bytes, zeros last */
    uint32_t first_sense;
    uint32_t classes_low, classes_high;
    uint32_t next_letters; /* as in dl_word */
    uint8_t senses;
    uint8_t text_size;
    uint8_t phrase_words;
    uint8_t flags;
};

struct dl_lexicon_layout {
    size_t filter, slots, entries, senses, text, end;
};

static inline struct dl_lexicon_layout dl_lexicon_layout(const struct dl_lexicon_header *h)
{
    struct dl_lexicon_layout at;
    at.filter = sizeof *h;
    at.slots = at.filter + DL_LEXICON_FILTER_WORDS * sizeof(uint32_t);
    at.entries = at.slots + h->slots * sizeof(uint32_t);
    at.senses = at.entries + h->entries * sizeof(struct dl_lexicon_entry);
    at.text = at.senses + h->senses * sizeof(struct dl_sense);
    at.end = at.text + h->text_size;
    return at;
}

/* The bytes that a word takes in the text. */
static inline uint32_t dl_lexicon_padded(uint32_t size)
{
    return (size + 7) / 8 * 8;
}

/* The hash of a word: every eight bytes of it, zeros after its end, are one step. */
static inline uint64_t dl_lexicon_hash_step(uint64_t hash, uint64_t piece)
{
    hash = (hash ^ piece) * DL_HASH_GOLDEN;
    return hash ^ (hash >> 29);
}

uint32_t dl_lexicon_hash(const char *word, size_t size);

/* What follows the header at base, and the properties in it. */
uint32_t dl_lexicon_checksum(const struct dl_lexicon_header *h, const char *base, size_t size);

#endif
