/* check_output.c: columns, cells, limits, numbers, and writes that fail. */
#define _XOPEN_SOURCE 700

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "output/buffer.h"
#include "output/columns.h"
#include "output/csv.h"
#include "support.h"

static dateline_span span(const char *s)
{
    return (dateline_span){ s, strlen(s) };
}

/* ---- a writer into a temporary file ------------------------------------------------------ */

struct sheet {
    FILE *file;
    struct dl_buffer *buffer;
    struct dl_csv *csv;
    char *text; /* what was written; set by end */
    size_t size;
};

static struct sheet begin(const char *columns, struct dl_csv_options options)
{
    struct sheet s = { .file = tmpfile() };
    struct dl_columns chosen;
    dateline_span culprit;
    ck_assert_ptr_nonnull(s.file);
    if (options.delimiter == '\0') options.delimiter = ',';
    ck_assert_int_eq(dl_columns_parse(&chosen, columns, &culprit, NULL), DATELINE_OK);
    ck_assert_int_eq(dl_buffer_new(&s.buffer, fileno(s.file)), DATELINE_OK);
    ck_assert_int_eq(dl_csv_new(&s.csv, &chosen, &options, s.buffer), DATELINE_OK);
    dl_csv_begin(s.csv);
    dl_csv_document(s.csv, "a.txt");
    return s;
}

static void end(struct sheet *s)
{
    ck_assert(dl_buffer_flush(s->buffer));
    s->size = (size_t)lseek(fileno(s->file), 0, SEEK_END);
    s->text = calloc(1, s->size + 1);
    ck_assert_int_eq(pread(fileno(s->file), s->text, s->size, 0), (ssize_t)s->size);
}

static void release(struct sheet *s)
{
    dl_csv_free(s->csv);
    dl_buffer_free(s->buffer);
    fclose(s->file);
    free(s->text);
}

/* ---- cells ------------------------------------------------------------------------------- */

static const struct {
    const char *in, *extract, *kept; /* how the text and the value column write it */
} cells[] = {
    { "", "", "" },
    { "Paris", "Paris", "Paris" },
    { "Donald Trump", "Donald Trump", "Donald Trump" },
    { "a b c", "a b c", "a b c" },
    { "Donald\r\n  Trump", "Donald Trump", "Donald    Trump" },
    { "Donald \t Trump", "Donald Trump", "Donald   Trump" },
    { "seven b  eight", "seven b eight", "seven b  eight" },
    { "1234567  89", "1234567 89", "1234567  89" },
    { "12345678  9", "12345678 9", "12345678  9" },
    { "123456789abcdef  g", "123456789abcdef g", "123456789abcdef  g" },
    { "16 November, 1933", "\"16 November, 1933\"", "\"16 November, 1933\"" },
    { "the \"King\"", "\"the \"\"King\"\"\"", "\"the \"\"King\"\"\"" },
    { "\"", "\"\"\"\"", "\"\"\"\"" },
    { " x", "\" x\"", "\" x\"" },
    { "x ", "\"x \"", "\"x \"" },
    { " ", "\" \"", "\" \"" },
    { "\nx", "\" x\"", "\" x\"" },
    { "a\x01"
      "b",
      "a b", "a b" },
    { "a\x7f"
      "b",
      "a b", "a b" },
    { "M\xC3\xBCnchen", "M\xC3\xBCnchen", "M\xC3\xBCnchen" },
    { "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0", "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0",
      "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0" },
    { "New\xC2\xA0York", "New York", "New\xC2\xA0York" },
    { "New\xC2\xA0 York", "New York", "New\xC2\xA0 York" },
    { "a\xE2\x80\xA8"
      "b",
      "a b", "a b" }, /* line separator */
    { "a\xC2\x85"
      "b",
      "a b", "a b" }, /* next line */
    { "a\xFF"
      "b",
      "a\xEF\xBF\xBD"
      "b",
      "a\xEF\xBF\xBD"
      "b" },
    { "a\xE2\x80", "a\xEF\xBF\xBD\xEF\xBF\xBD", "a\xEF\xBF\xBD\xEF\xBF\xBD" }, /* cut off: two bytes, two marks */
    { "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80" },
    { "=1+1", "=1+1", "=1+1" }, /* nothing is guarded outside the spreadsheet profile */
};

START_TEST(cell)
{
    /* From an exact heap block, so that a read past the end is seen. */
    size_t size = strlen(cells[_i].in);
    char *exact = malloc(size > 0 ? size : 1), want[200];
    memcpy(exact, cells[_i].in, size);
    struct sheet s = begin("text,value,line", (struct dl_csv_options){ .no_header = true });
    dateline_row row = { .text = { exact, size }, .value = { exact, size }, .line = 7 };
    ck_assert(dl_csv_row(s.csv, &row));
    end(&s);
    snprintf(want, sizeof want, "%s,%s,7\n", cells[_i].extract, cells[_i].kept);
    ck_assert_str_eq(s.text, want);
    release(&s);
    free(exact);
}
END_TEST

/* Every length around the steps of 8, every position, every byte that matters: the cell that comes
 * out is what a plain loop makes of it. */
START_TEST(every_position)
{
    static const char odd[] = { '"', ',', '\n', '\x1f', ' ', '\x7f', '!', '#', '+', '-' };
    struct sheet s = begin("text", (struct dl_csv_options){ .no_header = true });
    char *want = calloc(1, 1 << 20), *w = want;
    for (size_t size = 3; size < 20; size++)
        for (size_t at = 1; at + 2 < size; at++)
            for (size_t k = 0; k < sizeof odd; k++)
                for (size_t run = 1; run <= 2; run++) {
                    char in[20];
                    memset(in, 'x', size);
                    memset(in + at, odd[k], run);
                    dateline_row row = { .text = { in, size } };
                    ck_assert(dl_csv_row(s.csv, &row));
                    bool blank = odd[k] == '\n' || odd[k] == ' ' || odd[k] == '\x1f' || odd[k] == '\x7f';
                    bool quote = odd[k] == '"' || odd[k] == ',';
                    if (quote) *w++ = '"';
                    for (size_t i = 0; i < size; i++) {
                        if (blank && run == 2 && i == at) continue;
                        *w++ = blank && in[i] != 'x' ? ' ' : in[i];
                        if (in[i] == '"') *w++ = '"';
                    }
                    if (quote) *w++ = '"';
                    *w++ = '\n';
                }
    end(&s);
    ck_assert_str_eq(s.text, want);
    release(&s);
    free(want);
}
END_TEST

START_TEST(only_cell_empty)
{
    struct sheet s = begin("id", (struct dl_csv_options){ 0 });
    ck_assert(dl_csv_row(s.csv, &(dateline_row){ 0 }));
    end(&s);
    ck_assert_str_eq(s.text, "id\n\"\"\n");
    release(&s);
}
END_TEST

START_TEST(delimiters)
{
    struct sheet s = begin("text,value", (struct dl_csv_options){ .delimiter = ';', .no_header = true });
    ck_assert(dl_csv_row(s.csv, &(dateline_row){ .text = span("a,b"), .value = span("a;b") }));
    end(&s);
    ck_assert_str_eq(s.text, "a,b;\"a;b\"\n");
    release(&s);
    for (const char *p = "\t ;|:,"; *p != '\0'; p++)
        ck_assert(dl_csv_is_delimiter(*p));
    for (const char *p = "\"'.-_a7\n\r\x7f\xc3"; *p != '\0'; p++)
        ck_assert(!dl_csv_is_delimiter(*p));
    ck_assert(!dl_csv_is_delimiter('\0'));
}
END_TEST

START_TEST(numbers_and_blanks)
{
    struct sheet s = begin("doc,start,lat,lon,sort,score", (struct dl_csv_options){ 0 });
    dateline_row row = { .start = UINT64_MAX, .lat = 55.75222, .lon = -0.5, .sort = -38, .score = 0.98 };
    ck_assert(dl_csv_row(s.csv, &row));
    row.has_coordinates = row.has_sort = true;
    dl_csv_document(s.csv, "b, \"c\".txt");
    ck_assert(dl_csv_row(s.csv, &row));
    end(&s);
    ck_assert_str_eq(s.text, "doc,start,lat,lon,sort,score\n"
                             "a.txt,18446744073709551615,,,,0.98\n"
                             "\"b, \"\"c\"\".txt\",18446744073709551615,55.75222,-0.5,-38,0.98\n");
    release(&s);
}
END_TEST

/* ---- limits ------------------------------------------------------------------------------ */

/* n characters of one kind. */
static char *repeat(const char *character, size_t n)
{
    size_t size = strlen(character);
    char *text = malloc(n * size + 1);
    for (size_t i = 0; i < n; i++)
        memcpy(text + i * size, character, size);
    text[n * size] = '\0';
    return text;
}

START_TEST(context_limit)
{
    static const char *const kinds[] = { "x", "\xD0\x9C", "\xE2\x82\xAC", "\xF0\x9F\x98\x80" };
    for (size_t k = 0; k < 4; k++) {
        for (size_t n = 199; n <= 201; n++) {
            char *in = repeat(kinds[k], n), *out = repeat(kinds[k], n < 200 ? n : 200);
            struct sheet s = begin("context", (struct dl_csv_options){ .no_header = true });
            ck_assert(dl_csv_row(s.csv, &(dateline_row){ .context = span(in) }));
            end(&s);
            ck_assert_uint_eq(s.size, strlen(out) + 1);
            ck_assert_int_eq(memcmp(s.text, out, strlen(out)), 0);
            ck_assert_uint_eq(dl_csv_counts(s.csv).cut, 0);
            release(&s);
            free(in);
            free(out);
        }
    }
}
END_TEST

START_TEST(sheet_cell_limit)
{
    static const struct {
        const char *character;
        size_t in, out; /* how many of them */
        int cut;
    } limits[] = {
        { "x", 32766, 32766, 0 },
        { "x", 32767, 32767, 0 },
        { "x", 32768, 32767, 1 },
        { "\xE2\x82\xAC", 32767, 32767, 0 },
        { "\xE2\x82\xAC", 32768, 32767, 1 },
        { "\xF0\x9F\x98\x80", 16383, 16383, 0 }, /* two UTF-16 units each: the 16384th would be halved */
        { "\xF0\x9F\x98\x80", 16384, 16383, 1 },
        { "-", 32766, 32766, 0 }, /* with the guard's apostrophe */
        { "-", 32767, 32766, 1 },
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        char *in = repeat(limits[i].character, limits[i].in);
        struct sheet s = begin("value", (struct dl_csv_options){ .no_header = true, .excel = true });
        ck_assert(dl_csv_row(s.csv, &(dateline_row){ .value = span(in) }));
        end(&s);
        size_t frame = strlen("\xEF\xBB\xBF\r\n") + (in[0] == '-');
        ck_assert_uint_eq(s.size, limits[i].out * strlen(limits[i].character) + frame);
        ck_assert_uint_eq(dl_csv_counts(s.csv).cut, (unsigned)limits[i].cut);
        release(&s);
        free(in);
    }
}
END_TEST

START_TEST(sheet_row_limit)
{
    for (int header = 0; header <= 1; header++) {
        struct sheet s = begin("line", (struct dl_csv_options){ .no_header = !header, .excel = true });
        for (uint64_t i = (uint64_t)header; i < DL_SHEET_ROWS_MAX; i++) {
            ck_assert(!dl_csv_is_full(s.csv));
            ck_assert(dl_csv_row(s.csv, &(dateline_row){ .line = 1 }));
        }
        ck_assert(dl_csv_is_full(s.csv));
        dl_csv_begin(s.csv);
        ck_assert(!dl_csv_is_full(s.csv));
        release(&s);
    }
    struct sheet s = begin("line", (struct dl_csv_options){ 0 });
    for (uint64_t i = 0; i <= DL_SHEET_ROWS_MAX; i++)
        dl_csv_row(s.csv, &(dateline_row){ .line = 1 });
    ck_assert(!dl_csv_is_full(s.csv));
    release(&s);
}
END_TEST

START_TEST(formula_guard)
{
    static const char *const formulas[] = { "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "=", "=\"a\"" };
    static const char *const written[] = { "'=1+1", "'+1", "'-1", "'@SUM(1)", "' =1", "' =1", "'=", "\"'=\"\"a\"\"\"" };
    struct sheet s = begin("value,start,lat", (struct dl_csv_options){ .excel = true });
    char want[1000] = "\xEF\xBB\xBFvalue,start,lat\r\n";
    dateline_row row = { .start = 3, .lat = -1, .has_coordinates = true };
    for (size_t i = 0; i < 8; i++) {
        row.value = span(formulas[i]);
        ck_assert(dl_csv_row(s.csv, &row));
        sprintf(want + strlen(want), "%s,3,-1\r\n", written[i]);
    }
    row.value = span("1-1");
    ck_assert(dl_csv_row(s.csv, &row));
    strcat(want, "1-1,3,-1\r\n");
    end(&s);
    ck_assert_str_eq(s.text, want);
    ck_assert_uint_eq(dl_csv_counts(s.csv).guarded, 8);
    release(&s);
}
END_TEST

/* ---- numbers ----------------------------------------------------------------------------- */

START_TEST(integers)
{
    char text[DL_NUMBER_MAX + 1], want[32];
    uint64_t power = 1;
    for (int digits = 0; digits < 20; digits++, power *= 10)
        for (uint64_t n = power - 1; n <= power + 1; n++) {
            *dl_put_unsigned(text, n) = '\0';
            snprintf(want, sizeof want, "%llu", (unsigned long long)n);
            ck_assert_str_eq(text, want);
        }
    static const int64_t signs[] = { 0, -1, 9, -99, 2427393, INT64_MAX, INT64_MIN };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        *dl_put_signed(text, signs[i]) = '\0';
        snprintf(want, sizeof want, "%lld", (long long)signs[i]);
        ck_assert_str_eq(text, want);
    }
    *dl_put_unsigned(text, UINT64_MAX) = '\0';
    ck_assert_str_eq(text, "18446744073709551615");
}
END_TEST

/* Numbers near the last one, and not. */
START_TEST(near_integers)
{
    static const uint64_t numbers[] = { 0,
                                        9,
                                        10,
                                        99,
                                        100,
                                        999,
                                        1000,
                                        9999,
                                        10000,
                                        10001,
                                        19999,
                                        20000,
                                        9,
                                        123456789,
                                        123459999,
                                        123460000,
                                        123450000,
                                        UINT64_MAX - 20000,
                                        0,
                                        1616,
                                        UINT64_MAX,
                                        UINT64_MAX - 9999,
                                        UINT64_MAX - 10001,
                                        1000000,
                                        1,
                                        UINT64_MAX,
                                        1000007 };
    struct dl_near near = dl_near_start;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char text[DL_NUMBER_MAX + 1], want[32];
        *dl_put_near(text, numbers[i], &near) = '\0';
        snprintf(want, sizeof want, "%llu", (unsigned long long)numbers[i]);
        ck_assert_str_eq(text, want);
    }
}
END_TEST

static const struct {
    double in;
    const char *score, *degrees;
} fractions[] = {
    { 0, "0.00", "0" },
    { 0.004, "0.00", "0.004" },
    { 0.006, "0.01", "0.006" },
    { 0.5, "0.50", "0.5" },
    { 0.98, "0.98", "0.98" },
    { 0.999, "1.00", "0.999" },
    { 1, "1.00", "1" },
    { 1.5, "1.00", "1.5" },
    { -0.000001, "0.00", "0" },
    { -0.12574, "0.00", "-0.12574" },
    { -179.999999, "0.00", "-180" },
    { 55.00001, "1.00", "55.00001" },
    { 1e300, "1.00", "" },
};

START_TEST(decimals)
{
    char text[DL_NUMBER_MAX + 1];
    *dl_put_score(text, fractions[_i].in) = '\0';
    ck_assert_str_eq(text, fractions[_i].score);
    *dl_put_degrees(text, fractions[_i].in) = '\0';
    ck_assert_str_eq(text, fractions[_i].degrees);
}
END_TEST

START_TEST(not_a_number)
{
    char text[DL_NUMBER_MAX + 1];
    double nan = strtod("nan", NULL);
    *dl_put_score(text, nan) = '\0';
    ck_assert_str_eq(text, "0.00");
    ck_assert_ptr_eq(dl_put_degrees(text, nan), text);
}
END_TEST

/* ---- columns ----------------------------------------------------------------------------- */

static const struct {
    const char *list, *culprit, *what;
} lists[] = {
    { DL_COLUMNS_DEFAULT, NULL, NULL },
    { "context", NULL, NULL },
    { "doc,persn,text", "persn", "unknown column" },
    { "doc,Text", "Text", "unknown column" },
    { "do", "do", "unknown column" },
    { "", "", "a column name is empty" },
    { "doc,", "", "a column name is empty" },
    { "doc,text,doc", "doc", "a column is listed twice" },
};

START_TEST(column_lists)
{
    struct dl_columns columns;
    dateline_span culprit;
    dateline_error error;
    dateline_status status = dl_columns_parse(&columns, lists[_i].list, &culprit, &error);
    ck_assert_int_eq(status, lists[_i].what ? DATELINE_EOPTION : DATELINE_OK);
    if (!lists[_i].what) return;
    ck_assert_str_eq(error.what, lists[_i].what);
    ck_assert_uint_eq(culprit.len, strlen(lists[_i].culprit));
    ck_assert_int_eq(memcmp(culprit.ptr, lists[_i].culprit, culprit.len), 0);
}
END_TEST

START_TEST(column_addition)
{
    struct dl_columns columns;
    dateline_span culprit;
    dl_columns_parse(&columns, "alt,doc", &culprit, NULL);
    dl_columns_add(&columns, DL_COLUMNS_EXPLAIN);
    static const char *const want[] = { "alt", "doc", "rule", "evidence", "flags" };
    ck_assert_uint_eq(columns.count, 5);
    for (size_t i = 0; i < 5; i++)
        ck_assert_str_eq(columns.column[i]->name, want[i]);
    ck_assert_uint_eq(dl_columns_members(&columns), DATELINE_ROW_CALENDAR | DATELINE_ROW_EVIDENCE);
}
END_TEST

START_TEST(all_columns_at_once)
{
    char list[1000] = "";
    struct dl_columns columns;
    dateline_span culprit;
    for (size_t i = 0; i < DL_COLUMN_COUNT; i++) {
        if (i > 0) strcat(list, ",");
        strcat(list, dl_column_table[i].name);
    }
    ck_assert_int_eq(dl_columns_parse(&columns, list, &culprit, NULL), DATELINE_OK);
    ck_assert_uint_eq(columns.count, DL_COLUMN_COUNT);
}
END_TEST

/* ---- writing ----------------------------------------------------------------------------- */

START_TEST(write_failure_stays)
{
    struct dl_buffer *b;
    int fd = open("/dev/full", O_WRONLY);
    if (fd < 0) return;
    ck_assert_int_eq(dl_buffer_new(&b, fd), DATELINE_OK);
    for (int i = 0; i < 100000; i++)
        dl_buffer_put(b, "0123456789", 10);
    ck_assert_int_eq(b->error, ENOSPC);
    b->fd = -1;
    ck_assert(!dl_buffer_flush(b));
    ck_assert_int_eq(b->error, ENOSPC); /* the first one */
    dl_buffer_free(b);
    close(fd);
}
END_TEST

START_TEST(row_tells_a_failure)
{
    struct sheet s = begin("value", (struct dl_csv_options){ 0 });
    char *big = repeat("x", DL_BUFFER_SIZE);
    s.buffer->fd = -1;
    ck_assert(!dl_csv_row(s.csv, &(dateline_row){ .value = span(big) }));
    ck_assert_int_eq(s.buffer->error, EBADF);
    release(&s);
    free(big);
}
END_TEST

/* Where a cell is too long to be tried as a plain one: what is odd at its end is still seen. */
START_TEST(long_cells)
{
    for (size_t n = 1020; n <= 1030; n++) {
        char *in = repeat("x", n);
        struct sheet s = begin("value,text", (struct dl_csv_options){ .no_header = true });
        dateline_row row = { .value = span(in), .text = span(in) };
        ck_assert(dl_csv_row(s.csv, &row));
        in[n - 1] = '"';
        ck_assert(dl_csv_row(s.csv, &row));
        end(&s);
        ck_assert_uint_eq(s.size, 2 * n + 2 + 2 * (n + 3) + 2);
        ck_assert_mem_eq(s.text + s.size - 5, "x\"\"\"\n", 5);
        release(&s);
        free(in);
    }
}
END_TEST

/* A descriptor that somebody made non-blocking, and a reader that is slow. */
START_TEST(a_full_pipe_is_waited_for)
{
    enum { SIZE = 1 << 20 };
    int ends[2];
    struct dl_buffer *b;
    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
    pid_t reader = fork();
    if (reader == 0) {
        static char bytes[4096];
        size_t all = 0;
        close(ends[1]);
        for (ssize_t n; (n = read(ends[0], bytes, sizeof bytes)) > 0; all += (size_t)n)
            if (all % (64 * sizeof bytes) == 0) nanosleep(&(struct timespec){ .tv_nsec = 5000000 }, NULL);
        _exit(all != SIZE);
    }
    char *text = repeat("x", SIZE);
    ck_assert_int_eq(dl_buffer_new(&b, ends[1]), DATELINE_OK);
    dl_buffer_put(b, text, SIZE);
    ck_assert(dl_buffer_flush(b));
    close(ends[1]);
    close(ends[0]);
    int status;
    ck_assert_int_eq(waitpid(reader, &status, 0), reader);
    ck_assert_int_eq(status, 0);
    dl_buffer_free(b);
    free(text);
}
END_TEST

/* What goes out before the end goes out in whole records; longer ones than the buffer go out too. */
START_TEST(records_stay_whole)
{
    struct sheet s = begin("value", (struct dl_csv_options){ .no_header = true });
    size_t expected = 0;
    for (size_t n = 1; n < 3000; n += 7) {
        char *in = repeat("x", n % 500);
        if (n % 500 > 0) {
            ck_assert(dl_csv_row(s.csv, &(dateline_row){ .value = span(in) }));
            expected += n % 500 + 1;
        }
        off_t out = lseek(fileno(s.file), 0, SEEK_END);
        char last = '\n';
        if (out > 0) ck_assert_int_eq(pread(fileno(s.file), &last, 1, out - 1), 1);
        ck_assert_int_eq(last, '\n');
        free(in);
    }
    char *huge = repeat("y", 3 * DL_BUFFER_SIZE);
    ck_assert(dl_csv_row(s.csv, &(dateline_row){ .value = span(huge) }));
    expected += 3 * DL_BUFFER_SIZE + 1;
    free(huge);
    end(&s);
    ck_assert_uint_eq(s.size, expected);
    release(&s);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof *(table))

int main(void)
{
    Suite *suite = suite_create("output");
    TCase *t = tcase_create("output");
    suite_add_tcase(suite, t);
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, cell, 0, ROWS(cells));
    tcase_add_test(t, every_position);
    tcase_add_test(t, only_cell_empty);
    tcase_add_test(t, delimiters);
    tcase_add_test(t, numbers_and_blanks);
    tcase_add_test(t, context_limit);
    tcase_add_test(t, sheet_cell_limit);
    tcase_add_test(t, sheet_row_limit);
    tcase_add_test(t, formula_guard);
    tcase_add_test(t, integers);
    tcase_add_test(t, near_integers);
    tcase_add_loop_test(t, decimals, 0, ROWS(fractions));
    tcase_add_test(t, not_a_number);
    tcase_add_loop_test(t, column_lists, 0, ROWS(lists));
    tcase_add_test(t, column_addition);
    tcase_add_test(t, all_columns_at_once);
    tcase_add_test(t, write_failure_stays);
    tcase_add_test(t, row_tells_a_failure);
    tcase_add_test(t, long_cells);
    tcase_add_test(t, a_full_pipe_is_waited_for);
    tcase_add_test(t, records_stay_whole);
    return test_run(suite);
}
