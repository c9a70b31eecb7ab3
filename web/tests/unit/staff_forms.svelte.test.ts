// Forms of staff: nothing typed is lost, and only what the server lists is offered.
import 'fake-indexeddb/auto';
import { render, screen } from '@testing-library/svelte';
import { flushSync, tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientView, Me, PlanView } from '$lib/api/types';
import { kept_form, type Kept } from '$lib/kept.svelte';
import { load_draft, save_draft } from '$lib/offline/drafts';
import { db } from '$lib/offline/db';
import GoalPair from '../../src/pages/staff/parts/GoalPair.svelte';
import MeetPanel from '../../src/pages/staff/parts/MeetPanel.svelte';
import { error_at, errors_of, length_of } from '../../src/pages/staff/parts/errors';
import { is_lead, programs_of } from '../../src/pages/staff/people.svelte';

beforeEach(async () => (await db()).clear('drafts'));

describe('kept forms', () => {
  /** As a component would hold it: until `end`. */
  function open(key: string) {
    let kept!: Kept<{ words: string }>;
    const end = $effect.root(() => {
      kept = kept_form(key, { words: '' });
    });
    return { kept, end };
  }
  it('bring back what was typed, and forget it once it is sent', async () => {
    const first = open('answer/1');
    first.kept.form.words = 'It sounds hard';
    await vi.waitFor(async () =>
      expect(await load_draft('answer/1')).toEqual({ words: 'It sounds hard' }),
    );
    first.end();
    const again = open('answer/1');
    await vi.waitFor(() => expect(again.kept.form.words).toBe('It sounds hard'));
    await again.kept.clear();
    expect(again.kept.form.words).toBe('');
    await vi.waitFor(async () => expect(await load_draft('answer/1')).toBeUndefined());
    again.end();
  });
  it('do not overwrite what was typed before the draft was read', async () => {
    await save_draft('answer/2', { words: 'older' });
    const { kept, end } = open('answer/2');
    kept.form.words = 'typed at once';
    flushSync();
    await load_draft('answer/2');
    await tick();
    expect(kept.form.words).toBe('typed at once');
    end();
  });
  it('keep nothing before anybody typed', async () => {
    const { end } = open('answer/3');
    flushSync();
    await tick();
    expect(await load_draft('answer/3')).toBeUndefined();
    end();
  });
});

describe('errors', () => {
  it('says the first thing wrong with each field', () => {
    const errors = errors_of([
      [true, 'words', 'Write it'],
      [true, 'words', 'Too long'],
      [false, 'why', 'No'],
    ]);
    expect(errors).toEqual([{ id: 'words', text: 'Write it' }]);
    expect(error_at(errors, 'why')).toBeUndefined();
  });
  it('counts letters as people do', () => expect(length_of(' 😀é ')).toBe(2));
});

const author = { person: 'p', name: 'Ana', role: 'client' } as const;
const goal = (actions: { kind: string }[]): PlanView['goals'][number] => ({
  id: 'g',
  state: 'active',
  words: 'Walk by the river',
  proposed_by: author,
  wordings: [],
  changed_at: '2026-11-01T08:00:00Z',
  moved_at: '2026-11-01T08:00:00Z',
  gauges: [],
  obstacles: [],
  actions,
  steps: [
    {
      id: 's',
      words: 'Send the form',
      owner: 'clinician',
      state: 'open',
      times_done: 0,
      earlier: [],
      added_by: author,
      actions,
    },
  ],
});

describe('GoalPair', () => {
  const show = (actions: { kind: string }[]) =>
    render(GoalPair, { goal: goal(actions), client: 'c', added: [], done: [], ondone: () => {} });

  it('offers what the server lists', () => {
    show([{ kind: 'step.added' }, { kind: 'step.done' }]);
    expect(screen.getByRole('link', { name: /Add what I will do/ }).getAttribute('href')).toBe(
      '/staff/clients/c/goals/g/step',
    );
    expect(screen.getByRole('button', { name: 'I did this: Send the form' })).toBeTruthy();
  });
  it('offers nothing else', () => {
    show([]);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });
  it('shows a step that waits on this device', () => {
    const body = { goal: 'g', words: 'Call the landlord', owner: 'clinician' } as const;
    const added = [{ id: 'd', about: 'new', body, state: 'waiting' } as const];
    render(GoalPair, { goal: goal([]), client: 'c', added, done: [], ondone: () => {} });
    expect(screen.getByText('Call the landlord')).toBeTruthy();
    expect(screen.getByText('Waiting to be sent')).toBeTruthy();
  });
});

describe('OWN3', () => {
  const client = (preferences: ClientView['preferences']): ClientView => ({
    id: 'c',
    name: 'Ana Ruiz',
    preferences,
    care_team: [],
    be_careful_with: [],
    seen_as: 'care_team',
    actions: [],
  });
  it('puts what to avoid before everything else', () => {
    render(MeetPanel, { client: client({ called: 'Ana', please_avoid: 'No calls' }) });
    const text = screen.getByRole('region', { name: 'How to meet Ana' }).textContent ?? '';
    expect(text.indexOf('No calls')).toBeLessThan(text.indexOf('Name to use'));
  });
  it('says so where nothing was written', () => {
    render(MeetPanel, { client: client({}) });
    expect(screen.getByText(/Nothing written yet/)).toBeTruthy();
  });
});

describe('people', () => {
  const program = { id: 'p1', name: 'Riverside', zone: 'America/New_York' };
  const me = (...roles: Me['memberships'][number]['role'][]): Pick<Me, 'memberships'> => ({
    memberships: roles.map((role) => ({ program, role })),
  });
  it('knows who leads a program', () => {
    expect(is_lead(me('clinician', 'supervisor') as Me)).toBe(true);
    expect(is_lead(me('clinician') as Me)).toBe(false);
    expect(is_lead(undefined)).toBe(false);
  });
  it('lists each program once', () => {
    expect(programs_of(me('clinician', 'administrator'))).toEqual([program]);
  });
});
