// site.mjs: the first load, as the network sees it, stays within one megabyte. The program that makes the demo city is
// fetched when somebody asks for it (tests/e2e looks that it is not before).

import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const budget = 1_000_000;

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)]);
}

const weigh = (content) => gzipSync(content, { level: 9 }).length;

/** What a first visit fetches of the site in `folder`: file to compressed bytes. */
export const firstLoad = (folder) => new Map(filesOf(folder).filter((file) => /\.(wasm|js|mjs|ttf|woff2?)$/.test(file) && !/(^|\/)demo\./.test(file))
  .map((file) => [file, weigh(readFileSync(file))]));

/** Bytes that no compression shortens, the same on every run (Marsaglia's xorshift). */
function noise(length) {
  let state = 2463534242;
  return Buffer.from(Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  }));
}

export const siteGuard = {
  name: 'wasm, scripts and fonts of the first load weigh at most 1.0 MB compressed',
  /** A folder, or for the sample a map from name to bytes. */
  check(site) {
    const folder = site instanceof Map ? null : site;
    if (folder && !existsSync(folder)) return [`${folder} was not built`];
    const weights = folder ? firstLoad(folder) : new Map([...site].map(([file, content]) => [file, weigh(content)]));
    if (![...weights.keys()].some((file) => file.endsWith('.wasm'))) return ['the site has no wasm'];
    const bytes = [...weights.values()].reduce((sum, one) => sum + one, 0);
    if (folder) console.log(`first load: ${(bytes / 1000).toFixed(0)} kB compressed, of ${budget / 1000} kB`);
    return bytes <= budget ? [] : [`the first load weighs ${bytes} bytes, more than ${budget}`];
  },
  violating: new Map([['app.wasm', noise(budget + 1)]]),
};
