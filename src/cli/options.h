/* options.h: the command line. */
#ifndef DL_CLI_OPTIONS_H
#define DL_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/words.h"
#include "output/buffer.h"
#include "output/columns.h"

enum dl_flush { DL_FLUSH_FULL, DL_FLUSH_BLOCK, DL_FLUSH_DOCUMENT };

/* Strings are lent by argv. */
struct dl_options {
    bool help, version, quiet;
    bool no_default_dict, no_header, excel, explain, line_buffered, nested;
    const char *files_from; /* NULL: the paths are operands */
    const char *output;     /* NULL: standard output */
    const char *types;      /* NULL: the library's default */
    const char *date;       /* YYYY-MM-DD, "mtime", "auto", "none" */
    const char *language;   /* of dates; "auto" */
    const char *column_list, *delimiter_text, *score_text, *order_text, *fiscal_text, *flush_text;
    struct dl_list dicts, paths; /* in the order given */

    /* made from the texts above */
    bool columns_help;
    struct dl_columns columns;
    char delimiter;
    double min_score;
    dateline_order date_order;
    unsigned fiscal_start;
    enum dl_flush flush;
};

/* Reads the command line. Answers false after saying on standard error what is wrong. */
bool dl_options_parse(struct dl_options *out, int argc, char **argv);

/* The texts of --help and of --columns help. */
void dl_options_help(struct dl_buffer *out);
void dl_options_columns_help(struct dl_buffer *out);

void dl_options_free(struct dl_options *options);

#endif
