// Agreements as both sides keep them.
import type { Agreement, Bodies, ProgramLimit } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { session } from '$lib/session.svelte';
import { open_view } from '$lib/view.svelte';
import { if_said, length_error, type FieldError } from './forms';
import { lines_of, room } from './plan';

/** "you", or the other's name. */
export const by_whom = (by: { person: string; name: string }): string =>
  by.person === session.id ? i18n.plan.agreements.you : by.name;

/** Whether it counts, waits for a signature, or has ended, in words. */
export function state_of(agreement: Agreement): string {
  const t = i18n.plan.agreements;
  if (agreement.ended) return t.ended;
  return agreement.holds ? t.holds : t.waits;
}

/** The limits of the client's program, the same for all; with what follows from each. */
export function open_policy() {
  const joined = session.me?.memberships.find(({ role }) => role === 'client');
  return joined && open_view('/api/v1/programs/{id}/policy', { path: { id: joined.program.id } });
}

export interface Terms {
  mine: string;
  counselor: string;
  coach: string;
  /** The name of a limit on the program's list; empty for none. */
  limit: string;
  words: string;
  review_on: string;
}

const most_promises = 6;

/** The terms of an agreement, to begin another with. */
export const terms_of = (agreement: Agreement): Terms => ({
  mine: agreement.client_does.join('\n'),
  counselor: promises(agreement, 'clinician'),
  coach: promises(agreement, 'recovery_coach'),
  limit: agreement.limit ?? '',
  words: agreement.words ?? '',
  review_on: '',
});

const promises = (agreement: Agreement, by: 'clinician' | 'recovery_coach'): string =>
  agreement.others_do
    .filter((one) => one.by === by)
    .map(({ words }) => words)
    .join('\n');

/**
 * What both sides would promise, as the server wants it.
 *
 * @param limits  of the program: a limit has the effect that stands there
 * @param replaces  the agreement whose place it takes
 */
export function proposed(
  terms: Terms,
  limits: readonly ProgramLimit[] = [],
  replaces = '',
): Bodies['agreement.proposed'] {
  const others_do = [
    ...lines_of(terms.counselor).map((words) => ({ by: 'clinician' as const, words })),
    ...lines_of(terms.coach).map((words) => ({ by: 'recovery_coach' as const, words })),
  ];
  const limit = limits.find(({ name }) => name === terms.limit);
  return {
    client_does: lines_of(terms.mine),
    others_do,
    ...(limit ? { limit: limit.name, effect: limit.effect } : {}),
    review_on: terms.review_on,
    ...if_said('words', terms.words),
    ...if_said('replaces', replaces),
  };
}

/** What is still missing for an agreement of two sides; `today` is YYYY-MM-DD. */
export function terms_errors(terms: Terms, today: string): FieldError[] {
  const t = i18n.plan.agreements;
  const body = proposed(terms);
  const errors: FieldError[] = [];
  if (!body.client_does.length) errors.push({ id: 'mine', text: t.i_do_needed });
  if (!body.others_do.length) errors.push({ id: 'counselor', text: t.they_needed });
  if (body.client_does.length > most_promises) errors.push({ id: 'mine', text: t.too_many });
  if (body.others_do.length > most_promises) errors.push({ id: 'counselor', text: t.too_many });
  for (const field of ['mine', 'counselor', 'coach'] as const) {
    const is_long = lines_of(terms[field]).some((line) => [...line].length > room.promise);
    if (is_long) errors.push({ id: field, text: t.line_long(i18n.number(room.promise)) });
  }
  if (!terms.review_on || terms.review_on < today)
    errors.push({ id: 'review', text: t.review_needed });
  return [...errors, ...length_error('words', terms.words, room.agreement)];
}
