/* row.h: a mention → the row that the caller sees. */
#ifndef DL_RESOLVE_ROW_H
#define DL_RESOLVE_ROW_H

#include "dates/anchor.h"
#include "resolve/resolver.h"
#include "text/position.h"

/* Makes the rows of one document after another; owns what a row lends. */
struct dl_row_maker;

/* members: DATELINE_ROW_, which groups of a row's members are filled. datelines: as in dateline_options. Borrows dict
 * and evidence. Errors: DATELINE_ENOMEM. */
dateline_status dl_row_maker_new(struct dl_row_maker **out, const dateline_dict *dict,
                                 const struct dl_evidence *evidence, unsigned members, bool datelines);

/* Takes NULL. */
void dl_row_maker_free(struct dl_row_maker *maker);

/* What relative dates of the documents to come are counted from, and where it came from (copied; NULL, or at most
 * DL_ROW_ORIGIN_MAX bytes, else left out); a NULL day: nothing. Forgets the dates of this document. */
#define DL_ROW_ORIGIN_MAX 36u
void dl_row_set_reference(struct dl_row_maker *maker, const struct dl_civil *day, const char *origin);

/* The day that was set; NULL: none. */
const struct dl_civil *dl_row_reference(const struct dl_row_maker *maker);

void dl_row_begin_document(struct dl_row_maker *maker);

/* The document begins with a byte order mark of so many bytes, which are in no window: one code point, in no column. */
void dl_row_skip_mark(struct dl_row_maker *maker, uint32_t bytes);

/* Takes note of the order of a date in digits, before the rows of its window are made. */
void dl_row_note_order(struct dl_row_maker *maker, const struct dl_when *when);

/* The row of a mention of the window; dates: those that candidates index. Mentions must come
 * in text order. The row and its spans live until the next call. */
const dateline_row *dl_row_make(struct dl_row_maker *maker, const struct dl_window *window, const struct dl_date *dates,
                                const struct dl_mention *mention);

/* The row of one end of the date whose row was made last, a mention that has ends. The first end comes first; to be
 * taken as a mention of its own in the order of the text, but nothing counts from it. */
const dateline_row *dl_row_make_end(struct dl_row_maker *maker, const struct dl_window *window,
                                    const struct dl_date *dates, const struct dl_mention *mention, bool is_last);

/* Leaves a window of so many bytes behind. */
void dl_row_end_window(struct dl_row_maker *maker, const struct dl_window *window, uint32_t size);

#endif
