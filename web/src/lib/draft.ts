// An entry, ready to be kept or sent.
import type { Audience, Bodies, Draft, Kind } from '$lib/api/types';
import { moment, uuid7 } from '$lib/ids';

/** What stands on an entry's envelope beside its kind. */
export interface Envelope {
  /** The goal, step, check-in … it speaks of. For a new goal, step or support: its new id. */
  about?: string;
  audience?: Audience;
  /** Written together with the client, for whom it waits; only staff write so. */
  on_behalf?: boolean;
}

export function draft_of<K extends Kind>(kind: K, body: Bodies[K], envelope: Envelope = {}): Draft {
  const { about, audience, on_behalf = false } = envelope;
  return {
    id: uuid7(),
    kind,
    on_behalf,
    occurred_at: moment(),
    ...(audience ? { audience } : {}),
    ...(about ? { about } : {}),
    body: body as unknown as Record<string, never>,
  };
}
