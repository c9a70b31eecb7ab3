// A check-in: everything may be skipped, nothing typed is lost, what is only for me stays with me,
// and help is offered, not forced.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Checkin, Draft } from '$lib/api/types';
import { offer_of } from '$lib/forms/checkin';
import type { CheckinForm } from '$lib/forms/shapes';
import { db } from '$lib/offline/db';
import { load_draft } from '$lib/offline/drafts';
import type { Pending } from '$lib/offline/outbox.svelte';
import { CheckIn } from '../../src/pages/client/checkin/check_in.svelte';
import {
  answers_in,
  current_form,
  form_of,
  my_checkins,
} from '../../src/pages/client/checkin/checkins';

const own = '01931234-0000-7000-8000-000000000001';
const form: CheckinForm = {
  items: [
    { question: 'mood' },
    { question: 'used', only_for_me: true },
    { own, words: 'Did I call Ana?' },
  ],
  something_good: true,
};
const author = { person: 'ana', name: 'Ana', role: 'client' } as const;
const at = '2026-11-22T20:00:00.000-06:00[America/Chicago]';
const evening = new Date('2026-11-23T05:50:00Z'); // 23:50 in Chicago
const after_midnight = new Date('2026-11-23T06:10:00Z');
const stored = (more: Partial<Checkin> = {}): Checkin => ({
  id: 'c1',
  by: author,
  at,
  on: '2026-11-22',
  answers: [{ question: 'mood', value: 3 }],
  own: [],
  talk: false,
  only_for_me: false,
  editable_until: '2026-11-23T06:00:00Z',
  actions: [],
  ...more,
});
const bodies = (drafts: readonly Draft[]) =>
  drafts.map(({ kind, audience, about, body }) => ({ kind, audience, about, body }));

beforeEach(async () => (await db()).clear('drafts'));

describe('CHK1 a check-in on its way', () => {
  it('writes only what was answered', () => {
    const check_in = new CheckIn();
    check_in.answers.values = { mood: '3', urge: '' };
    check_in.answers.words = '  Good evening.  ';
    expect(bodies(check_in.drafts(''))).toEqual([
      {
        kind: 'checkin.recorded',
        audience: undefined,
        about: undefined,
        body: { answers: [{ question: 'mood', value: 3 }], words: 'Good evening.', talk: false },
      },
    ]);
  });
  it('writes what is only for me second, about the first, and for me alone', () => {
    const check_in = new CheckIn();
    check_in.ask(form);
    check_in.answers.values = { mood: '3', used: '4', [own]: '2' };
    check_in.answers.words = 'Nobody knows this';
    check_in.answers.words_only_for_me = true;
    const [first, second] = check_in.drafts('');
    expect(first).toMatchObject({
      kind: 'checkin.recorded',
      body: { answers: [{ question: 'mood', value: 3 }], own: [{ item: own, value: 2 }] },
    });
    expect(JSON.stringify(first)).not.toMatch(/used|Nobody/);
    expect(second).toMatchObject({
      audience: 'mine',
      about: first!.id,
      body: { answers: [{ question: 'used', value: 4 }], words: 'Nobody knows this', talk: false },
    });
  });
  it('keeps all of it for me alone; who asks to talk tells that and nothing more', () => {
    const check_in = new CheckIn();
    check_in.ask(form);
    check_in.answers = {
      values: { mood: '0' },
      good: 'The dog',
      words: 'Mine',
      talk: false,
      all_only_for_me: true,
    };
    expect(bodies(check_in.drafts(''))).toEqual([
      {
        kind: 'checkin.recorded',
        audience: 'mine',
        about: undefined,
        body: {
          answers: [{ question: 'mood', value: 0 }],
          words: 'Mine',
          good: 'The dog',
          talk: false,
        },
      },
    ]);
    check_in.answers.talk = true;
    const [first, second] = check_in.drafts('');
    expect(first!.body).toEqual({ answers: [], talk: true });
    expect(second).toMatchObject({ audience: 'mine', about: first!.id });
  });
  it('knows when nothing at all was said', () => {
    const check_in = new CheckIn();
    check_in.skip('mood');
    check_in.answers.words = '   ';
    expect(check_in.says_something).toBe(false);
    check_in.answers.talk = true;
    expect(check_in.says_something).toBe(true);
  });
  it('asks what was chosen, and nothing it does not know', () => {
    const check_in = new CheckIn();
    check_in.ask({
      items: [{ question: 'stress' }, { question: 'horoscope' }],
      something_good: false,
    });
    expect(check_in.steps).toEqual(['stress', 'words', 'check']);
    check_in.ask({ items: [{ question: 'horoscope' }], something_good: false });
    expect(check_in.steps).toEqual(['stress', 'words', 'check']);
  });
  it('goes on where a closed browser left it, and starts empty after sending', async () => {
    const first = new CheckIn();
    first.answers.values = { mood: '1' };
    first.keep();
    await expect.poll(() => load_draft('check_in')).toBeDefined();
    const second = new CheckIn();
    await second.load();
    expect(second.answers.values['mood']).toBe('1');
    await second.finish('an-id');
    expect(second.sent?.answers.values['mood']).toBe('1');
    expect(second.says_something).toBe(false);
    expect(await load_draft('check_in')).toBeUndefined();
  });
  it('offers help after strong urges and very low days only', () => {
    expect(offer_of({ urge: '4' })).toBe('urge');
    expect(offer_of({ urge: '3' })).toBe('urge');
    expect(offer_of({ mood: '0' })).toBe('mood');
    expect(offer_of({ urge: '2', mood: '1' })).toBeUndefined();
    expect(offer_of({})).toBeUndefined();
  });
});

describe('CHK1 changing a check-in the same day', () => {
  const with_own_part = stored({
    own_part: { id: 'c2', answers: [{ question: 'used', value: 4 }], own: [] },
  });
  const taken_up = (checkin: Checkin, chosen = form) => {
    const check_in = new CheckIn();
    check_in.change(my_checkins([checkin], [], evening)[0]!, chosen);
    return check_in;
  };

  it('gives a whole new body, to the same readers, and only for what changed', () => {
    const check_in = taken_up(with_own_part);
    expect(check_in.drafts('why')).toEqual([]);
    check_in.answers.values = { ...check_in.answers.values, mood: '1' };
    expect(bodies(check_in.drafts('why'))).toEqual([
      {
        kind: 'correction.made',
        audience: 'circle',
        about: 'c1',
        body: { words: 'why', body: { answers: [{ question: 'mood', value: 1 }], talk: false } },
      },
    ]);
    check_in.answers.values = { mood: '3', used: '0' };
    expect(bodies(check_in.drafts('why'))).toMatchObject([
      { kind: 'correction.made', audience: 'mine', about: 'c2' },
    ]);
  });
  it('leaves what was only for me with me, whatever is chosen since', () => {
    const open: CheckinForm = {
      items: [{ question: 'mood' }, { question: 'used' }],
      something_good: false,
    };
    const check_in = taken_up(with_own_part, open);
    check_in.answers.values = { mood: '1', used: '0' };
    const shared = check_in.drafts('why').filter(({ audience }) => audience !== 'mine');
    expect(JSON.stringify(shared)).not.toContain('used');
  });
  it('writes the first private part of a shared one anew, about it', () => {
    const check_in = taken_up(stored());
    check_in.answers.values = { mood: '3', used: '4' };
    expect(bodies(check_in.drafts('why'))).toMatchObject([
      { kind: 'checkin.recorded', audience: 'mine', about: 'c1' },
    ]);
  });
  it('never tells of a wholly private one; a wish to talk is a check-in of its own', () => {
    const check_in = taken_up(stored({ only_for_me: true, words: 'Mine' }));
    expect(check_in.may_lock_words).toBe(false);
    check_in.answers.talk = true;
    check_in.answers.words = 'Still mine';
    const drafts = check_in.drafts('why');
    expect(bodies(drafts)).toMatchObject([
      { kind: 'checkin.recorded', about: undefined, body: { answers: [], talk: true } },
      { kind: 'correction.made', audience: 'mine', about: 'c1' },
    ]);
    expect(JSON.stringify(drafts[0])).not.toContain('mine');
  });
  it('does not empty a part that is there', () => {
    const check_in = taken_up(with_own_part);
    check_in.skip('used');
    expect(check_in.empties_a_part).toBe(true);
  });
  it('keeps an own question that is no longer asked', () => {
    const mine = my_checkins([stored({ own: [{ item: own, value: 2 }] })], [], evening)[0]!;
    const asked = form_of(mine, { items: [{ question: 'mood' }], something_good: false });
    expect(asked.items.map((item) => item.question ?? item.own)).toEqual(['mood', own]);
    expect(answers_in(mine).values).toEqual({ mood: '3', [own]: '2' });
  });
  it('may be done until midnight where it was written', () => {
    const until = (now: Date) => my_checkins([stored()], [], now)[0]!.editable;
    expect([until(evening), until(after_midnight)]).toEqual([true, false]);
    const waits = (now: Date) => my_checkins([], [pending({ occurred_at: at })], now)[0]!.editable;
    expect([waits(evening), waits(after_midnight)]).toEqual([true, false]);
  });
});

const pending = (draft: Partial<Draft>, state: Pending['state'] = 'waiting'): Pending => ({
  subject: 'ana',
  state,
  draft: {
    id: 'p1',
    kind: 'checkin.recorded',
    on_behalf: false,
    occurred_at: at,
    body: { answers: [{ question: 'mood', value: 2 }], talk: false } as unknown as Record<
      string,
      never
    >,
    ...draft,
  },
});

describe('CHK1 my check-ins on this phone', () => {
  it('are those of the server and those on their way, each with its private part', () => {
    const all = my_checkins(
      [stored()],
      [pending({}), pending({ id: 'p2', audience: 'mine', about: 'p1' })],
      evening,
    );
    expect(all.map(({ id, state }) => [id, state])).toEqual([
      ['p1', 'waiting'],
      ['c1', undefined],
    ]);
    expect(all[0]).toMatchObject({ own_part_id: 'p2', only_for_me: false, changed: false });
  });
  it('show a change at once, marked as one', () => {
    const body = { words: 'why', body: { answers: [{ question: 'mood', value: 0 }], talk: false } };
    const [one] = my_checkins(
      [stored()],
      [pending({ kind: 'correction.made', about: 'c1', body: body as never })],
      evening,
    );
    expect(one).toMatchObject({ changed: true, state: 'waiting' });
    expect(one!.parts.shared!.answers).toEqual([{ question: 'mood', value: 0 }]);
  });
  it('ask what was chosen on this phone, unless the server refused it', () => {
    const chosen = { items: [{ question: 'pain' }], something_good: false };
    const choice = (state: Pending['state']) =>
      pending({ kind: 'checkin_questions.chosen', body: chosen as never }, state);
    expect(current_form(form, [choice('waiting')])).toEqual(chosen);
    expect(current_form(form, [choice('stuck')])).toBe(form);
    expect(current_form(undefined, [])).toBeUndefined();
  });
});
