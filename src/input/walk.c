/* walk.c: a stack of listed directories.
 *
 *     path    corpus/1933/nov.txt      one buffer; every directory knows its length in it
 *     stack   corpus/  ->  1933/       each with the names below it that are still to come
 *
 * A directory is read to its end and closed before the first of its files is opened, so depth costs
 * no descriptors. The name of a directory ends with '/' in the list: it is sorted as the first
 * part of the paths below it, and shows what it is when its turn comes.
 */
#include "input/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "memory.h"

struct directory {
    struct directory *parent;
    dev_t device; /* with inode: who it is, to see a loop */
    ino_t inode;
    size_t path_length; /* of its path with the closing '/' */
    char **names;
    size_t count, next, capacity;
};

struct dl_walk {
    char *const *paths;
    size_t count, next;
    dl_walk_error_fn *on_error;
    void *ctx;
    struct directory *top; /* the directory being walked; NULL between command line paths */
    char *path;
    size_t capacity;
    int fd; /* to be closed; -1 when there is none */
};

dateline_status dl_walk_new(struct dl_walk **out, char *const *paths, size_t count, dl_walk_error_fn *on_error,
                            void *ctx)
{
    struct dl_walk *w = malloc(sizeof *w);
    *out = w;
    if (!w) return DATELINE_ENOMEM;
    *w = (struct dl_walk){ .paths = paths, .count = count, .on_error = on_error, .ctx = ctx, .fd = -1 };
    return DATELINE_OK;
}

static struct directory *directory_free(struct directory *d)
{
    struct directory *parent = d->parent;
    for (size_t i = d->next; i < d->count; i++)
        free(d->names[i]);
    free(d->names);
    free(d);
    return parent;
}

static void close_document(struct dl_walk *w)
{
    if (w->fd > STDIN_FILENO) close(w->fd);
    w->fd = -1;
}

void dl_walk_free(struct dl_walk *walk)
{
    if (!walk) return;
    close_document(walk);
    while (walk->top)
        walk->top = directory_free(walk->top);
    free(walk->path);
    free(walk);
}

/* Makes the path keep its first length bytes and go on with name. */
static bool set_path(struct dl_walk *w, size_t length, const char *name)
{
    size_t size = strlen(name) + 1;
    char *path = dl_reserve(w->path, &w->capacity, length + size, 1);
    if (!path) return false;
    w->path = path;
    memcpy(w->path + length, name, size);
    return true;
}

/* Appends a copy of name, with a '/' when it is a directory's. */
static bool add_name(struct directory *d, const char *name, bool is_directory)
{
    char **names = dl_reserve(d->names, &d->capacity, d->count + 1, sizeof *names);
    if (!names) return false;
    d->names = names;
    size_t length = strlen(name);
    char *copy = malloc(length + 2);
    if (!copy) return false;
    memcpy(copy, name, length + 1);
    if (is_directory) memcpy(copy + length, "/", 2);
    d->names[d->count++] = copy;
    return true;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_loop(const struct directory *above, const struct stat *st)
{
    for (; above; above = above->parent)
        if (above->device == st->st_dev && above->inode == st->st_ino) return true;
    return false;
}

/* Lists what dir holds. What cannot be asked about is listed as a file: opening it will say why. */
static int list(struct directory *d, DIR *dir)
{
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(dir);
        if (!entry) return errno;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        struct stat st;
        bool known = fstatat(dirfd(dir), entry->d_name, &st, 0) == 0;
        bool is_directory = known && S_ISDIR(st.st_mode);
        if (known && !is_directory && !S_ISREG(st.st_mode)) continue;
        if (is_directory && is_loop(d, &st)) continue;
        if (!add_name(d, entry->d_name, is_directory)) return ENOMEM;
    }
}

/* Puts the directory at the current path, which ends with '/', on the stack. */
static int push(struct dl_walk *w)
{
    struct stat st;
    DIR *dir = opendir(w->path);
    if (!dir) return errno;
    int error = fstat(dirfd(dir), &st) == 0 ? 0 : errno;
    struct directory *d = error == 0 ? malloc(sizeof *d) : NULL;
    if (d) {
        *d = (struct directory){ .parent = w->top, .device = st.st_dev, .inode = st.st_ino };
        d->path_length = strlen(w->path);
        error = list(d, dir);
        if (d->count > 0) qsort(d->names, d->count, sizeof *d->names, by_bytes);
        w->top = d;
    } else if (error == 0) {
        error = ENOMEM;
    }
    closedir(dir);
    return error; /* after an error in the middle, what was listed is walked */
}

static void open_document(struct dl_walk *w, int fd, const char *id, struct dl_document *document)
{
    struct stat st;
    w->fd = fd;
    *document = (struct dl_document){ .id = id, .fd = fd };
    document->has_modified = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    if (document->has_modified) document->modified = st.st_mtime;
}

/* Opens the current path, or enters it; true when there is a document now. */
static bool visit(struct dl_walk *w, bool is_directory, struct dl_document *document)
{
    int error;
    if (is_directory) {
        error = push(w);
    } else {
        int fd = open(w->path, O_RDONLY | O_NOCTTY | O_CLOEXEC);
        if (fd >= 0) {
            open_document(w, fd, w->path, document);
            return true;
        }
        error = errno;
    }
    if (error != 0) w->on_error(w->path, error, w->ctx);
    return false;
}

/* Visits a path of the command line. */
static bool visit_argument(struct dl_walk *w, const char *path, struct dl_document *document)
{
    if (strcmp(path, "-") == 0) {
        open_document(w, STDIN_FILENO, path, document);
        return true;
    }
    struct stat st;
    bool is_directory = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
    if (!set_path(w, 0, path)) {
        w->on_error(path, ENOMEM, w->ctx);
        return false;
    }
    if (is_directory) { /* "corpus", "corpus/" and "corpus//" are walked as "corpus/" */
        size_t length = strlen(path);
        while (length > 0 && path[length - 1] == '/')
            length--;
        if (!set_path(w, length, "/")) {
            w->on_error(path, ENOMEM, w->ctx);
            return false;
        }
    }
    return visit(w, is_directory, document);
}

/* Visits the next name of the directory on top, or leaves the directory. */
static bool visit_name(struct dl_walk *w, struct dl_document *document)
{
    struct directory *d = w->top;
    if (d->next == d->count) {
        w->top = directory_free(d);
        return false;
    }
    char *name = d->names[d->next++];
    bool ok = set_path(w, d->path_length, name);
    bool is_directory = name[strlen(name) - 1] == '/';
    if (!ok) w->on_error(name, ENOMEM, w->ctx);
    free(name);
    return ok && visit(w, is_directory, document);
}

bool dl_walk_next(struct dl_walk *walk, struct dl_document *document)
{
    close_document(walk);
    while (walk->top || walk->next < walk->count) {
        bool found = walk->top ? visit_name(walk, document) : visit_argument(walk, walk->paths[walk->next++], document);
        if (found) return true;
    }
    return false;
}
