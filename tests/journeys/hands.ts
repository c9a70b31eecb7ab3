// Someone's browser, and what they do in it, in the words of their language.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { broken_rules, go, open_context, too_wide, Watch } from '../support/browser.ts';
import type { Session } from '../support/program.ts';
import { counts, everything_sent, keys_kept, sees } from './day.ts';
import { carry_on } from './people.ts';
import { plural_in, words_of, type Language } from './words.ts';

export const sizes = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true },
  laptop: { viewport: { width: 1366, height: 768 } },
} as const;
export type Size = keyof typeof sizes;
type Text = string | RegExp;

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Someone's browser, and what they do in it. */
export class Hands {
  /** What waits on this phone, however much it is. */
  private readonly waits: RegExp;
  /** Views that came from the server. */
  private readonly read = new Set<string>();

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly watch: Watch,
    private readonly url: string,
    /** Pages that were looked at before, in this language and size: once is enough. */
    private readonly looked: Set<string>,
    private readonly language: Language,
  ) {
    const { waiting } = words_of(language).common;
    const forms = [1, 99].map((count) => literally(waiting(count, plural_in(language))));
    this.waits = new RegExp(forms.join('|').replace('99', '\\d+'));
    page.on('response', (response) => {
      const of_a_view = /\/api\/v1\/(clients|library)\//.test(response.url());
      if (of_a_view && response.status() === 200) this.read.add(response.url());
    });
  }

  /** Opens a browser for someone who is signed in. */
  static async of(
    browser: Browser,
    who: Session,
    language: Language,
    size: Size,
    looked: Set<string>,
    serviceWorkers: 'allow' | 'block' = 'block',
  ): Promise<Hands> {
    const locale = { en: 'en-US', es: 'es-US' }[language];
    const context = await open_context(browser, sizes[size], { serviceWorkers, locale });
    await carry_on(context, who);
    const page = await context.newPage();
    const { url } = who.server;
    const watch = await Watch.over(page, url);
    return new Hands(context, page, watch, url, looked, language);
  }

  /** Opens a page as an address does. */
  async open(path: string) {
    await this.page.goto(this.url + path);
    await this.page.locator('h1').first().waitFor();
  }
  /** Turns to a page as a link of the app does, which works without signal too. */
  turn_to = (path: string) => go(this.page, this.watch, path);

  arrives = (path: string) => this.page.waitForURL(this.url + path);
  sees = (text: Text) => sees(this.page, text);
  sees_no_more = (text: Text) => counts(this.page.getByText(text).filter({ visible: true }), 0);
  /** The page has this heading. */
  reads = (heading: Text) => this.page.getByRole('heading', { name: heading }).first().waitFor();
  fill = (label: string, words: string) =>
    this.page.getByLabel(label, { exact: true }).first().fill(words);
  choose = (label: string) => this.page.getByLabel(label, { exact: true }).first().check();
  /** A step of a scale from 0 to 10. */
  rate = (id: string, value: string) =>
    this.page.locator(`input[name="${id}"][value="${value}"]`).check();

  async press(name: Text) {
    await this.look_once();
    await this.page.getByRole('button', { name }).first().click();
  }
  /** The same for a button whose name goes on, unseen, with what it is about. */
  async press_for(name: string, words: string) {
    await this.look_once();
    await this.page.getByRole('button', { name }).filter({ hasText: words }).click();
  }
  has_no_button_for = (name: string, words: string) =>
    counts(this.page.getByRole('button', { name }).filter({ hasText: words }), 0);
  /** The button of a question that stands in front of the page. */
  async confirm(name: string) {
    await this.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  }
  async follow(name: Text) {
    await this.look_once();
    await this.page.getByRole('link', { name }).first().click();
  }
  /** Opens what is folded away. */
  unfold = (words: string) => this.page.locator('summary', { hasText: words }).click();

  /** That the page is as it should be: no rule broken, nothing sideways, no complaint. */
  async look() {
    await this.page.locator('h1').first().waitFor(); // between two pages there is none
    await this.page.evaluate(() => scrollTo(0, 0)); // what stays in sight covers what moves under it
    const { pathname } = new URL(this.page.url());
    const found = [...(await broken_rules(this.page)), ...(await too_wide(this.page))];
    // A lost signal is no complaint: the browser logs every request that had none.
    const heard = this.watch.take().filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one));
    expect([...found, ...heard], pathname).toEqual([]);
  }

  /** The app itself is on this phone, and all that was read on it. */
  async has_kept_everything() {
    const is_kept = () => navigator.serviceWorker.controller !== null;
    await this.page.waitForFunction(is_kept, undefined, { timeout: 45_000 }); // all of the app
    await expect
      .poll(async () => (await keys_kept(this.page, 'cache')).length)
      .toBeGreaterThanOrEqual(this.read.size);
  }
  async lose_signal() {
    await this.context.setOffline(true);
    await this.sees(words_of(this.language).common.offline);
  }
  async find_signal() {
    await this.context.setOffline(false);
    await everything_sent(this.page);
  }
  /** Something that was written waits on this phone. */
  keeps_something = () => this.sees(this.waits);

  /**
   * The same, for a page that nobody looked at in this language and size.
   * @param state  that makes it another page
   */
  async look_once(state = '') {
    const pattern = new URL(this.page.url()).pathname.replace(/[0-9a-f-]{36}/g, ':id') + state;
    if (this.looked.has(pattern)) return;
    this.looked.add(pattern);
    await this.look();
  }
}
