/* reader.h: the bytes of a descriptor, piece by piece. */
#ifndef DL_INPUT_READER_H
#define DL_INPUT_READER_H

#include <stddef.h>
#include <sys/types.h>

/* A good size for the caller's buffer. */
#define DL_READ_SIZE (128u * 1024u)

/* The bytes that are there, at most size of them: a slow pipe is answered at once. 0 at the end;
 * -1 with errno set when reading fails (EISDIR for a directory). Signals do not disturb it, and a
 * descriptor that a parent made non-blocking is waited for. */
ssize_t dl_read(int fd, char *buffer, size_t size);

#endif
