// runner.mjs: runs every part of the test suite and ends with the one line `N passed, N failed`.
//
// Problem   Catch2 programs, wasm under node, fuzz targets, guards and browser stories must add up to one answer.
// Result    Programs come from ctest's list, so a new test program joins by its CMake line alone. Labels say how one is
//           counted: `catch2` by its own cases (a skipped one is a failure), `counts` by its own last line `N passed,
//           N failed`, anything else as one test. A part that could not run counts as failed.
// Cost      Two programs at a time on two cores; programs labelled `alone` (they measure time) run by themselves.
// Use       node tests/support/runner.mjs [part...]   with parts guards native asan web e2e; without, all of them.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const workers = availableParallelism ? availableParallelism() : cpus().length;
const minutes = (count) => count * 60_000;
const total = { passed: 0, failed: 0 };
const failures = [];

/** The beginning and the end of a long output: a property that fails for a hundred seeds says it once. */
function shortened(output, keep = 60) {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= 2 * keep) return lines.join('\n');
  return [...lines.slice(0, keep), `... ${lines.length - 2 * keep} lines left out ...`, ...lines.slice(-keep)].join('\n');
}

function record(name, passed, failed, seconds, output = '') {
  total.passed += passed;
  total.failed += failed;
  const time = seconds >= 0.1 ? `  ${seconds.toFixed(1)} s` : '';
  if (failed > 0) {
    failures.push(name);
    console.log(`FAILED ${name}: ${passed} passed, ${failed} failed${time}\n${shortened(output)}`);
  } else {
    console.log(`${name}: ${passed} passed${time}`);
  }
}

/** Runs a command to its end; keeps what it printed, and ends it when it takes too long. */
function run(command, { cwd = root, env = {}, limit = minutes(10) } = {}) {
  return new Promise((done) => {
    const started = performance.now();
    const child = spawn(command[0], command.slice(1), {
      cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true,
    });
    const chunks = [];
    const timer = setTimeout(() => {
      chunks.push(Buffer.from(`\nended after ${limit / 1000} s without an answer\n`));
      try { process.kill(-child.pid, 'SIGKILL'); } catch { /* it ended by itself */ }
    }, limit);
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const finish = (code) => {
      clearTimeout(timer);
      done({ code, output: Buffer.concat(chunks).toString(), seconds: (performance.now() - started) / 1000 });
    };
    child.on('error', (error) => { chunks.push(Buffer.from(String(error))); finish(-1); });
    child.on('close', (code) => finish(code ?? -1));
  });
}

async function build(preset, targets = []) {
  const started = performance.now();
  const { code, output } = await run(['web/toolchain/build.sh', preset, ...targets], { limit: minutes(30) });
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) {
    record(`${preset}: build`, 0, 1, seconds, output);
    return false;
  }
  console.log(`${preset}: built in ${seconds.toFixed(1)} s`);
  return true;
}

/** A Catch2 program reports its cases in XML; one that ended early has no total and is one failure. */
function catch2Count(report, result) {
  const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const cases = text.match(/<OverallResultsCases successes="(\d+)" failures="(\d+)" expectedFailures="(\d+)"(?: skips="(\d+)")?/);
  if (!cases) return { passed: 0, failed: 1 };
  const [successes, failed, expected, skips] = cases.slice(1).map((number) => Number(number ?? 0));
  const counted = { passed: successes + expected, failed: failed + skips };
  // Zero cases, or a bad exit (a leak, a crash at the end) after good cases, is a failure of its own.
  if (counted.failed === 0 && (result.code !== 0 || counted.passed === 0)) counted.failed = 1;
  return counted;
}

/** A script that counts for itself ends with `N passed, N failed`. */
function scriptCount(result) {
  const line = result.output.trimEnd().split('\n').at(-1) ?? '';
  const match = line.match(/^(\d+) passed, (\d+) failed$/);
  if (!match) return { passed: 0, failed: 1 };
  const counted = { passed: Number(match[1]), failed: Number(match[2]) };
  if (counted.failed === 0 && (result.code !== 0 || counted.passed === 0)) counted.failed = 1;
  return counted;
}

async function runScript(name, command, limit = minutes(10)) {
  const result = await run(command, { limit });
  const { passed, failed } = scriptCount(result);
  record(name, passed, failed, result.seconds, result.output);
}

function testsOf(preset) {
  const listing = spawnSync('ctest', ['--show-only=json-v1', '--test-dir', join('build', preset)],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (listing.status !== 0) return null;
  return JSON.parse(listing.stdout).tests.map((test) => {
    const property = (name) => test.properties?.find((entry) => entry.name === name)?.value;
    return {
      name: test.name,
      command: test.command,
      labels: property('LABELS') ?? [],
      cwd: property('WORKING_DIRECTORY') ?? root,
      env: Object.fromEntries((property('ENVIRONMENT') ?? []).map((pair) => pair.split(/=(.*)/s, 2))),
      limit: (property('TIMEOUT') ?? 600) * 1000,
    };
  });
}

async function runProgram(preset, test, results) {
  if (!test.command) return record(`${preset}: ${test.name}`, 0, 1, 0, 'The program was not built.');
  const inXml = test.labels.includes('catch2');
  const report = join(results, `${test.name}.xml`);
  const command = inXml ? [...test.command, '-r', 'compact', '-r', `xml::out=${report}`] : test.command;
  const result = await run(command, { cwd: test.cwd, env: test.env, limit: test.limit });
  const { passed, failed } = inXml ? catch2Count(report, result)
    : test.labels.includes('counts') ? scriptCount(result)
      : { passed: result.code === 0 ? 1 : 0, failed: result.code === 0 ? 0 : 1 };
  record(`${preset}: ${test.name}`, passed, failed, result.seconds, result.output);
}

async function runPreset(preset) {
  if (!await build(preset)) return;
  const tests = testsOf(preset);
  if (!tests?.length) return record(`${preset}: tests`, 0, 1, 0, 'ctest lists no test program.');
  const results = join(root, 'build', preset, 'results');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const alone = tests.filter((test) => test.labels.includes('alone'));
  const queue = tests.filter((test) => !alone.includes(test));
  const worker = async () => {
    for (let test = queue.shift(); test; test = queue.shift()) await runProgram(preset, test, results);
  };
  await Promise.all(Array.from({ length: workers }, worker));
  for (const test of alone) await runProgram(preset, test, results);
}

const parts = {
  guards: () => runScript('guards', ['node', 'tests/guards/run.mjs']),
  native: () => runPreset('native'),
  asan: () => runPreset('asan'),
  web: async () => {
    await runPreset('web');
    await runScript('site size', ['node', 'tests/guards/run.mjs', '--site', 'build/web/site']);
  },
  e2e: () => runScript('e2e', ['node', 'tests/e2e/run.mjs'], minutes(12)),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((part) => !(part in parts));
if (unknown.length > 0) {
  console.error(`${basename(process.argv[1])}: no part named ${unknown.join(', ')}; there are ${Object.keys(parts).join(' ')}`);
  process.exit(2);
}
for (const part of wanted.length > 0 ? wanted : Object.keys(parts)) await parts[part]();
if (failures.length > 0) console.log(`\nfailed: ${failures.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
