// corpus.test.mjs: 210 generated lists of employees and 12 of scores with known defects against `serasi check`.
//
// Problem   Every defect must be found with its code in its row, and no faultless row may be refused, in every format.
// Result    One test a file; a failure prints the seed, with which `node corpus.test.mjs SEED FOLDER` writes the file again.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { equal, finish, folder, holds, refuses, serasi, test } from '../program.mjs';
import { damaged } from './damaged.mjs';
import { lists, make, makeScores, scores, unitFile } from './generate.mjs';
import { defects, harmless, repeats } from './people.mjs';

function judge({ file, rows, wanted, sheet, hasCutNik }, report) {
  const [checked] = report.files;
  holds(!checked.error, `refused as a whole: ${checked.error?.message}`);
  if (sheet) equal(checked.sheet, sheet, 'the sheet that was read');
  else equal(checked.encoding, file.encoding.replace('-bom', ''), 'encoding');
  const { valid, warning, invalid } = checked.rows;
  const found = (row, code) => checked.findings.some((finding) => finding.row === row && finding.code === code);
  for (const { row, code, name } of wanted) holds(found(row, code), `row ${row}: ${name} was not found as ${code}; there is ${checked.findings.filter((finding) => finding.row === row).map((finding) => finding.code)}`);
  if (hasCutNik) holds(found(0, 'W_NIK_EXCEL'), 'nobody noticed that every NIK ends in 0');
  const spoiledRows = new Map(wanted.map((each) => [each.row, each]));
  for (const finding of checked.findings) {
    if (finding.row === 0 || finding.code.startsWith('I')) continue;
    const spoiled = spoiledRows.get(finding.row);
    holds(spoiled, `row ${finding.row} is faultless, but ${finding.column} has ${finding.code}: ${finding.message}`);
    if (finding.severity === 'invalid') holds(spoiled.code.startsWith('E'), `row ${finding.row} is refused by ${finding.code} for ${spoiled.name}`);
  }
  equal(valid + warning + invalid, rows.length, 'rows');
  equal(invalid, wanted.filter(({ code }) => code.startsWith('E')).length, 'refused rows');
}

const [, , wantedSeed, target] = process.argv;
if (target) {
  const made = make(Number(wantedSeed));
  writeFileSync(join(target, made.name), made.bytes);
  console.log(JSON.stringify({ ...made, bytes: made.bytes.length }, null, 1));
  process.exit();
}
const put = new Map();
const files = Number(process.env.SERASI_FILES ?? lists);
writeFileSync(join(folder, 'unor.csv'), unitFile().bytes);
for (let seed = 1; seed <= files; seed += 1) {
  const made = make(seed);
  for (const name of [...made.wanted.map((each) => each.name), ...made.changed, made.file.people, ...(made.hasCutNik ? ['cut NIK'] : [])]) put.set(name, (put.get(name) ?? 0) + 1);
  test(`generated file ${seed} (${made.file.layout}, ${made.file.isSheet ? 'xlsx' : `csv ${made.file.encoding}`})`, () => {
    writeFileSync(join(folder, made.name), made.bytes);
    const result = serasi('check', made.name, ...(made.file.hasUnits ? ['unor.csv'] : []), '--json', '--lang', 'en', '--today', '2026-11-01');
    holds(result.code === 0 || result.code === 1, `exit code ${result.code}: ${result.err}`);
    judge(made, JSON.parse(result.out));
  });
}
test('every defect was put into some files', () => {
  for (const name of [...[...defects, ...repeats, ...harmless].map((each) => each.name), 'contract', 'part-time', 'cut NIK']) holds(put.get(name) >= files / 42, `${name}: ${put.get(name) ?? 0} times`);
});
for (let seed = 1; seed <= scores; seed += 1) {
  test(`generated scores ${seed}: a decimal comma is a number, words are none`, () => {
    const { name, bytes, wrong } = makeScores(seed);
    writeFileSync(join(folder, name), bytes);
    const [checked] = JSON.parse(serasi('check', name, '--json', '--lang', 'en', '--today', '2026-11-01').out).files;
    equal(checked.findings.filter(({ code }) => code.startsWith('W_NUMBER')).map(({ row }) => row).join(), String(wrong), 'rows with a wrong number');
  });
}
for (const { name, bytes, code } of damaged) {
  test(`damaged file: ${name}`, () => {
    writeFileSync(join(folder, 'rusak.bin'), bytes);
    const result = serasi('check', 'rusak.bin', '--json', '--lang', 'en');
    equal(JSON.parse(result.out).files[0].error?.code, code, 'code');
    refuses(result, 'rusak.bin');
  });
}
finish();
