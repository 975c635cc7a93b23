/* check_limits_names.c: what has a limit on the way of a name, one below it, at it, and one above. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "found.h"
#include "gazetteer/dict.h"
#include "gazetteer/fuzzy.h"
#include "gazetteer/image.h"
#include "names/run.h"
#include "resolve/choose.h"
#include "support.h"

/* ---- compiled files ---------------------------------------------------------------------- */

START_TEST(sections_of_an_image)
{
    for (size_t count = DL_SECTIONS_MAX - 1; count <= DL_SECTIONS_MAX + 1; count++) {
        struct dl_section sections[DL_SECTIONS_MAX + 1];
        char tags[DL_SECTIONS_MAX + 1][DL_TAG_MAX];
        void *image;
        size_t size, found;
        const char *what;
        for (size_t i = 0; i < count; i++) {
            sprintf(tags[i], "tag%zu", i);
            sections[i] = (struct dl_section){ tags[i], tags[i], strlen(tags[i]) };
        }
        dateline_status status = dl_image_make(sections, count, &image, &size);
        ck_assert_int_eq(status, count <= DL_SECTIONS_MAX ? DATELINE_OK : DATELINE_ELIMIT);
        if (status != DATELINE_OK) continue;
        ck_assert_int_eq(dl_image_verify(image, size, &what), DATELINE_OK);
        for (size_t i = 0; i < count; i++) {
            const void *bytes = dl_image_section(image, tags[i], &found);
            ck_assert_uint_eq(found, strlen(tags[i]));
            ck_assert_mem_eq(bytes, tags[i], found);
        }
        free(image);
    }
}
END_TEST

/* ---- words that are nearly one of a dictionary ------------------------------------------- */

/* A dictionary of so many words that are two edits from the word of the text, and a last one that is one edit away. */
START_TEST(near_words)
{
    static const unsigned char text[32] = "zarbqquuxx";
    for (unsigned words = DL_NEAR_MAX - 1; words <= DL_NEAR_MAX + 1; words++) {
        char csv[2048] = "alias,type,flags\n";
        struct dl_near near[DL_NEAR_MAX];
        for (unsigned i = 0; i + 1 < words; i++)
            sprintf(csv + strlen(csv), "Zarbqquu%c%c,PLACE,~\n", 'a' + i, 'a' + i);
        strcat(csv, "Zarbqquuxy,PLACE,~\n");
        dateline_dict *dict = test_dict(false, csv);
        unsigned count = dl_fuzzy_find(&dl_dict_layer(dict, 0)->gaz, text, 10, near);
        ck_assert_uint_eq(count, words < DL_NEAR_MAX ? words : DL_NEAR_MAX);
        ck_assert_mem_eq(near[0].word, "zarbqquuxy", 10); /* the nearest is there, whatever is lost */
        for (unsigned i = 0; i < count; i++)
            ck_assert_uint_eq(near[i].edits, i == 0 ? 1 : 2);
        dateline_dict_free(dict);
    }
}
END_TEST

/* ---- runs -------------------------------------------------------------------------------- */

/* A run of so many words, the last of them one that makes an agency: its name has them all, or begins behind the cut.
 */
START_TEST(parts_of_a_run)
{
    dateline_dict *dict = test_dict(true, NULL);
    for (unsigned parts = DL_RUN_PARTS_MAX - 1; parts <= DL_RUN_PARTS_MAX + 2; parts++) {
        char text[1024] = "All of them worked for ", want[1024] = "";
        for (unsigned i = 0; i + 1 < parts; i++) {
            char word[16];
            sprintf(word, "Qu%c%cbbub ", 'a' + i % 8, 'a' + i / 8);
            strcat(text, word);
            if (parts <= DL_RUN_PARTS_MAX || i >= DL_RUN_PARTS_MAX) strcat(want, word);
        }
        strcat(text, "Corporation, as it is said.");
        if (parts == DL_RUN_PARTS_MAX + 1) /* it stands alone */
            *want = '\0';
        else
            strcat(want, "Corporation\n");
        char *rows = test_rows(dict, NULL, "text", NULL, text, strlen(text), strlen(text));
        ck_assert_str_eq(rows, want);
        free(rows);
    }
    dateline_dict_free(dict);
}
END_TEST

/* ---- candidates that overlap ------------------------------------------------------------- */

/* A chain of candidates, each of which overlaps with the next one and is better than it was: what is chosen. */
static size_t choose(size_t count, struct dl_mention *won[])
{
    static struct dl_candidate candidates[2 * DL_CLUSTER_MAX];
    static struct dl_mention readings[2 * DL_CLUSTER_MAX];
    const struct dl_window window = { .candidates = candidates, .count = count };
    for (size_t i = 0; i < count; i++) {
        candidates[i] = (struct dl_candidate){ .start = (uint32_t)(10 * i), .end = (uint32_t)(10 * i + 15) };
        readings[i] = (struct dl_mention){ .candidate = &candidates[i], .sum = (float)(i + 1) };
    }
    return dl_choose_all(&window, readings, 0, won);
}

START_TEST(candidates_that_overlap)
{
    for (size_t count = DL_CLUSTER_MAX - 1; count <= DL_CLUSTER_MAX + 2; count++) {
        struct dl_mention *won[2 * DL_CLUSTER_MAX];
        const size_t wins = choose(count, won);
        const uint32_t last = won[wins - 1]->candidate->start;
        for (size_t i = 1; i < wins; i++) /* in order, none overlaps, and no room is left between them */
            ck_assert_uint_eq(won[i]->candidate->start - won[i - 1]->candidate->start, 20);
        /* The last one is the best, but the first one behind a full chain overlaps with what was chosen there. */
        ck_assert_uint_eq(last, 10 * (count == DL_CLUSTER_MAX + 1 ? count - 2 : count - 1));
    }
}
END_TEST

/* ---- windows ----------------------------------------------------------------------------- */

struct places {
    uint64_t start[4096];
    size_t count;
};

static bool note_place(const dateline_row *row, void *ctx)
{
    struct places *places = ctx;
    ck_assert_uint_lt(places->count, 4096);
    ck_assert_uint_eq(row->end - row->start, 6);
    places->start[places->count++] = row->start;
    return true;
}

/* A document of so many bytes, a name at every thousandth and at its end; `step` bytes are fed at once. */
static void find_places(dateline_stream *stream, struct places *places, size_t size, size_t step)
{
    char *text = malloc(size);
    size_t names = 0;
    for (size_t i = 0; i < size; i++)
        text[i] = i % 80 == 79 ? '\n' : i % 8 == 7 ? ' ' : 'x';
    for (size_t at = 0; at + 6 <= size; at = at + 1006 <= size || at + 6 == size ? at + 1000 : size - 6, names++) {
        memcpy(text + at, "London", 6);
        if (at > 0) text[at - 1] = ' ';
        if (at + 6 < size) text[at + 6] = ' ';
    }
    places->count = 0;
    for (size_t at = 0; at < size; at += step) {
        size_t room;
        ck_assert_int_eq(dateline_stream_feed(stream, text + at, size - at < step ? size - at : step), DATELINE_OK);
        ck_assert_ptr_nonnull(dateline_stream_room(stream, &room));
        ck_assert_uint_ge(room, 128 * 1024); /* as dateline.h says */
    }
    ck_assert_int_eq(dateline_stream_finish(stream, NULL), DATELINE_OK);
    ck_assert_uint_eq(places->count, names);
    for (size_t i = 0; i + 1 < names; i++)
        ck_assert_uint_eq(places->start[i], 1000 * i);
    ck_assert_uint_eq(places->start[names - 1], size - 6);
    free(text);
}

/* Wherever a window or a block ends, no name is lost and none found twice. */
START_TEST(bytes_of_a_window)
{
    static const size_t ends[] = { DL_BLOCK_MAX, DL_WINDOW_MAX - DL_BLOCK_MAX, DL_WINDOW_MAX, 2 * DL_WINDOW_MAX };
    static struct places places;
    dateline_dict *dict = test_dict(false, "alias,type\nLondon,PLACE\n");
    dateline_stream *stream;
    dateline_options options = dateline_default_options();
    options.types = "PLACE";
    ck_assert_int_eq(dateline_stream_new(&stream, dict, &options, note_place, &places), DATELINE_OK);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        for (size_t size = ends[i] - 1; size <= ends[i] + 1; size++) {
            find_places(stream, &places, size, size);
            find_places(stream, &places, size, 50021);
        }
    }
    dateline_stream_free(stream);
    dateline_dict_free(dict);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("limits of names");
    TCase *t = tcase_create("limits");
    tcase_set_timeout(t, 60);
    suite_add_tcase(suite, t);
    tcase_add_test(t, sections_of_an_image);
    tcase_add_test(t, near_words);
    tcase_add_test(t, parts_of_a_run);
    tcase_add_test(t, candidates_that_overlap);
    tcase_add_test(t, bytes_of_a_window);
    return test_run(suite);
}
