// bundle_checks.mjs: names, conditions, limits, races, and what is left after kill -9.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';

import { ask, check, equal, get, head, put, raw, sequence, sha256, space, start, stop, sync } from './client.mjs';

export async function testBundles(server) {
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
  const listed = JSON.parse(devices.body.toString()).devices;
  equal('devices: listed in order', Object.keys(listed).join(), 'alfa,dev1');
  equal('devices: with their highest number', listed.alfa, 1);
  equal('devices: an empty space has none', (await get(server, '/sync/zzzzzzzz/v1/devices.json')).body.toString().trim(), '{"devices":{}}');
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

export async function testRaces(server) {
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

// kill -9 while clients write; whatever was acknowledged is there afterwards, and nothing half.
export async function testKills(data, kills) {
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
  check(`kill: ${kills} kills found something to lose`, acknowledged > kills, `${acknowledged} acknowledged`);
  equal('kill: nothing acknowledged is lost', lost, 0);
  equal('kill: nothing torn is visible', torn, 0);
  equal('kill: nothing is left behind', readdirSync(join(data, '.incoming')).length, 0);
  check('kill: serving again within two seconds', slowest < 2000, `${slowest} ms`);
  console.log(`# ${kills} kills, ${acknowledged} acknowledged writes, slowest start ${slowest} ms`);
}
