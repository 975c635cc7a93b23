/* file.c: the first bytes decide. What is no compiled regular file is read to its end, so that a
 * dictionary can come from a FIFO. */
#include "gazetteer/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gazetteer/image.h"
#include "memory.h"

#define PIECE 65536u

/* Appends up to limit bytes of fd. */
static dateline_status read_some(int fd, struct dl_pool *pool, size_t limit)
{
    unsigned char piece[PIECE];
    while (limit > 0) {
        size_t offset;
        ssize_t n = read(fd, piece, limit < sizeof piece ? limit : sizeof piece);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return DATELINE_EREAD;
        if (n == 0) break;
        if (!dl_pool_add(pool, piece, (size_t)n, &offset)) return DATELINE_ENOMEM;
        limit -= (size_t)n;
    }
    return DATELINE_OK;
}

/* Maps the file; false when it is of a kind that has no pages. */
static bool map(struct dl_file *file, int fd)
{
    struct stat s;
    if (fstat(fd, &s) != 0 || !S_ISREG(s.st_mode) || s.st_size <= 0 || (uintmax_t)s.st_size > SIZE_MAX) return false;
    void *bytes = mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_SHARED, fd, 0);
    if (bytes == MAP_FAILED) return false;
    *file = (struct dl_file){ bytes, (size_t)s.st_size, true };
    return true;
}

dateline_status dl_file_open(struct dl_file *file, const char *path)
{
    struct dl_pool pool = { 0 };
    *file = (struct dl_file){ 0 };
    bool is_input = strcmp(path, "-") == 0;
    int fd = is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return DATELINE_EREAD;
    dateline_status status = read_some(fd, &pool, DL_IMAGE_MAGIC_SIZE);
    if (status == DATELINE_OK && (is_input || !dl_image_begins(pool.bytes, pool.used) || !map(file, fd))) {
        status = read_some(fd, &pool, SIZE_MAX);
        if (status == DATELINE_OK) {
            *file = (struct dl_file){ pool.bytes, pool.used, false };
            pool = (struct dl_pool){ 0 };
        }
    }
    int error = errno;
    dl_pool_free(&pool);
    if (!is_input) close(fd);
    errno = error;
    return status;
}

void dl_file_close(struct dl_file *file)
{
    if (file->mapped)
        munmap(file->bytes, file->size);
    else
        free(file->bytes);
    *file = (struct dl_file){ 0 };
}
