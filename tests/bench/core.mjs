// core.mjs: the budgets that need no browser, each natively and as wasm under node.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { agree, demoCity, hosts, measure, output } from './programs.mjs';
import { processorMs } from './processor_clock.mjs';
import { ratio } from './table.mjs';

/** Runs `work` on both hosts and prints one line each; wasm is compared with native. */
function both(table, what, results, key, options = {}) {
  hosts.forEach((host, at) => {
    const samples = results[at].samples[key];
    const against = host === 'wasm' ? ratio(samples, results[0].samples[key], 'native') : '';
    table.add(`${what}, ${host}`, samples, { ...options, most: host === 'wasm' || options.onBoth ? options.most : undefined, against });
  });
}

export function plan(table, { runs, employees }) {
  const results = hosts.map((host) => measure(host, 'plan', runs, employees));
  agree(results, 'planning.hash');
  both(table, 'optimal plan (solver and its answer)', results, 'planning.phase.optimum', { most: 300 });
  both(table, 'planning from records: rules and scores compiled', results, 'planning.phase.records');
  both(table, 'planning from records: open pairs gated and scored', results, 'planning.phase.scores');
  both(table, 'planning from records: the whole', results, 'planning.total');
}

export function mechanisms(table, { people, fairPeople }) {
  const results = hosts.map((host) => measure(host, 'mechanisms', people, 190, fairPeople));
  const count = people.toLocaleString('en');
  for (const name of ['deferred-acceptance', 'top-trading-cycles', 'block-exchange']) {
    agree(results, name);
    both(table, `${name}, ${count} people who wish for 190 seats each`, results, `${name}.run`);
    both(table, `${name}, what it promises checked`, results, `${name}.check`);
    both(table, `${name}, reasons of everybody`, results, `${name}.answers`);
  }
  for (const name of ['sum', 'max-min', 'leximin']) {
    agree(results, name);
    both(table, `plan of ${fairPeople.toLocaleString('en')} people by ${name}`, results, `${name}.run`);
  }
}

export function scoring(table, { repeats }) {
  const results = hosts.map((host) => {
    const samples = Array.from({ length: repeats }, () => {
      const text = output(host, 'scoring');
      const found = text.match(/together\s+([\d.]+) ms/);
      if (!found) throw new Error(`bench_scoring said: ${text.slice(0, 200)}`);
      return Number(found[1]);
    });
    return { samples: { together: samples } };
  });
  both(table, 'all scores 3,140 x 3,400 with gates', results, 'together', { most: 500 });
}

export function intake(table, { runs, isQuick }) {
  const staged = hosts.map((host) => measure(host, 'intake', runs));
  both(table, 'import of 5,000 rows x 70 columns, staging', staged, 'intake.whole', { most: 1000 });
  both(table, 'its longest slice of 200 rows', staged, 'intake.longest_slice');
  both(table, 'import of 5,000 rows x 70 columns, a workbook', staged, 'intake.book.whole', { most: 3000 });
  both(table, 'its longest slice of 200 rows', staged, 'intake.book.longest_slice');
  hosts.forEach((host, at) => table.add(`rows per second of that import, ${host}`, staged[at].samples['intake.whole'].map((ms) => 5000 / ms * 1000), { unit: 'rows/s' }));

  // The same file in the same run, cut into cells only: what Papa Parse does.
  const Papa = createRequire(import.meta.url)('papaparse');
  const file = demoCity(isQuick ? 500 : 5000).file('pns.csv');
  const text = fs.readFileSync(file, 'utf8');
  const theirs = [];
  let cells = 0;
  for (let at = -2; at < runs; at += 1) {
    const begin = processorMs();
    const { data } = Papa.parse(text);
    if (at >= 0) theirs.push(processorMs() - begin);
    cells = data.reduce((sum, row) => sum + row.length, 0);
  }
  table.add('delimited text to cells, demo pns.csv, Papa Parse in node', theirs);
  for (const host of hosts) {
    const { samples, facts } = measure(host, 'delimited', file, runs);
    // Papa Parse counts the empty line behind the last line break as a row of one cell.
    if (Math.abs(Number(facts['delimited.cells']) - cells) > 1) throw new Error(`${facts['delimited.cells']} cells, Papa Parse ${cells}`);
    table.add(`delimited text to cells, demo pns.csv, ${host}`, samples['delimited.read'], { against: ratio(samples['delimited.read'], theirs, 'Papa Parse') });
  }
}

export function frame(table, { frames, rows }) {
  const results = hosts.map((host) => measure(host, 'frame', frames, rows));
  agree(results, 'frame.rows_on_screen');
  const count = rows.toLocaleString('en');
  both(table, `frame with a ${count}-row table open`, results, 'frame.still', { most: 4, onBoth: true });
  both(table, `frame with a ${count}-row table, scrolled`, results, 'frame.scrolled', { most: 4, onBoth: true });
  table.add('frames wanted in 1,000 idle polls, native', [Number(results[0].facts['frame.idle'])], { unit: 'frames', most: 0 });
}

export function lists(table, { runs, rows }) {
  const results = hosts.map((host) => measure(host, 'lists', runs, rows));
  const sizes = rows >= 100000 ? [1000, 10000, 100000] : [rows];
  for (const size of sizes) {
    const count = size.toLocaleString('en');
    for (const [key, what] of [['plain', 'three conditions'], ['whole', 'conditions over what is related'], ['renew', 'the same after an edit'], ['first', 'the same for the first time, in slices'], ['text', 'part of a name'], ['search', 'two words in everything'], ['tally', 'counted by two fields'], ['edit', 'one of them written'], ['relist', 'made anew after that, in slices'], ['list', 'made, in slices']]) {
      agree(results, `lists.${size}.${key}`);
      // Two frames of a display of 60 Hz.
      both(table, `list of ${count} employees, ${what}`, results, `lists.${size}.${key}`, { most: what.endsWith('slices') ? undefined : 33, onBoth: true });
    }
    both(table, `list of ${count} employees, the longest of these slices`, results, `lists.${size}.slice`, { most: 16, onBoth: true });
  }
}

export function replay(table, { operations, replays }) {
  const results = hosts.map((host) => measure(host, 'replay', operations, replays));
  agree(results, 'replay.digest');
  const megabytes = (Number(results[0].facts['replay.bytes']) / 1e6).toFixed(0);
  both(table, `${operations.toLocaleString('en')} operations (${megabytes} MB), full replay`, results, 'replay', { most: 15000 });
  table.note('snapshot and tail start', 'snapshots are not built yet: every start is a full replay (budget 2,000 ms)');
}

export function whatIf(table, { people, changes }) {
  const results = hosts.map((host) => measure(host, 'what_if', people, changes));
  agree(results, 'single');
  agree(results, 'settled');
  hosts.forEach((host, at) => {
    const { samples } = results[at];
    const isNative = host === 'native';
    const against = isNative ? '' : ratio(samples['whatif.frontier'], results[0].samples['whatif.frontier'], 'native');
    table.add(`what-if, a held pair forbidden and repaired, ${host}`, samples['whatif.forbid'], { most: isNative ? 0.05 : undefined });
    table.add(`what-if, a held pair forbidden and repaired, ${host}`, samples['whatif.forbid'], { most: isNative ? 2 : 5, share: 0.99 });
    table.add(`prices of all candidate seats of one person, ${host}`, samples['whatif.candidates'], { most: isNative ? 1.5 : 3 });
    table.add(`best score for every number of moves, ${host}`, samples['whatif.frontier'], { most: 300, against });
  });
}

/** What a frame waits for while a long job runs, and what the other thread takes over. */
export function jobs(table, { runs, employees }) {
  const results = hosts.map((host) => measure(host, 'jobs', runs, employees));
  for (const job of ['plan', 'replan', 'compare', 'stage', 'large', 'open', 'demo', 'rule_test', 'export']) {
    both(table, `job ${job}, on the page's thread`, results, `${job}.here`);
    both(table, `job ${job}, longest slice`, results, `${job}.longest`, { most: 50, onBoth: true });
    if (results[0].samples[`${job}.elsewhere`].some((time) => time > 0)) both(table, `job ${job}, on the other thread`, results, `${job}.elsewhere`);
  }
}
