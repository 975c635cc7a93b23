/* commands.h: what dateline-dict can do. Every command gets its arguments without its own name and
 * answers an exit status. */
#ifndef DL_DICTCLI_COMMANDS_H
#define DL_DICTCLI_COMMANDS_H

enum dl_dict_exit {
    DL_DICT_OK = 0,
    DL_DICT_FOUND = 1, /* diff: differences; lint: findings; find: a name that no dictionary has */
    DL_DICT_USAGE = 2, /* wrong usage, or a dictionary that cannot be used */
    DL_DICT_OUTPUT = 3 /* the output could not be written */
};

enum dl_dict_exit dl_dict_build(int argc, char **argv);
enum dl_dict_exit dl_dict_info(int argc, char **argv);
enum dl_dict_exit dl_dict_find(int argc, char **argv);
enum dl_dict_exit dl_dict_lint(int argc, char **argv);
enum dl_dict_exit dl_dict_diff(int argc, char **argv);

#endif
