/* check_text.c: the block index against itself, Unicode's own tests and a plain re-reading. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "text/cut.h"
#include "text/index.h"
#include "text/name.h"
#include "text/position.h"
#include "text/utf8.h"

#define COUNT(table) (int)(sizeof(table) / sizeof *(table))

static unsigned char padded[DL_BLOCK_PAD + DL_BLOCK_MAX + DL_BLOCK_PAD];

static unsigned char *block_text(const void *bytes, size_t size)
{
    memset(padded, 'x', sizeof padded); /* letters, so that a read past the end shows */
    memcpy(padded + DL_BLOCK_PAD, bytes, size);
    return padded + DL_BLOCK_PAD;
}

static void assert_same_bits(const uint64_t *a, const uint64_t *b, uint32_t chunks, const char *name)
{
    ck_assert_msg(memcmp(a, b, (chunks + 2) * sizeof *a) == 0, "%s differs", name);
}

static void assert_path_agrees(enum dl_index_path path, const unsigned char *text, uint32_t len)
{
    struct dl_index *scalar, *simd;
    struct dl_block a, b;
    uint32_t first_a, first_b;
    ck_assert_int_eq(dl_index_new(&scalar, DL_INDEX_SCALAR, NULL), DATELINE_OK);
    ck_assert_int_eq(dl_index_new(&simd, path, NULL), DATELINE_OK);
    dl_index_build(scalar, text, len, &a);
    dl_index_build(simd, text, len, &b);
    assert_same_bits(a.word, b.word, a.chunks, "word");
    assert_same_bits(a.start, b.start, a.chunks, "start");
    assert_same_bits(a.upper, b.upper, a.chunks, "upper");
    assert_same_bits(a.digit, b.digit, a.chunks, "digit");
    assert_same_bits(a.high, b.high, a.chunks, "high");
    assert_same_bits(a.newline, b.newline, a.chunks, "newline");
    assert_same_bits(a.sentence, b.sentence, a.chunks, "sentence");
    assert_same_bits(a.paragraph, b.paragraph, a.chunks, "paragraph");
    assert_same_bits(a.initial, b.initial, a.chunks, "initial");
    ck_assert_uint_eq(dl_index_bad_bytes(scalar, &first_a), dl_index_bad_bytes(simd, &first_b));
    ck_assert_uint_eq(first_a, first_b);
    dl_index_free(scalar);
    dl_index_free(simd);
}

static void assert_paths_agree(const unsigned char *text, uint32_t len)
{
    for (enum dl_index_path path = DL_INDEX_SSE2; path <= DL_INDEX_AVX2; path++)
        if (dl_index_has_path(path)) assert_path_agrees(path, text, len);
}

START_TEST(paths_agree_on_random_bytes)
{
    /* The alphabets: all bytes; mostly ASCII; pieces of UTF-8 sequences. */
    static const char *const pieces[] = { "a",
                                          "Z",
                                          "7",
                                          " ",
                                          ".",
                                          "\n",
                                          "_",
                                          "\xC3\xA9",
                                          "\xE2\x80\x9D",
                                          "\xF0\x9F\x98\x80",
                                          "\xC3",
                                          "\x80",
                                          "\xED\xA0\x80",
                                          "!",
                                          "\"",
                                          "\f" };
    unsigned state = (unsigned)_i + 1;
    static unsigned char bytes[DL_BLOCK_MAX];
    uint32_t len = 0, want = test_random(&state) % (_i % 8 == 0 ? DL_BLOCK_MAX : 700);
    while (len < want) {
        if (_i % 3 == 0) {
            bytes[len++] = (unsigned char)test_random(&state);
        } else {
            const char *piece = pieces[test_random(&state) % (sizeof pieces / sizeof *pieces)];
            for (; *piece && len < want; piece++)
                bytes[len++] = (unsigned char)*piece;
        }
    }
    assert_paths_agree(block_text(bytes, len), len);
}
END_TEST

START_TEST(every_length_around_the_steps)
{
    for (uint32_t len = 0; len < 200; len++)
        assert_paths_agree(block_text("Ann B", 5), len);
    assert_paths_agree(block_text("", 0), DL_BLOCK_MAX - 1);
    assert_paths_agree(block_text("", 0), DL_BLOCK_MAX);
}
END_TEST

/* ---- Unicode's WordBreakTest.txt ----------------------------------------------------------------- */

#define POINTS_MAX 64

struct break_case {
    uint32_t points[POINTS_MAX];
    bool breaks[POINTS_MAX + 1]; /* before the point */
    unsigned count;
};

/* "÷ 0061 × 0308 ÷ # ..." */
static bool read_case(const char *line, struct break_case *c)
{
    c->count = 0;
    bool pending = false;
    for (const char *p = line; *p && *p != '#';) {
        if (strncmp(p, "\xC3\xB7", 2) == 0 || strncmp(p, "\xC3\x97", 2) == 0) {
            pending = (unsigned char)p[1] == 0xB7;
            c->breaks[c->count] = pending;
            p += 2;
        } else if (*p == ' ' || *p == '\t' || *p == '\n') {
            p++;
        } else {
            char *end;
            c->points[c->count++] = (uint32_t)strtoul(p, &end, 16);
            p = end;
        }
    }
    return c->count > 0;
}

/* Where we differ from Unicode (UAX #29) on purpose: we do not join words at marks inside them
 * (can't, 3.14, a:b, U.S), because names and dates are taken apart there; Katakana, Hebrew and
 * emoji have rules of their own; a script without spaces is one word, not one a letter. */
static bool has_rule_of_its_own(const struct break_case *c)
{
    static const uint32_t points[] = {
        '\'',   '"',    '.',    ',',   ':',   ';',   0xB7,  0x387, 0x55F, 0x5F4,  0x2018,
        0x2019, 0x2024, 0x2027, 0x37E, 0x589, 0x60C, 0x60D, 0x66C, 0x7F8, 0x2044, 0x202F
    };
    for (unsigned i = 0; i < c->count; i++) {
        uint32_t p = c->points[i];
        for (size_t k = 0; k < sizeof points / sizeof *points; k++)
            if (p == points[k]) return true;
        if (p == 0x200D || p >= 0x1F000 || (p >= 0x3031 && p <= 0x30FF) || (p >= 0x5D0 && p <= 0x5EA)) return true;
        if (p >= 0x231A && p <= 0x27BF) return true;
    }
    return false;
}

/* Unicode's answer as byte spans of words: the segments that hold a letter, digit or connector. */
static unsigned expected_words(const struct break_case *c, const uint32_t *at, uint32_t spans[][2])
{
    unsigned words = 0;
    for (unsigned i = 0; i < c->count;) {
        unsigned from = i;
        enum dl_char kind = dl_char_kind(c->points[i]);
        for (i++; i < c->count && !c->breaks[i]; i++)
            ;
        if (kind == DL_CHAR_MARK || kind == DL_CHAR_SPACE || kind == DL_CHAR_EXTEND) continue;
        spans[words][0] = at[from];
        spans[words++][1] = at[i];
    }
    return words;
}

START_TEST(words_are_those_of_unicode)
{
    FILE *f = fopen("/usr/share/unicode/auxiliary/WordBreakTest.txt", "r");
    ck_assert_ptr_nonnull(f); /* Debian's package unicode-data */
    char line[4096];
    unsigned compared = 0, left_out = 0;
    struct dl_index *index;
    ck_assert_int_eq(dl_index_new(&index, DL_INDEX_AUTO, NULL), DATELINE_OK);
    while (fgets(line, sizeof line, f)) {
        struct break_case c;
        if (!read_case(line, &c)) continue;
        if (has_rule_of_its_own(&c)) {
            left_out++;
            continue;
        }
        unsigned char text[4 * POINTS_MAX];
        uint32_t at[POINTS_MAX + 1], spans[POINTS_MAX][2], len = 0;
        for (unsigned i = 0; i < c.count; i++) {
            at[i] = len;
            len += dl_utf8_encode(c.points[i], text + len);
        }
        at[c.count] = len;
        struct dl_block b;
        dl_index_build(index, block_text(text, len), len, &b);
        unsigned words = expected_words(&c, at, spans), found = 0;
        for (uint32_t w = dl_next_word(&b, 0); w < b.len; w = dl_next_word(&b, dl_word_end(&b, w)), found++) {
            ck_assert_msg(found < words, "a word too many: %s", line);
            ck_assert_msg(w == spans[found][0] && dl_word_end(&b, w) == spans[found][1], "other word: %s", line);
        }
        ck_assert_msg(found == words, "%u words, Unicode has %u: %s", found, words, line);
        compared++;
    }
    fclose(f);
    dl_index_free(index);
    ck_assert_uint_ge(compared, 240); /* so that the list above cannot grow unseen */
    ck_assert_uint_ge(left_out, 1);
}
END_TEST

/* ---- letters of two bytes ------------------------------------------------------------------------ */

/* The bits of a text, code point by code point. */
static void assert_kinds(const struct dl_block *b)
{
    bool inside = false;
    for (uint32_t i = 0; i < b->len;) {
        unsigned length;
        enum dl_char kind = dl_char_kind(dl_utf8_decode(b->text + i, b->len - i, &length));
        bool word = kind >= DL_CHAR_DIGIT && (kind != DL_CHAR_EXTEND || inside);
        ck_assert_int_eq(dl_bit(b->upper, i), kind == DL_CHAR_UPPER);
        ck_assert_int_eq(dl_bit(b->caseless, i), kind == DL_CHAR_CASELESS);
        ck_assert_int_eq(dl_bit(b->start, i), word && !inside);
        for (unsigned k = 0; k < length; k++)
            ck_assert_int_eq(dl_bit(b->word, i + k), word);
        inside = word;
        i += length;
    }
}

/* Pieces that look like such letters, or nearly, wherever they lie in a step of 64 bytes. */
START_TEST(letters_of_two_bytes_at_every_place)
{
    static const char *const pieces[] = {
        "\xC3\x89", "\xC3\xA9", "\xC3\x97", "\xC3\xB7",     "\xC3\x9E",     "\xC3\x9F",         "\xC5\x81",
        "\xD0\x96", "\xC2\xAD", "\xC3",     "\x80",         "\xE2\x80\x99", "\xCC\x81",         "a",
        "B",        " ",        "\xC6\xBB", "\xE6\x97\xA5", "\xC1\xA1",     "\xF0\x9F\x98\x80",
    };
    unsigned state = 4711;
    struct dl_index *index;
    ck_assert_int_eq(dl_index_new(&index, DL_INDEX_AUTO, NULL), DATELINE_OK);
    for (unsigned round = 0; round < 2000; round++) {
        unsigned char text[200];
        uint32_t len = 0, size = 60 + test_random(&state) % 130;
        while (len < size) {
            const char *piece = pieces[test_random(&state) % (sizeof pieces / sizeof *pieces)];
            memcpy(text + len, piece, strlen(piece));
            len += (uint32_t)strlen(piece);
        }
        struct dl_block b;
        unsigned char *at = block_text(text, size);
        memset(at + size, 0x80, DL_BLOCK_PAD); /* what stands behind the end says nothing */
        dl_index_build(index, at, size, &b);
        assert_kinds(&b);
    }
    dl_index_free(index);
}
END_TEST

/* ---- code points --------------------------------------------------------------------------------- */

START_TEST(every_code_point_there_and_back)
{
    unsigned char bytes[4];
    unsigned length;
    uint32_t wrong = 0; /* counted, because a million assertions take a minute */
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        unsigned n = dl_utf8_encode(c, bytes);
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        wrong += dl_utf8_decode(bytes, n, &length) != (surrogate ? DL_BAD_BYTE : c) || length != (surrogate ? 1 : n);
        wrong += n > 1 && dl_utf8_decode(bytes, n - 1, &length) != DL_BAD_BYTE;
    }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

/* In windows of blocks of any size, asked for in any steps: as counted byte by byte. */
START_TEST(position_counts_in_any_steps)
{
    static const char line[] = "Zürich\nnaïve café\n\f日本\n";
    static const uint32_t sizes[] = { 1, 7, 64, 100, 1000, DL_PIECE, 1500, 5000 }, steps[] = { 1, 3, 90, 1100, 2500 };
    static unsigned char text[3 * 5000 + 31];
    const uint32_t block_size = sizes[_i / 5], step = steps[_i % 5], size = 3 * 5000;
    struct dl_position pos = dl_position_start(1), want = { .chars = 1, .line_chars = 1, .line = 1, .page = 1 };
    struct dl_places places = { 0 };
    struct dl_index *index;
    memset(text, 'x', sizeof text); /* some of it is plain */
    for (uint32_t i = 0; i < size; i++)
        if (i % 4000 < 1500) text[i] = (unsigned char)line[i % (sizeof line - 1)];
    ck_assert_int_eq(dl_index_new(&index, DL_INDEX_AUTO, NULL), DATELINE_OK);
    for (uint32_t window = 0; window < size; window += 5000) {
        struct dl_block b;
        uint64_t start_chars = 0;
        dl_places_clear(&places);
        for (uint32_t at = 0, len; at < 5000; at += len) {
            len = 5000 - at < block_size ? 5000 - at : block_size;
            dl_index_words(index, block_text((const char *)text + window + at, len), len, &b);
            ck_assert_int_eq(dl_places_add(&places, &b, at), DATELINE_OK);
        }
        for (uint32_t at = 0, start = 0; at < 5000; at++) {
            if (at % step == 0) {
                dl_position_move(&pos, &places, text + window, at);
                ck_assert(pos.line == want.line && pos.page == want.page);
                ck_assert(pos.chars == want.chars && pos.line_chars == want.line_chars);
                const uint64_t chars = dl_position_chars(&places, text + window, start, at);
                ck_assert_uint_eq(chars, at > 0 ? want.chars - start_chars : 0);
                start = at, start_chars = want.chars;
            }
            const unsigned char c = text[window + at];
            want.chars += (c & 0xC0) != 0x80;
            want.page += c == '\f';
            want.line += c == '\n';
            if (c == '\n') want.line_chars = want.chars;
        }
        dl_position_leave(&pos, &places, text + window, 5000);
    }
    dl_index_free(index);
    dl_places_free(&places);
}
END_TEST

/* ---- sentences ------------------------------------------------------------------------------------ */

static const struct {
    const char *text, *ends; /* a ^ under the last byte of every sentence */
} sentences[] = {
    { "He left. She stayed.", "       ^           ^" }, { "Mr. Putin met Gen. Lee.", "                      ^" },
    { "J. R. Smith came.", "                ^" },       { "It cost 3.14 dollars.", "                    ^" },
    { "(He left.) She did?", "         ^        ^" },   { "on Nov. 16 he came", "                  " },
    { "Title\n\nText here.", "     ^          ^" },
};

START_TEST(sentence_ends)
{
    struct dl_abbreviations *known;
    struct dl_index *index;
    struct dl_block b;
    ck_assert_int_eq(dl_abbreviations_new(&known, "mr\ngen\nnov\n", 11), DATELINE_OK);
    ck_assert_int_eq(dl_index_new(&index, DL_INDEX_AUTO, known), DATELINE_OK);
    uint32_t len = (uint32_t)strlen(sentences[_i].text);
    dl_index_build(index, block_text(sentences[_i].text, len), len, &b);
    char ends[64] = "";
    for (uint32_t i = 0; i < len; i++)
        ends[i] = dl_bit(b.sentence, i) ? '^' : ' ';
    char expected[64];
    snprintf(expected, sizeof expected, "%-*s", (int)len, sentences[_i].ends);
    ck_assert_str_eq(ends, expected);
    dl_index_free(index);
    dl_abbreviations_free(known);
}
END_TEST

START_TEST(abbreviations_have_limits)
{
    struct dl_abbreviations *known;
    char words[DL_ABBREVIATIONS_MAX + 1][5];
    for (unsigned i = 0; i <= DL_ABBREVIATIONS_MAX; i++)
        snprintf(words[i], sizeof words[i], "%c%c%c\n", 'a' + i / 26 / 26, 'a' + i / 26 % 26, 'a' + i % 26);
    char list[sizeof words];
    for (unsigned i = 0; i <= DL_ABBREVIATIONS_MAX; i++)
        memcpy(list + 4 * i, words[i], 4);
    for (size_t count = DL_ABBREVIATIONS_MAX - 1; count <= DL_ABBREVIATIONS_MAX + 1; count++) {
        dateline_status status = dl_abbreviations_new(&known, list, 4 * count);
        ck_assert_int_eq(status, count <= DL_ABBREVIATIONS_MAX ? DATELINE_OK : DATELINE_ELIMIT);
        dl_abbreviations_free(known);
    }
    ck_assert_int_eq(dl_abbreviations_new(&known, "longer-than-eight\n", 18), DATELINE_ELIMIT);
}
END_TEST

/* ---- cuts ------------------------------------------------------------------------------------------ */

static const struct {
    const char *unit;   /* repeated to more than a block */
    const char *before; /* what the block must end with */
} cuts[] = {
    { "A line.\n\n", "\n\n" },
    { "A sentence is here. ", "here. " },
    { "no stop at all\n", "all\n" },
    { "lower UPPER case ", "case " },
    { "UPPER 1 ", " " },
    { "\xE2\x82\xAC", "\xE2\x82\xAC" },
    { "x", "x" },
};

START_TEST(cut_prefers_the_better_place)
{
    static unsigned char text[DL_BLOCK_MAX + 64];
    size_t unit = strlen(cuts[_i].unit), before = strlen(cuts[_i].before);
    for (size_t i = 0; i < DL_BLOCK_MAX; i++)
        text[i] = (unsigned char)cuts[_i].unit[i % unit];
    uint32_t cut = dl_cut(text);
    ck_assert_uint_ge(cut, DL_BLOCK_MAX - unit);
    ck_assert_uint_le(cut, DL_BLOCK_MAX);
    ck_assert_mem_eq(text + cut - before, cuts[_i].before, before);
}
END_TEST

/* ---- names ----------------------------------------------------------------------------------------- */

static const struct {
    const char *spelling, *text;
    enum dl_sameness same;
} names[] = {
    { "Soviet Union", "Soviet Union", DL_NAME_SAME },
    { "Soviet Union", "Soviet\nUnion", DL_NAME_SAME },
    { "Soviet Union", "SOVIET UNION", DL_NAME_SAME_IN_CAPS },
    { "Soviet Union", "soviet union", DL_NAME_SAME_LETTERS },
    { "Soviet Union", "Soviet union", DL_NAME_SAME_LETTERS },
    { "São Paulo", "Sao Paulo", DL_NAME_SAME },
    { "Sao Paulo", "São Paulo", DL_NAME_OTHER },
    { "São Paulo", "Sa\xCC\x83o Paulo", DL_NAME_SAME },
    { "Tromsø", "Tromso", DL_NAME_SAME },
    { "O'Neill", "O’Neill", DL_NAME_SAME },
    { "Nagorno-Karabakh", "Nagorno‑Karabakh", DL_NAME_SAME },
    { "St. Louis", "St Louis", DL_NAME_SAME },
    { "prime minister", "Prime Minister", DL_NAME_SAME },
    { "prime minister", "PRIME MINISTER", DL_NAME_SAME_IN_CAPS },
    { "WHO", "Who", DL_NAME_SAME_LETTERS },
    { "Paris", "Pariss", DL_NAME_OTHER },
    { "Paris", "Zaris", DL_NAME_OTHER },
    { "Bełchatów", "BELCHATOW", DL_NAME_SAME_IN_CAPS },
    { "Οδυσσεύς", "ΟΔΥΣΣΕΥΣ", DL_NAME_SAME_IN_CAPS },
    { "a_b C", "a_B C", DL_NAME_SAME_LETTERS },
    { "Été. X", "Ete X", DL_NAME_SAME },
    { "Jean-Pierre", "Jean-\nPierre", DL_NAME_SAME },
    { "Jean-Pierre", "Jean-\r\n  Pierre", DL_NAME_SAME },
    { "St. Louis\tPark", "St Louis  Park", DL_NAME_SAME },
};

START_TEST(names_compare)
{
    unsigned char s[DL_NAME_BYTES_MAX + 17] = { 0 }, t[DL_NAME_BYTES_MAX + 17] = { 0 };
    uint32_t s_len = (uint32_t)strlen(names[_i].spelling), t_len = (uint32_t)strlen(names[_i].text);
    memcpy(s, names[_i].spelling, s_len);
    memcpy(t, names[_i].text, t_len);
    enum dl_sameness same = dl_name_compare(s, s_len, t, t_len);
    ck_assert_int_eq(same, names[_i].same);
}
END_TEST

START_TEST(word_hashes_fold)
{
    static const char *const pairs[][2] = {
        { "Paris", "PARIS" },
        { "São", "sao" },
        { "Tromsø", "TROMSO" },
        { "Weiß", "weiss" },
        { "internationalization", "INTERNATIONALIZATION" },
    };
    unsigned char a[64] = "", b[64] = "";
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        memcpy(a, pairs[i][0], strlen(pairs[i][0]));
        memcpy(b, pairs[i][1], strlen(pairs[i][1]));
        ck_assert_uint_eq(dl_word_hash(a, (uint32_t)strlen(pairs[i][0])),
                          dl_word_hash(b, (uint32_t)strlen(pairs[i][1])));
    }
    unsigned char word[DL_NAME_WORD_MAX + 32];
    memset(word, 'a', sizeof word);
    ck_assert_uint_ne(dl_word_hash(word, DL_NAME_WORD_MAX - 1), 0);
    ck_assert_uint_ne(dl_word_hash(word, DL_NAME_WORD_MAX), 0);
    ck_assert_uint_eq(dl_word_hash(word, DL_NAME_WORD_MAX + 1), 0);
}
END_TEST

/* Names of every length up to the longest, their one blank at every place, and every kind of white space there. */
START_TEST(name_keys_fold_white_space)
{
    static const char *const blanks[] = { " ", "\n", "\t", "\r\n", "  ", " \n", "\n ", "\f", "   \n\t  " };
    for (uint32_t len = 3; len <= DL_NAME_WORD_MAX; len += len < 40 ? 1 : 20) {
        for (uint32_t at = 1; at + 1 < len; at++) {
            unsigned char plain[DL_NAME_WORD_MAX + 32] = { 0 };
            memset(plain, 'q', len);
            plain[at] = ' ';
            ck_assert_uint_eq(dl_name_key(plain, len), dl_word_hash(plain, len));
            ck_assert(!dl_name_is_spaced_out(plain, len));
            for (size_t i = 0; i < COUNT(blanks); i++) {
                unsigned char name[DL_NAME_WORD_MAX + 48] = { 0 };
                const uint32_t blank = (uint32_t)strlen(blanks[i]);
                memset(name, 'q', len + blank - 1);
                memcpy(name + at, blanks[i], blank);
                ck_assert(dl_name_is_spaced_out(name, len + blank - 1) == (i > 0));
                ck_assert_uint_eq(dl_name_key(name, len + blank - 1), dl_word_hash(plain, len));
                ck_assert_uint_eq(dl_name_last_word(name, len + blank - 1), at + blank);
            }
        }
    }
    unsigned char name[DL_NAME_WORD_MAX + 32] = "Q\n";
    memset(name + 2, 'q', DL_NAME_WORD_MAX);
    ck_assert_uint_ne(dl_name_key(name, DL_NAME_WORD_MAX), 0);
    ck_assert_uint_eq(dl_name_key(name, DL_NAME_WORD_MAX + 1), 0); /* too long, as a word is */
}
END_TEST

/* A small letter anywhere in a line of capitals, or a mark that is none: "_", digits, letters of two bytes. */
START_TEST(lines_in_capitals)
{
    static const struct {
        const char *letter;
        bool caps;
    } cases[] = { { "a", false }, { "z", false }, { "_", true }, { "7", true }, { "`", true },
                  { "{", true },  { "Z", true },  { "@", true }, { "[", true }, { "\n", true } };
    struct dl_index *index;
    struct dl_block b;
    ck_assert_int_eq(dl_index_new(&index, DL_INDEX_AUTO, NULL), DATELINE_OK);
    for (size_t at = 1; at < 200; at++) {
        char line[201];
        for (size_t i = 0; i < sizeof line - 1; i++)
            line[i] = "MOSCOW, MAY_3 "[i % 14];
        line[sizeof line - 1] = '\0';
        for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
            char before = line[at];
            line[at] = *cases[k].letter;
            dl_index_build(index, block_text(line, sizeof line - 1), sizeof line - 1, &b);
            ck_assert_msg(dl_block_line_is_caps(&b, 0) == cases[k].caps, "\"%s\" at %zu", cases[k].letter, at);
            line[at] = before;
        }
        if (at + 1 >= sizeof line - 1) continue;
        memcpy(line + at, "\xC3\xA4", 2); /* only of ASCII letters is the case looked at */
        dl_index_build(index, block_text(line, sizeof line - 1), sizeof line - 1, &b);
        ck_assert(dl_block_line_is_caps(&b, 0));
    }
    dl_index_free(index);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text");
    TCase *tc = tcase_create("text");
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, paths_agree_on_random_bytes, 0, 300);
    tcase_add_test(tc, every_length_around_the_steps);
    tcase_add_test(tc, words_are_those_of_unicode);
    tcase_add_test(tc, letters_of_two_bytes_at_every_place);
    tcase_add_test(tc, every_code_point_there_and_back);
    tcase_add_loop_test(tc, position_counts_in_any_steps, 0, 40);
    tcase_add_loop_test(tc, sentence_ends, 0, COUNT(sentences));
    tcase_add_test(tc, abbreviations_have_limits);
    tcase_add_loop_test(tc, cut_prefers_the_better_place, 0, COUNT(cuts));
    tcase_add_loop_test(tc, names_compare, 0, COUNT(names));
    tcase_add_test(tc, lines_in_capitals);
    tcase_add_test(tc, word_hashes_fold);
    tcase_add_test(tc, name_keys_fold_white_space);
    suite_add_tcase(suite, tc);
    return test_run(suite);
}
