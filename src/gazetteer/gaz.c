/* gaz.c: opens the sections and hands out strings. */
#include "gazetteer/gaz.h"

#include <string.h>

#include "gazetteer/image.h"
#include "text/name.h"

/* A section of items of a size; false when it is missing, empty or not a whole number of them. */
static bool open_section(const void *image, const char *tag, size_t item, const void **items, uint32_t *count)
{
    size_t size;
    *items = dl_image_section(image, tag, &size);
    if (!*items || size == 0 || size % item != 0 || size / item > UINT32_MAX) return false;
    *count = (uint32_t)(size / item);
    return true;
}

uint64_t dl_gaz_probe(void)
{
    /* "Łódź Co. of O’Neill": 16 bytes are readable behind every word. */
    static const unsigned char text[] = "\xC5\x81\xC3\xB3"
                                        "d\xC5\xBA Co. of O\xE2\x80\x99Neill\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    uint64_t key = dl_word_hash(text, 7);
    key = dl_key_join(key, dl_gap_key(text + 7, 1, 7), dl_word_hash(text + 8, 2));
    key = dl_key_join(key, dl_gap_key(text + 10, 2, 2), dl_word_hash(text + 12, 2));
    key = dl_key_join(key, dl_gap_key(text + 14, 1, 2), dl_word_hash(text + 15, 1));
    return dl_key_join(key, dl_gap_key(text + 16, 3, 1), dl_word_hash(text + 19, 5));
}

/* The names of types go into rows as they are. */
static bool types_are_names(const struct dl_gaz *g)
{
    for (uint32_t i = 0; i < g->type_count; i++)
        if (!dl_gaz_is_type(dl_gaz_string(g, g->types[i]))) return false;
    return true;
}

bool dl_gaz_is_type(dateline_span s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!((s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') || (s.ptr[i] >= '0' && s.ptr[i] <= '9') || s.ptr[i] == '_'))
            return false;
    return s.len > 0;
}

dateline_status dl_gaz_open(struct dl_gaz *g, const void *image, const char **what)
{
    size_t size;
    const void *probe = dl_image_section(image, DL_GAZ_PROBE, &size);
    *what = "the compiled dictionary has no names";
    if (!probe || size != sizeof(uint64_t)) return DATELINE_EIMAGE;
    *what = "compiled by a version that takes names apart in another way: build it again";
    if (*(const uint64_t *)probe != dl_gaz_probe()) return DATELINE_EIMAGE;
    *what = "the compiled dictionary is damaged";
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
    return types_are_names(g) ? DATELINE_OK : DATELINE_EIMAGE;
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
