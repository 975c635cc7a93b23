// cities.mjs: which cities of GeoNames become rows, and how they weigh.
//
// A city whose name is a word, a part of persons' names or an agency gives no row: texts nearly always mean the other.
// Below 50,000 people most names that stand in texts are parts of persons' and clubs' names. Such a city has the flag
// x, and a weight that lets it count after `in` and its like, or in a dateline. One word has the flag s, too: it may be
// a surname. Sections of cities (PPLX) are districts. A smaller city that has a larger place's name is a namesake: its
// row weighs nothing, and counts only where the text names its state or country behind it (`Paris, Texas`).
import { fold, isNear, otherMeanings, rowsByName, weightsByName } from './places.mjs';

const PEOPLE_ALONE = 50000;   // a city has so many when its name counts with nothing beside it
const WEIGHT_SMALL = 5.6;     // of a smaller one: with x, a place after `in`
const WEIGHT_SURNAME = 7.6;   // the same with x and s
const LETTERS_SMALL = 4;      // a smaller one has at least so many letters
const PEOPLE_SECTION = 10000; // a section of a city has at least so many
export const WEIGHT_NAMESAKE = 0.1;
const PEOPLE_NAMESAKE = 15000;          // a namesake has at least so many,
const PEOPLE_NAMESAKE_ENGLISH = 1000;   // or so many where texts in English name the state or country behind it
const PEOPLE_NAMESAKE_LAND = 10000;     // or so many when a land or sea, which texts name on every page, has the name
const LANDS = new Set(['country', 'continent', 'ocean', 'sea', 'state']);
const ENGLISH = new Set(['AU', 'CA', 'GB', 'IE', 'NZ', 'US']);
const KINDS = new Set(['PPL', 'PPLA', 'PPLA2', 'PPLA3', 'PPLA4', 'PPLC', 'PPLG', 'PPLX']);

/** The flags and the weight of a city; known is what another place of its name weighs. */
function rank(city, known) {
  if (city.people >= PEOPLE_ALONE)
    return { flags: '', weight: Math.max(0, Math.min(Math.log10(city.people), known - 0.5, 7)) };
  return city.name.includes(' ') ? { flags: 'x', weight: WEIGHT_SMALL } : { flags: 'sx', weight: WEIGHT_SURNAME };
}

/** What a namesake is called: `Paris, Texas`. */
const canonicalOf = (city, divisions) =>
  ENGLISH.has(city.country) && divisions.has(city.division) ? `${city.name}, ${divisions.get(city.division)}` : city.name;

/** As the place that has the name may be a part of persons' names, so may another of that name. */
const nameFlags = hand => ['g', 's'].filter(flag => hand.some(row => row.flags.includes(flag))).join('');

function isNamesake(city, hand) {
  if (city.kind === 'PPLX' || (hand.some(row => LANDS.has(row.subtype)) && city.people < PEOPLE_NAMESAKE_LAND)) return false;
  return city.people >= (ENGLISH.has(city.country) ? PEOPLE_NAMESAKE_ENGLISH : PEOPLE_NAMESAKE);
}

/** The rows of cities of at least peopleMin people; places are the rows that are there, given their ids. */
export function cityRows(cities, { dicts, places, given, peopleMin, divisions = new Map() }) {
  const doubtful = otherMeanings(dicts);
  const byHand = rowsByName(places);
  const weights = weightsByName(places);
  const larger = new Set(byHand.keys());
  const inCountry = new Set(places.map(row => `${row.country} ${fold(row.alias)}`));
  const told = new Set(), rows = [];
  for (const city of [...cities].sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1))) {
    const name = fold(city.name), ascii = fold(city.ascii), hand = byHand.get(name) ?? [];
    if (!KINDS.has(city.kind) || given.has(city.id) || city.people < peopleMin) continue;
    if (city.kind === 'PPLX' && city.people < PEOPLE_SECTION) continue;
    if (!/^\p{Lu}[\p{L}\p{M} .'’-]{2,}$/u.test(city.name) || /  /.test(city.name + city.ascii)) continue;
    const row = { canonical: city.name, type: 'PLACE', subtype: city.kind === 'PPLX' ? 'district' : 'city', id: city.id,
      lat: city.lat.toFixed(2), lon: city.lon.toFixed(2), country: city.country, source: 'geonames' };
    const isTaken = inCountry.has(`${city.country} ${name}`) ||
      (city.people < PEOPLE_ALONE && (larger.has(name) || larger.has(ascii)));
    const place = `${city.division} ${name}`;  /* a state has many of one name: the largest counts */
    if (isTaken && isNamesake(city, hand) && !told.has(place) && divisions.size > 0 && (hand.length > 0 || (larger.has(name) && !doubtful.has(name))) &&
        !hand.some(other => isNear(city, other)))
      rows.push({ ...row, alias: city.name, canonical: canonicalOf(city, divisions),
        weight: WEIGHT_NAMESAKE.toFixed(1), flags: `${nameFlags(hand)}x` });
    told.add(place);
    if (isTaken || doubtful.has(name) || (city.people < PEOPLE_ALONE && name.length < LETTERS_SMALL)) continue;
    larger.add(name);
    const { flags: own, weight } = rank(city, weights.get(name) ?? 9.9);
    const flags = own.includes('x') ? own : nameFlags(hand);
    rows.push({ ...row, alias: city.name, weight: weight.toFixed(1), flags });
    if (ascii !== name && !doubtful.has(ascii) && /^[A-Z][A-Za-z .'-]+$/.test(city.ascii) &&
        !inCountry.has(`${city.country} ${ascii}`))
      rows.push({ ...row, alias: city.ascii, weight: weight.toFixed(1), flags });
  }
  return rows;
}
