/* output.c: temporary files that do not outlive the program.
 *
 * The files of an output are a list that the signal handler can read at any moment: a part is
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

#include "cli/messages.h"

#define TEMPORARY ".dateline-XXXXXX"

struct part {
    struct part *older;
    char *target;    /* the path it gets in the end */
    char *temporary; /* the path it has; NULL: it is written directly */
    int fd;          /* -1: closed */
    bool is_renewal; /* there is a file at target now: this one */
    dev_t device;
    ino_t inode;
};

struct dl_output {
    const char *path; /* as given; NULL: standard output */
    unsigned sheet;
    struct part *volatile newest; /* the one that is written to; never NULL after open succeeded */
};

/* Whose files a signal removes. */
static struct dl_output *volatile current;

static void remove_temporaries(int signal_number)
{
    for (const struct part *p = current ? current->newest : NULL; p; p = p->older)
        if (p->temporary) unlink(p->temporary);
    raise(signal_number); /* SA_RESETHAND: now the default action, as soon as we return */
}

static void catch_signals(void)
{
    static const int fatal[] = { SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGXCPU };
    struct sigaction action = { .sa_handler = remove_temporaries, .sa_flags = (int)SA_RESETHAND }, old;
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

/* Adds a part that writes to path, or to standard output, without a detour. Answers 0 or an errno. */
static int add_direct(struct dl_output *o, const char *path)
{
    int fd = path ? open(path, O_WRONLY | O_CREAT | O_NOCTTY | O_CLOEXEC, 0666) : STDOUT_FILENO;
    if (fd < 0) return errno;
    struct part *p = malloc(sizeof *p);
    if (!p) {
        if (path) close(fd);
        return ENOMEM;
    }
    *p = (struct part){ .older = o->newest, .fd = fd };
    o->newest = p;
    return 0;
}

/* Adds a part that will replace target (malloced, taken over), and the file that is there now, if there is one.
 * Answers 0 or an errno. */
static int add_temporary(struct dl_output *o, char *target, const struct stat *old)
{
    const char *slash = strrchr(target, '/');
    size_t directory = slash ? (size_t)(slash - target) + 1 : 0;
    struct part *p = malloc(sizeof *p);
    char *temporary = malloc(directory + sizeof TEMPORARY);
    if (!p || !temporary) {
        free(p);
        free(temporary);
        free(target);
        return ENOMEM;
    }
    memcpy(temporary, target, directory);
    memcpy(temporary + directory, TEMPORARY, sizeof TEMPORARY);
    *p = (struct part){ .older = o->newest, .target = target, .temporary = temporary, .fd = -1 };
    p->is_renewal = old != NULL;
    if (old) {
        p->device = old->st_dev;
        p->inode = old->st_ino;
    }
    o->newest = p;
    catch_signals();
    p->fd = mkstemp(temporary);
    return p->fd < 0 || fchmod(p->fd, old ? old->st_mode & 0777 : default_mode()) != 0 ? errno : 0;
}

static bool is_standard_output(const struct stat *st)
{
    struct stat out;
    return fstat(STDOUT_FILENO, &out) == 0 && out.st_dev == st->st_dev && out.st_ino == st->st_ino;
}

static int add_path(struct dl_output *o, const char *path)
{
    struct stat st;
    if (lstat(path, &st) != 0) { /* a new file */
        if (errno != ENOENT) return errno;
        char *target = strdup(path);
        return target ? add_temporary(o, target, NULL) : ENOMEM;
    }
    if (stat(path, &st) != 0) return add_direct(o, path); /* a link to a file that is not there yet */
    if (is_standard_output(&st)) return add_direct(o, NULL);
    if (!S_ISREG(st.st_mode)) return add_direct(o, path);
    if (access(path, W_OK) != 0) return errno;
    char *target = realpath(path, NULL); /* a link stays a link */
    return target ? add_temporary(o, target, &st) : errno;
}

int dl_output_open(struct dl_output **out, const char *path)
{
    struct dl_output *o = malloc(sizeof *o);
    *out = o;
    if (!o) return ENOMEM;
    bool is_standard = !path || strcmp(path, "-") == 0;
    *o = (struct dl_output){ .path = is_standard ? NULL : path, .sheet = 1 };
    current = o;
    return is_standard ? add_direct(o, NULL) : add_path(o, path);
}

int dl_output_fd(const struct dl_output *output)
{
    return output->newest->fd;
}

const char *dl_output_name(const struct dl_output *output)
{
    return output && output->path ? output->path : "standard output";
}

bool dl_output_is_replacing(const struct dl_output *output)
{
    return output->newest->temporary != NULL;
}

static bool is_written(const struct part *p, const struct stat *file)
{
    struct stat part;
    return fstat(p->fd, &part) == 0 && part.st_dev == file->st_dev && part.st_ino == file->st_ino;
}

static bool is_renewed(const struct part *p, const struct stat *file)
{
    return p->is_renewal && p->device == file->st_dev && p->inode == file->st_ino;
}

static enum dl_output_use use_of(const struct dl_output *output, const struct stat *file)
{
    for (const struct part *p = output->newest; p && S_ISREG(file->st_mode); p = p->older) {
        if (is_written(p, file)) return p->temporary ? DL_OUTPUT_TEMPORARY : DL_OUTPUT_WRITTEN;
        if (is_renewed(p, file)) return DL_OUTPUT_REPLACED;
    }
    return DL_OUTPUT_NONE;
}

enum dl_output_use dl_output_use(const struct dl_output *output, int fd)
{
    struct stat file;
    return fstat(fd, &file) == 0 ? use_of(output, &file) : DL_OUTPUT_NONE;
}

bool dl_output_refuses(const struct dl_output *output, const struct dl_list *inputs)
{
    for (size_t i = 0; i < inputs->count; i++) {
        struct stat file;
        const char *path = inputs->items[i];
        int error = strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &file) : stat(path, &file);
        if (error != 0 || use_of(output, &file) == DL_OUTPUT_NONE) continue;
        dl_message("%s: this input is also the output", path);
        return true;
    }
    return false;
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
    int error = add_path(output, numbered);
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
    int error = 0;
    for (struct part *p = output->newest; p && error == 0; p = p->older)
        error = commit(p);
    return error;
}

void dl_output_free(struct dl_output *output)
{
    if (!output) return;
    while (output->newest) {
        struct part *p = output->newest;
        if (p->temporary && p->temporary[0] != '\0') unlink(p->temporary);
        if (p->fd > STDERR_FILENO) close(p->fd);
        output->newest = p->older; /* before it goes: a signal may come */
        free(p->target);
        free(p->temporary);
        free(p);
    }
    current = NULL;
    free(output);
}
