/* words.c: looks one word up and translates its row. A filter knows most of the words that have no role; the same few
 * dozen small words stand beside names all the time, so the answers are kept in a small table, one a slot. */
#include "names/words.h"

#include <stdlib.h>
#include <string.h>

#include "candidate.h"
#include "text/word.h"

#define SLOT_BITS 11
#define SLOTS (1u << SLOT_BITS)

/* A word of up to DL_SHORT_WORD bytes. */
struct slot {
    uint64_t first, second; /* as it stands, zero filled; first 0: no word */
    unsigned roles;
};

struct dl_words {
    struct dl_matcher *matcher;
    struct slot slots[SLOTS];
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
    const unsigned role = sense->role;
    if (sense->type == DL_TYPE_TITLE) return role == DL_GAZ_ROLE_MODIFIER ? DL_WORD_NONE : DL_WORD_TITLE;
    if (sense->type != DL_TYPE_WORD || role == DL_GAZ_ROLE_NONE || role >= DL_GAZ_ROLE_MODIFIER) return DL_WORD_NONE;
    return 1u << role;
}

static unsigned look_up(struct dl_matcher *matcher, const struct dl_block *b, uint32_t pos, bool *by_letters)
{
    struct dl_hit hit;
    if (!dl_matcher_word(matcher, b, pos, &hit, by_letters)) return DL_WORD_NONE;
    unsigned found = DL_WORD_NONE;
    for (unsigned i = 0; i < hit.senses; i++)
        found |= sense_roles(&dl_matcher_senses(matcher)[hit.sense + i]);
    return found;
}

unsigned dl_words_roles(struct dl_words *w, const struct dl_block *b, uint32_t pos)
{
    if (pos >= b->len) return DL_WORD_NONE;
    const unsigned char *word = b->text + pos;
    const uint32_t len = dl_word_end(b, pos) - pos;
    const uint64_t hash = dl_word_hash(word, len);
    if (!dl_matcher_has_role(w->matcher, hash)) return DL_WORD_NONE;
    bool by_letters;
    if (len > DL_SHORT_WORD) return look_up(w->matcher, b, pos, &by_letters);
    struct slot *slot = &w->slots[hash >> (64 - SLOT_BITS)];
    const unsigned char *mask = dl_first(len);
    const uint64_t first = dl_load(word) & dl_load(mask), second = dl_load(word + 8) & dl_load(mask + 8);
    if (slot->first == first && slot->second == second) return slot->roles;
    unsigned roles = look_up(w->matcher, b, pos, &by_letters);
    if (by_letters) *slot = (struct slot){ first, second, roles };
    return roles;
}

bool dl_words_is_common(const struct dl_words *w, const struct dl_block *b, uint32_t pos)
{
    return dl_matcher_is_common(w->matcher, b, pos);
}
