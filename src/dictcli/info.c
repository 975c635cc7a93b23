/* info.c: counts. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "candidate.h"
#include "cli/messages.h"
#include "dictcli/commands.h"
#include "dictcli/dictionary.h"
#include "gazetteer/image.h"

/* Names and entries of every type. */
static void print_types(const struct dl_gaz *g)
{
    uint32_t names[DL_TYPE_MAX] = { 0 }, entries[DL_TYPE_MAX] = { 0 };
    for (uint32_t i = 0; i < g->entry_count; i++)
        if (g->entries[i].type < DL_TYPE_MAX) entries[g->entries[i].type]++;
    for (uint32_t i = 0; i < g->surface_count; i++) {
        uint32_t entry = g->surfaces[i].entry;
        if (entry < g->entry_count && g->entries[entry].type < DL_TYPE_MAX) names[g->entries[entry].type]++;
    }
    for (uint32_t t = 0; t < g->type_count && t < DL_TYPE_MAX; t++) {
        dateline_span name = dl_gaz_string(g, g->types[t]);
        printf("type %.*s: %" PRIu32 " names of %" PRIu32 " entries\n", (int)name.len, name.ptr, names[t], entries[t]);
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

enum dl_dict_exit dl_dict_info(int argc, char **argv)
{
    struct dl_dictionary d;
    if (argc > 1) {
        dl_message("info: give one FILE, or none for the built-in dictionary");
        return DL_DICT_USAGE;
    }
    if (!dl_dictionary_open(&d, argc == 1 ? argv[0] : NULL)) return DL_DICT_USAGE;
    bool empty = dl_gaz_string(&d.gaz, d.gaz.surfaces[0].spelling).len == 0;
    uint32_t names = empty ? 0 : d.gaz.surface_count;
    printf("dictionary: %s\n", d.name);
    printf("names: %" PRIu32 "\n", names);
    printf("entries: %" PRIu32 "\n", empty ? 0 : d.gaz.entry_count);
    printf("bytes: %zu\n", d.size);
    if (names > 0) printf("bytes a name: %.1f\n", (double)d.size / names);
    printf("hash: %016" PRIx64 "\n", dl_image_checksum(d.image));
    if (!empty) print_types(&d.gaz);
    print_sources(&d);
    dl_dictionary_close(&d);
    return DL_DICT_OK;
}
