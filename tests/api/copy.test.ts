// copy: from one engine to the other and back, and every chain is the same. CLIENTS and DAYS ask
// for more than a few people: tests/api/copy-large.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Ledger } from '../support/ledger.ts';
import { Line } from '../support/load.ts';
import { Postgresql } from '../support/postgresql.ts';
import { type Json, Program } from '../support/program.ts';
import { beside, folder_of, run, Server } from '../support/server.ts';
import { back_to_schema_1, sqlite } from '../support/sqlite.ts';

const clients = process.env.CLIENTS ?? '6';
const days = process.env.DAYS ?? '10';
const patience = clients === '6' ? 60_000 : 3_600_000;

const folder = mkdtempSync(join(tmpdir(), 'alongside-copy-'));
let postgresql: Postgresql;
beforeAll(async () => {
  postgresql = await Postgresql.start();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await postgresql.end();
});

let places = 0;
/** A folder with another's master key and nothing else. */
function with_key(data: string): string {
  const place = join(folder, `place-${++places}`);
  cpSync(join(data, 'keys'), join(place, 'keys'), { recursive: true });
  return place;
}

/** A command that may take long and must succeed; gives its answer. */
const command = async (...args: string[]): Promise<Json> =>
  JSON.parse(await beside(...args, '--json'));

/** A store is whole, and its summaries are what its journals say. */
async function is_sound(where: string[]): Promise<void> {
  expect((await command('verify', ...where)).faults).toEqual([]);
  expect((await command('rebuild', '--check', ...where)).differences).toEqual([]);
}

/** There and back: three stores, one content. */
async function there_and_back(data: string): Promise<void> {
  const database = postgresql.database();
  const home = with_key(data);
  const there = await command('copy', '--data', data, '--to', database);
  const back = await command('copy', ...folder_of(data, database), '--to', home);
  expect(back).toEqual(there);
  expect(there.from).toEqual(there.to);
  expect(there.from.entries).toBeGreaterThan(50);
  expect(there.tables.find((t: Json) => t.table === 'entry').rows).toBe(there.from.entries);
  for (const where of [folder_of(data), folder_of(data, database), folder_of(home)]) {
    await is_sound(where);
  }
}

describe('from SQLite to PostgreSQL and back', () => {
  test('the demo is the same', { timeout: patience }, async () => {
    const server = await Server.start({ args: ['--demo'], seconds: 60 });
    try {
      await server.stop();
      await there_and_back(server.data);
    } finally {
      await server.remove();
    }
  });

  test(`a program of ${clients} clients is the same`, { timeout: patience }, async () => {
    const data = join(folder, 'simulated');
    const size = ['--clients', clients, '--days', days, '--seed', '7'];
    await command('simulate', '--data', data, ...size);
    await there_and_back(data);
  });
});

describe('copy', () => {
  test('goes into an empty place only', async () => {
    const program = await Program.start();
    try {
      const database = postgresql.database();
      program.command('copy', '--to', database);
      const again = run('copy', '--data', program.data, '--to', database, '--json');
      expect(again.code).toBe(1);
      expect(JSON.parse(again.stdout).code).toBe('copy.not_empty');
      const onto_itself = run('copy', '--data', program.data, '--to', program.data);
      expect(onto_itself.code).toBe(1);
      expect(onto_itself.stderr).toContain('nothing is ever overwritten');
      const nowhere = 'host=/nowhere dbname=x';
      const failed = run('copy', '--data', program.data, '--to', nowhere, '--json');
      expect(failed.code).toBe(1);
      expect(JSON.parse(failed.stdout)).toMatchObject({
        code: 'failed',
        title: expect.stringContaining('PostgreSQL'),
      });
    } finally {
      await program.end();
    }
  });

  test('says so where something was written meanwhile', async () => {
    const program = await Program.start();
    try {
      const sam = await program.add('Sam', 'clinician');
      const maria = await program.add_client('Maria', sam);
      const line = new Line(maria, maria.person, new Ledger());
      let writing = true;
      const writer = (async () => {
        while (writing) await line.hand_in();
      })();
      const place = with_key(program.data);
      const failure = await command('copy', '--data', program.data, '--to', place).catch(
        (error: Json) => error,
      );
      writing = false;
      await writer;
      expect(failure.code).toBe(1);
      expect(JSON.parse(failure.stdout).code).toBe('copy.moved_on');
      expect((await command('verify', '--data', place)).faults).toEqual([]);
    } finally {
      await program.end();
    }
  });

  test('tells of a fault that was there before', async () => {
    const program = await Program.start();
    try {
      const sam = await program.add('Sam', 'clinician');
      const maria = await program.add_client('Maria', sam);
      await program.server.stop();
      sqlite(
        program.data,
        'DROP TRIGGER entry_is_never_changed;',
        'UPDATE entry SET occurred_at = occurred_at + 1;',
      );
      const done = run('copy', '--data', program.data, '--to', with_key(program.data), '--json');
      expect(done.code).toBe(1);
      const { from, to } = JSON.parse(done.stdout) as Json;
      expect(from.faults[0]).toContain(maria.person);
      expect(to.faults).toEqual(from.faults);
    } finally {
      await program.end();
    }
  });
});

describe('a database of another version', () => {
  test('newer than the program is not opened, and the sentence says what to do', async () => {
    const data = join(folder, 'newer');
    run('init', '--data', data, '--organization', 'Harbor');
    sqlite(data, "INSERT INTO schema_version VALUES (9999, '9999_later', 0);");
    const before = readFileSync(join(data, 'alongside.db'));
    for (const asked of [['serve', '--listen', '127.0.0.1:0'], ['verify'], ['backup', 'x']]) {
      const done = run(...asked, '--data', data);
      expect(done.code).toBe(1);
      expect(done.stderr).toContain('written by a newer version of Alongside');
      expect(done.stderr).toContain('Install that version again, or a later one');
    }
    expect(readFileSync(join(data, 'alongside.db'))).toEqual(before);
  });

  test('older than the program waits for migrate, which keeps a copy', () => {
    const data = join(folder, 'older');
    run('init', '--data', data, '--organization', 'Harbor');
    back_to_schema_1(data);
    const done = run('person', 'list', '--data', data, '--json');
    expect(done.code).toBe(1);
    expect(JSON.parse(done.stdout)).toMatchObject({ code: 'store.older' });
    expect(existsSync(join(data, 'alongside.db.schema-1'))).toBe(false);

    const migrated = run('migrate', '--data', data, '--json');
    expect(migrated.code, migrated.stderr).toBe(0);
    expect(JSON.parse(migrated.stdout).schema).toBeGreaterThan(1);
    expect(run('person', 'list', '--data', data).code).toBe(0);

    // The way back, as docs/operations.md tells it.
    writeFileSync(join(data, 'alongside.db'), readFileSync(join(data, 'alongside.db.schema-1')));
    expect(sqlite(data, 'SELECT max(version) FROM schema_version;')).toBe('1');
    expect(sqlite(data, 'PRAGMA integrity_check;')).toBe('ok');
  });
});
