/* csv.c: cells.
 *
 * Nearly every cell is plain: its bytes go out as they are. copy_plain finds that out while it copies them, in steps of
 * 8 bytes, or of a character beyond ASCII. What is not plain (a quote, a control, two spaces, a bad
 * byte, a long cell) write_odd reads twice, in the characters that will be written: to learn
 * whether the cell needs quotes and where it is cut, and to write it.
 */
#include "output/csv.h"

#include <stdlib.h>
#include <string.h>

#include "text/simd.h"
#include "text/utf8.h"

#define REPLACEMENT 0xFFFDu

/* Longer cells are not tried as plain ones. */
#define PLAIN_MAX 1024u

struct dl_csv {
    struct dl_columns columns;
    struct dl_csv_options options;
    struct dl_buffer *buffer;
    dateline_span doc;
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

/* Copies 1 to 7 bytes; answers them in any order, some of them twice. */
static inline uint64_t copy_few(char *out, const unsigned char *p, size_t n)
{
    if (n < 4) {
        const unsigned char first = p[0], middle = p[n / 2], last = p[n - 1];
        out[0] = (char)first;
        out[n / 2] = (char)middle;
        out[n - 1] = (char)last;
        return (EACH_BYTE * 'x') << 24 | first | (uint64_t)middle << 8 | (uint64_t)last << 16;
    }
    uint32_t first, last;
    memcpy(&first, p, sizeof first);
    memcpy(&last, p + n - 4, sizeof last);
    memcpy(out, &first, sizeof first);
    memcpy(out + n - 4, &last, sizeof last);
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

#if DL_HAVE_SIMD
/* A bit for each of 16 bytes that is not plain ASCII. */
static inline unsigned odd_bytes(__m128i v, char delimiter)
{
    const __m128i low =
        _mm_cmplt_epi8(v, _mm_set1_epi8(' ')); /* as signed numbers, bytes beyond ASCII are below it, too */
    const __m128i del = _mm_cmpeq_epi8(v, _mm_set1_epi8(0x7F)), quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
    const __m128i end = _mm_cmpeq_epi8(v, _mm_set1_epi8(delimiter));
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(low, del), _mm_or_si128(quote, end)));
}

/* A bit for each of 16 bytes that is the second of two spaces. */
static inline unsigned second_spaces(__m128i v)
{
    const unsigned spaces = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(' ')));
    return spaces & spaces << 1;
}

/* Copies a cell of eight bytes and more, in steps of which the last two may overlap. Answers whether it is plain:
 * perhaps false for a plain cell, never true for another. */
static inline bool copy_ascii(char *out, const unsigned char *p, size_t n, char delimiter, bool fold)
{
    if (n < 16) { /* two eights, which do not stand side by side */
        const __m128i first = _mm_loadl_epi64((const __m128i *)(const void *)p);
        const __m128i last = _mm_loadl_epi64((const __m128i *)(const void *)(p + n - 8));
        const __m128i v = _mm_unpacklo_epi64(first, last);
        _mm_storel_epi64((__m128i *)(void *)out, first);
        _mm_storel_epi64((__m128i *)(void *)(out + n - 8), last);
        return (odd_bytes(v, delimiter) | (fold ? second_spaces(v) & ~(1u << 8) : 0)) == 0;
    }
    unsigned found = 0;
    for (size_t i = 0;; i = i + 32 <= n ? i + 16 : n - 16) {
        const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        _mm_storeu_si128((__m128i *)(void *)(out + i), v);
        found |= odd_bytes(v, delimiter) | (fold ? second_spaces(v) : 0);
        found |= fold && i > 0 && p[i - 1] == ' ' && p[i] == ' ';
        if (i + 16 == n) return found == 0;
    }
}
#else
static inline bool copy_ascii(char *out, const unsigned char *p, size_t n, char delimiter, bool fold)
{
    const uint64_t delimiters = EACH_BYTE * (unsigned char)delimiter;
    uint64_t found = 0;
    for (size_t i = 0;; i = i + 16 <= n ? i + 8 : n - 8) {
        uint64_t x;
        memcpy(&x, p + i, sizeof x);
        memcpy(out + i, &x, sizeof x);
        found |= trouble(x, delimiters, fold);
        found |= fold && i > 0 && p[i - 1] == ' ' && p[i] == ' ';
        if (i + 8 == n) return found == 0;
    }
}
#endif

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

/* Writes a cell, not empty, to out, which has room for it, if it can go out as it is; else what stands there means
 * nothing. */
static inline bool copy_plain(const struct dl_csv *csv, char *out, dateline_span cell, bool fold)
{
    const unsigned char *p = (const unsigned char *)cell.ptr;
    if (p[0] == ' ' || p[cell.len - 1] == ' ') return false;
    if (csv->options.excel && looks_like_formula(cell)) return false;
    const char delimiter = csv->options.delimiter;
    const bool is_ascii = cell.len < 8
                              ? trouble(copy_few(out, p, cell.len), EACH_BYTE * (unsigned char)delimiter, fold) == 0
                              : copy_ascii(out, p, cell.len, delimiter, fold);
    if (is_ascii) return true;
    if (!is_plain_utf8(p, cell.len, csv->options.delimiter, fold)) return false;
    memcpy(out, p, cell.len);
    return true;
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

/* Behind a cell there is always room for what ends it: a delimiter, or CR LF. */
#define END_MAX 2u

/* The cells write at out, the end of what the buffer holds, and answer where the next one begins. */
static inline char *write_text(struct dl_csv *csv, dateline_span cell, const struct dl_column *column, char *out)
{
    const bool fold = column->cell == DL_CELL_EXTRACT;
    const size_t limit = column->limit > 0 ? column->limit : PLAIN_MAX;
    if (cell.len <= limit) {
        out = dl_buffer_room_at(csv->buffer, out, cell.len + END_MAX);
        if (copy_plain(csv, out, cell, fold)) return out + cell.len;
    }
    csv->buffer->used = (size_t)(out - csv->buffer->bytes);
    write_odd(csv, cell, fold, column->limit);
    return dl_buffer_room(csv->buffer, END_MAX);
}

static inline char *write_cell(struct dl_csv *csv, const struct dl_column *column, const dateline_row *row, char *out)
{
    const void *content = column->cell == DL_CELL_DOC ? (const char *)&csv->doc : (const char *)row + column->offset;
    out = dl_buffer_room_at(csv->buffer, out, DL_NUMBER_MAX + END_MAX);
    switch (column->cell) {
    case DL_CELL_DOC:
    case DL_CELL_TEXT:
    case DL_CELL_EXTRACT: {
        dateline_span cell = *(const dateline_span *)content;
        return cell.len > 0 ? write_text(csv, cell, column, out) : out;
    }
    case DL_CELL_UNSIGNED: return dl_put_unsigned(out, *(const uint64_t *)content);
    case DL_CELL_SCORE: return dl_put_score(out, *(const double *)content);
    case DL_CELL_DEGREES: return row->has_coordinates ? dl_put_degrees(out, *(const double *)content) : out;
    case DL_CELL_DAY: return row->has_sort ? dl_put_signed(out, *(const int64_t *)content) : out;
    }
    return out;
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
    csv->doc = (dateline_span){ id, strlen(id) };
}

bool dl_csv_row(struct dl_csv *csv, const dateline_row *row)
{
    struct dl_buffer *b = csv->buffer;
    const uint64_t start = b->gone + b->used;
    char *out = b->bytes + b->used;
    for (size_t i = 0; i < csv->columns.count; i++) {
        if (i > 0) *out++ = csv->options.delimiter;
        out = write_cell(csv, csv->columns.column[i], row, out);
    }
    /* The only cell of a record is empty: a bare line end would be skipped by most readers. */
    if (b->gone + (uint64_t)(out - b->bytes) == start) {
        out = dl_buffer_room_at(b, out, 2 + END_MAX);
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
