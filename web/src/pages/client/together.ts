// What was written in session and waits for the client's word.
import type { Waiting } from '$lib/api/types';
import { may_now, under_way } from './plan';

export const answers = ['together.confirmed', 'together.declined'] as const;

/** What was not answered on this phone either. */
export const still_waiting = (waiting: readonly Waiting[], head: number | undefined): Waiting[] =>
  waiting.filter((one) => !under_way(answers, one.id, head));

/** Whether it may be confirmed: the plan may have gone on since. */
export const fits = (one: Waiting): boolean => may_now(one, 'together.confirmed');
