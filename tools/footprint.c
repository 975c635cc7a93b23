/* footprint.c: what a run costs besides its work.
 *
 *     footprint PROGRAM DICTIONARY TEXT
 *
 * How much longer a run over the first kilobyte of TEXT takes with the dictionary than /bin/true does, and how much
 * memory of its own (smaps: Private_Clean and Private_Dirty) it has, besides the mapped dictionary, when it has written
 * the rows of a kilobyte, and when it has read all of TEXT from a pipe. Clean pages are those of the program's file,
 * the built-in dictionary most of them: they are its own only while no other process maps it.
 */
#define _DEFAULT_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RUNS 41
#define START_BYTES 1024

static void die(const char *what)
{
    fprintf(stderr, "footprint: %s: %s\n", what, strerror(errno));
    exit(1);
}

/* Starts a command whose standard input is the pipe that *in is the other end of. */
static pid_t start(const char *const *argv, int *in)
{
    int ends[2];
    union {
        const char *const *from;
        char **to;
    } cast = { argv }; /* execvp does not write to them */
    if (pipe(ends) != 0) die("pipe");
    pid_t child = fork();
    if (child < 0) die("fork");
    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);
        if (null < 0 || dup2(ends[0], STDIN_FILENO) < 0 || dup2(null, STDOUT_FILENO) < 0) _exit(127);
        close(ends[0]);
        close(ends[1]);
        execvp(argv[0], cast.to);
        _exit(127);
    }
    close(ends[0]);
    *in = ends[1];
    return child;
}

static void feed(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = write(fd, bytes, size);
        if (n < 0 && errno == EPIPE) return; /* /bin/true reads nothing */
        if (n < 0) die("write");
        bytes += n;
        size -= (size_t)n;
    }
}

static void await(pid_t child)
{
    int status;
    if (waitpid(child, &status, 0) != child || status != 0) die("a command failed");
}

static double milliseconds(const char *const *argv, const char *bytes)
{
    struct timespec from, to;
    int in;
    clock_gettime(CLOCK_MONOTONIC, &from);
    pid_t child = start(argv, &in);
    feed(in, bytes, START_BYTES);
    close(in);
    await(child);
    clock_gettime(CLOCK_MONOTONIC, &to);
    return (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Kilobytes of a process that are nobody else's, but for the pages of the dictionary: they are the file's, and
 * count as its own only while no other process maps it. */
static double private_memory(pid_t child, const char *dictionary, double *dirty)
{
    char path[64], line[4096];
    double sum = 0, n;
    const char *slash = strrchr(dictionary, '/'), *name = slash ? slash : dictionary;
    int is_dictionary = 0;
    snprintf(path, sizeof path, "/proc/%ld/smaps", (long)child);
    FILE *f = fopen(path, "r");
    if (!f) die(path);
    while (fgets(line, sizeof line, f))
        if (line[0] < 'A' || line[0] > 'Z') /* "7f... r--s ... path": a mapping begins */
            is_dictionary = strstr(line, name) != NULL;
        else if (!is_dictionary &&
                 (sscanf(line, "Private_Clean: %lf", &n) == 1 || sscanf(line, "Private_Dirty: %lf", &n) == 1)) {
            sum += n;
            if (line[8] == 'D') *dirty += n;
        }
    fclose(f);
    return sum;
}

static char *read_all(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    if (!f || fseek(f, 0, SEEK_END) != 0) die(path);
    *size = (size_t)ftell(f);
    rewind(f);
    char *bytes = malloc(*size + START_BYTES);
    if (!bytes || fread(bytes, 1, *size, f) != *size || *size < START_BYTES) die(path);
    fclose(f);
    return bytes;
}

static void print_memory(const char *const *argv, const char *dictionary, const char *text, size_t size)
{
    int in;
    pid_t child = start(argv, &in);
    feed(in, text, size);
    usleep(200000); /* for what is still in the pipe */
    double dirty = 0, sum = private_memory(child, dictionary, &dirty);
    printf("%.1f MB of private memory after %.3f MB of text: %.1f MB written, %.1f MB pages of the program's file\n",
           sum / 1024, (double)size / 1e6, dirty / 1024, (sum - dirty) / 1024);
    close(in);
    await(child);
}

int main(int argc, char **argv)
{
    double with[RUNS], without[RUNS];
    size_t size;
    if (argc != 4) {
        fputs("usage: footprint PROGRAM DICTIONARY TEXT\n", stderr);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    const char *const program[] = { argv[1], "--dict", argv[2], NULL };
    const char *const at_once[] = { argv[1], "--flush", "block", "--dict", argv[2], NULL };
    const char *const nothing[] = { "/bin/true", NULL };
    char *text = read_all(argv[3], &size);
    for (int i = 0; i < RUNS; i++) {
        with[i] = milliseconds(program, text);
        without[i] = milliseconds(nothing, text);
    }
    qsort(with, RUNS, sizeof *with, by_size);
    qsort(without, RUNS, sizeof *without, by_size);
    printf("%.1f ms for a kilobyte, %.1f ms for /bin/true: %.1f ms above it (wall time, medians of %d)\n",
           with[RUNS / 2], without[RUNS / 2], with[RUNS / 2] - without[RUNS / 2], RUNS);
    print_memory(at_once, argv[2], text, START_BYTES);
    print_memory(program, argv[2], text, size);
    free(text);
    return 0;
}
