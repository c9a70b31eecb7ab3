// Paths of the account pages.
import type { Route } from '$lib/router.svelte';

const account = { words: ['account'] } as const;

export const account_routes: Route[] = [
  { path: '/sign-in', load: () => import('./SignIn.svelte'), for: 'anyone', ...account },
  { path: '/sign-in/code', load: () => import('./Code.svelte'), for: 'anyone', ...account },
  { path: '/sign-in/app', load: () => import('./SetUpApp.svelte'), for: 'anyone', ...account },
  { path: '/join', load: () => import('./Join.svelte'), for: 'anyone', ...account },
  { path: '/account', load: () => import('./Account.svelte'), for: 'signed_in', ...account },
  { path: '/account/app', load: () => import('./SetUpApp.svelte'), for: 'signed_in', ...account },
];
