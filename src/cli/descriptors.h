/* descriptors.h: standard input, output and error as the program may rely on them. */
#ifndef DL_CLI_DESCRIPTORS_H
#define DL_CLI_DESCRIPTORS_H

/* A standard descriptor that the caller closed would be taken by the first file that is opened.
 * Its place is filled with one that fails in use as a closed one would. */
void dl_fill_standard_descriptors(void);

/* A write past the limit of a file's size fails (EFBIG) and is told, as a full disk is; without this a signal ends
 * the program. */
void dl_let_writes_fail(void);

#endif
