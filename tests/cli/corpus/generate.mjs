// generate.mjs: dirty files by their seeds: lists of employees with known defects, in every format, and scores.

import { delimited, encode, workbook } from './files.mjs';
import { defects, harmless, makeDice, person, repeats, unitLines } from './people.mjs';

export const lists = 210;
export const scores = 12;

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
export function make(seed) {
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

/** Scores with a decimal comma, one of which is none. */
export function makeScores(seed) {
  const dice = makeDice(9000 + seed);
  const lines = [['NIP', 'NAMA_PELATIHAN', 'JUMLAH_JP', 'NILAI', 'LULUS', 'TANGGAL_MULAI']];
  const wrong = 3 + dice.below(20);
  for (let row = 2; row < 30; row += 1) {
    const score = row === wrong ? dice.oneOf(['baik', '8,5,1', '120,5']) : dice.oneOf([`${60 + dice.below(40)},${dice.below(100)}`, String(60 + dice.below(40)), `${70 + dice.below(30)}.5`]);
    lines.push([person(dice, row)['NIP BARU'], `Pelatihan ${row}`, String(8 + dice.below(40)), score, 'Ya', '13-02-2024']);
  }
  return { name: `nilai-${seed}.csv`, wrong, bytes: encode(delimited(lines, { delimiter: dice.oneOf([';', ',', '|', '\t']), lineEnd: '\n' }), 'utf-8') };
}

/** The units of the files that come with them. */
export const unitFile = () => ({ name: 'unor.csv', bytes: encode(delimited(unitLines, { delimiter: ';', lineEnd: '\n' }), 'utf-8') });
