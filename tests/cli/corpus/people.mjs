// people.mjs: faultless employees, and one defect at a time put into them. Every person is made up.
//
// Result    `person(dice, number)` is an object by SIASN column; `defects` is a list of {name, code, put(row, dice, file)}:
//           `put` spoils the row and answers false where the defect does not fit the file. `code` must be found in that row.

/** Seeded, the same everywhere: a counter whose bits are mixed. */
export function makeDice(seed) {
  let count = seed * 1000;
  const next = () => {
    let bits = Math.imul(count += 1, 0x9e3779b1);
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return (bits ^ (bits >>> 16)) >>> 0;
  };
  const below = (bound) => next() % bound;
  return { below, oneOf: (list) => list[below(list.length)], oneIn: (count) => below(count) === 0 };
}

const pad = (value, width) => String(value).padStart(width, '0');
const given = ['Yenni', 'Riko', 'Mira', 'Fadli', 'Desmawati', 'Irwandi', 'Nurhayati', 'Syafrizal', 'Gusmawati', 'Zulkifli', 'Élvira', 'Hendri'];
const family = ['Putra', 'Handayani', 'Piliang', 'Koto', 'Syam’un', 'Sari', 'Efendi', 'Rahman', 'Tanjung'];
const jobs = ['Perawat Ahli Pertama', 'Guru Kelas Ahli Muda', 'Penata Layanan Operasional', 'Analis Sumber Daya Manusia Aparatur Ahli Muda'];
const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];

export const iso = (date) => `${date.year}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
export const dashed = (date) => `${pad(date.day, 2)}-${pad(date.month, 2)}-${date.year}`;

/** Cells are texts, or {year, month, day} for dates, which the file writes in its own way. */
export function person(dice, number) {
  const birth = { year: 1970 + dice.below(25), month: 1 + dice.below(12), day: 13 + dice.below(15) };
  const entry = { year: birth.year + 22 + dice.below(8), month: 1 + dice.below(12), day: 1 };
  const isWoman = dice.oneIn(2);
  const nip = `${birth.year}${pad(birth.month, 2)}${pad(birth.day, 2)}${entry.year}${pad(entry.month, 2)}${isWoman ? 2 : 1}${pad(1 + number % 998, 3)}`;
  const nik = `137302${pad(birth.day + (isWoman ? 40 : 0), 2)}${pad(birth.month, 2)}${pad(birth.year % 100, 2)}${pad(1001 + number % 8990, 4)}`;
  return {
    'PNS ID': `A8ACA7${pad(number.toString(16).toUpperCase(), 26)}`, 'NIP BARU': nip,
    'NAMA': `${dice.oneOf(given)} ${dice.oneOf(family)}`, 'GELAR BELAKANG': 'S.E.', 'TEMPAT LAHIR NAMA': 'Sawahlunto',
    'TANGGAL LAHIR': birth, 'JENIS KELAMIN': isWoman ? 'F' : 'M', 'AGAMA NAMA': 'Islam', 'NIK': nik,
    'NOMOR HP': `0812${pad(number, 8)}`, 'EMAIL': `p${number}@contoh.id`, 'ALAMAT': `Jl. Contoh No. ${1 + dice.below(90)}`,
    'JENIS PEGAWAI NAMA': 'PNS Daerah', 'KEDUDUKAN HUKUM NAMA': 'Aktif', 'TMT CPNS': entry,
    'TMT PNS': { ...entry, year: entry.year + 1 }, 'GOL AKHIR NAMA': dice.oneOf(['III/a', 'III/c', 'III/d', 'IV/a']),
    'TMT GOLONGAN': { year: 2020 + dice.below(5), month: dice.oneOf([4, 10]), day: 1 }, 'MK TAHUN': String(5 + dice.below(20)),
    'MK BULAN': String(dice.below(12)), 'JENIS JABATAN NAMA': 'Jabatan Fungsional', 'JABATAN NAMA': dice.oneOf(jobs),
    'TMT JABATAN': { year: 2016 + dice.below(8), month: 1 + dice.below(12), day: 13 + dice.below(15) },
    'TINGKAT PENDIDIKAN NAMA': 'S-1/Sarjana', 'PENDIDIKAN NAMA': 'S-1 Manajemen', 'TAHUN LULUS': String(birth.year + 22),
    'UNOR NAMA': `SD NEGERI ${pad(1 + dice.below(30), 2)} KOLOK`, 'SATUAN KERJA INDUK NAMA': 'Dinas Pendidikan', 'IS VALID NIK': '1',
  };
}

const replace = (text, at, part) => text.slice(0, at) + part + text.slice(at + part.length);
const set = (column, make) => (row, dice, file) => {
  if (!(column in row) || !file.header.includes(column)) return false;
  const value = make(row[column], dice, file, row);
  if (value === undefined) return false;
  row[column] = value;
  return true;
};
/** What a spreadsheet makes of a long number. `number` is written into a sheet as a number. */
const rounded = (digits) => ({ number: `${digits[0]}.${digits.slice(1, 15)}E+${digits.length - 1}`, text: `${digits[0]},${digits.slice(1, 6)}E+${digits.length - 1}` });

export const defects = [
  { name: 'NIP as a number', code: 'E_NIP_EXCEL', put: set('NIP BARU', (nip, dice, file) => (file.isSheet ? rounded(nip) : rounded(nip).text)) },
  { name: 'NIP with a point in its exponent', code: 'E_NIP_EXCEL', put: set('NIP BARU', (nip, dice, file) => (file.isSheet ? undefined : `${nip[0]}.${nip.slice(1, 6)}E+17`)) },
  { name: 'NIP ending in 000', code: 'E_NIP_EXCEL', put: set('NIP BARU', (nip) => `${nip.slice(0, 15)}000`) },
  { name: 'NIP whole but stored as a number', code: 'E_NIP_EXCEL', put: set('NIP BARU', (nip, dice, file) => (file.isSheet ? { number: nip } : undefined)) },
  { name: 'NIP of 17 digits', code: 'E_NIP_LEN', put: set('NIP BARU', (nip) => nip.slice(0, 17)) },
  { name: 'old NIP', code: 'E_NIP_LEN', put: set('NIP BARU', (nip) => nip.slice(9)) },
  { name: 'letter O in the NIP', code: 'E_NIP_CHAR', put: set('NIP BARU', (nip) => replace(nip, 14, 'O')) },
  { name: 'NIP of a 13th month', code: 'E_NIP_BIRTH', put: set('NIP BARU', (nip) => replace(nip, 4, '13')) },
  { name: 'NIP of a child', code: 'E_NIP_BIRTH', put: set('NIP BARU', (nip) => replace(nip, 0, '2016')) },
  { name: 'NIP of a 15th month of entry', code: 'E_NIP_MONTH', put: set('NIP BARU', (nip) => replace(nip, 12, '15')) },
  { name: 'NIP of no sex', code: 'E_NIP_SEX', put: set('NIP BARU', (nip) => replace(nip, 14, '3')) },
  { name: 'birth date that is not the NIP’s', code: 'E_NIP_BIRTH', put: set('TANGGAL LAHIR', (date) => ({ ...date, year: date.year - 1 })) },
  { name: 'sex that is not the NIP’s', code: 'E_NIP_SEX', put: set('JENIS KELAMIN', (sex) => (sex === 'F' ? 'M' : 'F')) },
  { name: 'name missing', code: 'E_REQUIRED', put: set('NAMA', () => '') },
  { name: 'NIP missing', code: 'E_REQUIRED', put: set('NIP BARU', (nip, dice) => dice.oneOf(['', '-', 'NULL', '#N/A', '0'])) },
  { name: 'NIK of 15 digits', code: 'E_NIK_LEN', put: set('NIK', (nik) => nik.slice(0, 15)) },
  { name: 'letters in the NIK', code: 'E_NIK_CHAR', put: set('NIK', (nik) => replace(nik, 3, 'I')) },
  { name: 'NIK of no date', code: 'E_NIK_BIRTH', put: set('NIK', (nik) => replace(nik, 8, '19')) },
  { name: 'NIK ending in 0000', code: 'E_NIK_EXCEL', put: set('NIK', (nik) => `${nik.slice(0, 12)}0000`) },
  { name: 'NIK with an exponent', code: 'E_NIK_EXCEL', put: set('NIK', (nik, dice, file) => (file.isSheet ? undefined : rounded(nik).text)) },
  { name: 'NIK beyond 2^53', code: 'E_NIK_EXCEL', put: set('NIK', (nik, dice, file) => (file.isSheet ? { number: `92${nik.slice(2)}` } : undefined)) },
  { name: 'NIK missing', code: 'W_NIK_MISSING', put: set('NIK', () => '') },
  { name: 'NIK of somebody born on another day', code: 'W_NIK_MISMATCH', put: set('NIK', (nik) => replace(nik, 6, nik[6] > '3' ? '52' : '12')) },
  { name: 'entry that is not the NIP’s', code: 'W_NIP_TMT', put: set('TMT CPNS', (date) => ({ ...date, year: date.year + 2 })) },
  { name: 'PPPK with the number of a PNS', code: 'W_NIP_KIND', put: set('JENIS PEGAWAI NAMA', () => 'PPPK') },
  { name: 'job missing', code: 'W_REQUIRED', put: set('JABATAN NAMA', () => '') },
  { name: 'rank missing', code: 'W_REQUIRED', put: set('GOL AKHIR NAMA', () => 'NULL') },
  { name: 'tenure missing', code: 'W_POSITION_SINCE_MISSING', put: set('TMT JABATAN', () => '') },
  { name: 'no such day', code: 'W_DATE_INVALID', put: set('TMT JABATAN', (date) => ({ ...date, month: 2, day: 30 })) },
  { name: 'no date', code: 'W_DATE_INVALID', put: set('TMT GOLONGAN', (date, dice) => dice.oneOf(['tahun lalu', '2019', '13-02'])) },
  { name: 'date that stands for nothing', code: 'I_DATE_PLACEHOLDER', put: set('TMT GOLONGAN', (date, dice) => dice.oneOf(['01-01-1970', '1900-01-01'])) },
  { name: 'date in words', code: 'I_DATE_FORMAT', put: set('TMT JABATAN', (date) => `${date.day} ${months[date.month - 1]} ${date.year}`) },
  { name: 'date with slashes', code: 'I_DATE_FORMAT', put: set('TMT JABATAN', (date) => `${date.day}/${pad(date.month, 2)}/${date.year}`) },
  { name: 'date with points and two digits', code: 'I_DATE_FORMAT', put: set('TMT JABATAN', (date) => `${date.day}.${pad(date.month, 2)}.${pad(date.year % 100, 2)}`) },
  { name: 'date as a day number', code: 'I_DATE_FORMAT', put: set('TMT JABATAN', (date, dice, file) => (file.isSheet ? undefined : String(serial(date)))) },
  { name: 'unknown sex', code: 'W_CHOICE_UNKNOWN', put: set('JENIS KELAMIN', () => 'X') },
  { name: 'unknown rank', code: 'W_CHOICE_UNKNOWN', put: set('GOL AKHIR NAMA', () => 'VI/z') },
  { name: 'words for a number', code: 'W_NUMBER_INVALID', put: set('MK TAHUN', () => 'dua belas') },
  { name: 'a thirteenth month of service', code: 'W_NUMBER_RANGE', put: set('MK BULAN', () => '13') },
  { name: 'neither yes nor no', code: 'W_FLAG_UNKNOWN', put: set('IS VALID NIK', () => 'mungkin') },
  { name: 'old job name', code: 'W_JOB_OLD_NAME', put: set('JABATAN NAMA', () => 'Pengadministrasi Umum') },
  { name: 'letters decoded twice', code: 'W_TEXT_DAMAGED', put: set('TEMPAT LAHIR NAMA', (place, dice, file) => (file.encoding === 'windows-1252' ? undefined : 'Padang Ã© Panjang')) },
  { name: 'spaces around and inside', code: 'I_TRIMMED', put: set('NAMA', (name) => ` ${name.replace(' ', '  ')}\u00a0`) },
  { name: 'delimiter in a cell', code: 'E_ROW_WIDTH', put: (row, dice, file) => !file.isSheet && (row.$raw = 'wide') !== '' },
  { name: 'row cut short', code: 'W_ROW_SHORT', put: (row, dice, file) => !file.isSheet && (row.$raw = 'short') !== '' },
];

/** What is found in a later row, because of an earlier one. */
export const repeats = [
  { name: 'NIP twice', code: 'E_NIP_DUPLICATE', put: (row, other) => { row['NIP BARU'] = other['NIP BARU']; row['TANGGAL LAHIR'] = other['TANGGAL LAHIR']; row['JENIS KELAMIN'] = other['JENIS KELAMIN']; row['TMT CPNS'] = other['TMT CPNS']; row.NIK = other.NIK; } },
  { name: 'NIK twice', code: 'W_NIK_DUPLICATE', put: (row, other) => { row.NIK = other.NIK; }, also: ['W_NIK_MISMATCH'] },
];

/** Days since 30 December 1899. */
export function serial(date) {
  return Math.round(Date.UTC(date.year, date.month - 1, date.day) / 86_400_000) + 25_569;
}
