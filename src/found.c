/* found.c: names and dates of a block are merged in text order and moved to where the block stands in the window. */
#include "found.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"

/* A masthead or letterhead stands in the first so many bytes of a document. */
#define HEAD_BYTES 1024u

static enum dl_date_place place_of(const struct dl_found_block *b, const struct dl_date *date)
{
    if (dl_block_dateline_end(b->block, date->start) > date->start) return DL_DATE_IN_DATELINE;
    bool is_early = b->document_offset + date->end <= HEAD_BYTES;
    return is_early && dl_block_is_head_line(b->block, date->start, date->end) ? DL_DATE_IN_HEAD : DL_DATE_IN_TEXT;
}

static bool keep_dates(struct dl_found *f, const struct dl_found_block *b)
{
    struct dl_date *moved = dl_reserve(f->dates, &f->date_capacity, f->date_count + b->date_count, sizeof *moved);
    if (!moved) return false;
    f->dates = moved;
    for (size_t i = 0; i < b->date_count; i++) {
        struct dl_date *kept = &f->dates[f->date_count++];
        *kept = b->dates[i];
        kept->place = (uint8_t)place_of(b, &b->dates[i]);
        f->has_orders |= (kept->when.flags & (DL_WHEN_DAY_FIRST | DL_WHEN_MONTH_FIRST)) != 0;
    }
    return true;
}

static struct dl_candidate candidate_of_date(const struct dl_date *date, size_t item)
{
    struct dl_candidate c = { .start = date->start, .end = date->end, .item = (uint32_t)item };
    c.type = (uint8_t)dl_when_type(&date->when);
    c.rule = DL_RULE_DATE;
    c.features = DL_FEATURE_EXPRESSION;
    return c;
}

/* A candidate of a block that stands so far behind the start of the window. */
static inline struct dl_candidate moved_by(uint32_t by, struct dl_candidate c)
{
    c.start += by;
    c.end += by;
    c.title_start += by;
    c.title_end += by;
    c.sentence_start += by;
    c.sentence_end += by;
    return c;
}

/* Merges names and dates, both in text order. The items of the block's dates begin at the base. */
static bool merge(struct dl_found *f, const struct dl_found_block *b, size_t date_base)
{
    size_t total = f->candidate_count + b->name_count + b->date_count;
    struct dl_candidate *moved = dl_reserve(f->candidates, &f->candidate_capacity, total, sizeof *moved);
    if (!moved) return false;
    f->candidates = moved;
    struct dl_candidate *to = moved + f->candidate_count;
    for (size_t d = 0, n = 0;; d++) {
        const uint32_t next = d < b->date_count ? b->dates[d].start : UINT32_MAX;
        for (; n < b->name_count && b->names[n].start <= next; n++)
            *to++ = moved_by(b->window_offset, b->names[n]);
        if (d == b->date_count) break;
        *to++ = moved_by(b->window_offset, candidate_of_date(&b->dates[d], date_base + d));
    }
    f->candidate_count = total;
    return true;
}

/* Gives the candidates from the first one on, all of one block, their sentences: mostly that of the one before. */
static void put_sentences(struct dl_found *f, const struct dl_found_block *b, size_t first)
{
    uint32_t start = 0, end = 0;
    for (size_t i = first; i < f->candidate_count; i++) {
        struct dl_candidate *c = &f->candidates[i];
        const uint32_t from = c->start - b->window_offset, to = c->end - b->window_offset;
        if (from < start || to > end) dl_block_sentence(b->block, from, &start, &end);
        c->sentence_start = b->window_offset + start;
        c->sentence_end = b->window_offset + end;
    }
}

dateline_status dl_found_add(struct dl_found *found, const struct dl_found_block *block, bool with_sentences)
{
    const size_t date_base = found->date_count, first = found->candidate_count;
    if (!keep_dates(found, block) || !merge(found, block, date_base)) return DATELINE_ENOMEM;
    if (with_sentences) put_sentences(found, block, first);
    return DATELINE_OK;
}

void dl_found_clear(struct dl_found *found)
{
    found->candidate_count = found->date_count = 0;
    found->has_orders = false;
}

void dl_found_free(struct dl_found *found)
{
    free(found->candidates);
    free(found->dates);
    *found = (struct dl_found){ 0 };
}
