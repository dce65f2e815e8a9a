// serasi-server as a client sees it. SERASI_SERVER names the program, SERASI_KILLS how often it is killed. Prints `ok name`
// or `not ok name` for each check and ends with `N passed, N failed`.
import { existsSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { testBundles, testKills, testRaces } from './bundle_checks.mjs';
import { ask, check, count, equal, get, head, put, raw, sequence, start, started, stop, sync, work } from './client.mjs';
import { makeSite, testSite } from './site_checks.mjs';

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
  check('slow: half a head is cut after 10 s', slowHead.isCut && slowHead.seconds > 8 && slowHead.seconds < 20, `${slowHead.seconds} s`);
  equal('slow: with 408', slowHead.status, 408);
  check('slow: half a body is cut', slowBody.isCut && slowBody.seconds < 20, `${slowBody.seconds} s`);
  equal('slow: with 408, and not stored', slowBody.status, 408);
  check('slow: silence is cut', silent.isCut && silent.seconds < 20, `${silent.seconds} s`);
  equal('slow: nothing half was stored', (await get(server, path)).status, 404);

  // A connection before these may still be saying goodbye: whoever is turned away because of it comes again.
  const idlers = new Set();
  for (let round = 0; idlers.size < 64 && round < 25; round += 1) {
    const coming = Array.from({ length: 64 - idlers.size }, () => connect(server.port, '127.0.0.1'));
    for (const socket of coming) socket.on('close', () => idlers.delete(socket)).on('error', () => {}).resume();
    await Promise.all(coming.map((socket) => new Promise((resolve) => socket.on('connect', resolve))));
    coming.forEach((socket) => idlers.add(socket));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const turnedAway = await get(server, '/');
  equal('crowd: the 65th is told to wait', turnedAway.status, 503);
  equal('crowd: and for how long', turnedAway.headers['retry-after'], '1');
  idlers.forEach((socket) => socket.destroy());
  await new Promise((resolve) => setTimeout(resolve, 200));
  equal('crowd: afterwards all is well', (await get(server, '/')).status, 200);
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
  // Whoever has not been let in yet when the server stops is reset rather than said goodbye to.
  const lingering = connect(first.port, '127.0.0.1').on('error', () => {});
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
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
