// Signing in and out: what a browser keeps, what a guesser learns (nothing), and how it ends.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hold_to_contract, routes } from '../support/contract.ts';
import { Events } from '../support/events.ts';
import { bytes_of_id, overwrite } from '../support/file.ts';
import {
  accept,
  api,
  cookie_of,
  Program,
  type Reply,
  secret_in,
  Session,
  totp,
  uuidv7,
} from '../support/program.ts';

let program: Program;
let sam: Session;
let maria: Session;

beforeAll(async () => {
  program = await Program.start('required');
  sam = await program.add('Sam Okafor', 'clinician');
  maria = await program.add_client('Maria Rios', sam);
});
afterAll(() => program.end());

const sign_in = (login: string, password: string, headers = {}): Promise<Reply> =>
  api(program.server, 'POST', '/api/v1/sign-in', { body: { login, password }, headers });

/** Signs in again, as on a second device, as far as the password leads. */
async function again(whom: Session): Promise<Session> {
  const reply = await sign_in(whom.login, whom.password);
  expect(reply.status).toBe(200);
  const { person, login, password } = whom;
  return new Session(program.server, person, cookie_of(reply), login, password);
}

const added = (name: string) =>
  program.command('person', 'add', '--name', name, '--role', 'client', '--invite');

const accepting = (secret: string, login: string, password: string) =>
  api(program.server, 'POST', '/api/v1/invitations/accept', { body: { secret, login, password } });

describe('the cookie', () => {
  test('is kept from scripts and other sites, and ends by itself', async () => {
    const reply = await sign_in(maria.login, maria.password);
    expect(reply.json).toMatchObject({ next: 'done', me: { id: maria.person, is_client: true } });
    const set = reply.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^alongside=[A-Za-z0-9_-]{40,};/);
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=2592000']) {
      expect(set).toContain(flag);
    }
    expect(set).not.toContain('Secure');
    expect(set).not.toContain('Domain');
  });

  test('is bound to its host and to TLS where the origin is https', async () => {
    const origin = 'https://alongside.example.org';
    const secure = await Program.start('optional', { args: ['--origin', origin] });
    try {
      const { id, invitation } = secure.command(
        ...['person', 'add', '--name', 'Jo', '--role', 'client', '--invite'],
      );
      const jo = await accept(secure.server, id, secret_in(invitation.link));
      expect(jo.cookie).toMatch(/^__Host-alongside=/);
      const body = { login: jo.login, password: jo.password };
      const ours = { body, headers: { Origin: origin } };
      const reply = await api(secure.server, 'POST', '/api/v1/sign-in', ours);
      expect(reply.status).toBe(200);
      expect(reply.headers.get('set-cookie')).toContain('; Secure');
      expect(reply.headers.get('strict-transport-security')).toContain('max-age=');
      const theirs = { body, headers: { Origin: secure.server.url } };
      expect((await api(secure.server, 'POST', '/api/v1/sign-in', theirs)).status).toBe(403);
    } finally {
      await secure.end();
    }
  });
});

describe('a session that someone planted', () => {
  test('is not taken over: signing in gives a token that nobody knew', async () => {
    const planted = `alongside=${'A'.repeat(43)}`;
    const body = { login: maria.login, password: maria.password };
    const ask = { body, cookie: planted };
    const reply = await api(program.server, 'POST', '/api/v1/sign-in', ask);
    expect(reply.status).toBe(200);
    expect(cookie_of(reply)).not.toBe(planted);
    const as_planted = { cookie: planted };
    expect((await api(program.server, 'GET', '/api/v1/me', as_planted)).status).toBe(401);
  });

  test('nor is one that lives: each signing in gives another', async () => {
    const body = { login: maria.login, password: maria.password };
    const first = await api(program.server, 'POST', '/api/v1/sign-in', { body });
    const cookie = cookie_of(first);
    const second = await api(program.server, 'POST', '/api/v1/sign-in', { body, cookie });
    expect(cookie_of(second)).not.toBe(cookie);
  });
});

describe('guessing', () => {
  test('a wrong password and an unknown name get the same words', async () => {
    const wrong = await sign_in(maria.login, 'not her passphrase');
    const unknown = await sign_in('nobody-at-all', 'not her passphrase');
    expect(wrong.status).toBe(401);
    expect(wrong.json.code).toBe('sign_in.wrong');
    expect(unknown.text).toBe(wrong.text);
    expect(wrong.headers.get('set-cookie')).toBeNull();
  });

  test('after five failures a name waits, right password or not, known or not', async () => {
    const { id, invitation } = added('Noor Haddad');
    const noor = await accept(program.server, id, secret_in(invitation.link));
    for (const login of [noor.login, 'nobody-else']) {
      for (let i = 0; i < 5; ++i) expect((await sign_in(login, `guess ${i}`)).status).toBe(401);
      const waits = await sign_in(login, noor.password);
      expect(waits.status, login).toBe(429);
      expect(waits.json.code).toBe('sign_in.wait');
      expect(Number(waits.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await noor.get('/api/v1/me')).status, 'who is in stays in').toBe(200);
    expect((await sign_in(maria.login, maria.password)).status, 'others are not held up').toBe(200);
  });

  test('after sixty failures an address waits, whatever the name; who is in stays in', async () => {
    const house = await Program.start();
    try {
      const jo = await house.add('Jo', 'client');
      const guess = (login: string, password: string) =>
        api(house.server, 'POST', '/api/v1/sign-in', { body: { login, password } });
      for (let i = 0; i < 60; ++i) expect((await guess(`name-${i}`, 'guess')).status).toBe(401);
      const known = await guess(jo.login, jo.password);
      expect(known.status).toBe(429);
      expect((await guess('name-never-tried', 'guess')).text).toBe(known.text);
      const codes = await api(house.server, 'POST', '/api/v1/invitations/look', {
        body: { secret: '0000-0000-0000' },
      });
      expect(codes.status, 'invitations are no way around').toBe(429);
      expect((await jo.get('/api/v1/me')).status).toBe(200);
    } finally {
      await house.end();
    }
  }, 120_000);

  test('the name is taken as people type it', async () => {
    expect((await sign_in(maria.login.toUpperCase(), maria.password)).status).toBe(200);
  });
});

describe('an invitation', () => {
  test('works once, by its link or its code, and says so in the same words as an unknown one', async () => {
    const { invitation } = added('Ines Duarte');
    const typed = (invitation.code as string).toLowerCase().replaceAll('-', ' ');
    const reply = await accepting(typed, 'ines', 'seven boats on the lake');
    expect(reply.status).toBe(200);
    const used = await accepting(invitation.code, 'ines-2', 'seven boats on the lake');
    const link = await accepting(secret_in(invitation.link), 'ines-2', 'seven boats on the lake');
    const unknown = await accepting('0000-0000-0000', 'ines-2', 'seven boats on the lake');
    expect(used.status).toBe(410);
    expect(used.json.code).toBe('invitation.ended');
    expect(link.text).toBe(used.text);
    expect(unknown.text).toBe(used.text);
  });

  test('of two who use it at once one comes in', async () => {
    const { invitation } = added('Ola Berg');
    const replies = await Promise.all(
      ['ola-1', 'ola-2', 'ola-3', 'ola-4'].map((login) =>
        accepting(invitation.code, login, 'seven boats on the lake'),
      ),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 410, 410, 410]);
  });

  test('looking at it leaves it unused', async () => {
    const { invitation } = added('Lin Sato');
    for (let i = 0; i < 2; ++i) {
      const body = { secret: invitation.code };
      const look = await api(program.server, 'POST', '/api/v1/invitations/look', { body });
      expect(look.json).toMatchObject({ name: 'Lin Sato', role: 'client' });
    }
    expect((await accepting(invitation.code, 'lin', 'seven boats on the lake')).status).toBe(200);
  });

  test('a newer one ends the earlier', async () => {
    const { id, invitation } = added('Bo Lindqvist');
    program.command('person', 'invite', id);
    expect(
      (await accepting(invitation.code, 'bo-lindqvist', 'seven boats on the lake')).status,
    ).toBe(410);
  });

  test('ends after a week, in the same words', async () => {
    const { id, invitation } = added('Tam Nguyen');
    await program.server.stop();
    // created_by is nobody: the command line. What follows in the row is when it ends.
    overwrite(program.data, Buffer.concat([bytes_of_id(id), Buffer.alloc(16)]), (ends_at) =>
      ends_at.writeUIntBE(Date.now() - 1000, 0, 6),
    );
    await program.server.start();
    const late = await accepting(invitation.code, 'tam-nguyen', 'seven boats on the lake');
    expect(late.status).toBe(410);
    const unknown = await accepting('0000-0000-0001', 'tam-nguyen', 'seven boats on the lake');
    expect(unknown.text).toBe(late.text);
  });

  test('a name that is in use is not taken, and the invitation stays good', async () => {
    const { invitation } = added('Second Maria');
    const taken = await accepting(invitation.code, maria.login, 'seven boats on the lake');
    expect(taken.json).toMatchObject({ status: 409, code: 'login.taken', field: '/login' });
    const free = await accepting(invitation.code, 'second-maria', 'seven boats on the lake');
    expect(free.status).toBe(200);
  });

  test.each([
    ['too short', 'seven boats on'],
    ['a name that others know', 'Fay WhitlockFay Whitlock'],
    ['first tried', 'onedayatatime2026!!'],
    ['a pattern', '123456789012345678'],
    ['one letter', 'aaaaaaaaaaaaaaaaaaa'],
  ])('a password that is %s is not taken', async (_, password) => {
    const { invitation } = added('Fay Whitlock');
    const reply = await accepting(invitation.code, `fay-${uuidv7()}`, password);
    expect(reply.status).toBe(422);
    expect(reply.json).toMatchObject({ code: 'password.weak', field: '/password' });
  });
});

describe('the second factor', () => {
  test('staff set one up before anything opens', async () => {
    const { id, invitation } = program.command(
      ...['person', 'add', '--name', 'Alex', '--role', 'recovery_coach', '--invite'],
    );
    const reply = await accepting(secret_in(invitation.link), 'alex', 'quiet harbor');
    expect(reply.json.next).toBe('set_up_totp');
    const alex = new Session(program.server, id, cookie_of(reply), 'alex', 'quiet harbor');
    for (const path of ['/api/v1/me', '/api/v1/caseload', '/api/v1/people', '/api/v1/events']) {
      const closed = await alex.get(path);
      expect(closed.status, path).toBe(401);
      expect(closed.json.code).toBe('session.unfinished');
    }
    const { secret, uri } = (await alex.post('/api/v1/me/totp')).json;
    expect(uri).toContain(`secret=${secret}`);
    const wrong = await alex.post('/api/v1/me/totp/confirm', { code: totp(secret, 1000) });
    expect(wrong.json.code).toBe('totp.wrong');
    const right = await alex.post('/api/v1/me/totp/confirm', { code: totp(secret) });
    expect(right.status).toBe(200);
    expect(new Set(right.json.recovery_codes).size).toBe(8);
    expect((await alex.get('/api/v1/me')).json.totp).toBe(true);
  });

  test('is asked for at every sign-in, and a code works once', async () => {
    const half = await again(sam);
    expect((await half.get('/api/v1/me')).status).toBe(401);
    const wrong = await half.post('/api/v1/sign-in/code', { code: totp(sam.secret!, 1000) });
    expect(wrong.json.code).toBe('sign_in.code_wrong');
    const code = totp(sam.secret!, 1);
    const right = await half.post('/api/v1/sign-in/code', { code });
    expect(right.json).toMatchObject({ next: 'done', me: { id: sam.person, totp: true } });
    expect(cookie_of(right), 'a new token for a new level').not.toBe(half.cookie);
    expect((await half.get('/api/v1/me')).status).toBe(401);

    const other = await again(sam);
    const replayed = await other.post('/api/v1/sign-in/code', { code });
    expect(replayed.status).toBe(401);
    expect(replayed.text).toBe(wrong.text);
  });

  test('a code of a minute before or after is not right', async () => {
    for (const steps of [-3, 3]) {
      const half = await again(sam);
      const reply = await half.post('/api/v1/sign-in/code', { code: totp(sam.secret!, steps) });
      expect(reply.status, `${steps}`).toBe(401);
    }
  });

  test('of two who use a recovery code at once one comes in', async () => {
    const code = sam.recovery_codes[7]!;
    const halves = [await again(sam), await again(sam), await again(sam)];
    const replies = await Promise.all(
      halves.map((half) => half.post('/api/v1/sign-in/code', { code })),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 401, 401]);
  });

  test('whoever has only the password neither replaces it nor ends sessions', async () => {
    const half = await again(sam);
    for (const path of ['/me/totp', '/me/totp/confirm', '/sign-out/everywhere', '/me/password']) {
      const body = path.endsWith('confirm') ? { code: '123456' } : {};
      expect((await half.post(`/api/v1${path}`, body)).status, path).toBe(404);
    }
    const journal = `/api/v1/journals/${maria.person}/entries`;
    expect((await half.get(journal)).status).toBe(401);
    expect((await half.post(journal, { entries: [] })).json.code).toBe('session.unfinished');
  });

  test('a recovery code stands in for it, once', async () => {
    const code = sam.recovery_codes[0]!;
    const first = await (await again(sam)).post('/api/v1/sign-in/code', { code });
    expect(first.json.next).toBe('done');
    const second = await (await again(sam)).post('/api/v1/sign-in/code', { code });
    expect(second.status).toBe(401);
    const typed = sam.recovery_codes[1]!.toLowerCase();
    const other = await (await again(sam)).post('/api/v1/sign-in/code', { code: typed });
    expect(other.json.next).toBe('done');
  });
});

describe('ending', () => {
  test('signing out ends this session and tells the browser to forget', async () => {
    const phone = await again(maria);
    const laptop = await again(maria);
    const reply = await phone.post('/api/v1/sign-out');
    expect(reply.status).toBe(204);
    expect(reply.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(reply.headers.get('clear-site-data')).toContain('storage');
    expect((await phone.get('/api/v1/me')).status).toBe(401);
    expect((await laptop.get('/api/v1/me')).status).toBe(200);
  });

  test('and the live stream of this device', async () => {
    const phone = await again(maria);
    const stream = await Events.open(phone);
    expect((await phone.post('/api/v1/sign-out')).status).toBe(204);
    await stream.end();
    expect((await phone.get('/api/v1/events')).status).toBe(401);
  });

  test('signing out everywhere ends the others, and their streams', async () => {
    const phone = await again(maria);
    const laptop = await again(maria);
    const stream = await Events.open(laptop);
    expect((await phone.post('/api/v1/sign-out/everywhere')).status).toBe(204);
    for (const session of [phone, laptop, maria]) {
      expect((await session.get('/api/v1/me')).status).toBe(401);
    }
    await stream.end();
    maria.cookie = (await again(maria)).cookie;
  });

  test('a new password ends the others and keeps this one', async () => {
    const phone = await again(maria);
    const laptop = await again(maria);
    const wrong = { current: 'not this', password: 'a lantern over the water' };
    expect((await phone.post('/api/v1/me/password', wrong)).json.field).toBe('/current');
    const right = { ...wrong, current: maria.password };
    const changed = await phone.post('/api/v1/me/password', right);
    expect(changed.status).toBe(204);
    phone.cookie = cookie_of(changed);
    expect((await phone.get('/api/v1/me')).status).toBe(200);
    expect((await laptop.get('/api/v1/me')).status).toBe(401);
    expect((await sign_in(maria.login, maria.password)).status).toBe(401);
    expect((await sign_in(maria.login, right.password)).status).toBe(200);
    maria.cookie = phone.cookie;
  });

  test('a session outlives a restart of the server', async () => {
    await program.server.stop();
    await program.server.start();
    expect((await maria.get('/api/v1/me')).status).toBe(200);
  });
});

describe('from another site', () => {
  const unsafe = [
    ['POST', '/api/v1/sign-in'],
    ['POST', '/api/v1/sign-out'],
    ['POST', '/api/v1/people'],
    ['POST', `/api/v1/journals/${uuidv7()}/entries`],
    ['DELETE', `/api/v1/people/${uuidv7()}/memberships`],
  ] as const;

  test.each([
    ['Origin', 'https://elsewhere.example'],
    ['Origin', 'null'],
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Site', 'same-site'],
  ])('%s: %s changes nothing', async (name, value) => {
    for (const [method, path] of unsafe) {
      const headers = { [name]: value };
      const reply = await maria.ask(method, path, { body: {}, headers });
      expect(reply.status, `${method} ${path}`).toBe(403);
      expect(reply.json.code).toBe('request.cross_site');
    }
  });

  test('our own page may', async () => {
    const headers = { Origin: program.server.url, 'Sec-Fetch-Site': 'same-origin' };
    const reply = await maria.ask('POST', '/api/v1/people', { body: {}, headers });
    expect(reply.json.code).not.toBe('request.cross_site');
  });
});

describe('without a session', () => {
  const closed = routes().filter((route) => !route.is_open);
  const filled = (path: string) => path.replaceAll(/\{[^}]+\}/g, uuidv7());

  test.each(closed.map((route) => [route.method, route.path]))(
    '%s %s is 401',
    async (method, path) => {
      for (const cookie of [undefined, 'alongside=someoneelse']) {
        const asked = method === 'POST' ? { body: {}, cookie } : { cookie };
        const reply = await api(program.server, method, filled(path), asked);
        expect(reply.status).toBe(401);
        expect(reply.json.code).toBe('session.none');
      }
    },
  );

  test('every route of the contract is there', async () => {
    for (const { method, path } of routes()) {
      const reply = await program.server.fetch(filled(path), { method });
      // The address is the secret itself: nobody hears whether there is another one.
      const is_secret = path === '/calendar/{file}';
      hold_to_contract(
        method,
        filled(path),
        reply.status,
        reply.headers.get('content-type'),
        await reply.text(),
      );
      if (!is_secret) expect(reply.status, `${method} ${path}`).not.toBe(404);
      expect(reply.status, `${method} ${path}`).not.toBe(405);
    }
  });
});
