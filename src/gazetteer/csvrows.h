/* csvrows.h: strict CSV from memory, one row a call, with line numbers. Wraps libcsv. */
#ifndef DL_GAZETTEER_CSVROWS_H
#define DL_GAZETTEER_CSVROWS_H

#include <stddef.h>

#include "dateline.h"

/* A row has at most so many fields ... */
#define DL_CSV_FIELDS_MAX 64
/* ... and so many bytes in all of them together. */
#define DL_CSV_ROW_MAX 65536

/* One row; fields are lent until the call returns. Answers DATELINE_OK to go on; any other status
 * ends the reading, and *what may be set to a constant text that says why. */
typedef dateline_status dl_csv_row_fn(const dateline_span *fields, size_t count, size_t line, const char **what,
                                      void *ctx);

/* Calls fn for every row, the header row included. A byte order mark at the start and empty lines
 * are passed over; fields keep their spaces. Errors: DATELINE_EROW with line (a stray or missing
 * quote, a row too long), what fn answers, DATELINE_ENOMEM. error may be NULL. */
dateline_status dl_csv_read(const char *bytes, size_t size, dl_csv_row_fn *fn, void *ctx, dateline_error *error);

#endif
