// The checks that the other files of this folder rely on: each broken promise is caught.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cpSync, rmSync } from 'node:fs';
import { broken_promises, Ledger, type Placed } from '../support/ledger.ts';
import { Line } from '../support/load.ts';
import { Program, type Session } from '../support/program.ts';

const journal = (...ids: string[]): Placed[] => ids.map((id, at) => ({ id, seq: at + 1 }));

describe('broken promises, planted in a list', () => {
  const promises = { acknowledged: journal('a', 'b', 'c', 'd'), together: [['b', 'c']] };

  test('a journal that keeps all of them', () => {
    expect(broken_promises(promises, journal('a', 'b', 'c', 'd', 'e'))).toEqual([]);
  });
  test('an acknowledged entry that is lost at the end', () => {
    expect(broken_promises(promises, journal('a', 'b', 'c'))).toEqual([
      'd, acknowledged at 4, is lost',
    ]);
  });
  test('a gap', () => {
    const gap = journal('a', 'b', 'c', 'd').filter(({ id }) => id !== 'a');
    expect(broken_promises({ acknowledged: [], together: [] }, gap)).not.toEqual([]);
  });
  test('an entry that stands twice', () => {
    const twice = broken_promises(promises, journal('a', 'b', 'c', 'd', 'a'));
    expect(twice).toContain('a stands twice, at 1 and 5');
  });
  test('an entry at another place than was said', () => {
    const moved = broken_promises({ ...promises, together: [] }, journal('a', 'b', 'd', 'c'));
    expect(moved).toEqual([
      'c, acknowledged at 3, stands at 4',
      'd, acknowledged at 4, stands at 3',
    ]);
  });
  test('a fork: two entries were told the same place', () => {
    const forked = { acknowledged: [...journal('a', 'b'), { id: 'x', seq: 2 }], together: [] };
    const broken = broken_promises(forked, journal('a', 'b'));
    expect(broken).toContain('fork: b and x were both told 2');
  });
  test('half of what was handed in together', () => {
    const unanswered = { acknowledged: [], together: [['x', 'y', 'z']] };
    expect(broken_promises(unanswered, journal('a', 'x', 'y'))).toHaveLength(1);
    expect(broken_promises(unanswered, journal('x', 'a', 'y', 'z'))).toHaveLength(1);
    expect(broken_promises(unanswered, journal('a', 'b'))).toEqual([]);
  });
});

describe('broken promises, planted in a database', () => {
  let program: Program;
  let maria: Session;
  const ledger = new Ledger();

  beforeAll(async () => {
    program = await Program.start();
    maria = await program.add_client('Maria', await program.add('Sam', 'clinician'));
  });
  afterAll(() => program.end());

  test('a server that went back behind its word, and forked from there', async () => {
    const line = new Line(maria, maria.person, ledger);
    await line.hand_in();
    await program.server.stop();
    const older = `${program.data}-older`;
    cpSync(program.data, older, { recursive: true });
    await program.server.start();
    await line.hand_in();
    expect(await ledger.broken([maria])).toEqual([]);
    const before = ledger.size;

    // The newest hand-in is forgotten, as with a disk that lied about its sync.
    await program.server.kill();
    for (const end of ['', '-wal', '-shm'])
      rmSync(`${program.data}/alongside.db${end}`, { force: true });
    cpSync(older, program.data, { recursive: true });
    rmSync(older, { recursive: true });
    await program.server.start();
    expect((await ledger.broken([maria])).join()).toContain('is lost');

    // The next one takes its place: each chain by itself is whole, and the word is broken twice.
    await line.hand_in();
    expect(program.command('verify').faults).toEqual([]);
    expect(ledger.size).toBeGreaterThan(before);
    expect((await ledger.broken([maria])).join()).toContain('fork: ');
  });
});
