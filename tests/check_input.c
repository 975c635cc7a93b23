/* check_input.c: the order of a walk, its loops and its errors, and reading. */
#define _XOPEN_SOURCE 700

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "input/reader.h"
#include "input/walk.h"
#include "support.h"

static char root[] = "/tmp/dateline-check-XXXXXX";
static char seen[4096]; /* "id\n" for documents, "!id errno\n" for errors */

static void make_root(void)
{
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(chdir(root), 0);
    seen[0] = '\0';
}

static void remove_root(void)
{
    ck_assert_int_eq(chdir("/"), 0);
    char command[100];
    snprintf(command, sizeof command, "chmod -R u+rwx %s; rm -r %s", root, root);
    ck_assert_int_eq(system(command), 0);
}

/* A name that ends with '/' is a directory. A file holds its own name. */
static void make(const char *name)
{
    if (name[strlen(name) - 1] == '/') {
        ck_assert_int_eq(mkdir(name, 0777), 0);
        return;
    }
    FILE *f = fopen(name, "w");
    ck_assert_ptr_nonnull(f);
    fputs(name, f);
    fclose(f);
}

static void on_error(const char *path, int error, void *ctx)
{
    (void)ctx;
    sprintf(seen + strlen(seen), "!%s %d\n", path, error);
}

static void walk(char *const *paths, size_t count)
{
    struct dl_walk *w;
    struct dl_document document;
    ck_assert_int_eq(dl_walk_new(&w, paths, count, on_error, NULL), DATELINE_OK);
    while (dl_walk_next(w, &document)) {
        ck_assert_int_ge(document.fd, 0);
        sprintf(seen + strlen(seen), "%s\n", document.id);
    }
    ck_assert(!dl_walk_next(w, &document));
    dl_walk_free(w);
}

#define WALK(...) walk((char *[]){ __VA_ARGS__ }, sizeof((char *[]){ __VA_ARGS__ }) / sizeof(char *))

/* As `find d | LC_ALL=C sort`: "a-b" < "a.txt" < "a/..." < "a0", "B" < "a", hidden files too. */
START_TEST(order)
{
    char d[] = "d", single[] = "z.txt";
    make("d/");
    make("d/a/");
    make("d/a/empty/");
    make("d/a0");
    make("d/a.txt");
    make("d/a-b");
    make("d/a/x");
    make("d/a/\xC3\xA9");
    make("d/B");
    make("d/.hidden");
    make("z.txt");
    WALK(single, d, single);
    ck_assert_str_eq(seen, "z.txt\nd/.hidden\nd/B\nd/a-b\nd/a.txt\nd/a/x\nd/a/\xC3\xA9\nd/a0\nz.txt\n");
}
END_TEST

START_TEST(slashes)
{
    char one[] = "d/", two[] = "d//", dot[] = ".", up[] = "./d";
    make("d/");
    make("d/x");
    WALK(one, two, dot, up);
    ck_assert_str_eq(seen, "d/x\nd/x\n./d/x\n./d/x\n");
}
END_TEST

START_TEST(links)
{
    char d[] = "d", direct[] = "d/to-file";
    make("d/");
    make("d/sub/");
    make("d/sub/x");
    make("outside/");
    make("outside/y");
    ck_assert_int_eq(symlink("sub/x", "d/to-file"), 0);
    ck_assert_int_eq(symlink("../outside", "d/to-outside"), 0);
    ck_assert_int_eq(symlink(".", "d/loop"), 0);
    ck_assert_int_eq(symlink("../..", "d/sub/up"), 0);
    ck_assert_int_eq(symlink("..", "d/sub/up1"), 0);
    ck_assert_int_eq(symlink("self", "d/self"), 0);
    ck_assert_int_eq(symlink("nowhere", "d/broken"), 0);
    WALK(direct);
    ck_assert_str_eq(seen, "d/to-file\n");
    seen[0] = '\0';
    WALK(d);
    char want[300];
    sprintf(want, "!d/broken %d\n!d/self %d\nd/sub/up/outside/y\nd/sub/x\nd/to-file\nd/to-outside/y\n", ENOENT, ELOOP);
    ck_assert_str_eq(seen, want);
}
END_TEST

START_TEST(only_regular_files)
{
    char d[] = "d";
    make("d/");
    make("d/x");
    ck_assert_int_eq(mkfifo("d/fifo", 0666), 0); /* opening it would wait for ever */
    ck_assert_int_eq(symlink("/dev/zero", "d/zero"), 0);
    WALK(d);
    ck_assert_str_eq(seen, "d/x\n");
}
END_TEST

START_TEST(errors)
{
    char missing[] = "missing", good[] = "good", empty[] = "", d[] = "d", below[] = "good/x";
    make("good");
    make("d/");
    make("d/closed/");
    make("d/closed/x");
    make("d/secret");
    make("d/y");
    ck_assert_int_eq(chmod("d/closed", 0), 0);
    ck_assert_int_eq(chmod("d/secret", 0), 0);
    bool is_root = access("d/secret", R_OK) == 0;
    char want[300];
    sprintf(want, "!missing %d\ngood\n! %d\n!good/x %d\n", ENOENT, ENOENT, ENOTDIR);
    WALK(missing, good, empty, below);
    ck_assert_str_eq(seen, want);
    seen[0] = '\0';
    WALK(d);
    sprintf(want, "!d/closed/ %d\n!d/secret %d\nd/y\n", EACCES, EACCES);
    ck_assert_str_eq(seen, is_root ? "d/closed/x\nd/secret\nd/y\n" : want);
}
END_TEST

START_TEST(deep)
{
    char d[] = "d";
    make("d/");
    ck_assert_int_eq(chdir("d"), 0);
    for (int i = 0; i < 200; i++) { /* more levels than descriptors are needed */
        make("e/");
        ck_assert_int_eq(chdir("e"), 0);
    }
    make("x");
    ck_assert_int_eq(chdir(root), 0);
    WALK(d);
    ck_assert_uint_eq(strlen(seen), strlen("d/") + 200 * strlen("e/") + strlen("x\n"));
}
END_TEST

START_TEST(modification_time)
{
    char x[] = "x", null[] = "/dev/null", *paths[] = { x, null };
    struct dl_walk *w;
    struct dl_document document;
    make("x");
    struct timespec times[2] = { { .tv_sec = 1000000000 }, { .tv_sec = 1000000000 } };
    ck_assert_int_eq(utimensat(AT_FDCWD, "x", times, 0), 0);
    ck_assert_int_eq(dl_walk_new(&w, paths, 2, on_error, NULL), DATELINE_OK);
    ck_assert(dl_walk_next(w, &document));
    ck_assert(document.has_modified);
    ck_assert_int_eq((long)document.modified, 1000000000);
    ck_assert(dl_walk_next(w, &document));
    ck_assert(!document.has_modified); /* the time of a device is a clock */
    dl_walk_free(w);
}
END_TEST

START_TEST(freed_in_the_middle)
{
    char d[] = "d", *paths[] = { d };
    struct dl_walk *w;
    struct dl_document document;
    make("d/");
    make("d/e/");
    make("d/e/x");
    make("d/e/y");
    make("d/z");
    ck_assert_int_eq(dl_walk_new(&w, paths, 1, on_error, NULL), DATELINE_OK);
    ck_assert(dl_walk_next(w, &document));
    dl_walk_free(w);
    dl_walk_free(NULL);
}
END_TEST

START_TEST(reading)
{
    char bytes[8];
    make("x");
    int fd = open("x", O_RDONLY), directory = open(".", O_RDONLY), ends[2];
    ck_assert_int_eq(dl_read(fd, bytes, sizeof bytes), 1);
    ck_assert_int_eq(bytes[0], 'x');
    ck_assert_int_eq(dl_read(fd, bytes, sizeof bytes), 0);
    ck_assert_int_eq(dl_read(directory, bytes, sizeof bytes), -1);
    ck_assert_int_eq(errno, EISDIR);
    ck_assert_int_eq(dl_read(-1, bytes, sizeof bytes), -1);
    ck_assert_int_eq(errno, EBADF);

    /* A slow pipe is answered with what is there; a non-blocking one is waited for. */
    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
    ck_assert_int_eq(write(ends[1], "abc", 3), 3);
    ck_assert_int_eq(dl_read(ends[0], bytes, sizeof bytes), 3);
    if (fork() == 0) {
        nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
        _exit(write(ends[1], "d", 1) != 1);
    }
    ck_assert_int_eq(dl_read(ends[0], bytes, sizeof bytes), 1);
    close(fd);
    close(directory);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("input");
    TCase *t = tcase_create("input");
    suite_add_tcase(suite, t);
    tcase_add_checked_fixture(t, make_root, remove_root);
    tcase_add_test(t, order);
    tcase_add_test(t, slashes);
    tcase_add_test(t, links);
    tcase_add_test(t, only_regular_files);
    tcase_add_test(t, errors);
    tcase_add_test(t, deep);
    tcase_add_test(t, modification_time);
    tcase_add_test(t, freed_in_the_middle);
    tcase_add_test(t, reading);
    return test_run(suite);
}
