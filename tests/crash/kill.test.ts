// The power goes: whatever was acknowledged is there afterwards, once, and every chain is whole.
// ROUNDS asks for more rounds than ten.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draft, type Json, Program, type Session } from '../support/program.ts';

const rounds = Number(process.env.ROUNDS ?? 10);

let program: Program;
let sam: Session;
const clients: Session[] = [];
/** What was acknowledged: entry and seq, by client. */
const acknowledged = new Map<string, Map<string, number>>();

beforeAll(async () => {
  program = await Program.start();
  sam = await program.add('Sam', 'clinician');
  for (const name of ['Maria', 'Jo', 'Noor']) {
    const client = await program.add_client(name, sam);
    clients.push(client);
    acknowledged.set(client.person, new Map());
  }
});
afterAll(() => program.end());

/** Everything that stands in a client's journal. */
async function entries_of(client: Session): Promise<Json[]> {
  const entries: Json[] = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const path = `/api/v1/journals/${client.person}/entries?limit=100&after=${after}`;
    const page: Json = (await client.get(path)).json;
    entries.push(...page.entries);
    after = page.next as number | undefined;
  }
  return entries;
}

/** Writes until the server is gone; an entry without an answer is handed in again first. */
async function writes(session: Session, client: Session, unanswered: Json[]): Promise<void> {
  for (;;) {
    const entry = unanswered.pop() ?? draft('message.sent', { words: `Note ${Math.random()}` });
    try {
      const [answer] = await session.hand_in(client.person, [entry]);
      if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer));
      acknowledged.get(client.person)?.set(entry.id, answer.seq);
    } catch (failure) {
      unanswered.push(entry);
      if (failure instanceof TypeError) return; // the connection broke
      throw failure;
    }
  }
}

async function round(unanswered: Map<string, Json[]>): Promise<void> {
  const lines = clients.flatMap((client) => [
    ...[`${client.person} client`, `${client.person} staff`].map((line, i) => {
      if (!unanswered.has(line)) unanswered.set(line, []);
      return writes(i ? sam : client, client, unanswered.get(line)!);
    }),
  ]);
  await new Promise((done) => setTimeout(done, 100 + Math.random() * 400));
  await program.server.kill();
  await Promise.all(lines);
}

test(`${rounds} times the power goes`, { timeout: 30_000 + rounds * 15_000 }, async () => {
  const unanswered = new Map<string, Json[]>();
  for (let i = 0; i < rounds; ++i) {
    const before = [...acknowledged.values()].reduce((sum, map) => sum + map.size, 0);
    await round(unanswered);
    const verified = program.command('verify');
    expect(verified.faults).toEqual([]);
    await program.server.start();
    for (const client of clients) {
      const entries = await entries_of(client);
      expect(entries.map((e) => e.seq)).toEqual(entries.map((_, at) => at + 1));
      expect(new Set(entries.map((e) => e.id)).size).toBe(entries.length);
      const stands = new Map(entries.map((e) => [e.id as string, e.seq as number]));
      for (const [entry, seq] of acknowledged.get(client.person)!) {
        expect(stands.get(entry), `entry ${entry}`).toBe(seq);
      }
    }
    const after = [...acknowledged.values()].reduce((sum, map) => sum + map.size, 0);
    expect(after, 'something was written in this round').toBeGreaterThan(before);
  }
  await program.server.stop();
  expect(program.command('rebuild', '--check').differences).toEqual([]);
  await program.server.start();
});
