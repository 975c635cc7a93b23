/* dictionary.c: everything becomes a verified image. */
#include "dictcli/dictionary.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "gazetteer/builtin.h"
#include "gazetteer/compile.h"
#include "gazetteer/image.h"
#include "gazetteer/reader.h"

/* Adds the rows of a file that was read. Says what is wrong. */
static bool add_rows(struct dl_compiler *compiler, const char *path, const struct dl_file *file)
{
    dateline_error error = { .what = DL_IS_COMPILED };
    dateline_status status = DATELINE_EROW;
    if (!dl_image_begins(file->bytes, file->size))
        status = dl_read_dictionary(compiler, file->bytes ? file->bytes : "", file->size, &error);
    if (status != DATELINE_OK) dl_message_dictionary(path, status, &error);
    return status == DATELINE_OK;
}

static bool add_csv(struct dl_compiler *compiler, const char *path)
{
    struct dl_file file;
    errno = 0;
    dateline_status status = dl_file_open(&file, path);
    if (status != DATELINE_OK) dl_message_dictionary(path, status, &(dateline_error){ 0 });
    bool ok = status == DATELINE_OK && add_rows(compiler, path, &file);
    dl_file_close(&file);
    return ok;
}

/* The image of what was added; NULL, and said, when there is no memory. */
static void *make_image(struct dl_compiler *compiler, size_t *size)
{
    struct dl_section sections[DL_GAZ_SECTIONS];
    void *image = NULL;
    dateline_status status = dl_compiler_finish(compiler, sections);
    if (status == DATELINE_OK) status = dl_image_make(sections, DL_GAZ_SECTIONS, &image, size);
    if (status != DATELINE_OK) dl_message("%s", dateline_status_text(status));
    return image;
}

void *dl_dictionary_compile(char *const *paths, size_t count, uint16_t flags, size_t *size)
{
    struct dl_compiler *compiler;
    bool all_read = dl_compiler_new(&compiler) == DATELINE_OK;
    if (all_read) dl_compiler_flags(compiler, flags);
    for (size_t i = 0; i < count && all_read; i++)
        all_read = add_csv(compiler, paths[i]);
    void *image = all_read ? make_image(compiler, size) : NULL;
    dl_compiler_free(compiler);
    return image;
}

/* Puts what is compiled of a CSV in the place of its file. */
static bool compile_in_place(struct dl_dictionary *d, const char *path)
{
    struct dl_compiler *compiler;
    struct dl_file image = { 0 };
    if (dl_compiler_new(&compiler) == DATELINE_OK && add_rows(compiler, path, &d->file))
        image.bytes = make_image(compiler, &image.size);
    dl_compiler_free(compiler);
    dl_file_close(&d->file);
    d->file = image;
    return image.bytes != NULL;
}

bool dl_dictionary_open(struct dl_dictionary *d, char *path)
{
    *d = (struct dl_dictionary){ .name = path ? path : "built-in" };
    if (path) {
        errno = 0;
        dateline_status status = dl_file_open(&d->file, path);
        if (status != DATELINE_OK) {
            dl_message_dictionary(path, status, &(dateline_error){ 0 });
            return false;
        }
        if (!dl_image_begins(d->file.bytes, d->file.size) && !compile_in_place(d, path)) return false;
        d->image = d->file.bytes;
        d->size = d->file.size;
    } else {
        d->image = dl_builtin_image;
        d->size = (size_t)(dl_builtin_image_end - dl_builtin_image);
    }
    const char *what;
    dateline_status status = dl_image_verify(d->image, d->size, &what);
    if (status == DATELINE_OK) status = dl_gaz_open(&d->gaz, d->image, &what);
    if (status == DATELINE_OK) return true;
    dl_message("%s: %s", d->name, what);
    dl_dictionary_close(d);
    return false;
}

void dl_dictionary_close(struct dl_dictionary *d)
{
    dl_file_close(&d->file);
}
