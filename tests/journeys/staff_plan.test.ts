// The plan from the counselor's side: what to know before a word is said, what is written together
// and waits, agreements with two sides, a kind first answer, and paper that says what it leaves out.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  broken_rules,
  go,
  laptop,
  open_browser,
  open_context,
  phone,
  too_wide,
  Watch,
} from '../support/browser.ts';
import { Program, uuidv7, write, type Session } from '../support/program.ts';
import { carry_on, set_limits } from './people.ts';

let browser: Browser;
let program: Program;
let dana: Session;
let sam: Session;
let ana: Session;
let context: BrowserContext;
let page: Page;
let here: string;

const goal = uuidv7();
const agreement = uuidv7();
const setback = uuidv7();
const question = uuidv7();
const suggestion = uuidv7();

beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  dana = await program.add('Dana Whitfield', 'clinician');
  sam = await program.add('Sam Okafor', 'supervisor');
  ana = await program.add_client('Ana Torres', dana);
  await tell();
  here = `/staff/clients/${ana.person}`;
  context = await open_context(browser, laptop);
  await carry_on(context, dana);
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});

/** What Ana and Dana wrote before. */
async function tell() {
  const as_ana = (kind: string, body: unknown, about?: string) =>
    write(ana, ana.person, kind, body, about ? { about } : {});
  const as_dana = (kind: string, body: unknown, about: string) =>
    write(dana, ana.person, kind, body, { about });
  await as_ana('preferences.set', { called: 'Ana', please_avoid: 'No calls at work' });
  await as_ana(
    'trigger.noted',
    { sort: 'high_risk_time', words: 'Paydays', please_avoid: 'No talk of money' },
    uuidv7(),
  );
  await as_ana('assessment.answered', { topic: 'home', strengths: 'My sister' });
  await as_ana('goal.proposed', { words: 'Walk by the river', finding: 'home' }, goal);
  await as_ana('goal.accepted', { words: 'Walk by the river' }, goal);
  await as_ana('obstacle.named', { of: goal, barrier: 'transport' }, uuidv7());
  const terms = {
    client_does: ['Come on Tuesdays'],
    others_do: [{ by: 'clinician', words: 'Keep the hour free' }],
    limit: 'Two missed Tuesdays',
    effect: 'We meet every day for a week',
    review_on: '2099-01-01',
  };
  await set_limits(sam, [{ name: terms.limit, effect: terms.effect }]);
  await as_dana('agreement.proposed', terms, agreement);
  await as_dana('agreement.signed', {}, agreement);
  await as_ana('agreement.signed', {}, agreement);
  await as_ana('setback.told', { words: 'It was a hard night', talk: true }, setback);
  await as_ana(
    'page.marked',
    { page: 'coping/urges', mark: 'question', words: 'How long does it last?' },
    question,
  );
  await as_dana('suggestion.made', { sort: 'group', words: 'Go to a meeting' }, suggestion);
  await as_ana('suggestion.answered', { answer: 'no', why: 'Not my thing' }, suggestion);
}

const open = async (path = '') => page.goto(program.server.url + here + path);
const sees = (text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const follow = (name: string | RegExp) => page.getByRole('link', { name }).first().click();
const plan = () => dana.view(ana.person, '/plan');

describe('OWN2, OWN3, OWN4', () => {
  it('what to avoid is there before a word is written, and the story with its goals', async () => {
    await open();
    await sees('No calls at work');
    await sees('No talk of money');
    await page.locator('form').getByText('No talk of money').first().waitFor(); // at the message
    await sees('My sister');
    await sees('Goals it led to');
    await open('/propose');
    await sees('No calls at work');
  });
});

describe('PLAN3: written together', () => {
  it('waits for the client, says so, and counts once they confirm it', async () => {
    await open();
    await follow('Write together');
    await page.getByRole('heading', { level: 1, name: 'Write together with' }).waitFor();
    await page.locator('summary', { hasText: 'Walk by the river' }).click();
    await follow(/^Goal in other words/);
    await sees('Ana is here with you');
    await page.getByLabel('The goal, in other words').fill('Walk with Marta');
    await press('Hand it to Ana to confirm');
    await sees('Written together');
    await open();
    await sees('Waits for Ana’s confirmation');
    expect((await plan()).goals[0].words).toBe('Walk by the river');

    const [waiting] = (await ana.view(ana.person, '/together')).waiting;
    await write(ana, ana.person, 'together.confirmed', {}, { about: waiting.id });
    await page.getByRole('heading', { name: 'Walk with Marta' }).waitFor(); // without a reload
    await expect.poll(() => page.getByText('Waits for Ana’s confirmation').count()).toBe(0);
  });
  it('a review says the plan back in their words', async () => {
    await open('/together/review-held');
    await press('Hand it to Ana to confirm');
    await sees('There is a problem');
    await page.getByLabel('The plan, said back in their own words').fill('I walk on Saturdays');
    await press('Hand it to Ana to confirm');
    await sees('Ana sees it on their Today page');
  });
});

describe('PLAN1: suggestions', () => {
  it('what was declined is not sent again without a word on what is different', async () => {
    await open();
    await sees('Not my thing');
    await follow(/^Suggest again/);
    await sees(/The answer: No/);
    await press('Send suggestion');
    await sees('Fill in: What is different now');
    await page.getByLabel('What is different now').fill('It is closer now');
    await press('Send suggestion');
    await sees('Your suggestion is on its way');
    await expect
      .poll(async () => (await dana.view(ana.person, '/learning')).suggestions.length)
      .toBe(2);
  });
});

describe('PLAN4: agreements', () => {
  it('an effect needs a miss, a person, a reason and a second thought', async () => {
    await open();
    await page.getByRole('link', { name: /^Note kept or missed/ }).waitFor();
    expect(await page.getByRole('link', { name: /^Decide about the effect/ }).count()).toBe(0);
    await follow(/^Note kept or missed/);
    await page.getByLabel('The client').check();
    await page.getByLabel('Missed').check();
    await press('Save the note');
    await sees('It is written');
    await follow(/^Back to/);
    await follow(/^Decide about the effect/);
    await page.getByLabel('Why, in plain words').fill('Two Tuesdays in a row');
    await press('Continue');
    await sees('This will happen');
    await sees(/can ask for a second look/);
    await press('Decide that it follows');
    await sees('Your decision is written');

    const body = { words: 'My bus did not come' };
    await expect
      .poll(async () => (await ana.view(ana.person, '/agreements')).agreements[0].effects.length)
      .toBe(1);
    await write(ana, ana.person, 'effect.appealed', body, { about: agreement });
    await open();
    await follow(/^Answer the appeal/);
    await sees('My bus did not come');
    await page.getByLabel('It is taken back').check();
    await page.getByLabel('Your answer').fill('That was not in your hands');
    await press('Send the answer');
    await sees('It is written');
  });
});

describe('PLAN7, LEARN3, PLAN6', () => {
  it('a kind first answer is prompted and stays one’s own', async () => {
    await open(`/write/setback-answered/${setback}`);
    await sees('It was a hard night');
    await press(/That took courage/);
    await press('Send the answer');
    await sees('It is written');
    await expect
      .poll(async () => (await ana.view(ana.person, '/setbacks')).setbacks[0].answers.length)
      .toBe(1);
  });
  it('a question about a page is answered, and a win noticed', async () => {
    await open(`/write/page-answered/${question}`);
    await sees('How long does it last?');
    await page.getByLabel('Your answer').fill('Often half an hour');
    await press('Send the answer');
    await sees('It is written');
    await open('/write/win-noticed');
    await page.getByLabel('What you noticed').fill('You came on a rainy day');
    await press('Send it');
    await sees('It is written');
  });
});

describe('PLAN5: the plan on paper', () => {
  it('stands as it was on a day, and says what it leaves out', async () => {
    await open('/plan');
    await sees('Walk with Marta');
    await sees('What this page leaves out');
    await page.getByLabel('As it was at the end of this day').fill('2020-01-01');
    await press('Show this day');
    await sees(/^As it was at the end of/);
    await sees('No goal counts yet.');
    await open('/timeline/plan');
    await sees('Goal in other words');
    expect(await page.getByText('It was a hard night').count()).toBe(0);
  });
});

describe.each([
  ['en', laptop],
  ['es', laptop],
  ['es', phone],
] as const)('every page of it, %s', (language, size) => {
  it('breaks no rule and fits the screen', async () => {
    const own = await open_context(browser, size);
    await carry_on(own, dana);
    await own.addInitScript((lang) => localStorage.setItem('lang', lang), language);
    const tab = await own.newPage();
    const watch = await Watch.over(tab, program.server.url);
    await tab.goto(program.server.url + here);
    await watch.quiet();
    const paths = [
      '',
      '/together',
      '/together/safety-plan-written',
      '/together/circle-person-named',
      '/suggest',
      `/suggest/${suggestion}`,
      '/agreements/new',
      '/write/reward-offered',
      `/write/setback-answered/${setback}`,
      '/ending',
      '/plan',
      '/timeline/plan',
    ];
    for (const path of paths) {
      await go(tab, watch, here + path);
      await watch.quiet();
      expect(await broken_rules(tab), path).toEqual([]);
      expect(await too_wide(tab), path).toEqual([]);
    }
    expect(watch.take()).toEqual([]);
    await own.close();
  });
});
