/* fuzz_csv.c: fuzzer target: any bytes as a dictionary, over the built-in one or none, and a text with its names. */
#include "dateline.h"
#include "fuzz.h"

static bool take_row(const dateline_row *row, void *ctx)
{
    const size_t size = *(const size_t *)ctx;
    FUZZ_CHECK(row->start < row->end && row->end <= size);
    return true;
}

static void run(const dateline_dict *dict, const char *text, size_t size)
{
    dateline_stream *stream;
    dateline_options options = dateline_default_options();
    options.members |= DATELINE_ROW_EVIDENCE;
    options.types = "+TITLE,HEAD,WORD,DEMONYM";
    FUZZ_CHECK(dateline_stream_new(&stream, dict, &options, take_row, &size) == DATELINE_OK);
    FUZZ_CHECK(dateline_stream_feed(stream, text, size) == DATELINE_OK);
    FUZZ_CHECK(dateline_stream_finish(stream, NULL) == DATELINE_OK);
    dateline_stream_free(stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (int built_in = 0; built_in < 2; built_in++) {
        dateline_dict *dict;
        dateline_error error = { 0 };
        FUZZ_CHECK(dateline_dict_new(&dict, built_in) == DATELINE_OK);
        const dateline_status status = dateline_dict_add_csv(dict, (const char *)data, size, &error);
        FUZZ_CHECK(status == error.code && (status == DATELINE_OK || error.what));
        FUZZ_CHECK(dateline_dict_finish(dict, NULL) == DATELINE_OK);
        run(dict, (const char *)data, size); /* the names as they stand there */
        dateline_dict_free(dict);
    }
    return 0;
}
