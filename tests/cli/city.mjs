// city.mjs: the main job on the demo city: defects found, a plan made, proven, explained, and no corruption believed.

import { mkdirSync, readFileSync, readdirSync, writeFileSync, copyFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createHash } from 'node:crypto';
import { workbook } from './corpus/files.mjs';
import { equal, holds, path, refuses, serasi, test } from './program.mjs';

const today = ['--today', '2026-11-01'];
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const tables = (folder) => readdirSync(path(folder)).filter((name) => name.endsWith('.csv')).sort();

test('the same seed makes the same city, another seed another', () => {
  for (const [folder, seed] of [['small', '7'], ['again', '7'], ['other', '8']])
    equal(serasi('demo', '--employees', '60', '--seed', seed, '--out', folder).code, 0, 'exit code');
  const bytes = (folder) => tables(folder).map((name) => readFileSync(path(folder, name), 'latin1'));
  equal(bytes('again'), bytes('small'), 'the city');
  holds(JSON.stringify(bytes('other')) !== JSON.stringify(bytes('small')), 'seed 8 made the city of seed 7');
});

test('a city outside the generator\'s range is refused and writes nothing', () => {
  refuses(serasi('demo', '--employees', '3', '--out', 'tiny'), '3');
  holds(!readdirSync(path()).includes('tiny'), 'a folder was made');
});

const employees = Number(process.env.SERASI_EMPLOYEES ?? 3140);
equal(serasi('demo', '--employees', String(employees), '--seed', '7', '--out', 'dirty', '--dirt').code, 0, 'demo');
const truth = json(path('dirty', 'truth.json')).defects;
const checked = serasi('check', ...tables('dirty').map((name) => path('dirty', name)), '--json', ...today);

test('every defect of truth.json is found at its place', () => {
  const report = JSON.parse(checked.out);
  equal(report.format, 'serasi-check/1', 'format');
  const found = new Set(report.files.flatMap((file) => file.findings.map((finding) =>
    [basename(file.file), finding.row, finding.column, finding.code].join(' '))));
  const missed = truth.filter((defect) => !found.has([defect.file, defect.row, defect.column, defect.code].join(' ')));
  holds(truth.length > employees / 7, `only ${truth.length} defects in truth.json`);
  equal(missed.length, 0, `of ${truth.length} defects, those missed (first: ${JSON.stringify(missed[0])})`);
});

test('no sound row is called invalid, and the exit code says that some are', () => {
  equal(checked.code, 1, 'exit code');
  const injected = new Set(truth.filter((defect) => defect.code.startsWith('E_')).map((d) => `${d.file} ${d.row}`));
  for (const file of JSON.parse(checked.out).files) {
    const invalid = new Set(file.findings.filter((finding) => finding.severity === 'invalid')
      .map((finding) => `${basename(file.file)} ${finding.row}`));
    for (const row of invalid) holds(injected.has(row), `${row} is called invalid`);
    equal(invalid.size, file.rows.invalid, `${file.file}: invalid rows`);
  }
});

test('the city as workbooks is the same city', () => {
  const made = ['--employees', '300', '--seed', '7', '--dirt'];
  equal(serasi('demo', ...made, '--out', 'texts').code, 0, 'demo');
  equal(serasi('demo', ...made, '--out', 'books', '--xlsx').code, 0, 'demo --xlsx');
  const findings = (folder, ending) => {
    const files = readdirSync(path(folder)).filter((name) => name.endsWith(ending)).sort();
    const report = JSON.parse(serasi('check', ...files.map((name) => path(folder, name)), '--json', ...today).out);
    return report.files.map((file) => ({
      name: basename(file.file, ending), rows: file.rows,
      findings: file.findings.filter(({ severity }) => severity !== 'info').map(({ row, column, code, value }) => [row, column, code, value]),
    }));
  };
  equal(findings('books', '.xlsx'), findings('texts', '.csv'), 'what was found');
  equal(serasi('plan', 'books', '--out', 'books.json', ...today).code, 0, 'a plan from workbooks');
});

test('a clean city has no invalid row', () => {
  const result = serasi('check', ...tables('small').map((name) => path('small', name)), '--json', ...today);
  equal(result.code, 0, 'exit code');
  for (const file of JSON.parse(result.out).files) equal(file.rows.invalid, 0, file.file);
});

const planned = serasi('plan', 'dirty', '--out', 'p.json', '--json', ...today);

test('on a day within the mayor\'s first six months the plan says that a permit is needed', () => {
  const plan = (today, ...more) => serasi('plan', 'small', '--out', 'early.json', '--today', today, ...more);
  equal(JSON.parse(plan('2025-08-19', '--json').out).needs_permit, ['C04'], 'rules that ask for a permit');
  equal(JSON.parse(plan('2025-08-20', '--json').out).needs_permit, [], 'rules that ask for a permit');
  holds(plan('2025-08-19').out.includes('C04: '), 'no sentence on the permit');
  holds(plan('2025-08-20').out.includes('C05: '), 'no sentence on BKN\'s clearance');
});

test('a plan is made from the dirty city and verifies', () => {
  equal(planned.code, 0, `exit code (${planned.err})`);
  const result = serasi('verify', 'p.json');
  equal(result.code, 0, `exit code (${result.out}${result.err})`);
  holds(result.out.includes('sah'), result.out);
  equal(JSON.parse(serasi('verify', 'p.json', '--json').out).valid, true, 'valid');
});

const plan = json(path('p.json'));

test('the plan says what it was made from, moves people, and improves the fit', () => {
  equal(plan.format, 'serasi-plan/1', 'format');
  const hash = createHash('sha256').update(readFileSync(path('dirty', 'pns.csv'))).digest('hex');
  equal(plan.inputs['pns.csv'], hash, 'hash of pns.csv');
  equal(Object.keys(plan.inputs), tables('dirty'), 'inputs');
  holds(plan.moves.length > 50 && plan.summary.fit_after > plan.summary.fit_before, JSON.stringify(plan.summary));
  equal(JSON.parse(planned.out).moves, plan.moves.length, 'moves told');
  for (const move of plan.moves)
    equal(Object.values(move.parts).reduce((sum, points) => sum + points, 0), move.score, `parts of ${move.employee}`);
});

test('nobody is moved to a lower score, except onto a vacancy that must be filled', () => {
  const urgent = new Set(plan.seats.filter((seat) => seat.must_fill).map((seat) => seat.seat));
  for (const move of plan.moves)
    holds(move.score >= move.score_before + 1000 || urgent.has(move.to), `${move.employee} to ${move.to}`);
});

equal(serasi('demo', '--employees', '400', '--seed', '7', '--out', 'middle').code, 0, 'demo');
/** A folder with the files of `middle` and one of exemptions. */
function exempted(folder, ...rows) {
  mkdirSync(path(folder), { recursive: true });
  for (const name of tables('middle')) copyFileSync(path('middle', name), path(folder, name));
  const head = 'NIP,ATURAN_DIKECUALIKAN,KURSI_DIKECUALIKAN,ALASAN_PENGECUALIAN,PENYETUJU_PENGECUALIAN,TANGGAL_PENGECUALIAN';
  writeFileSync(path(folder, 'pengecualian.csv'), [head, ...rows].join('\n') + '\n');
  return serasi('plan', folder, '--out', `${folder}.json`, '--json', ...today);
}

test('an exemption from a file opens its gate, and plan, verify and explain say by whose decision', () => {
  equal(serasi('plan', 'middle', '--out', 'held.json', ...today).code, 0, 'exit code');
  const held = json(path('held.json')).people.filter((person) => String(person.blocked_by) === 'P09').map((person) => person.employee);
  holds(held.length > 0, 'P09 holds nobody');
  const made = exempted('freed', ...held.map((number) => `${number},P09,,Penataan organisasi,Sekretaris Daerah,2026-10-01`));
  equal(made.code, 0, made.err);
  const freed = json(path('freed.json'));
  equal(freed.people.filter((person) => String(person.blocked_by) === 'P09').length, 0, 'held people');
  const moves = freed.moves.filter((move) => move.rules.some((rule) => rule.exemption));
  holds(moves.length > 0, 'nobody moves by an exemption');
  for (const move of moves) {
    const rule = move.rules.find((one) => one.exemption);
    equal([rule.id, rule.outcome, rule.exemption.approver], ['P09', 'pass', 'Sekretaris Daerah'], 'the rule');
  }
  equal(JSON.parse(made.out).exempt_moves, moves.length, 'plan says');
  equal(JSON.parse(serasi('verify', 'freed.json', '--json').out).exempt_moves, moves.length, 'verify says');
  holds(serasi('explain', 'freed.json', '--employee', moves[0].employee, '--lang', 'en').out.includes('Approved by Sekretaris Daerah'), 'explain is silent');
  const why = JSON.parse(serasi('explain', 'freed.json', '--employee', moves[0].employee, '--json').out);
  equal(why.rules.find((rule) => rule.exemption).exemption.reason, 'Penataan organisasi', 'explain says');
});

test('an exemption that does not hold stops the plan with one line', () => {
  const [number] = json(path('held.json')).people.map((person) => person.employee);
  const read = number.replace(/^(.{8})(.{6})(.)(.{3})$/, '$1 $2 $3 $4');
  refuses(exempted('unlawful', `${number},P06,,Alasan,Sekda,`), 'P06', read);
  refuses(exempted('nobody', `${number},P09,,Alasan,,`), read);
});

test('--equity tells who moves and who is refused by groups that add up to the plan', () => {
  const made = JSON.parse(serasi('plan', 'dirty', '--out', 'q.json', '--json', '--equity', ...today).out);
  const { summary } = json(path('q.json'));
  equal(Object.keys(made.equity).sort(), ['age', 'district', 'sex', 'unit'], 'dimensions');
  for (const [dimension, groups] of Object.entries(made.equity)) {
    const sum = (count) => groups.reduce((total, group) => total + count(group), 0);
    equal(sum((group) => group.people), summary.people, `people by ${dimension}`);
    equal(sum((group) => group.moves.count), summary.moves, `moves by ${dimension}`);
    equal(sum((group) => group.met.count), summary.wishes_met, `wishes met by ${dimension}`);
    equal(sum((group) => group.refused.count), summary.wishers - summary.wishes_met, `wishes refused by ${dimension}`);
    for (const group of groups) holds(['alone', 'too_few', 'alike', 'lower', 'higher'].includes(group.moves.verdict), group.moves.verdict);
  }
  const text = serasi('plan', 'dirty', '--out', 'q.json', '--lang', 'en', '--equity', ...today).out;
  for (const words of ['Home district', '40 to 49', 'All employees']) holds(text.includes(words), `${words} is missing`);
  holds(!serasi('plan', 'dirty', '--out', 'q.json', '--lang', 'en', ...today).out.includes('Home district'), 'said unasked');
});

test('the same files give the same plan, byte by byte', () => {
  equal(serasi('plan', 'dirty', '--out', 'q.json', ...today).code, 0, 'exit code');
  holds(readFileSync(path('q.json')).equals(readFileSync(path('p.json'))), 'the files differ');
});

/** The plan with one thing changed. */
function corrupt(change) {
  const copy = structuredClone(plan);
  change(copy);
  writeFileSync(path('bad.json'), JSON.stringify(copy));
  return serasi('verify', 'bad.json', '--json');
}
const every = (list, count) => list.filter((_, at) => at % Math.max(1, Math.floor(list.length / count)) === 0);

test('one corrupted assignment makes verify fail', () => {
  const people = Object.keys(plan.matching.assignment);
  const seats = plan.market.seats.map((seat) => seat.id);
  every(people, 12).forEach((person, at) => {
    const seat = seats[(at * 97) % seats.length];
    if (plan.matching.assignment[person] === seat) return;
    const result = corrupt((copy) => { copy.matching.assignment[person] = seat; });
    equal(result.code, 1, `exit code for ${person} to ${seat}`);
    equal(JSON.parse(result.out).valid, false, 'valid');
  });
  for (const value of [null, 'no such seat', 7])
    equal(corrupt((copy) => { copy.matching.assignment[people[0]] = value; }).code, 1, `exit code for ${value}`);
});

test('one corrupted price makes verify fail', () => {
  for (const side of ['people', 'seats'])
    every(Object.keys(plan.matching.certificate[side]), 8).forEach((name, at) =>
      equal(corrupt((copy) => {
        copy.matching.certificate[side][name] += at % 2 === 0 ? 1 : -1;
      }).code, 1, `${side} ${name}`));
});

test('one corrupted move makes verify fail', () => {
  const move = Math.floor(plan.moves.length / 2);
  const other = plan.moves[0].to === plan.moves[move].to ? plan.moves[1].to : plan.moves[0].to;
  const changes = {
    score: (m) => { m.score += 1; },
    score_before: (m) => { m.score_before -= 1; },
    from: (m) => { m.from = other; },
    to: (m) => { m.to = other; },
    part: (m) => { m.parts.study += 1; },
    gate: (m) => { m.rules.find((rule) => rule.severity === 'gate').outcome = 'fail'; },
  };
  for (const [name, change] of Object.entries(changes))
    equal(corrupt((copy) => change(copy.moves[move])).code, 1, name);
  equal(corrupt((copy) => copy.moves.pop()).code, 1, 'a move less');
  equal(corrupt((copy) => { copy.summary.moves += 1; }).code, 1, 'summary');
});

test('a move limit holds and is proven, and a limit of none moves nobody', () => {
  for (const limit of [25, 0]) {
    equal(serasi('plan', 'small', '--out', 'k.json', '--max-moves', String(limit), ...today).code, 0, 'exit code');
    const limited = json(path('k.json'));
    holds(limited.moves.length <= limit, `${limited.moves.length} moves`);
    equal(serasi('verify', 'k.json').code, 0, 'verify');
  }
});

test('a plan of each mechanism of wishes verifies, explains itself, and no altered seat is believed', () => {
  for (const mechanism of ['deferred-acceptance', 'top-trading-cycles', 'block-exchange']) {
    const made = serasi('plan', 'dirty', '--out', 'w.json', '--mechanism', mechanism, '--lang', 'en', ...today);
    equal(made.code, 0, made.err);
    holds(made.out.includes('Checked:') && !made.out.includes('Proven'), made.out);
    const result = serasi('verify', 'w.json');
    equal(result.code, 0, result.out + result.err);
    const wished = json(path('w.json'));
    equal([wished.options.mechanism, wished.matching.mechanism], [mechanism, mechanism], 'mechanism');
    holds(wished.moves.length > employees / 300, `${wished.moves.length} moves`);
    const move = wished.moves[Math.floor(wished.moves.length / 2)].employee;
    wished.matching.assignment[move] = plan.market.people.find(({ id }) => id === move).current;
    writeFileSync(path('bad.json'), JSON.stringify(wished));
    equal(serasi('verify', 'bad.json').code, 1, 'exit code of an altered plan');
    const { people, seats } = wished.market;
    const wisher = people.find(({ id, prefers, current }) =>
      prefers?.length > 0 && prefers[0] !== current && !wished.moves.some(({ employee }) => employee === id));
    const told = JSON.parse(serasi('explain', 'w.json', '--employee', wisher.id, '--seat', wisher.prefers[0], '--json').out);
    holds(['outranked', 'taken', 'no_exchange'].includes(told.reason.reason), JSON.stringify(told));
    holds(seats.some(({ id }) => id === told.reason.seat), told.reason.seat);
    const text = serasi('explain', 'w.json', '--employee', wisher.id, '--seat', wisher.prefers[0], '--lang', 'en');
    equal(text.code, 0, text.err);
    holds(!/cli\.|\{/.test(text.out), text.out);
  }
  refuses(serasi('plan', 'small', '--out', 'w.json', '--mechanism', 'block-exchange', '--max-moves', '3', ...today),
    'block-exchange');
});

test('a fair plan of the city raises the least score, verifies, and says what it is', () => {
  const least = ({ market, matching }) => {
    const score = new Map(market.scores.map(([person, seat, points]) => [`${person} ${seat}`, points]));
    return Math.min(...Object.entries(matching.assignment).map(([person, seat]) => score.get(`${person} ${seat}`)));
  };
  const made = serasi('plan', 'small', '--out', 'f.json', '--fairness', 'max-min', '--lang', 'en', ...today);
  equal(made.code, 0, made.err);
  holds(made.out.includes('max-min') && !made.out.includes('Proven'), made.out);
  const fair = json(path('f.json'));
  equal([fair.options.fairness, fair.matching.fairness], ['max-min', 'max-min'], 'fairness');
  equal(serasi('plan', 'small', '--out', 's.json', '--json', ...today).code, 0, 'exit code');
  holds(least(fair) >= least(json(path('s.json'))), `${least(fair)} is below the plan of the greatest sum`);
  equal(serasi('verify', 'f.json').code, 0, 'verify');
  fair.options.fairness = 'leximin';
  writeFileSync(path('bad.json'), JSON.stringify(fair));
  equal(serasi('verify', 'bad.json').code, 1, 'verify with another order');
  const explained = serasi('explain', 'f.json', '--employee', fair.market.people[0].id);
  equal(explained.code, 1, 'explain');
  holds(explained.err.includes('max-min'), explained.err);
  refuses(serasi('plan', 'small', '--out', 'f.json', '--fairness', 'equal', ...today), 'equal', 'leximin');
  refuses(serasi('plan', 'small', '--out', 'f.json', '--fairness', 'leximin', '--max-moves', '3', ...today), 'leximin');
  refuses(serasi('plan', 'small', '--out', 'f.json', '--fairness', 'leximin', '--mechanism', 'block-exchange', ...today),
    'block-exchange');
});

test('explain answers for a mover, a seat, and somebody who stays', () => {
  const move = plan.moves.find(({ rules }) => rules.some(({ id }) => id === 'P09'));  // not of a contract
  const text = serasi('explain', 'p.json', '--employee', move.employee);
  equal(text.code, 0, text.err);
  holds(text.out.includes('Pindah dari') && text.out.includes('P09'), text.out);
  const told = JSON.parse(serasi('explain', 'p.json', '--employee', move.employee, '--json').out);
  equal([told.from, told.to, told.score, told.parts], [move.from, move.to, move.score, move.parts], 'the move');
  equal(told.alternatives[0].missing, 0, 'points missing for the seat given');
  const back = JSON.parse(serasi('explain', 'p.json', '--employee', move.employee, '--seat', move.from, '--json').out);
  holds(back.acceptable && back.missing > 0 && back.displaced[0].employee === move.employee, JSON.stringify(back));

  const blocked = plan.people.find((person) => person.blocked_by);
  const stays = serasi('explain', 'p.json', '--employee', blocked.employee, '--lang', 'en');
  holds(stays.out.includes('Stays at') && stays.out.includes(blocked.blocked_by[0]), stays.out);
  const grouped = move.employee.replace(/^(.{8})(.{6})(.)(.{3})$/, '$1 $2 $3 $4');
  equal(serasi('explain', 'p.json', '--employee', grouped).code, 0, 'a number in groups');
});

test('with the data, explain names the rule that shuts a seat, and refuses other data', () => {
  const { employee } = plan.people.find((person) => person.blocked_by?.includes('P09'));
  const seat = plan.moves[0].to;
  const told = serasi('explain', 'p.json', '--employee', employee, '--seat', seat, '--data', 'dirty', '--json');
  const { rules, parts, score } = JSON.parse(told.out).weighed;
  equal(rules.find((rule) => rule.id === 'P09').blocks, true, 'P09 blocks');
  equal(Object.values(parts).reduce((sum, points) => sum + points, 0), score, 'sum of the parts');
  const text = serasi('explain', 'p.json', '--employee', employee, '--seat', seat, '--data', 'dirty');
  holds(text.out.includes('MENGHALANGI P09'), text.out);
  const move = plan.moves[0];
  const same = JSON.parse(serasi('explain', 'p.json', '--employee', move.employee, '--data', 'dirty', '--json').out);
  equal([same.weighed.score, same.weighed.parts], [move.score, move.parts], 'weighed again');
  refuses(serasi('explain', 'p.json', '--employee', employee, '--seat', seat, '--data', 'small'), 'small');
});

test('where no single weight turns the order of two, and where data are given, explain says so', () => {
  const pair = (employee, ...more) => serasi('explain', 'small.json', '--employee', employee, '--data', 'small', ...more);
  equal(serasi('plan', 'small', '--out', 'small.json', ...today).code, 0, 'exit code');
  const firm = json(path('small.json')).people.find(({ employee, blocked_by }) => {
    if (blocked_by) return false;
    const weights = JSON.parse(pair(employee, '--json').out).weighed.order?.weights;
    return weights && Object.values(weights).every(({ least, most }) => least === 0 && most === null);
  });
  const told = pair(firm.employee).out;
  holds(told.includes('Tidak ada satu bobot pun') && !told.includes('diubah menjadi:'), told);
  const { seats } = json(path('small.json'));
  const shut = seats.map(({ seat }) => pair(firm.employee, '--seat', seat).out).find((text) => text.includes('Tidak diperbolehkan'));
  holds(shut && !shut.includes('--data'), shut);
});

test('a workbook of several sheets: check names the others and how to read them', () => {
  const sheet = (name) => ({ name, lines: [['NIP', 'NAMA', 'TANGGAL LAHIR'], ['199001152015031002', 'Budi', '1990-01-16']] });
  writeFileSync(path('sheets.xlsx'), workbook([sheet('PNS'), sheet('PPPK'), { name: 'Catatan', lines: [['halo']] }], { texts: 'inline' }));
  const { out } = serasi('check', 'sheets.xlsx', ...today);
  holds(out.includes('hanya lembar "PNS"') && out.includes('PPPK, Catatan') && out.includes('--sheet'), out);
  holds(out.includes('16-01-1990') && !out.includes('1990-01-16'), out);
});

test('explain refuses people and seats that the plan does not know', () => {
  refuses(serasi('explain', 'p.json', '--employee', '123'), 'p.json', '123');
  refuses(serasi('explain', 'p.json', '--employee', plan.moves[0].employee, '--seat', 'x'), 'p.json', 'x');
});

test('a folder without a position map, or with a file that is no table, is refused and writes no plan', () => {
  mkdirSync(path('part'));
  refuses(serasi('plan', 'part', '--out', 'none.json'), 'part');
  copyFileSync(path('small', 'unor.csv'), path('part', 'unor.csv'));
  refuses(serasi('plan', 'part', '--out', 'none.json', ...today), 'part');
  writeFileSync(path('part', 'catatan.csv'), 'a;b\n1;2\n');
  refuses(serasi('plan', 'part', '--out', 'none.json', ...today), 'catatan.csv');
  refuses(serasi('plan', 'small', '--out', 'none.json', '--mechanism', 'lottery', ...today), 'lottery');
  refuses(serasi('plan', 'nowhere', '--out', 'none.json'), 'nowhere');
  holds(!readdirSync(path()).some((name) => name.startsWith('none.json')), 'a file was written');
});

test('a plan that cannot be written leaves the old one as it was', () => {
  mkdirSync(path('taken'));
  refuses(serasi('plan', 'small', '--out', 'taken', ...today), 'taken');
  refuses(serasi('plan', 'small', '--out', 'no/such/folder/p.json', ...today), 'no/such/folder');
});
