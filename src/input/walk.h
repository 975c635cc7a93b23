/* walk.h: from the PATHs of a command line to documents, one after another.
 *
 * A file, device or FIFO is one document, "-" is standard input, a directory stands for the regular
 * files below it, hidden ones too, in the order that `find PATH | LC_ALL=C sort` would give.
 * Symbolic links are followed, but not one that leads back to a directory it lies in.
 */
#ifndef DL_INPUT_WALK_H
#define DL_INPUT_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "dateline.h"

struct dl_document {
    const char *id;    /* the path; "-" for standard input; lent until the next call */
    int fd;            /* open for reading; closed by the next call */
    bool has_modified; /* a regular file */
    time_t modified;
};

/* A path that cannot be opened or listed, and the errno. The walk goes on. */
typedef void dl_walk_error_fn(const char *path, int error, void *ctx);

struct dl_walk;

/* The array of paths is borrowed. Errors: DATELINE_ENOMEM. */
dateline_status dl_walk_new(struct dl_walk **out, char *const *paths, size_t count, dl_walk_error_fn *on_error,
                            void *ctx);

/* The next document; false after the last. */
bool dl_walk_next(struct dl_walk *walk, struct dl_document *document);

/* Takes NULL. Closes the document that is open. */
void dl_walk_free(struct dl_walk *walk);

#endif
