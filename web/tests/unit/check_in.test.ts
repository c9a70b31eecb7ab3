// A check-in: everything may be skipped, nothing typed is lost, and help is offered, not forced.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { load_draft } from '$lib/offline/drafts';
import { db } from '$lib/offline/db';
import { CheckIn, offer_of } from '../../src/pages/client/check_in.svelte';

beforeEach(async () => (await db()).clear('drafts'));

describe('CHK1', () => {
  it('writes only what was answered', () => {
    const check_in = new CheckIn();
    check_in.answers.values = { mood: '3', urge: '' };
    check_in.answers.words = '  Good evening.  ';
    expect(check_in.body()).toEqual({
      answers: [{ question: 'mood', value: 3 }],
      words: 'Good evening.',
      talk: false,
    });
  });
  it('knows when nothing at all was said', () => {
    const check_in = new CheckIn();
    check_in.skip('mood');
    check_in.answers.words = '   ';
    expect(check_in.says_something).toBe(false);
    check_in.answers.talk = true;
    expect(check_in.says_something).toBe(true);
  });
  it('asks what was agreed on, and nothing it does not know', () => {
    const check_in = new CheckIn();
    check_in.ask(['stress', 'horoscope', 'sleep']);
    expect(check_in.steps).toEqual(['stress', 'sleep', 'words', 'check']);
    check_in.ask(['horoscope']);
    expect(check_in.questions).toEqual(['stress', 'sleep']);
  });
  it('goes on where a closed browser left it, and starts empty after sending', async () => {
    const first = new CheckIn();
    first.answers.values = { mood: '1' };
    first.keep();
    await new Promise((done) => setTimeout(done, 20));
    const second = new CheckIn();
    await second.load();
    expect(second.answers.values.mood).toBe('1');
    await second.finish('an-id');
    expect(second.sent.values.mood).toBe('1');
    expect(second.says_something).toBe(false);
    expect(await load_draft('check_in')).toBeUndefined();
  });
  it('offers help after strong urges and very low days only', () => {
    const with_values = (values: object) => ({ values, words: '', talk: false });
    expect(offer_of(with_values({ urge: '4' }))).toBe('urge');
    expect(offer_of(with_values({ urge: '3' }))).toBe('urge');
    expect(offer_of(with_values({ mood: '0' }))).toBe('mood');
    expect(offer_of(with_values({ urge: '2', mood: '1' }))).toBeUndefined();
    expect(offer_of(with_values({}))).toBeUndefined();
  });
});
