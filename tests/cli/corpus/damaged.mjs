// damaged.mjs: files that must be refused as a whole, each with one code.

import { workbook, zip } from './files.mjs';

const lines = [['NIP BARU', 'NAMA'], ['198504122010012014', 'Yenni Élvira']];
const sound = workbook([{ name: 'Data', lines }], { texts: 'shared', dates: 'text' });
const sheet = (rows) => workbook([{ name: 'Data', lines: rows }], { texts: 'inline', dates: 'text' });
const changed = (bytes, from, by) => Buffer.from(bytes.map((byte, at) => (at >= from && at < from + 12 ? byte ^ by : byte)));
const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1500)]);
const parts = (sheetText) => zip([
  ['xl/workbook.xml', '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'],
  ['xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></Relationships>'],
  ['xl/s.xml', sheetText],
]);

export const damaged = [
  { name: 'nothing', bytes: Buffer.alloc(0), code: 'intake.empty' },
  { name: 'white space', bytes: Buffer.from(' \r\n\r\n'), code: 'intake.empty' },
  { name: 'PDF', bytes: Buffer.from('%PDF-1.7 ...'), code: 'intake.binary' },
  { name: 'picture', bytes: Buffer.from('89504e470d0a1a0a0000', 'hex'), code: 'intake.binary' },
  { name: 'web page named xls', bytes: Buffer.from('<html><table><tr><td>NIP</td></tr></table></html>'), code: 'intake.web_page' },
  { name: 'header alone', bytes: Buffer.from('NIP BARU;NAMA;NIK\n'), code: 'intake.header_only' },
  { name: 'header alone in a sheet', bytes: sheet([lines[0]]), code: 'intake.header_only' },
  { name: 'unknown columns', bytes: Buffer.from('a;b;c\n1;2;3\n'), code: 'intake.unknown_columns' },
  { name: 'unknown columns in a sheet', bytes: sheet([['a', 'b'], ['1', '2']]), code: 'intake.unknown_columns' },
  { name: 'no NIP', bytes: Buffer.from('NAMA;TANGGAL LAHIR;JABATAN NAMA;GELAR DEPAN\nYenni;1;2;3\n'), code: 'intake.no_key_column' },
  { name: 'quote left open', bytes: Buffer.from('NIP BARU;NAMA\n198504122010012014;"Yenni\n'), code: 'intake.unclosed_quote' },
  { name: 'two encodings', bytes: Buffer.concat([Buffer.from('NIP BARU;NAMA\n1;Élvira\n'), Buffer.from([0x32, 0x3b, 0xe9, 0x0a])]), code: 'intake.mixed_encoding' },
  { name: 'half a UTF-16 unit', bytes: Buffer.concat([Buffer.from('\ufeffNIP BARU;NAMA\n', 'utf16le'), Buffer.from([0x41])]), code: 'intake.unknown_encoding' },
  { name: 'old workbook', bytes: compound, code: 'intake.old_workbook' },
  { name: 'workbook with a password', bytes: Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), code: 'workbook.encrypted' },
  { name: 'parts with a password', bytes: zip([['xl/workbook.xml', '<workbook/>']], { flags: 1 }), code: 'workbook.encrypted' },
  { name: 'ZIP of a text', bytes: zip([['a.csv', 'NIP;NAMA\n']]), code: 'workbook.not_xlsx' },
  { name: 'document', bytes: zip([['[Content_Types].xml', '<Types/>'], ['word/document.xml', '<w:document/>']]), code: 'workbook.not_xlsx' },
  { name: 'OpenDocument', bytes: zip([['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'], ['content.xml', '<x/>']], { store: true }), code: 'workbook.not_xlsx' },
  { name: 'binary workbook', bytes: zip([['xl/workbook.bin', Buffer.from([1, 2, 3])]]), code: 'workbook.not_xlsx' },
  { name: 'workbook without sheets', bytes: zip([['xl/workbook.xml', '<workbook><sheets/></workbook>']]), code: 'workbook.not_xlsx' },
  ...[4, 30, 200, sound.length / 2, sound.length - 30, sound.length - 5].map((length) => (
    { name: `workbook cut after ${Math.floor(length)} bytes`, bytes: sound.subarray(0, length), code: 'workbook.damaged' })),
  { name: 'changed bytes in the sheet', bytes: changed(sound, sound.lastIndexOf('xl/worksheets', sound.length - 400) + 40, 0x5a), code: 'workbook.damaged' },
  { name: 'sheet that is cut short', bytes: parts('<worksheet><sheetData><row><c><v>1</v>'), code: 'workbook.damaged' },
  { name: 'sheet that is no XML', bytes: parts('NIP;NAMA'), code: 'intake.unknown_columns' },
  { name: 'shared text that is missing', bytes: parts('<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>'), code: 'workbook.damaged' },
  { name: 'cells nested without end', bytes: parts(`<worksheet><sheetData><row>${'<c>'.repeat(100_000)}</row></sheetData></worksheet>`), code: 'workbook.damaged' },
  { name: 'a row of 200 MB', bytes: parts(`<worksheet><sheetData><row><c t="str"><v>${'a'.repeat(200 << 20)}</v></c></row></sheetData></worksheet>`), code: 'workbook.damaged' },
  { name: 'a million columns', bytes: parts('<worksheet><sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'), code: 'workbook.too_many_columns' },
  { name: '5,000 parts', bytes: zip(Array.from({ length: 5000 }, (_, at) => [`p${at}`, ''])), code: 'workbook.too_large' },
];
