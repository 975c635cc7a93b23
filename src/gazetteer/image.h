/* image.h: a compiled file: sections of bytes behind one header.
 *
 *     header | tag offset size | tag offset size | ... | section | section | ...
 *
 * Flat and position-independent: it is used where it lies, mapped or embedded. Little-endian. */
#ifndef DL_GAZETTEER_IMAGE_H
#define DL_GAZETTEER_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dateline.h"

/* A section is named by up to so many bytes ... */
#define DL_TAG_MAX 8
/* ... begins at a multiple of this ... */
#define DL_SECTION_ALIGN 64
/* ... and an image has at most so many. */
#define DL_SECTIONS_MAX 32

/* Does a file begin as an image does? */
#define DL_IMAGE_MAGIC_SIZE 8u
bool dl_image_begins(const void *bytes, size_t size);

/* Checks the header and the table of sections, and that every section lies inside; takes no time,
 * whatever the size. image must be aligned to 8 bytes. *what: the reason of a failure.
 * Errors: DATELINE_EIMAGE. */
dateline_status dl_image_check(const void *image, size_t size, const char **what);

/* The same, and the contents against their checksum: reads all of it. */
dateline_status dl_image_verify(const void *image, size_t size, const char **what);

/* The checksum of a checked image's contents: two images of one checksum know the same. */
uint64_t dl_image_checksum(const void *image);

/* A section of a checked image, NULL when it has none of that tag. *size: its bytes. */
const void *dl_image_section(const void *image, const char *tag, size_t *size);

/* What goes into an image: bytes are lent. */
struct dl_section {
    const char *tag;
    const void *bytes;
    size_t size;
};

/* Makes an image of count sections in one block that the caller frees.
 * Errors: DATELINE_ENOMEM; DATELINE_ELIMIT (too many sections). */
dateline_status dl_image_make(const struct dl_section *sections, size_t count, void **image, size_t *size);

#endif
