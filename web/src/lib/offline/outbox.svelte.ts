// The outbox: every entry waits here until the server has it. It survives a closed browser, sends
// each entry once, and keeps what the server refused, so that nobody loses their words.
import { problem_from } from '$lib/api/client';
import type { Answer, Draft, Problem } from '$lib/api/types';
import { db, type OutboxItem } from './db';

/** What became of one attempt. */
export type Outcome =
  | { result: 'accepted'; seq: number }
  | { result: 'refused'; problem: Problem }
  | { result: 'signed_out' }
  | { result: 'later' };
export type Send = (subject: string, draft: Draft) => Promise<Outcome>;

/** Milliseconds until the next attempt: twice as long each time, at most five minutes, with jitter. */
export const back_off = (attempts: number, chance = Math.random()): number =>
  Math.min(300_000, 1000 * 2 ** Math.min(attempts, 9)) * (0.5 + chance / 2);

const longest_wait_ms = 20_000;

/** Sends one entry. The id makes it safe to send again when the answer was lost. */
export const post: Send = async (subject, draft) => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), longest_wait_ms);
  try {
    const response = await fetch(`/api/v1/journals/${subject}/entries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entries: [draft] }),
      signal: abort.signal,
    });
    return outcome_of(response.status, await response.json().catch(() => undefined));
  } catch {
    return { result: 'later' };
  } finally {
    clearTimeout(timer);
  }
};

/** What an answer of the server means for the entry. */
export function outcome_of(status: number, body: unknown): Outcome {
  if (status === 401) return { result: 'signed_out' };
  if (is_passing(status)) return { result: 'later' };
  if (status >= 400) return { result: 'refused', problem: problem_from(body, status) };
  const answer = (body as { answers?: Answer[] } | undefined)?.answers?.[0];
  if (!answer) return { result: 'later' };
  if (answer.status === 'accepted') return { result: 'accepted', seq: answer.seq ?? 0 };
  if (answer.problem && is_passing(answer.problem.status)) return { result: 'later' };
  return { result: 'refused', problem: answer.problem ?? problem_from(undefined, 422) };
}

/** Whether the same thing may well be accepted in a moment. */
const is_passing = (status: number): boolean => [408, 425, 429].includes(status) || status >= 500;

/** Something written here that a view may not show yet. */
export interface Pending {
  draft: Draft;
  subject: string;
  state: 'waiting' | 'stuck' | 'sent';
  /** Once sent: its place in the journal. A view with this head already shows it. */
  seq?: number;
}

export class Outbox {
  /** Everything of this person that is not on the server yet, oldest first. */
  items = $state.raw<OutboxItem[]>([]);
  /** What was sent since the app was opened. */
  sent = $state.raw<Pending[]>([]);
  online = $state(typeof navigator === 'undefined' ? true : navigator.onLine);
  needs_sign_in = $state(false);
  waiting = $derived(this.items.filter((item) => item.state === 'waiting').length);
  stuck = $derived(this.items.filter((item) => item.state === 'stuck'));
  /** Called after an entry was accepted. */
  on_accepted: (subject: string, seq: number) => void = () => {};
  on_signed_out: () => void = () => {};

  #send: Send;
  #author = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy: Promise<void> | undefined;
  #again: Promise<void> | undefined;
  #last_seq = 0;

  constructor(send: Send = post) {
    this.#send = send;
  }

  /** Listens for signal and for the page coming back. Once per page. */
  listen() {
    addEventListener('online', () => {
      this.online = true;
      void this.flush(true);
    });
    addEventListener('offline', () => (this.online = false));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.flush();
    });
    navigator.serviceWorker?.addEventListener('message', (event) => {
      if (event.data === 'flush') void this.flush(true);
    });
  }

  /** Whose entries are sent from now on; nobody's, without a name. */
  async belongs_to(author: string) {
    this.#author = author;
    this.needs_sign_in = false;
    this.sent = [];
    await this.#reload();
    void this.flush(true);
  }

  /** Keeps the entries together or not at all. Rejects where the browser keeps nothing. */
  async add(subject: string, drafts: readonly Draft[]) {
    const transaction = (await db()).transaction('outbox', 'readwrite');
    const work = drafts.map((draft) =>
      transaction.store.put({
        id: draft.id,
        seq: this.#next_seq(),
        author: this.#author,
        subject,
        draft,
        attempts: 0,
        next_at: 0,
        state: 'waiting',
      }),
    );
    await Promise.all([...work, transaction.done]);
    await this.#reload();
    void this.flush();
    void ask_for_background_sync();
  }

  /** Takes one back, sent or not: what is on the server stays there. */
  async remove(id: string) {
    await (await db()).delete('outbox', id);
    await this.#reload();
  }

  /** Entries of these kinds that `head` of a view does not cover yet. */
  pending(subject: string, kinds: readonly string[], head = 0): Pending[] {
    const waiting: Pending[] = this.items.map(({ draft, subject, state }) => ({
      draft,
      subject,
      state,
    }));
    return [...this.sent.filter((one) => (one.seq ?? 0) > head), ...waiting].filter(
      (one) => one.subject === subject && kinds.includes(one.draft.kind),
    );
  }

  /** One drain at a time; a call made meanwhile gets its own afterwards, so nothing is missed. */
  flush(force = false): Promise<void> {
    if (this.#busy) {
      this.#again ??= this.#busy.then(() => {
        this.#again = undefined;
        return this.flush(force);
      });
      return this.#again;
    }
    this.#busy = this.#drain_alone(force)
      .catch(() => undefined)
      .finally(() => (this.#busy = undefined));
    return this.#busy;
  }

  /** With the app open twice, only one of them sends. */
  async #drain_alone(force: boolean) {
    const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
    if (locks) {
      await locks.request('outbox', { ifAvailable: true }, async (lock) => {
        if (lock) await this.#drain(force);
      });
    } else {
      await this.#drain(force);
    }
    await this.#reload();
  }

  async #drain(force: boolean) {
    if (!this.#author) return;
    const database = await db();
    for (const item of await database.getAllFromIndex('outbox', 'seq')) {
      if (item.author !== this.#author || item.state === 'stuck') continue;
      if (!force && item.next_at > Date.now()) return;
      const outcome = await this.#send(item.subject, item.draft);
      if (outcome.result === 'signed_out') {
        this.needs_sign_in = true;
        this.on_signed_out();
        return;
      }
      if (outcome.result === 'later') {
        const attempts = item.attempts + 1;
        await database.put('outbox', {
          ...item,
          attempts,
          next_at: Date.now() + back_off(attempts),
        });
        return;
      }
      await this.#settle(item, outcome);
    }
  }

  async #settle(item: OutboxItem, outcome: Outcome) {
    const database = await db();
    if (outcome.result === 'accepted') {
      const { draft, subject } = item;
      await database.delete('outbox', item.id);
      // In one step, or a page would show it twice for a moment.
      this.items = this.items.filter((one) => one.id !== item.id);
      this.sent = [...this.sent, { draft, subject, state: 'sent', seq: outcome.seq }];
      this.on_accepted(subject, outcome.seq);
    } else if (outcome.result === 'refused') {
      await database.put('outbox', { ...item, state: 'stuck', problem: outcome.problem });
    }
    await this.#reload();
  }

  async #reload() {
    const all = await (await db()).getAllFromIndex('outbox', 'seq');
    this.items = all.filter((item) => item.author === this.#author);
    clearTimeout(this.#timer);
    const due = this.items.filter((item) => item.state === 'waiting').map((item) => item.next_at);
    if (!due.length || this.needs_sign_in || !this.#author) return;
    const wait = Math.max(250, Math.min(...due) - Date.now());
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  #next_seq() {
    this.#last_seq = Math.max(Date.now(), this.#last_seq + 1);
    return this.#last_seq;
  }
}

/** A bonus where browsers have it: the phone asks for a flush when signal is back. */
async function ask_for_background_sync() {
  type Syncing = { sync?: { register(tag: string): Promise<void> } };
  if (typeof navigator === 'undefined' || !navigator.serviceWorker?.controller) return;
  const registration = (await navigator.serviceWorker.ready) as Syncing;
  await registration.sync?.register('outbox').catch(() => undefined);
}

export const outbox = new Outbox();
