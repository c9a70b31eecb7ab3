// A search for community resources: what was asked stands in the address, so that Back finds it
// again; where someone is never does.
import { api, ask, problem_of } from '$lib/api/client';
import type { Need, Problem, ResourceHit } from '$lib/api/types';

export interface Asked {
  need: string;
  place: string;
  language: string;
  text: string;
  open_now: boolean;
  free: boolean;
}

/** What an address asks for; anything it does not say is open. */
export function asked_in(query: URLSearchParams): Asked {
  const word = (name: string) => query.get(name) ?? '';
  return {
    need: word('need'),
    place: word('place'),
    language: word('language'),
    text: word('text'),
    open_now: word('open_now') === 'true',
    free: word('free') === 'true',
  };
}

/** What is asked for, with nothing that is open. */
function said_of({ need, place, language, text, open_now, free }: Asked): Record<string, string> {
  const all = {
    need,
    place: place.trim(),
    language,
    text: text.trim(),
    open_now: open_now ? 'true' : '',
    free: free ? 'true' : '',
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

/** The address of a search. */
export const address_of = (asked: Asked): string =>
  `/support/resources?${new URLSearchParams({ asked: '1', ...said_of(asked) })}`;

/** What one question to the server asks for. */
export function query_of(asked: Asked, near = '', cursor = '') {
  const { need, open_now, free, ...words } = said_of(asked);
  return {
    ...words,
    ...(need ? { need: need as Need } : {}),
    ...(open_now ? { open_now: true } : {}),
    ...(free ? { free: true } : {}),
    ...(near && !words.place ? { near } : {}),
    ...(cursor ? { cursor } : {}),
    limit: 20,
  };
}

class ResourceSearch {
  hits = $state.raw<ResourceHit[]>([]);
  total = $state(0);
  next = $state<string>();
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  problem = $state.raw<Problem>();
  /** Only while the app is open. */
  near = $state('');
  /** Ids of what was picked to print, across searches. */
  picked = $state.raw<string[]>([]);
  #turn = 0;

  async run(asked: Asked, cursor?: string) {
    const turn = ++this.#turn;
    if (!cursor) this.state = 'loading';
    try {
      const query = query_of(asked, this.near, cursor);
      const answer = await ask(api.GET('/api/v1/directory/resources', { params: { query } }));
      if (turn !== this.#turn) return;
      this.hits = cursor ? [...this.hits, ...answer.resources] : answer.resources;
      this.total = answer.total;
      this.next = answer.next;
      this.problem = undefined;
      this.state = 'ready';
    } catch (error) {
      if (turn !== this.#turn) return;
      this.problem = problem_of(error);
      this.state = 'failed';
    }
  }

  pick(id: string) {
    const others = this.picked.filter((one) => one !== id);
    this.picked = others.length < this.picked.length ? others : [...others, id];
  }
}

export const search = new ResourceSearch();
