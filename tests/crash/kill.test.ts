// The power goes: whatever was acknowledged is there afterwards, once, and every chain is whole.
// ROUNDS asks for more rounds than ten; tests/crash/run sets it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Ledger } from '../support/ledger.ts';
import { type Line, lines_of, Load } from '../support/load.ts';
import { Postgresql } from '../support/postgresql.ts';
import { Program, type Session } from '../support/program.ts';

const rounds = Number(process.env.ROUNDS ?? 10);
/** A program lives for so many rounds; then a new one begins, so that journals stay readable. */
const rounds_of_a_life = 10;

const while_it_writes = () => new Promise((done) => setTimeout(done, 50 + Math.random() * 400));

class Life {
  private constructor(
    readonly program: Program,
    private readonly clients: Session[],
    private readonly ledger: Ledger,
    private readonly lines: Line[],
  ) {}

  static async begin(database?: string): Promise<Life> {
    const program = await Program.start('optional', database ? { database } : {});
    const sam = await program.add('Sam', 'clinician');
    const clients: Session[] = [];
    for (const name of ['Maria', 'Jo', 'Noor', 'Ana']) {
      clients.push(await program.add_client(name, sam));
    }
    const ledger = new Ledger();
    return new Life(program, clients, ledger, lines_of(clients, sam, ledger));
  }

  /** The server is killed while all write, and started again. */
  async kill_server(): Promise<void> {
    const before = this.ledger.size;
    const load = new Load(this.lines);
    await load.goes_on(1);
    await while_it_writes();
    await this.program.server.kill();
    await load.end();
    expect(this.program.command('verify').faults).toEqual([]);
    await this.program.server.start();
    await this.check(before);
  }

  /** Processes of PostgreSQL are killed; the server stays, and goes on by itself. */
  async kill_backend(postgresql: Postgresql): Promise<void> {
    const before = this.ledger.size;
    const load = new Load(this.lines, { patient_with: [503] });
    await load.goes_on(1);
    await while_it_writes();
    for (const pid of postgresql.backends().slice(0, 1 + Math.random() * 3)) {
      process.kill(pid, 'SIGKILL'); // the postmaster then ends all others, too
    }
    await load.is_refused();
    await load.goes_on();
    await load.end();
    for (const refusal of load.refusals) {
      expect(refusal.headers.get('retry-after'), refusal.text).toMatch(/^\d+$/);
    }
    expect(this.program.command('verify').faults).toEqual([]);
    await this.check(before);
  }

  /** All that was ever acknowledged stands, and this round added to it. */
  private async check(before: number): Promise<void> {
    expect(await this.ledger.broken(this.clients)).toEqual([]);
    expect(this.ledger.size, 'acknowledgements in this round').toBeGreaterThan(before);
  }

  async end(): Promise<void> {
    try {
      await this.program.server.stop();
      expect(this.program.command('rebuild', '--check').differences).toEqual([]);
    } finally {
      await this.program.end();
    }
  }
}

/** Runs all rounds, a few in each life. */
async function live(
  database: () => string | undefined,
  round: (life: Life, i: number) => Promise<void>,
) {
  for (let done = 0; done < rounds;) {
    const life = await Life.begin(database());
    try {
      for (let i = 0; i < rounds_of_a_life && done < rounds; ++i, ++done) await round(life, i);
    } finally {
      await life.end();
    }
  }
}

const timeout = 60_000 + rounds * 20_000;

describe('on SQLite', () => {
  test(`${rounds} times the power goes`, { timeout }, async () => {
    await live(
      () => undefined,
      (life) => life.kill_server(),
    );
  });
});

describe('on PostgreSQL', () => {
  let postgresql: Postgresql;
  beforeAll(async () => {
    postgresql = await Postgresql.start();
  });
  afterAll(() => postgresql?.end());

  test(
    `${rounds} times the server, or one of the database's processes, is killed`,
    { timeout },
    async () => {
      await live(
        () => postgresql.database(),
        (life, i) => (i % 3 === 2 ? life.kill_backend(postgresql) : life.kill_server()),
      );
    },
  );
});
