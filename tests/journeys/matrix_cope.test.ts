// Hard moments (COPE1 to COPE4): each capability in every cell of the matrix.
import { expect } from 'vitest';
import { uuidv7 } from '../support/program.ts';
import { matrix } from './matrix.ts';

matrix([
  {
    id: 'COPE1',
    does: 'uses a tool, with the urge before and after, and sees what works',
    from: () => ['/coping', '/coping/halt'],
    async act({ hands, t }) {
      const { coping } = t;
      await hands.rate('before', '8');
      await hands.press(coping.begin);
      await hands.choose(coping.halt.feelings.hungry);
      await hands.press(coping.halt.see);
      await hands.sees(coping.halt.helps.hungry);
      await hands.press(coping.finish);
      await hands.rate('after', '5');
      await hands.press(coping.save_team);
      await hands.reads(coping.saved);
      await hands.follow(coping.to_tools);
      await hands.sees(coping.works_change(-3, '3'));
    },
    async holds({ team_view }) {
      await expect
        .poll(async () => (await team_view('/coping')).tools)
        .toMatchObject([{ tool: 'halt', mean_change: -3 }]);
    },
    async other({ desk, open_desk, t }) {
      await open_desk('/timeline');
      await desk.sees(t.staff.record.kinds['tool.used']);
    },
  },
  {
    id: 'COPE2',
    does: 'writes a coping plan and a safety plan, to read without signal',
    from: () => ['/coping/safety', '/coping/plan', '/coping/plan/write/signs'],
    async act({ hands, t, own }) {
      const { coping } = t;
      await hands.fill(coping.coping_plan.signs.ask, own('Restless'));
      await hands.press(t.common.go_on);
      await hands.choose(coping.tool.paced_breathing);
      await hands.press(t.common.go_on);
      await hands.turn_to('/coping/plan/write/people?change');
      await hands.fill(coping.coping_plan.people.ask, 'Rosa, 816 555 0142');
      await hands.press(t.common.go_on);
      await hands.reads(coping.plan.check);
      await hands.press(coping.save_team);
      await hands.arrives('/coping/plan');
      await hands.sees(own('Restless'));
      await hands.turn_to('/coping/safety/write/safer_surroundings?change');
      await hands.fill(coping.safety_plan.safer_surroundings.ask, own('My sister keeps them'));
      await hands.press(t.common.go_on);
      await hands.press(coping.save_team);
      await hands.arrives('/coping/safety');
      await hands.sees(own('My sister keeps them'));
    },
    async holds({ team_view, own }) {
      await expect
        .poll(() => team_view('/coping'))
        .toMatchObject({
          coping_plan: {
            signs: [own('Restless')],
            tools: ['paced_breathing'],
            people: ['Rosa, 816 555 0142'],
          },
          safety_plan: { safer_surroundings: [own('My sister keeps them')] },
        });
    },
  },
  {
    id: 'COPE3',
    does: 'has help at once: my people first, then lines for everyone; and adds someone',
    async begin({ client_wrote, own }) {
      const person = { bond: 'friendship', closeness: 1, in_hard_moments: true };
      const marta = { ...person, name: own('Marta'), phone: '816 555 0142' };
      return client_wrote('circle_person.named', marta, { about: uuidv7() });
    },
    from: () => ['/', '/help-now'],
    async act({ hands, t, own }) {
      const { call, person } = t.coping;
      await hands.sees(call.call(own('Marta')));
      await hands.sees(t.forms.lines.call('988'));
      const numbers = await hands.page
        .locator('main a[href^="tel:"]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      expect(numbers[0]).toBe('tel:8165550142');
      expect(numbers).toContain('tel:988');
      expect(numbers).toContain('tel:911');
      await hands.turn_to('/coping/call/new');
      await hands.fill(person.name, own('Rosa'));
      await hands.fill(person.phone, '816 555 0111');
      await hands.choose(person.bonds.friendship);
      await hands.press(t.common.save);
      await hands.sees(call.call(own('Rosa')));
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view('/story')).circle)
        .toContainEqual(expect.objectContaining({ name: own('Rosa'), in_hard_moments: true }));
    },
    async other({ desk, open_desk, own, t }) {
      await open_desk();
      await desk.sees(own('Rosa'));
      await desk.sees(t.staff.record.facts.in_hard_moments);
    },
  },
  {
    id: 'COPE4',
    does: 'practices saying no, and says what happened',
    from: () => ['/coping/skills', '/coping/skills/refusing'],
    async act({ hands, t, own }) {
      const { skills, save_team } = t.coping;
      await hands.fill(skills.situation, own('My cousin offers me a beer'));
      await hands.fill(skills.choice, own('No, I am driving'));
      await hands.press(save_team);
      await hands.arrives('/coping/skills');
      await hands.follow(`${skills.names.refusing}: ${own('My cousin offers me a beer')}`);
      await hands.fill(skills.happened, own('He shrugged and brought juice'));
      await hands.press(save_team);
      await hands.sees(skills.told);
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view('/coping')).practices)
        .toContainEqual(
          expect.objectContaining({
            skill: 'refusing',
            situation: own('My cousin offers me a beer'),
            what_happened: own('He shrugged and brought juice'),
          }),
        );
    },
  },
]);
