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
    tcase_add_test(t, persons_of_a_document);
    tcase_add_test(t, bytes_of_persons);
    tcase_add_test(t, known_names_of_a_document);
    tcase_add_test(t, bytes_of_a_message);
    return test_run(suite);
}
