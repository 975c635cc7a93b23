/* output.h: the file that -o names, and the numbered ones that may follow it.
 *
 * A new or regular file is written under a temporary name beside it and gets its own name by
 * commit; until then it is removed when the program fails or is ended by a signal. Anything else
 * (standard output, a device, a FIFO) is written directly and never replaced.
 */
#ifndef DL_CLI_OUTPUT_H
#define DL_CLI_OUTPUT_H

#include <stdbool.h>

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

/* True when fd is open on a regular file that is being written. */
bool dl_output_is(const struct dl_output *output, int fd);

/* Goes on in the next file: out.csv, out-2.csv, out-3.csv. Only when it is replacing. Answers 0 or
 * an errno. */
int dl_output_next(struct dl_output *output);

/* Closes everything and gives the files their names. Answers 0 or an errno. */
int dl_output_commit(struct dl_output *output);

/* Takes NULL. Files that were not committed are removed. */
void dl_output_free(struct dl_output *output);

#endif
