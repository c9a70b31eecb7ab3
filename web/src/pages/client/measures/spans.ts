// How far back the chart goes.
import { day_number, day_of } from '$lib/charts/series';
import { beginning } from './history.svelte';

export const spans = ['30', '90', '365', 'all'] as const;
export type Span = (typeof spans)[number];

/** The first day of a span that ends today. */
export const first_day = (span: Span, today: string): string =>
  span === 'all' ? beginning : day_of(day_number(today) - Number(span) + 1);
