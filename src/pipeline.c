/* pipeline.c: puts the stages in order; the only file that sees them all.
 *
 *     feed ─▶ buffer ─▶ block ─▶ index ─▶ gazetteer ─▶ names ─┐
 *                                   └───▶ dates ──────────────┴▶ candidates of the window
 *     window full, or the document ends ─▶ resolver ─▶ rows ─▶ callback
 *
 * The buffer holds the window (whole blocks, at most DL_WINDOW_MAX bytes) and behind it what was fed
 * but is not yet a block:
 *
 *     | pad | block | block | block | pending      | pad |
 *           └──── window ───────────┘
 */
#include <stdlib.h>
#include <string.h>

#include "choice.h"
#include "dateline.h"
#include "dates/dates.h"
#include "dates/languages.h"
#include "found.h"
#include "gazetteer/dict.h"
#include "gazetteer/matcher.h"
#include "inside.h"
#include "names/names.h"
#include "resolve/resolver.h"
#include "resolve/row.h"
#include "text/cut.h"
#include "text/index.h"
#include "text/position.h"

/* A window with more candidates than this is closed early, so that memory has a bound. */
#define WINDOW_CANDIDATES_MAX (1u << 17)
/* The same for the readings of names: a dictionary may give each of them many. */
#define WINDOW_SENSES_MAX (1u << 17)
/* About as many words as the language is told from. */
#define LANGUAGE_BYTES 2048u
/* The window, one block that does not fit it any more, and as much to read into. */
#define BUFFER_BYTES (DL_BLOCK_PAD + DL_WINDOW_MAX + 2 * DL_BLOCK_MAX + 2 * DL_BLOCK_PAD)

struct dateline_stream {
    dateline_row_fn *fn;
    void *ctx;
    dateline_options options;
    const dateline_dict *dict;
    uint64_t wanted_types;
    dateline_status status;
    dateline_counts counts;

    unsigned char *buffer;
    uint32_t window, pending; /* bytes */
    uint32_t mark;            /* bytes of the byte order mark that the document began with */
    uint32_t searched;        /* pending bytes in which no paragraph ends; the start of a line */

    struct dl_abbreviations *abbreviations;
    struct dl_index *index;
    struct dl_matcher *matcher;
    struct dl_languages *languages;
    struct dl_dates *dates[DL_LANGUAGES_MAX]; /* by language; made when a document needs it */
    size_t language;                          /* of the document; the count of languages: not known yet */
    struct dl_names *names;
    struct dl_resolver *resolver;
    struct dl_row_maker *maker;
    uint64_t base; /* where the window lies in the document */

    struct dl_places places;  /* in the window */
    struct dl_found found;    /* the same */
    struct dl_inside *inside; /* and in its names; NULL: nobody asked */
};

/* ---- the life of a stream ----------------------------------------------------------------- */

const char *dateline_language(size_t number)
{
    size_t size;
    const void *section = dl_dict_section(DL_SECTION_DATES, &size);
    return dl_languages_name(section, size, number);
}

/* Sees to it that the dates of the document's language can be found. */
static dateline_status open_language(dateline_stream *s)
{
    size_t size;
    const void *lexicon = dl_languages_lexicon(s->languages, s->language, &size);
    if (s->dates[s->language]) return DATELINE_OK;
    dateline_status status = dl_dates_new(&s->dates[s->language], lexicon, size);
    if (status != DATELINE_OK) return status;
    dl_dates_set_order(s->dates[s->language], s->options.date_order);
    dl_dates_set_fiscal_start(s->dates[s->language], s->options.fiscal_start);
    return DATELINE_OK;
}

/* The language that is asked for, or that the first block shows. */
static dateline_status choose_language(dateline_stream *s, const struct dl_block *first)
{
    const size_t count = dl_languages_count(s->languages);
    if (s->language < count) return DATELINE_OK;
    s->language = dl_languages_detect(s->languages, first);
    return open_language(s);
}

/* A short paragraph shows no language: after one that seems English the next one is asked again, near the start. */
static void doubt_language(dateline_stream *s)
{
    bool is_doubtful = !s->options.language && s->language == 0 && s->base + s->window < LANGUAGE_BYTES;
    if (is_doubtful) s->language = dl_languages_count(s->languages);
}

static dateline_status make_languages(dateline_stream *s)
{
    size_t size;
    const void *section = dl_dict_section(DL_SECTION_DATES, &size);
    dateline_status status = dl_languages_new(&s->languages, section, size);
    if (status != DATELINE_OK || !s->options.language) return status;
    s->language = dl_languages_find(s->languages, s->options.language);
    return s->language < dl_languages_count(s->languages) ? open_language(s) : DATELINE_EOPTION;
}

static dateline_status make_stages(dateline_stream *s)
{
    const struct dl_evidence *evidence;
    size_t size;
    const void *section = dl_dict_section(DL_SECTION_ABBREVIATIONS, &size);
    dateline_status status = dl_abbreviations_new(&s->abbreviations, section, size);
    if (status == DATELINE_OK) status = dl_index_new(&s->index, DL_INDEX_AUTO, s->abbreviations);
    if (status == DATELINE_OK) status = dl_matcher_new(&s->matcher, s->dict);
    if (status == DATELINE_OK) status = dl_names_new(&s->names, s->matcher, (s->wanted_types & DL_HELPER_TYPES) != 0);
    if (status == DATELINE_OK) status = make_languages(s);
    if (status == DATELINE_OK && s->options.nested)
        status = dl_inside_new(&s->inside, s->dict, s->wanted_types, s->options.members);
    section = dl_dict_section(DL_SECTION_EVIDENCE, &size);
    if (status == DATELINE_OK) status = dl_evidence_open(&evidence, section, size);
    if (status == DATELINE_OK)
        status = dl_resolver_new(&s->resolver, s->dict, evidence, s->options.min_score, s->wanted_types);
    if (status != DATELINE_OK) return status;
    return dl_row_maker_new(&s->maker, s->dict, evidence, s->options.members, s->options.datelines);
}

static void begin_document(dateline_stream *s)
{
    s->status = DATELINE_OK;
    s->counts = (dateline_counts){ 0 };
    s->window = s->pending = s->mark = s->searched = 0;
    dl_places_clear(&s->places);
    dl_found_clear(&s->found);
    dl_matcher_forget(s->matcher);
    dl_names_forget(s->names);
    dl_inside_clear(s->inside);
    if (!s->options.language) s->language = dl_languages_count(s->languages);
    s->base = 0;
    dl_row_begin_document(s->maker);
    dl_resolver_reset(s->resolver);
    const struct dl_civil *reference = dl_row_reference(s->maker);
    if (reference) dl_resolver_set_year(s->resolver, reference->year);
}

dateline_status dateline_stream_new(dateline_stream **out, const dateline_dict *dict, const dateline_options *options,
                                    dateline_row_fn *fn, void *ctx)
{
    *out = NULL;
    if (!dl_dict_is_finished(dict)) return DATELINE_EUSE;
    dateline_stream *s = *out = calloc(1, sizeof *s);
    if (!s) return DATELINE_ENOMEM;
    s->fn = fn;
    s->ctx = ctx;
    s->dict = dict;
    bool is_known = dl_choice_take(options, &s->options) && dl_choice_types(dict, s->options.types, &s->wanted_types) &&
                    dl_choice_is_sound(&s->options);
    dateline_status status = is_known ? DATELINE_OK : DATELINE_EOPTION;
    if (status == DATELINE_OK && !(s->buffer = calloc(1, BUFFER_BYTES))) status = DATELINE_ENOMEM;
    if (status == DATELINE_OK) status = make_stages(s);
    if (status == DATELINE_OK) {
        begin_document(s);
    } else {
        dateline_stream_free(s);
        *out = NULL;
    }
    return status;
}

void dateline_stream_free(dateline_stream *s)
{
    if (!s) return;
    dl_row_maker_free(s->maker);
    dl_resolver_free(s->resolver);
    dl_names_free(s->names);
    for (size_t i = 0; i < DL_LANGUAGES_MAX; i++)
        dl_dates_free(s->dates[i]);
    dl_languages_free(s->languages);
    dl_matcher_free(s->matcher);
    dl_index_free(s->index);
    dl_abbreviations_free(s->abbreviations);
    dl_places_free(&s->places);
    dl_found_free(&s->found);
    dl_inside_free(s->inside);
    free(s->buffer);
    free(s);
}

dateline_status dateline_stream_set_date(dateline_stream *s, const char *date, const char *origin)
{
    struct dl_civil day;
    const bool is_day = date && dl_choice_day(date, &day);
    dl_row_set_reference(s->maker, is_day ? &day : NULL, origin);
    dl_resolver_set_year(s->resolver, is_day ? day.year : DL_GAZ_YEAR_MAX);
    return date && !is_day ? DATELINE_EOPTION : DATELINE_OK;
}

/* ---- a block ------------------------------------------------------------------------------ */

static void count_bad_bytes(dateline_stream *s)
{
    uint32_t first, bad = dl_index_bad_bytes(s->index, &first);
    if (bad == 0) return;
    if (s->counts.bad_bytes == 0) s->counts.first_bad_byte = s->base + s->window + first;
    s->counts.bad_bytes += bad;
}

/* What the recognisers find in the block. */
static dateline_status recognise(dateline_stream *s, const struct dl_block *block, struct dl_found_block *found)
{
    const struct dl_hit *hits;
    size_t hit_count;
    dateline_status status = dl_matcher_scan(s->matcher, block, &hits, &hit_count);
    if (status == DATELINE_OK) status = choose_language(s, block);
    if (status == DATELINE_OK) status = dl_dates_scan(s->dates[s->language], block, &found->dates, &found->date_count);
    if (status != DATELINE_OK) return status;
    return dl_names_scan(s->names, block, hits, hit_count, &found->names, &found->name_count);
}

/* Takes the first len pending bytes as a block. */
static dateline_status take_block(dateline_stream *s, uint32_t len)
{
    struct dl_block block;
    struct dl_found_block found = { .block = &block, .window_offset = s->window };
    found.document_offset = s->base + s->window - s->mark;
    dl_index_build(s->index, s->buffer + DL_BLOCK_PAD + s->window, len, &block);
    count_bad_bytes(s);
    dateline_status status = dl_places_add(&s->places, &block, s->window);
    if (status == DATELINE_OK) status = recognise(s, &block, &found);
    if (status != DATELINE_OK) return status;
    status = dl_found_add(&s->found, &found, (s->options.members & DATELINE_ROW_CONTEXT) != 0);
    if (status == DATELINE_OK && s->inside) status = dl_inside_add(s->inside, &found);
    s->window += len;
    s->pending -= len;
    return status;
}

/* ---- a window ----------------------------------------------------------------------------- */

/* An order of digits that is settled anywhere in the window counts for all of it. */
static void note_orders(dateline_stream *s, struct dl_mention *const *mentions, size_t count)
{
    for (size_t i = 0; s->found.has_orders && i < count; i++) {
        const struct dl_candidate *c = mentions[i]->candidate;
        if (c->rule == DL_RULE_DATE) dl_row_note_order(s->maker, &s->found.dates[c->item].when);
    }
}

/* Gives the row of a mention, and where rows inside rows are wanted those of its two ends. */
static dateline_status give(dateline_stream *s, const struct dl_window *window, const struct dl_mention *m)
{
    const struct dl_date *dates = s->found.dates;
    const bool is_date = m->candidate->rule == DL_RULE_DATE, wanted = s->wanted_types >> m->type & 1;
    if (!wanted && !is_date) return DATELINE_OK;
    /* Also of a date that nobody wants: others may count from it. */
    const dateline_row *row = dl_row_make(s->maker, window, dates, m);
    unsigned ends = s->inside && is_date && dates[m->candidate->item].ends.last > 0 ? 2 : 0;
    for (; wanted; row = dl_row_make_end(s->maker, window, dates, m, --ends == 0)) {
        s->counts.rows++;
        if (!s->fn(row, s->ctx)) return DATELINE_STOPPED;
        if (ends == 0) break;
    }
    return DATELINE_OK;
}

/* Decides on the window, gives its rows, and moves what is pending to the front. */
static dateline_status close_window(dateline_stream *s)
{
    const unsigned char *text = s->buffer + DL_BLOCK_PAD;
    const struct dl_window window = { text, s->found.candidates, s->found.candidate_count,
                                      dl_matcher_senses(s->matcher), &s->places };
    struct dl_mention *const *mentions;
    size_t count;
    dateline_status status = dl_resolver_run(s->resolver, &window, &mentions, &count);
    if (status == DATELINE_OK) note_orders(s, mentions, count);
    if (status == DATELINE_OK && s->inside) status = dl_inside_nest(s->inside, s->resolver, &window, &mentions, &count);
    for (size_t i = 0; i < count && status == DATELINE_OK; i++)
        status = give(s, &window, mentions[i]);
    dl_row_end_window(s->maker, &window, s->window);
    s->base += s->window;
    memmove(s->buffer + DL_BLOCK_PAD, text + s->window, s->pending);
    s->window = 0;
    dl_places_clear(&s->places);
    dl_found_clear(&s->found);
    dl_matcher_forget(s->matcher);
    dl_inside_clear(s->inside);
    return status;
}

/* Room for one more block at most? */
static bool window_is_full(const dateline_stream *s)
{
    return s->window > DL_WINDOW_MAX - DL_BLOCK_MAX || s->found.candidate_count > WINDOW_CANDIDATES_MAX ||
           dl_matcher_sense_count(s->matcher) > WINDOW_SENSES_MAX || (s->inside && dl_inside_is_full(s->inside));
}

static dateline_status take_pending(dateline_stream *s, uint32_t len)
{
    dateline_status status = take_block(s, len);
    bool is_flushed = s->options.flush_blocks && s->found.candidate_count > 0; /* else there is nothing to tell */
    if (status == DATELINE_OK && (is_flushed || window_is_full(s))) status = close_window(s);
    if (s->options.flush_blocks) doubt_language(s);
    return status;
}

/* Takes a block as if there were nothing behind it: what comes next may not be there yet. */
static dateline_status take_paragraph(dateline_stream *s, uint32_t len)
{
    unsigned char behind[DL_BLOCK_PAD], *end = s->buffer + DL_BLOCK_PAD + s->window + len;
    memcpy(behind, end, sizeof behind);
    memset(end, 0, sizeof behind);
    dateline_status status = take_pending(s, len);
    memcpy(s->buffer + DL_BLOCK_PAD + s->window, behind, sizeof behind); /* where it was moved to */
    return status;
}

/* A byte order mark at the start is passed over: no part of the text, nor of its first line, but of the offsets. */
static void skip_mark(dateline_stream *s)
{
    static const unsigned char mark[] = { 0xEF, 0xBB, 0xBF };
    unsigned char *text = s->buffer + DL_BLOCK_PAD;
    if (s->base + s->window > 0 || s->pending < sizeof mark || memcmp(text, mark, sizeof mark) != 0) return;
    dl_row_skip_mark(s->maker, sizeof mark);
    s->base = s->mark = sizeof mark;
    s->pending -= (uint32_t)sizeof mark;
    memmove(text, text + sizeof mark, s->pending);
}

/* The length of the next block; 0: it is not whole yet. With flush_blocks it is a paragraph, whenever the text came. */
static uint32_t next_block(dateline_stream *s)
{
    skip_mark(s);
    const unsigned char *text = s->buffer + DL_BLOCK_PAD + s->window;
    uint32_t len = 0, size = s->pending < DL_BLOCK_MAX ? s->pending : DL_BLOCK_MAX;
    if (s->options.flush_blocks) len = dl_cut_paragraph(text, size, &s->searched);
    /* The recognisers look a few bytes beyond a block: those must not depend on what was fed so far. */
    if (len == 0 && s->pending >= DL_BLOCK_MAX + DL_BLOCK_PAD) len = dl_cut(text);
    if (len > 0) s->searched = 0;
    return len;
}

/* ---- feed and finish ---------------------------------------------------------------------- */

char *dateline_stream_room(dateline_stream *s, size_t *size)
{
    *size = BUFFER_BYTES - 2 * DL_BLOCK_PAD - s->window - s->pending;
    if (s->options.flush_blocks && *size > 2 * DL_BLOCK_MAX) *size = 2 * DL_BLOCK_MAX; /* all moves with a paragraph */
    return (char *)s->buffer + DL_BLOCK_PAD + s->window + s->pending;
}

dateline_status dateline_stream_feed(dateline_stream *s, const char *bytes, size_t size)
{
    s->counts.bytes += size;
    while (s->status == DATELINE_OK && size > 0) {
        size_t room_size;
        char *room = dateline_stream_room(s, &room_size);
        size_t taken = size < room_size ? size : room_size;
        if (bytes != room) memcpy(room, bytes, taken);
        s->pending += (uint32_t)taken;
        bytes += taken;
        size -= taken;
        for (uint32_t len; s->status == DATELINE_OK && (len = next_block(s)) > 0;)
            s->status = s->options.flush_blocks ? take_paragraph(s, len) : take_pending(s, len);
    }
    return s->status;
}

/* Takes what is left of the document, with nothing behind it. */
static dateline_status take_rest(dateline_stream *s)
{
    dateline_status status = DATELINE_OK;
    skip_mark(s);
    while (status == DATELINE_OK && s->pending > 0) {
        unsigned char *text = s->buffer + DL_BLOCK_PAD + s->window;
        memset(text + s->pending, 0, DL_BLOCK_PAD);
        status = take_pending(s, s->pending >= DL_BLOCK_MAX ? dl_cut(text) : s->pending);
    }
    return status;
}

dateline_status dateline_stream_finish(dateline_stream *s, dateline_counts *counts)
{
    if (s->status == DATELINE_OK) s->status = take_rest(s);
    if (s->status == DATELINE_OK) s->status = close_window(s);
    dateline_status status = s->status;
    if (counts) *counts = s->counts;
    begin_document(s);
    return status;
}
