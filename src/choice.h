/* choice.h: what a caller chose, checked. */
#ifndef DL_CHOICE_H
#define DL_CHOICE_H

#include <stdbool.h>
#include <stdint.h>

#include "dateline.h"
#include "dates/civil.h"

/* Copies options that were built with this header, an older or a newer one; NULL: the defaults. False when their size
 * is not set, or they set what this library does not know. */
bool dl_choice_take(const dateline_options *given, dateline_options *taken);

/* Reads a list of types into a set of bits; NULL and "+..." begin with the default list. False when it names a type
 * that nothing defines. */
bool dl_choice_types(const dateline_dict *dict, const char *list, uint64_t *types);

/* Are the numbers ones that dateline.h knows? */
bool dl_choice_is_sound(const dateline_options *options);

/* Reads "YYYY-MM-DD"; false when there is no such day. */
bool dl_choice_day(const char *text, struct dl_civil *day);

#endif
