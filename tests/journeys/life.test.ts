// A client's own pages: the story of a life by parts, a circle, wins that stay, and something hard
// that is told with one touch and becomes a step.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  broken_rules,
  go,
  laptop,
  open_context,
  phone,
  too_wide,
  Watch,
} from '../support/browser.ts';
import { uuidv7 } from '../support/program.ts';
import { Day, draft_is_kept, leads_to, says } from './day.ts';
import { carry_on } from './people.ts';

const day = new Day({ keeps: true });
const { visit, sees, press, follow, field, app_is_kept, ana_writes, dana_writes, team_sees } = day;
beforeAll(() => visit());

describe('OWN2', () => {
  it('tells of one part, skips another, and makes a goal of the first', async () => {
    await follow('My story');
    await follow(/^My life, part by part/);
    await follow(/^Where I live/);
    await field('What do I need?').fill('A room with a door');
    await press('Save and go on');
    await sees('Work, school and money');
    await press('Skip this');
    await sees('Court and the law');
    await follow('All parts');
    await sees('You wrote something');
    await sees('Skipped');
    await follow(/^Where I live/);
    await follow('Make a goal of it');
    await field('What would you like?').fill('A room of my own');
    await press('Put it in my plan');
    await day.page.waitForURL(/\/plan$/);
    const { findings } = await team_sees('/story');
    const home = findings.find((one: { topic: string }) => one.topic === 'home');
    expect(home.needs).toBe('A room with a door');
    expect(home.goals).toMatchObject([{ words: 'A room of my own', state: 'active' }]);
  });
});

describe('OWN4', () => {
  it('shows staff what to avoid before they talk, until it is let go', async () => {
    await visit('/story/hard/new');
    await field('A risky time').check();
    await field('What is hard?').fill('Pay day');
    await field('What should people avoid?').fill('No visits on Fridays');
    await press('Save');
    await sees('No visits on Fridays');
    expect((await team_sees('')).be_careful_with).toMatchObject([
      { words: 'Pay day', please_avoid: 'No visits on Fridays' },
    ]);
    await press(/^It is no longer hard/);
    await day.page
      .getByRole('dialog')
      .getByRole('button', { name: 'It is no longer hard' })
      .click();
    await sees('Nothing is written yet.');
    expect((await team_sees('')).be_careful_with).toEqual([]);
  });

  it('keeps every look at the surroundings', async () => {
    for (const words of ['At my sister’s', 'A room of my own']) {
      await visit('/story/surroundings');
      await field('Where I live safely').fill(words);
      await press('Save');
      await day.page.waitForURL(/\/story$/);
    }
    await visit('/story/surroundings');
    await day.page.getByText('How it was before').click();
    await sees('At my sister’s');
  });
});

describe('OWN5', () => {
  it('says what to do in silence', async () => {
    await visit('/story/if-quiet');
    await press('Save');
    await sees('There is a problem');
    await field('What should people do?').fill('Text me once. Then call Marta.');
    await field('After how many quiet days?').fill('5');
    await press('Save');
    await day.page.waitForURL(/\/story$/);
    expect((await team_sees('/story')).quiet_plan).toMatchObject({ after_days: 5 });
  });
});

describe('OWN6', () => {
  it('draws a circle, and offers ideas where it is thin', async () => {
    await visit('/story/circle');
    await follow('Add a person');
    await field('What do you call them?').fill('Marta Ruiz');
    await field('Family', { exact: true }).check();
    await field('Closest to me').check();
    await field('Phone number').fill('+1 212 555 0100');
    await press('Save');
    await sees('Marta Ruiz');
    await leads_to(day.page.getByRole('link', { name: 'Call Marta Ruiz' }), 'tel:+12125550100');
    await day.page.getByText('Ways to widen your circle').click();
    await sees('Near me');
    await sees('From recovery');
  });
});

describe('PLAN6', () => {
  it('notes a win, counts by hand, and takes nothing away', async () => {
    await visit('/wins');
    await field('What went well?').fill('I made breakfast');
    await press('Note this win');
    await sees('You noted this');
    await follow('Choose something to count');
    await field('What do you call it?').fill('Calls to my son');
    await field('I count it myself').check();
    await field('Is there a number to be glad at?').fill('2');
    await press('Save');
    await press(/^Count one more/);
    await press(/^Count one more/);
    await sees('You got to 2');
    await press(/^Let it rest/);
    await sees('Resting. What you counted stays.');
    const { milestones, wins } = await team_sees('/wins');
    expect(milestones).toMatchObject([{ words: 'Calls to my son', count: 2 }]);
    const [{ id }] = wins;
    await dana_writes('win.celebrated', { words: 'That smells good' }, { about: id });
    await sees('That smells good');
  });
});

describe('PLAN7', () => {
  it('says who will see it, sends it with one touch from a phone without signal', async () => {
    await visit();
    await app_is_kept();
    await sees(/^Hello, Ana/);
    await follow('Something hard happened?');
    await sees('Dana Whitfield will see this.');
    await sees('Someone from your team will answer within a day.');
    await day.context.setOffline(true);
    await sees(/^Without signal it waits on this phone/);
    await field('I am not sure').check();
    await sees('You do not have to sit with this alone.');
    await press('Tell my team');
    await sees('Saved on this phone. It goes out when you have signal.');
    expect((await day.dana.view(day.ana.person, '/setbacks')).setbacks).toEqual([]);
    await day.context.setOffline(false);
    const { setbacks } = await team_sees('/setbacks');
    expect(setbacks).toMatchObject([{ safety: 'not_sure', audience: 'circle' }]);
    await sees('Still standing');
    await sees('You got to 2');
  });

  it('shows an answer, looks back a question at a time, and becomes a step', async () => {
    const [{ id }] = (await team_sees('/setbacks')).setbacks;
    const words = 'Thank you for telling me. What would help today?';
    await dana_writes('setback.answered', { words }, { about: id });
    await sees(words);
    await follow(/^Look at what happened/);
    await field('When and where was it?').fill('Friday, after work');
    await press('Continue');
    await sees('Question 2 of 16');
    await draft_is_kept(day.page);
    await day.page.reload();
    await follow('Go to the end');
    await sees('Friday, after work');
    await day.page.getByRole('link', { name: /What would you try next time/ }).click();
    await field('What would you try next time?').fill('Eat before I go home');
    await press('Continue');
    await press('Save what I wrote');
    await follow('Turn it into a step');
    await says(field('What is the step?'), 'Eat before I go home');
    await field('A room of my own').check();
    await press('Put it in my plan');
    await sees('The step is in your plan.');
    await sees('Steps that came from this');
    const { setbacks } = await team_sees('/setbacks');
    expect(setbacks[0]).toMatchObject({
      debrief: { when_and_where: 'Friday, after work', try_next: 'Eat before I go home' },
      steps: [{ words: 'Eat before I go home' }],
    });
  });

  it('puts a line into the coping plan after what stands there', async () => {
    const plan = { signs: ['Pacing'], tools: [], what_helps: ['Tea'], people: [], places: [] };
    await ana_writes('coping_plan.written', plan);
    const [{ id }] = (await team_sees('/setbacks')).setbacks;
    await visit(`/setback/${id}/coping`);
    await field('What helps me').fill('Eat first');
    await press('Put it into my coping plan');
    await sees('It is in your coping plan.');
    const { coping_plan } = await team_sees('/coping');
    expect(coping_plan).toMatchObject({ signs: ['Pacing'], what_helps: ['Tea', 'Eat first'] });
  });

  it('stays with the client until they share it with more people', async () => {
    await visit('/setback');
    await press('Keep it to myself');
    await sees('It is kept for you alone.');
    expect((await team_sees('/setbacks')).setbacks).toHaveLength(1);
    const kept_back = day.page.url();
    await day.context.setOffline(true);
    await follow('Turn it into a step');
    await field('What is the step?').fill('Open letters with Marta');
    await field('A room of my own').check();
    await press('Put it in my plan');
    await sees('The step is in your plan.');
    await day.context.setOffline(false);
    const { goals } = await team_sees('/plan'); // of the step they know, of what it came from not
    const steps = goals.flatMap((goal: { steps: object[] }) => goal.steps);
    const step = steps.find((one: { words: string }) => one.words === 'Open letters with Marta');
    expect(step).not.toHaveProperty('from');
    await day.page.goto(kept_back);
    await follow('Share it with more people');
    await field('Do you want to say more?').fill('It was the letter');
    await press('Tell my team');
    await sees('Your team sees this');
    expect((await team_sees('/setbacks')).setbacks[0].words).toBe('It was the letter');
  });
});

describe('OWN7', () => {
  it('ends and comes back in one tap', async () => {
    await visit('/story/after');
    await press('My treatment ends');
    await day.page.getByRole('dialog').getByRole('button', { name: 'My treatment ends' }).click();
    await sees('Treatment has ended for now.');
    expect((await team_sees('')).treatment_ended).toBeTruthy();
    await visit();
    await press('Come back');
    await day.page.getByRole('button', { name: 'Come back' }).waitFor({ state: 'detached' });
    expect((await team_sees('')).treatment_ended).toBeUndefined();
  });
});

describe('every page of one’s own', () => {
  const look = async (on: Page, watch: Watch) => {
    const [{ id }] = (await team_sees('/setbacks')).setbacks;
    const places = ['/story', '/story/about-me', '/story/about-me/home', '/story/hard']
      .concat(['/story/hard/new', '/story/surroundings', '/story/if-quiet', '/story/circle'])
      .concat(['/story/circle/new', '/story/after', '/wins', '/wins/count', '/setback'])
      .concat(['/setback/earlier', `/setback/${id}`, `/setback/${id}/look/feeling`])
      .concat([`/setback/${id}/look/strength`, `/setback/${id}/look/check`])
      .concat(['share', 'step', 'coping', 'smaller'].map((end) => `/setback/${id}/${end}`))
      .concat([`/setback/${uuidv7()}`]);
    const wrong: Record<string, string[]> = {};
    for (const place of places) {
      await go(on, watch, place);
      const found = [...(await broken_rules(on)), ...(await too_wide(on)), ...watch.take()];
      if (found.length) wrong[place] = found;
    }
    expect(wrong).toEqual({});
  };

  it.each([
    ['a phone in Spanish', { ...phone, viewport: { width: 320, height: 700 } }, 'es', 'dark'],
    ['a laptop in English', laptop, 'en', 'light'],
  ] as const)('on %s', { timeout: 180_000 }, async (_where, size, lang, colorScheme) => {
    const other = await open_context(day.browser, size, { colorScheme });
    await carry_on(other, day.ana);
    const on = await other.newPage();
    await on.addInitScript((chosen) => localStorage.setItem('lang', chosen), lang);
    const watch = await Watch.over(on, day.url);
    await on.goto(day.url);
    await on.locator('h1').first().waitFor();
    await look(on, watch);
    await other.close();
  });
});
