// One browser for a test file, and what a page must never do: complain, reach another host, scroll
// sideways, leave an axe rule broken.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  type Page,
} from 'playwright-core';

const axe_source = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** A small phone, and a counselor's laptop. */
export const phone = { viewport: { width: 360, height: 780 }, hasTouch: true } as const;
export const laptop = { viewport: { width: 1366, height: 900 } } as const;

export const open_browser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** A person's own browser: nothing of anyone else is in it, and nothing moves while it is looked at. */
export async function open_context(
  browser: Browser,
  size: BrowserContextOptions,
  more: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...size,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...more,
  });
  context.setDefaultTimeout(20_000); // whatever it is, a person would have given up
  return context;
}

/** Everything a page complained about, from the moment it is watched. */
export class Watch {
  readonly complaints: string[] = [];
  /** Answers that are meant to be refusals here; the browser logs every one of them. */
  refused: RegExp | undefined;
  private open_requests = 0;
  private last_change = Date.now();

  private constructor(
    private readonly page: Page,
    private readonly url: string,
  ) {}

  /** @param url  of the only server that the page may speak to */
  static async over(page: Page, url: string): Promise<Watch> {
    const watch = new Watch(page, url);
    page.on('console', (message) => watch.hear(message));
    page.on('pageerror', (error) => watch.complaints.push(`script: ${error.message}`));
    page.on('request', (request) => watch.see(request.url()));
    page.on('requestfinished', (request) => watch.end(request.url()));
    page.on('requestfailed', (request) => watch.end(request.url()));
    await page.addInitScript(() =>
      addEventListener('securitypolicyviolation', (event) =>
        console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
      ),
    );
    return watch;
  }

  /** Waits until the page has asked for everything it wants and has drawn it. */
  async quiet() {
    const patience_ms = 15_000;
    const begun = Date.now();
    while (this.open_requests > 0 || Date.now() - this.last_change < 80) {
      if (Date.now() - begun > patience_ms) throw new Error(`Not quiet: ${this.page.url()}`);
      await new Promise((done) => setTimeout(done, 20));
    }
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(0))));
  }

  /** What was heard since the last call. */
  take(): string[] {
    return this.complaints.splice(0);
  }

  private hear(message: ConsoleMessage) {
    if (message.type() !== 'error') return;
    // Asking who is signed in is answered with 401 when nobody is; the browser logs every 401.
    const from = message.location().url;
    if (from === `${this.url}/api/v1/me` && message.text().includes('401')) return;
    if (this.refused?.test(from) && /status of 40[134]/.test(message.text())) return;
    this.complaints.push(`console: ${message.text()} (${from})`);
  }

  private see(url: string) {
    if (!/^(data|blob):/.test(url) && new URL(url).origin !== this.url) {
      this.complaints.push(`another host: ${url}`);
    }
    this.count(url, 1);
  }

  private end(url: string) {
    this.count(url, -1);
  }

  private count(url: string, by: number) {
    // Live changes stay open; another host is a complaint, not something to wait for.
    if (url.endsWith('/api/v1/events') || !url.startsWith(this.url)) return;
    this.open_requests += by;
    this.last_change = Date.now();
  }
}

/** Every axe rule that the page breaks, each with the first elements that break it. */
export async function broken_rules(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe_source);
  const results = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<AxeResults> };
    };
    return axe.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
  }, rules);
  return results.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`)
        .join(' | ')}`,
  );
}

/** The elements that make the page wider than the screen; none where nothing scrolls sideways. */
export function too_wide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    const named = wide.map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`${document.documentElement.scrollWidth} of ${width} px`, ...named.slice(0, 5)];
  });
}

/** The reader's own text size, as set in the browser: 16 is usual, 32 is 200 %. */
export async function set_text_size(page: Page, pixels: number) {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: pixels, fixed: pixels } });
  await session.detach();
}

/** The title's own part, and every `h1`. */
export function headings(page: Page): Promise<{ title: string; h1: string[] }> {
  return page.evaluate(() => ({
    title: document.title,
    h1: [...document.querySelectorAll('h1')].map((one) =>
      one.innerText.replace(/\s+/g, ' ').trim(),
    ),
  }));
}

/** Changes the page as a link of the app does, and waits for the next heading. */
export async function go(page: Page, watch: Watch, path: string) {
  await page.evaluate((to) => {
    document.querySelector('h1')?.setAttribute('data-before', '');
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.locator('h1:not([data-before])').first().waitFor({ state: 'attached' });
  await watch.quiet();
}
