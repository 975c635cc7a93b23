/* inexact.c: walks over the words of a text and the words of a layer that they may be.
 *
 *     Soviat Union       soviet (one edit), then union as it is: the name Soviet Union
 */
#include "gazetteer/inexact.h"

#include <string.h>

#include "gazetteer/fuzzy.h"
#include "gazetteer/path.h"

/* Steps of a walk for one word of a text; more are not taken. */
#define STEPS_MAX 256u

struct walk {
    struct dl_hits *hits;
    const struct dl_look *look;
    uint8_t layer;
    unsigned steps;
    unsigned char text[DL_NAME_BYTES_MAX + 1]; /* of the words so far, as the dictionary has them */
    uint32_t core;                             /* where the best name's last word ends; 0: none yet */
    unsigned edits;                            /* of the best name */
    struct dl_hit *hit;
};

/* As far as a walk has come: words of the text, spelled as the first used bytes of its text. */
struct place {
    struct dl_path path;
    uint32_t used;
    unsigned edits, words;
};

/* Does a name stand that is spelled so, the text from the word at pos on being w->text? */
static bool stands(const struct walk *w, const struct dl_name *n, const struct place *at, struct dl_hit *stand)
{
    const struct dl_block *b = w->look->block;
    unsigned char whole[2 * DL_NAME_BYTES_MAX + 1];
    uint32_t from;
    if (!(n->flags & DL_GAZ_FUZZY) || (!w->look->begins && !(n->flags & DL_GAZ_ANY_CASE))) return false;
    if (!dl_hits_begin(w->hits, n, w->look, &from)) return false;
    uint32_t lead = w->look->pos - from;
    if (lead > DL_NAME_BYTES_MAX) return false;
    memcpy(whole, b->text + from, lead);
    memcpy(whole + lead, w->text, at->used);
    if (!dl_name_same_folded(n->spelling, (uint32_t)n->len - n->tail, whole, lead + at->used)) return false;
    *stand = (struct dl_hit){ .start = from, .end = dl_hits_end(n, b, at->path.end) };
    return true;
}

static void add_name(struct walk *w, struct dl_name *n, const struct place *at, const struct dl_hit *stand)
{
    if (at->path.end > w->core || at->edits < w->edits) {
        dl_hits_drop_senses(w->hits, w->hit);
    }
    w->core = at->path.end;
    w->edits = at->edits;
    n->flags |= DL_GAZ_INEXACT;
    dl_hits_add_name(w->hits, w->layer, n, stand, w->hit);
    n->flags &= (uint16_t)~DL_GAZ_INEXACT;
}

/* Adds the names that end here, if they are better than what was found: longer, or nearer. */
static void add_names(struct walk *w, const struct place *at)
{
    const struct dl_gaz *g = w->hits->gaz[w->layer];
    struct dl_probe probe;
    uint32_t offset;
    if (at->edits == 0 || at->path.end < w->core || (at->path.end == w->core && at->edits > w->edits)) return;
    dl_probe_begin(&probe, g, at->path.key);
    while (dl_probe_next(&probe, g, &offset)) {
        struct dl_name n = { 0 };
        struct dl_hit stand;
        while (dl_probe_read(&probe, g, &offset, &n)) {
            if (stands(w, &n, at, &stand)) add_name(w, &n, at, &stand);
            if (n.last) break;
        }
    }
}

static void go_on(struct walk *w, uint32_t word, const struct place *before);

/* Takes a word of the dictionary, or the text's own (near: NULL), for the text's word at word. */
static void take_word(struct walk *w, uint32_t word, const struct dl_near *near, const struct place *before)
{
    const struct dl_block *b = w->look->block;
    const struct dl_gaz *g = w->hits->gaz[w->layer];
    uint32_t end = dl_word_end(b, word), gap_start = before->words > 0 ? before->path.end : word;
    const unsigned char *spelled = near ? near->word : b->text + word;
    uint32_t len = near ? near->len : end - word, gap = word - gap_start;
    uint64_t hash = near ? near->hash : dl_word_hash(spelled, len);
    if (hash == 0 || before->used + gap + len > DL_NAME_BYTES_MAX || ++w->steps > STEPS_MAX) return;
    uint32_t gap_key = before->words > 0 ? dl_gap_key(b->text + gap_start, gap, before->path.last) : 0;
    if (before->words > 0 && gap_key == 0) return;
    struct place at = { .used = before->used + gap + len,
                        .edits = before->edits + (near ? near->edits : 0),
                        .words = before->words + 1 };
    at.path =
        (struct dl_path){ before->words > 0 ? dl_key_join(before->path.key, gap_key, hash) : hash, end, end - word };
    memcpy(w->text + before->used, b->text + gap_start, gap);
    memcpy(w->text + before->used + gap, spelled, len);
    struct dl_answer answer = at.words == 1 ? dl_gaz_ask(g->first, g->first_words, at.path.key)
                                            : dl_gaz_ask(g->path, g->path_words, at.path.key);
    if (answer.ends) add_names(w, &at);
    if (answer.goes_on && at.words < DL_NAME_WORDS_MAX) go_on(w, dl_next_word(b, end), &at);
}

/* Goes on at a word of the text, as it is and as every near word. */
static void go_on(struct walk *w, uint32_t word, const struct place *before)
{
    const struct dl_block *b = w->look->block;
    struct dl_near near[DL_NEAR_MAX];
    if (word >= b->len) return;
    take_word(w, word, NULL, before);
    unsigned count = dl_fuzzy_find(w->hits->gaz[w->layer], b->text + word, dl_word_end(b, word) - word, near);
    for (unsigned i = 0; i < count; i++)
        take_word(w, word, &near[i], before);
}

bool dl_inexact_name(struct dl_hits *f, const struct dl_look *look, struct dl_hit *hit)
{
    static const struct place start;
    struct dl_hit best = { .start = UINT32_MAX, .sense = (uint32_t)f->sense_count };
    struct walk w = { .hits = f, .look = look, .hit = &best };
    for (unsigned i = 0; i < f->layers; i++) {
        if (f->gaz[i]->fuzzy_slot_count == 0) continue;
        w.layer = (uint8_t)i;
        w.steps = 0;
        go_on(&w, look->pos, &start);
    }
    if (best.senses > 0 && (hit->senses == 0 || best.end > hit->end)) {
        *hit = best;
        return true;
    }
    dl_hits_drop_senses(f, &best);
    return false;
}
