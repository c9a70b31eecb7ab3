// Names on paper, where nobody is "you".
import type { Author } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { session } from '$lib/session.svelte';

/** Who did it; both where it was written together. */
export function people_of(by: Author): string {
  const me = session.me?.name ?? '';
  if (by.person === session.id) return by.name;
  return by.together ? i18n.list([me, by.name]) : by.name;
}
