// own.mjs: what the importers of a user's own files share: options, lines as a stream, CSV, rows that a dictionary takes.
import { spawn } from 'node:child_process';
import { createReadStream, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { COLUMNS, lineOf } from './csv.mjs';

const ALIAS_MAX_BYTES = 255, WORDS_MAX = 16;  // of docs/dictionary.md
const BUFFER_MAX = 65536;

export function fail(what) {
  process.stderr.write(`${what}\n`);
  process.exit(2);
}

/** The files and options of the command line; defaults names all options. */
export function options(defaults, usage) {
  const found = { ...defaults, files: [] };
  const left = process.argv.slice(2);
  while (left.length > 0) {
    const word = left.shift();
    if (!word.startsWith('--')) found.files.push(word);
    else if (word.slice(2) in defaults && left.length > 0) found[word.slice(2)] = left.shift();
    else fail(`usage: node ${usage}`);
  }
  if (found.files.length === 0) fail(`usage: node ${usage}`);
  return found;
}

function open(path) {
  if (path === '-') return process.stdin;
  if (path.endsWith('.gz')) return createReadStream(path).on('error', e => fail(e.message)).pipe(createGunzip());
  if (!path.endsWith('.bz2')) return createReadStream(path);
  const bzip2 = spawn('bzip2', ['-dc', path], { stdio: ['ignore', 'pipe', 'inherit'] });
  bzip2.on('error', () => fail('a .bz2 file needs the program bzip2'));
  bzip2.on('exit', code => code !== 0 && fail(`${path}: bzip2 ended with status ${code}`));
  return bzip2.stdout;
}

/** The lines of a file, plain or packed, one at a time; `-` is standard input. */
export async function* readLines(path) {
  const input = open(path);
  input.on('error', e => fail(`${path}: ${e.message}`));
  yield* createInterface({ input, crlfDelay: Infinity });
}

export const columnsOf = line => line.split('\t');

function cellsOf(record, delimiter) {
  const cells = [];
  for (let at = 0; at <= record.length; at += delimiter.length) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(record.slice(at));
    const stop = record.indexOf(delimiter, at);
    const end = quoted ? at + quoted[0].length : stop < 0 ? record.length : stop;
    cells.push(quoted ? quoted[1].replaceAll('""', '"') : record.slice(at, end));
    at = end;
  }
  return cells;
}

/** The rows of lines of CSV, the first of which is the header, as objects; a quoted cell may go over several lines. */
export async function* csvRows(lines, delimiter = ',') {
  let header, record = '';
  for await (const line of lines) {
    record = record === '' ? line.replace(/^\ufeff/, '') : `${record}\n${line}`;
    if (record === '' || record.split('"').length % 2 === 0) continue;
    const cells = cellsOf(record, delimiter);
    record = '';
    if (header) yield Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']));
    else header = cells;
  }
}

// Written at once by file descriptor, so that a slow reader holds the program up and nothing is piled up in memory.
let buffer = '', leftOut = 0;

function flush() {
  let bytes = Buffer.from(buffer);
  buffer = '';
  while (bytes.length > 0)
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (e) {
      if (e.code === 'EPIPE') process.exit(0);
      if (e.code !== 'EAGAIN') fail(`standard output: ${e.message}`);
    }
}

function write(text) {
  buffer += text;
  if (buffer.length > BUFFER_MAX) flush();
}

/** Begins the dictionary; what is left is written when the program ends. */
export function writeHeader() {
  write(`${COLUMNS.join(',')}\n`);
  process.on('exit', () => {
    flush();
    if (leftOut > 0) process.stderr.write(`names left out that no dictionary takes: ${leftOut}\n`);
  });
}

const isTaken = alias => Buffer.byteLength(alias) <= ALIAS_MAX_BYTES && /[\p{L}\p{N}]/u.test(alias) &&
  /^[\p{L}\p{M}\p{N} !-/:-@[-`{-~‘’–‐‑]+$/u.test(alias) && alias.split(' ').length <= WORDS_MAX && !/[ -/:-@]{5}/.test(alias);

/** Writes a row, unless its alias is one that a dictionary does not take. */
export function writeRow(row) {
  if (isTaken(row.alias)) write(`${lineOf(row)}\n`);
  else leftOut++;
}
