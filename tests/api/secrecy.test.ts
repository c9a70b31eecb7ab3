// What was written is nowhere in clear: not in the database, its log, its temporary files, a
// backup, a PostgreSQL's own files, nor in what the server says. Searched for as bytes.
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Detector } from '../support/leaks.ts';
import { Postgresql } from '../support/postgresql.ts';
import {
  api,
  cookie_of,
  draft,
  type Json,
  Program,
  type Role,
  Session,
  secret_in,
  set_up_totp,
  uuidv7,
  write,
} from '../support/program.ts';
import { rules } from '../support/rules.ts';
import { limit, type Stage, write_everything } from '../support/scenes.ts';
import { run } from '../support/server.ts';
import { sqlite } from '../support/sqlite.ts';

const patience = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'alongside-secrecy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let told = 0;
/** A word of people that nothing else holds, with letters that every form writes otherwise. */
const word = (of: string) => `Ñandú ${of} & "${uuidv7().slice(-12)}" ${++told}`;

/** Everything that may be found nowhere, as it becomes known. */
class Secrets {
  readonly detector = new Detector();
  keep(text: string): string {
    this.detector.add(text);
    return text;
  }
  word(of: string): string {
    return this.keep(word(of));
  }
}

/** Someone with a distinctive name, contact, sign-in name, password and second factor. */
async function person(program: Program, secrets: Secrets, role: Role): Promise<Session> {
  const added = program.command(
    ...['person', 'add', '--name', secrets.word(role), '--role', role, '--program', program.id],
    ...['--contact', secrets.keep(`${uuidv7()}@example.org`), '--invite'],
  );
  return join_in(program, secrets, added.id, added.invitation);
}

async function join_in(program: Program, secrets: Secrets, id: string, invitation: Json) {
  const secret = secrets.keep(secret_in(invitation.link));
  secrets.keep(invitation.code);
  secrets.keep(invitation.code.replaceAll('-', ''));
  const login = secrets.keep(`login-${uuidv7()}`);
  const password = secrets.word('passphrase');
  const body = { secret, login, password };
  const reply = await api(program.server, 'POST', '/api/v1/invitations/accept', { body });
  expect(reply.status, reply.text).toBe(200);
  const session = new Session(program.server, id, cookie_of(reply), login, password);
  secrets.keep(session.cookie!.split('=')[1]!);
  if (reply.json.next === 'set_up_totp') {
    await set_up_totp(session);
    secrets.keep(session.secret!);
    session.recovery_codes.forEach((code) => secrets.keep(code));
  }
  return session;
}

async function client(program: Program, secrets: Secrets, host: Session): Promise<Session> {
  const asked = { name: secrets.word('client'), role: 'client', contact: secrets.word('contact') };
  const added = await host.post('/api/v1/people', asked);
  expect(added.status, added.text).toBe(201);
  const invited = await host.post(`/api/v1/people/${added.json.id}/invitations`);
  return join_in(program, secrets, added.json.id, invited.json);
}

/** What goes wrong in a day, with words in it: refusals, misspelled addresses, broken requests. */
async function mishaps(program: Program, secrets: Secrets, maria: Session, sam: Session) {
  const entries = `/api/v1/journals/${maria.person}/entries`;
  const wrong = { login: secrets.word('login'), password: secrets.word('wrong password') };
  await api(program.server, 'POST', '/api/v1/sign-in', { body: wrong });
  const mistyped = { login: maria.login, password: secrets.word('mistyped') };
  await api(program.server, 'POST', '/api/v1/sign-in', { body: mistyped });
  const invitation = { secret: secrets.keep(uuidv7()), login: 'x', password: 'y' };
  await api(program.server, 'POST', '/api/v1/invitations/accept', { body: invitation });
  await sam.get(`/api/v1/people?name=${encodeURIComponent(secrets.word('looked for'))}`);
  await program.server.fetch(`/nowhere/${encodeURIComponent(secrets.word('path'))}`);
  const refused = [
    draft('message.sent', { words: secrets.word('word').padEnd(20_000, '.') }),
    draft('message.sent', { [secrets.word('field')]: secrets.word('value') }),
    draft(secrets.keep(`kind.${uuidv7()}`), { words: secrets.word('of no kind') }),
    draft('goal.accepted', { words: secrets.word('not on offer') }, { about: uuidv7() }),
  ];
  await maria.hand_in(maria.person, refused);
  const headers = { Cookie: maria.cookie!, 'Content-Type': 'application/json' };
  const cut_off = `{"entries": [{"words": "${secrets.word('cut off')}`;
  await program.server.fetch(entries, { method: 'POST', headers, body: cut_off });
  for (const name of ['User-Agent', 'X-Forwarded-For', 'Referer', 'Cookie']) {
    const value = secrets.keep(`${name}-${uuidv7()}`);
    await program.server.fetch('/api/v1/me', { headers: { [name]: value } });
  }
}

describe.each(['SQLite', 'PostgreSQL'])('on %s', (engine) => {
  const secrets = new Secrets();
  const temporary = join(folder, `${engine}-temporary`);
  const backup = join(folder, `${engine}-backup`);
  let postgresql: Postgresql;
  let program: Program;
  const written = new Set<string>();

  beforeAll(async () => {
    mkdirSync(temporary);
    postgresql = await Postgresql.start();
    program = await Program.start('required', {
      env: { ALONGSIDE_LOG_REQUESTS: 'on', TMPDIR: temporary, SQLITE_TMPDIR: temporary },
      ...(engine === 'PostgreSQL' ? { database: postgresql.database() } : {}),
    });
    const key = readFileSync(join(program.data, 'keys/master.key'), 'utf8').trim();
    secrets.detector.add_bytes('master key', Buffer.from(key, 'hex'));
    program.add_program(secrets.word('program'));
    program.set_limit(limit.name, limit.effect);

    const sam = await person(program, secrets, 'clinician');
    const lead = await person(program, secrets, 'supervisor');
    const spare = await person(program, secrets, 'recovery_coach');
    const friend = await person(program, secrets, 'supporter');
    const maria = await client(program, secrets, sam);
    const stage: Stage = {
      client: maria,
      clinician: sam,
      lead,
      spare: { person: spare.person, role: 'recovery_coach' },
      friend,
      program: program.id,
      written: [],
    };
    await write_everything(stage);
    for (const entry of stage.written) {
      written.add(entry.kind);
      entry.words.filter((text) => text.length >= 8).forEach((text) => secrets.keep(text));
    }
    const words = secrets.word('message');
    await write(maria, maria.person, 'message.sent', { words });
    expect(JSON.stringify(await sam.view(maria.person, '/messages'))).toContain(
      JSON.stringify(words).slice(1, -1),
    );
    await sam.get('/api/v1/caseload');
    await mishaps(program, secrets, maria, sam);
    const changed = { current: maria.password, password: secrets.word('new passphrase') };
    await maria.post('/api/v1/me/password', changed);
    program.command('backup', backup);
    if (engine === 'PostgreSQL') postgresql.run('CHECKPOINT', program.database);
  }, patience);
  afterAll(async () => {
    await program.end();
    await postgresql.end();
  });

  test('every kind of entry was written', () => {
    // What the server passes on after an hour names people by their ids, and nothing else.
    const all = rules.kinds.map(({ kind }) => kind).filter((kind) => kind !== 'concern.passed_on');
    expect([...written].sort()).toEqual(all.sort());
  });

  test('the database and its files hold none of it', { timeout: patience }, () => {
    const found = [
      ...secrets.detector.in_folder(program.data, ['keys']),
      ...secrets.detector.in_folder(temporary),
      ...(engine === 'PostgreSQL' ? secrets.detector.in_folder(postgresql.files) : []),
    ];
    expect(found).toEqual([]);
  });

  test('a backup holds none of it', { timeout: patience }, () => {
    expect(secrets.detector.in_folder(backup)).toEqual([]);
  });

  test('the log names no one', () => {
    expect(program.server.log).toContain('sign-in');
    expect(secrets.detector.in_bytes(Buffer.from(program.server.log), 'log')).toEqual([]);
  });

  test('a process that is killed leaves none of it', { timeout: patience }, async () => {
    await program.server.kill();
    expect(secrets.detector.in_folder(program.data, ['keys'])).toEqual([]);
    await program.server.start();
  });

  test('a word in clear would be found', { timeout: patience }, () => {
    const planted = secrets.word('planted');
    if (engine === 'PostgreSQL') {
      postgresql.run(`CREATE TABLE leak AS SELECT '${planted}' AS said`, program.database);
      postgresql.run('CHECKPOINT', program.database);
      expect(words_in(secrets.detector.in_folder(postgresql.files))).toContain(planted);
      return;
    }
    const copy = join(folder, 'planted');
    cpSync(program.data, copy, { recursive: true });
    sqlite(copy, `CREATE TABLE leak AS SELECT '${planted}' AS said;`);
    expect(words_in(secrets.detector.in_folder(copy))).toContain(planted);
  });
});

const words_in = (leaks: { word: string }[]) => leaks.map((leak) => leak.word);

describe('the detector', () => {
  const detector = new Detector();
  const secret = word('secret');
  detector.add(secret);
  const bytes = Buffer.from(secret);
  const forms: Record<string, string | Buffer> = {
    'as it is': secret,
    'in capitals': secret.toUpperCase(),
    'in small letters': secret.toLowerCase(),
    unaccented: secret.normalize('NFD').replace(/\p{M}/gu, ''),
    decomposed: secret.normalize('NFD'),
    'in JSON': JSON.stringify({ said: secret }),
    'in JSON of ASCII': secret
      .replaceAll('"', '\\"')
      .replace(/Ñ/, '\\u00d1')
      .replace(/ú/, '\\u00FA'),
    'in an address': encodeURIComponent(secret),
    'in an address, in small letters': encodeURIComponent(secret).toLowerCase(),
    'in hexadecimal': bytes.toString('hex'),
    'in hexadecimal capitals': bytes.toString('hex').toUpperCase(),
    'in UTF-16': Buffer.from(secret, 'utf16le'),
    ...Object.fromEntries(
      ['', 'x', 'xy', 'xyz'].flatMap((before) => [
        [`in base 64 after "${before}"`, Buffer.from(before + secret).toString('base64')],
        [`in a link after "${before}"`, Buffer.from(`${before}${secret}!`).toString('base64url')],
      ]),
    ),
  };
  test.each(Object.entries(forms))('finds a word %s', (_, form) => {
    const around = Buffer.concat([Buffer.alloc(1000, 7), Buffer.from(form), Buffer.alloc(9, 7)]);
    expect(words_in(detector.in_bytes(around, 'here'))).toContain(secret);
  });

  test('finds a word in the last bytes of a file of a folder', () => {
    const place = join(folder, 'files/deep');
    mkdirSync(place, { recursive: true });
    appendFileSync(join(place, 'server.log'), `[info] ${secret}`);
    const found = detector.in_folder(join(folder, 'files'));
    expect(found).toMatchObject([{ word: secret, where: join(place, 'server.log') }]);
  });

  test('finds a key as raw bytes, and nothing where there is nothing', () => {
    const key = execFileSync('head', ['-c', '32', '/dev/urandom']);
    const keys = new Detector();
    keys.add_bytes('key', key);
    expect(words_in(keys.in_bytes(Buffer.concat([Buffer.alloc(5), key]), 'x'))).toEqual(['key']);
    expect(keys.in_bytes(execFileSync('head', ['-c', '100000', '/dev/urandom']), 'x')).toEqual([]);
  });

  test('does not take words that chance would find', () => {
    expect(() => detector.add('short')).toThrow();
  });
});

test('a command that fails says nothing of people either', () => {
  const name = word('name');
  const done = run('person', 'invite', name, '--data', join(folder, 'none'));
  expect(done.code).toBe(1);
  expect(done.stdout + done.stderr).not.toContain(name);
});
