/* filelist.c: the file is kept whole, the paths point into it. */
#include "cli/filelist.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "gazetteer/file.h"

/* Copies the bytes with a NUL behind them and finds the paths: every NUL ends one, and so does the end. */
static bool split(struct dl_filelist *list, const struct dl_file *file)
{
    size_t count = 0;
    for (size_t i = 0; i < file->size; i++)
        count += ((const char *)file->bytes)[i] == '\0';
    list->bytes = malloc(file->size + 1);
    list->paths.items = calloc(count + 2, sizeof *list->paths.items);
    if (!list->bytes || !list->paths.items) return false;
    if (file->size > 0) memcpy(list->bytes, file->bytes, file->size);
    list->bytes[file->size] = '\0';
    for (char *p = list->bytes; p < list->bytes + file->size; p += strlen(p) + 1)
        list->paths.items[list->paths.count++] = p;
    return true;
}

bool dl_filelist_read(struct dl_filelist *list, const char *path)
{
    struct dl_file file;
    *list = (struct dl_filelist){ 0 };
    dateline_status status = dl_file_open(&file, path);
    const char *what = status == DATELINE_EREAD ? strerror(errno) : dateline_status_text(status);
    bool ok = status == DATELINE_OK && split(list, &file);
    if (status == DATELINE_OK) what = dateline_status_text(DATELINE_ENOMEM);
    if (!ok) dl_message("--files0-from %s: %s", path, what);
    if (ok && strcmp(path, "-") == 0 && dl_list_dashes(&list->paths) > 0) {
        dl_message("--files0-from -: it names - again, which is standard input");
        ok = false;
    }
    dl_file_close(&file);
    return ok;
}

void dl_filelist_free(struct dl_filelist *list)
{
    free(list->bytes);
    dl_list_free(&list->paths);
}
