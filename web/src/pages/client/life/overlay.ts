// Views with what was written on this phone laid over them, so that nothing seems lost while it
// waits to be sent.
import type {
  Audience,
  Bodies,
  CirclePerson,
  Environment,
  Finding,
  Kind,
  Milestone,
  QuietPlan,
  Setback,
  Trigger,
} from '$lib/api/types';
import { outbox, type Pending } from '$lib/offline/outbox.svelte';
import { session } from '$lib/session.svelte';

/** An entry of this phone that a view does not show yet. */
export type Written<K extends Kind = Kind> = {
  [One in K]: {
    kind: One;
    /** What it speaks of; its own id where it speaks of nothing else. */
    about: string;
    body: Bodies[One];
    at: string;
    audience: Audience;
    state: Pending['state'];
  };
}[K];

/** Whether something of it is only on this phone so far. */
export interface Unsent {
  unsent?: boolean;
}

/** What was written here of these kinds and `head` of a view does not cover, oldest first. */
export function written<K extends Kind>(
  kinds: readonly K[],
  head: number | undefined,
): Written<K>[] {
  return outbox.pending(session.id, kinds, head).map(({ draft, state }) => {
    const about = draft.about ?? draft.id;
    const audience = draft.audience ?? 'circle';
    const { kind, body, occurred_at: at } = draft;
    return { kind, about, body, at, audience, state } as unknown as Written<K>;
  });
}

/** Replaces or adds what has that id. */
function put<T extends { id: string }>(items: readonly T[], item: T): T[] {
  const known = items.some(({ id }) => id === item.id);
  return known ? items.map((one) => (one.id === item.id ? item : one)) : [...items, item];
}

type Answered = Bodies['assessment.answered'] & Partial<Finding> & Unsent;

export function findings_with(
  findings: readonly Finding[],
  entries: readonly Written<'assessment.answered'>[],
): Answered[] {
  return entries.reduce<Answered[]>(
    (all, one) => {
      const goals = all.find(({ topic }) => topic === one.body.topic)?.goals ?? [];
      const next = { ...one.body, at: one.at, goals, unsent: one.state !== 'sent' };
      return [...all.filter(({ topic }) => topic !== one.body.topic), next];
    },
    [...findings],
  );
}

export type HardThing = Bodies['trigger.noted'] & Pick<Trigger, 'id' | 'actions'> & Unsent;

/** Something just written may be said anew and let go, as the server will say. */
const own = (...kinds: Kind[]) => kinds.map((kind) => ({ kind }));

export const trigger_kinds = ['trigger.noted', 'trigger.let_go'] as const;

export function triggers_with(triggers: readonly Trigger[], entries: readonly Written[]) {
  return entries.reduce<HardThing[]>(
    (all, one) => {
      if (one.kind === 'trigger.let_go') return all.filter(({ id }) => id !== one.about);
      if (one.kind !== 'trigger.noted') return all;
      const unsent = one.state !== 'sent';
      return put(all, { ...one.body, id: one.about, unsent, actions: own(...trigger_kinds) });
    },
    [...triggers],
  );
}

export type Someone = Bodies['circle_person.named'] & Pick<CirclePerson, 'id' | 'actions'> & Unsent;

export const circle_kinds = ['circle_person.named', 'circle_person.let_go'] as const;

export function circle_with(circle: readonly CirclePerson[], entries: readonly Written[]) {
  return entries.reduce<Someone[]>(
    (all, one) => {
      if (one.kind === 'circle_person.let_go') return all.filter(({ id }) => id !== one.about);
      if (one.kind !== 'circle_person.named') return all;
      const unsent = one.state !== 'sent';
      return put(all, { ...one.body, id: one.about, unsent, actions: own(...circle_kinds) });
    },
    [...circle],
  );
}

export type Surroundings = Bodies['environment.reviewed'] & Pick<Environment, 'at'> & Unsent;

/** Newest first, as the view has them. */
export const environments_with = (
  environments: readonly Environment[],
  entries: readonly Written<'environment.reviewed'>[],
): Surroundings[] => [
  ...entries.map(({ body, at, state }) => ({ ...body, at, unsent: state !== 'sent' })).reverse(),
  ...environments,
];

export function quiet_plan_with(
  plan: QuietPlan | undefined,
  entries: readonly Written<'quiet_plan.written'>[],
): (Bodies['quiet_plan.written'] & Unsent) | undefined {
  const last = entries.at(-1);
  return last ? { ...last.body, unsent: last.state !== 'sent' } : plan;
}

/** Whether treatment has ended, as far as this phone knows. */
export function has_ended(ended: boolean, entries: readonly Written[]): boolean {
  const last = entries.at(-1);
  return last ? last.kind === 'treatment.ended' : ended;
}

export type Counted = Bodies['milestone.chosen'] &
  Pick<Milestone, 'id' | 'count' | 'actions'> & { rested?: { at: string } } & Unsent;

export const milestone_kinds = [
  'milestone.chosen',
  'milestone.counted',
  'milestone.rested',
] as const;

export function milestones_with(milestones: readonly Milestone[], entries: readonly Written[]) {
  return entries.reduce<Counted[]>(
    (all, one) => {
      const unsent = one.state !== 'sent';
      const known = all.find(({ id }) => id === one.about);
      if (one.kind === 'milestone.chosen') {
        const count = known?.count ?? 0; // and taken up again, where it rested
        const counts_by_hand = one.body.counts === 'own' ? own('milestone.counted') : [];
        const actions = [...counts_by_hand, ...own('milestone.rested')];
        return put(all, { count, ...one.body, id: one.about, actions, unsent });
      }
      if (!known) return all;
      if (one.kind === 'milestone.counted') {
        return put(all, { ...known, count: (known.count ?? 0) + 1, unsent });
      }
      return put(all, { ...known, rested: { at: one.at }, actions: [], unsent });
    },
    [...milestones],
  );
}

export type Told = Pick<Setback, 'id' | 'at' | 'audience' | 'actions' | 'answers' | 'steps'> &
  Bodies['setback.told'] & { debrief?: Bodies['setback.debriefed'] } & Unsent;

export const setback_kinds = ['setback.told', 'setback.debriefed'] as const;

/** Newest first, as the view has them. Told again it is the same setback for more people. */
export function setbacks_with(setbacks: readonly Setback[], entries: readonly Written[]) {
  return entries.reduce<Told[]>(
    (all, one) => {
      const known = all.find(({ id }) => id === one.about);
      const unsent = one.state !== 'sent';
      if (one.kind === 'setback.told') {
        const begun: Omit<Told, 'id' | 'audience'> = {
          at: one.at,
          answers: [],
          steps: [],
          actions: own(...setback_kinds),
        };
        const next = {
          ...begun,
          ...known,
          ...one.body,
          id: one.about,
          audience: one.audience,
          unsent,
        };
        return known ? put(all, next) : [next, ...all];
      }
      if (!known || one.kind !== 'setback.debriefed') return all;
      return put(all, { ...known, debrief: one.body, unsent });
    },
    [...setbacks],
  );
}
