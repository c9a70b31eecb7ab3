// Recovery supports from the team's side: the same reasons as the client (SUP4), an offer with its why
// (SUP5), the list of first friends and who is offered (SUP6), a service looked after until it has
// ended (SUP7), and asking how it went (SUP8).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open_browser } from '../support/browser.ts';
import { moment, Program, uuidv7, write, type Json, type Session } from '../support/program.ts';
import { Hands, type Size } from './hands.ts';
import { words_of, type Language } from './words.ts';

const meeting = 'Soft Landing';
const day_ms = 24 * 3_600_000;
const day = (from_now: number) =>
  new Date(Date.now() + from_now * day_ms).toISOString().slice(0, 10);

let browser: Browser;
let program: Program;
let dana: Session;
let priya: Session;
const looked = { en: new Set<string>(), es: new Set<string>() };

beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  dana = await program.add('Dana Whitfield', 'clinician');
  priya = await program.add('Priya Raman', 'supervisor');
  const every = { day: [0, 1, 2, 3, 4, 5, 6], time: '19:00', end_time: '20:00' };
  const online = { types: ['O', 'ONL'], conference_url: 'https://meet.example.org/soft' };
  const place = { timezone: 'America/Chicago', formatted_address: 'Springfield, MO, USA' };
  const list = join(program.data, 'one.json');
  writeFileSync(
    list,
    JSON.stringify([{ ...every, ...online, ...place, slug: 'soft', name: meeting }]),
  );
  program.command('directory', 'import', list, '--format', 'meeting-guide');
  const service = {
    ...{ name: 'Harbor House', categories: ['Emergency shelter'], documents: [], languages: [] },
    ...{ hours: [], phones: [{ number: '555-010-0102' }], country: 'US' },
  };
  const path = `/api/v1/directory/own/resources/${uuidv7()}`;
  const kept = await priya.ask('PUT', path, { body: service });
  expect(kept.status, kept.text).toBe(204);
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});

const cells: [Language, Size][] = [
  ['en', 'laptop'],
  ['es', 'phone'],
];
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

describe.each(cells)('%s %s', (language, size) => {
  const t = words_of(language);
  const s = t.staff.supports;
  const { record, forms } = t.staff;
  const name = { en: 'Ana Torres', es: 'Inés Torres' }[language];
  const supports = (of: Session): Promise<Json> => dana.view(of.person, '/supports');
  const optional = (label: string) => t.staff.optional(label);

  it('SUP4 SUP5 a meeting is suggested with the reasons that the client sees, and answered', async () => {
    const ana = await program.add_client(name, dana);
    const lists = { groups: [], languages: [], fellowships: [], days: [], times: [] };
    const wishes = { ...lists, barriers: ['social_anxiety', 'transport'], way: 'online' };
    await write(ana, ana.person, 'support_wishes.set', wishes);
    const why = { en: 'You can keep the camera off', es: 'Puede apagar la cámara' }[language];
    const reason = t.supports.factors.can_join_from_home;
    await with_hands(dana, language, size, async (hands) => {
      await hands.open(`/staff/clients/${ana.person}/supports/suggest`);
      await hands.sees(s.suggest_page.same_reasons(name));
      await hands.sees(reason);
      await hands.press(new RegExp(`^${s.suggest_page.choose} ?: ${meeting}`)); // the next of its days
      await hands.sees(reason);
      await hands.fill(optional(s.suggest_page.why), why);
      await hands.look_once('picked');
      await hands.press(s.suggest_page.send);
      await hands.reads(s.suggest_page.done);
      await expect.poll(async () => (await supports(ana)).supports.length).toBe(1);
    });
    await with_hands(ana, language, size, async (hands) => {
      await hands.open('/support/mine');
      await hands.sees(why);
      await hands.press_for(t.client.support.choose_not_now, meeting);
      await expect.poll(async () => (await supports(ana)).supports[0].choice).toBe('not_now');
    });
    await with_hands(dana, language, size, async (hands) => {
      await hands.open(`/staff/clients/${ana.person}`);
      await hands.reads(s.groups.set_aside);
      await hands.sees(t.staff.client.choices.not_now);
    });
  });

  it('SUP6 a lead keeps the list; who is on it is offered, and how it went comes back', async () => {
    const ana = await program.add_client(name, dana);
    const friend = { en: 'Ruth', es: 'Rosa' }[language];
    await with_hands(priya, language, size, async (hands) => {
      await hands.open(`/staff/programs/${program.id}/first-friends`);
      await hands.reads(s.list.title);
      await hands.press(s.list.add);
      await hands.press(s.list.save);
      await hands.sees(s.list.needed.contact); // and says what is missing
      await hands.fill(s.list.fields.name, friend);
      await hands.fill(s.list.fields.contact, '+1 816 555 0171');
      await hands.fill(s.list.fields.agreed_on, day(-30));
      await hands.fill(optional(s.list.fields.boundaries), 'No lending');
      await hands.press(s.list.save);
      await hands.sees(s.list.saved(friend));
      await hands.press_for(s.list.rest, friend);
      await hands.sees(s.list.rests);
      await hands.press_for(s.list.back_again, friend);
      await hands.sees_no_more(s.list.rests);
    });
    await with_hands(dana, language, size, async (hands) => {
      await hands.open(`/staff/clients/${ana.person}/supports/friend`);
      await hands.sees(s.friend_page.not_do('No lending'));
      expect(await hands.page.getByText('555 0171').count()).toBe(0);
      await hands.press(s.friend_page.offer(friend));
      await hands.press(s.friend_page.offer(friend)); // sends it
      await hands.reads(s.friend_page.done(friend));
      await expect.poll(async () => (await supports(ana)).introductions.length).toBe(1);
      const [{ id }] = (await supports(ana)).introductions;
      await hands.open(`/staff/clients/${ana.person}/write/introduction-accepted/${id}`);
      await hands.reads(forms.own['introduction.accepted'].title);
      await hands.press(forms.own['introduction.accepted'].button);
      await expect
        .poll(async () => (await supports(ana)).introductions[0].friend_said_yes)
        .toBe(true);
      expect((await supports(ana)).introductions[0].state).toBe('asked'); // one yes of two
      await write(ana, ana.person, 'introduction.accepted', { reach: 'Text me' }, { about: id });

      await hands.open(`/staff/clients/${ana.person}`);
      await hands.sees(s.introduction.states.accepted);
      await hands.sees('+1 816 555 0171');
      await hands.sees('Text me');
      await hands.follow(
        new RegExp(`^${forms.own['introduction.noted'].title.replace('?', '\\?')}`),
      );
      await hands.choose(record.values.met.true);
      await hands.fill(optional(record.fields_of['introduction.noted'].words), 'They had tea');
      await hands.press(forms.own['introduction.noted'].button);
      await expect.poll(async () => (await supports(ana)).introductions[0].state).toBe('met');
    });
  });

  const service = (hands: Hands) => hands.page.getByLabel(record.fields.service, { exact: true });

  it('SUP7 a referral is proposed, told what was agreed, and moved until it is done', async () => {
    const ana = await program.add_client(name, dana);
    const client = `/staff/clients/${ana.person}`;
    const share = { en: 'Only my first name', es: 'Solo mi nombre' }[language];
    const asks = record.fields_of['referral.proposed'];
    const one = async () => (await supports(ana)).referrals[0];
    await with_hands(dana, language, size, async (hands) => {
      await hands.open(`${client}/supports/refer`);
      await hands.reads(s.refer_page.title(name));
      await hands.press(s.refer_page.send(name));
      await hands.look_once('with errors');
      await hands.unfold(s.refer_page.find);
      await hands.press(s.suggest_page.find_button);
      await hands.press(new RegExp(`^${s.refer_page.choose} ?: Harbor House`));
      await expect.poll(() => service(hands).inputValue()).toBe('Harbor House');
      expect(await hands.page.getByLabel(optional(asks.contact)).inputValue()).toBe('555-010-0102');
      await hands.fill(asks.why, 'A room');
      await hands.fill(record.fields.next_by, day(400));
      await hands.press(s.refer_page.send(name));
      await hands.sees(s.refer_page.too_far);
      await hands.fill(record.fields.next_by, day(7));
      await hands.press(s.refer_page.send(name));
      await hands.reads(s.refer_page.done);
      await expect.poll(async () => (await one())?.state).toBe('proposed');
      const { id, resource } = await one();
      expect(resource).toMatch(/^own\//);
      await hands.open(`${client}/referrals/${id}/letter`);
      await hands.sees(s.letter.not_now(name)); // nothing is told before the yes
      const yes = { share, until_on: day(90) };
      await write(ana, ana.person, 'referral.agreed', yes, { about: id });

      await hands.open(client);
      await hands.sees(s.referral.states.agreed);
      await hands.follow(new RegExp(`^${s.referral.letter}`));
      await hands.sees(share);
      await hands.reads(s.letter.notice);
      await hands.look_once('letter');
      for (const [state, told] of [
        ['asked', share],
        ['accepted', ''],
        ['done', ''],
      ] as const) {
        await hands.open(`${client}/write/referral-moved/${id}`);
        await hands.reads(forms.own['referral.moved'].title);
        await hands.page.getByLabel(record.fields.state).selectOption(state);
        if (told) await hands.fill(optional(record.fields.told), told);
        await hands.press(forms.own['referral.moved'].button);
        await expect.poll(async () => (await one()).state).toBe(state);
      }
      await hands.open(client);
      await hands.sees(s.referral.states.done);
      await hands.sees(s.referral.told);
    });
  });

  it('SUP7 what nobody looked after stands on the caseload until somebody did', async () => {
    const lea = { en: 'Lea Novak', es: 'Lía Novak' }[language];
    const late = await program.add_client(lea, dana);
    const about = uuidv7();
    const body = { service: 'Depot', why: 'A ride', owner: dana.person, next_by: day(-9) };
    const occurred_at = moment(-10 * day_ms);
    await write(dana, late.person, 'referral.proposed', body, { about, occurred_at });
    const row = async () =>
      (await dana.get('/api/v1/caseload')).json.clients.find(
        (each: Json) => each.client === late.person,
      );
    await with_hands(dana, language, size, async (hands) => {
      await hands.open('/staff');
      await hands.sees(lea);
      await hands.sees(t.staff.caseload.reasons.referral_overdue);
      await hands.open(`/staff/clients/${late.person}`);
      await hands.sees(s.referral.overdue);
      expect((await row()).reason).toBe('referral_overdue');
      const yes = { share: 'My name', until_on: day(30) };
      await write(late, late.person, 'referral.agreed', yes, { about });
      await hands.open(`/staff/clients/${late.person}/write/referral-moved/${about}`);
      await hands.reads(forms.own['referral.moved'].title);
      await hands.page.getByLabel(record.fields.state).selectOption('asked');
      await hands.press(forms.own['referral.moved'].button);
      await expect.poll(async () => (await row()).reason).not.toBe('referral_overdue');
    });
  });

  it('SUP8 whether somebody asked how it went is prompted once, and answered in a tap', async () => {
    const ana = await program.add_client(name, dana);
    const about = uuidv7();
    const [{ meeting: found }] = (await dana.get('/api/v1/directory/search?text=soft')).json
      .meetings;
    const chosen = { choice: 'yes', name: found.name, meeting: found.id, in_week: true };
    const occurred_at = moment(-20 * day_ms);
    await write(ana, ana.person, 'support.chosen', chosen, { about, occurred_at });
    await with_hands(dana, language, size, async (hands) => {
      await hands.open(`/staff/clients/${ana.person}`);
      await hands.sees(meeting);
      await hands.press_for(s.asked, meeting);
      await hands.sees(s.asked_last('Dana Whitfield', '').trim());
      await expect
        .poll(async () => (await supports(ana)).supports[0].asked_after?.by.name)
        .toBe('Dana Whitfield');
      await hands.open(`/staff/clients/${ana.person}`);
      await hands.sees(meeting);
      await hands.has_no_button_for(s.asked, meeting);
    });
  });

  it('SUP8 what was said of a missed time is put right by the client, and seen so', async () => {
    const ana = await program.add_client(name, dana);
    const about = uuidv7();
    const { names } = t.plan.obstacle;
    await write(ana, ana.person, 'support.chosen', { choice: 'yes', name: 'Choir' }, { about });
    const missed = { on: day(0), barrier: 'transport' };
    const entry = await write(ana, ana.person, 'support.missed', missed, { about });
    await with_hands(ana, language, size, async (hands) => {
      await hands.open(`/support/mine/${about}/missed/${entry}`);
      await hands.reads(t.supports.put_right_title);
      await hands.choose(names.health_or_pain);
      await hands.fill(t.supports.put_right_why, 'It was my knee');
      await hands.press(t.common.save);
      await expect
        .poll(async () => (await supports(ana)).supports[0].missed)
        .toMatchObject([{ barrier: 'health_or_pain' }]);
    });
    await with_hands(dana, language, size, async (hands) => {
      await hands.open(`/staff/clients/${ana.person}`);
      await hands.sees(s.in_the_way(record.values.barrier.health_or_pain));
    });
  });
});
