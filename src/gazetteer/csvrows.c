/* csvrows.c: libcsv is fed line by line, so that the line of every row and error is known. A line without quotes
 * is a row whose fields stand between its commas; it is not fed. */
#include "gazetteer/csvrows.h"

#include <csv.h>
#include <string.h>

#include "memory.h"

struct reading {
    dl_csv_row_fn *fn;
    void *ctx;
    struct dl_pool pool;            /* the fields of the row, one after the other */
    size_t ends[DL_CSV_FIELDS_MAX]; /* where each ends in the pool */
    size_t fields;
    size_t line, row_line; /* now, and where the row began */
    dateline_status status;
    const char *what;
};

static void fail(struct reading *r, dateline_status status, const char *what)
{
    if (r->status != DATELINE_OK) return;
    r->status = status;
    r->what = what;
}

static void on_field(void *bytes, size_t size, void *ctx)
{
    struct reading *r = ctx;
    size_t offset;
    if (r->status != DATELINE_OK) return;
    if (r->fields == DL_CSV_FIELDS_MAX)
        fail(r, DATELINE_EROW, "too many fields");
    else if (size > DL_CSV_ROW_MAX - r->pool.used)
        fail(r, DATELINE_EROW, "the row is too long");
    else if (!dl_pool_add(&r->pool, bytes, size, &offset))
        fail(r, DATELINE_ENOMEM, "out of memory");
    else
        r->ends[r->fields++] = offset + size;
}

/* Hands a row over. */
static void give(struct reading *r, const dateline_span *fields, size_t count)
{
    const char *what = NULL;
    dateline_status status = r->fn(fields, count, r->row_line, &what, r->ctx);
    if (status != DATELINE_OK) fail(r, status, what ? what : dateline_status_text(status));
}

static void on_row(int end, void *ctx)
{
    struct reading *r = ctx;
    (void)end;
    if (r->status == DATELINE_OK) {
        dateline_span fields[DL_CSV_FIELDS_MAX];
        size_t from = 0;
        for (size_t i = 0; i < r->fields; i++) {
            fields[i] = (dateline_span){ (const char *)r->pool.bytes + from, r->ends[i] - from };
            from = r->ends[i];
        }
        give(r, fields, r->fields);
    }
    if (r->status == DATELINE_OK) r->row_line = r->line + 1;
    r->fields = 0;
    r->pool.used = 0;
}

/* Takes a line that is a row by itself. False when libcsv must read it: it has quotes or more line ends, is empty,
 * or is too long. */
static bool take_plain_line(struct reading *r, const char *line, size_t size)
{
    dateline_span fields[DL_CSV_FIELDS_MAX];
    size_t count = 0;
    if (size > 0 && line[size - 1] == '\n') size--;
    if (size > 0 && line[size - 1] == '\r') size--;
    if (size == 0 || size > DL_CSV_ROW_MAX || memchr(line, '"', size) || memchr(line, '\r', size)) return false;
    for (const char *end = line + size;; line++) {
        const char *comma = memchr(line, ',', (size_t)(end - line)), *stop = comma ? comma : end;
        if (count == DL_CSV_FIELDS_MAX) return false;
        fields[count++] = (dateline_span){ line, (size_t)(stop - line) };
        line = stop;
        if (!comma) break;
    }
    give(r, fields, count);
    if (r->status == DATELINE_OK) r->row_line = r->line + 1;
    return true;
}

static int no_space(unsigned char c)
{
    (void)c;
    return 0; /* libcsv trims white space; a field means what it says */
}

/* An empty line between rows, which libcsv passes over without a word. */
static bool is_empty_line(const char *line, size_t size)
{
    return size == 0 || line[0] == '\n' || (line[0] == '\r' && (size == 1 || line[1] == '\n'));
}

static void read_lines(struct reading *r, struct csv_parser *parser, const char *bytes, size_t size)
{
    while (size > 0 && r->status == DATELINE_OK) {
        const char *feed = memchr(bytes, '\n', size);
        size_t length = feed ? (size_t)(feed - bytes) + 1 : size;
        bool between = r->row_line == r->line;
        if (!(between && take_plain_line(r, bytes, length)) &&
            csv_parse(parser, bytes, length, on_field, on_row, r) != length)
            fail(r, csv_error(parser) == CSV_ENOMEM ? DATELINE_ENOMEM : DATELINE_EROW,
                 csv_error(parser) == CSV_ENOMEM ? "out of memory" : "a quote stands where none may");
        if (between && is_empty_line(bytes, length) && r->row_line == r->line) r->row_line++;
        r->line++;
        bytes += length;
        size -= length;
    }
}

dateline_status dl_csv_read(const char *bytes, size_t size, dl_csv_row_fn *fn, void *ctx, dateline_error *error)
{
    struct reading r = { .fn = fn, .ctx = ctx, .line = 1, .row_line = 1 };
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) return DATELINE_ENOMEM;
    csv_set_space_func(&parser, no_space);
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        size -= 3;
    }
    read_lines(&r, &parser, bytes, size);
    if (r.status == DATELINE_OK && csv_fini(&parser, on_field, on_row, &r) != 0)
        fail(&r, DATELINE_EROW, "a quoted field is not closed");
    csv_free(&parser);
    dl_pool_free(&r.pool);
    if (error) *error = (dateline_error){ .code = r.status, .what = r.what };
    if (error && r.status != DATELINE_OK) error->line = r.row_line;
    return r.status;
}
