// Check-ins (CHK1, CHK3): each capability in every cell of the matrix.
import { expect } from 'vitest';
import { uuidv7 } from '../support/program.ts';
import { matrix } from './matrix.ts';

const own = uuidv7();
const questions = {
  items: [
    { question: 'mood' },
    { question: 'used', only_for_me: true },
    { own, words: 'Did I call Rosa?' },
  ],
  something_good: true,
  seen_is_enough: false,
};

matrix([
  {
    id: 'CHK1',
    does: 'checks in, keeps parts to themselves, changes it the same day, is answered by name',
    async begin({ client_wrote }) {
      return client_wrote('checkin_questions.chosen', questions);
    },
    from: () => ['/', '/checkins', '/checkin'],
    async act({ hands, t, own }) {
      const { forms, checkin, common } = t;
      await hands.choose(forms.answers.mood[1]!);
      await hands.press(common.go_on);
      await hands.sees(forms.check_in.only_for_me);
      await hands.choose(forms.answers.used[4]);
      await hands.press(common.go_on);
      await hands.choose(forms.own_answers[3]!);
      await hands.press(common.go_on);
      await hands.fill(forms.check_in.good, own('The dog came along'));
      await hands.press(common.go_on);
      await hands.fill(forms.check_in.words, own('Nobody else knows this'));
      await hands.choose(forms.check_in.words_only_for_me);
      await hands.press(common.go_on);
      await hands.reads(forms.check_in.check);
      await hands.sees(checkin.entry.only_me);
      await hands.press(t.client.check_in.send);
      await hands.reads(t.client.check_in.done);
      await hands.sees(checkin.entry.until_midnight);
      await hands.press(checkin.entry.change_it);
      await hands.reads(checkin.entry.change_title);
      await hands.turn_to('/checkin/mood?change');
      await hands.choose(forms.answers.mood[4]!);
      await hands.press(common.go_on);
      await hands.press(checkin.entry.save);
      await hands.reads(checkin.entry.changed_title);
      await hands.turn_to('/checkins');
      await hands.sees(own('The dog came along'));
      await hands.sees(checkin.list.only_you);
      await hands.sees(own('Nobody else knows this'));
      await hands.sees(checkin.list.changed);
    },
    async holds({ team_view, own: words }) {
      await expect
        .poll(async () => (await team_view('/checkins')).checkins)
        .toMatchObject([
          {
            answers: [{ question: 'mood', value: 4 }],
            own: [{ item: own, value: 3 }],
            good: words('The dog came along'),
            corrected_at: expect.any(String),
          },
        ]);
      for (const name of ['/checkins', '/timeline', '/chart']) {
        const seen = JSON.stringify(await team_view(name));
        expect(seen).not.toContain('Nobody else knows this');
        expect(seen).not.toMatch(/"question":"used","value"|checkin\.used/);
      }
    },
    async other({ desk, open_desk, hands, team_view, staff_wrote, t, own }) {
      await open_desk('/timeline');
      await desk.sees(own('The dog came along'));
      expect(await desk.page.getByText('Nobody else knows this').count()).toBe(0);
      const { checkins } = await team_view('/checkins');
      const words = own('I am glad about the dog');
      await staff_wrote('checkin.answered', { words }, { about: checkins[0].id });
      await hands.sees(words);
      await hands.sees(/Dana Whitfield/);
      await hands.turn_to('/');
      await hands.reads(t.client.today.answers);
      await hands.sees(words);
    },
  },
  {
    id: 'CHK1',
    does: 'chooses what is asked, and is asked it',
    from: () => ['/checkin', '/together', '/checkin/questions'],
    async act({ hands, t, own }) {
      const { questions } = t.checkin;
      const { pain, sleep } = t.forms.questions;
      await hands.press_for(questions.add_this, pain);
      await hands.press_for(questions.remove, sleep);
      await hands.press_for(questions.up, pain);
      await hands.fill(questions.own_new, own('Did I eat?'));
      await hands.press(questions.own_add);
      await hands.choose(questions.good);
      await hands.choose(questions.seen);
      await hands.press(questions.save);
      await hands.sees(/^(Saved|Guardado)/);
      await hands.turn_to('/checkin');
      await hands.reads(t.forms.questions.mood);
      await hands.sees(t.forms.check_in.question_of(1, 7));
    },
    async holds({ team_view, own }) {
      const form = async () => (await team_view('/checkins')).form;
      await expect.poll(async () => (await form()).something_good).toBe(true);
      expect(await form()).toMatchObject({
        items: [
          { question: 'mood' },
          { question: 'urge' },
          { question: 'pain' },
          { question: 'connection' },
          { words: own('Did I eat?') },
        ],
        seen_is_enough: true,
      });
    },
    async other({ desk, open_desk, t, own }) {
      await open_desk('/timeline');
      await desk.sees(t.staff.record.kinds['checkin_questions.chosen']);
      await desk.sees(own('Did I eat?'));
    },
  },
  {
    id: 'CHK3',
    does: 'chooses days and hours, and a pause',
    async begin({ hands }) {
      hands.watch.refused = /\/reach$/;
      return '';
    },
    from: () => ['/checkin/times', '/checkin/times/checkin'],
    async act({ hands, t }) {
      const { times, pause } = t.checkin;
      await hands.choose(times.rhythms.weekly);
      await hands.press(times.save);
      await hands.sees(times.days_needed);
      await hands.choose(times.weekdays.friday);
      await hands.fill(times.from, '17:00');
      await hands.fill(times.to, '20:30');
      await hands.press(times.save);
      await hands.arrives('/checkin/times');
      await hands.sees(/17:00|5:00/);
      await hands.unfold(pause.begin);
      await hands.choose(pause.lengths.open);
      await hands.press(pause.start);
      await hands.sees(pause.open);
    },
    async holds({ team_view }) {
      await expect
        .poll(async () => (await team_view('/checkins')).paused)
        .toMatchObject({ since: expect.any(String) });
      const { rhythms, paused } = await team_view('/checkins');
      expect(paused.until_on).toBeUndefined();
      expect(rhythms).toMatchObject([
        {
          what: 'checkin',
          rhythm: 'weekly',
          days: ['friday'],
          from: '17:00',
          to: '20:30',
          zone: 'America/New_York',
          remind_by: [],
        },
      ]);
    },
    async other({ hands, team_view, t }) {
      await hands.press(t.checkin.pause.end);
      await expect.poll(async () => (await team_view('/checkins')).paused).toBeUndefined();
      await hands.sees(t.checkin.pause.lead);
    },
  },
]);
