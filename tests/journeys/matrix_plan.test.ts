// A plan in the client's hands (PLAN1 to PLAN8): each capability in every cell of the matrix.
import { expect } from 'vitest';
import { uuidv7, type Json } from '../support/program.ts';
import { matrix, type Scene } from './matrix.ts';
import { plural_in } from './words.ts';

/** A goal of the client's that counts; gives its id. */
async function goal_of_theirs({ client_wrote }: Scene, words: string): Promise<string> {
  const about = uuidv7();
  await client_wrote('goal.proposed', { words }, { about });
  await client_wrote('goal.accepted', { words }, { about });
  return about;
}
const goal_in = async ({ team_view }: Scene, id: string): Promise<Json> =>
  (await team_view('/plan')).goals.find((goal: { id: string }) => goal.id === id);

matrix([
  {
    id: 'PLAN1',
    does: 'answers an offer in other words, and only then it counts',
    async begin({ staff_wrote, own }) {
      const about = uuidv7();
      await staff_wrote('goal.proposed', { words: own('Exercise more') }, { about });
      return about;
    },
    from: (goal) => ['/plan', `/plan/goals/${goal}`],
    async act({ hands, t, own }) {
      await hands.sees(own('Exercise more'));
      await hands.follow(t.client.goal.reword);
      await hands.fill(t.client.unsent.edit, own('Walk by the river'));
      await hands.press(t.client.goal.add);
      await hands.arrives('/plan');
      await hands.sees(new RegExp(`${t.client.plan.answered}|Walk by the river`));
    },
    async holds(scene, goal) {
      await expect
        .poll(() => goal_in(scene, goal))
        .toMatchObject({
          state: 'active',
          words: scene.own('Walk by the river'),
          proposed_by: { name: 'Dana Whitfield' },
        });
    },
    async other({ hands, desk, open_desk, own }) {
      await hands.sees(own('Walk by the river'));
      await open_desk();
      await desk.reads(own('Walk by the river'));
    },
  },
  {
    id: 'PLAN2',
    does: 'does a step that comes back, and adds another one',
    async begin(scene) {
      const goal = await goal_of_theirs(scene, scene.own('Sleep well'));
      const step = {
        goal,
        words: scene.own('Go to bed at ten'),
        owner: 'client',
        repeats: 'daily',
      };
      await scene.client_wrote('step.added', step, { about: uuidv7() });
      return goal;
    },
    from: (goal) => ['/plan', `/plan/goals/${goal}/step`, '/plan/week'],
    async act({ hands, t, own }, goal) {
      await hands.press_for(t.plan.step.done_today, own('Go to bed at ten'));
      await hands.sees(t.plan.step.done_again);
      await hands.turn_to(`/plan/goals/${goal}/step`);
      await hands.fill(t.client.goal.step_label, own('Leave the phone outside'));
      await hands.choose(t.client.plan.step_owner.client);
      await hands.choose(t.plan.step.repeats_options.weekly);
      await hands.press(t.common.save);
      await hands.arrives('/plan');
      await hands.sees(own('Leave the phone outside'));
    },
    async holds(scene, goal) {
      await expect
        .poll(async () => (await goal_in(scene, goal)).steps)
        .toMatchObject([
          { words: scene.own('Go to bed at ten'), times_done: 1 },
          { words: scene.own('Leave the phone outside'), repeats: 'weekly', owner: 'client' },
        ]);
    },
    async other({ desk, open_desk, own }) {
      await open_desk();
      await desk.sees(own('Leave the phone outside'));
    },
  },
  {
    id: 'PLAN3',
    does: 'names what is in the way and chooses a way around it',
    begin: (scene) => goal_of_theirs(scene, scene.own('See a doctor')),
    from: (goal) => [`/plan/goals/${goal}`, `/plan/in-the-way/of/${goal}`],
    async act({ hands, t }) {
      const { obstacle } = t.plan;
      await hands.choose(obstacle.names.transport);
      await hands.press(obstacle.next);
      await hands.choose(obstacle.ways_around.transport[1]!);
      await hands.press(obstacle.choose_way);
      await hands.reads(obstacle.now_what);
    },
    async holds(scene, goal) {
      const words = scene.t.plan.obstacle.ways_around.transport[1];
      await expect
        .poll(async () => (await goal_in(scene, goal)).obstacles)
        .toMatchObject([{ barrier: 'transport', ways: [{ words }] }]);
    },
    async other({ desk, open_desk, t }) {
      await open_desk();
      await desk.sees(t.staff.client.in_the_way);
      await desk.sees(t.plan.obstacle.ways_around.transport[1]!);
    },
  },
  {
    id: 'PLAN4',
    does: 'signs what both sides will do; only then it holds',
    async begin({ staff_wrote, own }) {
      const about = uuidv7();
      const terms = {
        client_does: [own('Come on Tuesdays')],
        others_do: [{ by: 'clinician', words: own('Keep the hour free') }],
        review_on: '2099-01-01',
      };
      await staff_wrote('agreement.proposed', terms, { about });
      await staff_wrote('agreement.signed', {}, { about });
      return about;
    },
    from: (one) => ['/agreements', `/agreements/${one}`, `/agreements/${one}/sign`],
    async act({ hands, t, own }, one) {
      await hands.sees(own('Keep the hour free'));
      await hands.press(t.plan.agreements.sign_now);
      await hands.arrives(`/agreements/${one}`);
      await hands.sees_no_more(t.plan.agreements.sign);
    },
    async holds({ team_view }, one) {
      const all = async () => (await team_view('/agreements')).agreements;
      await expect.poll(all).toContainEqual(expect.objectContaining({ id: one, holds: true }));
    },
    async other({ hands, desk, open_desk, t, own }, one) {
      await hands.sees(t.plan.agreements.holds);
      // The promise of staff is noted in the same list, by staff as well.
      await open_desk(`/write/agreement-noted/${one}`);
      await desk.choose(t.staff.record.values.side.program);
      await desk.choose(t.staff.record.values.kept.true);
      await desk.press(t.staff.forms.own['agreement.noted'].button);
      await desk.reads(t.staff.forms.done);
      await hands.sees(`${t.plan.agreements.side.program}: ${t.plan.agreements.kept}`);
      await hands.sees(own('Come on Tuesdays'));
    },
  },
  {
    id: 'PLAN5',
    does: 'says the plan back, and has it on paper and in its history',
    begin: (scene) => goal_of_theirs(scene, scene.own('Walk with Marta')),
    from: () => ['/plan/history', '/plan/print/fridge', '/plan/reviews', '/plan/reviews/new'],
    async act({ hands, t, own }) {
      const { reviews, print, history } = t.plan;
      await hands.sees(own('Walk with Marta'));
      await hands.fill(reviews.in_my_words, own('I walk and I call'));
      await hands.fill(reviews.gaps, own('Who drives me'));
      await hands.press(t.common.save);
      await hands.arrives('/plan/reviews');
      await hands.sees(own('I walk and I call'));
      await hands.turn_to('/plan/print/fridge');
      await hands.sees(own('Walk with Marta'));
      await hands.sees(print.leaves_out);
      await hands.turn_to('/plan/history');
      await hands.sees(history.did['goal.accepted']());
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view('/plan')).reviews[0])
        .toMatchObject({
          in_my_words: own('I walk and I call'),
          gaps: own('Who drives me'),
        });
    },
    async other({ desk, open_desk, t, own }) {
      await open_desk('/plan');
      await desk.sees(own('Walk with Marta'));
      await desk.sees(t.staff.sheet.leaves_out);
    },
  },
  {
    id: 'PLAN6',
    does: 'notes a win, which is kept and celebrated',
    from: () => ['/', '/wins'],
    async act({ hands, t, own }) {
      await hands.fill(t.life.wins.note, own('I made breakfast'));
      await hands.press(t.life.wins.add);
      await hands.sees(t.life.wins.sources.noted);
      await hands.sees(own('I made breakfast'));
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view('/wins')).wins)
        .toContainEqual(expect.objectContaining({ words: own('I made breakfast') }));
    },
    async other({ hands, desk, open_desk, team_view, t, own }) {
      const { wins } = await team_view('/wins');
      const win = wins.find((one: { words?: string }) => one.words === own('I made breakfast'));
      await open_desk(`/write/win-celebrated/${win.id}`);
      await desk.fill(
        t.staff.optional(t.staff.record.fields_of['win.celebrated'].words),
        own('That smells good'),
      );
      await desk.press(t.staff.forms.own['win.celebrated'].button);
      await desk.reads(t.staff.forms.done);
      await hands.sees(own('That smells good')); // without a reload
    },
  },
  {
    id: 'PLAN7',
    does: 'tells of a hard day in one touch, and is answered kindly',
    from: () => ['/', '/setback'],
    async act({ hands, t, own }) {
      const { setback } = t.life;
      await hands.sees(setback.sees_team('Dana Whitfield')); // before anything is sent
      await hands.sees(setback.next_effect);
      await hands.choose(setback.safeties.not_sure);
      await hands.sees(setback.help_offer);
      await hands.fill(setback.words, own('It was the letter'));
      await hands.press(setback.tell_team);
      await hands.reads(setback.done);
      await hands.sees(own('It was the letter'));
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view('/setbacks')).setbacks)
        .toContainEqual(
          expect.objectContaining({ words: own('It was the letter'), safety: 'not_sure' }),
        );
    },
    async other({ hands, desk, open_desk, team_view, t, own }) {
      const { setbacks } = await team_view('/setbacks');
      const told = setbacks.find(
        (one: { words?: string }) => one.words === own('It was the letter'),
      );
      await open_desk(`/write/setback-answered/${told.id}`);
      await desk.sees(own('It was the letter'));
      await desk.press(t.staff.forms.starters[0]!);
      await desk.press(t.staff.forms.own['setback.answered'].button);
      await desk.reads(t.staff.forms.done);
      await hands.sees(t.staff.forms.starters[0]!);
    },
  },
  {
    id: 'PLAN8',
    does: 'agrees to a reward beforehand, which is then earned',
    async begin({ staff_wrote, own }) {
      const about = uuidv7();
      const reward = {
        sort: 'privilege',
        words: own('Choose the music'),
        earned_by: own('Come three times'),
      };
      await staff_wrote('reward.offered', reward, { about });
      return about;
    },
    from: () => ['/plan', '/agreements'],
    async act({ hands, t, own }) {
      const { agreements } = t.plan;
      await hands.sees(own('Come three times'));
      await hands.press_for(agreements.agree, own('Choose the music'));
      await hands.has_no_button_for(agreements.agree, own('Choose the music'));
    },
    async holds({ team_view }, reward) {
      const all = async () => (await team_view('/agreements')).rewards;
      await expect
        .poll(all)
        .toContainEqual(expect.objectContaining({ id: reward, agreed: expect.anything() }));
    },
    async other({ hands, desk, open_desk, t, language }, reward) {
      await open_desk(`/write/reward-earned/${reward}`);
      await desk.press(t.staff.forms.own['reward.earned'].button);
      await desk.reads(t.staff.forms.done);
      await hands.sees(t.plan.agreements.earned(1, plural_in(language)));
    },
  },
]);
