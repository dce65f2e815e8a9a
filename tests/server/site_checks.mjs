// site_checks.mjs: the files of the web application: types, caching, compression, policies, and no way out of the folder.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { ask, check, equal, get, head, raw, sha256, work } from './client.mjs';

const page = '<!doctype html><title>Serasi</title>' + 'halaman '.repeat(200);
const script = 'export const kota = "Sawahlunto";\n'.repeat(100);
const wasm = Buffer.concat([Buffer.from('\0asm\x01\0\0\0', 'latin1'), Buffer.alloc(5000, 7)]);

export function makeSite() {
  const site = join(work, 'site');
  mkdirSync(join(site, 'fonts'), { recursive: true });
  writeFileSync(join(site, 'index.html'), page);
  writeFileSync(join(site, 'boot.js'), script);
  writeFileSync(join(site, 'app.0123abcd.js'), script);
  writeFileSync(join(site, 'app.0123abcd.wasm'), wasm);
  writeFileSync(join(site, 'data.csv'), 'nip,nama\n');
  writeFileSync(join(site, 'app.webmanifest'), '{}');
  writeFileSync(join(site, 'fonts', 'plex.ttf'), Buffer.alloc(1000, 1));
  writeFileSync(join(site, 'packed.css'), 'a { color: red }\n'.repeat(50));
  writeFileSync(join(site, 'packed.css.gz'), gzipSync('a { color: red }\n'.repeat(50), { level: 1 }));
  writeFileSync(join(site, '.hidden'), 'secret');
  writeFileSync(join(work, 'outside.txt'), 'secret');
  symlinkSync(join(work, 'outside.txt'), join(site, 'link.txt'));
  return site;
}

export async function testSite(server, site) {
  const types = {
    '/': 'text/html; charset=utf-8',
    '/boot.js': 'text/javascript; charset=utf-8',
    '/app.0123abcd.wasm': 'application/wasm',
    '/data.csv': 'text/csv; charset=utf-8',
    '/app.webmanifest': 'application/manifest+json',
    '/fonts/plex.ttf': 'font/ttf',
  };
  for (const [path, type] of Object.entries(types)) {
    const found = await get(server, path);
    equal(`site: ${path} is served`, found.status, 200);
    equal(`site: ${path} has its type`, found.headers['content-type'], type);
  }
  const index = await get(server, '/');
  equal('site: / is index.html', index.body.toString(), page);
  equal('site: index.html is asked for again', index.headers['cache-control'], 'no-cache');
  equal('site: the tag is the SHA-256', index.headers.etag, `"${sha256(page)}"`);
  equal('site: boot.js is asked for again', (await get(server, '/boot.js')).headers['cache-control'], 'no-cache');
  equal(
    'site: a hashed name is kept',
    (await get(server, '/app.0123abcd.js')).headers['cache-control'],
    'public, max-age=31536000, immutable',
  );
  const again = await get(server, '/', { 'If-None-Match': index.headers.etag });
  equal('site: a known tag gives 304', again.status, 304);
  equal('site: a 304 has no body', again.body.length, 0);
  equal('site: another tag gives 200', (await get(server, '/', { 'If-None-Match': '"x"' })).status, 200);
  equal('site: a query is the page\'s business', (await get(server, '/index.html?a=%20')).status, 200);

  const packed = await get(server, '/', { 'Accept-Encoding': 'gzip' });
  equal('gzip: sent to who accepts it', packed.headers['content-encoding'], 'gzip');
  equal('gzip: unpacks to the file', gunzipSync(packed.body).toString(), page);
  equal('gzip: caches keep the forms apart', packed.headers.vary, 'Accept-Encoding');
  check('gzip: has a tag of its own', packed.headers.etag !== index.headers.etag);
  equal('gzip: its tag gives 304', (await get(server, '/', { 'Accept-Encoding': 'gzip', 'If-None-Match': packed.headers.etag })).status, 304);
  equal('gzip: not sent to who refuses it', (await get(server, '/', { 'Accept-Encoding': 'gzip;q=0' })).headers['content-encoding'], undefined);
  equal('gzip: a small file stays plain', (await get(server, '/data.csv', { 'Accept-Encoding': 'gzip' })).headers['content-encoding'], undefined);
  const sibling = await get(server, '/packed.css', { 'Accept-Encoding': 'gzip' });
  check('gzip: a sibling is sent as it is', sibling.body.equals(readFileSync(join(site, 'packed.css.gz'))));
  const whole = await get(server, '/app.0123abcd.wasm', { 'Accept-Encoding': 'gzip' });
  check('gzip: wasm too', gunzipSync(whole.body).equals(wasm));

  const headOnly = await ask(server, 'HEAD', '/');
  equal('HEAD: 200', headOnly.status, 200);
  equal('HEAD: has the length', headOnly.headers['content-length'], String(page.length));
  equal('HEAD: has no body', headOnly.body.length, 0);

  const policy = index.headers['content-security-policy'];
  for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "worker-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"]) {
    check(`headers: the page policy says ${part}`, policy.split('; ').includes(part), policy);
  }
  for (const [name, found] of [['page', index], ['304', again], ['404', await get(server, '/none')]]) {
    equal(`headers: nosniff on ${name}`, found.headers['x-content-type-options'], 'nosniff');
    equal(`headers: no referrer on ${name}`, found.headers['referrer-policy'], 'no-referrer');
    equal(`headers: own opener group on ${name}`, found.headers['cross-origin-opener-policy'], 'same-origin');
    check(`headers: policy on ${name}`, 'content-security-policy' in found.headers);
    check(`headers: no camera on ${name}`, found.headers['permissions-policy'].includes('camera=()'));
  }

  const missing = await get(server, '/none.html');
  equal('404: for what is not there', missing.status, 404);
  check('404: is a page', missing.headers['content-type'].startsWith('text/html') && missing.body.includes('<h1>404</h1>'));
  for (const method of ['PUT', 'POST', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH']) {
    const answer = await ask(server, method, '/index.html', { body: method === 'TRACE' ? undefined : 'x' });
    equal(`405: ${method}`, answer.status, 405);
    equal(`405: ${method} is told what applies`, answer.headers.allow, 'GET, HEAD');
  }
  for (const path of ['/.hidden', '/link.txt', '/fonts', '/fonts/', '/../outside.txt', '/%2e%2e/outside.txt', '/fonts/../../outside.txt', '/..%2foutside.txt', '//outside.txt', '/fonts\\..\\index.html', '/index.html%00.js']) {
    const answer = await raw(server, head(server, `GET ${path} HTTP/1.1`, 'Connection: close'));
    check(`traversal: ${path} gives nothing`, [400, 404].includes(answer.status) && !answer.text.includes('secret'), answer.text.slice(0, 40));
  }

  writeFileSync(join(site, 'boot.js'), '// rebuilt\n');
  equal('site: a rebuilt file shows at once', (await get(server, '/boot.js')).body.toString(), '// rebuilt\n');
}
