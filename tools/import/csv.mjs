// csv.mjs: the CSV of dicts/, read and written.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const COLUMNS = ['alias', 'canonical', 'type', 'subtype', 'id', 'lat', 'lon', 'country', 'weight', 'flags',
  'valid', 'source'];

const fields = line => {
  const out = [];
  for (const m of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) out.push(m[1]?.replaceAll('""', '"') ?? m[2]);
  return out;
};

/** The rows of a dictionary as objects. A record is one line there. */
export function readDictionary(path) {
  const [header, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = fields(header);
  return lines.map(line => Object.fromEntries(fields(line).map((cell, i) => [names[i], cell])));
}

const cell = s => (/[",\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s);

/** The line of a row, without its end. */
export const lineOf = row => COLUMNS.map(name => cell(String(row[name] ?? ''))).join(',');

/** Writes rows in the order that they have. */
export function writeDictionary(path, rows) {
  writeFileSync(path, [COLUMNS.join(','), ...rows.map(lineOf), ''].join('\n'));
}

/** What was written by hand: places.csv and places_THEME.csv, path → rows. */
export function readPlaces(dicts) {
  const names = readdirSync(dicts).filter(name => /^places(_[a-z]+)?\.csv$/.test(name)).sort();
  return new Map(names.map(name => [join(dicts, name), readDictionary(join(dicts, name))]));
}

/** Writes the files that readPlaces has read. */
export function writePlaces(files) {
  for (const [path, rows] of files) writeDictionary(path, rows);
}

/** Rows sorted by alias, byte by byte, then by the rest; those that are there twice once. */
export function sortRows(rows) {
  const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const byLine = new Map(rows.map(row => [lineOf(row), row]));
  return [...byLine].sort((a, b) => byBytes(a[1].alias, b[1].alias) || byBytes(a[0], b[0])).map(([, row]) => row);
}
