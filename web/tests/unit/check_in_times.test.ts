// What a check-in asks and when: the builder's and the times' own sums.
import { describe, expect, it } from 'vitest';
import type { Pending } from '$lib/offline/outbox.svelte';
import {
  advice_on,
  body_of,
  chosen_of,
  left_in_bank,
  may_add,
  may_add_own,
  moved,
} from '../../src/pages/client/checkin/questions';
import {
  no_times,
  pause_end,
  pause_now,
  rhythm_of,
  rhythms_now,
  says,
  times_errors,
  times_of,
  zone_name,
  type Chosen,
} from '../../src/pages/client/checkin/times';

const own = '01931234-0000-7000-8000-000000000001';
const form = {
  items: [
    { question: 'mood' },
    { own, words: ' Did I call Ana? ', only_for_me: true },
    { question: 'pain' },
  ],
  something_good: true,
  seen_is_enough: false,
};
const chosen = chosen_of(form);

describe('CHK1 choosing what is asked', () => {
  it('is written as it was chosen; the same own question keeps its id', () => {
    expect(body_of(chosen)).toEqual({
      items: [
        { question: 'mood' },
        { own, words: 'Did I call Ana?', only_for_me: true },
        { question: 'pain' },
      ],
      something_good: true,
      seen_is_enough: false,
    });
  });
  it('has an order', () => {
    const order = (items: readonly { key: string }[]) => items.map(({ key }) => key);
    expect(order(moved(chosen.items, 'pain', -1))).toEqual(['mood', 'pain', own]);
    expect(order(moved(chosen.items, 'mood', -1))).toEqual(['mood', own, 'pain']);
    expect(order(moved(chosen.items, 'pain', 1))).toEqual(['mood', own, 'pain']);
  });
  it('offers each ready question once, and stops at what the server takes', () => {
    expect(left_in_bank(chosen)).not.toContain('mood');
    expect(left_in_bank(chosen)).toContain('urge');
    const many = (count: number) => ({
      ...chosen,
      items: Array.from({ length: count }, (_, i) => ({
        key: `${i}`,
        own: `${i}`,
        words: 'x',
        only_for_me: false,
      })),
    });
    expect([may_add_own(many(5)), may_add_own(many(6))]).toEqual([true, false]);
    expect([may_add(many(11)), may_add(many(12))]).toEqual([true, false]);
  });
  it('advises four to six and blocks nothing', () => {
    expect([0, 1, 3, 4, 6, 7, 12].map(advice_on)).toEqual([
      undefined,
      'few',
      'few',
      'fits',
      'fits',
      'many',
      'many',
    ]);
  });
});

const daily: Chosen = {
  what: 'checkin',
  rhythm: 'daily',
  days: [],
  since: '2026-11-01',
  from: '18:00',
  to: '21:00',
  zone: 'America/Chicago',
  remind_by: ['email'],
};
const on_its_way = (kind: string, body: object, state: Pending['state'] = 'waiting'): Pending => ({
  subject: 'ana',
  state,
  draft: {
    id: 'p',
    kind: kind as 'rhythm.chosen',
    on_behalf: false,
    occurred_at: '2026-11-22T20:00:00.000-06:00[America/Chicago]',
    body: body as Record<string, never>,
  },
});
const view = { rhythms: [daily], paused: { since: '', until_on: '2026-11-30' } } as never;

describe('CHK3 choosing when', () => {
  const here = ['America/Bogota', '2026-11-22'] as const;

  it('is in the zone of this phone, and keeps the days that "every few days" falls on', () => {
    const every = { ...daily, rhythm: 'every_days', so_many: 3 } as const;
    const later = { ...times_of(every), from: '19:00' };
    expect(rhythm_of('checkin', later, every, ...here)).toMatchObject({
      since: '2026-11-01',
      from: '19:00',
      zone: 'America/Bogota',
    });
    const other = { ...later, so_many: '4' };
    expect(rhythm_of('checkin', other, every, ...here)).toMatchObject({
      since: '2026-11-22',
      so_many: 4,
    });
  });
  it('keeps nothing of a choice that was not made in the end', () => {
    const form = { ...times_of(daily), days: ['monday' as const], so_many: '3' };
    expect(rhythm_of('checkin', form, undefined, ...here)).toEqual({
      ...daily,
      since: '2026-11-22',
      zone: 'America/Bogota',
    });
    expect(
      rhythm_of('checkin', { ...form, rhythm: 'when_i_want' }, undefined, ...here).remind_by,
    ).toEqual([]);
  });
  it('says what is missing', () => {
    const ids = (more: object) => times_errors({ ...no_times(), ...more }).map(({ id }) => id);
    expect(ids({})).toEqual(['rhythm']);
    expect(ids({ rhythm: 'weekly' })).toEqual(['day-monday']);
    expect(ids({ rhythm: 'every_days', so_many: '0' })).toEqual(['so-many']);
    expect(ids({ rhythm: 'daily', from: '21:00', to: '21:00' })).toEqual(['to']);
    expect(ids({ rhythm: 'when_i_want', from: '', to: '' })).toEqual([]);
    expect(ids({ rhythm: 'daily' })).toEqual([]);
  });
  it('shows what was chosen here before the server does', () => {
    const weekly = { ...daily, rhythm: 'weekly', days: ['friday'] };
    const now = rhythms_now(view, [on_its_way('rhythm.chosen', weekly)]);
    expect(now.get('checkin')).toMatchObject({ waits: true, chosen: { rhythm: 'weekly' } });
    expect(rhythms_now(view, []).get('checkin')).toMatchObject({ waits: false });
  });
  it('is said in words', () => {
    expect(says(daily)).toMatch(
      /^Every day, between 6:00.PM and 9:00.PM, with a reminder by e-mail$/,
    );
    expect(says({ ...daily, rhythm: 'when_i_want' })).toBe('When I want');
    expect(says({ ...daily, rhythm: 'weekly', days: ['monday', 'friday'] })).toMatch(
      /^Every week: Monday and Friday, /,
    );
    expect(zone_name('America/Chicago')).toBe('Central Time (Chicago)');
  });
});

describe('CHK3 a pause', () => {
  const today = '2026-11-22';
  it('lasts until its day, or until told', () => {
    expect(pause_now(view, [], today)).toBe('2026-11-30');
    expect(pause_now(view, [], '2026-11-30')).toBeUndefined();
    expect(pause_now(view, [on_its_way('reminders.resumed', {})], today)).toBeUndefined();
    expect(pause_now(undefined, [on_its_way('reminders.paused', {})], today)).toBe(true);
  });
  it('ends on a day of the calendar', () => {
    const from = new Date(2026, 10, 22, 12);
    expect(pause_end('week', from)).toBe('2026-11-29');
    expect(pause_end('two_weeks', from)).toBe('2026-12-06');
    expect(pause_end('month', from)).toBe('2026-12-22');
    expect(pause_end('open', from)).toBeUndefined();
  });
});
