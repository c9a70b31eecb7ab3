// Who is signed in on this phone.
import { api, ask, Refused, when_signed_out } from '$lib/api/client';
import type { Me } from '$lib/api/types';
import { db, forget_everything, forget_reading } from '$lib/offline/db';
import { outbox } from '$lib/offline/outbox.svelte';
import { forget_entry } from '$lib/leave';
import { live } from '$lib/live.svelte';

const me_key = 'me';
/** Set when someone signed out without signal: the server hears of it first thing next time. */
const sign_out_owed = 'sign_out_owed';

class Session {
  me = $state.raw<Me>();
  /** `unknown` until the phone or the server has said. */
  state = $state<'unknown' | 'signed_in' | 'signed_out'>('unknown');

  /** Whose pages these are. Only on pages that need someone signed in. */
  get id(): string {
    return this.me?.id ?? '';
  }

  /** Finds out who this is: from the phone at once, from the server behind it. */
  async start() {
    when_signed_out(() => this.#expired());
    outbox.on_signed_out = () => this.#expired();
    outbox.on_accepted = (subject) => live.changed(subject);
    outbox.listen();
    await this.#sign_out_if_owed();
    const kept = await this.#kept();
    if (!kept) return this.#load();
    this.#is(kept);
    void this.#load();
  }

  /** After signing in, or after something about the person changed. */
  async signed_in(me: Me) {
    const before = await this.#kept();
    if (before && before.id !== me.id) await forget_reading().catch(() => undefined);
    await this.#keep(me);
    this.#is(me);
  }

  /** Ends the session and leaves nothing on this phone. What waits to be sent is lost: warn before. */
  async sign_out(everywhere = false) {
    live.stop();
    try {
      await ask(api.POST(everywhere ? '/api/v1/sign-out/everywhere' : '/api/v1/sign-out'));
    } catch {
      remember(sign_out_owed, 'yes');
    }
    await outbox.belongs_to('').catch(() => undefined);
    await forget_everything();
    forget_entry();
    location.replace('/sign-in');
  }

  /** This device is a clinic's tablet from now on; its page clears away what is left of this one. */
  became_kiosk() {
    live.stop();
    location.replace('/kiosk');
  }

  async #load() {
    try {
      await this.signed_in(await ask(api.GET('/api/v1/me')));
    } catch (error) {
      // Without an answer the phone's own memory counts; without that, the sign-in page says more.
      if (error instanceof Refused && this.state === 'unknown') this.state = 'signed_out';
    }
  }

  #is(me: Me) {
    if (this.me?.id !== me.id || this.state !== 'signed_in') {
      void outbox.belongs_to(me.id).catch(() => undefined);
    }
    this.me = me;
    this.state = 'signed_in';
    live.start();
  }

  /** The server no longer knows this session. The outbox stays as it is. */
  #expired() {
    live.stop();
    this.state = 'signed_out';
    if (this.me) outbox.needs_sign_in = outbox.items.length > 0;
  }

  async #sign_out_if_owed() {
    if (!recall(sign_out_owed)) return;
    try {
      await ask(api.POST('/api/v1/sign-out'));
    } catch (error) {
      if (error instanceof Refused && error.problem.status === 0) return;
    }
    remember(sign_out_owed, undefined);
  }

  async #kept(): Promise<Me | undefined> {
    try {
      return (await (await db()).get('cache', me_key))?.body as Me | undefined;
    } catch {
      return undefined;
    }
  }

  async #keep(me: Me) {
    try {
      await (await db()).put('cache', { key: me_key, etag: '', at: Date.now(), body: me });
    } catch {
      // A browser that keeps nothing asks the server each time.
    }
  }
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string | undefined) {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing.
  }
}

export const session = new Session();
