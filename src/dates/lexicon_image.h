/* lexicon_image.h: the layout of a compiled word table. Private to lexicon.c and lexicon_builder.c. */
#ifndef DL_DATES_LEXICON_IMAGE_H
#define DL_DATES_LEXICON_IMAGE_H

#include "dates/lexicon.h"

#define DL_LEXICON_MAGIC "DLDATES8"
#define DL_LEXICON_ORDER 0x01020304u
#define DL_LEXICON_SIZE_MAX (1u << 24)
#define DL_LEXICON_SLOT_BITS 22

struct dl_lexicon_header {
    char magic[8];
    uint32_t order;    /* reads as DL_LEXICON_ORDER on the machine kind that wrote it */
    uint32_t classes;  /* DL_WORD_CLASSES of the writer */
    uint32_t size;     /* of the whole image */
    uint32_t checksum; /* of the properties and everything after the header */
    uint32_t slots;    /* a power of two */
    uint32_t words;
    uint32_t senses;
    uint32_t text_size;
    uint32_t properties; /* dl_property */
    uint32_t unused;     /* 0 */
};

_Static_assert(sizeof(struct dl_lexicon_header) % 8 == 0, "what follows is aligned");
_Static_assert(DL_LEXICON_SIZE_MAX / sizeof(uint32_t) <= 1u << DL_LEXICON_SLOT_BITS, "the hash reaches every slot");

struct dl_lexicon_layout {
    size_t words, senses, slots, filter, text, end; /* words first: they want to lie at eights */
};

static inline struct dl_lexicon_layout dl_lexicon_layout(const struct dl_lexicon_header *h)
{
    struct dl_lexicon_layout at;
    at.words = sizeof *h;
    at.senses = at.words + h->words * sizeof(struct dl_word);
    at.slots = at.senses + h->senses * sizeof(struct dl_word_sense);
    at.filter = at.slots + h->slots * sizeof(uint32_t);
    at.text = at.filter + DL_LEXICON_FILTER_SIZE;
    at.end = at.text + h->text_size;
    return at;
}

/* The bytes that a word takes in the text: those from the ninth on, and zeros up to a whole number of eight. */
static inline uint32_t dl_lexicon_text_size(uint32_t size)
{
    return size <= 8 ? 0 : (size - 8 + 7) / 8 * 8;
}

static inline uint64_t dl_lexicon_hash_step(uint64_t hash, uint64_t piece)
{
    hash = (hash ^ piece) * DL_HASH_GOLDEN;
    return hash ^ (hash >> 29);
}

/* The hash of a word of size bytes by its first eight, zeros after its end: the high bits of a product, as many as a
 * table can have slots. */
static inline uint32_t dl_lexicon_hash(uint32_t size, uint64_t first)
{
    return (uint32_t)(((first ^ size) * DL_HASH_GOLDEN) >> (64 - DL_LEXICON_SLOT_BITS));
}

/* What follows the header at base, and the properties in it. */
uint32_t dl_lexicon_checksum(const struct dl_lexicon_header *h, const char *base, size_t size);

#endif
