/* compile.c: one pass over the rows for strings, entries and keys, one over the keys for the table.
 *
 *     row ─▶ words of the alias ─▶ keys ─▶ filters      every key on the way, for "goes on"
 *                                     └──▶ records      the last one; those of one key are chained
 *
 * Entries and their strings are the business of entries.c.
 */
#include "gazetteer/compile.h"

#include <stdlib.h>
#include <string.h>

#include "gazetteer/entries.h"
#include "gazetteer/fuzzy.h"
#include "gazetteer/gaz.h"
#include "gazetteer/keys.h"
#include "gazetteer/path.h"
#include "memory.h"
#include "text/index.h"

/* Of ten slots of the table eight are used. */
#define BUCKETS_FOR(keys) ((uint32_t)((keys)*5 / (4 * DL_BUCKET_SLOTS) + 1))
/* Memory takes about so long to answer, in keys. */
#define AHEAD 16u

/* A row: what its name is. Rows of one key are chained in their order. */
struct record {
    uint64_t key;
    uint32_t alias; /* in the pool of aliases; once its name is placed: where */
    uint32_t entry;
    uint32_t next, tail; /* record + 1; tail: of the first of a chain, the last one */
    uint16_t flags;
    uint8_t len, lead, tail_bytes;
    bool is_first; /* of its key */
    bool is_word;  /* its key has one word */
};

struct dl_compiler {
    struct dl_index *index;
    struct dl_entries entries;
    struct dl_pool aliases, names;
    struct record *records;
    size_t record_count, record_capacity;
    struct dl_keys first_ends, first_goes_on, path_ends, path_goes_on, roles;
    struct dl_bucket *buckets;
    uint32_t bucket_count;
    uint64_t *first, *path, *role;
    uint64_t small[DL_SMALL_WORDS / 64];
    struct dl_properties properties;
    uint16_t all_flags; /* of every row */
    struct dl_fuzzy *fuzzy;
    dateline_span fuzzy_words, fuzzy_slots;
    unsigned char padded[DL_BLOCK_PAD + DL_NAME_BYTES_MAX + 1 + DL_BLOCK_PAD];
};

dateline_status dl_compiler_new(struct dl_compiler **out)
{
    struct dl_compiler *c = *out = calloc(1, sizeof *c);
    if (!c) return DATELINE_ENOMEM;
    dateline_status status = dl_index_new(&c->index, DL_INDEX_AUTO, NULL);
    if (status == DATELINE_OK) status = dl_fuzzy_new(&c->fuzzy);
    if (status == DATELINE_OK) status = dl_entries_init(&c->entries);
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
    dl_fuzzy_free(c->fuzzy);
    dl_entries_free(&c->entries);
    dl_pool_free(&c->aliases);
    dl_pool_free(&c->names);
    free(c->records);
    dl_keys_free(&c->first_ends);
    dl_keys_free(&c->first_goes_on);
    dl_keys_free(&c->path_ends);
    dl_keys_free(&c->path_goes_on);
    dl_keys_free(&c->roles);
    free(c->buckets);
    free(c->first);
    free(c->path);
    free(c->role);
    free(c);
}

/* The word that the key begins with: the first one that a name may begin at; the first one when there is
 * none. */
static uint32_t key_word(const struct dl_block *b)
{
    for (uint32_t k = 0; k < b->chunks; k++) {
        uint64_t starts = dl_name_starts(b, k);
        if (starts != 0) return k * 64 + (uint32_t)__builtin_ctzll(starts);
    }
    return dl_next_word(b, 0);
}

/* Notes the last word of a path, behind the first one, if a word that begins with no capital may be it. */
static void note_small(struct dl_compiler *c, const struct dl_block *b, const struct dl_path *path, unsigned flags)
{
    const uint32_t word = path->end - path->last;
    if (dl_bit(b->upper, word) && !(flags & DL_GAZ_ANY_CASE)) return;
    const uint32_t bit = dl_gaz_small(dl_word_hash(b->text + word, path->last));
    c->small[bit / 64] |= UINT64_C(1) << (bit % 64);
}

/* Walks the alias, notes the keys on the way, and puts the last one into the record. */
static dateline_status walk(struct dl_compiler *c, const struct dl_block *b, struct record *r, const char **what)
{
    *what = "the alias has no word";
    uint32_t pos = key_word(b), words = 1;
    struct dl_path path;
    if (pos >= b->len) return DATELINE_EROW;
    *what = "a word of the alias is too long";
    if (!dl_path_begin(&path, b, pos)) return DATELINE_EROW;
    for (; dl_next_word(b, path.end) < b->len; words++) {
        if (!dl_keys_add(words == 1 ? &c->first_goes_on : &c->path_goes_on, path.key)) return DATELINE_ENOMEM;
        *what = "the alias has too many words, or marks that do not stand in a name";
        if (words == DL_NAME_WORDS_MAX || !dl_path_next(&path, b)) return DATELINE_EROW;
        note_small(c, b, &path, r->flags);
    }
    if (!dl_keys_add(words == 1 ? &c->first_ends : &c->path_ends, path.key)) return DATELINE_ENOMEM;
    r->lead = (uint8_t)pos;
    r->tail_bytes = (uint8_t)(b->len - path.end);
    r->key = path.key;
    r->is_word = words == 1;
    return DATELINE_OK;
}

/* Adds the words of a name from its key word on to those that may be spelled wrong. */
static dateline_status add_fuzzy_words(struct dl_compiler *c, const struct dl_block *b, uint32_t pos)
{
    dateline_status status = DATELINE_OK;
    for (uint32_t end; pos < b->len && status == DATELINE_OK; pos = dl_next_word(b, end)) {
        end = dl_word_end(b, pos);
        status = dl_fuzzy_add(c->fuzzy, b->text + pos, end - pos);
    }
    return status;
}

static dateline_status keep_record(struct dl_compiler *c, struct record r, dateline_span alias)
{
    size_t at;
    if (c->record_count == UINT32_MAX - 1 || c->aliases.used > UINT32_MAX - DL_NAME_BYTES_MAX) return DATELINE_ELIMIT;
    struct record *moved = dl_reserve(c->records, &c->record_capacity, c->record_count + 1, sizeof r);
    if (!moved) return DATELINE_ENOMEM;
    c->records = moved;
    if (!dl_pool_add(&c->aliases, alias.ptr, alias.len, &at)) return DATELINE_ENOMEM;
    r.alias = (uint32_t)at;
    r.len = (uint8_t)alias.len;
    c->records[c->record_count++] = r;
    return DATELINE_OK;
}

void dl_compiler_flags(struct dl_compiler *c, uint16_t flags)
{
    c->all_flags = flags;
}

/* Does the row's word say something of a name beside it, as titles and words with a subtype do? */
static bool has_role(const struct dl_compiler *c, const struct dl_gaz_row *row, const struct record *r)
{
    const dateline_span type = row->type;
    const bool is_title = type.len == 5 && memcmp(type.ptr, "TITLE", 5) == 0;
    const bool is_word = type.len == 4 && memcmp(type.ptr, "WORD", 4) == 0;
    return r->is_word && (is_title || (is_word && c->entries.items[r->entry].role != DL_GAZ_ROLE_NONE));
}

dateline_status dl_compiler_add(struct dl_compiler *c, const struct dl_gaz_row *row, const char **what)
{
    *what = "the alias is too long";
    if (row->alias.len > DL_NAME_BYTES_MAX) return DATELINE_EROW;
    struct dl_block block;
    uint32_t bad;
    unsigned char *text = c->padded + DL_BLOCK_PAD;
    memcpy(text, row->alias.ptr, row->alias.len);
    dl_index_words(c->index, text, (uint32_t)row->alias.len, &block);
    *what = "the alias is not UTF-8";
    if (dl_index_bad_bytes(c->index, &bad) > 0) return DATELINE_EROW;

    struct record r = { .flags = row->flags | c->all_flags };
    dateline_status status = walk(c, &block, &r, what);
    if (status == DATELINE_OK) status = dl_entries_add(&c->entries, row, &r.entry);
    if (status == DATELINE_OK) status = dl_entries_source(&c->entries, row->source);
    if (status == DATELINE_OK && (r.flags & DL_GAZ_FUZZY)) status = add_fuzzy_words(c, &block, r.lead);
    if (status == DATELINE_OK) status = keep_record(c, r, row->alias);
    if (status == DATELINE_OK && has_role(c, row, &r) && !dl_keys_add(&c->roles, r.key)) status = DATELINE_ENOMEM;
    c->properties.flags |= r.flags;
    if (status == DATELINE_ELIMIT) *what = "more than 64 types, or more names than a dictionary holds";
    if (status == DATELINE_ENOMEM) *what = dateline_status_text(status);
    return status;
}

/* ---- the table ------------------------------------------------------------------------------------------ */

static bool same_spelling(const struct dl_compiler *c, const struct record *x, const struct record *y)
{
    return x->len == y->len && memcmp(c->aliases.bytes + x->alias, c->aliases.bytes + y->alias, x->len) == 0;
}

/* Is the row in its chain already? More rows than a name has senses need not be told apart. */
static bool is_known(const struct dl_compiler *c, const struct record *first, const struct record *r)
{
    const struct record *known = first;
    for (unsigned looked = 0; looked < DL_SENSES_MAX; looked++) {
        if (known->entry == r->entry && known->flags == r->flags && same_spelling(c, known, r)) return true;
        if (known->next == 0) return false;
        known = &c->records[known->next - 1];
    }
    return false;
}

/* Puts record i into the table, or at the end of the chain of its key. Errors: DATELINE_ELIMIT: no free slot is near.
 */
static dateline_status place_record(struct dl_compiler *c, uint32_t i)
{
    struct record *r = &c->records[i];
    uint8_t tag = dl_gaz_tag(r->key);
    uint32_t at = dl_gaz_place((uint32_t)(r->key >> 32), c->bucket_count);
    for (unsigned n = 0; n < DL_PROBE_BUCKETS_MAX * DL_BUCKET_SLOTS; n++) {
        const unsigned slot = n % DL_BUCKET_SLOTS;
        if (n > 0 && slot == 0) at = at + 1 == c->bucket_count ? 0 : at + 1;
        struct dl_bucket *bucket = &c->buckets[at];
        if (bucket->tags[slot] == 0) {
            bucket->tags[slot] = tag;
            bucket->names[slot] = i;
            r->is_first = true;
            r->tail = i + 1;
            return DATELINE_OK;
        }
        struct record *first = &c->records[bucket->names[slot]];
        if (bucket->tags[slot] != tag || first->key != r->key) continue;
        if (is_known(c, first, r)) return DATELINE_OK;
        c->records[first->tail - 1].next = i + 1;
        first->tail = i + 1;
        return DATELINE_OK;
    }
    return DATELINE_ELIMIT;
}

static void put_little(unsigned char **to, uint32_t value, unsigned bytes)
{
    for (; bytes > 0; bytes--, value >>= 8)
        *(*to)++ = (unsigned char)value;
}

/* Appends the name of a record; before: the one of its chain before it, or NULL. */
static dateline_status put_name(struct dl_compiler *c, const struct record *r, const struct record *before,
                                uint32_t *place)
{
    unsigned char bytes[16 + DL_NAME_BYTES_MAX], *to = bytes + 1;
    unsigned entry_bytes = r->entry < 1u << 8 ? 1 : r->entry < 1u << 16 ? 2 : r->entry < 1u << 24 ? 3 : 4;
    unsigned form = entry_bytes - 1;
    put_little(&to, r->entry, entry_bytes);
    if (r->flags != 0) {
        form |= DL_FORM_FLAGS;
        put_little(&to, r->flags, 2);
    }
    if (r->lead != 0 || r->tail_bytes != 0) {
        form |= DL_FORM_EDGES;
        *to++ = r->lead;
        *to++ = r->tail_bytes;
    }
    if (before && same_spelling(c, before, r)) {
        form |= DL_FORM_SAME;
    } else {
        *to++ = r->len;
        memcpy(to, c->aliases.bytes + r->alias, r->len);
        to += r->len;
    }
    if (r->next == 0) form |= DL_FORM_LAST;
    bytes[0] = (unsigned char)form;
    size_t at, size = (size_t)(to - bytes);
    if (c->names.used > UINT32_MAX - size) return DATELINE_ELIMIT;
    if (!dl_pool_add(&c->names, bytes, size, &at)) return DATELINE_ENOMEM;
    *place = (uint32_t)at;
    return DATELINE_OK;
}

/* Appends the names of a chain, and notes in its first record where they begin. */
static dateline_status put_chain(struct dl_compiler *c, struct record *first)
{
    const struct record *before = NULL, *r = first;
    uint32_t start, place;
    dateline_status status = put_name(c, r, NULL, &start);
    while (status == DATELINE_OK && r->next != 0) {
        before = r;
        r = &c->records[r->next - 1];
        status = put_name(c, r, before, &place);
    }
    first->alias = start;
    return status;
}

static dateline_status make_table(struct dl_compiler *c)
{
    dateline_status status = DATELINE_OK;
    c->bucket_count = BUCKETS_FOR(c->record_count);
    c->buckets = calloc(c->bucket_count, sizeof *c->buckets);
    if (!c->buckets) return DATELINE_ENOMEM;
    for (size_t i = 0; i < c->record_count && status == DATELINE_OK; i++) {
        if (i + AHEAD < c->record_count) {
            uint64_t ahead = c->records[i + AHEAD].key;
            __builtin_prefetch(&c->buckets[dl_gaz_place((uint32_t)(ahead >> 32), c->bucket_count)], 1);
        }
        status = place_record(c, (uint32_t)i);
    }
    for (size_t i = 0; i < c->record_count && status == DATELINE_OK; i++)
        if (c->records[i].is_first) status = put_chain(c, &c->records[i]);
    for (uint32_t b = 0; b < c->bucket_count; b++)
        for (unsigned slot = 0; slot < DL_BUCKET_SLOTS && c->buckets[b].tags[slot] != 0; slot++)
            c->buckets[b].names[slot] = c->records[c->buckets[b].names[slot]].alias;
    return status;
}

dateline_status dl_compiler_finish(struct dl_compiler *c, struct dl_section sections[DL_GAZ_SECTIONS])
{
    /* An image without rows still has every section: one empty entry, and a name that is none. */
    static const struct dl_entry no_entry;
    static const struct dl_details no_details;
    static const unsigned char no_names[1 + DL_NAMES_PAD];
    if (c->record_count > UINT32_MAX / 2) return DATELINE_ELIMIT;
    bool empty = c->record_count == 0;
    uint32_t first_words, path_words, role_words;
    const struct dl_keys none = { 0 };
    uint8_t type;
    size_t pad;
    dateline_status status = empty ? dl_entries_type(&c->entries, (dateline_span){ "WORD", 4 }, &type) : DATELINE_OK;
    if (status == DATELINE_OK) status = make_table(c);
    if (status == DATELINE_OK && !dl_pool_add(&c->names, no_names, DL_NAMES_PAD, &pad)) status = DATELINE_ENOMEM;
    if (status == DATELINE_OK) status = dl_keys_filter(&c->first_ends, &c->first_goes_on, &c->first, &first_words);
    if (status == DATELINE_OK) status = dl_keys_filter(&c->path_ends, &c->path_goes_on, &c->path, &path_words);
    if (status == DATELINE_OK) status = dl_keys_filter(&c->roles, &none, &c->role, &role_words);
    if (status == DATELINE_OK) status = dl_fuzzy_finish(c->fuzzy, &c->fuzzy_words, &c->fuzzy_slots);
    if (status != DATELINE_OK) return status;
    c->properties.probe = dl_gaz_probe();
    sections[0] = (struct dl_section){ DL_GAZ_STRINGS, c->entries.strings.bytes, c->entries.strings.used };
    sections[1] =
        empty ? (struct dl_section){ DL_GAZ_ENTRIES, &no_entry, sizeof no_entry }
              : (struct dl_section){ DL_GAZ_ENTRIES, c->entries.items, c->entries.count * sizeof *c->entries.items };
    sections[2] = empty ? (struct dl_section){ DL_GAZ_NAMES, no_names, sizeof no_names }
                        : (struct dl_section){ DL_GAZ_NAMES, c->names.bytes, c->names.used };
    sections[3] = (struct dl_section){ DL_GAZ_BUCKETS, c->buckets, c->bucket_count * sizeof *c->buckets };
    sections[4] = (struct dl_section){ DL_GAZ_FIRST, c->first, first_words * sizeof *c->first };
    sections[5] = (struct dl_section){ DL_GAZ_PATH, c->path, path_words * sizeof *c->path };
    sections[6] =
        (struct dl_section){ DL_GAZ_TYPES, c->entries.types, c->entries.type_count * sizeof *c->entries.types };
    sections[7] = (struct dl_section){ DL_GAZ_PROPERTIES, &c->properties, sizeof c->properties };
    sections[8] = (struct dl_section){ DL_GAZ_FUZZY_WORDS, c->fuzzy_words.ptr, c->fuzzy_words.len };
    sections[9] = (struct dl_section){ DL_GAZ_FUZZY_SLOTS, c->fuzzy_slots.ptr, c->fuzzy_slots.len };
    sections[10] = empty ? (struct dl_section){ DL_GAZ_DETAILS, &no_details, sizeof no_details }
                         : (struct dl_section){ DL_GAZ_DETAILS, c->entries.details,
                                                c->entries.count * sizeof *c->entries.details };
    sections[11] = (struct dl_section){ DL_GAZ_ROLES, c->role, role_words * sizeof *c->role };
    sections[12] = (struct dl_section){ DL_GAZ_SMALL, c->small, sizeof c->small };
    sections[13] =
        (struct dl_section){ DL_GAZ_SOURCES, c->entries.sources, c->entries.source_count * sizeof *c->entries.sources };
    return DATELINE_OK;
}
