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

#include "gazetteer/fuzzy.h"
#include "gazetteer/joined.h"
#include "gazetteer/path.h"
#include "memory.h"

#define BATCH 128u
/* The first stop is never used, the last one never kept; then there are those of a batch and of one start more,
 * which is walked again with its line ends taken away. */
#define STOPS (2 + (BATCH + 1) * DL_NAME_WORDS_MAX)

/* A place where the filters say that a name of some layers may end. */
struct stop {
    uint64_t key;
    uint32_t end;
    uint16_t layers; /* bit set */
    bool is_word;    /* the first word alone */
    uint16_t before; /* the stop before it of the same start; 0: there is none */
};

/* A word that a name may begin at. */
struct start {
    struct dl_path path; /* as far as it was walked */
    uint32_t pos;
    uint16_t ends;    /* layers that may have names which end here, */
    uint16_t goes_on; /* that may have longer ones, */
    uint16_t walks;   /* and that had them before the last word */
    uint16_t stop;    /* the last one; 0: there is none */
    bool begins;      /* a name of any dictionary may begin here; else only one that matches in any case */
    bool is_broken;   /* a word of it ends with a hyphen at a line end */
};

/* The same words begin sentences all the time (The, It, But). What such a word is by itself depends on its
 * letters only, unless a name has something before or after the word or its case depends on the line; what
 * was found is kept in a small table, one word a slot. */
#define KEPT_BITS 8
#define KEPT_SENSES 4u

struct kept_word {
    uint64_t letters; /* 0: empty */
    uint32_t senses;
    struct dl_sense sense[KEPT_SENSES];
};

struct dl_matcher {
    const dateline_dict *dict;
    const struct dl_gaz *gaz[DL_LAYERS_MAX];
    unsigned layers;
    bool any_case; /* some layer has names that match in any case */
    bool fuzzy;    /* ... with a letter or two wrong */
    struct dl_hit *hits;
    size_t hit_count, hit_capacity;
    struct dl_sense *senses;
    size_t sense_count, sense_capacity;
    bool out_of_memory;
    bool depends_on_context; /* so does what was found last */
    struct kept_word kept[1u << KEPT_BITS];
    struct dl_joined *joined;
    bool has_breaks; /* some word of the block is broken by a hyphen at a line end */
    struct start starts[BATCH];
    uint8_t active[BATCH]; /* starts that are walked on */
    unsigned stop_count;
    struct stop stops[STOPS];
};

_Static_assert(STOPS <= UINT16_MAX && BATCH <= UINT8_MAX, "a stop and a start have a number");

dateline_status dl_matcher_new(struct dl_matcher **out, const dateline_dict *dict)
{
    struct dl_matcher *m = *out = calloc(1, sizeof *m);
    if (!m) return DATELINE_ENOMEM;
    m->dict = dict;
    m->layers = (unsigned)dl_dict_layers(dict);
    for (unsigned i = 0; i < m->layers; i++) {
        m->gaz[i] = &dl_dict_layer(dict, i)->gaz;
        m->fuzzy |= m->gaz[i]->fuzzy_slot_count > 0;
        m->any_case |= (m->gaz[i]->flags & DL_GAZ_ANY_CASE) != 0;
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

dateline_span dl_sense_canonical(const dateline_dict *dict, const struct dl_sense *sense)
{
    return dl_gaz_canonical(&dl_dict_layer(dict, sense->layer)->gaz, sense->entry, sense->spelling);
}

void dl_matcher_forget(struct dl_matcher *m, const struct dl_hit *hit)
{
    m->sense_count = hit->sense;
}

/* ---- a name at a place -------------------------------------------------------------------------------- */

/* A word of a block, at which a name is looked for. */
struct look {
    const struct dl_block *block;
    uint32_t pos;
    bool begins;
    const struct dl_block *line; /* the block in which its line stands, and where: the block itself, */
    uint32_t line_pos;           /* but for a copy without hyphens at line ends */
};

static bool accepts_caps(struct dl_matcher *m, const struct look *look)
{
    m->depends_on_context = true;
    return dl_block_line_is_caps(look->line, look->line_pos) ||
           dl_block_dateline_end(look->line, look->line_pos) > look->line_pos;
}

/* May a name begin at from? Not inside a hit that begins earlier. */
static bool is_free(const struct dl_matcher *m, uint32_t from)
{
    for (size_t i = m->hit_count; i > 0; i--)
        if (m->hits[i - 1].start < from) return m->hits[i - 1].end <= from;
    return true;
}

/* Where a name begins that has words or marks before the word at pos: "al-" before "Qaeda". False when the
 * text has not as many. Whether they are the same is for the comparison. */
static bool find_lead(const struct dl_block *b, uint32_t pos, const unsigned char *lead, uint32_t len, uint32_t *from)
{
    uint32_t words, marks;
    dl_lead_parts(lead, len, &words, &marks);
    for (*from = pos; words > 0; words--) {
        uint32_t word, end;
        if (!dl_previous_word(b, *from, &word)) return false;
        end = dl_word_end(b, word);
        if (dl_gap_key(b->text + end, *from - end, end - word) == 0) return false;
        *from = word;
    }
    for (; marks > 0 && *from > 0; marks--) {
        unsigned length = 1;
        while (length < 4 && length < *from && (b->text[*from - length] & 0xC0) == 0x80)
            length++;
        *from -= length;
    }
    return marks == 0 && (*from == 0 || !dl_bit(b->word, *from - 1));
}

/* Does the name agree with the text's letters, and may it stand in this case? */
static bool letters_agree(struct dl_matcher *m, const struct dl_name *n, const struct look *look, uint32_t from,
                          uint32_t end, bool *caps)
{
    const unsigned char *text = look->block->text + from;
    enum dl_sameness same = dl_name_compare(n->spelling, (uint32_t)n->len - n->tail, text, end - from);
    *caps = same == DL_NAME_SAME_IN_CAPS;
    if (same == DL_NAME_OTHER) return false;
    if (n->flags & DL_GAZ_ANY_CASE) return true;
    if (same == DL_NAME_SAME_LETTERS) return false;
    if (n->flags & DL_GAZ_CAPITALS) {
        *caps = false; /* they are the name's own */
        return !dl_name_has_lower(text, end - from);
    }
    return same == DL_NAME_SAME || (!(n->flags & DL_GAZ_EXACT) && accepts_caps(m, look));
}

/* Does the name stand at the word, its last word ending at end? *stand: what it covers. */
static bool stands(struct dl_matcher *m, const struct dl_name *n, const struct look *look, uint32_t end,
                   struct dl_hit *stand)
{
    const struct dl_block *b = look->block;
    uint32_t from = look->pos, used;
    if (!look->begins && !(n->flags & DL_GAZ_ANY_CASE)) return false;
    m->depends_on_context |= n->lead > 0 || n->tail > 0;
    if (n->lead > 0 && !find_lead(b, look->pos, n->spelling, n->lead, &from)) return false;
    if (n->lead > 0 && !is_free(m, from + look->line_pos - look->pos)) return false;
    if (!letters_agree(m, n, look, from, end, &stand->caps)) return false;
    bool has_tail =
        n->tail > 0 && dl_marks_stand(n->spelling + n->len - n->tail, n->tail, b->text + end, b->len - end, &used);
    stand->start = from;
    stand->end = has_tail ? end + used : end;
    return true;
}

static void add_sense(struct dl_matcher *m, struct dl_sense sense, struct dl_hit *hit)
{
    if (hit->senses == DL_SENSES_MAX) return;
    if (m->sense_count == m->sense_capacity) {
        struct dl_sense *moved = dl_reserve(m->senses, &m->sense_capacity, m->sense_count + 1, sizeof sense);
        if (!moved) {
            m->out_of_memory = true;
            return;
        }
        m->senses = moved;
    }
    m->senses[m->sense_count++] = sense;
    hit->senses++;
}

/* Adds a name that stands to the hit. With words before it it is another name, and the longer one. */
static void add_name(struct dl_matcher *m, uint8_t layer, const struct dl_name *n, const struct dl_hit *stand,
                     struct dl_hit *hit)
{
    const struct dl_gaz *g = m->gaz[layer];
    if (n->entry >= g->entry_count || g->entries[n->entry].type >= g->type_count || stand->start > hit->start) return;
    if (stand->start < hit->start) {
        m->sense_count = hit->sense;
        *hit = (struct dl_hit){ .start = stand->start, .sense = hit->sense };
    }
    if (stand->end > hit->end) hit->end = stand->end;
    hit->caps |= stand->caps;
    const struct dl_entry *e = &g->entries[n->entry];
    add_sense(m, (struct dl_sense){ e, n->at, n->flags, layer, dl_dict_layer(m->dict, layer)->types[e->type] }, hit);
}

/* Adds the names of one key that stand at the word and end at end; answers whether there are any. */
static bool add_names(struct dl_matcher *m, uint8_t layer, uint32_t offset, const struct look *look, uint32_t end,
                      struct dl_hit *hit)
{
    struct dl_name n = { 0 };
    struct dl_hit stand = { 0 };
    bool any = false, stood = false;
    for (unsigned looked = 0; looked < DL_SENSES_LOOKED_AT; looked++) {
        uint16_t flags = n.flags;
        if (!dl_gaz_read_name(m->gaz[layer], &offset, &n)) break;
        if (!n.same || n.flags != flags) stood = stands(m, &n, look, end, &stand);
        if (stood) add_name(m, layer, &n, &stand, hit);
        any |= stood;
        if (n.last) break;
    }
    return any;
}

/* Fills the hit with the senses that the layers of a stop have. */
static bool add_senses(struct dl_matcher *m, const struct look *look, const struct stop *stop, struct dl_hit *hit)
{
    *hit = (struct dl_hit){ .start = UINT32_MAX, .sense = (uint32_t)m->sense_count };
    for (uint32_t left = stop->layers; left != 0; left &= left - 1) {
        uint8_t layer = (uint8_t)__builtin_ctz(left);
        struct dl_probe probe;
        uint32_t offset;
        dl_probe_begin(&probe, m->gaz[layer], stop->key);
        while (dl_probe_next(&probe, m->gaz[layer], &offset) && !add_names(m, layer, offset, look, stop->end, hit))
            ;
    }
    return hit->senses > 0;
}

/* The same for the first word alone, by way of the kept words. */
static bool add_word_senses(struct dl_matcher *m, const struct look *look, const struct stop *stop, struct dl_hit *hit)
{
    uint64_t letters = look->begins ? dl_block_small_word(look->block, look->pos, stop->end) : 0;
    struct kept_word *kept = &m->kept[(letters * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - KEPT_BITS)];
    if (letters == 0) return add_senses(m, look, stop, hit);
    if (kept->letters == letters) {
        *hit = (struct dl_hit){ .start = look->pos, .end = stop->end, .sense = (uint32_t)m->sense_count };
        for (unsigned i = 0; i < kept->senses; i++)
            add_sense(m, kept->sense[i], hit);
        return hit->senses > 0;
    }
    m->depends_on_context = false;
    bool any = add_senses(m, look, stop, hit);
    if (!m->depends_on_context && !m->out_of_memory && hit->senses <= KEPT_SENSES) {
        kept->letters = letters;
        kept->senses = hit->senses;
        if (any) memcpy(kept->sense, m->senses + hit->sense, hit->senses * sizeof *kept->sense);
    }
    return any;
}

/* The longest name of a start. */
static bool longest(struct dl_matcher *m, const struct look *look, unsigned stop, struct dl_hit *hit)
{
    for (; stop != 0; stop = m->stops[stop].before) {
        const struct stop *s = &m->stops[stop];
        bool any = s->is_word ? add_word_senses(m, look, s, hit) : add_senses(m, look, s, hit);
        if (any) return true;
    }
    return false;
}

/* ---- the filters -------------------------------------------------------------------------------------- */

/* What a filter of a layer says of a start's path. */
static inline void ask(struct start *s, const uint64_t *filter, uint32_t words, unsigned layer)
{
    uint64_t key = s->path.key, ends_bits = dl_gaz_ends_bits(key), goes_on_bits = dl_gaz_goes_on_bits(key);
    uint64_t word = filter[dl_gaz_place((uint32_t)key, words)];
    s->ends |= (uint16_t)(((word & ends_bits) == ends_bits) << layer);
    s->goes_on |= (uint16_t)(((word & goes_on_bits) == goes_on_bits) << layer);
}

/* Notes a stop when names may end at the start's path. */
static inline void note_stop(struct dl_matcher *m, struct start *s, bool is_word)
{
    m->stops[m->stop_count] = (struct stop){ s->path.key, s->path.end, s->ends, is_word, s->stop };
    s->stop = s->ends != 0 ? (uint16_t)m->stop_count : s->stop;
    m->stop_count += s->ends != 0;
}

static void ask_first(struct dl_matcher *m, struct start *s)
{
    s->ends = s->goes_on = s->stop = 0;
    for (unsigned i = 0; i < m->layers; i++)
        ask(s, m->gaz[i]->first, m->gaz[i]->first_words, i);
    note_stop(m, s, true);
}

static void ask_path(struct dl_matcher *m, struct start *s)
{
    uint32_t left = s->goes_on;
    s->ends = s->goes_on = 0;
    for (; left != 0; left &= left - 1) {
        unsigned i = (unsigned)__builtin_ctz(left);
        ask(s, m->gaz[i]->path, m->gaz[i]->path_words, i);
    }
    note_stop(m, s, false);
}

/* Walks one start to its end, without the others. */
static void walk(struct dl_matcher *m, const struct dl_block *b, struct start *s)
{
    ask_first(m, s);
    for (unsigned words = 2; s->goes_on != 0 && words <= DL_NAME_WORDS_MAX && dl_path_next(&s->path, b); words++)
        ask_path(m, s);
}

bool dl_matcher_word(struct dl_matcher *m, const struct dl_block *b, uint32_t pos, struct dl_hit *hit)
{
    struct start start = { .pos = pos };
    struct look look = { .block = b, .pos = pos, .begins = true, .line = b, .line_pos = pos };
    if (!dl_path_begin(&start.path, b, pos)) return false;
    m->stop_count = 1;
    ask_first(m, &start);
    return longest(m, &look, start.stop, hit);
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
    unsigned stops = m->stop_count;
    struct look look = { &joined, start.pos, start.begins, b, from->pos };
    walk(m, &joined, &start);
    bool any = longest(m, &look, start.stop, &found);
    m->stop_count = stops;
    if (!any) return false;
    found.start = dl_joined_origin(m->joined, found.start);
    found.end = dl_joined_origin(m->joined, found.end);
    if (hit->senses > 0 && found.end <= hit->end) {
        m->sense_count = found.sense;
        return false;
    }
    *hit = found;
    return true;
}

/* ---- names with letters wrong ------------------------------------------------------------------------- */

/* Steps of a walk over near words, for one start; more are not taken. */
#define FUZZY_STEPS_MAX 256u

/* A walk over the words of a text and the words of a layer that they may be. */
struct fuzzy_walk {
    struct dl_matcher *m;
    const struct look *look;
    uint8_t layer;
    unsigned steps;
    unsigned char text[DL_NAME_BYTES_MAX + 1]; /* of the words so far, as the dictionary has them */
    uint32_t core;                             /* where the best name's last word ends; 0: none yet */
    unsigned edits;                            /* of the best name */
    struct dl_hit *hit;
};

/* Does a name stand that is spelled so, the text from the word at pos on being w->text? */
static bool stands_inexactly(struct fuzzy_walk *w, const struct dl_name *n, uint32_t used, uint32_t end,
                             struct dl_hit *stand)
{
    const struct dl_block *b = w->look->block;
    unsigned char whole[2 * DL_NAME_BYTES_MAX + 1];
    uint32_t from = w->look->pos, tail;
    if (!(n->flags & DL_GAZ_FUZZY) || (!w->look->begins && !(n->flags & DL_GAZ_ANY_CASE))) return false;
    if (n->lead > 0 && !find_lead(b, from, n->spelling, n->lead, &from)) return false;
    uint32_t lead = w->look->pos - from;
    if (lead > DL_NAME_BYTES_MAX || !is_free(w->m, from + w->look->line_pos - w->look->pos)) return false;
    memcpy(whole, b->text + from, lead);
    memcpy(whole + lead, w->text, used);
    if (!dl_name_same_folded(n->spelling, (uint32_t)n->len - n->tail, whole, lead + used)) return false;
    bool has_tail =
        n->tail > 0 && dl_marks_stand(n->spelling + n->len - n->tail, n->tail, b->text + end, b->len - end, &tail);
    *stand = (struct dl_hit){ .start = from, .end = has_tail ? end + tail : end };
    return true;
}

/* Adds the names of a key that end at end, if they are better than what was found: longer, or nearer. */
static void add_inexact(struct fuzzy_walk *w, uint64_t key, uint32_t used, uint32_t end, unsigned edits)
{
    const struct dl_gaz *g = w->m->gaz[w->layer];
    struct dl_probe probe;
    uint32_t offset;
    if (edits == 0 || end < w->core || (end == w->core && edits > w->edits)) return;
    dl_probe_begin(&probe, g, key);
    while (dl_probe_next(&probe, g, &offset)) {
        struct dl_name n = { 0 };
        struct dl_hit stand;
        for (unsigned looked = 0; looked < DL_SENSES_LOOKED_AT && dl_gaz_read_name(g, &offset, &n); looked++) {
            if (stands_inexactly(w, &n, used, end, &stand)) {
                if (end > w->core || edits < w->edits) {
                    w->m->sense_count = w->hit->sense;
                    *w->hit = (struct dl_hit){ .start = UINT32_MAX, .sense = w->hit->sense };
                }
                w->core = end;
                w->edits = edits;
                n.flags |= DL_GAZ_INEXACT;
                add_name(w->m, w->layer, &n, &stand, w->hit);
                n.flags &= (uint16_t)~DL_GAZ_INEXACT;
            }
            if (n.last) break;
        }
    }
}

static void walk_fuzzily(struct fuzzy_walk *w, uint32_t word, const struct start *before, uint32_t used, unsigned edits,
                         unsigned words);

/* Takes a word of the dictionary, or the text's own (near: NULL), for the text's word at word. */
static void take_word(struct fuzzy_walk *w, uint32_t word, const struct dl_near *near, const struct start *before,
                      uint32_t used, unsigned edits, unsigned words)
{
    const struct dl_block *b = w->look->block;
    struct start s = { .pos = w->look->pos, .goes_on = (uint16_t)(1u << w->layer) };
    uint32_t end = dl_word_end(b, word), gap_start = before ? before->path.end : word;
    const unsigned char *spelled = near ? near->word : b->text + word;
    uint32_t len = near ? near->len : end - word, gap = word - gap_start;
    uint64_t hash = near ? near->hash : dl_word_hash(spelled, len);
    if (hash == 0 || used + gap + len > DL_NAME_BYTES_MAX || ++w->steps > FUZZY_STEPS_MAX) return;
    uint32_t gap_key = before ? dl_gap_key(b->text + gap_start, gap, before->path.last) : 0;
    if (before && gap_key == 0) return;
    s.path = (struct dl_path){ before ? dl_key_join(before->path.key, gap_key, hash) : hash, end, end - word };
    memcpy(w->text + used, b->text + gap_start, gap);
    memcpy(w->text + used + gap, spelled, len);
    used += gap + len;
    edits += near ? near->edits : 0;
    unsigned stops = w->m->stop_count;
    if (before)
        ask_path(w->m, &s);
    else
        ask_first(w->m, &s);
    w->m->stop_count = stops;
    if (s.ends >> w->layer & 1) add_inexact(w, s.path.key, used, end, edits);
    if ((s.goes_on >> w->layer & 1) && words < DL_NAME_WORDS_MAX)
        walk_fuzzily(w, dl_next_word(b, end), &s, used, edits, words + 1);
}

/* Goes on at a word of the text, as it is and as every near word. */
static void walk_fuzzily(struct fuzzy_walk *w, uint32_t word, const struct start *before, uint32_t used, unsigned edits,
                         unsigned words)
{
    const struct dl_block *b = w->look->block;
    struct dl_near near[DL_NEAR_MAX];
    if (word >= b->len) return;
    take_word(w, word, NULL, before, used, edits, words);
    unsigned count = dl_fuzzy_find(w->m->gaz[w->layer], b->text + word, dl_word_end(b, word) - word, near);
    for (unsigned i = 0; i < count; i++)
        take_word(w, word, &near[i], before, used, edits, words);
}

/* The longest and nearest name of a start with letters wrong, if it is longer than *hit. */
static bool longest_inexact(struct dl_matcher *m, const struct look *look, struct dl_hit *hit)
{
    struct dl_hit found = { .start = UINT32_MAX, .sense = (uint32_t)m->sense_count };
    struct fuzzy_walk w = { .m = m, .look = look, .hit = &found };
    for (unsigned i = 0; i < m->layers; i++) {
        if (m->gaz[i]->fuzzy_slot_count == 0) continue;
        w.layer = (uint8_t)i;
        w.steps = 0;
        walk_fuzzily(&w, look->pos, NULL, 0, 0, 1);
    }
    if (found.senses > 0 && found.end > hit->end) {
        *hit = found;
        return true;
    }
    m->sense_count = found.sense;
    return false;
}

/* ---- batches ------------------------------------------------------------------------------------------ */

/* Takes the words of a chunk that names may begin at. */
static unsigned collect(struct dl_matcher *m, const struct dl_block *b, uint32_t chunk, unsigned count)
{
    uint64_t begins = dl_name_starts(b, chunk), bits = m->any_case ? b->start[chunk] : begins;
    for (; bits != 0; bits &= bits - 1) {
        struct start *s = &m->starts[count];
        unsigned bit = (unsigned)__builtin_ctzll(bits);
        s->pos = chunk * 64 + bit;
        s->ends = s->goes_on = s->stop = 0;
        s->begins = begins >> bit & 1;
        count += dl_path_begin(&s->path, b, s->pos);
        s->is_broken = m->has_breaks && dl_joined_breaks(m->joined, s->path.end);
    }
    return count;
}

/* Asks the filters of first words; answers how many starts may have longer names. */
static unsigned take_first_words(struct dl_matcher *m, unsigned count)
{
    unsigned active = 0;
    for (unsigned i = 0; i < m->layers; i++) {
        const uint64_t *filter = m->gaz[i]->first;
        uint32_t words = m->gaz[i]->first_words;
        for (unsigned k = 0; k < count; k++)
            __builtin_prefetch(&filter[dl_gaz_place((uint32_t)m->starts[k].path.key, words)]);
        for (unsigned k = 0; k < count; k++)
            ask(&m->starts[k], filter, words, i);
    }
    for (unsigned k = 0; k < count; k++) {
        note_stop(m, &m->starts[k], true);
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
        s->walks = s->goes_on;
        s->ends = s->goes_on = 0;
    }
    for (unsigned i = 0; i < m->layers; i++) {
        const uint64_t *filter = m->gaz[i]->path;
        uint32_t words = m->gaz[i]->path_words;
        for (unsigned k = 0; k < walked; k++)
            __builtin_prefetch(&filter[dl_gaz_place((uint32_t)m->starts[m->active[k]].path.key, words)]);
        for (unsigned k = 0; k < walked; k++)
            if (m->starts[m->active[k]].walks >> i & 1) ask(&m->starts[m->active[k]], filter, words, i);
    }
    for (unsigned k = 0; k < walked; k++) {
        unsigned start = m->active[k];
        note_stop(m, &m->starts[start], false);
        m->active[left] = (uint8_t)start;
        left += m->starts[start].goes_on != 0;
    }
    return left;
}

/* Keeps the starts at which a name may be; answers how many. */
static unsigned take_stops(struct dl_matcher *m, unsigned count)
{
    unsigned live = 0;
    for (unsigned k = 0; k < count; k++) {
        m->active[live] = (uint8_t)k;
        live += (m->starts[k].stop != 0) | m->starts[k].is_broken | m->fuzzy;
    }
    return live;
}

/* Calls for the memory that the longest stops need: first the buckets, then the names that they lead to. */
static void prefetch_names(const struct dl_matcher *m, unsigned live)
{
    for (unsigned i = 0; i < m->layers; i++) {
        const struct dl_gaz *g = m->gaz[i];
        for (unsigned k = 0; k < live; k++)
            __builtin_prefetch(&g->buckets[dl_gaz_bucket(g, m->stops[m->starts[m->active[k]].stop].key)]);
        for (unsigned k = 0; k < live; k++) {
            const struct stop *stop = &m->stops[m->starts[m->active[k]].stop];
            struct dl_probe probe;
            uint32_t offset;
            if (!(stop->layers >> i & 1)) continue;
            dl_probe_begin(&probe, g, stop->key);
            if (dl_probe_next(&probe, g, &offset) && offset < g->names_size) __builtin_prefetch(g->names + offset);
        }
    }
}

/* Adds a hit; those that its lead words were by themselves go. */
static bool add_hit(struct dl_matcher *m, const struct dl_hit *hit)
{
    while (m->hit_count > 0 && m->hits[m->hit_count - 1].start >= hit->start)
        m->hit_count--;
    if (m->hit_count == m->hit_capacity) {
        struct dl_hit *moved = dl_reserve(m->hits, &m->hit_capacity, m->hit_count + 1, sizeof *hit);
        if (!moved) return false;
        m->hits = moved;
    }
    m->hits[m->hit_count++] = *hit;
    return true;
}

/* Adds the hits of a batch; done: where the last hit ends. */
static dateline_status take_batch(struct dl_matcher *m, const struct dl_block *b, unsigned count, uint32_t *done)
{
    m->stop_count = 1;
    unsigned active = take_first_words(m, count);
    for (unsigned words = 2; active > 0 && words <= DL_NAME_WORDS_MAX; words++)
        active = take_next_words(m, b, active);
    unsigned live = take_stops(m, count);
    prefetch_names(m, live);
    for (unsigned k = 0; k < live; k++) {
        const struct start *s = &m->starts[m->active[k]];
        struct dl_hit hit = { 0 };
        if (s->pos < *done) continue;
        struct look look = { b, s->pos, s->begins, b, s->pos };
        bool any = longest(m, &look, s->stop, &hit);
        if (s->is_broken) any |= longest_joined(m, b, s, &hit);
        if (m->fuzzy) any |= longest_inexact(m, &look, &hit);
        if (!any) continue;
        if (m->out_of_memory || !add_hit(m, &hit)) return DATELINE_ENOMEM;
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
    m->hit_count = m->sense_count = 0;
    m->out_of_memory = false;
    m->has_breaks = dl_joined_begin(m->joined, b);
    for (uint32_t k = 0; k < b->chunks && status == DATELINE_OK; k++) {
        waiting = collect(m, b, k, waiting);
        if (waiting + 32 <= BATCH && k + 1 < b->chunks) continue; /* a chunk has at most 32 words */
        status = take_batch(m, b, waiting, &done);
        waiting = 0;
    }
    *hits = m->hits;
    *count = m->hit_count;
    return status;
}
