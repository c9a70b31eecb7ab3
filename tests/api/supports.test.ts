// Recovery supports over HTTP: the list of first friends, what fits and why, who is told what, and
// what comes onto the caseload (SUP4 to SUP8).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Json,
  moment,
  Program,
  refusal,
  type Session,
  uuidv7,
  write,
} from '../support/program.ts';

const day_ms = 24 * 3_600_000;
const days_ahead = (days: number) =>
  new Date(Date.now() + days * day_ms).toISOString().slice(0, 10);
/** The weekday, 0 for Sunday, so many days from now. */
const weekday = (days: number) => new Date(Date.now() + days * day_ms).getUTCDay();

let program: Program;
let lead: Session;
let sam: Session;
let jo: Session;
let maria: Session;
let folder: string;

const rows = [
  {
    slug: 'hall',
    name: 'Hall Group',
    day: weekday(2),
    time: '18:00',
    types: ['O', 'D'],
    location: 'Grange Hall',
    formatted_address: '12 Mill Street, Fern Hill, NY, USA',
    latitude: 42.86,
    longitude: -73.77,
    region: 'Fern Hill',
  },
  {
    slug: 'home',
    name: 'From Home',
    day: weekday(3),
    time: '18:00',
    types: ['O', 'BE', 'ONL'],
    formatted_address: 'Fern Hill, NY, USA',
    conference_url: 'https://zoom.us/j/1',
    region: 'Fern Hill',
  },
];

beforeAll(async () => {
  program = await Program.start();
  lead = await program.add('Priya', 'supervisor');
  sam = await program.add('Sam', 'clinician');
  jo = await program.add('Jo', 'recovery_coach');
  maria = await program.add_client('Maria', sam);
  folder = mkdtempSync(join(tmpdir(), 'alongside-supports-'));
  const file = join(folder, 'fern.json');
  writeFileSync(file, JSON.stringify(rows));
  program.command('directory', 'import', file, '--zone', 'America/New_York');
});
afterAll(async () => {
  await program?.end();
  rmSync(folder, { recursive: true, force: true });
});

const supports = (as: Session, client = maria): Promise<Json> =>
  as.view(client.person, '/supports');
const matches = async (as: Session, query = '') =>
  as.get(`/api/v1/clients/${maria.person}/matches${query}`);
const one_of = (all: Json[], id: string) => all.find((one) => one.id === id);

describe('First friends', () => {
  const path = () => `/api/v1/programs/${program.id}/first-friends`;
  const someone = (name: string, more: object = {}) => ({
    id: uuidv7(),
    name,
    languages: [],
    fellowships: [],
    groups: [],
    days: [],
    times: [],
    contact: '+1 816 555 0171',
    agreed_on: '2026-09-01',
    ...more,
  });
  const set = (as: Session, version: number, people: object[]) =>
    as.ask('PUT', path(), { body: { version, people } });

  test('are kept by coaches and leads, and read by everyone in the program', async () => {
    expect((await maria.get(path())).json).toEqual({ version: 0, people: [], may_set: false });
    for (const other of [sam, maria]) {
      const refused = await set(other, 0, [someone('Ruth')]);
      expect([refused.status, refused.json.code]).toEqual([403, 'first_friends.not_yours']);
    }
    const done = await set(jo, 0, [someone('Ruth'), someone('Tom', { resting: true })]);
    expect(done.status, done.text).toBe(200);
    expect(done.json).toMatchObject({ version: 1, may_set: true });
    expect((await sam.get(path())).json.people).toMatchObject([
      { name: 'Ruth', contact: '+1 816 555 0171' },
      { name: 'Tom', resting: true },
    ]);
    const overtaken = await set(lead, 0, []);
    expect([overtaken.status, overtaken.json.code]).toEqual([409, 'first_friends.changed']);
  });

  test('are shown to clients without a way to reach them, and not while they rest', async () => {
    const told = (await maria.get(path())).json.people as Json[];
    expect(told.map(({ name }) => name)).toEqual(['Ruth']);
    expect(told[0]).not.toHaveProperty('contact');
  });

  test('cannot be on the list twice, nor without a way to reach them', async () => {
    const ruth = someone('Ruth');
    const twice = await set(lead, 1, [ruth, { ...ruth, name: 'Ruth again' }]);
    expect([twice.status, twice.json.field]).toEqual([400, '/people/1/id']);
    const nowhere = await set(lead, 1, [someone('Ana', { contact: undefined })]);
    expect([nowhere.status, nowhere.json.field]).toEqual([400, '/people/0/contact']);
  });

  test('of another program are as if there were none', async () => {
    const other = program.add_program('Lakeside');
    const reply = await maria.get(`/api/v1/programs/${other}/first-friends`);
    expect(reply.status).toBe(404);
  });

  test('and clients know how to reach each other only once both have said yes', async () => {
    const [ruth] = (await maria.get(path())).json.people as Json[];
    const about = uuidv7();
    const asked = { first_friend: ruth.id, name: 'Ruth', reach: 'Text me' };
    await write(maria, maria.person, 'introduction.asked', asked, { about });
    for (const who of [maria, sam]) {
      const told = one_of((await supports(who)).introductions, about);
      expect(told).toMatchObject({ state: 'asked', client_said_yes: true, friend_said_yes: false });
      expect(told).not.toHaveProperty('reach');
      expect(told).not.toHaveProperty('contact');
    }
    const row = (await sam.get('/api/v1/caseload')).json.clients[0];
    expect(row.reason).toBe('introduction_waiting');
    await write(sam, maria.person, 'introduction.accepted', {}, { about });
    for (const who of [maria, sam]) {
      expect(one_of((await supports(who)).introductions, about)).toMatchObject({
        state: 'accepted',
        reach: 'Text me',
        contact: '+1 816 555 0171',
      });
    }
    await write(maria, maria.person, 'introduction.declined', {}, { about });
    expect(one_of((await supports(maria)).introductions, about)).not.toHaveProperty('contact');
  });
});

describe('What fits', () => {
  const wishes = (more: object) => ({
    barriers: [],
    groups: [],
    languages: [],
    fellowships: [],
    days: [],
    times: [],
    ...more,
  });
  const names = (reply: Json) => reply.json.matches.map((one: Json) => one.meeting.name);

  test('knows what was imported beside the server', { timeout: 20_000 }, async () => {
    const total = async () => (await maria.get('/api/v1/directory/search')).json.total;
    await expect.poll(total, { timeout: 15_000 }).toBe(2);
  });

  test('puts online meetings first where going there is hard, and says why', async () => {
    await write(
      maria,
      maria.person,
      'support_wishes.set',
      wishes({ barriers: ['social_anxiety', 'transport'], near: 'Fern Hill', km: 20 }),
    );
    const mine = await matches(maria);
    expect(mine.status, mine.text).toBe(200);
    expect(names(mine)).toEqual(['From Home', 'Hall Group']);
    expect(mine.json).toMatchObject({ has_wishes: true, near: 'Fern Hill, NY, US' });
    const factors = mine.json.matches[0].reasons.map((one: Json) => one.factor);
    expect(factors).toContain('can_join_from_home');
    // Their counselor sees the same reasons.
    expect((await matches(sam)).json.matches).toEqual(mine.json.matches);
    const again = await maria.ask('GET', `/api/v1/clients/${maria.person}/matches`, {
      headers: { 'If-None-Match': mine.headers.get('ETag')! },
    });
    expect(again.status).toBe(304);
  });

  test('is told of one meeting, whatever was chosen', async () => {
    const id = (await matches(maria)).json.matches.find(
      (match: Json) => match.meeting.name === 'Hall Group',
    ).meeting.id;
    const named = await matches(maria, `?meeting=${encodeURIComponent(id)}`);
    expect(named.json.matches).toHaveLength(1);
    expect(named.json.matches[0].meeting.name).toBe('Hall Group');
    expect((await matches(maria, '?meeting=nobody%2Fnothing')).status).toBe(404);
  });

  test('never holds what is not for them, and staff cannot suggest it', async () => {
    const { id } = (await matches(maria)).json.matches[0].meeting;
    const body = { choice: 'not_for_me', name: 'From Home', meeting: id };
    await write(maria, maria.person, 'support.chosen', body, { about: uuidv7() });
    expect(names(await matches(maria))).toEqual(['Hall Group']);
    const refused = await refusal(
      sam,
      maria.person,
      'support.suggested',
      { name: 'Once more', meeting: id },
      { about: uuidv7() },
    );
    expect(refused.code).toBe('rule.support.suggested');
  });
});

describe('Going', () => {
  test('is asked after by staff, until somebody has', async () => {
    const found = (await maria.get('/api/v1/directory/search?text=hall')).json.meetings[0].meeting;
    const about = uuidv7();
    const chosen = { choice: 'yes', name: found.name, meeting: found.id, in_week: true };
    await write(maria, maria.person, 'support.chosen', chosen, {
      about,
      occurred_at: moment(-20 * day_ms),
    });
    const prompt = async (as: Session) => one_of((await supports(as)).supports, about).ask_after;
    expect(await prompt(sam)).toBeDefined();
    expect(await prompt(maria)).toBeUndefined();
    await write(sam, maria.person, 'support.asked_after', {}, { about });
    expect(await prompt(sam)).toBeUndefined();
    expect(one_of((await supports(sam)).supports, about).asked_after.by.name).toBe('Sam');
  });

  test('and not getting there tell what was tried and whether it helped', async () => {
    const about = uuidv7();
    await write(maria, maria.person, 'support.chosen', { choice: 'yes', name: 'Choir' }, { about });
    const missed = { on: days_ahead(0), barrier: 'transport', way: 'Ask Ana for a ride' };
    await write(maria, maria.person, 'support.missed', missed, { about });
    expect(one_of((await supports(maria)).supports, about).to_try).toBe('Ask Ana for a ride');
    const went = { went_on: days_ahead(0), helped: 'a_little' };
    await write(maria, maria.person, 'support.attended', went, { about });
    const told = one_of((await supports(sam)).supports, about);
    expect(told).toMatchObject({ missed: [{ barrier: 'transport', way_helped: 'a_little' }] });
    expect(told).not.toHaveProperty('to_try');
  });

  test('what was said of a missed time can be put right, by the client', async () => {
    const about = uuidv7();
    await write(maria, maria.person, 'support.chosen', { choice: 'yes', name: 'Quiz' }, { about });
    const missed = { on: days_ahead(0), barrier: 'transport' };
    const told = await write(maria, maria.person, 'support.missed', missed, { about });
    const right = { words: 'It was work', body: { on: days_ahead(0), barrier: 'money' } };
    const of = { about: told, audience: 'circle' };
    const by_another = await refusal(sam, maria.person, 'correction.made', right, of);
    expect(by_another.code).toBe('rule.correction.made');
    await write(maria, maria.person, 'correction.made', right, of);
    expect(one_of((await supports(sam)).supports, about).missed).toMatchObject([
      { id: told, barrier: 'money' },
    ]);
  });
});

describe('A referral', () => {
  const propose = async (client: Session) => {
    const about = uuidv7();
    const body = {
      service: 'Harbor House',
      why: 'A room',
      owner: sam.person,
      next_by: days_ahead(3),
    };
    await write(sam, client.person, 'referral.proposed', body, { about });
    return about;
  };
  const asks = { state: 'asked', on: days_ahead(0) };

  test('tells a service nothing before the yes, nor after it was taken back', async () => {
    const about = await propose(maria);
    const early = await refusal(sam, maria.person, 'referral.moved', asks, { about });
    expect(early.code).toBe('rule.referral.moved');
    const yes = { share: 'My first name', until_on: days_ahead(90) };
    await write(maria, maria.person, 'referral.agreed', yes, { about });
    const told = { ...asks, told: 'Maria' };
    await write(sam, maria.person, 'referral.moved', told, { about });
    expect(one_of((await supports(maria)).referrals, about)).toMatchObject({
      state: 'asked',
      may_be_told: true,
      agreed: { share: 'My first name' },
      moves: [{ told: 'Maria' }],
      owner: { name: 'Sam' },
    });
    await write(maria, maria.person, 'referral.declined', {}, { about });
    const late = await refusal(sam, maria.person, 'referral.moved', told, { about });
    expect(late.code).toBe('rule.referral.moved');
    expect(one_of((await supports(sam)).referrals, about).may_be_told).toBe(false);
  });

  test('that nobody looks after comes onto the caseload', async () => {
    const late = await program.add_client('Lea', sam);
    const about = uuidv7();
    const body = {
      service: 'Harbor House',
      why: 'A room',
      owner: sam.person,
      next_by: days_ahead(-9),
    };
    await write(sam, late.person, 'referral.proposed', body, {
      about,
      occurred_at: moment(-10 * day_ms),
    });
    const row = async () =>
      (await sam.get('/api/v1/caseload')).json.clients.find(
        (one: Json) => one.client === late.person,
      );
    expect((await row()).reason).toBe('referral_overdue');
    expect(one_of((await supports(sam, late)).referrals, about).is_overdue).toBe(true);
    await write(late, late.person, 'referral.declined', {}, { about });
    expect((await row()).reason).not.toBe('referral_overdue');
  });
});
