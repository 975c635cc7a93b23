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
#include "gazetteer/path.h"

#define BATCH 128u
/* The first stop is never used, the last one never kept; then there are those of a batch and of one start more,
 * which is walked again with its line ends taken away. */
#define STOPS (2 + (BATCH + 1) * DL_NAME_WORDS_MAX)

/* A place where the filters say that a name of some layers may end. */
struct stop {
    uint64_t key;
    uint32_t end;
    uint16_t layers; /* bit set */
    uint16_t before; /* the stop before it of the same start; 0: there is none */
};

/* A word that a name may begin at. */
struct start {
    struct dl_path path; /* as far as it was walked */
    uint32_t pos;
    uint32_t word_end; /* of its first word */
    uint16_t goes_on;  /* layers that may have longer names */
    uint16_t stop;     /* the last one; 0: there is none */
    bool begins;       /* a name of any dictionary may begin here; else only one that matches in any case */
    bool is_broken;    /* a word of it ends with a hyphen at a line end */
};

struct filter {
    const uint64_t *words;
    uint32_t count;
};

struct dl_matcher {
    struct dl_hits hits;
    struct filter first[DL_LAYERS_MAX], path[DL_LAYERS_MAX];
    bool any_case; /* some layer has names that match in any case */
    bool fuzzy;    /* ... with a letter or two wrong */
    struct dl_joined *joined;
    bool has_breaks;            /* some word of the block is broken by a hyphen at a line end */
    uint32_t places[BATCH + 4]; /* of starts to be; a few are written that are none */
    struct start starts[BATCH];
    uint8_t active[BATCH]; /* starts that are walked on */
    uint8_t live[BATCH];   /* starts at which a name may be */
    unsigned stop_count;
    struct stop stops[STOPS];
};

_Static_assert(STOPS <= UINT16_MAX && BATCH <= UINT8_MAX, "a stop and a start have a number");
_Static_assert(DL_LAYERS_MAX <= 16, "a layer is a bit");

dateline_status dl_matcher_new(struct dl_matcher **out, const dateline_dict *dict)
{
    struct dl_matcher *m = *out = calloc(1, sizeof *m);
    if (!m) return DATELINE_ENOMEM;
    dl_hits_init(&m->hits, dict);
    for (unsigned i = 0; i < m->hits.layers; i++) {
        const struct dl_gaz *gaz = m->hits.gaz[i];
        m->first[i] = (struct filter){ gaz->first, gaz->first_words };
        m->path[i] = (struct filter){ gaz->path, gaz->path_words };
        m->fuzzy |= gaz->fuzzy_slot_count > 0;
        m->any_case |= (gaz->flags & DL_GAZ_ANY_CASE) != 0;
    }
    dateline_status status = dl_joined_new(&m->joined);
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
    return m->hits.senses;
}

const dateline_dict *dl_matcher_dict(const struct dl_matcher *m)
{
    return m->hits.dict;
}

dateline_span dl_sense_canonical(const dateline_dict *dict, const struct dl_sense *sense)
{
    return dl_gaz_canonical(&dl_dict_layer(dict, sense->layer)->gaz, sense->entry, sense->spelling);
}

void dl_matcher_forget(struct dl_matcher *m, const struct dl_hit *hit)
{
    m->hits.sense_count = hit->sense;
}

/* ---- the filters -------------------------------------------------------------------------------------- */

/* Asks the filters of these layers about a start's path, and notes a stop when names may end there. */
static inline void ask(struct dl_matcher *m, struct start *s, const struct filter *filters, uint32_t layers)
{
    uint32_t ends = 0, goes_on = 0;
    for (; layers != 0; layers &= layers - 1) {
        unsigned i = (unsigned)__builtin_ctz(layers);
        struct dl_answer answer = dl_gaz_ask(filters[i].words, filters[i].count, s->path.key);
        ends |= (uint32_t)answer.ends << i;
        goes_on |= (uint32_t)answer.goes_on << i;
    }
    unsigned is_stop = ends != 0, stop = m->stop_count;
    m->stops[stop] = (struct stop){ s->path.key, s->path.end, (uint16_t)ends, s->stop };
    s->stop ^= (uint16_t)((s->stop ^ stop) & (0 - is_stop)); /* without a branch, which nobody could foretell */
    s->goes_on = (uint16_t)goes_on;
    m->stop_count = stop + is_stop;
}

static inline void call_for(const struct start *s, const struct filter *filters, uint32_t layers)
{
    for (; layers != 0; layers &= layers - 1) {
        const struct filter *f = &filters[__builtin_ctz(layers)];
        __builtin_prefetch(&f->words[dl_gaz_place((uint32_t)s->path.key, f->count)]);
    }
}

static uint32_t all_layers(const struct dl_matcher *m)
{
    return (1u << m->hits.layers) - 1;
}

/* Walks one start to its end, without the others. */
static void walk(struct dl_matcher *m, const struct dl_block *b, struct start *s)
{
    ask(m, s, m->first, all_layers(m));
    for (unsigned words = 2; s->goes_on != 0 && words <= DL_NAME_WORDS_MAX && dl_path_next(&s->path, b); words++)
        ask(m, s, m->path, s->goes_on);
}

/* ---- the names of a start ----------------------------------------------------------------------------- */

/* The longest name of a start. */
static bool longest(struct dl_matcher *m, const struct dl_look *look, const struct start *s, struct dl_hit *hit)
{
    for (unsigned i = s->stop; i != 0; i = m->stops[i].before) {
        const struct stop *stop = &m->stops[i];
        bool any = stop->end == s->word_end ? dl_hits_word(&m->hits, look, stop->key, stop->layers, stop->end, hit)
                                            : dl_hits_names(&m->hits, look, stop->key, stop->layers, stop->end, hit);
        if (any) return true;
    }
    return false;
}

bool dl_matcher_word(struct dl_matcher *m, const struct dl_block *b, uint32_t pos, struct dl_hit *hit)
{
    struct start start = { .pos = pos };
    struct dl_look look = { .block = b, .pos = pos, .begins = true, .line = b, .line_pos = pos };
    if (!dl_path_begin(&start.path, b, pos)) return false;
    start.word_end = start.path.end;
    m->stop_count = 1;
    ask(m, &start, m->first, all_layers(m));
    return longest(m, &look, &start, hit);
}

bool dl_matcher_is_common(const struct dl_matcher *m, const struct dl_block *b, uint32_t pos)
{
    struct dl_path path;
    return dl_path_begin(&path, b, pos) && dl_hits_is_common(&m->hits, path.key);
}

/* The longest name from the word at pos when the hyphens at line ends behind it are taken away, if it
 * is longer than *hit. */
static bool longest_joined(struct dl_matcher *m, const struct dl_block *b, const struct start *from, struct dl_hit *hit)
{
    struct dl_block joined;
    struct start start = { .begins = from->begins };
    struct dl_hit found;
    if (!dl_joined_make(m->joined, b, from->pos, &joined, &start.pos)) return false;
    if (!dl_path_begin(&start.path, &joined, start.pos)) return false;
    start.word_end = start.path.end;
    unsigned stops = m->stop_count;
    struct dl_look look = { &joined, start.pos, start.begins, b, from->pos };
    walk(m, &joined, &start);
    bool any = longest(m, &look, &start, &found);
    m->stop_count = stops;
    if (!any) return false;
    found.start = dl_joined_origin(m->joined, found.start);
    found.end = dl_joined_origin(m->joined, found.end);
    if (hit->senses > 0 && found.end <= hit->end) {
        m->hits.sense_count = found.sense;
        return false;
    }
    *hit = found;
    return true;
}

/* ---- batches ------------------------------------------------------------------------------------------ */

/* The words of a chunk that names may begin at: their places go to the end of the batch. Most chunks have
 * up to four, which are written without asking how many they are. */
static unsigned note_starts(struct dl_matcher *m, const struct dl_block *b, uint32_t chunk, unsigned count)
{
    uint64_t bits = dl_name_starts(b, chunk);
    for (unsigned i = 0; i < 4; i++) {
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

/* Makes starts of the places, and calls for their filters; answers how many starts there are. */
static unsigned take_places(struct dl_matcher *m, const struct dl_block *b, unsigned places)
{
    unsigned count = 0;
    uint32_t layers = all_layers(m);
    for (unsigned k = 0; k < places; k++) {
        struct start *s = &m->starts[count];
        s->pos = m->places[k] & ~BEGINS_NOT;
        s->begins = s->pos == m->places[k];
        s->stop = 0;
        count += dl_path_begin(&s->path, b, s->pos);
        s->word_end = s->path.end;
        s->is_broken = m->has_breaks && dl_joined_breaks(m->joined, s->word_end);
        call_for(s, m->first, layers);
    }
    return count;
}

/* Asks the filters of first words; answers how many starts may have longer names. */
static unsigned take_first_words(struct dl_matcher *m, unsigned count)
{
    unsigned active = 0;
    uint32_t layers = all_layers(m);
    for (unsigned k = 0; k < count; k++) {
        ask(m, &m->starts[k], m->first, layers);
        m->active[active] = (uint8_t)k;
        active += m->starts[k].goes_on != 0;
    }
    return active;
}

/* Moves the active starts one word on; answers how many are left. */
static unsigned take_next_words(struct dl_matcher *m, const struct dl_block *b, unsigned active)
{
    unsigned left = 0, walked = 0;
    for (unsigned k = 0; k < active; k++) {
        struct start *s = &m->starts[m->active[k]];
        m->active[walked] = m->active[k];
        if (!dl_path_next(&s->path, b)) continue;
        walked++;
        s->is_broken |= m->has_breaks && dl_joined_breaks(m->joined, s->path.end);
        call_for(s, m->path, s->goes_on);
    }
    for (unsigned k = 0; k < walked; k++) {
        struct start *s = &m->starts[m->active[k]];
        m->active[left] = m->active[k];
        ask(m, s, m->path, s->goes_on);
        left += s->goes_on != 0;
    }
    return left;
}

static struct dl_look look_at(const struct dl_block *b, const struct start *s)
{
    return (struct dl_look){ b, s->pos, s->begins, b, s->pos };
}

/* Is the longest stop of a start a word that is kept? */
static inline bool is_kept(struct dl_matcher *m, const struct dl_block *b, const struct start *s)
{
    const struct stop *stop = &m->stops[s->stop];
    struct dl_look look = look_at(b, s);
    return (stop->end == s->word_end) &
           dl_hits_is_kept(dl_hits_slot(&m->hits, stop->key), dl_hits_letters(&look, s->word_end));
}

/* Keeps the starts at which a name may be; answers how many. */
static unsigned take_stops(struct dl_matcher *m, unsigned count)
{
    unsigned live = 0;
    for (unsigned k = 0; k < count; k++) {
        m->live[live] = (uint8_t)k;
        live += (m->starts[k].stop != 0) | m->starts[k].is_broken | m->fuzzy;
    }
    return live;
}

/* Calls for the memory that the longest stops need: first the buckets, then the names that they lead to. */
static void call_for_names(struct dl_matcher *m, const struct dl_block *b, unsigned live)
{
    unsigned waiting = 0;
    for (unsigned k = 0; k < live; k++) {
        const struct start *s = &m->starts[m->live[k]];
        m->active[waiting] = m->live[k];
        waiting += (s->stop != 0) & !is_kept(m, b, s);
    }
    for (unsigned i = 0; i < m->hits.layers; i++) {
        const struct dl_gaz *g = m->hits.gaz[i];
        for (unsigned k = 0; k < waiting; k++)
            __builtin_prefetch(&g->buckets[dl_gaz_bucket(g, m->stops[m->starts[m->active[k]].stop].key)]);
        for (unsigned k = 0; k < waiting; k++) {
            const struct stop *stop = &m->stops[m->starts[m->active[k]].stop];
            struct dl_probe probe;
            uint32_t offset;
            if (!(stop->layers >> i & 1)) continue;
            dl_probe_begin(&probe, g, stop->key);
            if (dl_probe_next(&probe, g, &offset) && offset < g->names_size) __builtin_prefetch(g->names + offset);
        }
    }
}

/* Adds the hits of a batch; done: where the last hit ends. */
static dateline_status take_batch(struct dl_matcher *m, const struct dl_block *b, unsigned places, uint32_t *done)
{
    m->stop_count = 1;
    unsigned count = take_places(m, b, places), active = take_first_words(m, count);
    for (unsigned words = 2; active > 0 && words <= DL_NAME_WORDS_MAX; words++)
        active = take_next_words(m, b, active);
    unsigned live = take_stops(m, count);
    call_for_names(m, b, live);
    for (unsigned k = 0; k < live; k++) {
        const struct start *s = &m->starts[m->live[k]];
        struct dl_hit hit = { 0 };
        if (s->pos < *done) continue;
        struct dl_look look = look_at(b, s);
        bool any = longest(m, &look, s, &hit);
        if (s->is_broken) any |= longest_joined(m, b, s, &hit);
        if (m->fuzzy) any |= dl_inexact_name(&m->hits, &look, &hit);
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
    m->hits.hit_count = m->hits.sense_count = 0;
    m->hits.out_of_memory = false;
    m->has_breaks = dl_joined_begin(m->joined, b);
    for (uint32_t k = 0; k < b->chunks && status == DATELINE_OK; k++) {
        waiting = m->any_case ? note_words(m, b, k, waiting) : note_starts(m, b, k, waiting);
        if (waiting + 32 <= BATCH && k + 1 < b->chunks) continue; /* a chunk has at most 32 words */
        status = take_batch(m, b, waiting, &done);
        waiting = 0;
    }
    *hits = m->hits.hits;
    *count = m->hits.hit_count;
    return status;
}
