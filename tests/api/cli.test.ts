// The command line, as an operator and a script use it.
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bytes_of_id, overwrite } from '../support/file.ts';
import { draft, type Json, Program, uuidv7, write } from '../support/program.ts';
import { alongside, run, Server } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const json = (...args: string[]): Json => JSON.parse(alongside(...args, '--json'));

describe('help', () => {
  test('names every command', () => {
    const help = alongside('--help');
    for (const command of [
      'init',
      'person',
      'program',
      'serve',
      'directory',
      'instrument',
      'simulate',
      'verify',
      'rebuild',
      'migrate',
      'backup',
      'restore',
      'copy',
      'keys',
    ]) {
      expect(help).toContain(command);
    }
    expect(alongside('--version')).toMatch(/^\d+\.\d+\.\d+/);
  });

  test('an unknown command or option ends with 2', () => {
    expect(run('relapse').code).toBe(2);
    expect(run('init', '--data', join(folder, 'none')).code).toBe(2);
    expect(run('serve', '--no-such-option').code).toBe(2);
  });
});

describe('init', () => {
  test('sets up a folder once, for its owner alone', () => {
    const data = join(folder, 'once');
    const made = json(
      'init',
      '--data',
      data,
      '--organization',
      'Harbor',
      '--zone',
      'America/Chicago',
    );
    expect(made).toEqual({
      organization: expect.stringMatching(uuid),
      program: expect.stringMatching(uuid),
      name: 'Harbor',
      zone: 'America/Chicago',
    });
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'keys/master.key')).mode & 0o077).toBe(0);
    const twice = run('init', '--data', data, '--organization', 'Another', '--json');
    expect(twice.code).toBe(1);
    expect(JSON.parse(twice.stdout)).toMatchObject({ status: 409, code: 'init.done' });
    expect(json('program', 'list', '--data', data).programs).toMatchObject([
      { id: made.program, name: 'Harbor', zone: 'America/Chicago' },
    ]);
  });

  test('a zone that is none is refused before anything is made', () => {
    const data = join(folder, 'zone');
    const args = ['--data', data, '--organization', 'Harbor', '--zone', 'Mars/Base'];
    expect(run('init', ...args).code).toBe(2);
    expect(existsSync(join(data, 'alongside.db'))).toBe(false);
  });

  test('the other commands need it, and say so', () => {
    const done = run('person', 'list', '--data', join(folder, 'nothing-here'));
    expect(done.code).toBe(1);
    expect(done.stderr).toMatch(/^alongside: /);
    expect(done.stderr).toContain('init');
  });
});

describe('people', () => {
  test('are added, invited and listed', () => {
    const data = join(folder, 'people');
    const { program } = json('init', '--data', data, '--organization', 'Harbor');
    const sam = json(
      ...[
        'person',
        'add',
        '--data',
        data,
        '--name',
        'Sam Okafor',
        '--role',
        'clinician',
        '--invite',
      ],
    );
    expect(sam).toMatchObject({ name: 'Sam Okafor', role: 'clinician', program });
    expect(sam.invitation.link).toMatch(/^http.*\/join#.{40,}$/);
    expect(sam.invitation.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const again = json('person', 'invite', '--data', data, 'sam okafor');
    expect(again).toMatchObject({ person: sam.id });
    expect(again.code).not.toBe(sam.invitation.code);
    json('person', 'add', '--data', data, '--name', 'Zoë', '--role', 'client', '--with', sam.id);
    const { people } = json('person', 'list', '--data', data);
    expect(people.map((p: Json) => [p.name, p.state, p.memberships[0].role])).toEqual([
      ['Sam Okafor', 'invited', 'clinician'],
      ['Zoë', 'added', 'client'],
    ]);
    expect(alongside('person', 'list', '--data', data)).toContain('Zoë  client at Harbor');
  });

  test('who is unknown, or known twice, is said', () => {
    const data = join(folder, 'twice');
    alongside('init', '--data', data, '--organization', 'Harbor');
    expect(run('person', 'invite', 'Nobody', '--data', data).code).toBe(1);
    const add = ['person', 'add', '--data', data, '--role', 'client', '--name'];
    alongside(...add, 'Kim');
    alongside(...add, 'Kim');
    const done = run('person', 'invite', 'Kim', '--data', data, '--json');
    expect(JSON.parse(done.stdout).code).toBe('person.several');
    expect(run(...add.slice(0, -3), '--role', 'friend', '--name', 'Lee').code).toBe(2);
  });
});

describe('simulate', () => {
  const simulated = (name: string, seed: number) =>
    json(
      ...['simulate', '--data', join(folder, name), '--clients', '3', '--days', '10'],
      ...['--seed', String(seed), '--until', '2026-11-20'],
    );

  test('the same seed gives the same journals, whole and rebuilt alike', () => {
    const first = simulated('lives', 7);
    expect(first.clients).toBe(3);
    expect(first.entries).toBeGreaterThan(10);
    expect(simulated('lives-again', 7)).toEqual(first);
    expect(simulated('other-lives', 8).digest).not.toBe(first.digest);
    const data = join(folder, 'lives');
    const verified = json('verify', '--data', data);
    expect(verified).toMatchObject({ entries: first.entries, faults: [] });
    const checked = json('rebuild', '--check', '--data', data);
    expect(checked).toMatchObject({ entries: first.entries, differences: [] });
    json('rebuild', '--data', data);
    expect(json('rebuild', '--check', '--data', data).differences).toEqual([]);
  });
});

describe('verify', () => {
  test('names the journal in which one byte was changed', async () => {
    const program = await Program.start();
    try {
      const sam = await program.add('Sam', 'clinician');
      const maria = await program.add_client('Maria', sam);
      const id = maria.person;
      const entry = await write(maria, id, 'message.sent', { words: 'As it was written' });
      await program.server.stop();
      expect(program.command('verify')).toMatchObject({ journals: 1, entries: 2, faults: [] });

      // Past the columns in clear and the nonce: within the sealed words.
      const row = Buffer.concat([bytes_of_id(id), Buffer.from([2]), bytes_of_id(entry)]);
      overwrite(program.data, row, (following) => {
        following[80] = following[80]! ^ 1;
      });
      const done = run('verify', '--data', program.data, '--json');
      expect(done.code).toBe(1);
      const { faults } = JSON.parse(done.stdout) as Json;
      expect(faults).toHaveLength(1);
      expect(faults[0]).toContain(id);
      expect(faults[0]).toContain('entry 2');
      expect(run('verify', '--data', program.data).stdout).toContain('NOT whole');
    } finally {
      await program.end();
    }
  });
});

describe('serve', () => {
  test('without an organization ends and says what to do', () => {
    const done = run('serve', '--data', join(folder, 'unset'), '--listen', '127.0.0.1:0');
    expect(done.code).not.toBe(0);
    expect(done.stderr).toContain('alongside: ');
    expect(run('serve', '--data', folder, '--listen', 'nowhere').code).toBe(2);
  });

  test('picks a port, says once that it is ready, and names no one in its log', async () => {
    const program = await Program.start();
    try {
      expect(program.server.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
      expect(program.server.log.match(/alongside ready /g)).toHaveLength(1);
      const sam = await program.add('Sam Okafor', 'clinician');
      const maria = await program.add_client('Maria Rios', sam);
      await write(maria, maria.person, 'message.sent', { words: 'Nobody else reads this' });
      expect(program.server.log).not.toMatch(/Maria|Okafor|Nobody else/);
    } finally {
      await program.end();
    }
  });

  test('on SIGTERM finishes what it has accepted', async () => {
    const program = await Program.start();
    try {
      const sam = await program.add('Sam', 'clinician');
      const maria = await program.add_client('Maria', sam);
      const acknowledged: string[] = [];
      let stopping = false;
      const writer = async (session: typeof sam) => {
        while (!stopping) {
          const entry = draft('message.sent', { words: `Note ${uuidv7()}` });
          const [answer] = await session.hand_in(maria.person, [entry]);
          if (answer.status === 'accepted') acknowledged.push(entry.id);
        }
      };
      const writers = [maria, sam, maria, sam].map((session) => writer(session).catch(() => {}));
      while (acknowledged.length < 40) await new Promise((done) => setTimeout(done, 5));
      await program.server.stop(); // throws unless it ends with 0
      stopping = true;
      await Promise.all(writers);

      await program.server.start();
      const kept: string[] = [];
      for (let after: number | undefined = 0; after !== undefined;) {
        const path = `/api/v1/journals/${maria.person}/entries?limit=100&after=${after}`;
        const page: Json = (await maria.get(path)).json;
        kept.push(...page.entries.map((e: Json) => e.id as string));
        after = page.next as number | undefined;
      }
      expect(new Set(kept).size).toBe(kept.length);
      for (const entry of acknowledged) expect(kept).toContain(entry);
    } finally {
      await program.end();
    }
  });

  test('the demo opens with people to sign in as', async () => {
    const server = await Server.start({ args: ['--demo'], seconds: 60 });
    try {
      expect(existsSync(join(server.data, 'demo-sign-ins.txt'))).toBe(true);
      expect(statSync(join(server.data, 'demo-sign-ins.txt')).mode & 0o077).toBe(0);
      expect((await server.fetch('/readyz')).status).toBe(200);
    } finally {
      await server.remove();
    }
  });
});

describe('content check', () => {
  const page = (body: string) =>
    '+++\ntitle = "Urges"\nkind = "education"\nsummary = "They pass."\ntopics = ["coping"]\n' +
    'sources = [{ title = "A", address = "https://a.example/", checked_on = 2026-11-20 }]\n' +
    `+++\n${body}\n`;

  test('names every fault with its file and line, for people and for programs', () => {
    const content = join(folder, 'content');
    for (const language of ['en', 'es']) mkdirSync(join(content, language), { recursive: true });
    writeFileSync(join(content, 'en/urges.md'), page('They *pass*.'));
    writeFileSync(join(content, 'es/urges.md'), page('Pasan.'));
    expect(run('content', 'check', content)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^note: .*built-in crisis lines.*\n2 pages, 0 faults\n$/),
    });
    writeFileSync(join(content, 'es/urges.md'), page('Pasan.\n\n<b>No</b>'));
    const done = run('content', 'check', content);
    expect(done.code).toBe(1);
    expect(done.stdout).toContain('es/urges.md:10: Write this without HTML.\n');
    expect(JSON.parse(run('content', 'check', content, '--json').stdout)).toMatchObject({
      pages: 1,
      faults: [
        { file: 'en/urges.md', line: 1, code: 'content.translation' },
        { file: 'es/urges.md', line: 10, code: 'content.html' },
      ],
    });
    expect(run('content', 'check', join(content, 'none')).code).not.toBe(0);
  });
});
