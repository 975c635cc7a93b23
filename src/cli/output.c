/* output.c: temporary files that do not outlive the program.
 *
 * Every temporary file is in a list that the signal handler can read at any moment: a part is
 * complete before it is linked, and its name is there before mkstemp makes the file.
 */
#define _XOPEN_SOURCE 700 /* realpath */

#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY ".dateline-XXXXXX"

struct part {
    struct part *older;
    char *target;    /* the path it gets in the end */
    char *temporary; /* the path it has; NULL: it is written directly */
    int fd;          /* -1: closed */
};

struct dl_output {
    const char *path; /* as given; NULL: standard output */
    unsigned sheet;
};

/* The newest part; the older ones are behind it. One output a program. */
static struct part *volatile newest;

static void remove_temporaries(int signal_number)
{
    for (const struct part *p = newest; p; p = p->older)
        if (p->temporary) unlink(p->temporary);
    raise(signal_number); /* SA_RESETHAND: now the default action, as soon as we return */
}

static void catch_signals(void)
{
    static const int fatal[] = {SIGHUP, SIGINT, SIGPIPE, SIGTERM, SIGXCPU, SIGXFSZ};
    struct sigaction action = {.sa_handler = remove_temporaries, .sa_flags = (int)SA_RESETHAND}, old;
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
        if (sigaction(fatal[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL) sigaction(fatal[i], &action, NULL);
}

static mode_t default_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static struct part *new_part(void)
{
    struct part *p = malloc(sizeof *p);
    if (p) *p = (struct part){.older = newest, .fd = -1};
    return p;
}

/* The part that writes to path, or to standard output, without a detour. */
static int open_direct(const char *path)
{
    struct part *p = new_part();
    if (!p) return ENOMEM;
    p->fd = path ? open(path, O_WRONLY | O_CREAT | O_NOCTTY | O_CLOEXEC, 0666) : STDOUT_FILENO;
    int error = p->fd < 0 ? errno : 0;
    newest = p; /* also after a failure: free finds it */
    return error;
}

/* The part that replaces target (malloced, taken over). */
static int open_temporary(char *target, mode_t mode)
{
    const char *slash = strrchr(target, '/');
    size_t directory = slash ? (size_t)(slash - target) + 1 : 0;
    struct part *p = new_part();
    char *temporary = malloc(directory + sizeof TEMPORARY);
    if (!p || !temporary) {
        free(p);
        free(temporary);
        free(target);
        return ENOMEM;
    }
    memcpy(temporary, target, directory);
    memcpy(temporary + directory, TEMPORARY, sizeof TEMPORARY);
    p->target = target;
    p->temporary = temporary;
    newest = p;
    catch_signals();
    p->fd = mkstemp(temporary);
    return p->fd < 0 || fchmod(p->fd, mode) != 0 ? errno : 0;
}

static bool is_standard_output(const struct stat *st)
{
    struct stat out;
    return fstat(STDOUT_FILENO, &out) == 0 && out.st_dev == st->st_dev && out.st_ino == st->st_ino;
}

static int open_path(const char *path)
{
    struct stat st;
    if (lstat(path, &st) != 0) { /* a new file */
        if (errno != ENOENT) return errno;
        char *target = strdup(path);
        return target ? open_temporary(target, default_mode()) : ENOMEM;
    }
    if (stat(path, &st) != 0) return open_direct(path); /* a link to a file that is not there yet */
    if (is_standard_output(&st)) return open_direct(NULL);
    if (!S_ISREG(st.st_mode)) return open_direct(path);
    if (access(path, W_OK) != 0) return errno;
    char *target = realpath(path, NULL); /* a link stays a link */
    return target ? open_temporary(target, st.st_mode & 0777) : errno;
}

int dl_output_open(struct dl_output **out, const char *path)
{
    struct dl_output *o = malloc(sizeof *o);
    *out = o;
    if (!o) return ENOMEM;
    bool is_standard = !path || strcmp(path, "-") == 0;
    *o = (struct dl_output){.path = is_standard ? NULL : path, .sheet = 1};
    return is_standard ? open_direct(NULL) : open_path(path);
}

int dl_output_fd(const struct dl_output *output)
{
    (void)output;
    return newest->fd;
}

const char *dl_output_name(const struct dl_output *output)
{
    return output && output->path ? output->path : "standard output";
}

bool dl_output_can_split(const struct dl_output *output)
{
    (void)output;
    return newest->temporary != NULL;
}

int dl_output_next(struct dl_output *output)
{
    const char *path = output->path, *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    const char *dot = strrchr(base, '.');
    if (!dot || dot == base) dot = base + strlen(base);
    size_t size = strlen(path) + 16;
    char *numbered = malloc(size);
    if (!numbered) return ENOMEM;
    snprintf(numbered, size, "%.*s-%u%s", (int)(dot - path), path, ++output->sheet, dot);
    int error = open_path(numbered);
    free(numbered);
    return error;
}

static int commit(struct part *p)
{
    if (p->fd >= 0) {
        int fd = p->fd;
        p->fd = -1;
        if (close(fd) != 0 && errno != EINTR) return errno;
    }
    if (p->temporary && rename(p->temporary, p->target) != 0) return errno;
    if (p->temporary) p->temporary[0] = '\0'; /* there is nothing to remove any more */
    return 0;
}

int dl_output_commit(struct dl_output *output)
{
    (void)output;
    int error = 0;
    for (struct part *p = newest; p && error == 0; p = p->older) error = commit(p);
    return error;
}

void dl_output_free(struct dl_output *output)
{
    while (newest) {
        struct part *p = newest;
        if (p->temporary && p->temporary[0] != '\0') unlink(p->temporary);
        if (p->fd > STDERR_FILENO) close(p->fd);
        newest = p->older;
        free(p->target);
        free(p->temporary);
        free(p);
    }
    free(output);
}
