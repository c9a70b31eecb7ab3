// Whether anybody is still at the tablet: a warning after a while without a touch, then the end. The
// server ends the visit after the same time by itself.
const warn_ms = 150_000;
const end_ms = 180_000;
const tell_ms = 60_000;

const signs = ['pointerdown', 'keydown'] as const;

interface Calls {
  /** Nobody is there any more. */
  over: () => void;
  /** Somebody is, and the server has not heard of it for a minute. */
  still_here: () => Promise<void>;
}

export class Idle {
  warns = $state(false);
  readonly #calls: Calls;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #told = 0;
  readonly #heard = () => {
    // The warning is answered by its own button.
    if (!this.warns) this.touch();
  };

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  start() {
    this.#told = Date.now();
    for (const sign of signs) addEventListener(sign, this.#heard);
    this.touch();
  }

  stop() {
    this.warns = false;
    this.#clear();
    for (const sign of signs) removeEventListener(sign, this.#heard);
  }

  touch() {
    this.warns = false;
    this.#clear();
    this.#timers = [
      setTimeout(() => (this.warns = true), warn_ms),
      setTimeout(() => this.#calls.over(), end_ms),
    ];
    if (Date.now() - this.#told < tell_ms) return;
    this.#told = Date.now();
    void this.#calls.still_here();
  }

  #clear() {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }
}
