// The plan in the client's hands: what each form hands in, and what each page makes of the plan.
import 'fake-indexeddb/auto';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Agreement, Draft, Goal, PlanView, Step, Waiting } from '$lib/api/types';
import { db } from '$lib/offline/db';
import { outbox } from '$lib/offline/outbox.svelte';
import { session } from '$lib/session.svelte';
import { i18n } from '$lib/i18n/index.svelte';
import { proposed, terms_errors } from '../../src/pages/client/agreements';
import { barrier_groups } from '../../src/pages/client/barriers';
import { line_of, said_of } from '../../src/pages/client/gauges';
import { change_of, what_changed } from '../../src/pages/client/history';
import { is_time_to_look, lines_of, week_of } from '../../src/pages/client/plan';
import { fits } from '../../src/pages/client/together';
import { details } from '../../src/pages/client/together_says';
import AgreementAct from '../../src/pages/client/AgreementAct.svelte';
import AgreementPage from '../../src/pages/client/AgreementPage.svelte';
import Agreements from '../../src/pages/client/Agreements.svelte';
import AnswerGoal from '../../src/pages/client/AnswerGoal.svelte';
import EndPart from '../../src/pages/client/EndPart.svelte';
import GoalPage from '../../src/pages/client/Goal.svelte';
import NameObstacle from '../../src/pages/client/NameObstacle.svelte';
import NewAgreement from '../../src/pages/client/NewAgreement.svelte';
import NewGoal from '../../src/pages/client/NewGoal.svelte';
import NewPart from '../../src/pages/client/NewPart.svelte';
import NewReview from '../../src/pages/client/NewReview.svelte';
import NewStep from '../../src/pages/client/NewStep.svelte';
import ObstaclePage from '../../src/pages/client/ObstaclePage.svelte';
import ObstaclePassed from '../../src/pages/client/ObstaclePassed.svelte';
import PlanThen from '../../src/pages/client/PlanThen.svelte';
import PrintFridge from '../../src/pages/client/PrintFridge.svelte';
import PrintOfficial from '../../src/pages/client/PrintOfficial.svelte';
import Reviews from '../../src/pages/client/Reviews.svelte';
import Rulers from '../../src/pages/client/Rulers.svelte';
import StepAnswer from '../../src/pages/client/StepAnswer.svelte';
import Together from '../../src/pages/client/Together.svelte';
import TogetherNo from '../../src/pages/client/TogetherNo.svelte';
import Week from '../../src/pages/client/Week.svelte';

const me = '019ad000-0000-7000-8000-00000000000a';
const mine = { person: me, name: 'Marisol', role: 'client' } as const;
const dana = { person: 'dana', name: 'Dana Ruiz', role: 'clinician' } as const;
const at = '2026-11-01T09:00:00.000-05:00[America/New_York]';
const can = (...kinds: string[]) => kinds.map((kind) => ({ kind }));

const step = (more: Partial<Step> = {}): Step => ({
  id: 's',
  words: 'Call the clinic',
  owner: 'client',
  state: 'open',
  added_by: mine,
  times_done: 0,
  earlier: [],
  actions: can('step.done', 'step.changed', 'step.let_go', 'obstacle.named'),
  ...more,
});
const goal = (more: Partial<Goal> = {}): Goal => ({
  id: 'g',
  state: 'active',
  words: 'Walk every day',
  proposed_by: mine,
  wordings: [],
  steps: [step()],
  gauges: [],
  obstacles: [],
  changed_at: at,
  moved_at: at,
  actions: can('goal.reworded', 'goal.rested', 'goal.gauged', 'step.added', 'obstacle.named'),
  ...more,
});
const plan = (more: Partial<PlanView> = {}): PlanView => ({
  goals: [goal()],
  parts: [],
  supports: [],
  choices: [],
  reviews: [],
  waiting: [],
  actions: can('goal.proposed', 'part.added', 'review.held'),
  head: 5,
  ...more,
});
const obstacle = {
  id: 'o',
  of: 's',
  barrier: 'transport',
  by: mine,
  at,
  ways: [],
  actions: can('obstacle.way_chosen', 'obstacle.passed'),
} as const;
const agreement = (more: Partial<Agreement> = {}): Agreement => ({
  id: 'a',
  client_does: ['Come on Tuesdays'],
  others_do: [{ by: 'clinician', words: 'Call back within a day' }],
  review_on: '2099-01-01',
  proposed: { by: dana, at },
  holds: false,
  notes: [],
  effects: [],
  actions: can('agreement.signed', 'agreement.noted', 'effect.appealed', 'agreement.ended'),
  ...more,
});

let written: Draft[] = [];
let asked: string[] = [];
/** A server that shows these views by the end of their path, and takes every entry. */
function server(views: Record<string, unknown>) {
  vi.stubGlobal('fetch', async (request: Request | string, init?: RequestInit) => {
    const url = typeof request === 'string' ? request : request.url;
    if (init?.method === 'POST') {
      const { entries } = JSON.parse(String(init.body)) as { entries: Draft[] };
      written.push(...entries);
      return Response.json({
        answers: entries.map(({ id }) => ({ id, status: 'accepted', seq: 9 })),
      });
    }
    asked.push(url);
    const name = new URL(url).pathname.split('/').at(-1) ?? '';
    return Response.json(views[name] ?? {});
  });
}
const shows = (view: PlanView) => server({ plan: view });

const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }));
const type = async (label: string | RegExp, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
async function select(label: string | RegExp, value: string) {
  const control = await screen.findByLabelText<HTMLSelectElement>(label);
  control.value = value;
  // happy-dom does not know `:checked` of an option, by which Svelte finds it.
  const chosen = [...control.options].find((option) => option.value === value);
  control.querySelector = () => chosen as never;
  await fireEvent.change(control);
}
const pick = async (label: string | RegExp) => fireEvent.click(await screen.findByLabelText(label));
const hands_in = async (...entries: object[]) => {
  await waitFor(() => expect(written).toHaveLength(entries.length));
  expect(written.map(({ kind, about, body }) => ({ kind, about, body }))).toEqual(entries);
};
const new_id = expect.stringMatching(/^[0-9a-f-]{14}7[0-9a-f-]{21}$/);

beforeEach(async () => {
  written = [];
  asked = [];
  history.replaceState({}, '', '/');
  await i18n.need(['common', 'client', 'plan']);
  session.me = {
    id: me,
    name: 'Marisol',
    organization: 'Harbor',
    is_client: true,
    is_staff: false,
    memberships: [],
    totp: false,
    may_add: [],
  };
  const database = await db();
  await Promise.all(['cache', 'drafts', 'outbox'].map((name) => database.clear(name as 'cache')));
  await outbox.belongs_to(me);
});
afterEach(() => vi.unstubAllGlobals());

describe('PLAN1: the life of a goal', () => {
  it('begins with all of it, offered and taken up in one go', async () => {
    shows(plan());
    history.replaceState({}, '', '/plan/new?finding=home');
    render(NewGoal);
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLSelectElement>(/from something in your story/).value).toBe(
        'home',
      ),
    );
    await type('What would you like?', 'Drink less on weekends');
    await select(/How much does it matter/, '8');
    await select(/How sure are you/, '4');
    await pick('Using less');
    await press('Put it in my plan');
    const words = 'Drink less on weekends';
    const body = { words, approach: 'using_less', finding: 'home', importance: 8 };
    await hands_in(
      { kind: 'goal.proposed', about: new_id, body },
      { kind: 'goal.accepted', about: new_id, body: { words, confidence: 4 } },
    );
    expect(written[0]?.about).toBe(written[1]?.about);
  });
  it('puts the three ways side by side, none of them chosen', async () => {
    shows(plan());
    render(NewGoal);
    for (const way of ['Not using', 'Using less', 'Safer use'])
      expect(screen.getByLabelText<HTMLInputElement>(way).checked).toBe(false);
  });
  it('is made smaller, and says so', async () => {
    shows(plan());
    render(AnswerGoal, { id: 'g', answer: 'smaller' });
    const label = 'What would be small enough to feel doable?';
    await waitFor(async () =>
      expect((await screen.findByLabelText<HTMLTextAreaElement>(label)).value).toBe(
        'Walk every day',
      ),
    );
    await type(label, 'Walk on Sundays');
    await type('Do you want to say why?', 'My knee');
    await press('Save');
    const body = { words: 'Walk on Sundays', why: 'My knee', smaller: true };
    await hands_in({ kind: 'goal.reworded', about: 'g', body });
  });
  it.each([
    ['rest', 'goal.rested', 'Let it rest for a while'],
    ['resume', 'goal.resumed', 'Take it up again'],
    ['let-go', 'goal.let_go', 'Let it go'],
  ])('%s', async (answer, kind, button) => {
    shows(plan({ goals: [goal({ actions: can(kind) })] }));
    render(AnswerGoal, { id: 'g', answer });
    await press(button);
    await hands_in({ kind, about: 'g', body: {} });
  });
  it('reached, with words', async () => {
    shows(plan({ goals: [goal({ actions: can('goal.achieved') })] }));
    render(AnswerGoal, { id: 'g', answer: 'reached' });
    await type(/how it feels/, 'Light');
    await press('Save');
    await hands_in({ kind: 'goal.achieved', about: 'g', body: { words: 'Light' } });
  });
  it.each([
    ['not-now', 'not_now'],
    ['no', 'no'],
  ])('on offer: %s needs no reason', async (answer, said) => {
    const offer = goal({ state: 'proposed', actions: can('goal.accepted', 'goal.declined') });
    shows(plan({ goals: [offer] }));
    render(AnswerGoal, { id: 'g', answer });
    await press('Send my answer');
    await hands_in({ kind: 'goal.declined', about: 'g', body: { answer: said } });
  });
  it('offered again says why, and that a no carries no penalty', async () => {
    const again = {
      why_again: 'You have a bike now',
      proposed_by: dana,
      state: 'proposed',
    } as const;
    shows(plan({ goals: [goal({ ...again, actions: can('goal.accepted', 'goal.declined') })] }));
    render(GoalPage, { id: 'g' });
    expect(await screen.findByText('You have a bike now')).toBeTruthy();
    expect(screen.getByText(/A no does not change how we treat you/)).toBeTruthy();
    const rows = within(
      screen.getByRole('heading', { name: 'What would you like to do?' }).parentElement!,
    );
    expect(rows.getAllByRole('link')).toHaveLength(4);
  });
  it('rulers: at least one, and only what was said', async () => {
    shows(plan());
    render(Rulers, { id: 'g' });
    await press('Save');
    expect(screen.getByRole('alert').textContent).toContain('Choose at least one number');
    await select(/How sure are you/, '0');
    await press('Save');
    await hands_in({ kind: 'goal.gauged', about: 'g', body: { confidence: 0 } });
  });
  it('rulers over time: in the order they were said, whatever lies between', () => {
    const gauges = [
      { at: '2026-10-01T09:00:00-05:00', importance: 3 },
      { at: '2026-11-01T09:00:00-05:00', confidence: 5 },
      { at: '2026-11-20T09:00:00-05:00', importance: 9 },
    ];
    const said = said_of(gauges, 'importance');
    expect(said).toEqual([
      { on: '2026-10-01', value: 3 },
      { on: '2026-11-20', value: 9 },
    ]);
    expect(line_of(said, 100, 50)).toBe('0,35 100,5');
  });
  it('tells what was written here on a goal that is gone', async () => {
    shows(plan({ goals: [] }));
    render(AnswerGoal, { id: 'g', answer: 'rest' });
    expect(await screen.findByText('This is not in your plan now.')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('PLAN2: steps', () => {
  it('are added with who, when, and how often they come back', async () => {
    shows(plan());
    render(NewStep, { id: 'g' });
    await type('What is the step?', 'Walk to the river');
    await pick('I do this');
    await pick('Every week');
    await press('Save');
    const body = { goal: 'g', words: 'Walk to the river', owner: 'client', repeats: 'weekly' };
    await hands_in({ kind: 'step.added', about: new_id, body });
  });
  it('keep their day and rhythm when only the words change', async () => {
    const open = step({ due_on: '2099-02-03', repeats: 'daily' });
    shows(plan({ goals: [goal({ steps: [open] })] }));
    render(StepAnswer, { id: 's', answer: 'smaller' });
    await waitFor(async () =>
      expect((await screen.findByLabelText<HTMLTextAreaElement>('The step')).value).toBe(
        'Call the clinic',
      ),
    );
    await type('The step', 'Find the number');
    await press('Save');
    const body = {
      words: 'Find the number',
      due_on: '2099-02-03',
      repeats: 'daily',
      smaller: true,
    };
    await hands_in({ kind: 'step.changed', about: 's', body });
  });
  it('are let go without a reason', async () => {
    shows(plan());
    render(StepAnswer, { id: 's', answer: 'let-go' });
    await press('Let it go');
    await hands_in({ kind: 'step.let_go', about: 's', body: {} });
  });
  it('done today is one tap on the week', async () => {
    shows(plan({ goals: [goal({ steps: [step({ repeats: 'daily' })] })] }));
    render(Week);
    await press(/^Done today/);
    await hands_in({
      kind: 'step.done',
      about: 's',
      body: { on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    });
    expect(await screen.findByText(/You did it today/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Done today/ })).toBeNull();
  });
  it('are never late: a day that passed is "whenever it fits"', () => {
    const steps = [
      step({ id: 'old', due_on: '2026-11-01' }),
      step({ id: 'none' }),
      step({ id: 'sunday', due_on: '2026-11-28' }),
      step({ id: 'today', due_on: '2026-11-22' }),
      step({ id: 'later', due_on: '2026-11-29' }),
      step({ id: 'daily', repeats: 'daily', due_on: '2026-11-01' }),
      step({ id: 'hers', owner: 'clinician' }),
      step({ id: 'over', state: 'done' }),
    ];
    const week = week_of([goal({ steps }), goal({ state: 'resting' })], '2026-11-22');
    const ids = Object.fromEntries(
      Object.entries(week).map(([name, list]: [string, { step: Step }[]]) => [
        name,
        list.map((one) => one.step.id),
      ]),
    );
    expect(ids).toEqual({
      whenever: ['old', 'none'],
      this_week: ['today', 'sunday'],
      later: ['later'],
      comes_back: ['daily'],
      others: ['hers'],
    });
  });
});

describe('PLAN3: what is in the way', () => {
  it('has two to four ways around everything, in both languages', async () => {
    const listed = Object.values(barrier_groups).flat().sort();
    for (const locale of ['es', 'en'] as const) {
      await i18n.use(locale);
      const { names, ways_around } = i18n.plan.obstacle;
      expect(Object.keys(names).sort()).toEqual(listed);
      for (const ways of Object.values(ways_around)) {
        expect(ways.length).toBeGreaterThanOrEqual(2);
        expect(ways.length).toBeLessThanOrEqual(4);
        expect(new Set(ways).size).toBe(ways.length);
        for (const way of ways) expect([...way].length).toBeLessThanOrEqual(500);
      }
    }
  });
  it('is named from the list, of a step', async () => {
    shows(plan());
    render(NameObstacle, { of: 's' });
    await press('See ways around it');
    expect(screen.getByRole('alert').textContent).toContain('Choose what is in the way');
    await pick('Money is short');
    await press('See ways around it');
    const body = { of: 's', barrier: 'money' };
    await hands_in({ kind: 'obstacle.named', about: new_id, body });
  });
  it('gets a way, which then becomes a step or makes something smaller', async () => {
    shows(plan({ goals: [goal({ obstacles: [{ ...obstacle, ways: [] }] })] }));
    render(ObstaclePage, { id: 'o' });
    await pick('Go online or by phone this time');
    await press('Try this way');
    const words = 'Go online or by phone this time';
    await hands_in({ kind: 'obstacle.way_chosen', about: 'o', body: { words } });
    const links = await screen.findAllByRole('link');
    const hrefs = links.map((link) => link.getAttribute('href'));
    expect(hrefs).toContain('/plan/goals/g/step?from=o');
    expect(hrefs).toContain('/plan/steps/s/smaller');
    expect(hrefs).toContain('/plan/goals/g/smaller');
  });
  it('gets a way of one’s own', async () => {
    shows(plan({ goals: [goal({ obstacles: [{ ...obstacle, ways: [] }] })] }));
    render(ObstaclePage, { id: 'o' });
    await pick('A way of my own');
    await press('Try this way');
    expect(written).toEqual([]);
    await type('Your way', 'My cousin drives me');
    await press('Try this way');
    await hands_in({
      kind: 'obstacle.way_chosen',
      about: 'o',
      body: { words: 'My cousin drives me' },
    });
  });
  it('the way is where the step begins, and the step knows it', async () => {
    const way = { words: 'Take the bus', by: mine, at };
    shows(plan({ goals: [goal({ obstacles: [{ ...obstacle, ways: [way] }] })] }));
    history.replaceState({}, '', '/plan/goals/g/step?from=o');
    render(NewStep, { id: 'g' });
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLTextAreaElement>('What is the step?').value).toBe(
        'Take the bus',
      ),
    );
    await press('Save');
    const body = { goal: 'g', words: 'Take the bus', owner: 'client', from: 'o' };
    await hands_in({ kind: 'step.added', about: new_id, body });
  });
  it('is passed with what helped', async () => {
    shows(plan({ goals: [goal({ obstacles: [{ ...obstacle, ways: [] }] })] }));
    render(ObstaclePassed, { id: 'o' });
    await type('What helped?', 'A bus pass');
    await press('Save');
    await hands_in({ kind: 'obstacle.passed', about: 'o', body: { words: 'A bus pass' } });
  });
  it('can be named and worked on before anything is sent', async () => {
    shows(plan());
    const fetch_now = globalThis.fetch;
    vi.stubGlobal('fetch', async (request: Request | string, init?: RequestInit) => {
      if (init?.method === 'POST') throw new TypeError('no signal');
      return fetch_now(request, init);
    });
    render(NameObstacle, { of: 'g' });
    await pick('Money is short');
    await press('See ways around it');
    await waitFor(() => expect(outbox.items).toHaveLength(1));
    const { about } = outbox.items[0]!.draft;
    document.body.innerHTML = '';
    render(ObstaclePage, { id: about! });
    expect(await screen.findByRole('heading', { name: 'Money is short' })).toBeTruthy();
    expect(await screen.findByLabelText('Choose the step that costs nothing first')).toBeTruthy();
  });
});

describe('PLAN1: treatment and services', () => {
  it('come into the plan by the client’s word', async () => {
    shows(plan());
    render(NewPart);
    await pick('Medicine');
    await type('What is it?', 'The weekly shot');
    await select(/help with one of your goals/, 'g');
    await press('Save');
    const body = { sort: 'medication', words: 'The weekly shot', goal: 'g' };
    await hands_in({ kind: 'part.added', about: new_id, body });
  });
  it('and leave it', async () => {
    const part = { id: 'p', sort: 'group', words: 'Group', by: mine, at } as const;
    shows(plan({ parts: [{ ...part, actions: can('part.ended') }] }));
    render(EndPart, { id: 'p' });
    await press('Take it out of my plan');
    await hands_in({ kind: 'part.ended', about: 'p', body: {} });
  });
});

describe('PLAN5: reviews and history', () => {
  it('a look needs a word or a day', async () => {
    shows(plan());
    render(NewReview);
    await press('Save');
    expect(screen.getByRole('alert').textContent).toContain('Write a few words');
    await type(/How would you tell a friend/, 'I walk, and I call Dana');
    await type(/When do you want to look again/, '2099-01-01');
    await press('Save');
    const body = { in_my_words: 'I walk, and I call Dana', next_on: '2099-01-01' };
    await hands_in({ kind: 'review.held', about: new_id, body });
  });
  const [past, future] = ['2026-01-01T09:00:00Z', '2099-01-01T09:00:00Z'];
  it('a look is offered from the moment that the server names, and without one never', () => {
    const now = Date.parse('2026-11-29T14:00:00Z');
    expect(is_time_to_look('2026-11-29T14:00:00Z', now)).toBe(true);
    expect(is_time_to_look('2026-11-29T14:00:00Z', now - 60_000)).toBe(false);
    expect(is_time_to_look(undefined, now)).toBe(false);
  });
  it('on the page of the goal, as a question', async () => {
    shows(plan({ goals: [goal({ look_again_at: past })] }));
    render(GoalPage, { id: 'g' });
    expect(await screen.findByRole('heading', { name: 'Look at it together?' })).toBeTruthy();
  });
  it.each([undefined, future])('and not before it', async (look_again_at) => {
    shows(plan({ goals: [goal(look_again_at ? { look_again_at } : {})] }));
    render(GoalPage, { id: 'g' });
    await screen.findByRole('heading', { name: 'Walk every day' });
    expect(screen.queryByText('Look at it together?')).toBeNull();
  });
  it('the next look stands with its day, or is offered without hurry', async () => {
    shows(plan({ review_at: '2099-03-05T12:00:00Z' }));
    const shown = render(Reviews);
    expect(await screen.findByText(/^The next look: .*March 5/)).toBeTruthy();
    shown.unmount();
    shows(plan({ review_at: past }));
    render(Reviews);
    expect(await screen.findByText(/There is no hurry/)).toBeTruthy();
  });
  it('says who changed what, and why', () => {
    const item = {
      entry: {
        ...({ id: 'e', subject: me, seq: 1, v: 2, author: 'dana', role: 'clinician' } as const),
        ...({ on_behalf: false, occurred_at: at, recorded_at: at, audience: 'circle' } as const),
        kind: 'goal.reworded',
        body: { words: 'Walk', why: 'My knee', smaller: true } as never,
      },
      by: dana,
      corrections: [],
      actions: [],
    };
    expect(what_changed(item)).toBe('Dana Ruiz said a goal differently');
    expect(what_changed({ ...item, by: mine })).toBe('You said a goal differently');
    const change = { words: ['Walk'], why: 'My knee', facts: ['It was made smaller.'] };
    expect(change_of(item)).toEqual(change);
  });
  it('asks for the plan of a day in the zone of this phone, and offers nothing there', async () => {
    shows(plan({ goals: [goal({ actions: [], steps: [step({ actions: [] })] })] }));
    render(PlanThen, { day: '2026-11-02' });
    expect(await screen.findByText('Walk every day')).toBeTruthy();
    expect(asked[0]).toMatch(/plan\?as_of=2026-11-02&zone=.+/);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('link', { name: /goal|step/i })).toBeNull();
  });
});

describe('PLAN5: on paper', () => {
  const secret = 'Because my sister died';
  const full = () =>
    plan({
      vision: { words: 'Sundays with my son', at },
      goals: [
        goal({
          why: secret,
          reason: secret,
          obstacles: [{ ...obstacle, words: secret, ways: [] }],
        }),
        goal({ id: 'n', words: 'Something I refused', state: 'declined', steps: [] }),
      ],
      parts: [{ id: 'p', sort: 'medication', words: 'The shot', by: mine, at, actions: [] }],
      reviews: [{ id: 'r', by: mine, at, in_my_words: secret, next_on: '2027-01-05' }],
    });
  const views = () => ({
    plan: full(),
    story: { circle: [{ name: 'Marta' }] },
    [me]: { care_team: [{ name: 'Dana Ruiz' }] },
    agreements: {
      agreements: [agreement({ words: secret, signed_by_client: { by: mine, at } })],
      rewards: [],
      actions: [],
      head: 5,
    },
  });
  it('for the fridge: vision, goals, steps, people', async () => {
    server(views());
    const { container } = render(PrintFridge);
    await screen.findByText('Marta');
    await screen.findByText('Dana Ruiz');
    const text = container.textContent;
    for (const one of ['Sundays with my son', 'Walk every day', 'Call the clinic', 'Dana Ruiz'])
      expect(text).toContain(one);
    for (const one of [secret, 'The shot', 'Something I refused']) expect(text).not.toContain(one);
    expect(text).toContain('What this page leaves out');
  });
  it('for a court or payer: goals, dates, reviews, and no private words', async () => {
    server(views());
    const { container } = render(PrintOfficial);
    await screen.findByText('Agreement 1');
    const text = container.textContent;
    for (const one of ['Plan of Marisol', 'Harbor', 'Walk every day', 'Not signed by both'])
      expect(text).toContain(one);
    const left_out = [secret, 'Sundays', 'The shot', 'Something I refused', 'Call the clinic'];
    for (const one of [...left_out, 'Come on Tuesdays']) expect(text).not.toContain(one);
    expect(text).toContain('What this page leaves out');
  });
});

describe('PLAN4: agreements', () => {
  const both = ({ list = [], more = {} }: { list?: Agreement[]; more?: object } = {}) =>
    server({
      ...more,
      agreements: {
        agreements: list,
        rewards: [
          {
            id: 'w',
            sort: 'small_thing',
            words: 'A movie ticket',
            earned_by: 'Four groups',
            by: dana,
            at,
            earned: [],
            actions: can('reward.agreed'),
          },
        ],
        actions: can('agreement.proposed'),
        head: 5,
      },
    });
  it('are signed after reading both sides', async () => {
    both({ list: [agreement()] });
    render(AgreementAct, { id: 'a', act: 'sign' });
    expect(await screen.findByText('Come on Tuesdays')).toBeTruthy();
    expect(screen.getByText(/Call back within a day/)).toBeTruthy();
    await press('Yes, I sign');
    await hands_in({ kind: 'agreement.signed', about: 'a', body: {} });
  });
  it('what the team missed is noted like what the client missed', async () => {
    both({ list: [agreement()] });
    render(AgreementAct, { id: 'a', act: 'note' });
    await press('Save');
    expect(within(screen.getByRole('alert')).getAllByRole('link')).toHaveLength(2);
    await pick('My team’s part');
    await pick('Missed');
    await type('Do you want to say more?', 'No call came');
    await press('Save');
    const body = { side: 'program', kept: false, words: 'No call came' };
    await hands_in({ kind: 'agreement.noted', about: 'a', body });
  });
  it('a decision gets a second look', async () => {
    both({
      list: [agreement({ effects: [{ effect: 'Shorter visits', why: 'Missed', by: dana, at }] })],
    });
    render(AgreementAct, { id: 'a', act: 'appeal' });
    await press('Send');
    expect(written).toEqual([]);
    await type('What should they know?', 'The bus did not come');
    await press('Send');
    const body = { words: 'The bus did not come' };
    await hands_in({ kind: 'effect.appealed', about: 'a', body });
  });
  it('end by the client’s word', async () => {
    both({ list: [agreement()] });
    render(AgreementAct, { id: 'a', act: 'end' });
    await type('Do you want to say why?', 'It does not fit');
    await press('End this agreement');
    await hands_in({ kind: 'agreement.ended', about: 'a', body: { why: 'It does not fit' } });
  });
  it('are proposed with something to do for both sides', async () => {
    both();
    render(NewAgreement);
    await type('What will you do?', 'Come on Tuesdays\n\n Call when I cannot ');
    await type('What should your counselor do?', 'Call back');
    await type('What should your coach do?', 'Ride along');
    await type('When do you look at it again?', '2099-01-01');
    await press('Propose it');
    const others_do = [
      { by: 'clinician', words: 'Call back' },
      { by: 'recovery_coach', words: 'Ride along' },
    ];
    const client_does = ['Come on Tuesdays', 'Call when I cannot'];
    const body = { client_does, others_do, review_on: '2099-01-01' };
    await hands_in({ kind: 'agreement.proposed', about: new_id, body });
  });
  const limits = [
    { name: 'Visits', effect: 'We meet by phone', why: 'An hour can help another' },
    { name: 'Calls', effect: 'We answer until six' },
  ];
  const has_limits = () => {
    const program = { id: 'p', name: 'Harbor', zone: 'America/New_York' };
    session.me!.memberships = [{ program, role: 'client' }];
    return { policy: { limits, on_call: [] } };
  };
  it('take a limit of the program’s list with its effect, or none', async () => {
    both({ more: has_limits() });
    render(NewAgreement);
    expect((await screen.findByLabelText<HTMLInputElement>(/^No limit/)).checked).toBe(true);
    await pick('Visits');
    expect(await screen.findByText('We meet by phone')).toBeTruthy();
    expect(screen.getByText('An hour can help another')).toBeTruthy();
    expect(screen.getByText(/Nothing follows by itself.*second look/)).toBeTruthy();
    await type('What will you do?', 'Come on Tuesdays');
    await type('What should your counselor do?', 'Call back');
    await type('When do you look at it again?', '2099-01-01');
    await press('Propose it');
    await waitFor(() => expect(written).toHaveLength(1));
    expect(written[0]?.body).toMatchObject({ limit: 'Visits', effect: 'We meet by phone' });
  });
  it('stand without a limit that left the list meanwhile', () => {
    const terms = { mine: 'a', counselor: 'b', coach: '', limit: 'Doors', words: '' };
    expect(proposed({ ...terms, review_on: '2099-01-01' }, limits)).not.toHaveProperty('limit');
  });
  it('may take the place of another, whose terms they begin with', async () => {
    both({ list: [agreement({ holds: true })] });
    history.replaceState({}, '', '/agreements/new?replaces=a');
    render(NewAgreement);
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLTextAreaElement>('What will you do?').value).toBe(
        'Come on Tuesdays',
      ),
    );
    await type('When do you look at it again?', '2099-01-01');
    await press('Propose it');
    await waitFor(() => expect(written).toHaveLength(1));
    expect(written[0]?.body).toMatchObject({
      client_does: ['Come on Tuesdays'],
      replaces: 'a',
    });
  });
  it('show what they take the place of', async () => {
    both({ list: [agreement(), agreement({ id: 'b', client_does: ['Call'], replaces: 'a' })] });
    render(AgreementPage, { id: 'b' });
    const before = await screen.findByRole('link', { name: 'Come on Tuesdays' });
    expect(before.getAttribute('href')).toBe('/agreements/a');
  });
  it('one side alone is no agreement, nor seven promises, nor a day that passed', () => {
    const day = { review_on: '2026-11-22' };
    const good = { mine: 'a', counselor: 'b', coach: '', limit: '', words: '', ...day };
    const ids = (terms: object) =>
      terms_errors({ ...good, ...terms }, '2026-11-22').map(({ id }) => id);
    expect(ids({})).toEqual([]);
    expect(ids({ mine: ' \n' })).toEqual(['mine']);
    expect(ids({ counselor: '' })).toEqual(['counselor']);
    expect(ids({ mine: 'a\nb\nc\nd\ne\nf\ng' })).toEqual(['mine']);
    expect(ids({ coach: 'x'.repeat(301) })).toEqual(['coach']);
    expect(ids({ review_on: '2026-11-21' })).toEqual(['review']);
    expect(proposed({ ...good, words: ' ok ' }).words).toBe('ok');
    expect(lines_of('a\n \n b ')).toEqual(['a', 'b']);
  });
  it('a reward is agreed to', async () => {
    both();
    render(Agreements);
    await press(/^Yes, I agree/);
    await hands_in({ kind: 'reward.agreed', about: 'w', body: {} });
  });
});

describe('Written together', () => {
  const waiting = (id: string, kind: string, body: object, ...kinds: string[]): Waiting => ({
    id,
    entry: {
      ...({ id, subject: me, seq: 1, v: 1, author: 'dana', role: 'clinician' } as const),
      ...({ on_behalf: true, occurred_at: at, recorded_at: at, audience: 'circle' } as const),
      kind,
      body: body as never,
    },
    by: dana,
    at,
    actions: can(...kinds),
  });
  const yes = 'together.confirmed';
  const no = 'together.declined';
  const first = waiting('1', 'goal.proposed', { words: 'Walk', why: 'My heart' }, yes, no);
  const second = waiting('2', 'goal.accepted', { words: 'Walk', confidence: 6 }, no);
  const show = (...list: Waiting[]) => server({ together: { waiting: list, head: 5 } });

  it('is confirmed one by one', async () => {
    show(first, second);
    render(Together);
    expect(await screen.findByText('My heart')).toBeTruthy();
    await press(/^This is right/);
    await hands_in({ kind: 'together.confirmed', about: '1', body: {} });
    await waitFor(() => expect(screen.queryByText('My heart')).toBeNull());
  });
  it('or all of it, in the order it was written', async () => {
    show(first, second);
    render(Together);
    await press('All of it is right');
    await hands_in(
      { kind: 'together.confirmed', about: '1', body: {} },
      { kind: 'together.confirmed', about: '2', body: {} },
    );
    expect(await screen.findByText('Nothing waits for you here.')).toBeTruthy();
  });
  it('is declined, with a word if wanted', async () => {
    show(first);
    render(TogetherNo, { id: '1' });
    await type('Do you want to say why?', 'I never said that');
    await press('Say that it is not right');
    const body = { why: 'I never said that' };
    await hands_in({ kind: 'together.declined', about: '1', body });
  });
  it('cannot be confirmed where the plan has gone on', async () => {
    show(second);
    render(Together);
    expect(await screen.findByText(/Your plan has changed since/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    expect(fits(second)).toBe(false);
  });
  it('shows every word, and names what needs a name', () => {
    expect(details(first)).toEqual([{ text: 'Walk' }, { label: 'Why', text: 'My heart' }]);
    expect(details(waiting('3', 'obstacle.named', { of: 'g', barrier: 'money' }))).toEqual([
      { text: 'Money is short' },
    ]);
  });
});
