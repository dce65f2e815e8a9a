// site.mjs: what a first visit transfers, weighed as the guard weighs it.
import path from 'node:path';
import { firstLoad } from '../guards/site.mjs';
import { web } from './programs.mjs';

export function site(table) {
  const files = [...firstLoad(path.join(web, 'site'))];
  const weigh = (pattern) => files.filter(([file]) => pattern.test(file)).reduce((sum, [, bytes]) => sum + bytes, 0);
  const parts = { wasm: weigh(/\.wasm$/), scripts: weigh(/\.m?js$/), fonts: weigh(/\.ttf$/) };
  const total = parts.wasm + parts.scripts + parts.fonts;
  if (parts.wasm === 0) throw new Error('the site has no wasm');
  const shares = Object.entries(parts).map(([name, bytes]) => `${name} ${Math.round(bytes / 1000)}`).join(', ');
  table.add('first load, gzip: wasm + scripts + fonts', [total / 1000], { unit: 'kB', most: 1000, against: shares });
}
