/* fuzz_replay.c: the main of a fuzzer target where there is no fuzzer: every file, and all beginnings of a short one.
 */
#include <string.h>

#include "fuzz.h"

/* Longer files are run whole only. */
#define SHORT 512u
#define FILE_MAX (1u << 20)

/* Bytes of an own block, so that the sanitizer sees a read behind them. */
static void run(const uint8_t *bytes, size_t size)
{
    uint8_t *copy = malloc(size + (size == 0));
    FUZZ_CHECK(copy != NULL);
    memcpy(copy, bytes, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

int main(int argc, char **argv)
{
    static uint8_t bytes[FILE_MAX];
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file) {
            perror(argv[i]);
            return EXIT_FAILURE;
        }
        const size_t size = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        for (size_t n = 0; n < size && size <= SHORT; n++)
            run(bytes, n);
        run(bytes, size);
    }
    printf("%d files\n", argc - 1);
    return argc > 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
