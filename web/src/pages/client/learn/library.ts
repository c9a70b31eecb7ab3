// Finding pages: by topic, by words, and on this phone alone while there is no signal.
import type { LibraryTopic, PageSummary } from '$lib/api/types';

/** The shelves, in the order they stand. */
export const topics: readonly LibraryTopic[] = [
  'understanding',
  'coping',
  'supports',
  'treatment',
  'medicines',
  'family',
  'daily_life',
  'safety',
];

export interface Asked {
  topic?: LibraryTopic;
  is_choices: boolean;
  words: string;
}

/** What an address asks for; anything it does not know is left out. */
export function asked_in(query: URLSearchParams): Asked {
  const topic = topics.find((one) => one === query.get('topic'));
  return {
    ...(topic ? { topic } : {}),
    is_choices: query.get('kind') === 'decision_aid',
    words: (query.get('q') ?? '').trim().slice(0, 120),
  };
}

export const address_of = (words: string): string =>
  words.trim() ? `/learn?${new URLSearchParams({ q: words.trim() })}` : '/learn';

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Pages of a topic, or choices; decision aids stand among their topics too. */
export const on_shelf = (pages: readonly PageSummary[], asked: Asked): PageSummary[] =>
  pages.filter(
    (page) =>
      (!asked.topic || page.topics.includes(asked.topic)) &&
      (!asked.is_choices || page.kind === 'decision_aid'),
  );

/** Without signal: pages whose title or summary has every word. */
export function found_here(pages: readonly PageSummary[], words: string): PageSummary[] {
  const asked = folded(words).split(/\s+/).filter(Boolean);
  return pages.filter((page) => {
    const text = folded(`${page.title} ${page.summary}`);
    return asked.every((word) => text.includes(word));
  });
}
