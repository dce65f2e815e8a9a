// Start without a network: the last complete build is kept. The page itself is asked for anew first; files that carry the
// build's number in their name never change. Bundles are never cached.
const BUILD = 'serasi-BUILD_ID';
const FILES = ['./', 'FILE_LIST'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(BUILD).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== BUILD).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.includes('/sync/')) return;
  const isPage = event.request.mode === 'navigate';
  const kept = () => caches.open(BUILD).then((cache) => cache.match(isPage ? './' : event.request));
  event.respondWith(isPage ? fetch(event.request).catch(kept) : kept().then((response) => response ?? fetch(event.request)));
});
