// When something is asked, while it is chosen, and in words.
import type { Bodies, ReadBody } from '$lib/api/types';
import { day_of, own_zone } from '$lib/ids';
import { i18n } from '$lib/i18n/index.svelte';
import type { Pending } from '$lib/offline/outbox.svelte';
import type { FieldError } from '../forms';

type View = ReadBody<'/api/v1/clients/{id}/checkins'>;
export type Chosen = Bodies['rhythm.chosen'];
export type Weekday = Chosen['days'][number];
export type Channel = Chosen['remind_by'][number];

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[];
export const rhythms = ['daily', 'weekly', 'every_days', 'when_i_want'] as const;

export interface TimesForm {
  rhythm: Chosen['rhythm'] | '';
  days: Weekday[];
  so_many: string;
  from: string;
  to: string;
  remind_by: Channel[];
}
export const no_times = (): TimesForm => ({
  rhythm: '',
  days: [],
  so_many: '',
  from: '18:00',
  to: '21:00',
  remind_by: [],
});

export const times_of = (chosen: Chosen): TimesForm => ({
  rhythm: chosen.rhythm,
  days: [...chosen.days],
  so_many: chosen.so_many ? String(chosen.so_many) : '',
  from: chosen.from,
  to: chosen.to,
  remind_by: [...chosen.remind_by],
});

/**
 * What is written of the form, in this phone's zone. Who only changes the hours keeps the days on
 * which "every few days" falls.
 */
export function rhythm_of(
  what: string,
  form: TimesForm,
  before: Chosen | undefined,
  zone = own_zone(),
  today = day_of(),
): Chosen {
  const so_many = form.rhythm === 'every_days' ? Number(form.so_many) : undefined;
  const goes_on =
    before && before.rhythm === form.rhythm && (before.so_many ?? undefined) === so_many;
  return {
    what,
    rhythm: form.rhythm || 'when_i_want',
    days: form.rhythm === 'weekly' ? weekdays.filter((day) => form.days.includes(day)) : [],
    ...(so_many ? { so_many } : {}),
    since: goes_on ? before.since : today,
    from: form.from,
    to: form.to,
    zone,
    remind_by: form.rhythm === 'when_i_want' ? [] : form.remind_by,
  };
}

export function times_errors(form: TimesForm): FieldError[] {
  const t = i18n.checkin.times;
  if (!form.rhythm) return [{ id: 'rhythm', text: t.how_often }];
  if (form.rhythm === 'when_i_want') return [];
  const errors: FieldError[] = [];
  const so_many = Number(form.so_many);
  if (form.rhythm === 'weekly' && !form.days.length) {
    errors.push({ id: 'day-monday', text: t.days_needed });
  }
  if (
    form.rhythm === 'every_days' &&
    !(Number.isInteger(so_many) && so_many >= 1 && so_many <= 366)
  )
    errors.push({ id: 'so-many', text: t.so_many_needed });
  if (!form.from || !form.to || form.from >= form.to) {
    errors.push({ id: 'to', text: t.hours_needed });
  }
  return errors;
}

/** What holds for each thing: as the server has it, or as it was chosen on this phone since. */
export function rhythms_now(view: View | undefined, pending: readonly Pending[]) {
  const all = new Map<string, { chosen: Chosen; waits: boolean }>();
  for (const chosen of view?.rhythms ?? []) all.set(chosen.what, { chosen, waits: false });
  for (const { draft, state } of pending) {
    const chosen = draft.body as unknown as Chosen;
    all.set(chosen.what, { chosen, waits: state !== 'sent' });
  }
  return all;
}

/** Whether reminders rest now: until a day, or `true` until told. */
export function pause_now(
  view: View | undefined,
  pending: readonly Pending[],
  today = day_of(),
): string | true | undefined {
  const last = pending.at(-1)?.draft;
  const body = last
    ? last.kind === 'reminders.paused'
      ? (last.body as { until_on?: string })
      : undefined
    : view?.paused;
  if (!body) return undefined;
  if (!body.until_on) return true;
  return body.until_on > today ? body.until_on : undefined;
}

/** "18:00" as people here say it. */
export const clock_of = (time: string): string => i18n.time(`2026-01-01T${time}:00Z`, 'UTC');

/** A zone in words: "Central Time (Chicago)". */
export function zone_name(zone: string, at = new Date()): string {
  const locale = i18n.locale === 'es' ? 'es-US' : 'en-US';
  const place = zone.split('/').at(-1)!.replaceAll('_', ' ');
  try {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' });
    const name = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
    return name && !name.includes(place) ? `${name} (${place})` : (name ?? place);
  } catch {
    return place; // an old phone that has no such names
  }
}

/** "Every day, between 6:00 PM and 9:00 PM" */
export function says(chosen: Chosen): string {
  const t = i18n.checkin.times;
  if (chosen.rhythm === 'when_i_want') return t.when_i_want;
  const how = {
    daily: () => t.daily,
    weekly: () => t.weekly(i18n.list(chosen.days.map((day) => t.weekdays[day]))),
    every_days: () => t.every_days(chosen.so_many ?? 1, i18n.plural),
  }[chosen.rhythm]();
  const hours = t.between(clock_of(chosen.from), clock_of(chosen.to));
  return [how, hours, ...chosen.remind_by.map((by) => t.reminded[by])].join(', ');
}

/** The first day after a pause of this length. */
export function pause_end(length: string, today = new Date()): string | undefined {
  const days = { week: 7, two_weeks: 14 }[length];
  const end = new Date(today);
  if (days) end.setDate(end.getDate() + days);
  else if (length === 'month') end.setMonth(end.getMonth() + 1);
  else return undefined;
  return day_of(end);
}
