// The two views that these pages share, each with what waits on this phone.
import { outbox } from '$lib/offline/outbox.svelte';
import { session } from '$lib/session.svelte';
import { open_view } from '$lib/view.svelte';
import { coping_kinds, coping_with, people_with } from './known';

/** Opens what is known of coping, for the life of the component that calls it. */
export function open_coping() {
  const view = open_view('/api/v1/clients/{id}/coping', { path: { id: session.id } });
  const pending = $derived(outbox.pending(session.id, coping_kinds, view.data?.head));
  const known = $derived(coping_with(view.data, pending));
  return {
    view,
    get known() {
      return known;
    },
    /** Whether the newest writing of this kind is still on its way. */
    waits: (kind: string) => pending.some((one) => one.draft.kind === kind && one.state !== 'sent'),
  };
}

/** Opens the client's people, for the life of the component that calls it. */
export function open_people() {
  const view = open_view('/api/v1/clients/{id}/story', { path: { id: session.id } });
  const kinds = ['circle_person.named'];
  const pending = $derived(outbox.pending(session.id, kinds, view.data?.head));
  const people = $derived(people_with(view.data, pending));
  return {
    view,
    get people() {
      return people;
    },
  };
}
