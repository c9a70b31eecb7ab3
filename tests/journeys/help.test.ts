// Help now: my people, who of my program is on call, lines for everybody; in both languages, on a
// phone and a laptop, with and without signal, signed in or not. And leaving fast to another site.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  broken_rules,
  laptop,
  open_browser,
  open_context,
  phone,
  too_wide,
} from '../support/browser.ts';
import { Program, uuidv7, write, type Session } from '../support/program.ts';
import { follow, keys_kept, press, sees } from './day.ts';
import { carry_on } from './people.ts';

const weather = 'https://weather.example/';
const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

let browser: Browser;
let program: Program;
let ana: Session;
let url: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const env = { ALONGSIDE_LEAVE_TO: weather };
  [browser, program] = await Promise.all([open_browser(), Program.start('optional', { env })]);
  url = program.server.url;
  const dana = await program.add('Dana Whitfield', 'clinician');
  ana = await program.add_client('Ana Torres', dana);
  const named = { bond: 'friendship', closeness: 1, name: 'Marta', phone: '(816) 555-0142' };
  const body = { ...named, in_hard_moments: true };
  await write(ana, ana.person, 'circle_person.named', body, { about: uuidv7() });
  const ruth = await program.add('Ruth', 'supervisor');
  const on_call = [
    { who: 'Coach', call: '816 555 0101', days, from: '00:00', to: '00:00' },
    { who: 'Desk', call: '816 555 0100', text: '816 555 0100', days: [], from: '', to: '' },
  ];
  // The desk opens on the day after tomorrow, wherever this runs.
  const later = days[(new Date().getUTCDay() + 2) % 7]!;
  Object.assign(on_call[1]!, { days: [later], from: '09:00', to: '17:00' });
  const policy = { version: 0, limits: [], on_call };
  const path = `/api/v1/programs/${program.id}/policy`;
  const done = await ruth.ask('PUT', path, { body: policy });
  expect(done.status, done.text).toBe(200);
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});
afterEach(() => context.close());

async function open(size: BrowserContextOptions, more: BrowserContextOptions = {}) {
  context = await open_context(browser, size, { serviceWorkers: 'allow', ...more });
  await context.route(`${weather}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Sunny</h1>' }),
  );
  page = await context.newPage();
}
/** Today, with all that the phone keeps for later. */
async function open_the_app() {
  await carry_on(context, ana);
  await page.goto(url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const kept = async () => (await keys_kept(page, 'cache')).join();
  await expect.poll(kept).toMatch(/story.*policy|policy.*story/);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('leave_to'))).toBe(weather);
}
const numbers = () =>
  page
    .locator('main a[href^="tel:"], main a[href^="sms:"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
const first_control = () => page.locator('button, a, input, summary').first().innerText();

describe('COPE3: help now', () => {
  it.each([
    ['phone', 'en', phone, 'Help now', 'Coach, until 12:00 AM', /^Desk: /],
    ['laptop', 'es', laptop, 'Ayuda ahora', /^Coach, hasta las 12:00/, /^Desk: /],
  ] as const)(
    'on a %s in %s, with and without signal',
    async (_, locale, size, title, now, next) => {
      await open(size, { locale: `${locale}-US` });
      await open_the_app();
      for (const offline of [false, true]) {
        await context.setOffline(offline);
        await page.goto(`${url}/help-now`);
        await page.getByRole('heading', { name: title, level: 1 }).waitFor();
        await sees(page, now);
        await sees(page, next);
        await expect
          .poll(async () => (await numbers()).slice(0, 5))
          .toEqual(['tel:8165550142', 'sms:8165550142', 'tel:8165550101', 'tel:988', 'sms:988']);
        expect(await numbers()).toContain('tel:911');
        expect(await numbers()).toContain('sms:741741?&body=HOME');
        expect(await broken_rules(page)).toEqual([]);
        expect(await too_wide(page)).toEqual([]);
      }
    },
  );

  it('has the lines where nobody ever signed in, also without signal', async () => {
    await open(phone);
    await page.goto(`${url}/help-now`);
    await sees(page, 'Call 988');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
    await page.reload();
    await sees(page, 'Call 988');
    expect((await numbers())[0]).toBe('tel:988');
    await follow(page, 'All numbers, and what to do');
    await sees(page, 'Help right now');
    expect(await broken_rules(page)).toEqual([]);
  });

  it('has a plain page that needs no script, in both languages', async () => {
    await open(phone, { javaScriptEnabled: false });
    await page.goto(`${url}/help/`);
    for (const name of ['Call 988', 'Llama al 988', 'Text HOME to 741741', 'Llama al 911']) {
      expect(await page.getByRole('link', { name }).isVisible(), name).toBe(true);
    }
  });
});

describe('COPE3: leaving fast', () => {
  const leave_by_keys = async () => {
    for (let times = 0; times < 3; times++) await page.keyboard.press('Shift');
  };

  it('goes to where the organization said, and nothing leads back', async () => {
    await open(phone);
    await page.goto('about:blank');
    await open_the_app();
    await follow(page, 'Help now');
    await sees(page, 'Leave fast');
    await leave_by_keys();
    await page.waitForURL(weather);
    for (let back = 0; back < 3; back++) {
      await page.goBack({ timeout: 2000 }).catch(() => undefined);
      expect(page.url()).toMatch(/\/pause\/$|^about:blank$|weather\.example/);
      if (page.url() === 'about:blank') break;
    }
    await page.goForward({ timeout: 2000 }).catch(() => undefined);
    expect(page.url()).toMatch(/\/pause\/$|^about:blank$|weather\.example/);
  });

  it('stays with the clock where there is no signal', async () => {
    await open(phone);
    await open_the_app();
    await page.goto(`${url}/help-now`);
    await sees(page, 'Leave fast');
    await context.setOffline(true);
    await press(page, 'Leave fast');
    await page.waitForURL('**/pause/');
    await expect.poll(() => page.title()).toBe('Clock');
  });

  it('is on every page of a device that chose so, and on no other', async () => {
    await open(phone);
    await open_the_app();
    await expect.poll(first_control).not.toBe('Leave fast');
    await follow(page, 'All my pages');
    await follow(page, /^Leave fast/);
    await page.getByLabel('Show “Leave fast” on every page').check();
    await sees(page, 'It does not erase the history of your browser.');
    expect(await broken_rules(page)).toEqual([]);
    await page.goto(`${url}/plan`);
    await expect.poll(first_control).toBe('Leave fast');
    await context.clearCookies();
    await page.goto(`${url}/sign-in`);
    await expect.poll(first_control).toBe('Leave fast');
    await leave_by_keys();
    await page.waitForURL(weather);
    await carry_on(context, ana);
    await page.goto(`${url}/leave-fast`);
    await page.getByLabel('Show “Leave fast” on every page').uncheck();
    await page.goto(`${url}/plan`);
    await expect.poll(first_control).not.toBe('Leave fast');
  });
});
