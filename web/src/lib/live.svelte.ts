// Live changes: the server says whose journal changed, and what is on the screen reads itself again.

type Listener = () => void;
/** Told of every change, whoever's it is: for lists of people. */
export const everyone = '*';

/** Milliseconds before trying again: 1, 2, 4 … seconds, at most a minute, with jitter. */
const pause = (attempts: number, chance = Math.random()) =>
  Math.min(60_000, 1000 * 2 ** Math.min(attempts, 6)) * (0.5 + chance / 2);

export class Live {
  connected = $state(false);
  #source: EventSource | undefined;
  #listeners = new Map<string, Set<Listener>>();
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;
  #greeted = false;

  /** Listens while someone is signed in and the page can be seen. */
  start() {
    if (this.#wanted || typeof EventSource === 'undefined') return;
    this.#wanted = true;
    document.addEventListener('visibilitychange', this.#on_visibility);
    this.#connect();
  }

  stop() {
    this.#wanted = false;
    document.removeEventListener('visibilitychange', this.#on_visibility);
    this.#disconnect();
  }

  /** Calls back when that journal changes. Returns what ends it. */
  subscribe(subject: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(subject) ?? new Set<Listener>();
    this.#listeners.set(subject, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Something of this subject changed: the server, or the outbox, said so. */
  changed(subject: string) {
    for (const key of [subject, everyone]) this.#listeners.get(key)?.forEach((tell) => tell());
  }

  #on_visibility = () => {
    if (document.visibilityState === 'hidden') this.#disconnect();
    else if (!this.#source) this.#connect();
  };

  #connect() {
    clearTimeout(this.#timer);
    const source = new EventSource('/api/v1/events');
    this.#source = source;
    source.addEventListener('hello', () => {
      this.connected = true;
      this.#attempts = 0;
      // Whatever changed while nobody listened was missed; the first time nothing was.
      if (this.#greeted) this.#all_changed();
      this.#greeted = true;
    });
    source.addEventListener('changed', (event) => {
      const { subject } = JSON.parse((event as MessageEvent<string>).data) as { subject: string };
      this.changed(subject);
    });
    source.addEventListener('error', () => {
      this.#disconnect();
      if (this.#wanted) this.#timer = setTimeout(() => this.#connect(), pause(this.#attempts++));
    });
  }

  #disconnect() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
    this.connected = false;
  }

  #all_changed() {
    const once = new Set([...this.#listeners.values()].flatMap((listeners) => [...listeners]));
    once.forEach((tell) => tell());
  }
}

export const live = new Live();
