// site.mjs: what a first visit transfers, weighed as the guard weighs it.
import path from 'node:path';
import { weighFirstLoad } from '../guards/site.mjs';
import { web } from './programs.mjs';

export function site(table) {
  const folder = path.join(web, 'site');
  const parts = { wasm: weighFirstLoad(folder, /\.wasm$/), scripts: weighFirstLoad(folder, /\.m?js$/), fonts: weighFirstLoad(folder, /\.ttf$/) };
  const total = parts.wasm + parts.scripts + parts.fonts;
  if (parts.wasm === 0) throw new Error(`no wasm in ${folder}`);
  const shares = Object.entries(parts).map(([name, bytes]) => `${name} ${Math.round(bytes / 1000)}`).join(', ');
  table.add('first load, gzip: wasm + scripts + fonts', [total / 1000], { unit: 'kB', most: 1000, against: shares });
}
