// Who someone is to the person who reads.
import type { Author, TeamMember } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { session } from '$lib/session.svelte';

/** A name; nothing for the reader's own words. */
export const other = (author: Author): string | undefined =>
  author.person === session.id ? undefined : author.name;

/** "Dana Ruiz and Sam Lee"; nothing while nobody is known. */
export const names = (team: readonly TeamMember[]): string =>
  i18n.list(team.map((member) => member.name));
