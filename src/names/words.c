/* words.c: looks one word up and translates its row. The same few dozen small words stand beside
 * names all the time, so the answers are kept in a small table, one a slot. */
#include "names/words.h"

#include "candidate.h"
#include <stdlib.h>

#define SLOTS 1024u

struct dl_words {
    struct dl_matcher *matcher;
    struct {
        uint64_t key; /* 0: empty */
        enum dl_word_role role;
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

static enum dl_word_role sense_role(const struct dl_sense *sense)
{
    const enum dl_gaz_role role = sense->entry->role;
    if (sense->type == DL_TYPE_TITLE) return role == DL_GAZ_ROLE_MODIFIER ? DL_WORD_NONE : DL_WORD_TITLE;
    if (sense->type != DL_TYPE_WORD || role > DL_GAZ_ROLE_DEED) return DL_WORD_NONE;
    return (enum dl_word_role)role;
}

static enum dl_word_role look_up(struct dl_matcher *matcher, const struct dl_block *b, uint32_t pos)
{
    struct dl_hit hit;
    if (!dl_matcher_word(matcher, b, pos, &hit)) return DL_WORD_NONE;
    enum dl_word_role role = DL_WORD_NONE;
    for (unsigned i = 0; i < hit.senses && role == DL_WORD_NONE; i++)
        role = sense_role(&dl_matcher_senses(matcher)[hit.sense + i]);
    dl_matcher_forget(matcher, &hit);
    return role;
}

enum dl_word_role dl_words_role(struct dl_words *w, const struct dl_block *b, uint32_t pos)
{
    if (pos >= b->len) return DL_WORD_NONE;
    uint64_t key = dl_block_small_word(b, pos, dl_word_end(b, pos));
    if (key == 0) return look_up(w->matcher, b, pos);
    uint32_t at = (uint32_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 54) % SLOTS;
    if (w->slots[at].key != key) {
        w->slots[at].key = key;
        w->slots[at].role = look_up(w->matcher, b, pos);
    }
    return w->slots[at].role;
}
