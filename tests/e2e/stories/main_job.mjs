// From a city's files to an explained plan, the way an officer does it; and everything is there tomorrow.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { check, openCity, openProfile, program, sharedServer, tempFolder, today, User } from '../support.mjs';

/** The demo city's dirty files, and what the command line makes of them on the same day. */
function cityFiles() {
  const folder = tempFolder('city');
  execFileSync(program('serasi'), ['demo', '--employees', '3140', '--seed', '7', '--out', folder, '--dirt']);
  return { folder, files: fs.readdirSync(folder).filter((name) => name.endsWith('.csv')).map((name) => path.join(folder, name)) };
}

const assignmentHash = (plan) => createHash('sha256').update(
  Object.entries(plan.matching.assignment).sort(([a], [b]) => (a < b ? -1 : 1)).map(([person, seat]) => `${person} ${seat}\n`).join('')).digest('hex');

export default {
  'the same files give the same plan in the browser and on the command line, and a reload keeps everything': async () => {
    const { folder, files } = cityFiles();
    const planFile = path.join(folder, 'plan.json');
    execFileSync(program('serasi'), ['plan', folder, '--today', today(), '--out', planFile]);
    const expected = JSON.parse(fs.readFileSync(planFile));

    const server = await sharedServer();
    const { context } = await openProfile();
    const user = await User.open(context, server.url);
    await user.picture('01-empty');
    await user.click('Data', { role: 'tab' });
    await user.give(...files);
    await user.find('Periksa berkas', { timeout: 60000 });
    await user.find(/^Masukkan [\d.]+ catatan$/, { timeout: 60000 });
    await user.picture('02-import-rows');
    const firstFile = await user.find(/^Berkas .*\.csv$/);
    await user.scroll(firstFile.x + 40, firstFile.y + 20, 1500);
    await user.click('Berkas pns.csv');
    await user.picture('03-import-pns');
    await user.click(/^Masukkan [\d.]+ catatan$/);
    await user.find(/catatan masuk/, { timeout: 60000 });
    await user.find('Tersimpan');
    await user.picture('04-data');
    await user.click('Rencana', { role: 'tab' });
    await user.click('Susun rencana');
    await user.find(/terbukti optimal/, { timeout: 60000 });
    await user.picture('05-plan');
    check(user.page.workers().length === 1, 'the plan was not made on the other thread');
    const json = JSON.parse(fs.readFileSync(await user.download(() => user.click('JSON'))));
    check(assignmentHash(json) === assignmentHash(expected), 'the browser\'s plan differs from the command line\'s');
    check(json.matching.objective === expected.matching.objective, 'objectives differ');

    const first = await user.find(/./, { role: 'row' });
    await user.click(first.name, { role: 'row' });
    await user.find(/^Mengapa .+\?$/);
    await user.picture('06-why');
    await user.scroll(1250, 600, 3000);
    await user.find('Mengapa bukan yang lain?');
    await user.picture('06-why-others');
    check((await user.download(() => user.click('CSV'))).endsWith('.csv'), 'no CSV came');

    await user.page.reload();
    await user.ready();
    const employees = (await user.names()).find((name) => /^Pegawai/.test(name));
    check(employees !== undefined, 'the dashboard is empty after a reload');
    await user.click('Rencana', { role: 'tab' });
    await user.click('Susun rencana');
    await user.find(/terbukti optimal/, { timeout: 60000 });
    const again = JSON.parse(fs.readFileSync(await user.download(() => user.click('JSON'))));
    check(assignmentHash(again) === assignmentHash(expected), 'the plan after the reload differs');

    const before = await user.page.evaluate(() => window.serasi.frames());
    await user.page.mouse.move(5, 5);
    await user.page.waitForTimeout(1000);
    const settled = await user.page.evaluate(() => window.serasi.frames());
    await user.page.waitForTimeout(1500);
    const after = await user.page.evaluate(() => window.serasi.frames());
    check(after === settled, `${after - settled} frames were drawn while idle (${before} before)`);
    check(user.errors.length === 0, `the console said: ${user.errors.join('\n')}`);
    await context.close();
  },

  'a plan is made on the page where the other thread cannot start': async () => {
    const { context, user } = await openCity({}, (browser) => browser.route('**/thread_worker*', (route) => route.abort()));
    await user.click('Rencana', { role: 'tab' });
    await user.click('Susun rencana');
    await user.find(/terbukti optimal/, { timeout: 60000 });
    check(user.page.workers().length === 0, 'there is a thread although its script could not be fetched');
    await context.unroute('**/thread_worker*');
    await user.click('Bandingkan', { role: 'tab' });
    await user.click('Hitung semua');
    await user.find(/rencana sekarang/, { timeout: 60000 });
    check(user.page.workers().length === 1, 'the next task did not start a thread');
    await user.picture('09-compare');
    await context.close();
  },

  'a broken file gets one clear sentence and changes nothing': async () => {
    const folder = tempFolder('broken');
    const broken = {
      'kosong.csv': '', 'biner.csv': Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 3, 0, 0, 255]), 'kepala.csv': 'NIP BARU|NAMA\n',
      'kolom.csv': 'a,b,c\n1,2,3\n', 'baris.csv': `NIP BARU|NAMA\n${'x'.repeat(10 << 20)}\n`,
    };
    const server = await sharedServer();
    const { context } = await openProfile();
    const user = await User.open(context, server.url);
    await user.click('Data', { role: 'tab' });
    for (const [name, bytes] of Object.entries(broken)) {
      fs.writeFileSync(path.join(folder, name), bytes);
      await user.give(path.join(folder, name));
      await user.find(`Berkas ${name}`);
      check(await user.has('Data yang ada tidak berubah.'), `${name}: no reassurance`);
      if (name === 'kolom.csv') await user.picture('07-broken');
      await user.click('Buang semua');
      await user.gone(`Berkas ${name}`);
    }
    check(user.errors.length === 0, `the console said: ${user.errors.join('\n')}`);
    await context.close();
  },

  'pages look right at scale 2 and in the dark': async () => {
    const { context, user } = await openCity({ deviceScaleFactor: 2, colorScheme: 'dark' });
    for (const page of ['Beranda', 'Data', 'Cari', 'Rencana', 'Sinkronisasi', 'Pengaturan']) {
      await user.click(page, { role: 'tab' });
      await user.picture(`dark2-${page}`);
    }
    await user.click('Pengaturan', { role: 'tab' });
    await user.click('Tampilan', { role: 'tab' });
    await user.click('English');
    await user.click('Home', { role: 'tab' });
    await user.find(/^Employees/);
    await user.page.reload();
    await user.ready();
    await user.find(/^Employees/);
    const bright = await user.page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      return [canvas.width, canvas.height, canvas.clientWidth];
    });
    check(bright[0] === 2 * bright[2], `canvas is ${bright[0]} wide for ${bright[2]} CSS pixels at scale 2`);
    await context.close();
  },

  'a screen reader finds every control by its role and name, and can press it': async () => {
    const server = await sharedServer();
    const { context } = await openProfile();
    const user = await User.open(context, server.url, { query: '?a11y=1' });
    await user.page.getByRole('tab', { name: 'Data', exact: true }).first().waitFor({ state: 'attached' });
    await user.page.getByRole('tab', { name: 'Pengaturan', exact: true }).first().dispatchEvent('click');
    await user.find('Bobot skor');
    check((await user.page.getByRole('heading', { name: 'Pengaturan' }).count()) > 0, 'the page has no heading');
    await context.close();
  },

  'the keyboard alone reaches a person': async () => {
    const { context, user } = await openCity();
    await user.press('Control+k');
    await user.type('rosmaniar');
    await user.press('Enter');
    await user.find('Data pegawai');
    await user.picture('08-employee');
    await user.press('Escape');
    check(user.errors.length === 0, `the console said: ${user.errors.join('\n')}`);
    await context.close();
  },
};
