// Paths of the client's appointments.
import type { Route } from '$lib/router.svelte';

const appointments = { words: ['client', 'forms', 'appointments'], for: 'client' } as const;
const ask = () => import('./AskToMeet.svelte');

export const appointment_routes: Route[] = [
  { path: '/appointments', load: () => import('./Appointments.svelte'), ...appointments },
  { path: '/appointments/new', load: ask, ...appointments },
  { path: '/appointments/:id/move', load: ask, ...appointments },
  { path: '/appointments/:id/off', load: () => import('./CallOff.svelte'), ...appointments },
  { path: '/appointments/:id/met', load: () => import('./DidWeMeet.svelte'), ...appointments },
];
