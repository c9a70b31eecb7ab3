// The service worker: keeps the app's own files so that it opens without signal. The build fills in
// the version and the list. It never touches /api/, so no words of a person are ever kept here.
const VERSION = '__VERSION__';
// Where "Leave fast" leads: a path that is no page of the app. The server writes the organization's.
const LEAVE_TO = '/pause/';
const FILES = __FILES__;
const NAME = 'files-' + VERSION;

self.addEventListener('install', (event) => {
  event.waitUntil(keep_files());
});

async function keep_files() {
  const next = await caches.open(NAME);
  for (const url of FILES) {
    // A hashed file that an earlier version kept is the same file: save the person's data.
    const kept = url.startsWith('/assets/') && (await caches.match(url));
    const answer = kept || (await fetch(url, { cache: 'no-cache' }));
    if (!answer.ok) throw new Error('A file of the new version is missing: ' + url);
    await next.put(url, answer);
  }
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter(
        (name) => name.startsWith('files-') && name !== NAME,
      );
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'activate') self.skipWaiting();
  if (event.data === 'keep') event.waitUntil(keep_files_again());
});

/** Signing out deletes every cache; whoever signs in next has the app without signal again. */
async function keep_files_again() {
  if (!(await caches.keys()).includes(NAME)) await keep_files();
}

self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(ask_pages_to_send());
});

async function ask_pages_to_send() {
  for (const page of await self.clients.matchAll()) page.postMessage('flush');
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/api/')) return;
  event.respondWith(request.mode === 'navigate' ? page_for(url, request) : file_for(url, request));
});

async function page_for(url, request) {
  const leaves = LEAVE_TO !== '/pause/' && url.pathname === new URL(LEAVE_TO, url).pathname;
  if (leaves) return fetch(request).catch(() => caches.match('/pause/index.html'));
  // `/help-now` is a page of the app.
  const own = ['/help/', '/pause/'].find((path) => `${url.pathname}/`.startsWith(path));
  const page = own ? own + 'index.html' : '/index.html';
  return (await caches.match(page)) || fetch(request);
}

async function file_for(url, request) {
  const kept = await caches.match(url.pathname);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && url.pathname.startsWith('/assets/')) {
    const copy = answer.clone();
    const cache = await caches.open(NAME);
    await cache.put(url.pathname, copy);
  }
  return answer;
}
