/* check_limits.c: what has a limit, one below it, at it, and one above. */
#define _XOPEN_SOURCE 700

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "candidate.h"
#include "cli/messages.h"
#include "gazetteer/csvrows.h"
#include "gazetteer/gaz.h"
#include "gazetteer/matcher.h"
#include "resolve/known.h"
#include "resolve/persons.h"
#include "support.h"
#include "text/index.h"
#include "text/word.h"

/* ---- rows of a CSV ----------------------------------------------------------------------- */

static dateline_status take_row(const dateline_span *fields, size_t count, size_t line, const char **what, void *ctx)
{
    (void)fields;
    (void)line;
    (void)what;
    *(size_t *)ctx = count;
    return DATELINE_OK;
}

/* Reads `cells` cells of `length` letters; *fields: of the row. */
static dateline_status read_row(size_t cells, size_t length, size_t *fields, dateline_error *error)
{
    size_t used = 0;
    char *csv = malloc(cells * (length + 1));
    for (size_t i = 0; i < cells; i++) {
        memset(csv + used, 'x', length);
        used += length;
        csv[used++] = i + 1 < cells ? ',' : '\n';
    }
    *fields = 0;
    dateline_status status = dl_csv_read(csv, used, take_row, fields, error);
    free(csv);
    return status;
}

START_TEST(fields_of_a_row)
{
    size_t fields;
    dateline_error error;
    for (size_t n = DL_CSV_FIELDS_MAX - 1; n <= DL_CSV_FIELDS_MAX; n++) {
        ck_assert_int_eq(read_row(n, 1, &fields, &error), DATELINE_OK);
        ck_assert_uint_eq(fields, n);
    }
    ck_assert_int_eq(read_row(DL_CSV_FIELDS_MAX + 1, 1, &fields, &error), DATELINE_EROW);
    ck_assert_str_eq(error.what, "too many fields");
    ck_assert_uint_eq(error.line, 1);
}
END_TEST

START_TEST(bytes_of_a_row)
{
    size_t fields;
    dateline_error error;
    for (size_t n = DL_CSV_ROW_MAX - 1; n <= DL_CSV_ROW_MAX; n++)
        ck_assert_int_eq(read_row(1, n, &fields, &error), DATELINE_OK);
    ck_assert_int_eq(read_row(1, DL_CSV_ROW_MAX + 1, &fields, &error), DATELINE_EROW);
    ck_assert_str_eq(error.what, "the row is too long");
    ck_assert_int_eq(read_row(2, DL_CSV_ROW_MAX / 2, &fields, &error), DATELINE_OK);
    ck_assert_int_eq(read_row(2, DL_CSV_ROW_MAX / 2 + 1, &fields, &error), DATELINE_EROW);
}
END_TEST

/* ---- dictionaries ------------------------------------------------------------------------ */

/* A dictionary with n types of its own, in so many layers. */
static dateline_status add_types(unsigned n, unsigned layers)
{
    dateline_dict *dict;
    dateline_error error = { 0 };
    dateline_status status = dateline_dict_new(&dict, true);
    for (unsigned layer = 0, type = 0; layer < layers && status == DATELINE_OK; layer++) {
        char csv[4096] = "alias,type\n";
        for (unsigned end = n * (layer + 1) / layers; type < end; type++)
            sprintf(csv + strlen(csv), "Zarb,T%u\n", type);
        status = dateline_dict_add_csv(dict, csv, strlen(csv), &error);
    }
    ck_assert(status == DATELINE_OK || strncmp(error.what, "more than 64 types", 18) == 0);
    if (status != DATELINE_OK) /* what failed left nothing behind */
        ck_assert_int_eq(dateline_dict_add_csv(dict, "alias,type\nZarb,PLACE\n", 22, &error), DATELINE_OK);
    dateline_dict_free(dict);
    return status;
}

START_TEST(types)
{
    const unsigned own = DL_TYPE_MAX - DL_TYPE_USER;
    for (unsigned layers = 1; layers <= 3; layers++) {
        ck_assert_int_eq(add_types(own - 1, layers), DATELINE_OK);
        ck_assert_int_eq(add_types(own, layers), DATELINE_OK);
        ck_assert_int_eq(add_types(own + 1, layers), DATELINE_ELIMIT);
        ck_assert_int_eq(add_types(DL_TYPE_MAX + 1, layers), DATELINE_ELIMIT);
    }
}
END_TEST

/* How many readings a name has that stands in so many rows, and whether they are the first ones. */
static unsigned readings(unsigned rows)
{
    static unsigned char text[DL_BLOCK_PAD + 4 + DL_BLOCK_PAD];
    char csv[8192] = "alias,canonical,type\n", want[16];
    for (unsigned i = 0; i < rows; i++)
        sprintf(csv + strlen(csv), "Zarb,Zarb %u,PLACE\n", i);
    dateline_dict *dict = test_dict(false, csv);
    struct dl_index *index;
    struct dl_matcher *matcher;
    struct dl_block block;
    const struct dl_hit *hits;
    size_t count;
    memcpy(text + DL_BLOCK_PAD, "Zarb", 4);
    ck_assert_int_eq(dl_index_new(&index, DL_INDEX_AUTO, NULL), DATELINE_OK);
    ck_assert_int_eq(dl_matcher_new(&matcher, dict), DATELINE_OK);
    dl_index_build(index, text + DL_BLOCK_PAD, 4, &block);
    ck_assert_int_eq(dl_matcher_scan(matcher, &block, &hits, &count), DATELINE_OK);
    ck_assert_uint_eq(count, 1);
    unsigned senses = hits[0].senses;
    for (unsigned i = 0; i < senses; i++) {
        dateline_span value = dl_sense_canonical(dict, &dl_matcher_senses(matcher)[hits[0].sense + i]);
        snprintf(want, sizeof want, "Zarb %u", i);
        ck_assert_uint_eq(value.len, strlen(want));
        ck_assert_mem_eq(value.ptr, want, value.len);
    }
    dl_matcher_free(matcher);
    dl_index_free(index);
    dateline_dict_free(dict);
    return senses;
}

START_TEST(readings_of_a_name)
{
    ck_assert_uint_eq(readings(DL_SENSES_MAX - 1), DL_SENSES_MAX - 1);
    ck_assert_uint_eq(readings(DL_SENSES_MAX), DL_SENSES_MAX);
    ck_assert_uint_eq(readings(DL_SENSES_MAX + 1), DL_SENSES_MAX);
}
END_TEST

/* Buckets whose every slot may be the key's: how many places a search answers. */
static size_t places(uint32_t buckets)
{
    struct dl_bucket *table = calloc(buckets, sizeof *table);
    const struct dl_gaz gaz = { .buckets = table, .bucket_count = buckets };
    struct dl_probe probe;
    uint32_t offset;
    size_t count = 0;
    for (uint32_t i = 0; i < buckets; i++) {
        memset(table[i].tags, 0x80, sizeof table[i].tags);
        memset(table[i].tags, 1, DL_BUCKET_SLOTS);
    }
    dl_probe_begin(&probe, &gaz, 1);
    while (dl_probe_next(&probe, &gaz, &offset))
        count++;
    free(table);
    return count;
}

START_TEST(buckets_of_a_search)
{
    for (uint32_t n = DL_PROBE_BUCKETS_MAX - 1; n <= DL_PROBE_BUCKETS_MAX + 1; n++)
        ck_assert_uint_eq(places(n), DL_BUCKET_SLOTS * (n < DL_PROBE_BUCKETS_MAX ? n : DL_PROBE_BUCKETS_MAX));
}
END_TEST

/* Names of one key, none of them its last, in the slots of two buckets: how many are read for it. */
static size_t names_read(size_t names)
{
    enum { SIZE = 4 }; /* form, entry, length, spelling */
    static struct dl_bucket table[2];
    unsigned char *bytes = calloc(names + DL_NAMES_PAD, SIZE);
    const struct dl_gaz gaz = {
        .buckets = table, .bucket_count = 2, .names = bytes, .names_size = (uint32_t)(names * SIZE)
    };
    struct dl_probe probe;
    struct dl_name name;
    size_t count = 0;
    for (size_t i = 0; i < names; i++)
        memcpy(bytes + i * SIZE, (unsigned char[]){ 0, 0, 1, 'Z' }, SIZE);
    memset(table[0].tags, 1, 1);
    table[0].tags[DL_BUCKET_SLOTS - 1] = table[1].tags[0] = 1;
    table[0].names[DL_BUCKET_SLOTS - 1] = table[1].names[0] = (uint32_t)(names * SIZE); /* behind the last one */
    dl_probe_begin(&probe, &gaz, 1);
    for (uint32_t offset; dl_probe_next(&probe, &gaz, &offset);)
        while (dl_probe_read(&probe, &gaz, &offset, &name))
            count++;
    free(bytes);
    return count;
}

START_TEST(names_that_are_read_for_a_key)
{
    ck_assert_uint_eq(names_read(DL_SENSES_LOOKED_AT - 1), DL_SENSES_LOOKED_AT - 1);
    ck_assert_uint_eq(names_read(DL_SENSES_LOOKED_AT), DL_SENSES_LOOKED_AT);
    ck_assert_uint_eq(names_read(DL_SENSES_LOOKED_AT + 1), DL_SENSES_LOOKED_AT);
}
END_TEST

/* Names that all belong into the first bucket of a table of so many. */
static dateline_status add_crowded(unsigned names)
{
    char *csv = malloc(names * 32 + 32);
    size_t used = (size_t)sprintf(csv, "alias,type\n");
    char word[32];
    for (unsigned i = 0, n = 0; n < names; i++) {
        memset(word, 0, sizeof word);
        int len = sprintf(word, "Zarb%u", i);
        if (dl_word_hash((const unsigned char *)word, (uint32_t)len) >> 32 >= (UINT64_C(1) << 32) / 100) continue;
        used += (size_t)sprintf(csv + used, "%s,PLACE\n", word);
        n++;
    }
    dateline_dict *dict;
    dateline_error error = { 0 };
    ck_assert_int_eq(dateline_dict_new(&dict, false), DATELINE_OK);
    dateline_status status = dateline_dict_add_csv(dict, csv, used, &error);
    ck_assert_int_eq(error.code, status);
    if (status == DATELINE_OK) { /* the last one is found */
        ck_assert_int_eq(dateline_dict_finish(dict, NULL), DATELINE_OK);
        char *rows = test_rows(dict, NULL, "text", NULL, word, strlen(word), 1);
        ck_assert_int_eq(strncmp(rows, word, strlen(word)), 0);
        free(rows);
    }
    dateline_dict_free(dict);
    free(csv);
    return status;
}

START_TEST(names_that_crowd_in_a_table)
{
    const unsigned most = DL_PROBE_BUCKETS_MAX * DL_BUCKET_SLOTS;
    ck_assert_int_eq(add_crowded(most - 1), DATELINE_OK);
    ck_assert_int_eq(add_crowded(most), DATELINE_OK);
    ck_assert_int_eq(add_crowded(most + 1), DATELINE_ELIMIT);
}
END_TEST

/* ---- what a document remembers ----------------------------------------------------------- */

/* "Zarb Qaaaa" ...: another name for every number, with readable bytes behind it. */
static uint32_t put_name(unsigned char name[64], unsigned number)
{
    memset(name, 0, 64);
    memcpy(name, "Zarb Q", 6);
    for (unsigned i = 0; i < 5; i++, number /= 26)
        name[6 + i] = (unsigned char)('a' + number % 26);
    return 11;
}

START_TEST(persons_of_a_document)
{
    struct dl_persons *persons;
    unsigned char name[64];
    struct dl_person person = { 0 };
    ck_assert_int_eq(dl_persons_new(&persons), DATELINE_OK);
    for (int document = 0; document < 2; document++) {
        for (unsigned i = 0; i <= DL_PERSONS_MAX; i++) {
            uint32_t len = put_name(name, i);
            person.value = (dateline_span){ (const char *)name, len };
            dl_persons_add(persons, name, len, dl_word_hash(name, len), &person, true);
            bool is_known = dl_persons_find(persons, dl_word_hash(name, len)) != NULL;
            bool is_known_short = dl_persons_find(persons, dl_word_hash(name + 5, len - 5)) != NULL;
            ck_assert_int_eq(is_known, i < DL_PERSONS_MAX);
            ck_assert_int_eq(is_known_short, i < DL_PERSONS_MAX);
        }
        dl_persons_reset(persons);
        ck_assert_ptr_null(dl_persons_find(persons, dl_word_hash(name, put_name(name, 0))));
    }
    dl_persons_free(persons);
}
END_TEST

/* Two short forms a person, "Quux Qaaaa-Qaaaa" and its parts: those beyond the limit are not known, the persons are. */
START_TEST(short_forms_of_persons)
{
    struct dl_persons *persons;
    unsigned char name[80];
    ck_assert_int_eq(dl_persons_new(&persons), DATELINE_OK);
    for (int document = 0; document < 2; document++) {
        unsigned shorts = 0;
        for (unsigned i = 0; i < DL_PERSONS_MAX; i++) {
            memset(name, 0, sizeof name);
            int len = sprintf((char *)name, "von Q%u-P%u-R%u", i, i, i);
            const unsigned char *parts[] = { name + 4, memchr(name, '-', 20) };
            struct dl_person person = { .value = { (const char *)name, (size_t)len } };
            dl_persons_add(persons, name, (uint32_t)len, dl_word_hash(name, (uint32_t)len), &person, i % 2 == 0);
            ck_assert_ptr_nonnull(dl_persons_find(persons, dl_word_hash(name, (uint32_t)len)));
            for (size_t k = 0; k < 2; k++) {
                const unsigned char *part = parts[k] + k;
                uint32_t rest = (uint32_t)(name + len - part);
                shorts += dl_persons_find(persons, dl_word_hash(part, rest)) != NULL;
            }
        }
        ck_assert_uint_eq(shorts, DL_PERSON_SHORTS_MAX);
        dl_persons_reset(persons);
    }
    dl_persons_free(persons);
}
END_TEST

START_TEST(bytes_of_persons)
{
    static char value[DL_PERSON_BYTES_MAX / 2 + 1];
    unsigned char name[64];
    struct dl_persons *persons;
    memset(value, 'x', sizeof value);
    for (size_t more = 0; more <= 1; more++) {
        ck_assert_int_eq(dl_persons_new(&persons), DATELINE_OK);
        for (unsigned i = 0; i < 2; i++) {
            struct dl_person person = { .value = { value, sizeof value - 1 + (i == 1 ? more : 0) } };
            uint32_t len = put_name(name, i);
            dl_persons_add(persons, name, len, dl_word_hash(name, len), &person, true);
            ck_assert_int_eq(dl_persons_find(persons, dl_word_hash(name, len)) != NULL, i == 0 || more == 0);
        }
        dl_persons_free(persons);
    }
}
END_TEST

START_TEST(known_names_of_a_document)
{
    struct dl_known *known;
    unsigned char name[64];
    ck_assert_int_eq(dl_known_new(&known), DATELINE_OK);
    for (int document = 0; document < 2; document++) {
        for (unsigned i = 0; i <= DL_KNOWN_MAX; i++) {
            uint32_t len = put_name(name, i);
            dl_known_add(known, dl_word_hash(name, len), DL_TYPE_PLACE);
            ck_assert(dl_known_find(known, dl_word_hash(name, len)) == (i < DL_KNOWN_MAX ? DL_FEATURE_KNOWN_PLACE : 0));
        }
        dl_known_reset(known);
        ck_assert(dl_known_find(known, dl_word_hash(name, put_name(name, 0))) == 0);
    }
    dl_known_free(known);
}
END_TEST

/* ---- rows -------------------------------------------------------------------------------- */

/* An agency of three words of so many letters and its head word, broken by a line end: the value has one space between
 * any two. The longest is as long as a block lets it be. */
START_TEST(bytes_of_a_value)
{
    static char text[DL_BLOCK_MAX], want[DL_BLOCK_MAX + 2], word[DL_BLOCK_MAX / 3];
    const int most = DL_BLOCK_MAX / 3 - 32;
    dateline_dict *dict = test_dict(true, NULL);
    memset(word, 'x', sizeof word);
    for (int letters = 60; letters <= most; letters = letters < 100 || letters == most ? letters + 1 : most) {
        int len = sprintf(text, "All of them worked for Q%.*s Z%.*s\n N%.*s Corporation, it is said.", letters, word,
                          letters, word, letters, word);
        sprintf(want, "Q%.*s Z%.*s N%.*s Corporation\n", letters, word, letters, word, letters, word);
        char *rows = test_rows(dict, NULL, "value", NULL, text, (size_t)len, (size_t)len);
        ck_assert(strcmp(rows, want) == 0); /* too long for a message of Check */
        free(rows);
    }
    dateline_dict_free(dict);
}
END_TEST

/* ---- messages ---------------------------------------------------------------------------- */

START_TEST(bytes_of_a_message)
{
    static char text[DL_MESSAGE_MAX + 2], want[DL_MESSAGE_MAX + 100], got[DL_MESSAGE_MAX + 100];
    for (size_t size = DL_MESSAGE_MAX - 1; size <= DL_MESSAGE_MAX + 1; size++) {
        FILE *file = tmpfile();
        int before = dup(STDERR_FILENO);
        memset(text, 'x', size);
        text[size] = '\0';
        ck_assert_int_ge(dup2(fileno(file), STDERR_FILENO), 0);
        dl_message("%s", text);
        ck_assert_int_ge(dup2(before, STDERR_FILENO), 0);
        if (size > DL_MESSAGE_MAX) strcpy(text + DL_MESSAGE_MAX - 3, "...");
        snprintf(want, sizeof want, "dateline: %s\n", text);
        memset(got, 0, sizeof got);
        ck_assert_int_gt(pread(fileno(file), got, sizeof got - 1, 0), 0);
        ck_assert(strcmp(got, want) == 0); /* too long for a message of Check */
        close(before);
        fclose(file);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("limits");
    TCase *t = tcase_create("limits");
    tcase_set_timeout(t, 60);
    suite_add_tcase(suite, t);
    tcase_add_test(t, fields_of_a_row);
    tcase_add_test(t, bytes_of_a_row);
    tcase_add_test(t, types);
    tcase_add_test(t, readings_of_a_name);
    tcase_add_test(t, buckets_of_a_search);
    tcase_add_test(t, names_that_are_read_for_a_key);
    tcase_add_test(t, names_that_crowd_in_a_table);
    tcase_add_test(t, persons_of_a_document);
    tcase_add_test(t, short_forms_of_persons);
    tcase_add_test(t, bytes_of_persons);
    tcase_add_test(t, known_names_of_a_document);
    tcase_add_test(t, bytes_of_a_value);
    tcase_add_test(t, bytes_of_a_message);
    return test_run(suite);
}
