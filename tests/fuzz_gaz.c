/* fuzz_gaz.c: libFuzzer target: an image whose contents lie, and the matcher over it. The input is a
 * list of (place, byte) to put into the contents of a good image, four bytes each, then "\n", then a text;
 * the head stays good, so that everything behind it is reached. */
#include <stdlib.h>
#include <string.h>

#include "gazetteer/compile.h"
#include "gazetteer/dict.h"
#include "gazetteer/image.h"
#include "gazetteer/reader.h"

#define HEAD 384u

static const char csv[] =
    "alias,canonical,type,id,flags,valid\nParis,Paris,PLACE,G1,,\nNew York,,PLACE,,,1800/\n"
    "Paris,Paris Hilton,PERSON,,s,\nal-Qaeda,,AGENCY,,,\nInc.,,PUB,,w,\nNew York Times,,AGENCY,,m,\n"
    "Communist Party,,AGENCY,,i~,\nConstantinople,,PLACE,,~,\nWho,,AGENCY,,u,\n";
static const char own_text[] = "New York Times, al-Qaeda of Paris Inc. and NEW\nYORK. Paris said. The commu-\nnist "
                               "party of Canstantinopel, WHO.";

static bool take_row(const dateline_row *row, void *ctx)
{
    (void)row;
    (void)ctx;
    return true;
}

static void *make_image(size_t *size)
{
    struct dl_compiler *compiler;
    struct dl_section sections[DL_GAZ_SECTIONS];
    void *image;
    if (dl_compiler_new(&compiler) != DATELINE_OK ||
        dl_read_dictionary(compiler, csv, sizeof csv - 1, NULL) != DATELINE_OK ||
        dl_compiler_finish(compiler, sections) != DATELINE_OK ||
        dl_image_make(sections, DL_GAZ_SECTIONS, &image, size) != DATELINE_OK)
        abort();
    dl_compiler_free(compiler);
    return image;
}

static void run(dateline_dict *dict, const char *text, size_t size)
{
    dateline_stream *stream;
    if (dateline_dict_finish(dict, NULL) != DATELINE_OK ||
        dateline_stream_new(&stream, dict, NULL, take_row, NULL) != DATELINE_OK)
        abort();
    dateline_stream_feed(stream, own_text, sizeof own_text - 1);
    dateline_stream_feed(stream, text, size);
    dateline_stream_finish(stream, NULL);
    dateline_stream_free(stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static void *good;
    static size_t good_size;
    if (!good) good = make_image(&good_size);
    struct dl_file file = { malloc(good_size), good_size, false };
    if (!file.bytes) return 0;
    memcpy(file.bytes, good, good_size);
    for (; size >= 4 && data[0] != '\n'; data += 4, size -= 4)
        ((uint8_t *)
             file.bytes)[HEAD + ((size_t)data[0] | (size_t)data[1] << 8 | (size_t)data[2] << 16) % (good_size - HEAD)] =
            data[3];

    const char *what;
    dateline_dict *dict;
    if (dateline_dict_new(&dict, false) != DATELINE_OK) abort();
    if (dl_dict_add_image(dict, &file, &what) == DATELINE_OK) run(dict, (const char *)data, size);
    dl_file_close(&file);
    dateline_dict_free(dict);
    return 0;
}
