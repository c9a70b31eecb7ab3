// One way in: what is accepted, what is refused and how, and that nothing is lost or doubled.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Events } from '../support/events.ts';
import {
  draft,
  moment,
  Program,
  refusal,
  type Session,
  uuidv7,
  write,
} from '../support/program.ts';

let program: Program;
let sam: Session;
let maria: Session;
let id: string;

beforeAll(async () => {
  program = await Program.start();
  sam = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', sam);
  id = maria.person;
});
afterAll(() => program.end());

const entries_of = async (session: Session) =>
  (await session.get(`/api/v1/journals/${id}/entries?limit=100`)).json;
const post = (session: Session, asked: object) =>
  session.ask('POST', `/api/v1/journals/${id}/entries`, asked);

describe('sending again', () => {
  test('the same entry gets the same answer and stands once', async () => {
    const entry = draft('message.sent', { words: 'Good morning' });
    const [first] = await maria.hand_in(id, [entry]);
    const [again] = await maria.hand_in(id, [entry]);
    expect(again).toEqual(first);
    const page = await entries_of(maria);
    expect(page.entries.filter((e: { id: string }) => e.id === entry.id)).toHaveLength(1);
  });

  test('within one batch as well', async () => {
    const entry = draft('message.sent', { words: 'Twice in one' });
    const [first, again] = await maria.hand_in(id, [entry, entry]);
    expect(again).toEqual(first);
  });

  test('at the same time as well', async () => {
    const entry = draft('message.sent', { words: 'From two tabs' });
    const answers = await Promise.all([1, 2, 3, 4].map(() => maria.hand_in(id, [entry])));
    for (const [answer] of answers) expect(answer).toEqual(answers[0]?.[0]);
  });

  test('another content under the same id is refused, and the first one stands', async () => {
    const entry = draft('message.sent', { words: 'The first' });
    await maria.hand_in(id, [entry]);
    const [other] = await maria.hand_in(id, [{ ...entry, body: { words: 'Another' } }]);
    expect(other.problem).toMatchObject({ status: 409, code: 'entry.id_used', field: '/id' });
    const [stolen] = await sam.hand_in(id, [entry]);
    expect(stolen.problem.code).toBe('entry.id_used');
    const page = await entries_of(maria);
    const kept = page.entries.find((e: { id: string }) => e.id === entry.id);
    expect(kept.body.words).toBe('The first');
  });

  test('a declined entry may be sent again once it fits', async () => {
    const goal = uuidv7();
    const entry = draft('goal.accepted', { words: 'Sleep by eleven' }, { about: goal });
    const [early] = await maria.hand_in(id, [entry]);
    expect(early.status).toBe('refused');
    await write(sam, id, 'goal.proposed', { words: 'Sleep' }, { about: goal });
    const [later] = await maria.hand_in(id, [entry]);
    expect(later.status).toBe('accepted');
  });
});

describe('a batch', () => {
  test('one bad entry is named, and the others stand', async () => {
    const [first, bad, last] = await maria.hand_in(id, [
      draft('message.sent', { words: 'Before' }),
      draft('message.sent', { word: 'misspelled' }),
      draft('message.sent', { words: 'After' }),
    ]);
    expect(first.status).toBe('accepted');
    expect(bad.problem).toMatchObject({ status: 400, code: 'request.field' });
    expect(bad.problem.field).toMatch(/^\/body\/words?$/);
    expect(last).toMatchObject({ status: 'accepted', seq: first.seq + 1 });
  });

  test('entries of one batch build on each other', async () => {
    const goal = uuidv7();
    const answers = await maria.hand_in(id, [
      draft('goal.proposed', { words: 'Call my sister' }, { about: goal }),
      draft('goal.accepted', { words: 'Call my sister on Sundays' }, { about: goal }),
      draft('goal.rested', {}, { about: goal }),
      draft('goal.accepted', { words: 'Once more' }, { about: goal }),
    ]);
    expect(answers.map((a) => a.status)).toEqual(['accepted', 'accepted', 'accepted', 'refused']);
  });

  test('holds 1 to 100 entries', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => draft('message.sent', { words: `Note ${i}` }));
    for (const entries of [[], many(101)]) {
      const reply = await post(maria, { body: { entries } });
      expect(reply.status).toBe(400);
      expect(reply.json).toMatchObject({ code: 'request.field', field: '/entries' });
    }
    const answers = await maria.hand_in(id, many(100));
    expect(answers.filter((a) => a.status === 'accepted')).toHaveLength(100);
  });

  test('is read in pages, oldest first', async () => {
    const seqs: number[] = [];
    for (let after: number | undefined = 0; after !== undefined;) {
      const page = await maria.get(`/api/v1/journals/${id}/entries?limit=30&after=${after}`);
      seqs.push(...page.json.entries.map((e: { seq: number }) => e.seq));
      after = page.json.next as number | undefined;
    }
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  });
});

describe('what cannot be read', () => {
  test.each([
    ['not JSON', { raw: '{"entries": [' }, 'request.malformed'],
    ['not sent as JSON', { raw: '{}', headers: { 'Content-Type': 'text/plain' } }, 'request.type'],
    ['no list', { body: { entries: 'many' } }, 'request.field'],
    ['a further member', { body: { entries: [], more: 1 } }, 'request.field'],
    ['no id', { body: { entries: [{ kind: 'message.sent' }] } }, 'request.field'],
  ])('%s', async (_, asked, code) => {
    const reply = await post(maria, asked);
    expect(reply.status).toBe(400);
    expect(reply.json.code).toBe(code);
  });

  test('a body beyond the limit', async () => {
    const reply = await post(maria, { raw: `{"entries":["${'x'.repeat(1_200_000)}"]}` });
    expect(reply.status).toBe(413);
  });

  test.each([
    ['an unknown kind', { kind: 'goal.failed' }, 'entry.kind_unknown', '/kind'],
    ['an unknown version', { v: 99 }, 'entry.version_unknown', '/v'],
    [
      'a time without an offset',
      { occurred_at: '2026-11-21T08:00:00' },
      'request.field',
      '/occurred_at',
    ],
    [
      'an unknown zone',
      { occurred_at: '2026-11-21T08:00:00Z[Mars/Base]' },
      'request.field',
      '/occurred_at',
    ],
    ['a further member', { mood: 3 }, 'request.field', '/mood'],
    ['a time ahead', { occurred_at: moment(3_600_000) }, 'entry.time', '/occurred_at'],
    ['a time long ago', { occurred_at: moment(-400 * 86_400_000) }, 'entry.time', '/occurred_at'],
  ])('%s', async (_, change, code, field) => {
    const entry = { ...draft('message.sent', { words: 'Hello' }), ...change };
    const [answer] = await maria.hand_in(id, [entry]);
    expect(answer.problem).toMatchObject({ code, field });
  });

  test('a field one character too long; its neighbour fits', async () => {
    const words = (length: number) => ({ words: 'é'.repeat(length) });
    const problem = await refusal(maria, id, 'vision.written', words(2001));
    expect(problem.field).toBe('/body/words');
    await write(maria, id, 'vision.written', words(2000));
  });

  test('an older version is taken and upgraded', async () => {
    const goal = uuidv7();
    await write(sam, id, 'goal.proposed', { words: 'Read' }, { about: goal });
    await write(maria, id, 'goal.accepted', { words: 'Read at night' }, { about: goal, v: 1 });
    const plan = await maria.view(id, '/plan');
    expect(plan.goals.at(-1)).toMatchObject({ id: goal, state: 'active' });
  });
});

describe('who may write what', () => {
  test('a counselor does not take up a goal for a client, and is told what to do', async () => {
    const goal = uuidv7();
    await write(sam, id, 'goal.proposed', { words: 'Rest' }, { about: goal });
    const problem = await refusal(sam, id, 'goal.accepted', { words: 'Rest' }, { about: goal });
    expect(problem).toMatchObject({
      ...{ status: 403, code: 'rule.goal.accepted', type: '/problems/rule.goal.accepted' },
      title: 'Only the client takes up a goal, and only one that is on offer.',
      detail: 'Propose it, and let them answer.',
    });
    await write(maria, id, 'goal.accepted', { words: 'Rest' }, { about: goal });
  });

  test.each([
    ['vision.written', { words: 'Theirs' }],
    ['preferences.set', { called: 'M' }],
    ['checkin.recorded', { answers: [{ question: 'mood', value: 2 }], talk: false }],
    ['support.chosen', { choice: 'yes', name: 'Evening Meeting' }],
  ])('%s is never written by staff', async (kind, body) => {
    // A check-in about something is a part of another one, for oneself alone.
    const about = kind === 'checkin.recorded' ? {} : { about: uuidv7() };
    const problem = await refusal(sam, id, kind, body, about);
    expect(problem.code).toBe(`rule.${kind}`);
    await write(maria, id, kind, body, about);
  });

  test('a check-in is answered once, and by staff', async () => {
    const report = { answers: [], words: 'Fine', talk: false };
    const checkin = await write(maria, id, 'checkin.recorded', report);
    expect((await refusal(maria, id, 'checkin.answered', {}, { about: checkin })).code).toBe(
      'rule.checkin.answered',
    );
    const about = { about: checkin };
    expect((await refusal(sam, id, 'checkin.answered', {}, about)).code).toBe(
      'rule.checkin.answered', // "seen" was not agreed
    );
    await write(sam, id, 'checkin.answered', { words: 'Good' }, about);
    await refusal(sam, id, 'checkin.answered', { words: 'Very good' }, about);
  });

  test('nothing is written in the name of another, or for other readers than allowed', async () => {
    const words = { words: 'Hello' };
    expect((await refusal(sam, id, 'message.sent', words, { on_behalf: true })).code).toBe(
      'rule.on_behalf',
    );
    for (const audience of ['mine', 'shared', 'counseling']) {
      const problem = await refusal(sam, id, 'message.sent', words, { audience });
      expect(problem).toMatchObject({ code: 'rule.audience', field: '/audience' });
    }
  });
});

describe('kept to oneself', () => {
  test('what is `mine` stays invisible to the care team, in every view and stream', async () => {
    const stream = await Events.open(sam);
    const report = { answers: [], words: 'Only for me', talk: true };
    const mine = await write(maria, id, 'checkin.recorded', report, { audience: 'mine' });
    const told = await write(maria, id, 'message.sent', { words: 'For both' });
    const { head } = await maria.view(id, '/plan');
    await stream.next((event) => event.data.seq === head);
    stream.close();
    expect(stream.heard.map((event) => event.data.seq)).not.toContain(head - 1);

    expect((await maria.view(id, '/checkins')).checkins[0].id).toBe(mine);
    for (const path of ['checkins', 'timeline', 'plan', 'messages', 'supports', 'sharing']) {
      expect(JSON.stringify(await sam.view(id, `/${path}`)), path).not.toContain(mine);
    }
    const page = (await sam.get(`/api/v1/journals/${id}/entries?after=${head - 2}`)).json;
    expect(page.entries.map((e: { id: string }) => e.id)).toEqual([told]);
    const row = (await sam.get('/api/v1/caseload')).json.clients[0];
    expect(row.reason).not.toBe('wants_to_talk');
    const seen = { words: 'I read it' };
    const problem = await refusal(sam, id, 'checkin.answered', seen, { about: mine });
    expect(problem.code).toBe('rule.checkin.answered');
  });
});

describe('many at once', () => {
  test('fifty writers to one journal are all kept, without a gap', async () => {
    const before = (await maria.view(id, '/plan')).head as number;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        (i % 2 ? sam : maria).hand_in(id, [draft('message.sent', { words: `At once ${i}` })]),
      ),
    );
    const seqs = answers.map(([answer]) => answer.seq as number).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: 50 }, (_, i) => before + 1 + i));
  });
});
