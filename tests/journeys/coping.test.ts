// Hard moments on a phone: tools, plans, practice and help, with and without signal, and a way to
// leave that leads nowhere back.
import { describe, expect, it } from 'vitest';
import { open_context, phone } from '../support/browser.ts';
import { uuidv7 } from '../support/program.ts';
import { counts, Day, draft_is_kept, keys_kept, leads_to, says } from './day.ts';

const day = new Day({ anew: true, keeps: true });
const { visit, sees, press, follow, field, app_is_kept, ana_writes, everything_sent } = day;

/** Today, with everything that the phone keeps for later. */
async function open_the_app() {
  await visit();
  await app_is_kept();
  await sees(/^Hello, Ana/);
  const kept_views = async () =>
    (await keys_kept(day.page, 'cache')).map((key) => /\{id\}\/(\w+)"/.exec(key)?.[1] ?? '');
  await expect.poll(kept_views).toEqual(expect.arrayContaining(['story', 'coping']));
}
const rate = (id: string, strength: string) =>
  day.page.locator(`input[name=${id}][value="${strength}"]`).check();

describe('COPE1', () => {
  it('goes from Today through a tool, with the urge before and after, to what works', async () => {
    await open_the_app();
    await follow('Breathe with me');
    await sees('Stop if you feel dizzy, and breathe as you usually do.');
    await rate('before', '7');
    await press('Start');
    await sees(/left$/);
    await expect.poll(() => day.page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await press('Stop');
    await rate('after', '4');
    await press('Save for me and my team');
    await sees('You and your care team can see it.');
    await follow('All coping tools');
    await sees('On average, 3 lower after.');
    await expect
      .poll(async () => (await day.team_sees('/coping')).tools)
      .toMatchObject([{ tool: 'paced_breathing', used: 1, rated: 1, eased: 1, mean_change: -3 }]);
  });

  it('works without signal, knows at once what was rated, and sends it once', async () => {
    await open_the_app();
    await day.context.setOffline(true);
    await visit('/coping/halt');
    await rate('before', '8');
    await press('Start');
    await field('Hungry').check();
    await field('Lonely').check();
    await press('See what might help');
    await sees('Eat something small, and drink a glass of water.');
    await counts(day.page.getByText('Step away for a moment'), 0);
    await press('I am done');
    await rate('after', '5');
    await press('Save for me and my team');
    await sees('It is on this phone. It is sent when you have signal.');
    await follow('All coping tools');
    await sees('On average, 3 lower after.');
    await day.context.setOffline(false);
    await everything_sent();
    expect((await day.view('/coping')).tools).toMatchObject([{ tool: 'halt', used: 1 }]);
  });

  it('keeps to the client what they keep to themselves', async () => {
    await open_the_app();
    await visit('/coping/here');
    await press('Start');
    for (const count of [5, 4, 3, 2, 1]) {
      await sees(new RegExp(`^${count} things? you can`));
      for (let found = 0; found < count; found++) await press('I found one');
    }
    await sees('You are here. It is now.');
    await press('Save only for me');
    await sees('Only you can see it.');
    await expect.poll(async () => (await day.view('/coping')).tools.length).toBe(1);
    expect((await day.team_sees('/coping')).tools).toEqual([]);
  });

  it('keeps the time while the phone sleeps and the page is closed', async () => {
    await open_the_app();
    await visit('/coping/wait');
    await press('Start');
    await sees('There is a problem');
    await field('15 minutes').check();
    await field('What I can do meanwhile').fill('Walk to the corner\nCall Rosa');
    await press('Start');
    await sees(/^1[45]:\d\d left$/);
    await sees('Walk to the corner');
    await day.page.close();
    day.page = await day.context.newPage();
    await day.page.clock.install({ time: Date.now() + 5 * 60_000 });
    await visit('/coping/wait');
    await sees(/^(10:0|9:)\d+ left$/);
    await day.page.clock.fastForward('11:00'); // asleep: nothing ran meanwhile
    await sees('The time is over. Now you decide.');
    await field('Let it pass, and go on with my day').check();
    await press('Continue');
    await sees('How strong is the urge now, after this?');
  });

  it('sends what was written to the tape only if the person says so', async () => {
    await open_the_app();
    await visit('/coping/tape');
    for (const include of [false, true]) {
      await press('Start');
      await field('What do you want to do right now?').fill('Drive past the old bar');
      for (let question = 0; question < 6; question++) await press('Next');
      if (include) await field('Save what I wrote here too').check();
      await press('Save for me and my team');
      await sees('Saved');
      await visit('/coping/tape');
    }
    await everything_sent();
    const { items } = await day.team_sees('/timeline');
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
    await visit('/coping/breathe');
    await press('Start');
    const [orb, count] = [day.page.locator('.orb'), day.page.locator('.count')];
    await expect.poll(() => count.innerText()).toMatch(/^[1-6]$/);
    await orb.waitFor({ state: 'hidden' });
    await day.page.emulateMedia({ reducedMotion: 'no-preference' });
    await orb.waitFor();
    await count.waitFor({ state: 'hidden' });
    await sees(/^Breathe (in|out)$/);
  });

  it('says that an urge moves, and promises no time', async () => {
    await visit('/coping/wave');
    await sees('How long it takes is different each time.');
    await press('Start');
    await press('Stronger');
    await press('Weaker');
    await sees('What you noticed');
    await counts(day.page.locator('ol > li'), 2);
  });
});

describe('COPE2', () => {
  it('takes a coping plan question by question without signal, and has it to read', async () => {
    await open_the_app();
    await day.context.setOffline(true);
    await visit('/coping/plan');
    await follow('Write it');
    await field('How do you notice that an urge is coming?').fill('Restless\nNo sleep');
    await draft_is_kept(day.page);
    await day.page.reload();
    await says(day.page.getByRole('textbox'), 'Restless\nNo sleep');
    await press('Continue');
    await field('Breathe slowly').check();
    await press('Continue');
    for (let question = 3; question <= 6; question++) {
      await sees(`Question ${question} of 6`);
      await press('Continue');
    }
    await follow(/^Change.*People I can turn to/);
    await day.page.getByRole('textbox').fill('Rosa, 816 555 0142');
    await press('Continue');
    await sees('Check your plan');
    await press('Save for me and my team');
    await sees('Your new words are waiting to be sent.');
    await leads_to(day.page.getByRole('link', { name: /^Call 816/ }), 'tel:8165550142');
    await day.context.setOffline(false);
    await everything_sent();
    expect((await day.team_sees('/coping')).coping_plan).toMatchObject({
      signs: ['Restless', 'No sleep'],
      tools: ['paced_breathing'],
      people: ['Rosa, 816 555 0142'],
    });
    await day.context.setOffline(true);
    await visit('/coping/plan');
    await sees('No sleep');
  });

  it('says which line is too long, and how many fit', async () => {
    await visit('/coping/safety/write/warning_signs');
    await day.page.getByRole('textbox').fill(Array(13).fill('A sign').join('\n'));
    await press('Continue');
    await sees('Use 12 lines or fewer.');
    await expect.poll(() => day.page.title()).toMatch(/^Error: /);
    await day.page.getByRole('textbox').fill('x'.repeat(301));
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
    await ana_writes('safety_plan.written', plan);
    await visit('/coping/safety');
    await sees('6. Making my place safer');
    const paper = (await day.page.pdf({ format: 'Letter' })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await day.page.emulateMedia({ media: 'print' });
    await counts(day.page.getByRole('button').filter({ visible: true }), 0);
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
      await ana_writes('circle_person.named', body, { about: uuidv7() });
    }
    await ana_writes('preferences.set', { crisis_contact: 'Eva, 816-555-0199' });
  };
  const numbers = () =>
    day.page
      .locator('main a[href^="tel:"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));

  it('shows my people first, then lines, without signal', async () => {
    await name_people();
    await open_the_app();
    await day.context.setOffline(true);
    await follow('Help now');
    await day.page.reload();
    await sees('Call Marta');
    await sees('Eva, 816-555-0199');
    const first = async () => (await numbers()).slice(0, 4);
    await expect.poll(first).toEqual(['tel:8165550142', 'tel:8165550199', 'tel:988', 'tel:911']);
    await follow('All numbers, and what to do');
    await sees('Help right now');
  });

  it('has lines for everyone, also where nobody is signed in any more', async () => {
    await name_people();
    await open_the_app();
    await day.context.clearCookies();
    await visit('/help-now');
    await sees('Call Marta'); // from the phone
    const stranger = await open_context(day.browser, phone);
    day.page = await stranger.newPage();
    await visit('/help-now');
    await sees('Call 988');
    await expect.poll(async () => (await numbers()).slice(0, 2)).toEqual(['tel:988', 'tel:911']);
    await stranger.close();
  });

  it('says how to add someone where there is nobody, even without signal', async () => {
    await open_the_app();
    await day.context.setOffline(true);
    await follow('Help now');
    await sees('You have not named anyone with a phone number yet.');
    await follow('Add someone to call');
    await press('Save');
    await sees('Write a phone number that you can call.');
    await field('Their name').fill('Rosa');
    await field('Their phone number').fill('816 555 0111');
    await field('Friend', { exact: true }).check();
    await press('Save');
    await sees('Call Rosa');
    await expect.poll(async () => (await numbers())[0]).toBe('tel:8165550111');
    await day.context.setOffline(false);
    await everything_sent();
    expect((await day.view('/story')).circle).toMatchObject([{ name: 'Rosa' }]);
  });

  it.each(['button', 'keys'])('leaves fast by %s, and nothing leads back', async (way) => {
    await day.page.goto('about:blank');
    await open_the_app();
    await follow('All coping tools and my plans');
    await follow('Help now');
    await follow('All numbers, and what to do'); // a document of its own, and back into the app
    await follow('Back to Alongside');
    await follow('All coping tools and my plans');
    await follow('Play the tape forward');
    await sees('Leave fast');
    const first = day.page.locator('button, a, input, summary').first();
    await expect.poll(() => first.innerText()).toBe('Leave fast');
    if (way === 'button') await press('Leave fast');
    else for (let times = 0; times < 3; times++) await day.page.keyboard.press('Shift');
    await day.page.waitForURL('**/pause/');
    await expect.poll(() => day.page.title()).toBe('Clock');
    expect(await day.page.locator('body').innerText()).not.toMatch(/alongside|coping|recovery/i);
    await day.is_sound();
    for (let back = 0; back < 4; back++) {
      await day.page.evaluate(() => history.back()).catch(() => undefined);
      await day.page.waitForTimeout(150);
      expect(day.page.url()).toMatch(/\/pause\/$|^about:blank$/);
      if (day.page.url() === 'about:blank') break;
    }
    await day.page.evaluate(() => history.go(1)).catch(() => undefined);
    await day.page.waitForTimeout(150);
    expect(day.page.url()).toMatch(/\/pause\/$|^about:blank$/);
  });

  it('says what leaving does not do', async () => {
    await visit('/help-now');
    await day.page.getByText('About “Leave fast”').click();
    await sees('It does not erase the history of your browser.');
  });
});

describe('COPE4', () => {
  it('solves a problem with options, and hears later what happened', async () => {
    await open_the_app();
    await day.context.setOffline(true);
    await visit('/coping/skills');
    await follow('Solving a problem');
    await field('What is the problem?').fill('The bus to group stopped');
    await field('What could you do?').first().fill('Ask Luis for a ride');
    await field('What is good about it?').first().fill('He offered');
    await field('What is hard about it?').last().fill('Costs money');
    await press('Save for me and my team');
    await sees('Say what you could do, or leave its sides empty too.');
    await field('What could you do?').last().fill('Take a taxi');
    await press('Add another way');
    await counts(field('What could you do?'), 3);
    await field('Which do you want to try?').fill('Ask Luis');
    await press('Save for me and my team');
    await sees('You can still say what happened.');
    await follow(/^Solving a problem: The bus/);
    await field('What happened?').fill('He drives me on Tuesdays');
    await press('Save for me and my team');
    await sees('You said what happened.');
    await day.context.setOffline(false);
    await everything_sent();
    expect((await day.team_sees('/coping')).practices).toMatchObject([
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
      await visit('/coping/skills');
      await follow(skill);
      await day.page.getByRole('heading', { name: skill, level: 1 }).waitFor();
      await press('Save for me and my team');
      await sees('Write something first.');
      await field('What do you want to say or do?').fill('One sentence');
      await press('Save only for me');
      await sees(`${skill}: One sentence`);
    },
  );
});
