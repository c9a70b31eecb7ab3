// A program's policy as the form holds it, what has to be put right, and what is handed in.
import type { OnCall, ProgramPolicy, ProgramPolicyAsked, Role } from '$lib/api/types';
import { lines_in } from './forms/body';
import { errors_of, length_of, type FormError } from './parts/errors';

export const days = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type DayName = (typeof days)[number];

export interface LimitTyped {
  name: string;
  effect: string;
  why: string;
}
export interface OnCallTyped {
  who: string;
  call: string;
  text: string;
  /** One on each line. */
  days: string;
  from: string;
  to: string;
  about: string;
}
/** A sensitive answer: who is told of it, how soon they look, and who is told then. */
export interface SensitiveTyped {
  /** Of an instrument, or `checkin`. */
  instrument: string;
  because: string;
  /** From which answer on; only of a check-in. */
  at_least: string;
  /** Roles, one on each line. */
  tell: string;
  minutes: string;
  then: string;
}
export interface PolicyTyped {
  /** Of the policy that this began from. */
  version: number;
  limits: LimitTyped[];
  on_call: OnCallTyped[];
  /** Within so many hours every check-in is answered. */
  answer_hours: string;
  sensitive: SensitiveTyped[];
  /** As the program began with; then nothing of it is handed in. */
  sensitive_is_usual: boolean;
}

export const no_limit = (): LimitTyped => ({ name: '', effect: '', why: '' });
export const no_on_call = (): OnCallTyped => ({
  who: '',
  call: '',
  text: '',
  days: '',
  from: '',
  to: '',
  about: '',
});
/** Who can be told of a sensitive answer. */
export const sensitive_roles = [
  'clinician',
  'recovery_coach',
  'supervisor',
  'administrator',
] as const satisfies readonly Role[];
export const no_sensitive = (): SensitiveTyped => ({
  instrument: 'checkin',
  because: '',
  at_least: '3',
  tell: 'clinician\nrecovery_coach',
  minutes: '60',
  then: 'supervisor\nadministrator',
});
export const most = {
  sensitive: 30,
  limits: 30,
  on_call: 20,
  name: 40,
  effect: 500,
  why: 500,
  who: 80,
  about: 200,
} as const;

/** What stands there, as the form begins. */
export const typed_policy = (policy: ProgramPolicy): PolicyTyped => ({
  version: policy.version,
  limits: policy.limits.map((limit) => ({ ...no_limit(), ...limit })),
  on_call: policy.on_call.map((one) => ({ ...no_on_call(), ...one, days: one.days.join('\n') })),
  answer_hours: String(policy.answer_hours),
  sensitive: policy.sensitive.map(typed_sensitive),
  sensitive_is_usual: policy.sensitive_is_usual,
});

const typed_sensitive = (one: ProgramPolicy['sensitive'][number]): SensitiveTyped => ({
  instrument: one.instrument,
  because: one.because,
  at_least: one.at_least === undefined ? '' : String(one.at_least),
  tell: one.tell.join('\n'),
  minutes: String(one.minutes),
  then: one.then.join('\n'),
});
const sensitive_body = (one: SensitiveTyped): ProgramPolicy['sensitive'][number] => ({
  instrument: one.instrument,
  because: one.because.trim(),
  ...(one.instrument === 'checkin' ? { at_least: Number(one.at_least) } : {}),
  tell: lines_in(one.tell) as Role[],
  minutes: Number(one.minutes),
  then: lines_in(one.then) as Role[],
});

const chosen_days = (text: string): DayName[] => {
  const chosen = text.split('\n');
  return days.filter((day) => chosen.includes(day));
};
const trimmed = <T extends object>(one: T): T =>
  Object.fromEntries(
    Object.entries(one).map(([name, text]) => [name, (text as string).trim()]),
  ) as T;
const if_said = <K extends string>(name: K, text: string): Partial<Record<K, string>> =>
  (text ? { [name]: text } : {}) as Partial<Record<K, string>>;

/** What is handed in: optional fields only where they say something. */
export const policy_body = (typed: PolicyTyped): ProgramPolicyAsked => ({
  version: typed.version,
  limits: typed.limits
    .map((one) => trimmed(one))
    .map(({ name, effect, why }) => ({
      name,
      effect,
      ...if_said('why', why),
    })),
  on_call: typed.on_call
    .map((one) => trimmed(one))
    .map(({ who, call, text, days: on, from, to, about }) => ({
      who,
      ...if_said('call', call),
      ...if_said('text', text),
      days: chosen_days(on),
      from,
      to,
      ...if_said('about', about),
    })),
  answer_hours: Number(typed.answer_hours),
  ...(typed.sensitive_is_usual ? {} : { sensitive: typed.sensitive.map(sensitive_body) }),
});

/** Digits, and what people write between them; `+` in front. As the server asks. */
export const can_be_dialed = (number: string): boolean => {
  const digits = number.replace(/\D/g, '').length;
  return /^\+?[0-9 .()-]+$/.test(number.trim()) && digits >= 3 && digits <= 15;
};

/** The words of what may be wrong. */
export interface PolicyWords {
  name_needed: string;
  name_twice: string;
  effect_needed: string;
  who_needed: string;
  number_needed: string;
  not_a_number: string;
  days_needed: string;
  from_needed: string;
  to_needed: string;
  too_long: (most: number) => string;
  hours_wrong: string;
  because_needed: string;
  tell_needed: string;
  minutes_wrong: string;
  at_least_needed: string;
}

/** What has to be put right; ids are the places in the body, joined by dashes. */
export function policy_errors(typed: PolicyTyped, words: PolicyWords): FormError[] {
  const names = typed.limits.map(({ name }) => name.trim().toLocaleLowerCase());
  const limits = typed.limits.flatMap((limit, i) => {
    const at = (field: keyof LimitTyped) => place('limits', i, field);
    const name = names[i]!;
    return [
      [name === '', at('name'), words.name_needed],
      [names.indexOf(name) !== i, at('name'), words.name_twice],
      [length_of(limit.name) > most.name, at('name'), words.too_long(most.name)],
      [length_of(limit.effect) === 0, at('effect'), words.effect_needed],
      [length_of(limit.effect) > most.effect, at('effect'), words.too_long(most.effect)],
      [length_of(limit.why) > most.why, at('why'), words.too_long(most.why)],
    ] as const;
  });
  const on_call = typed.on_call.flatMap((one, i) => on_call_checks(one, i, words));
  const sensitive = typed.sensitive_is_usual
    ? []
    : typed.sensitive.flatMap((one, i) => sensitive_checks(one, i, words));
  const hours = [!is_whole(typed.answer_hours, 1, 168), 'answer_hours', words.hours_wrong] as const;
  return errors_of([hours, ...sensitive, ...limits, ...on_call]);
}

const is_whole = (text: string, least: number, most_of: number): boolean => {
  const number = Number(text);
  return text.trim() !== '' && Number.isInteger(number) && number >= least && number <= most_of;
};

function sensitive_checks(one: SensitiveTyped, i: number, words: PolicyWords) {
  const at = (field: keyof SensitiveTyped) => place('sensitive', i, field);
  const is_checkin = one.instrument === 'checkin';
  return [
    [one.because.trim() === '', at('because'), words.because_needed],
    [is_checkin && !is_whole(one.at_least, 0, 4), at('at_least'), words.at_least_needed],
    [lines_in(one.tell).length === 0, at('tell'), words.tell_needed],
    [!is_whole(one.minutes, 1, 10_080), at('minutes'), words.minutes_wrong],
  ] as const;
}

function on_call_checks(one: OnCallTyped, i: number, words: PolicyWords) {
  const at = (field: keyof OnCallTyped) => place('on_call', i, field);
  const [call, text] = [one.call.trim(), one.text.trim()];
  return [
    [length_of(one.who) === 0, at('who'), words.who_needed],
    [length_of(one.who) > most.who, at('who'), words.too_long(most.who)],
    [!call && !text, at('call'), words.number_needed],
    [call !== '' && !can_be_dialed(call), at('call'), words.not_a_number],
    [text !== '' && !can_be_dialed(text), at('text'), words.not_a_number],
    [chosen_days(one.days).length === 0, at('days'), words.days_needed],
    [one.from === '', at('from'), words.from_needed],
    [one.to === '', at('to'), words.to_needed],
    [length_of(one.about) > most.about, at('about'), words.too_long(most.about)],
  ] as const;
}

/** The id of a field: its place in the body. */
export const place = (
  list: 'limits' | 'on_call' | 'sensitive',
  at: number,
  field: string,
): string => `${list}-${at}-${field}`;

/** The field that the server names: `/limits/0/name`. */
export const field_of = (pointer: string | undefined): string | undefined =>
  /^\/((limits|on_call|sensitive)\/\d+\/\w+|answer_hours)$/.test(pointer ?? '')
    ? pointer!.slice(1).replaceAll('/', '-')
    : undefined;

/** How an on-call time lies: around the clock, within a day, or over midnight. */
export const span_of = ({ from, to }: Pick<OnCall, 'from' | 'to'>) =>
  from === to ? 'all_day' : to < from ? 'over_night' : 'same_day';
