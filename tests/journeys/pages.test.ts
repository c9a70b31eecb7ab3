// Every page, as each role of the demo meets it: no axe rule broken, nothing sideways on a narrow
// screen or with large text, no complaint, no other host; in both themes and both languages.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  broken_rules,
  go,
  headings,
  laptop,
  open_browser,
  open_context,
  phone,
  set_text_size,
  too_wide,
  Watch,
} from '../support/browser.ts';
import { Server } from '../support/server.ts';
import { carry_on, of_the_demo } from './people.ts';

/** A page; its `h1` where that says something else than the title does; what it may not read. */
type Place = readonly [path: string, h1?: RegExp | undefined, refused?: RegExp];

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser, server] = await Promise.all([
    open_browser(),
    Server.start({ args: ['--demo'], seconds: 110 }),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

/** What is wrong with the page in front of us. */
async function look(page: Page, h1: RegExp | undefined): Promise<string[]> {
  const found = await headings(page);
  const [title, app] = found.title.split(' – ');
  const wrong: string[] = [];
  if (app !== 'Alongside') wrong.push(`title: ${found.title}`);
  if (found.h1.length !== 1) wrong.push(`${found.h1.length} h1: ${found.h1.join(' | ')}`);
  if (h1 ? !h1.test(found.h1[0] ?? '') : found.h1[0] !== title) {
    wrong.push(`title "${title}", h1 "${found.h1[0]}"`);
  }
  return [...wrong, ...(await broken_rules(page))];
}

/** The page as it is, 320 px narrow, and with text twice as large. */
async function measure(page: Page): Promise<string[]> {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: size.height });
  const narrow = await too_wide(page);
  await page.setViewportSize(size);
  await set_text_size(page, 32);
  const large = await too_wide(page);
  await set_text_size(page, 16);
  const told = (how: string, found: string[]) =>
    found.length ? [`${how}: ${found.join(', ')}`] : [];
  return [...told('320 px', narrow), ...told('200 % text', large)];
}

/** One visit, in each language and theme; everything that was wrong, by where. */
async function visit(page: Page, watch: Watch, h1: RegExp | undefined): Promise<string[]> {
  const wrong: string[] = [];
  for (const language of ['en', 'es']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const found = await look(page, h1);
      if (colorScheme === 'light') found.push(...(await measure(page)));
      wrong.push(...found.map((one) => `${language} ${colorScheme}: ${one}`));
    }
    // The help page speaks both languages at once and has no such button.
    const other = page.getByRole('button', { name: language === 'en' ? 'Español' : 'English' });
    if (!(await other.count())) break;
    await other.click();
    await watch.quiet();
  }
  return [...wrong, ...watch.take()];
}

/** Visits pages one after another in one tab, as someone who is signed in, or as nobody. */
async function walk(
  size: BrowserContextOptions,
  login: string | undefined,
  places: (person: string) => Promise<readonly Place[]>,
) {
  const context = await open_context(browser, size);
  const session = login ? await of_the_demo(server, login) : undefined;
  if (session) await carry_on(context, session);
  const page = await context.newPage();
  const watch = await Watch.over(page, server.url);
  await page.goto(server.url);
  await page.locator('h1').first().waitFor();
  const wrong: Record<string, string[]> = {};
  for (const [path, h1, refused] of await places(session?.person ?? '')) {
    watch.refused = refused;
    if (path.startsWith('/help/')) await page.goto(server.url + path);
    else await go(page, watch, path);
    const found = await visit(page, watch, h1);
    if (found.length) wrong[path] = found;
  }
  await context.close();
  expect(wrong).toEqual({});
}

const any = /./;
const tools = ['breathe', 'wave', 'here', 'halt', 'wait', 'tape', 'call', 'own'];
const nobody = '019ad000-0000-7000-8000-000000000001';

describe('every page', () => {
  it('of nobody in particular: help, signing in, joining', async () => {
    await walk(phone, undefined, async () => [
      ['/sign-in'],
      ['/sign-in/code'],
      ['/join'],
      ['/nowhere', any],
      ['/help-now'],
      ['/help/', /^Help now · Ayuda ahora$/],
    ]);
  });

  it('of a client', { timeout: 900_000 }, async () => {
    await walk(phone, 'marisol', async (id) => {
      const me = await of_the_demo(server, 'marisol');
      const plan = await me.view(id, '/plan');
      const offer = plan.goals.find((goal: { state: string }) => goal.state === 'proposed').id;
      const goal = plan.goals.find((goal: { state: string }) => goal.state === 'active').id;
      const support = (await me.view(id, '/supports')).supports[0];
      const [source, key] = (support.meeting as string).split('/');
      const { items } = await me.view(id, '/timeline');
      const own = items.find((item: { actions: unknown[] }) => item.actions.length).entry.id;
      const today = new Date().toISOString().slice(0, 10);
      return [
        ['/', /^(Hello|Hola), Mari/],
        ['/vision'],
        ['/plan'],
        ['/plan/new'],
        [`/plan/goals/${offer}`],
        [`/plan/goals/${offer}/accept`],
        [`/plan/goals/${offer}/in-my-words`],
        [`/plan/goals/${offer}/not-now`],
        [`/plan/goals/${goal}`, any],
        [`/plan/goals/${goal}/step`],
        [`/plan/goals/${goal}/smaller`],
        [`/plan/goals/${goal}/rulers`],
        [`/plan/in-the-way/of/${goal}`],
        ['/plan/week'],
        ['/plan/care'],
        ['/plan/care/new'],
        ['/plan/reviews'],
        ['/plan/reviews/new'],
        ['/plan/history'],
        ['/plan/day'],
        [`/plan/day/${today}`, any],
        ['/plan/print'],
        ['/plan/print/fridge', any],
        ['/plan/print/official', any],
        ['/agreements'],
        ['/agreements/new'],
        ['/together'],
        ['/check-in'],
        ['/check-in/words', any],
        ['/check-in/check', any],
        ['/check-in/done', any],
        ['/check-ins'],
        ['/support'],
        ['/support?when=any'],
        ['/support/mine'],
        [`/support/mine/${support.id}/went`],
        [`/support/meetings/${source}/${encodeURIComponent(key!)}`],
        ['/record'],
        ['/record/openings'],
        ['/record/sharing'],
        [`/record/entries/${own}/correct`],
        ['/messages'],
        ['/preferences'],
        ['/unsent'],
        ['/help-now'],
        ['/coping'],
        ...tools.map((tool) => [`/coping/${tool}`] as const),
        ['/coping/call/new'],
        ['/coping/plan'],
        ['/coping/plan/write/signs'],
        ['/coping/plan/write/tools'],
        ['/coping/plan/write/check'],
        ['/coping/safety'],
        ['/coping/safety/write/people'],
        ['/coping/skills'],
        ['/coping/skills/refusing'],
        ['/coping/skills/problem_solving'],
        [`/coping/practices/${nobody}`],
        ['/account'],
      ];
    });
  });

  it('of a counselor', { timeout: 180_000 }, async () => {
    await walk(laptop, 'dana', async () => {
      const dana = await of_the_demo(server, 'dana');
      const marisol = (await of_the_demo(server, 'marisol')).person;
      const plan = await dana.view(marisol, '/plan');
      const goal = plan.goals.find((goal: { state: string }) => goal.state === 'active').id;
      const { checkins } = await dana.view(marisol, '/checkins');
      const waits =
        checkins.find((checkin: { answer?: unknown }) => !checkin.answer) ?? checkins[0];
      const client = `/staff/clients/${marisol}`;
      return [
        ['/staff'],
        [client],
        [`${client}/timeline`],
        [`${client}/propose`],
        [`${client}/goals/${goal}/step`],
        [`${client}/checkins/${waits.id}`],
        [`/staff/clients/${nobody}`, undefined, new RegExp(`/clients/${nobody}`)],
        ['/staff/people'],
        ['/staff/people/new'],
        [`/staff/people/${marisol}/invite`],
        [`/staff/people/${marisol}/team`],
        ['/support?when=any'],
        ['/account'],
        ['/account/app'],
      ];
    });
  });

  it('of an administrator, and of a supporter', { timeout: 120_000 }, async () => {
    await walk(laptop, 'walter', async () => {
      const dana = (await of_the_demo(server, 'dana')).person;
      return [
        ['/staff/people'],
        ['/staff/people/new'],
        [`/staff/people/${dana}/roles`],
        ['/staff/programs'],
      ];
    });
    await walk(phone, 'elena', async () => [['/support'], ['/account']]);
  });
});

describe('the detectors', () => {
  it('each find what is wrong with a page made for them', async () => {
    const context = await open_context(browser, phone);
    const page = await context.newPage();
    const watch = await Watch.over(page, server.url);
    await page.goto(`${server.url}/help/`);
    await watch.quiet();
    expect(watch.take()).toEqual([]);
    await page.evaluate(async () => {
      document.title = 'Somewhere else';
      const add = (tag: string, more: object) =>
        document.querySelector('main')!.append(Object.assign(document.createElement(tag), more));
      add('h1', { textContent: 'A second one' });
      add('img', { src: 'https://elsewhere.example/pixel.png' });
      add('input', { id: 'no-label' });
      const wide = document.createElement('p');
      wide.textContent = 'w'.repeat(36); // fits 360 px, not 320, not twice as large
      wide.style.whiteSpace = 'nowrap';
      wide.style.width = '340px';
      document.querySelector('main')!.append(wide);
      await (await fetch('/api/v1/nothing')).text();
      setTimeout(() => {
        throw new Error('thrown by a page');
      });
    });
    await watch.quiet();
    const wrong = await look(page, undefined);
    expect(wrong).toContainEqual('title: Somewhere else');
    expect(wrong).toContainEqual(expect.stringMatching(/^2 h1:/));
    expect(wrong).toContainEqual(expect.stringMatching(/^label:/));
    expect(wrong).toContainEqual(expect.stringMatching(/^image-alt:/));
    const sizes = await measure(page);
    expect(sizes).toContainEqual(expect.stringMatching(/^320 px: \d+ of 320 px/));
    const heard = watch.take().join('\n');
    expect(heard).toContain('CSP: img-src https://elsewhere.example/pixel.png');
    expect(heard).toContain('another host: https://elsewhere.example/pixel.png');
    expect(heard).toContain('404');
    expect(heard).toContain('thrown by a page');
    await context.close();
  });

  it('take the reader’s text size from the browser', async () => {
    const context = await open_context(browser, phone);
    const page = await context.newPage();
    await page.goto(`${server.url}/help/`);
    const root = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    const usual = await root();
    await set_text_size(page, 32);
    expect(await root()).toBe(2 * usual);
    await page.evaluate(() => {
      const wide = document.createElement('p');
      wide.textContent = 'fits until it is twice as large';
      wide.style.whiteSpace = 'nowrap';
      document.querySelector('main')!.append(wide);
    });
    expect(await too_wide(page)).not.toEqual([]);
    await context.close();
  });
});
