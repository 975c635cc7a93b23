/* main.c: dateline-dict, the program that makes and inspects dictionaries. */
#include <stdio.h>
#include <string.h>

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
    "A FILE is a CSV dictionary or a compiled one. Columns of a CSV: alias, canonical, type, subtype, id,\n"
    "lat, lon, country, weight, flags, valid, source; alias and type are needed.\n"
    "\n"
    "Exit status: 0 done; 1 a name not found, findings, differences; 2 wrong usage or a bad dictionary;\n"
    "3 the output could not be written.\n";

static const struct {
    const char *name;
    enum dl_dict_exit (*run)(int argc, char **argv);
} commands[] = {
    { "build", dl_dict_build }, { "info", dl_dict_info }, { "find", dl_dict_find },
    { "lint", dl_dict_lint },   { "diff", dl_dict_diff },
};

static enum dl_dict_exit dispatch(int argc, char **argv)
{
    if (argc >= 2 && strcmp(argv[1], "--help") == 0) {
        fputs(usage, stdout);
        return DL_DICT_OK;
    }
    if (argc >= 2 && strcmp(argv[1], "--version") == 0) {
        printf("dateline-dict %s\n", dateline_version());
        return DL_DICT_OK;
    }
    for (size_t i = 0; argc >= 2 && i < sizeof commands / sizeof *commands; i++)
        if (strcmp(argv[1], commands[i].name) == 0) return commands[i].run(argc - 2, argv + 2);
    if (argc < 2)
        dl_message("give a command: build, info, find, lint, diff; see dateline-dict --help");
    else
        dl_message("%s: no such command; there are build, info, find, lint, diff", argv[1]);
    return DL_DICT_USAGE;
}

int main(int argc, char **argv)
{
    dl_message_program("dateline-dict");
    enum dl_dict_exit status = dispatch(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        dl_message("the output could not be written");
        return DL_DICT_OUTPUT;
    }
    return (int)status;
}
