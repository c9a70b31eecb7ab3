// The service worker: keeps the app's own files so that it opens without signal. The build fills in
// the version and the list. It never touches /api/, so no words of a person are ever kept here.
const VERSION = '__VERSION__';
// Where "Leave fast" leads: a path that is no page of the app. The server writes the organization's.
const LEAVE_TO = '/pause/';
const FILES = __FILES__;
// The words of each language. A phone keeps those of the one it speaks, all of them or none: a page
// that opens without signal must never find half of its words.
const WORDS = __WORDS__;
const NAME = 'files-' + VERSION;
// Which language that is; pages write it there (lib/offline/language.ts), and it outlives versions.
const LANGUAGE = 'files-language';

self.addEventListener('install', (event) => {
  event.waitUntil(spoken().then(keep_files));
});

async function spoken() {
  const noted = await caches.match('/language', { cacheName: LANGUAGE });
  const language = noted ? await noted.text() : navigator.languages.map(first_part).find(has_words);
  return has_words(language) ? language : 'en';
}

const first_part = (tag) => tag.split('-')[0];
const has_words = (language) => Object.hasOwn(WORDS, language);

async function keep_files(language) {
  const next = await caches.open(NAME);
  for (const url of FILES) await next.put(url, await file_of(url));
  await keep_words(language);
}

async function keep_words(language) {
  const cache = await caches.open(NAME);
  const found = await Promise.all(WORDS[language].map(async (url) => [url, await file_of(url)]));
  for (const [url, answer] of found) await cache.put(url, answer);
}

async function file_of(url) {
  // A hashed file that an earlier version kept is the same file: save the person's data.
  const kept = url.startsWith('/assets/') && (await caches.match(url));
  const answer = kept || (await fetch(url, { cache: 'no-cache' }));
  if (!answer.ok) throw new Error('A file of the new version is missing: ' + url);
  return answer;
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter(
        (name) => name.startsWith('files-') && name !== NAME && name !== LANGUAGE,
      );
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'activate') self.skipWaiting();
  if (has_words(event.data?.keep)) event.waitUntil(keep_spoken(event.data.keep, event.ports[0]));
});

/** Keeps the app in a language, and says whether it did. */
async function keep_spoken(language, asker) {
  try {
    // Signing out deletes every cache; whoever signs in next has the app without signal again.
    const is_kept = (await caches.keys()).includes(NAME);
    await (is_kept ? keep_words : keep_files)(language);
    asker?.postMessage('kept');
  } catch {
    asker?.postMessage('not kept');
  }
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
  // Somebody's calendar is read anew each time, and is no page of the app.
  if (url.pathname.startsWith('/calendar/')) return;
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

const all_words = new Set(Object.values(WORDS).flat());

async function file_for(url, request) {
  const kept = await caches.match(url.pathname);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && url.pathname.startsWith('/assets/') && !all_words.has(url.pathname)) {
    const copy = answer.clone();
    const cache = await caches.open(NAME);
    await cache.put(url.pathname, copy);
  }
  return answer;
}
