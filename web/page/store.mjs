// The browser's store: write-once bundle files in IndexedDB through IDBFS. One writer, read before anything is written,
// and a save is acknowledged only after it was read back from the database.
const ROOT = '/data';

/// Every write transaction is asked to reach the disk before it completes.
function demandDurability() {
  const original = IDBDatabase.prototype.transaction;
  if (original.isStrict) return;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    return original.call(this, names, mode, mode === 'readwrite' ? { ...options, durability: 'strict' } : options);
  };
  IDBDatabase.prototype.transaction.isStrict = true;
}

const within = (ms, work) => Promise.race([work, new Promise((_, reject) => setTimeout(() => reject(new Error('time-out')), ms))]);

/// A frame has handed the files over; putting a megabyte into the database takes as long again. Not a timer: a hidden page
/// waits a second for those.
const nextTask = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); resolve(); };
  port2.postMessage(null);
});

export class Store {
  constructor(module, local) {
    this.module = module;
    this.local = local;
    this.vanished = false;
    this.fault = '';
    this.channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('serasi') : null;
  }

  tryLock() {
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      navigator.locks.request('serasi.writer', { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise(() => { /* held until the page goes */ });
      });
    });
  }

  waitForLock() {
    return new Promise((resolve) => {
      navigator.locks.request('serasi.writer', () => { resolve(); return new Promise(() => { /* held until the page goes */ }); });
    });
  }

  onSavedElsewhere(action) { this.channel?.addEventListener('message', action); }

  /// Mounts and reads the store. False if the browser offers none: the application then works in memory.
  async open(identity, isWriter, newDevice) {
    const { FS, IDBFS } = this.module;
    this.identity = identity;
    try {
      demandDurability();
      if (!FS.analyzePath(ROOT).exists) FS.mkdir(ROOT);
      FS.mount(IDBFS, {}, ROOT);
      await this.populate();
      if (!isWriter) return true;
      this.checkMarker(newDevice);
      await this.restoreJournal();
      return true;
    } catch (error) {
      this.fault = String(error?.message ?? error);
      return false;
    }
  }

  populate() {
    return within(20000, new Promise((resolve, reject) => {
      this.module.FS.syncfs(true, (error) => (error ? reject(error) : resolve()));
    }));
  }

  /// A store that holds less than this device once acknowledged was emptied by the browser or by hand. A number is
  /// never used twice, so the device goes on under a new name.
  checkMarker(newDevice) {
    const marker = Number(this.local.get('serasi.marker') ?? 0);
    const own = this.names().filter((name) => name.startsWith(`log/${this.identity.device}/`));
    if (own.length >= marker) return;
    this.vanished = true;
    this.identity.device = newDevice();
    this.local.set('serasi.device', this.identity.device);
    this.local.set('serasi.marker', '0');
  }

  /// What a closing page could not finish saving (see `leave`) is saved now, before anybody reads it.
  async restoreJournal() {
    const text = this.local.get('serasi.journal');
    if (!text) return;
    const files = JSON.parse(text).filter(({ name }) => !this.names().includes(name));
    if (files.length > 0) await this.write(files);
    this.local.remove('serasi.journal');
  }

  leave(waiting) {
    if (waiting !== '[]') this.local.set('serasi.journal', waiting);
  }

  names() {
    const { FS } = this.module;
    const result = [];
    const visit = (folder, prefix) => {
      for (const name of FS.readdir(folder)) {
        if (name === '.' || name === '..') continue;
        const path = `${folder}/${name}`;
        if (FS.isDir(FS.stat(path).mode)) visit(path, `${prefix}${name}/`);
        else result.push(prefix + name);
      }
    };
    visit(ROOT, '');
    return result.sort();
  }

  readAll() {
    return this.names().map((name) => ({ name, bytes: this.module.FS.readFile(`${ROOT}/${name}`) }));
  }

  /// Resolves once the files are in the database; rejects if they are not.
  async write(files) {
    const { FS } = this.module;
    const isThere = (path) => FS.analyzePath(path).exists;
    const paths = new Set();  // a folder before what is in it
    for (const { name, bytes } of files) {
      let path = ROOT;
      for (const folder of name.split('/').slice(0, -1)) {
        path += `/${folder}`;
        if (!isThere(path)) FS.mkdir(path);
        paths.add(path);
      }
      path = `${ROOT}/${name}`;
      if (!isThere(path)) FS.writeFile(path, bytes, { canOwn: true });
      paths.add(path);
    }
    await nextTask();
    await within(10000, this.put(paths));
    await within(10000, this.verify(files));
    const own = files.map(({ name }) => name.match(/^log\/([a-z0-9]+)\/(\d+)\.json$/)).filter((parts) => parts?.[1] === this.identity.device);
    const last = Math.max(Number(this.local.get('serasi.marker') ?? 0), ...own.map((parts) => Number(parts[2])));
    this.local.set('serasi.marker', String(last));
    this.local.remove('serasi.journal');
    this.channel?.postMessage('saved');
  }

  database(use) {
    return new Promise((resolve, reject) => {
      this.module.IDBFS.getDB(ROOT, (error, database) => {
        if (error || !database) reject(error ?? new Error('database'));
        else use(database, resolve, reject);
      });
    });
  }

  /// These entries alone, as IDBFS keeps them: its own way would ask for the names of all others with every save.
  put(paths) {
    return this.database((database, resolve, reject) => {
      const transaction = database.transaction(['FILE_DATA'], 'readwrite');
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
      try {
        for (const path of paths) {
          this.module.IDBFS.loadLocalEntry(path, (error, entry) => {
            if (error) throw error;
            transaction.objectStore('FILE_DATA').put(entry, path);
          });
        }
      } catch (error) {
        reject(error);
        transaction.abort();
      }
    });
  }

  verify(files) {
    return this.database((database, resolve, reject) => {
      const objects = database.transaction(['FILE_DATA'], 'readonly').objectStore('FILE_DATA');
      let left = files.length;
      for (const { name } of files) {
        const query = objects.count(`${ROOT}/${name}`);
        query.onsuccess = () => {
          if (query.result !== 1) reject(new Error(`not stored: ${name}`));
          else if (--left === 0) resolve();
        };
        query.onerror = () => reject(query.error);
      }
    });
  }

  /// Every stored bundle as one file, straight from the database: works when the application does not.
  static exportRaw() {
    const request = indexedDB.open(ROOT);
    request.onsuccess = () => {
      const lines = [];
      const cursor = request.result.transaction(['FILE_DATA'], 'readonly').objectStore('FILE_DATA').openCursor();
      cursor.onsuccess = () => {
        if (!cursor.result) return download('cadangan.serasi', 'application/octet-stream', new Blob(lines));
        if (cursor.result.value.contents) lines.push(cursor.result.value.contents, '\n');
        return cursor.result.continue();
      };
    };
  }
}

export function download(name, type, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
