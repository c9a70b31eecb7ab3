// Sensitive answers: who is told, at once, and what is recorded of it (CHK5).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  draft,
  type Json,
  moment,
  Program,
  refusal,
  type Session,
  write,
} from '../support/program.ts';

let program: Program;
let lead: Session;
let other_lead: Session;
let sam: Session;
let alex: Session;
let maria: Session;

beforeAll(async () => {
  program = await Program.start();
  lead = await program.add('Priya', 'supervisor');
  other_lead = await program.add('Ada', 'administrator');
  sam = await program.add('Sam', 'clinician');
  alex = await program.add('Alex', 'clinician');
  maria = await program.add_client('Maria', sam);
});
afterAll(() => program.end());

const sheet = (ninth: number) => ({
  instrument: 'phq-9',
  version_of: '1.0',
  language: 'en',
  answers: [1, 2, 3, 4, 5, 6, 7, 8]
    .map((item) => ({ item: `${item}`, value: 0 }))
    .concat({ item: '9', value: ninth }),
});
const concerns = async (as: Session): Promise<Json[]> =>
  (await as.get('/api/v1/concerns')).json.concerns;
const policy = () => `/api/v1/programs/${program.id}/policy`;
const set_policy = async (further: object): Promise<void> => {
  const { version } = (await lead.get(policy())).json;
  const body = { version, limits: [], on_call: [], ...further };
  const reply = await lead.ask('PUT', policy(), { body });
  expect(reply.status, reply.text).toBe(200);
};

describe('CHK5 a sensitive answer', () => {
  let concern: string;

  test('the client is told beforehand who would know, and how soon', async () => {
    const { tells } = await maria.view(maria.person, '/measures');
    const phq = tells.find((one: Json) => one.instrument === 'phq-9');
    expect(phq).toMatchObject({ minutes: 60, told: [{ name: 'Sam' }] });
  });

  test('an answer that is none tells nobody', async () => {
    await write(maria, maria.person, 'instrument.answered', sheet(0));
    expect(await concerns(sam)).toEqual([]);
  });

  test('is told at once to whom the policy names, whatever the total', async () => {
    const id = await write(maria, maria.person, 'instrument.answered', sheet(1));
    const [line] = await concerns(sam);
    concern = line.concern.id;
    expect(line).toMatchObject({ client: maria.person, name: 'Maria', may_open: true });
    expect(line.concern).toMatchObject({ about: id, instrument: 'phq-9', because: 'safety-step' });
    expect(line.concern.told.map((person: Json) => person.name)).toEqual(['Sam']);
    expect(await concerns(lead)).toEqual([]);
    expect(await concerns(alex)).toEqual([]);
    const [first] = (await sam.get('/api/v1/caseload')).json.clients;
    expect(first.reason).toBe('concern');
    const [own] = (await maria.view(maria.person, '/measures')).concerns;
    expect(own.told.map((person: Json) => person.name)).toEqual(['Sam']);
  });

  test('the same entry again tells nobody twice', async () => {
    const entry = draft('instrument.answered', sheet(2));
    await maria.hand_in(maria.person, [entry]);
    await maria.hand_in(maria.person, [entry]);
    expect(await concerns(sam)).toHaveLength(2);
  });

  test('nobody but the server tells of one', async () => {
    const raised = {
      instrument: 'phq-9',
      because: 'safety-step',
      told: [sam.person],
      minutes: 1,
      then: [],
    };
    for (const someone of [maria, sam]) {
      const problem = await refusal(someone, maria.person, 'concern.raised', raised, {
        about: concern,
      });
      expect(problem.code).toBe('rule.concern.raised');
    }
  });

  test('that it was seen and what was done stands in the record, for the client too', async () => {
    await write(sam, maria.person, 'concern.seen', {}, { about: concern });
    expect(await concerns(sam)).toHaveLength(2);
    const words = 'I called you at once. We talk on Monday.';
    await write(sam, maria.person, 'concern.answered', { words }, { about: concern });
    expect(await concerns(sam)).toHaveLength(1);
    const own = (await maria.view(maria.person, '/measures')).concerns.find(
      (one: Json) => one.id === concern,
    );
    expect(own.seen.map((one: Json) => one.by.name)).toEqual(['Sam']);
    expect(own.answers).toMatchObject([{ words, by: { name: 'Sam' } }]);
  });

  test('what is kept to oneself is told to nobody', async () => {
    const before = await concerns(sam);
    await write(maria, maria.person, 'instrument.answered', sheet(3), { audience: 'mine' });
    expect(await concerns(sam)).toEqual(before);
  });

  test('that arrives late from an offline phone is told when it arrives', async () => {
    const said = moment(-5 * 3_600_000);
    const id = await write(maria, maria.person, 'instrument.answered', sheet(1), {
      occurred_at: said,
    });
    const line = (await concerns(sam)).find((one) => one.concern.about === id);
    expect(Date.parse(line.concern.due_at) - Date.now()).toBeGreaterThan(59 * 60_000);
    const lag =
      Date.parse(line.concern.raised_at) - Date.parse(line.concern.said_at.slice(0, 23) + 'Z');
    expect(lag).toBeGreaterThan(4.9 * 3_600_000);
  });

  test('goes to whom the program chose, and a check-in’s answer can be one', async () => {
    await set_policy({
      sensitive: [
        {
          instrument: 'checkin',
          because: 'urge',
          at_least: 4,
          tell: ['supervisor'],
          minutes: 1,
          then: ['administrator'],
        },
      ],
    });
    const body = (value: number) => ({ answers: [{ question: 'urge', value }], talk: false });
    await write(maria, maria.person, 'checkin.recorded', body(3));
    expect(await concerns(lead)).toEqual([]);
    await write(maria, maria.person, 'checkin.recorded', body(4));
    const [line] = await concerns(lead);
    expect(line).toMatchObject({ name: 'Maria', may_open: false });
    expect(line.concern).toMatchObject({ instrument: 'checkin', because: 'urge' });
    // A lead knows of it, and opens nothing of the record by it.
    expect((await lead.get(`/api/v1/clients/${maria.person}/checkins`)).status).toBe(404);
    expect((await lead.get(`/api/v1/clients/${maria.person}/measures`)).status).toBe(404);
    await write(lead, maria.person, 'concern.seen', {}, { about: line.concern.id });
    const unasked = await refusal(
      other_lead,
      maria.person,
      'concern.seen',
      {},
      {
        about: line.concern.id,
      },
    );
    expect(unasked.code).toBe('rule.concern.seen');
  });

  test.each([
    ['/sensitive/0/tell', { tell: [] }],
    ['/sensitive/0/tell', { tell: ['client'] }],
    ['/sensitive/0/at_least', { at_least: null }],
    ['/sensitive/0/because', { because: 'weather' }],
  ])('a policy that nobody can follow is refused at %s', async (pointer, wrong) => {
    const { version } = (await lead.get(policy())).json;
    const good = {
      instrument: 'checkin',
      because: 'urge',
      at_least: 4,
      tell: ['clinician'],
      minutes: 5,
      then: [],
    };
    const body = { version, limits: [], on_call: [], sensitive: [{ ...good, ...wrong }] };
    const reply = await lead.ask('PUT', policy(), { body });
    expect([reply.status, reply.json.field]).toEqual([400, pointer]);
  });

  test('everything that is computed of it can be computed again', () => {
    const checked = program.command('rebuild', '--check');
    expect(checked.differences).toEqual([]);
  });
});
