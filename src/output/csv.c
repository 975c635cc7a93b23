/* csv.c: cells.
 *
 * Nearly every cell is plain: its bytes go out as they are. is_plain finds that out in steps of
 * 8 bytes, or of a character beyond ASCII. What is not plain (a quote, a control, two spaces, a bad
 * byte, a long cell) write_odd reads twice, in the characters that will be written: to learn
 * whether the cell needs quotes and where it is cut, and to write it.
 */
#include "output/csv.h"

#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

#define REPLACEMENT 0xFFFDu

/* Longer cells are not tried as plain ones. */
#define PLAIN_MAX 1024u

struct dl_csv {
    struct dl_columns columns;
    struct dl_csv_options options;
    struct dl_buffer *buffer;
    dateline_span doc;
    bool is_doc_plain;
    uint64_t sheet_rows; /* records of this sheet, the header included */
    struct dl_csv_counts counts;
};

bool dl_csv_is_delimiter(char c)
{
    return c == '\t' || (c != '\0' && strchr(" !#$%&()*+,/:;<=>?@[\\]^`{|}~", c) != NULL);
}

dateline_status dl_csv_new(struct dl_csv **out, const struct dl_columns *columns, const struct dl_csv_options *options,
                           struct dl_buffer *buffer)
{
    struct dl_csv *csv = malloc(sizeof *csv);
    *out = csv;
    if (!csv) return DATELINE_ENOMEM;
    *csv = (struct dl_csv){ .columns = *columns, .options = *options, .buffer = buffer };
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

#define EACH_BYTE (UINT64_MAX / 0xFF) /* 0x0101...01 */
#define HIGH_BITS (EACH_BYTE * 0x80)

/* The high bit of every byte of x that is zero; of others only above one that is. */
static inline uint64_t zero_bytes(uint64_t x)
{
    return (x - EACH_BYTE) & ~x & HIGH_BITS;
}

static inline uint64_t load8(const unsigned char *p)
{
    uint64_t x;
    memcpy(&x, p, sizeof x);
    return x;
}

/* 1 to 7 bytes in any order, some of them twice. */
static inline uint64_t load_few(const unsigned char *p, size_t n)
{
    uint32_t first, last;
    if (n < 4) return (EACH_BYTE * 'x') << 24 | p[0] | (uint64_t)p[n / 2] << 8 | (uint64_t)p[n - 1] << 16;
    memcpy(&first, p, sizeof first);
    memcpy(&last, p + n - 4, sizeof last);
    return (uint64_t)last << 32 | first;
}

/* Not zero when one of the 8 bytes is not plain ASCII or, with fold, two spaces stand together. */
static inline uint64_t trouble(uint64_t x, uint64_t delimiters, bool fold)
{
    uint64_t spaces = zero_bytes(x ^ EACH_BYTE * ' ');
    uint64_t found = (x | (x + EACH_BYTE)) & HIGH_BITS; /* 0x7F and above */
    found |= (x - EACH_BYTE * 0x20) & ~x & HIGH_BITS;   /* below 0x20 */
    found |= zero_bytes(x ^ EACH_BYTE * '"') | zero_bytes(x ^ delimiters);
    return fold ? found | (spaces & spaces << 8) : found;
}

/* May answer false for a plain cell, never true for another. */
static inline bool is_plain_ascii(const unsigned char *p, size_t n, char delimiter, bool fold)
{
    const uint64_t delimiters = EACH_BYTE * (unsigned char)delimiter;
    if (n < 8) return trouble(load_few(p, n), delimiters, fold) == 0;
    uint64_t found = trouble(load8(p + n - 8), delimiters, fold);
    for (size_t i = 8; i < n; i += 8) {
        found |= trouble(load8(p + i - 8), delimiters, fold);
        found |= fold && p[i - 1] == ' ' && p[i] == ' ';
    }
    return found == 0;
}

static bool is_plain_utf8(const unsigned char *p, size_t n, char delimiter, bool fold)
{
    unsigned length;
    for (size_t i = 0; i < n; i += length) {
        uint32_t c = dl_utf8_decode(p + i, n - i, &length);
        if (c == '"' || c == (unsigned char)delimiter || c == DL_BAD_BYTE) return false;
        if (c == ' ' ? fold && p[i + 1] == ' ' : is_blank(c, fold)) return false;
    }
    return true;
}

static bool looks_like_formula(dateline_span cell)
{
    return cell.ptr[0] != '\0' && strchr("=+-@\t\r", cell.ptr[0]) != NULL;
}

/* True for a cell, not empty, that can go out as it is. */
static inline bool is_plain(const struct dl_csv *csv, dateline_span cell, bool fold)
{
    const unsigned char *p = (const unsigned char *)cell.ptr;
    if (cell.len > PLAIN_MAX || p[0] == ' ' || p[cell.len - 1] == ' ') return false;
    if (csv->options.excel && looks_like_formula(cell)) return false;
    return is_plain_ascii(p, cell.len, csv->options.delimiter, fold) ||
           is_plain_utf8(p, cell.len, csv->options.delimiter, fold);
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

static inline void write_text(struct dl_csv *csv, dateline_span cell, const struct dl_column *column)
{
    bool fold = column->cell == DL_CELL_EXTRACT;
    bool plain = column->cell == DL_CELL_DOC ? csv->is_doc_plain : is_plain(csv, cell, fold);
    if (plain && (column->limit == 0 || cell.len <= column->limit)) {
        memcpy(dl_buffer_room(csv->buffer, cell.len), cell.ptr, cell.len);
        csv->buffer->used += cell.len;
    } else {
        write_odd(csv, cell, fold, column->limit);
    }
}

/* Answers whether there was anything to write. */
static inline bool write_cell(struct dl_csv *csv, const struct dl_column *column, const dateline_row *row)
{
    const void *content = column->cell == DL_CELL_DOC ? (const char *)&csv->doc : (const char *)row + column->offset;
    char *out = dl_buffer_room(csv->buffer, DL_NUMBER_MAX), *end = out;
    switch (column->cell) {
    case DL_CELL_DOC:
    case DL_CELL_TEXT:
    case DL_CELL_EXTRACT: {
        dateline_span cell = *(const dateline_span *)content;
        if (cell.len > 0) write_text(csv, cell, column);
        return cell.len > 0;
    }
    case DL_CELL_UNSIGNED: end = dl_put_unsigned(out, *(const uint64_t *)content); break;
    case DL_CELL_SCORE: end = dl_put_score(out, *(const double *)content); break;
    case DL_CELL_DEGREES:
        if (row->has_coordinates) end = dl_put_degrees(out, *(const double *)content);
        break;
    case DL_CELL_DAY:
        if (row->has_sort) end = dl_put_signed(out, *(const int64_t *)content);
        break;
    }
    csv->buffer->used += (size_t)(end - out);
    return end > out;
}

static void end_record(struct dl_csv *csv)
{
    if (csv->options.excel) dl_buffer_byte(csv->buffer, '\r');
    dl_buffer_byte(csv->buffer, '\n');
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
    end_record(csv);
}

void dl_csv_document(struct dl_csv *csv, const char *id)
{
    csv->doc = (dateline_span){ id, strlen(id) };
    csv->is_doc_plain = csv->doc.len > 0 && is_plain(csv, csv->doc, false);
}

bool dl_csv_row(struct dl_csv *csv, const dateline_row *row)
{
    struct dl_buffer *b = csv->buffer;
    for (size_t i = 0; i < csv->columns.count; i++) {
        if (i > 0) dl_buffer_byte(b, csv->options.delimiter);
        bool is_empty = !write_cell(csv, csv->columns.column[i], row);
        /* The only cell of a record: a bare line end would be skipped by most readers. */
        if (is_empty && csv->columns.count == 1) dl_buffer_put(b, "\"\"", 2);
    }
    end_record(csv);
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
