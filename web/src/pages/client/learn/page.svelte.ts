// One page of the library in the language of the app. Once read, it stays on this phone.
import { untrack } from 'svelte';
import type { LibraryPage } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { View } from '$lib/view.svelte';

/** Opens it for the life of the component that calls; anew when the language changes. */
export function open_page(id: string) {
  const view = $derived(
    new View<LibraryPage>('/api/v1/library/{language}/{page}', {
      path: { language: i18n.locale, page: id },
    }),
  );
  $effect(() => {
    const opened = view;
    untrack(() => void opened.open());
  });
  return {
    get view() {
      return view;
    },
  };
}
