// A search for meetings: what was asked stands in the address, so that Back finds it again; where
// someone is never does.
import { api, ask, problem_of } from '$lib/api/client';
import type { MeetingHit, Problem, ReadBody } from '$lib/api/types';
import { own_zone } from '$lib/ids';

type Answer = ReadBody<'/api/v1/directory/search'>;
export type When = 'any' | 'now' | 'tonight' | 'day';
export type Format = 'any' | 'online' | 'in_person';

export interface Asked {
  when: When;
  day: string;
  place: string;
  format: Format;
  types: string[];
  text: string;
}

const one_of = <T extends string>(value: string | null, all: readonly T[]): T =>
  all.find((one) => one === value) ?? all[0]!;

/** What an address asks for; anything it does not say is open. */
export function asked_in(query: URLSearchParams): Asked {
  return {
    when: one_of(query.get('when'), ['any', 'now', 'tonight', 'day']),
    day: query.get('day') ?? '',
    place: query.get('place') ?? '',
    format: one_of(query.get('format'), ['any', 'online', 'in_person']),
    types: query.get('types')?.split(',').filter(Boolean) ?? [],
    text: query.get('text') ?? '',
  };
}

/** The address of a search. */
export function address_of(asked: Asked): string {
  const query = new URLSearchParams({ when: asked.when });
  if (asked.when === 'day' && asked.day) query.set('day', asked.day);
  if (asked.place.trim()) query.set('place', asked.place.trim());
  if (asked.format !== 'any') query.set('format', asked.format);
  if (asked.types.length) query.set('types', asked.types.join(','));
  if (asked.text.trim()) query.set('text', asked.text.trim());
  return `/support?${query}`;
}

class Search {
  hits = $state.raw<MeetingHit[]>([]);
  /** How many there are; absent where only the nearest were looked for. */
  total = $state<number>();
  places = $state.raw<string[]>([]);
  next = $state<string>();
  state = $state<'empty' | 'loading' | 'ready' | 'failed'>('empty');
  problem = $state.raw<Problem>();
  /** "latitude,longitude", to about a kilometer; only while the app is open. */
  near = $state('');
  #turn = 0;

  async run(asked: Asked, cursor?: string) {
    const turn = ++this.#turn;
    if (!cursor) this.state = 'loading';
    try {
      const answer = await ask(
        api.GET('/api/v1/directory/search', { params: { query: this.#query(asked, cursor) } }),
      );
      if (turn === this.#turn) this.#show(answer, !!cursor);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.problem = problem_of(error);
      this.state = 'failed';
    }
  }

  /** Asks the phone where it is. Only ever after a touch on the button. */
  async use_position(): Promise<boolean> {
    const position = await new Promise<GeolocationPosition | undefined>((done) => {
      if (!navigator.geolocation) return done(undefined);
      navigator.geolocation.getCurrentPosition(done, () => done(undefined), { timeout: 15_000 });
    });
    if (!position) return false;
    const { latitude, longitude } = position.coords;
    this.near = `${latitude.toFixed(2)},${longitude.toFixed(2)}`;
    return true;
  }

  #query(asked: Asked, cursor?: string) {
    const { when, day, place, format, types, text } = asked;
    return {
      when,
      format,
      zone: own_zone(),
      limit: 20,
      ...(when === 'day' && day ? { day } : {}),
      ...(place ? { place } : this.near ? { near: this.near } : {}),
      ...(types.length ? { types: types.join(',') } : {}),
      ...(text ? { text } : {}),
      ...(cursor ? { cursor } : {}),
    };
  }

  #show(answer: Answer, is_more: boolean) {
    this.hits = is_more ? [...this.hits, ...answer.meetings] : answer.meetings;
    this.total = answer.total;
    this.places = answer.places;
    this.next = answer.next;
    this.problem = undefined;
    this.state = 'ready';
  }
}

export const search = new Search();
