/* main.c: dateline, the program: what was asked for, and its exit status. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/descriptors.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/run.h"
#include "dateline.h"
#include "output/buffer.h"

/* Prints help, the version or the columns on standard output. */
static enum dl_exit inform(const struct dl_options *options)
{
    struct dl_buffer *out;
    if (dl_buffer_new(&out, STDOUT_FILENO) != DATELINE_OK) {
        dl_message("out of memory");
        return DL_EXIT_OUTPUT;
    }
    if (options->help) {
        dl_options_help(out);
    } else if (options->version) {
        const char *version = dateline_version();
        dl_buffer_put(out, "dateline ", 9);
        dl_buffer_put(out, version, strlen(version));
        dl_buffer_byte(out, '\n');
    } else {
        dl_options_columns_help(out);
    }
    enum dl_exit status = DL_EXIT_OK;
    if (!dl_buffer_flush(out)) {
        status = out->error == EPIPE ? DL_EXIT_PIPE : DL_EXIT_OUTPUT;
        if (status == DL_EXIT_OUTPUT) dl_message("standard output: %s", strerror(out->error));
    }
    dl_buffer_free(out);
    return status;
}

static enum dl_exit dispatch(const struct dl_options *options)
{
    if (options->help || options->version || options->columns_help) return inform(options);
    if (options->paths.count == 0 && !options->files_from && isatty(STDIN_FILENO)) {
        dl_message("nothing to read: give a PATH, or pipe text in; see dateline --help");
        return DL_EXIT_USAGE;
    }
    return dl_run(options);
}

int main(int argc, char **argv)
{
    dl_fill_standard_descriptors();
    dl_let_writes_fail();
    struct dl_options options;
    enum dl_exit status = dl_options_parse(&options, argc, argv) ? dispatch(&options) : DL_EXIT_USAGE;
    dl_options_free(&options);
    return (int)status;
}
