// browser.mjs: the budgets that a user feels, in Chromium: opening, importing, saving, doing nothing.
//
// Times are taken inside the page (performance.now), from the event of the user to the frame that shows the answer, so that
// the driver's own slowness does not count. Graphics are drawn in software here, which a laptop does faster.
import fs from 'node:fs';
import { openProfile, startServer, tempFolder, User } from '../e2e/support.mjs';
import { demoCity } from './programs.mjs';
import { quantile, ratio } from './table.mjs';

/** Runs in the page before anything else: when something happened, and waiting for what the screen says. */
function instrument() {
  const clock = { changedAt: 0, releasedAt: 0, storedAt: 0 };
  addEventListener('change', (event) => { if (event.target.id === 'picker') clock.changedAt = performance.now(); }, true);
  addEventListener('pointerup', () => { clock.releasedAt = performance.now(); clock.storedAt = 0; }, true);
  // The store writes its marker right after it has read back what it wrote: the moment a save is acknowledged.
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    setItem.call(this, key, value);
    if (key === 'serasi.marker') clock.storedAt = performance.now();
  };
  clock.names = () => window.serasi.snapshot().items.filter((item) => item.w > 0).map((item) => item.name);
  /// The time of the first frame whose names fulfil `condition`.
  clock.when = (condition, every) => new Promise((resolve, reject) => {
    const end = performance.now() + 60000;
    const look = () => {
      if (condition(clock.names())) resolve(performance.now());
      else if (performance.now() > end) reject(new Error('the page did not show it'));
      else if (every) setTimeout(look, every);
      else requestAnimationFrame(look);
    };
    look();
  });
  /// The longest tasks of the page's thread since it was last asked, in milliseconds; those below 50 are not told.
  clock.tasks = [];
  new PerformanceObserver((list) => clock.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
  clock.longest = () => Math.max(0, ...clock.tasks.splice(0));
  window.benchClock = clock;
}

const stored = (page, count = 1) => page.waitForFunction((least) => Number(localStorage.getItem('serasi.marker') ?? 0) >= least, count, { timeout: 60000 });

async function openUser(url) {
  const { context, folder } = await openProfile(undefined, { isDrawn: true });
  await context.addInitScript(instrument);
  const user = await User.open(context, url);
  const devtools = await context.newCDPSession(user.page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  /// Processor time of the page's own thread so far, in milliseconds: what a busy machine does not change.
  const worked = async () => (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  return { user, page: user.page, worked, close: async () => { await context.close(); fs.rmSync(folder, { recursive: true, force: true }); } };
}

const ofWhich = (work) => `page's thread worked ${Math.round(quantile(work, 0.5))} ms`;

/** 3,140 stored employees: from the start of the navigation to the first usable frame. */
async function loads(table, { page, user, worked }, runs) {
  await user.click('Muat kota contoh');
  await stored(page);
  await page.evaluate(() => window.benchClock.when((names) => !names.includes('Muat kota contoh') && names.includes('Tersimpan') && !names.includes('Batal'), 50));
  const samples = [];
  const work = [];
  for (let run = -1; run < runs; run += 1) {
    const before = await worked();
    await page.reload({ waitUntil: 'commit' });
    const ready = await page.waitForFunction(() => window.serasi?.ready && performance.now(), null, { polling: 'raf', timeout: 60000 });
    const after = await worked();
    if (run >= 0) {
      samples.push(await ready.jsonValue());
      work.push(after > before ? after - before : after);  // a new process begins at zero
    }
    await user.settle();
    if (await user.has('Muat kota contoh')) throw new Error('the stored city is gone');
  }
  table.add('page to usable with 3,140 stored employees, Chromium', samples, { most: 2000, against: ofWhich(work) });
}

async function idle(table, { page, user }) {
  await page.mouse.move(700, 760);
  await user.settle();
  await page.waitForTimeout(800);
  const before = await page.evaluate(() => window.serasi.frames());
  await page.waitForTimeout(1500);
  const drawn = await page.evaluate(() => window.serasi.frames()) - before;
  table.add('frames drawn in 1.5 s without input, Chromium', [drawn], { unit: 'frames', most: 0 });
}

/** The peer of a save: one small record put into a database of its own with strict durability, nothing else around it. */
function barePuts(page, count) {
  return page.evaluate(async (puts) => {
    const done = (request, event = 'onsuccess') => new Promise((resolve, reject) => { request[event] = () => resolve(request.result); request.onerror = () => reject(request.error); });
    const opening = indexedDB.open('bench');
    opening.onupgradeneeded = () => opening.result.createObjectStore('files');
    const database = await done(opening);
    const times = [];
    for (let put = 0; put < puts; put += 1) {
      const begin = performance.now();
      const transaction = database.transaction(['files'], 'readwrite', { durability: 'strict' });
      transaction.objectStore('files').put(new Uint8Array(600), `file ${put}`);
      await done(transaction, 'oncomplete');
      times.push(performance.now() - begin);
    }
    database.close();
    indexedDB.deleteDatabase('bench');
    return times;
  }, count);
}

/** A weight changed with the mouse: from releasing the button to the store's answer, and to the word on the screen. */
async function saves(table, { page, user, worked }, edits) {
  await user.click('Pengaturan');
  const slider = await user.find(/./, { role: 'slider' });
  const acknowledged = [];
  const shown = [];
  const work = [];
  for (let edit = -2; edit < edits; edit += 1) {
    const share = 0.15 + ((edit + 2) * 37 % 70) / 100;
    await page.mouse.move(slider.x + slider.w * share, slider.y + slider.h / 2);
    await user.settle();
    await page.mouse.down();
    await user.settle();
    const answer = page.evaluate(() => new Promise((resolve) => {
      const clock = window.benchClock;
      clock.storedAt = 0;
      const look = () => {
        if (clock.storedAt > 0 && clock.storedAt > clock.releasedAt && clock.names().includes('Tersimpan')) {
          resolve({ stored: clock.storedAt - clock.releasedAt, shown: performance.now() - clock.releasedAt });
        } else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      setTimeout(() => resolve(null), 5000);
    }));
    const before = await worked();
    await page.mouse.up();
    const times = await answer;
    const after = await worked();
    if (!times) throw new Error(`edit ${edit + 2} was not saved within 5 s`);
    if (edit >= 0) {
      acknowledged.push(times.stored);
      shown.push(times.shown);
      work.push(after - before);
    }
  }
  const bare = await barePuts(page, edits);
  table.add('one record put into IndexedDB, strict durability, Chromium', bare, { share: 0.95 });
  table.add('save of one edit acknowledged by the store, Chromium', acknowledged, { share: 0.95, most: 50, against: ratio(acknowledged, bare, 'a bare put') });
  table.add('save of one edit until "Tersimpan" is on the screen', shown, { share: 0.95, against: ofWhich(work) });
}

/** 5,000 rows in the columns of a SIASN export, into a city whose units and seats are known. */
async function imports(table, url, runs, employees, { asWorkbooks, most }) {
  const city = demoCity(employees);
  const books = asWorkbooks ? demoCity(employees, '--xlsx') : null;
  const given = (name) => (books ? books.file(`${name}.xlsx`) : city.file(`${name}.csv`));
  const rows = ['pns.csv', 'pppk.csv'].map((name) => fs.readFileSync(city.file(name), 'utf8').trimEnd().split('\n').length - 1);
  const columns = fs.readFileSync(city.file('pns.csv'), 'utf8').split('\n')[0].split(/[|;,\t]/).length;
  const { page, user, worked, close } = await openUser(url);
  try {
    await user.click('Data');
    await user.give(given('unor'), given('peta_jabatan'));
    await user.click(/^Masukkan .* catatan$/);
    await stored(page);
    await user.gone('Periksa berkas');
    const samples = [];
    const work = [];
    for (let run = -1; run < runs; run += 1) {
      const staged = page.evaluate(() => window.benchClock.when((names) => names.includes('Periksa berkas') && !names.includes('Batal'), 15));
      const before = await worked();
      await page.setInputFiles('#picker', [given('pns'), given('pppk')]);
      const time = await staged - await page.evaluate(() => window.benchClock.changedAt);
      const after = await worked();
      if (run >= 0) {
        samples.push(time);
        work.push(after - before);
      }
      await user.click('Buang semua');
      await user.gone('Periksa berkas');
    }
    const count = rows[0] + rows[1];
    const [fast] = [...samples].sort((a, b) => a - b);
    table.add(`import of ${count.toLocaleString('en')} rows x ${columns} columns${books ? ' as XLSX' : ''} to the staged page`, samples,
      { most, against: `${Math.round(count / fast * 1000).toLocaleString('en')} rows/s at best, ${ofWhich(work)}` });
  } finally {
    await close();
  }
}

/** A year's worth of a province: does the page stay responsive from the file to the stored records? */
async function largeImport(table, url, employees, { asWorkbooks }) {
  const city = asWorkbooks ? demoCity(employees, '--xlsx') : demoCity(employees);
  const given = (name) => city.file(name + (asWorkbooks ? '.xlsx' : '.csv'));
  const form = asWorkbooks ? ', XLSX' : '';
  const { user, page, close } = await openUser(url);
  const longest = async (what) => {
    await page.waitForTimeout(300);  // the observer tells late
    table.add(`longest task of the page's thread, ${what}${form}`, [await page.evaluate(() => window.benchClock.longest())], { most: 50 });
  };
  const seconds = async (what, action) => {
    const begin = Date.now();
    await action();
    table.add(`import of a city of ${employees.toLocaleString('en')}, ${what}${form}`, [(Date.now() - begin) / 1000], { unit: 's' });
    await longest(what);
  };
  try {
    await user.click('Data');
    await user.give(given('unor'), given('peta_jabatan'));
    await user.click(/^Masukkan .* catatan$/);
    await stored(page);
    await user.gone('Periksa berkas');
    await page.evaluate(() => window.benchClock.longest());
    await seconds('staged', async () => {
      await page.setInputFiles('#picker', [given('pns'), given('pppk')]);
      await page.evaluate(() => window.benchClock.when((names) => names.includes('Periksa berkas') && !names.includes('Batal'), 100));
    });
    await seconds('committed and stored', async () => {
      await user.click(/^Masukkan .* catatan$/);
      await page.evaluate(() => window.benchClock.when((names) => names.includes('Tersimpan') && !names.includes('Periksa berkas') && !names.includes('Batal'), 100));
    });
    await seconds('undone', async () => {
      await page.keyboard.press('Control+z');
      await page.evaluate(() => window.benchClock.when((names) => names.some((name) => name.startsWith('Dibatalkan')) && names.includes('Tersimpan') && !names.includes('Batal'), 100));
    });
  } finally {
    await close();
  }
}

export async function browser(table, { loads: loadRuns, imports: importRuns, edits, isQuick }) {
  const server = await startServer(tempFolder('bench'));
  try {
    const one = await openUser(server.url);
    try {
      await loads(table, one, loadRuns);
      await idle(table, one);
      await saves(table, one, edits);
      if (one.user.errors.length > 0) throw new Error(`the page reports: ${one.user.errors[0]}`);
    } finally {
      await one.close();
    }
    for (const form of [{ asWorkbooks: false, most: 1000 }, { asWorkbooks: true, most: 3000 }]) {
      await imports(table, server.url, importRuns, isQuick ? 500 : 5000, form);
      await largeImport(table, server.url, isQuick ? 2000 : 50000, form);
    }
  } finally {
    await server.stop();
    fs.rmSync(server.data, { recursive: true, force: true });
  }
}
