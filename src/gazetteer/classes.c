/* classes.c: the type says most; the flags add to it. */
#include "gazetteer/classes.h"

#include "candidate.h"

/* Schools, churches and societies are named after people: "St. Anne's School". */
static uint32_t of_head(const struct dl_entry *entry)
{
    const unsigned role = entry->role;
    const bool is_owned = role == DL_GAZ_ROLE_SCHOOL || role == DL_GAZ_ROLE_UNIVERSITY ||
                          role == DL_GAZ_ROLE_RELIGIOUS || role == DL_GAZ_ROLE_NGO;
    return (entry->is_first ? DL_PART_HEAD_FIRST : DL_PART_HEAD_LAST) | (is_owned ? DL_PART_HEAD_OWNED : 0) |
           (role == DL_GAZ_ROLE_PLACE ? DL_PART_HEAD_PLACE : 0) |
           (role == DL_GAZ_ROLE_COMPANY || role == DL_GAZ_ROLE_LEGAL_FORM ? DL_PART_HEAD_COMPANY : 0) |
           (role == DL_GAZ_ROLE_MILITARY ? DL_PART_HEAD_MILITARY : 0);
}

/* A capital of less weight, in tenths, is less known than the persons of its name: Hamilton; Victoria, Santiago. */
#define WEIGHT_SEAT 65
#define WEIGHT_GIVEN_SEAT 70

static uint32_t of_place(uint16_t flags, const struct dl_entry *entry)
{
    const unsigned least = flags & DL_GAZ_GIVEN ? WEIGHT_GIVEN_SEAT : WEIGHT_SEAT;
    const bool is_seat = entry->role == DL_GAZ_ROLE_CAPITAL && entry->weight >= least;
    if (entry->role == DL_GAZ_ROLE_COUNTRY) return DL_PART_PLACE | DL_PART_NATION;
    return is_seat ? DL_PART_PLACE | DL_PART_SEAT : DL_PART_PLACE;
}

static uint32_t of_type(unsigned type, uint16_t flags, const struct dl_entry *entry)
{
    switch (type) {
    case DL_TYPE_PERSON: return entry->canonical != 0 ? DL_PART_PERSON : 0;
    case DL_TYPE_PLACE: return of_place(flags, entry);
    case DL_TYPE_AGENCY: return DL_PART_AGENCY | (entry->role == DL_GAZ_ROLE_MINISTRY ? DL_PART_MINISTRY : 0);
    case DL_TYPE_DEMONYM: return DL_PART_DEMONYM | DL_PART_NATION;
    case DL_TYPE_TITLE: return entry->role == DL_GAZ_ROLE_MODIFIER ? DL_PART_MODIFIER : DL_PART_TITLE;
    case DL_TYPE_HEAD:
        return of_head(entry) | (flags & DL_GAZ_ARTICLE ? DL_PART_HEAD_WHOLE : 0) |
               (flags & DL_GAZ_COMMON ? DL_PART_HEAD_COMMON : 0);
    case DL_TYPE_WORD:
        if (entry->role == DL_GAZ_ROLE_CALENDAR) return DL_PART_CALENDAR;
        if (entry->role == DL_GAZ_ROLE_SUFFIX) return DL_PART_SUFFIX | DL_PART_NO_WORD;
        if (entry->role == DL_GAZ_ROLE_HONOUR) return DL_PART_SUFFIX | DL_PART_WORD | DL_PART_NO_WORD;
        if (entry->role == DL_GAZ_ROLE_SHIP) return DL_PART_UNKNOWN | DL_PART_NO_WORD;
        if (entry->role == DL_GAZ_ROLE_PARTICLE)
            return DL_PART_PARTICLE | DL_PART_UNKNOWN | DL_PART_PLAIN | DL_PART_NO_WORD;
        return flags & DL_GAZ_COMMON ? DL_PART_UNKNOWN | DL_PART_PLAIN : DL_PART_WORD;
    default: return DL_PART_OTHER;
    }
}

uint32_t dl_classes_of(unsigned type, uint16_t flags, const struct dl_entry *entry)
{
    uint32_t more = type != DL_TYPE_WORD || (flags & ~DL_GAZ_COMMON) != 0 ? DL_PART_NO_WORD : 0;
    if (flags & DL_GAZ_DENY) return DL_PART_DENIED | more;
    uint32_t classes = of_type(type, flags, entry) | more;
    if (type == DL_TYPE_WORD) return classes;
    if (flags & DL_GAZ_COMMON) classes |= DL_PART_COMMON;
    if (flags & DL_GAZ_GIVEN) classes |= DL_PART_GIVEN;
    if (flags & DL_GAZ_SURNAME) classes |= DL_PART_SURNAME;
    return classes;
}
