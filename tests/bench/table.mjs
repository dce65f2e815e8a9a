// table.mjs: the one table of the bench, printed line by line as it is measured.
//
// Result    `what | median (least) of N | budget | verdict | against`. The last column is a ratio to something measured in
//           the same run: a peer, or the same work natively. On a shared machine ratios of the least hold better than milliseconds.
const widths = [58, 30, 12, 8];

export function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

const digits = (value) => (value >= 1000 ? Math.round(value).toLocaleString('en') : value === 0 ? '0' : value.toPrecision(3));
const least = (samples) => Math.min(...samples);
export const ratio = (ours, theirs, whom) => `${digits(least(ours) / least(theirs))} x ${whom}`;

export class Table {
  constructor({ isJudging }) {
    this.isJudging = isJudging;
    this.missed = 0;
    this.broken = 0;
  }

  line(...cells) { console.log(cells.map((cell, at) => String(cell).padEnd(widths[at] ?? 0)).join(' | ').trimEnd()); }

  head() {
    this.line('what', 'median (least) of runs', 'budget', 'verdict', 'against');
    this.line(...widths.map((width) => '-'.repeat(width)), '-------');
  }

  /** `most` is the budget in `unit`; without one the line informs. `share` other than 0.5 judges that quantile. */
  add(what, samples, { unit = 'ms', most, share = 0.5, against = '' } = {}) {
    const value = quantile(samples, share);
    const name = share === 0.5 ? '' : ` p${share * 100}`;
    const others = samples.length > 1 ? ` (${digits(least(samples))}) of ${samples.length}` : '';
    const isMissed = this.isJudging && most !== undefined && !(value <= most);
    if (isMissed) this.missed += 1;
    const verdict = most === undefined ? '' : this.isJudging ? (isMissed ? 'MISSED' : 'ok') : 'unjudged';
    this.line(what, `${digits(value)} ${unit}${name}${others}`, most === undefined ? '' : `<= ${most.toLocaleString('en')} ${unit}`, verdict, against);
  }

  note(what, text) { this.line(what, text); }

  /** Something that could not be measured: the bench itself is at fault. */
  fail(what, reason) {
    this.broken += 1;
    this.line(what, `NOT MEASURED: ${reason}`);
  }
}
