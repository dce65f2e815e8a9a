// malformed.mjs: files that are no data: one clear line each, and nothing changes.

import {
  openSync, closeSync, ftruncateSync, readFileSync, writeFileSync, copyFileSync, mkdirSync, readdirSync,
} from 'node:fs';
import { equal, holds, path, refuses, serasi, test } from './program.mjs';

const today = ['--today', '2026-11-01'];
const employees = readFileSync(path('small', 'pns.csv'), 'latin1').split('\n');
const cut = (count) => `${employees.slice(0, count).join('\n')}\n`;

const binary = Buffer.alloc(4096);
for (let at = 0; at < binary.length; at += 1) binary[at] = (at * 2654435761) >>> 13 & 0xFF;

const files = {
  'empty.csv': ['kosong', ''],
  'spaces.csv': ['', ' \n\n \n'],
  'binary.csv': ['tabel', binary],
  'header.csv': ['judul', cut(1)],
  'columns.csv': ['a, b, c', 'a;b;c\n1;2;3\n'],
  'line.csv': ['Baris 2', `NIP;NAMA\n${'x'.repeat(10_000_000)}\n`],
  'mixed.csv': ['baris 5', Buffer.concat([cut(3), 'x|\u00e9\n', 'x|\u00e9\n'].map((part, at) =>
    Buffer.from(part, at === 1 ? 'utf8' : 'latin1')))],
};
for (const [name, [part, bytes]] of Object.entries(files)) {
  test(`${name} gets one clear line`, () => {
    writeFileSync(path(name), bytes);
    refuses(serasi('check', name, ...today), name, part);
    const report = serasi('check', name, '--json', ...today);
    equal(report.code, 2, 'exit code');
    holds(JSON.parse(report.out).files[0].error, 'no error in the report');
  });
}

test('a file of 200 MB is refused at once', () => {
  const file = openSync(path('large.csv'), 'w');
  ftruncateSync(file, 200 * 1024 * 1024);
  closeSync(file);
  const started = performance.now();
  refuses(serasi('check', 'large.csv'), 'large.csv', '128 MB');
  holds(performance.now() - started < 5000, 'it took seconds');
});

test('a file that is not there, a folder, and a good file beside a bad one', () => {
  refuses(serasi('check', 'nowhere.csv'), 'nowhere.csv');
  refuses(serasi('check', 'small'), 'small');
  const both = serasi('check', path('small', 'unor.csv'), 'empty.csv', '--json', ...today);
  refuses(both, 'empty.csv');
  equal(JSON.parse(both.out).files.map((file) => 'error' in file), [false, true], 'files with an error');
});

test('a number given twice: the second row is invalid, the first is kept', () => {
  writeFileSync(path('twice.csv'), `${cut(2)}${employees[1]}\n`, 'latin1');
  const result = serasi('check', 'twice.csv', '--json', ...today);
  equal(result.code, 1, 'exit code');
  equal(result.err, '', 'error output');
  const [file] = JSON.parse(result.out).files;
  const invalid = file.findings.filter((finding) => finding.severity === 'invalid');
  equal(invalid.map((finding) => [finding.row, finding.code]), [[3, 'E_NIP_DUPLICATE']], 'invalid rows');
  equal(file.rows.invalid, 1, 'count');
});

test('a bad file in the folder stops the plan before anything is written', () => {
  mkdirSync(path('spoilt'));
  for (const name of readdirSync(path('small'))) copyFileSync(path('small', name), path('spoilt', name));
  for (const name of ['empty.csv', 'binary.csv', 'line.csv']) {
    copyFileSync(path(name), path('spoilt', 'zzz.csv'));
    refuses(serasi('plan', 'spoilt', '--out', 'spoilt.json', ...today), 'zzz.csv');
  }
  holds(!readdirSync(path()).includes('spoilt.json'), 'a plan was written');
});
