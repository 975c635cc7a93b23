/* mkbuiltin.c: compiles dicts/ into the image that the program embeds. Run by the build.
 *
 *     mkbuiltin OUT evidence.csv abbreviations.csv dates/en.csv dates/de.csv ... -- places.csv agencies.csv ...
 *
 * The first language is that of documents of which nothing else is known. The same files in the same order give the
 * same bytes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dates/languages.h"
#include "dates/lexicon.h"
#include "gazetteer/compile.h"
#include "gazetteer/csvrows.h"
#include "gazetteer/dict.h"
#include "gazetteer/reader.h"
#include "memory.h"
#include "resolve/evidence.h"

static void die(const char *path, const dateline_error *error)
{
    fprintf(stderr, "mkbuiltin: %s:%zu: %s\n", path, error->line, error->what ? error->what : "failed");
    exit(EXIT_FAILURE);
}

/* What went wrong has no line. */
static void must(dateline_status status, const char *where)
{
    if (status == DATELINE_OK) return;
    fprintf(stderr, "mkbuiltin: %s: %s\n", where, dateline_status_text(status));
    exit(EXIT_FAILURE);
}

static struct dl_pool read_file(const char *path)
{
    struct dl_pool pool = { 0 };
    char piece[16384];
    size_t n, offset;
    FILE *f = fopen(path, "rb");
    if (!f) die(path, &(dateline_error){ .code = DATELINE_EREAD, .what = "the file cannot be opened" });
    while ((n = fread(piece, 1, sizeof piece, f)) > 0)
        if (!dl_pool_add(&pool, piece, n, &offset))
            die(path, &(dateline_error){ .code = DATELINE_ENOMEM, .what = "out of memory" });
    if (ferror(f)) die(path, &(dateline_error){ .code = DATELINE_EREAD, .what = "the file cannot be read" });
    fclose(f);
    return pool;
}

static void read_rows(const char *path, dl_csv_row_fn *fn, void *ctx)
{
    dateline_error error;
    struct dl_pool pool = read_file(path);
    if (dl_csv_read((const char *)pool.bytes, pool.used, fn, ctx, &error) != DATELINE_OK) die(path, &error);
    dl_pool_free(&pool);
}

static bool equals(dateline_span s, const char *text)
{
    return s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0;
}

/* ---- evidence: feature,type,weight; the type "*" is every type, and rows of types go behind it ------- */

struct evidence_rows {
    struct dl_evidence evidence;
    enum { NO_ROW, ANY_ROW, OWN_ROW } weight_of[DL_FEATURES][DL_TYPE_USER + 1]; /* which kind of row told it */
};

static int type_number(dateline_span name)
{
    static const char *const types[] = {
#define X(type) #type,
        DL_TYPE_LIST(X)
#undef X
            "OTHER"
    };
    for (int t = 0; t < (int)(sizeof types / sizeof *types); t++)
        if (equals(name, types[t])) return t;
    return equals(name, "*") ? -1 : -2;
}

static dateline_status evidence_row(const dateline_span *fields, size_t count, size_t line, const char **what,
                                    void *ctx)
{
    struct evidence_rows *rows = ctx;
    *what = "a row is feature,type,weight";
    if (count != 3) return DATELINE_EROW;
    if (line == 1) return equals(fields[0], "feature") ? DATELINE_OK : DATELINE_EROW;
    unsigned bit = 0;
    while (bit < DL_FEATURES && !equals(fields[0], dl_feature_name(bit)))
        bit++;
    *what = "unknown feature";
    if (bit == DL_FEATURES) return DATELINE_EROW;
    int type = type_number(fields[1]);
    *what = "unknown type";
    if (type == -2) return DATELINE_EROW;
    char number[16] = "", *end;
    *what = "the weight is no number";
    if (fields[2].len == 0 || fields[2].len >= sizeof number) return DATELINE_EROW;
    memcpy(number, fields[2].ptr, fields[2].len);
    float weight = strtof(number, &end);
    if (*end != '\0') return DATELINE_EROW;
    *what = type < 0 ? "the type * stands behind a row of this feature" : "a second row for this feature and type";
    for (int t = 0; t <= DL_TYPE_USER; t++)
        if (type < 0 ? rows->weight_of[bit][t] != NO_ROW : t == type && rows->weight_of[bit][t] == OWN_ROW)
            return DATELINE_EROW;
    for (int t = type < 0 ? 0 : type; t <= (type < 0 ? DL_TYPE_USER : type); t++) {
        rows->evidence.weights[bit][t] = weight;
        rows->weight_of[bit][t] = type < 0 ? ANY_ROW : OWN_ROW;
    }
    return DATELINE_OK;
}

/* A feature without a row would weigh nothing, and nobody would see it. */
static void read_evidence(const char *path, struct evidence_rows *rows)
{
    read_rows(path, evidence_row, rows);
    for (unsigned bit = 0; bit < DL_FEATURES; bit++) {
        bool any = false;
        for (int t = 0; t <= DL_TYPE_USER; t++)
            any |= rows->weight_of[bit][t] != NO_ROW;
        if (any) continue;
        fprintf(stderr, "mkbuiltin: %s: no row for the feature %s\n", path, dl_feature_name(bit));
        exit(EXIT_FAILURE);
    }
}

/* ---- abbreviations: one column, word ----------------------------------------------------------- */

static dateline_status abbreviation_row(const dateline_span *fields, size_t count, size_t line, const char **what,
                                        void *ctx)
{
    struct dl_pool *words = ctx;
    size_t offset;
    *what = "a row is one word";
    if (count != 1 || fields[0].len == 0) return DATELINE_EROW;
    if (line == 1) return equals(fields[0], "word") ? DATELINE_OK : DATELINE_EROW;
    bool added = dl_pool_add(words, fields[0].ptr, fields[0].len, &offset) && dl_pool_add(words, "\n", 1, &offset);
    return added ? DATELINE_OK : DATELINE_ENOMEM;
}

/* ---- date words: word,class,value -------------------------------------------------------------- */

struct language {
    struct dl_lexicon_builder *lexicon;
    struct dl_pool words; /* function words */
};

static dateline_status date_row(const dateline_span *fields, size_t count, size_t line, const char **what, void *ctx)
{
    *what = "a row is word,class,value";
    if (count != 3) return DATELINE_EROW;
    if (line == 1) return equals(fields[0], "word") ? DATELINE_OK : DATELINE_EROW;
    char number[16] = "", *end;
    *what = "the value is no whole number";
    if (fields[2].len == 0 || fields[2].len >= sizeof number) return DATELINE_EROW;
    memcpy(number, fields[2].ptr, fields[2].len);
    long value = strtol(number, &end, 10);
    if (*end != '\0') return DATELINE_EROW;
    struct language *l = ctx;
    if (equals(fields[1], "function")) {
        size_t offset;
        *what = "a function word is too long";
        if (fields[0].len == 0 || fields[0].len > DL_FUNCTION_WORD_MAX) return DATELINE_EROW;
        bool added =
            dl_pool_add(&l->words, fields[0].ptr, fields[0].len, &offset) && dl_pool_add(&l->words, "\n", 1, &offset);
        return added ? DATELINE_OK : DATELINE_ENOMEM;
    }
    dateline_error error = { 0 };
    dateline_status status = equals(fields[1], "property")
                                 ? dl_lexicon_builder_set(l->lexicon, fields[0], &error)
                                 : dl_lexicon_builder_add(l->lexicon, fields[0], fields[1], (int32_t)value, &error);
    *what = error.what;
    return status;
}

/* "dicts/dates/de.csv" is "de". */
static void take_name(const char *path, char name[8])
{
    const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    size_t len = strcspn(base, ".");
    if (len == 0 || len >= 8)
        die(path, &(dateline_error){ .code = DATELINE_EROW, .what = "a language has a name of 1 to 7 letters" });
    memcpy(name, base, len);
}

/* The image of the languages that the paths name; count ends at the word "--". */
static void make_languages(char **paths, int *count, void **image, size_t *size)
{
    struct dl_language languages[DL_LANGUAGES_MAX] = { 0 };
    struct language parts[DL_LANGUAGES_MAX] = { 0 };
    int n = 0;
    for (; n < *count && strcmp(paths[n], "--") != 0; n++) {
        struct language *l = &parts[n];
        dateline_error limit = { .code = DATELINE_ELIMIT, .what = "too many languages" };
        if (n == DL_LANGUAGES_MAX || dl_lexicon_builder_new(&l->lexicon) != DATELINE_OK) die(paths[n], &limit);
        read_rows(paths[n], date_row, l);
        take_name(paths[n], languages[n].name);
        languages[n].words = (dateline_span){ (const char *)l->words.bytes, l->words.used };
        if (dl_lexicon_builder_finish(l->lexicon, &languages[n].lexicon, &languages[n].lexicon_size) != DATELINE_OK)
            die(paths[n], &(dateline_error){ .code = DATELINE_ELIMIT, .what = "too many words" });
    }
    dateline_status status = dl_languages_make(languages, (size_t)n, image, size);
    must(status, "the languages of dates");
    for (int i = 0; i < n; i++) {
        dl_lexicon_builder_free(parts[i].lexicon);
        dl_pool_free(&parts[i].words);
    }
    *count = n;
}

static void write_image(const char *path, const struct dl_section *sections, size_t count)
{
    void *image;
    size_t size;
    dateline_status status = dl_image_make(sections, count, &image, &size);
    must(status, path);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(image, 1, size, f) != size || fclose(f) != 0)
        die(path, &(dateline_error){ .code = DATELINE_EREAD, .what = "the file cannot be written" });
    free(image);
}

int main(int argc, char **argv)
{
    if (argc < 6) {
        fprintf(stderr, "usage: mkbuiltin OUT EVIDENCE ABBREVIATIONS DATES... -- DICTIONARY...\n");
        return 2;
    }
    struct dl_section sections[DL_GAZ_SECTIONS + 3];
    struct evidence_rows evidence = { .evidence = { .features = DL_FEATURES, .types = DL_TYPE_USER + 1 } };
    struct dl_pool abbreviations = { 0 };
    void *languages;
    size_t languages_size;
    int dates = argc - 4;
    struct dl_compiler *compiler;
    must(dl_compiler_new(&compiler), "the compiler");

    read_evidence(argv[2], &evidence);
    read_rows(argv[3], abbreviation_row, &abbreviations);
    make_languages(argv + 4, &dates, &languages, &languages_size);
    for (int i = 4 + dates + 1; i < argc; i++) {
        dateline_error error;
        struct dl_pool pool = read_file(argv[i]);
        if (dl_read_dictionary(compiler, (const char *)pool.bytes, pool.used, &error) != DATELINE_OK)
            die(argv[i], &error);
        dl_pool_free(&pool);
    }
    must(dl_compiler_finish(compiler, sections), "the dictionaries");
    sections[DL_GAZ_SECTIONS] =
        (struct dl_section){ DL_SECTION_EVIDENCE, &evidence.evidence, sizeof evidence.evidence };
    sections[DL_GAZ_SECTIONS + 1] =
        (struct dl_section){ DL_SECTION_ABBREVIATIONS, abbreviations.bytes, abbreviations.used };
    sections[DL_GAZ_SECTIONS + 2] = (struct dl_section){ DL_SECTION_DATES, languages, languages_size };
    write_image(argv[1], sections, DL_GAZ_SECTIONS + 3);
    free(languages);
    dl_compiler_free(compiler);
    dl_pool_free(&abbreviations);
    return 0;
}
