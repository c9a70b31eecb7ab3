// The lists behind the directory (SUP1): a lead sets one up and sees what became of it; a coach keeps
// the program's own; a client says what is different, and it is shown once somebody has checked it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open_browser } from '../support/browser.ts';
import { ListServer } from '../support/list_server.ts';
import { Program, type Json, type Session } from '../support/program.ts';
import { Hands, type Size } from './hands.ts';
import { words_of, type Language } from './words.ts';

let browser: Browser;
let program: Program;
let list: ListServer;
let ruth: Session;
let alex: Session;
let maria: Session;
const looked = { en: new Set<string>(), es: new Set<string>() };

beforeAll(async () => {
  const env = { ALONGSIDE_TEST_LOOPBACK: '1', ALONGSIDE_ROUND_MS: '50' };
  [browser, program, list] = await Promise.all([
    open_browser(),
    Program.start('optional', { env }),
    ListServer.start(),
  ]);
  ruth = await program.add('Ruth Abara', 'supervisor');
  alex = await program.add('Alex Moreno', 'recovery_coach');
  const dana = await program.add('Dana Whitfield', 'clinician');
  maria = await program.add_client('Maria Torres', dana);
});
afterAll(async () => {
  await browser?.close();
  await list?.end();
  await program?.end();
});

const cells: [Language, Size][] = [
  ['en', 'laptop'],
  ['es', 'phone'],
];
/** Someone's browser in this language, from beginning to end. */
async function with_hands(
  who: Session,
  language: Language,
  size: Size,
  act: (hands: Hands) => Promise<void>,
) {
  const hands = await Hands.of(browser, who, language, size, looked[language]);
  await hands.context.addInitScript((lang) => localStorage.setItem('lang', lang), language);
  try {
    await act(hands);
  } finally {
    await hands.context.close();
  }
}
const meeting = (slug: string, name: string, further: object = {}) => ({
  ...{ slug, name, day: 1, time: '19:00', timezone: 'America/Chicago' },
  ...{ address: `${slug.length} ${slug} St`, city: 'Springfield', state: 'IL', country: 'US' },
  ...further,
});
const found = async (text: string): Promise<Json[]> =>
  (await maria.get(`/api/v1/directory/search?text=${text}`)).json.meetings;

describe.each(cells)('%s %s', (language, size) => {
  const t = words_of(language);
  const m = t.lists;
  const optional = t.staff.optional;
  const short = `springfield-${language}`;
  const label = { en: 'AA Springfield', es: 'AA del Valle' }[language];

  it('SUP1 a lead adds a list, sees what came of it, and what could not be read', async () => {
    const odd = { slug: 'odd', name: 'Odd', day: 1, time: '25:99' };
    list.has([meeting(`${language}1`, 'Morning light'), odd], '"1"');
    await with_hands(ruth, language, size, async (hands) => {
      await hands.open('/staff/lists');
      await hands.press(m.add);
      await hands.reads(m.source.adding);
      await hands.press(m.save);
      await hands.sees(t.staff.forms.needed(m.source.fields.source));
      await hands.fill(m.source.fields.source, short);
      await hands.fill(optional(m.source.fields.label), label);
      await hands.fill(optional(m.source.fields.url), list.url);
      await hands.fill(optional(m.source.fields.every_hours), '24');
      await hands.press(m.save);
      await hands.sees(m.saved(label));
      const item = hands.page.getByRole('listitem').filter({
        has: hands.page.getByRole('heading', { name: label, exact: true }),
      });
      await item.getByText(m.counts(1, 0)).waitFor();
      await item.locator('summary').click();
      await item.getByText(m.report.sum(2, 1, 0, 1)).waitFor();
      await item.getByText('impossible time').waitFor();
      await hands.look();
      list.answers = (_, response) => response.writeHead(503).end();
      await item.getByRole('button', { name: m.read_now }).click();
      await item.getByText(m.last_good).waitFor();
      await item.getByText(m.counts(1, 0)).waitFor();
      await hands.look();
      await item.getByRole('button', { name: m.change }).click();
      await hands.reads(m.source.changing(label));
      await hands.press(m.cancel);
      await hands.reads(m.title);
    });
    expect((await found('morning')).map((hit) => hit.meeting.source)).toContain(label);
  });

  it('SUP1 a coach writes down a meeting and a service of their own, and takes one off', async () => {
    const own = { en: 'Porch coffee', es: 'Café del patio' }[language];
    const meals = { en: 'Warm meals', es: 'Comidas calientes' }[language];
    await with_hands(alex, language, size, async (hands) => {
      await hands.open('/staff/lists/own');
      await hands.press(m.own.add_meeting);
      await hands.fill(m.own.meeting.name, own);
      await hands.page.getByLabel(m.own.meeting.fellowship).selectOption('smart');
      await hands.fill(optional(m.own.meeting.starts), '18:30');
      await hands.press(m.save);
      await hands.sees(m.own.day_and_time);
      await hands.sees(m.own.no_way);
      await hands.page.getByLabel(optional(m.own.meeting.day)).selectOption('tuesday');
      await hands.fill(optional(m.own.meeting.conference_url), 'https://zoom.us/j/1');
      await hands.choose(t.directory.types.newcomer);
      await hands.press(m.save);
      await hands.sees(m.saved(own));
      await hands.press_for(m.change, own);
      await hands.reads(m.own.changing(own));
      await hands.fill(optional(m.own.meeting.starts), '19:15');
      await hands.press(m.save);
      await hands.sees(/19:15/);

      await hands.press(m.own.add_resource);
      await hands.fill(m.own.resource.name, meals);
      await hands.fill(optional(m.own.resource.phones), '555-010-0199, Rosa');
      await hands.press(m.own.hours.add);
      await hands.page.getByLabel(m.own.hours.day, { exact: true }).selectOption('friday');
      await hands.press(m.save);
      await hands.sees(m.own.hours.not_whole);
      await hands.fill(m.own.hours.from, '17:00');
      await hands.fill(m.own.hours.to, '19:00');
      await hands.press(m.save);
      await hands.sees(m.saved(meals));
      await hands.look();
    });
    const [hit] = await found(own.split(' ')[0]!);
    expect(hit).toMatchObject({
      meeting: { fellowship: 'smart', starts: '19:15', attendance: 'online', types: ['newcomer'] },
    });
    const kept = (await alex.get('/api/v1/directory/own')).json.resources;
    expect(kept.map((one: Json) => one.resource)).toContainEqual(
      expect.objectContaining({
        name: meals,
        phones: [{ number: '555-010-0199', note: 'Rosa' }],
        hours: [{ day: 'friday', from: '17:00', to: '19:00' }],
      }),
    );
    await with_hands(alex, language, size, async (hands) => {
      await hands.open('/staff/lists/own');
      await hands.press_for(m.remove, own);
      await hands.confirm(m.yes);
      await hands.sees(m.removed(own));
    });
    expect(await found(own.split(' ')[0]!)).toEqual([]);
  });

  it('SUP1 a client says what is different; it is shown once somebody has checked it', async () => {
    const name = { en: 'Lantern', es: 'Farol' }[language];
    list.has([meeting(`${language}2`, name)], '"2"');
    await ruth.ask('PUT', `/api/v1/directory/sources/lantern-${language}`, {
      body: { label: 'Lantern list', url: list.url },
    });
    await expect.poll(async () => (await found(name)).length).toBe(1);
    const words = { en: 'It is upstairs now', es: 'Ahora es arriba' }[language];
    await with_hands(maria, language, size, async (hands) => {
      await hands.open(`/support/meetings/lantern-${language}/${language}2`);
      await hands.follow(t.client.support.different);
      await hands.press(t.supports.different.send);
      await hands.sees(t.supports.different.choose);
      await hands.choose(t.supports.different.sorts.place);
      await hands.fill(t.supports.different.words, words);
      await hands.press(t.supports.different.send);
      await hands.reads(t.supports.different.thanks);
    });
    await with_hands(alex, language, size, async (hands) => {
      await hands.open('/staff/lists/hints');
      await hands.sees(words);
      expect(await hands.page.getByText('Maria').count()).toBe(0);
      await hands.press_for(m.hints.show, name);
      await hands.sees(m.hints.shown);
    });
    await with_hands(maria, language, size, async (hands) => {
      await hands.open(`/support/meetings/lantern-${language}/${language}2`);
      await hands.sees(t.client.support.found_different(words));
    });
  });

  it('SUP1 one meeting of two lists is split by a coach, and put together again', async () => {
    const name = { en: 'Harbor lights', es: 'Luces del puerto' }[language];
    for (const [source, slug] of [
      [`a-${language}`, 'one'],
      [`b-${language}`, 'two'],
    ] as const) {
      list.has([meeting(slug, name, { address: '12 Oak Street', time: '06:00' })], `"${slug}"`);
      const path = `/api/v1/directory/sources/${source}`;
      await ruth.ask('PUT', path, { body: { label: source, url: list.url } });
      await expect
        .poll(async () => (await ruth.get(`/api/v1/directory/meetings/${source}/${slug}`)).status)
        .toBe(200);
    }
    const count = async () => (await found(name.split(' ')[0]!)).length;
    expect(await count()).toBe(1);
    await with_hands(alex, language, size, async (hands) => {
      await hands.open(`/support/meetings/a-${language}/one`);
      await hands.follow(t.client.support.several_lists);
      await hands.sees(m.also.more);
      await hands.press_for(m.also.split, `b-${language}/two`);
      await hands.sees(m.also.split_done);
      expect(await count()).toBe(2);
      await hands.open('/staff/lists/hints');
      await hands.reads(m.hints.splits);
      await hands.press_for(m.hints.join, name);
      await hands.sees(m.hints.done);
      expect(await count()).toBe(1);
    });
  });
});
