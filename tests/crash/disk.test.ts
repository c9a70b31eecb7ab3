// The disk is full: nothing more is written, what is there is read, and when there is space again
// writing goes on by itself.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Ledger } from '../support/ledger.ts';
import { lines_of, Load } from '../support/load.ts';
import { draft, Program, type Reply, type Session } from '../support/program.ts';

/** A disk of a few megabytes; nothing where this account may not mount one. */
function small_disk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmdirSync(folder);
    return undefined;
  }
}

const disk = small_disk();

describe.skipIf(!disk)(
  disk ? 'on a full disk' : 'on a full disk (needs the right to mount)',
  () => {
    const filler = join(disk ?? '', 'filler');
    let program: Program;
    let sam: Session;
    let maria: Session;
    let jo: Session;
    const ledger = new Ledger();
    let load: Load;

    beforeAll(async () => {
      program = await Program.start('optional', { data: join(disk!, 'data') });
      sam = await program.add('Sam', 'clinician');
      maria = await program.add_client('Maria', sam);
      jo = await program.add_client('Jo', sam);
      await sam.view(maria.person, '/plan'); // a look that is logged while it can be
      load = new Load(lines_of([maria, jo], sam, ledger), { patient_with: [507] });
      await load.goes_on();
      fill();
      await load.is_refused();
    });
    afterAll(async () => {
      try {
        await program?.end();
      } finally {
        execFileSync('umount', ['--lazy', disk!]);
        rmdirSync(disk!);
      }
    });

    /** Takes the last byte. */
    function fill(): void {
      const file = openSync(filler, 'w');
      const piece = Buffer.alloc(1 << 20);
      try {
        for (let size = piece.length; size > 0;) {
          try {
            writeSync(file, piece, 0, size);
          } catch {
            size >>= 1;
          }
        }
      } finally {
        closeSync(file);
      }
    }

    const expect_full = (reply: Reply) => {
      expect(reply.status, reply.text).toBe(507);
      expect(reply.json).toMatchObject({ status: 507, code: 'store.full' });
      expect(reply.json.title).toContain('full');
    };

    test('a hand-in is refused with a clear sentence', async () => {
      const path = `/api/v1/journals/${maria.person}/entries`;
      expect_full(await maria.post(path, { entries: [draft('message.sent', { words: 'Hello' })] }));
      for (const refusal of load.refusals) expect_full(refusal);
    });

    test('clients read on, and are told when nothing has changed', async () => {
      for (const name of ['', '/plan', '/timeline', '/checkins', '/messages', '/sharing']) {
        const path = `/api/v1/clients/${maria.person}${name}`;
        const view = await maria.get(path);
        expect(view.status, path).toBe(200);
        const etag = view.headers.get('etag');
        if (!etag) continue;
        expect((await maria.get(path, { 'If-None-Match': etag })).status, path).toBe(304);
      }
      expect((await maria.get(`/api/v1/journals/${maria.person}/entries`)).status).toBe(200);
    });

    test('staff see what they have been logged to see, and nothing that cannot be logged', async () => {
      expect((await sam.get(`/api/v1/clients/${maria.person}/plan`)).status).toBe(200);
      expect_full(await sam.get(`/api/v1/clients/${jo.person}/plan`));
      expect_full(await sam.get(`/api/v1/clients/${maria.person}/checkins`));
    });

    test('who is signed in stays so; nothing else about accounts can change', async () => {
      expect((await maria.get('/api/v1/me')).status).toBe(200);
      expect((await sam.get('/api/v1/me')).status).toBe(200);
      expect_full(await sam.post(`/api/v1/people/${maria.person}/invitations`));
      expect_full(await sam.post('/api/v1/people', { name: 'Noor', role: 'client' }));
      expect_full(await jo.post('/api/v1/sign-out'));
      expect((await jo.get('/api/v1/me')).status, 'not signed out by halves').toBe(200);
      const { login, password } = jo;
      expect_full(await jo.post('/api/v1/sign-in', { login, password }));
    });

    test('the server is alive, and says that it cannot write', async () => {
      expect((await program.server.fetch('/healthz')).status).toBe(200);
      const ready = await program.server.fetch('/readyz');
      expect(ready.status).toBe(507);
      expect(await ready.json()).toMatchObject({ code: 'store.full' });
      expect(program.server.log).toMatch(/rolled back.*full/);
    });

    test('writing goes on by itself when there is space again', async () => {
      rmSync(filler);
      await load.goes_on();
      await load.end();
      expect(await ledger.broken([maria, jo])).toEqual([]);
      expect((await sam.get(`/api/v1/clients/${jo.person}/plan`)).status).toBe(200);
      expect((await program.server.fetch('/readyz')).status).toBe(200);
      await program.server.stop();
      expect(program.command('verify')).toMatchObject({ faults: [], unsigned_entries: 0 });
      expect(program.command('rebuild', '--check').differences).toEqual([]);
    });

    test('a server that finds the disk full when it starts still lets everyone read', async () => {
      await program.server.start();
      await program.server.kill();
      fill();
      try {
        await program.server.start();
        expect((await maria.get(`/api/v1/clients/${maria.person}/plan`)).status).toBe(200);
      } finally {
        rmSync(filler);
      }
      expect(await ledger.broken([maria, jo])).toEqual([]);
    });
  },
);
