// People that were listed or added since the app was opened, so that the pages about one of them
// know the name. The server lists people in pages and has no page for one person.
import { api, ask } from '$lib/api/client';
import type { Me, Person, Program } from '$lib/api/types';

class People {
  #known = $state.raw(new Map<string, Person>());

  /** Keeps what the server said last about these people. */
  remember(people: readonly Person[]) {
    this.#known = new Map([
      ...this.#known,
      ...people.map((person) => [person.id, person] as const),
    ]);
  }

  get(id: string): Person | undefined {
    return this.#known.get(id);
  }

  /** Those added on this device, newest first: for staff who cannot list everyone. */
  get all(): Person[] {
    return [...this.#known.values()].reverse();
  }

  /** Looks through the list where this person is not known yet, at most ten pages of it. */
  async find(id: string) {
    let cursor: string | undefined;
    for (let page = 0; page < 10 && !this.#known.has(id); page += 1) {
      const query = { limit: 100, ...(cursor ? { cursor } : {}) };
      const answer = await ask(api.GET('/api/v1/people', { params: { query } }));
      this.remember(answer.people);
      cursor = answer.next;
      if (!cursor) return;
    }
  }

  /** Reads one person anew, after something about them changed. */
  async refresh(id: string) {
    const before = this.#known.get(id);
    this.#known = new Map([...this.#known].filter(([key]) => key !== id));
    try {
      await this.find(id);
    } catch (error) {
      if (before) this.remember([before]);
      throw error;
    }
  }
}

export const people = new People();

/** Supervisors and administrators: they list everyone and say who walks with whom. */
export const is_lead = (me: Me | undefined): boolean =>
  me?.memberships.some(({ role }) => role === 'supervisor' || role === 'administrator') ?? false;

export const is_administrator = (me: Me | undefined): boolean =>
  me?.memberships.some(({ role }) => role === 'administrator') ?? false;

/** The programs of someone, each once. */
export const programs_of = (me: Pick<Me, 'memberships'> | undefined): Program[] => [
  ...new Map(me?.memberships.map(({ program }) => [program.id, program])).values(),
];
