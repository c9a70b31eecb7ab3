// Paths of the library, suggestions and choices, and the list of all of a client's pages. The
// library is for everyone who is signed in.
import type { Route } from '$lib/router.svelte';

const client = { words: ['client', 'learning'], for: 'client' } as const;
const signed_in = { words: ['client', 'learning'], for: 'signed_in' } as const;

export const learn_routes: Route[] = [
  { path: '/more', load: () => import('./More.svelte'), ...client },
  { path: '/learn', load: () => import('./Learn.svelte'), ...signed_in },
  { path: '/learn/:id', load: () => import('./LearnPage.svelte'), ...signed_in },
  { path: '/learn/:id/ask', load: () => import('./AskTeam.svelte'), ...client },
  { path: '/learn/:id/weigh', load: () => import('./Weigh.svelte'), ...client },
  { path: '/learn/:id/choose', load: () => import('./Choose.svelte'), ...client },
  { path: '/learn/:id/mine', load: () => import('./MyChoice.svelte'), ...client },
  { path: '/suggestions', load: () => import('./Suggestions.svelte'), ...client },
  { path: '/suggestions/:id', load: () => import('./SuggestionPage.svelte'), ...client },
  {
    path: '/suggestions/:id/:answer',
    load: () => import('./AnswerSuggestion.svelte'),
    ...client,
  },
];
