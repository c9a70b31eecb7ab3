// A client's day: a program with a clinician and a client of theirs, the client's own browser, and
// what a hand does on a page. Everything waits for what it expects, never for time.
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { broken_rules, open_browser, open_context, phone } from '../support/browser.ts';
import { Program, uuidv7, write, type Draft, type Json, type Session } from '../support/program.ts';
import { carry_on } from './people.ts';

/** Waits until a text can be seen. */
export const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
/** Presses the first button of this name. */
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();
/** Follows the first link of this name. */
export const follow = (page: Page, name: string | RegExp) =>
  page.getByRole('link', { name }).first().click();
/** Waits until there are so many of it. */
export const counts = (found: Locator, many: number) => expect.poll(() => found.count()).toBe(many);
/** Waits until a field says this: a draft, or what it begins with, may come a moment later. */
export const says = (field: Locator, value: string) =>
  expect.poll(() => field.inputValue()).toBe(value);
/** Waits until a link leads there. */
export const leads_to = (link: Locator, href: string) =>
  expect.poll(() => link.getAttribute('href')).toBe(href);

/** The keys of what this browser keeps: of entries that wait, copies of views, or drafts. */
export const keys_kept = (page: Page, store: 'outbox' | 'cache' | 'drafts') =>
  page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((done) => {
      const asked = indexedDB.open('alongside');
      asked.onsuccess = () => done(asked.result);
    });
    const keys = await new Promise<IDBValidKey[]>((done) => {
      const asked = database.transaction(name).objectStore(name).getAllKeys();
      asked.onsuccess = () => done(asked.result);
    });
    database.close();
    return keys.map(String);
  }, store);

/** Waits until what is being written would outlive the page. */
export const draft_is_kept = (page: Page) =>
  expect.poll(() => keys_kept(page, 'drafts')).not.toEqual([]);
/** Waits until everything that was written in this browser has been sent, wherever that is said. */
export const everything_sent = (page: Page) =>
  expect.poll(() => keys_kept(page, 'outbox')).toEqual([]);

interface Options {
  /** Whose client and browser it is: each journey's own, or one for the file, in their order. */
  anew?: boolean;
  /** Whether the browser keeps the app, as phones do. */
  keeps?: boolean;
}

/** Ana Torres and her counselor Dana Whitfield; begun and ended with the file's journeys. */
export class Day {
  browser!: Browser;
  program!: Program;
  url!: string;
  dana!: Session;
  ana!: Session;
  context!: BrowserContext;
  page!: Page;

  /** To be made where the file's journeys stand: it prepares each of them. */
  constructor(private readonly options: Options = {}) {
    beforeAll(async () => {
      [this.browser, this.program] = await Promise.all([open_browser(), Program.start()]);
      this.url = this.program.server.url;
      this.dana = await this.program.add('Dana Whitfield', 'clinician');
      if (!options.anew) await this.begin();
    });
    afterAll(async () => {
      await this.browser?.close();
      await this.program?.end();
    });
    if (options.anew) {
      beforeEach(() => this.begin());
      afterEach(() => this.context.close());
    }
  }

  /** Opens another browser of Ana's in place of the one before. */
  async open(size: BrowserContextOptions, more: BrowserContextOptions = {}) {
    await this.context?.close();
    const kept = this.options.keeps ? ({ serviceWorkers: 'allow' } as const) : {};
    this.context = await open_context(this.browser, size, { ...kept, ...more });
    await carry_on(this.context, this.ana);
    this.page = await this.context.newPage();
  }

  readonly visit = (path = '/') => this.page.goto(this.url + path);
  readonly sees = (text: string | RegExp) => sees(this.page, text);
  readonly press = (name: string | RegExp) => press(this.page, name);
  readonly follow = (name: string | RegExp) => follow(this.page, name);
  readonly field = (label: string | RegExp, how: { exact?: boolean } = {}) =>
    this.page.getByLabel(label, how);
  /** Waits until the app itself is kept in this browser. */
  readonly app_is_kept = () =>
    this.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  readonly everything_sent = () => everything_sent(this.page);
  readonly is_sound = async () => expect(await broken_rules(this.page)).toEqual([]);

  readonly ana_writes = (kind: string, body: unknown, more: Partial<Draft> = {}) =>
    write(this.ana, this.ana.person, kind, body, more);
  readonly dana_writes = (kind: string, body: unknown, more: Partial<Draft> = {}) =>
    write(this.dana, this.ana.person, kind, body, more);

  /** A view of Ana's, as she sees it. */
  readonly view = (name: string): Promise<Json> => this.ana.view(this.ana.person, name);
  /** A view of Ana's, as her counselor sees it once her phone has sent everything. */
  readonly team_sees = async (name: string): Promise<Json> => {
    await this.everything_sent();
    return this.dana.view(this.ana.person, name);
  };

  /** A goal of hers that counts; gives its id. */
  readonly goal_of_hers = async (words: string): Promise<string> => {
    const about = uuidv7();
    await this.ana_writes('goal.proposed', { words }, { about });
    await this.ana_writes('goal.accepted', { words }, { about });
    return about;
  };

  private async begin() {
    this.ana = await this.program.add_client('Ana Torres', this.dana);
    await this.open(phone);
  }
}
