/* support.h: what several test programs share. */
#ifndef DL_TESTS_SUPPORT_H
#define DL_TESTS_SUPPORT_H

#include <check.h>
#include <stddef.h>

#include "dateline.h"

/* Runs and frees a suite; what main returns. */
int test_run(Suite *suite);

/* A finished dictionary: the built-in one, or none, and a CSV layer over it (NULL: none). Fails the
 * test when the layer is bad. */
dateline_dict *test_dict(bool built_in, const char *csv);

/* The rows of a text that is fed step bytes at a time, as CSV without a header; free it. date may be
 * NULL. options may be NULL. */
char *test_rows(const dateline_dict *dict, const dateline_options *options, const char *columns, const char *date,
                const char *text, size_t size, size_t step);

/* The whole of a file, with a NUL behind it; free it. */
char *test_read_file(const char *path, size_t *size);

/* Pseudo-random numbers that are the same in every run. */
unsigned test_random(unsigned *state);

#endif
