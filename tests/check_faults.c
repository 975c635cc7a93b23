/* check_faults.c: every allocation fails once, in turn. What was asked for then says so, leaks nothing (the sanitizer
 * looks) and can be asked again; and a stream asks for no more memory the longer it runs. The linker puts the functions
 * below in the place of the real ones. */
#include <check.h>
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dateline.h"
#include "input/walk.h"
#include "output/csv.h"
#include "support.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void __real_free(void *memory);
void __wrap_free(void *memory);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static long allowed = -1; /* calls that succeed before one fails; -1: all succeed */
static size_t calls;      /* for memory, so far */
static size_t held, peak; /* bytes that are asked for and not given back, and the most of them */

static bool fails(void)
{
    calls++;
    return allowed >= 0 && allowed-- == 0;
}

static void *took(void *memory)
{
    held += memory ? malloc_usable_size(memory) : 0;
    if (held > peak) peak = held;
    return memory;
}

/* Memory that the C library took for us was never counted. */
static void gave_back(size_t bytes)
{
    held -= bytes < held ? bytes : held;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : took(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : took(__real_calloc(count, size));
}

void *__wrap_realloc(void *old, size_t size)
{
    size_t before = old ? malloc_usable_size(old) : 0;
    void *moved = fails() ? NULL : __real_realloc(old, size);
    if (!moved) return NULL;
    took(moved); /* the old one is there until the new one is */
    gave_back(before);
    return moved;
}

void __wrap_free(void *memory)
{
    if (memory) gave_back(malloc_usable_size(memory));
    __real_free(memory);
}

static const char names[] = "alias,canonical,type,flags\n"
                            "Zorbina Quux,Zorbina,PERSON,\n"
                            "al-Zarb,,VESSEL,i\n"
                            "Baltic Queen,,VESSEL,~\n";

static const char text[] =
    "PARIS, 3 March 2021 (TASS) -- Zorbina Quux, the president, met Angela Merkel on Tuesday. Merkel "
    "left the al-zarb and the Baltic Qucen for the Ministry of Silly Walks in Zarb, Texas, in May.\n"
    "She came back on 3/4/2021, or between 1933 and 1945, after two weeks.\n";

static bool count_row(const dateline_row *row, void *ctx)
{
    (void)row;
    ++*(size_t *)ctx;
    return true;
}

/* An assertion that allocates nothing, which those of Check do. */
static void must(bool holds)
{
    if (!holds) abort();
}

/* The life of a dictionary and of a stream; *rows: how many there were. */
static dateline_status live(size_t *rows)
{
    dateline_dict *dict = NULL;
    dateline_stream *stream = NULL;
    dateline_options options = dateline_default_options();
    options.types = "+DEMONYM";
    options.nested = true;
    options.members = DATELINE_ROW_ENTRY | DATELINE_ROW_CALENDAR | DATELINE_ROW_CONTEXT | DATELINE_ROW_EVIDENCE;
    *rows = 0;
    dateline_status status = dateline_dict_new(&dict, true);
    must((status == DATELINE_OK) == (dict != NULL));
    if (status == DATELINE_OK) status = dateline_dict_add_csv(dict, names, sizeof names - 1, NULL);
    if (status == DATELINE_OK) status = dateline_dict_finish(dict, NULL);
    if (status == DATELINE_OK) {
        status = dateline_stream_new(&stream, dict, &options, count_row, rows);
        must((status == DATELINE_OK) == (stream != NULL));
    }
    for (size_t i = 0; i < 20 && status == DATELINE_OK; i++)
        status = dateline_stream_feed(stream, text, sizeof text - 1);
    if (stream) {
        dateline_status end = dateline_stream_finish(stream, NULL);
        if (status == DATELINE_OK) status = end;
    }
    if (stream && status != DATELINE_OK) { /* the next document is as if nothing had been */
        size_t before = *rows;
        allowed = -1;
        must(dateline_stream_feed(stream, text, sizeof text - 1) == DATELINE_OK);
        must(dateline_stream_finish(stream, NULL) == DATELINE_OK);
        must(*rows > before);
    }
    dateline_stream_free(stream);
    dateline_dict_free(dict);
    return status;
}

START_TEST(the_library)
{
    size_t all, rows;
    ck_assert_int_eq(live(&all), DATELINE_OK);
    long n = 0;
    for (dateline_status status = DATELINE_ENOMEM; status != DATELINE_OK; n++) {
        allowed = n;
        status = live(&rows);
        bool used_up = allowed < 0;
        allowed = -1;
        ck_assert_msg(status == (used_up ? DATELINE_ENOMEM : DATELINE_OK), "allocation %ld: %s", n,
                      dateline_status_text(status));
    }
    ck_assert_int_gt(n, 50);
    ck_assert_uint_eq(rows, all);
}
END_TEST

/* Feeds megabytes of a text that is repeated. */
static void feed(dateline_stream *stream, const char *unit, size_t megabytes)
{
    static char piece[1 << 20];
    size_t length = strlen(unit);
    for (size_t i = 0; i < sizeof piece; i++)
        piece[i] = unit[i % length];
    for (size_t i = 0; i < megabytes; i++)
        must(dateline_stream_feed(stream, piece, sizeof piece) == DATELINE_OK);
}

/* What a document may cost, whatever it says: see the README. */
#define PROSE_BYTES (24u << 20)
#define WORST_BYTES (96u << 20)

/* A row for each of 64 readings of a name of two letters. */
static void put_senses(char *csv)
{
    strcpy(csv, names);
    for (unsigned i = 0; i < 64; i++)
        sprintf(csv + strlen(csv), "Ab,Zarb %u,PLACE,\n", i);
}

static const struct {
    const char *unit;
    size_t most;
} units[] = {
    { text, PROSE_BYTES },
    { "Zorbina Quux and ", PROSE_BYTES },
    { "x", PROSE_BYTES },
    { "A B. ", PROSE_BYTES },
    { "on 3 March 2021 ", PROSE_BYTES },
    { "\n", PROSE_BYTES },
    { "\xFF", PROSE_BYTES },
    { "SPRINGFIELD, ", PROSE_BYTES },
    { "SAN JOSE ", PROSE_BYTES },
    { "Mr. Zarb ", WORST_BYTES },
    { "1 May ", WORST_BYTES },
    { "AB ", WORST_BYTES },
};

/* After some megabytes a stream has all the memory that it will ever ask for, however long the document, or a line
 * or a word of it, goes on; and it is not much. */
START_TEST(memory_has_a_bound)
{
    char csv[8192];
    size_t rows = 0;
    put_senses(csv);
    dateline_dict *dict = test_dict(true, csv);
    dateline_stream *stream;
    peak = held;
    size_t others = held;
    ck_assert_int_eq(dateline_stream_new(&stream, dict, NULL, count_row, &rows), DATELINE_OK);
    feed(stream, units[_i].unit, 2);
    size_t before = calls;
    feed(stream, units[_i].unit, 3);
    must(dateline_stream_finish(stream, NULL) == DATELINE_OK);
    ck_assert_msg(calls == before, "%s: %zu calls more", units[_i].unit, calls - before);
    ck_assert_msg(peak - others < units[_i].most, "%s: %zu bytes", units[_i].unit, peak - others);
    dateline_stream_free(stream);
    dateline_dict_free(dict);
}
END_TEST

static dateline_status add_file(const char *path)
{
    dateline_dict *dict;
    dateline_error error = { 0 };
    dateline_status status = dateline_dict_new(&dict, false);
    if (status != DATELINE_OK) return status;
    status = dateline_dict_add_file(dict, path, &error);
    must(error.code == status);
    must((error.what != NULL) == (status != DATELINE_OK));
    dateline_dict_free(dict);
    return status;
}

START_TEST(a_dictionary_file)
{
    char path[] = "/tmp/dateline-check-XXXXXX";
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, names, sizeof names - 1), (ssize_t)sizeof names - 1);
    close(fd);
    dateline_status status = DATELINE_ENOMEM;
    for (long n = 0; status != DATELINE_OK; n++) {
        allowed = n;
        status = add_file(path);
        bool used_up = allowed < 0;
        allowed = -1;
        ck_assert_int_eq(status, used_up ? DATELINE_ENOMEM : DATELINE_OK);
    }
    unlink(path);
}
END_TEST

static void count_error(const char *path, int error, void *ctx)
{
    (void)path;
    must(error == ENOMEM);
    ++*(size_t *)ctx;
}

/* Documents of corpus/ and failures add up: nothing is left out in silence. */
START_TEST(a_walk)
{
    static char corpus[] = DL_CORPUS;
    char *paths[] = { corpus };
    size_t all = 0;
    for (long n = -1;; n++) {
        struct dl_walk *walk;
        struct dl_document document;
        size_t documents = 0, errors = 0;
        allowed = n;
        dateline_status status = dl_walk_new(&walk, paths, 1, count_error, &errors);
        while (status == DATELINE_OK && dl_walk_next(walk, &document))
            documents++;
        bool used_up = allowed < 0;
        allowed = -1;
        dl_walk_free(status == DATELINE_OK ? walk : NULL);
        if (n < 0) all = documents;
        if (n >= 0) ck_assert(used_up ? status == DATELINE_ENOMEM || errors > 0 : documents == all && errors == 0);
        if (n >= 0 && !used_up) return;
    }
}
END_TEST

START_TEST(the_writer)
{
    struct dl_columns columns;
    dateline_span culprit;
    struct dl_csv_options options = { .delimiter = ',' };
    struct dl_buffer *buffer;
    struct dl_csv *csv;
    ck_assert_int_eq(dl_columns_parse(&columns, "doc", &culprit, NULL), DATELINE_OK);
    allowed = 0;
    must(dl_buffer_new(&buffer, -1) == DATELINE_ENOMEM);
    ck_assert_int_eq(dl_buffer_new(&buffer, -1), DATELINE_OK);
    allowed = 0;
    must(dl_csv_new(&csv, &columns, &options, buffer) == DATELINE_ENOMEM);
    dl_buffer_free(buffer);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("faults");
    TCase *t = tcase_create("faults");
    tcase_set_timeout(t, 120);
    suite_add_tcase(suite, t);
    tcase_add_test(t, the_library);
    tcase_add_loop_test(t, memory_has_a_bound, 0, (int)(sizeof units / sizeof *units));
    tcase_add_test(t, a_dictionary_file);
    tcase_add_test(t, a_walk);
    tcase_add_test(t, the_writer);
    return test_run(suite);
}
