// What there is to choose from where a list or a listing is written down.
import { i18n } from '$lib/i18n/index.svelte';
import { fellowship, type_name } from '../../client/meetings';

type Options = [string, string][];

const fellowships = [
  ...['aa', 'na', 'smart', 'recovery-dharma', 'lifering', 'wfs', 'al-anon', 'alateen'],
];

/** On equal footing: by their names, and what is none of them last. */
export const fellowship_options = (): Options => [
  ...fellowships
    .map((name): [string, string] => [name, fellowship(name)])
    .sort(([, a], [, b]) => a.localeCompare(b, i18n.locale)),
  ['other', i18n.lists.other],
];
export const day_options = (): Options => Object.entries(i18n.staff.record.values.days);
/** What people look for most. */
const types = [
  ...['open', 'closed', 'women', 'men', 'lgbtq', 'young_people', 'newcomer', 'secular'],
  ...['spanish', 'english', 'asl', 'wheelchair', 'childcare', 'child_friendly', 'speaker'],
  ...['discussion', 'step_study', 'big_book', 'literature', 'meditation', 'dual_diagnosis'],
  ...['people_of_color', 'native_american', 'seniors', 'captions', 'outdoor', 'non_smoking'],
  ...['topic', 'twelve_and_twelve', 'candlelight'],
];
/** A listing may have others, which stay. */
export const type_options = (there: readonly string[]): Options =>
  [...new Set([...types, ...there])].map((type) => [type, type_name(type)]);
