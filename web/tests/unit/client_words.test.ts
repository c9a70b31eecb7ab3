// How goals, meetings and entries are put into words.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Goal, MeetingHit, TimelineItem } from '$lib/api/types';
import { session } from '$lib/session.svelte';
import { answers_for, kind_of } from '../../src/pages/client/goals';
import { foreign_zone, meeting_path, place_of, time_of } from '../../src/pages/client/meetings';
import { facts_of, what_happened, words_of } from '../../src/pages/client/record';

const author = { person: 'dana', name: 'Dana Ruiz', role: 'clinician' } as const;
const at = '2026-11-23T19:00:00.000-06:00[America/Chicago]';
const goal = (state: Goal['state'], ...kinds: string[]): Goal => ({
  id: 'g',
  state,
  words: 'Walk',
  proposed_by: author,
  wordings: [],
  steps: [],
  gauges: [],
  obstacles: [],
  changed_at: at,
  moved_at: at,
  actions: kinds.map((kind) => ({ kind })),
});

beforeEach(() => {
  session.me = {
    id: 'me',
    name: 'Marisol',
    organization: 'Harbor',
    is_client: true,
    is_staff: false,
    memberships: [],
    totp: false,
    may_add: [],
  };
});

describe('PLAN1: what may be said about a goal comes from the server', () => {
  it('on offer: yes, in my words, not now, no', () => {
    const offer = goal('proposed', 'goal.accepted', 'goal.declined');
    expect(answers_for(offer)).toEqual(['accept', 'in-my-words', 'not-now', 'no']);
    expect(kind_of('in-my-words', offer)).toBe('goal.accepted');
  });
  it('in the plan: other words are not a new yes', () => {
    const active = goal('active', 'goal.reworded', 'goal.rested');
    expect(answers_for(active)).toEqual(['in-my-words', 'smaller', 'rest']);
    expect(kind_of('in-my-words', active)).toBe('goal.reworded');
  });
  it('without actions nothing is offered', () => {
    expect(answers_for(goal('active'))).toEqual([]);
  });
});

const hit = (more: object): MeetingHit => ({
  meeting: {
    id: 'kc/a/b c',
    name: 'Tuesday',
    fellowship: 'aa',
    attendance: 'in_person',
    zone: 'America/Chicago',
    length_minutes: 60,
    types: ['women', 'odd_type'],
    location: 'St. Mark’s',
    address: '214 Elm',
    ...more,
  },
  starts_at: at,
  ends_at: '2026-11-23T20:00:00.000-06:00[America/Chicago]',
});
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('SUP3: meetings', () => {
  it('are said in the time of the place', () => {
    expect(plain(time_of(hit({})))).toBe('Monday, November 23 at 7:00 PM to 8:00 PM');
    expect(place_of(hit({}).meeting)).toBe('St. Mark’s, 214 Elm');
  });
  it('online, in the reader’s own', () => {
    expect(foreign_zone(hit({ attendance: 'online' }))).toBeUndefined();
    expect(place_of(hit({ attendance: 'online' }).meeting)).toBe('Online');
  });
  it('by appointment, ask the group', () => {
    expect(time_of({ meeting: hit({}).meeting })).toMatch(/Ask the group/);
  });
  it('have a path whatever their key holds', () => {
    expect(meeting_path('kc/a/b c')).toBe('/support/meetings/kc/a%2Fb%20c');
  });
});

describe('an entry of the record', () => {
  const item = (kind: string, body: object, person = 'dana'): TimelineItem => ({
    entry: {
      id: 'e',
      subject: 'me',
      seq: 1,
      kind,
      v: 1,
      author: person,
      role: 'clinician',
      on_behalf: false,
      occurred_at: at,
      recorded_at: at,
      audience: 'circle',
      body: body as never,
    },
    by: { ...author, person },
    corrections: [],
    actions: [],
  });
  it('says who did what', () => {
    expect(what_happened(item('goal.proposed', {}))).toBe('Dana Ruiz offered a goal');
    expect(what_happened(item('checkin.recorded', {}, 'me'))).toBe('You checked in');
  });
  it('says something even of kinds that came after this app', () => {
    expect(what_happened(item('rainbow.seen', { words: 'Look up' }))).toBe('Dana Ruiz wrote this');
    expect(words_of(item('rainbow.seen', { words: 'Look up' }))).toEqual(['Look up']);
  });
  it('reads plans, tools and practice', () => {
    const plan = { signs: ['Restless', 'No sleep'], tools: ['halt'], people: [] };
    expect(words_of(item('coping_plan.written', plan))).toEqual(['Restless', 'No sleep']);
    const use = { tool: 'halt', before: 7, after: 0 };
    expect(facts_of(item('tool.used', use))).toEqual([
      'Check: hungry, angry, lonely, tired',
      'Urge before: 7 of 10.',
      'Urge after: 0 of 10.',
    ]);
    const practice = { skill: 'refusing', options: [], choice: 'No, not today' };
    expect(words_of(item('practice.tried', practice))).toEqual(['No, not today']);
    expect(facts_of(item('practice.tried', practice))).toEqual(['Saying no']);
  });
  it('puts answers into words', () => {
    const body = { answers: [{ question: 'urge', value: 1 }], talk: true };
    expect(facts_of(item('checkin.recorded', body))).toEqual([
      'Urge to use: A little.',
      'Asked to talk.',
    ]);
    expect(facts_of(item('checkin.answered', {}))).toEqual(['Marked as seen.']);
  });
});
