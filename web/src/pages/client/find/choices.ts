// What the lists have to choose from, in the order in which people look for it.
import type { ReadBody } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { fellowship_in_full, type_name } from '../meetings';

type Choices = ReadBody<'/api/v1/directory/choices'>;
type Option = readonly [string, string];

/** Signs are languages to those who speak them, and what somebody needs to take part. */
export const signs = ['asl', 'quebec_sign', 'russian_sign'];

const first_whom = ['women', 'men', 'lgbtq', 'young_people', 'people_of_color', 'newcomer'];
const first_access = ['wheelchair', 'asl', 'childcare', 'child_friendly'];
const first_kinds = ['discussion', 'speaker', 'step_study'];

/** Those named first in their order, then what most meetings have. */
function in_order(names: string[], first: string[]): string[] {
  const known = first.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !known.includes(name))];
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const by_words = (a: Option, b: Option) => a[1].localeCompare(b[1], i18n.locale);

/** What to offer; nothing for a question that has no answer, or one that every meeting has. */
export function offered(choices: Choices | undefined) {
  const names = (list: { name: string }[] = []) => list.map(({ name }) => name);
  const languages = names(choices?.languages);
  const options = (all: string[], words: (name: string) => string): Option[] =>
    all.map((name): Option => [name, capital(words(name))]);
  const of_several = (all: string[]) => (all.length > 1 ? all : []);
  return {
    fellowships: options(of_several(names(choices?.fellowships)), fellowship_in_full).sort(
      by_words,
    ),
    formats: options(of_several(names(choices?.formats)), (name) => formats()[name] ?? name),
    openness: options(names(choices?.openness), type_name),
    languages: options(
      languages.filter((name) => !signs.includes(name)),
      type_name,
    ).sort(by_words),
    whom: in_order(names(choices?.whom), first_whom),
    access: in_order(
      [...names(choices?.access), ...languages.filter((name) => signs.includes(name))],
      first_access,
    ),
    kinds: in_order(names(choices?.kinds), first_kinds),
  };
}

const formats = (): Record<string, string> => i18n.directory.formats;
