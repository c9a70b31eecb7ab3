// Two servers on one PostgreSQL, as behind a load balancer, both writing the same journals; and what
// both do while their database is away.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Events } from '../support/events.ts';
import { entries_of, Ledger } from '../support/ledger.ts';
import { lines_of, Load } from '../support/load.ts';
import { Postgresql } from '../support/postgresql.ts';
import { draft, Program, type Reply, Session, uuidv7 } from '../support/program.ts';
import type { Server } from '../support/server.ts';

let postgresql: Postgresql;
let program: Program;
let other: Server;
let sam: Session;
let clients: Session[];
const ledger = new Ledger();

/** The same person, at the other server. */
const there = (session: Session) =>
  new Session(other, session.person, session.cookie, session.login, session.password);

beforeAll(async () => {
  postgresql = await Postgresql.start();
  program = await Program.start('optional', { database: postgresql.database() });
  other = await program.beside();
  sam = await program.add('Sam', 'clinician');
  clients = [];
  for (const name of ['Maria', 'Jo']) clients.push(await program.add_client(name, sam));
});
afterAll(async () => {
  await other?.stop();
  await program?.end();
  await postgresql?.end();
});

/** Everyone writes at both servers; who is overtaken too often is asked to come again. */
const lines = () => [
  ...lines_of(clients, sam, ledger),
  ...lines_of(clients.map(there), there(sam), ledger),
];

const views = ['', '/plan', '/timeline', '/checkins', '/supports', '/messages', '/sharing'];

/** Both servers hold all that either promised, and say the same. */
async function expect_one_truth(): Promise<void> {
  expect(await ledger.broken(clients)).toEqual([]);
  expect(await ledger.broken(clients.map(there))).toEqual([]);
  for (const client of clients) {
    expect(await entries_of(there(client))).toEqual(await entries_of(client));
    for (const name of views) {
      const view = await client.view(client.person, name);
      expect(await there(client).view(client.person, name), name).toEqual(view);
    }
  }
  expect(program.command('verify').faults).toEqual([]);
  expect(program.command('rebuild', '--check').differences).toEqual([]);
}

test('both write the same journals at once', { timeout: 120_000 }, async () => {
  const load = new Load(lines(), { patient_with: [503] });
  await load.goes_on(200);
  await load.end();
  for (const refusal of load.refusals) expect(refusal.json.code).toBe('journal.busy');
  await expect_one_truth();
});

test('whoever listens at one hears at once what was written at the other', async () => {
  const [maria] = clients as [Session];
  for (const [writer, reader] of [
    [maria, there(sam)],
    [there(sam), maria],
  ] as const) {
    const events = await Events.open(reader);
    try {
      // Of a hand-in of two kinds both are told.
      const answers = await writer.hand_in(maria.person, [
        draft('goal.proposed', { words: 'Walk by the river' }, { about: uuidv7() }),
        draft('message.sent', { words: 'Heard over there' }),
      ]);
      const heard = await events.next(
        ({ event, data }) => event === 'changed' && data.seq === answers[1].seq,
      );
      expect(heard.data.subject).toBe(maria.person);
      expect(heard.data.areas.toSorted()).toEqual(['care', 'plan']);
    } finally {
      events.close();
    }
  }
});

/** What both say while the database is away: they live, they are not ready, come again. */
async function expect_away(): Promise<void> {
  const jo = clients[1]!;
  await Promise.all(
    [program.server, other].map(async (server) => {
      expect((await server.fetch('/healthz')).status).toBe(200);
      expect((await server.fetch('/readyz')).status).toBe(503);
    }),
  );
  // Not from memory: entries are read from the database.
  const path = `/api/v1/journals/${jo.person}/entries`;
  (await Promise.all([jo.get(path), there(jo).get(path)])).forEach(expect_try_again);
}

function expect_try_again(reply: Reply): void {
  expect(reply.status, reply.text).toBe(503);
  expect(reply.headers.get('retry-after'), reply.text).toMatch(/^[1-9]\d*$/);
  expect(reply.json.title).toMatch(/\.$/);
}

const outages: [string, () => void, () => void][] = [
  ['is stopped and started again', () => postgresql.stop(), () => postgresql.start_again()],
  ['hangs for a while', () => postgresql.hang(), () => postgresql.resume()],
];
test.each(outages)('their PostgreSQL %s under load', { timeout: 600_000 }, async (_, go, come) => {
  const load = new Load(lines(), { patient_with: [503] });
  await load.goes_on(50);
  go();
  try {
    await load.is_refused(); // a silent server is given up after half a minute
    await expect_away();
  } finally {
    come();
  }
  await load.goes_on(100);
  await load.end();
  load.refusals.forEach(expect_try_again);
  for (const server of [program.server, other]) {
    expect((await server.fetch('/readyz')).status).toBe(200);
  }
  await expect_one_truth();
});
