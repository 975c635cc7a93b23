/* build.c: CSV files → one image, written beside its place and renamed into it, so that a program
 * that has the old one mapped keeps it whole. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/messages.h"
#include "dictcli/commands.h"
#include "dictcli/dictionary.h"
#include "gazetteer/reader.h"

static bool write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = write(fd, bytes, size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

/* The permissions that a new file gets. */
static mode_t new_file_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool write_file(const char *path, const void *bytes, size_t size)
{
    static const char suffix[] = ".XXXXXX";
    size_t length = strlen(path);
    char *beside = malloc(length + sizeof suffix);
    if (!beside) {
        errno = ENOMEM;
        return false;
    }
    memcpy(beside, path, length);
    memcpy(beside + length, suffix, sizeof suffix);
    int fd = mkstemp(beside);
    bool ok = fd >= 0 && write_all(fd, bytes, size) && fchmod(fd, new_file_mode()) == 0;
    if (fd >= 0 && close(fd) != 0) ok = false;
    if (ok) ok = rename(beside, path) == 0;
    if (!ok && fd >= 0) {
        int error = errno;
        unlink(beside);
        errno = error;
    }
    free(beside);
    return ok;
}

enum dl_dict_exit dl_dict_build(int argc, char **argv)
{
    const char *output = NULL, *letters = "";
    uint16_t flags;
    for (; argc >= 2 && argv[0][0] == '-'; argv += 2, argc -= 2) {
        const char **value = strcmp(argv[0], "-o") == 0 ? &output : strcmp(argv[0], "--flags") == 0 ? &letters : NULL;
        if (!value) break;
        *value = argv[1];
    }
    if (!output || argc < 1) {
        dl_message("build: give -o FILE and one CSV or more");
        return DL_DICT_USAGE;
    }
    if (!dl_read_flags((dateline_span){ letters, strlen(letters) }, &flags)) {
        dl_message("build: --flags %s: the flags are letters of c u w g s x d h p m - i ~", letters);
        return DL_DICT_USAGE;
    }
    size_t size;
    void *image = dl_dictionary_compile(argv, (size_t)argc, flags, &size);
    if (!image) return DL_DICT_USAGE;
    bool written = write_file(output, image, size);
    if (!written) dl_message("%s: %s", output, strerror(errno));
    free(image);
    return written ? DL_DICT_OK : DL_DICT_OUTPUT;
}
