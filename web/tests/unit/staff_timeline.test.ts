// What an entry says: every kind has a name, own words stay as they are, scales become words.
import { describe, expect, it } from 'vitest';
import type { Entry, Kind } from '$lib/api/types';
import { messages } from '$lib/i18n/en/staff';
import { lines_of, title_of } from '../../src/pages/staff/timeline';

const entry = (kind: string, body: object): Entry => ({
  id: 'e',
  subject: 's',
  seq: 1,
  kind,
  v: 1,
  author: 'a',
  role: 'client',
  on_behalf: false,
  occurred_at: '2026-11-21T08:00:00-05:00',
  recorded_at: '2026-11-21T13:00:00Z',
  audience: 'circle',
  body: body as Record<string, never>,
});
const areas = { plan: 'My plan' };
const said = (kind: string, body: object) =>
  lines_of(entry(kind, body), messages, areas, (on) => `day ${on}`).map((line) => line.text);

describe('timeline', () => {
  it('names every kind that this app knows', () => {
    const kinds: Kind[] = ['vision.written', 'goal.accepted', 'consent.given', 'care_team.left'];
    for (const kind of kinds) expect(title_of(kind, messages)).not.toBe('Entry');
    expect(title_of('visit.planned', messages)).toBe('Entry');
  });
  it('keeps people’s own words as written', () => {
    const [line] = lines_of(entry('message.sent', { words: 'a  b\nc' }), messages, areas, String);
    expect(line).toEqual({ text: 'a  b\nc', own: true });
  });
  it('says a check-in in words, not numbers', () => {
    const body = { answers: [{ question: 'urge', value: 3 }], talk: true };
    expect(said('checkin.recorded', body)).toEqual(['Urges: Strong', 'Wants to talk']);
  });
  it('says “seen” only where there are no words', () => {
    expect(said('checkin.answered', {})).toEqual(['Seen']);
    expect(said('checkin.answered', { words: 'Thank you' })).toEqual(['Thank you']);
  });
  it('writes out days, areas and scales', () => {
    const consent = { person: 'p', areas: ['plan'], purpose: 'To help', until_on: '2027-05-01' };
    expect(said('consent.given', consent)).toEqual(['To help', 'Until day 2027-05-01', 'My plan']);
    expect(said('goal.accepted', { words: 'Walk', confidence: 0 })).toEqual([
      'Walk',
      'Confidence: 0 of 10',
    ]);
  });
  it('shows the words of kinds and answers it does not know', () => {
    expect(said('visit.planned', { words: 'Friday' })).toEqual(['Friday']);
    const body = { answers: [{ question: 'appetite', value: 2 }], talk: false };
    expect(said('checkin.recorded', body)).toEqual([]);
  });
});
