/* matcher.c: from a word start, the filters say how far a name may go; the table and the letters
 * say whether it does.
 *
 *     Soviet Union said ...
 *     k1 ─────▶ filter: goes on
 *     k2 ─────────────▶ filter: ends      ends at k2: table, then compare with "Soviet Union"
 */
#include "gazetteer/matcher.h"

#include <stdlib.h>
#include <string.h>

#include "gazetteer/path.h"
#include "memory.h"

/* What the filters say of a key: bit sets of layers. */
struct answer {
    uint32_t ends, goes_on;
};

/* The same words begin sentences all the time (The, It, But), and so do the same names. What the
 * filters say of such a word depends on its letters only, and so does what it is by itself, unless
 * a spelling has something before or after the word; both are kept in a small table, one word a slot. */
#define KEPT_BITS 9
#define KEPT_SLOTS (1u << KEPT_BITS)
#define KEPT_SENSES 4u
#define SENSES_UNKNOWN UINT32_MAX

struct kept_word {
    uint64_t letters; /* 0: empty */
    uint64_t key;
    struct answer answer;
    uint32_t senses; /* or SENSES_UNKNOWN */
    struct dl_sense sense[KEPT_SENSES];
};

struct dl_matcher {
    const dateline_dict *dict;
    struct dl_hit *hits;
    size_t hit_count, hit_capacity;
    struct dl_sense *senses;
    size_t sense_count, sense_capacity;
    bool out_of_memory;
    bool depends_on_context; /* a spelling looked at had a lead or a tail */
    struct kept_word kept[KEPT_SLOTS];
};

dateline_status dl_matcher_new(struct dl_matcher **out, const dateline_dict *dict)
{
    *out = calloc(1, sizeof **out);
    if (!*out) return DATELINE_ENOMEM;
    (*out)->dict = dict;
    return DATELINE_OK;
}

void dl_matcher_free(struct dl_matcher *m)
{
    if (!m) return;
    free(m->hits);
    free(m->senses);
    free(m);
}

const struct dl_sense *dl_matcher_senses(const struct dl_matcher *m)
{
    return m->senses;
}

const dateline_dict *dl_matcher_dict(const struct dl_matcher *m)
{
    return m->dict;
}

void dl_matcher_forget(struct dl_matcher *m, const struct dl_hit *hit)
{
    m->sense_count = hit->sense;
}

/* Does the text before pos end with the lead of a spelling: "al-" before "Qaeda"? */
static bool has_lead(const struct dl_block *b, uint32_t pos, const char *lead, uint32_t len)
{
    if (len > pos) return false;
    for (uint32_t i = 0; i < len; i++) {
        unsigned char c = b->text[pos - len + i];
        if (c != (unsigned char)lead[i] && !(lead[i] == ' ' && c == '\n')) return false;
    }
    uint32_t from = pos - len;
    return from == 0 || !dl_bit(b->word, from - 1);
}

/* How much of the tail of a spelling ("." of "Inc.") stands at end. */
static uint32_t tail_length(const struct dl_block *b, uint32_t end, const char *tail, uint32_t len)
{
    return len <= b->len - end && memcmp(b->text + end, tail, len) == 0 ? len : 0;
}

static bool accepts_caps(const struct dl_block *b, uint32_t pos, uint16_t flags)
{
    if (flags & (DL_GAZ_EXACT | DL_GAZ_CAPITALS)) return false;
    return dl_block_line_is_caps(b, pos) || dl_block_dateline_end(b, pos) > pos;
}

/* Does the surface stand at [pos, end)? Widens *hit to what it covers. */
static bool surface_stands(const struct dl_gaz *g, const struct dl_surface *s, const struct dl_block *b, uint32_t pos,
                           uint32_t end, struct dl_hit *hit)
{
    dateline_span spelling = dl_gaz_string(g, s->spelling);
    if (spelling.len <= (size_t)s->lead + s->tail || !has_lead(b, pos, spelling.ptr, s->lead)) return false;
    uint32_t core = (uint32_t)spelling.len - s->lead - s->tail;
    const unsigned char *letters = (const unsigned char *)spelling.ptr + s->lead;
    enum dl_sameness same = dl_name_compare(letters, core, b->text + pos, end - pos);
    if (same == DL_NAME_OTHER || (same == DL_NAME_SAME_IN_CAPS && !accepts_caps(b, pos, s->flags))) return false;

    uint32_t from = pos - s->lead, to = end + tail_length(b, end, (const char *)letters + core, s->tail);
    if (from < hit->start) hit->start = from;
    if (to > hit->end) hit->end = to;
    if (same == DL_NAME_SAME_IN_CAPS) hit->caps = true;
    return true;
}

static void add_sense(struct dl_matcher *m, struct dl_sense sense, struct dl_hit *hit)
{
    if (hit->senses == DL_SENSES_MAX) return;
    struct dl_sense *moved = dl_reserve(m->senses, &m->sense_capacity, m->sense_count + 1, sizeof sense);
    if (!moved) {
        m->out_of_memory = true;
        return;
    }
    m->senses = moved;
    m->senses[m->sense_count++] = sense;
    hit->senses++;
}

/* Adds the surfaces of one slot that stand at [pos, end). */
static void add_surfaces(struct dl_matcher *m, uint8_t layer, uint32_t first, const struct dl_block *b, uint32_t pos,
                         uint32_t end, struct dl_hit *hit)
{
    const struct dl_layer *l = dl_dict_layer(m->dict, layer);
    const struct dl_gaz *g = &l->gaz;
    uint32_t last_spelling = 0; /* the senses of a name mostly share their spelling and flags */
    uint16_t last_flags = 0;
    bool stands = false;
    if (first >= g->surface_count) return;
    uint32_t last = g->surface_count - first > DL_SURFACES_MAX ? first + DL_SURFACES_MAX : g->surface_count;
    for (uint32_t i = first; i < last; i++) {
        const struct dl_surface *s = &g->surfaces[i];
        if (s->lead > 0 || s->tail > 0) m->depends_on_context = true;
        uint16_t flags = s->flags & (uint16_t)~DL_GAZ_LAST;
        if (s->spelling != last_spelling || flags != last_flags) stands = surface_stands(g, s, b, pos, end, hit);
        last_spelling = s->spelling;
        last_flags = flags;
        if (s->entry < g->entry_count && stands) {
            const struct dl_entry *e = &g->entries[s->entry];
            if (e->type < g->type_count) add_sense(m, (struct dl_sense){ e, s->flags, layer, l->types[e->type] }, hit);
        }
        if (s->flags & DL_GAZ_LAST) break;
    }
}

/* Adds the senses that one layer has for a key. Two keys of one fingerprint are rare, and then the
 * letters tell them apart. */
static void add_layer(struct dl_matcher *m, uint8_t layer, uint64_t key, const struct dl_block *b, uint32_t pos,
                      uint32_t end, struct dl_hit *hit)
{
    const struct dl_gaz *g = &dl_dict_layer(m->dict, layer)->gaz;
    uint32_t fingerprint = dl_gaz_fingerprint(key);
    uint32_t at = dl_gaz_place((uint32_t)(key >> 32), g->slot_count);
    unsigned before = hit->senses;
    for (uint32_t looked = 0; looked < g->slot_count && g->slots[at].fingerprint != 0; looked++) {
        if (g->slots[at].fingerprint == fingerprint) add_surfaces(m, layer, g->slots[at].surface, b, pos, end, hit);
        if (hit->senses > before) return;
        at = at + 1 == g->slot_count ? 0 : at + 1;
    }
}

/* A place where the filters say that a name of some layers may end. */
struct stop {
    uint64_t key;
    uint32_t end;
    uint32_t layers; /* bit set */
};

/* first: the key is one word, else it is a path of several. alive: the layers to ask. */
static struct answer ask_filters(const struct dl_matcher *m, uint64_t key, bool first, uint32_t alive)
{
    struct answer answer = { 0, 0 };
    uint64_t ends_bits = dl_gaz_ends_bits(key), goes_on_bits = dl_gaz_goes_on_bits(key);
    for (; alive != 0; alive &= alive - 1) {
        unsigned layer = (unsigned)__builtin_ctz(alive);
        const struct dl_gaz *g = &dl_dict_layer(m->dict, layer)->gaz;
        uint64_t word =
            first ? dl_gaz_filter_word(g->first, g->first_words, key) : dl_gaz_filter_word(g->path, g->path_words, key);
        answer.ends |= (uint32_t)((word & ends_bits) == ends_bits) << layer;
        answer.goes_on |= (uint32_t)((word & goes_on_bits) == goes_on_bits) << layer;
    }
    return answer;
}

static uint32_t all_layers(const struct dl_matcher *m)
{
    return (1u << dl_dict_layers(m->dict)) - 1;
}

/* Fills the hit with the senses that the layers of a stop have for [pos, end of the stop). */
static bool add_senses(struct dl_matcher *m, const struct dl_block *b, uint32_t pos, const struct stop *stop,
                       struct dl_hit *hit)
{
    *hit = (struct dl_hit){ .start = pos, .end = stop->end, .sense = (uint32_t)m->sense_count };
    for (uint32_t left = stop->layers; left != 0; left &= left - 1)
        add_layer(m, (uint8_t)__builtin_ctz(left), stop->key, b, pos, stop->end, hit);
    return hit->senses > 0;
}

static struct kept_word *kept_slot(struct dl_matcher *m, uint64_t letters)
{
    return &m->kept[(letters * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - KEPT_BITS)];
}

/* The same for a stop of one word, by way of the kept words. */
static bool add_word_senses(struct dl_matcher *m, const struct dl_block *b, uint32_t pos, uint64_t letters,
                            const struct stop *stop, struct dl_hit *hit)
{
    struct kept_word *kept = kept_slot(m, letters);
    if (letters == 0 || kept->letters != letters) return add_senses(m, b, pos, stop, hit);
    if (kept->senses != SENSES_UNKNOWN) {
        *hit = (struct dl_hit){ .start = pos, .end = stop->end, .sense = (uint32_t)m->sense_count };
        for (unsigned i = 0; i < kept->senses; i++)
            add_sense(m, kept->sense[i], hit);
        return hit->senses > 0;
    }
    m->depends_on_context = false;
    bool any = add_senses(m, b, pos, stop, hit);
    if (!m->depends_on_context && !m->out_of_memory && hit->senses <= KEPT_SENSES) {
        kept->senses = hit->senses;
        if (any) memcpy(kept->sense, m->senses + hit->sense, hit->senses * sizeof *kept->sense);
    }
    return any;
}

/* A word that a name may begin with. */
struct start {
    struct dl_path path;
    uint32_t pos;
    bool is_answered;
    struct answer answer;  /* of the filters */
    struct dl_path second; /* with the next word; key 0: there is none that a name goes on with */
    struct answer second_answer;
    uint64_t letters; /* of a small word, see dl_block_small_word */
};

/* The longest name that begins with the word of a start. */
static bool longest(struct dl_matcher *m, const struct dl_block *b, const struct start *start, struct dl_hit *hit)
{
    struct stop stops[DL_NAME_WORDS_MAX];
    unsigned count = 0;
    struct dl_path path = start->path;
    struct answer answer = start->answer;
    const uint32_t pos = start->pos, first_end = path.end;
    for (unsigned words = 1;; words++) {
        if (answer.ends != 0) stops[count++] = (struct stop){ path.key, path.end, answer.ends };
        if (answer.goes_on == 0 || words == DL_NAME_WORDS_MAX) break;
        if (words == 1) {
            if (start->second.key == 0) break;
            path = start->second;
            answer = start->second_answer;
            continue;
        }
        if (!dl_path_next(&path, b)) break;
        answer = ask_filters(m, path.key, false, answer.goes_on);
    }
    while (count-- > 0) {
        bool any = stops[count].end == first_end ? add_word_senses(m, b, pos, start->letters, &stops[count], hit)
                                                 : add_senses(m, b, pos, &stops[count], hit);
        if (any) return true;
    }
    return false;
}

bool dl_matcher_word(struct dl_matcher *m, const struct dl_block *b, uint32_t pos, struct dl_hit *hit)
{
    struct start start = { .pos = pos };
    if (!dl_path_begin(&start.path, b, pos)) return false;
    start.answer = ask_filters(m, start.path.key, true, all_layers(m));
    start.answer.goes_on = 0;
    return longest(m, b, &start, hit);
}

static bool add_hit(struct dl_matcher *m, const struct dl_hit *hit)
{
    struct dl_hit *moved = dl_reserve(m->hits, &m->hit_capacity, m->hit_count + 1, sizeof *hit);
    if (!moved) return false;
    m->hits = moved;
    m->hits[m->hit_count++] = *hit;
    return true;
}

/* Word starts are taken in batches, one step for all of them before the next, so that the memory
 * that a step needs is on its way while the others are looked at. */
#define BATCH 128u

static void keep(struct dl_matcher *m, const struct start *s)
{
    if (s->letters == 0) return;
    *kept_slot(m, s->letters) =
        (struct kept_word){ .letters = s->letters, .key = s->path.key, .answer = s->answer, .senses = SENSES_UNKNOWN };
}

/* Where the layers of a set have a key. */
static void prefetch_slots(const struct dl_matcher *m, uint64_t key, uint32_t layers)
{
    for (; layers != 0; layers &= layers - 1) {
        const struct dl_gaz *g = &dl_dict_layer(m->dict, (unsigned)__builtin_ctz(layers))->gaz;
        __builtin_prefetch(&g->slots[dl_gaz_place((uint32_t)(key >> 32), g->slot_count)]);
    }
}

/* Keeps the starts with which some name may begin. */
static unsigned filter_starts(struct dl_matcher *m, struct start *starts, unsigned count)
{
    unsigned kept = 0;
    uint32_t layers = all_layers(m);
    for (unsigned i = 0; i < count; i++) {
        struct start s = starts[i];
        if (!s.is_answered) {
            s.answer = ask_filters(m, s.path.key, true, layers);
            keep(m, &s);
        }
        if ((s.answer.ends | s.answer.goes_on) == 0) continue;
        if (!s.is_answered) prefetch_slots(m, s.path.key, s.answer.ends);
        starts[kept++] = s;
    }
    return kept;
}

static void prefetch_filters(const struct dl_matcher *m, uint64_t key)
{
    for (size_t i = 0; i < dl_dict_layers(m->dict); i++) {
        const struct dl_gaz *g = &dl_dict_layer(m->dict, i)->gaz;
        __builtin_prefetch(&g->first[dl_gaz_place((uint32_t)key, g->first_words)]);
    }
}

/* Makes the start of a word; false when no name begins with it. */
static bool begin(struct dl_matcher *m, const struct dl_block *b, uint32_t pos, struct start *s)
{
    uint32_t end = dl_word_end(b, pos);
    uint64_t letters = dl_block_small_word(b, pos, end);
    const struct kept_word *kept = kept_slot(m, letters);
    *s = (struct start){ .pos = pos, .letters = letters };
    if (letters != 0 && kept->letters == letters) {
        s->path = (struct dl_path){ kept->key, end, end - pos };
        s->answer = kept->answer;
        s->is_answered = true;
        return (s->answer.ends | s->answer.goes_on) != 0;
    }
    if (!dl_path_begin(&s->path, b, pos)) return false;
    prefetch_filters(m, s->path.key);
    return true;
}

/* Takes the second word of every start that a name goes on with. */
static void add_second_words(const struct dl_matcher *m, const struct dl_block *b, struct start *starts, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        struct start *s = &starts[i];
        if (s->answer.goes_on == 0) continue;
        s->second = s->path;
        if (!dl_path_next(&s->second, b)) {
            s->second.key = 0;
            continue;
        }
        for (uint32_t left = s->answer.goes_on; left != 0; left &= left - 1) {
            const struct dl_gaz *g = &dl_dict_layer(m->dict, (unsigned)__builtin_ctz(left))->gaz;
            __builtin_prefetch(&g->path[dl_gaz_place((uint32_t)s->second.key, g->path_words)]);
        }
    }
}

static void filter_second_words(const struct dl_matcher *m, struct start *starts, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        struct start *s = &starts[i];
        if (s->answer.goes_on == 0 || s->second.key == 0) continue;
        s->second_answer = ask_filters(m, s->second.key, false, s->answer.goes_on);
        prefetch_slots(m, s->second.key, s->second_answer.ends);
    }
}

/* Adds the hits of a batch; done: where the last hit ends. */
static dateline_status take_batch(struct dl_matcher *m, const struct dl_block *b, struct start *starts, unsigned count,
                                  uint32_t *done)
{
    count = filter_starts(m, starts, count);
    add_second_words(m, b, starts, count);
    filter_second_words(m, starts, count);
    for (unsigned i = 0; i < count; i++) {
        struct dl_hit hit;
        if (starts[i].pos < *done || !longest(m, b, &starts[i], &hit)) continue;
        if (m->out_of_memory || !add_hit(m, &hit)) return DATELINE_ENOMEM;
        *done = hit.end;
    }
    return DATELINE_OK;
}

static uint64_t last_bit(uint64_t bits)
{
    return bits == 0 ? 0 : UINT64_C(1) << (63 - __builtin_clzll(bits));
}

/* The word starts of a chunk whose word begins small and has a capital inside: "eBay", not "McDonald".
 * A word is followed into the next chunk and no further. */
static uint64_t starts_with_inner_capital(const struct dl_block *b, uint32_t chunk)
{
    uint64_t starts = b->start[chunk], upper = b->upper[chunk], found = 0;
    uint64_t capital_before = upper << 1 | (chunk > 0 ? b->upper[chunk - 1] >> 63 : 0);
    for (uint64_t inner = upper & ~starts & ~capital_before; inner != 0; inner &= inner - 1)
        found |= last_bit(starts & ((inner & (0 - inner)) - 1));
    if (b->word[chunk] >> 63) {
        uint64_t next = b->word[chunk + 1], rest_of_word = next & ~(next + 1); /* the ones at its low end */
        if (b->upper[chunk + 1] & rest_of_word) found |= last_bit(starts);
    }
    return found & ~upper;
}

dateline_status dl_matcher_scan(struct dl_matcher *m, const struct dl_block *b, const struct dl_hit **hits,
                                size_t *count)
{
    struct start starts[BATCH];
    unsigned waiting = 0;
    uint32_t done = 0;
    dateline_status status = DATELINE_OK;
    m->hit_count = m->sense_count = 0;
    m->out_of_memory = false;
    for (uint32_t k = 0; k < b->chunks && status == DATELINE_OK; k++) {
        uint64_t bits = b->start[k] & (b->upper[k] | b->digit[k] | b->high[k]);
        bits |= starts_with_inner_capital(b, k);
        for (; bits != 0; bits &= bits - 1) {
            uint32_t pos = k * 64 + (uint32_t)__builtin_ctzll(bits);
            waiting += begin(m, b, pos, &starts[waiting]);
        }
        if (waiting + 32 <= BATCH && k + 1 < b->chunks) continue; /* a chunk has at most 32 words */
        status = take_batch(m, b, starts, waiting, &done);
        waiting = 0;
    }
    *hits = m->hits;
    *count = m->hit_count;
    return status;
}
