// How a community resource is said: when it is open, where it is, whom it is for.
import type { Choice, Resource, ResourceHit } from '$lib/api/types';
import { i18n, said } from '$lib/i18n/index.svelte';

/** Our page for a directory id, `source/key`. The key may itself hold slashes. */
export function resource_path(id: string): string {
  const { source, key } = parts_of(id);
  return `/support/resources/${encodeURIComponent(source)}/${encodeURIComponent(key)}`;
}

/** A directory id, `source/key`, in its two parts. */
export function parts_of(id: string): { source: string; key: string } {
  const cut = id.indexOf('/');
  return { source: id.slice(0, cut), key: id.slice(cut + 1) };
}

/** Longer than that, and it does not close in between. */
const as_good_as_always_ms = 6 * 24 * 3_600_000;
const a_day_ms = 24 * 3_600_000;

/** "Open now, until 5:00 PM", "Opens Monday, November 23, 9:00 AM"; nothing where it is not known. */
export function opening_of({ resource, opening }: ResourceHit): string | undefined {
  const t = i18n.resources;
  if (resource.closed_for_now) return t.closed;
  if (!opening) return undefined;
  const zone = resource.zone || undefined;
  if (!opening.is_now) return t.opens(i18n.when(opening.from, zone));
  const left = at(opening.until) - Date.now();
  if (left > as_good_as_always_ms) return t.always_open;
  const until = left > a_day_ms ? i18n.when(opening.until, zone) : i18n.time(opening.until, zone);
  return t.is_open(until);
}

/** An instant without its zone, `2026-11-23T09:00:00-06:00[America/Chicago]`, in milliseconds. */
const at = (moment: string): number => Date.parse(moment.replace(/\[.*$/, ''));

type Hours = Resource['hours'][number];

/** Times at which it is open, with the days that have the same: those of a week first. */
export function hours_of({ hours }: Resource): { days: string; times: string }[] {
  const of_day = new Map<string, string[]>();
  for (const one of in_order(hours)) {
    const day = day_of(one);
    of_day.set(day, [...(of_day.get(day) ?? []), times_of(one)]);
  }
  const with_times = new Map<string, string[]>();
  for (const [day, times] of of_day) {
    const all = i18n.list(times);
    with_times.set(all, [...(with_times.get(all) ?? []), day]);
  }
  return [...with_times].map(([times, days]) => ({ days: days_in_words(days), times }));
}

/** "Monday to Friday", where three or more days follow each other. */
function days_in_words(days: readonly string[]): string {
  const week: string[] = Object.values(i18n.resources.days);
  const first = week.indexOf(days[0] ?? '');
  const last = first + days.length - 1;
  const in_turn = first >= 0 && days.every((day, i) => day === week[first + i]);
  if (!in_turn || days.length < 3) return i18n.list(days);
  return i18n.resources.from_to(days[0]!, week[last]!);
}

/** From Monday on, as the words of the days stand. */
function in_order(hours: readonly Hours[]): Hours[] {
  const place = ({ day }: Hours) => Object.keys(i18n.resources.days).indexOf(day);
  return [...hours].sort((a, b) => place(a) - place(b));
}

function day_of({ day, week }: Hours): string {
  const t = i18n.resources;
  if (!week) return t.days[day];
  return t.nth_day(said<string>(t.nth, String(week)) ?? String(week), t.days[day]);
}

function times_of({ opens, closes }: Hours): string {
  const clock = (time: string) => i18n.time(`2000-01-01T${time}:00Z`, 'UTC');
  if (opens === closes) return i18n.resources.all_day;
  return i18n.resources.from_to(clock(opens), clock(closes));
}

/** The building and the address, or that it is online; nothing where the list has none. */
export function place_of(resource: Resource): string {
  if (resource.online) return i18n.resources.online;
  const { location, address, city, state, postal_code } = resource;
  const town = [city, [state, postal_code].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const has_town = !city || address?.includes(city);
  return [location, address, has_town ? '' : town].filter(Boolean).join(', ');
}

/** "Ages 18 to 24" */
export function ages_of({ minimum_age, maximum_age }: Resource): string | undefined {
  const t = i18n.resources;
  if (minimum_age && maximum_age !== undefined) return t.ages(minimum_age, maximum_age);
  if (minimum_age) return t.ages_from(minimum_age);
  return maximum_age === undefined ? undefined : t.ages_to(maximum_age);
}

/** What it costs in a word, where the list says that it is free; else as it is listed. */
export const cost_of = ({ is_free, cost }: Resource): string | undefined =>
  is_free ? (cost ?? i18n.resources.free) : cost;

/** Where it comes from, and how fresh that is. */
export function origin_of(resource: Resource): string {
  const t = i18n.resources;
  const { id, source = parts_of(id).source, updated_at, last_verified } = resource;
  return [
    updated_at ? t.listed(source, i18n.day(updated_at)) : t.listed_plain(source),
    last_verified ? t.verified(i18n.full_day(last_verified)) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What an answer comes to: one goes to a meeting, and saves a place. */
export const chosen_words = ({ resource }: { resource?: string }): Record<Choice, string> =>
  resource
    ? { ...i18n.client.support.chosen, yes: i18n.resources.saved }
    : i18n.client.support.chosen;

/** A number as the phone dials it. */
export const dialed = (number: string, extension?: string): string =>
  `tel:${number.replace(/[^\d+]/g, '')}${extension ? `,${extension.replace(/\D/g, '')}` : ''}`;
