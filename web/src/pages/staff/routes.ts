// Paths of the staff pages.
import type { Route } from '$lib/router.svelte';

const staff = { words: ['staff'], for: 'staff' } as const;
const client = '/staff/clients/:id';
const write = () => import('./forms/Write.svelte');
const together = () => import('./forms/WriteTogether.svelte');
const timeline = () => import('./Timeline.svelte');
const propose = () => import('./Propose.svelte');
const agree = () => import('./Agree.svelte');
const suggest = () => import('./Suggest.svelte');

export const staff_routes: Route[] = [
  { path: '/staff', load: () => import('./Caseload.svelte'), ...staff },
  { path: client, load: () => import('./Client.svelte'), ...staff },
  { path: `${client}/timeline`, load: timeline, ...staff },
  { path: `${client}/timeline/:area`, load: timeline, ...staff },
  { path: `${client}/plan`, load: () => import('./PlanSheet.svelte'), ...staff },
  { path: `${client}/propose`, load: propose, ...staff },
  { path: `${client}/propose/:again`, load: propose, ...staff },
  { path: `${client}/suggest`, load: suggest, ...staff },
  { path: `${client}/suggest/:again`, load: suggest, ...staff },
  { path: `${client}/goals/:goal/step`, load: () => import('./AddStep.svelte'), ...staff },
  { path: `${client}/checkins/:entry`, load: () => import('./Answer.svelte'), ...staff },
  { path: `${client}/agreements/new`, load: agree, ...staff },
  { path: `${client}/agreements/:again/again`, load: agree, ...staff },
  {
    path: `${client}/agreements/:agreement/effect`,
    load: () => import('./DecideEffect.svelte'),
    ...staff,
  },
  { path: `${client}/ending`, load: () => import('./EndTreatment.svelte'), ...staff },
  { path: `${client}/write/:what`, load: write, ...staff },
  { path: `${client}/write/:what/:about`, load: write, ...staff },
  { path: `${client}/together`, load: () => import('./Together.svelte'), ...staff },
  { path: `${client}/together/:what`, load: together, ...staff },
  { path: `${client}/together/:what/:about`, load: together, ...staff },
  { path: '/staff/people', load: () => import('./People.svelte'), ...staff },
  { path: '/staff/people/new', load: () => import('./AddPerson.svelte'), ...staff },
  { path: '/staff/people/:id/invite', load: () => import('./Invite.svelte'), ...staff },
  { path: '/staff/people/:id/team', load: () => import('./Team.svelte'), ...staff },
  { path: '/staff/people/:id/roles', load: () => import('./Roles.svelte'), ...staff },
  { path: '/staff/programs', load: () => import('./Programs.svelte'), ...staff },
  { path: '/staff/programs/:id/policy', load: () => import('./Policy.svelte'), ...staff },
];
