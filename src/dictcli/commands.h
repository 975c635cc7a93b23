/* commands.h: what dateline-dict can do. Every command gets its command line, read, and answers an exit status. */
#ifndef DL_DICTCLI_COMMANDS_H
#define DL_DICTCLI_COMMANDS_H

#include "cli/words.h"

enum dl_dict_exit {
    DL_DICT_OK = 0,
    DL_DICT_FOUND = 1,  /* diff: differences; lint: findings; find: a name that no dictionary has */
    DL_DICT_USAGE = 2,  /* wrong usage, or a dictionary that cannot be used */
    DL_DICT_OUTPUT = 3, /* the output could not be written */
    DL_DICT_PIPE = 141  /* nobody reads any more: as if SIGPIPE had ended the program */
};

/* Of all commands together; strings are lent by argv. */
struct dl_dict_words {
    bool help, version;
    const char *output, *flags;
    bool no_default_dict;
    struct dl_list dicts;
    struct dl_list operands; /* as many as the command takes */
};

enum dl_dict_exit dl_dict_build(const struct dl_dict_words *words);
enum dl_dict_exit dl_dict_info(const struct dl_dict_words *words);
enum dl_dict_exit dl_dict_find(const struct dl_dict_words *words);
enum dl_dict_exit dl_dict_lint(const struct dl_dict_words *words);
enum dl_dict_exit dl_dict_diff(const struct dl_dict_words *words);

#endif
