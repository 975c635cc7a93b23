/* row.c: one function a group of columns; before them where in the document the rows are, and what they count from. */
#include "resolve/row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "dates/text.h"
#include "text/ascii.h"
#include "text/block.h"
#include "text/word.h"

#define SPAN(literal)                                                                                                  \
    {                                                                                                                  \
        literal, sizeof(literal) - 1                                                                                   \
    }

static const dateline_span rule_names[] = {
#define X(symbol, name) SPAN(name),
    DL_RULE_LIST(X)
#undef X
};

static const dateline_span kind_names[] = { SPAN("full"), SPAN("short"), SPAN("dict"), SPAN("rule") };

static const dateline_span none;

/* The flag of a row inside another. */
#define FLAG_NESTED "nested"

/* A sum of evidence and its score. */
#define SCORE_BITS 8
struct score {
    float sum;
    double score; /* 0: empty */
};

struct dl_row_maker {
    const dateline_dict *dict;
    const struct dl_evidence *evidence;
    unsigned members;
    bool datelines, has_reference;
    struct dl_civil reference;
    char reference_text[12 + DL_ROW_ORIGIN_MAX]; /* "2018-07-16 option" */
    struct dl_anchor anchor;                     /* what relative dates count from; begun with every document */
    char last_text[24];                          /* "1933-11-16 text" */
    char dateline_text[32];                      /* "2019-03-04 dateline", "2010-10-09 masthead" */
    uint64_t base;                               /* where the window lies in the document */
    struct dl_position position;                 /* of the last row */
    dateline_row name, date;                     /* the last ones; the members that the other kind has stay empty */
    struct dl_value value;                       /* of the last date, or of an end of it */
    struct dl_told told;                         /* how that was read */
    char flags[160];
    char folded[DL_BLOCK_MAX]; /* a surface without its line breaks; none is longer than the block it lies in */
    char reasons[640];
    struct score scores[1u << SCORE_BITS];
};

/* ---- documents and windows ---------------------------------------------------------------- */

dateline_status dl_row_maker_new(struct dl_row_maker **out, const dateline_dict *dict,
                                 const struct dl_evidence *evidence, unsigned members, bool datelines)
{
    struct dl_row_maker *maker = *out = calloc(1, sizeof *maker);
    if (!maker) return DATELINE_ENOMEM;
    maker->dict = dict;
    maker->evidence = evidence;
    maker->members = members;
    maker->datelines = datelines;
    dl_row_begin_document(maker);
    return DATELINE_OK;
}

void dl_row_maker_free(struct dl_row_maker *maker)
{
    free(maker);
}

/* "1933-11-16 text". */
static void put_anchor(char *room, size_t size, struct dl_civil day, const char *origin)
{
    struct dl_text text = dl_text_in(room, size);
    dl_put_iso_day(&text, day);
    if (origin[0] != '\0') dl_put(&text, " ");
    dl_put(&text, origin);
}

void dl_row_set_reference(struct dl_row_maker *maker, const struct dl_civil *day, const char *origin)
{
    maker->has_reference = day != NULL;
    if (day != NULL) {
        maker->reference = *day;
        if (origin == NULL || strlen(origin) > DL_ROW_ORIGIN_MAX) origin = "";
        put_anchor(maker->reference_text, sizeof maker->reference_text, *day, origin);
    }
    dl_anchor_begin(&maker->anchor, dl_row_reference(maker));
}

const struct dl_civil *dl_row_reference(const struct dl_row_maker *maker)
{
    return maker->has_reference ? &maker->reference : NULL;
}

void dl_row_begin_document(struct dl_row_maker *maker)
{
    maker->base = 0;
    maker->position = dl_position_start(0);
    dl_anchor_begin(&maker->anchor, dl_row_reference(maker));
}

void dl_row_skip_mark(struct dl_row_maker *maker, uint32_t bytes)
{
    maker->position = dl_position_start(1);
    maker->base = bytes;
}

void dl_row_note_order(struct dl_row_maker *maker, const struct dl_when *when)
{
    dl_anchor_note_order(&maker->anchor, when);
}

void dl_row_end_window(struct dl_row_maker *maker, const struct dl_window *w, uint32_t size)
{
    dl_position_leave(&maker->position, w->places, w->text, size);
    maker->base += size;
}

/* ---- groups of columns -------------------------------------------------------------------- */

/* Most of them are empty. */
static dateline_span span_of(const char *text)
{
    return (dateline_span){ text, text[0] != '\0' ? strlen(text) : 0 };
}

/* Adds a word to a list that began at start. */
static void put_word(struct dl_text *list, const char *start, const char *word)
{
    if (list->to > start) dl_put(list, " ");
    dl_put(list, word);
}

/* Signed, with one decimal. */
static void put_weight(struct dl_text *text, float weight)
{
    char digits[8] = { weight < 0 ? '-' : '+' };
    unsigned tenths = (unsigned)(fabsf(weight) * 10 + 0.5F);
    if (tenths > 999) tenths = 999;
    size_t n = 1;
    if (tenths >= 100) digits[n++] = (char)('0' + tenths / 100);
    digits[n++] = (char)('0' + tenths / 10 % 10);
    digits[n++] = '.';
    digits[n++] = (char)('0' + tenths % 10);
    dl_put(text, digits);
}

static inline void fill_place(struct dl_row_maker *maker, const struct dl_window *w, const struct dl_candidate *c,
                              dateline_row *row)
{
    dl_position_move(&maker->position, w->places, w->text, c->start);
    const struct dl_position *here = &maker->position;
    row->start = maker->base + c->start;
    row->end = maker->base + c->end;
    row->line = here->line;
    row->page = here->page;
    row->column = here->chars - here->line_chars + 1;
    row->char_start = here->chars;
    row->char_end = here->chars + dl_position_chars(w->places, w->text, c->start, c->end);
}

static dateline_span piece(const struct dl_window *w, uint32_t start, uint32_t end)
{
    return (dateline_span){ (const char *)w->text + start, end - start };
}

static void fill_entry(const struct dl_row_maker *maker, const struct dl_entry *entry, uint8_t layer, dateline_row *row)
{
    const struct dl_gaz *gaz = &dl_dict_layer(maker->dict, layer)->gaz;
    row->id = dl_gaz_string(gaz, entry->id);
    if ((maker->members & DATELINE_ROW_ENTRY) == 0) return;
    row->subtype = dl_gaz_string(gaz, entry->subtype);
    row->country = dl_gaz_string(gaz, entry->country);
    const struct dl_details *details = dl_gaz_details(gaz, entry);
    row->has_coordinates = !isnan(details->lat);
    row->lat = (double)details->lat;
    row->lon = (double)details->lon;
}

/* "LISBON, 4 March 2019 — ...", or a line of its own at the head: what follows is told on that day. */
static void take_reference(struct dl_row_maker *maker, const struct dl_date *date)
{
    if (date->place == DL_DATE_IN_TEXT) return;
    bool whole_day = date->when.kind == DL_WHEN_CALENDAR && date->when.first.unit == DL_UNIT_DAY &&
                     !dl_when_needs_reference(&date->when) && maker->value.has_sort;
    if (!maker->datelines || maker->anchor.has_reference || !whole_day) return;
    maker->anchor.reference = maker->value.day;
    maker->anchor.has_reference = true;
    put_anchor(maker->dateline_text, sizeof maker->dateline_text, maker->value.day,
               date->place == DL_DATE_IN_HEAD ? "masthead" : "dateline");
}

/* What the last date, or the end of it that was rendered, was counted from. */
static dateline_span anchor_of(struct dl_row_maker *maker)
{
    if (!maker->value.used_reference) return none;
    if (!maker->told.from_text) return span_of(maker->has_reference ? maker->reference_text : maker->dateline_text);
    put_anchor(maker->last_text, sizeof maker->last_text, maker->anchor.origin, "text");
    return span_of(maker->last_text);
}

static inline void fill_value(struct dl_row_maker *maker, dateline_row *row)
{
    const struct dl_value *v = &maker->value;
    row->type = dl_dict_type_name(maker->dict, v->type);
    row->subtype = span_of(v->subtype);
    row->value = (dateline_span){ v->value, v->value_size };
    row->mod = span_of(v->mod);
    row->flags = (dateline_span){ v->flags, v->flags_size };
    row->anchor = anchor_of(maker);
    if (maker->members & DATELINE_ROW_CALENDAR) {
        row->edtf = span_of(v->edtf);
        row->earliest = span_of(v->earliest);
        row->latest = span_of(v->latest);
        row->sort = v->sort;
        row->has_sort = v->has_sort;
        row->alt = span_of(v->alt);
    }
}

static void fill_date(struct dl_row_maker *maker, const struct dl_date *date, dateline_row *row)
{
    const bool with_calendar = (maker->members & DATELINE_ROW_CALENDAR) != 0;
    dl_anchor_render(&maker->anchor, date, row->start, with_calendar, &maker->value, &maker->told);
    fill_value(maker, row);
    take_reference(maker, date);
}

static void fill_end(struct dl_row_maker *maker, bool is_last, dateline_row *row)
{
    const struct dl_told *told = &maker->told;
    struct dl_value *v = &maker->value;
    dl_value_render_end(&told->when, told->has_from ? &told->from : NULL, is_last,
                        (maker->members & DATELINE_ROW_CALENDAR) != 0, v);
    struct dl_text flags = dl_text_in(v->flags + v->flags_size, sizeof v->flags - v->flags_size);
    put_word(&flags, v->flags, FLAG_NESTED);
    v->flags_size = (size_t)(flags.to - v->flags);
    fill_value(maker, row);
}

/* A city or country does what only its government can, or a building stands for who is in it. */
static bool is_metonym(const struct dl_mention *m, const struct dl_sense *sense)
{
    if (sense->flags & DL_GAZ_METONYM) return true;
    if (!(m->features & (DL_FEATURE_DEED | DL_FEATURE_PERSON_WORD_AFTER)) || m->type != DL_TYPE_PLACE) return false;
    return sense->role == DL_GAZ_ROLE_CAPITAL || sense->role == DL_GAZ_ROLE_COUNTRY;
}

/* The surface with every run of white space as one space. Most need no copy for that. */
static dateline_span fold(struct dl_row_maker *maker, dateline_span surface)
{
    if (!dl_name_is_spaced_out((const unsigned char *)surface.ptr, (uint32_t)surface.len)) return surface;
    size_t used = 0;
    for (size_t i = 0; i < surface.len; i++) {
        const bool is_blank = dl_is_blank((unsigned char)surface.ptr[i]);
        if (!is_blank)
            maker->folded[used++] = surface.ptr[i];
        else if (used > 0 && maker->folded[used - 1] != ' ')
            maker->folded[used++] = ' ';
    }
    return (dateline_span){ maker->folded, used };
}

/* Was the document written before there was what the row names? */
static bool is_too_early(const struct dl_row_maker *maker, const struct dl_mention *m)
{
    const struct dl_entry *entry = m->person ? m->person->entry : m->sense ? m->sense->entry : NULL;
    if (!entry) return false;
    const struct dl_gaz *gaz = &dl_dict_layer(maker->dict, m->person ? m->person->layer : m->sense->layer)->gaz;
    return maker->anchor.reference.year < dl_gaz_details(gaz, entry)->from;
}

static dateline_span flags_of(struct dl_row_maker *maker, const struct dl_mention *m)
{
    struct dl_text flags = dl_text_in(maker->flags, sizeof maker->flags);
    const struct dl_sense *sense = m->sense;
    if (sense && is_metonym(m, sense)) put_word(&flags, maker->flags, "metonym");
    if (m->features & DL_FEATURE_ALL_CAPS) put_word(&flags, maker->flags, "all-caps");
    if (sense && (sense->flags & DL_GAZ_INEXACT)) put_word(&flags, maker->flags, "fuzzy");
    if (maker->anchor.has_reference && is_too_early(maker, m)) put_word(&flags, maker->flags, "anachronism");
    if (m->is_nested) put_word(&flags, maker->flags, FLAG_NESTED);
    return (dateline_span){ maker->flags, (size_t)(flags.to - maker->flags) };
}

static void fill_name(struct dl_row_maker *maker, const struct dl_window *w, const struct dl_mention *m,
                      dateline_row *row)
{
    const struct dl_candidate *c = m->candidate;
    const struct dl_person *person = m->person;
    row->type = dl_dict_type_name(maker->dict, m->type);
    row->subtype = row->value = row->id = row->country = row->title = none;
    row->has_coordinates = false;
    if (m->sense) {
        fill_entry(maker, m->sense->entry, m->sense->layer, row);
        row->value = dl_sense_canonical(maker->dict, m->sense);
    }
    if (person && person->entry) fill_entry(maker, person->entry, person->layer, row);
    if (person) row->value = person->value;
    if (row->value.len == 0) row->value = fold(maker, row->text);
    if (m->type == DL_TYPE_PERSON && c->title_end > c->title_start) row->title = piece(w, c->title_start, c->title_end);
    row->flags = flags_of(maker, m);
}

/* "dictionary+2.0 title-before+1.5". */
static void fill_evidence(struct dl_row_maker *maker, const struct dl_mention *m, dateline_row *row)
{
    struct dl_text reasons = dl_text_in(maker->reasons, sizeof maker->reasons);
    for (unsigned bit = 0; bit < DL_FEATURES; bit++) {
        bool weighs = bit == DL_FEATURE_BIT_WEIGHT ? m->weight > 0 : m->features >> bit & 1;
        if (!weighs) continue;
        float weight = bit == DL_FEATURE_BIT_WEIGHT ? dl_evidence_sum(maker->evidence, 0, m->type, m->weight)
                                                    : dl_evidence_sum(maker->evidence, UINT64_C(1) << bit, m->type, 0);
        put_word(&reasons, maker->reasons, dl_feature_name(bit));
        put_weight(&reasons, weight);
    }
    row->evidence = span_of(maker->reasons);
}

/* The score of a sum; the same few hundred sums come all the time. */
static double score_of(struct dl_row_maker *maker, float sum)
{
    uint32_t bits;
    memcpy(&bits, &sum, sizeof bits);
    struct score *known = &maker->scores[(bits * UINT32_C(0x9E3779B9)) >> (32 - SCORE_BITS)];
    if (known->sum != sum || known->score == 0) *known = (struct score){ sum, dl_evidence_score(sum) };
    return known->score;
}

/* ---- the row ------------------------------------------------------------------------------ */

const dateline_row *dl_row_make(struct dl_row_maker *maker, const struct dl_window *w, const struct dl_date *dates,
                                const struct dl_mention *m)
{
    const struct dl_candidate *c = m->candidate;
    dateline_row *row = c->rule == DL_RULE_DATE ? &maker->date : &maker->name;
    fill_place(maker, w, c, row);
    row->text = piece(w, c->start, c->end);
    row->context = piece(w, c->sentence_start, c->sentence_end);
    if (c->rule == DL_RULE_DATE)
        fill_date(maker, &dates[c->item], row);
    else
        fill_name(maker, w, m, row);
    row->score = score_of(maker, m->sum);
    row->mention = kind_names[m->kind];
    row->rule = rule_names[c->rule];
    if (maker->members & DATELINE_ROW_EVIDENCE) fill_evidence(maker, m, row);
    return row;
}

const dateline_row *dl_row_make_end(struct dl_row_maker *maker, const struct dl_window *w, const struct dl_date *dates,
                                    const struct dl_mention *m, bool is_last)
{
    const struct dl_ends *ends = &dates[m->candidate->item].ends;
    struct dl_candidate c = *m->candidate;
    dateline_row *row = &maker->date;
    if (!is_last) c.end = c.start + ends->first_end;
    c.start += is_last ? ends->last : ends->first;
    fill_place(maker, w, &c, row);
    row->text = piece(w, c.start, c.end);
    fill_end(maker, is_last, row);
    return row;
}
