/* words.c: "--name value", "--name=value", "-n value", "-nvalue", "-qn value". */
#include "cli/words.h"

#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"

struct reading {
    const struct dl_option *options;
    size_t count;
    char *target;
    char **next; /* the word after the one being read; NULL behind the last */
};

bool dl_list_make(struct dl_list *list, int argc)
{
    *list = (struct dl_list){ .items = calloc((size_t)argc + 1, sizeof *list->items) };
    return list->items != NULL;
}

void dl_list_free(struct dl_list *list)
{
    free(list->items);
    *list = (struct dl_list){ 0 };
}

size_t dl_list_dashes(const struct dl_list *list)
{
    size_t dashes = 0;
    for (size_t i = 0; i < list->count; i++)
        dashes += strcmp(list->items[i], "-") == 0;
    return dashes;
}

static const struct dl_option *find_long(const struct reading *r, const char *name, size_t length)
{
    for (size_t i = 0; i < r->count; i++) {
        const struct dl_option *o = &r->options[i];
        if (o->kind != DL_OPTION_HEADING && strlen(o->name) == length && memcmp(o->name, name, length) == 0) return o;
    }
    return NULL;
}

static const struct dl_option *find_letter(const struct reading *r, char letter)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->options[i].letter == letter) return &r->options[i];
    return NULL;
}

static void set(const struct reading *r, const struct dl_option *option, char *value)
{
    void *member = r->target + option->offset;
    struct dl_list *list = member;
    switch (option->kind) {
    case DL_OPTION_FLAG: *(bool *)member = true; break;
    case DL_OPTION_TEXT: *(const char **)member = value; break;
    case DL_OPTION_LIST: list->items[list->count++] = value; break;
    case DL_OPTION_HEADING: break;
    }
}

/* Sets an option that takes a value to the one given, or else to the next word. */
static bool set_value(struct reading *r, const struct dl_option *option, char *value)
{
    if (!value && *r->next) value = *r->next++;
    if (!value || value[0] == '\0') {
        dl_message("--%s needs a value: --%s %s", option->name, option->name, option->argument);
        return false;
    }
    set(r, option, value);
    return true;
}

static bool read_long(struct reading *r, char *name)
{
    size_t length = strcspn(name, "=");
    char *value = name[length] == '=' ? name + length + 1 : NULL;
    const struct dl_option *option = find_long(r, name, length);
    if (!option) {
        dl_message("unknown option --%.*s; see %s --help", (int)length, name, dl_message_name());
        return false;
    }
    if (option->argument) return set_value(r, option, value);
    if (value)
        dl_message("--%s takes no value", option->name);
    else
        set(r, option, NULL);
    return !value;
}

static bool read_letters(struct reading *r, char *letters)
{
    for (char *p = letters; *p != '\0'; p++) {
        const struct dl_option *option = find_letter(r, *p);
        if (!option) {
            dl_message("unknown option -%c; see %s --help", *p, dl_message_name());
            return false;
        }
        if (option->argument) return set_value(r, option, p[1] != '\0' ? p + 1 : NULL);
        set(r, option, NULL);
    }
    return true;
}

bool dl_words_read(const struct dl_option *options, size_t count, void *target, struct dl_list *operands, int argc,
                   char **argv)
{
    struct reading r = { options, count, target, argv };
    bool options_end = false;
    while (r.next < argv + argc) {
        char *word = *r.next++;
        if (options_end || word[0] != '-' || word[1] == '\0') {
            operands->items[operands->count++] = word;
        } else if (strcmp(word, "--") == 0) {
            options_end = true;
        } else if (!(word[1] == '-' ? read_long(&r, word + 2) : read_letters(&r, word + 1))) {
            return false;
        }
    }
    return true;
}
