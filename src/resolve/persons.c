/* persons.c: one hash table over surnames and full names, whose slots are of one document; another document's count as
 * empty.
 *
 *     "Robert Mueller" ─┬─▶ person 0: value "Robert Mueller"
 *     "Mueller" ────────┘
 */
#include "resolve/persons.h"

#include <stdlib.h>
#include <string.h>

#include "resolve/seen.h"
#include "text/ascii.h"
#include "text/word.h"

/* So much of a surname may stand before a hyphen that cuts it. */
#define HYPHENED_MAX 7u
/* Four keys a person at most, two mostly; short forms leave a quarter empty. */
#define SLOTS (4u * DL_PERSONS_MAX)

_Static_assert(SLOTS >= DL_PERSONS_MAX + DL_PERSON_SHORTS_MAX + DL_PERSONS_MAX, "a free slot is always near");

struct slot {
    uint64_t key;
    uint32_t document; /* number of the document; 0: none */
    uint32_t person;
};

struct dl_persons {
    struct slot slots[SLOTS];
    struct dl_person persons[DL_PERSONS_MAX];
    uint32_t document, count, shorts, bytes_used;
    struct dl_seen seen;
    char bytes[DL_PERSON_BYTES_MAX];
};

dateline_status dl_persons_new(struct dl_persons **out)
{
    *out = calloc(1, sizeof **out);
    if (!*out) return DATELINE_ENOMEM;
    (*out)->document = 1;
    return DATELINE_OK;
}

void dl_persons_free(struct dl_persons *p)
{
    free(p);
}

void dl_persons_reset(struct dl_persons *p)
{
    if (p->count > 0) dl_seen_clear(&p->seen);
    p->count = p->shorts = p->bytes_used = 0;
    if (++p->document != 0) return;
    for (uint32_t i = 0; i < SLOTS; i++)
        p->slots[i].document = 0;
    p->document = 1;
}

static uint32_t first_slot(uint64_t key)
{
    return (uint32_t)(key >> 20) % SLOTS;
}

static uint32_t slot_of(const struct dl_persons *p, uint64_t key)
{
    uint32_t at = first_slot(key);
    while (p->slots[at].document == p->document && p->slots[at].key != key)
        at = (at + 1) % SLOTS;
    return at;
}

static bool is_empty(const struct dl_persons *p, const struct slot *slot)
{
    return slot->document != p->document;
}

/* White space runs as one space. */
static bool keep_value(struct dl_persons *p, dateline_span value, dateline_span *kept)
{
    if (value.len > DL_PERSON_BYTES_MAX - p->bytes_used) return false;
    char *out = p->bytes + p->bytes_used;
    size_t used = 0;
    for (size_t i = 0; i < value.len; i++) {
        const char c = dl_is_blank((unsigned char)value.ptr[i]) ? ' ' : value.ptr[i];
        if (c != ' ' || (used > 0 && out[used - 1] != ' ')) out[used++] = c;
    }
    p->bytes_used += (uint32_t)used;
    *kept = (dateline_span){ out, used };
    return true;
}

/* "Joan of Arc", "the King of Spain": the last word is a place, and no short form of the name. */
static bool is_byname(const unsigned char *name, uint32_t surname)
{
    return surname >= 4 && memcmp(name + surname - 4, " of ", 4) == 0;
}

static void keep_short(struct dl_persons *p, uint64_t key, uint32_t person, bool latest)
{
    if (key == 0) return;
    struct slot *short_form = &p->slots[slot_of(p, key)];
    if (!is_empty(p, short_form)) {
        if (latest) short_form->person = person;
        return;
    }
    if (p->shorts == DL_PERSON_SHORTS_MAX) return;
    p->shorts++;
    dl_seen_add(&p->seen, key);
    *short_form = (struct slot){ key, p->document, person };
}

/* Other parts that mean the person: "von Zarb" with its particles, Zarb of al-Zarb, Kim of Kim Jae-in. */
static void keep_parts(struct dl_persons *p, const unsigned char *name, uint32_t len, uint32_t surname, uint32_t who,
                       bool latest)
{
    uint32_t start = 1, hyphen = surname;
    while (start < surname && !(name[start - 1] == ' ' && name[start] >= 'a' && name[start] <= 'z'))
        start++;
    if (start < surname) keep_short(p, dl_word_hash(name + start, len - start), who, latest);
    while (hyphen < len && hyphen < surname + HYPHENED_MAX && name[hyphen] != '-')
        hyphen++;
    if (hyphen + 1 >= len || name[hyphen] != '-') return;
    const bool leads = name[hyphen + 1] >= 'a' && name[hyphen + 1] <= 'z';
    const unsigned char *blank = leads ? memchr(name, ' ', surname) : NULL;
    if (blank) keep_short(p, dl_word_hash(name, (uint32_t)(blank - name)), who, latest);
    if (!leads) keep_short(p, dl_word_hash(name + hyphen + 1, len - hyphen - 1), who, latest);
}

/* "Jr", "Sr.", "III": is the word a suffix of names? A numeral of a name that a dictionary has is none: its persons
 * have their houses and firms beside them, Henry Ford II. */
static bool is_suffix(const unsigned char *word, uint32_t len, bool is_entry)
{
    uint32_t numerals = 0;
    if (len > 0 && word[len - 1] == '.') len--;
    if (len == 2 && word[1] == 'r') return word[0] == 'J' || word[0] == 'S';
    while (numerals < len && (word[numerals] == 'I' || word[numerals] == 'V' || word[numerals] == 'X'))
        numerals++;
    return len > 1 && numerals == len && !is_entry;
}

/* A name without the suffix at its end: "Sammy Zarb, Jr.". */
static uint32_t without_suffix(const unsigned char *name, uint32_t len, bool is_entry)
{
    uint32_t start = dl_name_last_word(name, len);
    if (start == 0 || !is_suffix(name + start, len - start, is_entry)) return len;
    while (start > 0 && (name[start - 1] == ',' || name[start - 1] == ' '))
        start--;
    return dl_name_last_word(name, start) > 0 ? start : len; /* "Elizabeth II" */
}

void dl_persons_add(struct dl_persons *p, const unsigned char *name, uint32_t len, uint64_t full_key,
                    const struct dl_person *person, bool latest)
{
    unsigned char folded[DL_NAME_WORD_MAX + 16];
    if (full_key == 0) return;
    if (dl_name_is_spaced_out(name, len)) { /* what comes now knows spaces only */
        len = dl_name_fold_spaces(name, len, folded);
        name = folded;
    }
    len = without_suffix(name, len, person->entry != NULL);
    const uint32_t surname = dl_name_last_word(name, len);
    uint64_t surname_key = dl_word_hash(name + surname, len - surname);
    if (surname_key == 0) return;
    struct slot *full = &p->slots[slot_of(p, full_key)];
    if (is_empty(p, full)) {
        struct dl_person kept = *person;
        if (p->count == DL_PERSONS_MAX || !keep_value(p, person->value, &kept.value)) return;
        p->persons[p->count] = kept;
        *full = (struct slot){ full_key, p->document, p->count++ };
        dl_seen_add(&p->seen, full_key);
    }
    if (is_byname(name, surname)) return;
    keep_short(p, surname_key, full->person, latest);
    keep_parts(p, name, len, surname, full->person, latest);
}

void dl_persons_add_short(struct dl_persons *p, uint64_t key, const struct dl_person *person)
{
    struct dl_person kept = *person;
    if (key == 0 || p->count == DL_PERSONS_MAX || !is_empty(p, &p->slots[slot_of(p, key)])) return;
    if (!keep_value(p, person->value, &kept.value)) return;
    p->persons[p->count] = kept;
    keep_short(p, key, p->count++, false);
}

const struct dl_person *dl_persons_find(const struct dl_persons *p, uint64_t key)
{
    if (key == 0 || !dl_seen_may_have(&p->seen, key)) return NULL;
    const struct slot *slot = &p->slots[slot_of(p, key)];
    return is_empty(p, slot) ? NULL : &p->persons[slot->person];
}
