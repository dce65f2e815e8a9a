// scores.test.mjs: scores of the command line against the second implementation, exact to the point.
// Program: environment variable SERASI.
//
// Result    Sixty-odd pairs, some for each score model, with every part, range and weight, chosen so that every way a part can come out is among them;
//           besides them every pair that a plan names. Two cities: one as it is made, one with cells emptied.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { equal, finish, holds, path, serasi, test } from '../cli/program.mjs';
import { modelOf } from './second_files.mjs';
import { City } from './second_score.mjs';

const today = '2026-11-01';

/** What must have been seen at least twice, by part. A plan has no seat and no person without a job family. */
const variants = {
  competence: ['assessed', 'partly_assessed', 'unassessed', 'no_standard', 'trained', 'listed', 'verified', 'capped'],
  study: ['named', 'tabled', 'missing'],
  performance: ['rated', 'one_missing', 'missing'],
  training: ['family', 'competence', 'incomplete', 'none', 'missing', 'own_tag', 'listed_tag', 'listed_hours', 'listed_validity'],
  experience: ['same_family', 'same_tier', 'other', 'service_missing'],
  interest: ['position', 'unit', 'district', 'job_family', 'stay', 'unmet', 'missing'],
  community: ['matched', 'unverified', 'unrelated', 'seat_missing', 'missing'],
  distance: ['known', 'missing', 'seat_missing'],
};
const matchVariants = {
  potential: ['known', 'missing'], education: ['known'], integrity: ['clear', 'penalty'],
  career: ['same_family', 'same_tier', 'other', 'history_missing'],
};

/** Empties the column in every `step`th row. */
function empty(folder, file, column, step, first = 0) {
  const at = path(folder, file);
  const [header, ...rows] = readFileSync(at, 'utf8').split(/\r?\n/);
  const separator = header.includes('|') ? '|' : ',';
  const place = header.split(separator).indexOf(column);
  holds(place >= 0, `${file} has no ${column}`);
  const emptied = rows.map((row, i) => {
    if (i % step !== first || row === '' || row.includes('"')) return row;  // a quoted cell may hold the separator
    return row.split(separator).map((cell, j) => (j === place ? '' : cell)).join(separator);
  });
  writeFileSync(at, [header, ...emptied].join('\n'));
}

function drop(folder, file, step) {
  const [header, ...rows] = readFileSync(path(folder, file), 'utf8').split(/\r?\n/);
  writeFileSync(path(folder, file), [header, ...rows.filter((row, i) => i % step !== 0)].join('\n'));
}

/** Levels that people declared of themselves, verified or not. */
function declare(folder) {
  const at = path(folder, 'kompetensi.csv');
  const [header, ...rows] = readFileSync(at, 'utf8').split(/\r?\n/);
  const declared = rows.map((row, i) => {
    if (row === '') return row;
    const day = `${2021 + (i % 6)}-0${1 + (i % 9)}-1${i % 9}`;
    return `${row},${i % 3 === 0 ? i % 6 : ''},${i % 4 === 0 ? '' : 'Camat'},${i % 5 === 0 ? '' : day}`;
  });
  const columns = 'LEVEL_PERNYATAAN,VERIFIKATOR_PERNYATAAN,TANGGAL_VERIFIKASI';
  writeFileSync(at, [`${header},${columns}`, ...declared].join('\n'));
}

/** Results of a test of potential, for two people in three. */
function testPotential(folder, file) {
  const at = path(folder, file);
  const [header, ...rows] = readFileSync(at, 'utf8').split(/\r?\n/);
  const tested = rows.map((row, i) => (row === '' ? row : `${row}|${i % 3 === 0 ? '' : `${40 + (i % 60)}.25`}`));
  writeFileSync(at, [`${header}|NILAI POTENSI`, ...tested].join('\n'));
}

/** Penalties of every kind, in force and not. */
function punish(folder) {
  const people = readFileSync(path(folder, 'kinerja.csv'), 'utf8').split(/\r?\n/).slice(1).map((row) => row.split(',')[0]).filter(Boolean);
  const kinds = ['Ringan', 'Sedang', 'Berat', 'Dalam proses', 'Sedang menjalani'];
  const rows = [...new Set(people)].filter((_, i) => i % 3 === 0)
    .map((person, i) => `${person},K/${i},${kinds[i % 5]},,2026-01-0${1 + (i % 9)},${i % 4 === 0 ? '' : i % 4 === 1 ? '2026-06-30' : '2027-06-30'}`);
  writeFileSync(path(folder, 'hukdis.csv'), ['NIP,NOMOR_SK_HUKDIS,TINGKAT_HUKDIS,SEBAB_HUKDIS,TMT_HUKDIS,AKHIR_HUKDIS', ...rows].join('\n'));
}

/** Awards and assignments of every kind, new and old, with and without what makes them count. */
function honour(folder) {
  const people = [...new Set(readFileSync(path(folder, 'kinerja.csv'), 'utf8').split(/\r?\n/).slice(1).map((row) => row.split(',')[0]).filter(Boolean))];
  const day = (i) => `${2019 + (i % 8)}-${i % 2 === 0 ? '11-01' : '10-31'}`;
  const awards = people.filter((_, i) => i % 3 === 0).map((person, i) => `${person},Satyalancana ${i},${i % 6 === 0 ? '' : day(i)},`);
  writeFileSync(path(folder, 'penghargaan.csv'), ['NIP,NAMA_PENGHARGAAN,TANGGAL_PENGHARGAAN,NOMOR_SK_PENGHARGAAN', ...awards].join('\n'));
  const kinds = ['Tim kerja', 'Tim kerja', 'Inovasi', 'Tim kerja', 'Tugas tambahan', '', 'Magang', 'Secondment'];
  const assignments = people.filter((_, i) => i % 2 === 0)
    .map((person, i) => `${person},Tim ${i},${kinds[i % 8]},${i % 9 === 0 ? '' : day(i - (i % 2))},${i % 3 === 0 ? '' : day(i + 1)},${i % 5 === 0 ? '' : `SK/${i}`}`);
  writeFileSync(path(folder, 'penugasan.csv'), ['NIP,NAMA_PENUGASAN,JENIS_PENUGASAN,TMT_PENUGASAN,AKHIR_PENUGASAN,NOMOR_SK_PENUGASAN', ...assignments].join('\n'));
}

function makeCities() {
  equal(serasi('demo', '--employees', '300', '--seed', '7', '--out', 'whole').code, 0, 'demo');
  // Of this city nobody has ever written down awards or assignments.
  for (const name of ['penghargaan.csv', 'penugasan.csv']) rmSync(path('whole', name));
  mkdirSync(path('holes'));
  for (const name of readdirSync(path('whole'))) copyFileSync(path('whole', name), path('holes', name));
  for (const file of ['pns.csv', 'pppk.csv']) {
    empty('holes', file, 'KECAMATAN TINGGAL', 5);
    empty('holes', file, 'TMT CPNS', 7, 1);
    empty('holes', file, 'PENDIDIKAN NAMA', 2);
  }
  empty('holes', 'unor.csv', 'KECAMATAN', 4, 1);
  empty('holes', 'unor.csv', 'BIDANG_LAYANAN', 4, 1);
  empty('holes', 'peta_jabatan.csv', 'STANDAR_KOMPETENSI', 9);
  empty('holes', 'peta_jabatan.csv', 'BIDANG_STUDI', 4);
  empty('holes', 'pelatihan.csv', 'NILAI', 4);
  empty('holes', 'pelatihan.csv', 'JUMLAH_JP', 5, 1);
  empty('holes', 'pendidikan.csv', 'BIDANG_STUDI', 6);
  empty('holes', 'komunitas.csv', 'VERIFIKATOR', 3);
  empty('holes', 'kompetensi.csv', 'TANGGAL_ASESMEN', 10);
  declare('holes');
  for (const file of ['pns.csv', 'pppk.csv']) testPotential('holes', file);
  punish('holes');
  honour('holes');
  drop('holes', 'riwayat_jabatan.csv', 3);
  drop('holes', 'kinerja.csv', 5);
}

const seen = (parts) => Object.entries(parts).flatMap(([id, { variant, tags = [] }]) => [variant, ...tags].map((tag) => `${id}.${tag}`));

const lacking = (times, wanted = variants) => Object.entries(wanted)
  .flatMap(([part, all]) => all.map((variant) => `${part}.${variant}`)).filter((tag) => (times.get(tag) ?? 0) < 2);

/** Pairs that show what others have not shown twice, those that show much of it first, then others from all over the city. */
function choose(city, folder, people, seats, count, times, wanted = variants) {
  const pair = (i) => {
    const at = (i * 7919) % (people.length * seats.length);
    return { folder, person: people[at % people.length], seat: seats[Math.floor(at / people.length)] };
  };
  const chosen = new Map();
  const offered = (i) => seen(city.weigh(pair(i).person, pair(i).seat).parts);
  for (const least of [3, 1]) {
    for (let i = 0; i < 15000 && chosen.size < count && lacking(times, wanted).length > 0; i += 1) {
      const tags = offered(i), lacks = lacking(times, wanted);
      if (chosen.has(i) || tags.filter((tag) => lacks.includes(tag)).length < least) continue;
      for (const tag of tags) times.set(tag, (times.get(tag) ?? 0) + 1);
      chosen.set(i, pair(i));
    }
  }
  for (let i = 0; chosen.size < count; i += 1) chosen.set(i, pair(i));
  return [...chosen.values()];
}

/** Where the command line's answer and the second implementation differ. */
function differences(weighed, second) {
  const found = [];
  const compare = (what, actual, expected) => {
    if (actual !== expected) found.push(`${what}: ${actual}, the second implementation has ${expected}`);
  };
  compare('score', weighed.score, second.total.expected);
  compare('worst', weighed.worst, second.total.worst);
  compare('best', weighed.best, second.total.best);
  for (const [id, part] of Object.entries(second.parts)) {
    compare(id, weighed.parts[id], part.expected);
    for (const name of ['worst', 'best', 'maximum', 'missing'])
      compare(`${id} ${name}`, weighed.bounds[id][name], part[name]);
  }
  return found;
}

/** Likewise for the parts that the model does not count: only the talent box asks for them. */
function otherDifferences(weighed, city, person, seat, times = new Map()) {
  return Object.entries(weighed.uncounted).flatMap(([id, shares]) => {
    const second = city[id](city.people.get(person), city.seats.get(seat)), { worst, expected, best, variant } = second;
    times.set(`${id}.${variant}`, (times.get(`${id}.${variant}`) ?? 0) + 1);
    return shares.join() === [worst, expected, best].join() ? [] : [`${id}: ${shares}, the second implementation has ${worst},${expected},${best}`];
  });
}

/** What each part adds to a move's gain by the worst, expected and best reading, where something missing leaves it open. */
function openGains(city, { employee, from, to }) {
  const [before, after] = [city.weigh(employee, from).parts, city.weigh(employee, to).parts];
  const gains = Object.keys(after).sort().flatMap((id) => {
    if (city.asks(id, from) === city.asks(id, to) || !(before[id].missing || after[id].missing)) return [];
    const [a, b] = [before[id], after[id]];
    return [[id, [b.worst - a.best, b.expected - a.expected, b.best - a.worst]]];
  });
  return Object.fromEntries(gains);
}

makeCities();
const cities = {}, plans = {}, chosen = [], times = new Map();
for (const [folder, count] of [['holes', 30], ['whole', 20]]) {
  cities[folder] = City.read(path(folder), today);
  equal(serasi('plan', folder, '--out', `${folder}.json`, '--today', today).code, 0, 'plan');
  plans[folder] = JSON.parse(readFileSync(path(`${folder}.json`), 'utf8'));
  const ids = (entries) => entries.map((entry) => entry.id);
  chosen.push(...choose(cities[folder], folder, ids(plans[folder].market.people), ids(plans[folder].market.seats), count, times));
}

const answers = chosen.map(({ folder, person, seat }) => {
  const result = serasi('explain', `${folder}.json`, '--employee', person, '--seat', seat, '--data', folder, '--json');
  equal(result.code, 0, `explain ${person} ${seat}: ${result.err}`);
  return JSON.parse(result.out).weighed;
});

for (const [i, { folder, person, seat }] of chosen.entries())
  test(`${folder}: ${person} for ${seat} comes out the same twice`, () => {
    const found = differences(answers[i], cities[folder].weigh(person, seat));
    holds(found.length === 0, found.join('; '));
  });

test('the fifty pairs show every way a part can come out', () => {
  equal(chosen.length, 50, 'pairs');
  equal(lacking(times), [], 'not shown twice');
});

test('parts that only the talent box counts come out the same twice, the supporting record in every way', () => {
  const seenTimes = new Map();
  for (const [i, { folder, person, seat }] of chosen.entries())
    equal(otherDifferences(answers[i], cities[folder], person, seat, seenTimes), [], `${folder}: ${person} for ${seat}`);
  equal(lacking(seenTimes, { support: ['known', 'open', 'missing'] }), [], 'not shown twice');
});

test('the order of two people turns exactly where the command line says it does', () => {
  let bounds = 0;
  for (const [i, { folder, seat }] of chosen.entries()) {
    const { order } = answers[i];
    if (order === null) continue;
    const [first, second] = [order.first, order.second].map((person) => cities[folder].weigh(person, seat).parts);
    for (const [id, { weight, least, most }] of Object.entries(order.weights)) {
      const lead = (other) => Object.entries(first).reduce(
        (sum, [part, { share, maximum }]) => sum + (part === id ? other : maximum) * (share - second[part].share), 0);
      equal(weight, first[id].maximum, `${id}: weight`);
      holds(lead(weight) >= 0 && lead(least) >= 0, `${id}: ${order.first} is behind within the range`);
      holds(least === 0 || lead(least - 1) < 0, `${id}: still ahead below ${least}`);
      holds(most === null ? lead(1e6) >= 0 : lead(most) >= 0 && lead(most + 1) < 0, `${id}: not turned above ${most}`);
      bounds += least > 0 || most !== null ? 1 : 0;
    }
  }
  holds(bounds > 50, `only ${bounds} weights turn an order`);
});

for (const folder of Object.keys(plans))
  test(`${folder}: every score and every part that the plan names comes out the same twice`, () => {
    const { market, moves } = plans[folder];
    const sure = moves.filter((move) => Object.values(move.open ?? {}).reduce(
      (gain, [worst, expected]) => gain + worst - expected, move.score - move.score_before) >= 0);
    equal(plans[folder].summary.sure, sure.length, 'moves that are sure');
    holds(market.scores.length > 300, `${market.scores.length} scores`);
    for (const [person, seat, score] of market.scores)
      equal(score, cities[folder].weigh(person, seat).total.expected, `${person} for ${seat}`);
    for (const move of moves) {
      const { parts } = cities[folder].weigh(move.employee, move.to);
      for (const [id, part] of Object.entries(parts)) equal(move.parts[id], part.expected, `${move.employee}: ${id}`);
      const missing = Object.keys(parts).filter((id) => parts[id].missing).sort();
      equal(move.open ?? {}, openGains(cities[folder], move), `${move.employee}: what leaves the gain open`);
      equal([...(move.parts_missing ?? [])].sort(), missing, `${move.employee}: what is missing`);
    }
  });

test('a weight that is off by one point does not pass', () => {
  const model = modelOf('extended');
  for (const id of Object.keys(model.weights)) {
    const other = structuredClone(model);
    other.weights[id] += 1;
    const city = City.read(path('whole'), today, other);
    const noticed = chosen.some(({ folder, person, seat }, i) =>
      folder === 'whole' && differences(answers[i], city.weigh(person, seat)).length > 0);
    holds(noticed, `${id}: one point more was not noticed`);
  }
});

// The model that talent systems use. Only here are potential, integrity and the career asked for.
const matched = City.read(path('holes'), today, modelOf('match'));
equal(serasi('plan', 'holes', '--model', 'match', '--out', 'match.json', '--today', today).code, 0, 'plan by the other model');
const matchPlan = JSON.parse(readFileSync(path('match.json'), 'utf8'));
const matchTimes = new Map();
const matchPairs = choose(matched, 'holes', matchPlan.market.people.map(({ id }) => id), matchPlan.market.seats.map(({ id }) => id), 16, matchTimes, matchVariants);
for (const { person, seat } of matchPairs)
  test(`match: ${person} for ${seat} comes out the same twice`, () => {
    const result = serasi('explain', 'match.json', '--employee', person, '--seat', seat, '--data', 'holes', '--json');
    equal(result.code, 0, result.err);
    const { weighed } = JSON.parse(result.out);
    const found = differences(weighed, matched.weigh(person, seat));
    holds(found.length === 0, found.join('; '));
    equal(Object.keys(weighed.parts).sort(), Object.keys(modelOf('match').weights).sort(), 'parts');
  });

test('match: the pairs show potential, integrity and careers of every kind; every score of the plan comes out the same twice', () => {
  equal(matchPlan.model, { id: 'match', version: modelOf('match').version }, 'model');
  equal(lacking(matchTimes, matchVariants), [], 'not shown twice');
  for (const [person, seat, score] of matchPlan.market.scores)
    equal(score, matched.weigh(person, seat).total.expected, `${person} for ${seat}`);
  equal(serasi('verify', 'match.json').code, 0, 'verify');
});

finish();
