/* dict.c: layers are opened as they are added; finish only closes the door. */
#include "gazetteer/dict.h"

#include <stdlib.h>
#include <string.h>

#include "gazetteer/builtin.h"
#include "gazetteer/image.h"
#include "gazetteer/reader.h"

struct dateline_dict {
    struct dl_layer layers[DL_LAYERS_MAX];
    size_t layer_count;
    dateline_span types[DL_TYPE_MAX];
    unsigned type_count;
    bool finished;
};

static const char *const builtin_types[] = {
#define X(name) #name,
    DL_TYPE_LIST(X)
#undef X
};

static dateline_status fail(dateline_error *error, dateline_status status, const char *what)
{
    if (error) *error = (dateline_error){ .code = status, .what = what };
    return status;
}

bool dl_dict_is_finished(const dateline_dict *dict)
{
    return dict->finished;
}

size_t dl_dict_layers(const dateline_dict *dict)
{
    return dict->layer_count;
}

const struct dl_layer *dl_dict_layer(const dateline_dict *dict, size_t i)
{
    return &dict->layers[i];
}

unsigned dl_dict_type(const dateline_dict *dict, dateline_span name)
{
    for (unsigned t = 0; t < dict->type_count; t++)
        if (dict->types[t].len == name.len && memcmp(dict->types[t].ptr, name.ptr, name.len) == 0) return t;
    return DL_TYPE_MAX;
}

unsigned dl_dict_types(const dateline_dict *dict)
{
    return dict->type_count;
}

dateline_span dl_dict_type_name(const dateline_dict *dict, unsigned type)
{
    return dict->types[type];
}

const void *dl_dict_section(const char *tag, size_t *size)
{
    return dl_image_section(dl_builtin_image, tag, size);
}

/* Gives the gazetteer's types their numbers in the dictionary. */
static dateline_status map_types(dateline_dict *dict, struct dl_layer *layer)
{
    if (layer->gaz.type_count > DL_TYPE_MAX) return DATELINE_ELIMIT;
    for (uint32_t i = 0; i < layer->gaz.type_count; i++) {
        dateline_span name = dl_gaz_string(&layer->gaz, layer->gaz.types[i]);
        unsigned type = dl_dict_type(dict, name);
        if (type == DL_TYPE_MAX) {
            if (dict->type_count == DL_TYPE_MAX) return DATELINE_ELIMIT;
            type = dict->type_count++;
            dict->types[type] = name;
        }
        layer->types[i] = (uint8_t)type;
    }
    return DATELINE_OK;
}

_Static_assert(DL_LAYERS_MAX == 16 && DL_TYPE_MAX == 64 && DL_TYPE_USER == 11, "messages and documents name them");

/* Takes the file over when it answers DATELINE_OK; the image is its bytes, or the built-in one. */
static dateline_status add_image(dateline_dict *dict, const void *image, struct dl_file file, const char **what)
{
    *what = "more than 16 dictionaries at once, the built-in one included";
    if (dict->layer_count == DL_LAYERS_MAX) return DATELINE_ELIMIT;
    struct dl_layer *layer = &dict->layers[dict->layer_count];
    dateline_status status = dl_gaz_open(&layer->gaz, image, what);
    if (status != DATELINE_OK) return status;
    *what = "more than 64 types, of which 11 are built in";
    const unsigned types = dict->type_count;
    status = map_types(dict, layer);
    if (status != DATELINE_OK) { /* the image goes, and the names in it */
        dict->type_count = types;
        return status;
    }
    layer->file = file;
    dict->layer_count++;
    return DATELINE_OK;
}

dateline_status dateline_dict_new(dateline_dict **out, bool built_in)
{
    dateline_dict *dict = *out = calloc(1, sizeof *dict);
    if (!dict) return DATELINE_ENOMEM;
    for (unsigned t = 0; t < DL_TYPE_USER; t++)
        dict->types[t] = (dateline_span){ builtin_types[t], strlen(builtin_types[t]) };
    dict->type_count = DL_TYPE_USER;
    const char *what;
    size_t size = (size_t)(dl_builtin_image_end - dl_builtin_image);
    dateline_status status = dl_image_check(dl_builtin_image, size, &what);
    if (status == DATELINE_OK && built_in) status = add_image(dict, dl_builtin_image, (struct dl_file){ 0 }, &what);
    if (status != DATELINE_OK) {
        dateline_dict_free(dict);
        *out = NULL;
    }
    return status;
}

dateline_status dateline_dict_add_csv(dateline_dict *dict, const char *bytes, size_t size, dateline_error *error)
{
    if (dict->finished) return fail(error, DATELINE_EUSE, "the dictionary is finished");
    struct dl_compiler *compiler;
    struct dl_section sections[DL_GAZ_SECTIONS];
    struct dl_file file = { 0 };
    const char *what = NULL;
    dateline_status status = dl_compiler_new(&compiler);
    if (status != DATELINE_OK) return fail(error, status, dateline_status_text(status));
    status = dl_read_dictionary(compiler, bytes, size, error);
    if (status != DATELINE_OK) goto done;
    status = dl_compiler_finish(compiler, sections);
    if (status == DATELINE_OK) status = dl_image_make(sections, DL_GAZ_SECTIONS, &file.bytes, &file.size);
    if (status == DATELINE_OK) status = add_image(dict, file.bytes, file, &what);
    if (status != DATELINE_OK) {
        dl_file_close(&file);
        fail(error, status, what ? what : dateline_status_text(status));
    }
done:
    dl_compiler_free(compiler);
    return status;
}

dateline_status dl_dict_add_image(dateline_dict *dict, struct dl_file *file, const char **what)
{
    dateline_status status = dl_image_check(file->bytes, file->size, what);
    if (status == DATELINE_OK) status = add_image(dict, file->bytes, *file, what);
    if (status == DATELINE_OK) *file = (struct dl_file){ 0 };
    return status;
}

/* An image of up to this size is checked to the last byte: that takes less than a millisecond. Of a
 * larger one the head is checked, and every offset when it is used. */
#define VERIFY_MAX (4u << 20)

static dateline_status add_compiled(dateline_dict *dict, struct dl_file *file, const char **what)
{
    dateline_status status = DATELINE_OK;
    if (file->size <= VERIFY_MAX) status = dl_image_verify(file->bytes, file->size, what);
    return status == DATELINE_OK ? dl_dict_add_image(dict, file, what) : status;
}

dateline_status dateline_dict_add_file(dateline_dict *dict, const char *path, dateline_error *error)
{
    if (dict->finished) return fail(error, DATELINE_EUSE, "the dictionary is finished");
    struct dl_file file;
    dateline_status status = dl_file_open(&file, path);
    if (status != DATELINE_OK) return fail(error, status, dateline_status_text(status));
    if (dl_image_begins(file.bytes, file.size)) {
        const char *what;
        status = add_compiled(dict, &file, &what);
        if (status != DATELINE_OK) fail(error, status, what);
    } else {
        status = dateline_dict_add_csv(dict, file.bytes ? file.bytes : "", file.size, error);
    }
    dl_file_close(&file);
    return status;
}

dateline_status dateline_dict_finish(dateline_dict *dict, dateline_error *error)
{
    if (error) *error = (dateline_error){ .code = DATELINE_OK, .what = NULL };
    dict->finished = true;
    return DATELINE_OK;
}

void dateline_dict_free(dateline_dict *dict)
{
    if (!dict) return;
    for (size_t i = 0; i < dict->layer_count; i++)
        dl_file_close(&dict->layers[i].file);
    free(dict);
}
