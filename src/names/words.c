/* words.c: looks one word up and translates its row. The same few dozen small words stand beside
 * names all the time, so the answers are kept in a small table, one a slot. */
#include "names/words.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *subtype;
    enum dl_word_role role;
} roles[] = {
    { "particle", DL_WORD_PARTICLE },
    { "connector", DL_WORD_CONNECTOR },
    { "and", DL_WORD_AND },
    { "article", DL_WORD_ARTICLE },
    { "place-before", DL_WORD_PLACE_BEFORE },
    { "person-after", DL_WORD_PERSON_AFTER },
    { "deed", DL_WORD_DEED },
};

static bool equals(dateline_span s, const char *text)
{
    return s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0;
}

static const struct dl_gaz *gaz_of(const struct dl_matcher *matcher, const struct dl_sense *sense)
{
    return &dl_dict_layer(dl_matcher_dict(matcher), sense->layer)->gaz;
}

bool dl_sense_is(const struct dl_matcher *matcher, const struct dl_sense *sense, const char *subtype)
{
    return equals(dl_gaz_string(gaz_of(matcher, sense), sense->entry->subtype), subtype);
}

bool dl_sense_stands(const struct dl_matcher *matcher, const struct dl_sense *sense, const char *where)
{
    return equals(dl_gaz_string(gaz_of(matcher, sense), sense->entry->canonical), where);
}

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

static enum dl_word_role sense_role(const struct dl_matcher *matcher, const struct dl_sense *sense)
{
    if (sense->type == DL_TYPE_TITLE) return dl_sense_is(matcher, sense, "modifier") ? DL_WORD_NONE : DL_WORD_TITLE;
    if (sense->type != DL_TYPE_WORD) return DL_WORD_NONE;
    dateline_span subtype = dl_gaz_string(gaz_of(matcher, sense), sense->entry->subtype);
    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
        if (equals(subtype, roles[r].subtype)) return roles[r].role;
    return DL_WORD_NONE;
}

static enum dl_word_role look_up(struct dl_matcher *matcher, const struct dl_block *b, uint32_t pos)
{
    struct dl_hit hit;
    if (!dl_matcher_word(matcher, b, pos, &hit)) return DL_WORD_NONE;
    enum dl_word_role role = DL_WORD_NONE;
    for (unsigned i = 0; i < hit.senses && role == DL_WORD_NONE; i++)
        role = sense_role(matcher, &dl_matcher_senses(matcher)[hit.sense + i]);
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
