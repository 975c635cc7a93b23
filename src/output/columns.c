/* columns.c: the table of columns. */
#include "output/columns.h"

#include <assert.h>
#include <string.h>

#define AT(member) offsetof(dateline_row, member)

const struct dl_column dl_column_table[DL_COLUMN_COUNT] = {
    { "doc", "document: its path, - for standard input", DL_CELL_DOC, 0, 0, 0 },
    { "page", "page of the first byte; a form feed ends a page", DL_CELL_UNSIGNED, AT(page), 0, 0 },
    { "line", "line of the first byte", DL_CELL_UNSIGNED, AT(line), 0, 0 },
    { "column", "column of the first byte, in code points", DL_CELL_UNSIGNED, AT(column), 0, 0 },
    { "start", "offset of the first byte", DL_CELL_UNSIGNED, AT(start), 0, 0 },
    { "end", "offset after the last byte", DL_CELL_UNSIGNED, AT(end), 0, 0 },
    { "char_start", "start in code points", DL_CELL_UNSIGNED, AT(char_start), 0, 0 },
    { "char_end", "end in code points", DL_CELL_UNSIGNED, AT(char_end), 0, 0 },
    { "type", "PERSON PLACE AGENCY DATE TIME DURATION SET DEMONYM or a dictionary's own", DL_CELL_TEXT, AT(type), 0,
      0 },
    { "subtype", "city, country, ministry, company, decade, range ...", DL_CELL_TEXT, AT(subtype), 0,
      DATELINE_ROW_ENTRY },
    { "text", "the words as they stand, white space folded", DL_CELL_EXTRACT, AT(text), 0, 0 },
    { "value", "canonical name, or TIMEX3 value", DL_CELL_TEXT, AT(value), 0, 0 },
    { "id", "stable id of the dictionary entry", DL_CELL_TEXT, AT(id), 0, 0 },
    { "country", "country of a place", DL_CELL_TEXT, AT(country), 0, DATELINE_ROW_ENTRY },
    { "lat", "latitude of a place, degrees", DL_CELL_DEGREES, AT(lat), 0, DATELINE_ROW_ENTRY },
    { "lon", "longitude of a place, degrees", DL_CELL_DEGREES, AT(lon), 0, DATELINE_ROW_ENTRY },
    { "score", "0 to 1", DL_CELL_SCORE, AT(score), 0, 0 },
    { "mention", "full, short, dict or rule", DL_CELL_TEXT, AT(mention), 0, 0 },
    { "title", "role words next to a person's name", DL_CELL_EXTRACT, AT(title), 0, 0 },
    { "mod", "TIMEX3 mod: START MID END APPROX LESS_THAN MORE_THAN EQUAL_OR_LESS EQUAL_OR_MORE", DL_CELL_TEXT, AT(mod),
      0, 0 },
    { "edtf", "date as ISO 8601-2 (EDTF)", DL_CELL_TEXT, AT(edtf), 0, DATELINE_ROW_CALENDAR },
    { "earliest", "first day the expression can mean", DL_CELL_TEXT, AT(earliest), 0, DATELINE_ROW_CALENDAR },
    { "latest", "last day the expression can mean", DL_CELL_TEXT, AT(latest), 0, DATELINE_ROW_CALENDAR },
    { "sort", "Julian Day Number of earliest: a number to sort by", DL_CELL_DAY, AT(sort), 0, DATELINE_ROW_CALENDAR },
    { "anchor", "reference date that was used and where it came from", DL_CELL_TEXT, AT(anchor), 0, 0 },
    { "flags", "what to look at: ambiguous-order no-reference impossible nested ...", DL_CELL_TEXT, AT(flags), 0, 0 },
    { "alt", "the other reading", DL_CELL_TEXT, AT(alt), 0, DATELINE_ROW_CALENDAR },
    { "rule", "what matched", DL_CELL_TEXT, AT(rule), 0, 0 },
    { "evidence", "what decided", DL_CELL_TEXT, AT(evidence), 0, DATELINE_ROW_EVIDENCE },
    { "context", "the sentence, at most 200 characters", DL_CELL_EXTRACT, AT(context), 200, DATELINE_ROW_CONTEXT },
};

static const struct dl_column *find(dateline_span name)
{
    for (size_t i = 0; i < DL_COLUMN_COUNT; i++) {
        const char *known = dl_column_table[i].name;
        if (strlen(known) == name.len && memcmp(known, name.ptr, name.len) == 0) return &dl_column_table[i];
    }
    return NULL;
}

static bool has(const struct dl_columns *columns, const struct dl_column *column)
{
    for (size_t i = 0; i < columns->count; i++)
        if (columns->column[i] == column) return true;
    return false;
}

/* Cuts the next name off *list; false after the last. */
static bool next_name(const char **list, dateline_span *name)
{
    if (!*list) return false;
    *name = (dateline_span){ *list, strcspn(*list, ",") };
    *list = (*list)[name->len] == ',' ? *list + name->len + 1 : NULL;
    return true;
}

dateline_status dl_columns_parse(struct dl_columns *out, const char *list, dateline_span *culprit,
                                 dateline_error *error)
{
    const char *what = NULL;
    out->count = 0;
    while (!what && next_name(&list, culprit)) {
        const struct dl_column *column = find(*culprit);
        if (culprit->len == 0) {
            what = "a column name is empty";
        } else if (!column) {
            what = "unknown column";
        } else if (has(out, column)) {
            what = "a column is listed twice";
        } else {
            out->column[out->count++] = column;
        }
    }
    dateline_status status = what ? DATELINE_EOPTION : DATELINE_OK;
    if (error) *error = (dateline_error){ .code = status, .what = what };
    return status;
}

void dl_columns_add(struct dl_columns *columns, const char *list)
{
    dateline_span name;
    while (next_name(&list, &name)) {
        const struct dl_column *column = find(name);
        assert(column);
        if (!has(columns, column)) columns->column[columns->count++] = column;
    }
}

unsigned dl_columns_members(const struct dl_columns *columns)
{
    unsigned members = 0;
    for (size_t i = 0; i < columns->count; i++)
        members |= columns->column[i]->members;
    return members;
}
