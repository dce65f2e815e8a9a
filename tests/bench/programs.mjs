// programs.mjs: runs a measuring program natively or as wasm under node, and reads what it prints (samples.hpp).
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '../..');
export const native = path.resolve(root, process.env.SERASI_BUILD ?? 'build/native');
export const web = path.resolve(root, process.env.SERASI_WEB ?? 'build/web');
export const hosts = ['native', 'wasm'];
const CLOCK = new URL('./processor_time.mjs', import.meta.url).href;

const run = (program, words) => execFileSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] });

/** What the program of tests/bench/<part> prints; `host` is native or wasm. */
export function output(host, part, ...words) {
  const file = path.join('tests/bench', part, `bench_${part}`);
  return host === 'native' ? run(path.join(native, file), words.map(String))
    : run(process.execPath, ['--import', CLOCK, path.join(web, `${file}.mjs`), ...words.map(String)]);
}

/** The same, read: `samples` by key in milliseconds, `facts` by key. */
export function measure(host, part, ...words) {
  const samples = {};
  const facts = {};
  for (const line of output(host, part, ...words).split('\n')) {
    const [kind, key, ...values] = line.split(' ');
    if (kind === 'samples') samples[key] = values.map(Number);
    if (kind === 'fact') facts[key] = values.join(' ');
  }
  return { samples, facts };
}

/** Native and wasm must have done the same work, or their times say nothing. */
export function agree(results, key) {
  const values = new Set(results.map(({ facts }) => facts[key]));
  if (values.size !== 1 || values.has(undefined)) throw new Error(`${key} differs between native and wasm: ${[...values].join(', ')}`);
}

export const serasi = (...words) => run(path.join(native, 'serasi'), words.map(String));

/** The demo city in a temporary folder that goes when the process ends. */
export function demoCity(employees, ...options) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'serasi-bench-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  serasi('demo', '--employees', employees, '--seed', 7, '--out', path.join(folder, 'city'), ...options);
  return { folder: path.join(folder, 'city'), file: (name) => path.join(folder, 'city', name) };
}
