/* compile.c: one pass over the rows for strings, entries and keys, then a sort by key.
 *
 *     row ─▶ words of the alias ─▶ keys ─▶ filters      every key on the way, for "goes on"
 *                                     └──▶ records      the last one, sorted: the surfaces
 *
 * Equal strings and equal entries are stored once, found again through one hash index each.
 */
#include "gazetteer/compile.h"

#include <stdlib.h>
#include <string.h>

#include "candidate.h"
#include "gazetteer/gaz.h"
#include "gazetteer/path.h"
#include "memory.h"
#include "text/index.h"

/* Filter words: this many keys share one, so that a filter says a wrong yes about once in a hundred. */
#define KEYS_PER_WORD 4u
/* Of ten slots at most seven are used. */
#define SLOTS_FOR(keys) ((keys) + (keys) / 7u * 3u + 8u)

struct record {
    uint64_t key;
    uint32_t order; /* of its row: keeps the sort stable */
    struct dl_surface surface;
};

struct keys {
    uint64_t *items;
    size_t count, capacity;
};

/* Finds equal things again: slots of index + 1, the hash of the thing chooses the slot. */
struct lookup {
    uint32_t *slots;
    size_t capacity, used;
};

struct dl_compiler {
    struct dl_index *index;
    struct dl_pool strings;
    struct lookup known_strings, known_entries;
    struct dl_entry *entries;
    size_t entry_count, entry_capacity;
    struct record *records;
    size_t record_count, record_capacity;
    struct keys first_ends, first_goes_on, path_ends, path_goes_on;
    uint32_t types[DL_TYPE_MAX];
    size_t type_count;
    struct dl_source sources[DL_GAZ_SOURCES_MAX];
    size_t source_count, last_source;
    struct dl_surface *surfaces;
    struct dl_slot *slots;
    uint64_t *first, *path, probe;
    unsigned char padded[DL_BLOCK_PAD + DL_NAME_BYTES_MAX + 1 + DL_BLOCK_PAD];
};

dateline_status dl_compiler_new(struct dl_compiler **out)
{
    static const uint16_t empty = 0;
    size_t offset;
    struct dl_compiler *c = *out = calloc(1, sizeof *c);
    if (!c) return DATELINE_ENOMEM;
    dateline_status status = dl_index_new(&c->index, DL_INDEX_AUTO, NULL);
    if (status == DATELINE_OK && !dl_pool_add(&c->strings, &empty, sizeof empty, &offset)) status = DATELINE_ENOMEM;
    if (status != DATELINE_OK) {
        dl_compiler_free(c);
        *out = NULL;
    }
    return status;
}

void dl_compiler_free(struct dl_compiler *c)
{
    if (!c) return;
    dl_index_free(c->index);
    dl_pool_free(&c->strings);
    free(c->known_strings.slots);
    free(c->known_entries.slots);
    free(c->entries);
    free(c->records);
    free(c->first_ends.items);
    free(c->first_goes_on.items);
    free(c->path_ends.items);
    free(c->path_goes_on.items);
    free(c->surfaces);
    free(c->slots);
    free(c->first);
    free(c->path);
    free(c);
}

static uint64_t hash_of(const void *bytes, size_t size)
{
    const unsigned char *p = bytes;
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i++)
        h = (h ^ p[i]) * UINT64_C(0x100000001b3);
    return h ^ h >> 32;
}

/* Doubles a lookup that is more than half full; hash(i) must give what the slots were chosen by. */
static bool lookup_grow(struct lookup *l, uint64_t (*hash)(const struct dl_compiler *, uint32_t),
                        const struct dl_compiler *c)
{
    if (l->used < l->capacity / 2) return true;
    struct lookup grown = { .capacity = l->capacity ? l->capacity * 2 : 1024, .used = l->used };
    grown.slots = calloc(grown.capacity, sizeof *grown.slots);
    if (!grown.slots) return false;
    for (size_t i = 0; i < l->capacity; i++) {
        if (l->slots[i] == 0) continue;
        size_t at = hash(c, l->slots[i] - 1) & (grown.capacity - 1);
        while (grown.slots[at] != 0)
            at = (at + 1) & (grown.capacity - 1);
        grown.slots[at] = l->slots[i];
    }
    free(l->slots);
    *l = grown;
    return true;
}

static dateline_span string_at(const struct dl_compiler *c, uint32_t offset)
{
    uint16_t len;
    memcpy(&len, c->strings.bytes + offset, sizeof len);
    return (dateline_span){ (const char *)c->strings.bytes + offset + sizeof len, len };
}

static uint64_t string_hash(const struct dl_compiler *c, uint32_t offset)
{
    dateline_span s = string_at(c, offset);
    return hash_of(s.ptr, s.len);
}

static uint64_t entry_hash(const struct dl_compiler *c, uint32_t i)
{
    return hash_of(&c->entries[i], sizeof c->entries[i]);
}

/* The offset of a string, which is added when it is new. */
static dateline_status intern(struct dl_compiler *c, dateline_span s, uint32_t *offset)
{
    *offset = 0;
    if (s.len == 0) return DATELINE_OK;
    if (s.len > UINT16_MAX) return DATELINE_ELIMIT;
    struct lookup *l = &c->known_strings;
    if (!lookup_grow(l, string_hash, c)) return DATELINE_ENOMEM;
    size_t at = hash_of(s.ptr, s.len) & (l->capacity - 1);
    for (; l->slots[at] != 0; at = (at + 1) & (l->capacity - 1)) {
        dateline_span known = string_at(c, l->slots[at] - 1);
        if (known.len != s.len || memcmp(known.ptr, s.ptr, s.len) != 0) continue;
        *offset = l->slots[at] - 1;
        return DATELINE_OK;
    }
    uint16_t len = (uint16_t)s.len;
    size_t start, rest;
    if (c->strings.used > UINT32_MAX - s.len - sizeof len - 1) return DATELINE_ELIMIT;
    if (!dl_pool_add(&c->strings, &len, sizeof len, &start) || !dl_pool_add(&c->strings, s.ptr, s.len, &rest))
        return DATELINE_ENOMEM;
    *offset = (uint32_t)start;
    l->slots[at] = *offset + 1;
    l->used++;
    return DATELINE_OK;
}

static dateline_status type_index(struct dl_compiler *c, dateline_span type, uint8_t *index)
{
    uint32_t name;
    dateline_status status = intern(c, type, &name);
    if (status != DATELINE_OK) return status;
    for (*index = 0; *index < c->type_count; ++*index)
        if (c->types[*index] == name) return DATELINE_OK;
    if (c->type_count == DL_TYPE_MAX) return DATELINE_ELIMIT;
    c->types[c->type_count++] = name;
    return DATELINE_OK;
}

static bool is_source(const struct dl_compiler *c, size_t i, dateline_span name)
{
    dateline_span known = string_at(c, c->sources[i].name);
    return known.len == name.len && memcmp(known.ptr, name.ptr, name.len) == 0;
}

/* Counts a row for its source; rows of one source mostly stand together. Sources beyond the most that
 * there may be are not counted: they are for people, no name depends on them. */
static dateline_status count_source(struct dl_compiler *c, dateline_span source)
{
    if (source.len == 0) return DATELINE_OK;
    size_t i = c->last_source;
    if (i >= c->source_count || !is_source(c, i, source))
        for (i = 0; i < c->source_count && !is_source(c, i, source); i++)
            ;
    if (i == DL_GAZ_SOURCES_MAX) return DATELINE_OK;
    if (i == c->source_count) {
        uint32_t name;
        dateline_status status = intern(c, source, &name);
        if (status != DATELINE_OK) return status;
        c->sources[c->source_count++] = (struct dl_source){ .name = name };
    }
    c->sources[i].rows++;
    c->last_source = i;
    return DATELINE_OK;
}

static bool equals(dateline_span s, const char *text)
{
    return s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0;
}

static uint8_t role_of(dateline_span subtype)
{
#define X(name, text)                                                                                                  \
    if (equals(subtype, text)) return DL_GAZ_ROLE_##name;
    DL_GAZ_ROLE_LIST(X)
#undef X
    return DL_GAZ_ROLE_NONE;
}

/* The index of the row's entry, which is added when it is new. */
static dateline_status add_entry(struct dl_compiler *c, const struct dl_gaz_row *row, uint32_t *index)
{
    struct dl_entry e = { .lat = row->lat, .lon = row->lon, .from = row->from, .to = row->to, .weight = row->weight };
    e.role = role_of(row->subtype);
    e.is_first = equals(row->canonical, "first");
    dateline_status status = intern(c, row->canonical, &e.canonical);
    if (status == DATELINE_OK) status = intern(c, row->subtype, &e.subtype);
    if (status == DATELINE_OK) status = intern(c, row->id, &e.id);
    if (status == DATELINE_OK) status = intern(c, row->country, &e.country);
    if (status == DATELINE_OK) status = type_index(c, row->type, &e.type);
    if (status != DATELINE_OK) return status;

    struct lookup *l = &c->known_entries;
    if (!lookup_grow(l, entry_hash, c)) return DATELINE_ENOMEM;
    size_t at = hash_of(&e, sizeof e) & (l->capacity - 1);
    for (; l->slots[at] != 0; at = (at + 1) & (l->capacity - 1)) {
        *index = l->slots[at] - 1;
        if (memcmp(&c->entries[*index], &e, sizeof e) == 0) return DATELINE_OK;
    }
    if (c->entry_count == UINT32_MAX - 1) return DATELINE_ELIMIT;
    struct dl_entry *moved = dl_reserve(c->entries, &c->entry_capacity, c->entry_count + 1, sizeof e);
    if (!moved) return DATELINE_ENOMEM;
    c->entries = moved;
    c->entries[c->entry_count] = e;
    *index = (uint32_t)c->entry_count++;
    l->slots[at] = *index + 1;
    l->used++;
    return DATELINE_OK;
}

static bool keep(struct keys *k, uint64_t key)
{
    uint64_t *moved = dl_reserve(k->items, &k->capacity, k->count + 1, sizeof key);
    if (!moved) return false;
    k->items = moved;
    k->items[k->count++] = key;
    return true;
}

/* The word that the key begins with: the first one with a capital or digit, or in a script without
 * case; the first one when there is none. */
static uint32_t key_word(const struct dl_block *b)
{
    uint32_t first = dl_next_word(b, 0);
    for (uint32_t w = first; w < b->len; w = dl_next_word(b, dl_word_end(b, w)))
        if (dl_bit(b->upper, w) || dl_bit(b->digit, w) || dl_bit(b->high, w)) return w;
    return first;
}

/* Walks the alias, notes the keys on the way, and answers the last one. */
static dateline_status walk(struct dl_compiler *c, const struct dl_block *b, struct dl_surface *surface, uint64_t *key,
                            const char **what)
{
    *what = "the alias has no word";
    uint32_t pos = key_word(b), words = 1;
    struct dl_path path;
    if (pos >= b->len) return DATELINE_EROW;
    *what = "a word of the alias is too long";
    if (!dl_path_begin(&path, b, pos)) return DATELINE_EROW;
    for (; dl_next_word(b, path.end) < b->len; words++) {
        if (!keep(words == 1 ? &c->first_goes_on : &c->path_goes_on, path.key)) return DATELINE_ENOMEM;
        *what = "the alias has too many words, or marks that do not stand in a name";
        if (words == DL_NAME_WORDS_MAX || !dl_path_next(&path, b)) return DATELINE_EROW;
    }
    if (!keep(words == 1 ? &c->first_ends : &c->path_ends, path.key)) return DATELINE_ENOMEM;
    surface->lead = (uint8_t)pos;
    surface->tail = (uint8_t)(b->len - path.end);
    *key = path.key;
    return DATELINE_OK;
}

dateline_status dl_compiler_add(struct dl_compiler *c, const struct dl_gaz_row *row, const char **what)
{
    *what = "the alias is too long";
    if (row->alias.len > DL_NAME_BYTES_MAX) return DATELINE_EROW;
    struct dl_block block;
    uint32_t bad;
    unsigned char *text = c->padded + DL_BLOCK_PAD;
    memcpy(text, row->alias.ptr, row->alias.len);
    dl_index_build(c->index, text, (uint32_t)row->alias.len, &block);
    *what = "the alias is not UTF-8";
    if (dl_index_bad_bytes(c->index, &bad) > 0) return DATELINE_EROW;

    struct record r = { .order = (uint32_t)c->record_count, .surface.flags = row->flags };
    dateline_status status = walk(c, &block, &r.surface, &r.key, what);
    if (status == DATELINE_OK) status = add_entry(c, row, &r.surface.entry);
    if (status == DATELINE_OK) status = intern(c, row->alias, &r.surface.spelling);
    if (status == DATELINE_OK) status = count_source(c, row->source);
    if (status == DATELINE_OK && c->record_count == UINT32_MAX - 1) status = DATELINE_ELIMIT;
    if (status != DATELINE_OK) return status;
    struct record *moved = dl_reserve(c->records, &c->record_capacity, c->record_count + 1, sizeof r);
    if (!moved) return DATELINE_ENOMEM;
    c->records = moved;
    c->records[c->record_count++] = r;
    return DATELINE_OK;
}

static int by_key(const void *a, const void *b)
{
    const struct record *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static bool same_surface(const struct record *x, const struct record *y)
{
    return x->key == y->key && memcmp(&x->surface, &y->surface, sizeof x->surface) == 0;
}

/* Fills the surfaces in the order of their keys and the slots; rows that were there twice go. */
static void place_surfaces(struct dl_compiler *c, uint32_t slot_count, size_t *surface_count)
{
    size_t used = 0;
    for (size_t i = 0; i < c->record_count; i++) {
        const struct record *r = &c->records[i];
        if (i > 0 && same_surface(r - 1, r)) continue;
        bool first = i == 0 || r[-1].key != r->key;
        if (first) {
            uint32_t at = dl_gaz_place((uint32_t)(r->key >> 32), slot_count);
            while (c->slots[at].fingerprint != 0)
                at = at + 1 == slot_count ? 0 : at + 1;
            c->slots[at] = (struct dl_slot){ dl_gaz_fingerprint(r->key), (uint32_t)used };
            if (used > 0) c->surfaces[used - 1].flags |= DL_GAZ_LAST;
        }
        c->surfaces[used++] = r->surface;
    }
    if (used > 0) c->surfaces[used - 1].flags |= DL_GAZ_LAST;
    *surface_count = used;
}

/* A filter of the keys where names end and where they go on. */
static uint64_t *make_filter(const struct keys *ends, const struct keys *goes_on, uint32_t *words)
{
    size_t count = (ends->count + goes_on->count) / KEYS_PER_WORD + 16;
    if (count > UINT32_MAX) return NULL;
    uint64_t *filter = calloc(count, sizeof *filter);
    if (!filter) return NULL;
    *words = (uint32_t)count;
    for (size_t i = 0; i < ends->count; i++)
        filter[dl_gaz_place((uint32_t)ends->items[i], *words)] |= dl_gaz_ends_bits(ends->items[i]);
    for (size_t i = 0; i < goes_on->count; i++)
        filter[dl_gaz_place((uint32_t)goes_on->items[i], *words)] |= dl_gaz_goes_on_bits(goes_on->items[i]);
    return filter;
}

dateline_status dl_compiler_finish(struct dl_compiler *c, struct dl_section sections[DL_GAZ_SECTIONS])
{
    /* An image without rows still has every section: one empty entry, surface and type. */
    static const struct dl_entry no_entry;
    static const struct dl_surface no_surface = { .flags = DL_GAZ_LAST };
    if (c->record_count > UINT32_MAX / 2) return DATELINE_ELIMIT;
    uint32_t slot_count = (uint32_t)SLOTS_FOR(c->record_count), first_words, path_words;
    size_t surface_count;
    c->surfaces = calloc(c->record_count + 1, sizeof *c->surfaces);
    c->slots = calloc(slot_count, sizeof *c->slots);
    c->first = make_filter(&c->first_ends, &c->first_goes_on, &first_words);
    c->path = make_filter(&c->path_ends, &c->path_goes_on, &path_words);
    if (!c->surfaces || !c->slots || !c->first || !c->path) return DATELINE_ENOMEM;
    if (c->record_count > 0) qsort(c->records, c->record_count, sizeof *c->records, by_key);
    place_surfaces(c, slot_count, &surface_count);

    bool empty = surface_count == 0;
    uint8_t type;
    dateline_status status = empty ? type_index(c, (dateline_span){ "WORD", 4 }, &type) : DATELINE_OK;
    if (status != DATELINE_OK) return status;
    c->probe = dl_gaz_probe();
    sections[0] = (struct dl_section){ DL_GAZ_STRINGS, c->strings.bytes, c->strings.used };
    sections[1] = empty ? (struct dl_section){ DL_GAZ_ENTRIES, &no_entry, sizeof no_entry }
                        : (struct dl_section){ DL_GAZ_ENTRIES, c->entries, c->entry_count * sizeof *c->entries };
    sections[2] = empty ? (struct dl_section){ DL_GAZ_SURFACES, &no_surface, sizeof no_surface }
                        : (struct dl_section){ DL_GAZ_SURFACES, c->surfaces, surface_count * sizeof *c->surfaces };
    sections[3] = (struct dl_section){ DL_GAZ_SLOTS, c->slots, slot_count * sizeof *c->slots };
    sections[4] = (struct dl_section){ DL_GAZ_FIRST, c->first, first_words * sizeof *c->first };
    sections[5] = (struct dl_section){ DL_GAZ_PATH, c->path, path_words * sizeof *c->path };
    sections[6] = (struct dl_section){ DL_GAZ_TYPES, c->types, c->type_count * sizeof *c->types };
    sections[7] = (struct dl_section){ DL_GAZ_PROBE, &c->probe, sizeof c->probe };
    sections[8] = (struct dl_section){ DL_GAZ_SOURCES, c->sources, c->source_count * sizeof *c->sources };
    return DATELINE_OK;
}
