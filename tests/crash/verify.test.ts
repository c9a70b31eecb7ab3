// Someone who holds the database, but not the keys, changes what was written. `verify` names the
// first place that is not as it was, `rebuild --check` each row that does not follow from journals.
import { cpSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Ledger } from '../support/ledger.ts';
import { lines_of, Load } from '../support/load.ts';
import { Postgresql } from '../support/postgresql.ts';
import { Program, type Session } from '../support/program.ts';
import { blob, Stolen } from '../support/tampering.ts';

let program: Program;
let older: string;
let sam: Session;
let maria: Session;
let jo: Session;
/** The last place in Maria's journal. */
let last: number;

const journal = () => `subject = ${blob(maria.person)}`;
const entry = (seq: number) => `${journal()} AND seq = ${seq}`;
const newest_signed = () =>
  `${journal()} AND seq = (SELECT max(seq) FROM signed_head WHERE ${journal()})`;

beforeAll(async () => {
  program = await Program.start();
  sam = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', sam);
  jo = await program.add_client('Jo', sam);
  const lines = lines_of([maria, jo], sam, new Ledger());
  for (const copy of [`${program.data}-older`, undefined]) {
    const load = new Load(lines);
    await load.goes_on();
    await load.end();
    await program.server.stop(); // signs every head
    if (!copy) break;
    cpSync(program.data, (older = copy), { recursive: true });
    await program.server.start();
  }
  const stolen = new Stolen(program.data);
  last = Number(stolen.sql(`SELECT head FROM journal WHERE ${journal()};`));
  stolen.remove();
  expect(last).toBeGreaterThan(20);
});
afterAll(async () => {
  await program.end();
  rmSync(older, { recursive: true });
});

/** Tampers with a copy and asks a question about it. */
function after(tamper: (stolen: Stolen) => void, ...question: string[]) {
  const stolen = new Stolen(program.data);
  try {
    tamper(stolen);
    const done = stolen.run(...question, '--json');
    return { code: done.code, ...JSON.parse(done.stdout) };
  } finally {
    stolen.remove();
  }
}

type Tampering = [name: string, where: () => number, tamper: (stolen: Stolen) => void];
const set = (column: string, value: string): Tampering => [
  `${column} = ${value}`,
  () => 9,
  (stolen) => stolen.sql(`UPDATE entry SET ${column} = ${value} WHERE ${entry(9)};`),
];
const flipped = (column: string): Tampering => [
  `a bit of ${column}`,
  () => 9,
  (stolen) => stolen.flip('entry', column, entry(9)),
];

describe('verify', () => {
  test('finds nothing where nothing was done', () => {
    const found = after(() => {}, 'verify');
    expect(found).toMatchObject({ code: 0, faults: [], journals: 2, unsigned_entries: 0 });
  });

  test.each<Tampering>([
    flipped('sealed'),
    flipped('hash'),
    flipped('id'),
    flipped('author'),
    flipped('organization'),
    flipped('subject'),
    set('kind', 'kind + 1'),
    set('kind', 'kind + 65536'), // the same in the bytes that are hashed
    set('version', 'version + 1'),
    set('version', 'version + 256'),
    set('role', 'role + 1'),
    set('role', 'role + 256'),
    set('audience', 'audience - 1'),
    set('audience', 'audience + 256'),
    set('on_behalf', '1'),
    set('on_behalf', '256'),
    set('occurred_at', 'occurred_at + 1'),
    set('recorded_at', 'recorded_at + 1'),
    set('about', 'id'),
    set('hash', 'substr(hash, 1, 31)'),
    set('id', "x''"),
    set('seq', '100000'),
    set('seq', '-1'),
  ])('names the entry with a change: %s', (_, where, tamper) => {
    expect_named(where(), tamper);
  });

  test.each<Tampering>([
    ['one removed in the middle', () => 9, (it) => it.sql(`DELETE FROM entry WHERE ${entry(9)};`)],
    ['the last removed', () => last, (it) => it.sql(`DELETE FROM entry WHERE ${entry(last)};`)],
    [
      'the last removed and the head set back',
      () => last,
      (it) => {
        it.sql(`DELETE FROM entry WHERE ${entry(last)};`);
        it.chain_again(maria.person, last);
      },
    ],
    ['all removed', () => 1, (it) => it.sql(`DELETE FROM entry WHERE ${journal()};`)],
    [
      'two swapped',
      () => 9,
      (it) =>
        it.sql(
          `UPDATE entry SET seq = -1 WHERE ${entry(9)};`,
          `UPDATE entry SET seq = 9 WHERE ${entry(11)};`,
          `UPDATE entry SET seq = 11 WHERE ${entry(-1)};`,
        ),
    ],
    ['one repeated at its place', () => 9, (it) => repeat(it, 9, 9)],
    ['one repeated at another place', () => 12, (it) => repeat(it, 9, 12)],
    ['one repeated behind the last', () => last + 1, (it) => repeat(it, 9, last + 1)],
    ['one repeated before the first', () => last, (it) => repeat(it, 9, 0)],
    [
      'one repeated behind the last, chained by someone who can hash',
      () => last + 1,
      (it) => {
        repeat(it, 9, last + 1);
        it.chain_again(maria.person, last + 1);
      },
    ],
    [
      'a fork: another entry, too, at a place that is taken',
      () => 10,
      (it) => {
        repeat(it, 9, 10);
        it.flip('entry', 'id', `${entry(10)} AND rowid = (SELECT max(rowid) FROM entry)`);
      },
    ],
    [
      'another author, chained again to the end: the signature does not fit',
      () => last,
      (it) => {
        it.sql(`UPDATE entry SET author = ${blob(jo.person)} WHERE ${entry(last - 3)};`);
        it.chain_again(maria.person, last - 3);
      },
    ],
    [
      'a head too far',
      () => last + 1,
      (it) => it.sql(`UPDATE journal SET head = head + 1 WHERE ${journal()};`),
    ],
    [
      'a head too near',
      () => last,
      (it) => it.sql(`UPDATE journal SET head = head - 1 WHERE ${journal()};`),
    ],
    ['a head of another hash', () => last, (it) => it.flip('journal', 'head_hash', journal())],
    [
      'a head of another time',
      () => last,
      (it) => it.sql(`UPDATE journal SET recorded_at = recorded_at + 1 WHERE ${journal()};`),
    ],
    ['no head', () => 1, (it) => it.sql(`DELETE FROM journal WHERE ${journal()};`)],
    ['another signature', () => last, (it) => it.flip('signed_head', 'signature', newest_signed())],
    ['another signed hash', () => last, (it) => it.flip('signed_head', 'hash', newest_signed())],
    [
      'another time of signing',
      () => last,
      (it) => it.sql(`UPDATE signed_head SET signed_at = signed_at + 1 WHERE ${newest_signed()};`),
    ],
    [
      'a signature moved to another place',
      () => 9,
      (it) => it.sql(`UPDATE signed_head SET seq = 9 WHERE ${newest_signed()};`),
    ],
    ['another key', () => 1, (it) => it.flip('subject_key', 'wrapped', journal())],
  ])('names the place of %s', (_, where, tamper) => {
    expect_named(where(), tamper);
  });

  test('names a signature that is cut short', () => {
    const found = after(
      (it) =>
        it.sql(
          `UPDATE signed_head SET signature = substr(signature, 1, 63) WHERE ${newest_signed()};`,
        ),
      'verify',
    );
    expect(found.code).toBe(1);
    expect(found.faults[0]).toContain(`journal ${maria.person}`);
  });

  test('says as much to a reader as to a program', () => {
    const stolen = new Stolen(program.data);
    stolen.flip('entry', 'sealed', entry(9));
    const done = stolen.run('verify');
    stolen.remove();
    expect(done.code).toBe(1);
    expect(done.stdout).toContain('NOT whole');
    expect(done.stdout).toContain(`journal ${maria.person}, entry 9: does not match its hash`);
  });

  test('names each journal that is broken, and goes on to the next', () => {
    const found = after(
      (it) => it.sql('UPDATE entry SET author = subject WHERE seq = 1;'),
      'verify',
    );
    expect(found.faults).toHaveLength(2);
  });

  test('finds a damaged index in the file', () => {
    const other = "(SELECT rootpage FROM sqlite_schema WHERE name = 'name_index_by_person')";
    const found = after(
      (it) =>
        it.sql(
          'PRAGMA writable_schema = ON;',
          `UPDATE sqlite_schema SET rootpage = ${other} WHERE name = 'membership_by_program';`,
        ),
      'verify',
    );
    expect(found.code).toBe(1);
    expect(found.faults[0]).toMatch(/^database: /);
  });

  // What a signature cannot show: docs/store.md says so.
  test('sees only as unsigned what has lost its signatures', () => {
    const found = after((it) => it.sql(`DELETE FROM signed_head WHERE ${journal()};`), 'verify');
    expect(found).toMatchObject({ code: 0, faults: [], unsigned_entries: last });
  });

  const take_older = (it: Stolen, ...tables: string[]) =>
    it.sql(
      `ATTACH '${older}/alongside.db' AS older;`,
      ...tables.map(
        (table) =>
          `DELETE FROM ${table} WHERE ${journal()};` +
          `INSERT INTO ${table} SELECT * FROM older.${table} WHERE ${journal()};`,
      ),
    );
  test('finds an older copy of a journal by its newer signature', () => {
    const found = after((it) => take_older(it, 'entry', 'journal'), 'verify');
    expect(found.code).toBe(1);
    expect(found.faults[0]).toContain('was signed, and is missing');
  });
  test('does not find an older copy of a journal with its older signatures', () => {
    const found = after((it) => take_older(it, 'entry', 'journal', 'signed_head'), 'verify');
    expect(found).toMatchObject({ code: 0, faults: [] });
    // But what follows from it does not fit any more.
    const checked = after(
      (it) => take_older(it, 'entry', 'journal', 'signed_head'),
      'rebuild',
      '--check',
    );
    expect(checked.differences).toContain(`summary of ${maria.person}`);
  });
});

/** Writes an entry a second time, at `place`. */
function repeat(stolen: Stolen, seq: number, place: number): void {
  stolen.without_constraints();
  const columns =
    'id, kind, version, author, role, on_behalf, occurred_at, recorded_at, audience, about, sealed, hash';
  stolen.sql(
    `INSERT INTO entry (organization, subject, seq, ${columns})`,
    `SELECT organization, subject, ${place}, ${columns} FROM entry WHERE ${entry(seq)};`,
  );
}

function expect_named(seq: number, tamper: (stolen: Stolen) => void): void {
  const found = after(tamper, 'verify');
  const place = `journal ${maria.person}, entry ${seq}: `;
  expect(found.code).toBe(1);
  expect(found.faults.filter((fault: string) => fault.startsWith(place))).toHaveLength(1);
}

describe('rebuild', () => {
  const summary = () => `summary of ${maria.person}`;
  const team = () => `care team of ${maria.person}`;
  const row = (table: string) => `SELECT rowid FROM ${table} ORDER BY rowid LIMIT 1`;
  const same_but = (table: string, columns: string[], ...values: string[]) =>
    `INSERT INTO ${table} (organization, ${columns.join(', ')})
     SELECT organization, ${values.join(', ')} FROM ${table} WHERE rowid = (${row(table)});`;

  test('finds nothing where nothing was done', () => {
    expect(after(() => {}, 'rebuild', '--check')).toMatchObject({ code: 0, differences: [] });
  });

  test.each<[string, () => string | RegExp, (stolen: Stolen) => unknown]>([
    [
      'a summary that is due later',
      summary,
      (it) => it.sql(`UPDATE summary SET due_at = due_at + 1 WHERE ${journal()};`),
    ],
    ['a summary with a bit turned', summary, (it) => it.flip('summary', 'sealed', journal())],
    ['no summary', summary, (it) => it.sql(`DELETE FROM summary WHERE ${journal()};`)],
    [
      "someone else's summary",
      summary,
      (it) =>
        it.sql(
          `UPDATE summary SET sealed = (SELECT sealed FROM summary WHERE subject = ${blob(jo.person)}) WHERE ${journal()};`,
        ),
    ],
    [
      'a summary of someone without a journal',
      () => `summary of ${sam.person}`,
      (it) =>
        it.sql(
          same_but(
            'summary',
            ['subject', 'due_at', 'sealed'],
            blob(sam.person),
            'due_at',
            'sealed',
          ),
        ),
    ],
    [
      'another role on the care team',
      team,
      (it) => it.sql(`UPDATE care_team SET role = role + 1 WHERE ${journal()};`),
    ],
    [
      'another day of joining',
      team,
      (it) => it.sql(`UPDATE care_team SET since = since - 1 WHERE ${journal()};`),
    ],
    ['no care team', team, (it) => it.sql(`DELETE FROM care_team WHERE ${journal()};`)],
    [
      'someone who slipped into a care team',
      team,
      (it) =>
        it.sql(
          `INSERT INTO care_team SELECT organization, ${blob(jo.person)}, subject, role, since FROM care_team WHERE ${journal()};`,
        ),
    ],
    [
      'someone else in the care team',
      team,
      (it) => it.sql(`UPDATE care_team SET person = ${blob(jo.person)} WHERE ${journal()};`),
    ],
    [
      'a higher count',
      () => /^day counts of program/,
      (it) => it.sql(`UPDATE day_count SET count = count + 1 WHERE rowid = (${row('day_count')});`),
    ],
    [
      'a count that is gone',
      () => /^day counts of program/,
      (it) => it.sql(`DELETE FROM day_count WHERE rowid = (${row('day_count')});`),
    ],
    [
      'a count of a day on which nothing was',
      () => /^day counts of program .* on 1970-01-02$/,
      (it) =>
        it.sql(
          same_but(
            'day_count',
            ['program', 'day', 'measure', 'count'],
            'program',
            '1',
            'measure',
            'count',
          ),
        ),
    ],
  ])('names %s, and mends it', (_, named, tamper) => {
    const stolen = new Stolen(program.data);
    try {
      tamper(stolen);
      const done = stolen.run('rebuild', '--check', '--json');
      expect(done.code).toBe(1);
      const { differences } = JSON.parse(done.stdout);
      expect(differences).toHaveLength(1);
      expect(differences[0]).toMatch(named());
      expect(stolen.run('rebuild').code).toBe(0);
      expect(stolen.run('rebuild', '--check').code).toBe(0);
    } finally {
      stolen.remove();
    }
  });

  test('changes nothing where a journal cannot be read', () => {
    const stolen = new Stolen(program.data);
    try {
      stolen.flip('entry', 'sealed', entry(9));
      const rows = () => stolen.sql('SELECT hex(sealed) FROM summary; SELECT * FROM day_count;');
      const before = rows();
      const done = stolen.run('rebuild');
      expect(done.code).toBe(1);
      expect(done.stderr).toContain(maria.person);
      expect(rows()).toBe(before);
      const checked = stolen.run('rebuild', '--check');
      expect(checked.code).toBe(1);
      expect(checked.stdout).toContain('unreadable journal');
    } finally {
      stolen.remove();
    }
  });
});

describe('beside a server at work', () => {
  let postgresql: Postgresql;
  beforeAll(async () => {
    postgresql = await Postgresql.start();
  });
  afterAll(() => postgresql?.end());

  test.each(['SQLite', 'PostgreSQL'])('nothing is taken for a fault on %s', async (engine) => {
    const database = engine === 'SQLite' ? {} : { database: postgresql.database() };
    const busy = await Program.start('optional', database);
    try {
      const host = await busy.add('Sam', 'clinician');
      const client = await busy.add_client('Maria', host);
      const ledger = new Ledger();
      const load = new Load(lines_of([client], host, ledger));
      await load.goes_on(1);
      for (let i = 0; i < 5; ++i) {
        // Not `command`, which would hold up the load for as long as it takes.
        expect((await busy.beside_command('verify')).faults).toEqual([]);
        expect((await busy.beside_command('rebuild', '--check')).differences).toEqual([]);
        await load.goes_on(1);
      }
      await busy.beside_command('rebuild');
      await load.goes_on();
      await load.end();
      expect(await ledger.broken([client])).toEqual([]);
      expect(busy.command('rebuild', '--check').differences).toEqual([]);
    } finally {
      await busy.end();
    }
  });
});
