// The people someone walks with, in one read: introductions that are open, and nobody else's.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, Program, type Session, uuidv7, write } from '../support/program.ts';

let program: Program;
let lead: Session;
let sam: Session;
let kim: Session;
let maria: Session;
let jo: Session;
const ruth = uuidv7();

beforeAll(async () => {
  program = await Program.start();
  lead = await program.add('Priya', 'supervisor');
  sam = await program.add('Sam', 'recovery_coach');
  kim = await program.add('Kim', 'clinician');
  maria = await program.add_client('Maria', sam);
  jo = await program.add_client('Jo', kim);
  const person = {
    id: ruth,
    name: 'Ruth',
    languages: [],
    fellowships: [],
    groups: [],
    days: [],
    times: [],
    contact: '+1 816 555 0171',
    agreed_on: '2026-09-01',
  };
  const set = await lead.ask('PUT', `/api/v1/programs/${program.id}/first-friends`, {
    body: { version: 0, people: [person] },
  });
  expect(set.status, set.text).toBe(200);
});
afterAll(() => program.end());

const walking = async (as: Session): Promise<Json> => (await as.get('/api/v1/walking')).json;

describe('SUP6 the people I walk with', () => {
  test('are those whose care team I am on, as they like to be called', async () => {
    const preferences = { called: 'Mari', please_avoid: 'Calls at work' };
    await write(maria, maria.person, 'preferences.set', preferences);
    expect(await walking(sam)).toMatchObject({
      people: [
        { client: maria.person, called: 'Mari', please_avoid: 'Calls at work', introductions: [] },
      ],
      total: 1,
    });
    expect((await walking(kim)).people.map((one: Json) => one.client)).toEqual([jo.person]);
  });

  test('an introduction stands there until it is over, without how to reach anyone', async () => {
    const about = uuidv7();
    const asked = { first_friend: ruth, name: 'Ruth', reach: '+1 816 555 0199' };
    await write(maria, maria.person, 'introduction.asked', asked, { about });
    const open = async () => (await walking(sam)).people[0].introductions;
    expect(await open()).toEqual([
      { id: about, name: 'Ruth', state: 'asked', client_said_yes: true, friend_said_yes: false },
    ]);
    await write(sam, maria.person, 'introduction.accepted', {}, { about });
    expect(await open()).toMatchObject([{ state: 'accepted', friend_said_yes: true }]);
    const text = (await sam.get('/api/v1/walking')).text;
    expect(text).not.toContain('816 555');
    await write(sam, maria.person, 'introduction.noted', { met: true }, { about });
    expect(await open()).toEqual([]);
  });

  test('whoever has an introduction open stands before those who have nothing ahead', async () => {
    const zoe = await program.add_client('Zoe', sam);
    for (const one of [zoe, maria]) {
      const about = uuidv7();
      const asked = { first_friend: ruth, name: 'Ruth' };
      await write(one, one.person, 'introduction.asked', asked, { about });
      expect((await walking(sam)).people[0].client).toBe(one.person);
      await write(sam, one.person, 'introduction.declined', {}, { about });
    }
  });

  test('each sees that they were looked at', async () => {
    const { openings } = (await maria.get(`/api/v1/clients/${maria.person}/openings`)).json;
    expect(openings).toEqual(
      expect.arrayContaining([expect.objectContaining({ what: 'supports' })]),
    );
  });

  test('who walks with nobody has no such page', async () => {
    for (const one of [lead, maria]) expect((await one.get('/api/v1/walking')).status).toBe(403);
  });
});
