/* fuzz.h: what the fuzzer targets share. Each is run by libFuzzer (preset fuzz), and in every other build by
 * fuzz_replay.c over files. */
#ifndef DL_TESTS_FUZZ_H
#define DL_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* As assert, whatever NDEBUG says. */
#define FUZZ_CHECK(condition)                                                                                          \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                            \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

/* One input. Answers 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
