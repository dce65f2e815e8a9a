// assign.mjs: the dense assignment problem against SciPy's linear_sum_assignment (Crouse 2016), where SciPy is installed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { serasi } from './programs.mjs';
import { ratio } from './table.mjs';

const SCIPY = `
import sys, time, json
try:
    import numpy
    from scipy.optimize import linear_sum_assignment
except ImportError:
    print('null'); sys.exit()
numbers = open(sys.argv[1]).read().split()
size = int(numbers[0])
costs = numpy.array(numbers[1:], dtype=numpy.int64).reshape(size, size)
times = []
for run in range(int(sys.argv[2]) + 1):
    begin = time.perf_counter()
    rows, columns = linear_sum_assignment(costs)
    times.append((time.perf_counter() - begin) * 1000)
print(json.dumps({'samples': times[1:], 'objective': int(costs[rows, columns].sum())}))
`;

/** Size, then costs row by row: the dense format of the OR-Library. The same numbers on every machine. */
function denseProblem(size, most) {
  let state = 12345;
  const next = () => { state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff; return 1 + (state >>> 8) % most; };
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, next).join(' '));
  return `${size}\n${rows.join('\n')}\n`;
}

export function assign(table, { runs, isQuick }) {
  const size = isQuick ? 100 : 800;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'serasi-bench-'));
  try {
    for (const most of [100, 1000000]) {
      const file = path.join(folder, `dense-${most}.txt`);
      fs.writeFileSync(file, denseProblem(size, most));
      const answers = Array.from({ length: runs }, () => JSON.parse(serasi('assign', file)));
      if (answers.some(({ certificate }) => certificate !== 'valid')) throw new Error('the certificate is not valid');
      const ours = answers.map(({ seconds }) => seconds * 1000);
      const peer = spawnSync('python3', ['-c', SCIPY, file, String(runs)], { encoding: 'utf8' });
      const theirs = peer.status === 0 ? JSON.parse(peer.stdout) : null;
      if (theirs && theirs.objective !== answers[0].objective) throw new Error(`SciPy finds ${theirs.objective}, we ${answers[0].objective}`);
      table.add(`assignment, dense ${size} x ${size}, costs to ${most.toLocaleString('en')}, native`, ours,
        { against: theirs ? ratio(ours, theirs.samples, 'SciPy') : 'peer not installed (python3-scipy)' });
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
