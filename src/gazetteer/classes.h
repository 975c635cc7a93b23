/* classes.h: what a name of the dictionary may be as a part of a longer name, as bits. */
#ifndef DL_GAZETTEER_CLASSES_H
#define DL_GAZETTEER_CLASSES_H

#include "gazetteer/gaz.h"

/* What a part of a run of capitalised words may be; several bits may be set. */
enum dl_part_class {
    DL_PART_UNKNOWN = 1 << 0, /* a capitalised word that no dictionary has */
    DL_PART_GIVEN = 1 << 1,
    DL_PART_SURNAME = 1 << 2,
    DL_PART_INITIAL = 1 << 3, /* a single capital */
    DL_PART_TITLE = 1 << 4,
    DL_PART_HEAD_FIRST = 1 << 5, /* Bank of */
    DL_PART_HEAD_LAST = 1 << 6,  /* Ministry */
    DL_PART_PERSON = 1 << 7,     /* a person's full name */
    DL_PART_PLACE = 1 << 8,
    DL_PART_AGENCY = 1 << 9,
    DL_PART_DEMONYM = 1 << 10,
    DL_PART_NATION = 1 << 11, /* a country or its demonym */
    DL_PART_OTHER = 1 << 12,  /* a type of a user's own */
    DL_PART_WORD = 1 << 13,   /* a common word, capitalised */
    DL_PART_DENIED = 1 << 14,
    DL_PART_COMMON = 1 << 15,        /* a name that is also a common word */
    DL_PART_MODIFIER = 1 << 16,      /* Deputy, Special: part of a title, but no title */
    DL_PART_PLAIN = 1 << 17,         /* ... that no name is but which may stand in one */
    DL_PART_CALENDAR = 1 << 18,      /* Monday, January */
    DL_PART_HEAD_PLACE = 1 << 19,    /* of a head: it makes a place, no organisation */
    DL_PART_HEAD_COMMON = 1 << 20,   /* ... and is also a common word */
    DL_PART_NO_WORD = 1 << 21,       /* more than a common word: a sentence does not just begin with it */
    DL_PART_PARTICLE = 1 << 22,      /* Von, Al: begins or continues a name, and is none by itself */
    DL_PART_HEAD_COMPANY = 1 << 23,  /* of a head: it makes a company */
    DL_PART_HEAD_MILITARY = 1 << 24, /* ... or a unit */
    DL_PART_MINISTRY = 1 << 25,      /* of an agency: a ministry, without its land */
    DL_PART_SYLLABLES = 1 << 26,     /* of the text: Jae-in, a hyphen and small letters behind it */
    DL_PART_HEAD_WHOLE = 1 << 27,    /* of a head: it names one by itself, too: the Census Office */
    DL_PART_HEAD_OWNED = 1 << 28,    /* ... it may be somebody's: St. Anne's School */
    DL_PART_SEAT = 1 << 29,          /* of a place: a large capital, which stands for a government */
    DL_PART_SUFFIX = 1 << 30         /* Jr., III: ends a person's name; with WORD: stands behind one, QC, Esq. */
};

/* The classes of one sense: of its type (dl_type), its flags and its entry. */
uint32_t dl_classes_of(unsigned type, uint16_t flags, const struct dl_entry *entry);

#endif
