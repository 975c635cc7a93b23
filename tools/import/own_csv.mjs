// own_csv.mjs: any CSV with a header → a dictionary on standard output.
//
//     node own_csv.mjs FILE.csv --map alias=Name,type=PLACE,lat=Latitude,lon=Longitude [--split ';'] [--delimiter ';']
//
// Left of each = is a column of a dictionary. Right of it is a column of the file, or, where the file has no such
// column, what stands in every row. With --split an alias cell holds several names. Rows without an alias are left out.
import { COLUMNS } from './csv.mjs';
import { csvRows, fail, options, readLines, writeHeader, writeRow } from './own.mjs';

const { files, map, split, delimiter } = options({ map: '', split: '', delimiter: ',' },
  "own_csv.mjs FILE.csv --map alias=Name,type=PLACE [--split ';'] [--delimiter ';']");
const pairs = map.split(',').map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
for (const [column] of pairs)
  if (!COLUMNS.includes(column)) fail(`--map: a dictionary has no column ${column}; it has ${COLUMNS.join(', ')}`);
for (const column of ['alias', 'type'])
  if (!pairs.some(([name]) => name === column)) fail(`--map: it must say what ${column} is`);
writeHeader();
for await (const row of csvRows(readLines(files[0]), delimiter)) {
  const entry = Object.fromEntries(pairs.map(([column, from]) => [column, row[from] ?? from]));
  for (const alias of split ? entry.alias.split(split) : [entry.alias])
    if (alias.trim() !== '') writeRow({ ...entry, canonical: entry.canonical ?? '', alias: alias.trim() });
}
