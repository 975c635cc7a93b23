/* output.h: the file that -o names, and the numbered ones that may follow it.
 *
 * A new or regular file is written under a temporary name beside it and gets its own name by
 * commit; until then it is removed when the program fails or is ended by a signal. Anything else
 * (standard output, a device, a FIFO) is written directly and never replaced.
 */
#ifndef DL_CLI_OUTPUT_H
#define DL_CLI_OUTPUT_H

#include <stdbool.h>

#include "cli/words.h"

struct dl_output;

/* path is lent until free; NULL and "-" mean standard output. One output a program. Answers 0 or
 * an errno; *out is to be freed in any case. */
int dl_output_open(struct dl_output **out, const char *path);

/* The descriptor to write to now. */
int dl_output_fd(const struct dl_output *output);

/* For messages: the path, or "standard output". */
const char *dl_output_name(const struct dl_output *output);

/* True for files that get their names by commit; false for what is written directly. */
bool dl_output_is_replacing(const struct dl_output *output);

/* What a file is to the output, told by device and inode. */
enum dl_output_use {
    DL_OUTPUT_NONE,
    DL_OUTPUT_WRITTEN,   /* a regular file that is written directly: it grows while it is read */
    DL_OUTPUT_TEMPORARY, /* one of its temporary files */
    DL_OUTPUT_REPLACED   /* a file that commit will replace */
};

enum dl_output_use dl_output_use(const struct dl_output *output, int fd);

/* True, and said on standard error, when one of the paths ("-": standard input) is the output, through a link too. */
bool dl_output_refuses(const struct dl_output *output, const struct dl_list *inputs);

/* Goes on in the next file: out.csv, out-2.csv, out-3.csv. Only when it is replacing. Answers 0 or
 * an errno. */
int dl_output_next(struct dl_output *output);

/* Closes everything and gives the files their names. Answers 0 or an errno. */
int dl_output_commit(struct dl_output *output);

/* Takes NULL. Files that were not committed are removed. */
void dl_output_free(struct dl_output *output);

#endif
