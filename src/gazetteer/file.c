/* file.c: mmap, or read to the end. */
#include "gazetteer/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "memory.h"

static dateline_status map(struct dl_file *file, int fd, size_t size)
{
    void *bytes = mmap(NULL, size, PROT_READ, MAP_SHARED, fd, 0);
    if (bytes == MAP_FAILED) return DATELINE_EREAD;
    *file = (struct dl_file){ .bytes = bytes, .size = size, .owned = bytes, .is_mapped = true };
    return DATELINE_OK;
}

static dateline_status read_all(struct dl_file *file, int fd)
{
    unsigned char piece[16384];
    struct dl_pool pool = { 0 };
    dateline_status status = DATELINE_OK;
    for (;;) {
        size_t offset;
        ssize_t n = read(fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) status = DATELINE_EREAD;
        if (n <= 0) break;
        if (!dl_pool_add(&pool, piece, (size_t)n, &offset)) {
            status = DATELINE_ENOMEM;
            break;
        }
    }
    if (status == DATELINE_OK)
        *file = (struct dl_file){ .bytes = pool.bytes, .size = pool.used, .owned = pool.bytes };
    else
        dl_pool_free(&pool);
    return status;
}

dateline_status dl_file_open(struct dl_file *file, const char *path)
{
    struct stat about;
    *file = (struct dl_file){ 0 };
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return DATELINE_EREAD;
    bool can_map = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0;
    dateline_status status = DATELINE_EREAD;
    if (can_map && (uintmax_t)about.st_size <= SIZE_MAX) status = map(file, fd, (size_t)about.st_size);
    if (status != DATELINE_OK) status = read_all(file, fd);
    close(fd);
    return status;
}

void dl_file_close(struct dl_file *file)
{
    if (file->is_mapped)
        munmap(file->owned, file->size);
    else
        free(file->owned);
    *file = (struct dl_file){ 0 };
}
