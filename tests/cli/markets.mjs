// markets.mjs: `match` and `assign` on stated problems, against answers known by hand or by enumeration.

import { writeFileSync } from 'node:fs';
import { equal, holds, path, refuses, serasi, test } from './program.mjs';

const write = (name, value) => {
  writeFileSync(path(name), typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value));
  return name;
};
const market = {
  format: 'serasi-market/1',
  people: [{ id: 'e1', current: 's1' }, { id: 'e2', current: 's2' }, { id: 'e9' }],
  seats: [{ id: 's1' }, { id: 's2' }, { id: 's3' }],
  scores: [['e1', 's1', 10], ['e1', 's2', 30], ['e2', 's2', 10], ['e2', 's1', 5], ['e2', 's3', 25], ['e9', 's1', 8]],
};

test('match gives the best plan with its certificate', () => {
  const result = serasi('match', write('market.json', market));
  equal(result.code, 0, result.err);
  const matching = JSON.parse(result.out);
  equal(matching.format, 'serasi-matching/1', 'format');
  equal(matching.assignment, { e1: 's2', e2: 's3', e9: 's1' }, 'assignment');
  equal([matching.objective, matching.moves], [63, 3], 'objective and moves');
  const { people, seats, per_move: perMove } = matching.certificate;
  const bound = [...Object.values(people), ...Object.values(seats)].reduce((sum, price) => sum + price, 0);
  equal([bound, perMove], [63, 0], 'the bound');
  for (const [person, seat, score] of market.scores)
    holds(people[person] + seats[seat] >= score, `no proof for ${person} on ${seat}`);
});

test('match keeps a move limit and explains', () => {
  const limited = JSON.parse(serasi('match', 'market.json', '--max-moves', '1').out);
  holds(limited.moves <= 1, `${limited.moves} moves`);
  const explained = JSON.parse(serasi('match', 'market.json', '--explain').out);
  equal(explained.missing.length, market.scores.length, 'pairs explained');
  for (const member of ['if_forbidden', 'if_seat_removed', 'if_person_leaves']) holds(explained[member], member);
});

test('a fair plan puts nobody low for the sake of the sum, and is refused where it is not defined', () => {
  const scores = [['a', 's', 10], ['a', 't', 1], ['b', 's', 99], ['b', 't', 9], ['b', 'u', 8], ['a', 'u', 7]];
  write('fair.json', { format: 'serasi-market/1', people: [{ id: 'a', current: 's' }, { id: 'b', current: 't' }],
    seats: [{ id: 's' }, { id: 't' }, { id: 'u' }], scores });
  const given = (fairness) => JSON.parse(serasi('match', 'fair.json', '--fairness', fairness).out);
  equal(given('sum').assignment, { a: 'u', b: 's' }, 'greatest sum');
  for (const fairness of ['max-min', 'leximin']) {
    equal(given(fairness).assignment, { a: 's', b: 't' }, fairness);
    equal([given(fairness).fairness, given(fairness).certificate], [fairness, undefined], 'what it says of itself');
    refuses(serasi('match', 'fair.json', '--fairness', fairness, '--max-moves', '1'), fairness);
  }
  refuses(serasi('match', 'fair.json', '--fairness', 'equal'), 'equal', 'leximin');
  refuses(serasi('match', 'fair.json', '--fairness', 'leximin', '--mechanism', 'block-exchange'), 'block-exchange');
});

test('a mechanism that is not there is refused by name', () => {
  refuses(serasi('match', 'market.json', '--mechanism', 'boston'), 'boston', 'block-exchange');
});

/** a and b want each other's seats; s would lose by it, t would gain. */
const wishes = {
  format: 'serasi-market/1',
  people: [{ id: 'a', current: 's', prefers: ['t'] }, { id: 'b', current: 't', prefers: ['s'] }],
  seats: [{ id: 's', ranks: ['a', 'b'] }, { id: 't', ranks: ['a', 'b'] }],
};

test('each mechanism of wishes gives its outcome, what it promises, and what was found true', () => {
  write('wishes.json', wishes);
  for (const [mechanism, given, promise] of [['deferred-acceptance', 't', 'no_envy_beyond_rights'],
    ['top-trading-cycles', 't', 'pareto_efficient'], ['block-exchange', 's', 'no_seat_worse']]) {
    const result = serasi('match', 'wishes.json', '--mechanism', mechanism);
    equal(result.code, 0, result.err);
    const matching = JSON.parse(result.out);
    equal([matching.mechanism, matching.assignment.a], [mechanism, given], 'outcome');
    holds(matching.guarantees.includes(promise), promise);
    equal(matching.properties.individually_rational, true, 'individually rational');
    equal(matching.properties.no_seat_worse, mechanism === 'block-exchange', 'no seat worse');
    equal(matching.certificate, undefined, 'a certificate');
  }
});

test('a mechanism of wishes explains itself, and refuses what it cannot keep', () => {
  const [reason] = JSON.parse(serasi('match', 'wishes.json', '--mechanism', 'block-exchange', '--explain').out).reasons
    .filter(({ person }) => person === 'b');
  equal([reason.seat, reason.reason, reason.holder, reason.rank], ['s', 'outranked', 'a', 2], 'reason');
  refuses(serasi('match', 'wishes.json', '--mechanism', 'block-exchange', '--max-moves', '1'), 'block-exchange');
  const leaver = { ...wishes, people: [{ ...wishes.people[0], may_stay: false }, wishes.people[1]] };
  refuses(serasi('match', write('leaver.json', leaver), '--mechanism', 'deferred-acceptance'), 'deferred-acceptance');
  const vacant = { ...wishes, seats: [...wishes.seats, { id: 'u', must_fill: true }] };
  const result = serasi('match', write('vacant.json', vacant), '--mechanism', 'top-trading-cycles');
  equal(result.code, 1, 'exit code');
  holds(result.err.includes('top-trading-cycles') && result.err.includes(' u '), result.err);
});

test('a market without any plan is an answer, not a fault', () => {
  const stuck = { ...market, people: [{ id: 'e1', current: 's1', may_stay: false }], scores: [] };
  const result = serasi('match', write('stuck.json', stuck));
  equal(result.code, 1, 'exit code');
  equal(result.err.split('\n').length, 2, result.err);
});

/** Three nurses want the clinic, which takes one; the office needs one; both belong to the district, which takes two. */
const limited = {
  format: 'serasi-market/1',
  people: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
  seats: [{ id: 's', slots: 3, unit: 'clinic', place: 'north' }, { id: 't', slots: 3, unit: 'office', place: 'south' },
    { id: 'u', place: 'south' }],
  units: [{ id: 'clinic', parent: 'district', ceiling: 1 }, { id: 'office', parent: 'district', floor: 1 },
    { id: 'district', ceiling: 2 }],
  scores: [['a', 's', 9], ['a', 't', 1], ['b', 's', 8], ['b', 't', 1], ['c', 's', 7], ['c', 't', 1], ['c', 'u', 3]],
};

test('limits of nested units hold, and their prices prove the plan', () => {
  const result = serasi('match', write('units.json', limited));
  equal(result.code, 0, result.err);
  const matching = JSON.parse(result.out);
  equal([matching.objective, Object.values(matching.assignment).sort()], [13, ['s', 't', 'u']], 'plan');
  const { people, seats, units } = matching.certificate;
  const above = { s: ['clinic', 'district'], t: ['office', 'district'], u: [] };
  for (const [person, seat, score] of limited.scores) {
    const offer = people[person] + seats[seat] + above[seat].reduce((sum, unit) => sum + units[unit], 0);
    holds(offer >= score, `no proof for ${person} on ${seat}`);
  }
  equal(serasi('verify', write('answer.json', matching), '--market', 'units.json').code, 0, 'verify');
  for (const [name, change] of Object.entries({
    seat: (m) => { m.assignment.a = m.assignment.a === 's' ? 't' : 's'; },
    price: (m) => { m.certificate.units.clinic -= 1; },
    objective: (m) => { m.objective += 1; },
  })) {
    const damaged = structuredClone(matching);
    change(damaged);
    const refused = serasi('verify', write('damaged.json', damaged), '--market', 'units.json', '--json');
    equal([refused.code, JSON.parse(refused.out).valid], [1, false], `a changed ${name}`);
  }
  refuses(serasi('verify', 'units.json', '--market', 'units.json'), 'units.json:1:', 'serasi-matching/1');
  refuses(serasi('verify', 'answer.json', '--market', 'none.json'), 'none.json');
});

test('limits of units that cannot be kept are an answer; what cannot be combined with them is refused', () => {
  const starved = structuredClone(limited);
  starved.units[1].floor = 4;
  for (const [language, word] of [['en', 'office needs at least 4'], ['id', 'office']]) {
    const result = serasi('match', write('starved.json', starved), '--lang', language);
    equal(result.code, 1, 'exit code');
    holds(result.err.includes(word) && result.err.split('\n').length === 2, result.err);
  }
  const crowded = { ...limited, people: ['a', 'b'].map((id) => ({ id, current: 's' })), scores: [] };
  const clash = serasi('match', write('crowded.json', crowded));
  equal(clash.code, 1, 'exit code');
  for (const part of ['a, b', ' s']) holds(clash.err.includes(part), clash.err);
  for (const [words, with_] of [[['--max-moves', '1'], 'max_moves'], [['--fairness', 'max-min'], 'max-min'],
    [['--mechanism', 'block-exchange'], 'block-exchange']])
    refuses(serasi('match', 'units.json', ...words), 'units', with_);
  refuses(serasi('match', write('both.json', { ...limited, links: [['a', 'b', 5]] })), 'units', 'links');
  const loop = structuredClone(limited);
  loop.units[2].parent = 'clinic';
  refuses(serasi('match', write('loop.json', loop)), 'loop.json:1:', 'clinic');
});

test('linked people are brought together where their points are worth it', () => {
  const { units, ...plain } = limited;
  const seats = plain.seats.map(({ unit, ...seat }) => ({ ...seat, slots: 1 }));
  const points = (number) => ({ ...plain, seats, links: [['a', 'c', number]] });
  const given = (number) => JSON.parse(serasi('match', write('links.json', points(number))).out);
  equal([given(1).assignment, given(1).linked], [{ a: 's', b: 't', c: 'u' }, { bound: 13, meet: [], points: 0 }], 'few points');
  const together = given(50);
  equal(together.assignment, { a: 't', b: 's', c: 'u' }, 'many points');
  equal(together.linked, { bound: 62, meet: [['a', 'c']], points: 50 }, 'what it says of the pair');
  equal([together.objective, together.certificate.gap, together.proven_by_search], [12, 1, true], 'what it costs');
  equal(serasi('verify', write('answer.json', together), '--market', 'links.json').code, 0, 'verify');
  together.linked.bound -= 1;
  equal(serasi('verify', write('damaged.json', together), '--market', 'links.json').code, 1, 'a changed bound');
  const explained = serasi('match', 'links.json', '--explain');
  equal(explained.code, 1, 'explain');
  holds(explained.err.includes('links') && explained.err.includes('explain'), explained.err);
  refuses(serasi('match', write('alone.json', { ...points(1), links: [['a', 'a', 1]] }), '--lang', 'en'), 'alone.json:1:', 'themselves');
});

test('faults of a market name file, line and column', () => {
  const broken = '{\n  "format": "serasi-market/1",\n  "people": [,]\n}';
  refuses(serasi('match', write('broken.json', broken)), 'broken.json:3:');
  const wrong = ['{"format":"serasi-market/1","people":[{"id":"e1"}],"seats":[{"id":"s1"}],',
    ' "scores":[["e1","s1",1],', '  ["e1","s7",2]]}'].join('\n');
  refuses(serasi('match', write('unknown.json', wrong)), 'unknown.json:3:3', 's7');
  refuses(serasi('match', write('other.json', { format: 'serasi-market/2' })), 'other.json:1:', 'serasi-market/1');
  refuses(serasi('match', write('deep.json', '['.repeat(100000))), 'deep.json');
  refuses(serasi('match', write('nothing.json', '')), 'nothing.json');
  refuses(serasi('verify', write('plan.json', '{"format":"serasi-market/1"}')), 'plan.json:1:');
});

/** The cheapest permutation, by trying them all. */
function cheapest(cost, row = 0, used = 0) {
  if (row === cost.length) return 0;
  let best = Infinity;
  for (let column = 0; column < cost.length; column += 1)
    if ((used & (1 << column)) === 0)
      best = Math.min(best, cost[row][column] + cheapest(cost, row + 1, used | (1 << column)));
  return best;
}

test('assign finds the cheapest assignment of dense and sparse files', () => {
  let state = 12345;
  const random = (limit) => { state = (state * 1103515245 + 12345) % 2147483648; return state % limit; };
  for (let round = 0; round < 10; round += 1) {
    const size = 2 + round % 5;
    const cost = Array.from({ length: size }, () => Array.from({ length: size }, () => random(100)));
    const files = [
      write('dense.txt', ` ${size}\n${cost.map((row) => ` ${row.join(' ')}`).join('\n')}\n`),
      write('sparse.txt', [size, ...cost.flatMap((row, i) => row.map((c, j) => `${i + 1} ${j + 1} ${c}`))].join('\n')),
    ];
    for (const file of size === 3 ? files.slice(0, 1) : files) {
      const result = serasi('assign', file);
      equal(result.code, 0, result.err);
      const { objective, columns, certificate, seconds } = JSON.parse(result.out);
      equal(objective, cheapest(cost), `${file} of round ${round}`);
      equal(columns.reduce((sum, column, row) => sum + cost[row][column - 1], 0), objective, 'cost of the columns');
      equal(new Set(columns).size, size, 'columns');
      equal(certificate, 'valid', 'certificate');
      holds(seconds >= 0, 'seconds');
    }
  }
});

test('assign refuses what is no problem and answers no to one without solution', () => {
  refuses(serasi('assign', write('word.txt', '2\n1 2\n3 x\n')), 'word.txt:3');
  refuses(serasi('assign', write('short.txt', '9\n1 2 3\n4 5\n')), 'short.txt');
  refuses(serasi('assign', 'missing.txt'), 'missing.txt');
  const none = serasi('assign', write('none.txt', '4\n1 1 5\n2 1 5\n3 3 1\n4 4 1\n'));
  equal(none.code, 1, 'exit code');
  holds(none.err.includes('none.txt'), none.err);
});

/** A binary assignment file: kind 0 with the costs of a matrix, kind 1 with rows of [column, cost] pairs. */
function binary(rows, columns, kind, body) {
  const bytes = [Buffer.from('serasi-assign/1\n'), Buffer.from(Int32Array.of(rows, columns, kind, 0).buffer)];
  if (kind === 0) bytes.push(Buffer.from(Int32Array.from(body.flat()).buffer));
  else {
    const starts = body.reduce((list, row) => [...list, list.at(-1) + row.length], [0]);
    bytes.push(Buffer.from(BigInt64Array.from(starts, BigInt).buffer));
    for (const at of [0, 1]) bytes.push(Buffer.from(Int32Array.from(body.flat(), (pair) => pair[at]).buffer));
  }
  return Buffer.concat(bytes);
}

test('assign --binary solves matrices and listed pairs, with columns to spare', () => {
  const matrix = serasi('assign', '--binary', write('matrix.bin', binary(2, 3, 0, [[4, 1, 9], [2, 1, 9]])));
  equal(matrix.code, 0, matrix.err);
  const { objective, columns, certificate } = JSON.parse(matrix.out);
  equal([objective, columns, certificate], [3, [2, 1], 'valid'], 'answer');
  const pairs = serasi('assign', '--binary', write('pairs.bin', binary(2, 3, 1, [[[0, 4], [1, 1]], [[1, 1]]])));
  equal(pairs.code, 0, pairs.err);
  equal(JSON.parse(pairs.out).columns, [1, 2], 'columns');
});

test('assign --binary refuses a damaged file in one line, however much it declares', () => {
  const good = binary(2, 3, 1, [[[0, 4], [1, 1]], [[1, 1]]]);
  const header = (...numbers) => Buffer.concat([good.subarray(0, 16), Buffer.from(Int32Array.from(numbers).buffer), Buffer.alloc(976)]);
  const damaged = {
    'text.bin': Buffer.from('3\n1 2 3\n'),
    'empty.bin': Buffer.alloc(0),
    'cut.bin': good.subarray(0, good.length - 4),
    'many_rows.bin': header(1e9, 1e9, 1, 0),
    'many_columns.bin': header(1, 1e9, 1, 0),
    'large_matrix.bin': header(1e9, 1e9, 0, 0),
    'negative.bin': header(-1, 3, 0, 0),
    'kind.bin': header(1, 1, 7, 0),
    'more_rows.bin': binary(3, 2, 0, [[1, 2], [3, 4], [5, 6]]),
    'twice.bin': binary(1, 2, 1, [[[1, 4], [1, 5]]]),
    'column.bin': binary(1, 2, 1, [[[0, 4], [2, 5]]]),
    'cost.bin': binary(1, 1, 0, [[2e9]]),
  };
  for (const [name, bytes] of Object.entries(damaged)) refuses(serasi('assign', '--binary', write(name, bytes)), name);
  const none = serasi('assign', '--binary', write('none.bin', binary(2, 2, 1, [[[0, 1]], [[0, 1]]])));
  equal(none.code, 1, 'exit code');
});
