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

static uint64_t hash_of(const struct dl_block *b, uint32_t word)
{
    return dl_word_hash(b->text + word, dl_word_end(b, word) - word);
}

/* The hash of the word behind the one at pos; 0 when none begins before end. */
static uint64_t second_word(const struct dl_block *b, uint32_t pos, uint32_t end)
{
    const uint32_t word = dl_next_word(b, dl_word_end(b, pos));
    return word < end ? hash_of(b, word) : 0;
}

void dl_stems_add(struct dl_stems *s, const struct dl_block *b, uint32_t start, uint32_t end)
{
    struct dl_stem stem = { .first = hash_of(b, start), .key = dl_name_key(b->text + start, end - start) };
    stem.second = second_word(b, start, end);
    for (uint32_t word = start; word < end; word = dl_next_word(b, dl_word_end(b, word)))
        stem.capitals |= (uint16_t)((dl_bit(b->upper, word) ? 1u : 0u) << (stem.words++ % DL_STEM_WORDS_MAX));
    if (stem.first == 0 || stem.key == 0 || stem.words > DL_STEM_WORDS_MAX || s->count == DL_STEMS_MAX) return;
    uint32_t at = slot_of(stem.first), same = 0;
    for (; s->slots[at].first != 0; at = (at + 1) % DL_STEM_SLOTS) {
        same += s->slots[at].first == stem.first;
        if (s->slots[at].key == stem.key || same == DL_STEMS_SAME_MAX) return;
    }
    s->slots[at] = stem;
    const uint32_t bit = (uint32_t)(stem.first >> 32) % DL_STEM_FIRSTS;
    s->firsts[bit / 64] |= UINT64_C(1) << (bit % 64);
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
    const uint64_t first = hash_of(b, pos);
    const uint64_t second = second_word(b, pos, b->len);
    uint32_t found = 0;
    for (uint32_t at = slot_of(first); s->slots[at].first != 0; at = (at + 1) % DL_STEM_SLOTS) {
        const struct dl_stem *stem = &s->slots[at];
        if (stem->first != first || (stem->second != second && stem->second != 0)) continue;
        const uint32_t end = end_of(b, pos, stem);
        if (end > found && dl_name_key(b->text + pos, end - pos) == stem->key) found = end;
    }
    return found;
}
