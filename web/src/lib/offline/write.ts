// The one way in: every page writes through here.
import { Refused } from '$lib/api/client';
import type { Bodies, Draft, Kind } from '$lib/api/types';
import { draft_of, type Envelope } from '$lib/draft';
import { moment, uuid7 } from '$lib/ids';
import type { OutboxItem } from './db';
import { outbox, post } from './outbox.svelte';

export { draft_of, type Envelope };

/**
 * Writes one entry into a journal. Resolves once the outbox, or the server, holds it.
 *
 * @returns the entry's id
 * @throws Refused where neither could keep it: show the problem and leave the text where it is
 */
export async function write<K extends Kind>(
  subject: string,
  kind: K,
  body: Bodies[K],
  envelope: Envelope = {},
): Promise<string> {
  const draft = draft_of(kind, body, envelope);
  await write_all(subject, [draft]);
  return draft.id;
}

/** Writes several entries that belong together, in this order. */
export async function write_all(subject: string, drafts: readonly Draft[]): Promise<void> {
  try {
    await outbox.add(subject, drafts);
  } catch {
    await send_at_once(subject, drafts);
  }
  void navigator.storage?.persist?.().catch(() => undefined);
}

/** For browsers that keep nothing, as some do in private windows. */
async function send_at_once(subject: string, drafts: readonly Draft[]) {
  for (const draft of drafts) {
    const outcome = await post(subject, draft);
    if (outcome.result === 'accepted') outbox.on_accepted(subject, outcome.seq);
    else if (outcome.result === 'refused') throw new Refused(outcome.problem);
    else
      throw new Refused({
        type: '/problems/not_kept',
        title: 'It is not sent.',
        status: 0,
        code: 'not_kept',
      });
  }
}

/**
 * Sends something that was refused once more, with other words if there are any. It is a new entry:
 * the server remembers what it answered to the old one.
 */
export async function resend(item: OutboxItem, words?: string): Promise<void> {
  const body = { ...item.draft.body, ...(words === undefined ? {} : { words: words.trim() }) };
  // A clock that was wrong is right by now; any other time stays what it was.
  const occurred_at = item.problem?.code === 'entry.time' ? moment() : item.draft.occurred_at;
  const draft = { ...item.draft, id: uuid7(), occurred_at, body: body as Draft['body'] };
  await outbox.add(item.subject, [draft]);
  await outbox.remove(item.id);
}
