// Checking in without signing in: from the link in a reminder (CHK1), and at the clinic's tablet
// (CHK6), in both languages; and that nothing of it stays on the device.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { broken_rules, open_browser, open_context, too_wide, Watch } from '../support/browser.ts';
import { Program, write, type Session } from '../support/program.ts';
import { press, sees } from './day.ts';
import { carry_on } from './people.ts';
import { words_of, type Language } from './words.ts';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true };
const languages: Language[] = ['en', 'es'];

let browser: Browser;
let program: Program;
let dana: Session;
let ruth: Session;

beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  dana = await program.add('Dana Whitfield', 'clinician');
  ruth = await program.add('Ruth Imani', 'supervisor');
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});

const locale = (language: Language) => ({ en: 'en-US', es: 'es-US' })[language];
const client = async (language: Language): Promise<Session> => {
  const ana = await program.add_client('Ana Torres', dana);
  await write(ana, ana.person, 'preferences.set', { called: 'Anita', language });
  return ana;
};
const check_ins = async (ana: Session) =>
  (await ana.view(ana.person, '/checkins')).checkins as Record<string, unknown>[];

/** What this page looks like to whoever uses it: no rule broken, nothing wider than the screen. */
async function looks_right(page: Page) {
  expect(await broken_rules(page)).toEqual([]);
  expect(await too_wide(page)).toEqual([]);
}

/** Answers the first question and goes through the others to the page that shows all of them. */
async function answers(page: Page, language: Language) {
  const { forms, common } = words_of(language);
  await page.getByLabel(forms.answers.mood[3]!, { exact: true }).check();
  await looks_right(page);
  await press(page, common.go_on);
  for (const question of ['urge', 'sleep', 'connection'] as const) {
    await sees(page, forms.questions[question]);
    await press(page, forms.check_in.skip);
  }
  await page.getByLabel(forms.check_in.words).fill('Un día bueno & quiet');
  await press(page, common.go_on);
  await page.getByRole('heading', { level: 1, name: forms.check_in.check }).waitFor();
  await sees(page, 'Un día bueno & quiet');
  await looks_right(page);
}

/** Everything that a browser keeps, but for the app's own files. */
async function kept(context: BrowserContext, page: Page) {
  const stored = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    state: JSON.stringify(history.state),
    address: location.href,
  }));
  return { ...stored, cookies: (await context.cookies()).map(({ name }) => name) };
}

describe('CHK1', () => {
  it.each(languages)('a link opens the check-in without signing in (%s)', async (language) => {
    const { pass, forms } = words_of(language);
    const ana = await client(language);
    const { link } = program.command('person', 'check-in-link', '--person', ana.person);
    const { hash } = new URL(link as string);
    const context = await open_context(browser, phone, { locale: locale(language) });
    const page = await context.newPage();
    const { url } = program.server;
    const watch = await Watch.over(page, url);
    await page.goto(`${url}/c${hash}`);
    await sees(page, forms.questions.mood);
    expect(page.url()).toBe(`${url}/c`);
    expect(await page.content()).not.toContain('Anita');

    await answers(page, language);
    await page.route('**/api/v1/passes/entries', (route) => route.abort(), { times: 1 });
    await press(page, pass.send);
    await sees(page, pass.not_sent);
    await looks_right(page);
    await press(page, pass.send_again);
    await page.getByRole('heading', { level: 1, name: pass.done.title }).waitFor();
    await looks_right(page);
    expect(await check_ins(ana)).toMatchObject([
      { answers: [{ question: 'mood', value: 3 }], words: 'Un día bueno & quiet' },
    ]);

    expect(await kept(context, page)).toMatchObject({
      local: {},
      session: {},
      databases: [],
      caches: [],
      workers: 0,
      cookies: [],
      address: `${url}/c`,
    });
    await page.goto('about:blank');
    await page.goto(`${url}/c${hash}`);
    await sees(page, pass.closed.title);
    await looks_right(page);
    expect(watch.complaints.filter((one) => !/410|ERR_FAILED/.test(one))).toEqual([]);
    await context.close();
  });

  it('help is in sight and in place, and the answers stay while it is read', async () => {
    const { forms, common } = words_of('en');
    const ana = await client('en');
    const { link } = program.command('person', 'check-in-link', '--person', ana.person);
    const context = await open_context(browser, phone);
    const page = await context.newPage();
    await page.goto(`${program.server.url}/c${new URL(link as string).hash}`);
    await page.getByLabel(forms.answers.mood[0]!, { exact: true }).check();
    await press(page, common.help);
    await page.getByRole('link', { name: /988/ }).first().waitFor();
    await looks_right(page);
    await page.getByRole('dialog').getByRole('button', { name: common.back }).click();
    expect(await page.getByLabel(forms.answers.mood[0]!, { exact: true }).isChecked()).toBe(true);
    await context.close();
  });
});

describe('CHK6', () => {
  it.each(languages)('a client checks in at the clinic’s tablet (%s)', async (language) => {
    const { pass, staff, forms } = words_of(language);
    const ana = await client(language);
    const { url } = program.server;
    const context = await open_context(browser, tablet, {
      locale: locale(language),
      serviceWorkers: 'allow',
    });
    const page = await context.newPage();
    const lead = await program.add(`Ruth of ${language}`, 'supervisor');
    await carry_on(context, lead);

    // A lead makes the device a tablet of the program: nothing of theirs stays on it.
    await page.goto(`${url}/staff/programs/${program.id}/kiosks`);
    await page.getByLabel(staff.kiosk.tablets.name).fill('Front desk');
    await looks_right(page);
    await press(page, staff.kiosk.tablets.button);
    await press(page, staff.kiosk.tablets.yes);
    await page.waitForURL(`${url}/kiosk`);
    await page.getByRole('heading', { level: 1, name: pass.kiosk.title }).waitFor();
    await looks_right(page);
    const empty = await kept(context, page);
    expect(empty).toMatchObject({ local: {}, session: {}, databases: [], caches: [], workers: 0 });
    expect(empty.cookies).toEqual(['alongside-kiosk']);

    await page.getByLabel(pass.kiosk.code).fill('ABCD-EFGH');
    await press(page, pass.kiosk.begin);
    await sees(page, pass.kiosk.wrong_code);
    await looks_right(page);

    const made = await dana.post(`/api/v1/clients/${ana.person}/desk-code`);
    await page.getByLabel(pass.kiosk.code).fill(made.json.code as string);
    await press(page, pass.kiosk.begin);
    await sees(page, pass.kiosk.hello('Anita'));
    await answers(page, language);
    await press(page, pass.send);
    await page.getByRole('heading', { level: 1, name: pass.done.title }).waitFor();
    await press(page, pass.kiosk.leave);
    await sees(page, pass.kiosk.done);
    await looks_right(page);
    expect(await check_ins(ana)).toHaveLength(1);

    // By itself it is ready for the next person, and nothing of this one is left.
    await page.getByLabel(pass.kiosk.code).waitFor();
    expect(await page.getByLabel(pass.kiosk.code).inputValue()).toBe('');
    const left = await kept(context, page);
    expect(left).toEqual(empty);
    expect(await page.content()).not.toContain('Anita');
    await page.goBack().catch(() => null);
    await page.goto(`${url}/kiosk`);
    expect(await page.content()).not.toContain(forms.answers.mood[3]);
    await context.close();
  });

  it('a visit that nobody touches warns, and ends by itself', async () => {
    const { pass, forms } = words_of('en');
    const ana = await client('en');
    await ana.ask('PUT', '/api/v1/session/pin', {
      body: { current_password: ana.password, pin: '274916' },
    });
    const started = await ruth.post(`/api/v1/programs/${program.id}/kiosk`, { name: 'Hall' });
    const [name, value] = started.headers.getSetCookie()[1]!.split(';')[0]!.split('=', 2);
    const { url } = program.server;
    const context = await open_context(browser, tablet);
    await context.addCookies([{ name: name!, value: value!, url }]);
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${url}/kiosk`);
    await press(page, pass.kiosk.with_pin);
    await page.getByLabel(pass.kiosk.login).fill(ana.login);
    await page.getByLabel(pass.kiosk.pin).fill('274916');
    await looks_right(page);
    await press(page, pass.kiosk.begin);
    await sees(page, forms.questions.mood);
    await page.clock.fastForward('02:31');
    await sees(page, pass.kiosk.idle_title);
    await press(page, pass.kiosk.idle_go_on);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    const ended = sees(page, pass.kiosk.done); // it stands there for some seconds only
    await page.clock.fastForward('03:01');
    await ended;
    await context.close();
  });

  it('staff make a code on the client’s page, and the client reads who did', async () => {
    const { staff, client: words } = words_of('en');
    const ana = await client('en');
    const context = await open_context(browser, tablet);
    await carry_on(context, dana);
    const page = await context.newPage();
    await page.goto(`${program.server.url}/staff/clients/${ana.person}/desk-code`);
    await press(page, staff.kiosk.desk.button);
    await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).waitFor();
    await looks_right(page);
    const own = await open_context(browser, phone);
    await carry_on(own, ana);
    const record = await own.newPage();
    await record.goto(`${program.server.url}/record/openings`);
    await sees(record, words.openings.made_code('Dana Whitfield'));
    await own.close();
    await context.close();
  });
});
