// Paths of the staff pages.
import type { Route } from '$lib/router.svelte';

const staff = { words: ['staff'], for: 'staff' } as const;

export const staff_routes: Route[] = [
  { path: '/staff', load: () => import('./Caseload.svelte'), ...staff },
  { path: '/staff/clients/:id', load: () => import('./Client.svelte'), ...staff },
  { path: '/staff/clients/:id/timeline', load: () => import('./Timeline.svelte'), ...staff },
  { path: '/staff/clients/:id/propose', load: () => import('./Propose.svelte'), ...staff },
  { path: '/staff/clients/:id/goals/:goal/step', load: () => import('./AddStep.svelte'), ...staff },
  { path: '/staff/clients/:id/checkins/:entry', load: () => import('./Answer.svelte'), ...staff },
  { path: '/staff/people', load: () => import('./People.svelte'), ...staff },
  { path: '/staff/people/new', load: () => import('./AddPerson.svelte'), ...staff },
  { path: '/staff/people/:id/invite', load: () => import('./Invite.svelte'), ...staff },
  { path: '/staff/people/:id/team', load: () => import('./Team.svelte'), ...staff },
  { path: '/staff/people/:id/roles', load: () => import('./Roles.svelte'), ...staff },
  { path: '/staff/programs', load: () => import('./Programs.svelte'), ...staff },
];
