// What a phone keeps, and for how long: an answer that was lost, a draft, an entry that was refused,
// help without signal, and nothing at all after signing out.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { open_browser, open_context, phone } from '../support/browser.ts';
import { Program, write, type Session } from '../support/program.ts';
import { draft_is_kept, everything_sent, leads_to, says, sees as sees_on } from './day.ts';
import { carry_on, sign_in } from './people.ts';

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
  ana = await program.add_client('Ana Torres', dana);
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});
beforeEach(async () => {
  context = await open_context(browser, phone, { serviceWorkers: 'allow' });
  await carry_on(context, ana);
  page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
});
afterEach(() => context.close());

const entries = '**/api/v1/journals/*/entries';
const send_message = async (words: string) => {
  await page.goto(`${url}/messages`);
  await page.getByLabel('Your message').fill(words);
  await page.getByRole('button', { name: 'Send message' }).click();
};
/** The languages whose words are on the phone. */
const languages_kept = () =>
  page.evaluate(async () => {
    const caches_kept = (await caches.keys()).map((name) => caches.open(name));
    const files = (await Promise.all(caches_kept)).map((cache) => cache.keys());
    const paths = (await Promise.all(files)).flat().map(({ url }) => new URL(url).pathname);
    const spoken = paths.flatMap((path) => /^\/assets\/(e[ns])-/.exec(path)?.[1] ?? []);
    return [...new Set(spoken)].sort();
  });
const sees = (text: string | RegExp) => sees_on(page, text);
const messages_stored = async (words: string) => {
  const { messages } = await dana.view(ana.person, '/messages');
  return messages.filter((message: { words: string }) => message.words === words).length as number;
};

describe('Offline', () => {
  it('stores an entry once although the first answer was lost', async () => {
    const words = 'The answer to this gets lost';
    let sent = 0;
    await page.route(entries, async (route) => {
      sent += 1;
      if (sent > 1) return route.continue();
      await route.fetch(); // the server has it
      expect(await messages_stored(words)).toBe(1);
      await route.abort(); // the phone does not know
    });
    await send_message(words);
    await sees('1 thing is waiting to be sent.');
    await everything_sent(page);
    expect(sent).toBe(2);
    expect(await messages_stored(words)).toBe(1);
  });

  it('has a draft again after the page was closed', async () => {
    await page.goto(`${url}/vision`);
    const field = () => page.getByLabel('What does recovery mean to you?');
    await field().fill('A quiet house, and');
    await draft_is_kept(page);
    await page.close();
    page = await context.newPage();
    await page.goto(`${url}/vision`);
    await expect.poll(() => field().inputValue()).toBe('A quiet house, and');
    await page.goto(`${url}/checkin`);
    await page.getByLabel('Good', { exact: true }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await sees('Question 2 of');
    await page.reload();
    await page.goto(`${url}/checkin/check`);
    await sees('Good');
  });

  it('shows an entry that was refused, with its words and why', async () => {
    const words = 'Walk the dog before breakfast';
    const goal = '019ad000-0000-7000-8000-000000000002';
    await write(dana, ana.person, 'goal.proposed', { words: 'Exercise more' }, { about: goal });
    await page.goto(`${url}/plan/goals/${goal}/in-my-words`);
    await page.getByLabel('Your words').fill(words);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Put it in my plan' }).click();
    await sees('1 thing is waiting to be sent.');
    // Meanwhile she takes it up on another phone and lets it go: it waits for no answer any more.
    await write(ana, ana.person, 'goal.accepted', { words: 'Swim' }, { about: goal });
    await write(ana, ana.person, 'goal.let_go', {}, { about: goal });
    await context.setOffline(false);
    await sees('1 thing could not be sent. Your words are kept.');
    await page.getByRole('link', { name: 'See what you can do' }).click();
    await sees('This goal does not wait for an answer now. Look at the plan first.');
    await says(page.getByLabel('Your words'), words);
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
    await sees('Everything is sent.');
  });

  it('opens help without signal and without anyone signed in', async () => {
    await context.clearCookies();
    await context.setOffline(true);
    await page.goto(`${url}/help/`);
    await sees('Help right now');
    await leads_to(page.getByRole('link', { name: /^Call 988/ }), 'tel:988');
    await sees('Ayuda en este momento');
  });

  it('keeps the words of one language, and those of the other once it is chosen', async () => {
    expect(await languages_kept()).toEqual(['en']);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Español' }).click();
    await sees('Por ahora seguimos en inglés.');
    await sees(/^Hello, Ana/);
    await page.reload();
    await sees(/^Hello, Ana/);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Español' }).click();
    await sees(/^Hola, Ana/);
    expect(await languages_kept()).toEqual(['en', 'es']);
    await context.setOffline(true);
    // None of these was open before: their words are there all the same.
    await page.goto(`${url}/coping`);
    await sees('Herramientas para momentos difíciles');
    await page.goto(`${url}/plan/history`);
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('keeps the language that the phone speaks, and opens in it where another is wished for', async () => {
    const spanish = await open_context(browser, phone, {
      serviceWorkers: 'allow',
      locale: 'es-US',
    });
    await carry_on(spanish, ana);
    page = await spanish.newPage();
    await page.goto(url);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await sees(/^Hola, Ana/);
    expect(await languages_kept()).toEqual(['es']);
    // Its browser was asked for English elsewhere; without signal there is only Spanish.
    await page.evaluate(() => localStorage.setItem('lang', 'en'));
    await spanish.setOffline(true);
    await page.reload();
    await sees(/^Hola, Ana/);
    await spanish.close();
  });

  it('leaves nothing on the phone after signing out', async () => {
    await context.clearCookies(); // a session of its own: signing out ends it
    await page.evaluate(() => indexedDB.deleteDatabase('alongside'));
    await sign_in(page, program.server, ana.login, ana.password);
    await sees(/^Hello, Ana/);
    await page.goto(`${url}/vision`);
    await page.getByLabel('What does recovery mean to you?').fill('Nobody else should read this');
    const kept = () =>
      page.evaluate(async () => {
        const databases = (await indexedDB.databases()).map(({ name }) => name);
        const found: string[] = [];
        for (const name of databases) {
          const database = await new Promise<IDBDatabase>((done) => {
            const asked = indexedDB.open(name!);
            asked.onsuccess = () => done(asked.result);
          });
          for (const store of database.objectStoreNames) {
            const all = await new Promise<unknown[]>((done) => {
              const asked = database.transaction(store).objectStore(store).getAll();
              asked.onsuccess = () => done(asked.result as unknown[]);
            });
            found.push(...all.map((one) => `${name}.${store}: ${JSON.stringify(one)}`));
          }
          database.close();
        }
        // Crisis lines and where leaving leads are anybody's: they stay, and tell of no one.
        const of_anybody = ['help', 'leave_to'];
        const device = Object.entries(localStorage).filter(([key]) => !of_anybody.includes(key));
        const words = [...device, ...Object.entries(sessionStorage)];
        return { found, caches: await caches.keys(), words };
      });
    await expect.poll(async () => (await kept()).found.join()).toContain('Nobody else');
    await page.getByRole('button', { name: 'Sign out' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('will be deleted').waitFor();
    await dialog.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const left = await kept();
    expect(left.found).toEqual([]);
    expect(left.words).toEqual([]);
    for (const name of left.caches) expect(name).toMatch(/^files-/); // the app itself, for the next
  });
});
