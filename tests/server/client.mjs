// client.mjs: starting serasi-server and talking to it, politely (`ask`) and byte by byte (`raw`); counting checks.
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = process.env.SERASI_SERVER ?? 'build/native/serasi-server';
export const work = mkdtempSync(join(tmpdir(), 'serasi-http-'));
export const space = 'abcdefgh23456789';
export const sync = `/sync/${space}/v1`;

export const count = { passed: 0, failed: 0 };

export function check(name, holds, detail = '') {
  console.log(`${holds ? 'ok' : 'not ok'} ${name}${holds || detail === '' ? '' : ` (${detail})`}`);
  count[holds ? 'passed' : 'failed']++;
}

export function equal(name, found, expected) {
  check(name, found === expected, `found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

export const started = new Set();

export function start(...options) {
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

export async function stop(server, signal = 'SIGTERM') {
  server.child.kill(signal);
  return server.ended;
}

export function ask(server, method, path, { headers = {}, body, agent = false } = {}) {
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

export const get = (server, path, headers = {}) => ask(server, 'GET', path, { headers });
export const put = (server, path, body, headers = {}) => ask(server, 'PUT', path, { body, headers });

/** Sends bytes as they are; answers with all that comes back until the server hangs up, and the seconds it took. */
export function raw(server, bytes, { patience = 15_000 } = {}) {
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

export const head = (server, line, ...fields) => [line, `Host: 127.0.0.1:${server.port}`, ...fields, '', ''].join('\r\n');
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
export const sequence = (number) => String(number).padStart(8, '0');
