// Small things about words that several parts need.
import type { Bodies, Kind } from '$lib/api/types';
import { outbox } from '$lib/offline/outbox.svelte';

/** A text as it stands at the beginning of a line: "Today, 9:10 AM". */
export const begin = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Something written on this device that the view does not show yet. */
export interface Written<K extends Kind> {
  id: string;
  about: string | undefined;
  body: Bodies[K];
  state: 'waiting' | 'stuck' | 'sent';
}

/**
 * What was written here and is not in the view with this head yet, oldest first. Each entry once:
 * while it is handed over, it stands for a moment among the sent and among the waiting.
 */
export function written_here<K extends Kind>(client: string, kind: K, head = 0): Written<K>[] {
  const by_id = new Map<string, Written<K>>();
  for (const { draft, state } of outbox.pending(client, [kind], head)) {
    if (by_id.has(draft.id)) continue;
    const body = draft.body as unknown as Bodies[K];
    by_id.set(draft.id, { id: draft.id, about: draft.about, body, state });
  }
  return [...by_id.values()];
}
