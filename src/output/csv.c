/* csv.c: cells.
 *
 * The columns are a plan of steps, one a cell, made once. Nearly every cell is plain: its bytes go out as they are
 * (plain.h). ASCII that needs quotes is written byte by byte. What is neither (a control, two spaces, a bad byte, a
 * long cell) write_odd reads twice, in the characters that will be written: to learn whether the cell needs quotes and
 * where it is cut, and to write it.
 */
#include "output/csv.h"

#include <stdlib.h>
#include <string.h>

#include "output/plain.h"
#include "text/utf8.h"

#define REPLACEMENT 0xFFFDu

/* Longer cells are not tried as plain ones. */
#define PLAIN_MAX 1024u

/* What ends a record when a cell was empty, or it is an Excel record: two quotes, CR LF. */
#define END_MAX 4u

/* A longer document id is written anew in every row. */
#define DOC_MAX 256u

/* How the cell of a column is written. */
struct step {
    enum dl_cell cell; /* a DL_CELL_EXTRACT is a DL_CELL_TEXT that is folded */
    size_t offset;     /* in the row */
    size_t limit;      /* code points at most; 0: no limit */
    struct dl_plain plain;
    size_t plain_max;    /* longer cells are not tried as plain ones */
    struct dl_near near; /* the number that was written last */
};

struct dl_csv {
    struct dl_columns columns;
    struct step steps[DL_COLUMN_COUNT], *end;
    size_t room; /* for all of a record but its texts */
    struct dl_csv_options options;
    struct dl_buffer *buffer;
    dateline_span doc;
    char doc_cell[DOC_MAX]; /* the same as it is written; then 16 bytes may be read from anywhere in it */
    size_t doc_size;        /* 0: it is not plain */
    uint64_t sheet_rows;    /* records of this sheet, the header included */
    struct dl_csv_counts counts;
};

bool dl_csv_is_delimiter(char c)
{
    return c == '\t' || (c != '\0' && strchr(" !#$%&()*+,/:;<=>?@[\\]^`{|}~", c) != NULL);
}

/* What a cell needs besides a text. */
static size_t room_of(enum dl_cell cell)
{
    if (cell == DL_CELL_TEXT) return 0;
    return cell == DL_CELL_DOC ? DOC_MAX : DL_NUMBER_MAX;
}

dateline_status dl_csv_new(struct dl_csv **out, const struct dl_columns *columns, const struct dl_csv_options *options,
                           struct dl_buffer *buffer)
{
    struct dl_csv *csv = malloc(sizeof *csv);
    *out = csv;
    if (!csv) return DATELINE_ENOMEM;
    *csv = (struct dl_csv){ .columns = *columns, .options = *options, .buffer = buffer };
    for (size_t i = 0; i < columns->count; i++) {
        const struct dl_column *column = columns->column[i];
        struct step *step = &csv->steps[i];
        const bool is_extract = column->cell == DL_CELL_EXTRACT;
        *step = (struct step){ .cell = is_extract ? DL_CELL_TEXT : column->cell, .offset = column->offset };
        step->plain = (struct dl_plain){ options->delimiter, is_extract };
        step->limit = column->limit;
        step->plain_max = column->limit > 0 && column->limit < PLAIN_MAX ? column->limit : PLAIN_MAX;
        if (options->excel) step->plain_max = 0; /* cells may need a guard */
        step->near = dl_near_start;
        csv->room += 1 + room_of(step->cell);
    }
    csv->end = csv->steps + columns->count;
    csv->room += END_MAX;
    return DATELINE_OK;
}

void dl_csv_free(struct dl_csv *csv)
{
    free(csv);
}

/* ---- plain cells ------------------------------------------------------------------------- */

/* White space that is folded; in a cell that is kept, only what could end a line. */
static bool is_blank(uint32_t c, bool fold)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) return true;
    return fold && dl_char_kind(c) == DL_CHAR_SPACE;
}

/* Is a cell plain that is perhaps not all ASCII? */
static bool is_plain_utf8(const unsigned char *p, size_t n, struct dl_plain rule)
{
    unsigned length;
    if (p[0] == ' ' || p[n - 1] == ' ') return false;
    for (size_t i = 0; i < n; i += length) {
        uint32_t c = dl_utf8_decode(p + i, n - i, &length);
        if (c == '"' || c == (unsigned char)rule.delimiter || c == DL_BAD_BYTE) return false;
        if (c == ' ' ? rule.fold && p[i + 1] == ' ' : is_blank(c, rule.fold)) return false;
    }
    return true;
}

/* Is it ASCII to which nothing is done but that it gets quotes? */
static bool is_quotable(const unsigned char *p, size_t n, struct dl_plain rule)
{
    bool is_printable = true, has_pair = false;
    for (size_t i = 0; i < n; i++) {
        is_printable &= p[i] >= 0x20 && p[i] < 0x7F;
        has_pair |= i > 0 && p[i] == ' ' && p[i - 1] == ' ';
    }
    return is_printable && !(rule.fold && has_pair);
}

static bool looks_like_formula(dateline_span cell)
{
    return cell.ptr[0] != '\0' && strchr("=+-@\t\r", cell.ptr[0]) != NULL;
}

/* ---- other cells ------------------------------------------------------------------------- */

/* A cell on its way through folding, replacement and limits. */
struct reader {
    const unsigned char *p, *end;
    bool fold;
    size_t chars, units; /* that may still come */
    bool is_cut;         /* something was left out because of units */
};

/* The next character of the cell as it will be written; false at its end. */
static bool next_char(struct reader *r, uint32_t *c)
{
    if (r->p == r->end || r->chars == 0) return false;
    unsigned length;
    *c = dl_utf8_decode(r->p, (size_t)(r->end - r->p), &length);
    if (*c == DL_BAD_BYTE) *c = REPLACEMENT;
    bool blank = is_blank(*c, r->fold);
    if (blank) *c = ' ';
    size_t units = *c >= 0x10000 ? 2 : 1;
    if (units > r->units) {
        r->is_cut = true;
        return false;
    }
    r->units -= units;
    r->chars--;
    r->p += length;
    while (blank && r->fold && r->p < r->end) {
        uint32_t next = dl_utf8_decode(r->p, (size_t)(r->end - r->p), &length);
        if (next == DL_BAD_BYTE || !is_blank(next, true)) break;
        r->p += length;
    }
    return true;
}

static bool needs_quotes(struct reader r, char delimiter, bool guard)
{
    uint32_t c, first = guard ? '\'' : 0, last = 0;
    while (next_char(&r, &c)) {
        if (c == '"' || c == (unsigned char)delimiter) return true;
        if (first == 0) first = c;
        last = c;
    }
    return first == ' ' || last == ' ';
}

static void write_quoted(struct dl_buffer *b, const char *p, size_t n)
{
    char *out = dl_buffer_room(b, 2 * n + 2), *begin = out;
    *out++ = '"';
    for (size_t i = 0; i < n; i++) {
        *out++ = p[i];
        if (p[i] == '"') *out++ = '"';
    }
    *out++ = '"';
    b->used += (size_t)(out - begin);
}

static void write_odd(struct dl_csv *csv, dateline_span cell, bool fold, size_t limit)
{
    struct dl_buffer *b = csv->buffer;
    bool guard = csv->options.excel && looks_like_formula(cell);
    struct reader r = { .p = (const unsigned char *)cell.ptr, .fold = fold };
    r.end = r.p + cell.len;
    r.chars = limit > 0 ? limit : SIZE_MAX;
    r.units = csv->options.excel ? DL_SHEET_CELL_MAX - guard : SIZE_MAX;
    bool quote = needs_quotes(r, csv->options.delimiter, guard);
    if (quote) dl_buffer_byte(b, '"');
    if (guard) dl_buffer_byte(b, '\'');
    uint32_t c;
    while (next_char(&r, &c)) {
        b->used += dl_utf8_encode(c, (unsigned char *)dl_buffer_room(b, 4));
        if (c == '"') dl_buffer_byte(b, '"');
    }
    if (quote) dl_buffer_byte(b, '"');
    csv->counts.guarded += guard;
    csv->counts.cut += r.is_cut;
}

/* ---- records ----------------------------------------------------------------------------- */

/* The cells write at out, the end of what the buffer holds, and answer where the next one begins. There always is room
 * for what is no text. */

/* Writes a cell that is no plain ASCII. */
static char *write_other(struct dl_csv *csv, dateline_span cell, const struct step *step, char *out)
{
    const unsigned char *p = (const unsigned char *)cell.ptr;
    const bool is_short = cell.len <= step->plain_max;
    struct dl_buffer *b = csv->buffer;
    b->used = (size_t)(out - b->bytes);
    if (is_short && is_quotable(p, cell.len, step->plain)) /* else it would be plain */
        write_quoted(b, cell.ptr, cell.len);
    else if (is_short && is_plain_utf8(p, cell.len, step->plain))
        dl_buffer_put(b, cell.ptr, cell.len);
    else
        write_odd(csv, cell, step->plain.fold, step->limit);
    return dl_buffer_room(b, csv->room);
}

static inline char *write_text(struct dl_csv *csv, dateline_span cell, const struct step *step, char *out)
{
    if (cell.len == 0) return out;
    if (cell.len > step->plain_max) return write_other(csv, cell, step, out);
    out = dl_buffer_room_at(csv->buffer, out, cell.len + csv->room);
    const bool is_plain = dl_plain_copy(out, (const unsigned char *)cell.ptr, cell.len, step->plain);
    return is_plain ? out + cell.len : write_other(csv, cell, step, out);
}

static inline char *write_doc(struct dl_csv *csv, const struct step *step, char *out)
{
    enum { STRIDE = 16 };
    if (csv->doc_size == 0) return write_text(csv, csv->doc, step, out);
    for (size_t i = 0; i < csv->doc_size; i += STRIDE)
        memcpy(out + i, csv->doc_cell + i, STRIDE);
    return out + csv->doc_size;
}

static inline char *write_cell(struct dl_csv *csv, struct step *step, const dateline_row *row, char *out)
{
    const void *content = (const char *)row + step->offset;
    if (step->cell == DL_CELL_TEXT) return write_text(csv, *(const dateline_span *)content, step, out);
    if (step->cell == DL_CELL_UNSIGNED) return dl_put_near(out, *(const uint64_t *)content, &step->near);
    if (step->cell == DL_CELL_DOC) return write_doc(csv, step, out);
    if (step->cell == DL_CELL_SCORE) return dl_put_score(out, *(const double *)content);
    if (step->cell == DL_CELL_DEGREES)
        return row->has_coordinates ? dl_put_degrees(out, *(const double *)content) : out;
    return row->has_sort ? dl_put_signed(out, *(const int64_t *)content) : out; /* DL_CELL_DAY */
}

/* Ends the record that ends at out. */
static void end_record(struct dl_csv *csv, char *out)
{
    if (csv->options.excel) *out++ = '\r';
    *out++ = '\n';
    csv->buffer->used = (size_t)(out - csv->buffer->bytes);
    dl_buffer_end_record(csv->buffer);
    csv->sheet_rows++;
}

void dl_csv_begin(struct dl_csv *csv)
{
    csv->sheet_rows = 0;
    if (csv->options.excel) dl_buffer_put(csv->buffer, "\xEF\xBB\xBF", 3);
    if (csv->options.no_header) return;
    for (size_t i = 0; i < csv->columns.count; i++) {
        const char *name = csv->columns.column[i]->name;
        if (i > 0) dl_buffer_byte(csv->buffer, csv->options.delimiter);
        dl_buffer_put(csv->buffer, name, strlen(name));
    }
    end_record(csv, dl_buffer_room(csv->buffer, END_MAX));
}

void dl_csv_document(struct dl_csv *csv, const char *id)
{
    const struct dl_plain rule = { csv->options.delimiter, false };
    const size_t len = strlen(id);
    csv->doc = (dateline_span){ id, len };
    const bool is_plain = len > 0 && len <= DOC_MAX - 16 && !csv->options.excel &&
                          dl_plain_copy(csv->doc_cell, (const unsigned char *)id, len, rule);
    csv->doc_size = is_plain ? len : 0;
}

bool dl_csv_row(struct dl_csv *csv, const dateline_row *row)
{
    struct dl_buffer *b = csv->buffer;
    const uint64_t start = b->gone + b->used;
    char *out = dl_buffer_room(b, csv->room);
    const char delimiter = csv->options.delimiter;
    for (struct step *step = csv->steps, *const end = csv->end; step < end; step++) {
        out = write_cell(csv, step, row, out);
        *out++ = delimiter;
    }
    out--; /* there is none behind the last cell */
    /* The only cell of a record is empty: a bare line end would be skipped by most readers. */
    if (csv->end == csv->steps + 1 && b->gone + (uint64_t)(out - b->bytes) == start) {
        *out++ = '"';
        *out++ = '"';
    }
    end_record(csv, out);
    return b->error == 0;
}

bool dl_csv_is_full(const struct dl_csv *csv)
{
    return csv->options.excel && csv->sheet_rows >= DL_SHEET_ROWS_MAX;
}

struct dl_csv_counts dl_csv_counts(const struct dl_csv *csv)
{
    return csv->counts;
}
