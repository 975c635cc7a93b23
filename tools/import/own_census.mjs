// own_census.mjs: surnames of the US Census (Names_2010Census.csv) → a dictionary of parts of names on standard output.
//
//     node own_census.mjs Names_2010Census.csv [--count 1000]
//
// The columns `name` and `count` are read. Names are in capitals there: they become `Smith`, `Mcdonald`. Those of at
// least so many people are written, with the flag s and no canonical name: parts of persons' names, no mentions alone.
import { csvRows, options, readLines, writeHeader, writeRow } from './own.mjs';

const { files, count } = options({ count: '1000' }, 'own_census.mjs Names_2010Census.csv [--count 1000]');
writeHeader();
for await (const row of csvRows(readLines(files[0]))) {
  if (!/^[A-Z]{2,}$/.test(row.name) || row.name.startsWith('ALLOTHER') || +row.count < +count) continue;
  writeRow({ alias: row.name[0] + row.name.slice(1).toLowerCase(), type: 'PERSON',
    weight: Math.min(9, Math.log10(+row.count)).toFixed(1), flags: 's', source: 'census' });
}
