// One question of a check-in as a line of text, wherever what was chosen is read again.
import { is_in_bank, type CheckinItem } from '$lib/forms/shapes';
import { asked_of } from '$lib/forms/words';
import { i18n } from '$lib/i18n/index.svelte';

/** "How did you sleep last night? (only for me)" */
export function asked_line({ question, words, only_for_me }: CheckinItem): string {
  const asked = is_in_bank(question) ? asked_of({ question }) : (words ?? question ?? '');
  return only_for_me ? `${asked} (${i18n.client.record.only_for_me})` : asked;
}

/** The short name by which an instrument goes: its id, as it is printed. */
export const instrument_name = (id: string): string => id.toUpperCase();
