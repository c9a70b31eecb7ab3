// What should never be sent, sent to every route that writes: a 4xx that names the field, or a
// closed connection; nothing is written, and others are served meanwhile.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { routes } from '../support/contract.ts';
import { draft, type Json, Program, type Session, uuidv7 } from '../support/program.ts';
import { ask_raw, exchange, type RawReply, request_bytes, Wire } from '../support/raw.ts';
import { rows_of } from '../support/rows.ts';
import { request_schema, rules, sample_body, sample_request, schema_of } from '../support/rules.ts';

let program: Program;
let sam: Session;
let lee: Session; // administrator: may write by every route there is
let maria: Session;
let jo: Session; // another client

beforeAll(async () => {
  program = await Program.start();
  sam = await program.add('Sam', 'clinician');
  lee = await program.add('Lee', 'administrator');
  maria = await program.add_client('Maria', sam);
  jo = await program.add_client('Jo', sam);
});
afterAll(() => program.end());

// Failures to sign in are counted and heads are signed by the minute, which is meant; nothing else
// may be left behind.
const rows = (): Record<string, number> => ({
  ...rows_of(program.data),
  attempt: 0,
  signed_head: 0,
});

/** Within one group of tests nothing is written by any of them. */
function nothing_is_written() {
  let before: Record<string, number>;
  beforeAll(() => {
    before = rows();
  });
  afterAll(() => expect(rows()).toEqual(before));
}
afterEach(async () => {
  expect((await jo.get('/api/v1/me')).status, 'someone else is served').toBe(200);
});

const writing = routes()
  .filter(({ method }) => method === 'POST')
  .filter(({ method, path }) => request_schema(method, path))
  .map(({ path }) => path);
const writer = (path: string) => (path.includes('/journals/') ? maria : lee);
const filled = (path: string) => path.replace(/\{(id|subject)\}/, maria.person);

async function posts(path: string, body: string | Buffer, type = 'application/json') {
  const headers = { Cookie: writer(path).cookie!, ...(type ? { 'Content-Type': type } : {}) };
  return ask_raw(program.server.url, { method: 'POST', path: filled(path), headers, body });
}

/** The problem of an answer that must be a refusal. */
function refused(reply: RawReply, what: string): Json {
  const said = `${what}: ${reply.status} ${reply.body.toString().slice(0, 300)}`;
  expect(reply.status, said).toBeGreaterThanOrEqual(400);
  expect(reply.status, said).toBeLessThan(500);
  expect(reply.lines, said).toContain('Content-Type: application/problem+json');
  return JSON.parse(reply.body.toString());
}

/**
 * Values that a field's schema does not allow.
 * @param is_needed  a field that may be left out may also be null, which says the same
 */
function wrong_values(schema: Json, is_needed: boolean): unknown[] {
  const others: [string, unknown][] = [
    ['string', 'x'],
    ['integer', 7],
    ['boolean', true],
    ['array', []],
    ['object', {}],
    ['null', null],
  ];
  const wrong = others
    .filter(([type]) => type !== schema.type && (is_needed || type !== 'null'))
    .map(([, value]) => value);
  if (schema.type === 'integer') {
    wrong.push(1.5, 1e300, -1e300, (schema.maximum ?? 9) + 1, (schema.minimum ?? 0) - 1);
  }
  if (schema.type !== 'string') return wrong;
  if (schema.enum || schema.format) return [...wrong, '', 'relapse', ' ', '2026-02-30'];
  wrong.push('x'.repeat((schema.maxLength as number) + 1), 'a\0b');
  if (schema.minLength) wrong.push('x'.repeat((schema.minLength as number) - 1));
  return wrong;
}

/** A body with one value, as text; what JSON cannot hold comes in by way of its escape. */
const with_value = (body: Json, name: string, value: unknown) =>
  JSON.stringify({ ...body, [name]: value });

describe.each(writing)('POST %s', (path) => {
  nothing_is_written();
  const whole = () => sample_request('POST', path) as Json;

  test.each([
    ['nothing', ''],
    ['half of it', '{"a": '],
    ['two at once', '{}{}'],
    ['a list', '[]'],
    ['a text', '"entries"'],
    ['null', 'null'],
    ['a number that is none', '{"a": 1e99999}'],
    ['comments', '/* */ {}'],
    ['a byte order mark', '\ufeff{}'],
    ['deep lists', '['.repeat(200_000)],
    ['deep objects', '{"a":'.repeat(150_000)],
    ['deep within a field', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`],
    ['a key twice', '{"a":1,"a":2}'],
  ])('%s', async (name, text) => {
    expect(refused(await posts(path, text), name).code).toMatch(/^request\./);
  });

  test('bytes that are no UTF-8, and halves of a character', async () => {
    const name = Object.keys(whole())[0]!;
    for (const bytes of ['ff', 'c0af', 'eda080', 'f8a1a1a1a1', 'f4908080', 'e282']) {
      const text = Buffer.concat([
        Buffer.from(`{"${name}":"`),
        Buffer.from(bytes, 'hex'),
        Buffer.from('"}'),
      ]);
      refused(await posts(path, text), bytes);
    }
    for (const escape of ['\\ud800', '\\udc00\\ud800', '\\ud800x']) {
      refused(await posts(path, `{"${name}":"${escape}"}`), escape);
    }
  });

  test('every field: of the wrong type, beyond its limits, missing, unknown', async () => {
    const schema = request_schema('POST', path);
    const fields = Object.entries(schema.properties as Record<string, Json>);
    const required = (schema.required ?? []) as string[];
    for (const [name, field] of fields) {
      for (const value of wrong_values(schema_of(field), required.includes(name))) {
        const text = with_value(whole(), name, value);
        const problem = refused(await posts(path, text), text.slice(0, 200));
        expect(problem.field, text.slice(0, 200)).toMatch(new RegExp(`^/${name}(/|$)`));
      }
    }
    for (const name of required) {
      const problem = refused(await posts(path, with_value(whole(), name, undefined)), name);
      expect(problem.field).toBe(`/${name}`);
    }
    refused(await posts(path, with_value(whole(), 'surplus', 1)), 'surplus');
  });

  test('not sent as JSON', async () => {
    const text = JSON.stringify(whole());
    for (const type of [
      '',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
      'text/json',
    ]) {
      expect(refused(await posts(path, text, type), type).code, type).toBe('request.type');
    }
  });

  test('too large, by its length and by its bytes', async () => {
    const large = await posts(path, `{"a":"${'x'.repeat(1_100_000)}"}`);
    expect(refused(large, 'large').code).toBe('request.too_large');
  });
});

describe('every kind of entry', () => {
  nothing_is_written();

  test.each(rules.kinds.map(({ kind }) => kind))('%s: each field', async (kind) => {
    const schema = schema_of({ $ref: `#/components/schemas/${kind}` });
    const entries: Json[] = [];
    const named: string[] = [];
    const wrongly = (name: string, value: unknown) => {
      entries.push(draft(kind, { ...sample_body(kind).body, [name]: value }, { about: uuidv7() }));
      named.push(name);
    };
    for (const [name, field] of Object.entries((schema.properties ?? {}) as Record<string, Json>)) {
      const is_needed = (schema.required ?? []).includes(name);
      for (const value of wrong_values(schema_of(field), is_needed)) wrongly(name, value);
    }
    for (const name of (schema.required ?? []) as string[]) wrongly(name, undefined);
    wrongly('surplus', 1);
    for (let i = 0; i < entries.length; i += 100) {
      const answers = await maria.hand_in(maria.person, entries.slice(i, i + 100));
      answers.forEach((answer, k) => {
        const what = JSON.stringify([entries[i + k].body, answer]).slice(0, 600);
        expect(answer.status, what).toBe('refused');
        expect(answer.problem.code, what).toBe('request.field');
        expect(answer.problem.field, what).toMatch(new RegExp(`^/body/${named[i + k]}(/|$)`));
      });
    }
  });

  test.each([
    ['someone else as author', { author: uuidv7() }, '/author'],
    ['a place in the order', { seq: 1 }, '/seq'],
    ['another journal', { subject: uuidv7() }, '/subject'],
    ['an id that is none', { about: 'goal' }, '/about'],
    ['no kind', { kind: undefined }, '/kind'],
    ['a kind that is no text', { kind: 7 }, '/kind'],
    ['no body', { body: undefined }, '/body'],
    ['a body that is a list', { body: [] }, '/body'],
    ['version nought', { v: 0 }, '/v'],
    ['a version that is no number', { v: '1' }, '/v'],
    ['an audience that is none', { audience: 'everyone' }, '/audience'],
    ['a time that is none', { occurred_at: 'yesterday' }, '/occurred_at'],
    ['a day that is none', { occurred_at: '2026-02-30T08:00:00Z' }, '/occurred_at'],
    ['a time of another century', { occurred_at: '1726-11-21T08:00:00Z' }, '/occurred_at'],
    ['a time that is far ahead', { occurred_at: '2199-11-21T08:00:00Z' }, '/occurred_at'],
    ['an hour that is none', { occurred_at: '2026-11-21T25:00:00Z' }, '/occurred_at'],
  ])('the envelope: %s', async (_, change, field) => {
    const entry = { ...draft('message.sent', { words: 'Hello' }), ...change };
    const [answer] = await maria.hand_in(maria.person, [entry]);
    expect(answer).toMatchObject({ status: 'refused', problem: { field } });
  });
});

describe('what reads oddly', () => {
  test('what belongs to another client cannot be spoken of', async () => {
    const goal = uuidv7();
    const proposed = draft('goal.proposed', { words: 'Theirs' }, { about: goal });
    await jo.hand_in(jo.person, [proposed]);
    const before = rows();
    const attempts = [
      draft('goal.accepted', { words: 'Mine' }, { about: goal }),
      draft('step.added', { goal, words: 'Mine', owner: 'client' }, { about: uuidv7() }),
      draft('correction.made', { words: 'No' }, { about: proposed.id }),
      draft('consent.revoked', {}, { about: goal }),
      draft('support.attended', { went_on: '2026-11-21' }, { about: goal }),
    ];
    for (const answer of await maria.hand_in(maria.person, attempts)) {
      expect(answer, JSON.stringify(answer)).toMatchObject({ status: 'refused' });
    }
    expect(rows()).toEqual(before);
  });

  test('text is kept as it was written, whatever it looks like', async () => {
    const odd = ['<script>', "'; DROP TABLE entry; --", '../../etc/passwd', '${7*7}', '‮abc', '🧡'];
    const entries = odd.map((words) => draft('message.sent', { words }));
    const answers = await maria.hand_in(maria.person, entries);
    expect(answers.map((answer) => answer.status)).toEqual(odd.map(() => 'accepted'));
    const { messages } = await maria.view(maria.person, '/messages');
    expect(messages.slice(0, odd.length).map((m: Json) => m.words)).toEqual(odd.toReversed());
  });
});

describe('slow, many, one after the other', () => {
  const path = () => `/api/v1/journals/${maria.person}/entries`;
  const whole_request = () => {
    const body = JSON.stringify({ entries: [draft('message.sent', { words: 'In pieces' })] });
    const headers = { Cookie: maria.cookie!, 'Content-Type': 'application/json' };
    return request_bytes({ method: 'POST', path: path(), headers, body });
  };

  let before: Record<string, number>;
  beforeEach(() => {
    before = rows();
  });

  test('two hundred who begin and do not go on hold up nobody, and write nothing', async () => {
    const wires: Wire[] = [];
    for (let i = 0; i < 200; ++i) {
      const bytes = whole_request();
      const wire = await Wire.open(program.server.url);
      wire.send(bytes.subarray(0, i % 2 ? 20 : bytes.length - 5)); // within the head, in the body
      wires.push(wire);
    }
    const view = await jo.get(`/api/v1/clients/${jo.person}/plan`);
    expect(view.status).toBe(200);
    const [answer] = await jo.hand_in(jo.person, [draft('message.sent', { words: 'Hello' })]);
    expect(answer.status).toBe('accepted');
    for (const wire of wires) wire.close();
    expect(rows()['entry']).toBe(before['entry']! + 1);
  });

  test('a request that comes byte by byte is taken', async () => {
    const wire = await Wire.open(program.server.url);
    wire.socket.setNoDelay(true);
    for (const byte of whole_request()) {
      wire.send(Buffer.from([byte]));
      await new Promise((done) => setImmediate(done));
    }
    const reply = await wire.answer();
    expect(reply?.status).toBe(200);
    expect(JSON.parse(reply!.body.toString()).answers[0].status).toBe('accepted');
    wire.close();
  });

  test('requests sent together are answered in order', async () => {
    const wire = await Wire.open(program.server.url);
    const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
    wire.send(ask('/healthz') + ask('/api/v1/nowhere') + ask('/readyz') + ask('/api/v1/me'));
    const statuses = [];
    for (let i = 0; i < 4; ++i) statuses.push((await wire.answer())?.status);
    expect(statuses).toEqual([200, 404, 200, 401]);
    wire.close();
  });

  test('after what cannot be read nothing more is taken from that connection', async () => {
    const wire = await Wire.open(program.server.url);
    wire.send(Buffer.concat([Buffer.from('POST / HTTP/1.1\r\n\r\n'), whole_request()]));
    expect((await wire.answer())?.status).toBe(400);
    expect(await wire.answer()).toBeUndefined();
    await wire.end();
    expect(rows()).toEqual(before);
  });

  test('a body that is shorter than its length, then silence, then goodbye', async () => {
    const wire = await Wire.open(program.server.url);
    wire.send(whole_request().subarray(0, -1));
    wire.socket.end();
    expect(await wire.answer()).toBeUndefined();
    wire.close();
    expect(rows()).toEqual(before);
  });

  test('a smuggled second request is not read', async () => {
    const smuggled = `POST ${path()} HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
    const reply = await exchange(program.server.url, smuggled + whole_request().toString());
    expect(reply!.status).toBeGreaterThanOrEqual(400);
    expect(rows()).toEqual(before);
  });
});
