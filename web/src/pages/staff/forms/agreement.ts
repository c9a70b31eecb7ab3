// An agreement as the form asks for it, one line for each duty, and as it is handed in.
import type { Bodies } from '$lib/api/types';
import { lines_in, type Typed } from './body';
import { base, type FieldSpec } from './fields';

const duties = { ...base, sort: 'lines', most: 300, many: 6 } as const;

export const agreement_fields: readonly FieldSpec[] = [
  { ...base, name: 'words', sort: 'words', most: 1000 },
  { ...duties, name: 'client_does', is_needed: true },
  { ...duties, name: 'clinician_does' },
  { ...duties, name: 'coach_does' },
  { ...base, name: 'limit', sort: 'line', most: 40 },
  { ...base, name: 'effect', sort: 'words', most: 500 },
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

export function agreement_body(typed: Typed): Bodies['agreement.proposed'] {
  const text = (name: string) => (typed[name] ?? '').trim();
  return {
    client_does: lines_in(typed.client_does ?? ''),
    others_do: promises_in(typed),
    review_on: text('review_on'),
    ...(text('limit') ? { limit: text('limit') } : {}),
    ...(text('effect') ? { effect: text('effect') } : {}),
    ...(text('words') ? { words: text('words') } : {}),
  };
}
