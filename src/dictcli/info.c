/* info.c: counts. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "candidate.h"
#include "cli/messages.h"
#include "dictcli/commands.h"
#include "dictcli/dictionary.h"
#include "gazetteer/image.h"
#include "hash.h"
#include "memory.h"

/* What a name stands for, as a number: the same for all spellings of one entry. Those of which only the
 * spelling is known share a struct dl_entry, and are not one. */
struct meaning {
    uint64_t hash;
    uint32_t type;
};

static uint64_t mix_bytes(uint64_t h, const void *bytes, size_t size)
{
    const unsigned char *p = bytes;
    for (size_t i = 0; i < size; i++)
        h = (h ^ p[i]) * DL_HASH_FNV_PRIME;
    return h;
}

static struct meaning meaning_of(const struct dl_gaz *g, const struct dl_name *name)
{
    struct dl_entry e = g->entries[name->entry];
    dateline_span canonical = dl_gaz_canonical(g, &e, name->at);
    e.canonical = 0;
    uint64_t h = mix_bytes(DL_HASH_FNV_BASIS, &e, sizeof e);
    h = mix_bytes(h, &g->details[name->entry], sizeof *g->details);
    return (struct meaning){ mix_bytes(h, canonical.ptr, canonical.len), e.type };
}

static int by_meaning(const void *a, const void *b)
{
    const struct meaning *x = a, *y = b;
    if (x->type != y->type) return x->type < y->type ? -1 : 1;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

struct counts {
    size_t names[DL_TYPE_MAX], entries[DL_TYPE_MAX], all_names, all_entries;
};

/* False: no memory. */
static bool count(const struct dl_gaz *g, struct counts *counts)
{
    struct dl_name name = { 0 };
    struct meaning *meanings = NULL;
    size_t used = 0, room = 0;
    *counts = (struct counts){ 0 };
    for (uint32_t offset = 0; dl_gaz_read_name(g, &offset, &name);) {
        if (name.entry >= g->entry_count || g->entries[name.entry].type >= DL_TYPE_MAX) continue;
        struct meaning *moved = dl_reserve(meanings, &room, used + 1, sizeof *moved);
        if (!moved) {
            free(meanings);
            return false;
        }
        meanings = moved;
        meanings[used++] = meaning_of(g, &name);
    }
    if (used > 0) qsort(meanings, used, sizeof *meanings, by_meaning);
    for (size_t i = 0; i < used; i++) {
        bool is_new = i == 0 || by_meaning(&meanings[i - 1], &meanings[i]) != 0;
        counts->names[meanings[i].type]++;
        counts->entries[meanings[i].type] += is_new;
        counts->all_entries += is_new;
    }
    counts->all_names = used;
    free(meanings);
    return true;
}

/* Names and entries of every type. */
static void print_types(const struct dl_gaz *g, const struct counts *counts)
{
    for (uint32_t t = 0; t < g->type_count && t < DL_TYPE_MAX; t++) {
        dateline_span name = dl_gaz_string(g, g->types[t]);
        printf("type %.*s: %zu names of %zu entries\n", (int)name.len, name.ptr, counts->names[t], counts->entries[t]);
    }
}

static void print_sources(const struct dl_dictionary *d)
{
    size_t size;
    const struct dl_source *sources = dl_image_section(d->image, DL_GAZ_SOURCES, &size);
    for (size_t i = 0; sources && i < size / sizeof *sources; i++) {
        dateline_span name = dl_gaz_string(&d->gaz, sources[i].name);
        printf("source %.*s: %" PRIu32 " rows\n", (int)name.len, name.ptr, sources[i].rows);
    }
}

enum dl_dict_exit dl_dict_info(const struct dl_dict_words *words)
{
    struct dl_dictionary d;
    if (!dl_dictionary_open(&d, words->operands.count > 0 ? words->operands.items[0] : NULL)) return DL_DICT_USAGE;
    struct counts counts;
    if (!count(&d.gaz, &counts)) {
        dl_message("out of memory");
        dl_dictionary_close(&d);
        return DL_DICT_USAGE;
    }
    printf("dictionary: %s\n", d.name);
    printf("names: %zu\n", counts.all_names);
    printf("entries: %zu\n", counts.all_entries);
    printf("bytes: %zu\n", d.size);
    if (counts.all_names > 0) printf("bytes a name: %.1f\n", (double)d.size / (double)counts.all_names);
    printf("hash: %016" PRIx64 "\n", dl_image_checksum(d.image));
    if (counts.all_names > 0) print_types(&d.gaz, &counts);
    print_sources(&d);
    dl_dictionary_close(&d);
    return DL_DICT_OK;
}
