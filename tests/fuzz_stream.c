/* fuzz_stream.c: libFuzzer target: the first byte chooses the size of the pieces, and the rows of the
 * pieces must be those of the whole; so must the rows that are in no other when rows inside rows are wanted. */
#include <stdlib.h>
#include <string.h>

#include "dateline.h"

struct sum {
    uint64_t rows, hash;
};

static bool add_row(const dateline_row *row, void *ctx)
{
    struct sum *sum = ctx;
    sum->rows++;
    sum->hash = (sum->hash * 31 + row->start) * 31 + row->end + row->value.len + row->line;
    return true;
}

/* Adds a row that is in no other. */
static bool add_outer_row(const dateline_row *row, void *ctx)
{
    const bool is_nested = row->flags.len >= 6 && memcmp(row->flags.ptr + row->flags.len - 6, "nested", 6) == 0;
    return is_nested || add_row(row, ctx);
}

static struct sum run(dateline_stream *stream, struct sum *sum, const char *text, size_t size, size_t step)
{
    *sum = (struct sum){ 0, 0 };
    for (size_t at = 0; at < size; at += step)
        if (dateline_stream_feed(stream, text + at, size - at < step ? size - at : step) != DATELINE_OK) abort();
    if (dateline_stream_finish(stream, NULL) != DATELINE_OK) abort();
    return *sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static dateline_dict *dict;
    static dateline_stream *stream, *nesting;
    static struct sum sum;
    if (!dict) {
        if (dateline_dict_new(&dict, true) != DATELINE_OK || dateline_dict_finish(dict, NULL) != DATELINE_OK) abort();
        if (dateline_stream_new(&stream, dict, NULL, add_row, &sum) != DATELINE_OK) abort();
        dateline_options options = dateline_default_options();
        options.nested = true;
        if (dateline_stream_new(&nesting, dict, &options, add_outer_row, &sum) != DATELINE_OK) abort();
    }
    if (size == 0) return 0;
    const char *text = (const char *)data + 1;
    struct sum whole = run(stream, &sum, text, size - 1, size);
    struct sum pieces = run(stream, &sum, text, size - 1, (size_t)data[0] % 37 + 1);
    if (whole.rows != pieces.rows || whole.hash != pieces.hash) abort();
    struct sum outer = run(nesting, &sum, text, size - 1, (size_t)data[0] % 37 + 1);
    if (whole.rows != outer.rows || whole.hash != outer.hash) abort();
    return 0;
}
