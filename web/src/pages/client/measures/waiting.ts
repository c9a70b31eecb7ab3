// Sheets that were written on this phone and that a view does not show yet.
import type { Bodies } from '$lib/api/types';
import { outbox, type Pending } from '$lib/offline/outbox.svelte';
import { session } from '$lib/session.svelte';

export const waiting_of = (instrument: string, head: number | undefined): Pending[] =>
  outbox.pending(session.id, ['instrument.answered'], head).filter(({ draft }) => {
    const body = draft.body as unknown as Bodies['instrument.answered'];
    return body.instrument === instrument;
  });
