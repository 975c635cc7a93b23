/* hits.c: reads the names of a key and keeps those whose letters and case agree with the text. */
#include "gazetteer/hits.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"

/* Bytes of a line of the cache. */
#define LINE 64u
#define KEPT_BYTES (sizeof(struct dl_kept) << DL_KEPT_BITS)

_Static_assert(sizeof(struct dl_kept) == LINE, "a kept name is one line");

dateline_status dl_hits_init(struct dl_hits *f, const dateline_dict *dict)
{
    char *memory = calloc(1, KEPT_BYTES + LINE);
    if (!memory) return DATELINE_ENOMEM;
    f->memory = memory;
    f->kept = (struct dl_kept *)(void *)(memory + (LINE - (uintptr_t)memory % LINE));
    f->dict = dict;
    f->layers = (unsigned)dl_dict_layers(dict);
    for (unsigned i = 0; i < f->layers; i++)
        f->gaz[i] = &dl_dict_layer(dict, i)->gaz;
    return DATELINE_OK;
}

void dl_hits_free(struct dl_hits *f)
{
    free(f->hits);
    free(f->parted);
    free(f->senses);
    free(f->memory);
}

/* Kept names may have so many senses, or some more. */
#define KEPT_SENSES_MAX (1u << 15)

void dl_hits_forget(struct dl_hits *f)
{
    f->hit_count = 0;
    f->sense_count = f->kept_count;
    if (f->kept_count <= KEPT_SENSES_MAX) return;
    memset(f->kept, 0, KEPT_BYTES);
    f->sense_count = f->kept_count = 0;
}

/* ---- does a name stand at a word? --------------------------------------------------------------------- */

static bool accepts_caps(struct dl_hits *f, const struct dl_look *look)
{
    f->depends_on_context = true;
    return dl_block_line_is_caps(look->line, look->line_pos) ||
           dl_block_dateline_end(look->line, look->line_pos) > look->line_pos;
}

/* May a name begin at from? Not inside a hit that begins earlier. */
static bool is_free(const struct dl_hits *f, uint32_t from)
{
    for (size_t i = f->hit_count; i > 0; i--)
        if (f->hits[i - 1].start < from) return f->hits[i - 1].end <= from;
    return true;
}

/* Where a name begins that has words or marks before the word at pos: "al-" before "Qaeda". False when the
 * text has not as many. */
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

bool dl_hits_begin(const struct dl_hits *f, const struct dl_name *n, const struct dl_look *look, uint32_t *from)
{
    *from = look->pos;
    if (n->lead == 0) return true;
    return find_lead(look->block, look->pos, n->spelling, n->lead, from) &&
           is_free(f, *from + look->line_pos - look->pos);
}

uint32_t dl_hits_end(const struct dl_name *n, const struct dl_block *b, uint32_t end)
{
    uint32_t used;
    bool has_tail =
        n->tail > 0 && dl_marks_stand(n->spelling + n->len - n->tail, n->tail, b->text + end, b->len - end, &used);
    return has_tail ? end + used : end;
}

/* Does the name agree with the text's letters, and may it stand in this case? */
static bool letters_agree(struct dl_hits *f, const struct dl_name *n, const struct dl_look *look, uint32_t from,
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
    return same == DL_NAME_SAME || (!(n->flags & DL_GAZ_EXACT) && accepts_caps(f, look));
}

/* Is a full stop all that the name has behind its last word? */
static bool has_stop(const struct dl_name *n)
{
    return n->tail == 1 && n->spelling[n->len - 1] == '.';
}

/* Does the name stand at the word, its last word ending at end? *stand: what it covers. */
static bool stands(struct dl_hits *f, const struct dl_name *n, const struct dl_look *look, uint32_t end,
                   struct dl_hit *stand)
{
    if (!look->begins && !(n->flags & DL_GAZ_ANY_CASE)) return false;
    f->depends_on_context |= n->lead > 0;
    if (!dl_hits_begin(f, n, look, &stand->start)) return false;
    if (!letters_agree(f, n, look, stand->start, end, &stand->caps)) return false;
    f->depends_on_context |= n->tail > 0 && !has_stop(n);
    f->has_stop |= n->tail > 0;
    stand->end = dl_hits_end(n, look->block, end);
    return true;
}

/* ---- senses ------------------------------------------------------------------------------------------- */

static void add_sense(struct dl_hits *f, const struct dl_sense *sense, struct dl_hit *hit)
{
    if (hit->senses == DL_SENSES_MAX) return;
    if (f->sense_count == f->sense_capacity) {
        struct dl_sense *moved = dl_reserve(f->senses, &f->sense_capacity, f->sense_count + 1, sizeof *sense);
        if (!moved) {
            f->out_of_memory = true;
            return;
        }
        f->senses = moved;
    }
    f->senses[f->sense_count++] = *sense;
    hit->senses++;
    /* Of several heads the first one says what they make. */
    const bool has_head = (hit->classes & (DL_PART_HEAD_FIRST | DL_PART_HEAD_LAST)) != 0;
    hit->classes |= has_head ? sense->classes & ~(uint32_t)(DL_PART_HEAD_PLACE | DL_PART_HEAD_COMMON) : sense->classes;
}

void dl_hits_drop_senses(struct dl_hits *f, struct dl_hit *hit)
{
    if (hit->sense >= f->kept_count) f->sense_count = hit->sense;
    *hit = (struct dl_hit){ .start = UINT32_MAX, .sense = (uint32_t)f->sense_count };
}

void dl_hits_add_name(struct dl_hits *f, uint8_t layer, const struct dl_name *n, const struct dl_hit *stand,
                      struct dl_hit *hit)
{
    const struct dl_gaz *g = f->gaz[layer];
    if (n->entry >= g->entry_count || g->entries[n->entry].type >= g->type_count || stand->start > hit->start) return;
    if (stand->start < hit->start) {
        dl_hits_drop_senses(f, hit);
        hit->start = stand->start;
    }
    if (stand->end > hit->end) hit->end = stand->end;
    hit->caps |= stand->caps;
    const struct dl_entry *e = &g->entries[n->entry];
    const uint8_t type = dl_dict_layer(f->dict, layer)->types[e->type];
    const struct dl_sense sense = { .entry = e,
                                    .spelling = n->at,
                                    .flags = n->flags,
                                    .layer = layer,
                                    .type = type,
                                    .classes = dl_classes_of(type, n->flags, e),
                                    .role = e->role < DL_GAZ_ROLE_COUNT ? e->role : DL_GAZ_ROLE_NONE,
                                    .weight = e->weight,
                                    .is_name = e->canonical != 0 };
    add_sense(f, &sense, hit);
}

/* Adds the names of one key that stand at the word and end at end; answers whether there are any. */
static bool add_names(struct dl_hits *f, uint8_t layer, struct dl_probe *probe, uint32_t offset,
                      const struct dl_look *look, uint32_t end, struct dl_hit *hit)
{
    struct dl_name n = { 0 };
    struct dl_hit stand = { 0 };
    bool any = false, stood = false;
    for (;;) {
        uint16_t flags = n.flags;
        if (!dl_probe_read(probe, f->gaz[layer], &offset, &n)) break;
        if (!n.same || n.flags != flags) stood = stands(f, &n, look, end, &stand);
        if (stood) dl_hits_add_name(f, layer, &n, &stand, hit);
        any |= stood;
        if (n.last) break;
    }
    return any;
}

/* Has the layer a WORD of this key at this place of its names? */
static bool has_common(const struct dl_hits *f, unsigned layer, struct dl_probe *probe, uint32_t offset, uint64_t key)
{
    const struct dl_gaz *g = f->gaz[layer];
    struct dl_name n = { 0 };
    while (dl_probe_read(probe, g, &offset, &n)) {
        const bool is_entry = n.entry < g->entry_count && g->entries[n.entry].type < g->type_count;
        if (is_entry && dl_dict_layer(f->dict, layer)->types[g->entries[n.entry].type] == DL_TYPE_WORD &&
            dl_word_hash(n.spelling, (uint32_t)n.len) == key)
            return true;
        if (n.last) return false;
    }
    return false;
}

bool dl_hits_is_common(const struct dl_hits *f, uint64_t key)
{
    for (unsigned layer = 0; layer < f->layers; layer++) {
        struct dl_probe probe;
        uint32_t offset;
        dl_probe_begin(&probe, f->gaz[layer], key);
        while (dl_probe_next(&probe, f->gaz[layer], &offset))
            if (has_common(f, layer, &probe, offset, key)) return true;
    }
    return false;
}

/* The same as dl_hits_find, from the dictionaries. */
static bool read_names(struct dl_hits *f, const struct dl_look *look, uint64_t key, uint32_t layers, uint32_t end,
                       struct dl_hit *hit)
{
    *hit = (struct dl_hit){ .start = UINT32_MAX, .sense = (uint32_t)f->sense_count };
    for (; layers != 0; layers &= layers - 1) {
        uint8_t layer = (uint8_t)__builtin_ctz(layers);
        struct dl_probe probe;
        uint32_t offset;
        dl_probe_begin(&probe, f->gaz[layer], key);
        while (dl_probe_next(&probe, f->gaz[layer], &offset) && !add_names(f, layer, &probe, offset, look, end, hit))
            ;
    }
    return hit->senses > 0;
}

/* The layers that may have names of more words that begin with the word of this key. */
static uint16_t goes_on(const struct dl_hits *f, uint64_t key)
{
    unsigned layers = 0;
    for (unsigned i = 0; i < f->layers; i++)
        layers |= (unsigned)dl_gaz_ask(f->gaz[i]->first, f->gaz[i]->first_words, key).goes_on << i;
    return (uint16_t)layers;
}

bool dl_hits_find(struct dl_hits *f, const struct dl_look *look, uint64_t key, uint32_t layers, uint32_t end,
                  struct dl_hit *hit)
{
    f->depends_on_context = f->has_stop = false;
    const unsigned char *text = look->block->text + look->pos;
    const struct dl_kept *kept = look->begins ? dl_hits_recall(f, text, end - look->pos, key) : NULL;
    if (kept) {
        if (kept->senses > 0) *hit = dl_hits_kept(kept, look->block, look->pos, end);
        return kept->senses > 0;
    }
    bool any = read_names(f, look, key, layers, end, hit);
    const struct dl_letters letters = dl_hits_letters(text, end - look->pos);
    if (letters.part[0] == 0 || !look->begins || f->depends_on_context || f->out_of_memory) return any;
    *dl_hits_slot(f, text, key) = (struct dl_kept){ .letters = letters,
                                                    .sense = hit->sense,
                                                    .classes = hit->classes,
                                                    .senses = hit->senses,
                                                    .caps = hit->caps,
                                                    .goes_on = goes_on(f, key),
                                                    .stop = f->has_stop };
    f->kept_count = f->sense_count;
    return any;
}

bool dl_hits_reserve(struct dl_hits *f, size_t more)
{
    struct dl_hit *moved = dl_reserve(f->hits, &f->hit_capacity, f->hit_count + more, sizeof *moved);
    if (moved) f->hits = moved;
    return moved != NULL;
}

void dl_hits_put(struct dl_hits *f, const struct dl_hit *hit)
{
    while (f->hit_count > 0 && f->hits[f->hit_count - 1].start >= hit->start)
        f->hit_count--;
    f->hits[f->hit_count++] = *hit;
}
