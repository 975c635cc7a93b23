/* foreign.h: files that are no UTF-8 text, told by their first bytes.
 *
 * Not text is what begins with a signature of the table, and what has more than one control character that no text
 * has (NUL too) among sixteen bytes, and at least eight of them, in its first 4,096 bytes. HTML is text, and only
 * named.
 */
#ifndef DL_INPUT_FOREIGN_H
#define DL_INPUT_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

/* So many first bytes are looked at. */
#define DL_FOREIGN_HEAD 4096u

struct dl_foreign {
    const char *kind;   /* "gzip" */
    const char *remedy; /* what makes text of it */
    bool is_text;       /* it can be read as it stands */
};

/* What the first bytes of a file belong to; NULL for plain text. Give DL_FOREIGN_HEAD of them, or all that there are.
 * Constant. */
const struct dl_foreign *dl_foreign_find(const char *bytes, size_t size);

#endif
