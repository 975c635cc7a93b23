// own_geonames.mjs: GeoNames' own files, as their makers offer them for download → a dictionary on standard output.
//
//     node own_geonames.mjs allCountries.txt [alternateNamesV2.txt] [OPTION]...
//
//     --classes A,P        GeoNames' feature classes: A divisions, P cities, H waters, T mountains, L regions, S buildings
//     --people 1000        a city has at least so many
//     --language en        alternate names of this language become aliases, too; all languages that are named with commas
//
// Any file of the same columns will do: cities15000.txt, or the file of one country. Both files are read as streams;
// what is kept in memory are the places that are written.
import { columnsOf, options, readLines, writeHeader, writeRow } from './own.mjs';

const KINDS = { PCLI: 'country', PCLD: 'territory', TERR: 'territory', ADM1: 'state', PPLC: 'capital', CONT: 'continent',
  ISL: 'island', ISLS: 'island', LK: 'lake', LKS: 'lake', STM: 'river', SEA: 'sea', GULF: 'sea', BAY: 'sea', OCN: 'ocean',
  STRT: 'strait', CHN: 'strait', DSRT: 'desert', PRK: 'park', RGN: 'region' };
const CLASSES = { A: 'district', P: 'city', H: 'river', T: 'mountain', L: 'region', S: 'facility' };
const WEIGHT_LEAST = 3, WEIGHT_MOST = 9;

const { files, classes, people, language } = options({ classes: 'A,P', people: '1000', language: '' },
  'own_geonames.mjs allCountries.txt [alternateNamesV2.txt] [--classes A,P] [--people 1000] [--language en]');
const wanted = new Set(classes.split(',')), languages = new Set(language.split(',').filter(Boolean));

const places = new Map();
for await (const line of readLines(files[0])) {
  const [id, name, ascii, , lat, lon, featureClass, feature, country, , , , , , count] = columnsOf(line);
  if (!wanted.has(featureClass) || (featureClass === 'P' && +count < +people) || !name) continue;
  const weight = Math.min(WEIGHT_MOST, Math.max(WEIGHT_LEAST, Math.log10(+count || 1)));
  places.set(id, { aliases: new Set([name, ascii].filter(Boolean)), canonical: name, type: 'PLACE',
    subtype: KINDS[feature] ?? CLASSES[featureClass] ?? '', id: `GN${id}`, lat, lon, country, weight: weight.toFixed(1),
    source: 'geonames' });
}
if (files[1])
  for await (const line of readLines(files[1])) {
    const [, id, code, name, , , , isHistoric] = columnsOf(line);
    if (languages.has(code) && isHistoric !== '1') places.get(id)?.aliases.add(name);
  }
writeHeader();
for (const { aliases, ...place } of places.values()) for (const alias of aliases) writeRow({ ...place, alias });
