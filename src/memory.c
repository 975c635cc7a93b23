/* memory.c: growth by half, so that n appends cost O(n). */
#include "memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 16

void *dl_reserve(void *items, size_t *capacity, size_t count, size_t size)
{
    if (items && count <= *capacity) return items;
    size_t room = *capacity + *capacity / 2;
    if (room < count) room = count;
    if (room < FIRST_ROOM) room = FIRST_ROOM;
    if (size > 0 && room > SIZE_MAX / size) return NULL;
    void *moved = realloc(items, room * size);
    if (moved) *capacity = room;
    return moved;
}

bool dl_pool_add(struct dl_pool *pool, const void *bytes, size_t size, size_t *offset)
{
    if (size > SIZE_MAX - pool->used) return false;
    unsigned char *moved = dl_reserve(pool->bytes, &pool->capacity, pool->used + size, 1);
    if (!moved) return false;
    pool->bytes = moved;
    if (size > 0) memcpy(pool->bytes + pool->used, bytes, size);
    *offset = pool->used;
    pool->used += size;
    return true;
}

void dl_pool_free(struct dl_pool *pool)
{
    free(pool->bytes);
    *pool = (struct dl_pool){ 0 };
}
