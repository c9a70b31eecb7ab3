// A first friend as they are typed in, and the list with one of them changed.
import type { FirstFriend } from '$lib/api/types';
import { day_of } from '$lib/ids';
import { lines_in, type Typed } from '../forms/body';
import { errors_of, length_of, type FormError } from '../parts/errors';
import type { Messages } from '$lib/i18n/en/staff';

/** The most characters of each field. */
export const most = { name: 80, pronouns: 40, about: 300, boundaries: 300, contact: 200 } as const;
type Text = keyof typeof most;
const texts = Object.keys(most) as Text[];
const lists = ['languages', 'fellowships', 'groups', 'days', 'times'] as const;

export const nobody: Typed = {
  name: '',
  pronouns: '',
  about: '',
  boundaries: '',
  contact: '',
  agreed_on: '',
  way: '',
  languages: '',
  fellowships: '',
  groups: '',
  days: '',
  times: '',
};

export const typed_of = (one: FirstFriend): Typed => ({
  ...nobody,
  ...Object.fromEntries(texts.map((field) => [field, one[field] ?? ''])),
  ...Object.fromEntries(lists.map((field) => [field, one[field].join('\n')])),
  way: one.way ?? '',
  agreed_on: one.agreed_on,
});

/** What has to be put right. */
export function friend_errors(
  typed: Typed,
  words: Messages['supports']['list'],
  too_long: (most: string) => string,
): FormError[] {
  const said = (field: string) => typed[field] ?? '';
  return errors_of([
    [!said('name').trim(), 'name', words.needed.name],
    ...texts.map(
      (field) =>
        [length_of(said(field)) > most[field], field, too_long(String(most[field]))] as const,
    ),
    [!said('contact').trim(), 'contact', words.needed.contact],
    [!said('agreed_on'), 'agreed_on', words.needed.agreed_on],
    [said('agreed_on') > day_of(), 'agreed_on', words.agreed_later],
  ]);
}

/** The person as the list holds them. */
export function friend_of(id: string, typed: Typed, resting?: boolean): FirstFriend {
  const said = (field: string) => (typed[field] ?? '').trim();
  const all = (field: (typeof lists)[number]) => lines_in(said(field));
  return {
    id,
    name: said('name'),
    contact: said('contact'),
    agreed_on: said('agreed_on'),
    ...(said('pronouns') ? { pronouns: said('pronouns') } : {}),
    ...(said('about') ? { about: said('about') } : {}),
    ...(said('boundaries') ? { boundaries: said('boundaries') } : {}),
    ...(said('way') ? { way: said('way') as NonNullable<FirstFriend['way']> } : {}),
    ...(resting ? { resting } : {}),
    languages: all('languages'),
    fellowships: all('fellowships'),
    groups: all('groups') as FirstFriend['groups'],
    days: all('days') as FirstFriend['days'],
    times: all('times') as FirstFriend['times'],
  };
}

/** The list with this person in their place, or at its end. */
export const list_with = (people: readonly FirstFriend[], one: FirstFriend): FirstFriend[] =>
  people.some((other) => other.id === one.id)
    ? people.map((other) => (other.id === one.id ? one : other))
    : [...people, one];
