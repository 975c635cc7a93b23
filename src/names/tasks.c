/* tasks.c: common words that say what an organisation does.
 *
 *     Zarb Oil and Gas Co   Ministry of Culture, Media and Sport
 */
#include "names/tasks.h"

#include <string.h>

#include "text/ascii.h"

bool dl_tasks_is_one(const struct dl_run_part *part)
{
    const unsigned names = DL_PART_SURNAME | DL_PART_GIVEN | DL_PART_PLACE | DL_PART_AGENCY | DL_PART_PERSON |
                           DL_PART_NATION | DL_PART_TITLE | DL_PART_DENIED | DL_PART_OTHER | DL_PART_CALENDAR;
    const bool is_head = dl_part_is(part, DL_PART_HEAD_LAST) && dl_part_is(part, DL_PART_HEAD_COMMON);
    return (is_head || dl_part_is(part, DL_PART_WORD | DL_PART_PLAIN)) && !dl_part_is(part, names);
}

/* Does the capitalised word at pos name what an organisation does, and nothing by itself? */
static bool is_task(const struct dl_names *n, uint32_t pos)
{
    const unsigned names = DL_PART_PLACE | DL_PART_AGENCY | DL_PART_PERSON | DL_PART_NATION | DL_PART_TITLE |
                           DL_PART_CALENDAR | DL_PART_DENIED;
    if (pos >= n->block->len || !dl_bit(n->block->upper, pos) || !dl_words_is_common(n->words, n->block, pos))
        return false;
    const struct dl_hit *hit = dl_hit_at(n, pos);
    return !hit || !(hit->classes & names);
}

uint32_t dl_tasks_end(const struct dl_names *n, uint32_t pos)
{
    enum { WORDS_MAX = 8 };
    const struct dl_block *b = n->block;
    uint32_t end = pos, word;
    bool is_last = false;
    for (unsigned i = 0; i < WORDS_MAX; i++, end = dl_word_end(b, word)) {
        const unsigned char *gap = b->text + end;
        const uint32_t comma = end == pos || *gap == ',' ? dl_comma_length(gap) : 0;
        word = dl_next_word(b, end);
        if (word + 4 >= b->len || (end == pos && comma == 0)) return pos;
        const uint32_t and_end = end + comma + (comma > 0 ? 4 : 5);
        if (memcmp(gap + (comma > 0 ? comma : 1), "and ", 4) == 0 && end > pos) {
            if (is_last || !is_task(n, and_end)) return is_last ? end : pos;
            word = and_end;
            is_last = true;
        } else if (!is_task(n, word) || word != end + (comma > 0 ? comma : 1) || (is_last && comma > 0)) {
            return is_last ? end : pos;
        }
    }
    return pos;
}

bool dl_tasks_is_before_thing(const struct dl_names *n, uint32_t pos)
{
    const struct dl_block *b = n->block;
    const uint32_t next = dl_next_word(b, pos);
    return next == pos + 1 && next < b->len && b->text[pos] == ' ' && dl_bit(b->upper, next) &&
           (dl_words_roles(n->words, b, next) & DL_WORD_THING);
}
