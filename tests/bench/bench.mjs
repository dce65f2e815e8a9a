// bench.mjs: every budget of the design, measured and judged. Use: tests/bench/run, which builds first.
//
// Result    One table. Exit code 0 if everything could be measured, also when a budget is missed: a busy machine is no
//           fault of the code. With --strict a missed budget is a failure as well.
import os from 'node:os';
import path from 'node:path';
import { assign } from './assign.mjs';
import { frame, intake, jobs, lists, mechanisms, plan, replay, scoring, whatIf } from './core.mjs';
import { root, web } from './programs.mjs';
import { site } from './site.mjs';
import { Table } from './table.mjs';

process.env.SERASI_SITE ??= path.relative(root, path.join(web, 'site'));

const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isQuick = options.includes('--quick');
const sizes = isQuick
  ? { isQuick, runs: 2, repeats: 1, employees: 300, frames: 30, rows: 5000, operations: 20000, replays: 2, loads: 2, imports: 2, edits: 4, people: 300, changes: 50, fairPeople: 60 }
  : { isQuick, runs: 5, repeats: 3, employees: 3140, frames: 300, rows: 100000, operations: 1000000, replays: 5, loads: 5, imports: 5, edits: 40, people: 3000, changes: 1000, fairPeople: 300 };

const parts = {
  site, plan, 'what-if': whatIf, jobs, mechanisms, scoring, import: intake, frame, lists, replay, assign,
  browser: async (table) => (await import('./browser.mjs')).browser(table, sizes),
};
const unknown = [...wanted.filter((part) => !(part in parts)), ...options.filter((word) => !['--quick', '--no-build', '--strict'].includes(word))];
if (unknown.length > 0) {
  console.error(`bench: unknown: ${unknown.join(' ')}; parts are ${Object.keys(parts).join(' ')}`);
  process.exit(2);
}

const table = new Table({ isJudging: !isQuick });
console.log(`${os.cpus().length} processors, load ${os.loadavg()[0].toFixed(1)}. On a busy machine believe the ratios, and the least before the median.`);
table.head();
for (const part of wanted.length > 0 ? wanted : Object.keys(parts)) {
  try {
    await parts[part](table, sizes);
  } catch (error) {
    table.fail(part, error.message.split('\n')[0]);
  }
}
if (table.missed > 0) console.log(`${table.missed} of the budgets missed`);
process.exit(table.broken > 0 || (options.includes('--strict') && table.missed > 0) ? 1 : 0);
