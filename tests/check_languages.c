/* check_languages.c: the languages of dates: which one a document is taken for, and a few dates in each. */
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "dateline.h"
#include "dates/languages.h"
#include "support.h"
#include "text/index.h"

/* ---- dates ---- */

/* The language; a text; the value of its first row. The words of each text show the language, too. */
static const struct {
    const char *language, *text, *value;
} dates[] = {
    { "de", "Er kam am Montag, dem 16. November 1933, nach Berlin.", "1933-11-16" },
    { "de", "Das war vom 5. bis 7. Mai 1921 nicht so, und er ist da.", "1921-05-05/1921-05-07" },
    { "de", "Er ist im MÄRZ 1920 und nicht davor da.", "1920-03" },
    { "de", "Das war am 3.4.2018 auch so, und er ist da.", "2018-04-03" },
    { "de", "Er ist vor zwei Jahren auch mit ihr da.", "2016" },
    { "de", "Sie ist letzte Woche mit dem Zug da.", "2018-W28" },
    { "de", "Das ist die Kunst des 19. Jahrhunderts und mehr.", "18" },
    { "de", "Er ist am zweiten Mai 2017 nach Rom.", "2017-05-02" },
    { "de", "Er ist vom 28.-30.06.2017 und nicht davor da.", "2017-06-28/2017-06-30" },
    { "de", "Das war vom 12.-17. Dezember 1920 auch so, und er ist da.", "1920-12-12/1920-12-17" },
    { "de", "Er ist am 22.05. mit dem Zug da.", "2018-05-22" },
    { "de", "Der Zug ist um 14:45h mit ihm da.", "2018-07-17T14:45" },
    { "de", "Er ist um 8 Uhr abends mit dem Zug da.", "2018-07-17T20:00" },
    { "de", "Das war in den 80er Jahren auch so, und er ist da.", "198" },
    { "de", "Das war in den zwanziger Jahren auch so, und er ist da.", "192" },
    { "de", "Er ist in der vergangenen Woche mit dem Zug da.", "2018-W28" },
    { "de", "Das war zwei Jahre nach dem Krieg und nicht davor.", "P2Y" },
    { "de", "Das stieg um 5 auf 7 und ist nicht mehr da. Er ist 2017 mit dem Zug da.", "2017" },
    { "de", "Er ist am Montagabend mit dem Zug da.", "2018-07-16TEV" },
    { "de", "Er ist letzten Freitagabend mit dem Zug da.", "2018-07-13TEV" },
    { "de", "Er ist am Montagabend um 20 Uhr mit dem Zug da.", "2018-07-16T20:00" },
    { "fr", "Il est le 16 novembre 1933 dans la ville.", "1933-11-16" },
    { "fr", "Il est le 1er mai 2017 dans la ville.", "2017-05-01" },
    { "fr", "Il est du 5 au 7 mai 1921 dans la ville.", "1921-05-05/1921-05-07" },
    { "fr", "C'est en FÉVRIER 1921 dans la ville que tout est perdu.", "1921-02" },
    { "fr", "C'est dans la ville, il y a deux ans, que tout est perdu.", "2016" },
    { "fr", "La semaine dernière il est dans la ville.", "2018-W28" },
    { "fr", "Dans la ville, 3/4/2018, il est perdu.", "2018-04-03" },
    { "de", "Das war im Jahr 44 v. Chr. auch so, und er ist da.", "BC0044" },
    { "de", "Das war im 5. Jahrhundert v. Chr. auch so, und er ist da.", "BC04" },
    { "fr", "Il est dans la ville au XVIIe siècle, elle ne sort pas.", "16" },
    { "fr", "Il est mort en 44 av. J.-C. dans la ville.", "BC0044" },
    { "fr", "Il est le premier mai 1920 dans la ville.", "1920-05-01" },
    { "fr", "Il est le 31/10 dans la ville.", "2018-10-31" },
    { "fr", "Dans la ville, les 2/3 des gens, il est perdu en 1920.", "1920" },
    { "fr", "Il est dans la ville à 18h, elle ne sort pas.", "2018-07-17T18:00" },
    { "fr", "Il est dans la ville à 20 heures 30, elle ne sort pas.", "2018-07-17T20:30" },
    { "fr", "Il est dans la ville à trois heures et demie, elle ne sort pas.", "2018-07-17T03:30" },
    { "fr", "Il est resté 18 heures dans la ville, elle ne sort pas.", "PT18H" },
    { "fr", "Il est dans la ville dans deux semaines.", "2018-07-31" },
    { "fr", "Dans la ville, les deux prochaines semaines, il est perdu.", "P2W" },
    { "fr", "Dans les années 80 il est perdu dans la ville.", "198" },
    { "fr", "Dans les années trente il est perdu dans la ville.", "193" },
    { "es", "El 16 de noviembre de 1933 fue con los suyos.", "1933-11-16" },
    { "es", "Fue del 5 al 7 de mayo de 1921 con los suyos.", "1921-05-05/1921-05-07" },
    { "es", "Hace dos años no fue con los suyos.", "2016" },
    { "es", "La semana pasada no fue con los suyos.", "2018-W28" },
    { "es", "El cinco de mayo de 1862 no fue con los suyos.", "1862-05-05" },
    { "es", "A las tres y media de la tarde no fue con los suyos.", "2018-07-17T15:30" },
    { "es", "A la una menos diez de la tarde no fue con los suyos.", "2018-07-17T12:50" },
    { "es", "Dentro de dos semanas no es con los suyos.", "2018-07-31" },
    { "es", "A finales de los años 80 no fue con los suyos.", "198" },
    { "it", "Il 16 novembre 1933 era nella sua casa.", "1933-11-16" },
    { "it", "Due anni fa era anche nella sua casa.", "2016" },
    { "it", "Dal 5 al 7 maggio 1921 non era nella sua casa.", "1921-05-05/1921-05-07" },
    { "es", "En el siglo XVII no fue con los suyos.", "16" },
    { "es", "En 44 a. C. no fue con los suyos.", "BC0044" },
    { "es", "El próximo jueves no es con los suyos.", "2018-07-19" },
    { "it", "Nel secolo XVII non era nella sua casa.", "16" },
    { "it", "Il primo maggio 1920 era nella sua casa.", "1920-05-01" },
    { "it", "Era nella sua casa alle ore 9.30, non prima.", "2018-07-17T09:30" },
    { "it", "Fra due settimane non era nella sua casa.", "2018-07-31" },
    { "it", "La scorsa settimana non era nella sua casa.", "2018-W28" },
    { "it", "Negli anni 80 era anche nella sua casa.", "198" },
    { "pt", "Em 16 de novembro de 1933 ele não foi muito bem.", "1933-11-16" },
    { "pt", "De 5 a 7 de maio de 1921 ele não foi muito bem.", "1921-05-05/1921-05-07" },
    { "pt", "Ele não foi muito bem às 15h de hoje.", "2018-07-17T15:00" },
    { "pt", "Daqui a duas semanas ele não foi muito bem.", "2018-07-31" },
    { "nl", "Hij is op 16 november 1933 naar de stad.", "1933-11-16" },
    { "nl", "Het is twee jaar geleden dat hij niet naar de stad ging.", "2016" },
    { "nl", "Hij is maandagavond naar de stad.", "2018-07-16TEV" },
    { "nl", "Over twee weken is hij niet naar de stad.", "2018-07-31" },
    { "nl", "Hij is om 15.30 naar de stad.", "2018-07-17T15:30" },
    { "nl", "Hij is op de eerste mei 1920 naar de stad.", "1920-05-01" },
    { "nl", "In de jaren dertig is hij niet naar de stad.", "193" },
    { "ru", "В XIX веке он не был там, и это так.", "18" },
    { "ru", "В 44 году до н. э. он не был там, и это так.", "BC0044" },
    { "ru", "Через две недели он не был там, и это так.", "2018-07-31" },
    { "ru", "В 15 часов он не был там, и это так.", "2018-07-17T15:00" },
    { "ru", "Он не был там 13-го февраля 1920 года, и это так.", "1920-02-13" },
    { "ru", "Он не был там двадцать пятого октября 1917 года, и это так.", "1917-10-25" },
    { "ru", "В 30-х годах он не был там, и это так.", "193" },
    { "ru", "Он приехал 16 ноября 1933 года и не был там.", "1933-11-16" },
    { "ru", "Он не был там с 5 по 7 мая 1921 года и это так.", "1921-05-05/1921-05-07" },
    { "ru", "РЕВОЛЮЦИЯ 25 ОКТЯБРЯ 1917 ГОДА: что это и как.", "1917-10-25" },
    { "ru", "Летом 1942 года он не был там, и это так.", "1942-SU" },
    { "en", "The ad of 1933 was not there.", "1933" },
    { "en", "He was there on 16 November 1933.", "1933-11-16" },
};

/* The value of the first row, fed step bytes at a time; language NULL: it must be found out. */
static void assert_date(const dateline_dict *dict, size_t i, const char *language, size_t step)
{
    dateline_options options = dateline_default_options();
    options.types = "DATE,TIME,DURATION,SET";
    options.language = language;
    char *rows = test_rows(dict, &options, "value", "2018-07-17", dates[i].text, strlen(dates[i].text), step);
    rows[strcspn(rows, "\n")] = '\0';
    ck_assert_msg(strcmp(rows, dates[i].value) == 0, "%s: %s\nexpected %s\nfound    %s", dates[i].language,
                  dates[i].text, dates[i].value, rows);
    free(rows);
}

START_TEST(dates_of_each_language)
{
    dateline_dict *dict = test_dict(false, NULL);
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        assert_date(dict, i, dates[i].language, strlen(dates[i].text));
        assert_date(dict, i, NULL, strlen(dates[i].text));
        assert_date(dict, i, NULL, 1);
    }
    dateline_dict_free(dict);
}
END_TEST

static bool no_row(const dateline_row *row, void *ctx)
{
    (void)row;
    (void)ctx;
    return true;
}

START_TEST(a_language_that_is_not_known)
{
    dateline_dict *dict = test_dict(false, NULL);
    dateline_stream *stream;
    dateline_options options = dateline_default_options();
    options.language = "xx";
    ck_assert_int_eq(dateline_stream_new(&stream, dict, &options, no_row, NULL), DATELINE_EOPTION);
    ck_assert_ptr_null(stream);
    dateline_dict_free(dict);
    ck_assert_str_eq(dateline_language(0), "en");
    ck_assert_ptr_null(dateline_language(DL_LANGUAGES_MAX));
}
END_TEST

/* ---- detection, with two languages of our own ---- */

static const uint64_t no_lexicon[1];

static struct dl_languages *two_languages(void **image)
{
    const struct dl_language languages[] = {
        { "aa", { "the\nof\n", 7 }, no_lexicon, sizeof no_lexicon },
        { "bb", { "der\nund\nof\n", 11 }, no_lexicon, sizeof no_lexicon },
    };
    size_t size;
    struct dl_languages *made;
    ck_assert_int_eq(dl_languages_make(languages, 2, image, &size), DATELINE_OK);
    ck_assert_int_eq(dl_languages_new(&made, *image, size), DATELINE_OK);
    return made;
}

static size_t detect(const struct dl_languages *languages, const char *text)
{
    struct dl_index *index;
    struct dl_block block;
    size_t len = strlen(text);
    unsigned char *padded = calloc(1, len + 2 * DL_BLOCK_PAD);
    memcpy(padded + DL_BLOCK_PAD, text, len);
    ck_assert_int_eq(dl_index_new(&index, DL_INDEX_AUTO, NULL), DATELINE_OK);
    dl_index_build(index, padded + DL_BLOCK_PAD, (uint32_t)len, &block);
    size_t found = dl_languages_detect(languages, &block);
    dl_index_free(index);
    free(padded);
    return found;
}

START_TEST(the_most_function_words_win)
{
    void *image;
    struct dl_languages *l = two_languages(&image);
    ck_assert_uint_eq(detect(l, ""), 0);
    ck_assert_uint_eq(detect(l, "der und"), 0); /* one fewer than the least */
    ck_assert_uint_eq(detect(l, "der und der"), 1);
    ck_assert_uint_eq(detect(l, "Der UND der"), 1);
    ck_assert_uint_eq(detect(l, "der und of"), 1);              /* three to one */
    ck_assert_uint_eq(detect(l, "der und der the of the"), 1);  /* four to three */
    ck_assert_uint_eq(detect(l, "der und der the the the"), 0); /* a tie */
    dl_languages_free(l);
    free(image);
}
END_TEST

/* Words beyond the limit do not count: before them stand so many that are in no language. */
static size_t detect_after(const struct dl_languages *l, unsigned words, unsigned function_words)
{
    char text[4 * DL_LANGUAGE_WORDS + 256];
    size_t used = 0;
    for (unsigned i = 0; i < words; i++, used += 2)
        memcpy(text + used, "x ", 2);
    for (unsigned i = 0; i < function_words; i++, used += 4)
        memcpy(text + used, "der ", 4);
    text[used] = '\0';
    return detect(l, text);
}

START_TEST(the_first_words_are_looked_at)
{
    void *image;
    struct dl_languages *l = two_languages(&image);
    const unsigned enough = DL_LANGUAGE_WORDS / DL_LANGUAGE_SHARE;
    ck_assert_uint_eq(detect_after(l, DL_LANGUAGE_WORDS - enough - 1, enough), 1);
    ck_assert_uint_eq(detect_after(l, DL_LANGUAGE_WORDS - enough, enough), 1);
    ck_assert_uint_eq(detect_after(l, DL_LANGUAGE_WORDS - enough + 1, enough), 0); /* the last one is not seen */
    ck_assert_uint_eq(detect_after(l, 5 * (DL_LANGUAGE_SHARE - 1) - 1, 5), 1);
    ck_assert_uint_eq(detect_after(l, 5 * (DL_LANGUAGE_SHARE - 1), 5), 1); /* one word in so many */
    ck_assert_uint_eq(detect_after(l, 5 * (DL_LANGUAGE_SHARE - 1) + 1, 5), 0);
    dl_languages_free(l);
    free(image);
}
END_TEST

START_TEST(damaged_images_are_refused)
{
    void *image;
    size_t size;
    const struct dl_language language = { "aa", { "the\n", 4 }, no_lexicon, sizeof no_lexicon };
    struct dl_languages *l;
    ck_assert_int_eq(dl_languages_make(&language, 0, &image, &size), DATELINE_ELIMIT);
    ck_assert_int_eq(dl_languages_make(&language, DL_LANGUAGES_MAX + 1, &image, &size), DATELINE_ELIMIT);
    const struct dl_language long_word = { "aa", { "functions\n", 10 }, no_lexicon, sizeof no_lexicon };
    ck_assert_int_eq(dl_languages_make(&long_word, 1, &image, &size), DATELINE_ELIMIT);
    ck_assert_int_eq(dl_languages_make(&language, 1, &image, &size), DATELINE_OK);
    for (size_t cut = 0; cut < size; cut++) {
        ck_assert_int_eq(dl_languages_new(&l, image, cut), DATELINE_EIMAGE);
        ck_assert_ptr_null(l);
    }
    for (size_t i = 0; i < size; i++) { /* any byte may lie: no crash */
        ((unsigned char *)image)[i] ^= 0xFF;
        if (dl_languages_new(&l, image, size) == DATELINE_OK) dl_languages_free(l);
        ((unsigned char *)image)[i] ^= 0xFF;
    }
    free(image);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("languages");
    TCase *tc = tcase_create("languages");
    tcase_add_test(tc, dates_of_each_language);
    tcase_add_test(tc, a_language_that_is_not_known);
    tcase_add_test(tc, the_most_function_words_win);
    tcase_add_test(tc, the_first_words_are_looked_at);
    tcase_add_test(tc, damaged_images_are_refused);
    suite_add_tcase(suite, tc);
    return test_run(suite);
}
