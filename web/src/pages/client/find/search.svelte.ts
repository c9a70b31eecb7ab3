// A search for meetings on its way: what was found, and what comes nearest where nothing was.
import { api, ask, problem_of } from '$lib/api/client';
import type { MeetingHit, Problem, ReadBody } from '$lib/api/types';
import { day_of, own_zone } from '$lib/ids';
import { where_i_am } from '$lib/position';
import { next_best, nothing_asked, query_of, type Asked, type Instead } from './asked';

type Answer = ReadBody<'/api/v1/directory/search'>;

const on_a_page = 20;
/** Of what comes nearest: enough to see that there is something. */
const at_least = 5;
const a_day = 86_400_000;

class Search {
  asked = $state.raw<Asked>(nothing_asked());
  hits = $state.raw<MeetingHit[]>([]);
  /** How many there are; absent where only the nearest were looked for. */
  total = $state<number>();
  places = $state.raw<string[]>([]);
  beyond_reach = $state(false);
  next = $state<string>();
  /** What was found in place of what was asked, and how it differs. */
  instead = $state.raw<{ kind: Instead; asked: Asked }>();
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  problem = $state.raw<Problem>();
  /** "latitude,longitude", to about a kilometer; only while the app is open. */
  near = $state('');
  #turn = 0;

  /** What a page that waits or failed says of it. */
  readonly is_old = false;
  readonly at = undefined;
  refresh = () => this.run(this.asked);

  /** What is shown: the answer, or what comes nearest. */
  get shown(): Asked {
    return this.instead?.asked ?? this.asked;
  }

  async run(asked: Asked) {
    const turn = ++this.#turn;
    this.asked = asked;
    this.state = 'loading';
    try {
      const answer = await this.#ask(asked);
      const other = answer.meetings.length ? undefined : await this.#look_further(asked, answer);
      if (turn !== this.#turn) return;
      this.instead = other && { kind: other.kind, asked: other.asked };
      this.#show(other?.answer ?? answer, answer.places);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.problem = problem_of(error);
      this.state = 'failed';
    }
  }

  /** The next page of what is shown. */
  async more() {
    const turn = ++this.#turn;
    try {
      const answer = await this.#ask(this.shown, this.next);
      if (turn !== this.#turn) return;
      this.hits = [...this.hits, ...answer.meetings];
      this.next = answer.next;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.problem = problem_of(error);
      this.state = 'failed';
    }
  }

  /** Asks the phone where it is. Only ever after a touch on the button. */
  async use_position(): Promise<boolean> {
    const here = await where_i_am();
    this.near = here ?? this.near;
    return here !== undefined;
  }

  /** One question after the other, as each is worse than the one before. */
  async #look_further(asked: Asked, answer: Answer) {
    if (answer.places.length > 1) return undefined; // first it has to be said which place is meant
    const tomorrow = day_of(new Date(Date.now() + a_day));
    for (const [kind, other] of next_best(asked, this.near !== '', tomorrow)) {
      const found = await this.#ask(other, undefined, at_least);
      if (found.meetings.length) return { kind, asked: other, answer: found };
    }
    return undefined;
  }

  #ask(asked: Asked, cursor?: string, limit = on_a_page) {
    const query = {
      ...query_of(asked, this.near),
      zone: own_zone(),
      limit,
      ...(cursor ? { cursor } : {}),
    };
    return ask(api.GET('/api/v1/directory/search', { params: { query } }));
  }

  #show(answer: Answer, places: string[]) {
    this.hits = answer.meetings;
    this.total = answer.total;
    this.places = places;
    this.beyond_reach = answer.beyond_reach ?? false;
    this.next = answer.next;
    this.problem = undefined;
    this.state = 'ready';
  }
}

export const search = new Search();
