// javascript_peer.mjs PACKAGE RUNS FILE: an npm package on one instance; prints processor milliseconds as samples.hpp does.
// The assignment packages take matrices; highs takes a linear programme of the listed pairs.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { processorMs } from '../processor_clock.mjs';

const [name, runs, file] = process.argv.slice(2);
const require = createRequire(path.join(process.env.SERASI_PEERS, 'package.json'));
const load = async () => { const module = await import(pathToFileURL(require.resolve(name)).href); return module.default ?? module; };
const bytes = fs.readFileSync(file);
const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
const [rows, columns, kind] = numbers.subarray(4);

function matrix() {
  return Array.from({ length: rows }, (_, row) => Array.from(numbers.subarray(8 + row * columns, 8 + (row + 1) * columns)));
}

function programme() {
  const starts = new BigInt64Array(bytes.buffer, bytes.byteOffset + 32, rows + 1);
  const pairs = Number(starts[rows]);
  const first = 8 + 2 * (rows + 1);
  const terms = [];
  const people = [];
  const seats = Array.from({ length: columns }, () => []);
  for (let row = 0; row < rows; row += 1) {
    const mine = [];
    for (let at = Number(starts[row]); at < Number(starts[row + 1]); at += 1) {
      terms.push(`${numbers[first + pairs + at]} x${at}`);
      mine.push(`x${at}`);
      seats[numbers[first + at]].push(`x${at}`);
    }
    people.push(`p${row}: ${mine.join(' + ')} = 1`);
  }
  const full = seats.map((list, seat) => (list.length > 0 ? `s${seat}: ${list.join(' + ')} <= 1` : '')).filter(Boolean);
  return `Minimize\n obj: ${terms.join('\n + ')}\nSubject To\n${[...people, ...full].join('\n')}\nEnd\n`;
}

const sum = (costs, pairs) => pairs.reduce((total, [row, column]) => total + costs[row][column], 0);
const peers = {
  munkres: async (module, costs) => sum(costs, (module.munkres ?? module)(costs)),
  'munkres-js': async (module, costs) => sum(costs, module(costs.map((row) => [...row]))),
  'linear-sum-assignment': async (module, costs) => {
    const { columnAssignments, rowAssignments } = module.linearSumAssignment(costs, { maximaze: false });
    const pairs = rows <= columns ? [...rowAssignments].map((column, row) => [row, column]) : [...columnAssignments].map((row, column) => [row, column]);
    return sum(costs, pairs);
  },
  highs: async (module, text) => Math.round((await module()).solve(text).ObjectiveValue),
};

const module = await load();
const input = kind === 0 ? matrix() : programme();
const samples = [];
let objective = NaN;
for (let run = 0; run < Number(runs); run += 1) {
  const begin = processorMs();
  objective = await peers[name](module, input);
  samples.push(processorMs() - begin);
}
console.log(`samples solve ${samples.map((value) => value.toFixed(3)).join(' ')}`);
console.log(`fact objective ${objective}`);
console.log(`fact memory ${Math.round(process.resourceUsage().maxRSS / 1024)}`);
