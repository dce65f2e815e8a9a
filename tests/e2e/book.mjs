// book.mjs: the sheets of a workbook that the page has written (core/workbook/book_writer.hpp), as rows of texts by sheet name.
import zlib from 'node:zlib';

const entities = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = (text) => text.replace(/&(amp|lt|gt|quot);/g, (_, name) => entities[name])
  .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

function parts(bytes) {
  const read = {};
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const head = bytes.readUInt32LE(at + 42);
    const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const body = bytes.subarray(from, from + packed);
    read[bytes.toString('utf8', at + 46, at + 46 + name)] = (method === 0 ? body : zlib.inflateRawSync(body)).toString();
    at += 46 + name + extra + comment;
  }
  return read;
}

/** An empty cell that nothing follows is not there. */
function rows(sheet) {
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, cells]) => {
    const row = [];
    for (const [, column, text] of cells.matchAll(/<c r="([A-Z]+)\d+"[^>]*><is><t[^>]*>(.*?)<\/t><\/is><\/c>/gs)) {
      row[[...column].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1] = plain(text);
    }
    return Array.from(row, (text) => text ?? '');
  });
}

export function readBook(bytes) {
  const read = parts(bytes);
  const names = [...read['xl/workbook.xml'].matchAll(/<sheet name="(.*?)"/g)].map(([, name]) => plain(name));
  return Object.fromEntries(names.map((name, at) => [name, rows(read[`xl/worksheets/sheet${at + 1}.xml`])]));
}
