// corpus.test.mjs: 210 generated lists of employees and 12 of scores with known defects against `serasi check`.
//
// Problem   Every defect must be found with its code in its row, and no faultless row may be refused, in every format.
// Result    One test a file; a failure prints the seed, with which `node corpus.test.mjs SEED FOLDER` writes the file again.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { equal, finish, folder, holds, refuses, serasi, test } from '../program.mjs';
import { damaged } from './damaged.mjs';
import { delimited, encode, workbook } from './files.mjs';
import { defects, harmless, makeDice, person, repeats, unitLines } from './people.mjs';

const siasn = ['PNS ID', 'NIP BARU', 'NAMA', 'GELAR BELAKANG', 'TEMPAT LAHIR NAMA', 'TANGGAL LAHIR', 'JENIS KELAMIN', 'AGAMA NAMA', 'NIK', 'NOMOR HP',
  'EMAIL', 'ALAMAT', 'JENIS PEGAWAI NAMA', 'KEDUDUKAN HUKUM NAMA', 'TMT CPNS', 'TMT PNS', 'GOL AKHIR NAMA', 'TMT GOLONGAN', 'MK TAHUN', 'MK BULAN',
  'JENIS JABATAN NAMA', 'JABATAN NAMA', 'TMT JABATAN', 'TINGKAT PENDIDIKAN NAMA', 'PENDIDIKAN NAMA', 'TAHUN LULUS', 'UNOR NAMA', 'SATUAN KERJA INDUK NAMA',
  'IS VALID NIK', 'FLAG IKD'];
const working = ['PNS ID', 'NIP BARU', 'NAMA', 'GELAR BELAKANG', 'TEMPAT LAHIR NAMA', 'TANGGAL LAHIR', 'JENIS KELAMIN', 'AGAMA NAMA', 'NIK', 'GOL AKHIR NAMA',
  'TMT GOLONGAN', 'TINGKAT PENDIDIKAN NAMA', 'PENDIDIKAN NAMA', 'TAHUN LULUS', 'JENIS JABATAN NAMA', 'JABATAN NAMA', 'TMT JABATAN', 'SATUAN KERJA INDUK NAMA',
  'UNOR NAMA', 'KEDUDUKAN HUKUM NAMA', 'JENIS PEGAWAI NAMA', 'TMT CPNS', 'MK TAHUN', 'MK BULAN'];
/** How other exports call the same columns. */
const older = { 'TEMPAT LAHIR NAMA': 'TEMPAT LAHIR', 'GOL AKHIR NAMA': 'GOLONGAN NAMA', 'JABATAN NAMA': 'JFT NAMA', 'TINGKAT PENDIDIKAN NAMA': 'TK PENDIDIKAN NAMA', 'UNOR NAMA': 'UNIT ORGANISASI NAMA', 'TANGGAL LAHIR': 'Tgl. Lahir', 'NIP BARU': 'nip_baru' };

/** A list for printing: two rows of titles, the upper ones merged. `|` cuts upper from lower. */
const printed = { 'NIP BARU': 'NIP', 'GOL AKHIR NAMA': 'PANGKAT TERAKHIR|GOL/RUANG', 'TMT GOLONGAN': 'PANGKAT TERAKHIR|TMT', 'JABATAN NAMA': 'JABATAN|NAMA', 'TMT JABATAN': 'JABATAN|TMT', 'MK TAHUN': 'MK GOL|THN', 'MK BULAN': 'MK GOL|BLN', 'PENDIDIKAN NAMA': 'PENDIDIKAN|NAMA/ASAL', 'TAHUN LULUS': 'PENDIDIKAN|THN LULUS', 'TINGKAT PENDIDIKAN NAMA': 'PENDIDIKAN|TK IJAZAH' };
const printedOrder = ['NIP BARU', 'NAMA', 'TANGGAL LAHIR', 'JENIS KELAMIN', 'NIK', 'JENIS PEGAWAI NAMA', 'GOL AKHIR NAMA', 'TMT GOLONGAN', 'JABATAN NAMA', 'TMT JABATAN', 'MK TAHUN', 'MK BULAN', 'PENDIDIKAN NAMA', 'TAHUN LULUS', 'TINGKAT PENDIDIKAN NAMA', 'UNOR NAMA', 'TMT CPNS', 'TEMPAT LAHIR NAMA', 'KEDUDUKAN HUKUM NAMA'];

const letter = (index) => String.fromCharCode(65 + index);

/** What kind of file a seed makes. */
function design(seed, dice) {
  const isSheet = seed % 2 === 1;
  const layout = dice.oneOf(['siasn', 'siasn', 'working', 'older', 'printed']);
  const header = layout === 'working' ? working : layout === 'printed' ? printedOrder : siasn;
  return {
    seed, isSheet, layout, header,
    titles: dice.below(3), hasTotals: dice.oneIn(4), hasFooter: dice.oneIn(3), hasNumbers: layout === 'printed' && dice.oneIn(2),
    encoding: dice.oneOf(['utf-8', 'utf-8-bom', 'windows-1252', 'utf-16le', 'utf-16be']),
    delimiter: dice.oneOf(['|', ';', ',', '\t']), lineEnd: dice.oneOf(['\n', '\r\n']), quotesAll: dice.oneIn(4), sepLine: dice.oneIn(6), apostrophes: dice.oneIn(3),
    texts: dice.oneOf(['shared', 'inline', 'rich']), dates: dice.oneOf(['text', 'cell', 'cell', 'iso']), is1904: dice.oneIn(4), prefix: dice.oneIn(6),
    numbers: dice.oneIn(2), store: dice.oneIn(5), noReferences: dice.oneIn(6), format: dice.oneOf(['dd\\-mm\\-yyyy', '[$-421]dd mmmm yyyy;@', 'm/d/yy', 'yyyy']),
    sheets: dice.below(4), people: dice.oneOf(['permanent', 'permanent', 'contract', 'part-time']), hasUnits: dice.oneIn(3), cutsNik: dice.oneIn(8),
  };
}

/** The file's bytes, where its data rows are, and what has to be found in which row. */
function make(seed) {
  const dice = makeDice(seed);
  const file = design(seed, dice);
  const people = [];
  for (let number = 0; number < 24 + dice.below(30); number += 1) people.push(person(dice, seed * 100 + number, file.people));
  people[0].NAMA = 'Élvira Syam’un';  // so that the encoding matters
  const spoiled = new Map();  // index to defect
  for (let tries = 0; tries < 14; tries += 1) {
    const at = 1 + dice.below(people.length - 1);
    const defect = defects[(seed * 5 + tries * 3 + dice.below(3)) % defects.length];
    if (!spoiled.has(at) && defect.put(people[at], dice, file)) spoiled.set(at, { code: defect.code, name: defect.name, also: [] });
  }
  const clean = people.map((_, index) => index).filter((index) => !spoiled.has(index));
  const changed = new Set();
  for (const at of clean.slice(1, -2)) {
    const change = dice.oneOf(harmless);
    if (dice.oneIn(2) && change.put(people[at], dice, file)) changed.add(change.name);
  }
  const hasCutNik = file.cutsNik && file.header.includes('NIK');
  const taken = new Set(people.map((each) => each.NIK));
  for (const each of hasCutNik ? people : []) {
    const cut = `${String(each.NIK).slice(0, 15)}0`;
    if (/^[0-9]{16}$/.test(each.NIK) && !taken.has(cut)) taken.add(each.NIK = cut);
  }
  if (clean.length > 4 && file.header.includes('NIK')) {
    const { code, name, put, also = [] } = dice.oneOf(repeats);
    put(people[clean.at(-1)], people[clean[0]]);
    spoiled.set(clean.at(-1), { code, name, also });
  }

  const lines = [];
  for (let title = 0; title < file.titles; title += 1) lines.push([`DAFTAR PEGAWAI ${title + 1}`]);
  const merges = [];
  if (file.layout === 'printed') {
    const names = file.header.map((column) => (printed[column] ?? column).split('|'));
    lines.push(names.map(([upper], index) => (index > 0 && names[index - 1][0] === upper ? '' : upper)));
    for (let first = 0; first < names.length; first += 1) {
      let last = first;
      while (last + 1 < names.length && names[last + 1][0] === names[first][0]) last += 1;
      if (last > first) merges.push(`${letter(first)}${lines.length}:${letter(last)}${lines.length}`);
      else if (names[first].length === 1) merges.push(`${letter(first)}${lines.length}:${letter(first)}${lines.length + 1}`);
      first = last;
    }
    lines.push(names.map(([, lower]) => lower ?? ''));
  } else {
    lines.push(file.header.map((column) => (file.layout === 'older' ? older[column] ?? column : column)));
  }
  if (file.hasNumbers) lines.push(file.header.map((_, index) => String(index + 1)));
  const rows = [];
  people.forEach((each, index) => {
    if (file.hasTotals && index === 7) lines.push(['JUMLAH', '', '7']);
    if (file.hasTotals && index === 9) lines.push(file.header.map(() => ''));
    const cells = file.header.map((column) => each[column] ?? '');
    if (each.$raw) cells.$raw = each.$raw;
    lines.push(cells);
    rows.push(lines.length);
  });
  if (file.hasFooter) lines.push([''], ['', '', '', '', 'Sawahlunto, 1 November 2026'], ['', '', '', '', 'Kepala Badan,']);
  const wanted = [...spoiled].map(([index, defect]) => ({ row: rows[index], ...defect }));

  const about = { file, rows, wanted, changed, hasCutNik };
  if (!file.isSheet) return { ...about, name: `uji-${seed}.csv`, bytes: encode(delimited(lines, file), file.encoding) };
  const data = { name: 'Data PNS', lines, merges, hiddenRows: new Set(dice.oneIn(3) ? [rows[2]] : []), hiddenColumns: dice.oneIn(3) ? [3] : [] };
  const cover = { name: 'Sampul', lines: [['LAPORAN KEPEGAWAIAN'], [], ['Kota', 'Sawahlunto']] };
  const jobs = { name: 'Referensi', lines: [['ID', 'Nama'], ['1', 'Perawat'], ['2', 'Guru']] };
  const draft = { name: 'Arsip', isHidden: true, lines: [file.header, file.header.map(() => '9')] };
  const sheets = [[data], [cover, data], [data, jobs], [draft, cover, data]][file.sheets];
  return { ...about, name: `uji-${seed}.xlsx`, sheet: 'Data PNS', bytes: workbook(sheets, file) };
}

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
const files = Number(process.env.SERASI_FILES ?? 210);
writeFileSync(join(folder, 'unor.csv'), encode(delimited(unitLines, { delimiter: ';', lineEnd: '\n' }), 'utf-8'));
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
for (let seed = 1; seed <= 12; seed += 1) {
  test(`generated scores ${seed}: a decimal comma is a number, words are none`, () => {
    const dice = makeDice(9000 + seed);
    const lines = [['NIP', 'NAMA_PELATIHAN', 'JUMLAH_JP', 'NILAI', 'LULUS', 'TANGGAL_MULAI']];
    const wrong = 3 + dice.below(20);
    for (let row = 2; row < 30; row += 1) {
      const score = row === wrong ? dice.oneOf(['baik', '8,5,1', '120,5']) : dice.oneOf([`${60 + dice.below(40)},${dice.below(100)}`, String(60 + dice.below(40)), `${70 + dice.below(30)}.5`]);
      lines.push([person(dice, row)['NIP BARU'], `Pelatihan ${row}`, String(8 + dice.below(40)), score, 'Ya', '13-02-2024']);
    }
    writeFileSync(join(folder, 'nilai.csv'), encode(delimited(lines, { delimiter: dice.oneOf([';', ',', '|', '\t']), lineEnd: '\n' }), 'utf-8'));
    const [checked] = JSON.parse(serasi('check', 'nilai.csv', '--json', '--lang', 'en', '--today', '2026-11-01').out).files;
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
