// The server's clock runs ahead and is set right: it goes back. Order holds all the same.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entries_of } from '../support/ledger.ts';
import { cookie_of, draft, type Json, moment, Program, type Session } from '../support/program.ts';

const hour = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'alongside-clock-'));
const clock = join(folder, 'offset');

/** The library that stands between a program and its clock. */
function faketime(): string {
  const files = execFileSync('dpkg', ['--listfiles', 'libfaketime'], { encoding: 'utf8' });
  const library = files.split('\n').find((file) => file.endsWith('/libfaketimeMT.so.1'));
  if (!library) throw new Error('libfaketime is not installed: run scripts/install test.');
  return library;
}

/** Sets the server's clock to so many hours from ours. */
function set_clock(hours: number): void {
  writeFileSync(`${clock}-next`, `${hours < 0 ? '' : '+'}${hours}h\n`);
  renameSync(`${clock}-next`, clock);
}

let program: Program;
let sam: Session;
let maria: Session;
let jo: Session;

beforeAll(async () => {
  set_clock(0);
  program = await Program.start('optional', {
    env: {
      LD_PRELOAD: faketime(),
      FAKETIME_TIMESTAMP_FILE: clock,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1', // waiting takes as long as it takes
    },
  });
  sam = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', sam);
  jo = await program.add_client('Jo', sam);
});
afterAll(async () => {
  await program.end();
  rmSync(folder, { recursive: true });
});

/** Writes a message at what the server takes for now; gives the answer. */
async function writes(author: Session, journal: Session, hours: number): Promise<Json> {
  const entry = draft('message.sent', { words: 'A word' }, { occurred_at: moment(hours * hour) });
  const [answer] = await author.hand_in(journal.person, [entry]);
  expect(answer.status, JSON.stringify(answer)).toBe('accepted');
  return answer;
}

const at = (answer: Json) => Date.parse(answer.recorded_at.replace(/\[.*/, ''));
const openings = async () => {
  const { openings } = await maria.view(maria.person, '/openings');
  return openings.filter((opening: Json) => opening.what === 'plan').length;
};

test('a clock that is set back', async () => {
  await writes(maria, maria, 0);
  set_clock(2);
  const ahead = await writes(maria, maria, 2);
  expect(at(ahead), 'the clock really ran ahead').toBeGreaterThan(Date.now() + hour);
  await jo.view(jo.person, '/plan');
  // Someone of the staff who was away for longer than an hour has to sign in again.
  expect((await sam.get('/api/v1/me')).status).toBe(401);
  const { login, password } = sam;
  const again = await sam.post('/api/v1/sign-in', { login, password });
  expect(again.status, again.text).toBe(200);
  sam.cookie = cookie_of(again);
  await sam.view(maria.person, '/plan');
  const looks = await openings();

  set_clock(0);

  // Sessions go on, those that began ahead, too.
  expect((await maria.get('/api/v1/me')).status).toBe(200);
  expect((await sam.get('/api/v1/me')).status).toBe(200);
  expect((await jo.get('/api/v1/me')).status).toBe(200);

  // Nothing is recorded before what it follows; another journal has the right time at once.
  for (const author of [maria, sam, maria]) {
    const behind = await writes(author, maria, 0);
    expect(at(behind)).toBe(at(ahead));
  }
  expect(at(await writes(jo, jo, 0))).toBeLessThan(Date.now() + hour);

  const entries = await entries_of(maria);
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, i) => i + 1));
  const recorded = entries.map(at);
  expect(recorded).toEqual([...recorded].sort((a, b) => a - b));
  const timeline = (await maria.view(maria.person, '/timeline')).items as Json[];
  const seqs = timeline.map((item) => item.seq as number);
  expect(seqs).toEqual([...seqs].sort((a, b) => b - a));

  // A look is logged anew: the one from two hours ahead does not cover it.
  await sam.view(maria.person, '/plan');
  expect(await openings()).toBe(looks + 1);

  // Heads go on being signed, and all of it is whole.
  await program.server.stop();
  expect(program.command('verify')).toMatchObject({ faults: [], unsigned_entries: 0 });
  expect(program.command('rebuild', '--check').differences).toEqual([]);
  await program.server.start();
  await writes(maria, maria, 0);
});
