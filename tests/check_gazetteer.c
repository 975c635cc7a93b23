/* check_gazetteer.c: dictionaries that are wrong, images that are damaged, and names at their limits. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gazetteer/compile.h"
#include "gazetteer/csvrows.h"
#include "gazetteer/dict.h"
#include "gazetteer/fuzzy.h"
#include "gazetteer/gaz.h"
#include "gazetteer/image.h"
#include "gazetteer/reader.h"
#include "memory.h"
#include "support.h"
#include "text/name.h"

#define NINES_50 "99999999999999999999999999999999999999999999999999"
#define NINES NINES_50 NINES_50 NINES_50 NINES_50 NINES_50 NINES_50 NINES_50 NINES_50 /* no number of a double */

static const struct {
    const char *csv, *what;
    size_t line;
} wrong[] = {
    { "", "is empty", 1 },
    { "alias,typ\n", "unknown column", 1 },
    { "alias,alias,type\n", "twice", 1 },
    { "alias,canonical\n", "needs the columns", 1 },
    { "alias,type\nParis\n", "number of fields", 2 },
    { "alias,type\nParis,PLACE\nRome,PLACE,x\n", "number of fields", 3 },
    { "alias,type\nParis,place\n", "capital letters", 2 },
    { "alias,type\nParis,\n", "capital letters", 2 },
    { "alias,type\n,PLACE\n", "no word", 2 },
    { "alias,type\n...,PLACE\n", "no word", 2 },
    { "alias,type\nA\xFF,PLACE\n", "UTF-8", 2 },
    { "alias,type,flags\nParis,PLACE,q\n", "flags", 2 },
    { "alias,type,weight\nParis,PLACE,10\n", "weight", 2 },
    { "alias,type,weight\nParis,PLACE,1e1\n", "weight", 2 },
    { "alias,type,weight\nParis,PLACE," NINES "." NINES "\n", "weight", 2 },
    { "alias,type,lat,lon\nParis,PLACE," NINES "." NINES ",2\n", "lat", 2 },
    { "alias,type,lat,lon\nParis,PLACE,91,0\n", "lat", 2 },
    { "alias,type,lat,lon\nParis,PLACE,+48.85,2.35\n", "lat", 2 },
    { "alias,type,lat,lon\nParis,PLACE,48.8,\n", "go together", 2 },
    { "alias,type,valid\nParis,PLACE,1900\n", "slash", 2 },
    { "alias,type,valid\nParis,PLACE,1991/1922\n", "slash", 2 },
    { "alias,type,valid\nParis,PLACE,92191/\n", "slash", 2 },
    { "alias,type,valid\nParis,PLACE,/32768\n", "slash", 2 },
    { "alias,type\n\"Paris,PLACE\nRome,PLACE\n", "not closed", 2 },
    { "alias,type\nRome,PLACE\n\nPa\"ris,PLACE\n", "quote", 4 },
    { "alias,type\n\"Paris\nand Rome\",PLACE\nX,place\n", "capital letters", 4 },
};

START_TEST(wrong_dictionaries_are_named)
{
    dateline_dict *dict;
    dateline_error error;
    ck_assert_int_eq(dateline_dict_new(&dict, false), DATELINE_OK);
    ck_assert_int_eq(dateline_dict_add_csv(dict, wrong[_i].csv, strlen(wrong[_i].csv), &error), DATELINE_EROW);
    ck_assert_msg(strstr(error.what, wrong[_i].what) != NULL, "%s", error.what);
    ck_assert_uint_eq(error.line, wrong[_i].line);
    dateline_dict_free(dict);
}
END_TEST

START_TEST(right_dictionaries_of_odd_looks)
{
    static const char *const right[] = {
        "alias,type\n",
        "\xEF\xBB\xBFtype,alias\r\nPLACE,Paris\r\n",
        "alias,type\nParis,PLACE",
        "alias,type,lat,lon,weight,valid\nParis,PLACE,-48.85,2.35,9.9,-500/\n",
        "alias,type\n\"Paris, Texas\",PLACE\n",
    };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        dateline_dict *dict;
        dateline_error error = { 0 };
        ck_assert_int_eq(dateline_dict_new(&dict, false), DATELINE_OK);
        dateline_status status = dateline_dict_add_csv(dict, right[i], strlen(right[i]), &error);
        ck_assert_msg(status == DATELINE_OK, "%zu: %s", i, error.what);
        dateline_dict_free(dict);
    }
}
END_TEST

/* Fields and lines of all rows, one after the other. */
struct seen {
    char text[1024];
    size_t used;
};

static dateline_status note_row(const dateline_span *fields, size_t count, size_t line, const char **what, void *ctx)
{
    struct seen *seen = ctx;
    (void)what;
    seen->used += (size_t)sprintf(seen->text + seen->used, "%zu:", line);
    for (size_t i = 0; i < count; i++)
        seen->used += (size_t)sprintf(seen->text + seen->used, "[%.*s]", (int)fields[i].len, fields[i].ptr);
    return DATELINE_OK;
}

/* A line without quotes is read by itself, every other one by libcsv: the rows are the same. */
START_TEST(plain_lines_are_rows_too)
{
    static const struct {
        const char *plain, *quoted;
    } pairs[] = {
        { "a,b\n1,2\n", "\"a\",\"b\"\n\"1\",\"2\"\n" },
        { "a,,\r\n\r\n , x ,", "\"a\",\"\",\"\"\r\n\r\n\" \",\" x \",\"\"" },
        { "a\rb\nc\n", "\"a\"\r\"b\"\n\"c\"\n" },
        { "\"a\nb\",c\nd,e", "\"a\nb\",\"c\"\n\"d\",\"e\"" },
        { "", "" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct seen plain = { .used = 0 }, quoted = { .used = 0 };
        dateline_error error;
        ck_assert_int_eq(dl_csv_read(pairs[i].plain, strlen(pairs[i].plain), note_row, &plain, &error), DATELINE_OK);
        ck_assert_int_eq(dl_csv_read(pairs[i].quoted, strlen(pairs[i].quoted), note_row, &quoted, &error), DATELINE_OK);
        ck_assert_str_eq(plain.text, quoted.text);
    }
}
END_TEST

/* A CSV of one alias made of words of a length. */
static dateline_status add_alias(size_t words, size_t length)
{
    char csv[65536] = "alias,type\n";
    size_t used = strlen(csv);
    for (size_t w = 0; w < words; w++) {
        if (w > 0) csv[used++] = ' ';
        for (size_t i = 0; i < length; i++)
            csv[used++] = 'A';
    }
    memcpy(csv + used, ",PLACE\n", 8);
    dateline_dict *dict;
    ck_assert_int_eq(dateline_dict_new(&dict, false), DATELINE_OK);
    dateline_status status = dateline_dict_add_csv(dict, csv, strlen(csv), NULL);
    dateline_dict_free(dict);
    return status;
}

START_TEST(names_at_their_limits)
{
    ck_assert_int_eq(add_alias(1, DL_NAME_WORD_MAX - 1), DATELINE_OK);
    ck_assert_int_eq(add_alias(1, DL_NAME_WORD_MAX), DATELINE_OK);
    ck_assert_int_eq(add_alias(1, DL_NAME_WORD_MAX + 1), DATELINE_EROW);
    ck_assert_int_eq(add_alias(DL_NAME_WORDS_MAX - 1, 3), DATELINE_OK);
    ck_assert_int_eq(add_alias(DL_NAME_WORDS_MAX, 3), DATELINE_OK);
    ck_assert_int_eq(add_alias(DL_NAME_WORDS_MAX + 1, 3), DATELINE_EROW);
    /* 4 words and 3 spaces: 255 bytes are 63 letters a word */
    ck_assert_int_eq(add_alias(4, 62), DATELINE_OK);
    ck_assert_int_eq(add_alias(4, 63), DATELINE_OK);
    ck_assert_int_eq(add_alias(4, 64), DATELINE_EROW);
}
END_TEST

START_TEST(layers_at_their_limit)
{
    static const char csv[] = "alias,type\nParis,PLACE\n";
    dateline_dict *dict;
    dateline_error error;
    ck_assert_int_eq(dateline_dict_new(&dict, true), DATELINE_OK);
    for (int i = 1; i < 16; i++)
        ck_assert_int_eq(dateline_dict_add_csv(dict, csv, sizeof csv - 1, &error), DATELINE_OK);
    ck_assert_int_eq(dateline_dict_add_csv(dict, csv, sizeof csv - 1, &error), DATELINE_ELIMIT);
    dateline_dict_free(dict);
}
END_TEST

START_TEST(files_that_cannot_be_read)
{
    dateline_dict *dict;
    dateline_error error;
    ck_assert_int_eq(dateline_dict_new(&dict, false), DATELINE_OK);
    ck_assert_int_eq(dateline_dict_add_file(dict, "/nonexistent/x.csv", &error), DATELINE_EREAD);
    ck_assert_int_eq(dateline_dict_add_file(dict, "/", &error), DATELINE_EREAD);
    dateline_dict_free(dict);
}
END_TEST

/* ---- images ---------------------------------------------------------------------------------------- */

static void *make_image(const char *csv, size_t *size)
{
    struct dl_compiler *compiler;
    struct dl_section sections[DL_GAZ_SECTIONS];
    void *image;
    ck_assert_int_eq(dl_compiler_new(&compiler), DATELINE_OK);
    ck_assert_int_eq(dl_read_dictionary(compiler, csv, strlen(csv), NULL), DATELINE_OK);
    ck_assert_int_eq(dl_compiler_finish(compiler, sections), DATELINE_OK);
    ck_assert_int_eq(dl_image_make(sections, DL_GAZ_SECTIONS, &image, size), DATELINE_OK);
    dl_compiler_free(compiler);
    return image;
}

static const char small[] = "alias,type,canonical,flags\nParis,PLACE,Paris,\nNew York,PLACE,New York,~\n"
                            "Paris,PERSON,Paris,i\nal-Paris,PLACE,Other,\n";

START_TEST(images_are_the_same_every_time)
{
    size_t a_size, b_size;
    const char *what;
    void *a = make_image(small, &a_size), *b = make_image(small, &b_size);
    ck_assert_uint_eq(a_size, b_size);
    ck_assert_mem_eq(a, b, a_size);
    ck_assert_int_eq(dl_image_verify(a, a_size, &what), DATELINE_OK);
    free(a);
    free(b);
}
END_TEST

START_TEST(damaged_images_are_errors)
{
    size_t size;
    const char *what;
    unsigned char *image = make_image(small, &size);
    for (size_t cut = 0; cut < size; cut += 7) {
        unsigned char *copy = malloc(cut + 8);
        memcpy(copy, image, cut);
        ck_assert_int_eq(dl_image_check(copy, cut, &what), DATELINE_EIMAGE);
        free(copy);
    }
    for (size_t at = 0; at < size; at++) {
        image[at] ^= 0x40;
        ck_assert_int_ne(dl_image_verify(image, size, &what), DATELINE_OK);
        struct dl_gaz gaz;
        if (dl_image_check(image, size, &what) == DATELINE_OK && dl_gaz_open(&gaz, image, &what) == DATELINE_OK)
            for (uint32_t i = 0; i < gaz.strings_size + 9; i++)
                dl_gaz_string(&gaz, i);
        image[at] ^= 0x40;
    }
    free(image);
}
END_TEST

/* Sources are counted up to a limit; more of them cost no row. */
START_TEST(sources_beyond_the_limit_do_no_harm)
{
    for (unsigned count = DL_GAZ_SOURCES_MAX - 1; count <= DL_GAZ_SOURCES_MAX + 1; count++) {
        struct dl_pool csv = { 0 };
        char row[64];
        size_t at, size;
        int n = snprintf(row, sizeof row, "alias,type,source\n");
        for (unsigned i = 0; i <= count; i++) {
            ck_assert(dl_pool_add(&csv, row, (size_t)n, &at));
            n = snprintf(row, sizeof row, "Name %u,PLACE,source %u\n", i, i);
        }
        struct dl_compiler *compiler;
        struct dl_section sections[DL_GAZ_SECTIONS];
        ck_assert_int_eq(dl_compiler_new(&compiler), DATELINE_OK);
        ck_assert_int_eq(dl_read_dictionary(compiler, (const char *)csv.bytes, csv.used, NULL), DATELINE_OK);
        ck_assert_int_eq(dl_compiler_finish(compiler, sections), DATELINE_OK);
        size = sections[DL_GAZ_SECTIONS - 1].size / sizeof(struct dl_source);
        ck_assert_uint_eq(size, count < DL_GAZ_SOURCES_MAX ? count : DL_GAZ_SOURCES_MAX);
        dl_compiler_free(compiler);
        dl_pool_free(&csv);
    }
}
END_TEST

/* ---- names that are spelled wrong --------------------------------------------------------------------- */

static unsigned smaller(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* The edits between two words, from the whole table. */
static unsigned plain_distance(const char *a, const char *b)
{
    static unsigned table[130][130];
    const size_t m = strlen(a), n = strlen(b);
    for (size_t i = 0; i <= m; i++)
        for (size_t j = 0; j <= n; j++) {
            if (i == 0 || j == 0) {
                table[i][j] = (unsigned)(i + j);
                continue;
            }
            unsigned change = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            table[i][j] = smaller(change, smaller(table[i - 1][j], table[i][j - 1]) + 1);
        }
    return table[m][n];
}

/* Changes, leaves out or puts in a letter, but never the first one. */
static void edit(char *word, unsigned *seed)
{
    size_t len = strlen(word), at = 1 + test_random(seed) % (len - 1);
    char letter = (char)('a' + test_random(seed) % 6);
    switch (test_random(seed) % 3) {
    case 0: word[at] = letter; break;
    case 1: memmove(word + at, word + at + 1, len - at); break;
    default: memmove(word + at + 1, word + at, len - at + 1); word[at] = letter;
    }
}

/* Words of six letters, so that there are many ways from one to the other, and up to three edits. */
START_TEST(words_that_are_near)
{
    enum { WORDS = 8, LONGEST = 100 }; /* few, so that all are looked at */
    char words[WORDS][LONGEST + 8], csv[WORDS * (LONGEST + 32)] = "alias,type,flags\n";
    unsigned seed = (unsigned)_i + 1, near_ones = 0;
    for (size_t i = 0; i < WORDS; i++) {
        size_t len = 4 + i * (LONGEST - 4) / WORDS;
        for (size_t k = 0; k < len; k++)
            words[i][k] = (char)((k == 0 ? 'A' : 'a') + test_random(&seed) % 6);
        words[i][len] = '\0';
        sprintf(csv + strlen(csv), "%s,PLACE,~\n", words[i]);
    }
    dateline_dict *dict = test_dict(false, csv);
    for (size_t i = 0; i < WORDS * 25; i++) {
        char word[LONGEST + 32] = "";
        struct dl_near near[DL_NEAR_MAX];
        strcpy(word, words[i % WORDS]);
        for (unsigned edits = test_random(&seed) % 4; edits > 0; edits--)
            edit(word, &seed);
        unsigned count =
            dl_fuzzy_find(&dl_dict_layer(dict, 0)->gaz, (unsigned char *)word, (uint32_t)strlen(word), near);
        for (size_t k = 0; k < WORDS; k++) {
            unsigned most = strlen(words[k]) >= 10 ? 2 : strlen(words[k]) >= 5 ? 1 : 0;
            unsigned edits = plain_distance(word, words[k]), found = 0;
            for (unsigned n = 0; n < count; n++)
                if (near[n].len == strlen(words[k]) && memcmp(near[n].word + 1, words[k] + 1, near[n].len - 1) == 0 &&
                    (near[n].word[0] & 0xDF) == (words[k][0] & 0xDF))
                    found = near[n].edits;
            bool is_near = edits > 0 && edits <= most && word[0] == words[k][0];
            ck_assert_msg(found == (is_near ? edits : 0), "%s, %s: %u, not %u", word, words[k], found, edits);
            near_ones += is_near;
        }
    }
    ck_assert_uint_gt(near_ones, 50);
    dateline_dict_free(dict);
}
END_TEST

/* ---- compiled files ---------------------------------------------------------------------------------- */

static const char text[] = "The NEW YORK of Paris. New York, Paris and al-Paris; Parisian New\nYork.";

static void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *f = fopen(path, "wb");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(bytes, 1, size, f), size);
    ck_assert_int_eq(fclose(f), 0);
}

static char *rows_of(dateline_dict *dict)
{
    ck_assert_int_eq(dateline_dict_finish(dict, NULL), DATELINE_OK);
    char *rows = test_rows(dict, NULL, "type,start,end,value", NULL, text, sizeof text - 1, 64);
    dateline_dict_free(dict);
    return rows;
}

START_TEST(compiled_files_know_what_their_csv_knows)
{
    char path[] = "/tmp/check_gazetteer.XXXXXX";
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    close(fd);
    size_t size;
    unsigned char *image = make_image(small, &size);
    write_file(path, image, size);
    dateline_dict *mapped, *compiled;
    ck_assert_int_eq(dateline_dict_new(&mapped, false), DATELINE_OK);
    ck_assert_int_eq(dateline_dict_new(&compiled, false), DATELINE_OK);
    ck_assert_int_eq(dateline_dict_add_file(mapped, path, NULL), DATELINE_OK);
    ck_assert_int_eq(dateline_dict_add_csv(compiled, small, sizeof small - 1, NULL), DATELINE_OK);
    char *a = rows_of(mapped), *b = rows_of(compiled);
    ck_assert_str_eq(a, b);
    ck_assert_ptr_nonnull(strstr(a, "New York"));
    free(a);
    free(b);

    dateline_error error;
    dateline_dict *dict;
    ck_assert_int_eq(dateline_dict_new(&dict, false), DATELINE_OK);
    for (size_t at = 8; at < size; at += 13) { /* behind the magic, without which it would be CSV */
        image[at] ^= 1;
        write_file(path, image, size);
        ck_assert_int_eq(dateline_dict_add_file(dict, path, &error), DATELINE_EIMAGE);
        ck_assert_ptr_nonnull(error.what);
        image[at] ^= 1;
        write_file(path, image, at);
        ck_assert_int_eq(dateline_dict_add_file(dict, path, &error), DATELINE_EIMAGE);
    }
    dateline_dict_free(dict);
    unlink(path);
    free(image);
}
END_TEST

/* Contents that lie, in a file too large to be held against its checksum: any rows, no crash. */
START_TEST(contents_that_lie_do_no_harm)
{
    size_t size;
    const char *what;
    unsigned char *image = make_image(small, &size);
    unsigned seed = 1;
    for (int round = 0; round < 1000; round++) {
        struct dl_file file = { malloc(size), size, false };
        ck_assert_ptr_nonnull(file.bytes);
        memcpy(file.bytes, image, size);
        for (unsigned n = test_random(&seed) % 20; n > 0; n--)
            ((unsigned char *)file.bytes)[320 + test_random(&seed) % (size - 320)] = (unsigned char)test_random(&seed);
        dateline_dict *dict;
        ck_assert_int_eq(dateline_dict_new(&dict, false), DATELINE_OK);
        if (dl_dict_add_image(dict, &file, &what) == DATELINE_OK) {
            free(rows_of(dict));
        } else {
            dl_file_close(&file);
            dateline_dict_free(dict);
        }
    }
    free(image);
}
END_TEST

#define COUNT(table) (int)(sizeof(table) / sizeof *(table))

int main(void)
{
    Suite *suite = suite_create("gazetteer");
    TCase *tc = tcase_create("gazetteer");
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, wrong_dictionaries_are_named, 0, COUNT(wrong));
    tcase_add_test(tc, right_dictionaries_of_odd_looks);
    tcase_add_test(tc, plain_lines_are_rows_too);
    tcase_add_test(tc, names_at_their_limits);
    tcase_add_test(tc, layers_at_their_limit);
    tcase_add_test(tc, files_that_cannot_be_read);
    tcase_add_test(tc, images_are_the_same_every_time);
    tcase_add_test(tc, damaged_images_are_errors);
    tcase_add_test(tc, sources_beyond_the_limit_do_no_harm);
    tcase_add_loop_test(tc, words_that_are_near, 0, 20);
    tcase_add_test(tc, compiled_files_know_what_their_csv_knows);
    tcase_add_test(tc, contents_that_lie_do_no_harm);
    suite_add_tcase(suite, tc);
    return test_run(suite);
}
