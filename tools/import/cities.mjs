// cities.mjs: which cities of GeoNames become rows, and how they weigh.
//
// A city whose name is a word, a part of persons' names or an agency gives no row: texts nearly always mean the other.
// Below 50,000 people most names that stand in texts are parts of persons' and clubs' names. Such a city has the flag
// x, and a weight that lets it count after `in` and its like, or in a dateline. One word has the flag s, too: it may be
// a surname. A small city gives no row when a larger place has its name.
import { fold, otherMeanings, weightsByName } from './places.mjs';

const PEOPLE_ALONE = 50000;   // a city has so many when its name counts with nothing beside it
const WEIGHT_SMALL = 5.6;     // of a smaller one: with x, a place after `in`
const WEIGHT_SURNAME = 7.6;   // the same with x and s
const LETTERS_SMALL = 4;      // a smaller one has at least so many letters
const KINDS = new Set(['PPL', 'PPLA', 'PPLA2', 'PPLA3', 'PPLA4', 'PPLC', 'PPLG']);

/** The flags and the weight of a city; known is what another place of its name weighs. */
function rank(city, known) {
  if (city.people >= PEOPLE_ALONE)
    return { flags: '', weight: Math.max(0, Math.min(Math.log10(city.people), known - 0.5, 7)) };
  return city.name.includes(' ') ? { flags: 'x', weight: WEIGHT_SMALL } : { flags: 'sx', weight: WEIGHT_SURNAME };
}

/** The rows of cities of at least peopleMin people; places are the rows that are there, given their ids. */
export function cityRows(cities, { dicts, places, given, peopleMin }) {
  const doubtful = otherMeanings(dicts);
  const byHand = weightsByName(places);
  const larger = new Set(byHand.keys());
  const countries = new Set(places.map(row => `${row.country} ${fold(row.alias)}`));
  const rows = [];
  for (const city of [...cities].sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1))) {
    const name = fold(city.name), ascii = fold(city.ascii);
    if (!KINDS.has(city.kind) || given.has(city.id) || city.people < peopleMin) continue;
    if (!/^\p{Lu}[\p{L}\p{M} .'’-]{2,}$/u.test(city.name)) continue;
    if (doubtful.has(name) || countries.has(`${city.country} ${name}`)) continue;
    if (city.people < PEOPLE_ALONE && (name.length < LETTERS_SMALL || larger.has(name) || larger.has(ascii))) continue;
    larger.add(name);
    const { flags, weight } = rank(city, byHand.get(name) ?? 9.9);
    const row = { canonical: city.name, type: 'PLACE', subtype: 'city', id: city.id, lat: city.lat.toFixed(2),
      lon: city.lon.toFixed(2), country: city.country, weight: weight.toFixed(1), flags, source: 'geonames' };
    rows.push({ ...row, alias: city.name });
    if (ascii !== name && !doubtful.has(ascii) && /^[A-Z][A-Za-z .'-]+$/.test(city.ascii) &&
        !countries.has(`${city.country} ${ascii}`))
      rows.push({ ...row, alias: city.ascii });
  }
  return rows;
}
