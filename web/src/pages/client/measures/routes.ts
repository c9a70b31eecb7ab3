// Paths of the client's own forms, what they say, and the chart of everything.
import type { Route } from '$lib/router.svelte';

const measures = {
  words: ['client', 'coping', 'forms', 'measures'],
  for: 'client',
} as const;
const printed = { ...measures, words: [...measures.words, 'plan'] } as const;
const answer = () => import('./Answer.svelte');
const event = () => import('./LifeEvent.svelte');

export const measure_routes: Route[] = [
  { path: '/measures', load: () => import('./Measures.svelte'), ...measures },
  { path: '/measures/:instrument', load: () => import('./MeasurePage.svelte'), ...measures },
  { path: '/measures/:instrument/print', load: () => import('./PrintMeasure.svelte'), ...printed },
  { path: '/measures/:instrument/answer', load: answer, ...measures, leaves_fast: true },
  { path: '/measures/:instrument/answer/:step', load: answer, ...measures, leaves_fast: true },
  { path: '/chart', load: () => import('./Chart.svelte'), ...measures },
  { path: '/chart/happened', load: event, ...measures },
  { path: '/chart/happened/:id', load: event, ...measures },
];
