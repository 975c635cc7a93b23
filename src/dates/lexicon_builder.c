/* lexicon_builder.c: makes a word table.
 *
 * Words are kept in the order in which they came, each with a chain of senses; finish sorts
 * nothing, so the image follows the rows. Every word of a phrase becomes a word of its own (perhaps
 * without a sense) that says how long the phrases are that begin with it, or 1: it is inside.
 */
#include "dates/lexicon_image.h"
#include "memory.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

struct draft {
    char word[DL_LEXICON_WORD_MAX];
    uint32_t next_letters;
    uint8_t size;
    uint8_t phrase_words;
    uint8_t count;
    bool dotted, triggers;
};

struct draft_sense {
    uint32_t draft; /* of which word */
    struct dl_word_sense sense;
};

struct dl_lexicon_builder {
    struct draft *drafts;
    struct draft_sense *senses;
    size_t draft_count, draft_room, sense_count, sense_room;
    uint32_t properties;
    void *image;
};

dateline_status dl_lexicon_builder_new(struct dl_lexicon_builder **out)
{
    *out = calloc(1, sizeof **out);
    return *out == NULL ? DATELINE_ENOMEM : DATELINE_OK;
}

void dl_lexicon_builder_free(struct dl_lexicon_builder *b)
{
    if (b == NULL) return;
    free(b->drafts);
    free(b->senses);
    free(b->image);
    free(b);
}

static bool find_draft(const struct dl_lexicon_builder *b, const char *word, size_t size, uint32_t *out)
{
    for (size_t i = 0; i < b->draft_count; i++) {
        if (b->drafts[i].size == size && memcmp(b->drafts[i].word, word, size) == 0) {
            *out = (uint32_t)i;
            return true;
        }
    }
    return false;
}

static bool draft_of(struct dl_lexicon_builder *b, const char *word, size_t size, uint32_t *out)
{
    if (find_draft(b, word, size, out)) return true;
    struct draft *drafts = dl_reserve(b->drafts, &b->draft_room, b->draft_count + 1, sizeof *drafts);
    if (drafts == NULL) return false;
    b->drafts = drafts;
    struct draft *d = &b->drafts[b->draft_count];
    *d = (struct draft){ .size = (uint8_t)size };
    memcpy(d->word, word, size);
    *out = (uint32_t)b->draft_count++;
    return true;
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Bytes up to the first that ends a run of letters. */
static size_t first_run(const char *word, size_t size)
{
    size_t n = 0;
    while (n < size && is_word_byte(word[n]))
        n++;
    return n;
}

static size_t count_runs(const char *word, size_t size)
{
    size_t runs = 0;
    for (size_t i = 0; i < size; i++)
        runs += is_word_byte(word[i]) && (i + 1 == size || !is_word_byte(word[i + 1]));
    return runs;
}

/* Tells the words of a phrase that they are in one. */
static bool note_phrase(struct dl_lexicon_builder *b, const char *word, size_t size)
{
    size_t runs = count_runs(word, size);
    uint32_t draft, first = UINT32_MAX;
    bool has_second = false;
    for (size_t at = 0; runs > 1 && at < size;) {
        size_t run = first_run(word + at, size - at);
        if (run > 0) {
            if (!draft_of(b, word + at, run, &draft)) return false;
            if (at > 0 && !has_second) {
                b->drafts[first].next_letters |= dl_lexicon_letter_bit((unsigned char)word[at]);
                has_second = true;
            }
            if (at == 0) first = draft;
            size_t words = at == 0 ? runs : 1;
            if (words > b->drafts[draft].phrase_words) b->drafts[draft].phrase_words = (uint8_t)words;
        }
        at += run == 0 ? 1 : run;
    }
    return true;
}

static const char *fault_of_word(dateline_span word)
{
    if (word.len == 0) return "the word is empty";
    if (word.len > DL_LEXICON_WORD_MAX) return "the word is too long";
    if (first_run(word.ptr, word.len) == 0) return "the word does not begin with a small letter";
    if (count_runs(word.ptr, word.len) > DL_LEXICON_PHRASE_MAX) return "the phrase has too many words";
    for (size_t i = 0; i < word.len; i++)
        if (!is_word_byte(word.ptr[i]) && strchr(" .'-/", word.ptr[i]) == NULL)
            return "the word has a capital or a mark that is not ' . - / or a space";
    return NULL;
}

/* A dot before a space or a hyphen is in no key: "v. chr." is "v chr". */
static dateline_span without_inner_dots(dateline_span word, char room[DL_LEXICON_WORD_MAX])
{
    size_t used = 0;
    for (size_t i = 0; i < word.len; i++) {
        bool is_inner = word.ptr[i] == '.' && i + 1 < word.len && (word.ptr[i + 1] == ' ' || word.ptr[i + 1] == '-');
        if (!is_inner) room[used++] = word.ptr[i];
    }
    return (dateline_span){ room, used };
}

static dateline_status fail(dateline_error *error, dateline_status code, const char *what)
{
    if (error != NULL) {
        error->code = code;
        error->what = what;
    }
    return code;
}

dateline_status dl_lexicon_builder_add(struct dl_lexicon_builder *b, dateline_span word, dateline_span word_class,
                                       int32_t value, dateline_error *error)
{
    bool dotted = word.len > 1 && word.ptr[word.len - 1] == '.';
    word.len -= dotted;
    const char *fault = fault_of_word(word);
    if (fault != NULL) return fail(error, DATELINE_EROW, fault);
    char room[DL_LEXICON_WORD_MAX];
    word = without_inner_dots(word, room);
    enum dl_word_class number;
    if (!dl_word_class_by_name(word_class.ptr, word_class.len, &number))
        return fail(error, DATELINE_EROW, "there is no such class");
    uint32_t draft;
    if (!draft_of(b, word.ptr, word.len, &draft) || !note_phrase(b, word.ptr, word.len))
        return fail(error, DATELINE_ENOMEM, "out of memory");
    b->drafts[draft].dotted |= dotted;
    for (size_t i = 0; i < b->sense_count; i++)
        if (b->senses[i].draft == draft && b->senses[i].sense.word_class == number)
            return fail(error, DATELINE_EROW, "the word has this class already");
    if (b->drafts[draft].count == UINT8_MAX) return fail(error, DATELINE_EROW, "the word has too many senses");
    struct draft_sense *senses = dl_reserve(b->senses, &b->sense_room, b->sense_count + 1, sizeof *senses);
    if (senses == NULL) return fail(error, DATELINE_ENOMEM, "out of memory");
    b->senses = senses;
    b->senses[b->sense_count++] = (struct draft_sense){ draft, { value, number } };
    b->drafts[draft].count++;
    return DATELINE_OK;
}

dateline_status dl_lexicon_builder_set(struct dl_lexicon_builder *b, dateline_span property, dateline_error *error)
{
    static const char *const names[] = {
#define X(name, text) text,
        DL_PROPERTY_LIST(X)
#undef X
    };
    for (unsigned i = 0; i < DL_PROPERTIES; i++) {
        if (strlen(names[i]) != property.len || memcmp(names[i], property.ptr, property.len) != 0) continue;
        b->properties |= 1u << i;
        return DATELINE_OK;
    }
    return fail(error, DATELINE_EROW, "there is no such property");
}

static uint32_t slots_for(size_t words)
{
    uint32_t slots = 64;
    while (slots < 4 * words + 1)
        slots *= 2;
    return slots;
}

/* Lets pass what begins as the word does. */
static void let_pass(unsigned char *filter, const unsigned char *word, size_t size)
{
    unsigned char bytes[8] = { 0 };
    uint64_t letters;
    for (size_t i = 0; i < size && i < DL_LEXICON_FILTER_LETTERS; i++)
        bytes[i] = word[i] & DL_LEXICON_FILTER_KEPT;
    memcpy(&letters, bytes, 8);
    filter[dl_lexicon_filter_hash(letters)] = 1;
}

/* Lets a word pass, it with a capital, and of it in capitals: beyond ASCII a capital has other bytes. */
static void set_filter(unsigned char *filter, const struct draft *d)
{
    const size_t run = first_run(d->word, d->size);
    for (unsigned capitals = 0; capitals < 3; capitals++) {
        unsigned char word[DL_LEXICON_FILTER_LETTERS + 4];
        unsigned length;
        size_t used = 0;
        for (size_t i = 0, letters = 0; i < run && used < DL_LEXICON_FILTER_LETTERS; i += length, letters++) {
            uint32_t c = dl_utf8_decode((const unsigned char *)d->word + i, run - i, &length);
            bool is_capital = capitals == 2 || (capitals == 1 && letters == 0);
            used += dl_utf8_encode(is_capital ? dl_utf8_upper(c) : c, word + used);
        }
        let_pass(filter, word, used);
    }
}

static void put_word(uint32_t *slots, uint32_t slot_count, const struct dl_word *word, uint32_t offset)
{
    uint32_t slot = dl_lexicon_hash(word->size, word->first) & (slot_count - 1);
    while (slots[slot] != 0)
        slot = (slot + 1) & (slot_count - 1);
    slots[slot] = offset;
}

/* Its first eight bytes, and zeros after its end. */
static uint64_t first_eight(const struct draft *d)
{
    uint64_t bytes = 0;
    memcpy(&bytes, d->word, d->size < 8 ? d->size : 8);
    return bytes;
}

static void fill(const struct dl_lexicon_builder *b, const struct dl_lexicon_header *h, char *base)
{
    struct dl_lexicon_layout at = dl_lexicon_layout(h);
    unsigned char *filter = (unsigned char *)base + at.filter;
    uint32_t *slots = (uint32_t *)(void *)(base + at.slots);
    struct dl_word *words = (struct dl_word *)(void *)(base + at.words);
    struct dl_word_sense *senses = (struct dl_word_sense *)(void *)(base + at.senses);
    const bool has_elision = (b->properties & DL_PROPERTY_ELISION) != 0;
    uint32_t text = 0, next_sense = 0;
    for (uint32_t i = 0; i < h->words; i++) {
        const struct draft *d = &b->drafts[i];
        dl_word_set classes = 0;
        words[i] = (struct dl_word){ .first = first_eight(d),
                                     .text = text,
                                     .senses = (uint32_t)((char *)&senses[next_sense] - (char *)&words[i]),
                                     .next_letters = d->next_letters,
                                     .count = d->count,
                                     .size = d->size,
                                     .phrase_words = d->phrase_words,
                                     .flags = (uint8_t)((d->dotted ? DL_WORD_DOTTED : 0) |
                                                        (d->triggers ? DL_WORD_TRIGGERS : 0) |
                                                        (has_elision && d->count > 0 ? DL_WORD_ELIDED : 0)) };
        for (size_t s = 0; s < b->sense_count; s++) {
            if (b->senses[s].draft != i) continue;
            senses[next_sense++] = b->senses[s].sense;
            classes |= DL_WORD_BIT(b->senses[s].sense.word_class);
        }
        words[i].classes = classes;
        if (d->triggers) set_filter(filter, d);
        if (d->size > 8) memcpy(base + at.text + text, d->word + 8, d->size - 8u);
        text += dl_lexicon_text_size(d->size);
        put_word(slots, h->slots, &words[i], (uint32_t)((char *)&words[i] - base));
    }
}

static bool has_trigger_sense(const struct dl_lexicon_builder *b, uint32_t draft)
{
    for (size_t i = 0; i < b->sense_count; i++)
        if (b->senses[i].draft == draft && (DL_WORD_BIT(b->senses[i].sense.word_class) & dl_word_triggers()))
            return true;
    return false;
}

/* The scan stops at words with a trigger sense. A phrase of one that has no such word inside ("mardi
 * gras") must be found by its first word. */
static void mark_triggers(struct dl_lexicon_builder *b)
{
    for (uint32_t i = 0; i < b->draft_count; i++)
        if (count_runs(b->drafts[i].word, b->drafts[i].size) == 1) b->drafts[i].triggers = has_trigger_sense(b, i);
    for (uint32_t i = 0; i < b->draft_count; i++) {
        const struct draft *d = &b->drafts[i];
        if (count_runs(d->word, d->size) == 1 || !has_trigger_sense(b, i)) continue;
        uint32_t first = 0, word;
        bool is_found = false, is_first = true;
        for (size_t at = 0; at < d->size; at++) {
            size_t run = first_run(d->word + at, d->size - at);
            if (run == 0) continue;
            if (find_draft(b, d->word + at, run, &word)) {
                is_found |= has_trigger_sense(b, word); /* not only as the first word of another phrase */
                if (is_first) first = word;
                is_first = false;
            }
            at += run;
        }
        if (!is_found) b->drafts[first].triggers = true;
    }
}

dateline_status dl_lexicon_builder_finish(struct dl_lexicon_builder *b, const void **image, size_t *size)
{
    size_t text_size = 0;
    mark_triggers(b);
    for (size_t i = 0; i < b->draft_count; i++)
        text_size += dl_lexicon_text_size(b->drafts[i].size);
    struct dl_lexicon_header h = { .order = DL_LEXICON_ORDER, .classes = DL_WORD_CLASSES, .properties = b->properties };
    memcpy(h.magic, DL_LEXICON_MAGIC, sizeof h.magic);
    h.slots = slots_for(b->draft_count);
    h.words = (uint32_t)b->draft_count;
    h.senses = (uint32_t)b->sense_count;
    h.text_size = (uint32_t)text_size;
    size_t total = dl_lexicon_layout(&h).end;
    if (total > DL_LEXICON_SIZE_MAX) return DATELINE_ELIMIT;
    char *bytes = calloc(1, total);
    if (bytes == NULL) return DATELINE_ENOMEM;
    h.size = (uint32_t)total;
    fill(b, &h, bytes);
    h.checksum = dl_lexicon_checksum(&h, bytes, total);
    memcpy(bytes, &h, sizeof h);
    free(b->image);
    b->image = bytes;
    *image = bytes;
    *size = total;
    return DATELINE_OK;
}
