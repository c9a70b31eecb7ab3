// The link in a reminder: behind it is the form and nothing else, it works once, and asking for it in
// any other way does nothing (CHK1).
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Detector } from '../support/leaks.ts';
import { api, draft, Program, type Reply, type Session, uuidv7 } from '../support/program.ts';

let program: Program;
let sam: Session;
let maria: Session;
let token: string;

beforeAll(async () => {
  program = await Program.start();
  sam = await program.add('Sam Okafor', 'clinician');
  maria = await program.add_client('Maria Rios', sam);
});
afterAll(() => program.end());

const link = (): string =>
  program.command('person', 'check-in-link', '--person', maria.person).link as string;
const fresh = () => link().split('#')[1]!;
beforeEach(() => (token = fresh()));

const look = (of: string, headers = {}): Promise<Reply> =>
  api(program.server, 'POST', '/api/v1/passes/look', { body: { token: of }, headers });
const send = (of: string, ...entries: unknown[]): Promise<Reply> =>
  api(program.server, 'POST', '/api/v1/passes/entries', { body: { token: of, entries } });
const check_in = (further = {}) =>
  draft('checkin.recorded', {
    answers: [{ question: 'mood', value: 3 }],
    talk: false,
    ...further,
  });
const count = async () => (await maria.view(maria.person, '/checkins')).checkins.length as number;

describe('behind a link', () => {
  test('is the form, and nothing of who it is for', async () => {
    const shown = await look(token);
    expect(shown.status).toBe(200);
    expect(Object.keys(shown.json).sort()).toEqual([
      'expires_at',
      'form',
      'instruments',
      'purpose',
    ]);
    expect(shown.json.form.items.map(({ question }: { question: string }) => question)).toEqual([
      'mood',
      'urge',
      'sleep',
      'connection',
    ]);
    for (const word of ['Maria', 'Rios', 'Sam', maria.person]) {
      expect(shown.text).not.toContain(word);
    }
    expect(shown.headers.get('cache-control')).toContain('no-store');
    expect(shown.headers.get('set-cookie')).toBeNull();
  });

  test('a GET does nothing, whatever it is asked with', async () => {
    for (const path of [
      '/c',
      `/api/v1/passes/look?token=${token}`,
      `/api/v1/passes/${token}`,
      '/api/v1/passes/entries',
    ]) {
      const response = await program.server.fetch(path);
      const text = await response.text();
      expect(text).not.toContain('"form"');
    }
    expect((await look(token)).status).toBe(200);
  });

  test('the check-in is the client’s own, and the answer tells nothing of the record', async () => {
    const before = await count();
    const sent = await send(token, check_in());
    expect(sent.status, sent.text).toBe(200);
    expect(sent.json).toEqual({
      answers: [{ id: sent.json.answers[0].id, status: 'accepted' }],
      told: false,
    });
    const { checkins } = await sam.view(maria.person, '/checkins');
    expect(checkins).toHaveLength(before + 1);
    expect(checkins[0].by.person).toBe(maria.person);
  });
});

describe('a link works once', () => {
  test('and the same entry again gets the same answer', async () => {
    const before = await count();
    const entry = check_in();
    expect((await send(token, entry)).json.answers[0].status).toBe('accepted');
    expect((await send(token, entry)).json.answers[0].status).toBe('accepted');
    expect((await send(token, check_in())).status).toBe(410);
    expect(await count()).toBe(before + 1);
  });

  test('two at the same moment make one check-in', async () => {
    const before = await count();
    const sent = await Promise.all(Array.from({ length: 6 }, () => send(token, check_in())));
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await count()).toBe(before + 1);
  });

  test('used and unknown ones get the same answer in the same words', async () => {
    await send(token, check_in());
    const [used, unknown] = [await look(token), await look(uuidv7())];
    expect(used.status).toBe(410);
    expect(used.text).toBe(unknown.text);
    const [sent_used, sent_unknown] = [await send(token, check_in()), await send('x', check_in())];
    expect(sent_used.text).toBe(sent_unknown.text);
  });
});

describe('through a link', () => {
  test.each([
    ['a message', 'message.sent', { words: 'Hello' }],
    ['a plan', 'vision.written', { words: 'Calm' }],
    ['an end of a consent', 'consent.revoked', {}],
    [
      'other questions',
      'checkin_questions.chosen',
      { items: [{ question: 'pain' }], something_good: false, seen_is_enough: false },
    ],
  ])('%s does not come', async (_, kind, body) => {
    const before = await count();
    const sent = await send(token, check_in(), draft(kind, body));
    expect(sent.status).toBe(403);
    expect(sent.json.code).toBe('pass.only_answers');
    expect(await count()).toBe(before);
  });

  test('one entry that cannot be read refuses them all, whatever the link is', async () => {
    const before = await count();
    for (const link of [token, uuidv7()]) {
      const sent = await send(link, check_in(), draft('consent.revoked', { person: uuidv7() }));
      expect(sent.status).toBe(400);
      expect(sent.json.field).toBe('/entries/1/body/person');
    }
    expect(await count()).toBe(before);
  });

  test('an entry that is refused says why, and the link stays good', async () => {
    const refused = await send(token, draft('checkin.recorded', { answers: [], talk: false }));
    expect(refused.json.answers[0]).toMatchObject({ status: 'refused' });
    expect((await send(token, check_in())).json.answers[0].status).toBe('accepted');
  });

  test('nothing is sent from another site', async () => {
    const headers = { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' };
    expect((await look(token, headers)).status).toBe(403);
  });

  test('a body that is no body is refused by name', async () => {
    const post = (body: unknown, path = 'entries') =>
      api(program.server, 'POST', `/api/v1/passes/${path}`, { body });
    expect((await post({ entries: [check_in()] })).json.field).toBe('/token');
    expect((await post({ token })).json.field).toBe('/entries');
    expect((await post({ token, entries: [] })).json.field).toBe('/entries');
    expect((await post({ token: 7 }, 'look')).status).toBe(400);
  });
});

test('a token is nowhere in clear: not in the log, not in the data folder', async () => {
  const secret = fresh();
  await look(secret);
  await send(secret, check_in());
  const detector = new Detector();
  detector.add(secret);
  expect(detector.in_folder(program.data)).toEqual([]);
  expect(program.server.log).not.toContain(secret);
});

test('guessing is slowed down for the address, with a time to wait', async () => {
  let last: Reply | undefined;
  for (let i = 0; i < 80; ++i) last = await look(`guess-${i}`);
  expect(last!.status).toBe(429);
  expect(last!.json.code).toBe('pass.wait');
  expect(last!.headers.get('retry-after')).toBe('900');
});
