/* check_threads.c: streams in several threads share a dictionary, and each has the rows that it has alone. The preset
 * tsan runs it under the thread sanitizer. */
#include <check.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

enum { THREADS = 4, ROUNDS = 3 };

/* What a row says, as a number that depends on all rows before. */
struct sum {
    uint64_t rows, hash;
};

static bool add_row(const dateline_row *row, void *ctx)
{
    struct sum *sum = ctx;
    const dateline_span cells[] = { row->type, row->value, row->id, row->country, row->earliest, row->evidence };
    sum->rows++;
    sum->hash = sum->hash * 31 + row->start;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        for (size_t k = 0; k < cells[i].len; k++)
            sum->hash = sum->hash * 31 + (unsigned char)cells[i].ptr[k];
    return true;
}

struct job {
    const dateline_dict *dict;
    const char *text;
    size_t size, step;
    struct sum sum;
    dateline_status status;
};

/* One stream, several documents. No assertions here: Check has them in the test's own thread only. */
static void *run(void *ctx)
{
    struct job *job = ctx;
    dateline_options options = dateline_default_options();
    dateline_stream *stream;
    options.types = "+DEMONYM,TITLE";
    options.members |= DATELINE_ROW_EVIDENCE;
    job->sum = (struct sum){ 0, 0 };
    job->status = dateline_stream_new(&stream, job->dict, &options, add_row, &job->sum);
    for (int round = 0; round < ROUNDS && job->status == DATELINE_OK; round++) {
        for (size_t at = 0; at < job->size && job->status == DATELINE_OK; at += job->step)
            job->status =
                dateline_stream_feed(stream, job->text + at, job->size - at < job->step ? job->size - at : job->step);
        if (job->status == DATELINE_OK) job->status = dateline_stream_finish(stream, NULL);
    }
    dateline_stream_free(stream);
    return NULL;
}

/* English and German, two layers, letters wrong (~). */
static const char csv[] = "alias,type,flags\nZarb Quux,PERSON,\nQuellby,PLACE,~\n";
static const char words[] =
    "LISBON, 4 March 2019 (Zarb) — President Anna Quux met Robert Mueller in Qwellby, New York and Saint Petersburg. "
    "The Zarb Corporation, said Quux on Tuesday, was born two years ago in Łódź. Zarb Quux was there in May 1921.\n\n";

static char *make_text(size_t *size)
{
    const size_t times = 200;
    char *text = malloc(times * sizeof words);
    *size = 0;
    for (size_t i = 0; i < times; i++) {
        memcpy(text + *size, words, sizeof words - 1);
        *size += sizeof words - 1;
    }
    return text;
}

START_TEST(streams_share_a_dictionary)
{
    dateline_dict *dict = test_dict(true, csv);
    struct job alone = { .dict = dict, .step = 4096 }, jobs[THREADS];
    pthread_t threads[THREADS];
    char *text = make_text(&alone.size);
    alone.text = text;
    for (size_t i = 0; i < THREADS; i++) {
        jobs[i] = alone;
        jobs[i].step = 1000 + 3000 * i;
        ck_assert_int_eq(pthread_create(&threads[i], NULL, run, &jobs[i]), 0);
    }
    run(&alone); /* and in this thread */
    ck_assert_int_eq(alone.status, DATELINE_OK);
    ck_assert_uint_gt(alone.sum.rows, 1000);
    for (size_t i = 0; i < THREADS; i++) {
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
        ck_assert_int_eq(jobs[i].status, DATELINE_OK);
        ck_assert_uint_eq(jobs[i].sum.rows, alone.sum.rows);
        ck_assert_uint_eq(jobs[i].sum.hash, alone.sum.hash);
    }
    free(text);
    dateline_dict_free(dict);
}
END_TEST

/* Makes a dictionary of its own, and runs over it. */
static void *make_and_run(void *ctx)
{
    struct job *job = ctx;
    dateline_dict *dict;
    job->status = dateline_dict_new(&dict, true);
    if (job->status == DATELINE_OK) job->status = dateline_dict_add_csv(dict, csv, sizeof csv - 1, NULL);
    if (job->status == DATELINE_OK) job->status = dateline_dict_finish(dict, NULL);
    job->dict = dict;
    if (job->status == DATELINE_OK) run(job);
    dateline_dict_free(dict);
    return NULL;
}

START_TEST(dictionaries_are_made_at_the_same_time)
{
    struct job jobs[THREADS];
    pthread_t threads[THREADS];
    for (size_t i = 0; i < THREADS; i++) {
        jobs[i] = (struct job){ .text = words, .size = sizeof words - 1, .step = sizeof words };
        ck_assert_int_eq(pthread_create(&threads[i], NULL, make_and_run, &jobs[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
        ck_assert_int_eq(jobs[i].status, DATELINE_OK);
        ck_assert_uint_gt(jobs[i].sum.rows, 0);
        ck_assert_uint_eq(jobs[i].sum.hash, jobs[0].sum.hash);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("threads");
    TCase *t = tcase_create("threads");
    tcase_set_timeout(t, 120);
    suite_add_tcase(suite, t);
    tcase_add_test(t, streams_share_a_dictionary);
    tcase_add_test(t, dictionaries_are_made_at_the_same_time);
    return test_run(suite);
}
