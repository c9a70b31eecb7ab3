// The form of an instrument, kept on this phone once it was read.
import { open_view } from '$lib/view.svelte';

/** For the life of the component that calls it. @param version  another one than the newest */
export const open_form = (instrument: string, version = '') =>
  open_view('/api/v1/instruments/{instrument}', {
    path: { instrument },
    ...(version ? { query: { version } } : {}),
  });
