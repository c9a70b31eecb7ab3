// Paths of the pages that are opened without signing in: the link in a reminder, and the clinic's
// tablet. Nothing is kept on the device.
import type { Route } from '$lib/router.svelte';

const pass = { words: ['pass', 'forms'], for: 'anyone', keeps_nothing: true } as const;

export const pass_routes: Route[] = [
  { path: '/c', load: () => import('./Link.svelte'), ...pass, leaves_fast: true },
  { path: '/kiosk', load: () => import('./Kiosk.svelte'), ...pass },
];
