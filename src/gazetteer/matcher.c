/* matcher.c: from a word start, the filters say how far a name may go; the table and the letters
 * say whether it does.
 *
 *     Soviet Union said ...
 *     k1 ─────▶ filter: goes on
 *     k2 ─────────────▶ filter: ends      ends at k2: bucket, then compare with "Soviet Union"
 *
 * Word starts are taken in batches, one step for all of them before the next, so that the memory
 * that a step needs is on its way while the others are looked at.
 */
#include "gazetteer/matcher.h"

#include <stdlib.h>
#include <string.h>

#include "gazetteer/hits.h"
#include "gazetteer/inexact.h"
#include "gazetteer/joined.h"
#include "gazetteer/parted.h"
#include "gazetteer/path.h"
#include "gazetteer/starts.h"

/* A block has no more words; a few are written that are none. */
#define WORDS_MAX (DL_BLOCK_MAX / 2 + 4)

struct dl_matcher {
    struct dl_hits hits;
    struct dl_starts starts;
    bool any_case; /* some layer has names that match in any case */
    bool fuzzy;    /* ... with a letter or two wrong */
    struct dl_joined *joined;
    size_t word_count;
    struct dl_first_word words[WORDS_MAX]; /* of the block */
};

dateline_status dl_matcher_new(struct dl_matcher **out, const dateline_dict *dict)
{
    struct dl_matcher *m = *out = calloc(1, sizeof *m);
    if (!m) return DATELINE_ENOMEM;
    dateline_status status = dl_hits_init(&m->hits, dict);
    for (unsigned i = 0; i < m->hits.layers; i++) {
        const struct dl_gaz *gaz = m->hits.gaz[i];
        m->fuzzy |= gaz->fuzzy_slot_count > 0;
        m->any_case |= (gaz->flags & DL_GAZ_ANY_CASE) != 0;
    }
    dl_starts_init(&m->starts, &m->hits);
    if (status == DATELINE_OK) status = dl_joined_new(&m->joined);
    if (status != DATELINE_OK) {
        dl_matcher_free(m);
        *out = NULL;
    }
    return status;
}

void dl_matcher_free(struct dl_matcher *m)
{
    if (!m) return;
    dl_joined_free(m->joined);
    dl_hits_free(&m->hits);
    free(m);
}

const struct dl_sense *dl_matcher_senses(const struct dl_matcher *m)
{
    static const struct dl_sense none; /* offsets are counted from it, though it is never read */
    return m->hits.senses ? m->hits.senses : &none;
}

size_t dl_matcher_sense_count(const struct dl_matcher *m)
{
    return m->hits.sense_count;
}

dateline_span dl_sense_canonical(const dateline_dict *dict, const struct dl_sense *sense)
{
    return dl_gaz_canonical(&dl_dict_layer(dict, sense->layer)->gaz, sense->entry, sense->spelling);
}

dateline_span dl_matcher_canonical(const struct dl_matcher *m, const struct dl_sense *sense)
{
    return dl_sense_canonical(m->hits.dict, sense);
}

void dl_matcher_forget(struct dl_matcher *m)
{
    dl_hits_forget(&m->hits);
}

/* ---- the names of a start ----------------------------------------------------------------------------- */

/* The longest name of a start. */
static bool longest(struct dl_matcher *m, const struct dl_look *look, const struct dl_start *s, struct dl_hit *hit)
{
    for (unsigned i = s->stop; i != 0; i = m->starts.stops[i].before) {
        const struct dl_stop *stop = &m->starts.stops[i];
        if (dl_hits_find(&m->hits, look, stop->key, stop->layers, stop->end, hit)) return true;
    }
    *hit = s->hit;
    return hit->senses > 0;
}

bool dl_matcher_word(struct dl_matcher *m, const struct dl_block *b, uint32_t pos, struct dl_hit *hit, bool *by_letters)
{
    struct dl_start start = { .pos = pos };
    struct dl_look look = { .block = b, .pos = pos, .begins = true, .line = b, .line_pos = pos };
    *by_letters = true;
    if (!dl_path_begin(&start.path, b, pos)) return false;
    m->starts.stop_count = 1;
    dl_starts_ask(&m->starts, &start, m->starts.first, dl_starts_layers(&m->starts));
    if (start.stop == 0) return false;
    bool any = longest(m, &look, &start, hit);
    struct dl_hit lent = *hit;
    dl_hits_drop_senses(&m->hits, &lent);
    *by_letters = !m->hits.depends_on_context;
    return any;
}

bool dl_matcher_has_role(const struct dl_matcher *m, uint64_t hash)
{
    for (unsigned i = 0; i < m->hits.layers; i++) {
        const struct dl_gaz *gaz = m->hits.gaz[i];
        if (!gaz->roles || dl_gaz_ask(gaz->roles, gaz->role_words, hash).ends) return true;
    }
    return false;
}

bool dl_matcher_is_common(const struct dl_matcher *m, const struct dl_block *b, uint32_t pos)
{
    struct dl_path path;
    return dl_path_begin(&path, b, pos) && dl_hits_is_common(&m->hits, path.key);
}

/* May a name begin with the word at pos when the hyphens at line ends in it are taken away? */
static bool may_be_joined(const struct dl_matcher *m, const struct dl_block *b, uint32_t pos)
{
    unsigned char word[DL_JOINED_WORD_MAX + 16];
    uint32_t len = dl_joined_word(m->joined, b, pos, word);
    uint64_t key = len > 0 ? dl_word_hash(word, len) : 0;
    for (unsigned i = 0; key != 0 && i < m->hits.layers; i++) {
        struct dl_answer answer = dl_gaz_ask(m->starts.first[i].words, m->starts.first[i].count, key);
        if (answer.ends || answer.goes_on) return true;
    }
    return false;
}

/* The longest name from the word at pos when the hyphens at line ends behind it are taken away, if it
 * is longer than *hit. */
static bool longest_joined(struct dl_matcher *m, const struct dl_block *b, const struct dl_start *from,
                           struct dl_hit *hit)
{
    struct dl_block joined;
    struct dl_start start = { .begins = from->begins };
    struct dl_hit found;
    if (!may_be_joined(m, b, from->pos)) return false;
    if (!dl_joined_make(m->joined, b, from->pos, &joined, &start.pos)) return false;
    if (!dl_path_begin(&start.path, &joined, start.pos)) return false;
    unsigned stops = m->starts.stop_count;
    struct dl_look look = { &joined, start.pos, start.begins, b, from->pos };
    dl_starts_walk(&m->starts, &joined, &start, joined.len);
    bool any = longest(m, &look, &start, &found);
    m->starts.stop_count = stops;
    if (!any) return false;
    found.start = dl_joined_origin(m->joined, found.start);
    found.end = dl_joined_origin(m->joined, found.end);
    if (hit->senses > 0 && found.end <= hit->end) {
        dl_hits_drop_senses(&m->hits, &found);
        return false;
    }
    *hit = found;
    return true;
}

/* ---- batches ------------------------------------------------------------------------------------------ */

/* The words of a chunk that names may begin at go behind the others. Most chunks have up to two, which are written
 * without asking how many they are. */
static size_t note_starts(struct dl_matcher *m, const struct dl_block *b, uint32_t chunk, size_t count)
{
    uint64_t bits = dl_name_starts(b, chunk);
    for (unsigned i = 0; i < 2; i++) {
        m->words[count].start = chunk * 64 + (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
        count += bits != 0;
        bits &= bits - 1;
    }
    for (; bits != 0; bits &= bits - 1)
        m->words[count++].start = chunk * 64 + (uint32_t)__builtin_ctzll(bits);
    return count;
}

/* The same for all words, those marked that only a name in any case may begin at. */
static size_t note_words(struct dl_matcher *m, const struct dl_block *b, uint32_t chunk, size_t count)
{
    uint64_t begins = dl_name_starts(b, chunk);
    for (uint64_t bits = b->start[chunk]; bits != 0; bits &= bits - 1) {
        unsigned bit = (unsigned)__builtin_ctzll(bits);
        m->words[count++].start = (chunk * 64 + bit) | (begins >> bit & 1 ? 0 : DL_BEGINS_NOT);
    }
    return count;
}

/* Notes the words of the chunks from *chunk on until a batch is full: another chunk has at most 32. Answers where they
 * end. */
static size_t note_batch(struct dl_matcher *m, const struct dl_block *b, uint32_t *chunk)
{
    const size_t full = m->word_count + DL_BATCH - 32;
    size_t count = m->word_count;
    uint32_t k = *chunk;
    if (m->any_case)
        for (; k < b->chunks && count <= full; k++)
            count = note_words(m, b, k, count);
    else
        for (; k < b->chunks && count <= full; k++)
            count = note_starts(m, b, k, count);
    *chunk = k;
    return count;
}

/* Hashes the words that were noted, up to end, and calls for what is kept of them; those that are no part of a name
 * go. */
static void hash_words(struct dl_matcher *m, const struct dl_block *b, size_t end)
{
    struct dl_kept *const table = m->hits.kept;
    size_t count = m->word_count;
    for (size_t k = count; k < end; k++) {
        struct dl_first_word w = m->words[k];
        const uint32_t pos = dl_first_word_start(&w);
        w.end = dl_word_end(b, pos);
        w.key = dl_word_hash(b->text + pos, w.end - pos);
        __builtin_prefetch(dl_kept_slot(table, b->text + pos, w.key));
        m->words[count] = w;
        count += w.key != 0;
    }
    m->word_count = count;
}

/* Lists the starts with stops, and calls for what is kept of the last ones; answers how many there are. */
static unsigned list_stopped(struct dl_matcher *m, const struct dl_block *b, unsigned count)
{
    unsigned stopped = 0;
    for (unsigned k = 0; k < count; k++) {
        m->starts.active[stopped] = (uint8_t)k;
        stopped += m->starts.list[k].stop != 0;
    }
    for (unsigned k = 0; k < stopped; k++) {
        const struct dl_start *s = &m->starts.list[m->starts.active[k]];
        __builtin_prefetch(dl_hits_slot(&m->hits, b->text + s->pos, m->starts.stops[s->stop].key));
    }
    return stopped;
}

/* Settles the stops of a start that are kept, from the last one on. */
static void recall_stops(struct dl_matcher *m, const struct dl_block *b, struct dl_start *s)
{
    while (s->stop != 0 && s->begins) {
        const struct dl_stop *stop = &m->starts.stops[s->stop];
        const struct dl_kept *kept = dl_hits_recall(&m->hits, b->text + s->pos, stop->end - s->pos, stop->key);
        if (!kept) return;
        s->stop = kept->senses > 0 ? 0 : stop->before;
        if (kept->senses > 0) s->hit = dl_hits_kept(kept, b, s->pos, stop->end);
    }
}

/* Recalls the names of stops, and calls for the memory that the others need: first the buckets, then the names that
 * they lead to. */
static void take_stops(struct dl_matcher *m, const struct dl_block *b, unsigned count)
{
    const struct dl_starts *st = &m->starts;
    unsigned waiting = 0, stopped = list_stopped(m, b, count);
    for (unsigned k = 0; k < stopped; k++) {
        struct dl_start *s = &m->starts.list[st->active[k]];
        recall_stops(m, b, s);
        m->starts.active[waiting] = st->active[k];
        waiting += s->stop != 0;
    }
    for (unsigned i = 0; i < m->hits.layers; i++) {
        const struct dl_gaz *g = m->hits.gaz[i];
        for (unsigned k = 0; k < waiting; k++)
            __builtin_prefetch(&g->buckets[dl_gaz_bucket(g, st->stops[st->list[st->active[k]].stop].key)]);
        for (unsigned k = 0; k < waiting; k++) {
            const struct dl_stop *stop = &st->stops[st->list[st->active[k]].stop];
            struct dl_probe probe;
            uint32_t offset;
            if (!(stop->layers >> i & 1)) continue;
            dl_probe_begin(&probe, g, stop->key);
            if (dl_probe_next(&probe, g, &offset) && offset < g->names_size) __builtin_prefetch(g->names + offset);
        }
    }
}

/* The name of a start that has stops left, or is broken, or may be spelled wrong; *hit: what was recalled for it. */
static bool look_closer(struct dl_matcher *m, const struct dl_block *b, const struct dl_start *s, struct dl_hit *hit)
{
    const struct dl_look look = { b, s->pos, s->begins, b, s->pos };
    struct dl_hit found;
    bool any = hit->senses > 0; /* a word that was recalled, if no longer name stands */
    if (longest(m, &look, s, &found)) {
        *hit = found;
        any = true;
    }
    if (s->is_broken) any |= longest_joined(m, b, s, hit);
    if (m->fuzzy) any |= dl_inexact_name(&m->hits, &look, hit);
    return any;
}

/* Adds the hit of a start that has to be looked at closer; *done: where the last hit ends. */
static dateline_status add_closer(struct dl_matcher *m, const struct dl_block *b, const struct dl_start *s,
                                  uint32_t *done)
{
    struct dl_hit hit = s->hit;
    if (s->pos < *done || !look_closer(m, b, s, &hit)) return DATELINE_OK;
    if (m->hits.out_of_memory) return DATELINE_ENOMEM;
    dl_hits_put(&m->hits, &hit);
    *done = hit.end;
    return DATELINE_OK;
}

/* Adds the hits of a batch; *done: where the last hit ends. What was recalled is written without asking whether it
 * stands. */
static dateline_status add_hits(struct dl_matcher *m, const struct dl_block *b, unsigned count, uint32_t *done)
{
    if (!dl_hits_reserve(&m->hits, count)) return DATELINE_ENOMEM;
    dateline_status status = DATELINE_OK;
    struct dl_hit *to = m->hits.hits + m->hits.hit_count;
    uint32_t end = *done;
    for (unsigned k = 0; k < count && status == DATELINE_OK; k++) {
        const struct dl_start *s = &m->starts.list[k];
        if ((s->stop != 0) | s->is_broken | m->fuzzy) {
            m->hits.hit_count = (size_t)(to - m->hits.hits);
            status = add_closer(m, b, s, &end);
            to = m->hits.hits + m->hits.hit_count;
            continue;
        }
        const bool stands = (s->pos >= end) & (s->hit.senses > 0);
        *to = s->hit;
        to += stands;
        end ^= (end ^ s->hit.end) & (0 - (uint32_t)stands); /* without a branch */
    }
    m->hits.hit_count = (size_t)(to - m->hits.hits);
    *done = end;
    return status;
}

dateline_status dl_matcher_scan(struct dl_matcher *m, const struct dl_block *b, const struct dl_hit **hits,
                                size_t *count)
{
    uint32_t done = 0;
    dateline_status status = DATELINE_OK;
    m->hits.hit_count = m->word_count = 0;
    m->hits.out_of_memory = false;
    m->starts.joined = dl_joined_begin(m->joined, b) ? m->joined : NULL;
    for (uint32_t chunk = 0; chunk < b->chunks && status == DATELINE_OK;) {
        const size_t from = m->word_count;
        hash_words(m, b, note_batch(m, b, &chunk));
        const unsigned batch = (unsigned)(m->word_count - from);
        dl_starts_take(&m->starts, b, &m->words[from], batch);
        take_stops(m, b, batch);
        status = add_hits(m, b, batch, &done);
    }
    *hits = m->hits.hits;
    *count = m->hits.hit_count;
    return status;
}

const struct dl_first_word *dl_matcher_words(const struct dl_matcher *m, size_t *count)
{
    *count = m->word_count;
    return m->words;
}

dateline_status dl_matcher_part(struct dl_matcher *m, const struct dl_block *b, const struct dl_hit **parted,
                                size_t *parted_count, const struct dl_hit **hits, size_t *count)
{
    *parted_count = dl_parted_again(&m->hits, &m->starts, m->any_case, b);
    *parted = m->hits.parted;
    *hits = m->hits.hits;
    *count = m->hits.hit_count;
    return m->hits.out_of_memory ? DATELINE_ENOMEM : DATELINE_OK;
}
