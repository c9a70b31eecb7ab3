// My story, wins and setbacks: exactly what each form hands in, what waits here, and who would see it.
import 'fake-indexeddb/auto';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, Finding, Kind, Milestone, Setback } from '$lib/api/types';
import { db } from '$lib/offline/db';
import { outbox } from '$lib/offline/outbox.svelte';
import { session } from '$lib/session.svelte';
import { count_of, days_between } from '../../src/pages/client/life/days';
import { body_of, empty_debrief, first_open, form_of } from '../../src/pages/client/life/debrief';
import { debrief_questions, question_after } from '../../src/pages/client/life/debrief';
import * as forms from '../../src/pages/client/life/forms';
import { is_full, with_line } from '../../src/pages/client/life/lines';
import * as overlay from '../../src/pages/client/life/overlay';
import type { Counted, Someone, Written } from '../../src/pages/client/life/overlay';
import { empty_rings, missing_bonds, spots } from '../../src/pages/client/life/circle';
import { supporters_of, team_of } from '../../src/pages/client/life/sharing';
import { is_topic, next_topic, state_of, topics } from '../../src/pages/client/life/topics';
import HardThing from '../../src/pages/client/life/HardThing.svelte';
import NewGoal from '../../src/pages/client/NewGoal.svelte';
import Setback_ from '../../src/pages/client/life/Setback.svelte';
import Wins from '../../src/pages/client/life/Wins.svelte';

vi.mock('$lib/router.svelte', () => ({ router: { go: vi.fn(), shown: { path: '/' } } }));

const me = '019ad000-0000-7000-8000-0000000000aa';
const at = '2026-11-23T19:00:00.000-06:00[America/Chicago]';
const author = { person: 'dana', name: 'Dana Ruiz', role: 'clinician' } as const;

/** Answers every view with what is given for its last part, and keeps every entry back. */
function server(views: Record<string, object> = {}) {
  vi.stubGlobal('fetch', async (asked: Request | string) => {
    const path = new URL(typeof asked === 'string' ? asked : asked.url, 'http://here').pathname;
    if (path.endsWith('/entries')) return new Promise<Response>(() => {});
    const body = views[path.split('/').at(-1) ?? ''];
    if (!body) throw new TypeError('no signal');
    return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  });
}
const kept_back = async (): Promise<Draft[]> => {
  const items = await (await db()).getAllFromIndex('outbox', 'seq');
  return items.map(({ draft }) => draft);
};
/** The entries as they were handed in, without what each device adds. */
const handed_in = async () =>
  (await kept_back()).map(({ kind, body, audience }) => ({ kind, body, audience }));

beforeEach(async () => {
  const database = await db();
  await Promise.all([database.clear('outbox'), database.clear('drafts'), database.clear('cache')]);
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
  await outbox.belongs_to(me);
  history.replaceState({}, '', '/');
  server();
});

const entry = <K extends Kind>(kind: K, about: string, body: object, more: object = {}) =>
  ({ kind, about, body, at, audience: 'circle', state: 'waiting', ...more }) as Written<K>;

describe('OWN2', () => {
  it('tells what was said, what was skipped, and what is still open', () => {
    expect(state_of(undefined)).toBe('not_yet');
    expect(state_of({ topic: 'home' })).toBe('skipped');
    expect(state_of({ topic: 'home', importance: 0 })).toBe('said');
    expect(is_topic('home')).toBe(true);
    expect(is_topic('horoscope')).toBe(false);
    expect(new Set(topics).size).toBe(18);
  });
  it('goes on with the next open part, around the end, and stops when none is open', () => {
    expect(next_topic('cultural_capital', [])).toBe('use_and_medicine');
    expect(next_topic('legal', [{ topic: 'getting_around' }])).toBe('culture_and_language');
    expect(
      next_topic(
        'home',
        topics.map((topic) => ({ topic })),
      ),
    ).toBeUndefined();
  });
  it('hands in only what was written', () => {
    const form = { background: ' Since May ', needs: '', strengths: ' ', importance: '0' };
    expect(forms.answered('home', form)).toEqual({
      topic: 'home',
      background: 'Since May',
      importance: 0,
    });
    expect(forms.answered('home', forms.topic_form(undefined))).toEqual({ topic: 'home' });
  });
  it('shows what waits, and keeps the goals that a part led to', () => {
    const goals: Finding['goals'] = [{ id: 'g', state: 'active', words: 'A room' }];
    const before: Finding = { topic: 'home', needs: 'A key', by: author, at, goals };
    const waiting = entry('assessment.answered', 'e', { topic: 'home', needs: 'A room' });
    const [home, ...others] = overlay.findings_with([before], [waiting]);
    expect(home).toMatchObject({ needs: 'A room', goals, unsent: true });
    expect(others).toEqual([]);
  });
  it('makes a goal that knows which part of the story it comes from', async () => {
    history.replaceState({}, '', '/plan/new?finding=home');
    render(NewGoal);
    await fireEvent.input(screen.getByLabelText('What would you like?'), {
      target: { value: 'A room of my own' },
    });
    await fireEvent.submit(document.querySelector('form')!);
    await vi.waitFor(async () => expect(await kept_back()).toHaveLength(2));
    const [proposed, accepted] = await kept_back();
    expect(proposed!.body).toEqual({ words: 'A room of my own', finding: 'home' });
    expect(accepted!.about).toBe(proposed!.about);
  });
});

describe('OWN4', () => {
  it('hands in what is hard, and what to avoid, once it is whole', async () => {
    render(HardThing);
    const form = document.querySelector('form')!;
    await fireEvent.submit(form);
    expect(screen.getAllByText('Choose the answer that is closest.').length).toBeGreaterThan(0);
    expect(await kept_back()).toEqual([]);
    await fireEvent.click(screen.getByLabelText('A risky time'));
    await fireEvent.input(screen.getByLabelText('What is hard?'), { target: { value: 'Pay day' } });
    await fireEvent.submit(form);
    await vi.waitFor(async () => expect(await kept_back()).toHaveLength(1));
    expect(await handed_in()).toEqual([
      { kind: 'trigger.noted', body: { sort: 'high_risk_time', words: 'Pay day' } },
    ]);
    expect((await kept_back())[0]!.about).toMatch(/^[0-9a-f-]{36}$/);
  });
  it('shows something said anew once, and not what was let go', () => {
    const noted = entry('trigger.noted', 't', { sort: 'trigger', words: 'Noise' });
    const anew = entry('trigger.noted', 't', { sort: 'trigger', words: 'Loud rooms' });
    expect(overlay.triggers_with([], [noted, anew]).map(({ words }) => words)).toEqual([
      'Loud rooms',
    ]);
    expect(overlay.triggers_with([], [noted, entry('trigger.let_go', 't', {})])).toEqual([]);
  });
  it('reviews the surroundings with at least one box', () => {
    const empty = forms.surroundings_form(undefined);
    expect(forms.surroundings_errors(empty)).toHaveLength(1);
    const form = { ...empty, safe_living: ' My sister’s ', review_on: '2026-12-24' };
    expect(forms.surroundings_errors(form)).toEqual([]);
    expect(forms.reviewed(form)).toEqual({
      safe_living: 'My sister’s',
      review_on: '2026-12-24',
    });
  });
});

describe('OWN5', () => {
  it('needs only what people should do, and whole days', () => {
    const form = { ...forms.quiet_form(undefined), please_do: 'Text me', after_days: '5' };
    expect(forms.quiet_errors(form)).toEqual([]);
    expect(forms.quiet_plan(form)).toEqual({ please_do: 'Text me', after_days: 5 });
    for (const wrong of ['0', '91', '1.5', 'soon']) {
      expect(forms.quiet_errors({ ...form, after_days: wrong }), wrong).toHaveLength(1);
    }
    expect(forms.quiet_errors(forms.quiet_form(undefined))).toHaveLength(1);
  });
});

describe('OWN6', () => {
  const someone = (id: string, more: Partial<Someone> = {}): Someone => ({
    id,
    name: 'Marta Ruiz',
    bond: 'family',
    closeness: 1,
    in_hard_moments: false,
    actions: [],
    ...more,
  });
  it('hands in a person with numbers for numbers', () => {
    const form = { ...forms.person_form(undefined), name: 'Marta', bond: 'family', closeness: '2' };
    expect(forms.person_errors(form)).toEqual([]);
    expect(forms.named(form)).toEqual({
      name: 'Marta',
      bond: 'family',
      closeness: 2,
      in_hard_moments: false,
    });
    expect(forms.person_errors(forms.person_form(undefined)).map(({ id }) => id)).toEqual([
      'name',
      'bond',
      'closeness',
    ]);
  });
  it('knows where the circle is thin, and sends nobody to look for a partner', () => {
    const circle = [someone('a'), someone('b', { closeness: 3, bond: 'recovery' })];
    expect(empty_rings(circle)).toEqual([2]);
    expect(missing_bonds(circle)).not.toContain('family');
    expect(missing_bonds(circle)).not.toContain('partner');
    expect(missing_bonds(circle)).toContain('friendship');
  });
  it('gives everyone a place of their own on the map', () => {
    const circle = Array.from({ length: 12 }, (_, i) =>
      someone(String(i), { closeness: (i % 3) + 1 }),
    );
    const places = spots(circle).map(({ x, y }) => `${x},${y}`);
    expect(new Set(places).size).toBe(12);
    expect(spots([someone('a')])[0]!.letters).toBe('MR');
  });
});

describe('OWN7', () => {
  it('goes by the last word, sent or not', () => {
    const ended = entry('treatment.ended', 'a', {});
    const resumed = entry('treatment.resumed', 'b', {});
    expect(overlay.has_ended(true, [])).toBe(true);
    expect(overlay.has_ended(true, [resumed])).toBe(false);
    expect(overlay.has_ended(false, [resumed, ended])).toBe(true);
  });
});

describe('PLAN6', () => {
  const milestone = (more: Partial<Milestone> = {}): Milestone => ({
    id: 'm',
    words: 'Calls to my son',
    counts: 'own',
    since: '2026-11-01',
    count: 4,
    actions: [],
    ...more,
  });
  it('hands in a win and empties the box', async () => {
    render(Wins);
    const box = screen.getByLabelText<HTMLTextAreaElement>('What went well?');
    await fireEvent.input(box, { target: { value: ' I got up ' } });
    await fireEvent.submit(document.querySelector('form')!);
    await vi.waitFor(async () => expect(await kept_back()).toHaveLength(1));
    expect(await handed_in()).toEqual([{ kind: 'win.noted', body: { words: 'I got up' } }]);
    await vi.waitFor(() => expect(box.value).toBe(''));
    await screen.findByText('I got up');
    await fireEvent.submit(document.querySelector('form')!);
    expect(await kept_back()).toHaveLength(1);
  });
  it('hands in a milestone from a day that has come', () => {
    const form = { words: 'Days at home', counts: 'days', since: '2026-11-20', mark: '' };
    expect(forms.milestone_errors(form, '2026-11-20')).toEqual([]);
    expect(forms.chosen(form)).toEqual({
      words: 'Days at home',
      counts: 'days',
      since: '2026-11-20',
    });
    expect(forms.chosen({ ...form, mark: '30' }).mark).toBe(30);
    expect(forms.milestone_errors({ ...form, since: '2026-11-21' }, '2026-11-20')).toHaveLength(1);
    expect(forms.milestone_errors({ ...form, mark: '0' }, '2026-11-20')).toHaveLength(1);
  });
  it('counts days as a sum, over a change of clocks, until it rests', () => {
    expect(days_between('2026-11-20', '2026-11-20')).toBe(1);
    expect(days_between('2026-10-25', '2026-11-05')).toBe(12);
    expect(days_between('2026-11-21', '2026-11-20')).toBe(0);
    const days: Counted = milestone({ counts: 'days' });
    expect(count_of(days, '2026-11-10')).toBe(10);
    const rested = { ...days, rested: { at: '2026-11-04T12:00:00Z' } };
    expect(count_of(rested, '2026-11-10')).toBe(4);
  });
  it('adds what was counted here, and never takes anything away', () => {
    const counted = entry('milestone.counted', 'm', { on: '2026-11-23' });
    const rested = entry('milestone.rested', 'm', {});
    const [one] = overlay.milestones_with([milestone()], [counted, counted, rested]);
    expect(one).toMatchObject({ count: 6, actions: [], rested: { at } });
    const again = entry('milestone.chosen', 'm', {
      words: 'Calls',
      counts: 'own',
      since: '2026-11-01',
    });
    const [back] = overlay.milestones_with([milestone()], [counted, rested, again]);
    expect(back).toMatchObject({ count: 5, words: 'Calls' });
    expect(back!.rested).toBeUndefined();
  });
});

describe('PLAN7', () => {
  const sharing = {
    care_team: [{ person: 'dana', name: 'Dana Ruiz', role: 'clinician', since: at }],
    consents: [
      { id: 'c', person: 'p', name: 'Elena', areas: ['setbacks'], state: 'active' },
      { id: 'd', person: 'q', name: 'Omar', areas: ['setbacks'], state: 'revoked' },
      { id: 'e', person: 'r', name: 'Luz', areas: ['plan'], state: 'active' },
      { id: 'f', person: 'p', name: 'Elena', areas: ['setbacks', 'plan'], state: 'active' },
    ].map((one) => ({ ...one, purpose: 'x', given_at: at, actions: [] })),
    actions: [],
    head: 1,
  };
  it('names those who would see it by a consent that holds, each once', () => {
    expect(team_of(sharing as never)).toBe('Dana Ruiz');
    expect(supporters_of(sharing as never, 'setbacks')).toEqual(['Elena']);
    expect(supporters_of(undefined, 'setbacks')).toEqual([]);
  });
  it('says who will see it before anything is sent', async () => {
    server({ sharing });
    render(Setback_);
    await screen.findByText('Dana Ruiz will see this.');
    await screen.findByText('Dana Ruiz will see this. So will Elena.');
    screen.getByText('Someone from your team will answer within a day.');
    expect(await kept_back()).toEqual([]);
  });
  it.each([
    ['Tell my team', 'circle'],
    ['Tell my team and my supporters', 'shared'],
    ['Keep it to myself', 'mine'],
  ])('is one touch: %s', async (button, audience) => {
    server({ sharing });
    render(Setback_);
    await fireEvent.click(await screen.findByRole('button', { name: button }));
    await vi.waitFor(async () => expect(await kept_back()).toHaveLength(1));
    expect(await handed_in()).toEqual([{ kind: 'setback.told', body: {}, audience }]);
  });
  it('puts help first where someone needs it', async () => {
    render(Setback_);
    expect(screen.queryByText('Get help first')).toBeNull();
    await fireEvent.click(screen.getByLabelText('I need help now'));
    screen.getByText('Get help first');
    expect(screen.getByRole('link', { name: 'Get help now' }).getAttribute('href')).toBe('/help/');
    expect(screen.getByRole('button', { name: 'Tell my team' }).className).toContain('btn-quiet');
  });
  it('hands in what else was said', () => {
    expect(forms.told({ words: ' Long day ', safety: 'safe', talk: true })).toEqual({
      words: 'Long day',
      safety: 'safe',
      talk: true,
    });
    expect(forms.told(forms.setback_form())).toEqual({});
  });
  it('told again it is the same one for more people, and keeps its answers', () => {
    const answers = [{ words: 'With you', by: author, at }];
    const more = { by: author, at, steps: [], actions: [], answers };
    const known = { id: 's', audience: 'mine', words: 'Hard', ...more } as Setback;
    const again = entry('setback.told', 's', { talk: true }, { audience: 'circle' });
    const debrief = entry('setback.debriefed', 's', { learned: 'Eat first' });
    const [one, ...others] = overlay.setbacks_with([known], [again, debrief]);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ words: 'Hard', talk: true, audience: 'circle', answers });
    expect(one!.debrief).toEqual({ learned: 'Eat first' });
    expect(overlay.setbacks_with([known], [entry('setback.told', 'new', {})])[0]!.id).toBe('new');
  });
  it('looks back one question at a time, and hands in only what was answered', () => {
    expect(debrief_questions).toHaveLength(16);
    expect(question_after('when_and_where')).toBe('who_was_there');
    expect(question_after('tell_whom')).toBe('check');
    const form = { ...empty_debrief, when_and_where: ' Friday ', strength: '0' };
    expect(body_of(form)).toEqual({ when_and_where: 'Friday', strength: 0 });
    expect(first_open(form)).toBe('who_was_there');
    expect(form_of({ strength: 7, learned: 'x' })).toMatchObject({ strength: '7', learned: 'x' });
    expect(body_of(empty_debrief)).toEqual({});
  });
  it('becomes a step, a smaller goal, or a line after all that stands', () => {
    const step = { goal: 'g', words: 'Eat first', owner: 'client' };
    const eaten = { goal: 'g', words: ' Eat first ' };
    expect(forms.step_from({ id: 's', audience: 'circle' }, eaten)).toEqual({ ...step, from: 's' });
    expect(forms.step_from({ id: 's', audience: 'mine' }, eaten)).toEqual(step);
    expect(forms.step_from(undefined, eaten)).toEqual(step);
    expect(forms.smaller({ words: 'Walk once ' })).toEqual({ words: 'Walk once', smaller: true });
    const plan = {
      signs: ['Pacing'],
      tools: ['halt' as const],
      what_helps: ['Tea'],
      people: [],
      places: [],
      reminder: 'Mateo',
      by: author,
      at,
    };
    const { by, at: _at, ...body } = plan;
    expect(by && _at).toBeTruthy();
    expect(with_line(plan, ' Eat ')).toEqual({ ...body, what_helps: ['Tea', 'Eat'] });
    expect(with_line(undefined, 'Eat')).toEqual({
      signs: [],
      tools: [],
      what_helps: ['Eat'],
      people: [],
      places: [],
    });
    expect(is_full({ ...body, what_helps: Array<string>(12).fill('x') })).toBe(true);
  });
});
