// The chart from its beginning: for the pages of single forms, one copy of it on this phone.
import { session } from '$lib/session.svelte';
import { open_view } from '$lib/view.svelte';

/** A day before anybody's first entry. */
export const beginning = '2000-01-01';

export const open_history = () =>
  open_view('/api/v1/clients/{id}/chart', {
    path: { id: session.id },
    query: { from: beginning, points: 100 },
    kept_as: 'history',
  });
