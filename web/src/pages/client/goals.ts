// What a client may say about a goal, and where each answer is asked for.
import type { Goal, Kind } from '$lib/api/types';
import { outbox, type Pending } from '$lib/offline/outbox.svelte';
import { session } from '$lib/session.svelte';

/** Everything that changes a goal. */
export const answers_to_goals = [
  'goal.accepted',
  'goal.reworded',
  'goal.declined',
  'goal.rested',
  'goal.resumed',
  'goal.achieved',
  'goal.let_go',
] as const satisfies readonly Kind[];

/** What was answered on this phone and `head` of the view does not show yet. */
export const answer_under_way = (goal: Goal, head: number): Pending | undefined =>
  outbox
    .pending(session.id, answers_to_goals, head)
    .filter((one) => one.draft.about === goal.id)
    .at(-1);

/** A goal's words as they are said on this phone: new ones stand here before they are sent. */
export function words_said(goal: Goal, head: number): string {
  const said = outbox
    .pending(session.id, ['goal.accepted', 'goal.reworded'], head)
    .filter((one) => one.draft.about === goal.id)
    .at(-1);
  return (said?.draft.body as { words?: string } | undefined)?.words ?? goal.words;
}

export type GoalAnswer =
  | 'accept'
  | 'in-my-words'
  | 'smaller'
  | 'not-now'
  | 'no'
  | 'rest'
  | 'resume'
  | 'reached'
  | 'let-go';

const kinds: Record<GoalAnswer, Kind> = {
  accept: 'goal.accepted',
  'in-my-words': 'goal.accepted',
  smaller: 'goal.reworded',
  'not-now': 'goal.declined',
  no: 'goal.declined',
  rest: 'goal.rested',
  resume: 'goal.resumed',
  reached: 'goal.achieved',
  'let-go': 'goal.let_go',
};

export const is_answer = (text: string): text is GoalAnswer => Object.hasOwn(kinds, text);

/** Whether the server lets this reader say that now. */
export const may = (goal: Goal, kind: Kind): boolean =>
  goal.actions.some((action) => action.kind === kind);

/** What an answer writes: other words for a goal of the plan are not a new yes. */
export function kind_of(answer: GoalAnswer, goal: Goal): Kind {
  if (answer === 'in-my-words' && !may(goal, 'goal.accepted')) return 'goal.reworded';
  return kinds[answer];
}

/** The answers open to this reader, in the order they are asked. */
export function answers_for(goal: Goal): GoalAnswer[] {
  const on_offer: GoalAnswer[] = goal.state === 'proposed' ? ['accept'] : [];
  const all: GoalAnswer[] = [
    ...on_offer,
    'reached',
    'in-my-words',
    'smaller',
    'rest',
    'resume',
    'not-now',
    'no',
    'let-go',
  ];
  return all.filter((answer) => may(goal, kind_of(answer, goal)));
}
