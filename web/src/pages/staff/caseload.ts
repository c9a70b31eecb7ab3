// Sorting and filtering the caseload, apart from the page so that it can be proved alone.
import type { CaseloadRow } from '$lib/api/types';

export type Reason = CaseloadRow['reason'];
export const sort_keys = ['why', 'person', 'last', 'offered'] as const;
export type SortKey = (typeof sort_keys)[number];
export const reasons: readonly Reason[] = [
  'concern',
  'wants_to_talk',
  'setback_told',
  'checkin_waiting',
  'question_waiting',
  'appeal_waiting',
  'message_waiting',
  'appointment_waiting',
  'appointment_missed',
  'introduction_waiting',
  'quiet',
  'referral_overdue',
  'review_due',
  'new',
  'steady',
];

/** Reasons that have a moment by which someone waits for an answer. */
export const waits_for_answer = (reason: Reason): boolean =>
  !['quiet', 'referral_overdue', 'review_due', 'new', 'steady'].includes(reason);

/** A check-in that nobody has answered, with whose it is. */
export interface Unanswered {
  checkin: string;
  client: string;
  called: string;
  at: string;
  due_at: string;
}

/** The check-ins of all these people that wait for an answer, the first due first. */
export const queue_of = (rows: readonly CaseloadRow[]): Unanswered[] =>
  rows
    .flatMap((row) =>
      row.unanswered.map((one) => ({ ...one, client: row.client, called: called_of(row) })),
    )
    .sort((a, b) => time(a.due_at) - time(b.due_at));

/** The name the person goes by. */
export const called_of = (row: { name: string; called?: string }): string => row.called ?? row.name;

/** The rows with this reason, all of them without one. */
export const with_reason = (rows: readonly CaseloadRow[], reason: Reason | ''): CaseloadRow[] =>
  rows.filter((row) => !reason || row.reason === reason);

/**
 * The rows in the order asked for. `why` is the server's order, most pressing first; rows that are
 * otherwise equal keep it. Who never checked in comes first where the oldest come first.
 */
export function sorted(
  rows: readonly CaseloadRow[],
  key: SortKey,
  ascending: boolean,
  locale = 'en',
): CaseloadRow[] {
  const direction = ascending ? 1 : -1;
  if (key === 'why') return ascending ? [...rows] : [...rows].reverse();
  const compare = {
    person: (a: CaseloadRow, b: CaseloadRow) => called_of(a).localeCompare(called_of(b), locale),
    last: (a: CaseloadRow, b: CaseloadRow) => time(a.last_checkin_at) - time(b.last_checkin_at),
    offered: (a: CaseloadRow, b: CaseloadRow) => a.goals_on_offer - b.goals_on_offer,
  }[key];
  return [...rows].sort((a, b) => compare(a, b) * direction);
}

const time = (at: string | undefined): number => (at ? Date.parse(at) : 0);

/** Rows of several pages without doubles: someone may move between pages while they are read. */
export function joined(rows: readonly CaseloadRow[], more: readonly CaseloadRow[]): CaseloadRow[] {
  const known = new Set(rows.map((row) => row.client));
  return [...rows, ...more.filter((row) => !known.has(row.client))];
}
