// What is chosen together with the client, as the forms hold it and as it is handed in.
import type { Bodies, Kind, ReadBody } from '$lib/api/types';
import { bank } from '$lib/forms/shapes';
import { day_of, own_zone } from '$lib/ids';
import { lines_in } from '../forms/body';
import { errors_of, length_of, type FormError } from '../parts/errors';
import { days as week } from '../policy';

/** What is chosen or answered together on pages of its own. */
export const chosen_kinds = [
  'checkin_questions.chosen',
  'rhythm.chosen',
  'instrument.answered',
] as const satisfies readonly Kind[];

type CheckinForm = ReadBody<'/api/v1/clients/{id}/checkins'>['form'];
type Questions = Bodies['checkin_questions.chosen'];
type Rhythm = Bodies['rhythm.chosen'];

export interface OwnTyped {
  id: string;
  words: string;
}
export interface QuestionsTyped {
  /** Names of the bank, one on each line. */
  bank: string;
  own: OwnTyped[];
  /** Names and ids of those whose answers stay with the client, one on each line. */
  mine: string;
  something_good: boolean;
  seen_is_enough: boolean;
}
export const most_own = 6;
export const most_question = 120;

/** What is asked now, as the form begins. */
export const typed_questions = (form: CheckinForm): QuestionsTyped => ({
  bank: form.items.flatMap(({ question }) => question ?? []).join('\n'),
  own: form.items.flatMap(({ own, words }) => (own ? [{ id: own, words: words ?? '' }] : [])),
  mine: form.items
    .flatMap((item) => (item.only_for_me ? (item.question ?? item.own ?? []) : []))
    .join('\n'),
  something_good: form.something_good,
  seen_is_enough: form.seen_is_enough,
});

export function questions_body(typed: QuestionsTyped): Questions {
  const chosen = lines_in(typed.bank);
  const mine = lines_in(typed.mine);
  const only = (key: string) => (mine.includes(key) ? { only_for_me: true } : {});
  const asked = bank.filter((one) => chosen.includes(one));
  return {
    items: [
      ...asked.map((question) => ({ question, ...only(question) })),
      ...typed.own.map(({ id, words }) => ({ own: id, words: words.trim(), ...only(id) })),
    ],
    something_good: typed.something_good,
    seen_is_enough: typed.seen_is_enough,
  };
}

interface QuestionWords {
  one_needed: string;
  words_needed: string;
  too_long: string;
}
export function questions_errors(typed: QuestionsTyped, words: QuestionWords): FormError[] {
  const nothing = lines_in(typed.bank).length + typed.own.length === 0;
  return errors_of([
    [nothing, 'bank', words.one_needed],
    ...typed.own.flatMap(
      (one, i) =>
        [
          [length_of(one.words) === 0, `own-${i}`, words.words_needed],
          [length_of(one.words) > most_question, `own-${i}`, words.too_long],
        ] as const,
    ),
  ]);
}

export interface RhythmTyped {
  rhythm: Rhythm['rhythm'];
  /** One on each line. */
  days: string;
  so_many: string;
  since: string;
  from: string;
  to: string;
  zone: string;
  remind_by: string;
}

/** What is chosen now, or what most people choose. */
export const typed_rhythm = (now: Rhythm | undefined): RhythmTyped => ({
  rhythm: now?.rhythm ?? 'daily',
  days: now?.days.join('\n') ?? '',
  so_many: now?.so_many ? String(now.so_many) : '',
  since: now && now.since > day_of() ? now.since : day_of(),
  from: now?.from ?? '18:00',
  to: now?.to ?? '21:00',
  zone: now?.zone ?? own_zone(),
  remind_by: now?.remind_by.join('\n') ?? '',
});

export function rhythm_body(what: string, typed: RhythmTyped): Rhythm {
  const days = lines_in(typed.days);
  const ways = lines_in(typed.remind_by);
  return {
    what,
    rhythm: typed.rhythm,
    days: typed.rhythm === 'weekly' ? week.filter((day) => days.includes(day)) : [],
    ...(typed.rhythm === 'every_days' ? { so_many: Number(typed.so_many) } : {}),
    since: typed.since,
    from: typed.from,
    to: typed.to,
    zone: typed.zone,
    remind_by: (['email', 'text'] as const).filter((way) => ways.includes(way)),
  };
}

interface RhythmWords {
  days_needed: string;
  so_many_wrong: string;
  needed: string;
  to_wrong: string;
}
export function rhythm_errors(typed: RhythmTyped, words: RhythmWords): FormError[] {
  const count = Number(typed.so_many);
  const is_count = Number.isInteger(count) && count >= 1 && count <= 366;
  return errors_of([
    [typed.rhythm === 'weekly' && !lines_in(typed.days).length, 'days', words.days_needed],
    [typed.rhythm === 'every_days' && !is_count, 'so_many', words.so_many_wrong],
    [typed.since === '', 'since', words.needed],
    [typed.from === '', 'from', words.needed],
    [typed.to === '' || typed.to <= typed.from, 'to', words.to_wrong],
  ]);
}
