// The lists behind the directory (SUP1): read again by themselves and never for worse, merged and
// split, put right by people, and the program's own.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ListServer } from '../support/list_server.ts';
import { type Json, Program, type Session, uuidv7 } from '../support/program.ts';
import { run } from '../support/server.ts';

let program: Program;
let lead: Session;
let coach: Session;
let clinician: Session;
let maria: Session;
let list: ListServer;

beforeAll(async () => {
  program = await Program.start('optional', {
    env: { ALONGSIDE_TEST_LOOPBACK: '1', ALONGSIDE_ROUND_MS: '50' },
  });
  lead = await program.add('Ruth', 'supervisor');
  coach = await program.add('Alex', 'recovery_coach');
  clinician = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', clinician);
  list = await ListServer.start();
}, 60_000);
afterAll(async () => {
  await list.end();
  await program.end();
});

/** A meeting as lists write it: Mondays at seven in Salem. */
const meeting = (slug: string, further: object = {}): Json => ({
  ...{ slug, name: `Meeting ${slug}`, day: 1, time: '19:00', timezone: 'America/Los_Angeles' },
  ...{ address: `${slug.length} ${slug} St`, city: 'Salem', state: 'OR', country: 'US' },
  ...further,
});
const many = (count: number, prefix = 'm') =>
  Array.from({ length: count }, (_, i) => meeting(`${prefix}${i}`));

const source_path = (source: string) => `/api/v1/directory/sources/${source}`;
const source_now = async (source: string): Promise<Json> => {
  const { sources } = (await lead.get('/api/v1/directory/sources')).json;
  return sources.find((one: Json) => one.source === source);
};
/** Looks until it is so. */
async function until(source: string, is_so: (one: Json) => boolean): Promise<Json> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const one = await source_now(source);
    if (is_so(one)) return one;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`not so: ${JSON.stringify(await source_now(source))}`);
}
const settled = (source: string) =>
  until(source, ({ refreshing, tried_at }) => !refreshing && tried_at !== undefined);
const set = (source: string, further: object = {}) =>
  lead.ask('PUT', source_path(source), { body: { label: source, url: list.url, ...further } });
const refresh = async (source: string, body: object = {}) => {
  const before = (await source_now(source)).tried_at;
  const reply = await lead.post(`${source_path(source)}/refresh`, body);
  expect(reply.status, reply.text).toBe(202);
  return until(source, (one) => !one.refreshing && one.tried_at !== before);
};
const found = async (text: string): Promise<Json[]> =>
  (await maria.get(`/api/v1/directory/search?text=${text}&limit=100`)).json.meetings;

describe('SUP1 a list that is read again by itself', () => {
  test('is read once it is set up, and says whose it is and what became of it', async () => {
    list.has(many(30), '"one"');
    const reply = await set('salem', { label: 'AA Salem', every_hours: 24 });
    expect(reply.status, reply.text).toBe(200);
    const source = await settled('salem');
    expect(source).toMatchObject({
      ...{ label: 'AA Salem', meetings: 30, resources: 0, next_at: expect.any(String) },
      report: { read: 30, kept: 30, merged: 0, skipped: 0, added: 30 },
    });
    expect(source.problem).toBeUndefined();
    const [hit] = await found('m7');
    expect(hit.meeting).toMatchObject({ id: 'salem/m7', source: 'AA Salem' });
    expect(hit.meeting.updated_at).toBe(source.updated_at);
  });

  test('costs nothing where it has not changed, and is as new as now', async () => {
    const before = await source_now('salem');
    list.asked.length = 0;
    const source = await refresh('salem');
    expect(list.asked).toEqual([{ etag: '"one"', since: undefined }]);
    expect(source.updated_at > before.updated_at).toBe(true);
    expect(source.report).toEqual(before.report);
  });

  test('tells what came, changed and went, by name', async () => {
    const changed = [...many(30).slice(1), meeting('fresh')];
    changed[5] = { ...changed[5], time: '20:00' };
    list.has(changed, '"two"');
    const { report } = await refresh('salem');
    expect(report).toMatchObject({ added: 1, changed: 1, vanished: 1, unchanged: 28 });
    expect(report).toMatchObject({
      added_names: ['Meeting fresh'],
      changed_names: ['Meeting m6'],
      vanished_names: ['Meeting m0'],
    });
    expect(await found('m0')).toEqual([]);
  });

  test('names each record that was not taken, with what its keeper can do', async () => {
    list.has([...many(30), { slug: 'odd', name: 'Odd', day: 1, time: '25:99' }], '"three"');
    const { report } = await refresh('salem');
    expect(report).toMatchObject({ read: 31, kept: 30, skipped: 1 });
    expect(report.skipped_records).toEqual([
      expect.objectContaining({ name: 'Odd', reason: 'impossible time' }),
    ]);
    expect(report.skipped_records[0].what_to_do).toMatch(/\w+/);
  });

  test.each<[string, string, () => void]>([
    ['in trouble', 'fetch.server', () => (list.answers = (_, r) => r.writeHead(503).end())],
    ['gone', 'fetch.not_found', () => (list.answers = (_, r) => r.writeHead(404).end())],
    [
      'a web page',
      'directory.web_page',
      () => (list.answers = (_, r) => r.end('<!doctype html><html><p>Sorry</p></html>')),
    ],
    [
      'cut short',
      '',
      () => (list.answers = (_, r) => r.end(JSON.stringify(many(30)).slice(0, 900))),
    ],
    ['no list', '', () => (list.answers = (_, r) => r.end('{"answer": 42}'))],
    [
      'a bomb',
      '',
      () =>
        (list.answers = (_, r) =>
          r
            .writeHead(200, { 'content-encoding': 'gzip' })
            .end(gzipSync(Buffer.alloc(80 << 20, '[')))),
    ],
  ])(
    'that is %s leaves what was read before, says so, and is tried again later',
    async (_, code, becomes) => {
      becomes();
      const before = await source_now('salem');
      const source = await refresh('salem');
      expect(source.problem).toMatchObject({ title: expect.any(String) });
      if (code.startsWith('directory')) expect(source.problem.code).toBe(code);
      expect(source).toMatchObject({ meetings: before.meetings, updated_at: before.updated_at });
      const wait = Date.parse(source.next_at) - Date.parse(source.tried_at.replace(/\[.*/, ''));
      expect(wait).toBeGreaterThan(14 * 60_000);
      expect(wait).toBeLessThanOrEqual(25 * 3_600_000);
      expect(await found('m7')).toHaveLength(1);
    },
  );

  test('that has lost most of what it had waits for a person', async () => {
    list.has(many(10), '"four"');
    expect((await refresh('salem')).problem.code).toBe('source.shrunk');
    expect(await found('m20')).toHaveLength(1);
    const source = await refresh('salem', { anyway: true });
    expect(source).toMatchObject({ meetings: 10 });
    expect(source.problem).toBeUndefined();
    expect(await found('m20')).toEqual([]);
  });

  test('leads nowhere into our own network', async () => {
    for (const url of ['http://169.254.169.254/latest', 'http://10.0.0.1/', 'http://[fd00::1]/']) {
      await set('inside', { url });
      const source = await settled('inside');
      expect(source.problem.title).toBeTruthy();
      expect(source.meetings).toBe(0);
    }
    list.answers = (_, r) => r.writeHead(302, { location: 'http://10.0.0.1/list.json' }).end();
    await set('inside');
    await expect.poll(async () => (await source_now('inside')).problem?.title).toBeTruthy();
    expect((await lead.ask('DELETE', source_path('inside'))).status).toBe(204);
  });

  test.each([
    [{ url: 'ftp://lists.example/list' }, '/url'],
    [{ url: 'javascript:alert(1)' }, '/url'],
    [{ zone: 'Mars/Olympus' }, '/zone'],
    [{ format: 'fax' }, '/format'],
    [{ every_hours: 0 }, '/every_hours'],
    [{ url: undefined, every_hours: 5 }, '/every_hours'],
    [{ label: 'x'.repeat(81) }, '/label'],
  ])('is refused with a word on what is wrong: %j', async (further, field) => {
    const reply = await set('wrong', further);
    expect(reply.status).toBe(400);
    expect(reply.json.field).toBe(field);
    expect(await source_now('wrong')).toBeUndefined();
  });

  test('of a name that would not do in an address is refused', async () => {
    for (const name of ['own', 'a%20b', 'x'.repeat(61)]) {
      const reply = await lead.ask('PUT', source_path(name), { body: { label: 'X' } });
      expect(reply.status, name).toBe(400);
    }
  });

  test('is read from the command line, too', () => {
    list.has(many(12), '"five"');
    const set = program.command('directory', 'source', 'set', 'salem', '--label', 'AA Salem');
    expect(set.sources[0]).toMatchObject({ source: 'salem', label: 'AA Salem', meetings: 10 });
    const data = ['--data', program.data, '--json'];
    expect(run('directory', 'refresh', 'salem', ...data).code).not.toBe(0);
    expect(run('directory', 'refresh', 'nowhere', ...data).code).not.toBe(0);
    const { sources } = program.command('directory', 'sources');
    expect(sources.map((one: Json) => one.source)).toEqual(['salem']);
    program.command('directory', 'source', 'set', 'gone');
    expect(run('directory', 'source', 'remove', 'gone', ...data).code).toBe(0);
    expect(run('directory', 'source', 'remove', 'gone', ...data).code).not.toBe(0);
  });
});

describe('SUP1 one meeting in two lists', () => {
  const same = { name: 'Serenity at Noon', address: '12 Oak Street', time: '12:00' };

  beforeAll(async () => {
    list.has([meeting('serenity', same), ...many(3, 'city')], '"a"');
    await set('city');
    await settled('city');
    list.has([meeting('x99', { ...same, address: '12 Oak St', notes: 'Ring twice' })], '"b"');
    await set('county', { label: 'The county' });
    await settled('county');
  });

  test('is found once, with both names, by either id', async () => {
    const hits = await found('serenity');
    expect(hits).toHaveLength(1);
    for (const id of ['city/serenity', 'county/x99']) {
      const { meeting } = (await maria.get(`/api/v1/directory/meetings/${id}`)).json;
      expect([meeting.id, ...meeting.also_from].sort()).toEqual(['city/serenity', 'county/x99']);
      expect(meeting.notes).toBe('Ring twice');
    }
  });

  test('is split by those who look after the lists, and put together again', async () => {
    const body = { listing: 'county/x99' };
    expect((await clinician.post('/api/v1/directory/splits', body)).status).toBe(403);
    expect((await coach.post('/api/v1/directory/splits', body)).status).toBe(204);
    expect(await found('serenity')).toHaveLength(2);
    const { splits } = (await clinician.get('/api/v1/directory/corrections')).json;
    expect(splits).toEqual([
      {
        ...{ first: 'city/serenity', first_name: 'Serenity at Noon' },
        ...{ second: 'county/x99', second_name: 'Serenity at Noon' },
      },
    ]);
    // Read again, it stays split.
    expect((await refresh('county')).problem).toBeUndefined();
    expect(await found('serenity')).toHaveLength(2);
    expect((await coach.post('/api/v1/directory/splits', body)).status).toBe(409);
    const path = '/api/v1/directory/splits/county/x99';
    expect((await coach.ask('DELETE', path)).status).toBe(204);
    expect((await coach.ask('DELETE', path)).status).toBe(404);
    expect(await found('serenity')).toHaveLength(1);
  });
});

describe('SUP1 what people notice', () => {
  const path = '/api/v1/directory/corrections';
  const page = async (id: string) => (await maria.get(`/api/v1/directory/meetings/${id}`)).json;
  const said = async (): Promise<Json[]> => (await clinician.get(path)).json.corrections;

  test('is kept apart from the list, without who said it, and shown once it was found right', async () => {
    const body = { id: uuidv7(), listing: 'city/city1', what: 'time', words: 'It is at 8 now' };
    expect((await maria.post(path, body)).status).toBe(204);
    expect((await maria.post(path, body)).status).toBe(204);
    const [one, ...others] = await said();
    expect(others).toEqual([]);
    expect(one).toMatchObject({ name: 'Meeting city1', source: 'city', state: 'open' });
    expect(JSON.stringify(one)).not.toContain(maria.person);
    expect((await page('city/city1')).meeting.corrections).toBeUndefined();
    const shown = { body: { state: 'shown' } };
    expect((await clinician.ask('PUT', `${path}/${body.id}`, shown)).status).toBe(403);
    expect((await coach.ask('PUT', `${path}/${body.id}`, shown)).status).toBe(204);
    const { meeting } = await page('city/city1');
    expect(meeting).toMatchObject({
      starts: '19:00',
      corrections: [{ what: 'time', words: 'It is at 8 now' }],
    });
    await coach.ask('PUT', `${path}/${body.id}`, { body: { state: 'set_aside' } });
    expect((await page('city/city1')).meeting.corrections).toBeUndefined();
    expect(await said()).toEqual([]);
  });

  test('takes a meeting out that is gone, until that is taken back', async () => {
    const id = uuidv7();
    expect((await maria.post(path, { id, listing: 'city/city2', what: 'gone' })).status).toBe(204);
    expect(await found('city2')).toHaveLength(1);
    await coach.ask('PUT', `${path}/${id}`, { body: { state: 'shown' } });
    expect(await found('city2')).toEqual([]);
    await coach.ask('PUT', `${path}/${id}`, { body: { state: 'open' } });
    expect(await found('city2')).toHaveLength(1);
  });

  test('says something, about a meeting that there is, and not all day long', async () => {
    const say = (further: object) =>
      maria.post(path, { id: uuidv7(), listing: 'city/city1', what: 'other', ...further });
    expect((await say({})).status).toBe(400);
    expect((await say({ words: 'x'.repeat(501) })).status).toBe(400);
    expect((await say({ listing: 'city/none', words: 'x' })).status).toBe(404);
    expect((await say({ what: 'weather', words: 'x' })).status).toBe(400);
    const last = async (): Promise<number> => (await say({ words: 'Once more' })).status;
    let status = 0;
    for (let i = 0; i < 30 && status !== 429; ++i) status = await last();
    expect(status).toBe(429);
  });
});

describe("SUP1 the program's own list", () => {
  const key = uuidv7();
  const path = `/api/v1/directory/own/meetings/${key}`;
  const body = {
    ...{ name: 'Monday walk', fellowship: 'other', day: 'monday', starts: '07:30', minutes: 45 },
    ...{ address: '1 Harbor Way', city: 'Salem', state: 'OR', country: 'US' },
    ...{ types: ['women', 'wheelchair'], notes: 'We meet at the gate.' },
  };

  test('has a meeting, which is found like any other, changed and taken off', async () => {
    expect((await coach.ask('PUT', path, { body })).status).toBe(204);
    const [hit] = await found('monday');
    expect(hit.meeting).toMatchObject({
      ...{ id: `own/${key}`, name: 'Monday walk', attendance: 'in_person', source: 'Our own list' },
      ...{ zone: 'America/Los_Angeles', starts: '07:30', length_minutes: 45, weekday: 1 },
      types: ['wheelchair', 'women'],
    });
    const own = (await clinician.get('/api/v1/directory/own')).json;
    expect(own).toMatchObject({ may_set: false, resources: [], meetings: [{ key }] });
    const { meeting } = own.meetings[0];
    expect(meeting).toMatchObject({ ...body, types: ['wheelchair', 'women'] });
    // What was read can be written as it is.
    expect((await coach.ask('PUT', path, { body: { ...meeting, starts: '08:00' } })).status).toBe(
      204,
    );
    expect((await found('monday'))[0].meeting.starts).toBe('08:00');
    expect((await coach.ask('DELETE', `/api/v1/directory/own/${key}`)).status).toBe(204);
    expect(await found('monday')).toEqual([]);
  });

  test('has a service', async () => {
    const resource = {
      ...{
        name: 'Warm meals',
        organization: 'Harbor',
        categories: ['Food'],
        documents: ['Nothing'],
      },
      ...{ languages: ['Spanish'], cost: 'Free', phones: [{ number: '555-010-0199' }] },
      hours: [
        { day: 'friday', from: '17:00', to: '19:00' },
        { day: 'saturday', from: '22:00', to: '02:00' },
      ],
      ...{ address: '1 Harbor Way', city: 'Salem', state: 'OR', country: 'US' },
    };
    const at = `/api/v1/directory/own/resources/${uuidv7()}`;
    const reply = await coach.ask('PUT', at, { body: resource });
    expect(reply.status, reply.text).toBe(204);
    const own = (await coach.get('/api/v1/directory/own')).json;
    expect(own.resources[0].resource).toMatchObject(resource);
    const mine = (await source_now('own')) as Json;
    expect(mine).toMatchObject({ label: 'Our own list', meetings: 0, resources: 1 });
  });

  test.each([
    [{ starts: '25:00' }, '/starts'],
    [{ starts: undefined }, '/starts'],
    [{ day: undefined }, '/day'],
    [{ address: undefined }, '/address'],
    [{ conference_url: 'javascript:alert(1)' }, '/conference_url'],
    [{ conference_phone: '911' }, '/conference_phone'],
    [{ types: ['women', 'martians'] }, '/types/1'],
    [{ latitude: 91, longitude: 0 }, '/latitude'],
    [{ latitude: 45 }, '/longitude'],
    [{ zone: 'Here' }, '/zone'],
    [{ name: '' }, '/name'],
  ])('refuses what makes no sense, by name: %j', async (further, field) => {
    const reply = await coach.ask('PUT', path, { body: { ...body, ...further } });
    expect(reply.status, reply.text).toBe(400);
    expect(reply.json.field).toBe(field);
  });
});
