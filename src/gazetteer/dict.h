/* dict.h: what is known, in layers: the built-in gazetteer and those of the user. */
#ifndef DL_GAZETTEER_DICT_H
#define DL_GAZETTEER_DICT_H

#include "candidate.h"
#include "dateline.h"
#include "gazetteer/file.h"
#include "gazetteer/gaz.h"

/* At most this many layers, the built-in one included. */
#define DL_LAYERS_MAX 16

struct dl_layer {
    struct dl_gaz gaz;
    uint8_t types[DL_TYPE_MAX]; /* the gazetteer's type → the dictionary's */
    struct dl_file file;        /* what the image lies in; none for the built-in one */
};

bool dl_dict_is_finished(const dateline_dict *dict);
size_t dl_dict_layers(const dateline_dict *dict);
const struct dl_layer *dl_dict_layer(const dateline_dict *dict, size_t i);

/* Adds a compiled file as a layer and takes it over (it is then zeroed). Only the head is checked, not
 * the checksum of the contents. Errors: DATELINE_EIMAGE and DATELINE_ELIMIT, *what the reason. */
dateline_status dl_dict_add_image(dateline_dict *dict, struct dl_file *file, const char **what);

/* The number of a type by its name; DL_TYPE_MAX when nothing defines it. */
unsigned dl_dict_type(const dateline_dict *dict, dateline_span name);
unsigned dl_dict_types(const dateline_dict *dict); /* how many there are */
dateline_span dl_dict_type_name(const dateline_dict *dict, unsigned type);

/* A section of the built-in image that is no gazetteer (date words, weights). */
const void *dl_dict_section(const char *tag, size_t *size);

/* The tags of those sections. */
#define DL_SECTION_ABBREVIATIONS "t.abbr"
#define DL_SECTION_DATES "d.lex"
#define DL_SECTION_EVIDENCE "r.evid"

#endif
