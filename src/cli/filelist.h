/* filelist.h: the paths that a file names, as find -print0 writes them. */
#ifndef DL_CLI_FILELIST_H
#define DL_CLI_FILELIST_H

#include <stdbool.h>

#include "cli/words.h"

struct dl_filelist {
    char *bytes; /* the paths lie in it */
    struct dl_list paths;
};

/* Reads the whole file; "-" is standard input. Answers false after saying what is wrong; free it in any case. */
bool dl_filelist_read(struct dl_filelist *list, const char *path);

void dl_filelist_free(struct dl_filelist *list);

#endif
