// Looking at what happened, one question at a time; every one of them may be left out (PLAN7).
import type { Bodies } from '$lib/api/types';
import { if_said } from '../forms';

export const debrief_questions = [
  'when_and_where',
  'who_was_there',
  'what_i_was_doing',
  'body',
  'feeling',
  'strength',
  'thought',
  'trigger',
  'choice_points',
  'what_i_did',
  'at_once',
  'later',
  'helped_a_little',
  'learned',
  'try_next',
  'tell_whom',
] as const satisfies readonly (keyof Bodies['setback.debriefed'])[];
export type DebriefQuestion = (typeof debrief_questions)[number];
/** What is typed; a number is text until it is handed in. */
export type DebriefForm = Record<DebriefQuestion, string>;

export const empty_debrief = Object.fromEntries(
  debrief_questions.map((name) => [name, '']),
) as DebriefForm;

/** What was said before, to go on from. */
export const form_of = (debrief: Bodies['setback.debriefed'] | undefined): DebriefForm => {
  const said = debrief_questions.map((name) => [name, String(debrief?.[name] ?? '')]);
  return Object.fromEntries(said) as DebriefForm;
};

export function body_of(form: DebriefForm): Bodies['setback.debriefed'] {
  const texts = debrief_questions
    .filter((name) => name !== 'strength')
    .map((name) => if_said(name, form[name]));
  const strength = form.strength === '' ? {} : { strength: Number(form.strength) };
  return Object.assign({}, ...texts, strength) as Bodies['setback.debriefed'];
}

/** The question after this one; after the last one, everything once more. */
export const question_after = (name: DebriefQuestion): DebriefQuestion | 'check' =>
  debrief_questions[debrief_questions.indexOf(name) + 1] ?? 'check';

/** Where to go on: the first question without an answer. */
export const first_open = (form: DebriefForm): DebriefQuestion | 'check' =>
  debrief_questions.find((name) => !form[name].trim()) ?? 'check';
