// The library, choices and suggestions, as a client meets them: on a phone and on a laptop, in both
// languages, with and without signal.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  broken_rules,
  go,
  laptop,
  open_browser,
  open_context,
  phone,
  set_text_size,
  too_wide,
  Watch,
} from '../support/browser.ts';
import { Program, uuidv7, write, type Session } from '../support/program.ts';
import { carry_on } from './people.ts';

let browser: Browser;
let program: Program;
let dana: Session;
let ana: Session;
let context: BrowserContext;
let page: Page;
let url: string;

beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  url = program.server.url;
  dana = await program.add('Dana Whitfield', 'clinician');
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});
// A client of her own for each journey: what one wrote does not stand in the way of the next.
beforeEach(async () => {
  ana = await program.add_client('Ana Torres', dana);
  context = await open_context(browser, phone, { serviceWorkers: 'allow' });
  await carry_on(context, ana);
  page = await context.newPage();
});
afterEach(() => context.close());

const sees = (text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const follow = (name: string | RegExp) => page.getByRole('link', { name }).first().click();
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const learning = () => ana.view(ana.person, '/learning');
const plan = () => ana.view(ana.person, '/plan');

/** Dana suggests something; gives its id. */
async function suggest(body: Record<string, unknown>): Promise<string> {
  const about = uuidv7();
  await write(dana, ana.person, 'suggestion.made', body, { about });
  return about;
}
async function goal_of_hers(words: string): Promise<string> {
  const about = uuidv7();
  await write(ana, ana.person, 'goal.proposed', { words }, { about });
  await write(ana, ana.person, 'goal.accepted', { words }, { about });
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
    await page.goto(url);
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
    await page.getByLabel('What do you want to know?').fill('Will it always feel so strong?');
    await press('Send question');
    await sees('Will it always feel so strong?');
    await expect
      .poll(async () => (await learning()).marks.map(({ mark }: { mark: string }) => mark).sort())
      .toEqual(['helpful', 'question']);
    const { marks } = await dana.view(ana.person, '/learning');
    const question = marks.find(({ mark }: { mark: string }) => mark === 'question');
    const words = 'For most people it gets weaker. Let us look at yours together.';
    await write(dana, ana.person, 'page.answered', { words }, { about: question.id });
    await sees(words); // without a reload
  });

  it('finds pages by words and by topic, in the language of the app', async () => {
    await page.goto(`${url}/learn`);
    await page.getByLabel('Search by words').fill('naloxone');
    await press('Search');
    await sees(/^\d+ pages? found$/);
    await follow(/Naloxone/i);
    await page.getByRole('heading', { level: 1, name: /naloxone/i }).waitFor();
    const english = await page.locator('h1').innerText();
    await press('Español');
    await expect.poll(() => page.locator('h1').innerText()).not.toBe(english);
    await sees('De dónde viene esto');
    await follow('Volver a Aprender');
    await follow('Familia');
    await heading('Familia');
    expect(await page.locator('.chevrons a').count()).toBeGreaterThan(2);
  });
});

describe('LEARN1', () => {
  it('keeps a page that was read for when there is no signal', async () => {
    await page.goto(`${url}/learn/urges`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await heading('When an urge comes');
    await context.setOffline(true);
    await page.goto(`${url}/learn/urges`);
    await heading('When an urge comes');
    await press('Not for me');
    await sees('1 thing is waiting to be sent.');
    await context.setOffline(false);
    await expect.poll(async () => (await learning()).marks.length).toBe(1);
  });

  it('is there for everyone who is signed in, and asks staff for nothing', async () => {
    const desk = await open_context(browser, laptop);
    await carry_on(desk, dana);
    const staff = await desk.newPage();
    await staff.goto(url);
    await staff.getByRole('link', { name: 'Learn' }).click();
    await staff.getByRole('link', { name: 'Coping' }).click();
    await staff.getByRole('link', { name: 'When an urge comes' }).click();
    await staff.getByRole('heading', { level: 1, name: 'When an urge comes' }).waitFor();
    expect(await staff.getByRole('button', { name: 'Helpful' }).count()).toBe(0);
    await desk.close();
  });
});

describe('LEARN2', () => {
  it('weighs, chooses with reasons, takes it into the plan, and chooses anew', async () => {
    await page.goto(`${url}/learn/alcohol-medicine`);
    await page.getByRole('heading', { name: 'Side by side' }).waitFor();
    await page.getByText('Do I have to stop first?').click();
    await sees(/^Ask your prescriber\. Some people/);
    await follow('What matters to me');
    const simple = page.getByRole('group', { name: /It has to be simple/ });
    await simple.getByLabel('Very much').check();
    await page.getByLabel('Naltrexone').check();
    await page.getByLabel('Questions for my clinician').fill('Pill or shot?');
    await press('Save');
    await heading('My thoughts and my choice');
    await sees('You have not chosen yet. There is no hurry.');
    await sees('Pill or shot?');
    await follow('Make my choice');
    await page.getByLabel('Naltrexone').check();
    await page.getByLabel('Say your choice in your words').fill('The monthly shot');
    await page.getByLabel('My reasons').fill('I forget pills');
    await page.getByLabel('Put this into my plan as a treatment too').check();
    await page.getByLabel('A medicine').check();
    await press('This is my choice');
    await sees('This stands in your plan as yours. You can choose anew at any time.');
    await expect.poll(async () => (await plan()).parts.length).toBe(1);
    await page.goto(`${url}/plan/care`);
    await follow(/^See my thoughts, or choose anew/);
    await sees('I forget pills');
    await follow('Choose anew');
    await page.getByLabel('No medicine for now').check();
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
    await write(ana, ana.person, 'vision.written', { words: 'Calm' });
    await write(ana, ana.person, 'checkin.recorded', { answers: [], words: 'Fine', talk: false });
    const step = await suggest({ sort: 'step', words: 'Leave the phone outside the bedroom' });
    await suggest({ sort: 'group', words: 'The Tuesday group' });
    await suggest({ sort: 'medication', words: 'Talk about naltrexone' });
    await page.goto(url);
    await sees('Your team suggests 3 things');
    await follow('Read and answer');
    await sees('You decide. A no changes nothing in how your team treats you.');
    await follow(/^Leave the phone/);
    await press('Continue');
    await sees('There is a problem');
    await page.getByLabel('Yes', { exact: true }).check();
    await press('Continue');
    await page.getByLabel('Sleep through the night').check();
    await press('Send my answer');
    await follow(/^The Tuesday group/);
    await page.getByLabel('Yes, but differently').check();
    await press('Continue');
    const words = page.getByLabel('How would you like it?');
    await expect.poll(() => words.inputValue()).toBe('The Tuesday group');
    await words.fill('The Thursday group, online');
    await press('Send my answer');
    await follow(/^Talk about naltrexone/);
    await page.getByLabel('No', { exact: true }).check();
    await press('Continue');
    await press('Send my answer');
    await sees('Nothing waits for your answer.');

    await expect.poll(async () => (await plan()).parts.length).toBe(1);
    const stands = await plan();
    expect(stands.parts).toMatchObject([{ sort: 'group', words: 'The Thursday group, online' }]);
    const hers = stands.goals.find(({ id }: { id: string }) => id === goal);
    expect(hers.steps).toMatchObject([
      { words: 'Leave the phone outside the bedroom', owner: 'client' },
    ]);
    const { suggestions } = await learning();
    const replies = suggestions.map((one: { words: string; answer: { answer: string } }) => [
      one.words,
      one.answer.answer,
    ]);
    expect(Object.fromEntries(replies)).toEqual({
      'Leave the phone outside the bedroom': 'yes',
      'The Tuesday group': 'changed',
      'Talk about naltrexone': 'no',
    });
    expect(suggestions.at(-1).id).toBe(step);
  });

  it('shows why something is suggested once more after a no', async () => {
    const first = await suggest({ sort: 'therapy', words: 'Weekly talks' });
    await write(ana, ana.person, 'suggestion.answered', { answer: 'no' }, { about: first });
    const again = await suggest({
      sort: 'therapy',
      words: 'Weekly talks',
      why_again: 'There is an evening place now',
    });
    await page.goto(`${url}/suggestions/${again}`);
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
    const { options, matters } = (await ana.get(`/api/v1/library/en/${aid}`)).json;
    const weights = [{ matter: matters[0].id, weight: 2 }];
    const weighed = { aid, matters: weights, questions: 'When?' };
    await write(ana, ana.person, 'decision.weighed', weighed, { about });
    const made = { aid, option: options[0].id, words: 'This one' };
    await write(ana, ana.person, 'decision.made', made, { about });
    await context.close();
    context = await open_context(browser, size);
    await carry_on(context, ana);
    page = await context.newPage();
    const watch = await Watch.over(page, url);
    await page.goto(url);
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
      await go(page, watch, path);
      for (const language of ['en', 'es']) {
        const found = [...(await broken_rules(page)), ...watch.take()];
        if (size === phone) {
          await page.setViewportSize({ width: 320, height: 780 });
          found.push(...(await too_wide(page)));
          await page.setViewportSize(size.viewport);
          await set_text_size(page, 32);
        }
        found.push(...(await too_wide(page)));
        if (size === phone) await set_text_size(page, 16);
        wrong.push(...found.map((one) => `${path} ${language}: ${one}`));
        await press(language === 'en' ? 'Español' : 'English');
        await watch.quiet();
      }
    }
    expect(wrong).toEqual([]);
  });
});
