// The day of a check-in: changed until midnight, made without signal and sent from another zone; and
// what is for nobody else, or waits for a yes.
import { describe, expect, it } from 'vitest';
import { phone } from '../support/browser.ts';
import { refusal, uuidv7 } from '../support/program.ts';
import { Day, keys_kept } from './day.ts';

const own = uuidv7();

/** The calendar day this many days ago, in UTC. */
const days_ago = (count: number) =>
  new Date(Date.now() - count * 86_400_000).toISOString().slice(0, 10);

describe('a day has an end', () => {
  const day = new Day({ anew: true, keeps: true });

  it('CHK1 a check-in of 23:50 without signal belongs to that day, wherever it is sent', async () => {
    const on = days_ago(2);
    const late = new Date(`${on}T23:50:00-10:00`); // Honolulu has no summer time
    await day.open(phone, { timezoneId: 'Pacific/Honolulu' });
    const { context } = day;
    await context.clock.setFixedTime(late);
    await day.visit('/checkin');
    await day.app_is_kept();
    await day.sees('How are you feeling right now?');
    await context.setOffline(true);
    await day.field('Good', { exact: true }).check();
    for (let page = 0; page < 5; page += 1) await day.press('Continue');
    await day.press('Send check-in');
    await day.sees('Saved on this phone.');
    await day.press('Change my answers');
    await day.page.getByRole('link', { name: /^Change.*How are you/ }).click();
    await day.field('Very good').check();
    await day.press('Continue');
    await day.press('Save');
    await day.sees('Your answers are changed');
    expect(await keys_kept(day.page, 'outbox')).toHaveLength(2);
    expect((await day.view('/checkins')).checkins).toEqual([]);

    // Two days later the phone is in Tokyo, where it is another day of the week.
    const storageState = await context.storageState({ indexedDB: true });
    await day.open(phone, { timezoneId: 'Asia/Tokyo', storageState });
    await day.visit('/checkins');
    await day.everything_sent();
    expect(await day.team_sees('/checkins')).toMatchObject({
      checkins: [{ on, answers: [{ question: 'mood', value: 4 }] }],
    });
    await day.sees('You changed this the same day.');
    expect(await day.page.getByRole('button', { name: /^Change my answers/ }).count()).toBe(0);
  });

  it('CHK1 is changed until midnight, and not after', async () => {
    const at = (on: string) => `${on}T20:00:00.000-05:00[America/New_York]`;
    const body = (value: number) => ({ answers: [{ question: 'mood', value }], talk: false });
    const about = await day.ana_writes('checkin.recorded', body(3), {
      occurred_at: at(days_ago(2)),
    });
    const change = { words: 'I changed my answers the same day.', body: body(0) };
    const problem = await refusal(day.ana, day.ana.person, 'correction.made', change, { about });
    expect(problem.code).toBe('rule.correction.made');
    // What was changed on the same evening without signal comes late and counts.
    await day.ana_writes('correction.made', change, {
      about,
      occurred_at: at(days_ago(2)).replace('20:00', '21:00'),
    });
    expect(await day.view('/checkins')).toMatchObject({
      checkins: [{ answers: [{ value: 0 }], corrected_at: expect.any(String) }],
    });
  });

  it('CHK1 a whole check-in may be for oneself alone: nobody answers, and it says so', async () => {
    await day.visit('/checkin/words');
    await day.field('Anything you want to say?').fill('Only mine');
    await day.press('Continue');
    await day.field('Keep all of this only for me').check();
    await day.sees('Only you can see this. Nobody will answer.');
    await day.is_sound();
    await day.press('Save');
    await day.sees('Thank you for checking in');
    await day.sees('Only you can see this. Nobody will answer.');
    expect((await day.team_sees('/checkins')).checkins).toEqual([]);
    expect((await day.view('/checkins')).checkins).toMatchObject([{ only_for_me: true }]);
    expect(JSON.stringify(await day.dana.view(day.ana.person, '/timeline'))).not.toContain(
      'Only mine',
    );
  });

  it('CHK1 questions written together wait for the client, in plain words', async () => {
    const proposed = {
      items: [{ question: 'sleep' }, { own, words: 'Did I call Rosa?', only_for_me: true }],
      something_good: true,
      seen_is_enough: true,
    };
    await day.dana_writes('checkin_questions.chosen', proposed, { on_behalf: true });
    await day.visit('/checkin/questions');
    await day.sees('Your team wrote questions together with you.');
    await day.follow('Look at them');
    await day.sees('What your check-in asks');
    await day.sees('How did you sleep last night?');
    await day.sees('Did I call Rosa? (only for me)');
    await day.sees('“Seen” is enough as an answer.');
    await day.is_sound();
    await day.press(/^This is right/);
    await expect.poll(async () => (await day.team_sees('/checkins')).form).toMatchObject(proposed);
    await day.visit('/record');
    await day.sees('confirmed what was written together');
    await day.is_sound();
  });
});
