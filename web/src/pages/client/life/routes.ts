// Paths of my story, my wins and setbacks.
import type { Route } from '$lib/router.svelte';

const life = { words: ['client', 'life'], for: 'client' } as const;
/** What is told of here is nobody else's business: one touch leaves the page. */
const setback = { ...life, leaves_fast: true } as const;
const hard_thing = () => import('./HardThing.svelte');
const circle_person = () => import('./CirclePerson.svelte');

export const life_routes: Route[] = [
  { path: '/story', load: () => import('./Story.svelte'), ...life },
  { path: '/story/about-me', load: () => import('./Topics.svelte'), ...life },
  { path: '/story/about-me/:topic', load: () => import('./Topic.svelte'), ...life },
  { path: '/story/hard', load: () => import('./HardThings.svelte'), ...life },
  { path: '/story/hard/new', load: hard_thing, ...life },
  { path: '/story/hard/:id', load: hard_thing, ...life },
  { path: '/story/surroundings', load: () => import('./Surroundings.svelte'), ...life },
  { path: '/story/if-quiet', load: () => import('./IfQuiet.svelte'), ...life },
  { path: '/story/circle', load: () => import('./Circle.svelte'), ...life },
  { path: '/story/circle/new', load: circle_person, ...life },
  { path: '/story/circle/:id', load: circle_person, ...life },
  { path: '/story/after', load: () => import('./AfterTreatment.svelte'), ...life },
  { path: '/wins', load: () => import('./Wins.svelte'), ...life },
  { path: '/wins/count', load: () => import('./NewMilestone.svelte'), ...life },
  { path: '/setback', load: () => import('./Setback.svelte'), ...setback },
  { path: '/setback/earlier', load: () => import('./Setbacks.svelte'), ...setback },
  { path: '/setback/:id', load: () => import('./SetbackPage.svelte'), ...setback },
  { path: '/setback/:id/look/:question', load: () => import('./Debrief.svelte'), ...setback },
  { path: '/setback/:id/share', load: () => import('./ShareSetback.svelte'), ...setback },
  { path: '/setback/:id/step', load: () => import('./TurnIntoStep.svelte'), ...setback },
  { path: '/setback/:id/coping', load: () => import('./TurnIntoLine.svelte'), ...setback },
  { path: '/setback/:id/smaller', load: () => import('./TurnSmaller.svelte'), ...setback },
];
