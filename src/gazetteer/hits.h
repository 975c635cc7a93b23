/* hits.h: what is found in a block: the names of a key that stand at a word, as hits with their senses.
 *
 * A key only says that a name may stand there. Here it is read from the names and compared with the text:
 * letters, case, what stands before its first word and behind its last. */
#ifndef DL_GAZETTEER_HITS_H
#define DL_GAZETTEER_HITS_H

#include "gazetteer/dict.h"
#include "gazetteer/matcher.h"
#include "text/block.h"
#include "text/name.h"

/* The same words begin sentences all the time (The, It, But). What such a word is by itself depends on its
 * letters only, unless a name has something before or after the word or its case depends on the line; what
 * was found is kept in a small table, one word a slot. */
#define DL_KEPT_BITS 10
#define DL_KEPT_SENSES 3u

struct dl_kept_word {
    struct dl_short_word letters; /* 0: empty */
    uint16_t senses;
    bool caps; /* of the hit */
    struct dl_sense sense[DL_KEPT_SENSES];
};

struct dl_hits {
    const dateline_dict *dict;
    const struct dl_gaz *gaz[DL_LAYERS_MAX];
    unsigned layers;
    struct dl_hit *hits;
    size_t hit_count, hit_capacity;
    struct dl_sense *senses;
    size_t sense_count, sense_capacity;
    bool out_of_memory;
    bool depends_on_context; /* so does what was found last */
    struct dl_kept_word kept[1u << DL_KEPT_BITS];
};

void dl_hits_init(struct dl_hits *hits, const dateline_dict *dict);
void dl_hits_free(struct dl_hits *hits);

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
bool dl_hits_names(struct dl_hits *hits, const struct dl_look *look, uint64_t key, uint32_t layers, uint32_t end,
                   struct dl_hit *hit);

/* The same for the first word alone, by way of the kept words. */
bool dl_hits_word(struct dl_hits *hits, const struct dl_look *look, uint64_t key, uint32_t layers, uint32_t end,
                  struct dl_hit *hit);

/* Adds a name that stands to the hit. With words before it it is another name, and the longer one. */
void dl_hits_add_name(struct dl_hits *hits, uint8_t layer, const struct dl_name *name, const struct dl_hit *stand,
                      struct dl_hit *hit);

/* Adds a hit; those that its lead words were by themselves go. False: out of memory. */
bool dl_hits_add_hit(struct dl_hits *hits, const struct dl_hit *hit);

/* Where the name begins whose key begins with the word; false when what the name has before it does not stand there,
 * or lies in a hit. Whether the words before are the same is for the comparison. */
bool dl_hits_begin(const struct dl_hits *hits, const struct dl_name *name, const struct dl_look *look, uint32_t *from);

/* Is the word of this key a common word in some case, a row of type WORD? */
bool dl_hits_is_common(const struct dl_hits *hits, uint64_t key);

/* Where a name ends whose last word ends at end: with the marks behind it, if they stand there. */
uint32_t dl_hits_end(const struct dl_name *name, const struct dl_block *block, uint32_t end);

static inline struct dl_kept_word *dl_hits_slot(struct dl_hits *hits, uint64_t key)
{
    return &hits->kept[key >> (64 - DL_KEPT_BITS)];
}

/* The word's letters, when they may be kept; else 0. */
static inline struct dl_short_word dl_hits_letters(const struct dl_look *look, uint32_t end)
{
    uint32_t len = end - look->pos;
    if (!look->begins || len > DL_SHORT_WORD) return (struct dl_short_word){ 0, 0 };
    return dl_short_word(look->block->text + look->pos, len);
}

static inline bool dl_hits_is_kept(const struct dl_kept_word *kept, struct dl_short_word letters)
{
    uint64_t other = (kept->letters.low ^ letters.low) | (kept->letters.high ^ letters.high);
    return (other == 0) & (letters.low != 0);
}

#endif
