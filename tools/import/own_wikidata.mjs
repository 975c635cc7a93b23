// own_wikidata.mjs: a dump of Wikidata (JSON, one entity a line) → a dictionary on standard output.
//
//     node own_wikidata.mjs latest-all.json.gz --classes wikidata_classes.csv [--language en]
//
// The columns of the CSV are class,type,subtype: what an entity is that is an instance (P31) of this class. Subclasses
// are not followed: name those that you want. The label and the aliases of the language become aliases; `country` (P17)
// stays empty, since Wikidata names it by number. `.gz` is read as it is, `.bz2` with the program bzip2, and `-` is
// standard input. One line is in memory at a time.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csvRows, options, readLines, writeHeader, writeRow } from './own.mjs';

const WEIGHT_LEAST = 3, WEIGHT_MOST = 8;

const { files, classes, language } = options(
  { classes: join(dirname(fileURLToPath(import.meta.url)), 'wikidata_classes.csv'), language: 'en' },
  'own_wikidata.mjs DUMP [--classes wikidata_classes.csv] [--language en]');
const kinds = new Map();
for await (const row of csvRows(readFileSync(classes, 'utf8').split('\n'))) kinds.set(row.class, row);

const targets = (entity, property) => (entity.claims?.[property] ?? []).filter(claim => claim.rank !== 'deprecated')
  .map(claim => claim.mainsnak?.datavalue?.value).filter(Boolean);

let badLines = 0;
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    badLines++;
    return undefined;
  }
}

writeHeader();
for await (const line of readLines(files[0])) {
  if (!line.includes('"P31"')) continue;
  const entity = parse(line.replace(/,\s*$/, ''));
  if (!entity) continue;
  const kind = targets(entity, 'P31').map(value => kinds.get(value.id)).find(Boolean);
  const label = entity.labels?.[language]?.value;
  if (!kind || !label) continue;
  const place = targets(entity, 'P625')[0];
  const year = property => {
    const [, sign, digits] = /^([+-])0*(\d+)-/.exec(targets(entity, property)[0]?.time ?? '') ?? [];
    return digits ? `${sign === '-' ? '-' : ''}${digits}` : '';
  };
  const [born, died] = [year('P569') || year('P571'), year('P570') || year('P576')];
  const links = Object.keys(entity.sitelinks ?? {}).length;  /* a name that many Wikipedias have is well known */
  const row = { canonical: label, type: kind.type, subtype: kind.subtype, id: entity.id,
    lat: place ? place.latitude.toFixed(4) : '', lon: place ? place.longitude.toFixed(4) : '',
    weight: Math.min(WEIGHT_MOST, WEIGHT_LEAST + 2 * Math.log10(links + 1)).toFixed(1),
    valid: born || died ? `${born}/${died}` : '', source: 'wikidata' };
  const names = [label, ...(entity.aliases?.[language] ?? []).map(alias => alias.value)];
  for (const alias of new Set(names)) writeRow({ ...row, alias });
}
if (badLines > 0) process.stderr.write(`lines that are not JSON: ${badLines}\n`);
