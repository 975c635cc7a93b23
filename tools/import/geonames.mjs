// geonames.mjs: cities of 15,000 people and more → dicts/geonames.csv; ids for the cities of dicts/places.csv.
//
//     node tools/import/geonames.mjs PACKAGES DICTS
//
// What was written by hand is kept: a name that places.csv has in the same country gives no row here, only its id to
// the rows there. A city whose name is a word, a part of persons' names or an agency gives no row: texts nearly always
// mean the other, and the cities that they do mean are written by hand.
//
// Below 50,000 people most names that stand in texts are parts of persons' and clubs' names. Such a city has the flag
// x, and a weight that lets it count after `in` and its like, or in a dateline. One word has the flag s, too: it may be
// a surname. A small city gives no row when a larger place has its name.
import { join } from 'node:path';
import { readDictionary, sortRows, writeDictionary } from './csv.mjs';
import { fold, otherMeanings, readCities, weightsByName } from './places.mjs';

const [packages, dicts] = process.argv.slice(2);
const PEOPLE_MIN = 15000;     // a city has at least so many
const PEOPLE_ALONE = 50000;   // and so many when its name counts with nothing beside it
const WEIGHT_SMALL = 5.6;     // of a smaller one: with x, a place after `in`
const WEIGHT_SURNAME = 7.6;   // the same with x and s
const LETTERS_SMALL = 4;      // a smaller one has at least so many letters
const DEGREES_NEAR = 0.35;    // two cities of one name are one city when they lie so near
const KINDS = new Set(['PPL', 'PPLA', 'PPLA2', 'PPLA3', 'PPLA4', 'PPLC', 'PPLG']);

const near = (city, row) =>
  Math.abs(city.lat - row.lat) < DEGREES_NEAR &&
  Math.abs(city.lon - row.lon) * Math.cos(city.lat * Math.PI / 180) < DEGREES_NEAR;

/** country and folded name → the cities that have it, the largest first. */
function indexByName(cities) {
  const index = new Map();
  for (const city of [...cities].sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1)))
    for (const name of new Set([city.name, city.ascii, ...city.others].map(fold))) {
      const key = `${city.country} ${name}`;
      if (!index.has(key)) index.set(key, []);
      index.get(key).push(city);
    }
  return index;
}

/** Gives the cities written by hand their ids; answers the ids given. */
function giveIds(places, index) {
  const given = new Set();
  for (const row of places) {
    if (!['city', 'capital'].includes(row.subtype) || row.lat === '' || row.country === '') continue;
    const name = row.canonical || row.alias;
    const close = index.get(`${row.country} ${fold(name)}`)?.filter(c => near(c, row)) ?? [];
    const city = close.find(c => [c.name, c.ascii].some(n => fold(n) === fold(name))) ?? close[0];
    if (!city) continue;
    if (row.id === '') row.id = city.id;
    given.add(city.id);
  }
  return given;
}

/** The flags and the weight of a city; known is what another place of its name weighs. */
function rank(city, known) {
  if (city.people >= PEOPLE_ALONE)
    return { flags: '', weight: Math.max(0, Math.min(Math.log10(city.people), known - 0.5, 7)) };
  return city.name.includes(' ') ? { flags: 'x', weight: WEIGHT_SMALL } : { flags: 'sx', weight: WEIGHT_SURNAME };
}

function rowsOf(cities, places, given) {
  const doubtful = otherMeanings(dicts);
  const byHand = weightsByName(places);
  const larger = new Set(byHand.keys());
  const countries = new Set(places.map(row => `${row.country} ${fold(row.alias)}`));
  const rows = [];
  for (const city of [...cities].sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1))) {
    const name = fold(city.name), ascii = fold(city.ascii);
    if (!KINDS.has(city.kind) || given.has(city.id) || city.people < PEOPLE_MIN) continue;
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

const cities = readCities(packages);
const places = readDictionary(join(dicts, 'places.csv'));
const given = giveIds(places, indexByName(cities));
writeDictionary(join(dicts, 'geonames.csv'), sortRows(rowsOf(cities, places, given)));
writeDictionary(join(dicts, 'places.csv'), places);
console.log(`geonames: ${given.size} cities of places.csv have ids`);
