// What C++ asks of the browser (browser_ports.cpp calls these). Every answer goes back through the module's exports,
// which only queue it.
import { download } from './store.mjs';
import { Thread } from './thread.mjs';

export function makePorts(module, config, store, mirror, local, element) {
  let copied = '';
  let pickedAt = -Infinity;
  let writing = Promise.resolve();

  const thread = new Thread((share, answer) => { module.taskTold(share, answer); wakeHidden(); });

  const wakeHidden = () => { if (document.hidden) setTimeout(() => module.pump(), 0); };

  return {
    store(token, files) {
      // One write at a time: overlapping syncs of a mount lose data.
      writing = writing.then(() => store.write(files)).then(
        () => module.stored(token, true),
        (error) => { console.warn('store:', error); module.stored(token, false); },
      ).then(wakeHidden);
    },
    http(token, isPut, path, body, delay) {
      const url = new URL(`./sync/${config.space}/v1/${path}`, document.baseURI);
      const headers = isPut ? { 'Content-Type': 'application/json', 'If-None-Match': '*', 'Cache-Control': 'no-transform' } : {};
      setTimeout(async () => {
        let status = 0;
        let bytes = new Uint8Array();
        try {
          const response = await fetch(url, { method: isPut ? 'PUT' : 'GET', headers, body: isPut ? body : undefined, cache: 'no-store',
            signal: AbortSignal.timeout(20000) });
          bytes = new Uint8Array(await response.arrayBuffer());
          status = response.status;
        } catch { status = 0; }
        module.httpAnswered(token, status, bytes);
        wakeHidden();
      }, delay);
    },
    download(name, type, bytes) { download(name, type, bytes); },
    savePreferences(text) { local.set('serasi.preferences', text); },
    announce(text, isAssertive) { element(isAssertive ? 'live-assertive' : 'live-polite').textContent = text; },
    copy(text) {
      copied = text;
      navigator.clipboard?.writeText(text).catch(() => { /* the copy inside the application remains */ });
    },
    copied: () => copied,
    setCopied(text) { copied = text; },
    pickFiles() {
      if (performance.now() - pickedAt < 1000) return;  // the click has opened the picker already
      pickedAt = performance.now();
      element('picker').click();
    },
    handOut: (task) => thread.handOut(task),
    takeBack() { thread.takeBack(); },
    cursor(name) { element('canvas').style.cursor = name; },
    saved(isUnsaved) { this.isUnsaved = isUnsaved; },
    leave(waiting) { store.leave(waiting); },
    mirror,
    isUnsaved: false,
  };
}
