/* columns.h: the columns a row can have, and lists of them.
 *
 * A column says what kind of cell it is and where in a dateline_row its content lies. Every output
 * format reads this one table; a new column is one line of it.
 */
#ifndef DL_OUTPUT_COLUMNS_H
#define DL_OUTPUT_COLUMNS_H

#include <stddef.h>

#include "dateline.h"

enum dl_cell {
    DL_CELL_DOC,      /* the document id, which is not in the row */
    DL_CELL_UNSIGNED, /* uint64_t */
    DL_CELL_TEXT,     /* dateline_span of a dictionary or of ours: kept, but for line ends and controls */
    DL_CELL_EXTRACT,  /* dateline_span of the document: runs of white space are one space */
    DL_CELL_SCORE,    /* double from 0 to 1 */
    DL_CELL_DEGREES,  /* double, when the row has coordinates */
    DL_CELL_DAY,      /* int64_t, when the row has a sort key */
};

struct dl_column {
    const char *name, *help;
    enum dl_cell cell;
    size_t offset;    /* of the content in dateline_row */
    size_t limit;     /* code points at most; 0: no limit */
    unsigned members; /* DATELINE_ROW_: the group that it belongs to; 0: it is always filled */
};

/* All columns, in the order in which --columns help shows them. */
#define DL_COLUMN_COUNT 30u
extern const struct dl_column dl_column_table[DL_COLUMN_COUNT];

/* A choice of columns in their order; no column is in it twice. */
struct dl_columns {
    size_t count;
    const struct dl_column *column[DL_COLUMN_COUNT];
};

#define DL_COLUMNS_DEFAULT "doc,line,start,end,type,text,value,id,score"
#define DL_COLUMNS_EXPLAIN "rule,evidence,alt,flags"

/* Reads "doc,type,text". Errors: DATELINE_EOPTION (unknown, empty or repeated name); then *culprit
 * is the name inside list and error->what the reason. */
dateline_status dl_columns_parse(struct dl_columns *out, const char *list, dateline_span *culprit,
                                 dateline_error *error);

/* Appends those of list (which names columns that exist) that are not there yet. */
void dl_columns_add(struct dl_columns *columns, const char *list);

/* The DATELINE_ROW_ groups that the columns show. */
unsigned dl_columns_members(const struct dl_columns *columns);

#endif
