// compare.mjs: our engine and its peers on the same instances. Use: tests/bench/matching/run.
//
// Result    For each instance one line a solver: median (least) processor time of so many runs, memory of its process, and how
//           many times our time that is. Every objective must be equal, natively, as wasm and of every peer, and our proof
//           valid; otherwise exit code 1. Our time holds loading and ordering; the peers' holds building their graph, not
//           reading the file. A target of the design is judged on its line. Whoever takes less than 50 ms a run runs 25
//           times; runs of more than a minute happen once. As wasm we run for two seconds before the runs that count, until
//           the engine has compiled all loops for speed.
//           On the largest instance a peer that has worked for twice as long as the target asks is ended there.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { native, root, web } from '../programs.mjs';
import { quantile } from '../table.mjs';

const cache = process.argv[2];
const wanted = process.argv.slice(3).filter((word) => !word.startsWith('--'));
const here = path.join(root, 'tests/bench/matching');
const CLOCK = path.join(root, 'tests/bench/processor_time.mjs');

const peers = {
  ours: (runs, file) => [path.join(native, 'tests/bench/matching/bench_assign'), runs, file],
  wasm: (runs, file) => [process.execPath, '--import', CLOCK, path.join(web, 'tests/bench/matching/bench_assign.mjs'), runs, file],
  scipy: (runs, file) => ['/usr/bin/python3', path.join(here, 'scipy_peer.py'), runs, file],
  simplex: (runs, file) => [path.join(cache, 'lemon_peer'), 'simplex', runs, file],
  scaling: (runs, file) => [path.join(cache, 'lemon_peer'), 'scaling', runs, file],
  ...Object.fromEntries(['munkres', 'munkres-js', 'linear-sum-assignment', 'highs'].map((name) => [name,
    (runs, file) => [process.execPath, '--max-old-space-size=8000', path.join(here, 'javascript_peer.mjs'), name, runs, file]])),
};
const SPOKEN = { ours: 'Serasi, native', wasm: 'Serasi, wasm', scipy: 'SciPy', simplex: 'LEMON network simplex', scaling: 'LEMON cost scaling' };

// runs: of the peers, where not 5. targets: [peer, at least so many times, what of ours, what of theirs].
const instances = {
  'u6-3000': { peers: ['scipy', 'simplex', 'scaling', 'munkres', 'linear-sum-assignment'], runs: { scaling: 1, 'linear-sum-assignment': 1 },
    targets: [['scipy', 12, 'total', 'total'], ['munkres', 6, 'wasm', 'total']] },
  'u100-3000': { peers: ['scipy', 'simplex', 'munkres'] },
  'sd-3000': { peers: ['scipy', 'simplex', 'munkres'], targets: [['scipy', 6, 'total', 'total'], ['simplex', 150, 'total', 'total']] },
  'u6-1000': { peers: ['scipy', 'simplex', 'munkres', 'munkres-js', 'linear-sum-assignment'], runs: { 'munkres-js': 1 } },
  'ss-3000': { peers: ['scipy', 'simplex', 'scaling', 'highs'], runs: { highs: 1 },
    targets: [['scipy', 30, 'solve', 'solve'], ['simplex', 40, 'solve', 'solve'], ['simplex', 10, 'total', 'total']] },
  'st-3000-30': { peers: ['scipy', 'simplex'] },
  'rs-10000-100': { peers: ['scipy', 'simplex'] },
  'st-100000-70': { peers: ['scipy', 'simplex'], runs: { scipy: 1 }, targets: [['simplex', 20, 'total', 'total'], ['scipy', 60, 'total', 'total']] },
  'rs-100000-100': { peers: ['scipy', 'simplex'], runs: { scipy: 1, simplex: 1 }, targets: [['simplex', 15, 'total', 'total'], ['scipy', 15, 'total', 'total']] },
  'rv-100000-100': { peers: ['simplex'], runs: { simplex: 1 } },
  'st-1000000-35': { peers: ['simplex'], runs: { simplex: 1, ours: 1 }, isLarge: true, targets: [['simplex', 20, 'total', 'total']] },
};
const WASM_LIMIT = 1.6;
const WARM_MS = 2000;
const SHORT_MS = 50;
const RUNS_OF_SHORT = 25;
const CURVE = [1000, 3000, 10000, 30000, 100000, 300000, 1000000];
const NATION = 'st-4700000-7';

function instance(name) {
  const file = path.join(cache, `${name}.bin`);
  if (!fs.existsSync(file)) {
    execFileSync(path.join(native, 'tests/bench/matching/bench_generate'), [name, `${file}.part`], { stdio: 'inherit' });
    fs.renameSync(`${file}.part`, file);
  }
  return file;
}

/** Ends a program after so many seconds of processor time, reading its file included, and says what memory it took till then. */
const LIMITED = 'import resource,subprocess,sys\n'
  + 'most=int(sys.argv[1])\n'
  + 'done=subprocess.run(sys.argv[2:],preexec_fn=lambda:resource.setrlimit(resource.RLIMIT_CPU,(most,most+1)))\n'
  + 'if done.returncode<0: print("fact ended",most); print("fact memory",resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss//1024)\n'
  + 'else: sys.exit(done.returncode)';

/** `seconds` 0: as long as it takes. */
function measure(peer, runs, file, warmUp = 0, seconds = 0) {
  const words = peers[peer](runs + warmUp, file).map(String);
  if (seconds) words.unshift('/usr/bin/python3', '-c', LIMITED, String(seconds));
  const done = spawnSync(words[0], words.slice(1), { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 3_600_000 });
  if (done.status !== 0) return { error: (done.stderr ?? '').trim().split('\n').at(-1) || `ended with ${done.status ?? done.signal}` };
  const samples = {};
  const facts = {};
  for (const line of done.stdout.split('\n')) {
    const [kind, key, ...values] = line.split(' ');
    if (kind === 'samples') samples[key] = values.map(Number).slice(warmUp);
    if (kind === 'fact') facts[key] = values.join(' ');
  }
  if (facts.ended) return { samples, facts };
  samples.total ??= samples.solve.map((value, at) => value + (samples.build?.[at] ?? 0));
  return { samples, facts };
}

let faults = 0;
let missed = 0;
const fault = (text) => { faults += 1; console.log(`FAULT: ${text}`); };
const median = (samples) => quantile(samples, 0.5);
const show = (value) => (value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3));
const line = (...cells) => console.log(cells.map((cell, at) => String(cell).padEnd([24, 34, 20, 10, 20][at] ?? 0)).join('').trimEnd());

function judge(name, [peer, times, ours, theirs], results) {
  const mine = ours === 'wasm' ? results.wasm?.samples.total : results.ours.samples[ours];
  if (!mine || !results[peer]?.samples) return;
  const ratio = median(results[peer].samples[theirs]) / median(mine);
  if (ratio < times) missed += 1;
  const what = ours === 'total' ? '' : ours === 'wasm' ? ', our wasm' : ', solve only';
  console.log(`  target ${name} against ${SPOKEN[peer] ?? peer}${what}: at least ${times}x, measured ${show(ratio)}x: ${ratio < times ? 'MISSED' : 'ok'}`);
}

/** Twice as long as the dearest target about this peer asks. */
function limitOf(peer, plan, ours) {
  const times = (plan.targets ?? []).filter((target) => target[0] === peer).map((target) => target[1]);
  return plan.isLarge && ours && times.length > 0 ? Math.ceil(2 * Math.max(...times) * median(ours.samples.total) / 1000) : 0;
}

function compare(name, plan) {
  const file = instance(name);
  const results = {};
  for (const peer of ['ours', ...(plan.isLarge ? [] : ['wasm']), ...plan.peers]) {
    const warmUp = peer === 'wasm' && results.ours ? Math.ceil(WARM_MS / median(results.ours.samples.total) / 2) : 0;
    const run = (runs) => measure(peer, runs, file, warmUp, limitOf(peer, plan, results.ours));
    let result = run(plan.runs?.[peer] ?? 5);
    if (result.samples?.total && median(result.samples.total) < SHORT_MS) result = run(RUNS_OF_SHORT);
    if (result.error) {
      fault(`${peer} on ${name}: ${result.error}`);
      continue;
    }
    if (result.facts.ended) {
      const ratio = result.facts.ended * 1000 / median(results.ours.samples.total);
      line('', SPOKEN[peer], `ended after ${result.facts.ended} s`, `${result.facts.memory} MB`, `over ${show(ratio)} x`, 'reading the file included; no answer to compare');
      for (const [about, times] of plan.targets.filter((target) => target[0] === peer))
        console.log(`  target ${name} against ${SPOKEN[about]}: at least ${times}x, measured over ${show(ratio / 2)}x even if half of it was reading: ok`);
      continue;
    }
    results[peer] = result;
    const { samples, facts } = result;
    const runs = `median of ${samples.total.length}`;
    const own = facts.method ? `, ${facts.method}, solve ${show(median(samples.solve))} ms` : samples.build ? `, solve ${show(median(samples.solve))} ms` : '';
    const times = results.ours ? `${show(median(samples.total) / median(results.ours.samples.total))} x` : '';
    line(peer === 'ours' ? name : '', `${SPOKEN[peer] ?? `npm ${peer}`}`, `${show(median(samples.total))} (${show(Math.min(...samples.total))}) ms`,
      `${facts.memory === '0' ? '-' : facts.memory} MB`, times, `${runs}${own}`);
    if (facts.objective !== results.ours?.facts.objective) fault(`${peer} finds ${facts.objective} on ${name}, we ${results.ours?.facts.objective}`);
    if (peer === 'wasm' && facts.columns !== results.ours?.facts.columns) fault(`the plan of ${name} differs between native and wasm`);
  }
  for (const target of plan.targets ?? []) judge(name, target, results);
  if (results.wasm && /^(ss|st|rs|rv)/.test(name)) {
    const ratio = median(results.wasm.samples.total) / median(results.ours.samples.total);
    if (ratio > WASM_LIMIT) missed += 1;
    console.log(`  target ${name}, wasm against native: at most ${WASM_LIMIT}x, measured ${show(ratio)}x: ${ratio > WASM_LIMIT ? 'MISSED' : 'ok'}`);
  }
}

/** Cost against size on structured markets of about 40 pairs a person, and the exponent of the line through the logarithms. */
function curve() {
  const points = CURVE.map((size) => {
    const { samples, error } = measure('ours', size >= 300000 ? 1 : 5, instance(`st-${size}-30`));
    if (error) return fault(`st-${size}-30: ${error}`);
    line(`n = ${size.toLocaleString('en')}`, `total ${show(median(samples.total))} ms`, `solve ${show(median(samples.solve))} ms`);
    return [Math.log(size), Math.log(median(samples.total)), Math.log(median(samples.solve))];
  }).filter(Boolean);
  const exponent = (at) => {
    const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
    const [x, y] = [mean(points.map((point) => point[0])), mean(points.map((point) => point[at]))];
    return mean(points.map((point) => (point[0] - x) * (point[at] - y))) / mean(points.map((point) => (point[0] - x) ** 2));
  };
  console.log(`cost grows as n^${exponent(1).toFixed(2)} with loading and ordering, n^${exponent(2).toFixed(2)} in the solve alone`);
}

/** The whole command line: mapped file, solve, proof, answer. */
function nation() {
  const file = instance(NATION);
  const script = 'import resource,subprocess,sys,json\n'
    + 'out=subprocess.run(sys.argv[1:],stdout=subprocess.PIPE,check=True).stdout\n'
    + 'use=resource.getrusage(resource.RUSAGE_CHILDREN)\n'
    + 'answer=json.loads(out)\n'
    + 'print(use.ru_utime+use.ru_stime,use.ru_maxrss//1024,answer["certificate"],len(answer["columns"]),answer["method"])';
  const [seconds, memory, certificate, people, method] = execFileSync('/usr/bin/python3',
    ['-c', script, path.join(native, 'serasi'), 'assign', '--binary', file], { encoding: 'utf8' }).trim().split(' ');
  const pairs = Math.round((fs.statSync(file).size - 40 - 8 * Number(people)) / 8e6);
  if (certificate !== 'valid') fault('the proof of the nation is not valid');
  const isMissed = Number(seconds) > 30 || Number(memory) > 2500;
  if (isMissed) missed += 1;
  line('nation', `${Number(people).toLocaleString('en')} people, ${pairs} M pairs`, `${show(Number(seconds))} s`, `${memory} MB`, '', `one run, ${method}, proof ${certificate}`);
  console.log(`  target nation: at most 30 s of one thread and 2,500 MB: ${isMissed ? 'MISSED' : 'ok'}`);
}

const unknown = wanted.filter((name) => !(name in instances) && !['curve', 'nation'].includes(name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(' ')}; there are ${Object.keys(instances).join(' ')} curve nation`);
  process.exit(2);
}
line('instance', 'solver', 'median (least)', 'memory', 'times our time', 'runs');
for (const name of wanted.length > 0 ? wanted : [...Object.keys(instances).filter((key) => !instances[key].isLarge), 'curve']) {
  if (name === 'curve') curve();
  else if (name === 'nation') nation();
  else compare(name, instances[name]);
}
console.log(`${missed} targets missed, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
