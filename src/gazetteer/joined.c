/* joined.c: breaks are few, so each is found from its line end, and what is copied is short. */
#include "gazetteer/joined.h"

#include <stdlib.h>
#include <string.h>

#include "text/index.h"
#include "text/name.h"

/* A copy has so many bytes before the word, for the lead of a name ... */
#define BEFORE 128u
/* ... and so many from it on: more than the longest name, so that a word cut at its end is part of none. */
#define BEHIND (DL_NAME_BYTES_MAX + 2u * DL_NAME_WORD_MAX)
/* White space that may stand before the rest of the word. */
#define INDENT_MAX 16u

struct dl_joined {
    bool any;                         /* the block has a break */
    uint64_t breaks[DL_BITMAP_WORDS]; /* bit i: the word that ends at i goes on in the next line */
    struct dl_index *index;
    uint32_t origin[BEFORE + BEHIND + 1];
    unsigned char padded[DL_BLOCK_PAD + BEFORE + BEHIND + DL_BLOCK_PAD];
};

dateline_status dl_joined_new(struct dl_joined **out)
{
    *out = calloc(1, sizeof **out);
    if (!*out) return DATELINE_ENOMEM;
    dateline_status status = dl_index_new(&(*out)->index, DL_INDEX_AUTO, NULL);
    if (status != DATELINE_OK) {
        dl_joined_free(*out);
        *out = NULL;
    }
    return status;
}

void dl_joined_free(struct dl_joined *j)
{
    if (!j) return;
    dl_index_free(j->index);
    free(j);
}

/* Where the word ends that a hyphen before the line feed at `feed` breaks; 0 when there is none. A soft
 * hyphen (U+00AD) is part of the word. */
static uint32_t broken_word_end(const struct dl_block *b, uint32_t feed)
{
    const unsigned char *t = b->text;
    uint32_t end = feed > 0 && t[feed - 1] == '\r' ? feed - 1 : feed;
    if (end >= 2 && t[end - 1] == '-' && dl_bit(b->word, end - 2)) return end - 1;
    if (end >= 4 && memcmp(t + end - 3, "\xE2\x80\x90", 3) == 0 && dl_bit(b->word, end - 4)) return end - 3;
    if (end >= 3 && memcmp(t + end - 2, "\xC2\xAD", 2) == 0 && dl_bit(b->word, end - 1)) return end;
    return 0;
}

/* Where the next line's first word begins; 0 when it does not begin with one. */
static uint32_t rest_of_word(const struct dl_block *b, uint32_t feed)
{
    uint32_t i = feed + 1;
    while (i < b->len && i - feed <= INDENT_MAX && (b->text[i] == ' ' || b->text[i] == '\t'))
        i++;
    return i < b->len && dl_bit(b->start, i) ? i : 0;
}

bool dl_joined_begin(struct dl_joined *j, const struct dl_block *b)
{
    if (j->any) memset(j->breaks, 0, sizeof j->breaks);
    j->any = false;
    for (uint32_t k = 0; b->has_hyphens && k < b->chunks; k++) {
        for (uint64_t feeds = b->newline[k]; feeds != 0; feeds &= feeds - 1) {
            uint32_t feed = k * 64 + (uint32_t)__builtin_ctzll(feeds), end = broken_word_end(b, feed);
            if (end == 0 || rest_of_word(b, feed) == 0) continue;
            j->breaks[end / 64] |= UINT64_C(1) << (end % 64);
            j->any = true;
        }
    }
    return j->any;
}

bool dl_joined_breaks(const struct dl_joined *j, uint32_t end)
{
    return j->any && dl_bit(j->breaks, end);
}

uint32_t dl_joined_word(const struct dl_joined *j, const struct dl_block *b, uint32_t pos,
                        unsigned char word[DL_JOINED_WORD_MAX + 16])
{
    uint32_t used = 0;
    for (;;) {
        uint32_t end = dl_word_end(b, pos);
        if (end - pos > DL_JOINED_WORD_MAX - used) return 0;
        memcpy(word + used, b->text + pos, end - pos);
        used += end - pos;
        if (!dl_joined_breaks(j, end)) break;
        if (used >= 2 && word[used - 2] == 0xC2 && word[used - 1] == 0xAD) used -= 2;
        pos = rest_of_word(b, dl_next_bit(b->newline, end, b->len));
    }
    memset(word + used, 0, 16);
    return used;
}

static void put(struct dl_joined *j, uint32_t *used, unsigned char byte, uint32_t origin)
{
    j->padded[DL_BLOCK_PAD + *used] = byte;
    j->origin[(*used)++] = origin;
}

bool dl_joined_make(struct dl_joined *j, const struct dl_block *b, uint32_t pos, struct dl_block *copy, uint32_t *at)
{
    uint32_t used = 0, i = pos > BEFORE ? pos - BEFORE : 0;
    for (; i < pos; i++)
        put(j, &used, b->text[i], i);
    *at = used;
    while (i < b->len && used < BEFORE + BEHIND) {
        uint32_t feed = dl_joined_breaks(j, i) && i > pos ? dl_next_bit(b->newline, i, b->len) : b->len;
        if (feed < b->len) {
            if (used >= 2 && b->text[i - 1] == 0xAD && b->text[i - 2] == 0xC2) used -= 2;
            i = rest_of_word(b, feed);
            continue;
        }
        put(j, &used, b->text[i], i);
        i++;
    }
    j->origin[used] = i;
    memset(j->padded + DL_BLOCK_PAD + used, 0, DL_BLOCK_PAD);
    dl_index_words(j->index, j->padded + DL_BLOCK_PAD, used, copy);
    return *at < used && dl_bit(copy->start, *at);
}

uint32_t dl_joined_origin(const struct dl_joined *j, uint32_t offset)
{
    return j->origin[offset];
}
