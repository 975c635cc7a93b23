/* choose.c: clusters of readings that overlap in a chain; in each the best one wins, then the best of the rest. */
#include "resolve/choose.h"

/* Readings with at least this sum (a score of one half) push aside weaker ones, however long. */
#define WELL_SUPPORTED 0.0F

/* "After 450 BC Zarb Foods": a name that only its shape makes does not begin inside of a date. */
static bool begins_inside_date(const struct dl_candidate *name, const struct dl_candidate *date)
{
    return date->rule == DL_RULE_DATE && (name->features & DL_FEATURE_PATTERN) && date->start < name->start &&
           name->start < date->end;
}

/* Is it an agency that the text shows, by its long form or legal form? */
static bool is_guessed(const struct dl_mention *m)
{
    const unsigned rule = m->candidate->rule;
    return !m->sense && (rule == DL_RULE_CAPITALISED || (rule == DL_RULE_ACRONYM && !m->person));
}

static bool beats(const struct dl_mention *a, const struct dl_mention *b)
{
    if ((a->sum >= WELL_SUPPORTED) != (b->sum >= WELL_SUPPORTED)) return a->sum >= WELL_SUPPORTED;
    if (begins_inside_date(b->candidate, a->candidate)) return true;
    if (begins_inside_date(a->candidate, b->candidate)) return false;
    uint32_t a_len = a->candidate->end - a->candidate->start, b_len = b->candidate->end - b->candidate->start;
    if (a_len != b_len) return a_len > b_len;
    if (a->type == DL_TYPE_AGENCY && b->type == DL_TYPE_AGENCY && is_guessed(a) != is_guessed(b) &&
        (a->sense || b->sense)) /* the dictionary knows the name */
        return a->sense != NULL;
    return a->sum > b->sum;
}

static bool overlap(const struct dl_candidate *a, const struct dl_candidate *b)
{
    return a->start < b->end && b->start < a->end;
}

/* Chooses among count readings that hang together and appends the winners in text order. */
static size_t choose(struct dl_mention *cluster[], size_t count, struct dl_mention **won)
{
    size_t wins = 0;
    if (count == 1) { /* most of them */
        *won = cluster[0];
        return 1;
    }
    for (size_t left = count; left > 0;) {
        size_t best = 0;
        for (size_t i = 1; i < left; i++)
            if (beats(cluster[i], cluster[best])) best = i;
        struct dl_mention *m = cluster[best];
        size_t at = wins++;
        for (; at > 0 && won[at - 1]->candidate->start > m->candidate->start; at--)
            won[at] = won[at - 1];
        won[at] = m;
        size_t kept = 0;
        for (size_t i = 0; i < left; i++)
            if (!overlap(cluster[i]->candidate, m->candidate)) cluster[kept++] = cluster[i];
        left = kept;
    }
    return wins;
}

/* Is the span of m one that a dictionary denies? The denial is a candidate near i. */
static bool denied(const struct dl_window *w, const struct dl_candidate *c)
{
    size_t i = (size_t)(c - w->candidates);
    while (i > 0 && w->candidates[i - 1].start == c->start)
        i--;
    for (; i < w->count && w->candidates[i].start == c->start; i++)
        if (w->candidates[i].end == c->end && (w->candidates[i].signs & DL_SIGN_DENIED)) return true;
    return false;
}

void dl_choose_begin(struct dl_chooser *ch, float min_sum, struct dl_mention **mentions)
{
    ch->min_sum = min_sum;
    ch->cluster_end = ch->taken = 0;
    ch->in_cluster = ch->count = 0;
    ch->mentions = mentions;
}

/* Ends the chain that is open before what begins at start, if it hangs together with nothing more. */
static inline void end_cluster(struct dl_chooser *ch, uint32_t start)
{
    const bool is_full = ch->in_cluster == DL_CLUSTER_MAX;
    if (ch->in_cluster == 0 || (start < ch->cluster_end && !is_full)) return;
    ch->count += choose(ch->cluster, ch->in_cluster, ch->mentions + ch->count);
    ch->in_cluster = 0;
    if (is_full) ch->taken = ch->mentions[ch->count - 1]->candidate->end;
}

static inline void offer(struct dl_chooser *ch, struct dl_mention *m)
{
    const uint32_t start = m->candidate->start, end = m->candidate->end;
    end_cluster(ch, start);
    if (ch->in_cluster == 0 && start < ch->taken) return;
    if (ch->in_cluster == 0 || end > ch->cluster_end) ch->cluster_end = end;
    ch->cluster[ch->in_cluster++] = m;
}

void dl_choose_offer(struct dl_chooser *ch, const struct dl_window *w, struct dl_mention *m)
{
    if (m->sum >= ch->min_sum && !denied(w, m->candidate)) offer(ch, m);
}

size_t dl_choose_end(struct dl_chooser *ch)
{
    return ch->count + choose(ch->cluster, ch->in_cluster, ch->mentions + ch->count);
}

size_t dl_choose_all(const struct dl_window *w, struct dl_mention *readings, float min_sum,
                     struct dl_mention **mentions)
{
    struct dl_chooser chooser;
    dl_choose_begin(&chooser, min_sum, mentions);
    const struct dl_candidate *c = w->candidates;
    const size_t count = w->count;
    unsigned signs = 0; /* of all candidates that begin where this one does */
    for (size_t i = 0, behind = 0; i < count; i++) {
        if (i == behind)
            for (signs = 0; behind < count && c[behind].start == c[i].start; behind++)
                signs |= c[behind].signs;
        if (!(readings[i].sum >= min_sum) || ((signs & DL_SIGN_DENIED) && denied(w, &c[i]))) continue;
        end_cluster(&chooser, c[i].start);
        const bool is_last = i + 1 == count || c[i + 1].start >= c[i].end; /* of those that hang together */
        if (is_last && chooser.in_cluster == 0 && c[i].start >= chooser.taken)
            mentions[chooser.count++] = &readings[i]; /* most of them: alone */
        else
            offer(&chooser, &readings[i]);
    }
    return dl_choose_end(&chooser);
}

/* So many candidates before one are looked at. */
#define RIVALS_MAX 8u

static bool is_rival(const struct dl_mention *m, const struct dl_mention *other)
{
    return other->sum > m->sum && other->candidate->start <= m->candidate->start &&
           other->candidate->end >= m->candidate->end;
}

bool dl_choose_has_rival(const struct dl_window *w, const struct dl_mention *readings, size_t i)
{
    const struct dl_mention *m = &readings[i];
    for (size_t k = i; k > 0 && i - k < RIVALS_MAX; k--)
        if (is_rival(m, &readings[k - 1])) return true;
    return i + 1 < w->count && is_rival(m, m + 1);
}
