// Paths of what a client does with supports: what fits, going, first friends, services.
import type { Route } from '$lib/router.svelte';

const supports = { words: ['client', 'forms', 'plan', 'supports'], for: 'client' } as const;
/** Places that were saved stand there, too. */
const mine = { ...supports, words: [...supports.words, 'resources'] } as const;

export const support_routes: Route[] = [
  { path: '/support/mine', load: () => import('../MySupports.svelte'), ...mine },
  { path: '/support/mine/:id/went', load: () => import('../Went.svelte'), ...supports },
  { path: '/support/mine/:id/missed', load: () => import('./Missed.svelte'), ...supports },
  { path: '/support/mine/:id/missed/:entry', load: () => import('./Missed.svelte'), ...supports },
  { path: '/support/mine/:id/said/:what', load: () => import('./Said.svelte'), ...supports },
  { path: '/support/calendar', load: () => import('./Calendar.svelte'), ...supports },
  { path: '/support/fits', load: () => import('./Fits.svelte'), ...supports },
  {
    path: '/support/for-me',
    load: () => import('./ForMe.svelte'),
    ...supports,
    words: [...supports.words, 'directory'],
  },
  { path: '/support/friends', load: () => import('./Friends.svelte'), ...supports },
  { path: '/support/friends/:id', load: () => import('./AskFriend.svelte'), ...supports },
  { path: '/support/introductions/:id', load: () => import('./FriendMet.svelte'), ...supports },
  {
    path: '/support/meetings/:source/:key/different',
    load: () => import('./Different.svelte'),
    ...supports,
    for: 'signed_in',
  },
  { path: '/support/services/:id', load: () => import('./Service.svelte'), ...supports },
];
