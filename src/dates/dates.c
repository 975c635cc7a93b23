/* dates.c: the scan.
 *
 *     ... the FBI chief said on Monday, 16 July that ...
 *                            ^  ^ trigger
 *                            context
 *
 * A word is a trigger when it begins with a digit or the filter knows its first letters. From a
 * trigger the scan steps back over the words that can lead an expression ("almost", "the", "two"),
 * takes one word more as context, and tries the shapes from each of them on. The first that reaches
 * over the trigger wins, and the scan goes on behind it. Every step is bounded, so the time is
 * linear in the text, whatever stands in it.
 */
#include "dates/dates.h"

#include "dates/day_list.h"
#include "dates/idle.h"
#include "dates/lexicon.h"
#include "dates/roman.h"
#include "dates/shapes.h"
#include "dates/tense.h"
#include "dates/triggers.h"
#include "dates/window.h"
#include "dates/words.h"
#include "memory.h"
#include "text/ascii.h"

#include <stdlib.h>
#include <string.h>

enum { LEAD_WORDS = 7 };

struct dl_dates {
    struct dl_lexicon lexicon;
    dl_word_set triggers;
    dl_word_set leads;
    struct dl_dispatch dispatch;
    struct dl_window window;
    struct dl_date *found;
    size_t count, room;
    uint16_t places[DL_TRIGGERS_MAX];
};

dateline_status dl_dates_new(struct dl_dates **out, const void *lexicon, size_t size)
{
    dateline_status status = DATELINE_ENOMEM;
    struct dl_dates *d = calloc(1, sizeof *d);
    if (d == NULL) goto done;
    d->triggers = dl_word_triggers();
    d->leads = dl_word_leads();
    status = dl_lexicon_open(&d->lexicon, lexicon, size);
    if (status != DATELINE_OK) goto done;
    dl_shapes_prepare(&d->dispatch, d->lexicon.properties);
    d->window.dispatch = &d->dispatch;
done:
    if (status != DATELINE_OK) {
        dl_dates_free(d);
        d = NULL;
    }
    *out = d;
    return status;
}

void dl_dates_free(struct dl_dates *d)
{
    if (d == NULL) return;
    free(d->found);
    free(d);
}

void dl_dates_set_order(struct dl_dates *d, dateline_order order)
{
    d->window.order = order;
}

void dl_dates_set_fiscal_start(struct dl_dates *d, unsigned month)
{
    d->window.fiscal_start = (uint8_t)month;
}

static enum dl_date_order order_of(const struct dl_dates *d, uint32_t start)
{
    const struct dl_block *b = d->window.block;
    const uint32_t last = d->count > 0 ? d->found[d->count - 1].end : 0;
    uint32_t before;
    if (b->initial == NULL) return DL_DATE_FOLLOWS;
    if (last > 0 && dl_next_bit(b->initial, last, start + 1) > start) return DL_DATE_FOLLOWS;
    if (dl_bit(b->initial, start)) return DL_DATE_LEADS;
    const bool is_second = dl_near_word_before(b, start, DL_GAP_LEAD, &before) && dl_bit(b->initial, before);
    return is_second ? DL_DATE_LEADS : DL_DATE_OPENS;
}

/* The word that starts at start, not the phrase; mostly it was read before. */
static const struct dl_word *word_alone(struct dl_dates *d, uint32_t start)
{
    const struct dl_token *t = dl_window_token_at(&d->window, start);
    return t->is_phrase ? dl_window_word_at(&d->window, start) : t->word;
}

/* "since", "than" right before it */
static bool is_aside(struct dl_dates *d, uint32_t start)
{
    uint32_t before;
    int value;
    return dl_near_word_before(d->window.block, start, DL_GAP_LEAD, &before) &&
           dl_word_value(word_alone(d, before), DL_WORD_preposition, &value) && value == DL_PREPOSITION_SINCE;
}

static bool append(struct dl_dates *d, uint32_t start, uint32_t end, const struct dl_when *when)
{
    struct dl_date *moved = dl_reserve(d->found, &d->room, d->count + 1, sizeof *moved);
    if (moved == NULL) return false;
    d->found = moved;
    const struct dl_ends ends = dl_shapes_ends(&d->window, start, when);
    const uint8_t order = (uint8_t)order_of(d, start);
    d->found[d->count++] = (struct dl_date){ start, end, *when, ends, order, is_aside(d, start), DL_DATE_IN_TEXT };
    return true;
}

static bool is_lead(struct dl_dates *d, const struct dl_block *b, uint32_t start)
{
    if (dl_is_digit(b->text[start])) return true;
    const struct dl_word *word = word_alone(d, start);
    if ((word->classes & d->leads) != 0) return true;
    return word->phrase_words > 0 && ((word->flags & DL_WORD_TRIGGERS) == 0 || (word->classes & d->triggers) == 0);
}

/* True when an empty line lies between a word and the one after it. */
static bool are_parted(const struct dl_block *b, uint32_t word, uint32_t after)
{
    unsigned breaks = 0;
    for (uint32_t at = after - 1; at > word && b->text[at] <= ' '; at--)
        breaks += b->text[at] == '\n';
    return breaks > 1;
}

/* Steps back from a trigger: *lead is the first word an expression can start with, *context the
 * word before it, or *lead again. Nothing before floor is part of an expression. */
static void step_back(struct dl_dates *d, const struct dl_block *b, uint32_t trigger, uint32_t floor, uint32_t *lead,
                      uint32_t *context)
{
    uint32_t before;
    *lead = trigger;
    for (unsigned i = 0; i < LEAD_WORDS; i++) {
        if (!dl_near_word_before(b, *lead, DL_GAP_LEAD, &before) || before < floor || !is_lead(d, b, before)) break;
        if (dl_is_digit(b->text[before]) && dl_is_digit(b->text[*lead]) && b->text[*lead - 1] == ' ')
            break; /* "1 1 1" */
        if (b->text[*lead - 2] <= ' ' && are_parted(b, before, *lead)) break;
        *lead = before;
    }
    *context = dl_near_word_before(b, *lead, DL_GAP_CONTEXT, &before) ? before : *lead;
}

/* An apostrophe before a number is part of the expression: '33, '90s. */
static uint32_t with_apostrophe(const struct dl_block *b, uint32_t start)
{
    const unsigned char *p = b->text + start;
    if (start >= 1 && p[-1] == '\'') return start - 1;
    if (start >= 3 && p[-3] == 0xE2 && p[-2] == 0x80 && (p[-1] == 0x98 || p[-1] == 0x99)) return start - 3;
    return start;
}

/* A mark that touches the start is context: "$1933", "/2018". */
static uint32_t with_mark(const struct dl_block *b, uint32_t start)
{
    uint32_t at = start;
    while (at > 0 && start - at < 4) {
        unsigned char c = b->text[--at];
        if (c <= ' ' || dl_bit(b->word, at)) return start;
        if ((c & 0xC0) != 0x80) return at;
    }
    return start;
}

/* A word before a number that makes it more than one: "A.D. 7", "at 5" */
static bool follows_announcer(struct dl_dates *d, const struct dl_block *b, uint32_t start)
{
    uint32_t before;
    if (!dl_near_word_before(b, start, DL_GAP_LEAD, &before)) return false;
    dl_word_set classes = dl_window_word_at(&d->window, before)->classes;
    if (before >= 2 && b->text[before - 1] == '.' && dl_bit(b->start, before - 2)) /* "A.D. 79" */
        classes |= dl_window_token_at(&d->window, before - 2)->word->classes;
    dl_word_set announcing = DL_WORD_BIT(DL_WORD_era) | DL_WORD_BIT(DL_WORD_at);
    if (d->lexicon.properties & DL_PROPERTY_DAY_FIRST) /* "le 15", "am 15." */
        announcing |= DL_WORD_BIT(DL_WORD_article) | DL_WORD_BIT(DL_WORD_preposition) | DL_WORD_BIT(DL_WORD_unit);
    return (classes & announcing) != 0;
}

/* Is the word before a length one that may tell how far ahead it lies: "in two weeks", "en dos semanas"? */
static bool follows_in(struct dl_dates *d, const struct dl_block *b, uint32_t start)
{
    uint32_t before;
    int value;
    if (d->lexicon.properties & DL_PROPERTY_DAY_FIRST)
        return dl_near_word_before(b, start, DL_GAP_LEAD, &before) &&
               dl_word_value(dl_window_word_at(&d->window, before), DL_WORD_preposition, &value) &&
               value == DL_PREPOSITION_HOW_FAR;
    if (start < 3 || (b->text[start - 3] | 0x20) != 'i' || memcmp(b->text + start - 2, "n ", 2) != 0) return false;
    return start == 3 || !dl_bit(b->word, start - 4);
}

/* Such a word, where the sentence looks ahead or is no more than that: "We will meet in two weeks." Where days come
 * first the verb may stand behind: "In zwei Wochen wird". */
static bool is_ahead(struct dl_dates *d, const struct dl_block *b, uint32_t start, uint32_t end)
{
    enum { REST = 2, LEAD_IN = 3 };
    if (!follows_in(d, b, start)) return false;
    if ((d->lexicon.properties & DL_PROPERTY_DAY_FIRST) && end + 1 < b->len && dl_bit(b->start, end + 1) &&
        (dl_window_word_at(&d->window, end + 1)->classes & DL_WORD_BIT(DL_WORD_tense)))
        return true;
    bool opens;
    if (start == LEAD_IN && b->len - end <= REST) return true;
    return dl_tense_before(&d->window, start, DL_TENSE_WORDS_OF_LENGTH, &opens) == DL_TENSE_AHEAD;
}

/* "the next two weeks" is a stretch, whatever stands before it. */
static bool is_directed(const struct dl_token *first)
{
    const dl_word_set telling =
        DL_WORD_BIT(DL_WORD_article) | DL_WORD_BIT(DL_WORD_direction) | DL_WORD_BIT(DL_WORD_anaphor);
    return (first->word->classes & telling) != 0;
}

/* Begins a window; *at is the token of it that reaches over the trigger's beginning. False when a gap parts them. */
static bool begins_in_sight(struct dl_window *w, uint32_t start, uint32_t trigger, uint32_t *at)
{
    dl_window_begin(w, start);
    for (*at = 0;; ++*at) {
        const struct dl_token *t = dl_window_token(w, *at);
        if (t->kind == DL_TOKEN_END) return false;
        if (t->end > trigger) return true;
    }
}

/* Adds a date, and the days beside it that share the name of its month; answers where the last one ends. */
static uint32_t append_days(struct dl_dates *d, uint32_t floor, const struct dl_listed_day *date, bool *ok)
{
    struct dl_day_list list;
    dl_list_days(&d->window, floor, date, &list);
    for (unsigned i = 0; i < list.count && *ok; i++)
        *ok = append(d, list.days[i].start, list.days[i].end, &list.days[i].when);
    return list.days[list.count - 1].end;
}

/* Tries the shapes around a trigger; answers where the scan goes on. */
static uint32_t try_trigger(struct dl_dates *d, const struct dl_block *b, uint32_t trigger, uint32_t floor, bool *ok)
{
    struct dl_window *w = &d->window;
    uint32_t lead, context, at;
    if (dl_is_digit(b->text[trigger])) {
        dl_window_begin(w, trigger);
        if (dl_is_lone_number(w) && with_apostrophe(b, trigger) == trigger && !follows_announcer(d, b, trigger))
            return trigger + 1;
    }
    step_back(d, b, trigger, floor, &lead, &context);
    uint32_t earliest = with_apostrophe(b, lead);
    if (earliest < floor) earliest = lead;
    if (context >= earliest) context = with_mark(b, earliest);
    if (!begins_in_sight(w, context < earliest ? context : earliest, trigger, &at) &&
        !begins_in_sight(w, earliest, trigger, &at) && !begins_in_sight(w, trigger, trigger, &at))
        return trigger + 1;
    if (lead == trigger && dl_is_lone_unit(w, d->triggers, trigger, at)) return trigger + 1;
    uint32_t last = trigger;
    for (unsigned i = 0;; i++) {
        const struct dl_token *t = dl_window_token(w, i);
        if (t->kind == DL_TOKEN_END || t->start > last) {
            bool is_told = last == trigger && i > 0 && dl_token_is(dl_window_token(w, i - 1), DL_WORD_at);
            if (t->kind == DL_TOKEN_END || !is_told) return trigger + 1;
            last = t->start; /* "alle otto": the trigger announces it */
        }
        if (t->start < earliest) continue;
        uint32_t start = t->start;
        unsigned end = i;
        struct dl_when when;
        if (!dl_shapes_match(w, &end, &when)) continue;
        uint32_t end_byte = dl_window_token(w, end - 1)->end;
        if (end_byte <= trigger) continue;
        const uint32_t noun = dl_window_token(w, end - 1)->start;
        const bool is_adjective = noun > start && b->text[noun - 1] == '-'; /* "in 10-year bonds" */
        if (when.kind == DL_WHEN_DURATION && !is_adjective && !is_directed(t) && is_ahead(d, b, start, end_byte))
            dl_when_turn_ahead(&when);
        dl_tense_apply(w, start, end, &when);
        return append_days(d, floor, &(struct dl_listed_day){ start, end_byte, when }, ok);
    }
}

/* A word in small letters that is a month or a weekday, although it could be something else: "oct", "march 3",
 * "of may", or with nothing else in the text. */
static bool is_name_in_small(const struct dl_block *b, uint32_t pos, const struct dl_word *word)
{
    enum { WHOLE_TEXT = 12 };
    int doubt;
    if (dl_word_value(word, DL_WORD_doubtful, &doubt) && doubt == DL_DOUBTFUL_AS_NAME) return true;
    if (pos <= 1 && b->len <= WHOLE_TEXT) return true;
    const unsigned char *p = b->text + dl_short_word_end(b, pos);
    if (dl_is_digit(p[0]) || (p[0] == '.' && p[1] == ' ' ? dl_is_digit(p[2]) : dl_is_digit(p[1]))) return true;
    return pos >= 3 && memcmp(b->text + pos - 3, "of ", 3) == 0;
}

static bool is_trigger_word(struct dl_dates *d, const struct dl_block *b, uint32_t pos)
{
    const struct dl_word *word = dl_window_word_at(&d->window, pos);
    if (!(word->flags & DL_WORD_TRIGGERS)) return false;
    if ((word->classes & d->triggers) == 0) /* the first word of a phrase that is one: "all souls" */
        return dl_word_may_lead(b, word, dl_short_word_end(b, pos)) &&
               (dl_window_token_at(&d->window, pos)->word->classes & d->triggers) != 0;
    const dl_word_set names = DL_WORD_BIT(DL_WORD_month) | DL_WORD_BIT(DL_WORD_weekday) | DL_WORD_BIT(DL_WORD_holiday);
    dl_word_set triggers = word->classes & d->triggers;
    bool only_names = (triggers & ~names) == 0;
    bool is_doubtful = (word->classes & DL_WORD_BIT(DL_WORD_doubtful)) != 0; /* "may", "march", "sun" */
    return !only_names || !is_doubtful || dl_bit(b->upper, pos) || is_name_in_small(b, pos, word);
}

/* A group of three digits of a count, 1,933 and its 933; or what follows a point or a dollar: nothing begins there. */
static bool is_inside_number(const struct dl_block *b, uint32_t pos)
{
    const unsigned char *p = b->text + pos;
    if (pos >= 1 && p[-1] == '$') return true;
    if (pos >= 2 && (p[-1] == ',' || p[-1] == '.') && dl_is_digit(p[-2])) return true;
    uint32_t end = dl_short_word_end(b, pos);
    if (end - pos > 3 || b->len - end < 4 || b->text[end] != ',') return false;
    return dl_is_digit(b->text[end + 1]) && dl_short_word_end(b, end + 1) == end + 4;
}

/* Is the word that starts at pos one to try? */
static bool is_trigger(struct dl_dates *d, const struct dl_block *b, uint32_t pos)
{
    if (dl_has_digits(b, pos)) return !is_inside_number(b, pos);
    return is_trigger_word(d, b, pos) || dl_roman_year(b->text + pos, dl_short_word_end(b, pos) - pos) != 0;
}

dateline_status dl_dates_scan(struct dl_dates *d, const struct dl_block *b, const struct dl_date **found, size_t *count)
{
    uint32_t floor = 0;
    bool ok = true;
    d->count = 0;
    dl_window_open(&d->window, b, &d->lexicon);
    size_t places = dl_triggers_find(&d->lexicon, b, d->places);
    for (size_t i = 0; i < places && ok; i++) {
        uint32_t pos = d->places[i];
        if (pos < floor || !is_trigger(d, b, pos)) continue;
        uint32_t next = try_trigger(d, b, pos, floor, &ok);
        if (next > pos + 1) floor = next;
    }
    *found = d->found;
    *count = d->count;
    return ok ? DATELINE_OK : DATELINE_ENOMEM;
}
