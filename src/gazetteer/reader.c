/* reader.c: a header says which column is where; one function a kind of cell. */
#include "gazetteer/reader.h"

#include <math.h>
#include <string.h>

#include "gazetteer/csvrows.h"
#include "gazetteer/gaz.h"
#include "text/ascii.h"

#define COLUMN_LIST(X)                                                                                                 \
    X(alias) X(canonical) X(type) X(subtype) X(id) X(lat) X(lon) X(country) X(weight) X(flags) X(valid) X(source)

enum column {
#define X(name) COLUMN_##name,
    COLUMN_LIST(X)
#undef X
        COLUMNS
};

static const char *const column_names[COLUMNS] = {
#define X(name) #name,
    COLUMN_LIST(X)
#undef X
};

struct reader {
    dl_row_fn *fn;
    void *ctx;
    bool has_header;
    int field_of[COLUMNS]; /* -1: the file has no such column */
    size_t fields;
    dateline_error header; /* what is found of a wrong one */
};

static bool equals(dateline_span s, const char *text)
{
    return s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0;
}

/* As much of the cell as fits, without half a character at its end. */
static void keep_found(struct reader *r, dateline_span cell)
{
    size_t room = sizeof r->header.found - 1, len = cell.len < room ? cell.len : room;
    while (len > 0 && len < cell.len && ((unsigned char)cell.ptr[len] & 0xC0) == 0x80)
        len--;
    memcpy(r->header.found, cell.ptr, len);
    r->header.found[len] = '\0';
}

static bool has(dateline_span s, char c)
{
    return s.len > 0 && memchr(s.ptr, c, s.len) != NULL;
}

/* The same but for its case and the white space around it? */
static bool is_like(dateline_span s, const char *name)
{
    for (; s.len > 0 && dl_is_blank((unsigned char)s.ptr[s.len - 1]); s.len--)
        ;
    for (; s.len > 0 && dl_is_blank((unsigned char)s.ptr[0]); s.ptr++)
        s.len--;
    return dl_is_ascii_word(s.ptr, s.len, name);
}

/* Why a cell of the header names no column. */
static const char *likely_cause(dateline_span cell)
{
    if (has(cell, ';')) return "the file is separated by ';'; save it with commas";
    if (has(cell, '\t')) return "the file is separated by TABs; save it with commas";
    for (int c = 0; c < COLUMNS; c++)
        if (is_like(cell, column_names[c])) return "write the columns in small letters, without spaces around them";
    return "unknown column (the first row names the columns: alias, canonical, type, subtype, id, lat, lon, country, "
           "weight, flags, valid, source)";
}

static enum column column_of(dateline_span cell)
{
    int c = 0;
    while (c < COLUMNS && !equals(cell, column_names[c]))
        c++;
    return (enum column)c;
}

static dateline_status read_header(struct reader *r, const dateline_span *fields, size_t count, const char **what)
{
    for (int c = 0; c < COLUMNS; c++)
        r->field_of[c] = -1;
    for (size_t i = 0; i < count; i++) {
        enum column c = column_of(fields[i]);
        if (c < COLUMNS && r->field_of[c] < 0) {
            r->field_of[c] = (int)i;
            continue;
        }
        *what = c == COLUMNS ? likely_cause(fields[i]) : "the header names this column twice";
        keep_found(r, fields[i]);
        return DATELINE_EROW;
    }
    *what = "the header needs the columns alias and type";
    if (r->field_of[COLUMN_alias] < 0 || r->field_of[COLUMN_type] < 0) return DATELINE_EROW;
    r->fields = count;
    r->has_header = true;
    return DATELINE_OK;
}

/* A decimal number without exponent; false when the cell holds anything else. */
static bool read_decimal(dateline_span s, double *value)
{
    size_t i = s.len > 0 && s.ptr[0] == '-';
    bool negative = i == 1, digits = false, point = false;
    double v = 0, place = 1;
    for (; i < s.len; i++) {
        if (s.ptr[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (s.ptr[i] < '0' || s.ptr[i] > '9') return false;
        v = v * 10 + (s.ptr[i] - '0');
        if (point) place *= 10;
        digits = true;
    }
    *value = (negative ? -v : v) / place;
    return digits;
}

static bool read_coordinate(dateline_span s, double limit, float *value)
{
    double v = NAN;
    if (s.len > 0 && !(read_decimal(s, &v) && v >= -limit && v <= limit)) return false;
    *value = (float)v;
    return true;
}

/* An empty cell says nothing of how common the name is: the middle is taken. */
#define WEIGHT_UNKNOWN 5.0

static bool read_weight(dateline_span s, uint8_t *weight)
{
    double v = WEIGHT_UNKNOWN;
    if (s.len > 0 && !(read_decimal(s, &v) && v >= 0 && v <= 9.9)) return false;
    *weight = (uint8_t)(v * 10 + 0.5);
    return true;
}

bool dl_read_flags(dateline_span s, uint16_t *flags)
{
    *flags = 0;
    for (size_t i = 0; i < s.len; i++) {
        switch (s.ptr[i]) {
#define X(name, letter)                                                                                                \
    case letter: *flags |= (uint16_t)(DL_GAZ_##name); break;
            DL_GAZ_FLAG_LIST(X)
#undef X
        default: return false;
        }
    }
    return true;
}

static bool read_year(dateline_span s, int16_t missing, int16_t *year)
{
    double v = missing;
    if (s.len > 5 || (s.len > 0 && (!read_decimal(s, &v) || memchr(s.ptr, '.', s.len)))) return false;
    if (v < INT16_MIN || v > INT16_MAX) return false;
    *year = (int16_t)v;
    return true;
}

/* "1922/1991", either side may be empty. */
static bool read_valid(dateline_span s, int16_t *from, int16_t *to)
{
    *from = DL_GAZ_YEAR_MIN;
    *to = DL_GAZ_YEAR_MAX;
    if (s.len == 0) return true;
    const char *slash = memchr(s.ptr, '/', s.len);
    if (!slash) return false;
    size_t left = (size_t)(slash - s.ptr);
    return read_year((dateline_span){ s.ptr, left }, DL_GAZ_YEAR_MIN, from) &&
           read_year((dateline_span){ slash + 1, s.len - left - 1 }, DL_GAZ_YEAR_MAX, to) && *from <= *to;
}

static dateline_span cell(const struct reader *r, const dateline_span *fields, enum column c)
{
    return r->field_of[c] < 0 ? (dateline_span){ "", 0 } : fields[r->field_of[c]];
}

/* Answers NULL, or what is wrong with the row. */
static const char *parse_row(const struct reader *r, const dateline_span *fields, struct dl_gaz_row *row)
{
    *row = (struct dl_gaz_row){
        .alias = cell(r, fields, COLUMN_alias),
        .canonical = cell(r, fields, COLUMN_canonical),
        .type = cell(r, fields, COLUMN_type),
        .subtype = cell(r, fields, COLUMN_subtype),
        .id = cell(r, fields, COLUMN_id),
        .country = cell(r, fields, COLUMN_country),
        .source = cell(r, fields, COLUMN_source),
    };
    if (!dl_gaz_is_type(row->type)) return "the type must be capital letters, digits and underscores";
    if (!read_coordinate(cell(r, fields, COLUMN_lat), 90, &row->lat) ||
        !read_coordinate(cell(r, fields, COLUMN_lon), 180, &row->lon))
        return "lat must be a number from -90 to 90, lon one from -180 to 180";
    if (isnan(row->lat) != isnan(row->lon)) return "lat and lon go together";
    if (!read_weight(cell(r, fields, COLUMN_weight), &row->weight)) return "the weight must be a number from 0 to 9.9";
    if (!dl_read_flags(cell(r, fields, COLUMN_flags), &row->flags))
        return "the flags must be letters of c u w g s x d h p m - i ~";
    if (!read_valid(cell(r, fields, COLUMN_valid), &row->from, &row->to))
        return "valid must be two years with a slash between them, as in 1922/1991";
    if (row->canonical.len == 0 && (row->flags & (DL_GAZ_GIVEN | DL_GAZ_SURNAME)) == 0) row->canonical = row->alias;
    return NULL;
}

static dateline_status on_row(const dateline_span *fields, size_t count, size_t line, const char **what, void *ctx)
{
    struct reader *r = ctx;
    if (!r->has_header) return read_header(r, fields, count, what);
    struct dl_gaz_row row;
    const char *wrong =
        count == r->fields ? parse_row(r, fields, &row) : "the row has another number of fields than the header";
    *what = wrong;
    return r->fn(wrong ? NULL : &row, line, what, r->ctx);
}

/* Why the bytes are no CSV in UTF-8 at all; NULL when they may be. */
static const char *not_text(const char *bytes, size_t size)
{
    if (size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        return "the file is UTF-16; make UTF-8 of it with iconv -f UTF-16 -t UTF-8";
    const char *feed = size > 0 ? memchr(bytes, '\n', size) : NULL;
    if (feed) size = (size_t)(feed - bytes);
    bool has_zero = size > 0 && memchr(bytes, '\0', size) != NULL;
    return has_zero ? "the file is no text in UTF-8; save the table as CSV, UTF-8" : NULL;
}

dateline_status dl_read_rows(const char *bytes, size_t size, dl_row_fn *fn, void *ctx, dateline_error *error)
{
    struct reader r = { .fn = fn, .ctx = ctx };
    const char *wrong = not_text(bytes, size);
    dateline_status status = wrong ? DATELINE_EROW : dl_csv_read(bytes, size, on_row, &r, error);
    if (status == DATELINE_OK && !r.has_header) {
        status = DATELINE_EROW;
        wrong = "the dictionary is empty; it needs a header";
    }
    if (error && wrong) *error = (dateline_error){ .code = status, .what = wrong, .line = 1 };
    if (error && status == DATELINE_EROW) memcpy(error->found, r.header.found, sizeof error->found);
    return status;
}

static dateline_status compile_row(const struct dl_gaz_row *row, size_t line, const char **what, void *ctx)
{
    (void)line;
    return row ? dl_compiler_add(ctx, row, what) : DATELINE_EROW;
}

dateline_status dl_read_dictionary(struct dl_compiler *compiler, const char *bytes, size_t size, dateline_error *error)
{
    return dl_read_rows(bytes, size, compile_row, compiler, error);
}
