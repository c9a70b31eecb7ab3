// Paths of community resources: clients look for themselves, staff for whoever they work with.
import type { Route } from '$lib/router.svelte';
import type { pages } from './pages';

const resources = { words: ['client', 'resources'], for: 'signed_in' } as const;
const page = (name: keyof typeof pages) => async () => (await import('./pages')).pages[name]();

export const resource_routes: Route[] = [
  { path: '/support/resources', load: page('FindResources'), ...resources },
  { path: '/support/resources/print', load: page('PrintResources'), ...resources },
  { path: '/support/resources/:source/:key', load: page('ResourcePage'), ...resources },
  {
    path: '/support/resources/:source/:key/different',
    load: () => import('../supports/Different.svelte'),
    ...resources,
    words: [...resources.words, 'supports'],
  },
];
