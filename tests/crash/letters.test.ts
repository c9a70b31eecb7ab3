// Nothing goes out twice, whoever dies in the middle of it, and however many servers there are.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MailServer } from '../support/mail_server.ts';
import { Postgresql } from '../support/postgresql.ts';
import { Program, type Session } from '../support/program.ts';
import {
  by_mail,
  letters,
  reached_by_mail,
  some_rounds,
  wants_reminders,
} from '../support/reminders.ts';
import { sqlite } from '../support/sqlite.ts';

const rounds = Math.min(Number(process.env.ROUNDS ?? 5), 58); // a window of another minute each
const names = ['Maria', 'Jo', 'Noor'];
let mail: MailServer;
let postgresql: Postgresql;

beforeAll(async () => {
  mail = await MailServer.start();
  postgresql = await Postgresql.start();
});
afterAll(async () => {
  await mail?.end();
  await postgresql?.end();
});

const address_of = (name: string) => `${name.toLowerCase()}@example.org`;

async function begin(database?: string): Promise<[Program, Session[]]> {
  const env = by_mail(mail);
  const program = await Program.start('optional', { env, ...(database ? { database } : {}) });
  const sam = await program.add('Sam', 'clinician');
  const clients: Session[] = [];
  for (const name of names) {
    const client = await program.add_client(name, sam);
    await reached_by_mail(client, mail, address_of(name));
    clients.push(client);
  }
  return [program, clients];
}

/** By whom each letter was got, and how often. */
function copies(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { headers, to } of mail.mails()) {
    const letter = `${to} ${headers['message-id']}`;
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return counts;
}

test(
  `${rounds} times the server is killed while it sends`,
  { timeout: 60_000 + rounds * 40_000 },
  async () => {
    const [program, clients] = await begin();
    try {
      let went = 0;
      for (let round = 1; round <= rounds; ++round) {
        const before = mail.mails().length;
        mail.becomes('dawdles');
        for (const client of clients) await wants_reminders(client, ['email'], round);
        // Somewhere between the first word to the mail server and the last letter.
        await new Promise((done) => setTimeout(done, Math.random() * 3500));
        await program.server.kill();
        mail.becomes('takes');
        await program.server.start();
        // What waited goes out; what was being sent stays as it is.
        await some_rounds();
        await expect.poll(() => waiting(program), { timeout: 30_000 }).toBe(0);
        went += mail.mails().length - before;
        expect([...copies().values()].filter((count) => count > 1)).toEqual([]);
      }
      expect(went).toBeGreaterThan(0);
      expect(went).toBeLessThanOrEqual(rounds * names.length);
      expect(went, 'one at a time is on its way').toBeGreaterThanOrEqual(
        rounds * (names.length - 1),
      );
    } finally {
      await program.end();
    }
  },
);

test('of two servers on one PostgreSQL one sends', { timeout: 180_000 }, async () => {
  const [program, clients] = await begin(postgresql.database());
  const other = await program.beside({ env: by_mail(mail) });
  try {
    mail.becomes('takes');
    for (let minute = 1; minute <= 5; ++minute) {
      const before = mail.mails().length;
      await Promise.all(clients.map((client) => wants_reminders(client, ['email'], minute)));
      await expect.poll(() => mail.mails().length, { timeout: 30_000 }).toBe(before + names.length);
      await some_rounds();
      expect(mail.mails()).toHaveLength(before + names.length);
    }
    expect([...copies().values()].every((count) => count === 1)).toBe(true);
    const sent = async (server: typeof other) => letters(server, 'email_sent');
    expect((await sent(program.server)) + (await sent(other))).toBe(6 * names.length);
  } finally {
    await other.stop();
    await program.end();
  }
});

/** How many letters a server still has to try. */
function waiting(program: Program): number {
  return Number(sqlite(program.data, 'SELECT count(*) FROM outgoing WHERE state = 0;'));
}
