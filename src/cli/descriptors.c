/* descriptors.c: before anything else is opened. */
#include "cli/descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

void dl_fill_standard_descriptors(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
            (void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

void dl_let_writes_fail(void)
{
    signal(SIGXFSZ, SIG_IGN);
}
