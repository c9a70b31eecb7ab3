// What two sides do together, each in a browser of their own: a lead sets the program's limits, a
// counselor and a client agree, weigh a choice, hear an appeal, keep a reward, and part.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  broken_rules,
  laptop,
  open_browser,
  open_context,
  phone,
  too_wide,
} from '../support/browser.ts';
import { Program, uuidv7, write, type Session } from '../support/program.ts';
import { carry_on } from './people.ts';

let browser: Browser;
let program: Program;
let sam: Session;
let dana: Session;
let ana: Session;
let lead: Page;
let staff: Page;
let client: Page;
let here: string;

beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  sam = await program.add('Sam Okafor', 'supervisor');
  dana = await program.add('Dana Whitfield', 'clinician');
  ana = await program.add_client('Ana Torres', dana);
  await write(ana, ana.person, 'preferences.set', { called: 'Ana', language: 'es' });
  here = `/staff/clients/${ana.person}`;
  [lead, staff, client] = await Promise.all([tab(sam, laptop), tab(dana, laptop), tab(ana, phone)]);
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});

async function tab(session: Session, size: typeof laptop | typeof phone): Promise<Page> {
  const context = await open_context(browser, size);
  await carry_on(context, session);
  return context.newPage();
}
const open = (page: Page, path: string) => page.goto(program.server.url + path);
const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();
const follow = (page: Page, name: string | RegExp) =>
  page.getByRole('link', { name }).first().click();
const policy_path = async () => {
  const { id } = (await sam.get('/api/v1/programs')).json.programs[0];
  return `/programs/${id}/policy`;
};

describe('PLAN4: the program’s limits', () => {
  it('are set by a lead, with what is wrong said at its field', async () => {
    await open(lead, '/staff/programs');
    await follow(lead, /^Answers, limits and on-call hours/);
    await press(lead, 'Change this');
    await press(lead, 'Add a limit');
    await lead.getByLabel('Name of the limit').fill('Two missed Tuesdays');
    await press(lead, 'Save for the program');
    await lead.getByRole('link', { name: 'Say what may follow' }).waitFor();
    expect(await broken_rules(lead)).toEqual([]);
    await lead.getByLabel('What may follow').fill('We meet every day for a week');
    await press(lead, 'Add someone on call');
    await lead.getByLabel('Who answers').fill('Night line');
    await lead.getByLabel('Number to call').fill('+1 816 555 0142');
    await lead.getByLabel('Monday').check();
    await lead.getByLabel('From', { exact: true }).fill('20:00');
    await lead.getByLabel('Until', { exact: true }).fill('08:00');
    await press(lead, 'Save for the program');
    await sees(lead, 'It is saved.');
    await sees(lead, /8:00 AM on the next day/);
  });
  it('keep what was typed where somebody else was faster', async () => {
    await press(lead, 'Change this');
    await lead.getByLabel('Why there is this limit').fill('So that we notice early');
    const path = `/api/v1${await policy_path()}`;
    const { version, limits, on_call } = (await sam.get(path)).json;
    const faster = [...limits, { name: 'Late three times', effect: 'We talk about the hour' }];
    const body = { version, limits: faster, on_call };
    expect((await sam.ask('PUT', path, { body })).status).toBe(200);

    await press(lead, 'Save for the program');
    await sees(lead, /Sam Okafor changed this while you were writing/);
    expect(await lead.getByLabel('Why there is this limit').inputValue()).toBe(
      'So that we notice early',
    );
    await press(lead, 'Begin again from what stands there');
    await expect.poll(() => lead.getByLabel('Name of the limit').count()).toBe(2);
  });
  it('are read by all staff, and changed by its leads alone', async () => {
    await open(staff, `/staff${await policy_path()}`);
    await sees(staff, 'Two missed Tuesdays');
    expect(await staff.getByRole('button', { name: 'Change this' }).count()).toBe(0);
  });
});

describe('PLAN4: an agreement', () => {
  it('brings the limit’s effect along, is signed by both, and an appeal is answered', async () => {
    await open(staff, `${here}/agreements/new`);
    await staff.getByLabel('What the client does').fill('Come on Tuesdays');
    await staff.getByLabel('What the counselor does').fill('Keep the hour free');
    await staff.getByLabel(/^The limit it is about/).selectOption({ label: 'Two missed Tuesdays' });
    await sees(staff, 'We meet every day for a week');
    await staff.getByLabel('Look at it again on').fill('2099-01-01');
    await press(staff, 'Offer this agreement');
    await sees(staff, 'The agreement is on offer');
    await follow(staff, /^Back to/);
    await follow(staff, /^Sign for the program/);
    await press(staff, 'Sign for the program');
    await sees(staff, 'It is written');

    await open(client, '/agreements');
    await follow(client, /Come on Tuesdays|Look at this agreement|Agreement 1/);
    await follow(client, 'Sign this agreement');
    await press(client, 'Yes, I sign');
    const agreed = async () => (await ana.view(ana.person, '/agreements')).agreements[0];
    await expect.poll(async () => (await agreed()).holds).toBe(true);

    const { id } = await agreed();
    const noted = { side: 'client', kept: false };
    await write(dana, ana.person, 'agreement.noted', noted, { about: id });
    await open(staff, `${here}/agreements/${id}/effect`);
    await staff.getByLabel('Why, in plain words').fill('Two Tuesdays in a row');
    await press(staff, 'Continue');
    await press(staff, 'Decide that it follows');
    await sees(staff, 'Your decision is written');

    await open(client, `/agreements/${id}`);
    await sees(client, 'Two Tuesdays in a row');
    await follow(client, 'Ask for a second look');
    await client.getByLabel('What should they know?').fill('My bus did not come');
    await press(client, /Ask for a second look|Send/);
    await expect.poll(async () => (await agreed()).effects[0]?.appeal).toBe('My bus did not come');

    await open(staff, here);
    await follow(staff, /^Answer the appeal/);
    await sees(staff, 'My bus did not come');
    await staff.getByLabel('It is taken back').check();
    await staff.getByLabel('Your answer').fill('That was not in your hands');
    await press(staff, 'Send the answer');
    await sees(staff, 'It is written');
    await open(client, `/agreements/${id}`);
    await sees(client, 'That was not in your hands');
  });
});

describe('PLAN8: a reward', () => {
  it('is offered, agreed to, and earned', async () => {
    await open(staff, `${here}/write/reward-offered`);
    await staff.getByLabel('A privilege').check();
    await staff.getByLabel('The reward').fill('Choose the music');
    await staff.getByLabel('How it is earned').fill('Come three times');
    await press(staff, 'Offer it');
    await sees(staff, 'It is written');
    await open(client, '/agreements');
    await press(client, /^Yes, I agree/);
    const reward = async () => (await ana.view(ana.person, '/agreements')).rewards[0];
    await expect.poll(async () => Boolean((await reward()).agreed)).toBe(true);
    await open(staff, here);
    await follow(staff, /^It is earned/);
    await press(staff, 'Say that it is earned');
    await sees(staff, 'It is written');
    await open(client, '/agreements');
    await sees(client, 'Earned 1 time');
  });
});

describe('LEARN2, LEARN3: the library, in the client’s language', () => {
  it('a page is found by its title and suggested with it', async () => {
    await open(staff, `${here}/suggest`);
    await staff.getByLabel('What it is').selectOption('page');
    await staff.getByLabel('Find a page or decision aid').fill('vivienda');
    await sees(staff, /^\d+ pages?$/);
    await staff.locator('input[name="page"]').first().check();
    const title = await staff.getByLabel('What you suggest').inputValue();
    expect(title).not.toBe('');
    await press(staff, 'Send suggestion');
    await sees(staff, 'Your suggestion is on its way');
    const made = async () => (await ana.view(ana.person, '/learning')).suggestions;
    await expect.poll(made).toMatchObject([{ sort: 'page', words: title }]);
    expect((await made())[0].page).toMatch(/^[a-z-]+$/);
  });
  it('a choice is made together with an aid, and counts once the client confirms it', async () => {
    await open(staff, `${here}/together/decision-made`);
    await staff.getByLabel('Which decision').selectOption('level-of-care');
    await staff.locator('[lang="es"]').first().waitFor();
    await staff.getByLabel('Option', { exact: true }).selectOption({ index: 1 });
    await staff.getByLabel(/^Reasons/).fill('I can keep my job');
    expect(await broken_rules(staff)).toEqual([]);
    expect(await too_wide(staff)).toEqual([]);
    await press(staff, 'Hand it to Ana to confirm');
    await sees(staff, 'Written together');
    const choices = async () => (await ana.view(ana.person, '/plan')).choices;
    expect(await choices()).toEqual([]);
    await open(client, '/together');
    await press(client, /^This is right/);
    await expect.poll(choices).toMatchObject([{ reasons: 'I can keep my job' }]);
  });
});

describe('COPE4: a practice written together', () => {
  it('has options with what speaks for and against them', async () => {
    await open(staff, `${here}/together/practice-tried`);
    await staff.getByLabel('Solving a problem').check();
    await press(staff, 'Add an option');
    await staff.getByLabel('What speaks for it').fill('It is quiet');
    await press(staff, 'Hand it to Ana to confirm');
    await sees(staff, 'There is a problem');
    await staff.getByLabel('What I could do', { exact: true }).fill('Leave early');
    await press(staff, 'Hand it to Ana to confirm');
    await sees(staff, 'Written together');
    await expect
      .poll(async () => (await ana.view(ana.person, '/together')).waiting)
      .toMatchObject([
        { entry: { body: { options: [{ words: 'Leave early', pros: 'It is quiet' }] } } },
      ]);
  });
});

describe('OWN7: treatment ends, and the door stays open', () => {
  it('the client keeps what is theirs, and comes back in one tap', async () => {
    await open(staff, `${here}/ending`);
    await press(staff, 'End treatment');
    await sees(staff, 'Treatment has ended');
    await open(client, '/');
    await press(client, 'Come back');
    await expect.poll(async () => (await ana.view(ana.person)).treatment_ended ?? null).toBe(null);
    await write(ana, ana.person, 'vision.written', { words: 'Mornings' }, { id: uuidv7() });
  });
});
