// How many days a milestone has counted, on the reader's own calendar. A sum: nothing starts over.
import { day_of, instant } from '$lib/ids';
import type { Counted } from './overlay';

const number_of = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / 864e5);

/** Both days count. */
export const days_between = (since: string, until: string): number =>
  Math.max(0, number_of(until) - number_of(since) + 1);

export function count_of(milestone: Counted, today = day_of()): number {
  if (milestone.counts !== 'days') return milestone.count ?? 0;
  const until = milestone.rested ? day_of(instant(milestone.rested.at)) : today;
  return days_between(milestone.since, until);
}
