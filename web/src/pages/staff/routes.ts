// Paths of the staff pages.
import type { Route } from '$lib/router.svelte';
import type { PageName } from './pages';

const staff = { words: ['staff', 'forms'], for: 'staff' } as const;
const meets = { words: ['staff', 'forms', 'appointments'], for: 'staff' } as const;
/** Meetings, and the reasons for them, are said as the client reads them. */
const supports = {
  words: ['staff', 'forms', 'client', 'directory', 'supports', 'resources'],
  for: 'staff',
} as const;
const lists = {
  words: ['staff', 'forms', 'client', 'lists', 'directory'],
  for: 'staff',
} as const;
const client = '/staff/clients/:id';
/** Where their code is stands apart: a client's phone has no use for it. */
const page = (name: PageName) => async () => (await import('./pages')).pages[name]();
const write = page('Write');
const together = page('WriteTogether');
const timeline = page('Timeline');
const propose = page('Propose');
const agree = page('Agree');
const ask_to_meet = page('AskToMeet');
const chosen = page('Chosen');
const concerns = page('Concerns');
const suggest = page('Suggest');

export const staff_routes: Route[] = [
  { path: '/staff', load: page('Caseload'), ...staff },
  { path: client, load: page('Client'), ...meets },
  { path: `${client}/timeline`, load: timeline, ...staff },
  { path: `${client}/timeline/:area`, load: timeline, ...staff },
  { path: `${client}/plan`, load: page('PlanSheet'), ...staff },
  { path: `${client}/propose`, load: propose, ...staff },
  { path: `${client}/propose/:again`, load: propose, ...staff },
  { path: `${client}/suggest`, load: suggest, ...staff },
  { path: `${client}/suggest/:again`, load: suggest, ...staff },
  { path: `${client}/goals/:goal/step`, load: page('AddStep'), ...staff },
  { path: `${client}/checkins/:entry`, load: page('Answer'), ...staff },
  { path: `${client}/agreements/new`, load: agree, ...staff },
  { path: `${client}/agreements/:again/again`, load: agree, ...staff },
  { path: `${client}/agreements/:agreement/effect`, load: page('DecideEffect'), ...staff },
  { path: `${client}/appointments`, load: ask_to_meet, ...meets },
  { path: `${client}/appointments/:about`, load: ask_to_meet, ...meets },
  { path: `${client}/desk-code`, load: page('DeskCode'), ...staff },
  { path: `${client}/ending`, load: page('EndTreatment'), ...staff },
  { path: `${client}/write/:what`, load: write, ...staff },
  { path: `${client}/write/:what/:about`, load: write, ...staff },
  { path: `${client}/together`, load: page('Together'), ...staff },
  { path: `${client}/choose/:page`, load: chosen, ...staff },
  { path: `${client}/choose/:page/:about`, load: chosen, ...staff },
  { path: `${client}/together/:what`, load: together, ...staff },
  { path: `${client}/together/:what/:about`, load: together, ...staff },
  { path: `${client}/supports/suggest`, load: page('SuggestSupport'), ...supports },
  { path: `${client}/supports/print`, load: page('PrintPlaces'), ...supports },
  { path: `${client}/supports/friend`, load: page('OfferFriend'), ...staff },
  { path: `${client}/supports/refer`, load: page('Refer'), ...supports },
  { path: `${client}/referrals/:referral/letter`, load: page('Letter'), ...staff },
  { path: '/staff/walking', load: page('Walking'), ...supports },
  { path: '/staff/lists', load: page('Lists'), ...lists },
  { path: '/staff/lists/own', load: page('OwnList'), ...lists },
  { path: '/staff/lists/meetings/:source/:key', load: page('Several'), ...lists },
  { path: '/staff/lists/hints', load: page('Hints'), ...lists },
  { path: '/staff/concerns', load: concerns, ...staff },
  { path: '/staff/concerns/:id', load: concerns, ...staff },
  { path: '/staff/people', load: page('People'), ...staff },
  { path: '/staff/people/new', load: page('AddPerson'), ...staff },
  { path: '/staff/people/:id/invite', load: page('Invite'), ...staff },
  { path: '/staff/people/:id/team', load: page('Team'), ...staff },
  { path: '/staff/people/:id/roles', load: page('Roles'), ...staff },
  { path: '/staff/programs', load: page('Programs'), ...staff },
  { path: '/staff/programs/:id/instruments', load: page('Instruments'), ...staff },
  { path: '/staff/programs/:id/first-friends', load: page('FirstFriends'), ...staff },
  { path: '/staff/programs/:id/kiosks', load: page('Kiosks'), ...staff },
  { path: '/staff/programs/:id/policy', load: page('Policy'), ...staff },
];
