// The plan is theirs: what both sides write, what counts, and what stays kept (PLAN1 to PLAN8).
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Json, Program, refusal, type Session, uuidv7, write } from '../support/program.ts';

let program: Program;
let sam: Session; // clinician
let maria: Session;
let id: string;

beforeAll(async () => {
  program = await Program.start();
  sam = await program.add('Sam', 'clinician');
  program.set_limit('Visits', 'We meet by phone for two weeks');
});
afterAll(() => program.end());
beforeEach(async () => {
  maria = await program.add_client('Maria', sam);
  id = maria.person;
});

const view = async (name: string, as: Session = maria): Promise<Json> => {
  const reply = await as.get(`/api/v1/clients/${id}${name}`);
  expect(reply.status, reply.text).toBe(200);
  return reply.json;
};
const kinds = (item: Json): string[] => item.actions.map(({ kind }: Json) => kind);
const today = () => new Date().toISOString().slice(0, 10);
const in_days = (days: number) => new Date(Date.now() + days * 864e5).toISOString().slice(0, 10);

/** A goal that Maria has taken up. */
async function active_goal(words = 'Walk by the river'): Promise<string> {
  const about = uuidv7();
  await write(maria, id, 'goal.proposed', { words }, { about });
  await write(maria, id, 'goal.accepted', { words }, { about });
  return about;
}

describe('PLAN1', () => {
  test('a goal is made smaller, gauged and rested; both wordings and every gauge stay', async () => {
    const about = await active_goal();
    await write(maria, id, 'goal.gauged', { importance: 9, confidence: 3 }, { about });
    const smaller = { words: 'Walk to the corner', smaller: true, why: 'My knee' };
    await write(maria, id, 'goal.reworded', smaller, { about });
    await write(maria, id, 'goal.gauged', { confidence: 7 }, { about });
    await write(maria, id, 'goal.rested', { why: 'Snow' }, { about });
    const [goal] = (await view('/plan')).goals;
    expect(goal).toMatchObject({ state: 'resting', words: 'Walk to the corner', reason: 'Snow' });
    expect(goal.wordings.map(({ words }: Json) => words)).toEqual([
      'Walk by the river',
      'Walk to the corner',
    ]);
    expect(goal).toMatchObject({ importance: 9, confidence: 7 });
    expect(goal.gauges).toHaveLength(2);
    expect(kinds(goal)).toContain('goal.resumed');
  });

  test('what was declined is offered again only with what is different', async () => {
    const about = uuidv7();
    await write(sam, id, 'goal.proposed', { words: 'Go to group' }, { about });
    await write(maria, id, 'goal.declined', { answer: 'no' }, { about });
    const again = { words: 'go to  GROUP' };
    const refused = await refusal(sam, id, 'goal.proposed', again, { about: uuidv7() });
    expect(refused).toMatchObject({ status: 403, code: 'rule.goal.proposed' });
    const said = { ...again, why_again: 'There is a quiet one now' };
    await write(sam, id, 'goal.proposed', said, { about: uuidv7() });
  });

  test('a suggestion waits for an answer; a yes takes its words into the plan', async () => {
    const about = uuidv7();
    const offer = { sort: 'medication', words: 'Talk about naltrexone', why: 'You asked' };
    await write(sam, id, 'suggestion.made', offer, { about });
    expect((await view('/today')).suggestions).toBe(1);
    expect(
      await refusal(sam, id, 'suggestion.answered', { answer: 'yes' }, { about }),
    ).toBeTruthy();
    const answer = { answer: 'changed', words: 'Ask my doctor first' };
    await write(maria, id, 'suggestion.answered', answer, { about });
    const part = { sort: 'medication', words: 'Ask my doctor first', from: about };
    await write(maria, id, 'part.added', part, { about: uuidv7() });
    expect((await view('/plan', sam)).parts).toMatchObject([
      { sort: 'medication', words: 'Ask my doctor first', by: { role: 'client' } },
    ]);
    expect((await view('/learning', sam)).suggestions[0].answer).toMatchObject(answer);
  });
});

describe('PLAN2 and PLAN3', () => {
  test('a step that comes back stays open and counts; an obstacle gets a way around', async () => {
    const goal = await active_goal();
    const step = uuidv7();
    const daily = { goal, words: 'Two songs', owner: 'client', repeats: 'daily' };
    await write(maria, id, 'step.added', daily, { about: step });
    await write(maria, id, 'step.done', { on: today() }, { about: step });
    await write(maria, id, 'step.done', { on: today() }, { about: step });
    const obstacle = uuidv7();
    const named = { of: step, barrier: 'childcare', words: 'Beto wakes up' };
    await write(maria, id, 'obstacle.named', named, { about: obstacle });
    const way = { words: 'Play it softly' };
    await write(maria, id, 'obstacle.way_chosen', way, { about: obstacle });
    const fitted = { words: 'One song', smaller: true };
    await write(maria, id, 'step.changed', fitted, { about: step });
    const [read] = (await view('/plan')).goals;
    expect(read.steps).toMatchObject([
      { state: 'open', times_done: 2, words: 'One song', earlier: [{ words: 'Two songs' }] },
    ]);
    expect(read.obstacles).toMatchObject([{ barrier: 'childcare', ways: [way] }]);
  });
});

describe('PLAN4', () => {
  const terms = {
    client_does: ['Call before noon when I cannot come'],
    others_do: [{ by: 'clinician', words: 'I answer within one day' }],
    limit: 'Visits',
    effect: 'We meet by phone for two weeks',
    review_on: in_days(30),
  };

  test('holds with both signatures; its effect needs a miss, a person and hears an appeal', async () => {
    const about = uuidv7();
    await write(sam, id, 'agreement.proposed', terms, { about });
    await write(sam, id, 'agreement.signed', {}, { about });
    expect((await view('/agreements')).agreements[0].holds).toBe(false);
    const effect = { effect: terms.effect, why: 'Two visits without a call' };
    expect(await refusal(sam, id, 'effect.decided', effect, { about })).toBeTruthy();
    await write(maria, id, 'agreement.signed', {}, { about });
    expect((await view('/agreements')).agreements[0].holds).toBe(true);
    expect(await refusal(sam, id, 'effect.decided', effect, { about })).toBeTruthy();
    await write(sam, id, 'agreement.noted', { side: 'client', kept: false }, { about });
    const harder = { ...effect, effect: 'No more visits' };
    expect(await refusal(sam, id, 'effect.decided', harder, { about })).toBeTruthy();
    await write(sam, id, 'effect.decided', effect, { about });
    await write(maria, id, 'effect.appealed', { words: 'My phone was cut off' }, { about });
    const [line] = (await sam.get('/api/v1/caseload')).json.clients.filter(
      ({ client }: Json) => client === id,
    );
    expect(line.reason).toBe('appeal_waiting');
    await write(sam, id, 'appeal.answered', { outcome: 'withdrawn', words: 'I see' }, { about });
    expect((await view('/agreements')).agreements[0].effects).toMatchObject([
      { appeal: 'My phone was cut off', outcome: 'withdrawn', answered: { by: { name: 'Sam' } } },
    ]);
  });

  test('a limit and its effect are those of the program’s list, the same for all', async () => {
    const refused = async (further: object) =>
      (await refusal(sam, id, 'agreement.proposed', { ...terms, ...further }, { about: uuidv7() }))
        .code;
    expect(await refused({ effect: 'No visits for a month' })).toBe('agreement.limit');
    expect(await refused({ limit: 'Another' })).toBe('agreement.limit');
    expect(await refused({ limit: null })).toBe('agreement.limit');
    expect(await refused({ effect: null })).toBe('agreement.limit');
    const neither = { ...terms, limit: null, effect: null };
    await write(maria, id, 'agreement.proposed', neither, { about: uuidv7() });
  });

  test('a one-sided duty is refused', async () => {
    const one_sided = { ...terms, others_do: [] };
    const refused = await refusal(sam, id, 'agreement.proposed', one_sided, { about: uuidv7() });
    expect(refused.code).toBe('rule.agreement.proposed');
  });
});

describe('PLAN5', () => {
  test('the plan as it was on a day holds what was written up to then', async () => {
    await active_goal();
    const now = await view('/plan');
    const then = await view(`/plan?as_of=${today()}&zone=UTC`);
    expect(then.goals.map(({ words }: Json) => words)).toEqual(['Walk by the river']);
    expect(then.goals[0].actions).toEqual([]);
    expect(now.goals[0].actions).not.toEqual([]);
    expect((await view('/plan?as_of=2020-01-01')).goals).toEqual([]);
    for (const wrong of [
      'as_of=soon',
      'as_of=2026-02-30',
      `as_of=${today()}&zone=Moon`,
      `zone=${'0'.repeat(65)}`,
    ]) {
      expect((await maria.get(`/api/v1/clients/${id}/plan?${wrong}`)).status).toBe(400);
    }
  });

  test('the history of the plan is the part of the timeline that is the plan', async () => {
    await active_goal();
    await write(maria, id, 'message.sent', { words: 'Hello' });
    const review = { in_my_words: 'I walk, Sam asks', gaps: 'How often', next_on: in_days(60) };
    await write(maria, id, 'review.held', review);
    const { items } = await view('/timeline?area=plan', sam);
    expect(items.map(({ entry }: Json) => entry.kind)).toEqual([
      'review.held',
      'goal.accepted',
      'goal.proposed',
    ]);
    expect((await view('/plan', sam)).reviews).toMatchObject([review]);
    expect((await maria.get(`/api/v1/clients/${id}/timeline?area=moon`)).status).toBe(400);
  });
});

describe('written together', () => {
  const together = { on_behalf: true };

  test('counts for nothing until the client confirms, in order, and then says so', async () => {
    const about = uuidv7();
    await write(sam, id, 'goal.proposed', { words: 'Sleep' }, { about });
    const accepted = { words: 'Sleep through the night' };
    const entry = await write(sam, id, 'goal.accepted', accepted, { about, ...together });
    const way = await write(sam, id, 'goal.gauged', { confidence: 4 }, { about, ...together });
    expect((await view('/plan')).goals[0].state).toBe('proposed');
    expect((await view('/today')).now).toBe('confirm_together');
    const { waiting } = await view('/together', sam);
    expect(waiting).toMatchObject([
      { id: entry, by: { name: 'Sam' }, goal_words: 'Sleep through the night', actions: [] },
      { id: way },
    ]);
    expect(await refusal(sam, id, 'together.confirmed', {}, { about: entry })).toBeTruthy();
    // A ruler for a goal that is not taken up yet does not fit before the goal does.
    expect(await refusal(maria, id, 'together.confirmed', {}, { about: way })).toBeTruthy();
    await write(maria, id, 'together.confirmed', {}, { about: entry });
    await write(maria, id, 'together.declined', { why: 'More like 6' }, { about: way });
    const [goal] = (await view('/plan')).goals;
    expect(goal).toMatchObject({ state: 'active', words: 'Sleep through the night' });
    expect(goal.wordings[1].by).toMatchObject({ name: 'Sam', together: true });
    expect(goal.confidence).toBeUndefined();
    expect((await view('/together')).waiting).toEqual([]);
  });

  test('is not possible for what only the client can say', async () => {
    const told = { words: 'It happened' };
    const more = { about: uuidv7(), ...together };
    expect(await refusal(sam, id, 'setback.told', told, more)).toMatchObject({
      code: 'rule.on_behalf',
      field: '/on_behalf',
    });
  });
});

describe('PLAN6', () => {
  test('wins are found, noticed and celebrated; a setback takes nothing away', async () => {
    const goal = await active_goal();
    const step = uuidv7();
    const added = { goal, words: 'Find my shoes', owner: 'client' };
    await write(maria, id, 'step.added', added, { about: step });
    await write(maria, id, 'step.done', {}, { about: step });
    await write(sam, id, 'win.noticed', { words: 'You called first' });
    const milestone = uuidv7();
    const counts = { words: 'Steps', counts: 'steps_done', since: today() };
    await write(maria, id, 'milestone.chosen', counts, { about: milestone });
    const [noticed, found] = (await view('/wins', sam)).wins;
    expect([noticed.source, found.source]).toEqual(['noticed', 'step_done']);
    expect(found.of).toBe('Find my shoes');
    await write(sam, id, 'win.celebrated', { words: 'Well walked' }, { about: found.id });
    await write(maria, id, 'setback.told', { words: 'I used' }, { about: uuidv7() });
    const { wins, total } = await view('/wins');
    expect(total).toBe(2);
    expect(wins[1].celebrations).toMatchObject([{ words: 'Well walked', by: { name: 'Sam' } }]);
  });
});

describe('PLAN7', () => {
  test('told to oneself it stays there; told to the team it asks for a kind answer', async () => {
    const about = uuidv7();
    await write(maria, id, 'setback.told', { words: 'Friday' }, { about, audience: 'mine' });
    expect((await view('/setbacks', sam)).setbacks).toEqual([]);
    await write(maria, id, 'setback.told', { safety: 'safe' }, { about });
    expect((await view('/setbacks', sam)).setbacks).toMatchObject([{ id: about, safety: 'safe' }]);
    expect((await view('/setbacks', sam)).setbacks[0].words).toBeUndefined();
    const of_maria = ({ client }: Json) => client === id;
    expect((await sam.get('/api/v1/caseload')).json.clients.find(of_maria).reason).toBe(
      'setback_told',
    );
    await write(sam, id, 'setback.answered', { words: 'Thank you for telling me' }, { about });
    const learned = { thought: 'One will not matter', try_next: 'Call Ana at six' };
    await write(maria, id, 'setback.debriefed', learned, { about });
    const goal = await active_goal();
    const step = { goal, words: 'Call Ana at six', owner: 'client', from: about };
    await write(maria, id, 'step.added', step, { about: uuidv7() });
    expect((await view('/setbacks')).setbacks).toMatchObject([
      { words: 'Friday', debrief: learned, steps: [{ words: 'Call Ana at six' }] },
    ]);
  });
});

describe('two at once', () => {
  test('words changed on the phone and a step added online both stand', async () => {
    const goal = await active_goal();
    const reworded = { words: 'Walk or swim' };
    const promised = { goal, words: 'I find out when the pool opens', owner: 'clinician' };
    await Promise.all([
      write(maria, id, 'goal.reworded', reworded, { about: goal }),
      write(sam, id, 'step.added', promised, { about: uuidv7() }),
      write(maria, id, 'goal.gauged', { confidence: 6 }, { about: goal }),
    ]);
    for (const reader of [maria, sam]) {
      expect((await view('/plan', reader)).goals).toMatchObject([
        { words: 'Walk or swim', confidence: 6, steps: [{ words: promised.words }] },
      ]);
    }
  });
});

describe('OWN', () => {
  test('a finding leads to a goal; what to avoid stands before staff; the circle can change', async () => {
    const topic = 'people_close_to_me';
    await write(maria, id, 'assessment.answered', { topic, needs: 'Someone to call' });
    const found = { words: 'Call Ana on Sundays', finding: topic };
    await write(maria, id, 'goal.proposed', found, { about: uuidv7() });
    const trigger = uuidv7();
    const hard = { sort: 'sensitivity', words: 'Loud rooms', please_avoid: 'The big hall' };
    await write(maria, id, 'trigger.noted', hard, { about: trigger });
    const ana = uuidv7();
    const named = { name: 'Ana', bond: 'family', closeness: 1, in_hard_moments: true };
    await write(maria, id, 'circle_person.named', named, { about: ana });
    const story = await view('/story', sam);
    expect(story.findings).toMatchObject([{ topic, goals: [{ words: 'Call Ana on Sundays' }] }]);
    expect((await view('', sam)).be_careful_with).toMatchObject([hard]);
    const [line] = (await sam.get('/api/v1/caseload')).json.clients.filter(
      ({ client }: Json) => client === id,
    );
    expect(line.please_avoid).toBe('The big hall');
    await write(maria, id, 'circle_person.let_go', {}, { about: ana });
    await write(maria, id, 'trigger.let_go', {}, { about: trigger });
    expect(await view('/story')).toMatchObject({ circle: [], triggers: [] });
  });

  test('after treatment ends everything stays, and coming back is one entry', async () => {
    await active_goal();
    await write(sam, id, 'treatment.ended', { words: 'You know the way' });
    expect((await view('', maria)).treatment_ended.by.name).toBe('Sam');
    expect((await view('/plan')).goals).toHaveLength(1);
    await write(maria, id, 'treatment.resumed', {});
    expect((await view('')).treatment_ended).toBeUndefined();
  });
});

describe('COPE1 and LEARN2', () => {
  test('what works for me is counted from what was said', async () => {
    await write(maria, id, 'tool.used', { tool: 'grounding', before: 8, after: 5 });
    await write(maria, id, 'tool.used', { tool: 'grounding', before: 4, after: 5 });
    await write(maria, id, 'tool.used', { tool: 'grounding' });
    const [tool] = (await view('/coping')).tools;
    expect(tool).toMatchObject({ tool: 'grounding', used: 3, rated: 2, eased: 1, mean_change: -1 });
  });

  test('a choice stands in the plan with its reasons, and can be made anew', async () => {
    const about = uuidv7();
    const aid = 'housing-after-treatment';
    const weighed = { aid, matters: [{ matter: 'privacy', weight: 3 }], leaning: 'own-place' };
    await write(maria, id, 'decision.weighed', weighed, { about });
    const first = { aid, option: 'own-place', words: 'My own place', reasons: 'Quiet' };
    await write(maria, id, 'decision.made', first, { about });
    const second = { aid, option: 'with-family', words: 'With my sister first' };
    await write(maria, id, 'decision.made', second, { about });
    expect((await view('/plan', sam)).choices).toMatchObject([{ id: about, ...second }]);
    expect((await view('/learning')).decisions[0].made).toHaveLength(2);
    const other_aid = { ...second, aid: 'telling-family' };
    expect(await refusal(maria, id, 'decision.made', other_aid, { about })).toBeTruthy();
    expect(await refusal(sam, id, 'decision.made', second, { about })).toBeTruthy();
  });
});
