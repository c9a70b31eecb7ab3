// Finding one's way in the plan: what stands where, what may be said now, what fits this week.
import type { Action, Bodies, Draft, Goal, Kind, Obstacle, PlanView, Step } from '$lib/api/types';
import { instant } from '$lib/ids';
import { outbox, type Pending } from '$lib/offline/outbox.svelte';
import { session } from '$lib/session.svelte';

export type Approach = NonNullable<Goal['approach']>;
export type FindingTopic = NonNullable<Goal['finding']>;
export type Repeats = NonNullable<Step['repeats']>;

/** The most characters each field of the plan may hold. */
export const room = {
  done_looks_like: 500,
  achieved: 1000,
  obstacle: 1000,
  way: 500,
  part: 500,
  review: 2000,
  promise: 300,
  agreement: 1000,
  appeal: 2000,
} as const;

/** Whether this reader may write that about the item now. */
export const may_now = (item: { actions: readonly Action[] } | undefined, kind: Kind): boolean =>
  item?.actions.some((action) => action.kind === kind) ?? false;

/** What was written here about one item and `head` of the view does not show yet; the last one. */
export const under_way = (
  kinds: readonly Kind[],
  about: string,
  head: number | undefined,
): Pending | undefined =>
  outbox
    .pending(session.id, kinds, head)
    .filter((one) => one.draft.about === about)
    .at(-1);

/** What an entry of the outbox says. */
export const body_of = <K extends Kind>(draft: Draft): Bodies[K] =>
  draft.body as unknown as Bodies[K];

export interface StepPlace {
  step: Step;
  goal: Goal;
}
export function step_of(plan: PlanView | undefined, id: string): StepPlace | undefined {
  for (const goal of plan?.goals ?? []) {
    const step = goal.steps.find((one) => one.id === id);
    if (step) return { step, goal };
  }
  return undefined;
}

/** The goal that has this id, or whose step has it. */
export const goal_of = (plan: PlanView | undefined, of: string): Goal | undefined =>
  plan?.goals.find((goal) => goal.id === of) ?? step_of(plan, of)?.goal;

/** The words of a goal or step. */
export const words_at = (plan: PlanView | undefined, of: string): string | undefined =>
  step_of(plan, of)?.step.words ?? plan?.goals.find((goal) => goal.id === of)?.words;

/** Something in the way, with what was written here since. */
export interface InTheWay {
  id: string;
  of: string;
  barrier: Obstacle['barrier'];
  words?: string | undefined;
  /** The ways chosen, oldest first. */
  ways: string[];
  passed: boolean;
  what_helped?: string | undefined;
  /** Some of it is on this phone only. */
  is_waiting: boolean;
  may_choose: boolean;
  may_pass: boolean;
}

const obstacle_kinds = ['obstacle.named', 'obstacle.way_chosen', 'obstacle.passed'] as const;

/** Everything in the way of a goal and its steps; of the whole plan without one. */
export function in_the_way(plan: PlanView | undefined, goal?: Goal): InTheWay[] {
  const known = (goal ? [goal] : (plan?.goals ?? [])).flatMap((one) => one.obstacles);
  const all = new Map<string, InTheWay>(known.map((one) => [one.id, as_known(one)]));
  for (const pending of outbox.pending(session.id, obstacle_kinds, plan?.head)) {
    const { draft } = pending;
    const id = draft.about ?? '';
    if (draft.kind === 'obstacle.named') {
      const named = body_of<'obstacle.named'>(draft);
      if (!goal || goal_of(plan, named.of)?.id === goal.id) all.set(id, as_named(id, named));
    }
    const one = all.get(id);
    if (one) all.set(id, with_pending(one, pending));
  }
  return [...all.values()];
}

function as_known(one: Obstacle): InTheWay {
  return {
    id: one.id,
    of: one.of,
    barrier: one.barrier,
    words: one.words,
    ways: one.ways.map((way) => way.words),
    passed: one.passed !== undefined,
    what_helped: one.what_helped,
    is_waiting: false,
    may_choose: may_now(one, 'obstacle.way_chosen'),
    may_pass: may_now(one, 'obstacle.passed'),
  };
}

const as_named = (id: string, { of, barrier, words }: Bodies['obstacle.named']): InTheWay => ({
  id,
  of,
  barrier,
  words,
  ways: [],
  passed: false,
  is_waiting: true,
  may_choose: true,
  may_pass: true,
});

function with_pending(one: InTheWay, { draft, state }: Pending): InTheWay {
  const is_waiting = one.is_waiting || state !== 'sent';
  if (draft.kind === 'obstacle.way_chosen') {
    return { ...one, is_waiting, ways: [...one.ways, body_of<'obstacle.way_chosen'>(draft).words] };
  }
  if (draft.kind !== 'obstacle.passed') return { ...one, is_waiting: state !== 'sent' };
  const what_helped = body_of<'obstacle.passed'>(draft).words;
  return { ...one, is_waiting, what_helped, passed: true, may_choose: false, may_pass: false };
}

/** Whether the moment from which a look is offered has come: an invitation, never a reminder. */
export const is_time_to_look = (from: string | undefined, now = Date.now()): boolean =>
  from !== undefined && instant(from).getTime() <= now;

const day_ms = 864e5;

export interface Week {
  comes_back: StepPlace[];
  this_week: StepPlace[];
  /** Without a day, or with one that has passed: there is nothing to be late for. */
  whenever: StepPlace[];
  later: StepPlace[];
  others: StepPlace[];
}

/** The open steps of active goals as this week may hold them; `today` is YYYY-MM-DD. */
export function week_of(goals: readonly Goal[], today: string): Week {
  const week: Week = { comes_back: [], this_week: [], whenever: [], later: [], others: [] };
  const end = new Date(Date.parse(`${today}T00:00:00Z`) + 6 * day_ms).toISOString().slice(0, 10);
  for (const goal of goals.filter((one) => one.state === 'active')) {
    for (const step of goal.steps.filter((one) => one.state === 'open')) {
      week[place_in_week(step, today, end)].push({ step, goal });
    }
  }
  const by_day = (a: StepPlace, b: StepPlace) =>
    (a.step.due_on ?? '').localeCompare(b.step.due_on ?? '');
  week.this_week.sort(by_day);
  week.later.sort(by_day);
  return week;
}

function place_in_week(step: Step, today: string, end: string): keyof Week {
  if (step.owner !== 'client') return 'others';
  if (step.repeats) return 'comes_back';
  if (!step.due_on || step.due_on < today) return 'whenever';
  return step.due_on <= end ? 'this_week' : 'later';
}

/** The lines someone wrote, without the empty ones. */
export const lines_of = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What the address asks for besides the page: `?from=…`. */
export const asked = (name: string): string => new URLSearchParams(location.search).get(name) ?? '';
