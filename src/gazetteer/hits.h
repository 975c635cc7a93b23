/* hits.h: what is found in a block: the names of a key that stand at a word, as hits with their senses.
 *
 * A key only says that a name may stand there. Here it is read from the names and compared with the text:
 * letters, case, what stands before its first word and behind its last. */
#ifndef DL_GAZETTEER_HITS_H
#define DL_GAZETTEER_HITS_H

#include <string.h>

#include "gazetteer/dict.h"
#include "gazetteer/matcher.h"
#include "text/block.h"
#include "text/name.h"

/* The same names and first words of sentences stand in a text all the time. What such a name is depends on its letters
 * only, unless it has something before or after its words or its case depends on the line; what was found is kept in a
 * small table, one name a slot. */
#define DL_KEPT_BITS 14
#define DL_KEPT_BYTES DL_FIRST_BYTES

/* The bytes of a name, zero filled. */
struct dl_letters {
    uint64_t part[DL_KEPT_BYTES / 8];
};

struct dl_kept {
    struct dl_letters letters; /* all 0: empty */
    uint32_t sense, classes;   /* as in a hit */
    uint8_t senses;            /* 0: no name */
    bool caps;
    uint16_t goes_on; /* of one word: layers that may have names of more words (bit set) */
    bool stop;        /* a full stop behind it belongs to it: Mr. */
    char room[15];    /* a slot is a line of the cache */
};

struct dl_hits {
    const dateline_dict *dict;
    const struct dl_gaz *gaz[DL_LAYERS_MAX];
    unsigned layers;
    struct dl_hit *hits;
    size_t hit_count, hit_capacity;
    struct dl_hit *parted; /* the hits before they were parted */
    size_t parted_capacity;
    struct dl_sense *senses; /* of the hits since the last forget, and of kept names */
    size_t sense_count, sense_capacity;
    size_t kept_count; /* senses that kept names may have */
    bool out_of_memory;
    bool depends_on_context; /* so does what was found last ... */
    bool has_stop;           /* ... but for a full stop behind it, which belongs to it */
    void *memory;            /* in which kept lies */
    struct dl_kept *kept;    /* 1 << DL_KEPT_BITS slots */
};

/* hits: zeroed. Errors: DATELINE_ENOMEM. */
dateline_status dl_hits_init(struct dl_hits *hits, const dateline_dict *dict);
void dl_hits_free(struct dl_hits *hits);

/* Gives back the senses of the hits, and the kept names with theirs when they have become many. */
void dl_hits_forget(struct dl_hits *hits);

/* A word of a block, at which a name is looked for. */
struct dl_look {
    const struct dl_block *block;
    uint32_t pos;
    bool begins;                 /* a name of any dictionary may begin here; else only one that matches in any case */
    const struct dl_block *line; /* the block in which its line stands, and where: the block itself, */
    uint32_t line_pos;           /* but for a copy without hyphens at line ends */
};

/* Fills the hit with the senses of the key in these layers (bit set), the last word of the name ending at end.
 * Answers false when there are none. */
bool dl_hits_find(struct dl_hits *hits, const struct dl_look *look, uint64_t key, uint32_t layers, uint32_t end,
                  struct dl_hit *hit);

/* Adds a name that stands to the hit. With words before it it is another name, and the longer one. */
void dl_hits_add_name(struct dl_hits *hits, uint8_t layer, const struct dl_name *name, const struct dl_hit *stand,
                      struct dl_hit *hit);

/* Takes the senses of a hit back, which are the last ones, but for those that a kept name has. */
void dl_hits_drop_senses(struct dl_hits *hits, struct dl_hit *hit);

/* Makes room for so many more hits. False: out of memory. */
bool dl_hits_reserve(struct dl_hits *hits, size_t more);

/* Adds a hit, for which there is room; those that its lead words were by themselves go. */
void dl_hits_put(struct dl_hits *hits, const struct dl_hit *hit);

/* Where the name begins whose key begins with the word; false when what the name has before it does not stand there,
 * or lies in a hit. Whether the words before are the same is for the comparison. */
bool dl_hits_begin(const struct dl_hits *hits, const struct dl_name *name, const struct dl_look *look, uint32_t *from);

/* Is the word of this key a common word in some case, a row of type WORD? */
bool dl_hits_is_common(const struct dl_hits *hits, uint64_t key);

/* Where a name ends whose last word ends at end: with the marks behind it, if they stand there. */
uint32_t dl_hits_end(const struct dl_name *name, const struct dl_block *block, uint32_t end);

/* Where the name of a key is kept, in its table, that begins with the letters at text: "State" and "state" in two
 * places. */
static inline struct dl_kept *dl_kept_slot(struct dl_kept *table, const unsigned char *text, uint64_t key)
{
    uint16_t cases;
    memcpy(&cases, text, sizeof cases);
    return &table[key >> (64 - DL_KEPT_BITS) ^ (cases & 0x2020u)];
}

static inline struct dl_kept *dl_hits_slot(const struct dl_hits *hits, const unsigned char *text, uint64_t key)
{
    return dl_kept_slot(hits->kept, text, key);
}

/* The letters of a name, when they may be kept; else 0. */
static inline struct dl_letters dl_hits_letters(const unsigned char *text, uint32_t len)
{
    struct dl_letters letters = { { 0 } };
    if (len > DL_KEPT_BYTES) return letters;
    const unsigned char *mask = dl_first(len);
    for (unsigned i = 0; i < DL_KEPT_BYTES / 8; i++)
        letters.part[i] = dl_load(text + 8 * i) & dl_load(mask + 8 * i);
    return letters;
}

/* Are these the letters of the kept name? */
static inline bool dl_hits_is_kept(const struct dl_kept *kept, const unsigned char *text, uint32_t len)
{
    const struct dl_letters letters = dl_hits_letters(text, len);
    uint64_t other = 0;
    for (unsigned i = 0; i < DL_KEPT_BYTES / 8; i++)
        other |= kept->letters.part[i] ^ letters.part[i];
    return (other == 0) & (letters.part[0] != 0);
}

/* What is kept of a name that has these letters, where any name may begin; NULL: nothing. */
static inline const struct dl_kept *dl_hits_recall(struct dl_hits *hits, const unsigned char *text, uint32_t len,
                                                   uint64_t key)
{
    const struct dl_kept *kept = dl_hits_slot(hits, text, key);
    return dl_hits_is_kept(kept, text, len) ? kept : NULL;
}

/* A kept name as a hit; without senses: it is no name. */
static inline struct dl_hit dl_hits_kept(const struct dl_kept *kept, const struct dl_block *block, uint32_t start,
                                         uint32_t end)
{
    const bool has_stop = kept->stop & (block->text[end] == '.') & (end < block->len);
    return (struct dl_hit){ start, end + has_stop, kept->sense, kept->classes, kept->senses, kept->caps };
}

#endif
