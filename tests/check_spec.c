/* check_spec.c: runs the examples of the .txt files of tests/spec, each fed in pieces of every size.
 *
 *     ``` dict               a dictionary for the examples that follow in the file;
 *     alias,type             `dict only` leaves the built-in one out
 *     Black Pearl,VESSEL
 *     ```
 *
 *     ``` example columns=type,text date=2018-07-16
 *     The Black Pearl left.
 *     ---
 *     VESSEL,Black Pearl
 *     ```
 *
 * columns= is type,text,value when it is missing; types=, min-score= and nested=yes are the options.
 */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

#define EXAMPLES_MAX 2000

struct example {
    const char *file;
    unsigned line;
    char *info, *input, *rows;
    const char *dict; /* NULL: only the built-in one */
    bool dict_only;
};

static struct example examples[EXAMPLES_MAX];
static int example_count;

static char *copy(const char *from, size_t len)
{
    char *text = malloc(len + 1);
    memcpy(text, from, len);
    text[len] = '\0';
    return text;
}

/* A mistake in an example would be a test that nobody runs. */
static void give_up(const char *path, unsigned line, const char *what)
{
    fprintf(stderr, "%s:%u: %s\n", path, line, what);
    exit(EXIT_FAILURE);
}

/* The text between two lines of a fence; the closing one begins with end. Moves *at behind it. */
static char *take_until(const char *path, const char **at, const char *end, unsigned *line)
{
    const char *start = *at, *p = start;
    while (strncmp(p, end, strlen(end)) != 0) {
        const char *feed = strchr(p, '\n');
        if (!feed) give_up(path, *line, "the fence is not closed");
        p = feed + 1;
        ++*line;
    }
    const char *rest = strchr(p, '\n');
    *at = rest ? rest + 1 : p + strlen(p);
    ++*line;
    return copy(start, (size_t)(p - start));
}

/* Every word of the line behind "example" is an option that the runner knows. */
static bool is_info(const char *info)
{
    static const char *const keys[] = { "columns=", "date=", "types=", "min-score=", "nested=yes" };
    while (*(info += strspn(info, " ")) != '\0') {
        size_t i = 0;
        while (i < sizeof keys / sizeof *keys && strncmp(info, keys[i], strlen(keys[i])) != 0)
            i++;
        if (i == sizeof keys / sizeof *keys) return false;
        info += strcspn(info, " ");
    }
    return true;
}

static void load(const char *path)
{
    size_t size;
    char *text = test_read_file(path, &size);
    const char *at = text, *dict = NULL;
    bool dict_only = false;
    for (unsigned line = 1; *at;) {
        const char *feed = strchr(at, '\n');
        const char *next = feed ? feed + 1 : at + strlen(at);
        if (strncmp(at, "``` dict", 8) == 0) {
            dict_only = strncmp(at + 8, " only", 5) == 0;
            at = next;
            line++;
            dict = take_until(path, &at, "```", &line);
        } else if (strncmp(at, "``` example", 11) == 0) {
            if (example_count == EXAMPLES_MAX) give_up(path, line, "more examples than EXAMPLES_MAX");
            struct example *e = &examples[example_count++];
            *e = (struct example){ .file = path, .line = line, .dict = dict, .dict_only = dict_only };
            e->info = copy(at + 11, (size_t)(next - at - 12));
            if (!is_info(e->info)) give_up(path, line, "an option that is not known");
            at = next;
            line++;
            e->input = take_until(path, &at, "---\n", &line);
            e->input[strlen(e->input) - 1] = '\0'; /* the line feed before the separator */
            e->rows = take_until(path, &at, "```", &line);
        } else {
            if (strncmp(at, "```", 3) == 0) give_up(path, line, "a fence that is neither dict nor example");
            at = next;
            line++;
        }
    }
    free(text);
}

/* The value of " key=value" in the info string; NULL when it is not there. */
static char *option(const struct example *e, const char *key)
{
    const char *at = strstr(e->info, key);
    return at ? copy(at + strlen(key), strcspn(at + strlen(key), " ")) : NULL;
}

START_TEST(example)
{
    const struct example *e = &examples[_i];
    char *columns = option(e, " columns="), *date = option(e, " date="), *types = option(e, " types=");
    char *score = option(e, " min-score=");
    dateline_options options = dateline_default_options();
    options.types = types;
    if (score) options.min_score = strtod(score, NULL);
    options.nested = strstr(e->info, " nested=yes") != NULL;
    dateline_dict *dict = test_dict(!e->dict_only, e->dict);
    size_t size = strlen(e->input);
    for (size_t step = 1; step <= size + 1; step++) {
        char *rows = test_rows(dict, &options, columns ? columns : "type,text,value", date, e->input, size, step);
        ck_assert_msg(strcmp(rows, e->rows) == 0, "%s:%u, in pieces of %zu bytes\nexpected:\n%sgot:\n%s", e->file,
                      e->line, step, e->rows, rows);
        free(rows);
    }
    dateline_dict_free(dict);
    free(columns);
    free(date);
    free(types);
    free(score);
}
END_TEST

static int is_spec(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);
    return len > 4 && strcmp(entry->d_name + len - 4, ".txt") == 0;
}

int main(void)
{
    struct dirent **names;
    int n = scandir(DL_SPEC, &names, is_spec, alphasort);
    for (int i = 0; i < n; i++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", DL_SPEC, names[i]->d_name);
        load(copy(path, strlen(path)));
        free(names[i]);
    }
    free(names);
    Suite *suite = suite_create("spec");
    TCase *tc = tcase_create("examples");
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, example, 0, example_count);
    suite_add_tcase(suite, tc);
    int status = test_run(suite);
    return example_count == 0 ? EXIT_FAILURE : status;
}
