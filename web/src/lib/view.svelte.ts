// A view of the server as a page shows it: the copy on this phone first, then the fresh one, then
// again whenever its journal changes.
import { untrack } from 'svelte';
import { api, ask_fully, no_answer, problem_of } from '$lib/api/client';
import type { Problem, ReadBody, ReadPath } from '$lib/api/types';
import { db, type Copy } from '$lib/offline/db';
import { everyone, live } from '$lib/live.svelte';

type Query = Record<string, string | number | undefined>;
export interface Where {
  /** Values for `{…}` in the path. */
  path?: Record<string, string>;
  query?: Query;
  /** Names the copy on this phone in place of the query, where that moves on with the days. */
  kept_as?: string;
}

export class View<T> {
  data = $state.raw<T>();
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  problem = $state.raw<Problem>();
  /** When the server last said that it is so, in milliseconds since 1970. */
  at = $state<number>();
  /** Shown from this phone because no answer came. */
  is_old = $state(false);

  #path: ReadPath;
  #where: Where;
  #etag = '';
  #turn = 0;

  constructor(path: ReadPath, where: Where) {
    this.#path = path;
    this.#where = where;
  }

  /** Shows the copy on this phone, if there is one, and then asks the server. */
  async open() {
    const turn = ++this.#turn;
    const copy = await read_copy(this.#key());
    if (turn === this.#turn && copy && this.data === undefined) {
      this.data = copy.body as T;
      this.#etag = copy.etag;
      this.at = copy.at;
      this.state = 'ready';
    }
    await this.refresh();
  }

  /** Asks the server; an unchanged view costs a 304. */
  async refresh() {
    const turn = ++this.#turn;
    try {
      const { data, response } = await ask_fully(this.#fetch());
      if (turn !== this.#turn) return;
      if (response.status !== 304) {
        this.data = data as T;
        this.#etag = response.headers.get('etag') ?? '';
      }
      this.at = Date.now();
      this.is_old = false;
      this.problem = undefined;
      this.state = 'ready';
      await keep_copy({ key: this.#key(), etag: this.#etag, at: this.at, body: this.data });
    } catch (error) {
      if (turn === this.#turn) this.#failed(problem_of(error));
    }
  }

  #failed(problem: Problem) {
    this.problem = problem;
    this.is_old = this.data !== undefined && problem.code === no_answer.code;
    // A copy is better than nothing while there is no answer; but not against the server's word.
    const keeps = problem.status === 0 || problem.status === 401 || problem.status >= 500;
    if (this.data !== undefined && keeps) return;
    this.data = undefined;
    this.state = 'failed';
  }

  #fetch() {
    const known = this.data !== undefined && this.#etag;
    // The paths are checked where views are opened; the client's own types need one path at a time.
    const get = api.GET as unknown as (
      path: string,
      init: object,
    ) => Promise<{ data?: unknown; response: Response }>;
    const { path, query } = this.#where;
    return get(this.#path, {
      params: { ...(path ? { path } : {}), ...(query ? { query } : {}) },
      ...(known ? { headers: { 'If-None-Match': this.#etag } } : {}),
    });
  }

  #key() {
    const { path, kept_as } = this.#where;
    return JSON.stringify([this.#path, kept_as ? { path, kept_as } : this.#where]);
  }
}

async function read_copy(key: string): Promise<Copy | undefined> {
  try {
    return await (await db()).get('cache', key);
  } catch {
    return undefined;
  }
}

async function keep_copy(copy: Copy) {
  try {
    // Plain data again: a proxy cannot be stored.
    await (await db()).put('cache', { ...copy, body: $state.snapshot(copy.body) });
  } catch {
    // A browser that keeps nothing reads from the server each time.
  }
}

/**
 * Opens a view for the life of the component that calls it.
 *
 * @param where  or a function that gives it, read once: a page with other parameters starts anew
 * @param subject  whose changes it follows; without one, everyone's
 */
export function open_view<P extends ReadPath>(
  path: P,
  where: Where | (() => Where) = {},
  subject?: string,
): View<ReadBody<P>> {
  const place = typeof where === 'function' ? untrack(where) : where;
  const whose = subject ?? place.path?.id ?? everyone;
  const view = new View<ReadBody<P>>(path, place);
  $effect(() => {
    untrack(() => void view.open());
    return live.subscribe(whose, () => void view.refresh());
  });
  return view;
}
