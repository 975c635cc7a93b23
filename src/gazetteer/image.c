/* image.c: sections behind a header. The numbers are little-endian; a byte-order mark keeps a machine of
 * the other order from reading them wrong. */
#include "gazetteer/image.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"

#define FORMAT_VERSION 8u
#define BYTE_ORDER_MARK 0x01020304u

static const char magic[DL_IMAGE_MAGIC_SIZE] = { 'd', 'a', 't', 'e', 'g', 'a', 'z', '\n' };

struct header {
    char magic[8];
    uint32_t version, byte_order;
    uint64_t size;     /* of the whole image */
    uint64_t head;     /* checksum of the header, with 0 in this place, and of the places */
    uint64_t contents; /* checksum of all that stands behind the places */
    uint32_t sections, reserved;
};

struct place {
    char tag[DL_TAG_MAX];
    uint64_t offset, size;
};

/* FNV-1a, eight bytes a step; h is what the bytes before gave. */
static uint64_t mix_bytes(uint64_t h, const unsigned char *p, size_t size)
{
    for (; size > 0; p += 8) {
        uint64_t v = 0;
        size_t n = size < 8 ? size : 8;
        memcpy(&v, p, n);
        h = (h ^ v) * DL_HASH_FNV_PRIME;
        h ^= h >> 29;
        size -= n;
    }
    return h;
}

static const struct place *places(const void *image)
{
    return (const struct place *)(const void *)((const unsigned char *)image + sizeof(struct header));
}

#define SEED DL_HASH_FNV_BASIS

static size_t head_size(const struct header *h)
{
    return sizeof *h + h->sections * sizeof(struct place);
}

static uint64_t head_checksum(const void *image)
{
    struct header h;
    memcpy(&h, image, sizeof h);
    h.head = 0;
    uint64_t sum = mix_bytes(SEED, (const unsigned char *)&h, sizeof h);
    return mix_bytes(sum, (const unsigned char *)places(image), h.sections * sizeof(struct place));
}

/* Four sums side by side, so that one needs not wait for the other. */
static uint64_t contents_checksum(const void *image, size_t size)
{
    const struct header *h = image;
    const unsigned char *p = (const unsigned char *)image + head_size(h);
    size_t left = size - head_size(h);
    uint64_t sums[4] = { SEED, SEED + 1, SEED + 2, SEED + 3 };
    for (; left >= 32; p += 32, left -= 32)
        for (int i = 0; i < 4; i++)
            sums[i] = mix_bytes(sums[i], p + 8 * i, 8);
    uint64_t sum = mix_bytes(SEED, (const unsigned char *)sums, sizeof sums);
    return mix_bytes(sum, p, left);
}

bool dl_image_begins(const void *bytes, size_t size)
{
    return size >= sizeof magic && memcmp(bytes, magic, sizeof magic) == 0;
}

uint64_t dl_image_checksum(const void *image)
{
    const struct header *h = image;
    return h->contents;
}

dateline_status dl_image_check(const void *image, size_t size, const char **what)
{
    const struct header *h = image;
    *what = "not a compiled dictionary";
    if (!dl_image_begins(image, size)) return DATELINE_EIMAGE;
    *what = "the compiled dictionary is cut short";
    if (size < sizeof *h) return DATELINE_EIMAGE;
    *what = "compiled for a machine of another byte order: build it again";
    if (h->byte_order != BYTE_ORDER_MARK) return DATELINE_EIMAGE;
    *what = "compiled by another version: build it again";
    if (h->version != FORMAT_VERSION) return DATELINE_EIMAGE;
    *what = "the compiled dictionary is cut short, or something was added to it";
    if (h->size != size) return DATELINE_EIMAGE;
    *what = "the compiled dictionary is damaged";
    if (h->sections > DL_SECTIONS_MAX || size < head_size(h) || head_checksum(image) != h->head) return DATELINE_EIMAGE;
    for (uint32_t i = 0; i < h->sections; i++) {
        const struct place *p = &places(image)[i];
        if (p->offset > size || p->size > size - p->offset || p->offset % DL_SECTION_ALIGN != 0) return DATELINE_EIMAGE;
    }
    return DATELINE_OK;
}

dateline_status dl_image_verify(const void *image, size_t size, const char **what)
{
    dateline_status status = dl_image_check(image, size, what);
    if (status == DATELINE_OK && contents_checksum(image, size) != dl_image_checksum(image)) status = DATELINE_EIMAGE;
    return status;
}

const void *dl_image_section(const void *image, const char *tag, size_t *size)
{
    const struct header *h = image;
    for (uint32_t i = 0; i < h->sections; i++) {
        const struct place *p = &places(image)[i];
        if (strncmp(p->tag, tag, DL_TAG_MAX) != 0) continue;
        *size = (size_t)p->size;
        return (const unsigned char *)image + p->offset;
    }
    *size = 0;
    return NULL;
}

static bool align_up(size_t *n)
{
    if (*n > SIZE_MAX - DL_SECTION_ALIGN) return false;
    *n = (*n + DL_SECTION_ALIGN - 1) / DL_SECTION_ALIGN * DL_SECTION_ALIGN;
    return true;
}

/* The bytes of the whole image; false when they do not fit a size_t. */
static bool whole_size(const struct dl_section *sections, size_t count, size_t *size)
{
    *size = sizeof(struct header) + count * sizeof(struct place);
    for (size_t i = 0; i < count; i++) {
        if (!align_up(size) || sections[i].size > SIZE_MAX - *size) return false;
        *size += sections[i].size;
    }
    return align_up(size);
}

dateline_status dl_image_make(const struct dl_section *sections, size_t count, void **image, size_t *size)
{
    *image = NULL;
    if (count > DL_SECTIONS_MAX || !whole_size(sections, count, size)) return DATELINE_ELIMIT;
    unsigned char *bytes = calloc(1, *size);
    if (!bytes) return DATELINE_ENOMEM;

    struct header h = { .version = FORMAT_VERSION, .byte_order = BYTE_ORDER_MARK, .size = *size };
    struct place *place = (struct place *)(void *)(bytes + sizeof h);
    size_t offset = sizeof h + count * sizeof *place;
    memcpy(h.magic, magic, sizeof magic);
    h.sections = (uint32_t)count;
    for (size_t i = 0; i < count; i++, place++) {
        offset = (offset + DL_SECTION_ALIGN - 1) / DL_SECTION_ALIGN * DL_SECTION_ALIGN;
        memcpy(place->tag, sections[i].tag, strnlen(sections[i].tag, DL_TAG_MAX));
        place->offset = offset;
        place->size = sections[i].size;
        if (sections[i].size > 0) memcpy(bytes + offset, sections[i].bytes, sections[i].size);
        offset += sections[i].size;
    }
    memcpy(bytes, &h, sizeof h);
    h.contents = contents_checksum(bytes, *size);
    memcpy(bytes, &h, sizeof h);
    h.head = head_checksum(bytes);
    memcpy(bytes, &h, sizeof h);
    *image = bytes;
    return DATELINE_OK;
}
