// What there is to choose from where a list or a listing is written down.
import { i18n } from '$lib/i18n/index.svelte';
import { fellowship } from '../../client/meetings';

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
/** Those that we have words for; a listing may have others, which stay. */
export const type_options = (there: readonly string[]): Options => {
  const words: Record<string, string> = i18n.client.support.type_names;
  const others = there.filter((type) => !(type in words));
  return [
    ...Object.entries(words),
    ...others.map((type): [string, string] => [type, type.replace(/_/g, ' ')]),
  ];
};
