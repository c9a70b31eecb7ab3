// Check-ins and instruments from the team's side: every check-in gets an answer from a named person
// (CHK1), a pack is turned on by who read its notice (CHK2), and a sensitive answer is told, seen and
// answered, wherever it came from (CHK5).
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open_browser } from '../support/browser.ts';
import { moment, Program, write, type Json, type Session } from '../support/program.ts';
import { counts } from './day.ts';
import { Hands, type Size } from './hands.ts';
import { words_of, type Language } from './words.ts';

let browser: Browser;
let program: Program;
let ada: Session;
let dana: Session;
const looked = { en: new Set<string>(), es: new Set<string>() };

beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  ada = await program.add('Ada Lindqvist', 'administrator');
  dana = await program.add('Dana Whitfield', 'clinician');
});
afterAll(async () => {
  await browser?.close();
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

describe.each(cells)('%s %s', (language, size) => {
  const m = words_of(language).staff;
  const name = { en: 'Ana Torres', es: 'Inés Torres' }[language];
  const check_in = (ana: Session, words: string) =>
    write(ana, ana.person, 'checkin.recorded', {
      answers: [{ question: 'urge', value: 2 }],
      words,
      talk: false,
    });

  it('CHK1 a check-in is answered from the queue, with words, and “seen” only where agreed', async () => {
    const ana = await program.add_client(name, dana);
    const first = await check_in(ana, 'The bus was late');
    await with_hands(dana, language, size, async (hands) => {
      await hands.open('/staff');
      await hands.reads(m.checkins.queue);
      await hands.follow(m.checkins.answer(name));
      await hands.sees('The bus was late');
      await hands.sees(m.checkins.words_wanted);
      await counts(hands.page.getByRole('button', { name: m.answer.seen }), 0);
      await hands.press(m.answer.button);
      await hands.sees(m.answer.words_needed);
      await hands.fill(m.answer.words, 'I hear you');
      await hands.press(m.answer.button);
      await hands.sees(m.answer.done_title);
      await expect
        .poll(async () => (await ana.view(ana.person, '/checkins')).checkins[0].answer?.by.name)
        .toBe('Dana Whitfield');

      const items = [{ question: 'urge' }];
      const form = { items, something_good: false, seen_is_enough: true };
      await write(ana, ana.person, 'checkin_questions.chosen', form);
      const second = await check_in(ana, 'A quiet day');
      expect(second).not.toBe(first);
      await hands.open(`/staff/clients/${ana.person}/checkins/${second}`);
      await hands.sees(m.checkins.seen_enough);
      await hands.press(m.answer.seen);
      await hands.sees(m.answer.seen_title);
    });
  });

  it('CHK1 its questions are chosen together, and count once the client confirms', async () => {
    const ana = await program.add_client(name, dana);
    await with_hands(dana, language, size, async (hands) => {
      await hands.open(`/staff/clients/${ana.person}/choose/questions`);
      await hands.press(m.chosen.add_own);
      await hands.fill(m.chosen.own_one(1), 'Did I eat well?');
      await hands.press(m.forms.together_button(name));
      await hands.sees(m.forms.together_done);
      await expect
        .poll(async () => (await ana.view(ana.person, '/together')).waiting.length)
        .toBe(1);
    });
    const [waiting] = (await ana.view(ana.person, '/together')).waiting;
    await write(ana, ana.person, 'together.confirmed', {}, { about: waiting.id });
    const { items } = (await ana.view(ana.person, '/checkins')).form;
    expect(items.some((item: Json) => item.words === 'Did I eat well?')).toBe(true);
  });

  it('CHK2 a pack is on only after its notice was read, and can be offered then', async () => {
    const path = `/api/v1/programs/${program.id}/instruments`;
    const off = (one: Json) => one.tier === 'by_notice' && one.has_wording && !one.on;
    const pack = (await ada.get(path)).json.instruments.find(
      (one: Json) => off(one) && one.respondent === 'client',
    );
    const title = pack.title[language] ?? pack.title.en;
    await with_hands(ada, language, size, async (hands) => {
      await hands.open(`/staff/programs/${program.id}/instruments`);
      const row = hands.page.getByRole('listitem').filter({
        has: hands.page.getByRole('heading', { name: title, exact: true }),
      });
      await row.locator('summary').click();
      await row.getByRole('button').click();
      await hands.sees(m.instruments.accept_needed);
      await row.getByLabel(m.instruments.accept).check();
      await row.getByRole('button').click();
      await hands.sees(m.instruments.turned_on(title));
      await hands.sees(/Ada Lindqvist/);
      await hands.look_once();
    });
    const ana = await program.add_client(name, dana);
    const { offered } = await ana.view(ana.person, '/measures');
    expect(offered.map((one: Json) => one.id)).toContain(pack.id);
  });

  it('CHK5 a sensitive answer is told, seen and answered, and the client sees by whom', async () => {
    const ana = await program.add_client(name, dana);
    const sheet = {
      instrument: 'phq-9',
      version_of: '1.0',
      language: 'en',
      answers: [{ item: '9', value: 1 }],
    };
    const concerns = async () => (await ana.view(ana.person, '/measures')).concerns;
    await with_hands(dana, language, size, async (hands) => {
      await hands.open('/staff/concerns');
      await hands.sees(m.concerns.none);
      // Five hours under way, from a phone without signal.
      const occurred_at = moment(-5 * 3_600_000);
      await write(ana, ana.person, 'instrument.answered', sheet, { occurred_at });
      await hands.reads(name); // without a reload
      await hands.sees(m.concerns.came_in);
      await hands.press(m.concerns.mark_seen);
      await hands.sees(m.concerns.is_seen);
      await expect.poll(async () => (await concerns())[0].seen[0]?.by.name).toBe('Dana Whitfield');
      await hands.follow(m.concerns.say);
      await hands.press(m.concerns.button);
      await hands.sees(m.concerns.words_empty);
      await hands.fill(m.concerns.words, 'Thank you for telling us');
      await hands.press(m.concerns.button);
      await hands.sees(m.concerns.done_title);
      await expect
        .poll(async () => (await concerns())[0].answers[0]?.words)
        .toBe('Thank you for telling us');
      await hands.open('/staff/concerns');
      await hands.sees(m.concerns.none);
    });
  });

  it('CHK4 every page of it breaks no rule and fits the screen', async () => {
    const ana = await program.add_client(name, dana);
    await check_in(ana, 'Some words');
    const here = `/staff/clients/${ana.person}`;
    await with_hands(dana, language, size, async (hands) => {
      const pages = [
        '',
        '/choose/questions',
        '/choose/times',
        '/choose/forms',
        '/choose/form/gad-7',
      ];
      for (const page of pages) {
        await hands.open(here + page);
        await hands.look();
      }
    });
  });
});
