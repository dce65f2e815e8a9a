// support.mjs: a server and a browser of our own, and a user's hands. Elements are found by their name in the probe's
// snapshot; pressing is done with the real mouse and keyboard. The hook only reads.
//
// Cost      Drawing by software is most of a story's time, so frames are built but not drawn except where a picture is taken
//           (`isDrawn` draws them all); and the demo city is stored once, in a profile that stories get a copy of.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
export const program = (name) => path.resolve(root, process.env.SERASI_BUILD ?? 'build/native', name);
const FLAGS = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];
export const CHROMIUM = process.env.SERASI_CHROMIUM ?? '/usr/bin/chromium';

const folders = [];
process.on('exit', () => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 })));
/** Goes with this process. */
export function tempFolder(name) {
  folders.push(fs.mkdtempSync(path.join(os.tmpdir(), `serasi-${name}-`)));
  return folders.at(-1);
}

/** As the page counts it, for the command line. */
export const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/** Starts serasi-server on a free loopback port. */
export function startServer(data = tempFolder('data')) {
  return new Promise((resolve, reject) => {
    const child = spawn(program('serasi-server'), ['--site', path.resolve(root, process.env.SERASI_SITE ?? 'build/web/site'), '--data', data, '--port', '0']);
    child.stdout.on('data', (chunk) => {
      const url = String(chunk).match(/http:\/\/127\.0\.0\.1:\d+\//)?.[0];
      if (url) resolve({ url, data, stop: () => new Promise((done) => { child.on('exit', done); child.kill('SIGTERM'); }) });
    });
    process.on('exit', () => child.kill());  // a story that fails leaves no server behind
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`server ended with ${code}`)));
  });
}

/** In the page: what would be drawn is left out while `window.isHidden`. */
function hideDrawing() {
  window.isHidden = true;
  for (const name of ['clear', 'drawElements']) {
    const real = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...words) { if (!window.isHidden) real.apply(this, words); };
  }
}

/** A browser profile on disk: what a person's laptop keeps. */
export async function openProfile(folder = tempFolder('profile'), { isDrawn = false, ...options } = {}) {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM, args: FLAGS, viewport: { width: 1366, height: 768 }, acceptDownloads: true, ...options,
  });
  if (!isDrawn) await context.addInitScript(hideDrawing);
  return { context, folder };
}

let shared;
/** For every story that neither stops its server nor looks into its data. */
export const sharedServer = () => (shared ??= startServer());

let stored;
/** The demo city made on the page and saved, and the number of one who works in it: births go by the day it is made. */
async function storeCity() {
  const { url } = await sharedServer();
  const { context, folder } = await openProfile(undefined, { serviceWorkers: 'block' });  // its copies start from the server
  const user = await User.open(context, url);
  await user.click('Muat kota contoh');
  await user.find(/catatan masuk/, { timeout: 60000 });
  await user.find('Tersimpan', { timeout: 30000 });
  await user.click('Data', { role: 'tab' });
  const row = await user.find(/\d{8} \d{6} \d \d{3}/, { role: 'row' });
  await context.close();
  return { folder, person: row.name.match(/\d{8} \d{6} \d \d{3}/)[0] };
}

/** A profile of its own that holds the demo city, on its first page. `before` is told of the browser before the page opens. */
export async function openCity(options, before = async () => {}) {
  const [{ url }, city] = await Promise.all([sharedServer(), (stored ??= storeCity())]);
  const folder = tempFolder('profile');
  fs.cpSync(city.folder, folder, { recursive: true });
  const { context } = await openProfile(folder, options);
  await before(context);
  return { context, folder, url, person: city.person, user: await User.open(context, url) };
}

export class User {
  /** Opens the page and waits until it can be used. Console errors are collected, not ignored. */
  static async open(context, url, { query = '' } = {}) {
    const page = await context.newPage();
    const user = new User(page);
    await page.goto(url + query);
    await user.ready();
    return user;
  }

  constructor(page) {
    this.page = page;
    this.errors = [];
    page.on('console', (message) => { if (message.type() === 'error') this.errors.push(message.text()); });
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }

  async ready() {
    await this.page.waitForFunction(() => window.serasi?.ready, null, { timeout: 30000 });
    await this.settle();
  }

  items() { return this.page.evaluate(() => window.serasi.snapshot().items); }
  async names() { return (await this.items()).map((item) => item.name); }

  /** Two frames drawn, or nothing left to draw. */
  async settle() {
    await this.page.evaluate(() => new Promise((done) => {
      let last = -1;
      let still = 0;
      const look = () => {
        still = window.serasi.frames() === last ? still + 1 : 0;
        last = window.serasi.frames();
        if (still >= 3) done();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      setTimeout(done, 1500);
    }));
  }

  /** The first item whose name matches (a text or a pattern), waiting for it to appear. */
  async find(name, { timeout = 15000, role } = {}) {
    const matches = (item) => (typeof name === 'string' ? item.name === name : name.test(item.name)) && (!role || item.role === role) && item.w > 0;
    const end = Date.now() + timeout;
    for (;;) {
      const item = (await this.items()).find(matches);
      if (item) return item;
      if (Date.now() > end) throw new Error(`not on the screen: ${name}${role ? ` (${role})` : ''}; there are: ${(await this.names()).slice(0, 60).join(' | ')}`);
      await this.page.waitForTimeout(50);
    }
  }

  async has(name) { return this.find(name, { timeout: 400 }).then(() => true, () => false); }

  async gone(name, timeout = 15000) {
    const end = Date.now() + timeout;
    while (await this.has(name)) if (Date.now() > end) throw new Error(`still on the screen: ${name}`);
  }

  async click(name, options) {
    await this.settle();
    const item = await this.find(name, options);
    const x = item.x + Math.min(item.w / 2, 60);
    const y = item.y + item.h / 2;
    await this.page.mouse.move(x, y);
    await this.settle();
    await this.page.mouse.down();
    await this.settle();
    await this.page.mouse.up();
    await this.settle();
  }

  async type(text) {
    await this.page.keyboard.type(text, { delay: 5 });
    await this.settle();
  }

  async press(key) {
    await this.page.keyboard.press(key);
    await this.settle();
  }

  async scroll(x, y, pixels) {
    await this.page.mouse.move(x, y);
    await this.settle();
    await this.page.mouse.wheel(0, pixels);
    await this.settle();
  }

  /** Gives files the way a drop on the page does. */
  async give(...files) {
    await this.page.setInputFiles('#picker', files);
    await this.settle();
  }

  async download(action) {
    const [file] = await Promise.all([this.page.waitForEvent('download', { timeout: 30000 }), action()]);
    const target = path.join(tempFolder('download'), file.suggestedFilename());
    await file.saveAs(target);
    return target;
  }

  /** For people to look at: build/screenshots. */
  async picture(name) {
    await this.page.evaluate(() => { window.isHidden = false; });
    await this.page.mouse.move(1, 1);  // draws the frame
    await this.settle();
    const folder = path.join(root, 'build/screenshots');
    fs.mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
    await this.page.evaluate(() => { window.isHidden = true; });
  }
}

export function check(condition, message) {
  if (!condition) throw new Error(message);
}
