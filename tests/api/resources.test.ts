// Community resources (SUP2): real lists in the Open Referral form, and what there is for a need.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feeds_folder } from '../support/feeds.ts';
import { type Json, Program, type Session, uuidv7 } from '../support/program.ts';
import { run } from '../support/server.ts';

let program: Program;
let coach: Session;
let maria: Session;

beforeAll(async () => {
  program = await Program.start();
  coach = await program.add('Alex', 'recovery_coach');
  const sam = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', sam);
}, 60_000);
afterAll(() => program.end());

const all_day = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].map(
  (day) => ({ day, from: '00:00', to: '00:00' }),
);
const service = (name: string, further: object = {}): Json => ({
  ...{ name, categories: [], documents: [], languages: [], hours: [] },
  phones: [{ number: '555-010-0199' }],
  ...{ city: 'Salem', state: 'OR', country: 'US', address: '1 Main St' },
  ...further,
});
async function keep(body: Json): Promise<string> {
  const key = uuidv7();
  const reply = await coach.ask('PUT', `/api/v1/directory/own/resources/${key}`, { body });
  expect(reply.status, reply.text).toBe(204);
  return `own/${key}`;
}
const path = '/api/v1/directory/resources';
const search = async (asked: string): Promise<Json> => {
  const reply = await maria.get(`${path}?${asked}`);
  expect(reply.status, reply.text).toBe(200);
  return reply.json;
};
const names = (found: Json): string[] => found.resources.map((hit: Json) => hit.resource.name);

describe.runIf(existsSync(feeds_folder))('SUP2 a real list', () => {
  test.each([
    ['the package of tables', 'hsds-csv'],
    ['a service as the API answers', 'hsds-service-full.json'],
  ])('%s is taken over in full, found, and taken over again without a change', (_, file) => {
    const source = file.replace('.json', '');
    const whole = () =>
      program.command('directory', 'import', join(feeds_folder, file), '--source', source);
    const first = whole();
    expect(first.kept).toBeGreaterThan(0);
    expect(first.read).toBe(first.kept + first.merged + first.skipped);
    const again = whole();
    expect(again.sources[0]).toMatchObject({ added: 0, changed: 0, vanished: 0 });
    expect(again.sources[0].unchanged).toBe(first.sources[0].added);
    const listed = program
      .command('directory', 'sources')
      .sources.find((one: Json) => one.source === source);
    expect(listed).toMatchObject({ meetings: 0, resources: first.sources[0].added });
  });

  test('is searched by words, and says whose it is', async () => {
    const { resources, total } = await search('limit=100');
    expect(total).toBe(resources.length);
    const { resource } = resources[0];
    const reply = await maria.get(`${path}/${resource.id}`);
    expect(reply.json.resource).toEqual(resource);
    expect(resource.source).toMatch(/hsds/);
    expect(resource.updated_at).toBeTruthy();
    const word = resource.name.split(' ')[0];
    expect(names(await search(`text=${encodeURIComponent(word)}`))).toContain(resource.name);
  });
});

describe('SUP2 what there is', () => {
  beforeAll(async () => {
    await keep(service('Warm meals', { categories: ['Food pantries'], cost: 'Free' }));
    await keep(service('Door of Hope', { categories: ['Emergency shelter'], hours: all_day }));
    await keep(
      service('Second start', {
        ...{ categories: ['Job training'], languages: ['Spanish'], minimum_age: 18 },
        ...{ city: 'Eugene', latitude: 44.05, longitude: -123.09 },
      }),
    );
    await keep(service('Winter beds', { categories: ['Emergency shelter'], closed_for_now: true }));
    await keep(service('Substance abuse help', { description: 'For whoever wants to stop' }));
  });

  test('is asked for by need', async () => {
    const of = async (need: string) => names(await search(`need=${need}&place=Salem`));
    expect(await of('food')).toEqual(['Warm meals']);
    // What is closed for now comes last.
    expect(await of('housing')).toEqual(['Door of Hope', 'Winter beds']);
    expect(await of('recovery')).toEqual(['Substance abuse help']);
    expect(await of('safety')).toEqual([]);
    const { needs, resources } = (await maria.get('/api/v1/directory/needs')).json;
    expect(resources).toBeGreaterThanOrEqual(5);
    const count = (need: string) => needs.find((one: Json) => one.need === need)?.resources;
    expect(count('housing')).toBeGreaterThanOrEqual(2);
    expect(needs.every((one: Json) => one.resources > 0)).toBe(true);
  });

  test('by what it costs, when it is open, for whom, and in which language', async () => {
    expect(names(await search('free=true&place=Salem'))).toEqual(['Warm meals']);
    const open = await search('open_now=true&place=Salem');
    expect(names(open)).toEqual(['Door of Hope']);
    expect(open.resources[0].opening.is_now).toBe(true);
    expect(names(await search('language=es&place=Eugene'))).toEqual(['Second start']);
    expect(names(await search('age=17&place=Eugene'))).toEqual([]);
    expect(names(await search('age=18&place=Eugene'))).toEqual(['Second start']);
  });

  test('from the command line, too', () => {
    const found = program.command('directory', 'resources', '--need', 'food', '--place', 'Salem');
    expect(names(found)).toEqual(['Warm meals']);
    expect(run('directory', 'resources', '--need', 'luck', '--data', program.data).code).toBe(2);
  });

  test('near a point, nearest first', async () => {
    const { resources } = await search('near=44.05,-123.1&radius_km=5');
    expect(resources[0].resource.name).toBe('Second start');
    expect(resources[0].distance_km).toBeLessThan(2);
    expect(names(await search('near=10,10&radius_km=5'))).toEqual([]);
  });

  test('page by page', async () => {
    const { total } = await search('limit=1');
    const seen: string[] = [];
    for (let cursor: string | undefined = '0'; cursor !== undefined;) {
      const page: Json = await search(`limit=2&cursor=${cursor}`);
      seen.push(...page.resources.map((hit: Json) => hit.resource.id));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(total);
    expect(seen).toHaveLength(total);
  });

  test('and no more once somebody has found that it is gone', async () => {
    const id = await keep(service('Closed door', { categories: ['Clothing'] }));
    expect(names(await search('need=everyday'))).toContain('Closed door');
    const hint = uuidv7();
    const body = { id: hint, listing: id, what: 'gone' };
    expect((await maria.post('/api/v1/directory/corrections', body)).status).toBe(204);
    await coach.ask('PUT', `/api/v1/directory/corrections/${hint}`, { body: { state: 'shown' } });
    expect(names(await search('need=everyday'))).not.toContain('Closed door');
    expect((await maria.get(`${path}/${id}`)).status).toBe(404);
  });

  test.each([
    'need=luck',
    'near=somewhere',
    'near=91,0',
    'radius_km=0&near=1,1',
    'age=131',
    'age=old',
    'open_now=maybe',
    'free=1',
    'limit=101',
    'cursor=-1',
    `text=${'x'.repeat(121)}`,
    `language=${'x'.repeat(41)}`,
  ])('refuses %s', async (asked) => {
    const reply = await maria.get(`${path}?${asked}`);
    expect(reply.status).toBe(400);
    expect(reply.json.detail).toBeTruthy();
  });
});
