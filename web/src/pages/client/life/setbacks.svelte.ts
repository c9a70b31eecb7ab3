// Setbacks as this phone knows them: the view, and what was written here since then.
import { session } from '$lib/session.svelte';
import { open_view } from '$lib/view.svelte';
import { setback_kinds, setbacks_with, written } from './overlay';

/** Opens them for the life of the component that calls this. */
export function open_setbacks() {
  const view = open_view('/api/v1/clients/{id}/setbacks', { path: { id: session.id } });
  return {
    view,
    get all() {
      const entries = written(setback_kinds, view.data?.head);
      return setbacks_with(view.data?.setbacks ?? [], entries);
    },
  };
}
