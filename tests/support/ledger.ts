// What the server has promised, and whether it keeps it. Every entry that it acknowledged is noted
// here with its place; whatever happens to the server, the journal is held against that afterwards.
import type { Json, Session } from './program.ts';

/** An entry at its place in a journal. */
export interface Placed {
  id: string;
  seq: number;
}

/** What was said to writers of one journal. */
export interface Promises {
  /** In the order of the answers; an entry that was handed in twice may stand here twice. */
  acknowledged: Placed[];
  /** Ids of entries that were handed in together: all of them stand, or none. */
  together: string[][];
}

/**
 * Holds a journal against what was promised about it.
 * @param entries  all of the journal, in the order in which it was read
 * @returns a sentence for each promise that is broken; empty where all is well
 */
export function broken_promises(promises: Promises, entries: Placed[]): string[] {
  const broken: string[] = [];
  const stands = new Map<string, number>();
  entries.forEach(({ id, seq }, at) => {
    if (seq !== at + 1) broken.push(`seq ${seq} stands where ${at + 1} should`);
    if (stands.has(id)) broken.push(`${id} stands twice, at ${stands.get(id)} and ${seq}`);
    stands.set(id, seq);
  });
  const told = new Map<number, string>();
  for (const { id, seq } of promises.acknowledged) {
    const other = told.get(seq);
    if (other && other !== id) broken.push(`fork: ${other} and ${id} were both told ${seq}`);
    told.set(seq, id);
    const now = stands.get(id);
    if (now === undefined) broken.push(`${id}, acknowledged at ${seq}, is lost`);
    else if (now !== seq) broken.push(`${id}, acknowledged at ${seq}, stands at ${now}`);
  }
  for (const ids of promises.together) {
    const places = ids.map((id) => stands.get(id)).filter((seq) => seq !== undefined);
    const follow = places.every((seq, at) => seq === places[0]! + at);
    if (places.length > 0 && (places.length < ids.length || !follow)) {
      broken.push(`of ${ids.length} entries handed in together stand only ${places.join(', ')}`);
    }
  }
  return broken;
}

/** Everything that stands in a client's journal, as they read it. */
export async function entries_of(client: Session): Promise<Json[]> {
  const entries: Json[] = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const path = `/api/v1/journals/${client.person}/entries?limit=100&after=${after}`;
    const reply = await client.get(path);
    if (reply.status !== 200) throw new Error(`entries: ${reply.status} ${reply.text}`);
    entries.push(...reply.json.entries);
    after = reply.json.next as number | undefined;
  }
  return entries;
}

/** The promises made about several journals. */
export class Ledger {
  private readonly journals = new Map<string, Promises>();

  of(subject: string): Promises {
    let promises = this.journals.get(subject);
    if (!promises) this.journals.set(subject, (promises = { acknowledged: [], together: [] }));
    return promises;
  }

  /** How many acknowledgements were given. */
  get size(): number {
    return [...this.journals.values()].reduce((sum, { acknowledged }) => {
      return sum + acknowledged.length;
    }, 0);
  }

  /** Reads the journals of these clients and says what is broken. */
  async broken(clients: Session[]): Promise<string[]> {
    const broken: string[] = [];
    for (const client of clients) {
      const entries: Placed[] = await entries_of(client);
      broken.push(...broken_promises(this.of(client.person), entries));
    }
    return broken;
  }
}
