// second_files.mjs: the files of the demo city and the data in assets, for the second implementation of the scores.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const assets = resolve(fileURLToPath(import.meta.url), '../../../assets');
export const asset = (name) => JSON.parse(readFileSync(join(assets, name), 'utf8'));
export const lists = asset('catalogue.json').choices;
export const modelOf = (id) => asset(`scores/${id}.json`);
export const definitions = asset('scores/parts.json').parts;
export const studyTable = asset('scores/study_families.json');
export const distances = asset('scores/district_distances.json');
export const proposals = asset('intake/proposals.json');

/** The code of a choice, whichever of its names the cell bears; null for an empty or strange cell. */
export function code(list, cell) {
  const wanted = (cell ?? '').trim().toLowerCase();
  if (wanted === '') return null;
  return lists[list].find((names) => names.some((name) => name.toLowerCase() === wanted))?.[0] ?? null;
}

/** Rows of a table as objects by column name; cells may be quoted. */
export function rowsOf(folder, file) {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const separator = text.slice(0, text.indexOf('\n')).includes('|') ? '|' : ',';
  const rows = [[]];
  let cell = '', quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') { cell += '"'; i += 1; } else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === separator || c === '\n')) {
      rows.at(-1).push(cell.replace(/\r$/, ''));
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  const [header, ...lines] = rows.filter((row) => row.length > 1);
  return lines.map((line) => Object.fromEntries(header.map((name, at) => [name, (line[at] ?? '').trim()])));
}

/** {y, m, d} of 2026-10-09 or 09-10-2026; null for none. */
export function date(cell) {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(cell ?? '');
  if (iso) return { y: +iso[1], m: +iso[2], d: +iso[3] };
  const local = /^(\d\d)-(\d\d)-(\d{4})$/.exec(cell ?? '');
  return local ? { y: +local[3], m: +local[2], d: +local[1] } : null;
}
export const ordinal = ({ y, m, d }) => (y * 12 + m - 1) * 31 + d;
export const whole = (text) => (/^\d+$/.test(text ?? '') ? Number(text) : null);
/** "73.91" in hundredths. */
export const hundredths = (text) => (/^\d+(\.\d\d?)?$/.test(text ?? '') ? Math.round(Number(text) * 100) : null);
export function byOwner(rows) {
  const groups = new Map(rows.map((row) => [row.NIP, []]));
  for (const row of rows) groups.get(row.NIP).push(row);
  return groups;
}
/** Single spaces, lower case: how a name is compared. Names of courses have no diacritics. */
export const plain = (name) => name.trim().replace(/\s+/g, ' ').toLowerCase();
/** "AHLI PERTAMA - GURU KELAS" is the same post as "Guru Kelas Ahli Pertama". */
export const oneStyle = (title) => plain(title).replace(/^(ahli \w+|pemula|terampil|mahir|penyelia) - (.+)$/, '$2 $1');
export const addMonths = ({ y, m, d }, months) => {
  const at = y * 12 + m - 1 + months, year = Math.floor(at / 12), month = (at % 12) + 1;
  return { y: year, m: month, d: Math.min(d, new Date(Date.UTC(year, month, 0)).getUTCDate()) };
};
export const div = (a, b) => Number(BigInt(a) / BigInt(b));
