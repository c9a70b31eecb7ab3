// What a client thinks of pages and choices: as the server has it, and what waits on this phone.
import type { Bodies, Decision, Draft, LearningView, PageMarked, Wording } from '$lib/api/types';
import { uuid7 } from '$lib/ids';
import { outbox, type Pending } from '$lib/offline/outbox.svelte';
import { draft_of } from '$lib/offline/write';
import { session } from '$lib/session.svelte';

/** What was written on this phone and the view does not show yet. */
export const unseen = (view: LearningView | undefined, ...kinds: string[]): Pending[] =>
  outbox.pending(session.id, kinds, view?.head ?? 0);

const body_of = <K extends keyof Bodies>(draft: Draft): Bodies[K] =>
  draft.body as unknown as Bodies[K];

export interface Question {
  id: string;
  words: string;
  /** On its way. */
  is_waiting: boolean;
  answers: readonly Wording[];
}
export interface Marks {
  /** The last one counts. */
  mark: PageMarked['mark'] | undefined;
  /** Newest first. */
  questions: Question[];
}

/** What the client said of one page. */
export function marks_of(
  page: string,
  view: LearningView | undefined,
  pending: readonly Pending[],
): Marks {
  const mine = (view?.marks ?? []).filter((one) => one.page === page);
  const new_ones = pending
    .map((one) => ({ one, body: body_of<'page.marked'>(one.draft) }))
    .filter(({ body }) => body.page === page)
    .reverse();
  const all = [...new_ones.map(({ body }) => body), ...mine];
  const known = new Set(mine.map(({ id }) => id));
  const questions = [
    // The server may have one, and tell so, before this phone hears that it was taken.
    ...new_ones
      .filter(({ one: { draft } }) => !known.has(draft.about ?? draft.id))
      .map(({ one, body }) => ({
        id: one.draft.about ?? one.draft.id,
        ...body,
        is_waiting: one.state !== 'sent',
        answers: [],
      })),
    ...mine.map((one) => ({ ...one, is_waiting: false })),
  ].filter(({ mark }) => mark === 'question');
  return {
    mark: all.find(({ mark }) => mark !== 'question')?.mark,
    questions: questions.map(({ id, words, is_waiting, answers }) => ({
      id,
      words: words ?? '',
      is_waiting,
      answers,
    })),
  };
}

export interface Choice {
  option: string;
  words: string;
  reasons?: string | undefined;
  at: string;
}
export interface Thoughts {
  /** The decision: one for each aid, once begun. */
  id: string | undefined;
  weighed: Pick<NonNullable<Decision['weighed']>, 'matters' | 'leaning' | 'questions'> | undefined;
  /** Newest first: the first one counts. */
  made: Choice[];
  is_waiting: boolean;
}

/** One client's thoughts on a decision aid, with what waits on this phone. */
export function thoughts_on(
  aid: string,
  view: LearningView | undefined,
  pending: readonly Pending[],
): Thoughts {
  const known = view?.decisions.find((one) => one.aid === aid);
  const thoughts: Thoughts = {
    id: known?.id,
    weighed: known?.weighed,
    made: [...(known?.made ?? [])],
    is_waiting: false,
  };
  for (const { draft, state } of pending) {
    const body = body_of<'decision.weighed' | 'decision.made'>(draft);
    if (body.aid !== aid) continue;
    thoughts.id ??= draft.about;
    thoughts.is_waiting ||= state !== 'sent';
    if ('option' in body) thoughts.made.unshift({ ...body, at: draft.occurred_at });
    else thoughts.weighed = body;
  }
  return thoughts;
}

export interface WeighForm {
  /** '0' to '3' by matter; '' where nothing was said. */
  weights: Record<string, string>;
  /** An option, `unsure`, or ''. */
  leaning: string;
  questions: string;
}
/** Said, and not an option of any aid. */
export const unsure = 'unsure';

/** Nothing was marked and nothing written. */
export const says_nothing = (form: WeighForm): boolean =>
  !form.leaning && !form.questions.trim() && !Object.values(form.weights).some(Boolean);

/** The entry of weighing; only matters that were answered are told. */
export function weighed_draft(
  aid: string,
  matters: readonly string[],
  form: WeighForm,
  decision: string | undefined,
): Draft {
  const { weights, leaning, questions } = form;
  return draft_of(
    'decision.weighed',
    {
      aid,
      matters: matters
        .filter((matter) => weights[matter])
        .map((matter) => ({ matter, weight: Number(weights[matter]) })),
      ...(leaning && leaning !== unsure ? { leaning } : {}),
      ...(questions.trim() ? { questions: questions.trim() } : {}),
    },
    { about: decision ?? uuid7() },
  );
}

export type PartSort = Bodies['part.added']['sort'];
export interface ChooseForm {
  option: string;
  words: string;
  reasons: string;
  /** Also as a treatment in the plan. */
  takes: boolean;
  sort: PartSort | '';
}

/**
 * The entries of choosing: the choice, and the treatment where the client wants it in the plan.
 *
 * @param title  of the option: what the choice says where the client wrote no words of their own
 */
export function chosen_drafts(
  aid: string,
  title: string,
  form: ChooseForm,
  decision: string | undefined,
): Draft[] {
  const id = decision ?? uuid7();
  const words = form.words.trim() || title;
  const made = draft_of(
    'decision.made',
    {
      aid,
      option: form.option,
      words,
      ...(form.reasons.trim() ? { reasons: form.reasons.trim() } : {}),
    },
    { about: id },
  );
  if (!form.takes || !form.sort) return [made];
  const part = draft_of('part.added', { sort: form.sort, words, from: id }, { about: uuid7() });
  return [made, part];
}

/** What was weighed before, as the form has it. */
export const weights_of = (weighed: NonNullable<Thoughts['weighed']>): WeighForm => ({
  weights: Object.fromEntries(
    weighed.matters.map(({ matter, weight }) => [matter, String(weight)]),
  ),
  leaning: weighed.leaning ?? '',
  questions: weighed.questions ?? '',
});
