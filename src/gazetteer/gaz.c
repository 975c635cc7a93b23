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
    const struct dl_properties *properties = dl_image_section(image, DL_GAZ_PROPERTIES, &size);
    *what = "the compiled dictionary has no names";
    if (!properties || size != sizeof *properties) return DATELINE_EIMAGE;
    *what = "compiled by a version that takes names apart in another way: build it again";
    if (properties->probe != dl_gaz_probe()) return DATELINE_EIMAGE;
    *what = "the compiled dictionary is damaged";
    uint32_t detail_count;
    const void *strings, *entries, *details, *names, *buckets, *first, *path, *roles, *types;
    if (!open_section(image, DL_GAZ_STRINGS, 1, &strings, &g->strings_size) ||
        !open_section(image, DL_GAZ_ENTRIES, sizeof *g->entries, &entries, &g->entry_count) ||
        !open_section(image, DL_GAZ_DETAILS, sizeof *g->details, &details, &detail_count) ||
        !open_section(image, DL_GAZ_NAMES, 1, &names, &g->names_size) ||
        !open_section(image, DL_GAZ_BUCKETS, sizeof *g->buckets, &buckets, &g->bucket_count) ||
        !open_section(image, DL_GAZ_FIRST, sizeof *g->first, &first, &g->first_words) ||
        !open_section(image, DL_GAZ_PATH, sizeof *g->path, &path, &g->path_words) ||
        !open_section(image, DL_GAZ_TYPES, sizeof *g->types, &types, &g->type_count) || g->names_size <= DL_NAMES_PAD ||
        detail_count != g->entry_count)
        return DATELINE_EIMAGE;
    g->names_size -= DL_NAMES_PAD;
    const bool has_roles = open_section(image, DL_GAZ_ROLES, sizeof *g->roles, &roles, &g->role_words);
    g->roles = has_roles ? roles : NULL;
    g->small = dl_image_section(image, DL_GAZ_SMALL, &size);
    if (size != DL_SMALL_WORDS / 8) g->small = NULL;
    g->fuzzy_words = dl_image_section(image, DL_GAZ_FUZZY_WORDS, &size);
    if (size > UINT32_MAX) return DATELINE_EIMAGE;
    g->fuzzy_words_size = (uint32_t)size;
    g->fuzzy_slots = dl_image_section(image, DL_GAZ_FUZZY_SLOTS, &size);
    if (size % sizeof *g->fuzzy_slots != 0 || size / sizeof *g->fuzzy_slots > UINT32_MAX) return DATELINE_EIMAGE;
    g->fuzzy_slot_count = (uint32_t)(size / sizeof *g->fuzzy_slots);
    g->strings = strings;
    g->entries = entries;
    g->details = details;
    g->names = names;
    g->buckets = buckets;
    g->first = first;
    g->path = path;
    g->types = types;
    g->flags = properties->flags;
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

dateline_span dl_gaz_spelling(const struct dl_gaz *g, uint32_t at)
{
    if (at >= g->names_size || g->names[at] >= g->names_size - at) return (dateline_span){ "", 0 };
    return (dateline_span){ (const char *)g->names + at + 1, g->names[at] };
}

dateline_span dl_gaz_canonical(const struct dl_gaz *g, const struct dl_entry *entry, uint32_t at)
{
    return entry->canonical == DL_GAZ_SPELLING ? dl_gaz_spelling(g, at) : dl_gaz_string(g, entry->canonical);
}

bool dl_gaz_read_long_name(const struct dl_gaz *g, uint32_t *offset, struct dl_name *n)
{
    if (*offset >= g->names_size) return false;
    const unsigned char *p = g->names + *offset, *end = g->names + g->names_size;
    uint8_t form = *p++;
    uint32_t entry_bytes = (form & DL_FORM_ENTRY) + 1;
    uint32_t fixed =
        entry_bytes + (form & DL_FORM_FLAGS ? 2 : 0) + (form & DL_FORM_EDGES ? 2 : 0) + (form & DL_FORM_SAME ? 0 : 1);
    if ((size_t)(end - p) < fixed || ((form & DL_FORM_SAME) && !n->spelling)) return false;
    n->entry = *p++;
    for (uint32_t i = 1; i < entry_bytes; i++)
        n->entry |= (uint32_t)*p++ << (8 * i);
    n->flags = n->lead = n->tail = 0;
    if (form & DL_FORM_FLAGS) {
        n->flags = (uint16_t)(p[0] | p[1] << 8);
        p += 2;
    }
    if (form & DL_FORM_EDGES) {
        n->lead = p[0];
        n->tail = p[1];
        p += 2;
    }
    n->last = (form & DL_FORM_LAST) != 0;
    n->same = (form & DL_FORM_SAME) != 0;
    if (!n->same) {
        n->at = (uint32_t)(p - g->names);
        n->len = *p++;
        n->spelling = p;
        if (n->len > end - p) return false;
        p += n->len;
    }
    *offset = (uint32_t)(p - g->names);
    return n->len > n->lead + n->tail;
}
