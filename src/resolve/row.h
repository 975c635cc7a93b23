/* row.h: a mention → the row that the caller sees. */
#ifndef DL_RESOLVE_ROW_H
#define DL_RESOLVE_ROW_H

#include "dates/anchor.h"
#include "resolve/resolver.h"
#include "text/position.h"

/* A sum of evidence and its score. */
#define DL_ROW_SCORE_BITS 8
struct dl_row_score {
    float sum;
    double score; /* 0: empty */
};

/* What rows of a document have in common, and the room for what a row lends. Zeroed at first but
 * for dict and evidence. */
struct dl_row_maker {
    const dateline_dict *dict;
    const struct dl_evidence *evidence;
    unsigned members; /* DATELINE_ROW_: which groups of a row's members are filled */
    bool datelines, has_reference;
    struct dl_civil reference;
    char reference_text[48];     /* "2018-07-16 option" */
    struct dl_anchor anchor;     /* what relative dates count from; begun with every document */
    char last_text[24];          /* "1933-11-16 text" */
    char dateline_text[32];      /* "2019-03-04 dateline", "2010-10-09 masthead" */
    uint64_t base;               /* where the window lies in the document */
    uint32_t counted;            /* up to where in the window position has come */
    struct dl_position position; /* of that byte */
    dateline_row name, date;     /* the last ones; the members that the other kind has stay empty */
    struct dl_value value;
    char flags[160];
    char folded[256]; /* a surface without its line breaks */
    char reasons[640];
    struct dl_row_score scores[1u << DL_ROW_SCORE_BITS];
};

/* Calls for the memory that the row of a mention will need: first for its entry, then for what that leads to. */
void dl_row_call_entry(const struct dl_mention *mention);
void dl_row_call_strings(const struct dl_row_maker *maker, const struct dl_mention *mention);

/* The row of a mention of the window; dates: those that candidates index. Mentions must come
 * in text order. The row and its spans live until the next call. */
const dateline_row *dl_row_make(struct dl_row_maker *maker, const struct dl_window *window, const struct dl_date *dates,
                                const struct dl_mention *mention);

#endif
