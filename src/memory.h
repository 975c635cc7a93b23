/* memory.h: arrays that grow, with every size checked before it is multiplied. */
#ifndef DL_MEMORY_H
#define DL_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for count items of size bytes at items, which has room for *capacity of them (NULL
 * and 0 at first). Answers the array, perhaps moved; NULL when there is no memory: the old array
 * then stays as it was. */
void *dl_reserve(void *items, size_t *capacity, size_t count, size_t size);

/* A pool of bytes that only grows; what was put in has an offset for good. Zeroed at first. */
struct dl_pool {
    unsigned char *bytes;
    size_t used, capacity;
};

/* Appends size bytes; answers false when there is no memory. *offset: where they are. */
bool dl_pool_add(struct dl_pool *pool, const void *bytes, size_t size, size_t *offset);

/* Frees the bytes and zeroes the pool. */
void dl_pool_free(struct dl_pool *pool);

#endif
