// Paths of my story, my wins and setbacks.
import type { Route } from '$lib/router.svelte';
import type { pages } from './pages';

const life = { words: ['client', 'life'], for: 'client' } as const;
/** What is told of here is nobody else's business: one touch leaves the page. */
const setback = { ...life, leaves_fast: true } as const;
const page = (name: keyof typeof pages) => async () => (await import('./pages')).pages[name]();
const hard_thing = page('HardThing');
const circle_person = page('CirclePerson');

export const life_routes: Route[] = [
  { path: '/story', load: page('Story'), ...life },
  { path: '/story/about-me', load: page('Topics'), ...life },
  { path: '/story/about-me/:topic', load: page('Topic'), ...life },
  { path: '/story/hard', load: page('HardThings'), ...life },
  { path: '/story/hard/new', load: hard_thing, ...life },
  { path: '/story/hard/:id', load: hard_thing, ...life },
  { path: '/story/surroundings', load: page('Surroundings'), ...life },
  { path: '/story/if-quiet', load: page('IfQuiet'), ...life },
  { path: '/story/circle', load: page('Circle'), ...life },
  { path: '/story/circle/new', load: circle_person, ...life },
  { path: '/story/circle/:id', load: circle_person, ...life },
  { path: '/story/after', load: page('AfterTreatment'), ...life },
  { path: '/wins', load: page('Wins'), ...life },
  { path: '/wins/count', load: page('NewMilestone'), ...life },
  { path: '/setback', load: page('Setback'), ...setback },
  { path: '/setback/earlier', load: page('Setbacks'), ...setback },
  { path: '/setback/:id', load: page('SetbackPage'), ...setback },
  { path: '/setback/:id/look/:question', load: page('Debrief'), ...setback },
  { path: '/setback/:id/share', load: page('ShareSetback'), ...setback },
  { path: '/setback/:id/step', load: page('TurnIntoStep'), ...setback },
  { path: '/setback/:id/coping', load: page('TurnIntoLine'), ...setback },
  { path: '/setback/:id/smaller', load: page('TurnSmaller'), ...setback },
];
