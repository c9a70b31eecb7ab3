// Time that keeps right. A phone that sleeps stops every interval, so what has passed is always the
// difference of two clock readings; the interval only says when to look again.

/** How often a running timer looks at the clock, in milliseconds. */
const glance_ms = 250;

export class Timer {
  /** What has passed since the start, in milliseconds. */
  elapsed = $state(0);
  running = $state(false);
  started_at = 0;

  #clock: () => number;
  #interval: ReturnType<typeof setInterval> | undefined;
  #on_tick: () => void;

  constructor(on_tick: () => void = () => {}, clock: () => number = Date.now) {
    this.#on_tick = on_tick;
    this.#clock = clock;
  }

  /** Begins now, or goes on with what began before the page was closed. */
  start(started_at = this.#clock()) {
    this.stop();
    this.started_at = started_at;
    this.running = true;
    this.#interval = setInterval(() => this.look(), glance_ms);
    document.addEventListener('visibilitychange', this.look);
    this.look();
  }

  stop() {
    clearInterval(this.#interval);
    document.removeEventListener('visibilitychange', this.look);
    this.running = false;
  }

  /** Reads the clock; one that was set back never makes time run backwards. */
  look = () => {
    if (!this.running) return;
    this.elapsed = Math.max(this.elapsed, this.#clock() - this.started_at);
    this.#on_tick();
  };
}

/** "4:05" */
export function clock_text(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Seconds of breathing in and out: one breath takes ten. Nobody holds their breath. */
export const paces = { longer_out: [4, 6], even: [5, 5] } as const;
export type Pace = keyof typeof paces;

export interface Breath {
  phase: 'in' | 'out';
  /** Whole seconds of this phase that are left, counting down to 1. */
  left: number;
  /** Counts from 1. */
  number: number;
}

/** Where a breath is after so many milliseconds. */
export function breath_at(elapsed: number, pace: Pace): Breath {
  const [seconds_in, seconds_out] = paces[pace];
  const whole = seconds_in + seconds_out;
  const second = Math.floor(elapsed / 1000);
  const within = second % whole;
  const number = Math.floor(second / whole) + 1;
  return within < seconds_in
    ? { phase: 'in', left: seconds_in - within, number }
    : { phase: 'out', left: whole - within, number };
}

/** Breaths that are said one by one to people who listen; then only each minute. */
const said_breaths = 3;

export type Said = { phase: 'in' | 'out' } | { minutes_left: number } | undefined;

/** What a screen reader says meanwhile: enough to find the pace, too little to disturb it. */
export function said_at(elapsed: number, pace: Pace, minutes: number): Said {
  const { phase, number } = breath_at(elapsed, pace);
  if (number <= said_breaths) return { phase };
  const minutes_past = Math.floor(elapsed / 60_000);
  return minutes_past === 0 ? undefined : { minutes_left: minutes - minutes_past };
}
