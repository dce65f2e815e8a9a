// From an empty page to a running application: fetch, lock, read the store, start. Every failure ends on the cover with
// what happened, what is safe and what to do; the cover's download button works without the application.
import createSerasi from './app.mjs';
import { attachInput } from './input.mjs';
import { Mirror } from './mirror.mjs';
import { makePorts } from './ports.mjs';
import { scriptUrl } from './script_url.mjs';
import { Store } from './store.mjs';

const element = (id) => document.getElementById(id);

function cover(text, help = '') {
  element('cover').hidden = false;
  element('cover-text').textContent = text;
  element('cover-help').textContent = help;
  element('cover-help').hidden = help === '';
}

async function fetchBytes(name) {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let text = '';
  for (const byte of bytes) text += 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31];
  return text + 'abcdefghijklmnop'[bytes[0] >> 5 << 1];
}

/// Local storage may be forbidden; then everything is as at a first start.
const local = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); return true; } catch { return false; } },
  remove(key) { try { localStorage.removeItem(key); } catch { /* nothing kept */ } },
};

async function start() {
  const progress = element('cover-progress');
  let done = 0;
  const step = (promise) => promise.then((value) => { progress.value = ++done / 7; return value; });
  const config = step(fetchBytes('./config.json')).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  const fonts = Promise.all(['regular', 'medium', 'bold'].map((weight) => step(fetchBytes(`./roboto-${weight}.ttf`)))
    .concat(step(fetchBytes('./icons.ttf'))));
  const module = await step(createSerasi({ noInitialRun: true, print: console.log, printErr: console.warn }));

  const store = new Store(module, local);
  const mirror = new Mirror(module, element('mirror'), element('canvas'));
  const ports = makePorts(module, await config, store, mirror, local, element);
  module.ports = ports;
  if (!module.startGraphics('#canvas', await fonts)) {
    throw Object.assign(new Error('WebGL2'), { help: 'Peramban ini tidak menyediakan WebGL2. Perbarui peramban atau aktifkan akselerasi grafis.' });
  }

  answerFromMemory(element('canvas').getContext('webgl2'));
  const identity = { device: local.get('serasi.device') ?? randomId() };
  local.set('serasi.device', identity.device);
  let isWriter = await store.tryLock();
  const opened = await store.open(identity, isWriter, randomId);
  const preferences = local.get('serasi.preferences') ?? '{}';
  const later = fetchBytes('./later.json').then((bytes) => module.laterArrived(new TextDecoder().decode(bytes)));
  // Where it fails: Indonesian, and imports that propose nothing until the next start.
  module.later = later.catch(() => {});
  if (preferences.includes('"en"')) await module.later;
  module.started({ space: (await config).space, device: identity.device, actor: (await config).actor, preferences, isWriter });
  if (opened) module.storeOpened(store.readAll(), store.vanished);
  else module.storeFailed(store.fault);

  if (!isWriter) {
    store.waitForLock().then(async () => {
      isWriter = true;
      await store.populate();
      module.becameWriter(store.readAll());
    });
    store.onSavedElsewhere(async () => {
      if (isWriter) return;
      await store.populate();
      module.storeOpened(store.readAll(), false);
    });
  }
  attachInput(module, ports, element);
  mirror.attach(element('skip'));
  runFrames(module, mirror);
  registerServiceWorker();
}

/// The renderer asks for the state of the graphics before each frame, to set it again afterwards. Every question waits until all
/// that was drawn before is done; nobody else draws here, so what was answered first stays true between frames.
function answerFromMemory(graphics) {
  for (const question of ['getParameter', 'isEnabled']) {
    const ask = graphics[question].bind(graphics);
    const answers = new Map();
    graphics[question] = (name) => {
      if (!answers.has(name)) answers.set(name, ask(name));
      return answers.get(name);
    };
  }
}

/// Frames while the page is visible; while it is hidden only the inbox is worked off, so that saving goes on.
function runFrames(module, mirror) {
  let isReady = false;
  const tick = (time) => {
    requestAnimationFrame(tick);
    if (!module.tick(time)) return;
    mirror.update();
    if (!isReady && module.isReady()) {
      isReady = true;
      element('cover').hidden = true;
      document.title = 'Serasi · siap';
    }
  };
  requestAnimationFrame(tick);
  setInterval(() => { if (document.hidden) module.pump(); }, 100);
  window.serasi = { get ready() { return isReady; }, frames: () => module.frames(), snapshot: () => JSON.parse(module.snapshot()) };
}

function registerServiceWorker() {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(scriptUrl(new URL('./worker.js', document.baseURI))).catch(() => { /* offline start is a comfort */ });
}

element('cover-export').addEventListener('click', () => Store.exportRaw());
start().catch((error) => {
  cover('Serasi tidak dapat dibuka.', error.help ?? `Data di peramban ini tidak berubah. Muat ulang halaman; bila tetap gagal, sampaikan: ${error.message}`);
  element('cover-progress').hidden = true;
  element('cover-export').hidden = false;
  console.error(error);
});
