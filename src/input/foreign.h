/* foreign.h: files that are no UTF-8 text, told by their first bytes. */
#ifndef DL_INPUT_FOREIGN_H
#define DL_INPUT_FOREIGN_H

#include <stddef.h>

struct dl_foreign {
    const char *kind;   /* "gzip" */
    const char *remedy; /* a command that makes text of it; NULL: there are many */
};

/* What the first bytes of a file belong to; NULL for text, and for what is not known. Constant. */
const struct dl_foreign *dl_foreign_find(const char *bytes, size_t size);

#endif
