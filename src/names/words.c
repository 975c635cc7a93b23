/* words.c: looks one word up and translates its row. A filter knows most of the words that have no role; those are told
 * again so cheaply that they take the slot of no other. */
#include "names/words.h"

#include <stdlib.h>
#include <string.h>

#include "candidate.h"

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

unsigned dl_words_look_up(struct dl_words *w, const struct dl_block *b, uint32_t pos, struct dl_known_word *slot)
{
    unsigned found = DL_WORD_NONE;
    bool by_letters = true;
    struct dl_hit hit;
    const unsigned char *word = b->text + pos;
    const uint32_t len = dl_word_end(b, pos) - pos;
    const bool may_have = dl_matcher_has_role(w->matcher, dl_word_hash(word, len));
    if (may_have && dl_matcher_word(w->matcher, b, pos, &hit, &by_letters))
        for (unsigned i = 0; i < hit.senses; i++)
            found |= sense_roles(&dl_matcher_senses(w->matcher)[hit.sense + i]);
    if (!slot || !by_letters || (!may_have && slot->roles != DL_WORD_NONE)) return found;
    const unsigned char *mask = dl_first(len);
    *slot = (struct dl_known_word){ dl_load(word) & dl_load(mask), dl_load(word + 8) & dl_load(mask + 8), found };
    return found;
}

bool dl_words_is_common(const struct dl_words *w, const struct dl_block *b, uint32_t pos)
{
    return dl_matcher_is_common(w->matcher, b, pos);
}
