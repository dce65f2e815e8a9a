// usage.mjs: the command line itself.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { equal, holds, refuses, root, serasi, test } from './program.mjs';

const commands = ['demo', 'check', 'plan', 'explain', 'verify', 'match', 'assign'];

test('help lists every command, in both languages', () => {
  const [indonesian, english] = [serasi('--help'), serasi('--help', '--lang', 'en')];
  for (const help of [indonesian, english]) {
    equal(help.code, 0, 'exit code');
    for (const command of commands) holds(help.out.includes(`  ${command} `), `no ${command} in the help`);
  }
  holds(indonesian.out.startsWith('Pemakaian:') && english.out.startsWith('Usage:'), 'languages are not told apart');
});

test('every command explains itself, wherever --lang stands', () => {
  for (const command of commands) {
    const after = serasi(command, '--help', '--lang=en');
    equal(after.code, 0, command);
    holds(after.out.startsWith(`Usage: serasi ${command} `), `${command}: ${after.out.split('\n')[0]}`);
    equal(serasi('--lang', 'en', command, '--help').out, after.out, command);
    holds(serasi(command, '--help').out.startsWith(`Pemakaian: serasi ${command} `), `${command} in Indonesian`);
  }
});

test('the version is the project\'s', () => {
  const [, version] = readFileSync(join(root, 'CMakeLists.txt'), 'utf8').match(/project\(serasi VERSION (\S+)/);
  equal(serasi('--version').out, `serasi ${version}\n`);
});

const wrong = [
  ['no command', [], 'Perintah belum'],
  ['an unknown command', ['plann', 'x'], '"plann"'],
  ['an unknown option', ['check', 'x.csv', '--jsn'], '--jsn'],
  ['a single dash', ['check', 'x.csv', '-j'], '-j'],
  ['an option of another command', ['verify', 'x.json', '--out', 'y'], '--out'],
  ['a missing value', ['plan', 'd', '--out'], '--out'],
  ['an option for a value', ['plan', 'd', '--out', '--json'], '--out'],
  ['a value for a flag', ['check', 'x.csv', '--json=yes'], '--json'],
  ['a repeated option', ['demo', '--out', 'a', '--out', 'b'], '--out'],
  ['a missing option', ['plan', 'd'], '--out'],
  ['a missing file', ['check'], 'check'],
  ['one file too many', ['verify', 'a.json', 'b.json'], 'b.json'],
  ['a number that is none', ['plan', 'd', '--out', 'p', '--max-moves', 'ten'], 'ten'],
  ['a negative limit', ['match', 'm.json', '--max-moves', '-1'], '-1'],
  ['a gain above the full score', ['plan', 'd', '--out', 'p', '--least-gain', '200000'], '0 sampai 100000'],
  ['more employees than a number holds', ['demo', '--out', 'd', '--employees', '99999999999'], '99999999999 di luar rentang: bilangan bulat 20 sampai 100000'],
  ['a day that is none', ['plan', 'd', '--out', 'p', '--today', '2026-02-30'], '2026-02-30'],
  ['an unknown language', ['--help', '--lang', 'nl'], 'nl'],
];
for (const [name, words, part] of wrong) {
  test(`${name} is refused in one line`, () => {
    const result = serasi(...words);
    refuses(result, 'serasi: ', part);
    equal(result.out, '', 'standard output');
  });
}

test('refusals are in the language asked for', () => {
  refuses(serasi('check', '--lang', 'en'), 'No file or folder');
});
