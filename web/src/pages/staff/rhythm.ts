// When something is asked, in words.
import type { Bodies } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { days as week } from './policy';

type Rhythm = Bodies['rhythm.chosen'];

/** 24 hours as the language writes them: "8:00 AM". */
export function clock_time(text: string): string {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return i18n.time(new Date(2026, 0, 5, hour, minute));
}

/** "Every day, from 6:00 PM to 9:00 PM" */
export function rhythm_in_words(
  rhythm: Pick<Rhythm, 'rhythm' | 'days' | 'so_many' | 'from' | 'to'>,
): string {
  const m = i18n.staff.rhythm;
  if (rhythm.rhythm === 'when_i_want') return m.when_i_want;
  const names = week.filter((day) => rhythm.days.includes(day)).map((day) => m.days_short[day]);
  const what = {
    daily: m.daily,
    weekly: m.weekly(i18n.list(names)),
    every_days: m.every_days(rhythm.so_many ?? 1, i18n.plural),
  }[rhythm.rhythm];
  return m.between(what, clock_time(rhythm.from), clock_time(rhythm.to));
}
