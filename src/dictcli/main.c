/* main.c: dateline-dict, the program that makes and inspects dictionaries. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "cli/descriptors.h"
#include "cli/messages.h"
#include "dateline.h"
#include "dictcli/commands.h"

static const char usage[] =
    "Usage: dateline-dict COMMAND ...\n"
    "Make and inspect the dictionaries of dateline.\n"
    "\n"
    "  build [--flags LETTERS] -o FILE CSV...\n"
    "                         compile dictionaries into one file that dateline maps; LETTERS are flags for every row\n"
    "  info [FILE]            what a dictionary holds (without FILE: the built-in one)\n"
    "  find [--dict FILE]... [--no-default-dict] NAME...\n"
    "                         all senses of a name, and whether a text would match them\n"
    "  lint CSV...            what is wrong or doubtful, with file and line\n"
    "  diff OLD NEW           the rows that only one of two dictionaries has\n"
    "\n"
    "A FILE is a CSV dictionary or a compiled one, - is standard input. Columns of a CSV: alias, canonical, type, "
    "subtype, id,\n"
    "lat, lon, country, weight, flags, valid, source; alias and type are needed.\n"
    "\n"
    "Exit status: 0 done; 1 a name not found, findings, differences; 2 wrong usage or a bad dictionary;\n"
    "3 the output could not be written.\n";

#define AT(member) offsetof(struct dl_dict_words, member)
#define COMMON                                                                                                         \
    { DL_OPTION_FLAG, 0, "help", NULL, NULL, AT(help) },                                                               \
    {                                                                                                                  \
        DL_OPTION_FLAG, 0, "version", NULL, NULL, AT(version)                                                          \
    }

static const struct dl_option build_options[] = {
    COMMON,
    { DL_OPTION_TEXT, 'o', "output", "FILE", NULL, AT(output) },
    { DL_OPTION_TEXT, 0, "flags", "LETTERS", NULL, AT(flags) },
};
static const struct dl_option find_options[] = {
    COMMON,
    { DL_OPTION_LIST, 0, "dict", "FILE", NULL, AT(dicts) },
    { DL_OPTION_FLAG, 0, "no-default-dict", NULL, NULL, AT(no_default_dict) },
};
static const struct dl_option common_options[] = { COMMON };

struct command {
    const char *name;
    enum dl_dict_exit (*run)(const struct dl_dict_words *words);
    const struct dl_option *options;
    size_t option_count;
    size_t least, most; /* operands */
    const char *wanted; /* what to give, when there are too few or too many */
};

#define OPTIONS(table) table, sizeof(table) / sizeof *(table)

static const struct command commands[] = {
    { "build", dl_dict_build, OPTIONS(build_options), 1, SIZE_MAX, "-o FILE and one CSV or more" },
    { "info", dl_dict_info, OPTIONS(common_options), 0, 1, "one FILE, or none for the built-in dictionary" },
    { "find", dl_dict_find, OPTIONS(find_options), 1, SIZE_MAX, "a NAME" },
    { "lint", dl_dict_lint, OPTIONS(common_options), 1, SIZE_MAX, "one CSV or more" },
    { "diff", dl_dict_diff, OPTIONS(common_options), 2, 2, "two dictionaries, OLD and NEW" },
};

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(name, commands[i].name) == 0) return &commands[i];
    return NULL;
}

static enum dl_dict_exit inform(const struct dl_dict_words *words)
{
    if (words->help)
        fputs(usage, stdout);
    else
        printf("dateline-dict %s\n", dateline_version());
    return DL_DICT_OK;
}

static enum dl_dict_exit run(const struct command *c, const struct dl_dict_words *words)
{
    if (words->help || words->version) return inform(words);
    /* find's operands are names */
    size_t dashes = dl_list_dashes(&words->dicts) + (c->run == dl_dict_find ? 0 : dl_list_dashes(&words->operands));
    bool is_count = words->operands.count >= c->least && words->operands.count <= c->most;
    if (is_count && dashes < 2) return c->run(words);
    if (is_count)
        dl_message("%s: " DL_STDIN_TWICE, c->name);
    else
        dl_message("%s: give %s", c->name, c->wanted);
    return DL_DICT_USAGE;
}

/* The words behind the command's name. */
static enum dl_dict_exit read_and_run(const struct command *c, int argc, char **argv)
{
    struct dl_dict_words words = { 0 };
    enum dl_dict_exit status = DL_DICT_USAGE;
    if (!dl_list_make(&words.operands, argc) || !dl_list_make(&words.dicts, argc))
        dl_message("out of memory");
    else if (dl_words_read(c->options, c->option_count, &words, &words.operands, argc, argv))
        status = run(c, &words);
    dl_list_free(&words.operands);
    dl_list_free(&words.dicts);
    return status;
}

static enum dl_dict_exit dispatch(int argc, char **argv)
{
    if (argc < 2) {
        dl_message("give a command: build, info, find, lint, diff; see dateline-dict --help");
        return DL_DICT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0) return inform(&(struct dl_dict_words){ .help = true });
    if (strcmp(argv[1], "--version") == 0) return inform(&(struct dl_dict_words){ .version = true });
    const struct command *command = find_command(argv[1]);
    if (command) return read_and_run(command, argc - 2, argv + 2);
    dl_message("%s: no such command; there are build, info, find, lint, diff", argv[1]);
    return DL_DICT_USAGE;
}

int main(int argc, char **argv)
{
    dl_fill_standard_descriptors();
    dl_let_writes_fail();
    dl_message_program("dateline-dict");
    enum dl_dict_exit status = dispatch(argc, argv);
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout)) {
        if (errno == EPIPE) return DL_DICT_PIPE;
        dl_message("standard output: %s", strerror(errno != 0 ? errno : EIO));
        return DL_DICT_OUTPUT;
    }
    return (int)status;
}
