// What the page finds in files is what `serasi check` finds in them: kind, rows by state, every finding with its row and code.
// Read from the findings that the page offers for download.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { damaged } from '../../cli/corpus/damaged.mjs';
import { lists, make, makeScores, scores, unitFile } from '../../cli/corpus/generate.mjs';
import { readBook } from '../book.mjs';
import { check, openProfile, program, root, sharedServer, tempFolder, today, User } from '../support.mjs';

const words = Object.assign({}, ...['data', 'intake'].map((part) => JSON.parse(fs.readFileSync(path.join(root, `assets/i18n/id/${part}.json`)))));
const kinds = new Map(JSON.parse(fs.readFileSync(path.join(root, 'assets/catalogue.json'))).entities.map(({ name, label }) => [label[0], name]));
const severities = new Map(['info', 'warning', 'invalid'].map((name) => [words[`import.severity.${name}`], name]));

/** A drop of files into a folder of its own, in an order of their own. */
function drop(name, files) {
  const folder = tempFolder(name);
  for (const { name: file, bytes } of files) fs.writeFileSync(path.join(folder, file), bytes);
  return files.map((file) => path.join(folder, file.name));
}

function cityDrop() {
  const folder = tempFolder('city');
  const made = spawnSync(program('serasi'), ['demo', '--employees', '3140', '--seed', '7', '--out', folder, '--dirt', '--today', today()], { encoding: 'utf8' });
  check(made.status === 0, made.stderr);
  return fs.readdirSync(folder).filter((name) => name.endsWith('.csv')).map((name) => path.join(folder, name));
}

/** Lines that say the same, wherever they come from. A file that cannot be read says why. */
const fileLine = (file, kind, rows) => JSON.stringify({ file, kind, rows });
const findingLine = (...parts) => JSON.stringify(parts);

function commandLine(files) {
  const result = spawnSync(program('serasi'), ['check', ...files, '--json', '--lang', 'id', '--today', today()], { encoding: 'utf8', maxBuffer: 1 << 30 });
  const report = JSON.parse(result.stdout);
  return report.files.flatMap(({ file, entity = '', rows, error, findings }) => [
    fileLine(file, entity, [rows.valid, rows.warning, rows.invalid].map(String)),
    ...(error ? [findingLine(file, '', '', error.code)] : []),
    ...findings.map(({ row, column, code, severity, value, message, repair, source }) => findingLine(file, row === 0 ? '' : String(row), column, code, severity, value, message,
      source ? `${repair}\n${words['finding.source']}: ${source}` : repair)),
  ]).sort();
}

function page(book) {
  const [, ...files] = book[words['import.files']];
  const [, ...findings] = book[words['intake.report.findings']];
  const refused = new Set(files.filter(([, kind]) => !kind).map(([file]) => file));
  return [
    ...files.map(([file, kind, ...rows]) => fileLine(file, kind && kinds.get(kind), rows)),
    ...findings.map(([file, row, column, code, severity, value = '', message = '', repair = '']) => (refused.has(file) ? findingLine(file, row, column, code)
      : findingLine(file, row, column, code, severities.get(severity), value, message, repair))),
  ].sort();
}

function differences(expected, found) {
  const without = (lines, others) => { const known = new Set(others); return lines.filter((line) => !known.has(line)); };
  return [...without(expected, found).map((line) => `only on the command line: ${line}`), ...without(found, expected).map((line) => `only on the page: ${line}`)];
}

export default {
  'every dirty file is judged alike on the page and on the command line': async () => {
    const made = Array.from({ length: lists }, (_, at) => make(at + 1));
    const broken = damaged.map(({ bytes }, at) => ({ name: `rusak-${at + 1}.bin`, bytes }));
    const drops = {
      'files without units': drop('files', [...made.filter(({ file }) => !file.hasUnits), ...Array.from({ length: scores }, (_, at) => makeScores(at + 1)), ...broken]),
      'files with units': drop('units', [...made.filter(({ file }) => file.hasUnits), unitFile()]),
      'the demo city': cityDrop(),
    };
    const { url } = await sharedServer();
    const { context } = await openProfile();
    const user = await User.open(context, url);
    await user.click('Data', { role: 'tab' });
    for (const [name, files] of Object.entries(drops)) {
      await user.give(...files);
      await user.find(words['import.report'], { timeout: 60000 });
      const book = readBook(fs.readFileSync(await user.download(() => user.click(words['import.report']))));
      const expected = commandLine(files);
      const wrong = differences(expected, page(book));
      check(expected.length > files.length, `${name}: nothing was found in them`);
      check(wrong.length === 0, `${name}: ${wrong.length} differences\n${wrong.slice(0, 20).join('\n')}`);
      await user.click(words['import.discard']);
      await user.gone(words['import.report']);
    }
    check(user.errors.length === 0, `the console said: ${user.errors.join('\n')}`);
    await context.close();
  },
};
