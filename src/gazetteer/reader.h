/* reader.h: a dictionary's CSV text → rows for the compiler. */
#ifndef DL_GAZETTEER_READER_H
#define DL_GAZETTEER_READER_H

#include "gazetteer/compile.h"

/* Takes one row, or NULL for one that is not right: *what says why. Anything but DATELINE_OK ends
 * the reading; the answers are those of dl_compiler_add. */
typedef dateline_status dl_row_fn(const struct dl_gaz_row *row, size_t line, const char **what, void *ctx);

/* Reads a CSV with a header of these columns, in any order; `alias` and `type` are needed:
 *     alias canonical type subtype id lat lon country weight flags valid source
 * Errors: DATELINE_EROW with line and reason; DATELINE_ENOMEM; DATELINE_ELIMIT. error may be NULL. */
dateline_status dl_read_rows(const char *bytes, size_t size, dl_row_fn *fn, void *ctx, dateline_error *error);

/* Flags by their letters; false when one is none. */
bool dl_read_flags(dateline_span letters, uint16_t *flags);

/* The same, into a compiler. */
dateline_status dl_read_dictionary(struct dl_compiler *compiler, const char *bytes, size_t size, dateline_error *error);

#endif
