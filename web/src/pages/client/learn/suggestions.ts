// Suggestions and what a client may say to them. A no is an answer like any other.
import type { Bodies, Draft, Goal, LearningView, Suggestion } from '$lib/api/types';
import { uuid7 } from '$lib/ids';
import type { Pending } from '$lib/offline/outbox.svelte';
import { draft_of } from '$lib/offline/write';

/** How each answer is called in addresses. */
export const answers = { yes: 'yes', change: 'changed', 'not-now': 'not_now', no: 'no' } as const;
export type AnswerName = keyof typeof answers;
export type Reply = Bodies['suggestion.answered']['answer'];
export const is_answer = (text: string): text is AnswerName => Object.hasOwn(answers, text);

export const may_answer = (suggestion: Suggestion): boolean =>
  suggestion.actions.some((action) => action.kind === 'suggestion.answered');

export const answer_under_way = (
  suggestion: Suggestion,
  pending: readonly Pending[],
): Pending | undefined => pending.filter((one) => one.draft.about === suggestion.id).at(-1);

export interface Sorted {
  /** No answer yet. */
  waiting: Suggestion[];
  /** Answered with "not now": open to another answer at any time. */
  later: Suggestion[];
  answered: Suggestion[];
  /** Answered on this phone, and on the way. */
  under_way: Suggestion[];
}

/** All suggestions by where they stand. */
export function sorted(view: LearningView | undefined, pending: readonly Pending[]): Sorted {
  const result: Sorted = { waiting: [], later: [], answered: [], under_way: [] };
  for (const one of view?.suggestions ?? []) {
    if (answer_under_way(one, pending)) result.under_way.push(one);
    else if (!one.answer) result.waiting.push(one);
    else if (one.answer.answer === 'not_now') result.later.push(one);
    else result.answered.push(one);
  }
  return result;
}

/** Pages the team shared, newest first, each once; ones that were turned down are not shown again. */
export function shared_pages(view: LearningView | undefined): Suggestion[] {
  const seen = new Set<string>();
  return (view?.suggestions ?? []).filter((one) => {
    if (!one.page || one.answer?.answer === 'no' || seen.has(one.page)) return false;
    seen.add(one.page);
    return true;
  });
}

const part_sorts = ['therapy', 'medication', 'group', 'service'] as const;
type PartSort = (typeof part_sorts)[number];
export const is_part = (sort: Suggestion['sort']): sort is PartSort =>
  part_sorts.some((one) => one === sort);

export interface AnswerForm {
  /** How the client wants it; of a change only. */
  words: string;
  why: string;
  /** For a step: which goal it is for; `none` for none of them. */
  goal: string;
}
export const no_goal = 'none';

/** The entries of an answer: with a yes, what it brings into the plan, in the client's words. */
export function answer_drafts(
  suggestion: Suggestion,
  answer: Reply,
  form: AnswerForm,
  goals: readonly Goal[],
): Draft[] {
  const changed = answer === 'changed' ? form.words.trim() : '';
  const why = form.why.trim();
  const drafts = [
    draft_of(
      'suggestion.answered',
      { answer, ...(changed ? { words: changed } : {}), ...(why ? { why } : {}) },
      { about: suggestion.id },
    ),
  ];
  if (answer !== 'yes' && answer !== 'changed') return drafts;
  const words = changed || suggestion.words;
  const from = suggestion.id;
  const about = { about: uuid7() };
  if (suggestion.sort === 'step' && goals.some((goal) => goal.id === form.goal)) {
    const step = { goal: form.goal, words, owner: 'client', from } as const;
    drafts.push(draft_of('step.added', step, about));
  } else if (is_part(suggestion.sort)) {
    const goal = goals.find((one) => one.id === suggestion.goal)?.id;
    const part = { sort: suggestion.sort, words, from, ...(goal ? { goal } : {}) };
    drafts.push(draft_of('part.added', part, about));
  }
  return drafts;
}
