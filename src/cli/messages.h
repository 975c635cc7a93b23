/* messages.h: what the program says on standard error, and how it ends. */
#ifndef DL_CLI_MESSAGES_H
#define DL_CLI_MESSAGES_H

#include "dateline.h"

enum dl_exit {
    DL_EXIT_OK = 0,
    DL_EXIT_INPUT = 1,  /* done, but some inputs could not be read */
    DL_EXIT_USAGE = 2,  /* wrong usage or a bad dictionary */
    DL_EXIT_OUTPUT = 3, /* the output could not be written */
    DL_EXIT_PIPE = 141, /* nobody reads any more: as if SIGPIPE had ended the program */
};

/* The name that messages begin with, "dateline" until this is called. Borrowed. */
void dl_message_program(const char *name);
const char *dl_message_name(void);

/* Writes the program's name, ": ", the text and a line end at once. Controls inside (of a file name, say)
 * become '?'; a line over DL_MESSAGE_MAX bytes is cut and ends with "...". */
#define DL_MESSAGE_MAX 8192
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void dl_message(const char *format, ...);

/* Says what is wrong with a dictionary: "PATH:LINE: 'FOUND': WHAT". A call that answered DATELINE_EREAD has set errno.
 */
void dl_message_dictionary(const char *path, dateline_status status, const dateline_error *error);

/* "-" was given to more than one who reads it, or to one and there is no PATH. */
#define DL_STDIN_TWICE "standard input is asked for twice; '-' can be given once"

#endif
