/* diff.c: both dictionaries as sorted rows, walked side by side. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "dictcli/commands.h"
#include "dictcli/dictionary.h"
#include "dictcli/rows.h"

/* The rows of a dictionary as lines, sorted. */
struct lines {
    char *text;
    char **line;
    size_t count;
};

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Writes every row, ended by a zero byte. */
static bool write_lines(struct lines *lines, const struct dl_gaz *g)
{
    size_t size;
    FILE *out = open_memstream(&lines->text, &size);
    if (!out) return false;
    struct dl_name name = { 0 };
    for (uint32_t offset = 0; dl_gaz_read_name(g, &offset, &name);) {
        dl_print_row(out, g, &name);
        fputc('\0', out);
        lines->count++;
    }
    bool ok = !ferror(out);
    return fclose(out) == 0 && ok;
}

static bool read_lines(struct lines *lines, char *path)
{
    struct dl_dictionary d;
    *lines = (struct lines){ 0 };
    if (!dl_dictionary_open(&d, path)) return false;
    bool ok = write_lines(lines, &d.gaz);
    dl_dictionary_close(&d);
    lines->line = calloc(lines->count + 1, sizeof *lines->line);
    if (!ok || !lines->line) {
        dl_message("out of memory");
        return false;
    }
    char *p = lines->text;
    for (size_t i = 0; i < lines->count; i++, p += strlen(p) + 1)
        lines->line[i] = p;
    qsort(lines->line, lines->count, sizeof *lines->line, by_text);
    return true;
}

static void free_lines(struct lines *lines)
{
    free(lines->text);
    free(lines->line);
}

/* Prints the rows that one has and the other has not; answers how many. */
static size_t compare(const struct lines *old, const struct lines *new)
{
    size_t i = 0, k = 0, differences = 0;
    while (i < old->count || k < new->count) {
        int order = i == old->count ? 1 : k == new->count ? -1 : strcmp(old->line[i], new->line[k]);
        if (order == 0) {
            i++;
            k++;
            continue;
        }
        if (differences++ == 0) puts("change," DL_ROW_COLUMNS);
        printf("%c,%s\n", order < 0 ? '-' : '+', order < 0 ? old->line[i++] : new->line[k++]);
    }
    return differences;
}

enum dl_dict_exit dl_dict_diff(const struct dl_dict_words *words)
{
    struct lines old, new = { 0 };
    enum dl_dict_exit status = DL_DICT_USAGE;
    if (read_lines(&old, words->operands.items[0]) && read_lines(&new, words->operands.items[1]))
        status = compare(&old, &new) > 0 ? DL_DICT_FOUND : DL_DICT_OK;
    free_lines(&old);
    free_lines(&new);
    return status;
}
