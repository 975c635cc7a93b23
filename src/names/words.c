/* words.c: looks one word up and translates its row. The same few dozen small words stand beside
 * names all the time, so the answers are kept in a small table, one a slot. */
#include "names/words.h"

#include <stdlib.h>
#include <string.h>

#include "candidate.h"
#include "hash.h"

#define SLOT_BITS 12
#define SLOTS (1u << SLOT_BITS)
/* A longer word is looked up every time. */
#define KEPT_BYTES 16u

/* A word as it stands, zero filled. */
struct word_key {
    uint64_t first, second; /* eight bytes each; first 0: no word */
};

struct dl_words {
    struct dl_matcher *matcher;
    struct {
        struct word_key key;
        unsigned roles;
    } slots[SLOTS];
};

dateline_status dl_words_new(struct dl_words **out, struct dl_matcher *matcher)
{
    *out = calloc(1, sizeof **out);
    if (!*out) return DATELINE_ENOMEM;
    (*out)->matcher = matcher;
    return DATELINE_OK;
}

void dl_words_free(struct dl_words *w)
{
    free(w);
}

static unsigned sense_roles(const struct dl_sense *sense)
{
    const enum dl_gaz_role role = sense->entry->role;
    if (sense->type == DL_TYPE_TITLE) return role == DL_GAZ_ROLE_MODIFIER ? DL_WORD_NONE : DL_WORD_TITLE;
    if (sense->type != DL_TYPE_WORD || role == DL_GAZ_ROLE_NONE) return DL_WORD_NONE;
    return 1u << role;
}

static unsigned look_up(struct dl_matcher *matcher, const struct dl_block *b, uint32_t pos)
{
    struct dl_hit hit;
    if (!dl_matcher_word(matcher, b, pos, &hit)) return DL_WORD_NONE;
    unsigned found = DL_WORD_NONE;
    for (unsigned i = 0; i < hit.senses; i++)
        found |= sense_roles(&dl_matcher_senses(matcher)[hit.sense + i]);
    return found;
}

/* False for a word that is not kept. The bytes behind a word are readable. */
static bool key_of(const struct dl_block *b, uint32_t pos, uint32_t len, struct word_key *key)
{
    if (len > KEPT_BYTES) return false;
    memcpy(key, b->text + pos, sizeof *key);
    if (len < 8) key->first &= (UINT64_C(1) << (8 * len)) - 1;
    if (len <= 8)
        key->second = 0;
    else if (len < 16)
        key->second &= (UINT64_C(1) << (8 * (len - 8))) - 1;
    return true;
}

unsigned dl_words_roles(struct dl_words *w, const struct dl_block *b, uint32_t pos)
{
    struct word_key key;
    if (pos >= b->len) return DL_WORD_NONE;
    if (!key_of(b, pos, dl_word_end(b, pos) - pos, &key)) return look_up(w->matcher, b, pos);
    uint64_t mixed = (key.first ^ key.second * 3) * DL_HASH_GOLDEN;
    uint32_t at = (uint32_t)(mixed >> (64 - SLOT_BITS));
    if (w->slots[at].key.first != key.first || w->slots[at].key.second != key.second) {
        w->slots[at].key = key;
        w->slots[at].roles = look_up(w->matcher, b, pos);
    }
    return w->slots[at].roles;
}
