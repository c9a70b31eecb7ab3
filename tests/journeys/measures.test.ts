// The client's own forms: answered with and without signal, help at once beside a hard answer, and
// what they say over time; in both languages, on a phone and on a laptop (CHK2, CHK4, CHK5).
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { open_browser } from '../support/browser.ts';
import { moment, Program, uuidv7, write, type Json, type Session } from '../support/program.ts';
import { everything_sent } from './day.ts';
import { Hands, type Size } from './hands.ts';
import { plural_in, words_of, type Language } from './words.ts';

const places = [
  ['en', 'phone'],
  ['es', 'laptop'],
] as const satisfies (readonly [Language, Size])[];
const day = 86_400_000;

let browser: Browser;
let program: Program;
let dana: Session;
let ana: Session;
let hands: Hands;
let phq: Json;

beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  dana = await program.add('Dana Whitfield', 'clinician');
  phq = (await dana.get('/api/v1/instruments/phq-9')).json;
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});
afterEach(() => hands.context.close());

async function begin(language: Language, size: Size) {
  ana = await program.add_client('Ana Torres', dana);
  hands = await Hands.of(browser, ana, language, size, new Set(), 'allow');
  return words_of(language);
}
/** Answers to the nine questions, so many days ago. */
const answered = (values: readonly number[], days_ago: number, language: Language) =>
  write(
    ana,
    ana.person,
    'instrument.answered',
    {
      instrument: 'phq-9',
      version_of: phq.version,
      language,
      answers: values.map((value, i) => ({ item: `${i + 1}`, value })),
    },
    { occurred_at: moment(-days_ago * day) },
  );
const literally = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
/** The words of an answer in the form itself. */
const option = (language: Language, item: number, value: number): string =>
  phq.items[item - 1].options.find((one: Json) => one.value === value).words[language];
/** Chooses answers one page after another. */
async function go_through(language: Language, values: readonly number[]) {
  const { common } = words_of(language);
  for (const [i, value] of values.entries()) {
    await hands.arrives(`/measures/phq-9/answer/${i + 1}`);
    await hands.choose(option(language, i + 1, value));
    await hands.press(common.go_on);
  }
}

describe('CHK2 forms', { timeout: 180_000 }, () => {
  it.each(places)('are answered without signal, skipped and put right: %s, %s', async (...at) => {
    const [language] = at;
    const { measures: t, forms, common } = await begin(...at);
    await hands.open('/measures/phq-9/answer');
    await hands.sees(phq.attribution);
    await hands.has_kept_everything();
    await hands.lose_signal();
    await hands.follow(t.start);
    await go_through(language, [1, 1, 0]);
    await hands.arrives('/measures/phq-9/answer/4');
    await hands.press(forms.check_in.skip);
    await hands.arrives('/measures/phq-9/answer/5');
    await hands.page.reload();
    await hands.turn_to('/measures/phq-9/answer/check');
    await hands.sees(option(language, 1, 1));
    await hands.sees(literally(t.still_open(phq.items[8].words[language])));
    await hands.look();
    await hands.press(t.send);
    await hands.reads(t.done);
    await hands.sees(t.waits);
    await hands.find_signal();
    await hands.sees(t.not_scored);
    const [first] = (await ana.view(ana.person, '/measures')).measures[0].results;
    expect(first.answers).toHaveLength(3);
    expect(first.language ?? language).toBe(language);

    await hands.turn_to('/measures/phq-9');
    await hands.follow(t.change_answers);
    await hands.follow(t.start);
    await hands.choose(option(language, 1, 3));
    await hands.press(common.go_on);
    await hands.turn_to(
      `/measures/phq-9/answer/check?of=${first.id}&version=${encodeURIComponent(phq.version)}`,
    );
    await hands.press(t.send);
    await hands.reads(t.done_changed);
    await everything_sent(hands.page);
    const [changed] = (await ana.view(ana.person, '/measures')).measures[0].results;
    expect(changed.id).toBe(first.id);
    expect(changed.answers[0]).toEqual({ item: '1', value: 3 });
  });

  it('say plainly that they are not in my language', async () => {
    const { measures: t } = await begin('es', 'phone');
    await hands.open('/measures');
    await hands.sees(t.offered);
    await hands.look();
    await hands.turn_to('/measures/bam/answer');
    await hands.sees(t.not_mine);
    await hands.follow(t.in_english);
    await hands.page.locator('[lang=en] fieldset').first().waitFor();
    await hands.look();
  });
});

describe('CHK5 a hard answer', { timeout: 180_000 }, () => {
  it.each(places)('brings help before anything is sent, and tells who: %s, %s', async (...at) => {
    const [language] = at;
    const { measures: t, common, coping, forms } = await begin(...at);
    const named = { bond: 'family', closeness: 2, name: 'Marta', phone: '816 555 0142' };
    const about = uuidv7();
    const body = { ...named, in_hard_moments: true };
    await write(ana, ana.person, 'circle_person.named', body, { about });
    await hands.open('/measures/phq-9/answer');
    await hands.sees(literally('Dana Whitfield'));
    await hands.has_kept_everything();
    await hands.lose_signal();
    await hands.turn_to('/measures/phq-9/answer/9');
    await hands.choose(option(language, 9, 1));
    await hands.sees(forms.help_box.lead);
    await hands.sees(coping.help.people);
    await expect.poll(() => hands.page.locator('main a[href="tel:8165550142"]').count()).toBe(1);
    await expect
      .poll(() => hands.page.locator('main a[href="tel:988"]').count())
      .toBeGreaterThan(0);
    await hands.look();
    await hands.press(common.go_on);
    await hands.turn_to('/measures/phq-9/answer/check');
    await hands.press(t.send);
    await hands.reads(t.done);
    await hands.sees(t.will_be_told('Dana Whitfield', minutes_in(language)));
    await hands.look();
    await hands.find_signal();
    await hands.sees(t.told('Dana Whitfield'));
    const { concerns } = await ana.view(ana.person, '/measures');
    expect(concerns).toMatchObject([{ instrument: 'phq-9', told: [{ name: 'Dana Whitfield' }] }]);
    await write(dana, ana.person, 'concern.seen', {}, { about: concerns[0].id });
    await hands.turn_to('/measures');
    await hands.sees(/Dana Whitfield (saw it|lo vio)/);
  });

  it('that is only for me is told to nobody', async () => {
    const { measures: t, common } = await begin('en', 'phone');
    await hands.open('/measures/phq-9/answer');
    await hands.choose(t.only_for_me);
    await hands.turn_to('/measures/phq-9/answer/9');
    await hands.choose(option('en', 9, 2));
    await hands.press(common.go_on);
    await hands.turn_to('/measures/phq-9/answer/check');
    await hands.press(t.send);
    await hands.sees(t.told_nobody);
    await everything_sent(hands.page);
    expect((await ana.view(ana.person, '/measures')).concerns).toEqual([]);
    expect((await dana.view(ana.person, '/measures')).measures).toEqual([]);
  });
});

/** "1 hour", as the app says how soon someone should know. */
const minutes_in = (language: Language) =>
  words_of(language).measures.hours(1, plural_in(language));

describe('CHK4 results', { timeout: 180_000 }, () => {
  it.each(places)('in words, with real change, as a chart and a table: %s, %s', async (...at) => {
    const [language] = at;
    const { measures: t } = await begin(...at);
    await answered([3, 3, 2, 2, 2, 2, 1, 1, 0], 84, language);
    await answered([2, 2, 2, 2, 1, 1, 1, 1, 0], 56, language);
    await answered([1, 1, 1, 1, 0, 0, 0, 0, 0], 28, language);
    await answered([1, 1, 1, 0, 0, 0, 0, 0, 0], 1, language);
    const moved = { words: 'Moved to my own place', on: moment(-40 * day).slice(0, 10) };
    await write(ana, ana.person, 'life_event.noted', moved, { about: uuidv7() });
    await hands.open('/measures/phq-9');
    const band = { en: 'minimal', es: 'mínimos' }[language];
    await hands.sees(t.band(band, '3', '27'));
    await hands.sees(t.verdict.clear_better);
    await hands.sees(t.verdict.about_same);
    await hands.sees('Moved to my own place');
    await hands.unfold(t.table);
    const { series } = await ana.view(ana.person, '/chart?from=2000-01-01');
    const [line] = series.filter((one: Json) => one.id === 'phq-9');
    const rows = hands.page.locator('figure table tbody tr');
    await expect
      .poll(() => rows.evaluateAll((all) => all.map((row) => row.lastChild?.textContent)))
      .toEqual(line.values.map(String));
    const dots = await hands.page.locator('figure path.dots').getAttribute('d');
    expect(dots?.match(/M/g)).toHaveLength(line.values.length);
    await hands.press(t.earlier);
    await hands.look();
    await hands.page.locator('summary', { hasText: t.where_from }).first().click();
    await hands.sees(t.rules['sum'] ?? '');
    await hands.sees(phq.items[0].words[language]);
    await hands.press(t.keep_win);
    await hands.sees(t.win_kept);
    await everything_sent(hands.page);
    const { wins } = await ana.view(ana.person, '/wins');
    expect(wins.some((one: Json) => /PHQ-9/.test(one.words ?? ''))).toBe(true);
    await hands.turn_to('/measures/phq-9/print');
    await hands.sees(t.print_of('Ana Torres'));
    await hands.look();
  });

  it.each(places)('stand on one chart with my days and my life: %s, %s', async (...at) => {
    const { measures: t, forms } = await begin(...at);
    for (const [i, mood] of [1, 2, 2, 3, 4].entries()) {
      const body = { answers: [{ question: 'mood', value: mood }], talk: false };
      await write(ana, ana.person, 'checkin.recorded', body, {
        occurred_at: moment((i - 6) * day),
      });
    }
    await answered([1, 1, 1, 1, 0, 0, 0, 0, 0], 3, at[0]);
    await hands.open('/chart');
    await hands.reads(forms.short.mood);
    await hands.follow(t.event);
    await hands.fill(t.event_words, 'A new job');
    await hands.press(t.event_save);
    await hands.arrives('/chart');
    await hands.sees('A new job');
    await hands.press(t.earlier);
    await hands.sees(literally(`${forms.short.mood}: ${forms.answers.mood[4]}`));
    await hands.look();
    await hands.page.locator('summary', { hasText: t.table }).first().click();
    const { series, markers } = await ana.view(ana.person, '/chart');
    const [mood] = series.filter((one: Json) => one.id === 'checkin.mood');
    const rows = hands.page.locator('section.line').first().locator('tbody tr');
    await expect
      .poll(() => rows.evaluateAll((all) => all.map((row) => row.lastChild?.textContent)))
      .toEqual(mood.values.map((value: number) => forms.answers.mood[value]));
    expect(markers).toMatchObject([{ sort: 'life_event', words: 'A new job' }]);
    await hands.choose(t.span['30']);
    await hands.reads(forms.short.mood);
  });
});
