/* dictionary.h: one dictionary to look into: a CSV, a compiled file, or the built-in one. */
#ifndef DL_DICTCLI_DICTIONARY_H
#define DL_DICTCLI_DICTIONARY_H

#include "gazetteer/file.h"
#include "gazetteer/gaz.h"

struct dl_dictionary {
    const char *name; /* the path, or "built-in" */
    struct dl_file file;
    const void *image; /* checked, its contents too */
    size_t size;
    struct dl_gaz gaz;
};

/* Opens and verifies. path is borrowed; NULL: the built-in one. Says on stderr what is wrong; then
 * there is nothing to close. */
bool dl_dictionary_open(struct dl_dictionary *dictionary, char *path);

void dl_dictionary_close(struct dl_dictionary *dictionary);

/* Said of a file that should be a CSV. */
#define DL_IS_COMPILED "this is a compiled dictionary; give the CSV that it was made of"

/* Compiles CSV files into one image, which the caller frees; NULL, and said on stderr, when one is bad. flags:
 * what every row gets besides its own. */
void *dl_dictionary_compile(char *const *paths, size_t count, uint16_t flags, size_t *size);

#endif
