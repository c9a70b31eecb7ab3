// What an entry says: every kind has a name, own words stay as they are, scales become words.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Entry, Kind } from '$lib/api/types';
import { messages as client } from '$lib/i18n/en/client';
import { messages as common } from '$lib/i18n/en/common';
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
const contract = readFileSync('src/lib/api/schema.d.ts', 'utf8');
const said = (kind: string, body: object) =>
  lines_of(entry(kind, body), messages, common, (on) => `day ${on}`).map((line) => line.text);

describe('timeline', () => {
  it('names every kind that this app knows', () => {
    const all = [...contract.matchAll(/^ {8}"(\w+\.\w+)": \{/gm)].map(([, kind]) => kind as Kind);
    expect(all.length).toBeGreaterThan(65);
    for (const kind of all) expect(title_of(kind, messages), kind).not.toBe('Entry');
    for (const kind of all) expect(client.record.did, kind).toHaveProperty([kind]);
    expect(title_of('visit.planned', messages)).toBe('Entry');
  });
  it('keeps people’s own words as written', () => {
    const [line] = lines_of(entry('message.sent', { words: 'a  b\nc' }), messages, common, String);
    expect(line).toEqual({ text: 'a  b\nc', own: true });
  });
  it('keeps ids to itself, and says what a service was told', () => {
    const id = '0193b1e8-0000-7000-8000-000000000001';
    const asked = { first_friend: id, name: 'Ruth', support: id };
    expect(said('introduction.asked', asked)).toEqual(['Ruth']);
    expect(said('introduction.noted', { met: false })).toEqual(['They did not meet']);
    const moved = { state: 'asked', on: '2026-11-20', owner: id, told: 'Your name' };
    expect(said('referral.moved', moved)).toEqual([
      'Your name',
      'They were asked',
      'On which day: day 2026-11-20',
    ]);
  });
  it('says what speaks for an option and against it', () => {
    const options = [{ words: 'Leave early', pros: 'It is quiet', cons: 'No ride' }];
    const lines = lines_of(entry('practice.tried', { options }), messages, common, String);
    expect(lines.map(({ text }) => text)).toEqual(['Leave early', 'It is quiet', 'No ride']);
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
    expect(said('consent.given', consent)).toEqual(['To help', 'My plan', 'Until day 2027-05-01']);
    expect(said('goal.accepted', { words: 'Walk', confidence: 0 })).toEqual([
      'Walk',
      'Confidence: 0 of 10',
    ]);
  });
  it('says what is new about plans in words: choices, days, promises and misses', () => {
    const others_do = [{ by: 'clinician', words: 'Call on Monday' }];
    const terms = { client_does: ['Come on Tuesday'], others_do, review_on: '2026-12-01' };
    expect(lines_of(entry('agreement.proposed', terms), messages, common, String)).toEqual([
      { label: 'What the client does', text: 'Come on Tuesday', own: true },
      { label: 'Counselor', text: 'Call on Monday', own: true },
      { text: 'Look at it again on: 2026-12-01', own: false },
    ]);
    const missed = { side: 'program', kept: false, words: 'I forgot' };
    expect(said('agreement.noted', missed)).toEqual(['I forgot', 'The team', 'Missed']);
    const named = { of: 'g', barrier: 'transport' };
    expect(said('obstacle.named', named)).toEqual(['Getting there']);
    const used = { tool: 'grounding', before: 8, after: 4 };
    expect(said('tool.used', used)).toEqual([
      'Five senses',
      'Urge before: 8 of 10',
      'Urge after: 4 of 10',
    ]);
  });
  it('shows the words of kinds and answers it does not know', () => {
    expect(said('visit.planned', { words: 'Friday' })).toEqual(['Friday']);
    const body = { answers: [{ question: 'appetite', value: 2 }], talk: false };
    expect(said('checkin.recorded', body)).toEqual([]);
  });
});
