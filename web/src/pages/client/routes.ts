// Paths of the client pages. Meetings are for everyone who is signed in.
import type { Route } from '$lib/router.svelte';
import { appointment_routes } from './appointments/routes';
import { checkin_routes } from './checkin/routes';
import { life_routes } from './life/routes';
import { learn_routes } from './learn/routes';
import { measure_routes } from './measures/routes';
import { resource_routes } from './resources/routes';
import { support_routes } from './supports/routes';

const client = { words: ['client', 'forms'], for: 'client' } as const;
const coping = { words: ['client', 'coping', 'forms'], for: 'client', leaves_fast: true } as const;
const signed_in = { words: ['client'], for: 'signed_in' } as const;
const find = { words: ['client', 'directory'], for: 'signed_in' } as const;
const plan = { words: ['client', 'plan'], for: 'client' } as const;
// Entries of every kind are read there.
const written = {
  words: ['client', 'plan', 'coping', 'forms', 'checkin'],
  for: 'client',
} as const;
const goal = () => import('./Goal.svelte');
const plan_page = () => import('./coping/PlanPage.svelte');
const plan_write = () => import('./coping/PlanWrite.svelte');

export const client_routes: Route[] = [
  { path: '/', load: () => import('./Today.svelte'), ...client },
  { path: '/vision', load: () => import('./Vision.svelte'), ...client },
  { path: '/plan', load: () => import('./Plan.svelte'), ...plan },
  { path: '/plan/new', load: () => import('./NewGoal.svelte'), ...plan },
  { path: '/plan/week', load: () => import('./Week.svelte'), ...plan },
  { path: '/plan/care', load: () => import('./Care.svelte'), ...plan },
  { path: '/plan/care/new', load: () => import('./NewPart.svelte'), ...plan },
  { path: '/plan/care/:id/end', load: () => import('./EndPart.svelte'), ...plan },
  { path: '/plan/reviews', load: () => import('./Reviews.svelte'), ...plan },
  { path: '/plan/reviews/new', load: () => import('./NewReview.svelte'), ...plan },
  { path: '/plan/history', load: () => import('./History.svelte'), ...plan },
  { path: '/plan/day', load: () => import('./PlanDay.svelte'), ...plan },
  { path: '/plan/day/:day', load: () => import('./PlanThen.svelte'), ...plan },
  { path: '/plan/print', load: () => import('./PrintPlan.svelte'), ...plan },
  { path: '/plan/print/fridge', load: () => import('./PrintFridge.svelte'), ...plan },
  { path: '/plan/print/official', load: () => import('./PrintOfficial.svelte'), ...plan },
  { path: '/plan/goals/:id', load: goal, ...plan },
  { path: '/plan/goals/:id/step', load: () => import('./NewStep.svelte'), ...plan },
  { path: '/plan/goals/:id/rulers', load: () => import('./Rulers.svelte'), ...plan },
  { path: '/plan/goals/:id/:answer', load: () => import('./AnswerGoal.svelte'), ...plan },
  { path: '/plan/steps/:id', load: () => import('./StepPage.svelte'), ...plan },
  { path: '/plan/steps/:id/:answer', load: () => import('./StepAnswer.svelte'), ...plan },
  { path: '/plan/in-the-way/of/:of', load: () => import('./NameObstacle.svelte'), ...plan },
  { path: '/plan/in-the-way/:id', load: () => import('./ObstaclePage.svelte'), ...plan },
  { path: '/plan/in-the-way/:id/passed', load: () => import('./ObstaclePassed.svelte'), ...plan },
  { path: '/agreements', load: () => import('./Agreements.svelte'), ...plan },
  { path: '/agreements/new', load: () => import('./NewAgreement.svelte'), ...plan },
  { path: '/agreements/:id', load: () => import('./AgreementPage.svelte'), ...plan },
  { path: '/agreements/:id/:act', load: () => import('./AgreementAct.svelte'), ...plan },
  { path: '/together', load: () => import('./Together.svelte'), ...written },
  { path: '/together/:id/no', load: () => import('./TogetherNo.svelte'), ...written },
  ...life_routes,
  ...appointment_routes,
  ...checkin_routes,
  ...measure_routes,
  { path: '/support', load: () => import('./find/FindSupport.svelte'), ...find },
  ...support_routes,
  ...resource_routes,
  {
    path: '/support/meetings/:source/:key',
    load: () => import('./MeetingPage.svelte'),
    ...signed_in,
    words: ['client', 'forms', 'plan', 'supports', 'directory'],
  },
  { path: '/record', load: () => import('./Record.svelte'), ...written },
  { path: '/record/openings', load: () => import('./Openings.svelte'), ...client },
  { path: '/record/sharing', load: () => import('./Sharing.svelte'), ...client },
  { path: '/record/entries/:id/correct', load: () => import('./Correct.svelte'), ...written },
  { path: '/messages', load: () => import('./Messages.svelte'), ...client },
  { path: '/preferences', load: () => import('./Preferences.svelte'), ...client },
  { path: '/help-now', load: () => import('./coping/HelpNow.svelte'), ...coping, for: 'anyone' },
  { path: '/leave-fast', load: () => import('./coping/LeaveFast.svelte'), ...coping },
  { path: '/coping', load: () => import('./coping/Coping.svelte'), ...coping },
  { path: '/coping/breathe', load: () => import('./coping/Breathe.svelte'), ...coping },
  { path: '/coping/wave', load: () => import('./coping/Wave.svelte'), ...coping },
  { path: '/coping/here', load: () => import('./coping/Grounding.svelte'), ...coping },
  { path: '/coping/halt', load: () => import('./coping/Halt.svelte'), ...coping },
  { path: '/coping/wait', load: () => import('./coping/Wait.svelte'), ...coping },
  { path: '/coping/tape', load: () => import('./coping/Tape.svelte'), ...coping },
  { path: '/coping/call', load: () => import('./coping/Call.svelte'), ...coping },
  { path: '/coping/call/new', load: () => import('./coping/NewPerson.svelte'), ...coping },
  { path: '/coping/own', load: () => import('./coping/Own.svelte'), ...coping },
  { path: '/coping/plan', load: plan_page, ...coping },
  { path: '/coping/plan/write/:step', load: plan_write, ...coping },
  { path: '/coping/safety', load: plan_page, ...coping },
  { path: '/coping/safety/write/:step', load: plan_write, ...coping },
  { path: '/coping/skills', load: () => import('./coping/Skills.svelte'), ...coping },
  { path: '/coping/skills/:skill', load: () => import('./coping/Practice.svelte'), ...coping },
  {
    path: '/coping/practices/:id',
    load: () => import('./coping/PracticeTold.svelte'),
    ...coping,
  },
  ...learn_routes,
  { path: '/unsent', load: () => import('./Unsent.svelte'), ...signed_in },
];
