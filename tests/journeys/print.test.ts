// A plan on paper: black on white even from a dark screen, and nothing on it that cannot be pressed.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open_browser, open_context, phone } from '../support/browser.ts';
import { Program, write } from '../support/program.ts';
import { carry_on } from './people.ts';

const words = 'Walk by the river with Marta on Saturdays';

let browser: Browser;
let program: Program;
let page: Page;

beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  const dana = await program.add('Dana Whitfield', 'clinician');
  const ana = await program.add_client('Ana Torres', dana);
  const goal = '019ad000-0000-7000-8000-000000000001';
  await write(dana, ana.person, 'goal.proposed', { words: 'Exercise more' }, { about: goal });
  await write(ana, ana.person, 'goal.accepted', { words }, { about: goal });
  const context = await open_context(browser, phone, { colorScheme: 'dark' });
  await carry_on(context, ana);
  page = await context.newPage();
  await page.goto(`${program.server.url}/plan`);
  await page.getByText(words).first().waitFor();
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});

/** Red, green and blue of the page's ground and of every visible text. */
const colours = () =>
  page.evaluate(() => {
    const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const texts = [...document.querySelectorAll<HTMLElement>('main *')].filter(
      (one) => one.checkVisibility() && (one.innerText ?? '').trim() !== '',
    );
    return {
      ground: numbers(getComputedStyle(document.body).backgroundColor),
      texts: texts.map((one) => ({
        text: one.innerText.slice(0, 60),
        colour: numbers(getComputedStyle(one).color),
      })),
    };
  });

describe('a printed plan', () => {
  it('is dark on the screen to begin with', async () => {
    const { ground, texts } = await colours();
    expect(Math.max(...ground.slice(0, 3))).toBeLessThan(60);
    expect(texts.some(({ colour }) => Math.min(...colour.slice(0, 3)) > 180)).toBe(true);
  });

  it('is black on white, and has the words and none of the buttons', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const { ground, texts } = await colours();
    const is_clear = ground.length === 4 && ground[3] === 0;
    expect(is_clear || Math.min(...ground.slice(0, 3)) === 255).toBe(true);
    const pale = texts.filter(({ colour }) => Math.max(...colour.slice(0, 3)) > 90);
    expect(pale).toEqual([]);
    expect(texts.map(({ text }) => text)).toContain(words);
    for (const gone of [page.getByRole('button'), page.getByRole('navigation')]) {
      expect(await gone.filter({ visible: true }).count()).toBe(0);
    }
  });
});
