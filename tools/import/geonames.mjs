// geonames.mjs: cities of 1,000 people and more → dicts/geonames.csv; ids for the cities of dicts/places.csv.
//
//     node tools/import/geonames.mjs PACKAGES DICTS
//
// What was written by hand is kept: a name that places*.csv have in the same country gives no row here, only its id to
// the rows there, and what else GeoNames calls the city.
import { join } from 'node:path';
import { readPlaces, sortRows, writeDictionary, writePlaces } from './csv.mjs';
import { cityRows } from './cities.mjs';
import { fold, isNear, otherMeanings, readCities, readDivisionNames, weightsByName } from './places.mjs';

const [packages, dicts] = process.argv.slice(2);
const PEOPLE_MIN = 1000;      // a city has at least so many
const ARTICLE = /^(?:Al|Ad|An|Ar|As|Ash|At|Az)[ -](?=\p{Lu})/u;  // Ar Raqqah is Raqqah, too

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
  const away = (city, row) => Math.abs(city.lat - row.lat) + Math.abs(city.lon - row.lon);
  for (const row of places) {
    if (!['city', 'capital'].includes(row.subtype) || row.lat === '' || row.country === '') continue;
    const name = (row.canonical || row.alias).replace(/, .*/, '');  // Portland, Maine
    const close = index.get(`${row.country} ${fold(name)}`)?.filter(c => isNear(c, row)) ?? [];
    const city = close.find(c => [c.name, c.ascii].some(n => fold(n) === fold(name))) ??
      close.sort((a, b) => away(a, row) - away(b, row))[0];
    if (!city) continue;
    if (row.id === '') row.id = city.id;
    given.add(city.id);
  }
  return given;
}

/** What GeoNames calls the cities written by hand, where places.csv has not that spelling: aliases of their entries. */
function otherSpellings(cities, places) {
  const known = new Set(places.map(row => `${row.country} ${fold(row.alias)}`));
  const doubtful = otherMeanings(dicts);
  const larger = weightsByName(places);
  const entries = new Map();
  for (const row of places)
    if (row.id !== '' && (!entries.has(row.id) || row.alias === row.canonical)) entries.set(row.id, row);
  const rows = [];
  for (const city of cities) {
    const entry = entries.get(city.id);
    if (!entry) continue;
    for (const name of [city.name, city.ascii].flatMap(name => [name, name.replace(ARTICLE, '')])) {
      const folded = fold(name);
      if (!/^\p{Lu}[\p{L}\p{M} '’-]{3,}$/u.test(name) || known.has(`${city.country} ${folded}`)) continue;
      known.add(`${city.country} ${folded}`);
      if (!doubtful.has(folded) && !larger.has(folded))
        rows.push({ ...entry, alias: name, flags: '', valid: '', source: 'geonames' });
    }
  }
  return rows;
}

const cities = readCities(packages);
const files = readPlaces(dicts);
const places = [...files.values()].flat();
const given = giveIds(places, indexByName(cities));
const rows = cityRows(cities, { dicts, places, given, peopleMin: PEOPLE_MIN, divisions: readDivisionNames(packages) });
writeDictionary(join(dicts, 'geonames.csv'), sortRows([...rows, ...otherSpellings(cities, places)]));
writePlaces(files);
console.log(`geonames: ${given.size} cities of places.csv have ids`);
