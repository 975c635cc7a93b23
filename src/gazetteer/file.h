/* file.h: the bytes of a file, mapped when that is possible. */
#ifndef DL_GAZETTEER_FILE_H
#define DL_GAZETTEER_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "dateline.h"

/* Zeroed: no file. */
struct dl_file {
    const void *bytes; /* at a multiple of 16 */
    size_t size;
    void *owned; /* the mapping, or the block on the heap; NULL for neither */
    bool is_mapped;
};

/* A regular file is mapped read-only and its pages are shared with every process that uses it; it
 * must not be cut short while it is open (a new version is written beside it and renamed). Anything
 * else, a pipe say, is read to its end. Errors: DATELINE_EREAD; DATELINE_ENOMEM. */
dateline_status dl_file_open(struct dl_file *file, const char *path);

/* Takes a zeroed one. */
void dl_file_close(struct dl_file *file);

#endif
