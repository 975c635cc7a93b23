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

struct dl_matcher {
    struct dl_hits hits;
    struct dl_starts starts;
    bool any_case; /* some layer has names that match in any case */
    bool fuzzy;    /* ... with a letter or two wrong */
    struct dl_joined *joined;
    bool has_breaks;               /* some word of the block is broken by a hyphen at a line end */
    uint32_t places[DL_BATCH + 4]; /* of starts to be; a few are written that are none */
    uint8_t active[DL_BATCH];      /* starts that are walked on */
};

dateline_status dl_matcher_new(struct dl_matcher **out, const dateline_dict *dict)
{
    struct dl_matcher *m = *out = calloc(1, sizeof *m);
    if (!m) return DATELINE_ENOMEM;
    dateline_status status = dl_hits_init(&m->hits, dict);
    for (unsigned i = 0; i < m->hits.layers; i++) {
        const struct dl_gaz *gaz = m->hits.gaz[i];
        m->starts.first[i] = (struct dl_filter){ gaz->first, gaz->first_words };
        m->starts.path[i] = (struct dl_filter){ gaz->path, gaz->path_words };
        m->fuzzy |= gaz->fuzzy_slot_count > 0;
        m->any_case |= (gaz->flags & DL_GAZ_ANY_CASE) != 0;
    }
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

static uint32_t all_layers(const struct dl_matcher *m)
{
    return (1u << m->hits.layers) - 1;
}

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
    dl_starts_ask(&m->starts, &start, m->starts.first, all_layers(m));
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
    dl_starts_walk(&m->starts, &joined, &start, all_layers(m), joined.len);
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

/* The words of a chunk that names may begin at: their places go to the end of the batch. Most chunks have
 * up to two, which are written without asking how many they are. */
static unsigned note_starts(struct dl_matcher *m, const struct dl_block *b, uint32_t chunk, unsigned count)
{
    uint64_t bits = dl_name_starts(b, chunk);
    for (unsigned i = 0; i < 2; i++) {
        m->places[count] = chunk * 64 + (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
        count += bits != 0;
        bits &= bits - 1;
    }
    for (; bits != 0; bits &= bits - 1)
        m->places[count++] = chunk * 64 + (uint32_t)__builtin_ctzll(bits);
    return count;
}

#define BEGINS_NOT (1u << 31)

/* The same for all words, those marked that only a name in any case may begin at. */
static unsigned note_words(struct dl_matcher *m, const struct dl_block *b, uint32_t chunk, unsigned count)
{
    uint64_t begins = dl_name_starts(b, chunk);
    for (uint64_t bits = b->start[chunk]; bits != 0; bits &= bits - 1) {
        unsigned bit = (unsigned)__builtin_ctzll(bits);
        m->places[count++] = (chunk * 64 + bit) | (begins >> bit & 1 ? 0 : BEGINS_NOT);
    }
    return count;
}

/* Notes of the first count active starts whether their last words so far are broken. */
static void note_breaks(struct dl_matcher *m, unsigned count)
{
    for (unsigned k = 0; m->has_breaks && k < count; k++) {
        struct dl_start *s = &m->starts.list[m->active[k]];
        s->is_broken |= dl_joined_breaks(m->joined, s->path.end);
    }
}

/* Makes starts of the places, and calls for what is kept of their words; answers how many there are. */
static unsigned take_places(struct dl_matcher *m, const struct dl_block *b, unsigned places)
{
    unsigned count = 0;
    for (unsigned k = 0; k < places; k++) {
        struct dl_start *s = &m->starts.list[count];
        s->pos = m->places[k] & ~BEGINS_NOT;
        s->begins = s->pos == m->places[k];
        s->stop = 0;
        count += dl_path_begin(&s->path, b, s->pos);
        s->is_broken = m->has_breaks && dl_joined_breaks(m->joined, s->path.end);
        __builtin_prefetch(dl_hits_slot(&m->hits, s->path.key));
    }
    return count;
}

/* Recalls what the first words are by themselves; lists those that are not kept, and calls for their filters. */
static unsigned recall_words(struct dl_matcher *m, const struct dl_block *b, unsigned count)
{
    unsigned unknown = 0;
    for (unsigned k = 0; k < count; k++) {
        struct dl_start *s = &m->starts.list[k];
        const struct dl_kept *kept = dl_hits_recall(&m->hits, b->text + s->pos, s->path.last, s->path.key);
        if (kept && s->begins) {
            s->hit = dl_hits_kept(kept, s->pos, s->path.end);
            s->goes_on = kept->goes_on;
        } else {
            s->hit = (struct dl_hit){ 0 };
            dl_starts_call(s, m->starts.first, all_layers(m));
            m->active[unknown++] = (uint8_t)k;
        }
    }
    return unknown;
}

/* Asks the filters of the first words that are not kept; answers how many starts may have longer names. */
static unsigned take_first_words(struct dl_matcher *m, const struct dl_block *b, unsigned count)
{
    unsigned active = 0, unknown = recall_words(m, b, count);
    for (unsigned k = 0; k < unknown; k++)
        dl_starts_ask(&m->starts, &m->starts.list[m->active[k]], m->starts.first, all_layers(m));
    for (unsigned k = 0; k < count; k++) {
        m->active[active] = (uint8_t)k;
        active += m->starts.list[k].goes_on != 0;
    }
    return active;
}

/* Moves the active starts one word on; answers how many are left. */
static unsigned take_next_words(struct dl_matcher *m, const struct dl_block *b, unsigned active)
{
    unsigned left = 0, walked = 0;
    for (unsigned k = 0; k < active; k++) {
        struct dl_start *s = &m->starts.list[m->active[k]];
        m->active[walked] = m->active[k];
        if (!dl_path_next(&s->path, b)) continue;
        walked++;
        dl_starts_call(s, m->starts.path, s->goes_on);
    }
    note_breaks(m, walked);
    for (unsigned k = 0; k < walked; k++) {
        struct dl_start *s = &m->starts.list[m->active[k]];
        m->active[left] = m->active[k];
        dl_starts_ask(&m->starts, s, m->starts.path, s->goes_on);
        left += s->goes_on != 0;
    }
    return left;
}

/* Lists the starts with stops, and calls for what is kept of the last ones; answers how many there are. */
static unsigned list_stopped(struct dl_matcher *m, unsigned count)
{
    unsigned stopped = 0;
    for (unsigned k = 0; k < count; k++) {
        const struct dl_start *s = &m->starts.list[k];
        m->active[stopped] = (uint8_t)k;
        stopped += s->stop != 0;
        __builtin_prefetch(dl_hits_slot(&m->hits, m->starts.stops[s->stop].key));
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
        if (kept->senses > 0) s->hit = dl_hits_kept(kept, s->pos, stop->end);
    }
}

/* Recalls the names of stops, and calls for the memory that the others need: first the buckets, then the names that
 * they lead to. */
static void take_stops(struct dl_matcher *m, const struct dl_block *b, unsigned count)
{
    unsigned waiting = 0, stopped = list_stopped(m, count);
    for (unsigned k = 0; k < stopped; k++) {
        struct dl_start *s = &m->starts.list[m->active[k]];
        recall_stops(m, b, s);
        m->active[waiting] = m->active[k];
        waiting += s->stop != 0;
    }
    for (unsigned i = 0; i < m->hits.layers; i++) {
        const struct dl_gaz *g = m->hits.gaz[i];
        for (unsigned k = 0; k < waiting; k++)
            __builtin_prefetch(&g->buckets[dl_gaz_bucket(g, m->starts.stops[m->starts.list[m->active[k]].stop].key)]);
        for (unsigned k = 0; k < waiting; k++) {
            const struct dl_stop *stop = &m->starts.stops[m->starts.list[m->active[k]].stop];
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

/* Adds the hits of a batch; done: where the last hit ends. */
static dateline_status take_batch(struct dl_matcher *m, const struct dl_block *b, unsigned places, uint32_t *done)
{
    m->starts.stop_count = 1;
    unsigned count = take_places(m, b, places), active = take_first_words(m, b, count);
    for (unsigned words = 2; active > 0 && words <= DL_NAME_WORDS_MAX; words++)
        active = take_next_words(m, b, active);
    take_stops(m, b, count);
    for (unsigned k = 0; k < count; k++) {
        const struct dl_start *s = &m->starts.list[k];
        if (s->pos < *done) continue;
        struct dl_hit hit = s->hit;
        bool any = hit.senses > 0;
        if ((s->stop != 0) | s->is_broken | m->fuzzy) any = look_closer(m, b, s, &hit);
        if (!any) continue;
        if (m->hits.out_of_memory || !dl_hits_add_hit(&m->hits, &hit)) return DATELINE_ENOMEM;
        *done = hit.end;
    }
    return DATELINE_OK;
}

dateline_status dl_matcher_scan(struct dl_matcher *m, const struct dl_block *b, const struct dl_hit **hits,
                                size_t *count)
{
    unsigned waiting = 0;
    uint32_t done = 0;
    dateline_status status = DATELINE_OK;
    m->hits.hit_count = 0;
    m->hits.out_of_memory = false;
    m->has_breaks = dl_joined_begin(m->joined, b);
    for (uint32_t k = 0; k < b->chunks && status == DATELINE_OK; k++) {
        waiting = m->any_case ? note_words(m, b, k, waiting) : note_starts(m, b, k, waiting);
        if (waiting + 32 <= DL_BATCH && k + 1 < b->chunks) continue; /* a chunk has at most 32 words */
        status = take_batch(m, b, waiting, &done);
        waiting = 0;
    }
    *hits = m->hits.hits;
    *count = m->hits.hit_count;
    return status;
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
