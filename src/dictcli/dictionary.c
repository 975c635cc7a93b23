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

static void say_error(const char *path, dateline_status status, const dateline_error *error)
{
    const char *what = error && error->what ? error->what : dateline_status_text(status);
    if (status == DATELINE_EREAD && errno != 0)
        dl_message("%s: %s", path, strerror(errno));
    else if (error && error->line > 0)
        dl_message("%s:%zu: %s", path, error->line, what);
    else
        dl_message("%s: %s", path, what);
}

static bool add_csv(struct dl_compiler *compiler, const char *path)
{
    struct dl_file file;
    dateline_error error = { DATELINE_OK, NULL, 0 };
    errno = 0;
    dateline_status status = dl_file_open(&file, path);
    if (status == DATELINE_OK && dl_image_begins(file.bytes, file.size)) {
        status = DATELINE_EROW;
        error.what = DL_IS_COMPILED;
    } else if (status == DATELINE_OK) {
        status = dl_read_dictionary(compiler, file.bytes ? file.bytes : "", file.size, &error);
    }
    if (status != DATELINE_OK) say_error(path, status, &error);
    dl_file_close(&file);
    return status == DATELINE_OK;
}

void *dl_dictionary_compile(char *const *paths, size_t count, uint16_t flags, size_t *size)
{
    struct dl_compiler *compiler;
    struct dl_section sections[DL_GAZ_SECTIONS];
    void *image = NULL;
    bool all_read = dl_compiler_new(&compiler) == DATELINE_OK;
    if (all_read) dl_compiler_flags(compiler, flags);
    for (size_t i = 0; i < count && all_read; i++)
        all_read = add_csv(compiler, paths[i]);
    if (all_read) {
        dateline_status status = dl_compiler_finish(compiler, sections);
        if (status == DATELINE_OK) status = dl_image_make(sections, DL_GAZ_SECTIONS, &image, size);
        if (status != DATELINE_OK) dl_message("%s", dateline_status_text(status));
    }
    dl_compiler_free(compiler);
    return image;
}

/* Compiles a CSV in the place of its file. */
static bool compile_in_place(struct dl_dictionary *d, char *path)
{
    dl_file_close(&d->file);
    void *image = dl_dictionary_compile(&path, 1, 0, &d->file.size);
    if (!image) return false;
    d->file.bytes = image;
    return true;
}

bool dl_dictionary_open(struct dl_dictionary *d, char *path)
{
    *d = (struct dl_dictionary){ .name = path ? path : "built-in" };
    if (path) {
        errno = 0;
        dateline_status status = dl_file_open(&d->file, path);
        if (status != DATELINE_OK) {
            say_error(path, status, NULL);
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
