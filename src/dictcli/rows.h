/* rows.h: the rows of a compiled dictionary, as the CSV that they came from. */
#ifndef DL_DICTCLI_ROWS_H
#define DL_DICTCLI_ROWS_H

#include <stdio.h>

#include "gazetteer/gaz.h"

/* The columns of dl_print_row. */
#define DL_ROW_COLUMNS "alias,canonical,type,subtype,id,lat,lon,country,weight,flags,valid"

/* A cell, in quotes when it needs them. */
void dl_print_cell(FILE *out, dateline_span cell);

/* A row without its line end. A name whose entry lies outside has only its alias. */
void dl_print_row(FILE *out, const struct dl_gaz *gaz, const struct dl_name *name);

/* Rows of these types are clues, parts of names, or words; all others make mentions. */
bool dl_is_clue(dateline_span type);
bool dl_is_word(dateline_span type);

#endif
