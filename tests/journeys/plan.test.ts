// A plan in the client's hands, on a phone and on a laptop, in both languages: from a goal to what
// is in its way, what was written together, agreements, and the plan on paper.
import { describe, expect, it } from 'vitest';
import { laptop, phone } from '../support/browser.ts';
import { uuidv7 } from '../support/program.ts';
import { counts, Day, keys_kept, says } from './day.ts';

const day = new Day({ anew: true });
const { visit, sees, press, follow, field, dana_writes, goal_of_hers, is_sound } = day;

describe('PLAN1', () => {
  it('a goal of one’s own, with its way, gets smaller and is gauged', async () => {
    await visit('/plan/new');
    await field('What would you like?').fill('Drink less on weekends');
    await day.page.getByText('Say more, if you like').click();
    await field('Using less').check();
    await is_sound();
    await press('Put it in my plan');
    await follow(/^Change this goal/);
    await sees('Using less');
    await follow('Make it smaller');
    await field('What would be small enough to feel doable?').fill('One dry Saturday');
    await press('Save');
    await sees('One dry Saturday');
    await follow(/^Change this goal/);
    await follow('Say how much it matters');
    await field('How much does it matter to you now?').selectOption('8');
    await press('Save');
    await sees(/How much it matters: 8 of 10/);
    await is_sound();
    const [goal] = (await day.view('/plan')).goals;
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
    await visit(`/plan/goals/${id}`);
    await follow('Something is in the way');
    await field('Getting there').check();
    await is_sound();
    await press('See ways around it');
    await field('Go online or by phone this time').check();
    await press('Try this way');
    await sees('What would you like to do with it?');
    await is_sound();
    await follow('Make it a step');
    await says(field('What is the step?'), 'Go online or by phone this time');
    await field('Every week').check();
    await press('Save');
    await follow('This week');
    await press(/^Done today/);
    await sees(/You did it today/);
    await expect
      .poll(async () => (await day.view('/plan')).goals[0])
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
    await dana_writes('goal.proposed', { words }, { about });
    const together = { about, on_behalf: true };
    await dana_writes('goal.accepted', { words }, together);
    await dana_writes('vision.written', { words: 'A clear head' }, { on_behalf: true });
    await visit();
    await follow('Look at it');
    await sees('Dana Whitfield wrote this for you');
    await is_sound();
    await press('All of it is right');
    await sees('Nothing waits for you here.');
    await expect.poll(async () => (await day.view('/plan')).goals[0]?.state).toBe('active');
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
    await dana_writes('agreement.proposed', terms, { about });
    await dana_writes('agreement.signed', {}, { about });
    await visit('/agreements');
    await follow(/Come on Tuesdays/);
    await follow('Sign this agreement');
    await press('Yes, I sign');
    await sees('It counts now');
    await is_sound();
    await follow('Note what was kept or missed');
    await field('My team’s part').check();
    await field('Missed').check();
    await press('Save');
    await sees('My team’s part: Missed');
    await follow('End this agreement');
    await press('End this agreement');
    await sees('Ended by you');
  });

  it('takes a limit of the program’s list, changes later, and says what it replaces', async () => {
    day.program.set_limit('Calls at night', 'We answer from eight to six');
    await day.open(phone, { serviceWorkers: 'allow' });
    await visit('/agreements');
    await day.app_is_kept();
    const kept = async () => (await keys_kept(day.page, 'cache')).join();
    await expect.poll(kept).toMatch(/policy/);
    await day.context.setOffline(true);
    await follow('Propose an agreement');
    await field('Calls at night').check();
    await sees('We answer from eight to six');
    await sees(/Nothing follows by itself/);
    await is_sound();
    await field('What will you do?').fill('Come on Tuesdays');
    await field('What should your counselor do?').fill('Call back');
    await field('When do you look at it again?').fill('2099-01-01');
    await press('Propose it');
    await sees('Come on Tuesdays');
    await day.context.setOffline(false);
    const [first] = (await day.team_sees('/agreements')).agreements;
    expect(first).toMatchObject({
      limit: 'Calls at night',
      effect: 'We answer from eight to six',
    });

    await follow('Come on Tuesdays');
    await follow('Propose a change');
    await says(field('What will you do?'), 'Come on Tuesdays');
    await field('What will you do?').fill('Come on Fridays');
    await field('When do you look at it again?').fill('2099-01-01');
    await press('Propose it');
    await follow('Come on Fridays');
    await sees('It takes the place of:');
    await is_sound();
    const { agreements } = await day.team_sees('/agreements');
    expect(agreements).toContainEqual(
      expect.objectContaining({ replaces: first.id, limit: 'Calls at night' }),
    );
  });
});

describe('PLAN5', () => {
  it('says what changed, shows another day, and prints for two readers, in Spanish', async () => {
    await day.open(laptop);
    await goal_of_hers('Caminar con Marta');
    await visit('/plan');
    await press('Español');
    await follow('Ver mi plan');
    await follow('Ver mi plan ahora');
    await field(/Cómo le contarías tu plan/).fill('Camino y llamo');
    await is_sound();
    await press('Guardar');
    await sees('Camino y llamo');
    await visit('/plan/history');
    await sees('Viste el plan con calma');
    await sees('Pusiste una meta en el plan');
    await is_sound();
    await visit('/plan/day/2026-01-01');
    await sees('Ese día no había nada en tu plan.');
    for (const form of ['fridge', 'official']) {
      await visit(`/plan/print/${form}`);
      await sees('Lo que esta hoja deja fuera');
      await sees('Caminar con Marta');
      await counts(day.page.getByText('Camino y llamo'), 0);
      await is_sound();
    }
  });
});
