// Where someone stands on the reader's caseload, on whichever page of it their line is.
import { api, ask } from '$lib/api/client';
import type { CaseloadRow } from '$lib/api/types';
import { open_view } from '$lib/view.svelte';

/** Someone with a longer caseload than this many pages of a hundred is found by the caseload alone. */
const most_pages = 20;

/** Follows the line of this client for the life of the component that calls it. */
export function standing_of(client: string) {
  const first = open_view('/api/v1/caseload', { query: { limit: 100 } });
  const line = (rows: readonly CaseloadRow[] | undefined) =>
    rows?.find((row) => row.client === client);
  let further = $state.raw<CaseloadRow>();

  async function read_on(from: string) {
    let cursor: string | undefined = from;
    try {
      for (let page = 0; cursor && page < most_pages; page += 1) {
        const query: { limit: number; cursor: string } = { limit: 100, cursor };
        const answer = await ask(api.GET('/api/v1/caseload', { params: { query } }));
        further = line(answer.clients);
        if (further) return;
        cursor = answer.next;
      }
    } catch {
      // Without an answer there is no standing to show.
    }
  }
  $effect(() => {
    if (first.data?.next && !line(first.data.clients)) void read_on(first.data.next);
  });
  return {
    get row(): CaseloadRow | undefined {
      return line(first.data?.clients) ?? further;
    },
  };
}
