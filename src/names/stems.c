/* stems.c: a hash table by the first word; those that share it lie one behind the other. */
#include "names/stems.h"

#include "text/name.h"
#include "text/word.h"

void dl_stems_forget(struct dl_stems *s)
{
    if (s->count > 0) *s = (struct dl_stems){ 0 };
}

static uint32_t slot_of(uint64_t first)
{
    return (uint32_t)(first >> 20) % DL_STEM_SLOTS;
}

static uint64_t first_word(const struct dl_block *b, uint32_t pos)
{
    return dl_word_hash(b->text + pos, dl_word_end(b, pos) - pos);
}

void dl_stems_add(struct dl_stems *s, const struct dl_block *b, uint32_t start, uint32_t end)
{
    struct dl_stem stem = { .first = first_word(b, start), .key = dl_name_key(b->text + start, end - start) };
    for (uint32_t word = start; word < end; word = dl_next_word(b, dl_word_end(b, word)))
        stem.capitals |= (uint16_t)((dl_bit(b->upper, word) ? 1u : 0u) << (stem.words++ % DL_STEM_WORDS_MAX));
    if (stem.first == 0 || stem.key == 0 || stem.words > DL_STEM_WORDS_MAX || s->count == DL_STEMS_MAX) return;
    uint32_t at = slot_of(stem.first), same = 0;
    for (; s->slots[at].first != 0; at = (at + 1) % DL_STEM_SLOTS) {
        same += s->slots[at].first == stem.first;
        if (s->slots[at].key == stem.key || same == DL_STEMS_SAME_MAX) return;
    }
    s->slots[at] = stem;
    const unsigned char *p = b->text + start;
    s->seconds[p[0] & 31] |= UINT32_C(1) << (p[1] & 31);
    for (unsigned third = 0; third < 32; third++) /* behind a short word anything may stand */
        if (dl_word_end(b, start) < start + 3 || third == (p[2] & 31u)) s->thirds[third] |= UINT32_C(1) << (p[0] & 31);
    s->count++;
}

/* Where so many words as the stem has end from pos on; 0: where it has a capital they have none. */
static uint32_t end_of(const struct dl_block *b, uint32_t pos, const struct dl_stem *stem)
{
    uint32_t end = 0;
    for (unsigned i = 0; i < stem->words; i++) {
        const uint32_t word = i == 0 ? pos : dl_next_word(b, end);
        if (word >= b->len || ((stem->capitals >> i & 1) && !dl_bit(b->upper, word))) return 0;
        end = dl_word_end(b, word);
    }
    return end;
}

uint32_t dl_stems_find(const struct dl_stems *s, const struct dl_block *b, uint32_t pos)
{
    const uint64_t first = first_word(b, pos);
    uint32_t found = 0;
    for (uint32_t at = slot_of(first); s->slots[at].first != 0; at = (at + 1) % DL_STEM_SLOTS) {
        const struct dl_stem *stem = &s->slots[at];
        if (stem->first != first) continue;
        const uint32_t end = end_of(b, pos, stem);
        if (end > found && dl_name_key(b->text + pos, end - pos) == stem->key) found = end;
    }
    return found;
}
