// backup and restore: whole under load, proven when put back, and refused when it is not itself.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { broken_promises, entries_of, Ledger } from '../support/ledger.ts';
import { Line } from '../support/load.ts';
import { Postgresql } from '../support/postgresql.ts';
import { accept, api, type Json, Program, secret_in } from '../support/program.ts';
import { type Session, sign_in, write } from '../support/program.ts';
import { binary, folder_of, run, Server } from '../support/server.ts';
import { back_to_schema_1, sqlite } from '../support/sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-backup-'));
let postgresql: Postgresql;
beforeAll(async () => {
  postgresql = await Postgresql.start();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await postgresql.end();
});

let places = 0;
const new_place = () => join(folder, `place-${++places}`);

/** A folder that holds the program's master key and nothing else. */
function with_key(data: string): string {
  const place = new_place();
  cpSync(join(data, 'keys'), join(place, 'keys'), { recursive: true });
  return place;
}

/** A command that must fail; gives its problem. */
function problem(...args: string[]): Json {
  const done = run(...args, '--json');
  expect(done.code, done.stdout + done.stderr).toBe(1);
  return JSON.parse(done.stdout);
}

describe.each(['SQLite', 'PostgreSQL'])('on %s', (engine) => {
  const database = () => (engine === 'SQLite' ? {} : { database: postgresql.database() });
  let program: Program;
  let sam: Session;
  let maria: Session;
  let kept: string;
  let manifest: Json;
  let told_before = 0;
  const ledger = new Ledger();

  beforeAll(async () => {
    program = await Program.start('optional', database());
    sam = await program.add('Sam', 'clinician');
    maria = await program.add_client('Maria', sam);
  });
  afterAll(() => program.end());

  test('a backup is made while others write', async () => {
    let writing = true;
    const lines = [maria, maria, sam, sam].map(async (author) => {
      const line = new Line(author, maria.person, ledger);
      while (writing) expect((await line.hand_in())?.status).toBe(200);
    });
    const { acknowledged } = ledger.of(maria.person);
    while (acknowledged.length < 50) await new Promise((done) => setTimeout(done, 5));
    told_before = acknowledged.length;
    kept = new_place();
    manifest = await program.beside_command('backup', kept);
    writing = false;
    await Promise.all(lines);
    expect(acknowledged.length, 'nobody waited for the backup').toBeGreaterThan(told_before);

    expect(readdirSync(kept).sort()).toEqual(['alongside.db', 'manifest.json']);
    for (const file of readdirSync(kept)) expect(statSync(join(kept, file)).mode & 0o77).toBe(0);
    expect(JSON.parse(readFileSync(join(kept, 'manifest.json'), 'utf8'))).toEqual(manifest);
    expect(manifest).toMatchObject({ format: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test('it holds all that was acknowledged before, and hand-ins whole', async () => {
    const place = with_key(program.data);
    const done = run('restore', kept, '--data', place, '--json');
    expect(done.code, done.stdout + done.stderr).toBe(0);
    const restored = JSON.parse(done.stdout) as Json;
    expect(restored.backup).toEqual(manifest);
    expect(restored.verified).toMatchObject({ journals: 1, faults: [] });
    expect(readdirSync(place).sort()).toEqual(['alongside.db', 'keys']);
    const checked = run('rebuild', '--check', '--data', place, '--json');
    expect(checked.code, checked.stdout).toBe(0);

    const server = await Server.start({ data: place, env: { ALONGSIDE_STAFF_TOTP: 'optional' } });
    try {
      const again = await sign_in(server, maria);
      const entries = (await entries_of(again)).map(({ id, seq }) => ({ id, seq }));
      const promises = ledger.of(maria.person);
      const by_then = promises.acknowledged.filter(({ seq }) => seq <= entries.length);
      expect(by_then.length).toBeGreaterThanOrEqual(told_before);
      const { together } = promises;
      expect(broken_promises({ acknowledged: by_then, together }, entries)).toEqual([]);
      const early = promises.acknowledged.slice(0, told_before);
      expect(broken_promises({ acknowledged: early, together }, entries)).toEqual([]);
    } finally {
      await server.stop();
    }
  });

  test('a restored server lets nobody in by what was ended since', async () => {
    const { json: added } = await sam.post('/api/v1/people', { name: 'Noor', role: 'client' });
    const invited = await sam.post(`/api/v1/people/${added.id}/invitations`);
    const secret = secret_in(invited.json.link);
    const with_invitation = new_place();
    program.command('backup', with_invitation);
    await accept(program.server, added.id, secret); // by its true owner

    const place = with_key(program.data);
    expect(run('restore', with_invitation, '--data', place).code).toBe(0);
    const server = await Server.start({ data: place, env: { ALONGSIDE_STAFF_TOTP: 'optional' } });
    try {
      const body = { secret, login: 'thief', password: 'found in an old mail' };
      const used = await api(server, 'POST', '/api/v1/invitations/accept', { body });
      expect(used.status).toBeGreaterThanOrEqual(400);
      const me = await api(server, 'GET', '/api/v1/me', { cookie: maria.cookie });
      expect(me.status).toBe(401);
    } finally {
      await server.stop();
    }
  });

  test('it goes back into an empty PostgreSQL just as well', () => {
    const to = folder_of(with_key(program.data), postgresql.database());
    const done = run('restore', kept, ...to, '--json');
    expect(done.code, done.stdout + done.stderr).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({ backup: manifest, verified: { faults: [] } });
    expect(problem('restore', kept, ...to).code).toBe('copy.not_empty');
    const twice = run('verify', ...to, '--json');
    expect(twice.code, twice.stdout).toBe(0);
  });

  test('nothing is overwritten', () => {
    expect(problem('backup', kept, ...folder_of(program.data, program.database)).code).toBe(
      'backup.not_empty',
    );
    const place = with_key(program.data);
    writeFileSync(join(place, 'alongside.db'), 'someone else’s');
    expect(problem('restore', kept, '--data', place).code).toBe('restore.not_empty');
    expect(readFileSync(join(place, 'alongside.db'), 'utf8')).toBe('someone else’s');
  });

  test('killed on the way, it leaves nothing under its name', async () => {
    const where = folder_of(program.data, program.database);
    let cut_short = 0;
    for (let i = 0; i < 5; ++i) {
      const place = new_place();
      const child = spawn(binary, ['backup', place, ...where], { stdio: 'ignore' });
      const ended = new Promise((done) => child.once('exit', done));
      while (!existsSync(`${place}.part`) && !existsSync(place) && child.exitCode === null) {
        await new Promise((done) => setTimeout(done, 1));
      }
      child.kill('SIGKILL');
      await ended;
      if (!existsSync(place)) ++cut_short;
      // Whatever stands under the name is whole; and the name can be used again.
      if (!existsSync(place)) program.command('backup', place);
      expect(run('restore', place, '--data', with_key(program.data)).code).toBe(0);
      expect(existsSync(`${place}.part`)).toBe(false);
    }
    expect(cut_short).toBeGreaterThan(0);
  });

  test('a backup of a backup is the same backup', () => {
    const place = with_key(program.data);
    run('restore', kept, '--data', place);
    const again = new_place();
    const done = run('backup', again, '--data', place, '--json');
    expect(done.code, done.stderr).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({ chains: manifest.chains });
  });
});

describe('a backup that is not itself', () => {
  let program: Program;
  let kept: string;
  beforeAll(async () => {
    program = await Program.start();
    const sam = await program.add('Sam', 'clinician');
    const maria = await program.add_client('Maria', sam);
    await write(maria, maria.person, 'message.sent', { words: 'As it was written' });
    await program.server.stop();
    kept = new_place();
    program.command('backup', kept);
  });
  afterAll(() => program.end());

  /** A copy of the backup, changed; gives what restoring it says. */
  function restored(change: (backup: string) => void): Json {
    const backup = new_place();
    cpSync(kept, backup, { recursive: true });
    change(backup);
    const place = with_key(program.data);
    const said = problem('restore', backup, '--data', place);
    expect(readdirSync(place), 'nothing is left behind').toEqual(['keys']);
    return said;
  }
  const db = (backup: string) => join(backup, 'alongside.db');

  test('is refused where it was cut short', () => {
    const said = restored((backup) => truncateSync(db(backup), statSync(db(backup)).size - 512));
    expect(said.code).toBe('backup.altered');
    expect(said.title).toMatch(/has \d+ bytes instead of \d+/);
    expect(restored((backup) => rmSync(db(backup))).title).toContain('alongside.db is missing');
  });

  test('is refused where one byte was changed', () => {
    const said = restored((backup) => {
      const bytes = readFileSync(db(backup));
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(db(backup), bytes);
    });
    expect(said.code).toBe('backup.altered');
  });

  test('is refused without a manifest that can be read', () => {
    const manifest = (backup: string) => join(backup, 'manifest.json');
    expect(restored((backup) => rmSync(manifest(backup))).code).toBe('backup.missing');
    for (const text of ['', '{', '[]', '{"format": 1}', 'x'.repeat(2_000_000)]) {
      const said = restored((backup) => writeFileSync(manifest(backup), text));
      expect(said.code).toBe('backup.unreadable');
    }
    const later = readFileSync(manifest(kept), 'utf8').replace('"format":1', '"format":2');
    expect(restored((backup) => writeFileSync(manifest(backup), later)).code).toBe(
      'backup.unreadable',
    );
  });

  test('is refused without the key that belongs to it', () => {
    const place = new_place();
    mkdirSync(place);
    expect(problem('restore', kept, '--data', place).code).toBe('key.missing');
    run('init', '--data', place, '--organization', 'Another');
    rmSync(join(place, 'alongside.db'));
    expect(problem('restore', kept, '--data', place)).toMatchObject({ code: 'key.other' });
    expect(existsSync(join(place, 'alongside.db'))).toBe(false);
  });

  test('of an older version is brought up to date on the way', () => {
    const backup = new_place();
    cpSync(kept, backup, { recursive: true });
    back_to_schema_1(backup);
    const file = join(backup, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Json;
    const bytes = readFileSync(db(backup));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(file, JSON.stringify({ ...manifest, schema: 1, bytes: bytes.length, sha256 }));
    const place = with_key(program.data);
    const done = run('restore', backup, '--data', place, '--json');
    expect(done.code, done.stdout + done.stderr).toBe(0);
    expect(JSON.parse(done.stdout).verified).toMatchObject({ journals: 1, faults: [] });
    expect(run('person', 'list', '--data', place).code).toBe(0);
    expect(readdirSync(place).sort()).toEqual(['alongside.db', 'keys']);
  });

  test('is told where its journals were forged before it was made', () => {
    const forged = with_key(program.data);
    cpSync(join(program.data, 'alongside.db'), join(forged, 'alongside.db'));
    sqlite(
      forged,
      'DROP TRIGGER entry_is_never_changed;',
      'UPDATE entry SET occurred_at = occurred_at + 1 WHERE seq = 2;',
    );
    const backup = new_place();
    expect(run('backup', backup, '--data', forged).code).toBe(0);
    const done = run('restore', backup, '--data', with_key(program.data), '--json');
    expect(done.code).toBe(1);
    const { verified } = JSON.parse(done.stdout) as Json;
    expect(verified.faults).toHaveLength(1);
    expect(verified.faults[0]).toContain('entry 2');
  });
});
