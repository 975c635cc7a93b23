/* reader.h: a dictionary's CSV text → rows for the compiler. */
#ifndef DL_GAZETTEER_READER_H
#define DL_GAZETTEER_READER_H

#include "gazetteer/compile.h"

/* Reads a CSV with a header of these columns, in any order; `alias` and `type` are needed:
 *     alias canonical type subtype id lat lon country weight flags valid source
 * Errors: DATELINE_EROW with line and reason; DATELINE_ENOMEM; DATELINE_ELIMIT. error may be NULL. */
dateline_status dl_read_dictionary(struct dl_compiler *compiler, const char *bytes, size_t size, dateline_error *error);

#endif
