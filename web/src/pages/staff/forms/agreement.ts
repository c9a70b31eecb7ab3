// An agreement as the form asks for it, one line for each duty, and as it is handed in.
import type { Agreement, Bodies, Program, ProgramLimit } from '$lib/api/types';
import { lines_in, type Typed } from './body';
import { base, type FieldSpec } from './fields';

const duties = { ...base, sort: 'lines', most: 300, many: 6 } as const;

export const agreement_fields: readonly FieldSpec[] = [
  { ...base, name: 'words', sort: 'words', most: 1000 },
  { ...duties, name: 'client_does', is_needed: true },
  { ...duties, name: 'clinician_does' },
  { ...duties, name: 'coach_does' },
  { ...base, name: 'limit', sort: 'choice' },
  { ...base, name: 'review_on', sort: 'day', is_needed: true, is_ahead: true },
];
/** The most that the team promises, both roles together. */
export const most_promises = 6;

export function promises_in(typed: Typed): Bodies['agreement.proposed']['others_do'] {
  return [
    ...lines_in(typed.clinician_does ?? '').map((words) => ({ by: 'clinician' as const, words })),
    ...lines_in(typed.coach_does ?? '').map((words) => ({ by: 'recovery_coach' as const, words })),
  ];
}

/** A limit of one of the reader's programs, as the form chooses it. */
export interface LimitChoice {
  /** Its program and name. */
  key: string;
  program: string;
  limit: ProgramLimit;
}
export const limit_choices = (
  policies: readonly { program: Program; limits: readonly ProgramLimit[] }[],
): LimitChoice[] =>
  policies.flatMap(({ program, limits }) =>
    limits.map((limit) => ({
      key: `${program.id}/${limit.name}`,
      program: program.name,
      limit,
    })),
  );

/** The terms handed in: a limit brings its effect along, as the program's list has it. */
export function agreement_body(
  typed: Typed,
  chosen?: ProgramLimit,
  replaces = '',
): Bodies['agreement.proposed'] {
  const text = (name: string) => (typed[name] ?? '').trim();
  return {
    client_does: lines_in(typed.client_does ?? ''),
    others_do: promises_in(typed),
    review_on: text('review_on'),
    ...(chosen ? { limit: chosen.name, effect: chosen.effect } : {}),
    ...(text('words') ? { words: text('words') } : {}),
    ...(replaces ? { replaces } : {}),
  };
}

/** What stood in an older agreement, to begin the new one with; the day of review is a new one. */
export function typed_again(agreement: Agreement, choices: readonly LimitChoice[]): Typed {
  const of_team = (by: string) =>
    agreement.others_do
      .filter((promise) => promise.by === by)
      .map((promise) => promise.words)
      .join('\n');
  return {
    words: agreement.words ?? '',
    client_does: agreement.client_does.join('\n'),
    clinician_does: of_team('clinician'),
    coach_does: of_team('recovery_coach'),
    limit: choices.find(({ limit }) => limit.name === agreement.limit)?.key ?? '',
    review_on: '',
  };
}

/** Whether the client turned down the very same before: offered again only with a new word. */
export const lacks_new_word = (
  agreements: readonly Agreement[],
  body: Bodies['agreement.proposed'],
): boolean =>
  agreements.some(
    (before) =>
      before.ended?.by.role === 'client' &&
      !before.signed_by_client &&
      before.client_does.join('\n') === body.client_does.join('\n') &&
      before.effect === body.effect &&
      before.words === body.words,
  );
