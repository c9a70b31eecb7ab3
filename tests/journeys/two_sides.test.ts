// What two people, or two browsers of one, write into the same plan: a session written together, a
// hard day that becomes a step, and words that were written at the same time without signal. Nothing
// of either is lost, and both see what happened.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { open_browser } from '../support/browser.ts';
import { Program, uuidv7, write, type Json, type Session } from '../support/program.ts';
import { says } from './day.ts';
import { Hands, type Size } from './hands.ts';
import { words_of, type Language } from './words.ts';

const en = words_of('en');
const es = words_of('es');

let browser: Browser;
let program: Program;
let dana: Session;
let ana: Session;
let open: Hands[] = [];

beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  dana = await program.add('Dana Whitfield', 'clinician');
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});
beforeEach(async () => {
  ana = await program.add_client('Ana Torres', dana);
});
afterEach(async () => {
  for (const hands of open) await hands.context.close();
  open = [];
});

/** Another browser of someone's; pages are looked at wherever they are pressed. */
async function hands_of(who: Session, language: Language, size: Size, kept = true): Promise<Hands> {
  const workers = kept ? 'allow' : 'block';
  const hands = await Hands.of(browser, who, language, size, new Set(), workers);
  open.push(hands);
  return hands;
}
const desk_of_dana = () => hands_of(dana, 'en', 'laptop', false);
const client_path = (path = '') => `/staff/clients/${ana.person}${path}`;
const as_dana = (kind: string, body: unknown, about: string) =>
  write(dana, ana.person, kind, body, { about });
const team_view = (name: string): Promise<Json> => dana.view(ana.person, name);

/** A goal of hers that counts; gives its id. */
async function goal_of_hers(words: string): Promise<string> {
  const about = uuidv7();
  await write(ana, ana.person, 'goal.proposed', { words }, { about });
  await write(ana, ana.person, 'goal.accepted', { words }, { about });
  return about;
}
const goal_now = async (id: string): Promise<Json> =>
  (await team_view('/plan')).goals.find((goal: { id: string }) => goal.id === id);
const wordings = async (id: string): Promise<string[]> =>
  (await goal_now(id)).wordings.map((one: { words: string }) => one.words);

describe('OWN1, OWN5, PLAN1, PLAN5: a session written together', () => {
  it('counts where the client says yes, in Spanish on a phone, and not where she says no', async () => {
    const goal = await goal_of_hers('Caminar más');
    const desk = await desk_of_dana();
    const { forms, record } = en.staff;
    const hand_over = async () => {
      await desk.press(forms.together_button('Ana Torres'));
      await desk.reads(forms.together_done);
    };
    await desk.open(client_path());
    await desk.follow(forms.together_link);
    await desk.follow(record.kinds['review.held']);
    await desk.sees(forms.together_now('Ana Torres'));
    await desk.fill(record.fields.in_my_words, 'Camino con Marta');
    await hand_over();
    await desk.turn_to(client_path('/together/vision-written'));
    await desk.fill(record.fields_of['vision.written'].words, 'Mañanas tranquilas');
    await hand_over();
    await desk.turn_to(client_path(`/together/goal-reworded/${goal}`));
    await desk.fill(record.fields_of['goal.reworded'].words, 'Caminar con Marta');
    await hand_over();
    await desk.turn_to(client_path('/together/quiet_plan-written'));
    await desk.fill(record.fields.please_do, 'Llamar a mi madre');
    await hand_over();
    await desk.turn_to(client_path());
    await desk.sees(forms.waits_for('Ana Torres'));
    expect((await team_view('/together')).waiting).toHaveLength(4);
    expect((await goal_now(goal)).words).toBe('Caminar más'); // nothing counts yet
    expect((await team_view('/plan')).vision).toBeUndefined();

    const phone = await hands_of(ana, 'es', 'phone');
    const { together } = es.plan;
    await phone.open('/');
    await phone.follow(es.client.today.look_together);
    await phone.sees('Mañanas tranquilas');
    for (const kind of ['review.held', 'vision.written', 'goal.reworded'] as const) {
      await phone.press_for(together.confirm, together.says[kind]);
      await phone.has_no_button_for(together.confirm, together.says[kind]);
    }
    await expect.poll(async () => (await team_view('/together')).waiting.length).toBe(1);

    // The no is said without signal, and is as good as a yes.
    await phone.watch.quiet();
    await phone.has_kept_everything();
    await phone.lose_signal();
    await phone.follow(together.decline);
    await phone.fill(es.plan.why_optional, 'Ella se asusta');
    await phone.press(together.send_decline);
    await phone.sees(together.none);
    expect((await team_view('/together')).waiting).toHaveLength(1);
    await phone.find_signal();

    await expect.poll(async () => (await team_view('/together')).waiting).toEqual([]);
    expect(await goal_now(goal)).toMatchObject({ words: 'Caminar con Marta', state: 'active' });
    expect(await wordings(goal)).toEqual(['Caminar más', 'Caminar con Marta']);
    expect((await team_view('/plan')).vision).toMatchObject({ words: 'Mañanas tranquilas' });
    expect((await team_view('/plan')).reviews).toMatchObject([{ in_my_words: 'Camino con Marta' }]);
    expect((await team_view('/story')).quiet_plan).toBeUndefined();

    // The counselor sees all of it without a reload, and the no in the timeline.
    await desk.reads('Caminar con Marta');
    await desk.sees_no_more(forms.waits_for('Ana Torres'));
    await desk.turn_to(client_path('/timeline'));
    await desk.sees(record.kinds['together.declined']);
    await desk.sees('Ella se asusta');
    await desk.look();

    // Her own history says who wrote and that it was together.
    await phone.turn_to('/plan/history');
    await phone.sees(es.plan.history.together);
    await phone.look();
  });
});

describe('PLAN7: a hard day becomes a step', () => {
  it('told without signal to those she chose, answered, looked back at, turned into a plan', async () => {
    const mother = await program.add('Rosa Torres', 'supporter');
    const until_on = '2099-01-01';
    const shared = {
      person: mother.person,
      areas: ['setbacks'],
      purpose: 'Para ayudarme',
      until_on,
    };
    await write(ana, ana.person, 'consent.given', shared, { about: uuidv7() });
    const coping_plan = { signs: ['Caminar de un lado a otro'], tools: [], what_helps: ['Té'] };
    await write(ana, ana.person, 'coping_plan.written', { ...coping_plan, people: [], places: [] });
    const goal = await goal_of_hers('Dormir bien');
    await write(ana, ana.person, 'win.noted', { words: 'Hice el desayuno' });

    const phone = await hands_of(ana, 'es', 'phone');
    const { setback, debrief, turn } = es.life;
    for (const path of ['/plan', '/coping/plan', '/wins', '/setback']) {
      await phone.open(path);
      await phone.watch.quiet(); // what is read is kept before the page goes
    }
    await phone.sees(setback.sees_shared('Dana Whitfield', 'Rosa Torres'));
    await phone.has_kept_everything();
    await phone.lose_signal();
    await phone.sees(setback.next_offline);
    await phone.fill(setback.words, 'Fue el viernes');
    await phone.press(setback.tell_shared);
    await phone.reads(setback.done);
    await phone.sees(setback.saved);
    expect((await team_view('/setbacks')).setbacks).toEqual([]);
    await phone.find_signal();
    await expect
      .poll(async () => (await mother.view(ana.person, '/setbacks')).setbacks)
      .toMatchObject([{ words: 'Fue el viernes', audience: 'shared' }]);
    const [{ id }] = (await team_view('/setbacks')).setbacks;

    // Staff are led to a kind first answer, which she sees without a reload.
    const desk = await desk_of_dana();
    await desk.open('/staff');
    await desk.sees(en.staff.caseload.reasons.setback_told);
    await desk.open(client_path(`/write/setback-answered/${id}`));
    await desk.sees('Fue el viernes');
    await desk.press(en.staff.forms.starters[0]!);
    await desk.press(en.staff.forms.own['setback.answered'].button);
    await desk.reads(en.staff.forms.done);
    await phone.sees(en.staff.forms.starters[0]!);

    // She looks back: two answers are enough.
    await phone.follow(setback.look_back);
    await phone.fill(debrief.questions.when_and_where, 'Al salir del trabajo');
    await phone.press(es.common.go_on);
    await phone.follow(debrief.finish);
    await phone.follow(debrief.questions.try_next);
    await phone.fill(debrief.questions.try_next, 'Comer antes de ir a casa');
    await phone.press(es.common.go_on);
    await phone.press(debrief.save);

    // One tap leads on: a step, and a line in the coping plan after what stands there.
    await phone.follow(setback.to_step);
    await says(phone.page.getByLabel(turn.step), 'Comer antes de ir a casa');
    await phone.choose('Dormir bien');
    await phone.press(turn.add_step);
    await phone.sees(turn.done.step);
    await phone.follow(setback.to_line);
    await phone.fill(turn.line, 'Comer primero');
    await phone.press(turn.add_line);
    await phone.sees(turn.done.line);
    await phone.sees(setback.standing); // nothing was taken away
    await phone.look();

    await expect
      .poll(async () => (await goal_now(goal)).steps)
      .toMatchObject([{ words: 'Comer antes de ir a casa', owner: 'client', from: id }]);
    await expect
      .poll(async () => (await team_view('/coping')).coping_plan)
      .toMatchObject({
        signs: ['Caminar de un lado a otro'],
        what_helps: ['Té', 'Comer primero'],
      });
    expect((await team_view('/setbacks')).setbacks[0].debrief).toMatchObject({
      when_and_where: 'Al salir del trabajo',
      try_next: 'Comer antes de ir a casa',
    });
    expect((await team_view('/wins')).wins).toContainEqual(
      expect.objectContaining({ words: 'Hice el desayuno' }),
    );
    await desk.open(client_path());
    await desk.sees(en.staff.setbacks.steps);
    await desk.sees('Comer antes de ir a casa');
  });
});

describe('PLAN1: written at the same time', () => {
  it('new words without signal and changed steps of the same goal both survive', async () => {
    const goal = await goal_of_hers('See a doctor');
    const mine = uuidv7();
    await as_dana('step.added', { goal, words: 'Find a clinic', owner: 'clinician' }, mine);
    const phone = await hands_of(ana, 'en', 'phone');
    for (const path of ['/plan', `/plan/goals/${goal}`, `/plan/goals/${goal}/in-my-words`]) {
      await phone.open(path);
    }
    await phone.watch.quiet();
    await phone.has_kept_everything();
    await phone.lose_signal();
    await phone.fill(en.client.unsent.edit, 'See a doctor who speaks Spanish');
    await phone.press(en.common.save);
    await phone.arrives('/plan');
    await phone.sees('See a doctor who speaks Spanish');
    await phone.keeps_something();

    // Meanwhile the counselor changes a step of that goal and adds another one.
    const desk = await desk_of_dana();
    const { staff } = en;
    await desk.open(client_path(`/write/step-changed/${mine}`));
    await desk.fill(staff.record.fields_of['step.changed'].words, 'Call two clinics');
    await desk.press(staff.forms.own['step.changed'].button);
    await desk.reads(staff.forms.done);
    await desk.open(client_path(`/goals/${goal}/step`));
    await desk.fill(staff.step.words, 'Ask about a ride');
    await desk.press(staff.step.button);
    await desk.reads(staff.step.done_title);
    await expect
      .poll(async () => (await goal_now(goal)).steps.map((one: { words: string }) => one.words))
      .toEqual(['Call two clinics', 'Ask about a ride']);
    expect((await goal_now(goal)).words).toBe('See a doctor');
    await desk.open(client_path());
    await desk.reads('See a doctor');

    await phone.find_signal();
    await expect
      .poll(() => goal_now(goal))
      .toMatchObject({
        words: 'See a doctor who speaks Spanish',
        steps: [{ words: 'Call two clinics' }, { words: 'Ask about a ride' }],
      });
    expect(await wordings(goal)).toEqual(['See a doctor', 'See a doctor who speaks Spanish']);
    for (const [words, side] of [
      ['Call two clinics', phone],
      ['Ask about a ride', phone],
      ['See a doctor who speaks Spanish', phone],
      ['See a doctor who speaks Spanish', desk],
      ['Call two clinics', desk],
      ['Ask about a ride', desk],
    ] as const) {
      await side.sees(words); // without a reload
    }
    // Both read who did what.
    await phone.turn_to('/plan/history');
    await phone.sees(en.plan.history.did['goal.reworded']());
    await phone.sees(en.plan.history.did['step.changed']('Dana Whitfield'));
    await desk.turn_to(client_path('/timeline/plan'));
    await desk.sees(staff.record.kinds['goal.reworded']);
    await desk.sees(staff.record.kinds['step.changed']);
  });

  it('on two devices of one client: the later words stand, the earlier stay, no step is lost', async () => {
    const goal = await goal_of_hers('Dormir bien');
    const phone = await hands_of(ana, 'es', 'phone');
    const laptop = await hands_of(ana, 'es', 'laptop');
    const reword = `/plan/goals/${goal}/in-my-words`;
    for (const path of ['/plan', `/plan/goals/${goal}/step`, reword]) await phone.open(path);
    await phone.watch.quiet();
    await phone.has_kept_everything();
    await phone.lose_signal();
    await phone.fill(es.client.unsent.edit, 'Dormir siete horas');
    await phone.press(es.common.save);
    await phone.arrives('/plan');
    await phone.turn_to(`/plan/goals/${goal}/step`);
    await phone.fill(es.client.goal.step_label, 'Dejar el teléfono afuera');
    await phone.choose(es.client.plan.step_owner.client);
    await phone.press(es.common.save);
    await phone.arrives('/plan');
    await phone.sees('Dejar el teléfono afuera');

    await laptop.open(reword);
    await laptop.fill(es.client.unsent.edit, 'Dormir sin pastillas');
    await laptop.press(es.common.save);
    await laptop.arrives('/plan');
    await laptop.sees('Dormir sin pastillas');
    await expect.poll(async () => (await goal_now(goal)).words).toBe('Dormir sin pastillas');

    await phone.find_signal();
    await expect
      .poll(() => goal_now(goal))
      .toMatchObject({
        words: 'Dormir siete horas',
        steps: [{ words: 'Dejar el teléfono afuera' }],
      });
    expect(await wordings(goal)).toEqual([
      'Dormir bien',
      'Dormir sin pastillas',
      'Dormir siete horas',
    ]);
    for (const device of [phone, laptop]) {
      await device.turn_to('/plan');
      await device.sees('Dormir siete horas');
      await device.sees('Dejar el teléfono afuera');
      await device.turn_to(`/plan/goals/${goal}`);
      await device.sees(es.client.plan.all_wordings);
      await device.sees('Dormir sin pastillas');
      await device.look();
    }
  });
});
