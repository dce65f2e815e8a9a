// Pointer, wheel, keyboard, text, clipboard, files and size, from the page to the application. Coordinates are CSS pixels.

/// Keys the application handles itself; everything else (reload, zoom, tabs, developer tools) stays with the browser.
const OWN_CTRL_KEYS = new Set(['a', 'c', 'x', 'z', 'y', 'k', 's', 'f']);
const OWN_KEYS = new Set(['Tab', 'Backspace', 'Delete', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown',
  'Home', 'End', 'Enter', 'Escape', ' ', 'F1', '/']);

export function attachInput(module, ports, element) {
  const canvas = element('canvas');
  const keyboard = element('keyboard');
  const picker = element('picker');

  const resize = () => module.resized(canvas.clientWidth, canvas.clientHeight, window.devicePixelRatio);
  new ResizeObserver(resize).observe(canvas);
  window.addEventListener('resize', resize);
  // The ratio changes by zoom or another screen without a change of size.
  const watchRatio = () => matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener('change', () => { resize(); watchRatio(); }, { once: true });
  watchRatio();
  resize();

  canvas.addEventListener('pointermove', (event) => module.pointerMoved(event.offsetX, event.offsetY, event.pointerType === 'touch'));
  canvas.addEventListener('pointerleave', () => module.pointerMoved(-1e6, -1e6, false));
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    module.pointerMoved(event.offsetX, event.offsetY, event.pointerType === 'touch');
    module.pointerPressed(event.button, true);
    event.preventDefault();
    if (document.activeElement !== keyboard) canvas.focus();
  });
  canvas.addEventListener('pointerup', (event) => {
    module.pointerPressed(event.button, false);
    // The browser opens its picker only inside the handler of the gesture, not a frame later.
    if (event.button === 0 && module.isOverFileButton()) ports.pickFiles();
  });
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  canvas.addEventListener('wheel', (event) => {
    if (event.ctrlKey) return;  // zoom
    const lines = event.deltaMode === 0 ? 100 : 3;
    module.wheelTurned(-event.deltaX / lines, -event.deltaY / lines);
    event.preventDefault();
  }, { passive: false });

  const key = (event, isDown) => {
    const isCommand = event.ctrlKey || event.metaKey;
    const isPaste = isCommand && event.key.toLowerCase() === 'v';
    if (event.isComposing || event.keyCode === 229) return;
    module.keyPressed(event.code, isDown, event.ctrlKey, event.shiftKey, event.altKey, event.metaKey, !isPaste);
    const isOwn = isCommand ? OWN_CTRL_KEYS.has(event.key.toLowerCase()) : OWN_KEYS.has(event.key) && !(event.target === keyboard && event.key === ' ') && !(event.target === keyboard && event.key === '/');
    const isPageKey = event.altKey && /^Digit[1-9]$/.test(event.code);
    if ((isOwn || isPageKey) && !isPaste && isOurs(event.target)) event.preventDefault();
  };
  const isOurs = (target) => target === canvas || target === keyboard || target === document.body;
  window.addEventListener('keydown', (event) => key(event, true));
  window.addEventListener('keyup', (event) => key(event, false));
  window.addEventListener('blur', () => module.focusChanged(false));
  window.addEventListener('focus', () => module.focusChanged(true));

  // The hidden field takes text only while the application wants some; composed text arrives whole.
  let isComposing = false;
  const flush = () => {
    if (isComposing || keyboard.value === '') return;
    module.textTyped(keyboard.value);
    keyboard.value = '';
  };
  keyboard.addEventListener('compositionstart', () => { isComposing = true; });
  keyboard.addEventListener('compositionend', () => { isComposing = false; flush(); });
  keyboard.addEventListener('input', flush);
  module.onTyping = (isTyping, x, y) => {
    if (isTyping) {
      keyboard.style.left = `${x}px`;
      keyboard.style.top = `${y}px`;
      if (document.activeElement !== keyboard) keyboard.focus({ preventScroll: true });
    } else if (document.activeElement === keyboard) {
      canvas.focus({ preventScroll: true });
    }
  };

  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) giveFiles(files);
    else module.pasted(event.clipboardData?.getData('text/plain') ?? '');
    event.preventDefault();
  });

  const giveFiles = async (files) => {
    const given = [];
    for (const file of files) given.push({ name: file.name, bytes: await readFile(file) });
    await module.later;  // what an import proposes is told there
    module.filesGiven(given);
  };
  picker.addEventListener('change', () => { giveFiles([...picker.files]); picker.value = ''; });
  const drop = element('drop');
  const hasFiles = (event) => event.dataTransfer?.types.includes('Files');
  window.addEventListener('dragover', (event) => { if (hasFiles(event)) { event.preventDefault(); drop.classList.add('visible'); } });
  window.addEventListener('dragleave', (event) => { if (event.relatedTarget === null) drop.classList.remove('visible'); });
  window.addEventListener('drop', (event) => {
    drop.classList.remove('visible');
    if (!hasFiles(event)) return;
    event.preventDefault();
    giveFiles([...event.dataTransfer.files]);
  });

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) module.leave();
    else module.wake();
  });
  window.addEventListener('pagehide', () => module.leave());
  window.addEventListener('beforeunload', (event) => { if (ports.isUnsaved) event.preventDefault(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => module.wake());

  canvas.addEventListener('webglcontextlost', (event) => { event.preventDefault(); module.graphicsLost(); });
  canvas.addEventListener('webglcontextrestored', () => module.graphicsRestored());
  canvas.focus();
}

/// Files beyond what intake accepts are cut off: one byte more than its limit is enough for its clear refusal.
const MOST_BYTES = 256 * 1024 * 1024 + 1;
async function readFile(file) {
  return new Uint8Array(await file.slice(0, MOST_BYTES).arrayBuffer());
}
