// Meetings: lists as real programs publish them, and "tonight" where each meeting is.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feeds, feeds_are_here } from '../support/feeds.ts';
import { type Json, Program, type Session } from '../support/program.ts';
import { alongside, run } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-directory-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A data folder of its own with an organization in it. */
function fresh(name: string): string {
  const data = join(folder, name);
  alongside('init', '--data', data, '--organization', 'Harbor');
  return data;
}

const take_over = (data: string, ...further: string[]): Json =>
  JSON.parse(
    alongside(
      'directory',
      'import',
      '--format',
      'meeting-guide',
      '--data',
      data,
      '--json',
      ...further,
    ),
  );

const search = (data: string, now: string, ...asked: string[]): Json =>
  JSON.parse(
    alongside(
      'directory',
      'search',
      '--data',
      data,
      '--now',
      now,
      '--json',
      '--limit',
      '100',
      ...asked,
    ),
  );

const names = (answer: Json): string[] =>
  answer.meetings.map((hit: Json) => hit.meeting.name as string).sort();
const starts = (answer: Json): string[] =>
  answer.meetings.map((hit: Json) => hit.starts_at as string);

describe.runIf(feeds_are_here)('real lists', () => {
  test.each([
    ['ben_lomond', 35],
    ['kansas_city', 45],
    ['times', 9],
  ] as const)('%s is taken over in full, and the same again changes nothing', (name, count) => {
    const data = fresh(`whole-${name}`);
    const first = take_over(data, feeds[name]);
    expect(first.read).toBe(count);
    expect(first.kept + first.merged + first.skipped).toBe(count);
    const reasons = Object.values(first.reasons as Record<string, number>);
    expect(reasons.reduce((sum, n) => sum + n, 0)).toBe(first.skipped);
    expect(first.sources[0]).toMatchObject({ added: first.kept, unchanged: 0, vanished: 0 });
    const again = take_over(data, feeds[name]);
    expect(again.sources[0]).toMatchObject({
      ...{ kept: first.kept, added: 0, changed: 0, vanished: 0, unchanged: first.kept },
    });
  });

  test('several at once are reported together and apart', () => {
    const all = take_over(fresh('several'), feeds.ben_lomond, feeds.kansas_city, feeds.times);
    expect(all.read).toBe(35 + 45 + 9);
    expect(all.sources).toHaveLength(3);
  });
});

describe.runIf(feeds_are_here)('tonight', () => {
  let ben_lomond: string;
  let ontario: string;
  let times: string;
  beforeAll(() => {
    ben_lomond = fresh('ben-lomond');
    ontario = fresh('ontario');
    times = fresh('times');
    take_over(ben_lomond, feeds.ben_lomond);
    take_over(ontario, feeds.kansas_city);
    take_over(times, feeds.times);
  });

  test('in Ben Lomond is an evening on the Pacific', () => {
    const answer = search(ben_lomond, '2026-11-23T17:30:00-08:00', '--when', 'tonight');
    expect(names(answer)).toEqual([
      "BLF Women's Hour of Power",
      'Speaker Discussion Meeting',
      "Women's Meeting",
      'Zoom Speaker Discussion Meeting',
    ]);
    for (const at of starts(answer)) {
      expect(at).toMatch(/^2026-11-23T1[89]:00:00\.000-08:00\[America\/Los_Angeles\]$/);
    }
    // The same instant, said in New York: the meetings' own evening counts.
    const elsewhere = search(ben_lomond, '2026-11-23T20:30:00-05:00', '--when', 'tonight');
    expect(elsewhere).toEqual(answer);
  });

  test('is over at four in the morning, and not before', () => {
    const at_night = search(ben_lomond, '2026-11-24T03:59:00-08:00', '--when', 'tonight');
    expect(names(at_night)).toEqual([]);
    const at_four = search(ben_lomond, '2026-11-24T04:01:00-08:00', '--when', 'tonight');
    expect(starts(at_four).every((at) => at.startsWith('2026-11-24T1'))).toBe(true);
    expect(at_four.meetings.length).toBeGreaterThan(0);
  });

  test('in Ontario is an evening on the Atlantic side', () => {
    const answer = search(ontario, '2026-11-24T18:00:00-05:00', '--when', 'tonight');
    expect(names(answer)).toEqual([
      'Beaver Lake Group',
      'Consecon Discussion Group',
      'Moira Group',
      'Out of the Fog Group',
      'Triangle Unity Group',
      'Tweed Group',
    ]);
    expect(starts(answer).map((at) => at.slice(11, 16))).toEqual([
      '19:30',
      '19:30',
      '19:30',
      '20:00',
      '20:00',
      '20:30',
    ]);
    for (const at of starts(answer)) expect(at).toContain('-05:00[America/Toronto]');
  });

  test('in Oklahoma is an evening in the middle', () => {
    const answer = search(times, '2026-11-21T18:00:00-06:00', '--when', 'tonight');
    expect(names(answer)).toEqual(['Saturday 7pm', 'Saturday 8pm']);
    for (const at of starts(answer)) expect(at).toContain('-06:00[America/Chicago]');
  });

  test('now is what just began or soon will', () => {
    const answer = search(ben_lomond, '2026-11-23T18:05:00-08:00', '--when', 'now');
    expect(names(answer)).toContain('Zoom Speaker Discussion Meeting');
    const late = search(ben_lomond, '2026-11-23T18:15:00-08:00', '--when', 'now');
    expect(names(late)).not.toContain('Zoom Speaker Discussion Meeting');
  });

  test('a day is right on both sides of the change of clocks', () => {
    const on = (day: string) =>
      search(ben_lomond, '2027-03-13T06:00:00-08:00', '--when', 'day', '--day', day);
    const before = on('2027-03-13'); // Saturday, the last of winter time
    expect(starts(before)[0]).toBe('2027-03-13T07:00:00.000-08:00[America/Los_Angeles]');
    const after = on('2027-03-14');
    expect(starts(after)[0]).toBe('2027-03-14T07:00:00.000-07:00[America/Los_Angeles]');
    expect(after.meetings).toHaveLength(5);
  });

  test('near is sorted by distance and says how far', () => {
    const belleville = ['--near', '44.1628,-77.3832'];
    const answer = search(ontario, '2026-11-24T12:00:00-05:00', ...belleville);
    const km = answer.meetings.map((hit: Json) => hit.distance_km as number);
    expect(km).toEqual([...km].sort((a, b) => a - b));
    expect(km[0]).toBeLessThan(3);
    expect(answer.meetings[0].meeting.region).toBe('Belleville');
  });

  test('a place is one that the list names', () => {
    const napanee = search(ontario, '2026-11-24T12:00:00-05:00', '--place', 'napanee');
    expect(names(napanee)).toEqual([
      'Lennox Group',
      'Napanee Big Book Group',
      'Out of the Fog Group',
    ]);
    const nowhere = search(ontario, '2026-11-24T12:00:00-05:00', '--place', 'Atlantis');
    expect(nowhere.meetings).toEqual([]);
  });

  test('online and in person are told apart', () => {
    const now = '2026-11-23T17:30:00-08:00';
    const online = search(ben_lomond, now, '--when', 'tonight', '--format', 'online');
    expect(names(online)).toEqual(["BLF Women's Hour of Power", 'Zoom Speaker Discussion Meeting']);
    const here = search(ben_lomond, now, '--when', 'tonight', '--format', 'in_person');
    expect(names(here)).toEqual(['Speaker Discussion Meeting', "Women's Meeting"]);
  });

  test('by appointment has no time and comes only without one', () => {
    const any = search(times, '2026-11-21T18:00:00-06:00');
    const appointment = any.meetings.find((hit: Json) => hit.meeting.name === 'Appt');
    expect(appointment.starts_at).toBeUndefined();
    expect(names(search(times, '2026-11-21T18:00:00-06:00', '--when', 'tonight'))).not.toContain(
      'Appt',
    );
  });
});

describe('importing', () => {
  const row = (slug: string, further: object = {}) => ({
    ...{ slug, name: `Meeting ${slug}`, day: 2, time: '19:00', types: ['O'], city: 'Oak Hill' },
    ...{
      address: '1 Main St',
      state: 'CA',
      country: 'US',
      latitude: 37.1,
      longitude: -122.1,
      ...further,
    },
  });
  const list = (name: string, rows: unknown) => {
    const file = join(folder, name);
    writeFileSync(file, typeof rows === 'string' ? rows : JSON.stringify(rows));
    return file;
  };

  test('what a later list leaves out vanishes, and comes back when it is named again', () => {
    const data = fresh('vanishing');
    const source = ['--source', 'own'];
    take_over(data, list('both.json', [row('a'), row('b')]), ...source);
    const without = take_over(data, list('one.json', [row('a')]), ...source);
    expect(without.sources[0]).toMatchObject({ unchanged: 1, vanished: 1 });
    expect(names(search(data, '2026-11-24T12:00:00-08:00'))).toEqual(['Meeting a']);
    const back = take_over(
      data,
      list('both.json', [row('a', { time: '20:00' }), row('b')]),
      ...source,
    );
    // To come back counts as a change, as does the other hour.
    expect(back.sources[0]).toMatchObject({ added: 0, changed: 2, vanished: 0 });
    expect(names(search(data, '2026-11-24T12:00:00-08:00'))).toEqual(['Meeting a', 'Meeting b']);
  });

  test('a bad record never stops the rest, and is counted by its reason', () => {
    const rows = [row('good'), { name: 5 }, 'no record', row('odd', { day: 9, time: '99:99' })];
    const report = take_over(fresh('bad-record'), list('mixed.json', rows));
    expect(report.read).toBe(4);
    expect(report.kept + report.merged + report.skipped).toBe(4);
    expect(report.kept).toBeGreaterThanOrEqual(1);
    expect(Object.keys(report.reasons).length).toBeGreaterThan(0);
  });

  test.each([
    ['no list', '{"meetings": 3'],
    ['not JSON', '<html>Not found</html>'],
  ])('a file that is %s changes nothing, and says so', (_, text) => {
    const data = fresh(`bad-file-${text.length}`);
    const done = run('directory', 'import', list('bad.json', text), '--data', data);
    expect(done.code).toBe(2);
    expect(done.stderr).toMatch(/^alongside: .+/);
    expect(names(search(data, '2026-11-24T12:00:00-08:00'))).toEqual([]);
  });

  test('a file that is not there is named', () => {
    const done = run('directory', 'import', join(folder, 'absent.json'), '--data', fresh('absent'));
    expect(done.code).toBe(1);
    expect(done.stderr).toContain('absent.json');
  });

  test('another format is not taken for this one', () => {
    const data = fresh('format');
    const done = run('directory', 'import', list('x.json', []), '--format', 'ical', '--data', data);
    expect(done.code).toBe(2);
  });
});

describe('every filter (SUP3)', () => {
  let data: string;
  /** Tuesday noon in California. */
  const noon = '2026-11-24T12:00:00-08:00';
  const ask = (...asked: string[]) => names(search(data, noon, ...asked));
  const sheet = (fellowship: string, rows: string[]) => {
    const file = join(folder, `${fellowship}-filters.csv`);
    const head =
      'ID,Name,Day,Time,End Time,Types,Location,Address,City,State,Latitude,Longitude,' +
      'Conference URL,Conference Phone';
    writeFileSync(file, [head, ...rows].join('\n'));
    return file;
  };

  beforeAll(() => {
    data = fresh('filters');
    const at = (lat: number) => `1 Main St,Oak Hill,CA,${lat},-122.1`;
    const aa = sheet('aa', [
      `hall,Hall,Tuesday,19:00,20:00,"Open, Women, Wheelchair Access",,${at(37.1)},,`,
      `noon,Noon,Tuesday,12:05,13:00,"Open, Discussion",,${at(37.1)},,`,
      `early,Early,Tuesday,07:00,08:00,Closed,,${at(37.5)},,`,
      `late,Late,Tuesday,23:30,23:59,"Closed, Spanish",,${at(37.1)},,`,
      `both,Both,Wednesday,19:00,20:00,"Closed, Newcomer",,${at(37.1)},https://zoom.us/j/1,`,
    ]);
    const na = sheet('na', [
      'call,Call,Wednesday,02:00,03:00,"Open, Men",,,Oak Hill,CA,,,,+18165550100',
      'link,Link,Thursday,19:00,20:00,"Closed, LGBTQ, ASL",,,Oak Hill,CA,,,https://zoom.us/j/2,',
    ]);
    const zone = ['--zone', 'America/Los_Angeles'];
    alongside('directory', 'import', aa, '--data', data, '--source', 'first', ...zone);
    const second = ['--source', 'second', '--fellowship', 'na', ...zone];
    alongside('directory', 'import', na, '--data', data, ...second);
  });

  test.each([
    ['any', ['Both', 'Call', 'Early', 'Hall', 'Late', 'Link', 'Noon']],
    ['in_person', ['Both', 'Early', 'Hall', 'Late', 'Noon']],
    ['online', ['Both', 'Call', 'Link']],
    ['hybrid', ['Both']],
    ['phone', ['Call']],
  ])('%s is told apart', (format, expected) => {
    expect(ask('--format', format)).toEqual(expected);
  });

  test('today is what is left of it', () => {
    expect(ask('--when', 'today')).toEqual(['Hall', 'Late', 'Noon']);
  });

  test.each([
    [
      ['--weekday', '2'],
      ['Early', 'Hall', 'Late', 'Noon'],
    ],
    [
      ['--weekday', '2', '--from', '12:00', '--to', '20:00'],
      ['Hall', 'Noon'],
    ],
    [
      ['--weekday', '2', '--from', '22:00', '--to', '08:00'],
      ['Early', 'Late'],
    ],
    [['--weekday', '3', '--to', '03:00'], ['Call']],
    [['--weekday', '0'], []],
  ])('a weekday and hours: %s', (asked, expected) => {
    expect(ask('--when', 'weekday', ...asked)).toEqual(expected);
  });

  test.each([
    [
      ['--fellowship', 'na'],
      ['Call', 'Link'],
    ],
    [['--fellowship', 'smart'], []],
    [['--types', 'women'], ['Hall']],
    [['--types', 'newcomer,closed'], ['Both']],
    [['--types', 'spanish'], ['Late']],
    [['--types', 'asl'], ['Link']],
    [['--types', 'wheelchair'], ['Hall']],
    [['--types', 'discussion'], ['Noon']],
    [
      ['--types', 'open', '--fellowship', 'aa'],
      ['Hall', 'Noon'],
    ],
    [['--text', 'lat'], ['Late']],
  ])('kind and group: %s', (asked, expected) => {
    expect(ask(...asked)).toEqual(expected);
  });

  test('a radius is measured from a point, or from the middle of a town', () => {
    expect(ask('--near', '37.5,-122.1', '--radius-km', '5')).toEqual(['Early']);
    expect(ask('--near', '37.5,-122.1', '--radius-km', '100')).toHaveLength(5);
    const around = search(data, noon, '--place', 'oak hill', '--radius-km', '30');
    expect(names(around)).toEqual(['Both', 'Hall', 'Late', 'Noon']);
    expect(around.meetings[0].distance_km).toBeGreaterThan(0);
    expect(around.places).toEqual(['Oak Hill, CA, US']);
    const unknown = search(data, noon, '--place', 'Atlantis', '--radius-km', '30');
    expect(unknown).toMatchObject({ meetings: [], places: [] });
  });

  test('it says where nothing is near', () => {
    const far = search(data, noon, '--when', 'today', '--near', '45,-100');
    expect(far.beyond_reach).toBe(true);
    expect(far.meetings.length).toBeGreaterThan(0);
    const near = search(data, noon, '--when', 'today', '--near', '37.1,-122.1');
    expect(near.beyond_reach).toBeUndefined();
  });

  test.each([
    [['--when', 'weekday']],
    [['--from', '7 PM']],
    [['--radius-km', '5']],
    [['--types', 'friendly']],
  ])('%s is refused in words', (asked) => {
    const done = run('directory', 'search', '--data', data, ...asked);
    expect(done.code).not.toBe(0);
    expect(done.stderr).toMatch(/^alongside: .+/);
  });
});

describe('over HTTP', () => {
  let program: Program;
  let maria: Session;
  const at = (day: number) => ({
    day,
    time: '18:30',
    end_time: '19:30',
    state: 'CA',
    country: 'US',
  });
  const rows = [0, 1, 2, 3, 4, 5, 6].flatMap((day) => [
    {
      ...{ slug: `hall-${day}`, name: 'Hall Meeting', types: ['O', 'X', 'W'], city: 'Oak Hill' },
      ...{ address: '1 Main St', latitude: 37.1, longitude: -122.1, ...at(day) },
    },
    {
      ...{
        slug: `zoom-${day}`,
        name: 'Zoom Meeting',
        types: ['C', 'ONL'],
        city: 'Fern Hill',
        ...at(day),
      },
      ...{ conference_url: 'https://zoom.us/j/1', conference_url_notes: 'Code 42' },
      ...{ latitude: 37.5, longitude: -122.5 },
    },
  ]);
  const found = async (query: string) =>
    (await maria.get(`/api/v1/directory/search?limit=100&${query}`)).json;

  beforeAll(async () => {
    program = await Program.start();
    maria = await program.add('Maria', 'client');
    expect(names(await found(''))).toEqual([]);
    const file = join(folder, 'http.json');
    writeFileSync(file, JSON.stringify(rows));
    program.command('directory', 'import', file, '--zone', 'America/Los_Angeles');
  });
  afterAll(() => program.end());

  test('a running server soon knows what was imported beside it', async () => {
    await expect.poll(async () => (await found('')).total, { timeout: 10_000 }).toBe(14);
  });

  test('by type, all of them', async () => {
    expect(new Set(names(await found('types=open')))).toEqual(new Set(['Hall Meeting']));
    expect(names(await found('types=women,wheelchair'))).toHaveLength(7);
    expect(names(await found('types=women,closed'))).toEqual([]);
    const unknown = await maria.get('/api/v1/directory/search?types=friendly');
    expect(unknown.json).toMatchObject({ status: 400, field: '/types' });
  });

  test('by day, place, distance, words and venue', async () => {
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const on = await found(`when=day&day=${day}`);
    expect(names(on)).toEqual(['Hall Meeting', 'Zoom Meeting']);
    for (const start of starts(on)) expect(start).toMatch(new RegExp(`^${day}T18:30`));
    expect(names(await found(`when=day&day=${day}&place=Oak%20Hill`))).toEqual(['Hall Meeting']);
    expect(names(await found(`when=day&day=${day}&near=37.1,-122.1&radius_km=2`))).toEqual([
      'Hall Meeting',
    ]);
    expect(names(await found(`when=day&day=${day}&text=zoom`))).toEqual(['Zoom Meeting']);
    expect(names(await found(`when=day&day=${day}&format=online`))).toEqual(['Zoom Meeting']);
    expect(names(await found(`when=day&day=${day}&format=in_person`))).toEqual(['Hall Meeting']);
  });

  test('by weekday, hours, fellowship and every way to come', async () => {
    const tuesdays = await found('when=weekday&weekday=2');
    expect(names(tuesdays)).toEqual(['Hall Meeting', 'Zoom Meeting']);
    expect(names(await found('when=weekday&weekday=2&from=19:00'))).toEqual([]);
    expect(names(await found('when=weekday&weekday=2&from=18:00&to=02:00'))).toHaveLength(2);
    expect((await found('fellowship=aa')).total).toBe(14);
    expect((await found('fellowship=na')).total).toBe(0);
    expect((await found('format=hybrid')).total).toBe(0);
    expect((await found('format=phone')).total).toBe(0);
    expect((await found('place=Oak%20Hill&radius_km=5')).total).toBe(7);
  });

  test('what there is to choose from is told once', async () => {
    const told = await maria.get('/api/v1/directory/choices');
    expect(told.json).toEqual({
      meetings: 14,
      fellowships: [{ name: 'aa', meetings: 14 }],
      formats: [
        { name: 'in_person', meetings: 7 },
        { name: 'online', meetings: 7 },
      ],
      openness: [
        { name: 'closed', meetings: 7 },
        { name: 'open', meetings: 7 },
      ],
      access: [{ name: 'wheelchair', meetings: 7 }],
      whom: [{ name: 'women', meetings: 7 }],
      kinds: [],
      languages: [],
    });
    const headers = { 'If-None-Match': told.headers.get('etag')! };
    const again = await maria.ask('GET', '/api/v1/directory/choices', { headers });
    expect(again.status).toBe(304);
  });

  test('in pages', async () => {
    const first = (await maria.get('/api/v1/directory/search?limit=10')).json;
    const second = (await maria.get(`/api/v1/directory/search?limit=10&cursor=${first.next}`)).json;
    const ids = [...first.meetings, ...second.meetings].map((hit) => hit.meeting.id);
    expect(new Set(ids).size).toBe(14);
    expect(second.next).toBeUndefined();
  });

  test('call notes are for whoever opens the meeting', async () => {
    const online = (await found('format=online')).meetings[0];
    expect(online.meeting.conference_url_notes).toBeUndefined();
    const one = await maria.get(`/api/v1/directory/meetings/${online.meeting.id}`);
    expect(one.json.meeting.conference_url_notes).toBe('Code 42');
    expect((await maria.get('/api/v1/directory/meetings/http/none')).status).toBe(404);
  });

  test.each([
    ['when=someday', '/when'],
    ['when=day', '/day'],
    ['when=weekday', '/weekday'],
    ['when=weekday&weekday=7', '/weekday'],
    ['from=7pm', '/from'],
    ['to=24:01', '/to'],
    ['when=day&day=2026-02-30', '/day'],
    ['near=here', '/near'],
    ['near=91,0', '/near'],
    ['near=1,1&radius_km=0', '/radius_km'],
    ['format=letter', '/format'],
    ['zone=Mars/Base', '/zone'],
    ['limit=1000', '/limit'],
  ])('%s is refused', async (query, field) => {
    const reply = await maria.get(`/api/v1/directory/search?${query}`);
    expect(reply.status).toBe(400);
    expect(reply.json.field).toBe(field);
  });
});
