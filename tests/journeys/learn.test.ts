// The library, choices and suggestions, as a client meets them: on a phone and on a laptop, in both
// languages, with and without signal.
import { describe, expect, it } from 'vitest';
import {
  broken_rules,
  go,
  laptop,
  open_context,
  phone,
  set_text_size,
  too_wide,
  Watch,
} from '../support/browser.ts';
import { uuidv7 } from '../support/program.ts';
import { counts, Day, says } from './day.ts';
import { carry_on } from './people.ts';

const day = new Day({ anew: true, keeps: true });
const { visit, sees, press, follow, field, app_is_kept, ana_writes, dana_writes, goal_of_hers } =
  day;
const heading = (name: string | RegExp) =>
  day.page.getByRole('heading', { level: 1, name }).waitFor();
const learning = () => day.view('/learning');
const plan = () => day.view('/plan');

/** Dana suggests something; gives its id. */
async function suggest(body: Record<string, unknown>): Promise<string> {
  const about = uuidv7();
  await dana_writes('suggestion.made', body, { about });
  return about;
}

describe('LEARN3', () => {
  it('leads from all my pages to what was shared, to a question, and to its answer', async () => {
    await suggest({
      sort: 'page',
      words: 'Read about urges',
      why: 'You asked how long they last',
      page: 'urges',
    });
    await visit();
    await follow('All my pages');
    await heading('All my pages');
    await follow(/^Learn/);
    await sees('From Dana Whitfield: You asked how long they last');
    await follow('When an urge comes');
    await sees('Dana Whitfield shared this with you');
    await sees(/^Last looked at: \w+ \d+, \d{4}$/);
    await press('Helpful');
    await sees('You said that this is helpful.');
    await follow('Ask my team a question');
    await field('What do you want to know?').fill('Will it always feel so strong?');
    await press('Send question');
    await sees('Will it always feel so strong?');
    await expect
      .poll(async () => (await learning()).marks.map(({ mark }: { mark: string }) => mark).sort())
      .toEqual(['helpful', 'question']);
    const { marks } = await day.team_sees('/learning');
    const question = marks.find(({ mark }: { mark: string }) => mark === 'question');
    const words = 'For most people it gets weaker. Let us look at yours together.';
    await dana_writes('page.answered', { words }, { about: question.id });
    await sees(words); // without a reload
  });

  it('finds pages by words and by topic, in the language of the app', async () => {
    await visit('/learn');
    await field('Search by words').fill('naloxone');
    await press('Search');
    await sees(/^\d+ pages? found$/);
    await follow(/Naloxone/i);
    await day.page.getByRole('heading', { level: 1, name: /naloxone/i }).waitFor();
    const english = await day.page.locator('h1').innerText();
    await press('Español');
    await expect.poll(() => day.page.locator('h1').innerText()).not.toBe(english);
    await sees('De dónde viene esto');
    await follow('Volver a Aprender');
    await follow('Familia');
    await heading('Familia');
    await expect.poll(() => day.page.locator('.chevrons a').count()).toBeGreaterThan(2);
  });
});

describe('LEARN1', () => {
  it('keeps a page that was read for when there is no signal', async () => {
    await visit('/learn/urges');
    await app_is_kept();
    await heading('When an urge comes');
    await day.context.setOffline(true);
    await visit('/learn/urges');
    await heading('When an urge comes');
    await press('Not for me');
    await sees('1 thing is waiting to be sent.');
    await day.context.setOffline(false);
    await expect.poll(async () => (await learning()).marks.length).toBe(1);
  });

  it('is there for everyone who is signed in, and asks staff for nothing', async () => {
    const desk = await open_context(day.browser, laptop);
    await carry_on(desk, day.dana);
    const staff = await desk.newPage();
    await staff.goto(day.url);
    await staff.getByRole('link', { name: 'Learn' }).click();
    await staff.getByRole('link', { name: 'Coping' }).click();
    await staff.getByRole('link', { name: 'When an urge comes' }).click();
    await staff.getByRole('heading', { level: 1, name: 'When an urge comes' }).waitFor();
    await counts(staff.getByRole('button', { name: 'Helpful' }), 0);
    await desk.close();
  });
});

describe('LEARN2', () => {
  it('weighs, chooses with reasons, takes it into the plan, and chooses anew', async () => {
    await visit('/learn/alcohol-medicine');
    await day.page.getByRole('heading', { name: 'Side by side' }).waitFor();
    await day.page.getByText('Do I have to stop first?').click();
    await sees(/^Ask your prescriber\. Some people/);
    await follow('What matters to me');
    const simple = day.page.getByRole('group', { name: /It has to be simple/ });
    await simple.getByLabel('Very much').check();
    await field('Naltrexone').check();
    await field('Questions for my clinician').fill('Pill or shot?');
    await press('Save');
    await heading('My thoughts and my choice');
    await sees('You have not chosen yet. There is no hurry.');
    await sees('Pill or shot?');
    await follow('Make my choice');
    await field('Naltrexone').check();
    await field('Say your choice in your words').fill('The monthly shot');
    await field('My reasons').fill('I forget pills');
    await field('Put this into my plan as a treatment too').check();
    await field('A medicine').check();
    await press('This is my choice');
    await sees('This stands in your plan as yours. You can choose anew at any time.');
    await expect.poll(async () => (await plan()).parts.length).toBe(1);
    await visit('/plan/care');
    await follow(/^See my thoughts, or choose anew/);
    await sees('I forget pills');
    await follow('Choose anew');
    await field('No medicine for now').check();
    await press('This is my choice');
    await sees('What I chose before');
    await sees('The monthly shot');
    await expect.poll(async () => (await learning()).decisions[0]?.made.length).toBe(2);

    const { decisions } = await learning();
    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({
      aid: 'alcohol-medicine',
      weighed: {
        matters: [{ matter: 'simple', weight: 3 }],
        leaning: 'naltrexone',
        questions: 'Pill or shot?',
      },
      made: [
        { option: 'no-medicine', words: 'No medicine for now' },
        { option: 'naltrexone', words: 'The monthly shot', reasons: 'I forget pills' },
      ],
    });
    const stands = await plan();
    expect(stands.parts).toMatchObject([{ sort: 'medication', words: 'The monthly shot' }]);
    expect(stands.choices).toMatchObject([{ words: 'No medicine for now' }]);
  });
});

describe('PLAN1', () => {
  it('lets a client answer each suggestion in their own way', async () => {
    const goal = await goal_of_hers('Sleep through the night');
    await ana_writes('vision.written', { words: 'Calm' });
    await ana_writes('checkin.recorded', { answers: [], words: 'Fine', talk: false });
    const step = await suggest({ sort: 'step', words: 'Leave the phone outside the bedroom' });
    await suggest({ sort: 'group', words: 'The Tuesday group' });
    await suggest({ sort: 'medication', words: 'Talk about naltrexone' });
    await visit();
    await sees('Your team suggests 3 things');
    await follow('Read and answer');
    await heading('A suggestion');
    await follow('See all suggestions');
    await sees('You decide. A no changes nothing in how your team treats you.');
    await follow(/^Leave the phone/);
    await follow(/^Yes$/);
    await press('Send my answer');
    await sees('There is a problem');
    await field('Sleep through the night').check();
    await press('Send my answer');
    await follow(/^The Tuesday group/);
    await follow('Yes, but differently');
    const words = field('How would you like it?');
    await says(words, 'The Tuesday group');
    await words.fill('The Thursday group, online');
    await press('Send my answer');
    await follow(/^Talk about naltrexone/);
    await follow(/^No$/);
    await press('Send my answer');
    await sees('Nothing waits for your answer.');

    await expect.poll(async () => (await plan()).parts.length).toBe(1);
    const stands = await plan();
    expect(stands.parts).toMatchObject([{ sort: 'group', words: 'The Thursday group, online' }]);
    const hers = stands.goals.find(({ id }: { id: string }) => id === goal);
    expect(hers.steps).toMatchObject([
      { words: 'Leave the phone outside the bedroom', owner: 'client' },
    ]);
    const replies = async () =>
      (await learning()).suggestions.map((one: { words: string; answer?: { answer: string } }) => [
        one.words,
        one.answer?.answer,
      ]);
    await expect
      .poll(async () => Object.fromEntries(await replies()))
      .toEqual({
        'Leave the phone outside the bedroom': 'yes',
        'The Tuesday group': 'changed',
        'Talk about naltrexone': 'no',
      });
    expect((await learning()).suggestions.at(-1).id).toBe(step);
  });

  it('shows why something is suggested once more after a no', async () => {
    const first = await suggest({ sort: 'therapy', words: 'Weekly talks' });
    await ana_writes('suggestion.answered', { answer: 'no' }, { about: first });
    const again = await suggest({
      sort: 'therapy',
      words: 'Weekly talks',
      why_again: 'There is an evening place now',
    });
    await visit(`/suggestions/${again}`);
    await sees('Suggested once more, because:');
    await sees(/There is an evening place now/);
  });
});

describe('every page of it', () => {
  it.each([
    ['on a phone', phone],
    ['on a laptop', laptop],
  ] as const)('%s, in both languages', { timeout: 180_000 }, async (_, size) => {
    await goal_of_hers('Sleep through the night');
    const id = await suggest({ sort: 'step', words: 'Leave the phone outside', why: 'It helped' });
    await suggest({ sort: 'page', words: 'Read about urges', page: 'urges' });
    const about = uuidv7();
    const aid = 'opioid-medicine';
    const { options, matters } = (await day.ana.get(`/api/v1/library/en/${aid}`)).json;
    const weights = [{ matter: matters[0].id, weight: 2 }];
    const weighed = { aid, matters: weights, questions: 'When?' };
    await ana_writes('decision.weighed', weighed, { about });
    const made = { aid, option: options[0].id, words: 'This one' };
    await ana_writes('decision.made', made, { about });
    await day.open(size, { serviceWorkers: 'block' });
    const watch = await Watch.over(day.page, day.url);
    await visit();
    await heading(/Ana/);
    const wrong: string[] = [];
    for (const path of [
      '/more',
      '/learn',
      '/learn?topic=coping',
      '/learn?q=water',
      '/learn/urges',
      '/learn/urges/ask',
      `/learn/${aid}`,
      `/learn/${aid}/weigh`,
      `/learn/${aid}/choose`,
      `/learn/${aid}/mine`,
      '/suggestions',
      `/suggestions/${id}`,
      `/suggestions/${id}/yes`,
      `/suggestions/${id}/change`,
    ]) {
      await go(day.page, watch, path);
      for (const language of ['en', 'es']) {
        const found = [...(await broken_rules(day.page)), ...watch.take()];
        if (size === phone) {
          await day.page.setViewportSize({ width: 320, height: 780 });
          found.push(...(await too_wide(day.page)));
          await day.page.setViewportSize(size.viewport);
          await set_text_size(day.page, 32);
        }
        found.push(...(await too_wide(day.page)));
        if (size === phone) await set_text_size(day.page, 16);
        wrong.push(...found.map((one) => `${path} ${language}: ${one}`));
        await press(language === 'en' ? 'Español' : 'English');
        await watch.quiet();
      }
    }
    expect(wrong).toEqual([]);
  });
});
