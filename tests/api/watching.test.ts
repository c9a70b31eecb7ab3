// What an operator watches: health, readiness, numbers and the log. Nothing of it names anyone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Events } from '../support/events.ts';
import { api, draft, Program, type Session } from '../support/program.ts';
import { type Server } from '../support/server.ts';

let program: Program;
let sam: Session;
let maria: Session;

beforeAll(async () => {
  program = await Program.start();
  sam = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', sam);
});
afterAll(() => program.end());

/** Asks for a route that stands beside the contract: it is the operator's, not the app's. */
async function watch(server: Server, path: string, headers: Record<string, string> = {}) {
  const reply = await server.fetch(path, { headers });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
}

const metrics = (headers: Record<string, string> = {}) =>
  watch(program.server, '/metrics', headers);

/** The value of a line without labels, or of the one with these. */
function value(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

describe('/metrics', () => {
  test('counts what was accepted, refused and made durable', async () => {
    const before = (await metrics()).text;
    await maria.hand_in(maria.person, [draft('message.sent', { words: 'Good morning' })]);
    await maria.hand_in(maria.person, [
      draft('checkin.answered', {}, { about: '01890000-0000-7000-8000-000000000000' }),
    ]);
    const after = (await metrics()).text;
    const grown = (name: string) => value(after, name) - (value(before, name) || 0);
    expect(grown('alongside_entries_accepted_total')).toBe(1);
    expect(grown('alongside_writer_jobs_total')).toBeGreaterThanOrEqual(1);
    expect(grown('alongside_writer_commit_seconds_count')).toBeGreaterThanOrEqual(1);
    expect(grown('alongside_writer_batch_jobs_count')).toBe(
      grown('alongside_writer_commit_seconds_count'),
    );
    expect(grown('alongside_http_answer_seconds_count')).toBeGreaterThanOrEqual(2);
    expect(after).toMatch(/^alongside_entries_refused_total\{rule="[a-z_.]+"\} 1$/m);
    expect(value(after, 'alongside_records_misses_total')).toBeGreaterThanOrEqual(1);
  });

  test('tells how many read live events', async () => {
    const events = await Events.open(maria);
    expect(value((await metrics()).text, 'alongside_event_streams')).toBe(1);
    events.close();
  });

  test('is well-formed text that names no one and no id', async () => {
    const reply = await metrics();
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(reply.text).not.toMatch(/Maria|Sam|[0-9a-f]{8}-[0-9a-f]{4}/);
    for (const line of reply.text.trimEnd().split('\n')) {
      expect(line).toMatch(
        /^(# (HELP|TYPE) alongside_[a-z_]+ .+|alongside_[a-z_]+(\{[a-z]+="[^"]*"\})? [0-9.e+-]+)$/,
      );
    }
  });

  test('is not there for whoever comes through a proxy', async () => {
    for (const header of ['x-forwarded-for', 'forwarded', 'via']) {
      const reply = await metrics({ [header]: 'for=192.0.2.7' });
      expect(reply.status).toBe(404);
      expect(reply.text).not.toContain('alongside_');
    }
  });

  test('asks for the token where one is set', async () => {
    const guarded = await Program.start('optional', {
      env: { ALONGSIDE_METRICS_TOKEN: 'a token that is long enough' },
    });
    try {
      const ask = async (headers: Record<string, string>) =>
        (await watch(guarded.server, '/metrics', headers)).status;
      expect(await ask({})).toBe(404);
      expect(await ask({ authorization: 'Bearer another token, long too' })).toBe(404);
      expect(await ask({ authorization: 'Bearer a token that is long enough' })).toBe(200);
    } finally {
      await guarded.end();
    }
  });
});

describe('/readyz', () => {
  test('says that entries can be read and written', async () => {
    const reply = await watch(program.server, '/readyz');
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toEqual({ status: 'ready' });
  });
});

describe('the log', () => {
  test('is one JSON object a line, and tells requests by their route alone', async () => {
    const told = await Program.start('optional', { env: { ALONGSIDE_LOG_REQUESTS: 'on' } });
    try {
      const ana = await told.add('Ana Quispe', 'clinician');
      const jo = await told.add_client('Jo Lindgren', ana);
      await jo.hand_in(jo.person, [draft('message.sent', { words: 'Nobody else reads this' })]);
      await ana.get(`/api/v1/clients/${jo.person}/plan`);
      await api(told.server, 'GET', '/api/v1/people?name=Lindgren', { cookie: ana.cookie });
      await told.server.fetch('/api/v1/caseload', { method: 'LINDGREN' });
      const lines = told.server.log.split('\n').filter((line) => line.startsWith('{'));
      const parsed = lines.map((line) => JSON.parse(line));
      for (const line of parsed) {
        expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(line.level).toMatch(/^(info|warning|error)$/);
        expect(line.message).toMatch(/\.$/);
      }
      const asked = parsed.filter((line) => line.route === '/api/v1/clients/{id}/plan');
      expect(asked).toHaveLength(1);
      expect(asked[0]).toMatchObject({ method: 'GET', status: 200 });
      expect(asked[0].seconds).toBeGreaterThanOrEqual(0);
      expect(told.server.log).not.toMatch(/Ana|Quispe|Lindgren|Nobody else/i);
      expect(told.server.log).not.toContain(jo.person);
      expect(told.server.log).not.toContain('127.0.0.1 ');
    } finally {
      await told.end();
    }
  });

  test('is text for people where that is asked for', async () => {
    const told = await Program.start('optional', { env: { ALONGSIDE_LOG: 'text' } });
    await told.end();
    expect(told.server.log).not.toContain('{"time"');
  });
});
