// What the form of an appointment asks, for both sides of it.
import type { Appointment, Bodies } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { day_of, instant, moment } from '$lib/ids';

/** As it is typed; the clock is that of this device. */
export interface Typed {
  with: string;
  words: string;
  on: string;
  at: string;
  minutes: string;
  way: Bodies['appointment.asked']['way'];
  place: string;
  why: string;
}

export const nothing_typed: Typed = {
  with: '',
  words: '',
  on: '',
  at: '',
  minutes: '50',
  way: 'in_person',
  place: '',
  why: '',
};

/** The time that stands, to begin another one from. */
export function typed_time(one: Appointment): Partial<Typed> {
  const starts = instant(one.starts);
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    on: day_of(starts),
    at: `${two(starts.getHours())}:${two(starts.getMinutes())}`,
    minutes: String(one.minutes),
  };
}

const starts_of = (form: Typed) => new Date(`${form.on}T${form.at}`);
const minutes_of = (form: Typed) => Number(form.minutes.trim());
const year = 366 * 24 * 3_600_000;

/** What the server would refuse, at its field. */
export interface TypedError {
  id: string;
  text: string;
}

function too_long(id: string, text: string, most: number): TypedError[] {
  return [...text.trim()].length > most
    ? [{ id, text: i18n.common.too_long(i18n.number(most)) }]
    : [];
}

export function time_errors(form: Typed, now = Date.now()): TypedError[] {
  const t = i18n.appointments;
  const errors: TypedError[] = [];
  if (!form.on) errors.push({ id: 'on', text: t.day_needed });
  if (!form.at) errors.push({ id: 'at', text: t.time_needed });
  const ahead = starts_of(form).getTime() - now;
  if (!errors.length && !(ahead > 0 && ahead < year)) {
    errors.push({ id: 'on', text: t.ahead_needed });
  }
  const minutes = minutes_of(form);
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > 480) {
    errors.push({ id: 'minutes', text: t.minutes_needed });
  }
  return errors;
}

export function asked_errors(form: Typed, now = Date.now()): TypedError[] {
  const t = i18n.appointments;
  return [
    ...(form.with ? [] : [{ id: 'with', text: t.with_needed }]),
    ...(form.words.trim()
      ? too_long('words', form.words, 200)
      : [{ id: 'words', text: t.what_needed }]),
    ...time_errors(form, now),
    ...too_long('place', form.place, 300),
  ];
}

export const moved_errors = (form: Typed, now = Date.now()): TypedError[] => [
  ...time_errors(form, now),
  ...too_long('why', form.why, 1000),
];

const time_of = (form: Typed) => ({
  starts: moment(starts_of(form)),
  minutes: minutes_of(form),
});

export const asked_body = (form: Typed): Bodies['appointment.asked'] => ({
  with: form.with,
  words: form.words.trim(),
  ...time_of(form),
  way: form.way,
  ...(form.place.trim() ? { place: form.place.trim() } : {}),
});

export const moved_body = (form: Typed): Bodies['appointment.moved'] => ({
  ...time_of(form),
  ...(form.why.trim() ? { why: form.why.trim() } : {}),
});
