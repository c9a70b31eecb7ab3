// The places a client saved: what the server knows, and what still waits on this phone.
import type { Bodies, Support } from '$lib/api/types';
import { outbox } from '$lib/offline/outbox.svelte';
import { session } from '$lib/session.svelte';

/** Answers that the view at `head` does not have yet, oldest first. */
export const unsent_answers = (head: number | undefined) =>
  outbox.pending(session.id, ['support.chosen'], head).map(({ draft, state }) => ({
    about: draft.about ?? '',
    body: draft.body as unknown as Bodies['support.chosen'],
    state,
  }));

export interface Saved {
  /** The directory's id, `source/key`. */
  resource: string;
  name: string;
  /** It has not been sent yet. */
  waits: boolean;
}

/** What is saved now, with what waits. */
export function saved_places(supports: readonly Support[], head: number | undefined): Saved[] {
  const saved = new Map<string, Saved>();
  for (const { resource, name, choice } of supports) {
    if (resource && choice === 'yes') saved.set(resource, { resource, name, waits: false });
  }
  for (const { body, state } of unsent_answers(head)) {
    const { resource, name, choice } = body;
    if (!resource) continue;
    if (choice === 'yes') saved.set(resource, { resource, name, waits: state !== 'sent' });
    else saved.delete(resource);
  }
  return [...saved.values()];
}
