// The head of every answer: every route of the contract, the app and its files, and whatever the
// parser refuses before there is a route. One table of what must be there.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../support/contract.ts';
import { Program, type Session } from '../support/program.ts';
import { ask_raw, exchange, type RawReply, request_bytes } from '../support/raw.ts';
import { sample_request } from '../support/rules.ts';

let program: Program;
let maria: Session;
let script: string; // of the app, named by its content

beforeAll(async () => {
  program = await Program.start();
  const sam = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', sam);
  const page = await (await program.server.fetch('/')).text();
  script = /src="(\/assets\/[^"]+\.js)"/.exec(page)![1]!;
});
afterAll(() => program.end());

/** On every answer, whatever it is. */
const everywhere: Record<string, string> = {
  'content-security-policy': [
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;",
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';",
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none';",
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html alongside-sw",
  ].join(' '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)',
};

function headers_of(reply: RawReply): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const line of reply.lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return headers;
}

/** What is wrong with the head of an answer; `kept` where a cache may keep it. */
function faults(reply: RawReply, kept = false): string[] {
  const headers = headers_of(reply);
  const found: string[] = [];
  for (const [name, value] of Object.entries(everywhere)) {
    const said = headers.get(name) ?? [];
    if (said.length !== 1 || said[0] !== value) found.push(`${name}: ${said.join(' | ')}`);
  }
  const twice = [...headers].filter(([name, said]) => said.length > 1 && name !== 'set-cookie');
  found.push(...twice.map(([name]) => `${name} comes twice`));
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin']) {
    if (headers.has(name)) found.push(`${name} is told`);
  }
  const cache = headers.get('cache-control')?.[0] ?? '';
  if (!kept && !cache.includes('no-store')) found.push(`cache-control: ${cache}`);
  const type = headers.get('content-type')?.[0];
  if (reply.body.length > 0 && !type) found.push('content-type is missing');
  if (reply.status >= 400 && type !== 'application/problem+json') found.push(`type: ${type}`);
  return found;
}

/** The one answer of the API that tells nothing of anybody. */
const may_be_kept = (path: string) => path === '/api/v1/help';

const signed_in = () => ({ Cookie: maria.cookie! });
const filled = (path: string) => path.replace(/\{(id|subject)\}/, maria.person);

describe('every route', () => {
  const asked = routes()
    .filter(({ path }) => path !== '/api/v1/events' && !path.endsWith('/sign-out/everywhere'))
    .filter(({ path }) => !path.endsWith('/sign-out') && !path.endsWith('/password'));

  test.each(asked.map(({ method, path }) => [method, path]))('%s %s', async (method, path) => {
    const sample = sample_request(method, path);
    const body = sample === undefined ? undefined : JSON.stringify(sample);
    const json = { 'Content-Type': 'application/json' };
    const ways = [
      { headers: {} }, // nobody
      { headers: { ...signed_in(), ...json }, body },
      { headers: { ...signed_in(), ...json }, body: body && '{' },
      { headers: { ...signed_in(), 'Sec-Fetch-Site': 'cross-site' }, body },
    ];
    for (const way of ways) {
      const reply = await ask_raw(program.server.url, { method, path: filled(path), ...way });
      expect(faults(reply, may_be_kept(path)), `${reply.status}`).toEqual([]);
      expect(headers_of(reply).has('set-cookie'), `${reply.status}`).toBe(false);
    }
    for (const other of ['OPTIONS', 'PATCH', 'TRACE']) {
      const reply = await ask_raw(program.server.url, { method: other, path: filled(path) });
      expect(faults(reply), `${other} ${reply.status}`).toEqual([]);
    }
  });

  test('the crisis lines, which a browser may keep and has to ask for again', async () => {
    const path = '/api/v1/help';
    const reply = await ask_raw(program.server.url, { path });
    const headers = headers_of(reply);
    expect(headers.get('cache-control')).toEqual(['no-cache']);
    const tag = { 'If-None-Match': headers.get('etag')![0]! };
    const unchanged = await ask_raw(program.server.url, { path, headers: tag });
    expect(unchanged.status).toBe(304);
    expect(faults(unchanged, true)).toEqual([]);
    expect(headers_of(unchanged).get('cache-control')).toEqual(['no-cache']);
    expect(headers_of(unchanged).get('etag')).toEqual(headers.get('etag'));
  });

  test('a view that is unchanged', async () => {
    const path = `/api/v1/clients/${maria.person}/plan`;
    const tag = (await maria.get(path)).headers.get('etag') ?? '';
    const headers = { ...signed_in(), 'If-None-Match': tag };
    const reply = await ask_raw(program.server.url, { path, headers });
    expect(reply.status).toBe(304);
    expect(faults(reply)).toEqual([]);
  });

  test('signing out, and a stream of events', async () => {
    const again = await maria.post('/api/v1/sign-in', {
      login: maria.login,
      password: maria.password,
    });
    const Cookie = again.headers.get('set-cookie')!.split(';')[0]!;
    const out = { method: 'POST', path: '/api/v1/sign-out', headers: { Cookie } };
    expect(faults(await ask_raw(program.server.url, out))).toEqual([]);
    const stream = await program.server.fetch('/api/v1/events', { headers: signed_in() });
    const lines = [...stream.headers].map(([name, value]) => `${name}: ${value}`);
    await stream.body?.cancel();
    expect(faults({ status: 200, lines, body: Buffer.alloc(0) })).toEqual([]);
  });
});

describe('the app and its files', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/clients/abc/plan', 'text/html; charset=utf-8', 'no-cache'],
    ['(script)', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ])('%s', async (name, type, cache) => {
    const path = name === '(script)' ? script : name;
    const reply = await ask_raw(program.server.url, { path });
    const headers = headers_of(reply);
    expect(faults(reply, true)).toEqual([]);
    expect(headers.get('content-type')).toEqual([type]);
    expect(headers.get('cache-control')).toEqual([cache]);
    const tag = { 'If-None-Match': headers.get('etag')![0]! };
    const unchanged = await ask_raw(program.server.url, { path, headers: tag });
    expect(unchanged.status).toBe(304);
    expect(faults(unchanged, true)).toEqual([]);
    expect(headers_of(unchanged).get('cache-control')).toEqual([cache]);
  });

  test.each(['/assets/none.js', '/none.png', '/api', '/api/v1', '/healthz', '/readyz'])(
    '%s',
    async (path) => expect(faults(await ask_raw(program.server.url, { path }))).toEqual([]),
  );
});

describe('what the parser refuses', () => {
  const long = 'x'.repeat(20_000);
  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['an odd version', 'GET / HTTP/3.0\r\nHost: a\r\n\r\n', 400],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['Host twice', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 400],
    ['a bare line feed', 'GET / HTTP/1.1\nHost: a\r\n\r\n', 400],
    ['a folded header', 'GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n', 400],
    ['a NUL', 'GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n', 400],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost : a\r\n\r\n', 400],
    ['an encoded NUL', 'GET /api/v1/%00 HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['an encoding that is none', 'GET /api/v1/%zz HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['bytes that are no UTF-8', 'GET /api/v1/%ff%fe HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['a long address', `GET /${long} HTTP/1.1\r\nHost: a\r\n\r\n`, 414],
    ['a long header', `GET / HTTP/1.1\r\nHost: a\r\nX: ${long}\r\n\r\n`, 431],
    ['many headers', `GET / HTTP/1.1\r\nHost: a\r\n${'X: 1\r\n'.repeat(5000)}\r\n`, 431],
    ['chunks', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 411],
    [
      'both lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
    ],
    ['a negative length', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n', 400],
    ['a huge length', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n', 413],
  ])('%s', async (_, bytes, status) => {
    const reply = await exchange(program.server.url, Buffer.from(bytes, 'latin1'));
    expect(reply, 'an answer').toBeDefined();
    expect(reply!.status).toBe(status);
    expect(faults(reply!)).toEqual([]);
    const problem = JSON.parse(reply!.body.toString()) as { status: number; title: string };
    expect(problem.status).toBe(status);
  });
});

describe('the table itself', () => {
  test('finds what is missing, doubled or too much', async () => {
    const reply = await exchange(program.server.url, request_bytes({ path: '/api/v1/me' }));
    const with_lines = (change: (lines: string[]) => string[]) =>
      faults({ ...reply!, lines: change(reply!.lines) });
    expect(with_lines((lines) => lines)).toEqual([]);
    for (const name of [...Object.keys(everywhere), 'cache-control', 'content-type']) {
      const without = (lines: string[]) => lines.filter((l) => !l.toLowerCase().startsWith(name));
      expect(with_lines(without), name).not.toEqual([]);
    }
    expect(with_lines((lines) => [...lines, 'Server: Beast'])).toEqual(['server is told']);
    expect(with_lines((lines) => [...lines, 'Referrer-Policy: origin'])).not.toEqual([]);
  });
});
