// The first true story, from an invitation to a correction, as two people live it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hold_to_schema } from '../support/contract.ts';
import { Events } from '../support/events.ts';
import { feeds, feeds_are_here } from '../support/feeds.ts';
import {
  accept,
  api,
  Program,
  secret_in,
  type Session,
  uuidv7,
  write,
} from '../support/program.ts';

const views = [
  '',
  '/plan',
  '/today',
  '/checkins',
  '/measures',
  '/chart',
  '/supports',
  '/messages',
  '/sharing',
  '/timeline',
];

describe('the first true story', () => {
  let program: Program;
  let sam: Session;
  let maria: Session;
  let id: string;
  let stream: Events;
  const own_lists = mkdtempSync(join(tmpdir(), 'alongside-list-'));

  /** A list of our own, where no real one is at hand: the same meeting every evening. */
  const own_list = () => {
    const file = join(own_lists, 'meeting-guide-own.json');
    const rows = [0, 1, 2, 3, 4, 5, 6].map((day) => ({
      ...{ slug: `evening-${day}`, name: 'Evening Meeting', day, time: '18:00', types: ['O'] },
      formatted_address: '1 Main St, Ben Lomond, CA 95005, USA',
      ...{ latitude: 37.0897575, longitude: -122.0926772, timezone: 'America/Los_Angeles' },
    }));
    writeFileSync(file, JSON.stringify(rows));
    return file;
  };

  beforeAll(async () => {
    program = await Program.start();
    const list = feeds_are_here ? feeds.ben_lomond : own_list();
    program.command('directory', 'import', list, '--format', 'meeting-guide');
    sam = await program.add('Sam Okafor', 'clinician');
  });
  afterAll(async () => {
    stream?.close();
    await program.end();
    rmSync(own_lists, { recursive: true });
  });

  test('a counselor adds a client, whom the invitation greets by name', async () => {
    const added = await sam.post('/api/v1/people', { name: 'María Ríos', role: 'client' });
    expect(added.status).toBe(201);
    expect(added.json.state).toBe('added');
    id = added.json.id;
    const invited = await sam.post(`/api/v1/people/${id}/invitations`);
    const secret = secret_in(invited.json.link);
    const look = { body: { secret } };
    const seen = await api(program.server, 'POST', '/api/v1/invitations/look', look);
    expect(seen.json).toMatchObject({
      ...{ name: 'María Ríos', role: 'client', organization: 'Harbor', program: 'Harbor' },
      ...{ invited_by: 'Sam Okafor', needs_totp: false, password_length: 15 },
    });
    maria = await accept(program.server, id, secret);
    const me = await maria.get('/api/v1/me');
    expect(me.json).toMatchObject({ id, is_client: true, is_staff: false, may_add: [] });
    stream = await Events.open(sam);
  });

  test('she says what recovery means to her and how she likes to be met', async () => {
    await write(maria, id, 'vision.written', { words: 'Ser la mamá que mis hijos recuerdan' });
    await write(maria, id, 'preferences.set', {
      ...{ called: 'Mari', pronouns: 'she/her', language: 'es', please_avoid: 'Calls before nine' },
    });
    const seen = await sam.view(id);
    expect(seen.vision.words).toBe('Ser la mamá que mis hijos recuerdan');
    expect(seen.preferences).toMatchObject({ called: 'Mari', please_avoid: 'Calls before nine' });
    expect(seen.seen_as).toBe('care_team');
    expect(seen.care_team).toMatchObject([{ person: sam.person, role: 'clinician' }]);
  });

  test('a goal that is offered counts once she takes it up, in her words; both are kept', async () => {
    const goal = uuidv7();
    await write(
      sam,
      id,
      'goal.proposed',
      { words: 'Exercise more', domain: 'health' },
      { about: goal },
    );
    const today = await maria.view(id, '/today');
    expect(today.now).toBe('answer_goal');
    expect(today.called).toBe('Mari');
    expect(today.goals_on_offer[0].actions).toContainEqual({ kind: 'goal.accepted' });
    expect((await sam.view(id, '/plan')).goals[0].actions).not.toContainEqual({
      kind: 'goal.accepted',
    });

    const words = 'Walk by the river with Ana';
    const heard = stream.next((e) => e.data.areas?.includes('plan') && e.data.seq === 5, 10_000);
    await write(maria, id, 'goal.accepted', { words, confidence: 7 }, { about: goal });
    expect((await heard).data.subject).toBe(id);
    const plan = await sam.view(id, '/plan');
    expect(plan.goals).toHaveLength(1);
    expect(plan.goals[0]).toMatchObject({ id: goal, state: 'active', words, confidence: 7 });
    expect(plan.goals[0].wordings.map((w: { words: string }) => w.words)).toEqual([
      'Exercise more',
      words,
    ]);
    expect(plan.goals[0].wordings[1].by.name).toBe('María Ríos');

    const step = uuidv7();
    const body = { goal, words: 'Ask Ana about Thursday', owner: 'client' };
    await write(maria, id, 'step.added', body, { about: step });
    await write(maria, id, 'step.done', {}, { about: step });
    expect((await sam.view(id, '/plan')).goals[0].steps).toMatchObject([
      { id: step, state: 'done' },
    ]);
  });

  test('her check-in reaches the counselor the same second, who answers it', async () => {
    const seq = (await maria.view(id, '/plan')).head + 1;
    const heard = stream.next((event) => event.event === 'changed' && event.data.seq === seq, 1000);
    const checkin = await write(maria, id, 'checkin.recorded', {
      answers: [
        { question: 'mood', value: 1 },
        { question: 'urge', value: 3 },
      ],
      ...{ words: 'A hard night', talk: true },
    });
    expect((await heard).data).toEqual({ subject: id, seq, areas: ['checkins'] });

    const row = (await sam.get('/api/v1/caseload')).json.clients[0];
    expect(row).toMatchObject({
      ...{ client: id, name: 'María Ríos', called: 'Mari', reason: 'wants_to_talk' },
      ...{ checkins_waiting: 1, goals_on_offer: 0 },
    });
    expect(row.urges).toMatchObject([{ value: 3 }]);

    const waiting = (await sam.view(id, '/checkins')).checkins[0];
    expect(waiting.actions).toContainEqual({ kind: 'checkin.answered' });
    await write(sam, id, 'checkin.answered', { words: 'I will call at ten' }, { about: checkin });
    const answered = (await maria.view(id, '/checkins')).checkins[0];
    expect(answered.answer).toMatchObject({
      words: 'I will call at ten',
      by: { name: 'Sam Okafor' },
    });
    expect(answered.due_at).toBeUndefined();
    expect((await maria.view(id, '/today')).answers[0].id).toBe(checkin);
    expect((await sam.get('/api/v1/caseload')).json.clients[0].reason).toBe('steady');
  });

  test('she finds a meeting in a real list, chooses it, and says that she went', async () => {
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const search = `/api/v1/directory/search?when=day&day=${day}&near=37.09,-122.09&radius_km=5`;
    const found = await maria.get(search);
    expect(found.json.meetings.length).toBeGreaterThan(0);
    const { meeting, starts_at, distance_km } = found.json.meetings[0];
    expect(starts_at).toMatch(new RegExp(`^${day}T.*\\[America/Los_Angeles\\]$`));
    expect(distance_km).toBeLessThan(5);
    const [source, key] = meeting.id.split('/');
    const one = await maria.get(`/api/v1/directory/meetings/${source}/${key}`);
    expect(one.json.meeting.name).toBe(meeting.name);

    const support = uuidv7();
    const choice = { choice: 'yes', name: meeting.name, meeting: meeting.id };
    await write(maria, id, 'support.chosen', choice, { about: support });
    const went = { went_on: new Date().toISOString().slice(0, 10), how: 3, again: 'yes' };
    await write(maria, id, 'support.attended', went, { about: support });
    const [chosen] = (await sam.view(id, '/supports')).supports;
    expect(chosen).toMatchObject({
      id: support,
      choice: 'yes',
      meeting: meeting.id,
      times: [went],
    });
    expect(chosen.next.starts_at).toBeDefined();
  });

  test('they write to each other, and she puts something right', async () => {
    await write(sam, id, 'message.sent', { words: 'How was the walk?' });
    expect((await maria.view(id, '/today')).message.words).toBe('How was the walk?');
    await write(maria, id, 'message.sent', { words: 'Cold, and good' });
    expect((await sam.get('/api/v1/caseload')).json.clients[0].reason).toBe('message_waiting');
    const checkin = (await maria.view(id, '/checkins')).checkins[0];
    await write(
      maria,
      id,
      'correction.made',
      { words: 'It was an early morning' },
      { about: checkin.id },
    );
    const items = (await sam.view(id, '/timeline')).items;
    const corrected = items.find((i: { entry: { id: string } }) => i.entry.id === checkin.id);
    expect(corrected.corrections[0]).toMatchObject({ words: 'It was an early morning' });
  });

  test('her record shows everything written, each entry as its kind promises', async () => {
    const timeline = await maria.view(id, '/timeline?limit=100');
    const seqs = timeline.items.map((i: { entry: { seq: number } }) => i.entry.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    expect(seqs).toHaveLength(timeline.head);
    for (const { entry } of timeline.items) hold_to_schema(entry.kind, entry.body);
    const joined = timeline.items.at(-1);
    expect(joined).toMatchObject({
      entry: { kind: 'care_team.joined' },
      person_name: 'Sam Okafor',
    });
    const first = await maria.view(id, '/timeline?limit=4');
    const second = await maria.view(id, `/timeline?limit=4&cursor=${first.next}`);
    expect([...first.items, ...second.items].map((i) => i.entry.seq)).toEqual(seqs.slice(0, 8));
  });

  test('every view is what the contract says, for her and for her counselor', async () => {
    for (const view of views) {
      expect((await maria.get(`/api/v1/clients/${id}${view}`)).status, view).toBe(200);
      const expected = view === '/today' ? 404 : 200; // hers alone
      expect((await sam.get(`/api/v1/clients/${id}${view}`)).status, view).toBe(expected);
    }
  });

  test('she sees who looked, at what, and why they may', async () => {
    const openings = (await maria.get(`/api/v1/clients/${id}/openings`)).json.openings;
    const what = openings.map((o: { what: string }) => o.what);
    for (const part of ['client', 'plan', 'checkins', 'supports', 'timeline', 'caseload']) {
      expect(what).toContain(part);
    }
    for (const opening of openings) {
      expect(opening.by).toMatchObject({ person: sam.person, name: 'Sam Okafor' });
      expect(opening.why).toBe('care_team');
    }
  });
});
