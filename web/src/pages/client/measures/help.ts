// Views that are not shown, opened so that who helps is on this phone before it is needed.
import { session } from '$lib/session.svelte';
import { open_view } from '$lib/view.svelte';

/** For the life of the component that calls it. */
export function open_help() {
  open_view('/api/v1/clients/{id}/story', { path: { id: session.id } });
  for (const { program, role } of session.me?.memberships ?? []) {
    if (role === 'client') open_view('/api/v1/programs/{id}/policy', { path: { id: program.id } });
  }
}
