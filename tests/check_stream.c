/* check_stream.c: what holds for every text: the invariants of the stream. */
#include <check.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "support.h"
#include "text/block.h"

static dateline_dict *dict;

static void set_up(void)
{
    dict = test_dict(true, NULL);
}

static void tear_down(void)
{
    dateline_dict_free(dict);
}

/* Sentences with names and dates, put together without a pattern, with as many blank lines as lines wants. */
static char *make_text(unsigned seed, size_t size, unsigned lines)
{
    static const char *const pieces[] = {
        "Angela Merkel flew to Paris on 3 March 2021. ",
        "The FBI said so. ",
        "nothing happened here and ",
        "Merkel\nreturned. ",
        "MOSCOW (TASS) \xE2\x80\x94 ",
        "In 1933 the United States ",
        "Zürich, ",
        "São Paulo\xFF ",
        "“Mr. Putin’s answer,” ",
        "no stop, no name, ",
        "1 2 3 4 ",
        "Barack Obama ",
        "the London Stock Exchange, ",
        "from 1914 to 1918, ",
        "on 3-5 May 1940, ",
    };
    char *text = malloc(size);
    size_t used = 0;
    while (used < size) {
        const char *piece = pieces[test_random(&seed) % (sizeof pieces / sizeof *pieces)];
        if (lines > 0 && test_random(&seed) % lines == 0) piece = "\n\n";
        for (; *piece && used < size; piece++)
            text[used++] = *piece;
    }
    return text;
}

/* Counts rows instead of keeping them: a long text has more of them than a buffer. */
struct sum {
    uint64_t rows, hash;
};

static bool add_row(const dateline_row *row, void *ctx)
{
    struct sum *sum = ctx;
    const uint64_t numbers[] = { row->start,
                                 row->end,
                                 row->char_start,
                                 row->char_end,
                                 row->line,
                                 row->column,
                                 row->page,
                                 row->has_coordinates,
                                 row->has_sort,
                                 (uint64_t)row->sort,
                                 (uint64_t)(row->score * 1e6) };
    const dateline_span spans[] = { row->type,    row->subtype, row->text, row->value, row->id,       row->country,
                                    row->mention, row->title,   row->mod,  row->edtf,  row->earliest, row->latest,
                                    row->anchor,  row->flags,   row->alt,  row->rule,  row->evidence, row->context };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sum->hash = (sum->hash ^ numbers[i]) * UINT64_C(0x100000001b3);
    for (size_t k = 0; k < sizeof spans / sizeof *spans; k++) {
        sum->hash = (sum->hash ^ spans[k].len) * UINT64_C(0x100000001b3);
        for (size_t i = 0; i < spans[k].len; i++)
            sum->hash = (sum->hash ^ (unsigned char)spans[k].ptr[i]) * UINT64_C(0x100000001b3);
    }
    sum->rows++;
    return true;
}

/* The same, without the rows inside of others. */
static bool add_outer_row(const dateline_row *row, void *ctx)
{
    static const char nested[] = "nested";
    const size_t size = sizeof nested - 1;
    const bool ends_so = row->flags.len >= size && memcmp(row->flags.ptr + row->flags.len - size, nested, size) == 0;
    return ends_so || add_row(row, ctx);
}

static struct sum sum_rows_by(dateline_row_fn *add, const char *text, size_t size, size_t step,
                              const dateline_options *options)
{
    struct sum sum = { 0, 0 };
    dateline_stream *stream;
    ck_assert_int_eq(dateline_stream_new(&stream, dict, options, add, &sum), DATELINE_OK);
    for (size_t at = 0, room; at < size; at += step) {
        size_t piece = size - at < step ? size - at : step;
        char *bytes = dateline_stream_room(stream, &room);
        bool is_lent = at / step % 3 == 1 && piece <= room; /* now and then a piece lies where it needs no copy */
        if (is_lent) memcpy(bytes, text + at, piece);
        dateline_stream_feed(stream, is_lent ? bytes : text + at, piece);
    }
    ck_assert_int_eq(dateline_stream_finish(stream, NULL), DATELINE_OK);
    dateline_stream_free(stream);
    return sum;
}

static struct sum sum_rows(const char *text, size_t size, size_t step, const dateline_options *options)
{
    return sum_rows_by(add_row, text, size, step, options);
}

START_TEST(long_texts_do_not_depend_on_the_pieces)
{
    static const struct {
        size_t size;
        unsigned lines;
    } texts[] = { { 200000, 10 },      { 200000, 0 },           { DL_BLOCK_MAX - 1, 0 },
                  { DL_BLOCK_MAX, 7 }, { DL_BLOCK_MAX + 1, 0 }, { 2 * DL_BLOCK_MAX, 50 },
                  { 3000000, 20 } };
    static const size_t steps[] = { 4095, 65536, 65537, 1000003 };
    size_t size = texts[_i].size;
    char *text = make_text((unsigned)_i + 7, size, texts[_i].lines);
    struct sum whole = sum_rows(text, size, size, NULL);
    ck_assert_uint_gt(whole.rows, 100);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct sum pieces = sum_rows(text, size, steps[i], NULL);
        ck_assert_uint_eq(whole.rows, pieces.rows);
        ck_assert_uint_eq(whole.hash, pieces.hash);
    }
    free(text);
}
END_TEST

START_TEST(byte_by_byte)
{
    char *text = make_text(99, 70000, 12);
    struct sum whole = sum_rows(text, 70000, 70000, NULL), bytes = sum_rows(text, 70000, 1, NULL);
    ck_assert_uint_eq(whole.hash, bytes.hash);
    free(text);
}
END_TEST

/* Rows inside rows are the same for all pieces, and those around them the same as without. */
START_TEST(nested_rows_do_not_depend_on_the_pieces)
{
    enum { SIZE = 2 * DL_BLOCK_MAX };
    static const size_t steps[] = { 31, DL_BLOCK_MAX + 1 };
    char *text = make_text(5, SIZE, 15);
    for (unsigned flush = 0; flush <= 1; flush++) {
        dateline_options options = dateline_default_options();
        options.flush_blocks = flush != 0;
        const struct sum plain = sum_rows(text, SIZE, SIZE, &options);
        options.nested = true;
        const struct sum whole = sum_rows(text, SIZE, SIZE, &options);
        ck_assert_uint_gt(whole.rows, plain.rows + 100);
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            const struct sum outer = sum_rows_by(add_outer_row, text, SIZE, steps[i], &options);
            ck_assert_uint_eq(sum_rows(text, SIZE, steps[i], &options).hash, whole.hash);
            ck_assert_uint_eq(outer.rows, plain.rows);
            ck_assert_uint_eq(outer.hash, plain.hash);
        }
    }
    free(text);
}
END_TEST

START_TEST(nested_rows_of_a_call)
{
    static const char text[] =
        "From 1914 to 1918 the Bank of England lent, on 3-5 May 1940, Monday to Friday, 9 to 5 p.m.";
    dateline_options options = dateline_default_options();
    ck_assert(!options.nested);
    options.nested = true;
    for (size_t step = 1; step <= sizeof text; step++) {
        char *rows = test_rows(dict, &options, "start,end,type,value,flags", "2018-07-17", text, sizeof text - 1, step);
        ck_assert_str_eq(rows, "0,17,DATE,1914/1918,\n"
                               "5,9,DATE,1914,nested\n"
                               "13,17,DATE,1918,nested\n"
                               "22,37,AGENCY,Bank of England,\n"
                               "30,37,PLACE,England,nested\n"
                               "47,59,DATE,1940-05-03/1940-05-05,\n"
                               "47,48,DATE,1940-05-03,nested\n"
                               "49,59,DATE,1940-05-05,nested\n"
                               "61,77,DATE,2018-07-09/2018-07-13,\n"
                               "61,67,DATE,2018-07-09,nested\n"
                               "71,77,DATE,2018-07-13,nested\n"
                               "79,90,TIME,1940-05-03T09:00/1940-05-03T17:00,\n"
                               "79,80,TIME,1940-05-03T09:00,nested\n"
                               "84,90,TIME,1940-05-03T17:00,nested\n");
        free(rows);
    }
}
END_TEST

/* "Angela Merkel" somewhere around the edge of a block is found wherever it stands. */
START_TEST(a_name_at_the_edge_of_a_block)
{
    static const char name[] = "Angela Merkel came on 3 March 2021. ", filler[] = "nothing is to be seen here. ";
    size_t size = DL_BLOCK_MAX + 5000;
    char *text = malloc(size);
    for (size_t i = 0; i < size; i++)
        text[i] = filler[i % (sizeof filler - 1)];
    size_t at = DL_BLOCK_MAX - 60 + (size_t)_i;
    memcpy(text + at - 2, ". ", 2);
    memcpy(text + at, name, sizeof name - 1);
    dateline_options options = dateline_default_options();
    char *rows = test_rows(dict, &options, "type,text", NULL, text, size, 1000);
    ck_assert_str_eq(rows, "PERSON,Angela Merkel\nDATE,3 March 2021\n");
    free(rows);
    free(text);
}
END_TEST

/* A name every seven bytes: windows are closed before they are full, and where does not depend on the pieces. */
START_TEST(windows_with_too_many_candidates)
{
    static const char name[] = "Paris, ";
    size_t size = 1500000;
    char *text = malloc(size);
    for (size_t i = 0; i < size; i++)
        text[i] = name[i % (sizeof name - 1)];
    struct sum whole = sum_rows(text, size, size, NULL), pieces = sum_rows(text, size, 70001, NULL);
    ck_assert_uint_ge(whole.rows, size / (sizeof name - 1) - 1);
    ck_assert_uint_eq(whole.hash, pieces.hash);
    free(text);
}
END_TEST

/* A short form finds the full name, however far before it stands. */
START_TEST(a_name_is_remembered_from_window_to_window)
{
    static const char head[] = "Andrei Krutskikh came. ", filler[] = "nothing is to be seen here. ",
                      tail[] = "Krutskikh left.";
    for (size_t size = 60000; size <= 3000000; size *= 7) {
        char *text = malloc(size);
        for (size_t i = 0; i < size; i++)
            text[i] = filler[i % (sizeof filler - 1)];
        memcpy(text, head, sizeof head - 1);
        memcpy(text + size - sizeof tail + 1 - 2, ". ", 2);
        memcpy(text + size - sizeof tail + 1, tail, sizeof tail - 1);
        char *rows = test_rows(dict, NULL, "text,value,mention", NULL, text, size, size);
        ck_assert_str_eq(rows, "Andrei Krutskikh,Andrei Krutskikh,full\nKrutskikh,Andrei Krutskikh,short\n");
        free(rows);
        free(text);
    }
}
END_TEST

/* The date of a masthead stands in the first 1024 bytes. */
START_TEST(the_head_of_a_document)
{
    static const char date[] = "\n3 March 2021\n\n", tail[] = "It rained yesterday.\n";
    for (size_t end = 1023; end <= 1025; end++) {
        char text[2000];
        size_t start = end - (sizeof date - 1 - 2);
        memset(text, 'x', start);
        for (size_t i = 30; i < start; i += 30)
            text[i] = '\n';
        strcpy(text + start, date);
        strcat(text, tail);
        char *rows = test_rows(dict, NULL, "text,value", NULL, text, strlen(text), 100);
        ck_assert_str_eq(rows, end <= 1024 ? "3 March 2021,2021-03-03\nyesterday,2021-03-02\n"
                                           : "3 March 2021,2021-03-03\nyesterday,XXXX-XX-XX\n");
        free(rows);
    }
}
END_TEST

/* The rows that hold the next one: with nested rows, each inside of the one before it. */
struct holders {
    bool nested;
    uint64_t last_start;
    unsigned count, most;
    uint64_t ends[64], sizes[64];
};

/* Rows are in order; two are apart, or the later one lies inside of the earlier one, is shorter and flagged. */
static void check_place(struct holders *h, const dateline_row *row)
{
    ck_assert_uint_ge(row->start, h->last_start);
    while (h->count > 0 && h->ends[h->count - 1] <= row->start)
        h->count--;
    const bool is_flagged = row->flags.len >= 6 && memcmp(row->flags.ptr + row->flags.len - 6, "nested", 6) == 0;
    ck_assert_int_eq(is_flagged, h->count > 0);
    ck_assert(h->count == 0 || h->nested);
    ck_assert(h->count == 0 || row->end <= h->ends[h->count - 1]);
    ck_assert(h->count == 0 || row->end - row->start < h->sizes[h->count - 1]);
    ck_assert_uint_lt(h->count, 64);
    h->ends[h->count] = row->end;
    h->sizes[h->count++] = row->end - row->start;
    if (h->count > h->most) h->most = h->count;
    h->last_start = row->start;
}

struct check {
    const char *text;
    struct holders holders;
};

static bool check_row(const dateline_row *row, void *ctx)
{
    struct check *check = ctx;
    check_place(&check->holders, row);
    ck_assert_uint_eq(row->end - row->start, row->text.len);
    ck_assert_mem_eq(row->text.ptr, check->text + row->start, row->text.len);
    ck_assert(row->score >= 0.5 && row->score <= 1);
    return true;
}

START_TEST(text_is_the_bytes_at_start_and_end)
{
    char *text = make_text((unsigned)_i / 2, 2200000, 15);
    dateline_options options = dateline_default_options();
    options.nested = _i % 2 != 0;
    struct check check = { text, { .nested = options.nested } };
    dateline_stream *stream;
    ck_assert_int_eq(dateline_stream_new(&stream, dict, &options, check_row, &check), DATELINE_OK);
    dateline_stream_feed(stream, text, 2200000);
    ck_assert_int_eq(dateline_stream_finish(stream, NULL), DATELINE_OK);
    ck_assert_uint_eq(check.holders.most, options.nested ? 2 : 1);
    dateline_stream_free(stream);
    free(text);
}
END_TEST

/* Neither its names nor the bytes of the document before it are there. */
START_TEST(a_document_is_the_same_among_others)
{
    static const struct {
        const char *before, *text;
        unsigned rows;
    } documents[] = {
        { "Andrei Krutskikh came. Krutskikh left.", "Krutskikh said nothing.\nOn\n3 March 2021.", 2 },
        { "Jim King came. They met King of the land.", "Jim King came. They met King", 2 },
        { "Jim King came. They met King\" he said.", "Jim King came. They met King", 2 },
        { "Jim King came. They met King and Queen.", "Jim King came. They met King", 2 },
        { "Jim King came. They met King 3 May 1921", "Jim King came. They met King", 2 },
        { "Jim King came. They met King-Harris", "Jim King came. They met King", 2 },
        { "Jim King came. They met King's", "Jim King came. They met King", 2 },
    };
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        const char *before = documents[i].before, *text = documents[i].text;
        struct sum sum = { 0, 0 }, alone = sum_rows(text, strlen(text), 10, NULL);
        dateline_stream *stream;
        ck_assert_uint_eq(alone.rows, documents[i].rows);
        ck_assert_int_eq(dateline_stream_new(&stream, dict, NULL, add_row, &sum), DATELINE_OK);
        dateline_stream_feed(stream, before, strlen(before));
        ck_assert_int_eq(dateline_stream_finish(stream, NULL), DATELINE_OK);
        sum = (struct sum){ 0, 0 };
        dateline_stream_feed(stream, text, strlen(text));
        ck_assert_int_eq(dateline_stream_finish(stream, NULL), DATELINE_OK);
        ck_assert_uint_eq(sum.hash, alone.hash);
        dateline_stream_free(stream);
    }
}
END_TEST

/* A name at the end of the first block, with as many bytes fed behind it. */
START_TEST(what_follows_a_block_is_there)
{
    enum { SIZE = DL_BLOCK_MAX + 2 * DL_BLOCK_PAD };
    static const char name[] = "\"Stonewall,\" he said. ";
    static char text[SIZE];
    memset(text, '/', SIZE);
    memcpy(text + DL_BLOCK_MAX - 11, name, sizeof name - 1);
    dateline_options options = dateline_default_options();
    options.min_score = 0;
    const struct sum whole = sum_rows(text, SIZE, SIZE, &options);
    for (size_t step = DL_BLOCK_MAX - 2; step <= DL_BLOCK_MAX + 2; step++) {
        const struct sum pieces = sum_rows(text, SIZE, step, &options);
        ck_assert_uint_eq(pieces.hash, whole.hash);
    }
}
END_TEST

struct ends {
    struct holders holders;
    unsigned rows;
};

static bool check_ends(const dateline_row *row, void *ctx)
{
    struct ends *ends = ctx;
    check_place(&ends->holders, row);
    ends->rows++;
    return true;
}

/* However many candidates hang together: rows are apart, or one lies inside of the other. */
START_TEST(rows_do_not_overlap)
{
    for (unsigned times = 1; times <= 100; times++) {
        dateline_options options = dateline_default_options();
        options.nested = _i != 0;
        struct ends ends = { { .nested = options.nested }, 0 };
        dateline_stream *stream;
        ck_assert_int_eq(dateline_stream_new(&stream, dict, &options, check_ends, &ends), DATELINE_OK);
        dateline_stream_feed(stream, "He saw ", 7);
        for (unsigned i = 0; i < times; i++)
            dateline_stream_feed(stream, "FC & ", 5);
        dateline_stream_feed(stream, "Zarb.", 5);
        ck_assert_int_eq(dateline_stream_finish(stream, NULL), DATELINE_OK);
        ck_assert_uint_ge(ends.rows, 1);
        dateline_stream_free(stream);
    }
}
END_TEST

struct task {
    char *text;
    size_t size;
    struct sum sum;
};

static void *run_task(void *ctx)
{
    struct task *task = ctx;
    dateline_stream *stream;
    if (dateline_stream_new(&stream, dict, NULL, add_row, &task->sum) != DATELINE_OK) return NULL;
    dateline_stream_feed(stream, task->text, task->size);
    dateline_stream_finish(stream, NULL);
    dateline_stream_free(stream);
    return NULL;
}

START_TEST(streams_of_several_threads_share_a_dictionary)
{
    struct task tasks[3];
    pthread_t threads[3];
    for (unsigned i = 0; i < 3; i++) {
        tasks[i] = (struct task){ .text = make_text(40 + i, 300000, 10), .size = 300000 };
        ck_assert_int_eq(pthread_create(&threads[i], NULL, run_task, &tasks[i]), 0);
    }
    for (unsigned i = 0; i < 3; i++) {
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
        struct sum alone = sum_rows(tasks[i].text, tasks[i].size, tasks[i].size, NULL);
        ck_assert_uint_gt(alone.rows, 100);
        ck_assert_uint_eq(tasks[i].sum.hash, alone.hash);
        free(tasks[i].text);
    }
}
END_TEST

START_TEST(a_dictionary_is_finished_before_it_is_used)
{
    dateline_dict *open;
    dateline_stream *stream;
    ck_assert_int_eq(dateline_dict_new(&open, false), DATELINE_OK);
    ck_assert_int_eq(dateline_stream_new(&stream, open, NULL, add_row, NULL), DATELINE_EUSE);
    ck_assert_ptr_null(stream);
    ck_assert_int_eq(dateline_dict_finish(open, NULL), DATELINE_OK);
    dateline_error error;
    ck_assert_int_eq(dateline_dict_add_csv(open, "alias,type\n", 11, &error), DATELINE_EUSE);
    ck_assert_int_eq(error.code, DATELINE_EUSE);
    ck_assert_int_eq(dateline_dict_add_file(open, "/dev/null", NULL), DATELINE_EUSE);
    dateline_dict_free(open);
}
END_TEST

static bool stop_at_two(const dateline_row *row, void *ctx)
{
    (void)row;
    return ++*(int *)ctx < 2;
}

START_TEST(the_callback_can_stop_the_run)
{
    static const char text[] = "Paris, London, Berlin, Rome.";
    int rows = 0;
    dateline_counts counts;
    dateline_stream *stream;
    ck_assert_int_eq(dateline_stream_new(&stream, dict, NULL, stop_at_two, &rows), DATELINE_OK);
    ck_assert_int_eq(dateline_stream_feed(stream, text, sizeof text - 1), DATELINE_OK);
    ck_assert_int_eq(dateline_stream_finish(stream, &counts), DATELINE_STOPPED);
    ck_assert_int_eq(rows, 2);
    ck_assert_uint_eq(counts.rows, 2);
    /* and the stream is ready again */
    rows = -10;
    ck_assert_int_eq(dateline_stream_feed(stream, text, sizeof text - 1), DATELINE_OK);
    ck_assert_int_eq(dateline_stream_finish(stream, NULL), DATELINE_OK);
    ck_assert_int_eq(rows, -6);
    dateline_stream_free(stream);
}
END_TEST

START_TEST(bad_bytes_are_counted)
{
    static const char text[] = "ab\xFF\xC3(\xE2\x82 Paris \xED\xA0\x80";
    struct sum sum = { 0, 0 };
    dateline_counts counts;
    dateline_stream *stream;
    ck_assert_int_eq(dateline_stream_new(&stream, dict, NULL, add_row, &sum), DATELINE_OK);
    for (size_t i = 0; i < sizeof text - 1; i++)
        dateline_stream_feed(stream, text + i, 1);
    ck_assert_int_eq(dateline_stream_finish(stream, &counts), DATELINE_OK);
    ck_assert_uint_eq(counts.bytes, sizeof text - 1);
    ck_assert_uint_eq(counts.bad_bytes, 7);
    ck_assert_uint_eq(counts.first_bad_byte, 2);
    ck_assert_uint_eq(sum.rows, 1);
    dateline_stream_free(stream);
}
END_TEST

START_TEST(flushing_blocks_gives_rows_early)
{
    char *text = make_text(5, 200000, 10);
    struct sum sum = { 0, 0 };
    dateline_options options = dateline_default_options();
    dateline_stream *stream;
    options.flush_blocks = true;
    ck_assert_int_eq(dateline_stream_new(&stream, dict, &options, add_row, &sum), DATELINE_OK);
    dateline_stream_feed(stream, text, 150000);
    ck_assert_uint_gt(sum.rows, 0);
    dateline_stream_free(stream);
    free(text);
}
END_TEST

/* The rows of a paragraph come when its empty line does, and no piece changes them. */
START_TEST(a_flushed_paragraph_needs_nothing_behind_it)
{
    static const char text[] = "Barack Obama came\nto Paris.\n\nMerkel said so.\r\n\r\nBerlin";
    static const uint64_t rows_by_then[] = { 0, 2, 3, 4 }; /* behind so many empty lines, and at the end */
    struct sum sum = { 0, 0 };
    dateline_options options = dateline_default_options();
    dateline_stream *stream;
    size_t paragraphs = 0;
    options.flush_blocks = true;
    ck_assert_int_eq(dateline_stream_new(&stream, dict, &options, add_row, &sum), DATELINE_OK);
    for (size_t i = 0; i + 1 < sizeof text; i++) {
        dateline_stream_feed(stream, text + i, 1);
        bool is_end = text[i] == '\n' && (text[i - 1] == '\n' || (text[i - 1] == '\r' && text[i - 2] == '\n'));
        paragraphs += is_end;
        ck_assert_uint_eq(sum.rows, rows_by_then[paragraphs]);
    }
    ck_assert_int_eq(dateline_stream_finish(stream, NULL), DATELINE_OK);
    ck_assert_uint_eq(sum.rows, rows_by_then[paragraphs + 1]);
    dateline_stream_free(stream);
}
END_TEST

START_TEST(flushed_rows_do_not_depend_on_the_pieces)
{
    static const size_t steps[] = { 1, 7, 4095, 65537 };
    dateline_options options = dateline_default_options();
    options.flush_blocks = true;
    for (unsigned lines = 0; lines <= 40; lines += 20) {
        char *text = make_text(lines + 3, 200000, lines);
        struct sum whole = sum_rows(text, 200000, 200000, &options);
        ck_assert_uint_gt(whole.rows, 100);
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            struct sum pieces = sum_rows(text, 200000, steps[i], &options);
            ck_assert_uint_eq(whole.rows, pieces.rows);
            ck_assert_uint_eq(whole.hash, pieces.hash);
        }
        free(text);
    }
}
END_TEST

static bool shift_row(const dateline_row *row, void *ctx)
{
    dateline_row moved = *row;
    moved.start -= 3;
    moved.end -= 3;
    moved.char_start -= 1;
    moved.char_end -= 1;
    return add_row(&moved, ctx);
}

/* With a byte order mark before it a text has the same rows, three bytes further on. */
START_TEST(a_byte_order_mark_changes_no_row)
{
    static const char *const texts[] = { "may", "Barack Obama\nParis, France\n", "Berlin, 3 March 2021\n\nyesterday",
                                         "", "MOSCOW (TASS) - It rained." };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t step = 1; step <= 4; step++) {
            char marked[100];
            struct sum plain = sum_rows(texts[i], strlen(texts[i]), step, NULL), sum = { 0, 0 };
            int size = snprintf(marked, sizeof marked, "\xEF\xBB\xBF%s", texts[i]);
            dateline_stream *stream;
            ck_assert_int_eq(dateline_stream_new(&stream, dict, NULL, shift_row, &sum), DATELINE_OK);
            for (size_t at = 0; at < (size_t)size; at += step)
                dateline_stream_feed(stream, marked + at, (size_t)size - at < step ? (size_t)size - at : step);
            ck_assert_int_eq(dateline_stream_finish(stream, NULL), DATELINE_OK);
            dateline_stream_free(stream);
            ck_assert_uint_eq(sum.rows, plain.rows);
            ck_assert_uint_eq(sum.hash, plain.hash);
        }
}
END_TEST

START_TEST(options_that_name_nothing)
{
    static const char *const bad[] = {
        "PERSONS", "", ",", "person", "+X", "+", "PERSON,,DATE", "PERSON,", "+DEMONYM,"
    };
    dateline_options options = dateline_default_options();
    dateline_stream *stream;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        options.types = bad[i];
        dateline_status status = dateline_stream_new(&stream, dict, &options, add_row, NULL);
        ck_assert_msg(status == DATELINE_EOPTION, "%s is taken", bad[i]);
    }
}
END_TEST

START_TEST(numbers_that_mean_nothing)
{
    const dateline_options usual = dateline_default_options();
    dateline_options bad[8];
    dateline_stream *stream;
    const size_t count = sizeof bad / sizeof *bad;
    for (size_t i = 0; i < count; i++)
        bad[i] = usual;
    bad[0].min_score = -5;
    bad[1].min_score = 1.01;
    bad[2].min_score = NAN;
    bad[3].date_order = (dateline_order)77;
    bad[4].date_order = (dateline_order)-1;
    bad[5].fiscal_start = 13;
    bad[6].members = 16;
    bad[7].members = ~0u;
    for (size_t i = 0; i < count; i++) {
        dateline_status status = dateline_stream_new(&stream, dict, &bad[i], add_row, NULL);
        ck_assert_msg(status == DATELINE_EOPTION, "number %zu is taken", i);
        ck_assert_ptr_null(stream);
    }
    dateline_options edge = usual;
    edge.min_score = 1;
    edge.date_order = DATELINE_ORDER_YMD;
    edge.fiscal_start = 12;
    edge.members = 15;
    ck_assert_int_eq(dateline_stream_new(&stream, dict, &edge, add_row, NULL), DATELINE_OK);
    dateline_stream_free(stream);
    edge = (dateline_options){ .size = sizeof edge };
    ck_assert_int_eq(dateline_stream_new(&stream, dict, &edge, add_row, NULL), DATELINE_OK);
    dateline_stream_free(stream);
}
END_TEST

static bool note_context(const dateline_row *row, void *ctx)
{
    *(size_t *)ctx = row->context.len;
    return true;
}

/* A stream over these options; *context: the bytes of a row's context. */
static dateline_status try_options(const void *options, size_t *context)
{
    dateline_stream *stream;
    dateline_status status = dateline_stream_new(&stream, dict, options, note_context, context);
    *context = 0;
    if (status != DATELINE_OK) return status;
    ck_assert_int_eq(dateline_stream_feed(stream, "Paris said so.", 14), DATELINE_OK);
    ck_assert_int_eq(dateline_stream_finish(stream, NULL), DATELINE_OK);
    dateline_stream_free(stream);
    return status;
}

/* A program may have been built with the header of another version. */
START_TEST(options_of_other_versions)
{
    size_t context;
    dateline_options older = dateline_default_options();
    ck_assert_uint_eq(older.size, sizeof older);
    older.members = 0;
    ck_assert_int_eq(try_options(&older, &context), DATELINE_OK);
    ck_assert_uint_eq(context, 0);
    older.size = offsetof(dateline_options, members); /* what stands there is none of its members: the default counts */
    ck_assert_int_eq(try_options(&older, &context), DATELINE_OK);
    ck_assert_uint_eq(context, 14);
    for (size_t size = 0; size <= sizeof older.size; size++) {
        older.size = size;
        ck_assert_int_eq(try_options(&older, &context), DATELINE_EOPTION);
    }

    struct {
        dateline_options known;
        uint64_t more[200];
    } newer;
    memset(&newer, 0xFF, sizeof newer);
    dateline_fill_options(&newer.known, sizeof newer.known + 8);
    ck_assert_uint_eq(newer.known.size, sizeof newer.known + 8);
    ck_assert(newer.more[0] == 0 && newer.more[1] == UINT64_MAX);
    ck_assert_int_eq(try_options(&newer, &context), DATELINE_OK);
    newer.more[0] = 1;
    ck_assert_int_eq(try_options(&newer, &context), DATELINE_EOPTION);
    newer.known.size = 1024;
    memset(newer.more, 0, sizeof newer.more);
    ck_assert_int_eq(try_options(&newer, &context), DATELINE_OK);
    newer.known.size = 1025;
    ck_assert_int_eq(try_options(&newer, &context), DATELINE_EOPTION);
    newer.known.size = SIZE_MAX;
    ck_assert_int_eq(try_options(&newer, &context), DATELINE_EOPTION);
}
END_TEST

START_TEST(reference_dates)
{
    static const char *const bad[] = { "2018-7-17", "2018-13-01", "2018-02-30", "2018-07-17x", "", "x", "20180717" };
    dateline_stream *stream;
    ck_assert_int_eq(dateline_stream_new(&stream, dict, NULL, add_row, NULL), DATELINE_OK);
    ck_assert_int_eq(dateline_stream_set_date(stream, "2018-07-17", "option"), DATELINE_OK);
    ck_assert_int_eq(dateline_stream_set_date(stream, NULL, NULL), DATELINE_OK);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_int_eq(dateline_stream_set_date(stream, bad[i], "option"), DATELINE_EOPTION);
    dateline_stream_free(stream);
}
END_TEST

static bool note_anchor(const dateline_row *row, void *ctx)
{
    snprintf(ctx, 100, "%.*s", (int)row->anchor.len, row->anchor.ptr);
    return true;
}

START_TEST(origins_at_their_limit)
{
    static const char origin[] = "0123456789012345678901234567890123456", text[] = "It rained yesterday.";
    for (size_t size = 35; size <= 37; size++) {
        char given[40], anchor[100] = "", want[100] = "2018-07-17";
        dateline_stream *stream;
        snprintf(given, sizeof given, "%.*s", (int)size, origin);
        ck_assert_int_eq(dateline_stream_new(&stream, dict, NULL, note_anchor, anchor), DATELINE_OK);
        ck_assert_int_eq(dateline_stream_set_date(stream, "2018-07-17", given), DATELINE_OK);
        dateline_stream_feed(stream, text, sizeof text - 1);
        ck_assert_int_eq(dateline_stream_finish(stream, NULL), DATELINE_OK);
        if (size <= 36) sprintf(want + strlen(want), " %s", given);
        ck_assert_str_eq(anchor, want);
        dateline_stream_free(stream);
    }
}
END_TEST

/* Hostile shapes. A step that is quadratic in the text or in a block shows in the ratio. */
static const char *const hostile[] = {
    "1 ", "on ", "A", "A ", "Ministry of ", "Mr. ", ".", "\n", "U.S.", "of ", "the ", "\xFF", "\xE2\x80\x9C", "A-",
    "J. ", "'s", "from 1 to ", "last ", "a\xCC\x81", "\xD0\x96", " ", "MOSCOW ", "Paris of ", "1/2/", "Paris and ",
    "MAY IS ", "SAN JOSE ", "5-7\nC\n", "A-\n", "New A-\n", "FC & ", "A_ ", "the Supreme Court ", "the Senate and ",
    /* with nested rows */
    "New York Times ", "Bank of England of ", "New York ", "from 1914 to 1918 ", "1914-18-",
    "University of California, Los Angeles and ", "Ministry of London and ", "SAN JOSE UNIVERSITY "
};
enum { FIRST_NESTED = 34 };

/* The least processor time of two runs. */
static double seconds_of(const char *text, size_t size, const dateline_options *options)
{
    double least = 1e9;
    for (int i = 0; i < 2; i++) {
        clock_t begin = clock();
        sum_rows(text, size, size, options);
        double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
        if (seconds < least) least = seconds;
    }
    return least;
}

/* Eight times the text, all of it in one block, may cost eight times as much, with room for a noisy machine: not 64
 * times; and so may as many blocks as it fills. */
START_TEST(hostile_texts_take_linear_time)
{
    enum { SHORT = DL_BLOCK_MAX / 8, BLOCK = DL_BLOCK_MAX, BLOCKS = 4 };
    size_t unit = strlen(hostile[_i]);
    char *text = malloc(BLOCKS * BLOCK);
    for (size_t i = 0; i < BLOCKS * BLOCK; i++)
        text[i] = hostile[_i][i % unit];
    dateline_options options = dateline_default_options();
    options.nested = _i >= FIRST_NESTED;
    double part = seconds_of(text, SHORT, &options), block = seconds_of(text, BLOCK, &options),
           all = seconds_of(text, BLOCKS * BLOCK, &options);
    ck_assert_msg(block < 24 * part + 0.01, "\"%s\" in a block: %g s, then %g s", hostile[_i], part, block);
    ck_assert_msg(all < 3 * BLOCKS * block + 0.01, "\"%s\" in blocks: %g s, then %g s", hostile[_i], block, all);
    options.flush_blocks = true;
    sum_rows(text, BLOCK, BLOCK, &options);
    free(text);
}
END_TEST

#define COUNT(table) (int)(sizeof(table) / sizeof *(table))

int main(void)
{
    Suite *suite = suite_create("stream");
    TCase *tc = tcase_create("stream");
    tcase_add_unchecked_fixture(tc, set_up, tear_down);
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, long_texts_do_not_depend_on_the_pieces, 0, 7);
    tcase_add_test(tc, byte_by_byte);
    tcase_add_test(tc, nested_rows_do_not_depend_on_the_pieces);
    tcase_add_test(tc, nested_rows_of_a_call);
    tcase_add_loop_test(tc, a_name_at_the_edge_of_a_block, 0, 120);
    tcase_add_test(tc, windows_with_too_many_candidates);
    tcase_add_test(tc, a_name_is_remembered_from_window_to_window);
    tcase_add_test(tc, the_head_of_a_document);
    tcase_add_loop_test(tc, text_is_the_bytes_at_start_and_end, 0, 4);
    tcase_add_test(tc, a_document_is_the_same_among_others);
    tcase_add_test(tc, what_follows_a_block_is_there);
    tcase_add_loop_test(tc, rows_do_not_overlap, 0, 2);
    tcase_add_test(tc, streams_of_several_threads_share_a_dictionary);
    tcase_add_test(tc, a_dictionary_is_finished_before_it_is_used);
    tcase_add_test(tc, the_callback_can_stop_the_run);
    tcase_add_test(tc, bad_bytes_are_counted);
    tcase_add_test(tc, flushing_blocks_gives_rows_early);
    tcase_add_test(tc, a_flushed_paragraph_needs_nothing_behind_it);
    tcase_add_test(tc, flushed_rows_do_not_depend_on_the_pieces);
    tcase_add_test(tc, a_byte_order_mark_changes_no_row);
    tcase_add_test(tc, options_that_name_nothing);
    tcase_add_test(tc, numbers_that_mean_nothing);
    tcase_add_test(tc, options_of_other_versions);
    tcase_add_test(tc, reference_dates);
    tcase_add_test(tc, origins_at_their_limit);
    tcase_add_loop_test(tc, hostile_texts_take_linear_time, 0, COUNT(hostile));
    suite_add_tcase(suite, tc);
    return test_run(suite);
}
