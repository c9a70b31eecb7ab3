// The first true story, in two browsers: a client on a phone and their counselor on a laptop, and
// someone of another program who learns nothing.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laptop, open_browser, open_context, phone } from '../support/browser.ts';
import { Program, uuidv7, type Session } from '../support/program.ts';
import { counts, everything_sent, follow, press, sees } from './day.ts';
import { carry_on, import_meetings, invite, join_in, sign_in, type Invited } from './people.ts';

const vision = 'Sunday mornings with my son, and a clear head';
const offered = 'Exercise more';
const own_words = 'Walk by the river with Marta on Saturdays';
const checkin_words = 'Long shift. I called Marta instead.';
const answer_words = 'Calling Marta was a strong choice. See you on Thursday.';

let browser: Browser;
let program: Program;
let invited: Invited;
let dana_session: Session;
let ana: BrowserContext;
let ana_page: Page;
let dana: BrowserContext;
let dana_page: Page;
let url: string;

beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  url = program.server.url;
  import_meetings(program);
  dana_session = await program.add('Dana Whitfield', 'clinician');
  invited = invite(program, 'Ana Torres', 'client', '--with', dana_session.person);
  ana = await open_context(browser, phone, { serviceWorkers: 'allow' });
  ana_page = await ana.newPage();
  dana = await open_context(browser, laptop);
  dana_page = await dana.newPage();
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});

const check_ins_stored = async () =>
  (await dana_session.view(invited.id, '/checkins')).checkins.length as number;

describe('OWN1', () => {
  it('lets a client join by invitation and say what recovery means to them', async () => {
    await ana_page.goto(url + invited.link);
    await sees(ana_page, 'Welcome, Ana Torres');
    expect(ana_page.url()).toBe(`${url}/join`); // the secret is gone from the address
    await join_in(ana_page, 'ana');
    await follow(ana_page, 'My plan');
    await follow(ana_page, 'Write what recovery means to me');
    await ana_page.getByLabel('What does recovery mean to you?').fill(vision);
    await press(ana_page, 'Save');
    await sees(ana_page, vision);
  });
});

describe('PLAN1', () => {
  it('shows the counselor a vision, and the client an offer, in each one’s own time', async () => {
    await sign_in(dana_page, program.server, dana_session.login, dana_session.password);
    await follow(dana_page, /Ana Torres/);
    await sees(dana_page, vision);

    await ana_page.goto(url);
    await sees(ana_page, /^Hello, Ana/);
    await follow(dana_page, 'Propose a goal');
    await dana_page.getByLabel('The goal').fill(offered);
    await press(dana_page, 'Offer this goal');
    await sees(dana_page, 'The goal is on offer');
    await sees(ana_page, `“${offered}”`); // without a reload
  });

  it('counts only in the client’s words, which the counselor sees without a reload', async () => {
    await follow(dana_page, /^Back to/);
    await sees(dana_page, 'No goal counts yet.');
    await dana_page.evaluate(() => Object.assign(globalThis, { since_before: true }));

    await follow(ana_page, 'Read it and answer');
    await follow(ana_page, 'Yes, but in my own words');
    await ana_page.getByLabel('Your words').fill(own_words);
    await press(ana_page, 'Put it in my plan');
    await sees(ana_page, own_words);

    await sees(dana_page, own_words);
    expect(await dana_page.evaluate(() => 'since_before' in globalThis)).toBe(true);
    await counts(dana_page.getByText('No goal counts yet.'), 0);
  });
});

describe('CHK1', () => {
  it('keeps a check-in without signal, over a closed page, and sends it once', async () => {
    await ana_page.evaluate(() => navigator.serviceWorker.ready);
    await ana_page.goto(url);
    await ana_page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await sees(ana_page, /^Hello, Ana/);
    await ana.setOffline(true);
    await follow(ana_page, 'Check-in');
    for (const answer of ['Okay', 'Strong', 'Badly', 'Close']) {
      await ana_page.getByLabel(answer, { exact: true }).check();
      await press(ana_page, 'Continue');
    }
    await ana_page.getByLabel('Anything you want to say?').fill(checkin_words);
    await press(ana_page, 'Continue');
    await sees(ana_page, 'Check your answers');
    await press(ana_page, 'Send check-in');
    await sees(ana_page, 'Saved on this phone. It goes to your team when you have signal.');
    await sees(ana_page, 'You do not have to sit with it alone.'); // a strong urge: help is offered

    await ana_page.close();
    ana_page = await ana.newPage();
    await ana_page.goto(`${url}/checkins`);
    await sees(ana_page, 'No signal right now.');
    await sees(ana_page, '1 thing is waiting to be sent.');
    await sees(ana_page, checkin_words);

    await ana.setOffline(false);
    await everything_sent(ana_page);
    expect(await check_ins_stored()).toBe(1);
    await ana_page.reload();
    await sees(ana_page, checkin_words);
    expect(await check_ins_stored()).toBe(1);
  });

  it('gives the check-in an answer that the client sees', async () => {
    await sees(dana_page, checkin_words); // without a reload
    await follow(dana_page, /^Answer/);
    await dana_page.getByLabel('Your answer').fill(answer_words);
    await press(dana_page, 'Send answer');
    await sees(dana_page, 'Your answer is on its way');
    await sees(ana_page, answer_words); // without a reload
  });
});

describe('SUP3', () => {
  it('finds a meeting tonight, and the client chooses it (SUP5)', async () => {
    await follow(ana_page, 'Find support');
    await press(ana_page, 'Tonight');
    await follow(ana_page, 'Night Owls');
    await press(ana_page, 'Yes, I want to go');
    await sees(ana_page, 'You want to go');
    await follow(dana_page, /^Back to/);
    await sees(dana_page, 'Night Owls');
  });
});

describe('TRUST1', () => {
  it('shows the client everything that is written, and who looked', async () => {
    await follow(ana_page, 'My record');
    for (const text of [vision, offered, own_words, checkin_words, answer_words, 'Night Owls']) {
      await sees(ana_page, text);
    }
    await follow(ana_page, 'Who has looked at my record');
    await sees(ana_page, 'Dana Whitfield looked at your plan');
    expect(await ana_page.getByText('Omar').count()).toBe(0);
  });

  it('tells someone of another program nothing, not even that there is a client', async () => {
    program.add_program('Day Program');
    const omar = await program.add('Omar Reyes', 'clinician', '--program', 'Day Program');
    const context = await open_context(browser, laptop);
    await carry_on(context, omar);
    const page = await context.newPage();
    const shown: string[] = [];
    for (const id of [invited.id, uuidv7()]) {
      await page.goto(`${url}/staff/clients/${id}`);
      await sees(page, 'This page is not open to you');
      const plan = await omar.get(`/api/v1/clients/${id}/plan`);
      shown.push(await page.locator('main').innerText());
      shown.push(`${plan.status} ${plan.text.replaceAll(id, 'ID')}`);
    }
    expect(shown.slice(0, 2)).toEqual(shown.slice(2));
    expect(shown[1]).toMatch(/^404 /);
    await context.close();
  });
});
