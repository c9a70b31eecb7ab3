// My story stays mine (OWN1 to OWN7): each capability in every cell of the matrix.
import { expect } from 'vitest';
import { matrix } from './matrix.ts';

matrix([
  {
    id: 'OWN1',
    does: 'says what recovery means, at the top of the plan',
    from: () => ['/plan', '/vision'],
    async act({ hands, t, own }) {
      await hands.fill(t.client.vision.label, own('A quiet house'));
      await hands.press(t.common.save);
      await hands.arrives('/plan');
      await hands.sees(own('A quiet house'));
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view('/plan')).vision?.words)
        .toBe(own('A quiet house'));
    },
    async other({ desk, open_desk, t, own }) {
      await open_desk();
      await desk.reads(t.staff.client.vision);
      await desk.sees(own('A quiet house'));
    },
  },
  {
    id: 'OWN2',
    does: 'tells of one part of life and skips the next',
    from: () => ['/story/about-me', '/story/about-me/meaning_and_values', '/story/about-me/home'],
    async act({ hands, t, own }) {
      const { topics } = t.life;
      await hands.fill(topics.needs, own('A room with a door'));
      await hands.fill(topics.strengths, own('My sister'));
      await hands.press(topics.save);
      await hands.arrives('/story/about-me/work_school_and_money');
      await hands.turn_to('/story/about-me');
      await hands.sees(topics.states.said);
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view('/story')).findings)
        .toMatchObject([
          { topic: 'home', needs: own('A room with a door'), strengths: own('My sister') },
        ]);
    },
    async other({ desk, open_desk, own }) {
      await open_desk();
      await desk.sees(own('A room with a door'));
    },
  },
  {
    id: 'OWN3',
    does: 'says how to be met, which staff see before they write',
    from: () => ['/preferences'],
    async act({ hands, t, own }) {
      const { preferences } = t.client;
      await hands.fill(preferences.called, 'Ani');
      await hands.fill(preferences.please_avoid, own('No calls at work'));
      await hands.press(t.common.save);
      await hands.sees(new RegExp(`${preferences.saved}|${preferences.saved_here}`));
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view()).preferences)
        .toMatchObject({
          called: 'Ani',
          please_avoid: own('No calls at work'),
        });
    },
    async other({ desk, open_desk, own }) {
      await open_desk('/propose');
      await desk.sees(own('No calls at work'));
    },
  },
  {
    id: 'OWN4',
    does: 'names what is hard and what to avoid',
    from: () => ['/story/hard', '/story/hard/new'],
    async act({ hands, t, own }) {
      const { hard } = t.life;
      await hands.choose(hard.sorts.high_risk_time);
      await hands.fill(hard.words, own('Pay day'));
      await hands.fill(hard.avoid, own('No visits on Fridays'));
      await hands.press(t.common.save);
      await hands.arrives('/story/hard');
      await hands.sees(own('No visits on Fridays'));
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view()).be_careful_with)
        .toContainEqual(
          expect.objectContaining({
            words: own('Pay day'),
            please_avoid: own('No visits on Fridays'),
          }),
        );
    },
    async other({ desk, open_desk, own, t }) {
      await open_desk('/suggest');
      await desk.sees(t.staff.client.please_avoid);
      await desk.sees(own('No visits on Fridays'));
    },
  },
  {
    id: 'OWN5',
    does: 'says what to do in silence',
    from: () => ['/story', '/story/if-quiet'],
    async act({ hands, t, own }) {
      const { quiet } = t.life;
      await hands.fill(quiet.please_do, own('Text me once'));
      await hands.fill(quiet.after_days, '5');
      await hands.fill(quiet.please_do_not, own('Do not come to my work'));
      await hands.press(t.common.save);
      await hands.arrives('/story');
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view('/story')).quiet_plan)
        .toMatchObject({
          please_do: own('Text me once'),
          after_days: 5,
          please_do_not: own('Do not come to my work'),
        });
    },
  },
  {
    id: 'OWN6',
    does: 'puts someone on the map of a circle',
    from: () => ['/story/circle', '/story/circle/new'],
    async act({ hands, t, own }) {
      const { circle } = t.life;
      await hands.fill(circle.name, own('Marta'));
      await hands.choose(circle.bonds.family);
      await hands.choose(circle.rings[1]);
      await hands.fill(circle.phone, '+1 212 555 0100');
      await hands.press(t.common.save);
      await hands.arrives('/story/circle');
      await hands.sees(own('Marta'));
      await hands.sees(circle.widen);
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view('/story')).circle)
        .toContainEqual(
          expect.objectContaining({ name: own('Marta'), bond: 'family', closeness: 1 }),
        );
    },
    async other({ desk, open_desk, own, t }) {
      await open_desk();
      await desk.reads(t.staff.client.circle);
      await desk.sees(own('Marta'));
    },
  },
  {
    id: 'OWN7',
    does: 'ends treatment and comes back in one tap, and what was written stays',
    async begin({ client_wrote }) {
      await client_wrote('vision.written', { words: 'A clear head' });
      return '';
    },
    from: () => ['/plan', '/story/after'],
    async act({ hands, t }) {
      const { after } = t.life;
      await hands.press(after.end);
      await hands.confirm(after.end);
      await hands.sees(after.has_ended);
      await hands.press(after.come_back);
      await hands.sees_no_more(after.has_ended);
    },
    async holds({ team_view }) {
      const kinds = async () =>
        (await team_view('/timeline')).items.map(
          (item: { entry: { kind: string } }) => item.entry.kind,
        );
      await expect
        .poll(kinds)
        .toEqual(
          expect.arrayContaining(['treatment.ended', 'treatment.resumed', 'vision.written']),
        );
      expect((await team_view()).treatment_ended).toBeUndefined();
    },
    async other({ desk, open_desk }) {
      await open_desk();
      await desk.sees('A clear head');
    },
  },
]);
