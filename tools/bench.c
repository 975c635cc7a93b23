/* bench.c: how much CPU time a run takes, as a ratio to `wc -w` on the same text.
 *
 *     bench PROGRAM FILE [COMMAND]...
 *
 * Every round runs `wc -w FILE`, `PROGRAM -o /dev/null FILE` and the further shell commands once,
 * one after the other, so that a busy or throttled machine slows all of them alike. The ratio is the
 * median of the rounds' ratios; user and system time of the child count, waiting does not. The
 * instructions a byte, which no other load on the machine disturbs, come from callgrind.
 */
#define _DEFAULT_SOURCE /* wait4 */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 7
#define COMMANDS_MAX 16
#define SLICE_SIZE 4000000u /* what callgrind is given */

struct command {
    const char *label;
    const char *argv[6];
    double seconds[ROUNDS], ratio[ROUNDS]; /* ratio: to the first command of the same round */
    double peak;                           /* MB resident, at most */
};

static void die(const char *what)
{
    fprintf(stderr, "bench: %s: %s\n", what, strerror(errno));
    exit(1);
}

static double seconds_of(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static char **words(const char *const *argv)
{
    union {
        const char *const *from;
        char **to;
    } cast = { argv }; /* execvp does not write to them */
    return cast.to;
}

static void run(struct command *c, int round)
{
    struct rusage used;
    int status;
    pid_t child = fork();
    if (child < 0) die("fork");
    if (child == 0) {
        int null = open("/dev/null", O_RDONLY);
        FILE *out = tmpfile(); /* grep works less when it sees that it writes to /dev/null */
        if (null < 0 || !out || dup2(null, STDIN_FILENO) < 0 || dup2(fileno(out), STDOUT_FILENO) < 0) _exit(127);
        execvp(c->argv[0], words(c->argv));
        _exit(127);
    }
    if (wait4(child, &status, 0, &used) != child) die("wait4");
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) { /* grep's 1 is no failure */
        fprintf(stderr, "bench: this failed: %s\n", c->label);
        exit(1);
    }
    c->seconds[round] = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
    double peak = (double)used.ru_maxrss / 1024;
    if (peak > c->peak) c->peak = peak;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Sorts the rounds. */
static double median(double *rounds)
{
    qsort(rounds, ROUNDS, sizeof *rounds, by_size);
    return rounds[ROUNDS / 2];
}

static void print_table(struct command *commands, size_t count, double megabytes)
{
    printf("%10s %10s %10s %15s %10s\n", "seconds", "MB/s", "/ wc -w", "min to max", "peak MB");
    for (size_t i = 0; i < count; i++) {
        struct command *c = &commands[i];
        double seconds = median(c->seconds), ratio = median(c->ratio);
        printf("%10.3f %10.1f %10.2f %8.2f - %4.2f %10.1f  %s\n", seconds, megabytes / seconds, ratio, c->ratio[0],
               c->ratio[ROUNDS - 1], c->peak, c->label);
    }
}

/* ---- instructions ------------------------------------------------------------------------ */

/* A command with the text in it replaced by another file; false when it has no text, or is too long. */
static int with_file(char *to, size_t room, const char *command, const char *text, const char *file)
{
    size_t used = 0, replaced = 0;
    while (*command) {
        int here = strncmp(command, text, strlen(text)) == 0;
        size_t n = here ? strlen(file) : 1;
        if (used + n >= room) return 0;
        memcpy(to + used, here ? file : command, n);
        used += n;
        replaced += here != 0;
        command += here ? strlen(text) : 1;
    }
    to[used] = '\0';
    return replaced > 0;
}

/* Executed instructions of a command; 0 when valgrind is not there. */
static double instructions(const char *run)
{
    char command[8192], line[512];
    double n = 0;
    snprintf(command, sizeof command, "valgrind --tool=callgrind --callgrind-out-file=/dev/null %s 2>&1", run);
    FILE *f = popen(command, "r");
    if (!f) return 0;
    while (fgets(line, sizeof line, f)) {
        const char *collected = strstr(line, "Collected : ");
        if (collected) n = strtod(collected + strlen("Collected : "), NULL);
    }
    pclose(f);
    return n;
}

/* Copies the first bytes of a file. */
static void slice(const char *from, const char *to, size_t size)
{
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    if (!in || !out) die(in ? to : from);
    for (int c; size > 0 && (c = getc(in)) != EOF; size--)
        putc(c, out);
    fclose(in);
    if (fclose(out) != 0) die(to);
}

/* Prints the instructions a byte of the commands that are programs of this project. */
static void print_instructions(const struct command *commands, size_t count, const char *program, const char *file)
{
    char part[4096], run[4096], start[4096], whole[4096];
    struct stat st;
    snprintf(part, sizeof part, "%s.part", file);
    slice(file, part, SLICE_SIZE);
    if (stat(part, &st) != 0) die(part);
    printf("\ninstructions a byte, on the first %.1f MB\n\n", (double)st.st_size / 1e6);
    for (size_t i = 1; i < count; i++) {
        snprintf(whole, sizeof whole, "%s -o /dev/null %s", program, file);
        const char *command = i == 1 ? whole : commands[i].label;
        int ours = i == 1 || strncmp(command, program, strlen(program) - strlen("dateline")) == 0;
        if (!ours || !with_file(run, sizeof run, command, file, part) ||
            !with_file(start, sizeof start, command, file, "/dev/null"))
            continue;
        double all = instructions(run), beginning = all > 0 ? instructions(start) : 0;
        if (all == 0) {
            puts("valgrind is not installed");
            break;
        }
        printf("%10.2f  %s\n", (all - beginning) / (double)st.st_size, commands[i].label);
    }
    remove(part);
}

int main(int argc, char **argv)
{
    static struct command commands[COMMANDS_MAX];
    struct stat st;
    if (argc < 3 || argc - 1 > COMMANDS_MAX) {
        fputs("usage: bench PROGRAM FILE [COMMAND]...\n", stderr);
        return 2;
    }
    const char *program = argv[1], *file = argv[2];
    size_t count = 2;
    if (stat(file, &st) != 0) die(file);
    setenv("LC_ALL", "C.UTF-8", 1);
    commands[0] = (struct command){ .label = "wc -w", .argv = { "wc", "-w", file } };
    commands[1] = (struct command){ .label = "dateline", .argv = { program, "-o", "/dev/null", file } };
    for (int i = 3; i < argc; i++)
        commands[count++] = (struct command){ .label = argv[i], .argv = { "sh", "-c", argv[i] } };

    for (size_t i = 0; i < count; i++)
        run(&commands[i], 0); /* warms the cache, does not count */
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < count; i++) {
            run(&commands[i], round);
            commands[i].ratio[round] = commands[i].seconds[round] / commands[0].seconds[round];
        }
    }
    printf("%s, %.1f MB, CPU time, medians of %d rounds\n\n", file, (double)st.st_size / 1e6, ROUNDS);
    print_table(commands, count, (double)st.st_size / 1e6);
    fflush(stdout);
    print_instructions(commands, count, program, file);
    return 0;
}
