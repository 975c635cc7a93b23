/* run.h: the work itself, once the command line is understood. */
#ifndef DL_CLI_RUN_H
#define DL_CLI_RUN_H

#include "cli/messages.h"
#include "cli/options.h"

/* Reads the dictionaries, pumps every document through a stream and writes the rows. Says on
 * standard error what went wrong. */
enum dl_exit dl_run(const struct dl_options *options);

#endif
