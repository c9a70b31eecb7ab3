// What a search asks, how its choices are said, and what comes nearest where nothing was found.
import { describe, expect, it } from 'vitest';
import type { Meeting, MeetingHit } from '$lib/api/types';
import {
  address_of,
  asked_in,
  has_choices,
  next_best,
  nothing_asked,
  query_of,
  to_remember,
  type Asked,
} from '../../src/pages/client/find/asked';
import { chips_of } from '../../src/pages/client/find/chips';
import { offered } from '../../src/pages/client/find/choices';
import { map_link } from '../../src/pages/client/maps';
import * as meetings from '../../src/pages/client/meetings';

const asked = (parts: Partial<Asked> = {}): Asked => ({ ...nothing_asked(), ...parts });
const from_address = (text: string) => asked_in(new URLSearchParams(text));

describe('a search', () => {
  it('is the same after it went through the address', () => {
    const all = from_address(
      'when=weekday&weekday=2&from=18:00&to=02:00&place=Salem&miles=10&format=hybrid' +
        '&fellowship=na&types=women,open&text=x',
    );
    expect(all).toMatchObject({ when: 'weekday', weekday: '2', miles: '10', fellowship: 'na' });
    expect(from_address(address_of(all).slice('/support?'.length))).toEqual(all);
    expect(from_address('when=day&day=2026-11-24').day).toBe('2026-11-24');
  });
  it('leaves out what makes no sense', () => {
    const odd = 'when=never&format=moon&miles=7&from=late&weekday=9&day=soon';
    expect(from_address(odd)).toEqual(nothing_asked());
    expect(from_address('when=weekday')).toEqual(nothing_asked());
  });
  it('asks the server for a distance only where there is something to measure from', () => {
    expect(query_of(asked({ miles: '10' }), '')).not.toHaveProperty('radius_km');
    expect(query_of(asked({ miles: '10' }), '45,-123').radius_km).toBeCloseTo(16.09, 2);
    expect(query_of(asked({ miles: '10', place: 'Salem' }), '45,-123')).not.toHaveProperty('near');
    expect(query_of(asked({ miles: '10', format: 'phone' }), '45,-123')).toEqual({
      when: 'any',
      format: 'phone',
    });
    expect(query_of(asked({ when: 'weekday', weekday: '0' }), '').weekday).toBe(0);
  });
  it('is remembered without its time and words', () => {
    const all = asked({ when: 'tonight', text: 'step', types: ['women'], place: 'Salem' });
    expect(to_remember(all)).toEqual(asked({ types: ['women'], place: 'Salem' }));
    expect(has_choices(all)).toBe(true);
    expect(has_choices(asked({ when: 'now', text: 'x' }))).toBe(false);
  });
});

describe('where nothing was found', () => {
  const kinds = (one: Asked, has_point = false) =>
    next_best(one, has_point, '2026-11-24').map(([kind]) => kind);
  it('what is most like it comes first', () => {
    const near = asked({ when: 'now', miles: '10', types: ['women'] });
    expect(kinds(near, true)).toEqual([
      ...['today', 'online', 'tomorrow', 'farther', 'fewer', 'any', 'online', 'any'],
    ]);
    expect(kinds(asked({ when: 'tonight', format: 'online' }))).toEqual(['tomorrow', 'any', 'any']);
    expect(kinds(asked({ when: 'day', day: '2026-11-30' }))).toEqual(['any', 'any']);
    expect(kinds(asked())).toEqual([]);
  });
  it('online means without the place', () => {
    const [, online] = next_best(asked({ place: 'Salem', miles: '5' }), false, '2026-11-24').find(
      ([kind]) => kind === 'online',
    )!;
    expect(online).toEqual(asked({ format: 'online' }));
  });
});

describe('what was chosen', () => {
  it('can be taken away one by one', () => {
    const all = asked({
      ...{ when: 'weekday', weekday: '2', from: '18:00', place: 'Salem', miles: '10' },
      ...{ format: 'hybrid', fellowship: 'na', types: ['women', 'spanish'], text: 'x' },
    });
    const chips = chips_of(all, false);
    expect(chips.map(({ words }) => words)).toEqual([
      ...['Tuesday', 'From 6:00 PM', 'Salem', 'Within 10 miles', 'Both ways are open', 'NA'],
      ...['Women', 'Spanish', '“x”'],
    ]);
    let left = all;
    for (const { key } of chips) {
      left = chips_of(left, false).find((one) => one.key === key)?.without ?? left;
    }
    expect(left).toEqual(asked({ miles: '10' })); // counts for nothing without a place
    expect(chips_of(left, false)).toEqual([]);
  });
});

describe('what is offered', () => {
  const some = (...names: string[]) => names.map((name) => ({ name, meetings: 1 }));
  const choices = {
    ...{ meetings: 9, fellowships: some('na', 'aa'), formats: some('online') },
    ...{ openness: some('open', 'closed'), access: some('outdoor', 'wheelchair') },
    ...{ whom: some('seniors', 'men', 'women'), kinds: some('candlelight', 'speaker') },
    languages: some('spanish', 'asl', 'english'),
  };
  it('is what there is, in the order in which people look for it', () => {
    const offers = offered(choices);
    expect(offers.fellowships.map(([name]) => name)).toEqual(['aa', 'na']);
    expect(offers.fellowships[0]![1]).toBe('Alcoholics Anonymous (AA)');
    expect(offers.formats).toEqual([]); // one answer is no question
    expect(offers.whom).toEqual(['women', 'men', 'seniors']);
    expect(offers.access).toEqual(['wheelchair', 'asl', 'outdoor']);
    expect(offers.kinds).toEqual(['speaker', 'candlelight']);
    expect(offers.languages.map(([name]) => name)).toEqual(['english', 'spanish']);
    expect(offered(undefined).whom).toEqual([]);
  });
});

describe('a found meeting', () => {
  const meeting: Meeting = {
    ...{ id: 'a/b', name: 'Hall', fellowship: 'aa', attendance: 'in_person', types: ['open'] },
    ...{ zone: 'America/Chicago', length_minutes: 60, latitude: 39, longitude: -94.5 },
    address: '1 Main St',
  };
  it('opens in the maps that the phone has', () => {
    const link = (agent: string, parts: Partial<Meeting> = {}) =>
      map_link({ ...meeting, ...parts }, agent);
    expect(link('Linux; Android 14')).toBe('geo:39,-94.5?q=1%20Main%20St');
    expect(link('iPhone OS')).toBe('maps://?q=1%20Main%20St&ll=39,-94.5');
    expect(link('Windows')).toContain('mlat=39&mlon=-94.5');
    expect(link('Android', { approximate: true })).toBeUndefined();
    expect(link('Android', { attendance: 'online' })).toBeUndefined();
  });
  it('is called without what is dialed after it', () => {
    const phone = { ...meeting, conference_phone: '+18165550100,,123#' };
    expect(meetings.number_to_call(phone)).toBe('+18165550100');
    expect(meetings.room_link({ ...meeting, conference_url: 'javascript:x' })).toBeUndefined();
  });
  it('says the time on both clocks where they differ', () => {
    const at = '2026-11-23T19:00:00.000+09:00[Asia/Tokyo]';
    const hit: MeetingHit = { meeting: { ...meeting, zone: 'Asia/Tokyo' }, starts_at: at };
    expect(meetings.other_time(hit)).toMatch(/where you are$/);
    const online: MeetingHit = { ...hit, meeting: { ...hit.meeting, attendance: 'online' } };
    expect(meetings.other_time(online)).toBe('Monday 7:00 PM in Tokyo');
  });
  it('says a language as one would', () => {
    expect(meetings.type_words({ ...meeting, types: ['open', 'spanish', 'asl'] })).toEqual([
      ...['Open to anyone', 'In Spanish', 'Sign language (ASL)'],
    ]);
  });
});
