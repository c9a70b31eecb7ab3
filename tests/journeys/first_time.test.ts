// Someone with social anxiety and no car, who ends at an online meeting with a first friend
// (SUP4, SUP5, SUP6, SUP8); and their week in their own calendar.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { open_browser } from '../support/browser.ts';
import { Program, uuidv7, type Session } from '../support/program.ts';
import { Hands } from './hands.ts';
import { words_of, type Language } from './words.ts';

const online = 'Soft Landing';
const ruth = uuidv7();

let browser: Browser;
let program: Program;
let dana: Session;

beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  dana = await program.add('Dana Whitfield', 'clinician');
  const lead = await program.add('Priya Raman', 'supervisor');
  import_two();
  const person = {
    id: ruth,
    name: 'Ruth',
    languages: ['english', 'spanish'],
    fellowships: [],
    groups: [],
    days: [],
    times: [],
    contact: '+1 816 555 0171',
    agreed_on: '2026-09-01',
  };
  const path = `/api/v1/programs/${program.id}/first-friends`;
  const set = await lead.ask('PUT', path, { body: { version: 0, people: [person] } });
  expect(set.status, set.text).toBe(200);
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});

/** Every evening: one meeting to join from home, and one to go to. */
function import_two() {
  const every = { day: [0, 1, 2, 3, 4, 5, 6], time: '19:00', end_time: '20:00' };
  const zone = { timezone: 'America/Chicago' };
  const meetings = [
    {
      ...every,
      ...zone,
      slug: 'church-hall',
      name: 'Church Hall',
      types: ['O'],
      formatted_address: '100 Main St, Springfield, MO 65806, USA',
      latitude: 37.2,
      longitude: -93.3,
    },
    {
      ...every,
      ...zone,
      slug: 'soft-landing',
      name: online,
      types: ['O', 'ONL'],
      conference_url: 'https://meet.example.org/soft-landing',
      formatted_address: 'Springfield, MO, USA',
    },
  ];
  const list = join(program.data, 'two.json');
  writeFileSync(list, JSON.stringify(meetings));
  program.command('directory', 'import', list, '--format', 'meeting-guide');
}

describe.each(['en', 'es'] as const)('%s', (language: Language) => {
  const t = words_of(language);
  const { supports, client } = t;
  let ana: Session;
  let hands: Hands;
  let desk: Hands;

  beforeEach(async () => {
    ana = await program.add_client('Ana Torres', dana);
    hands = await Hands.of(browser, ana, language, 'phone', new Set());
    desk = await Hands.of(browser, dana, language, 'laptop', new Set());
  });
  afterEach(async () => {
    await hands.context.close();
    await desk.context.close();
  });

  const support = async () => (await dana.view(ana.person, '/supports')).supports[0];
  /** Of the people that Dana walks with; others are called Ana Torres, too. */
  const walking_line = () =>
    desk.page.locator('li.keep', {
      has: desk.page.locator(`h2 a[href="/staff/clients/${ana.person}"]`),
    });

  it('SUP4 SUP5 SUP6 SUP8: from what is hard to a first time, with someone beside', async () => {
    await hands.open('/support/fits');
    await hands.unfold(supports.fits.folds.barriers);
    await hands.choose(t.plan.obstacle.names.social_anxiety);
    await hands.choose(t.plan.obstacle.names.transport);
    await hands.press(t.common.save);
    await hands.reads(supports.for_me);
    const first = hands.page.locator('main h2 a').first();
    await expect.poll(() => first.textContent()).toBe(online);
    await hands.sees(supports.factors.can_join_from_home);

    await hands.follow(online);
    await hands.reads(online);
    await hands.press(client.support.choose_yes);
    await hands.press(supports.in_week);
    await hands.sees(supports.in_week_yes);
    await expect.poll(async () => (await support())?.in_week).toBe(true);

    await hands.turn_to(`/support/friends/${ruth}`);
    await hands.choose(online);
    await hands.fill(supports.ask_reach, 'Text me at night');
    await hands.press(supports.send_ask);
    await hands.sees(supports.introduction.asked('Ruth'));

    const { walking } = t.staff.supports;
    await desk.open('/staff/walking');
    await walking_line().getByText(online).first().waitFor(); // whose first time is next
    await walking_line().getByText(walking.friend('Ruth', walking.waits.friend)).waitFor();
    expect(await hands.page.getByText('+1 816 555 0171').count()).toBe(0);
    await desk.look_once();
    const [{ id }] = (await dana.view(ana.person, '/supports')).introductions;
    await desk.open(`/staff/clients/${ana.person}/write/introduction-accepted/${id}`);
    await desk.reads(t.staff.forms.own['introduction.accepted'].title);
    await desk.press(t.staff.forms.own['introduction.accepted'].button);

    await hands.sees('+1 816 555 0171');
    await hands.turn_to(`/support/introductions/${id}`);
    await hands.choose(supports.introduction.note_met);
    await hands.press(t.common.save);
    await hands.reads(supports.friends);

    await hands.turn_to('/support/mine');
    await hands.follow(new RegExp(`^${client.support.went} ?: ${online}`)); // one tap
    await hands.press(t.common.save); // and another
    await hands.sees(supports.said.first);
    await expect.poll(async () => (await support()).times.length).toBe(1);
    await hands.turn_to('/wins');
    await hands.sees(t.life.wins.sources.first_visit);

    await desk.open('/staff/walking');
    await walking_line().getByText(walking.nothing).waitFor(); // it is behind them
    await desk.open(`/staff/clients/${ana.person}`);
    await desk.sees(online);
  });

  it('SUP8: their week in their own calendar, under an address that they can end', async () => {
    const { calendar } = supports;
    const address = hands.page.getByLabel(calendar.address);
    const read = (url: string) => program.server.fetch(new URL(url).pathname);
    const answer = async (url: string) => (await read(url)).status;
    await hands.open('/support/mine');
    await hands.follow(calendar.row);
    await hands.sees(calendar.who_lead);
    await hands.press(calendar.make);
    await hands.sees(calendar.made);
    const first = await address.inputValue();
    expect(await (await read(first)).text()).toContain('BEGIN:VCALENDAR');
    expect(await hands.page.getByRole('link', { name: calendar.add }).getAttribute('href')).toMatch(
      /^webcal:.*\.ics$/,
    );
    await hands.look();

    await hands.open('/support/calendar'); // it is told only once
    await hands.sees(calendar.set_looks.busy);
    expect(await address.count()).toBe(0);
    await hands.unfold(calendar.again);
    await hands.choose(calendar.looks.full);
    await hands.press(calendar.again_send);
    await hands.sees(calendar.made);
    const second = await address.inputValue();
    expect(second).not.toBe(first);
    expect([await answer(first), await answer(second)]).toEqual([404, 200]);

    await hands.unfold(calendar.end);
    await hands.press(calendar.end_send);
    await hands.sees(calendar.ended);
    expect(await answer(second)).toBe(404);
    await hands.turn_to('/appointments');
    await hands.follow(t.appointments.calendar);
    await hands.reads(calendar.title);
  });
});
