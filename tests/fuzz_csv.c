/* fuzz_csv.c: libFuzzer target: any bytes as a dictionary, over the built-in one, and a text with its names. */
#include <stdlib.h>
#include <string.h>

#include "dateline.h"

static bool take_row(const dateline_row *row, void *ctx)
{
    (void)row;
    (void)ctx;
    return true;
}

static void run(const dateline_dict *dict, const char *text, size_t size)
{
    dateline_stream *stream;
    dateline_options options = dateline_default_options();
    options.members |= DATELINE_ROW_EVIDENCE;
    options.types = "+TITLE,HEAD,WORD,DEMONYM";
    if (dateline_stream_new(&stream, dict, &options, take_row, NULL) != DATELINE_OK) abort();
    dateline_stream_feed(stream, text, size);
    dateline_stream_finish(stream, NULL);
    dateline_stream_free(stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dateline_dict *dict;
    dateline_error error = { 0 };
    if (dateline_dict_new(&dict, true) != DATELINE_OK) abort();
    dateline_status status = dateline_dict_add_csv(dict, (const char *)data, size, &error);
    if (status != error.code || (status != DATELINE_OK && !error.what)) abort();
    if (status == DATELINE_OK) {
        dateline_dict_finish(dict, NULL);
        run(dict, (const char *)data, size); /* the names as they stand there */
    }
    dateline_dict_free(dict);
    return 0;
}
