// A plan in the client's hands, on a phone and on a laptop, in both languages: from a goal to what
// is in its way, what was written together, agreements, and the plan on paper.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { broken_rules, laptop, open_browser, open_context, phone } from '../support/browser.ts';
import { Program, uuidv7, write, type Session } from '../support/program.ts';
import { carry_on } from './people.ts';

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
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});
beforeEach(async () => {
  ana = await program.add_client('Ana Torres', dana);
  await open(phone);
});
afterEach(() => context.close());

async function open(size: typeof phone | typeof laptop) {
  await context?.close();
  context = await open_context(browser, size);
  await carry_on(context, ana);
  page = await context.newPage();
}
const sees = (text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const follow = (name: string | RegExp) => page.getByRole('link', { name }).first().click();
const plan = () => ana.view(ana.person, '/plan');
const is_sound = async () => expect(await broken_rules(page)).toEqual([]);

/** A goal of hers that counts; gives its id. */
async function goal_of_hers(words: string): Promise<string> {
  const about = uuidv7();
  await write(ana, ana.person, 'goal.proposed', { words }, { about });
  await write(ana, ana.person, 'goal.accepted', { words }, { about });
  return about;
}

describe('PLAN1', () => {
  it('a goal of one’s own, with its way, gets smaller and is gauged', async () => {
    await page.goto(`${url}/plan/new`);
    await page.getByLabel('What would you like?').fill('Drink less on weekends');
    await page.getByText('Say more, if you like').click();
    await page.getByLabel('Using less').check();
    await is_sound();
    await press('Put it in my plan');
    await follow(/^Change this goal/);
    await sees('Using less');
    await follow('Make it smaller');
    await page.getByLabel('What would be small enough to feel doable?').fill('One dry Saturday');
    await press('Save');
    await sees('One dry Saturday');
    await follow(/^Change this goal/);
    await follow('Say how much it matters');
    await page.getByLabel('How much does it matter to you now?').selectOption('8');
    await press('Save');
    await sees(/How much it matters: 8 of 10/);
    await is_sound();
    const [goal] = (await plan()).goals;
    expect(goal).toMatchObject({
      words: 'One dry Saturday',
      approach: 'using_less',
      importance: 8,
    });
  });
});

describe('PLAN2, PLAN3', () => {
  it('what is in the way gets a way around it, which becomes a step that comes back', async () => {
    const id = await goal_of_hers('See a doctor');
    await page.goto(`${url}/plan/goals/${id}`);
    await follow('Something is in the way');
    await page.getByLabel('Getting there').check();
    await is_sound();
    await press('See ways around it');
    await page.getByLabel('Go online or by phone this time').check();
    await press('Try this way');
    await sees('What would you like to do with it?');
    await is_sound();
    await follow('Make it a step');
    await expect
      .poll(() => page.getByLabel('What is the step?').inputValue())
      .toBe('Go online or by phone this time');
    await page.getByLabel('Every week').check();
    await press('Save');
    await follow('This week');
    await press(/^Done today/);
    await sees(/You did it today/);
    await expect
      .poll(async () => (await plan()).goals[0])
      .toMatchObject({
        obstacles: [{ barrier: 'transport', ways: [{}] }],
        steps: [{ repeats: 'weekly', times_done: 1 }],
      });
  });
});

describe('Written together', () => {
  it('waits on Today, and counts in order once the client says it is right', async () => {
    const about = uuidv7();
    const words = 'Walk with Marta';
    await write(dana, ana.person, 'goal.proposed', { words }, { about });
    const together = { about, on_behalf: true };
    await write(dana, ana.person, 'goal.accepted', { words }, together);
    await write(dana, ana.person, 'vision.written', { words: 'A clear head' }, { on_behalf: true });
    await page.goto(url);
    await follow('Look at it');
    await sees('Dana Whitfield wrote this for you');
    await is_sound();
    await press('All of it is right');
    await sees('Nothing waits for you here.');
    await expect.poll(async () => (await plan()).goals[0]?.state).toBe('active');
  });
});

describe('PLAN4', () => {
  it('an agreement of both sides is signed, noted and ended', async () => {
    const about = uuidv7();
    const terms = {
      client_does: ['Come on Tuesdays'],
      others_do: [{ by: 'clinician', words: 'Call back within a day' }],
      review_on: '2099-01-01',
    };
    await write(dana, ana.person, 'agreement.proposed', terms, { about });
    await write(dana, ana.person, 'agreement.signed', {}, { about });
    await page.goto(`${url}/agreements`);
    await follow(/Come on Tuesdays/);
    await follow('Sign this agreement');
    await press('Yes, I sign');
    await sees('It counts now');
    await is_sound();
    await follow('Note what was kept or missed');
    await page.getByLabel('My team’s part').check();
    await page.getByLabel('Missed').check();
    await press('Save');
    await sees('My team’s part: Missed');
    await follow('End this agreement');
    await press('End this agreement');
    await sees('Ended by you');
  });
});

describe('PLAN5', () => {
  it('says what changed, shows another day, and prints for two readers, in Spanish', async () => {
    await open(laptop);
    await goal_of_hers('Caminar con Marta');
    await page.goto(`${url}/plan`);
    await press('Español');
    await follow('Ver mi plan');
    await follow('Ver mi plan ahora');
    await page.getByLabel(/Cómo le contarías tu plan/).fill('Camino y llamo');
    await is_sound();
    await press('Guardar');
    await sees('Camino y llamo');
    await page.goto(`${url}/plan/history`);
    await sees('Viste el plan con calma');
    await sees('Pusiste una meta en el plan');
    await is_sound();
    await page.goto(`${url}/plan/day/2026-01-01`);
    await sees('Ese día no había nada en tu plan.');
    for (const form of ['fridge', 'official']) {
      await page.goto(`${url}/plan/print/${form}`);
      await sees('Lo que esta hoja deja fuera');
      await sees('Caminar con Marta');
      expect(await page.getByText('Camino y llamo').count()).toBe(0);
      await is_sound();
    }
  });
});
