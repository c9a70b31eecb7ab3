// Titles of the library's pages in the reader's language, read once for all parts that name one.
import { api, ask } from '$lib/api/client';
import { i18n, type Locale } from '$lib/i18n/index.svelte';

let titles = $state.raw<Partial<Record<Locale, ReadonlyMap<string, string>>>>({});
const asked = new Set<Locale>();

async function read(language: Locale) {
  asked.add(language);
  try {
    const { pages } = await ask(api.GET('/api/v1/library', { params: { query: { language } } }));
    titles = { ...titles, [language]: new Map(pages.map(({ id, title }) => [id, title])) };
  } catch {
    // Asked again by the next part that names one; until then the id is shown as words.
    asked.delete(language);
  }
}

/** "Paced breathing" for `coping/paced-breathing`: the last part of its id, readable. */
function id_in_words(id: string): string {
  const words = (id.split('/').at(-1) ?? id).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** What a page is called. A component that shows it has `need_titles()` at its beginning. */
export const page_name = (id: string): string => titles[i18n.locale]?.get(id) ?? id_in_words(id);

/** Reads the titles, for the life of the component that calls it, in whatever language is spoken. */
export function need_titles() {
  $effect(() => {
    if (!asked.has(i18n.locale)) void read(i18n.locale);
  });
}
