/* csv.h: rows as CSV records, one physical line each.
 *
 * A cell is quoted only when it must be: it holds the delimiter or a quote, or begins or ends with
 * a space. Line ends and control characters become spaces, bytes that are not UTF-8 become U+FFFD.
 * The spreadsheet profile (excel) adds what a spreadsheet program needs to show the same text.
 */
#ifndef DL_OUTPUT_CSV_H
#define DL_OUTPUT_CSV_H

#include <stdbool.h>
#include <stdint.h>

#include "dateline.h"
#include "output/buffer.h"
#include "output/columns.h"

/* What a sheet of a spreadsheet program can hold: UTF-16 units a cell, rows (the header is one). */
#define DL_SHEET_CELL_MAX 32767u
#define DL_SHEET_ROWS_MAX 1048576u

struct dl_csv_options {
    char delimiter; /* one that dl_csv_is_delimiter accepts */
    bool no_header;
    bool excel; /* BOM, CRLF, formula guard, cells cut at DL_SHEET_CELL_MAX */
};

/* What the spreadsheet profile changed. */
struct dl_csv_counts {
    uint64_t guarded; /* cells that got an apostrophe in front because they looked like a formula */
    uint64_t cut;     /* cells that were too long */
};

struct dl_csv;

/* TAB, space, or an ASCII mark that neither a number nor the guard nor quoting needs. */
bool dl_csv_is_delimiter(char c);

/* A writer of the columns (copied) into buffer (borrowed). Errors: DATELINE_ENOMEM. */
dateline_status dl_csv_new(struct dl_csv **out, const struct dl_columns *columns, const struct dl_csv_options *options,
                           struct dl_buffer *buffer);

/* Begins a sheet: byte order mark and header, where they are wanted. */
void dl_csv_begin(struct dl_csv *csv);

/* The document of the rows that follow; id is lent until the next call. */
void dl_csv_document(struct dl_csv *csv, const char *id);

/* Answers false when the output cannot be written (buffer->error says why). */
bool dl_csv_row(struct dl_csv *csv, const dateline_row *row);

/* True when a spreadsheet program could not show a further row of this sheet. */
bool dl_csv_is_full(const struct dl_csv *csv);

struct dl_csv_counts dl_csv_counts(const struct dl_csv *csv);

/* Takes NULL. Does not flush. */
void dl_csv_free(struct dl_csv *csv);

#endif
