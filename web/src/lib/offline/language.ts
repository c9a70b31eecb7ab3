// The language of which this phone keeps the words: its worker has to know, and to have them, before
// a page speaks it.
import type { Locale } from '$lib/i18n/index.svelte';

/** Where the worker reads it. */
const cache_name = 'files-language';
const address = '/language';
/** How long all words of a language may take on a weak signal. */
const patience_ms = 20_000;

/** From now on, a new version of the app is kept in this language. */
export async function note_language(locale: Locale): Promise<void> {
  if (typeof caches === 'undefined') return;
  await (await caches.open(cache_name)).put(address, new Response(locale));
}

/**
 * Asks the worker to keep all words of a language.
 *
 * @returns false where it could not, so that pages would be without words once there is no signal;
 *   true as well where there is no worker: then nothing is kept, whatever the language
 */
export function keep_language(locale: Locale): Promise<boolean> {
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
  if (!worker) return Promise.resolve(true);
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => done(false), patience_ms);
    port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      port1.close();
      done(data === 'kept');
    };
    worker.postMessage({ keep: locale }, [port2]);
  });
}
