// What is the same for every answer: tags, caching, security headers, the app's own pages.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Program, type Session, uuidv7, write } from '../support/program.ts';

let program: Program;
let sam: Session;
let maria: Session;
let id: string;

const views = [
  '',
  '/plan',
  '/today',
  '/checkins',
  '/measures',
  '/chart',
  '/supports',
  '/messages',
  '/sharing',
  '/timeline',
];

beforeAll(async () => {
  program = await Program.start();
  sam = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', sam);
  id = maria.person;
});
afterAll(() => program.end());

describe('a tag', () => {
  test.each(views)(
    'clients/{id}%s: unchanged costs a 304, a change gives a new one',
    async (view) => {
      const path = `/api/v1/clients/${id}${view}`;
      const first = await maria.get(path);
      const tag = first.headers.get('etag') ?? '';
      expect(tag).toMatch(/^(W\/)?".+"$/);
      const same = await maria.get(path, { 'If-None-Match': tag });
      expect(same.status).toBe(304);
      expect(same.text).toBe('');
      expect(same.headers.get('etag')).toBe(tag);

      const goal = uuidv7();
      await write(sam, id, 'goal.proposed', { words: 'Walk' }, { about: goal });
      await write(maria, id, 'message.sent', { words: 'Thank you' });
      const changed = await maria.get(path, { 'If-None-Match': tag });
      expect(changed.status).toBe(200);
      expect(changed.headers.get('etag')).not.toBe(tag);
    },
  );

  test('of the caseload', async () => {
    const first = await sam.get('/api/v1/caseload');
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    expect((await sam.get('/api/v1/caseload', headers)).status).toBe(304);
    await write(maria, id, 'checkin.recorded', { answers: [], talk: true });
    expect((await sam.get('/api/v1/caseload', headers)).status).toBe(200);
  });

  test('of one reader is not that of another', async () => {
    const path = `/api/v1/clients/${id}/plan`;
    const tag = (await maria.get(path)).headers.get('etag') ?? '';
    expect((await sam.get(path, { 'If-None-Match': tag })).status).toBe(200);
  });

  test('names what is in the view: someone who is renamed by joining changes it', async () => {
    const path = `/api/v1/clients/${id}/sharing`;
    const tag = (await maria.get(path)).headers.get('etag') ?? '';
    await write(maria, id, 'care_team.left', { person: sam.person });
    expect((await maria.get(path, { 'If-None-Match': tag })).status).toBe(200);
    expect((await sam.get(path)).status).toBe(404);
  });
});

describe('pages', () => {
  test.each([
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=many', '/limit'],
    ['cursor=nowhere', '/cursor'],
  ])('timeline?%s is refused', async (query, field) => {
    const reply = await maria.get(`/api/v1/clients/${id}/timeline?${query}`);
    expect(reply.status).toBe(400);
    expect(reply.json.field).toBe(field);
  });
});

describe('headers', () => {
  const promised = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };

  test.each([
    ['the app', '/'],
    ['the API', '/api/v1/directory/search'],
    ['a problem', '/api/v1/clients/none/plan'],
    ['an address that is nowhere', '/api/v1/nowhere'],
    ['a missing file', '/assets/missing.js'],
  ])('%s is guarded', async (_, path) => {
    const reply = await program.server.fetch(path, { headers: { Cookie: maria.cookie ?? '' } });
    for (const [name, value] of Object.entries(promised)) {
      expect(reply.headers.get(name), name).toBe(value);
    }
    const policy = reply.headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    expect(reply.headers.get('permissions-policy')).toContain('camera=()');
    expect(reply.headers.get('server')).toBeNull();
    expect(reply.headers.get('strict-transport-security'), 'not over http').toBeNull();
  });

  test('no answer of the API is kept by a cache', async () => {
    for (const path of [
      '/api/v1/me',
      `/api/v1/clients/${id}/plan`,
      `/api/v1/clients/${uuidv7()}`,
    ]) {
      expect((await maria.get(path)).headers.get('cache-control'), path).toContain('no-store');
    }
  });
});

describe('the app', () => {
  test('finds its own pages: any address gives it', async () => {
    for (const path of ['/', '/plan', '/clients/abc/plan', '/join']) {
      const reply = await program.server.fetch(path);
      expect(reply.status, path).toBe(200);
      expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(reply.headers.get('cache-control')).toBe('no-cache');
      expect(await reply.text()).toContain('<title>Alongside</title>');
    }
  });

  test('a missing file is missing', async () => {
    for (const path of ['/assets/missing.js', '/missing.png']) {
      const reply = await program.server.fetch(path);
      expect(reply.status, path).toBe(404);
      expect(reply.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  test('files named by their content are kept for good', async () => {
    const page = await (await program.server.fetch('/')).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
    expect(script).toBeDefined();
    const reply = await program.server.fetch(script!);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(reply.headers.get('cache-control')).toContain('immutable');
    const tag = reply.headers.get('etag') ?? '';
    const again = await program.server.fetch(script!, { headers: { 'If-None-Match': tag } });
    expect(again.status).toBe(304);
  });

  test('runs no script of its own page, as its policy asks', async () => {
    const page = await (await program.server.fetch('/')).text();
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).not.toMatch(/<style|\sstyle="|\son\w+="/);
  });
});

describe('methods', () => {
  test('HEAD answers as GET does, without the body', async () => {
    const headers = { Cookie: maria.cookie ?? '' };
    for (const path of ['/', '/api/v1/me', `/api/v1/clients/${id}/plan`]) {
      const head = await program.server.fetch(path, { method: 'HEAD', headers });
      const get = await program.server.fetch(path, { headers });
      expect(head.status).toBe(get.status);
      for (const name of ['content-type', 'etag', 'cache-control']) {
        expect(head.headers.get(name), `${path} ${name}`).toBe(get.headers.get(name));
      }
      expect(await head.text()).toBe('');
    }
  });

  test('one that an address does not take is named as such', async () => {
    const reply = await program.server.fetch('/api/v1/me', { method: 'PUT' });
    expect(reply.status).toBe(405);
    expect(reply.headers.get('allow')).toContain('GET');
    expect((await program.server.fetch('/', { method: 'POST' })).status).toBe(405);
  });

  test('the program says that it is alive and ready', async () => {
    for (const path of ['/healthz', '/readyz']) {
      expect((await program.server.fetch(path)).status, path).toBe(200);
    }
  });
});
