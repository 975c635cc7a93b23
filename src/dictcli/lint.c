/* lint.c: reads all rows, says what is wrong with each alone (lint_row.c), then sorts them and says what
 * is wrong between them.
 *
 *     dicts/places.csv:812: the same row stands at dicts/places.csv:97
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "dictcli/commands.h"
#include "dictcli/dictionary.h"
#include "dictcli/lint_row.h"
#include "gazetteer/gaz.h"
#include "gazetteer/image.h"
#include "gazetteer/reader.h"
#include "memory.h"

/* A row that was read; its strings are offsets into the pool, each with a zero byte after it. */
struct lint_row {
    size_t alias, canonical, type, subtype, id, country;
    const char *path;
    size_t line;
    uint16_t flags;
};

struct lint {
    struct dl_lint_row_checker *checker;
    struct dl_pool strings;
    struct lint_row *rows;
    size_t count, room;
    size_t findings;
    const char *path; /* of the file that is being read */
};

static void report(struct lint *lint, const char *path, size_t line, const char *what)
{
    lint->findings++;
    printf("%s:%zu: %s\n", path, line, what);
}

/* A file that goes on in no way that could be read. */
static void report_end(struct lint *lint, const char *path, const dateline_error *error)
{
    const char *what = error->what ? error->what : dateline_status_text(error->code);
    lint->findings++;
    if (error->found[0] != '\0')
        printf("%s:%zu: '%s': %s\n", path, error->line, error->found, what);
    else
        printf("%s:%zu: %s\n", path, error->line, what);
}

static void report_other(struct lint *lint, const struct lint_row *row, const char *what, const struct lint_row *other)
{
    lint->findings++;
    printf("%s:%zu: %s %s:%zu\n", row->path, row->line, what, other->path, other->line);
}

static bool keep_string(struct lint *lint, dateline_span s, size_t *offset)
{
    size_t end;
    return dl_pool_add(&lint->strings, s.ptr, s.len, offset) && dl_pool_add(&lint->strings, "", 1, &end);
}

static dateline_status take_row(const struct dl_gaz_row *row, size_t line, const char **what, void *ctx)
{
    struct lint *lint = ctx;
    if (!row) {
        report(lint, lint->path, line, *what);
        return DATELINE_OK;
    }
    const char *wrong;
    for (unsigned check = 0; dl_lint_row(lint->checker, row, check, &wrong); check++)
        if (wrong) report(lint, lint->path, line, wrong);
    struct lint_row *moved = dl_reserve(lint->rows, &lint->room, lint->count + 1, sizeof *moved);
    if (!moved) return DATELINE_ENOMEM;
    lint->rows = moved;
    struct lint_row *kept = &lint->rows[lint->count++];
    *kept = (struct lint_row){ .path = lint->path, .line = line, .flags = row->flags };
    bool ok = keep_string(lint, row->alias, &kept->alias) && keep_string(lint, row->canonical, &kept->canonical) &&
              keep_string(lint, row->type, &kept->type) && keep_string(lint, row->subtype, &kept->subtype) &&
              keep_string(lint, row->id, &kept->id) && keep_string(lint, row->country, &kept->country);
    return ok ? DATELINE_OK : DATELINE_ENOMEM;
}

static bool read_file(struct lint *lint, const char *path)
{
    struct dl_file file;
    dateline_error error = { 0 };
    lint->path = path;
    errno = 0;
    dateline_status status = dl_file_open(&file, path);
    if (status == DATELINE_OK && dl_image_begins(file.bytes, file.size)) {
        dl_message("%s: " DL_IS_COMPILED, path);
        dl_file_close(&file);
        return false;
    }
    if (status == DATELINE_OK) status = dl_read_rows(file.bytes ? file.bytes : "", file.size, take_row, lint, &error);
    dl_file_close(&file);
    if (status == DATELINE_OK) return true;
    if (status == DATELINE_EROW) {
        report_end(lint, path, &error);
        return true;
    }
    dl_message("%s: %s", path, status == DATELINE_EREAD && errno ? strerror(errno) : dateline_status_text(status));
    return false;
}

/* ---- between rows ------------------------------------------------------------------------ */

static const unsigned char *pool; /* qsort has no place for it */

static int by_string(size_t a, size_t b)
{
    return strcmp((const char *)pool + a, (const char *)pool + b);
}

/* A row after another that says the same is the duplicate: the order of the paths and of the lines decides the rest. */
static int by_order(const struct lint_row *x, const struct lint_row *y)
{
    int order = strcmp(x->path, y->path);
    return order != 0 ? order : (x->line > y->line) - (x->line < y->line);
}

static int same_sense(const struct lint_row *x, const struct lint_row *y)
{
    int order = by_string(x->alias, y->alias);
    if (order == 0) order = by_string(x->type, y->type);
    if (order == 0) order = by_string(x->canonical, y->canonical);
    if (order == 0) order = by_string(x->subtype, y->subtype);
    if (order == 0) order = by_string(x->country, y->country);
    if (order == 0) order = by_string(x->id, y->id);
    return order != 0 ? order : (x->flags > y->flags) - (x->flags < y->flags);
}

static int by_sense(const void *a, const void *b)
{
    int order = same_sense(a, b);
    return order != 0 ? order : by_order(a, b);
}

static int by_id(const void *a, const void *b)
{
    const struct lint_row *x = a, *y = b;
    int order = by_string(x->id, y->id);
    return order != 0 ? order : by_order(x, y);
}

/* Rows of one alias stand together: duplicates, and those that a row with the flag - hides. */
static void check_alias(struct lint *lint, const struct lint_row *rows, size_t count)
{
    const struct lint_row *denied = NULL;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && same_sense(&rows[i - 1], &rows[i]) == 0)
            report_other(lint, &rows[i], "the same row stands at", &rows[i - 1]);
        if (rows[i].flags & DL_GAZ_DENY) denied = &rows[i];
    }
    for (size_t i = 0; i < count && denied; i++)
        if (!(rows[i].flags & DL_GAZ_DENY))
            report_other(lint, &rows[i], "never matched: the name is denied at", denied);
}

static void check_between(struct lint *lint)
{
    pool = lint->strings.bytes;
    if (lint->count == 0) return;
    qsort(lint->rows, lint->count, sizeof *lint->rows, by_sense);
    for (size_t from = 0, to; from < lint->count; from = to) {
        for (to = from + 1; to < lint->count && by_string(lint->rows[from].alias, lint->rows[to].alias) == 0; to++)
            ;
        check_alias(lint, lint->rows + from, to - from);
    }
    qsort(lint->rows, lint->count, sizeof *lint->rows, by_id);
    for (size_t i = 1; i < lint->count; i++) {
        const struct lint_row *before = &lint->rows[i - 1], *row = &lint->rows[i];
        if (pool[row->id] == '\0' || by_string(before->id, row->id) != 0) continue;
        if (by_string(before->type, row->type) != 0) report_other(lint, row, "the id has another type at", before);
    }
}

enum dl_dict_exit dl_dict_lint(const struct dl_dict_words *words)
{
    struct lint lint = { 0 };
    enum dl_dict_exit status = DL_DICT_USAGE;
    bool ok = dl_lint_row_checker_new(&lint.checker);
    if (!ok) dl_message("out of memory");
    for (size_t i = 0; i < words->operands.count && ok; i++)
        ok = read_file(&lint, words->operands.items[i]);
    if (ok) {
        check_between(&lint);
        status = lint.findings > 0 ? DL_DICT_FOUND : DL_DICT_OK;
    }
    dl_lint_row_checker_free(lint.checker);
    dl_pool_free(&lint.strings);
    free(lint.rows);
    return status;
}
