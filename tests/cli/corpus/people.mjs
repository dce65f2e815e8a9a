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
const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agt', 'Sep', 'Okt', 'Nop', 'Des'];
const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];

export const iso = (date) => `${date.year}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
export const dashed = (date) => `${pad(date.day, 2)}-${pad(date.month, 2)}-${date.year}`;

/** What a contract employee has otherwise: a number with 2 and a frequency where others have a month, a rank of its own. */
function contract(kind, birth, isWoman, dice, number) {
  const isPartTime = kind === 'part-time';
  const since = { year: 2019 + dice.below(7), month: 1 + dice.below(12), day: 13 + dice.below(15) };
  return {
    'NIP BARU': `${birth.year}${pad(birth.month, 2)}${pad(birth.day, 2)}${since.year}${isPartTime ? 24 : 21}${isWoman ? 2 : 1}${pad(1 + number % 998, 3)}`,
    'JENIS PEGAWAI NAMA': isPartTime ? 'PPPK Paruh Waktu' : dice.oneOf(['PPPK', 'PPPK Guru', 'P3K']),
    'KEDUDUKAN HUKUM NAMA': dice.oneOf(['Aktif', 'PPPK Aktif']), 'GOL AKHIR NAMA': isPartTime ? '' : dice.oneOf(['V', 'VII', 'IX', 'X']),
    'JABATAN NAMA': dice.oneOf(['TERAMPIL - PERAWAT', 'AHLI PERTAMA - GURU KELAS', 'Operator Layanan Operasional']), 'TMT JABATAN': since,
  };
}

/** Cells are texts, or {year, month, day} for dates, which the file writes in its own way. */
export function person(dice, number, kind = 'permanent') {
  const birth = { year: 1970 + dice.below(25), month: 1 + dice.below(12), day: 13 + dice.below(15) };
  const entry = { year: birth.year + 22 + dice.below(8), month: 1 + dice.below(12), day: 1 };
  const isWoman = dice.oneIn(2);
  const nip = `${birth.year}${pad(birth.month, 2)}${pad(birth.day, 2)}${entry.year}${pad(entry.month, 2)}${isWoman ? 2 : 1}${pad(1 + number % 998, 3)}`;
  const nik = `137302${pad(birth.day + (isWoman ? 40 : 0), 2)}${pad(birth.month, 2)}${pad(birth.year % 100, 2)}${pad(1001 + number % 8990, 4)}`;
  const each = {
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
  if (kind === 'permanent') return each;
  delete each['TMT CPNS'];
  delete each['TMT PNS'];
  return { ...each, ...contract(kind, birth, isWoman, dice, number) };
}

/** The units that `person` and the changes below name, as a file for those that come with one. */
export const unitLines = [
  ['ID', 'NAMA_UNOR', 'ID_ATASAN'], ['k', 'Kota Contoh', ''], ['d1', 'Dinas Pendidikan', 'k'], ['d2', 'Dinas Kesehatan', 'k'],
  ['d1s', 'Sekretariat', 'd1'], ['d2s', 'Sekretariat', 'd2'],
  ...Array.from({ length: 30 }, (_, at) => [`s${at + 1}`, `SD NEGERI ${pad(at + 1, 2)} KOLOK`, 'd1']),
];

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

/** Whether dates of the file may have a plain order, or none: the first to ask says which. Days in front of dashes say it, too. */
const claims = (file, order) => (file.order ??= file.isSheet && file.dates !== 'text' ? order : 'plain') === order;

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
  { name: 'number of another kind of employee', code: 'W_NIP_KIND', put: set('JENIS PEGAWAI NAMA', (kind, dice, file) => (file.people === 'permanent' ? 'PPPK' : 'PNS Daerah')) },
  { name: 'job missing', code: 'W_REQUIRED', put: set('JABATAN NAMA', () => '') },
  { name: 'rank missing', code: 'W_REQUIRED', put: set('GOL AKHIR NAMA', (rank, dice, file) => (file.people === 'part-time' ? undefined : 'NULL')) },
  { name: 'tenure missing', code: 'W_POSITION_SINCE_MISSING', put: set('TMT JABATAN', () => '') },
  { name: 'no such day', code: 'W_DATE_INVALID', put: set('TMT JABATAN', (date) => ({ ...date, month: 2, day: 30 })) },
  { name: 'no date', code: 'W_DATE_INVALID', put: set('TMT GOLONGAN', (date, dice) => dice.oneOf(['tahun lalu', '2019', '13-02'])) },
  { name: 'date that stands for nothing', code: 'I_DATE_PLACEHOLDER', put: set('TMT GOLONGAN', (date, dice) => dice.oneOf(['01-01-1970', '1900-01-01', '0000-00-00'])) },
  { name: 'date in words', code: 'I_DATE_FORMAT', put: set('TMT JABATAN', (date) => `${date.day} ${months[date.month - 1]} ${date.year}`) },
  { name: 'date with a month cut short', code: 'I_DATE_FORMAT', put: set('TMT JABATAN', (date) => `${date.day} ${shortMonths[date.month - 1]} ${date.year}`) },
  // One date whose order is plain tells that of all others.
  { name: 'date with slashes', code: 'I_DATE_FORMAT', put: set('TMT JABATAN', (date, dice, file) => (claims(file, 'plain') ? `${date.day}/${pad(date.month, 2)}/${date.year}` : undefined)) },
  { name: 'date with points and two digits', code: 'I_DATE_FORMAT', put: set('TMT JABATAN', (date, dice, file) => (claims(file, 'plain') ? `${date.day}.${pad(date.month, 2)}.${pad(date.year % 100, 2)}` : undefined)) },
  { name: 'date with slashes in either order', code: 'W_DATE_AMBIGUOUS', put: set('TMT GOLONGAN', (date, dice, file) => (claims(file, 'unclear') ? `${date.month}/${2 + dice.below(2)}/${date.year}` : undefined)) },
  { name: 'date as a day number', code: 'I_DATE_FORMAT', put: set('TMT JABATAN', (date, dice, file) => (file.isSheet ? undefined : String(serial(date)))) },
  { name: 'unknown sex', code: 'W_CHOICE_UNKNOWN', put: set('JENIS KELAMIN', () => 'X') },
  { name: 'unknown rank', code: 'W_CHOICE_UNKNOWN', put: set('GOL AKHIR NAMA', () => 'VI/z') },
  { name: 'words for a number', code: 'W_NUMBER_INVALID', put: set('MK TAHUN', () => 'dua belas') },
  { name: 'a thirteenth month of service', code: 'W_NUMBER_RANGE', put: set('MK BULAN', () => '13') },
  { name: 'neither yes nor no', code: 'W_FLAG_UNKNOWN', put: set('IS VALID NIK', () => 'mungkin') },
  { name: 'old job name', code: 'W_JOB_OLD_NAME', put: set('JABATAN NAMA', () => 'Pengadministrasi Umum') },
  { name: 'old title of a teacher', code: 'W_JOB_OLD_NAME', put: set('JABATAN NAMA', (job, dice) => dice.oneOf(['GURU MADYA', 'Guru Pembina', 'Guru Dewasa', 'Guru Dewasa Tk. I'])) },
  { name: 'unit of several agencies', code: 'W_UNIT_AMBIGUOUS', put: set('UNOR NAMA', (unit, dice, file, row) => (file.hasUnits ? (row['SATUAN KERJA INDUK NAMA'] = '', 'Sekretariat') : undefined)) },
  { name: 'unit that nobody has', code: 'W_UNIT_UNKNOWN', put: set('UNOR NAMA', (unit, dice, file) => (file.hasUnits ? 'Balai Antah Berantah' : undefined)) },
  { name: 'unknown legal status', code: 'W_CHOICE_UNKNOWN', put: set('KEDUDUKAN HUKUM NAMA', (status, dice) => dice.oneOf(['Proses banding', 'xyz'])) },
  { name: 'letters decoded twice', code: 'W_TEXT_DAMAGED', put: set('TEMPAT LAHIR NAMA', (place, dice, file) => (file.encoding === 'windows-1252' ? undefined : 'Padang Ã© Panjang')) },
  { name: 'spaces around and inside', code: 'I_TRIMMED', put: set('NAMA', (name) => ` ${name.replace(' ', '  ')}\u00a0`) },
  { name: 'delimiter in a cell', code: 'E_ROW_WIDTH', put: (row, dice, file) => !file.isSheet && (row.$raw = 'wide') !== '' },
  { name: 'row cut short', code: 'W_ROW_SHORT', put: (row, dice, file) => !file.isSheet && (row.$raw = 'short') !== '' },
];

/** Other ways to write the same, which must not be held against a row. */
export const harmless = [
  { name: 'line break in the address', put: set('ALAMAT', (address) => `${address}\nRT 02 RW 01\r\nBarangin`) },
  { name: 'sex as L or P', put: set('JENIS KELAMIN', (sex) => (sex === 'F' ? 'P' : 'L')) },
  { name: 'sex as Pria or Wanita', put: set('JENIS KELAMIN', (sex) => (sex === 'F' ? 'Wanita' : 'Pria')) },
  { name: 'sex as 1 or 2', put: set('JENIS KELAMIN', (sex) => (sex === 'F' ? '2' : '1')) },
  { name: 'level before the job', put: set('JABATAN NAMA', (job, dice) => dice.oneOf(['TERAMPIL - PERAWAT', 'AHLI MUDA - PERENCANA'])) },
  { name: 'rank written otherwise', put: set('GOL AKHIR NAMA', (rank, dice, file) => (file.people === 'permanent' ? dice.oneOf(['IIIc', 'III c', '3C', 'Penata (III/c)', 'Penata Tk. I', 'PENATA TINGKAT I']) : undefined)) },
  { name: 'legal status written out', put: set('KEDUDUKAN HUKUM NAMA', (status, dice) => dice.oneOf(['PNS yang sedang tugas belajar', 'CLTN', 'PNS Masa Persiapan Pensiun', 'Pemberhentian Sementara'])) },
  { name: 'unit of several agencies, with its own', put: set('UNOR NAMA', (unit, dice, file, row) => (file.hasUnits && file.header.includes('SATUAN KERJA INDUK NAMA') ? (row['SATUAN KERJA INDUK NAMA'] = dice.oneOf(['Dinas Kesehatan', 'DINAS PENDIDIKAN']), 'Sekretariat') : undefined)) },
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
