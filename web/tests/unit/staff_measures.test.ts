// Check-ins, concerns and measures as staff read them: what is due first, what is held back, what is
// compared, and what is chosen together (CHK1 to CHK5).
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseloadRow } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { queue_of } from '../../src/pages/staff/caseload';
import {
  questions_body,
  questions_errors,
  rhythm_body,
  rhythm_errors,
  typed_questions,
  typed_rhythm,
} from '../../src/pages/staff/chosen/chosen';
import { came_late, standing, what_of, type Concern } from '../../src/pages/staff/concerns';
import {
  band_is_held,
  compared,
  day_in,
  flags_in_words,
  score_in_words,
  signed,
  type Result,
} from '../../src/pages/staff/measures';
import { no_sensitive, policy_body, policy_errors } from '../../src/pages/staff/policy';
import { rhythm_in_words } from '../../src/pages/staff/rhythm';

beforeEach(async () => {
  await i18n.use('en');
  await i18n.need(['staff', 'forms']);
});

const row = (client: string, ...due: string[]): CaseloadRow => ({
  client,
  name: client,
  reason: 'checkin_waiting',
  checkins_waiting: due.length,
  goals_on_offer: 0,
  urges: [],
  unanswered: due.map((due_at) => ({ checkin: `${client} ${due_at}`, at: due_at, due_at })),
});

describe('CHK1: the queue', () => {
  it('puts what is due first on top, whoever wrote it', () => {
    const rows = [
      row('Ana', '2026-11-22T12:00:00Z', '2026-11-23T12:00:00Z'),
      row('Bo', '2026-11-22T18:00:00Z'),
    ];
    expect(queue_of(rows).map(({ called }) => called)).toEqual(['Ana', 'Bo', 'Ana']);
  });
});

describe('CHK1: questions chosen together', () => {
  const form = {
    items: [
      { question: 'urge' as const },
      { own: 'o1', words: 'Did I eat?', only_for_me: true },
      { question: 'mood' as const, only_for_me: true },
    ],
    something_good: true,
    seen_is_enough: false,
  };
  it('begin from what is asked now, and keep own questions the same', () => {
    expect(questions_body(typed_questions(form))).toEqual({
      items: [
        { question: 'mood', only_for_me: true },
        { question: 'urge' },
        { own: 'o1', words: 'Did I eat?', only_for_me: true },
      ],
      something_good: true,
      seen_is_enough: false,
    });
  });
  it('want at least one, and words for each own one', () => {
    const words = { one_needed: 'one', words_needed: 'words', too_long: 'long' };
    const nothing = { ...typed_questions(form), bank: '', own: [] };
    expect(questions_errors(nothing, words)).toEqual([{ id: 'bank', text: 'one' }]);
    const empty = { ...nothing, own: [{ id: 'o', words: ' ' }] };
    expect(questions_errors(empty, words)).toEqual([{ id: 'own-0', text: 'words' }]);
    const long = { ...nothing, own: [{ id: 'o', words: 'x'.repeat(121) }] };
    expect(questions_errors(long, words)).toEqual([{ id: 'own-0', text: 'long' }]);
  });
});

describe('CHK3: times chosen together', () => {
  const words = { days_needed: 'd', so_many_wrong: 'n', needed: 's', to_wrong: 't' };
  it('hand in only what the rhythm needs', () => {
    const typed = { ...typed_rhythm(undefined), days: 'friday\nmonday', so_many: '9' };
    expect(rhythm_body('phq-9', typed)).not.toHaveProperty('so_many');
    expect(rhythm_body('phq-9', typed).days).toEqual([]);
    const weekly = { ...typed, rhythm: 'weekly' as const };
    expect(rhythm_body('phq-9', weekly).days).toEqual(['monday', 'friday']);
    expect(rhythm_body('phq-9', { ...typed, rhythm: 'every_days' })).toMatchObject({ so_many: 9 });
  });
  it('say what is wrong', () => {
    const typed = typed_rhythm(undefined);
    expect(rhythm_errors(typed, words)).toEqual([]);
    expect(rhythm_errors({ ...typed, rhythm: 'weekly' }, words)).toHaveLength(1);
    expect(rhythm_errors({ ...typed, rhythm: 'every_days', so_many: '0' }, words)).toHaveLength(1);
    expect(rhythm_errors({ ...typed, to: typed.from }, words)).toEqual([{ id: 'to', text: 't' }]);
  });
  it('are said in words', () => {
    const one = {
      days: ['friday', 'monday'] as ('friday' | 'monday')[],
      from: '18:00',
      to: '21:00',
    };
    expect(rhythm_in_words({ ...one, rhythm: 'weekly' })).toMatch(
      /^Every week: Monday and Friday, from 6:00\sPM to 9:00\sPM$/,
    );
    expect(rhythm_in_words({ ...one, rhythm: 'when_i_want' })).toBe('Whenever they want');
  });
});

describe('CHK5: a concern', () => {
  const concern: Concern = {
    id: 'c',
    about: 'a',
    instrument: 'phq-9',
    because: 'safety-step',
    raised_at: '2026-11-22T12:00:00Z',
    said_at: '2026-11-22T06:00:00-05:00[America/Chicago]',
    due_at: '2026-11-22T13:00:00Z',
    told: [],
    seen: [],
    answers: [],
    actions: [],
  };
  const author = { person: 'p', name: 'Dana', role: 'clinician' as const };
  const at = '2026-11-22T12:30:00Z';

  it('stands open, seen or answered', () => {
    const seen = { ...concern, seen: [{ by: author, at }] };
    expect(standing(concern)).toBe('open');
    expect(standing(seen)).toBe('seen');
    expect(standing({ ...seen, answers: [{ by: author, at, words: 'I called' }] })).toBe(
      'answered',
    );
  });
  it('tells a late one from one that was sent at once', () => {
    expect(came_late(concern)).toBe(true);
    expect(came_late({ ...concern, said_at: '2026-11-22T06:58:00-05:00[America/Chicago]' })).toBe(
      false,
    );
  });
  it('says what it is about: its own words, or the question', () => {
    const words = { en: 'Thoughts', es: 'Pensamientos' };
    expect(what_of({ ...concern, words }).text).toBe('Thoughts');
    expect(what_of({ ...concern, instrument: 'checkin', because: 'urge' }).text).toContain('Urges');
  });
});

describe('CHK4: results', () => {
  const result = (more: Partial<Result>): Result => ({
    id: 'r',
    version: '1.0',
    on: '2026-11-22',
    by: { person: 'p', name: 'Ana', role: 'client' },
    at: '2026-11-22T12:00:00Z',
    status: 'scored',
    subscales: [],
    flags: [],
    rule: 'sum',
    answers: [],
    only_for_me: false,
    ...more,
  });
  it('hold back a band that is not confirmed, and keep its flag out of the list', () => {
    const held = result({
      band: 'low',
      band_words: { en: 'Low' },
      flags: [
        { code: 'band-not-confirmed', words: { en: 'Not confirmed' } },
        { code: 'safety-step', words: { en: 'Ask about safety' } },
      ],
    });
    expect(band_is_held(held)).toBe(true);
    expect(score_in_words(held)).not.toContain('Low');
    expect(flags_in_words(held).map(({ text }) => text)).toEqual(['Ask about safety']);
  });
  it('say the number with its reach and the band', () => {
    expect(score_in_words(result({ total: 12, band_words: { en: 'moderate' } }), 27)).toBe(
      '12 of 27 – moderate',
    );
    expect(score_in_words(result({ status: 'not_scored' }))).toBe('Not enough answers for a score');
  });
  it('compare a day, or the last one before it, with the newest; nothing is guessed', () => {
    const at = ['2026-11-01T12:00:00Z', '2026-11-10T12:00:00Z', '2026-11-20T12:00:00Z'];
    const series = {
      id: 'phq-9',
      lowest: 0,
      highest: 27,
      at: at.map(Date.parse),
      values: [9, 7, 4],
      of: 3,
    };
    const chart = { series: [series], zone: 'UTC' };
    expect(compared(chart, '2026-11-12')[0]).toMatchObject({
      then: { value: 7, on: '2026-11-10' },
      now: { value: 4 },
      difference: -3,
    });
    expect(compared(chart, '2026-10-01')[0]?.difference).toBeUndefined();
    expect(compared(chart, '2026-11-20')[0]?.difference).toBeUndefined();
    expect(signed(3)).toBe('+3');
  });
  it('take days in the client’s zone', () => {
    expect(day_in(Date.parse('2026-11-22T03:00:00Z'), 'America/Chicago')).toBe('2026-11-21');
  });
});

describe('CHK5: a policy', () => {
  const typed = {
    version: 1,
    limits: [],
    on_call: [],
    answer_hours: '12',
    sensitive: [{ ...no_sensitive(), because: 'urge' }],
    sensitive_is_usual: false,
  };
  const errors = (more: object) =>
    policy_errors({ ...typed, ...more }, { ...i18n.staff.policy.wrong, too_long: String }).map(
      ({ id }) => id,
    );
  it('hands in its own list, or none for the usual one', () => {
    expect(policy_body(typed)).toMatchObject({
      answer_hours: 12,
      sensitive: [
        {
          instrument: 'checkin',
          because: 'urge',
          at_least: 3,
          tell: ['clinician', 'recovery_coach'],
          minutes: 60,
          then: ['supervisor', 'administrator'],
        },
      ],
    });
    expect(policy_body({ ...typed, sensitive_is_usual: true })).not.toHaveProperty('sensitive');
  });
  it('says what is wrong, each at its field', () => {
    expect(errors({})).toEqual([]);
    expect(errors({ answer_hours: '169' })).toEqual(['answer_hours']);
    const bad = { ...no_sensitive(), tell: '', minutes: '0', at_least: '5' };
    expect(errors({ sensitive: [bad] })).toEqual([
      'sensitive-0-because',
      'sensitive-0-at_least',
      'sensitive-0-tell',
      'sensitive-0-minutes',
    ]);
  });
});
