/* build.c: CSV files → one image. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "cli/output.h"
#include "dictcli/commands.h"
#include "dictcli/dictionary.h"
#include "gazetteer/reader.h"
#include "output/buffer.h"

/* Writes the output, unless it is one of the operands. A program that has the old file mapped keeps it whole: it is
 * replaced, not rewritten. */
static enum dl_dict_exit write_file(const struct dl_dict_words *words, const void *bytes, size_t size)
{
    struct dl_output *output;
    struct dl_buffer *buffer = NULL;
    int error = dl_output_open(&output, words->output);
    if (error == 0 && dl_output_refuses(output, &words->operands)) {
        dl_output_free(output);
        return DL_DICT_USAGE;
    }
    if (error == 0 && dl_buffer_new(&buffer, dl_output_fd(output)) != DATELINE_OK) error = ENOMEM;
    if (error == 0) {
        dl_buffer_put(buffer, bytes, size);
        dl_buffer_flush(buffer);
        error = buffer->error;
    }
    if (error == 0) error = dl_output_commit(output);
    if (error != 0) dl_message("%s: %s", dl_output_name(output), strerror(error));
    dl_buffer_free(buffer);
    dl_output_free(output);
    return error == 0 ? DL_DICT_OK : DL_DICT_OUTPUT;
}

enum dl_dict_exit dl_dict_build(const struct dl_dict_words *words)
{
    const char *letters = words->flags ? words->flags : "";
    uint16_t flags;
    if (!words->output) {
        dl_message("build: give -o FILE and one CSV or more");
        return DL_DICT_USAGE;
    }
    if (!dl_read_flags((dateline_span){ letters, strlen(letters) }, &flags)) {
        dl_message("build: --flags %s: the flags are letters of c u w g s x d h p m - i ~", letters);
        return DL_DICT_USAGE;
    }
    size_t size;
    void *image = dl_dictionary_compile(words->operands.items, words->operands.count, flags, &size);
    if (!image) return DL_DICT_USAGE;
    enum dl_dict_exit status = write_file(words, image, size);
    free(image);
    return status;
}
