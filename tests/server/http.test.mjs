// serasi-server as a client sees it. SERASI_SERVER names the program. Prints `ok name` or `not ok name` for each check
// and ends with `N passed, N failed`.
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const program = process.env.SERASI_SERVER ?? 'build/native/serasi-server';
const work = mkdtempSync(join(tmpdir(), 'serasi-http-'));
const space = 'abcdefgh23456789';
const sync = `/sync/${space}/v1`;
let passed = 0;
let failed = 0;

function check(name, holds, detail = '') {
  console.log(`${holds ? 'ok' : 'not ok'} ${name}${holds || detail === '' ? '' : ` (${detail})`}`);
  holds ? passed++ : failed++;
}

function equal(name, found, expected) {
  check(name, found === expected, `found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

// The server

const started = new Set();

function start(...options) {
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'pipe'] });
  started.add(child);
  const server = { child, errors: '', output: '' };
  child.stderr.on('data', (bytes) => (server.errors += bytes));
  server.ended = new Promise((resolve) =>
    child.on('close', (code, signal) => {
      started.delete(child);
      resolve({ code, signal });
    }),
  );
  server.ready = new Promise((resolve, reject) => {
    child.stdout.on('data', (bytes) => {
      server.output += bytes;
      const url = /^http:\/\/\S+:(\d+)\/\n/.exec(server.output);
      if (url) {
        server.port = Number(url[1]);
        resolve(server);
      }
    });
    server.ended.then((end) => reject(new Error(`the server ended: ${JSON.stringify(end)} ${server.errors}`)));
  });
  server.ready.catch(() => {});
  return server;
}

async function stop(server, signal = 'SIGTERM') {
  server.child.kill(signal);
  return server.ended;
}

// Requests

function ask(server, method, path, { headers = {}, body, agent = false } = {}) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const sent = httpRequest(
      { host: '127.0.0.1', port: server.port, method, path, headers: { ...length, ...headers }, agent },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const get = (server, path, headers = {}) => ask(server, 'GET', path, { headers });
const put = (server, path, body, headers = {}) => ask(server, 'PUT', path, { body, headers });

/** Sends bytes as they are; answers with all that comes back until the server hangs up, and the seconds it took. */
function raw(server, bytes, { patience = 15_000 } = {}) {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1');
    const begin = Date.now();
    let text = '';
    const done = (isCut) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, isCut, seconds: (Date.now() - begin) / 1000, status: Number(text.slice(9, 12)) });
    };
    const timer = setTimeout(() => done(false), patience);
    socket.on('data', (part) => (text += part.toString('latin1')));
    socket.on('end', () => done(true));
    socket.on('error', () => done(true));
    socket.write(bytes);
  });
}

const head = (server, line, ...fields) => [line, `Host: 127.0.0.1:${server.port}`, ...fields, '', ''].join('\r\n');
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const sequence = (number) => String(number).padStart(8, '0');

// The site

const page = '<!doctype html><title>Serasi</title>' + 'halaman '.repeat(200);
const script = 'export const kota = "Sawahlunto";\n'.repeat(100);
const wasm = Buffer.concat([Buffer.from('\0asm\x01\0\0\0', 'latin1'), Buffer.alloc(5000, 7)]);

function makeSite() {
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

async function testSite(server, site) {
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

// Bundles

async function testBundles(server) {
  const first = `${sync}/log/dev1/${sequence(1)}.json`;
  const body = JSON.stringify({ seq: 1, name: 'Élok' });
  equal('bundle: absent is 404', (await get(server, first)).status, 404);
  const created = await put(server, first, body, { 'If-None-Match': '*' });
  equal('bundle: created', created.status, 201);
  equal('bundle: its tag is the SHA-256', created.headers.etag, `"${sha256(body)}"`);
  const found = await get(server, first);
  equal('bundle: comes back', found.body.toString(), body);
  equal('bundle: with the same tag', found.headers.etag, created.headers.etag);
  check('bundle: never transformed', found.headers['cache-control'].split(', ').includes('no-transform'));
  equal('bundle: is JSON', found.headers['content-type'], 'application/json');
  equal('bundle: never runs', found.headers['content-security-policy'].split(';')[0], 'sandbox');
  equal('bundle: never shows', found.headers['content-disposition'], 'attachment');
  equal('bundle: never sniffed', found.headers['x-content-type-options'], 'nosniff');
  equal('bundle: never packed', (await get(server, first, { 'Accept-Encoding': 'gzip' })).headers['content-encoding'], undefined);
  const headOnly = await ask(server, 'HEAD', first);
  equal('bundle: HEAD', headOnly.status, 200);
  equal('bundle: HEAD has the length', headOnly.headers['content-length'], String(Buffer.byteLength(body)));
  equal('bundle: known tag gives 304', (await get(server, first, { 'If-None-Match': found.headers.etag })).status, 304);

  equal('write once: with the condition', (await put(server, first, 'other', { 'If-None-Match': '*' })).status, 412);
  equal('write once: without it', (await put(server, first, 'other')).status, 412);
  equal('write once: the same again', (await put(server, first, body)).status, 412);
  equal('write once: with its tag', (await put(server, first, 'other', { 'If-Match': created.headers.etag })).status, 412);
  equal('write once: not deleted', (await ask(server, 'DELETE', first)).status, 405);
  equal('write once: unchanged after all', (await get(server, first)).body.toString(), body);
  for (const path of [`roster/adm/${sequence(1)}`, `snap/dev1/${sequence(1)}`, 'keys/c7/4']) {
    equal(`write once: ${path} created`, (await put(server, `${sync}/${path}.json`, 'a')).status, 201);
    equal(`write once: ${path} kept`, (await put(server, `${sync}/${path}.json`, 'b')).status, 412);
  }

  const hint = `${sync}/head/dev1.json`;
  equal('head: If-Match on nothing', (await put(server, hint, 'h0', { 'If-Match': '"x"' })).status, 412);
  const hinted = await put(server, hint, 'h1', { 'If-None-Match': '*' });
  equal('head: created', hinted.status, 201);
  equal('head: not created twice', (await put(server, hint, 'h2', { 'If-None-Match': '*' })).status, 412);
  equal('head: stale tag', (await put(server, hint, 'h2', { 'If-Match': '"stale"' })).status, 412);
  equal('head: weak tag', (await put(server, hint, 'h2', { 'If-Match': `W/${hinted.headers.etag}` })).status, 412);
  const replaced = await put(server, hint, 'h2', { 'If-Match': hinted.headers.etag });
  check('head: current tag replaces', [200, 204].includes(replaced.status), replaced.status);
  equal('head: the new tag is told', replaced.headers.etag, `"${sha256('h2')}"`);
  check('head: no condition replaces', [200, 204].includes((await put(server, hint, 'h3')).status));
  equal('head: holds the last', (await get(server, hint)).body.toString(), 'h3');
  equal('head: not deleted', (await ask(server, 'DELETE', hint)).status, 405);

  const probe = `${sync}/probe/0123abcd.json`;
  equal('probe: created', (await put(server, probe, 'p')).status, 201);
  equal('probe: deleted', (await ask(server, 'DELETE', probe)).status, 204);
  equal('probe: gone', (await get(server, probe)).status, 404);
  equal('probe: not deleted twice', (await ask(server, 'DELETE', probe)).status, 404);

  await put(server, `${sync}/log/alfa/${sequence(1)}.json`, 'x');
  const devices = await get(server, `${sync}/devices.json`);
  equal('devices: listed in order', devices.body.toString().trim(), '{"devices":["alfa","dev1"]}');
  equal('devices: an empty space has none', (await get(server, '/sync/zzzzzzzz/v1/devices.json')).body.toString().trim(), '{"devices":[]}');
  equal('devices: known tag gives 304', (await get(server, `${sync}/devices.json`, { 'If-None-Match': devices.headers.etag })).status, 304);
  equal('devices: not written', (await put(server, `${sync}/devices.json`, 'x')).status, 405);

  const digest = createHash('sha256').update('right').digest('base64');
  const checked = `${sync}/log/dev1/${sequence(50)}.json`;
  equal('digest: a wrong body is refused', (await put(server, checked, 'wrong', { 'Repr-Digest': `sha-256=:${digest}:` })).status, 400);
  equal('digest: and not stored', (await get(server, checked)).status, 404);
  equal('digest: the right body is taken', (await put(server, checked, 'right', { 'Repr-Digest': `sha-256=:${digest}:` })).status, 201);
  equal('encoding: refused', (await put(server, `${sync}/log/dev1/${sequence(51)}.json`, 'x', { 'Content-Encoding': 'gzip' })).status, 415);

  for (const path of ['/sync/', '/sync/x', `/sync/${space}/v1/log/`, `${sync}/log/dev1/1.json`, `${sync}/log/dev1/00000000.json`, `${sync}/log/Dev1/${sequence(1)}.json`, `${sync}/log/dev1/${sequence(1)}.json?x=1`, `${sync}/other/dev1/${sequence(1)}.json`, `${sync}/log/a%2fb/${sequence(1)}.json`, `${sync}/log/../head/dev1.json`, `/sync/../${space}/v1/head/dev1.json`, `/sync//${space}/v1/head/dev1.json`, `/sync/${space}/v1/head/..%2f.json`, `${sync}/head/dev1\\.json`]) {
    for (const method of ['GET', 'PUT']) {
      const length = method === 'PUT' ? ['Content-Length: 1'] : [];
      const answer = await raw(server, head(server, `${method} ${path} HTTP/1.1`, ...length, 'Connection: close') + (method === 'PUT' ? 'x' : ''));
      equal(`names: ${method} ${path}`, answer.status, 400);
    }
  }

  const limit = 8 * 1024 * 1024;
  const big = Buffer.alloc(limit, 'x');
  equal('size: 8 MiB is taken', (await put(server, `${sync}/log/big/${sequence(1)}.json`, big)).status, 201);
  check('size: and comes back', (await get(server, `${sync}/log/big/${sequence(1)}.json`)).body.equals(big));
  const over = await raw(server, head(server, `PUT ${sync}/log/big/${sequence(2)}.json HTTP/1.1`, `Content-Length: ${limit + 1}`) + 'x'.repeat(100_000));
  equal('size: one byte more is 413', over.status, 413);
  const expecting = await raw(server, head(server, `PUT ${sync}/log/big/${sequence(3)}.json HTTP/1.1`, 'Content-Length: 2', 'Expect: 100-continue', 'Connection: close') + 'ab');
  check('size: a cautious client is served', expecting.text.includes('HTTP/1.1 201 '), expecting.text.slice(0, 60));
}

async function testRaces(server) {
  const clients = Array.from({ length: 8 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  let roundsWithOneWinner = 0;
  let roundsWithWinnersText = 0;
  const rounds = 20;
  for (let round = 1; round <= rounds; round++) {
    const path = `${sync}/log/race/${sequence(round)}.json`;
    const answers = await Promise.all(
      clients.map((agent, i) => ask(server, 'PUT', path, { body: String(i).repeat(50_000), headers: { 'If-None-Match': '*' }, agent })),
    );
    const winners = answers.flatMap((answer, i) => (answer.status === 201 ? [i] : []));
    const losers = answers.filter((answer) => answer.status === 412).length;
    if (winners.length === 1 && losers === 7) roundsWithOneWinner++;
    if ((await get(server, path)).body.toString() === String(winners[0]).repeat(50_000)) roundsWithWinnersText++;
  }
  equal('race: exactly one winner in every round', roundsWithOneWinner, rounds);
  equal('race: what is stored is the winner\'s', roundsWithWinnersText, rounds);

  const counter = `${sync}/head/counter.json`;
  await put(server, counter, '0');
  let acknowledged = 0;
  await Promise.all(
    clients.map(async (agent) => {
      for (let i = 0; i < 25; i++) {
        const now = await ask(server, 'GET', counter, { agent });
        const next = String(Number(now.body) + 1);
        const answer = await ask(server, 'PUT', counter, { body: next, headers: { 'If-Match': now.headers.etag }, agent });
        if (answer.status === 204 || answer.status === 200) acknowledged++;
      }
    }),
  );
  equal('race: a counter by If-Match loses no step', (await get(server, counter)).body.toString(), String(acknowledged));
  clients.forEach((agent) => agent.destroy());
}

async function testOrigins(server) {
  const path = `${sync}/log/origin/${sequence(1)}.json`;
  const own = `127.0.0.1:${server.port}`;
  equal('host: localhost is ours', (await get(server, '/', { Host: `localhost:${server.port}` })).status, 200);
  for (const host of ['evil.example', `evil.example:${server.port}`, '127.0.0.1', `127.0.0.1:${server.port + 1}`, `127.0.0.1.evil.example:${server.port}`]) {
    equal(`host: ${host.replace(/\d{4,}/, 'PORT')} is refused`, (await get(server, '/', { Host: host })).status, 421);
  }
  equal('host: none is refused', (await raw(server, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).status, 400);
  equal('host: two are refused', (await raw(server, head(server, 'GET / HTTP/1.1', `Host: ${own}`, 'Connection: close'))).status, 400);
  for (const origin of ['http://evil.example', 'null', `https://${own}`, `http://localhost:${server.port}`, 'http://127.0.0.1']) {
    equal(`origin: a write from ${origin.replace(/\d{4,}/, 'PORT')} is refused`, (await put(server, path, 'x', { Origin: origin })).status, 403);
  }
  equal('origin: nothing was stored', (await get(server, path)).status, 404);
  equal('origin: a write from our page is taken', (await put(server, path, 'x', { Origin: `http://${own}` })).status, 201);
  check('origin: nobody else may read', !('access-control-allow-origin' in (await get(server, path)).headers));
  equal('origin: no preflight', (await ask(server, 'OPTIONS', path, { headers: { Origin: 'http://evil.example' } })).status, 403);
}

async function testAbuse(server) {
  const path = `${sync}/log/abuse/${sequence(1)}.json`;
  const smuggled = head(server, `PUT ${sync}/log/smuggled/${sequence(1)}.json HTTP/1.1`, 'Content-Length: 1') + 'x';
  const line = `PUT ${path} HTTP/1.1`;
  const cases = {
    'a length and a coding': [head(server, line, 'Content-Length: 5', 'Transfer-Encoding: chunked') + '0\r\n\r\n' + smuggled, [400, 501]],
    'a coding and a length': [head(server, line, 'Transfer-Encoding: chunked', 'Content-Length: 5') + '0\r\n\r\n' + smuggled, [400, 501]],
    'a coding alone': [head(server, line, 'Transfer-Encoding: chunked') + '0\r\n\r\n' + smuggled, [501]],
    'an odd coding': [head(server, line, 'Transfer-Encoding: xchunked') + '0\r\n\r\n' + smuggled, [501]],
    'a hidden coding': [head(server, line, 'X: a\nTransfer-Encoding: chunked', 'Content-Length: 1') + smuggled, [400]],
    'a coding with a space': [head(server, line, 'Transfer-Encoding : chunked', 'Content-Length: 1') + smuggled, [400]],
    'two equal lengths': [head(server, line, 'Content-Length: 1', 'Content-Length: 1') + smuggled, [400]],
    'two lengths': [head(server, line, 'Content-Length: 1', 'Content-Length: 90') + smuggled, [400]],
    'a list of lengths': [head(server, line, 'Content-Length: 1, 1') + smuggled, [400]],
    'a negative length': [head(server, line, 'Content-Length: -1') + smuggled, [400]],
    'a hexadecimal length': [head(server, line, 'Content-Length: 0x1') + smuggled, [400]],
    'no length': [head(server, line) + smuggled, [411]],
    'an absolute target': [head(server, `GET http://127.0.0.1:${server.port}/ HTTP/1.1`, 'Connection: close'), [400]],
    'an asterisk': [head(server, 'OPTIONS * HTTP/1.1', 'Connection: close'), [400]],
    'an unknown version': [head(server, 'GET / HTTP/3.0'), [505]],
    'a NUL in a field': [head(server, 'GET / HTTP/1.1', 'X: a\0b'), [400]],
    'a NUL in the target': [head(server, 'GET /\0 HTTP/1.1'), [400]],
    'a head of 20 KB': [head(server, 'GET / HTTP/1.1', `X: ${'y'.repeat(20_000)}`), [400, 431]],
    'a target of 20 KB': [head(server, `GET /${'y'.repeat(20_000)} HTTP/1.1`), [400, 431]],
    '70 fields': [head(server, 'GET / HTTP/1.1', ...Array.from({ length: 70 }, (_, i) => `X-${i}: y`)), [431]],
    'no request at all': ['\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03', [400]],
  };
  for (const [name, [bytes, expected]] of Object.entries(cases)) {
    const answer = await raw(server, Buffer.from(bytes, 'latin1'));
    const answers = answer.text.match(/^HTTP\/1\.1 \d/gm)?.length ?? 0;
    check(`abuse: ${name} is refused once and cut`, expected.includes(answer.status) && answers === 1 && answer.isCut, answer.text.slice(0, 40));
  }
  equal('abuse: nothing was smuggled in', (await get(server, `${sync}/log/smuggled/${sequence(1)}.json`)).status, 404);
  equal('abuse: nothing was stored', (await get(server, path)).status, 404);

  const [slowHead, slowBody, silent] = await Promise.all([
    raw(server, 'GET / HTTP/1.1\r\nHost:'),
    raw(server, head(server, line, 'Content-Length: 100') + 'abc'),
    raw(server, ''),
  ]);
  check('slow: half a head is cut after 10 s', slowHead.isCut && slowHead.seconds > 8 && slowHead.seconds < 13, `${slowHead.seconds} s`);
  equal('slow: with 408', slowHead.status, 408);
  check('slow: half a body is cut', slowBody.isCut && slowBody.seconds < 13, `${slowBody.seconds} s`);
  equal('slow: with 408, and not stored', slowBody.status, 408);
  check('slow: silence is cut', silent.isCut && silent.seconds < 13, `${silent.seconds} s`);
  equal('slow: nothing half was stored', (await get(server, path)).status, 404);

  const idlers = Array.from({ length: 64 }, () => connect(server.port, '127.0.0.1'));
  await Promise.all(idlers.map((socket) => new Promise((resolve) => socket.on('connect', resolve))));
  await new Promise((resolve) => setTimeout(resolve, 200));
  const turnedAway = await get(server, '/');
  equal('crowd: the 65th is told to wait', turnedAway.status, 503);
  equal('crowd: and for how long', turnedAway.headers['retry-after'], '1');
  idlers.forEach((socket) => socket.destroy());
  await new Promise((resolve) => setTimeout(resolve, 200));
  equal('crowd: afterwards all is well', (await get(server, '/')).status, 200);
}

// kill -9 while clients write; whatever was acknowledged is there afterwards, and nothing half.
async function testKills(data, kills) {
  let acknowledged = 0;
  let lost = 0;
  let torn = 0;
  let slowest = 0;
  const text = (path, i) => sha256(path).repeat(1 + (i % 400));
  for (let kill = 0; kill < kills; kill++) {
    const server = await start('--data', data, '--port', '0').ready;
    const sent = new Map();
    const clients = Array.from({ length: 6 }, async (_, client) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (let i = 1; i < 100_000; i++) {
        const path = `${sync}/log/kill${kill}-${client}/${sequence(i)}.json`;
        sent.set(path, { body: text(path, i), isAcknowledged: false });
        try {
          const answer = await ask(server, 'PUT', path, { body: text(path, i), headers: { 'If-None-Match': '*' }, agent });
          sent.get(path).isAcknowledged = answer.status === 201;
        } catch {
          return agent.destroy();
        }
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 60 + ((kill * 37) % 120)));
    await stop(server, 'SIGKILL');
    await Promise.all(clients);

    const begin = Date.now();
    const after = await start('--data', data, '--port', '0').ready;
    slowest = Math.max(slowest, Date.now() - begin);
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    await Promise.all(
      [...sent].map(async ([path, { body, isAcknowledged }]) => {
        const found = await ask(after, 'GET', path, { agent });
        if (isAcknowledged) acknowledged++;
        if (isAcknowledged && found.status !== 200) lost++;
        if (found.status === 200 && found.body.toString() !== body) torn++;
      }),
    );
    agent.destroy();
    await stop(after);
  }
  check(`kill: ${kills} kills found something to lose`, acknowledged > kills * 6, `${acknowledged} acknowledged`);
  equal('kill: nothing acknowledged is lost', lost, 0);
  equal('kill: nothing torn is visible', torn, 0);
  equal('kill: nothing is left behind', readdirSync(join(data, '.incoming')).length, 0);
  check('kill: serving again within a second', slowest < 1000, `${slowest} ms`);
  console.log(`# ${kills} kills, ${acknowledged} acknowledged writes, slowest start ${slowest} ms`);
}

async function testCommandLine(site) {
  const refusals = {
    'another address': ['--listen', '0.0.0.0', '--site', site],
    'an address of the network': ['--listen=192.168.1.10', '--site', site],
    'any IPv6 address': ['--listen', '::', '--site', site],
    'an unknown option': ['--frob', '1'],
    'an option without its value': ['--site'],
    'a port that is none': ['--site', site, '--port', '70000'],
    'a port with letters': ['--site', site, '--port', '80x'],
    'nothing to serve': ['--port', '0'],
    'a site that is not there': ['--site', join(work, 'none'), '--port', '0'],
    'a data folder that is a file': ['--data', join(site, 'index.html'), '--port', '0'],
    'a language it does not speak': ['--site', site, '--language', 'xx'],
  };
  for (const [name, options] of Object.entries(refusals)) {
    const server = start(...options);
    const end = await server.ended;
    equal(`command line: ${name} ends with 2`, end.code, 2);
    check(`command line: ${name} gets one line`, /^[^\n]{20,}\n$/.test(server.errors) && server.output === '', server.errors);
  }
  const help = start('--help');
  equal('command line: help ends with 0', (await help.ended).code, 0);
  check('command line: help names the options', ['--site', '--data', '--port', '--listen'].every((name) => help.output.includes(name)));

  const data = join(work, 'made', 'on', 'demand');
  const first = await start('--data', data, '--port', '0').ready;
  check('command line: the data folder is made', existsSync(data));
  const second = start('--data', data, '--port', '0');
  equal('command line: one folder, one server', (await second.ended).code, 2);
  const samePort = start('--site', site, '--port', String(first.port));
  equal('command line: one port, one server', (await samePort.ended).code, 2);
  equal('command line: without a site, / is 404', (await get(first, '/')).status, 404);
  const lingering = connect(first.port, '127.0.0.1');
  await new Promise((resolve) => lingering.on('connect', resolve));
  const begin = Date.now();
  const end = await stop(first);
  equal('stop: SIGTERM ends with 0', end.code, 0);
  check('stop: at once, though a client idles', Date.now() - begin < 2000);
  lingering.destroy();
  const six = await start('--site', site, '--listen', '::1', '--port', '0').ready;
  check('command line: ::1 is loopback', six.output.startsWith('http://[::1]:'));
  equal('stop: SIGINT ends with 0', (await stop(six, 'SIGINT')).code, 0);
}

try {
  const site = makeSite();
  const server = await start('--site', site, '--data', join(work, 'data'), '--port', '0').ready;
  await testSite(server, site);
  await testBundles(server);
  await testRaces(server);
  await testOrigins(server);
  await testAbuse(server);
  equal('stop: clean after all this', (await stop(server)).code, 0);
  equal('stop: without a word of complaint', server.errors, '');
  await testCommandLine(site);
  await testKills(join(work, 'killed'), Number(process.env.SERASI_KILLS ?? 10));
} catch (error) {
  check(`the run itself: ${error.stack}`, false);
} finally {
  for (const child of started) child.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
