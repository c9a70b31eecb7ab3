// What a search asks for: it stands in the address, so that Back finds it again; where someone is
// never does.
import type { paths } from '$lib/api/schema';

type Query = NonNullable<paths['/api/v1/directory/search']['get']['parameters']['query']>;

export type When = 'any' | 'now' | 'today' | 'tonight' | 'day' | 'weekday';
export type Format = 'any' | 'online' | 'in_person' | 'hybrid' | 'phone';

export interface Asked {
  when: When;
  /** With `when: 'day'`: YYYY-MM-DD. */
  day: string;
  /** With `when: 'weekday'`: "0" is Sunday. */
  weekday: string;
  /** HH:MM on the clock of the place; online, of the reader. */
  from: string;
  to: string;
  place: string;
  /** How far, in miles; counts with a place or with where someone is. */
  miles: string;
  format: Format;
  fellowship: string;
  types: string[];
  text: string;
}

export const whens = ['any', 'now', 'today', 'tonight', 'day', 'weekday'] as const;
export const formats = ['any', 'in_person', 'online', 'hybrid', 'phone'] as const;
export const distances = ['5', '10', '25', '50'] as const;
export const km_of = (miles: string): number => Number(miles) * 1.609344;

export const nothing_asked = (): Asked => ({
  when: 'any',
  day: '',
  weekday: '',
  from: '',
  to: '',
  place: '',
  miles: '',
  format: 'any',
  fellowship: '',
  types: [],
  text: '',
});

const one_of = <T extends string>(value: string | null, all: readonly T[]): T | undefined =>
  all.find((one) => one === value);
const like = (value: string | null, pattern: RegExp): string =>
  value && pattern.test(value) ? value : '';

/** What an address asks for; anything it does not say, or says wrongly, is open. */
export function asked_in(query: URLSearchParams): Asked {
  const day = like(query.get('day'), /^\d{4}-\d\d-\d\d$/);
  const weekday = like(query.get('weekday'), /^[0-6]$/);
  const when = one_of(query.get('when'), whens) ?? 'any';
  const lacks_day = (when === 'day' && !day) || (when === 'weekday' && !weekday);
  return {
    when: lacks_day ? 'any' : when,
    day: when === 'day' ? day : '',
    weekday: when === 'weekday' ? weekday : '',
    from: like(query.get('from'), /^\d\d:\d\d$/),
    to: like(query.get('to'), /^\d\d:\d\d$/),
    place: query.get('place')?.trim() ?? '',
    miles: one_of(query.get('miles'), distances) ?? '',
    format: one_of(query.get('format'), formats) ?? 'any',
    fellowship: query.get('fellowship') ?? '',
    types: query.get('types')?.split(',').filter(Boolean) ?? [],
    text: query.get('text')?.trim() ?? '',
  };
}

/** The parts of a search that say something, as an address has them. */
function said_by(asked: Asked): Record<string, string> {
  const { types, ...words } = asked;
  const all = { ...words, format: asked.format === 'any' ? '' : asked.format };
  return {
    ...Object.fromEntries(Object.entries(all).filter(([, value]) => value.trim())),
    ...(types.length ? { types: types.join(',') } : {}),
  };
}

/** The address of a search. */
export const address_of = (asked: Asked): string =>
  `/support?${new URLSearchParams(said_by(asked))}`;

export const is_same = (a: Asked, b: Asked): boolean => address_of(a) === address_of(b);

/** How one joins from home: there it does not count where anyone is. */
export const is_from_home = ({ format }: Asked): boolean =>
  format === 'online' || format === 'phone';

/** What the server is asked. @param near  "latitude,longitude", or nothing */
export function query_of(asked: Asked, near: string): Query {
  const { miles, place, day, weekday, ...words } = said_by(asked);
  const from = is_from_home(asked) ? {} : place ? { place } : near ? { near } : {};
  const has_from = Object.keys(from).length > 0;
  return {
    ...(words as { when: When }),
    ...(asked.when === 'day' && day ? { day } : {}),
    ...(asked.when === 'weekday' && weekday ? { weekday: Number(weekday) } : {}),
    ...from,
    ...(has_from && miles ? { radius_km: km_of(miles) } : {}),
  };
}

/** What is worth keeping for the next time: how someone likes it, not what they need this time. */
export const to_remember = (asked: Asked): Asked => ({
  ...asked,
  when: 'any',
  day: '',
  weekday: '',
  text: '',
});

/** Whether anything is chosen beside the time. */
export const has_choices = (asked: Asked): boolean => !is_same(to_remember(asked), nothing_asked());

export type Instead = 'today' | 'online' | 'tomorrow' | 'farther' | 'fewer' | 'any';

/** What somebody may still go to, in miles, where nothing is as near as they wish. */
const still_in_reach = '100';

/**
 * What to look for where nothing was found, in this order: what is most like what was asked first.
 *
 * @param has_point  whether it is measured from where someone is
 * @param tomorrow  YYYY-MM-DD
 */
export function next_best(asked: Asked, has_point: boolean, tomorrow: string): [Instead, Asked][] {
  const has_place = !is_from_home(asked) && (has_point || asked.place !== '');
  const needs_a_way = has_place || asked.format === 'in_person' || asked.format === 'hybrid';
  const soon = ['now', 'today', 'tonight'].includes(asked.when);
  const any_time: Partial<Asked> = { when: 'any', day: '', weekday: '', from: '', to: '' };
  const open: Partial<Asked> = { fellowship: '', types: [], text: '', from: '', to: '' };
  const all: [Instead, Partial<Asked>, boolean][] = [
    ['today', { when: 'today' }, asked.when === 'now'],
    ['online', { format: 'online', place: '', miles: '' }, needs_a_way],
    ['tomorrow', { when: 'day', day: tomorrow }, soon],
    ['farther', { miles: still_in_reach }, has_place && asked.miles !== ''],
    ['fewer', open, true],
    ['any', any_time, true],
    ['online', { ...open, ...any_time, format: 'online', place: '', miles: '' }, needs_a_way],
    ['any', { ...open, ...any_time, place: '', miles: '', format: 'any' }, true],
  ];
  return all
    .filter(([, , fits]) => fits)
    .map(([kind, change]): [Instead, Asked] => [kind, { ...asked, ...change }])
    .filter(([, other]) => !is_same(other, asked));
}
