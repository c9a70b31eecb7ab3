// What fits a client, as staff read it: one line for each thing they said.
import type { ReadBody } from '$lib/api/types';
import { i18n, said } from '$lib/i18n/index.svelte';
import { fellowship } from '../../client/meetings';

export type Wishes = NonNullable<ReadBody<'/api/v1/clients/{id}/supports'>['wishes']>;

/** A name of the directory's in words, where we have some. */
export const in_words = (
  field: 'languages' | 'groups' | 'times' | 'days' | 'barriers',
  names: readonly string[],
): string => {
  const words = i18n.staff.record.values[field];
  return i18n.list(names.map((name) => said<string>(words, name) ?? name));
};
export const fellowships_in_words = (names: readonly string[]): string =>
  i18n.list(names.map(fellowship));

/** Label and words of all that they said; what they left open is left out. */
export function wish_lines(wishes: Wishes): (readonly [string, string])[] {
  const { fields, values } = i18n.staff.record;
  const m = i18n.staff.supports;
  const near = [wishes.near, wishes.km && m.up_to(i18n.distance(wishes.km))].filter(Boolean);
  const lines: (readonly [string, string])[] = [
    [fields.barriers, in_words('barriers', wishes.barriers)],
    [fields.way, wishes.way ? values.way[wishes.way] : ''],
    [fields.near, near.join(' · ')],
    [fields.days, in_words('days', wishes.days)],
    [fields.times, in_words('times', wishes.times)],
    [fields.groups, in_words('groups', wishes.groups)],
    [fields.faith, wishes.faith ? values.faith[wishes.faith] : ''],
    [fields.languages, in_words('languages', wishes.languages)],
    [fields.fellowships, fellowships_in_words(wishes.fellowships)],
    [fields.tone, wishes.tone ? values.tone[wishes.tone] : ''],
  ];
  return lines.filter(([, words]) => words);
}
