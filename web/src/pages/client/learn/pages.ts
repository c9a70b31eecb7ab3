// Where the code of each of these pages is: apart, as the first page has no use for it.
export const pages = {
  AnswerSuggestion: () => import('./AnswerSuggestion.svelte'),
  AskTeam: () => import('./AskTeam.svelte'),
  Choose: () => import('./Choose.svelte'),
  Learn: () => import('./Learn.svelte'),
  LearnPage: () => import('./LearnPage.svelte'),
  More: () => import('./More.svelte'),
  MyChoice: () => import('./MyChoice.svelte'),
  SuggestionPage: () => import('./SuggestionPage.svelte'),
  Suggestions: () => import('./Suggestions.svelte'),
  Weigh: () => import('./Weigh.svelte'),
};
