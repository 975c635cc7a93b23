/* messages.c: one message, one line, one write. */
#include "cli/messages.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *program = "dateline";

void dl_message_program(const char *name)
{
    program = name;
}

const char *dl_message_name(void)
{
    return program;
}

void dl_message(const char *format, ...)
{
    char line[DL_MESSAGE_MAX + 1];
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (n < 0) return;
    if ((size_t)n >= sizeof line) memcpy(line + sizeof line - 4, "...", 4);
    for (char *p = line; *p != '\0'; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7F) *p = '?';
    fprintf(stderr, "%s: %s\n", program, line);
}

void dl_message_dictionary(const char *path, dateline_status status, const dateline_error *error)
{
    const char *what = error->what ? error->what : dateline_status_text(status);
    const char *quote = error->found[0] != '\0' ? "'" : "", *colon = error->found[0] != '\0' ? ": " : "";
    if (status == DATELINE_EREAD && errno != 0)
        dl_message("%s: %s", path, strerror(errno));
    else if (error->line > 0)
        dl_message("%s:%zu: %s%s%s%s%s", path, error->line, quote, error->found, quote, colon, what);
    else
        dl_message("%s: %s", path, what);
}
