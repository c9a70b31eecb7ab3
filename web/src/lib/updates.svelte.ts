// A new version of the app waits until the person says so; nothing reloads during a form.
import { i18n } from '$lib/i18n/index.svelte';
import { note_language } from '$lib/offline/language';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

class Updates {
  /** A new version is on this phone and waits. */
  ready = $state(false);
  #waiting: ServiceWorker | undefined;

  /** Registers the service worker, through the only Trusted Types policy that may name a script. */
  async register() {
    if (!('serviceWorker' in navigator)) return;
    const trusted = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
    const only_worker = { createScriptURL: (url: string) => (url === '/sw.js' ? url : '') };
    const url = trusted?.createPolicy('alongside-sw', only_worker).createScriptURL('/sw.js');
    try {
      await note_language(i18n.locale); // before the worker asks which words to keep
      const registration = await navigator.serviceWorker.register(url ?? '/sw.js');
      this.#watch(registration);
      registration.active?.postMessage({ keep: i18n.locale });
    } catch {
      // Without a worker the app needs signal to open; everything else works.
    }
  }

  /** Changes to the new version. */
  apply() {
    if (!this.#waiting) return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    this.#waiting.postMessage('activate');
  }

  #watch(registration: ServiceWorkerRegistration) {
    const look = () => {
      // Without a controller this is the first version ever: there is nothing to change from.
      if (!registration.waiting || !navigator.serviceWorker.controller) return;
      this.#waiting = registration.waiting;
      this.ready = true;
    };
    look();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', look);
    });
  }
}

export const updates = new Updates();
