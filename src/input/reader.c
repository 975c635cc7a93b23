/* reader.c: read(2) that gives up only for a reason. */
#include "input/reader.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

ssize_t dl_read(int fd, char *buffer, size_t size)
{
    for (;;) {
        ssize_t n = read(fd, buffer, size);
        if (n >= 0 || (errno != EINTR && errno != EAGAIN)) return n;
        struct pollfd wait = { .fd = fd, .events = POLLIN };
        if (errno == EAGAIN && poll(&wait, 1, -1) < 0 && errno != EINTR) return -1;
    }
}
