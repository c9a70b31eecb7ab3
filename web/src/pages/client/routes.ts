// Paths of the client pages.
import type { Route } from '$lib/router.svelte';

const client = { words: ['client'], for: 'client' } as const;

export const client_routes: Route[] = [
  { path: '/', load: () => import('./Today.svelte'), ...client },
];
