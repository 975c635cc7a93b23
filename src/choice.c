/* choice.c: a list of type names becomes bits, a day three numbers; numbers are held against their ranges. */
#include "choice.h"

#include <string.h>

#include "gazetteer/dict.h"

/* No header will have larger options: a larger size was not set, but found. */
#define OPTIONS_SIZE_MAX 1024u

#define DEFAULT_TYPES "PERSON,PLACE,AGENCY,DATE,TIME,DURATION,SET"

static const dateline_options defaults = {
    .size = sizeof(dateline_options),
    .min_score = 0.5,
    .datelines = true,
    .members = DATELINE_ROW_ENTRY | DATELINE_ROW_CALENDAR | DATELINE_ROW_CONTEXT,
};

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

void dateline_fill_options(dateline_options *options, size_t size)
{
    memset(options, 0, size);
    memcpy(options, &defaults, smaller(size, sizeof defaults));
    if (size >= sizeof options->size) options->size = size;
}

bool dl_choice_take(const dateline_options *given, dateline_options *taken)
{
    *taken = defaults;
    if (!given) return true;
    if (given->size <= sizeof given->size || given->size > OPTIONS_SIZE_MAX) return false;
    for (size_t i = sizeof *taken; i < given->size; i++)
        if (((const unsigned char *)given)[i] != 0) return false; /* of a newer header, and it says something */
    memcpy(taken, given, smaller(given->size, sizeof *taken));
    return true;
}

/* Adds the types of a list "PERSON,PLACE"; false when nothing defines one of them. */
static bool add_types(const dateline_dict *dict, const char *list, uint64_t *types)
{
    for (;; list++) {
        size_t len = strcspn(list, ",");
        unsigned type = dl_dict_type(dict, (dateline_span){ list, len });
        if (type == DL_TYPE_MAX) return false;
        *types |= UINT64_C(1) << type;
        list += len;
        if (*list == '\0') return true;
    }
}

/* A type that a user's dictionary brings is a default too. */
bool dl_choice_types(const dateline_dict *dict, const char *list, uint64_t *types)
{
    *types = 0;
    if (!list || *list == '+') {
        add_types(dict, DEFAULT_TYPES, types);
        for (unsigned t = DL_TYPE_USER; t < dl_dict_types(dict); t++)
            *types |= UINT64_C(1) << t;
    }
    if (!list) return true;
    return add_types(dict, list + (*list == '+'), types);
}

bool dl_choice_is_sound(const dateline_options *o)
{
    enum { MONTHS = 12 };
    const unsigned members = DATELINE_ROW_ENTRY | DATELINE_ROW_CALENDAR | DATELINE_ROW_CONTEXT | DATELINE_ROW_EVIDENCE;
    bool is_order = (unsigned)o->date_order <= DATELINE_ORDER_YMD;
    bool is_score = o->min_score >= 0 && o->min_score <= 1; /* NaN is none */
    return is_order && is_score && o->fiscal_start <= MONTHS && (o->members & ~members) == 0;
}

bool dl_choice_day(const char *text, struct dl_civil *day)
{
    static const char shape[] = "dddd-dd-dd";
    int digits[8], count = 0;
    for (size_t i = 0; i < sizeof shape; i++) {
        if (shape[i] != 'd') {
            if (text[i] != shape[i]) return false;
            continue;
        }
        if (text[i] < '0' || text[i] > '9') return false;
        digits[count++] = text[i] - '0';
    }
    int year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
    int month = digits[4] * 10 + digits[5], dom = digits[6] * 10 + digits[7];
    *day = (struct dl_civil){ year, month, dom };
    return dl_civil_valid(year, month, dom);
}
