/* gaz.c: opens the sections and hands out strings. */
#include "gazetteer/gaz.h"

#include <string.h>

#include "gazetteer/image.h"

/* A section of items of a size; false when it is missing, empty or not a whole number of them. */
static bool open_section(const void *image, const char *tag, size_t item, const void **items, uint32_t *count)
{
    size_t size;
    *items = dl_image_section(image, tag, &size);
    if (!*items || size == 0 || size % item != 0 || size / item > UINT32_MAX) return false;
    *count = (uint32_t)(size / item);
    return true;
}

dateline_status dl_gaz_open(struct dl_gaz *g, const void *image)
{
    const void *strings, *entries, *surfaces, *slots, *first, *path, *types;
    if (!open_section(image, DL_GAZ_STRINGS, 1, &strings, &g->strings_size) ||
        !open_section(image, DL_GAZ_ENTRIES, sizeof *g->entries, &entries, &g->entry_count) ||
        !open_section(image, DL_GAZ_SURFACES, sizeof *g->surfaces, &surfaces, &g->surface_count) ||
        !open_section(image, DL_GAZ_SLOTS, sizeof *g->slots, &slots, &g->slot_count) ||
        !open_section(image, DL_GAZ_FIRST, sizeof *g->first, &first, &g->first_words) ||
        !open_section(image, DL_GAZ_PATH, sizeof *g->path, &path, &g->path_words) ||
        !open_section(image, DL_GAZ_TYPES, sizeof *g->types, &types, &g->type_count))
        return DATELINE_EIMAGE;
    g->strings = strings;
    g->entries = entries;
    g->surfaces = surfaces;
    g->slots = slots;
    g->first = first;
    g->path = path;
    g->types = types;
    return DATELINE_OK;
}

dateline_span dl_gaz_string(const struct dl_gaz *g, uint32_t offset)
{
    uint16_t len;
    if (offset > g->strings_size || g->strings_size - offset < sizeof len) return (dateline_span){ "", 0 };
    memcpy(&len, g->strings + offset, sizeof len);
    if (len > g->strings_size - offset - sizeof len) return (dateline_span){ "", 0 };
    return (dateline_span){ (const char *)g->strings + offset + sizeof len, len };
}

bool dl_gaz_next(const struct dl_gaz *g, uint64_t key, uint32_t *probe, uint32_t *surface)
{
    uint32_t place = dl_gaz_place((uint32_t)(key >> 32), g->slot_count);
    while (*probe < g->slot_count) {
        const struct dl_slot *slot = &g->slots[((uint64_t)place + (*probe)++) % g->slot_count];
        if (slot->fingerprint == 0) return false;
        *surface = slot->surface;
        if (slot->fingerprint == dl_gaz_fingerprint(key) && slot->surface < g->surface_count) return true;
    }
    return false;
}
