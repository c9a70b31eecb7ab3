// Hard moments on a phone: tools, plans, practice and help, with and without signal, and a way to
// leave that leads nowhere back.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { broken_rules, open_browser, open_context, phone } from '../support/browser.ts';
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
// A client of her own for each journey: what one wrote does not stand in the way of the next.
beforeEach(async () => {
  ana = await program.add_client('Ana Torres', dana);
  context = await open_context(browser, phone, { serviceWorkers: 'allow' });
  await carry_on(context, ana);
  page = await context.newPage();
});
afterEach(() => context.close());

/** Today, with everything that the phone keeps for later. */
async function open_the_app() {
  await page.goto(url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await sees(/^Hello, Ana/);
  await expect.poll(kept_views).toEqual(expect.arrayContaining(['story', 'coping']));
}
const kept_views = () =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done) => {
      const asked = indexedDB.open('alongside');
      asked.onsuccess = () => done(asked.result);
    });
    const keys = await new Promise<IDBValidKey[]>((done) => {
      const asked = database.transaction('cache').objectStore('cache').getAllKeys();
      asked.onsuccess = () => done(asked.result);
    });
    database.close();
    return keys.map((key) => /\{id\}\/(\w+)"/.exec(String(key))?.[1] ?? '');
  });
const sees = (text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const follow = (name: string | RegExp) => page.getByRole('link', { name }).first().click();
const rate = (id: string, strength: string) =>
  page.locator(`input[name=${id}][value="${strength}"]`).check();
const stored = (who: Session) => who.view(ana.person, '/coping');
const everything_sent = () =>
  page.getByText(/things? (is|are) waiting to be sent/).waitFor({ state: 'detached' });

describe('COPE1', () => {
  it('goes from Today through a tool, with the urge before and after, to what works', async () => {
    await open_the_app();
    await follow('Breathe with me');
    await sees('Stop if you feel dizzy, and breathe as you usually do.');
    await rate('before', '7');
    await press('Start');
    await sees(/left$/);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await press('Stop');
    await rate('after', '4');
    await press('Save for me and my team');
    await sees('You and your care team can see it.');
    await follow('All coping tools');
    await sees('On average, 3 lower after.');
    await expect
      .poll(async () => (await stored(dana)).tools)
      .toMatchObject([{ tool: 'paced_breathing', used: 1, rated: 1, eased: 1, mean_change: -3 }]);
  });

  it('works without signal, knows at once what was rated, and sends it once', async () => {
    await open_the_app();
    await context.setOffline(true);
    await page.goto(`${url}/coping/halt`);
    await rate('before', '8');
    await press('Start');
    await page.getByLabel('Hungry').check();
    await page.getByLabel('Lonely').check();
    await press('See what might help');
    await sees('Eat something small, and drink a glass of water.');
    expect(await page.getByText('Step away for a moment').count()).toBe(0);
    await press('I am done');
    await rate('after', '5');
    await press('Save for me and my team');
    await sees('It is on this phone. It is sent when you have signal.');
    await follow('All coping tools');
    await sees('On average, 3 lower after.');
    await context.setOffline(false);
    await everything_sent();
    expect((await stored(ana)).tools).toMatchObject([{ tool: 'halt', used: 1 }]);
  });

  it('keeps to the client what they keep to themselves', async () => {
    await open_the_app();
    await page.goto(`${url}/coping/here`);
    await press('Start');
    for (const count of [5, 4, 3, 2, 1]) {
      await sees(new RegExp(`^${count} things? you can`));
      for (let found = 0; found < count; found++) await press('I found one');
    }
    await sees('You are here. It is now.');
    await press('Save only for me');
    await sees('Only you can see it.');
    await expect.poll(async () => (await stored(ana)).tools.length).toBe(1);
    expect((await stored(dana)).tools).toEqual([]);
  });

  it('keeps the time while the phone sleeps and the page is closed', async () => {
    await open_the_app();
    await page.goto(`${url}/coping/wait`);
    await press('Start');
    await sees('There is a problem');
    await page.getByLabel('15 minutes').check();
    await page.getByLabel('What I can do meanwhile').fill('Walk to the corner\nCall Rosa');
    await press('Start');
    await sees(/^1[45]:\d\d left$/);
    await sees('Walk to the corner');
    await page.close();
    page = await context.newPage();
    await page.clock.install({ time: Date.now() + 5 * 60_000 });
    await page.goto(`${url}/coping/wait`);
    await sees(/^(10:0|9:)\d+ left$/);
    await page.clock.fastForward('11:00'); // asleep: nothing ran meanwhile
    await sees('The time is over. Now you decide.');
    await page.getByLabel('Let it pass, and go on with my day').check();
    await press('Continue');
    await sees('How strong is the urge now, after this?');
  });

  it('sends what was written to the tape only if the person says so', async () => {
    await open_the_app();
    await page.goto(`${url}/coping/tape`);
    for (const include of [false, true]) {
      await press('Start');
      await page.getByLabel('What do you want to do right now?').fill('Drive past the old bar');
      for (let question = 0; question < 6; question++) await press('Next');
      if (include) await page.getByLabel('Save what I wrote here too').check();
      await press('Save for me and my team');
      await sees('Saved');
      await page.goto(`${url}/coping/tape`);
    }
    await everything_sent();
    const { items } = await dana.view(ana.person, '/timeline');
    const uses = items.filter(
      (item: { entry: { kind: string } }) => item.entry.kind === 'tool.used',
    );
    const words = uses.map(
      (item: { entry: { body: { words?: string } } }) => item.entry.body.words,
    );
    expect(words).toHaveLength(2);
    expect(words.filter((one: string | undefined) => one)).toEqual([
      'What do you want to do right now?\nDrive past the old bar',
    ]);
  });

  it('moves for those who like it, and counts for those who do not', async () => {
    await page.goto(`${url}/coping/breathe`);
    await press('Start');
    expect(await page.locator('.orb').isVisible()).toBe(false);
    expect(await page.locator('.count').innerText()).toMatch(/^[1-6]$/);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await page.locator('.orb').isVisible()).toBe(true);
    expect(await page.locator('.count').isVisible()).toBe(false);
    await sees(/^Breathe (in|out)$/);
  });

  it('says that an urge moves, and promises no time', async () => {
    await page.goto(`${url}/coping/wave`);
    await sees('How long it takes is different each time.');
    await press('Start');
    await press('Stronger');
    await press('Weaker');
    await sees('What you noticed');
    expect(await page.locator('ol > li').count()).toBe(2);
  });
});

describe('COPE2', () => {
  it('takes a coping plan question by question without signal, and has it to read', async () => {
    await open_the_app();
    await context.setOffline(true);
    await page.goto(`${url}/coping/plan`);
    await follow('Write it');
    await page.getByLabel('How do you notice that an urge is coming?').fill('Restless\nNo sleep');
    await page.reload(); // the draft is kept
    expect(await page.getByRole('textbox').inputValue()).toBe('Restless\nNo sleep');
    await press('Continue');
    await page.getByLabel('Breathe slowly').check();
    await press('Continue');
    for (let question = 3; question <= 6; question++) {
      await sees(`Question ${question} of 6`);
      await press('Continue');
    }
    await follow(/^Change.*People I can turn to/);
    await page.getByRole('textbox').fill('Rosa, 816 555 0142');
    await press('Continue');
    await sees('Check your plan');
    await press('Save for me and my team');
    await sees('Your new words are waiting to be sent.');
    expect(await page.getByRole('link', { name: /^Call 816/ }).getAttribute('href')).toBe(
      'tel:8165550142',
    );
    await context.setOffline(false);
    await everything_sent();
    expect((await stored(dana)).coping_plan).toMatchObject({
      signs: ['Restless', 'No sleep'],
      tools: ['paced_breathing'],
      people: ['Rosa, 816 555 0142'],
    });
    await context.setOffline(true);
    await page.goto(`${url}/coping/plan`);
    await sees('No sleep');
  });

  it('says which line is too long, and how many fit', async () => {
    await page.goto(`${url}/coping/safety/write/warning_signs`);
    await page.getByRole('textbox').fill(Array(13).fill('A sign').join('\n'));
    await press('Continue');
    await sees('Use 12 lines or fewer.');
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByRole('textbox').fill('x'.repeat(301));
    await press('Continue');
    await sees('Make each line 300 characters or fewer.');
  });

  it('prints a full safety plan on one page', async () => {
    const lines = Array.from({ length: 8 }, (_, i) => `${i + 1}: something that is easy to say`);
    const plan = Object.fromEntries(
      [
        'warning_signs',
        'what_helps',
        'people',
        'places',
        'professionals',
        'safer_surroundings',
      ].map((name) => [name, lines]),
    );
    await write(ana, ana.person, 'safety_plan.written', plan);
    await page.goto(`${url}/coping/safety`);
    await sees('6. Making my place safer');
    const paper = (await page.pdf({ format: 'Letter' })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  });
});

describe('COPE3', () => {
  const person = { bond: 'friendship', closeness: 1 };
  const name_people = async () => {
    for (const [name, phone, in_hard_moments] of [
      ['Luis', '+1 816 555 0177', false],
      ['Marta', '(816) 555-0142', true],
    ]) {
      const body = { ...person, name, phone, in_hard_moments };
      await write(ana, ana.person, 'circle_person.named', body, { about: uuidv7() });
    }
    await write(ana, ana.person, 'preferences.set', { crisis_contact: 'Eva, 816-555-0199' });
  };
  const numbers = () =>
    page
      .locator('main a[href^="tel:"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));

  it('shows my people first, then lines, without signal', async () => {
    await name_people();
    await open_the_app();
    await context.setOffline(true);
    await follow('Help now');
    await page.reload();
    await sees('Call Marta');
    await sees('Eva, 816-555-0199');
    expect(await numbers()).toEqual(['tel:8165550142', 'tel:8165550199', 'tel:988', 'tel:911']);
    await follow('All numbers, and what to do');
    await sees('Help right now');
  });

  it('has lines for everyone, also where nobody is signed in any more', async () => {
    await name_people();
    await open_the_app();
    await context.clearCookies();
    await page.goto(`${url}/help-now`);
    await sees('Call Marta'); // from the phone
    const stranger = await open_context(browser, phone);
    page = await stranger.newPage();
    await page.goto(`${url}/help-now`);
    await sees('Call 988');
    expect(await numbers()).toEqual(['tel:988', 'tel:911']);
    await stranger.close();
  });

  it('says how to add someone where there is nobody, even without signal', async () => {
    await open_the_app();
    await context.setOffline(true);
    await follow('Help now');
    await sees('You have not named anyone with a phone number yet.');
    await follow('Add someone to call');
    await press('Save');
    await sees('Write a phone number that you can call.');
    await page.getByLabel('Their name').fill('Rosa');
    await page.getByLabel('Their phone number').fill('816 555 0111');
    await page.getByLabel('Friend', { exact: true }).check();
    await press('Save');
    await sees('Call Rosa');
    expect((await numbers())[0]).toBe('tel:8165550111');
    await context.setOffline(false);
    await everything_sent();
    expect((await ana.view(ana.person, '/story')).circle).toMatchObject([{ name: 'Rosa' }]);
  });

  it.each(['button', 'keys'])('leaves fast by %s, and nothing leads back', async (way) => {
    await page.goto('about:blank');
    await open_the_app();
    await follow('All coping tools and my plans');
    await follow('Help now');
    await follow('All numbers, and what to do'); // a document of its own, and back into the app
    await follow('Back to Alongside');
    await follow('All coping tools and my plans');
    await follow('Play the tape forward');
    await sees('Leave fast');
    const first = page.locator('button, a, input, summary').first();
    expect(await first.innerText()).toBe('Leave fast');
    if (way === 'button') await press('Leave fast');
    else for (let times = 0; times < 3; times++) await page.keyboard.press('Shift');
    await page.waitForURL('**/pause/');
    expect(await page.title()).toBe('Clock');
    expect(await page.locator('body').innerText()).not.toMatch(/alongside|coping|recovery/i);
    expect(await broken_rules(page)).toEqual([]);
    for (let back = 0; back < 4; back++) {
      await page.evaluate(() => history.back()).catch(() => undefined);
      await page.waitForTimeout(150);
      expect(page.url()).toMatch(/\/pause\/$|^about:blank$/);
      if (page.url() === 'about:blank') break;
    }
    await page.evaluate(() => history.go(1)).catch(() => undefined);
    await page.waitForTimeout(150);
    expect(page.url()).toMatch(/\/pause\/$|^about:blank$/);
  });

  it('says what leaving does not do', async () => {
    await page.goto(`${url}/help-now`);
    await page.getByText('About “Leave fast”').click();
    await sees('It does not erase the history of your browser.');
  });
});

describe('COPE4', () => {
  it('solves a problem with options, and hears later what happened', async () => {
    await open_the_app();
    await context.setOffline(true);
    await page.goto(`${url}/coping/skills`);
    await follow('Solving a problem');
    await page.getByLabel('What is the problem?').fill('The bus to group stopped');
    await page.getByLabel('What could you do?').first().fill('Ask Luis for a ride');
    await page.getByLabel('What is good about it?').first().fill('He offered');
    await page.getByLabel('What is hard about it?').last().fill('Costs money');
    await press('Save for me and my team');
    await sees('Say what you could do, or leave its sides empty too.');
    await page.getByLabel('What could you do?').last().fill('Take a taxi');
    await press('Add another way');
    expect(await page.getByLabel('What could you do?').count()).toBe(3);
    await page.getByLabel('Which do you want to try?').fill('Ask Luis');
    await press('Save for me and my team');
    await sees('You can still say what happened.');
    await follow(/^Solving a problem: The bus/);
    await page.getByLabel('What happened?').fill('He drives me on Tuesdays');
    await press('Save for me and my team');
    await sees('You said what happened.');
    await context.setOffline(false);
    await everything_sent();
    expect((await stored(dana)).practices).toMatchObject([
      {
        skill: 'problem_solving',
        options: [
          { words: 'Ask Luis for a ride', pros: 'He offered' },
          { words: 'Take a taxi', cons: 'Costs money' },
        ],
        choice: 'Ask Luis',
        what_happened: 'He drives me on Tuesdays',
      },
    ]);
  });

  it.each(['Asking for help', 'Saying no', 'Repairing something with someone'])(
    'practices %s',
    async (skill) => {
      await page.goto(`${url}/coping/skills`);
      await follow(skill);
      await page.getByRole('heading', { name: skill, level: 1 }).waitFor();
      await press('Save for me and my team');
      await sees('Write something first.');
      await page.getByLabel('What do you want to say or do?').fill('One sentence');
      await press('Save only for me');
      await sees(`${skill}: One sentence`);
    },
  );
});
