/* words.h: the words of a command line, read by a table into the members of a struct. */
#ifndef DL_CLI_WORDS_H
#define DL_CLI_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum dl_option_kind {
    DL_OPTION_HEADING, /* of the help text */
    DL_OPTION_FLAG,    /* bool at offset */
    DL_OPTION_TEXT,    /* const char * at offset: the last one given */
    DL_OPTION_LIST,    /* struct dl_list at offset: all of them */
};

struct dl_option {
    enum dl_option_kind kind;
    char letter;          /* '\0': long form only */
    const char *name;     /* without the dashes */
    const char *argument; /* as the help text names it; NULL: takes none */
    const char *help;     /* a line feed begins another line */
    size_t offset;        /* of the member */
};

/* Words in the order given, lent by argv. Zeroed at first; items is malloced by who fills it. */
struct dl_list {
    char **items;
    size_t count;
};

/* Reads the words of argv; those that are no options go to operands. Options may stand anywhere before "--"; a value
 * is the next word, or stands behind "=" or the letter, and is not empty. The lists have room for argc words. Answers
 * false after saying on standard error what is wrong. */
bool dl_words_read(const struct dl_option *options, size_t count, void *target, struct dl_list *operands, int argc,
                   char **argv);

/* Room for argc words. Answers false when there is no memory. */
bool dl_list_make(struct dl_list *list, int argc);

void dl_list_free(struct dl_list *list);

/* How many of the words are "-", standard input. */
size_t dl_list_dashes(const struct dl_list *list);

#endif
