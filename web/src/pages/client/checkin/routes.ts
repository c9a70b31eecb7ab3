// Paths of the check-in: answering it, what it asks, when it asks, and where reminders go.
import type { Route } from '$lib/router.svelte';

const checkin = { words: ['client', 'forms', 'checkin'], for: 'client' } as const;
const entry = () => import('./CheckIn.svelte');
const times = () => import('./Times.svelte');

export const checkin_routes: Route[] = [
  { path: '/checkin', load: entry, ...checkin },
  { path: '/checkin/questions', load: () => import('./Questions.svelte'), ...checkin },
  { path: '/checkin/times', load: times, ...checkin },
  { path: '/times', load: times, ...checkin }, // in letters, whose links say nothing of what they lead to
  { path: '/checkin/times/:what', load: times, ...checkin },
  { path: '/checkin/reach/:channel', load: times, ...checkin },
  { path: '/checkin/:step', load: entry, ...checkin },
  { path: '/checkins', load: () => import('./CheckIns.svelte'), ...checkin },
];
