/* compile.h: rows → the sections of a gazetteer. */
#ifndef DL_GAZETTEER_COMPILE_H
#define DL_GAZETTEER_COMPILE_H

#include "dateline.h"
#include "gazetteer/image.h"

/* Collects rows; what it makes depends on the rows and their order only. */
struct dl_compiler;

/* One row of a dictionary, checked; the spans are lent. */
struct dl_gaz_row {
    dateline_span alias, canonical, type, subtype, id, country, source;
    float lat, lon;   /* NaN when empty */
    uint16_t flags;   /* dl_gaz_flag */
    int16_t from, to; /* years */
    uint8_t weight;   /* tenths */
};

/* How many sections a gazetteer has in an image. */
#define DL_GAZ_SECTIONS 14

/* Errors: DATELINE_ENOMEM. */
dateline_status dl_compiler_new(struct dl_compiler **out);

/* So many sources are counted; rows of others are not. */
#define DL_GAZ_SOURCES_MAX 256

/* Flags that every row gets that is added from now on. */
void dl_compiler_flags(struct dl_compiler *compiler, uint16_t flags);

/* Adds a row. Errors: DATELINE_ENOMEM; DATELINE_ELIMIT; DATELINE_EROW, with *what the reason: the
 * alias has no word, is too long, or is not UTF-8. */
dateline_status dl_compiler_add(struct dl_compiler *compiler, const struct dl_gaz_row *row, const char **what);

/* The sections of all rows; they live until the compiler is freed. No add after it. */
dateline_status dl_compiler_finish(struct dl_compiler *compiler, struct dl_section sections[DL_GAZ_SECTIONS]);

/* Takes NULL. */
void dl_compiler_free(struct dl_compiler *compiler);

#endif
