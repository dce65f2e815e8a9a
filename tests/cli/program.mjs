// program.mjs: runs the built `serasi` the way a script does, and counts what held.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(import.meta.url), '../../..');
const program = resolve(process.env.SERASI ?? join(root, 'build/native/serasi'));

export const folder = mkdtempSync(join(tmpdir(), 'serasi-cli-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
export const path = (...names) => join(folder, ...names);

/** {code, out, err}; a wasm build runs under node. */
export function serasi(...words) {
  const command = program.endsWith('.mjs') ? [process.execPath, program] : [program];
  const result = spawnSync(command[0], [...command.slice(1), ...words], {
    cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30, timeout: 120_000,
  });
  if (result.error) throw result.error;
  return { code: result.status, out: result.stdout, err: result.stderr };
}

export function equal(actual, expected, what = '') {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what} is ${a?.slice(0, 500)}, expected ${b?.slice(0, 500)}`);
}

export function holds(condition, what) {
  if (!condition) throw new Error(what);
}

/** One line on the error output that says all the parts, and exit code 2. */
export function refuses(result, ...parts) {
  equal(result.code, 2, 'exit code');
  equal(result.err.split('\n').length, 2, `lines of ${result.err}`);
  for (const part of parts) holds(result.err.includes(part), `"${result.err.trim()}" does not say ${part}`);
}

let passed = 0;
let failed = 0;

export function test(name, body) {
  try {
    body();
    passed += 1;
    console.log(`ok ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok ${name}\n    ${error.message}`);
  }
}

export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
