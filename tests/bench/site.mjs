// site.mjs: what a first visit transfers.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { web } from './programs.mjs';

export function site(table) {
  const folder = path.join(web, 'site');
  const weigh = (pattern) => fs.readdirSync(folder).filter((name) => pattern.test(name)).reduce((sum, name) => {
    const file = path.join(folder, name);
    const bytes = fs.existsSync(`${file}.gz`) ? fs.statSync(`${file}.gz`).size : zlib.gzipSync(fs.readFileSync(file), { level: 9 }).length;
    return sum + bytes;
  }, 0);
  const parts = { wasm: weigh(/\.wasm$/), scripts: weigh(/\.m?js$/), fonts: weigh(/\.ttf$/) };
  const total = parts.wasm + parts.scripts + parts.fonts;
  if (parts.wasm === 0) throw new Error(`no wasm in ${folder}`);
  const shares = Object.entries(parts).map(([name, bytes]) => `${name} ${Math.round(bytes / 1000)}`).join(', ');
  table.add('first load, gzip: wasm + scripts + fonts', [total / 1000], { unit: 'kB', most: 1000, against: shares });
}
