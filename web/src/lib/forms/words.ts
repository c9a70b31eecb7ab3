// What a question of a check-in says to its reader: the words of the bank, or the client's own.
import { i18n } from '$lib/i18n/index.svelte';
import type { AskedItem } from './checkin';

type Asked = Pick<AskedItem, 'question' | 'words'>;

export const asked_of = ({ question, words }: Asked): string =>
  question ? i18n.forms.questions[question] : (words ?? '');

export function hint_of({ question, only_for_me }: AskedItem): string | undefined {
  if (only_for_me) return i18n.forms.check_in.only_for_me;
  return (question && i18n.forms.hints[question]) || undefined;
}

/** The words of an answer from 0 to 4; nothing where the question has no such answer. */
export const answer_of = ({ question }: Asked, value: number) =>
  question && Object.hasOwn(i18n.forms.answers, question)
    ? answers_of(question)[value]
    : i18n.forms.own_answers[value];

const answers_of = (
  question: NonNullable<AskedItem['question']>,
): Partial<Record<number, string>> => i18n.forms.answers[question];

/** Value and words of each answer, the most of it first, as one thumb reaches them. */
export function choices_of({ question }: Asked): [string, string][] {
  const answers: Partial<Record<number, string>> = question
    ? answers_of(question)
    : i18n.forms.own_answers;
  return Object.entries(answers)
    .map(([value, words]): [string, string] => [value, words ?? ''])
    .reverse();
}
