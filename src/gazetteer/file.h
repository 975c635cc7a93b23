/* file.h: the bytes of a dictionary's file: mapped when it is a compiled one, read when it is not. */
#ifndef DL_GAZETTEER_FILE_H
#define DL_GAZETTEER_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "dateline.h"

/* Owns the bytes, which are aligned for an image. Zeroed: no file. */
struct dl_file {
    void *bytes;
    size_t size;
    bool mapped; /* read-only, and shared with every process that maps the same file */
};

/* The whole file; "-" is standard input, from where it stands. A compiled one is mapped when it is another regular
 * file; it must not be cut short while it is used. Errors: DATELINE_EREAD (errno says why), DATELINE_ENOMEM. */
dateline_status dl_file_open(struct dl_file *file, const char *path);

/* Lets the bytes go and zeroes the file. */
void dl_file_close(struct dl_file *file);

#endif
