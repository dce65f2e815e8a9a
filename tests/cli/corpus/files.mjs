// files.mjs: the same table as delimited text or as a workbook, in the ways that staff's programs write them.

import { crc32, deflateRawSync } from 'node:zlib';

import { dashed, iso, serial } from './people.mjs';

// --- delimited text

const windows1252 = new Map([['’', 0x92], ['“', 0x93], ['”', 0x94], ['–', 0x96]]);

export function encode(text, encoding) {
  switch (encoding) {
    case 'utf-8': return Buffer.from(text, 'utf8');
    case 'utf-8-bom': return Buffer.from(`\ufeff${text}`, 'utf8');
    case 'utf-16le': return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be': return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 'windows-1252': return Buffer.from([...text].map((c) => windows1252.get(c) ?? c.codePointAt(0)));
    default: throw new Error(encoding);
  }
}

const textOf = (cell) => (typeof cell === 'object' ? cell.text ?? cell.number ?? dashed(cell) : cell);

/** `lines`: arrays of cells. A record with `$raw` is written so that its cells do not fit the header. */
export function delimited(lines, { delimiter, lineEnd, quotesAll, sepLine, apostrophes }) {
  const quote = (text) => `"${text.replaceAll('"', '""')}"`;
  const write = (cells) => cells.map((cell) => {
    let text = textOf(cell);
    if (apostrophes && /^\d{9,}$/.test(text)) text = `'${text}`;
    return quotesAll || /["\r\n]/.test(text) || text.includes(delimiter) ? quote(text) : text;
  }).join(delimiter);
  const out = lines.map((cells) => {
    if (cells.$raw === 'wide') return `${write(cells)}${delimiter}Gang 2`;
    if (cells.$raw === 'short') return write(cells.slice(0, -4));
    return write(cells);
  });
  return (sepLine ? `sep=${delimiter}${lineEnd}` : '') + out.map((line) => line + lineEnd).join('');
}

// --- workbooks

export function zip(parts, { store = false, flags = 0 } = {}) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const data = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
    const packed = store ? data : deflateRawSync(data);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(store ? 0 : 8, 8);
    head.writeUInt16LE(0x21, 12);
    head.writeUInt32LE(crc32(data), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(data.length, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    bodies.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += head.length + Buffer.byteLength(name) + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function columnName(index) {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + (rest - 1) % 26) + name;
  return name;
}

/**
 * `sheets`: [{name, lines, merges, hiddenRows, hiddenColumns, isHidden}]; `how`: {texts: shared|inline|rich, dates:
 * text|cell|iso, is1904, prefix, numbers: whether counts are stored as numbers, store, noReferences}.
 */
export function workbook(sheets, how) {
  const shared = new Map();
  const p = how.prefix ? 'x:' : '';
  const xml = (name, inside, attributes = '') => `<${p}${name}${attributes}>${inside}</${p}${name}>`;
  const space = ' xml:space="preserve"';
  const cell = (value, row, column) => {
    const place = how.noReferences ? '' : ` r="${columnName(column)}${row}"`;
    if (value === '' || value === undefined) return how.noReferences ? `<${p}c/>` : '';
    if (typeof value === 'object' && value.number) return xml('c', xml('v', value.number), place);
    if (typeof value === 'object' && value.year) {
      const isReal = !(value.month === 2 && value.day > 29);
      if (how.dates === 'cell' && isReal) return xml('c', xml('v', String(serial(value) - (how.is1904 ? 1462 : 0))), `${place} s="1"`);
      if (how.dates === 'iso' && isReal) return xml('c', xml('v', `${iso(value)}T00:00:00`), `${place} t="d"`);
      return cell(how.dates === 'text' ? dashed(value) : iso(value), row, column);
    }
    if (how.numbers && /^\d{1,4}$/.test(value)) return xml('c', xml('v', value), place);
    if (how.texts === 'inline') return xml('c', xml('is', xml('t', escape(value), space)), `${place} t="inlineStr"`);
    if (!shared.has(value)) shared.set(value, shared.size);
    return xml('c', xml('v', String(shared.get(value))), `${place} t="s"`);
  };
  const written = sheets.map(({ lines, merges = [], hiddenRows = new Set(), hiddenColumns = [] }) => {
    const rows = lines.map((cells, index) => {
      const hidden = hiddenRows.has(index + 1) ? ' hidden="1"' : '';
      return xml('row', cells.map((value, column) => cell(value, index + 1, column)).join(''), `${how.noReferences ? '' : ` r="${index + 1}"`}${hidden}`);
    });
    const columns = hiddenColumns.map((column) => `<${p}col min="${column + 1}" max="${column + 1}" hidden="1"/>`).join('');
    const merged = merges.map((range) => `<${p}mergeCell ref="${range}"/>`).join('');
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml('worksheet',
      (columns && xml('cols', columns)) + xml('sheetData', rows.join('')) + (merged && xml('mergeCells', merged)),
      ` xmlns${how.prefix ? ':x' : ''}="${main}"`)}`;
  });
  const runs = (text) => (how.texts === 'rich' && text.length > 3
    ? xml('r', xml('t', escape(text.slice(0, 2)), space)) + xml('r', xml('rPr', `<${p}b/>`) + xml('t', escape(text.slice(2)), space))
    : xml('t', escape(text), space));
  const list = sheets.map(({ name, isHidden }, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('');
  const relation = (id, type, target) => `<Relationship Id="rId${id}" Type="${relations}/${type}" Target="${target}"/>`;
  return zip([
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    ['_rels/.rels', `<Relationships>${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`],
    ['xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${how.is1904 ? ' date1904="1"' : ''}/><sheets>${list}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `<Relationships>${sheets.map((_, index) => relation(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}${relation(90, 'styles', 'styles.xml')}${relation(91, 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`],
    ['xl/styles.xml', `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${how.format ?? 'dd\\-mm\\-yyyy'}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`],
    ['xl/sharedStrings.xml', xml('sst', [...shared.keys()].map((text) => xml('si', runs(text))).join(''), ` xmlns${how.prefix ? ':x' : ''}="${main}"`)],
    ...written.map((text, index) => [`xl/worksheets/sheet${index + 1}.xml`, text]),
  ], how);
}
