/* fuzz_gaz.c: fuzzer target: an image whose contents lie, and the matcher over it. The first byte chooses the image
 * (bit 0: names that match in any case, too) and the layer over it (bits 1 and 2: none, or a CSV of the one kind or the
 * other). Then comes a list of (place, byte) to put into the contents of the image, four bytes each, then "\n",
 * then a text; the head stays good, so that everything behind it is reached. */
#include <string.h>

#include "fuzz.h"
#include "gazetteer/compile.h"
#include "gazetteer/dict.h"
#include "gazetteer/image.h"
#include "gazetteer/reader.h"

#define HEAD 384u

/* Exact case, then any case. */
static const char *const csv[] = {
    "alias,canonical,type,id,flags,valid\nParis,Paris,PLACE,G1,,\nNew York,,PLACE,,,1800/\n"
    "Paris,Paris Hilton,PERSON,,s,\nal-Qaeda,,AGENCY,,c,\nInc.,,PUB,,w,\nNew York Times,,AGENCY,,m,\n"
    "Constantinople,,PLACE,,~,\nWho,,AGENCY,,u,\n",
    "alias,canonical,type,id,flags,valid\nParis,Paris,PLACE,G1,i,\nNew York,,PLACE,,i,1800/\n"
    "Paris,Paris Hilton,PERSON,,s,\nal-Qaeda,,AGENCY,,i,\nInc.,,PUB,,w,\nNew York Times,,AGENCY,,m,\n"
    "Communist Party,,AGENCY,,i~,\nConstantinople,,PLACE,,~,\nWho,,AGENCY,,u,\n"
};
static const char own_text[] = "New York Times, al-Qaeda of Paris Inc. and NEW\nYORK. Paris said. The commu-\nnist "
                               "party of Canstantinopel, WHO. PARIS AND NEW YORK. new york";

static bool take_row(const dateline_row *row, void *ctx)
{
    (void)row;
    (void)ctx;
    return true;
}

struct good {
    void *image;
    size_t size;
};

static struct good make_image(const char *rows)
{
    struct dl_compiler *compiler;
    struct dl_section sections[DL_GAZ_SECTIONS];
    struct good good;
    FUZZ_CHECK(dl_compiler_new(&compiler) == DATELINE_OK);
    FUZZ_CHECK(dl_read_dictionary(compiler, rows, strlen(rows), NULL) == DATELINE_OK);
    FUZZ_CHECK(dl_compiler_finish(compiler, sections) == DATELINE_OK);
    FUZZ_CHECK(dl_image_make(sections, DL_GAZ_SECTIONS, &good.image, &good.size) == DATELINE_OK);
    dl_compiler_free(compiler);
    return good;
}

static void run(dateline_dict *dict, const char *text, size_t size)
{
    dateline_stream *stream;
    FUZZ_CHECK(dateline_dict_finish(dict, NULL) == DATELINE_OK);
    FUZZ_CHECK(dateline_stream_new(&stream, dict, NULL, take_row, NULL) == DATELINE_OK);
    dateline_stream_feed(stream, own_text, sizeof own_text - 1);
    dateline_stream_feed(stream, text, size);
    dateline_stream_finish(stream, NULL);
    dateline_stream_free(stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct good images[2];
    if (size == 0) return 0;
    for (size_t i = 0; i < 2; i++)
        if (!images[i].image) images[i] = make_image(csv[i]);
    const struct good good = images[data[0] & 1];
    const unsigned over = data[0] >> 1 & 3;
    struct dl_file file = { malloc(good.size), good.size, false };
    if (!file.bytes) return 0;
    uint8_t *bytes = (uint8_t *)file.bytes;
    memcpy(bytes, good.image, good.size);
    for (data++, size--; size >= 4 && data[0] != '\n'; data += 4, size -= 4)
        bytes[HEAD + ((size_t)data[0] | (size_t)data[1] << 8 | (size_t)data[2] << 16) % (good.size - HEAD)] = data[3];

    const char *what;
    dateline_dict *dict;
    FUZZ_CHECK(dateline_dict_new(&dict, false) == DATELINE_OK);
    if (dl_dict_add_image(dict, &file, &what) == DATELINE_OK) {
        if (over == 1 || over == 2)
            FUZZ_CHECK(dateline_dict_add_csv(dict, csv[over - 1], strlen(csv[over - 1]), NULL) == DATELINE_OK);
        run(dict, (const char *)data, size);
    }
    dl_file_close(&file);
    dateline_dict_free(dict);
    return 0;
}
