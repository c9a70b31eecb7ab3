// The staff side of the plan: exactly what each form hands in, and what staff see before they talk.
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientView, Goal, Kind, Suggestion } from '$lib/api/types';
import { messages as en } from '$lib/i18n/en/staff';
import { i18n } from '$lib/i18n/index.svelte';
import { db } from '$lib/offline/db';
import { outbox } from '$lib/offline/outbox.svelte';
import {
  agreement_body,
  agreement_fields,
  lacks_new_word,
  limit_choices,
  typed_again,
} from '../../src/pages/staff/forms/agreement';
import {
  body_of,
  checked,
  item_of,
  matters_text,
  options_text,
  typed_from,
  whole_body,
  type CheckWords,
} from '../../src/pages/staff/forms/body';
import { known_of, may_be_written } from '../../src/pages/staff/forms/known';
import { slug_of, together_path } from '../../src/pages/staff/forms/paths';
import { own_forms } from '../../src/pages/staff/forms/own_forms';
import { form_of } from '../../src/pages/staff/forms/specs';
import { chosen_kinds } from '../../src/pages/staff/chosen/chosen';
import { together_forms } from '../../src/pages/staff/forms/together_forms';
import { suggestion_fields } from '../../src/pages/staff/forms/suggestion';
import { groups_of } from '../../src/pages/staff/forms/together';
import { sounds_like_advice } from '../../src/pages/staff/forms/words';
import Starters from '../../src/pages/staff/forms/Starters.svelte';
import WriteForm from '../../src/pages/staff/forms/WriteForm.svelte';
import AgreementItem from '../../src/pages/staff/parts/AgreementItem.svelte';
import GoalMore from '../../src/pages/staff/parts/GoalMore.svelte';
import BeforeYouTalk from '../../src/pages/staff/parts/BeforeYouTalk.svelte';
import {
  careful_with,
  declined_before,
  is_due,
  suggested_before,
} from '../../src/pages/staff/parts/plan';

const author = { person: 'p', name: 'Ana', role: 'client' } as const;
const at = '2026-11-01T08:00:00Z';
const goal = (more: Partial<Goal> = {}): Goal => ({
  id: 'g',
  state: 'active',
  words: 'Walk by the river',
  proposed_by: author,
  wordings: [{ words: 'Exercise more', by: author, at }],
  changed_at: at,
  moved_at: at,
  gauges: [],
  obstacles: [],
  actions: [],
  steps: [],
  ...more,
});
const client = (more: Partial<ClientView> = {}): ClientView => ({
  id: 'c',
  name: 'Ana Ruiz',
  preferences: { called: 'Ana' },
  care_team: [],
  be_careful_with: [],
  seen_as: 'care_team',
  actions: [],
  ...more,
});
const words: CheckWords = {
  needed: (label) => `needed ${label}`,
  nothing: 'nothing',
  too_long: (most) => `too long ${most}`,
  too_many: (most) => `too many ${most}`,
  not_in_range: (most) => `out ${most}`,
  day_past: 'past',
  label: (field) => field,
};
const form = (kind: Kind, together = false) => form_of(slug_of(kind), together)!;

beforeEach(async () => {
  await i18n.use('en');
  await i18n.need(['staff']);
  await (await db()).clear('drafts');
  outbox.items = [];
});

describe('OWN3, OWN4: before staff talk', () => {
  const careful = client({
    preferences: { called: 'Ana', please_avoid: 'No calls' },
    be_careful_with: [
      { sort: 'trigger', words: 'Loud rooms', please_avoid: 'No waiting room' },
      { sort: 'high_risk_time', words: 'Paydays', please_avoid: 'No calls' },
    ],
  });
  it('what to avoid comes first, each once', () => {
    expect(careful_with(careful).avoid).toEqual(['No calls', 'No waiting room']);
    const { container } = render(BeforeYouTalk, { client: careful });
    const text = container.textContent ?? '';
    expect(text.indexOf('No calls')).toBeLessThan(text.indexOf('Loud rooms'));
    expect(text).toContain('Paydays');
  });
  it('above a message there is only what to avoid', () => {
    const { container } = render(BeforeYouTalk, { client: careful, is_short: true });
    expect(container.textContent).not.toContain('Paydays');
  });
});

describe('PLAN5: a look at the plan together', () => {
  const now = Date.parse('2026-11-30T08:00:00Z');
  it('is due from the moment that the server names, and never without one', () => {
    expect(is_due('2026-11-30T08:00:00.000Z', now)).toBe(true);
    expect(is_due('2026-11-30T08:00:01.000Z', now)).toBe(false);
    expect(is_due(undefined, now)).toBe(false);
  });
  it('is offered at the goal that stands still, not at one that moves', () => {
    const { container } = render(GoalMore, {
      goal: goal({ look_again_at: '2020-01-01T08:00:00Z' }),
      client: 'c',
    });
    expect(container.querySelector('a')?.getAttribute('href')).toBe(
      '/staff/clients/c/together/review-held',
    );
    const moving = render(GoalMore, {
      goal: goal({ look_again_at: '2099-01-01T08:00:00Z' }),
      client: 'c',
    });
    expect(moving.container.querySelector('a')).toBeNull();
  });
});

describe('PLAN1: nobody is worn down', () => {
  const declined = goal({ state: 'declined', declined_as: 'no' });
  it('the words of a declined offer are known again, however they are typed', () => {
    expect(declined_before([declined], '  exercise   MORE ')).toBe(declined);
    expect(declined_before([goal()], 'Exercise more')).toBeUndefined();
    expect(declined_before([declined], 'Walk')).toBeUndefined();
  });
  const suggestion = (answer?: 'yes' | 'no' | 'not_now'): Suggestion => ({
    id: 's',
    sort: 'group',
    words: 'Go to a meeting',
    by: author,
    at,
    actions: [],
    ...(answer ? { answer: { answer, at } } : {}),
  });
  it('a suggestion that waits or was declined is known again; one taken up is not', () => {
    const same = (one: Suggestion) => suggested_before([one], 'go to a meeting');
    expect(same(suggestion())).toBeTruthy();
    expect(same(suggestion('not_now'))).toBeTruthy();
    expect(same(suggestion('yes'))).toBeUndefined();
    expect(suggested_before([suggestion('no')], 'Go to work')).toBeUndefined();
  });
  it('asks what is different only then, and a page only where one is suggested', () => {
    const names = (sort: string, is_again: boolean) =>
      suggestion_fields({ sort, is_again, has_goals: false }).map((field) => field.name);
    expect(names('group', false)).toEqual(['sort', 'words', 'why']);
    expect(names('page', true)).toEqual(['sort', 'page', 'words', 'why', 'why_again']);
  });
});

describe('PLAN4: an agreement', () => {
  const typed = {
    ...typed_from(agreement_fields),
    client_does: ' Come on Tuesdays \n\n Call when I cannot\n',
    clinician_does: 'Keep the hour free',
    coach_does: 'Call on Mondays',
    review_on: '2099-01-01',
  };
  const limit = { name: 'Two missed', effect: 'We meet every day for a week', why: 'To be safe' };
  it('hands in the duties of both sides, one for each line', () => {
    expect(agreement_body(typed, limit, 'older')).toEqual({
      client_does: ['Come on Tuesdays', 'Call when I cannot'],
      others_do: [
        { by: 'clinician', words: 'Keep the hour free' },
        { by: 'recovery_coach', words: 'Call on Mondays' },
      ],
      review_on: '2099-01-01',
      limit: 'Two missed',
      effect: 'We meet every day for a week',
      replaces: 'older',
    });
  });
  it('has neither a limit nor an effect where none of the list was chosen', () => {
    expect(Object.keys(agreement_body(typed))).toEqual(['client_does', 'others_do', 'review_on']);
  });
  it('begins again with the terms of then, but for the day', () => {
    const before = {
      ...agreement_body({ ...typed, words: 'For the mornings' }, limit),
      id: 'a',
      proposed: { by: author, at },
      ended: { by: author, at },
      holds: false,
      notes: [],
      effects: [],
      actions: [],
    };
    const program = { id: 'p', name: 'Harbor', zone: 'America/Chicago' };
    const choices = limit_choices([{ program, limits: [limit] }]);
    const again = typed_again(before, choices);
    expect(again).toMatchObject({
      client_does: 'Come on Tuesdays\nCall when I cannot',
      coach_does: 'Call on Mondays',
      limit: 'p/Two missed',
      review_on: '',
    });
    // The client ended it unsigned: the same is not offered again without a new word.
    expect(lacks_new_word([before], agreement_body(again, limit))).toBe(true);
    const changed = { ...again, words: 'Only until May' };
    expect(lacks_new_word([before], agreement_body(changed, limit))).toBe(false);
  });
  it('wants their side, at most six lines, and a day that lies ahead', () => {
    const wrong = {
      ...typed,
      client_does: '',
      coach_does: 'a\nb\nc\nd\ne\nf\ng',
      review_on: '2020-01-01',
    };
    expect(checked(agreement_fields, wrong, words).map((error) => error.text)).toEqual([
      'needed client_does',
      'too many 6',
      'past',
    ]);
  });
  it('offers only what the server lists', () => {
    const agreement = {
      id: 'a',
      client_does: ['Come'],
      others_do: [],
      review_on: '2099-01-01',
      proposed: { by: author, at },
      holds: true,
      notes: [],
      effects: [],
      actions: [{ kind: 'agreement.noted' }],
    };
    const props = { client: 'c', called: 'Ana', waiting: [] };
    render(AgreementItem, { agreement, ...props });
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/staff/clients/c/write/agreement-noted/a']);
    render(AgreementItem, {
      agreement: { ...agreement, actions: [{ kind: 'effect.decided' }] },
      ...props,
    });
    expect(screen.getByRole('link', { name: /Decide about the effect/ })).toBeTruthy();
  });
});

describe('forms', () => {
  it('hold every kind once, under an address without a dot', () => {
    for (const forms of [own_forms, together_forms]) {
      const slugs = forms.map((one) => slug_of(one.kind));
      expect(new Set(slugs).size).toBe(slugs.length);
      expect(slugs.join()).not.toContain('.');
    }
    expect(together_path('c', 'goal.reworded', 'g')).toBe(
      '/staff/clients/c/together/goal-reworded/g',
    );
  });
  it('have a title, and words for every field and choice', () => {
    for (const spec of own_forms) expect(en.forms.own).toHaveProperty([spec.kind, 'title']);
    const values = en.record.values as Record<string, Record<string, string>>;
    for (const { kind, fields } of [...own_forms, ...together_forms]) {
      for (const { name, sort, options } of fields) {
        expect(en.record.fields, `${kind} ${name}`).toHaveProperty([name]);
        if (sort !== 'choice' && sort !== 'choices') continue;
        for (const option of options)
          expect(values[name], `${kind} ${name}`).toHaveProperty([option]);
      }
    }
  });
  it('hand in only what was said, in the types of the contract', () => {
    const { fields } = form('circle_person.named', true);
    const typed = { ...typed_from(fields), name: ' Marta ', bond: 'recovery', closeness: '1' };
    expect(whole_body(fields, typed)).toEqual({
      name: 'Marta',
      bond: 'recovery',
      closeness: 1,
      in_hard_moments: false,
    });
    const gauge = form('goal.gauged', true).fields;
    expect(body_of(gauge, { importance: '0', confidence: '' })).toEqual({ importance: 0 });
    const noted = form('agreement.noted').fields;
    expect(body_of(noted, { side: 'program', kept: 'false', words: '' })).toEqual({
      side: 'program',
      kept: false,
    });
    const met = form('introduction.noted').fields;
    expect(body_of(met, { met: 'false', words: '' })).toEqual({ met: false });
    const came = form('appointment.noted').fields;
    expect(body_of(came, { met: 'met', words: '' })).toEqual({ met: 'met' });
    const practice = form('practice.tried', true).fields;
    const options = options_text([
      { words: ' Leave ', pros: 'It is quiet', cons: '' },
      { words: '', pros: '', cons: '' },
    ]);
    expect(body_of(practice, { skill: 'refusing', options, choice: 'Leave' })).toEqual({
      skill: 'refusing',
      options: [{ words: 'Leave', pros: 'It is quiet' }],
      choice: 'Leave',
    });
    const lacks_words = options_text([{ words: '', pros: 'It is quiet', cons: '' }]);
    expect(checked(practice, { skill: 'refusing', options: lacks_words }, words)).toEqual([
      { id: 'options-0', text: 'needed options' },
    ]);
    const safety = form('safety_plan.written', true).fields;
    expect(body_of(safety, { people: 'Marta' })).toMatchObject({ people: ['Marta'], places: [] });
  });
  it('want something said where every field may stay empty', () => {
    const { fields } = form('environment.reviewed', true);
    expect(checked(fields, typed_from(fields), words, true)).toEqual([
      { id: 'safe_living', text: 'nothing' },
    ]);
    const rest = form('goal.rested', true).fields;
    expect(checked(rest, typed_from(rest), words, false)).toEqual([]);
    const quiet = form('quiet_plan.written', true).fields;
    const errors = checked(quiet, { please_do: 'Call', after_days: '91' }, words);
    expect(errors.map((error) => error.text)).toEqual(['out 90']);
  });
  it('begin with what stands there, where the new entry takes its place', () => {
    const story = { quiet_plan: { please_do: 'Call me', after_days: 5, by: author, at } };
    const spec = form('quiet_plan.written', true);
    expect(typed_from(spec.fields, known_of(spec, '', story))).toMatchObject({
      please_do: 'Call me',
      after_days: '5',
    });
    const reworded = form('goal.reworded', true);
    const typed = typed_from(reworded.fields, known_of(reworded, 'g', { goals: [goal()] }));
    expect(typed).toMatchObject({ words: 'Walk by the river', smaller: '' });
  });
  it('are open only where the action stands', () => {
    const view = { goals: [goal({ steps: [step('step.changed')] })] };
    expect(may_be_written(form('step.changed'), 's', view)).toBe(true);
    expect(may_be_written(form('step.let_go'), 's', view)).toBe(false);
    expect(item_of(view, 's')?.words).toBe('Send the form');
  });
});

const step = (kind: Kind): Goal['steps'][number] => ({
  id: 's',
  words: 'Send the form',
  owner: 'clinician',
  state: 'open',
  times_done: 0,
  earlier: [],
  added_by: author,
  actions: [{ kind }],
});

describe('written together', () => {
  const show = (kind: Kind, together: boolean, about: string, view: unknown) => {
    const onwritten = vi.fn();
    const who = { data: client(), state: 'ready', problem: undefined, is_old: false } as never;
    const spec = form(kind, together);
    render(WriteForm, { who, client: 'c', spec, about, view, together, called: 'Ana', onwritten });
    return onwritten;
  };
  const kept = () => outbox.items.map(({ draft }) => draft);

  it('is handed in for the client, to the circle, about the same thing', async () => {
    const onwritten = show('goal.reworded', true, 'g', { goals: [goal()] });
    expect(screen.getByText('Ana is here with you')).toBeTruthy();
    const field = screen.getByLabelText('The goal, in other words');
    await fireEvent.input(field, { target: { value: 'Walk with Marta' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Hand it to Ana to confirm' }));
    await waitFor(() => expect(onwritten).toHaveBeenCalled());
    expect(kept().slice(-1)).toMatchObject([
      {
        kind: 'goal.reworded',
        on_behalf: true,
        audience: 'circle',
        about: 'g',
        body: { words: 'Walk with Marta' },
      },
    ]);
  });
  it('a part of life says which one, and begins with what was told before', async () => {
    const finding = { topic: 'home', strengths: 'My sister', by: author, at, goals: [] };
    const onwritten = show('assessment.answered', true, 'home', { findings: [finding] });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Home');
    const field = screen.getByLabelText(/What I need/);
    await fireEvent.input(field, { target: { value: 'A quiet room' } });
    await fireEvent.click(screen.getByRole('button', { name: /Hand it to Ana/ }));
    await waitFor(() => expect(onwritten).toHaveBeenCalled());
    const draft = kept().at(-1);
    expect(draft?.body).toEqual({ topic: 'home', strengths: 'My sister', needs: 'A quiet room' });
    expect(draft).not.toHaveProperty('about');
  });
  it('something new has an id of its own', async () => {
    const onwritten = show('trigger.noted', true, '', {});
    await fireEvent.click(screen.getByLabelText('A hard place'));
    const field = screen.getByLabelText('What is hard');
    await fireEvent.input(field, { target: { value: 'The old corner' } });
    await fireEvent.click(screen.getByRole('button', { name: /Hand it to Ana/ }));
    await waitFor(() => expect(onwritten).toHaveBeenCalled());
    const draft = kept().at(-1);
    expect(draft?.body).toEqual({ sort: 'high_risk_place', words: 'The old corner' });
    expect(draft?.about).toMatch(/^[0-9a-f-]{36}$/);
  });
  it('as oneself, it is not on behalf', async () => {
    const view = { setbacks: [{ id: 'x', actions: [], words: 'It was a hard night' }] };
    const onwritten = show('setback.answered', false, 'x', view);
    expect(await screen.findByText('It was a hard night')).toBeTruthy();
    await fireEvent.click(await screen.findByRole('button', { name: /That took courage/ }));
    await fireEvent.click(screen.getByRole('button', { name: 'Send the answer' }));
    await waitFor(() => expect(onwritten).toHaveBeenCalled());
    const draft = kept().at(-1);
    expect(draft).toMatchObject({ kind: 'setback.answered', on_behalf: false, about: 'x' });
    expect(draft).not.toHaveProperty('audience');
    expect(draft?.body).toEqual({ words: en.forms.starters[0] });
  });
  it('what may be written follows the state of each thing', () => {
    const plan = {
      goals: [goal({ steps: [step('step.done')] }), goal({ id: 'old', state: 'achieved' })],
    };
    const groups = groups_of(
      {
        plan: plan as never,
        story: undefined,
        learning: undefined,
        setbacks: undefined,
        coping: undefined,
      },
      en.record,
      String,
    );
    const of = (key: string) =>
      groups.find((one) => one.key === key)?.forms.map(({ kind }) => kind);
    expect(of('g')).toContain('goal.rested');
    expect(of('g')).not.toContain('goal.resumed');
    expect(of('s')).toEqual(['step.done', 'step.changed', 'step.let_go', 'obstacle.named']);
    expect(of('old')).toBeUndefined();
  });
});

describe('what docs/rules.md marks as together', () => {
  const rows = [
    ...readFileSync('../docs/rules.md', 'utf8').matchAll(
      /^\| `([a-z_.]+)` \|[^|]*\|[^|]*\| yes \|/gm,
    ),
  ];
  const marked = [...new Set(rows.map(([, kind]) => kind as Kind))].sort();

  it('has a form for every kind, and for no other', () => {
    expect(marked.length).toBeGreaterThan(30);
    const forms = together_forms.map(({ kind }) => kind);
    expect([...forms, ...chosen_kinds].sort()).toEqual(marked);
  });
  it('is offered where it may be, every kind of it', () => {
    const open = step('step.done');
    const in_the_way = { id: 'o', of: 'g', barrier: 'transport', by: author, at, actions: [] };
    const views = {
      plan: {
        goals: [
          goal({ steps: [open], obstacles: [in_the_way] as never }),
          goal({ id: 'offered', state: 'proposed' }),
          goal({ id: 'resting', state: 'resting' }),
        ],
        parts: [{ id: 'p', sort: 'therapy', words: 'Talks with Dana' }],
      },
      story: {
        triggers: [{ id: 't', words: 'Paydays' }],
        circle: [{ id: 'm', name: 'Marta', closeness: 1 }],
      },
      learning: { suggestions: [{ id: 'u', words: 'Go along' }] },
      setbacks: { setbacks: [{ id: 'x', at }] },
      coping: { practices: [] },
    };
    const groups = groups_of(views as never, en.record, String);
    const offered = groups.flatMap((group) => group.forms.map(({ kind }) => kind));
    expect([...new Set([...offered, ...chosen_kinds])].sort()).toEqual(marked);
  });
});

describe('LEARN2: a choice made together', () => {
  const weighed = form('decision.weighed', true);
  it('hands in only the matters that were weighed', () => {
    const matters = matters_text([{ matter: 'cost', weight: 2 }]);
    expect(body_of(weighed.fields, { aid: 'level-of-care', matters, leaning: 'home' })).toEqual({
      aid: 'level-of-care',
      matters: [{ matter: 'cost', weight: 2 }],
      leaning: 'home',
    });
  });
  it('wants more said than which aid it is', () => {
    const typed = { ...typed_from(weighed.fields), aid: 'level-of-care' };
    expect(checked(weighed.fields, typed, words, true)).toEqual([
      { id: 'leaning', text: 'nothing' },
    ]);
  });
});

describe('PLAN7: a kind first answer', () => {
  it('has three beginnings, and a quiet word against advice', () => {
    render(Starters, { words: 'You should have called me' });
    expect(screen.getAllByRole('button')).toHaveLength(3);
    expect(screen.getByRole('status').textContent).toContain('advice or blame');
    expect(sounds_like_advice('Why didn’t you call?')).toBe(true);
    expect(sounds_like_advice('Deberías llamar')).toBe(true);
    for (const kind of en.forms.starters) expect(sounds_like_advice(kind)).toBe(false);
  });
});
