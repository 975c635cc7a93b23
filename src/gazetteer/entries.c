/* entries.c: equal strings and equal entries are found again through one hash index each. The cells of a row are
 * mostly those of the row before, which are asked first. */
#include "gazetteer/entries.h"

#include <stdlib.h>
#include <string.h>

#include "text/word.h"

dateline_status dl_entries_init(struct dl_entries *e)
{
    static const uint16_t empty = 0;
    size_t offset;
    return dl_pool_add(&e->strings, &empty, sizeof empty, &offset) ? DATELINE_OK : DATELINE_ENOMEM;
}

void dl_entries_free(struct dl_entries *e)
{
    dl_pool_free(&e->strings);
    free(e->known_strings.slots);
    free(e->known_entries.slots);
    free(e->items);
    free(e->details);
}

static uint64_t hash_of(const void *bytes, size_t size)
{
    const unsigned char *p = bytes;
    uint64_t h = size;
    for (; size >= 8; p += 8, size -= 8)
        h = dl_mix(h ^ dl_load(p) ^ DL_MIX_0, DL_MIX_1);
    unsigned char rest[8] = { 0 };
    memcpy(rest, p, size);
    return dl_mix(h ^ dl_load(rest) ^ DL_MIX_0, DL_MIX_1);
}

/* Doubles a lookup that is more than half full; hash(i) must give what the slots were chosen by. */
static bool lookup_grow(struct dl_lookup *l, uint64_t (*hash)(const struct dl_entries *, uint32_t),
                        const struct dl_entries *e)
{
    if (l->used < l->capacity / 2) return true;
    struct dl_lookup grown = { .capacity = l->capacity ? l->capacity * 2 : 1024, .used = l->used };
    grown.slots = calloc(grown.capacity, sizeof *grown.slots);
    if (!grown.slots) return false;
    for (size_t i = 0; i < l->capacity; i++) {
        if (l->slots[i] == 0) continue;
        size_t at = hash(e, l->slots[i] - 1) & (grown.capacity - 1);
        while (grown.slots[at] != 0)
            at = (at + 1) & (grown.capacity - 1);
        grown.slots[at] = l->slots[i];
    }
    free(l->slots);
    *l = grown;
    return true;
}

static dateline_span string_at(const struct dl_entries *e, uint32_t offset)
{
    uint16_t len;
    memcpy(&len, e->strings.bytes + offset, sizeof len);
    return (dateline_span){ (const char *)e->strings.bytes + offset + sizeof len, len };
}

static uint64_t string_hash(const struct dl_entries *e, uint32_t offset)
{
    dateline_span s = string_at(e, offset);
    return hash_of(s.ptr, s.len);
}

static uint64_t hash_both(const struct dl_entry *entry, const struct dl_details *details)
{
    return hash_of(entry, sizeof *entry) + hash_of(details, sizeof *details);
}

static uint64_t entry_hash(const struct dl_entries *e, uint32_t i)
{
    return hash_both(&e->items[i], &e->details[i]);
}

static bool is_entry(const struct dl_entries *e, uint32_t i, const struct dl_entry *entry,
                     const struct dl_details *details)
{
    return memcmp(&e->items[i], entry, sizeof *entry) == 0 && memcmp(&e->details[i], details, sizeof *details) == 0;
}

static bool same(dateline_span a, dateline_span b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* The offset of a string, which is added when it is new; before: where it may be. */
static dateline_status intern(struct dl_entries *e, dateline_span s, uint32_t before, uint32_t *offset)
{
    *offset = before;
    if (same(string_at(e, before), s)) return DATELINE_OK;
    *offset = 0;
    if (s.len == 0) return DATELINE_OK;
    if (s.len > UINT16_MAX) return DATELINE_ELIMIT;
    struct dl_lookup *l = &e->known_strings;
    if (!lookup_grow(l, string_hash, e)) return DATELINE_ENOMEM;
    size_t at = hash_of(s.ptr, s.len) & (l->capacity - 1);
    for (; l->slots[at] != 0; at = (at + 1) & (l->capacity - 1)) {
        *offset = l->slots[at] - 1;
        if (same(string_at(e, *offset), s)) return DATELINE_OK;
    }
    uint16_t len = (uint16_t)s.len;
    size_t start, rest;
    if (e->strings.used > UINT32_MAX - s.len - sizeof len - 1) return DATELINE_ELIMIT;
    if (!dl_pool_add(&e->strings, &len, sizeof len, &start) || !dl_pool_add(&e->strings, s.ptr, s.len, &rest))
        return DATELINE_ENOMEM;
    *offset = (uint32_t)start;
    l->slots[at] = *offset + 1;
    l->used++;
    return DATELINE_OK;
}

dateline_status dl_entries_type(struct dl_entries *e, dateline_span type, uint8_t *index)
{
    uint32_t name;
    dateline_status status = intern(e, type, 0, &name);
    if (status != DATELINE_OK) return status;
    for (*index = 0; *index < e->type_count; ++*index)
        if (e->types[*index] == name) return DATELINE_OK;
    if (e->type_count == DL_TYPE_MAX) return DATELINE_ELIMIT;
    e->types[e->type_count++] = name;
    return DATELINE_OK;
}

dateline_status dl_entries_source(struct dl_entries *e, dateline_span source)
{
    if (source.len == 0) return DATELINE_OK;
    size_t i = e->last_source;
    if (i >= e->source_count || !same(string_at(e, e->sources[i].name), source))
        for (i = 0; i < e->source_count && !same(string_at(e, e->sources[i].name), source); i++)
            ;
    if (i == DL_GAZ_SOURCES_MAX) return DATELINE_OK;
    if (i == e->source_count) {
        uint32_t name;
        dateline_status status = intern(e, source, 0, &name);
        if (status != DATELINE_OK) return status;
        e->sources[e->source_count++] = (struct dl_source){ .name = name };
    }
    e->sources[i].rows++;
    e->last_source = i;
    return DATELINE_OK;
}

static bool equals(dateline_span s, const char *text, size_t len)
{
    return s.len == len && memcmp(s.ptr, text, len) == 0;
}

static uint8_t role_of(dateline_span subtype)
{
    if (subtype.len == 0) return DL_GAZ_ROLE_NONE;
#define X(name, text)                                                                                                  \
    if (equals(subtype, text, sizeof text - 1)) return DL_GAZ_ROLE_##name;
    DL_GAZ_ROLE_LIST(X)
#undef X
    return DL_GAZ_ROLE_NONE;
}

/* Fills an entry with the cells of a row; before: the entry of the row before. */
static dateline_status fill(struct dl_entries *e, const struct dl_gaz_row *row, const struct dl_entry *before,
                            struct dl_entry *entry)
{
    *entry = (struct dl_entry){ .weight = row->weight };
    entry->is_first = equals(row->canonical, "first", 5);
    dateline_status status = DATELINE_OK;
    if (same(row->canonical, row->alias))
        entry->canonical = DL_GAZ_SPELLING;
    else
        status = intern(e, row->canonical, 0, &entry->canonical);
    if (status == DATELINE_OK) status = intern(e, row->subtype, before->subtype, &entry->subtype);
    if (status == DATELINE_OK) status = intern(e, row->id, before->id, &entry->id);
    if (status == DATELINE_OK) status = intern(e, row->country, before->country, &entry->country);
    bool same_type = e->count > 0 && same(string_at(e, e->types[before->type]), row->type);
    entry->type = before->type;
    if (status == DATELINE_OK && !same_type) status = dl_entries_type(e, row->type, &entry->type);
    entry->role = e->count > 0 && entry->subtype == before->subtype ? before->role : role_of(row->subtype);
    return status;
}

dateline_status dl_entries_add(struct dl_entries *e, const struct dl_gaz_row *row, uint32_t *index)
{
    static const struct dl_entry none;
    const struct dl_details details = { .lat = row->lat, .lon = row->lon, .from = row->from, .to = row->to };
    struct dl_entry entry;
    dateline_status status = fill(e, row, e->count > 0 ? &e->items[e->last] : &none, &entry);
    if (status != DATELINE_OK) return status;
    *index = e->last;
    if (e->count > 0 && is_entry(e, e->last, &entry, &details)) return DATELINE_OK;

    struct dl_lookup *l = &e->known_entries;
    if (!lookup_grow(l, entry_hash, e)) return DATELINE_ENOMEM;
    size_t at = hash_both(&entry, &details) & (l->capacity - 1);
    for (; l->slots[at] != 0; at = (at + 1) & (l->capacity - 1)) {
        *index = e->last = l->slots[at] - 1;
        if (is_entry(e, *index, &entry, &details)) return DATELINE_OK;
    }
    if (e->count == UINT32_MAX - 1) return DATELINE_ELIMIT;
    struct dl_entry *moved = dl_reserve(e->items, &e->capacity, e->count + 1, sizeof entry);
    if (!moved) return DATELINE_ENOMEM;
    e->items = moved;
    e->items[e->count] = entry;
    struct dl_details *more = dl_reserve(e->details, &e->details_capacity, e->count + 1, sizeof details);
    if (!more) return DATELINE_ENOMEM;
    e->details = more;
    e->details[e->count] = details;
    *index = e->last = (uint32_t)e->count++;
    l->slots[at] = *index + 1;
    l->used++;
    return DATELINE_OK;
}
