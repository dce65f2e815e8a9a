// What was called saved survives; one writer; faults of the store are shown; two laptops meet through the server.
import { execFileSync } from 'node:child_process';
import { check, openCity, openProfile, startServer, User } from '../support.mjs';

/** Opens the first person that matches, with the fields further down on the screen. */
async function openPerson(user, person) {
  await user.press('Control+k');
  await user.type(person);
  await user.press('Enter');
  const card = await user.find('Data pegawai');
  await user.scroll(card.x + 40, card.y + 200, 300);
}

/** Changes a field of the first person that matches. */
async function edit(user, person, field, value) {
  await user.page.bringToFront();
  await user.click('Beranda', { role: 'tab' });
  await openPerson(user, person);
  await user.click(`Ubah ${field}`);
  await user.press('Control+a');
  await user.type(value);
  await user.press('Enter');
  await user.find(value);
}

const shown = async (user, text) => (await user.names()).some((name) => name.includes(text));

export default {
  'what was saved survives kill -9 of the browser': async () => {
    const { context, folder, url, person, user } = await openCity();
    await edit(user, person, 'Nomor HP', '081200001111');
    await user.find('Tersimpan');
    // A persistent context hides its process; the kernel knows it by the profile folder.
    const pids = execFileSync('pgrep', ['-f', folder]).toString().trim().split('\n').map(Number);
    for (const pid of pids) { try { process.kill(pid, 'SIGKILL'); } catch { /* a child that went with its parent */ } }
    await context.close().catch(() => {});

    const second = await openProfile(folder);
    const again = await User.open(second.context, url);
    await openPerson(again, person);
    await again.find('081200001111');
    check(again.errors.length === 0, `the console said: ${again.errors.join('\n')}`);
    await second.context.close();
  },

  'a second tab only reads and says so, and takes over when the first is closed': async () => {
    const { context, url, user: first } = await openCity();
    const second = await User.open(context, url);
    await second.find('Hanya baca');
    await second.picture('20-read-only');
    check(await shown(second, 'Jendela ini hanya dapat membaca'), 'no reason is given');
    await first.page.close();
    await second.find('Tersimpan', { timeout: 10000 });
    check(await shown(second, 'Pegawai'), 'the second tab lost the data');
    await context.close();
  },

  'a store that fails is shown, loses nothing, and a retry saves': async () => {
    const { context, person, user } = await openCity();
    await user.page.evaluate(() => {
      window.realPut = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
    });
    await edit(user, person, 'Nomor HP', '081200002222');
    await user.find('Belum tersimpan', { timeout: 15000 });
    await user.picture('21-unsaved');
    await user.page.evaluate(() => { IDBObjectStore.prototype.put = window.realPut; });
    await user.click('Coba simpan lagi');
    await user.find('Tersimpan');
    await user.page.reload();
    await user.ready();
    await openPerson(user, person);
    await user.find('081200002222');
    await context.close();
  },

  'a save writes what is new, and does not go through what is stored': async () => {
    const { context, person, user } = await openCity();
    await user.page.evaluate(() => {
      window.steps = 0;
      const real = IDBCursor.prototype.continue;
      IDBCursor.prototype.continue = function (...words) { window.steps += 1; return real.apply(this, words); };
    });
    await edit(user, person, 'Nomor HP', '081200005555');
    await user.find('Tersimpan');
    check(await user.page.evaluate(() => window.steps) === 0, 'the save went through the entries of the database');
    await user.page.reload();
    await user.ready();
    await openPerson(user, person);
    await user.find('081200005555');
    await context.close();
  },

  'two profiles that edited the same employee offline meet and see the same conflict': async () => {
    const { context: lowland, url, person, user: a } = await openCity();
    const { context: highland } = await openProfile();
    await a.click('Sinkronisasi', { role: 'tab' });
    await a.click('Sinkronkan sekarang');
    await a.find('Tersinkron', { timeout: 60000 });
    const b = await User.open(highland, url);
    await b.click('Sinkronisasi', { role: 'tab' });
    await b.click('Sinkronkan sekarang');
    await b.find('Tersinkron', { timeout: 60000 });

    await edit(a, person, 'Nomor HP', '081200003333');
    await edit(b, person, 'Nomor HP', '081200004444');
    for (const user of [a, b, a]) {
      await user.click('Sinkronisasi', { role: 'tab' });
      await user.click('Sinkronkan sekarang');
      await user.settle();
      await user.find('Tersinkron', { timeout: 60000 });
    }
    for (const user of [a, b]) {
      await user.find('081200003333');
      await user.find('081200004444');
    }
    await a.picture('22-conflict');
    await a.click(/^Pilih .*081200004444/);
    await a.gone(/^Pilih .*081200004444/);
    for (const user of [a, b]) {
      await user.click('Sinkronisasi', { role: 'tab' });
      await user.click('Sinkronkan sekarang');
      await user.settle();
      await user.find('Tersinkron', { timeout: 60000 });
    }
    check(!(await shown(b, '081200003333')), 'the other laptop still shows the conflict');
    for (const user of [a, b]) check(user.errors.length === 0, `the console said: ${user.errors.join('\n')}`);
    await lowland.close();
    await highland.close();
  },

  'the page starts without a network once it has been open': async () => {
    const server = await startServer();
    const { context } = await openProfile();
    const user = await User.open(context, server.url);
    const fetched = await user.page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
    check(fetched.some((name) => /app\.\w+\.wasm$/.test(name)) && !fetched.some((name) => /demo\./.test(name)),
      `what makes the demo city was fetched before somebody asked for it: ${fetched.join(' ')}`);
    await user.click('Muat kota contoh');
    await user.find(/catatan masuk/, { timeout: 60000 });
    await user.find('Tersimpan', { timeout: 30000 });
    await user.page.waitForFunction(() => navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready.then(() => true));
    await user.page.waitForTimeout(1500);
    await server.stop();
    await user.page.reload();
    await user.ready();
    check(await shown(user, 'Pegawai'), 'offline, the data are not there');
    await context.close();
  },
};
