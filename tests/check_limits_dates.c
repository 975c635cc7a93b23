/* check_limits_dates.c: what has a limit in dates/, one below it, at it, and one above. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "dates/languages.h"
#include "dates/lexicon.h"
#include "dates/window.h"
#include "support.h"
#include "text/index.h"

static dateline_span span_of(const char *text)
{
    return (dateline_span){ text, strlen(text) };
}

/* ---- words ------------------------------------------------------------------------------- */

/* A lexicon of one month word: can it be made, and is the word then found? *what: why not. */
static bool knows(const char *word, const char **what)
{
    static unsigned char text[256];
    struct dl_lexicon_builder *builder;
    struct dl_lexicon lexicon;
    dateline_error error = { 0 };
    const void *image;
    size_t size;
    bool found = false;
    ck_assert_int_eq(dl_lexicon_builder_new(&builder), DATELINE_OK);
    dateline_status status = dl_lexicon_builder_add(builder, span_of(word), span_of("month"), 5, &error);
    *what = error.what;
    if (status == DATELINE_OK) {
        struct dl_lexicon_key key = { 0 };
        ck_assert_int_eq(dl_lexicon_builder_finish(builder, &image, &size), DATELINE_OK);
        ck_assert_int_eq(dl_lexicon_open(&lexicon, image, size), DATELINE_OK);
        strcpy((char *)text, word);
        found = dl_lexicon_key_add(&key, word, strlen(word)) && dl_lexicon_find(&lexicon, &key) != NULL;
        if (strchr(word, ' ') == NULL)
            ck_assert(found == (dl_lexicon_find_word(&lexicon, text, (uint32_t)strlen(word)) != &dl_no_word));
    }
    dl_lexicon_builder_free(builder);
    return found;
}

/* Of one, two, three and four bytes a letter. */
START_TEST(bytes_of_a_word)
{
    static const char *const letters[] = { "x", "\xD1\x8F", "\xE0\xA4\x95", "\xF0\x90\x90\xA8" };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        const size_t letter = strlen(letters[i]);
        for (size_t more = DL_LEXICON_WORD_MAX - 6; more <= DL_LEXICON_WORD_MAX + 1; more++) {
            char word[64] = "";
            const char *what;
            while (strlen(word) + letter <= more)
                strcat(word, letters[i]);
            while (strlen(word) < more)
                strcat(word, "x");
            ck_assert_int_eq(knows(word, &what), more <= DL_LEXICON_WORD_MAX);
            if (more > DL_LEXICON_WORD_MAX) ck_assert_str_eq(what, "the word is too long");
        }
    }
}
END_TEST

/* A longer word of a text is none of the lexicon, though it begins as one. */
START_TEST(bytes_of_a_word_in_a_text)
{
    unsigned char text[DL_LEXICON_WORD_MAX + 16];
    memset(text, 'x', sizeof text);
    for (uint32_t size = DL_LEXICON_WORD_MAX - 1; size <= DL_LEXICON_WORD_MAX + 1; size++) {
        struct dl_lexicon_key key = { 0 };
        ck_assert(dl_lexicon_key_add_word(&key, text, size) == (size <= DL_LEXICON_WORD_MAX));
    }
    struct dl_lexicon_key key = { 0 };
    ck_assert(dl_lexicon_key_add(&key, text, DL_LEXICON_WORD_MAX - 1));
    ck_assert(dl_lexicon_key_add(&key, text, 1));
    ck_assert(!dl_lexicon_key_add(&key, text, 1));
    ck_assert_uint_eq(key.size, DL_LEXICON_WORD_MAX);
}
END_TEST

START_TEST(words_of_a_phrase)
{
    for (int words = DL_LEXICON_PHRASE_MAX - 1; words <= DL_LEXICON_PHRASE_MAX + 1; words++) {
        char phrase[64] = "a";
        const char *what;
        for (int i = 1; i < words; i++)
            strcat(phrase, " b");
        ck_assert_int_eq(knows(phrase, &what), words <= DL_LEXICON_PHRASE_MAX);
        if (words > DL_LEXICON_PHRASE_MAX) ck_assert_str_eq(what, "the phrase has too many words");
    }
}
END_TEST

START_TEST(bytes_of_a_function_word)
{
    static const uint64_t no_lexicon[1];
    for (size_t bytes = DL_FUNCTION_WORD_MAX - 1; bytes <= DL_FUNCTION_WORD_MAX + 1; bytes++) {
        void *image;
        size_t size;
        struct dl_languages *languages;
        const struct dl_language one = {
            "aa", { &"functions\n"[9 - bytes], bytes + 1 }, no_lexicon, sizeof no_lexicon
        };
        dateline_status status = dl_languages_make(&one, 1, &image, &size);
        ck_assert_int_eq(status, bytes <= DL_FUNCTION_WORD_MAX ? DATELINE_OK : DATELINE_ELIMIT);
        if (status != DATELINE_OK) continue;
        ck_assert_int_eq(dl_languages_new(&languages, image, size), DATELINE_OK);
        dl_languages_free(languages);
        free(image);
    }
}
END_TEST

/* ---- windows ----------------------------------------------------------------------------- */

/* So many words: the last one that a window shows, and what is behind it. */
START_TEST(tokens_of_a_window)
{
    struct dl_lexicon_builder *builder;
    struct dl_lexicon lexicon;
    struct dl_index *index;
    struct dl_block block;
    const void *image;
    size_t size;
    static struct dl_window window;
    ck_assert_int_eq(dl_lexicon_builder_new(&builder), DATELINE_OK);
    ck_assert_int_eq(dl_lexicon_builder_add(builder, span_of("may"), span_of("month"), 5, NULL), DATELINE_OK);
    ck_assert_int_eq(dl_lexicon_builder_finish(builder, &image, &size), DATELINE_OK);
    ck_assert_int_eq(dl_lexicon_open(&lexicon, image, size), DATELINE_OK);
    ck_assert_int_eq(dl_index_new(&index, DL_INDEX_AUTO, NULL), DATELINE_OK);
    for (unsigned words = DL_WINDOW_TOKENS - 1; words <= DL_WINDOW_TOKENS + 1; words++) {
        static unsigned char text[DL_BLOCK_PAD + 4 * (DL_WINDOW_TOKENS + 1) + DL_BLOCK_PAD];
        memset(text, 0, sizeof text);
        for (unsigned i = 0; i < words; i++)
            memcpy(text + DL_BLOCK_PAD + 4 * i, "May ", 4);
        dl_index_build(index, text + DL_BLOCK_PAD, 4 * words, &block);
        dl_window_open(&window, &block, &lexicon);
        dl_window_begin(&window, 0);
        const unsigned shown = words < DL_WINDOW_TOKENS ? words : DL_WINDOW_TOKENS;
        for (unsigned i = 0; i < shown; i++) {
            ck_assert_int_eq(dl_window_token(&window, i)->kind, DL_TOKEN_WORD);
            ck_assert_uint_eq(dl_window_token(&window, i)->start, 4 * i);
            ck_assert(dl_window_ahead(&window, i) & DL_WORD_BIT(DL_WORD_month));
        }
        for (unsigned i = shown; i <= DL_WINDOW_TOKENS + 1; i++) {
            ck_assert_int_eq(dl_window_token(&window, i)->kind, DL_TOKEN_END);
            ck_assert(dl_window_ahead(&window, i) == 0);
        }
    }
    dl_index_free(index);
    dl_lexicon_builder_free(builder);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("limits of dates");
    TCase *t = tcase_create("limits");
    suite_add_tcase(suite, t);
    tcase_add_test(t, bytes_of_a_word);
    tcase_add_test(t, bytes_of_a_word_in_a_text);
    tcase_add_test(t, words_of_a_phrase);
    tcase_add_test(t, bytes_of_a_function_word);
    tcase_add_test(t, tokens_of_a_window);
    return test_run(suite);
}
