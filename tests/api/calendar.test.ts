// Calendars as somebody else's program reads them (SUP8).
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moment, Program, type Session, uuidv7, write } from '../support/program.ts';
import { alongside } from '../support/server.ts';

const here = import.meta.dirname;

interface Read {
  name: string;
  method: string;
  events: {
    uid: string;
    summary: string;
    location?: string;
    description?: string;
    url?: string;
    status: string;
    class: string;
    sequence: number;
    starts: string[];
    minutes: number;
  }[];
}

function read(calendar: string | Buffer): Read {
  const text = execFileSync('/usr/bin/python3', [join(here, 'read_calendar.py')], {
    input: calendar,
    encoding: 'utf8',
  });
  return JSON.parse(text) as Read;
}

function made(name: string) {
  return readFileSync(join(here, '../unit/outgoing/calendar', name));
}

test('SUP8 another program reads what we meant', () => {
  const { name, method, events } = read(made('open.ics'));
  expect([name, method]).toEqual(['My week', 'PUBLISH']);
  expect(events[0]).toEqual({
    uid: '0001@alongside',
    summary: 'Sunrise Group, "Big Book"; newcomers',
    location: 'Église St-Jean, 1 Main St; back door',
    description:
      'Ring the bell.\nAsk for Ada, who knows the way and will be there a little early ' +
      'so that nobody has to come in alone: señora Ada – 你好 你好 你好 你好 你好 你好.',
    url: 'https://example.org/meetings/sunrise?day=2',
    status: 'CONFIRMED',
    class: 'PRIVATE',
    sequence: 0,
    // At half past seven on the wall, before and after clocks change.
    starts: [
      '2026-10-27T19:30:00-04:00',
      '2026-11-03T19:30:00-05:00',
      '2026-11-10T19:30:00-05:00',
      '2026-11-17T19:30:00-05:00',
    ],
    minutes: 90,
  });
  expect(events.map((event) => event.status)).toEqual([
    'CONFIRMED',
    'CONFIRMED',
    'TENTATIVE',
    'CANCELLED',
    'CONFIRMED',
    'CONFIRMED',
  ]);
  expect(events.map((event) => event.sequence)).toEqual([0, 2, 0, 1, 0, 0]);
  expect(events[1]?.starts).toEqual(['2026-11-24T10:00:00-06:00']);
  expect(events[3]?.starts).toEqual(['2026-11-25T18:00:00+05:30']);
  expect(events[4]?.starts[0]).toBe('2026-11-26T23:00:00+00:00');
  // Southern spring, at midnight.
  expect(events[5]?.starts.slice(0, 3)).toEqual([
    '2026-08-30T02:30:00-04:00',
    '2026-09-06T02:30:00-03:00',
    '2026-09-13T02:30:00-03:00',
  ]);
});

test('SUP8 a discreet calendar has the same times and no names', () => {
  const open = read(made('open.ics'));
  const discreet = read(made('discreet.ics'));
  expect(discreet.events.map((event) => [event.uid, event.starts, event.minutes])).toEqual(
    open.events.map((event) => [event.uid, event.starts, event.minutes]),
  );
  for (const event of discreet.events) {
    expect(event.summary).toBe('Busy');
    expect([event.location, event.description, event.url]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  }
});

describe('the private address', () => {
  let program: Program;
  let sam: Session;
  let maria: Session;
  let starts: string;
  beforeAll(async () => {
    program = await Program.start('optional');
    sam = await program.add('Sam', 'clinician');
    maria = await program.add_client('Maria', sam);
    const list = join(program.data, 'river.json');
    const group = { slug: 'river', name: 'River Group', day: 2, time: '19:30', types: ['O'] };
    const place = { timezone: 'America/New_York', formatted_address: '1 Main St, Troy, NY, USA' };
    writeFileSync(list, JSON.stringify([{ ...group, ...place }]));
    alongside('directory', 'import', list, '--data', program.data);
    const talk = { with: sam.person, words: 'The plan', minutes: 45, way: 'phone' };
    starts = moment(30 * 86_400_000);
    const met = { about: uuidv7() };
    await write(sam, maria.person, 'appointment.asked', { ...talk, starts }, met);
    await write(maria, maria.person, 'appointment.agreed', {}, met);
    const chosen = { choice: 'yes', name: 'River Group', meeting: 'river/river', in_week: true };
    await write(maria, maria.person, 'support.chosen', chosen, { about: uuidv7() });
  });
  afterAll(() => program?.end());

  const make = async (discreet: boolean) => {
    const made = await maria.post('/api/v1/calendar', { discreet });
    expect(made.status).toBe(201);
    return new URL(made.json.url as string).pathname;
  };
  const fetched = async (path: string) => {
    const reply = await program.server.fetch(path);
    return { status: reply.status, text: await reply.text(), headers: reply.headers };
  };

  test('SUP8 shows appointments and chosen meetings to a calendar program', async () => {
    expect((await maria.get('/api/v1/calendar')).json).toEqual({ is_set: false });
    const reply = await fetched(await make(false));
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const { events } = read(reply.text);
    expect(events.map(({ summary, status, minutes }) => [summary, status, minutes])).toEqual([
      ['The plan', 'CONFIRMED', 45],
      ['River Group', 'CONFIRMED', 60],
    ]);
    const second = (text = '') => Math.floor(Date.parse(text.replace(/\[.*/, '')) / 1000);
    expect(events[0]?.starts.map(second)).toEqual([second(starts)]);
    for (const start of events[1]?.starts ?? []) expect(start).toMatch(/T19:30:00-0[45]:00$/);
    expect(events[1]?.starts).toHaveLength(4);
  });

  test('SUP8 is discreet where asked, and ends with the next one or by itself', async () => {
    const first = await make(false);
    const second = await make(true);
    expect((await fetched(first)).status).toBe(404);
    const discreet = (await fetched(second)).text;
    expect(discreet).toContain('SUMMARY:Busy');
    for (const word of ['River', 'plan', 'Main']) expect(discreet).not.toContain(word);
    expect((await maria.get('/api/v1/calendar')).json).toMatchObject({
      is_set: true,
      discreet: true,
    });
    expect((await maria.ask('DELETE', '/api/v1/calendar')).status).toBe(204);
    expect((await fetched(second)).status).toBe(404);
    expect((await fetched('/calendar/none.ics')).status).toBe(404);
  });

  test('is of clients only', async () => {
    expect((await sam.get('/api/v1/calendar')).status).toBe(404);
    expect((await sam.post('/api/v1/calendar', { discreet: true })).status).toBe(404);
    expect((await sam.ask('DELETE', '/api/v1/calendar')).status).toBe(404);
  });

  test('cannot be guessed at for long', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i < 70; i++) statuses.add((await fetched(`/calendar/guess-${i}.ics`)).status);
    expect([...statuses]).toEqual([404, 429]);
  });
});
