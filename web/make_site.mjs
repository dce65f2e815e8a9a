// make_site.mjs PAGE APP FONTS SITE: gathers the site. Files get the build's number (a hash over all of them) into their
// names, so that a browser may keep them for ever and never mixes two builds; only index.html, the manifest and the
// service worker keep their names.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { minify } from 'terser';

const [page, app, fonts, assets, site] = process.argv.slice(2);
const KEEP_NAME = new Set(['index.html', 'manifest.webmanifest', 'worker.js']);
const TEXT = /\.(html|css|mjs|js|json|webmanifest|svg)$/;

const sources = new Map();
const gather = (folder, pattern) => {
  for (const name of fs.readdirSync(folder)) if (pattern.test(name)) sources.set(name, fs.readFileSync(path.join(folder, name)));
};
gather(page, /./);
gather(app, /^(app|demo)\.(mjs|wasm)$/);
gather(fonts, /\.ttf$/);
// What the page leaves out of its first load (assets/CMakeLists.txt).
const later = {};
for (const folder of ['i18n/en', 'intake']) {
  for (const name of fs.readdirSync(path.join(assets, folder)).sort()) {
    if (!/^(cli|assign|server)\.json$/.test(name)) later[`${folder}/${name}`] = JSON.stringify(JSON.parse(fs.readFileSync(path.join(assets, folder, name))));
  }
}
sources.set('later.json', Buffer.from(JSON.stringify(later)));

const hash = createHash('sha256').update(fs.readFileSync(process.argv[1]));
for (const [name, bytes] of [...sources].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(name).update(bytes);
const build = hash.digest('hex').slice(0, 12);
const built = (name) => (KEEP_NAME.has(name) ? name : name.replace(/(\.[a-z0-9]+)$/, `.${build}$1`));

/// References in texts are relative: './name', or 'name' inside quotes for the module that Emscripten wrote.
function rename(text) {
  for (const name of sources.keys()) {
    if (!KEEP_NAME.has(name)) text = text.replaceAll(`./${name}`, `./${built(name)}`).replaceAll(`"${name}"`, `"${built(name)}"`).replaceAll(`'${name}'`, `'${built(name)}'`);
  }
  return text;
}

fs.rmSync(site, { recursive: true, force: true });
fs.mkdirSync(site, { recursive: true });
const cached = [...sources.keys()].filter((name) => !KEEP_NAME.has(name)).map((name) => `'./${built(name)}'`);
for (const [name, bytes] of sources) {
  let content = bytes;
  if (TEXT.test(name)) {
    // Font names are put together from a pattern in boot.mjs.
    content = rename(bytes.toString().replaceAll('${weight}.ttf', `\${weight}.${build}.ttf`));
    if (name === 'worker.js') content = content.replace('BUILD_ID', build).replace("'FILE_LIST'", cached.join(', '));
    if (/\.m?js$/.test(name)) content = (await minify(content, { module: name.endsWith('.mjs'), compress: { passes: 2 } })).code;
    content = Buffer.from(content);
  }
  const file = path.join(site, built(name));
  fs.writeFileSync(file, content);
  // Gzip by Zopfli: a twentieth smaller, and every laptop fetches it.
  if (content.length > 1024) execFileSync('zopfli', ['--i5', file]);
}
