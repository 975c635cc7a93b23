/* shapes_behind.c: directions that stand behind what they are told of, as English has none.
 *
 *     la semaine dernière   lunes pasado   l'été prochain   il giorno dopo   год назад
 */
#include "dates/read.h"
#include "dates/relative.h"

/* "la semaine dernière", "lunes pasado", "l'été prochain": the direction stands last */
DL_NOT_ENGLISH bool dl_noun_directed(struct dl_cursor *c, struct dl_when *out)
{
    int value, steps, factor = 1;
    if (!dl_has_property(c, DL_PROPERTY_AFTER_NOUN)) return false;
    (void)dl_take(c, DL_WORD_article, NULL);
    struct dl_part part = dl_part_empty();
    enum dl_unit unit = DL_UNIT_NONE;
    if (dl_take(c, DL_WORD_unit, &value)) {
        unit = dl_unit_of_row(value, &factor);
    } else if (dl_take(c, DL_WORD_weekend, NULL)) {
        unit = DL_UNIT_WEEKEND;
    } else if (dl_take(c, DL_WORD_day_part, &value)) { /* "la nuit dernière" */
        out->clock.part = (uint8_t)value;
        unit = DL_UNIT_DAY;
    } else if (dl_read_weekday(c, &value)) {
        part.weekday = (uint8_t)value;
        part.unit = DL_UNIT_DAY;
    } else if (dl_read_month(c, &value)) {
        part.month = (uint8_t)value;
        part.unit = DL_UNIT_MONTH;
    } else if (dl_take(c, DL_WORD_season, &value)) {
        part.index = (uint8_t)value;
        part.unit = DL_UNIT_SEASON;
    } else {
        return false;
    }
    bool is_anaphor = false; /* "l'année suivante", "il giorno dopo" */
    if (!dl_take(c, DL_WORD_direction, &steps)) {
        is_anaphor = dl_take(c, DL_WORD_anaphor, &steps) && steps != 0;
        if (!is_anaphor || dl_token_is(dl_peek(c, 0), DL_WORD_article) || unit == DL_UNIT_NONE) return false;
        out->flags |= DL_WHEN_ANAPHORIC;
    }
    if (steps < -1 || steps > 1) return false;
    if (unit >= DL_UNIT_DAY) return dl_set_relative(out, (int64_t)steps * factor * DL_AMOUNT_ONE, unit);
    out->first = part;
    out->direction = (uint8_t)(steps < 0 ? DL_DIRECTION_LAST : steps > 0 ? DL_DIRECTION_NEXT : DL_DIRECTION_THIS);
    return unit == DL_UNIT_NONE;
}

/* "la semaine dernière", "год назад" */
DL_NOT_ENGLISH bool dl_turned_behind(struct dl_cursor *c, struct dl_when *out)
{
    return dl_has_property(c, DL_PROPERTY_NO_ARTICLE) ? dl_units_from(c, out) : dl_noun_directed(c, out);
}
