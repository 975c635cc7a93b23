/* support.c: rows are written by the program's own writer into a buffer that is never flushed. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/csv.h"

int test_run(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

dateline_dict *test_dict(bool built_in, const char *csv)
{
    dateline_dict *dict;
    dateline_error error;
    ck_assert_int_eq(dateline_dict_new(&dict, built_in), DATELINE_OK);
    if (csv && dateline_dict_add_csv(dict, csv, strlen(csv), &error) != DATELINE_OK)
        ck_abort_msg("dictionary line %zu: %s", error.line, error.what);
    ck_assert_int_eq(dateline_dict_finish(dict, &error), DATELINE_OK);
    return dict;
}

static bool write_row(const dateline_row *row, void *ctx)
{
    return dl_csv_row(ctx, row);
}

char *test_rows(const dateline_dict *dict, const dateline_options *options, const char *columns, const char *date,
                const char *text, size_t size, size_t step)
{
    struct dl_columns list;
    struct dl_csv_options csv_options = { .delimiter = ',', .no_header = true };
    struct dl_buffer *buffer;
    struct dl_csv *csv;
    dateline_stream *stream;
    dateline_span culprit;
    ck_assert_int_eq(dl_columns_parse(&list, columns, &culprit, NULL), DATELINE_OK);
    ck_assert_int_eq(dl_buffer_new(&buffer, -1), DATELINE_OK);
    ck_assert_int_eq(dl_csv_new(&csv, &list, &csv_options, buffer), DATELINE_OK);
    ck_assert_int_eq(dateline_stream_new(&stream, dict, options, write_row, csv), DATELINE_OK);
    ck_assert_int_eq(dateline_stream_set_date(stream, date, "option"), DATELINE_OK);

    dl_csv_document(csv, "-");
    for (size_t at = 0; at < size; at += step) {
        size_t piece = size - at < step ? size - at : step;
        /* A copy of its own size, so that the sanitizer sees a read behind it. */
        char *bytes = malloc(piece);
        memcpy(bytes, text + at, piece);
        ck_assert_int_eq(dateline_stream_feed(stream, bytes, piece), DATELINE_OK);
        free(bytes);
    }
    ck_assert_int_eq(dateline_stream_finish(stream, NULL), DATELINE_OK);
    ck_assert_int_eq(buffer->error, 0);
    char *rows = malloc(buffer->used + 1);
    memcpy(rows, buffer->bytes, buffer->used);
    rows[buffer->used] = '\0';
    dateline_stream_free(stream);
    dl_csv_free(csv);
    dl_buffer_free(buffer);
    return rows;
}

char *test_read_file(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        perror(path); /* not an assertion: this also runs before the tests do */
        exit(EXIT_FAILURE);
    }
    char *bytes = NULL;
    size_t used = 0, n;
    do {
        bytes = realloc(bytes, used + 65536 + 1);
        if (!bytes) exit(EXIT_FAILURE);
        n = fread(bytes + used, 1, 65536, f);
        used += n;
    } while (n > 0);
    fclose(f);
    bytes[used] = '\0';
    *size = used;
    return bytes;
}

unsigned test_random(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}
