// Paths of the library, suggestions and choices, and the list of all of a client's pages. The
// library is for everyone who is signed in.
import type { Route } from '$lib/router.svelte';
import type { pages } from './pages';

const client = { words: ['client', 'learning'], for: 'client' } as const;
const signed_in = { words: ['client', 'learning'], for: 'signed_in' } as const;
const page = (name: keyof typeof pages) => async () => (await import('./pages')).pages[name]();

export const learn_routes: Route[] = [
  { path: '/more', load: page('More'), ...client },
  { path: '/learn', load: page('Learn'), ...signed_in },
  { path: '/learn/:id', load: page('LearnPage'), ...signed_in },
  { path: '/learn/:id/ask', load: page('AskTeam'), ...client },
  { path: '/learn/:id/weigh', load: page('Weigh'), ...client },
  { path: '/learn/:id/choose', load: page('Choose'), ...client },
  { path: '/learn/:id/mine', load: page('MyChoice'), ...client },
  { path: '/suggestions', load: page('Suggestions'), ...client },
  { path: '/suggestions/:id', load: page('SuggestionPage'), ...client },
  {
    path: '/suggestions/:id/:answer',
    load: page('AnswerSuggestion'),
    ...client,
  },
];
