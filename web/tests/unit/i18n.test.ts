// Both languages say everything; nothing was left in English; no word blames.
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import * as account_en from '$lib/i18n/en/account';
import * as checkin_en from '$lib/i18n/en/checkin';
import * as client_en from '$lib/i18n/en/client';
import * as common_en from '$lib/i18n/en/common';
import * as coping_en from '$lib/i18n/en/coping';
import * as directory_en from '$lib/i18n/en/directory';
import * as forms_en from '$lib/i18n/en/forms';
import * as learning_en from '$lib/i18n/en/learning';
import * as appointments_en from '$lib/i18n/en/appointments';
import * as measures_en from '$lib/i18n/en/measures';
import * as pass_en from '$lib/i18n/en/pass';
import * as plan_en from '$lib/i18n/en/plan';
import * as life_en from '$lib/i18n/en/life';
import * as refusals_en from '$lib/i18n/en/refusals';
import * as staff_en from '$lib/i18n/en/staff';
import * as account_es from '$lib/i18n/es/account';
import * as checkin_es from '$lib/i18n/es/checkin';
import * as client_es from '$lib/i18n/es/client';
import * as common_es from '$lib/i18n/es/common';
import * as coping_es from '$lib/i18n/es/coping';
import * as directory_es from '$lib/i18n/es/directory';
import * as forms_es from '$lib/i18n/es/forms';
import * as learning_es from '$lib/i18n/es/learning';
import * as appointments_es from '$lib/i18n/es/appointments';
import * as measures_es from '$lib/i18n/es/measures';
import * as pass_es from '$lib/i18n/es/pass';
import * as plan_es from '$lib/i18n/es/plan';
import * as life_es from '$lib/i18n/es/life';
import * as refusals_es from '$lib/i18n/es/refusals';
import * as staff_es from '$lib/i18n/es/staff';
import { i18n } from '$lib/i18n/index.svelte';

const catalogues = {
  common: [common_en.messages, common_es.messages],
  checkin: [checkin_en.messages, checkin_es.messages],
  client: [client_en.messages, client_es.messages],
  coping: [coping_en.messages, coping_es.messages],
  life: [life_en.messages, life_es.messages],
  staff: [staff_en.messages, staff_es.messages],
  account: [account_en.messages, account_es.messages],
  directory: [directory_en.messages, directory_es.messages],
  forms: [forms_en.messages, forms_es.messages],
  learning: [learning_en.messages, learning_es.messages],
  appointments: [appointments_en.messages, appointments_es.messages],
  measures: [measures_en.messages, measures_es.messages],
  pass: [pass_en.messages, pass_es.messages],
  plan: [plan_en.messages, plan_es.messages],
  refusals: [refusals_en.messages, refusals_es.messages],
} as const;

/** Every text by its place; functions are asked with stand-ins, so that their words count too. */
function texts(messages: object, place = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(messages) as [string, unknown][]) {
    const at = place ? `${place}.${key}` : key;
    if (typeof value === 'string') all.set(at, value);
    else if (typeof value === 'function') all.set(at, said_by(value));
    else for (const [deeper, text] of texts(value as object, at)) all.set(deeper, text);
  }
  return all;
}

/** Every way to ask a message: each part a word, a number, or the plural rule. */
function* ways(count: number): Generator<unknown[]> {
  const plural = (_: number, forms: { one: string; other: string }) => forms.other;
  if (count === 0) return yield [];
  for (const rest of ways(count - 1)) for (const part of ['‹›', 2, plural]) yield [...rest, part];
}

function said_by(message: unknown): string {
  const say = message as (...parts: unknown[]) => unknown;
  for (const parts of ways(say.length)) {
    try {
      const text = say(...parts);
      if (typeof text === 'string' && !/=>|undefined/.test(text)) return text;
    } catch {
      // Asked the wrong way.
    }
  }
  throw new Error(`Nobody knows how to ask ${String(message)}`);
}

/** Places whose text is the same in both languages. */
const same = (en: Map<string, string>, es: Map<string, string>) =>
  [...en].filter(([place, text]) => /\p{L}{2}/u.test(text) && es.get(place) === text);

/** Names, and words that both languages write alike. */
const alike =
  /^(Alongside|Error: |No\.?|Plan|Video|AA|NA|Al-Anon|LifeRing|Recovery Dharma|SMART Recovery|Women for Sobriety|Alateen|Refuge Recovery|(Cocaine|Heroin|Marijuana|Crystal Meth) Anonymous \(\w+\)|Adult Children of Alcoholics \(ACA\))$/;
const blame =
  /\b(addicts?|abus\w+|junkies?|clean|dirty|relaps\w+|non-?complian\w+|failed to|failure|adict\w+|limpi[oa]s?|suci[oa]s?|reca[ií]d\w+)\b/i;

describe.each(Object.entries(catalogues))('%s', (_name, [en, es]) => {
  const english = texts(en);
  const spanish = texts(es);
  it('says the same things in both languages', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });
  it('is translated', () => {
    expect(same(english, spanish).filter(([, text]) => !alike.test(text))).toEqual([]);
  });
  it('does not blame or shout', () => {
    for (const [place, text] of [...english, ...spanish]) {
      expect(`${place}: ${text}`).not.toMatch(blame);
      expect(`${place}: ${text}`).not.toMatch(/[!¡]/);
    }
  });
});

/** Sentences with more words than a tired reader takes in at once. */
const too_long = (text: string, most: number) =>
  text.split(/[.?:;…]\s|\n/).filter((sentence) => sentence.trim().split(/\s+/).length > most);

describe('client words are short', () => {
  it.each([
    ['English', { ...client_en.messages, life: life_en.messages, coping: coping_en.messages }, 15],
    ['Spanish', { ...client_es.messages, life: life_es.messages, coping: coping_es.messages }, 18],
    ['English', { ...client_en.messages, coping: coping_en.messages }, 15],
    ['Spanish', { ...client_es.messages, coping: coping_es.messages }, 18],
    ['appointments in English', appointments_en.messages, 15],
    ['appointments in Spanish', appointments_es.messages, 18],
    ['forms in English', forms_en.messages, 15],
    ['forms in Spanish', forms_es.messages, 18],
    ['passes in English', pass_en.messages, 15],
    ['passes in Spanish', pass_es.messages, 18],
    ['learning in English', learning_en.messages, 15],
    ['learning in Spanish', learning_es.messages, 18],
    ['the plan in English', plan_en.messages, 15],
    ['the plan in Spanish', plan_es.messages, 18],
    ['refusals in English', refusals_en.messages, 15],
    ['refusals in Spanish', refusals_es.messages, 18],
  ] as const)('%s', (_language, messages, most) => {
    for (const text of texts(messages).values()) expect(too_long(text, most)).toEqual([]);
  });
});

describe('the detectors', () => {
  it('find a text that was left in English', () => {
    const left = same(texts({ a: { b: 'Send check-in' } }), texts({ a: { b: 'Send check-in' } }));
    expect(left.map(([place]) => place)).toEqual(['a.b']);
  });
  it('find a missing key deep down, and in functions', () => {
    expect([...texts({ a: { b: () => 'x' } }).keys()]).not.toEqual([...texts({ a: {} }).keys()]);
  });
  it('find a sentence that goes on and on', () => {
    expect(too_long('One two. ' + 'word '.repeat(16), 15)).toHaveLength(1);
  });
  it('find words that blame', () => {
    expect('He was clean for a year').toMatch(blame);
    expect('después de una recaída').toMatch(blame);
  });
});

describe('times', () => {
  const morning = '2026-11-23T10:30:00.000-05:00[America/New_York]';
  it('are said as people say them', async () => {
    expect(i18n.when(morning, 'America/New_York').replace(/\s/g, ' ')).toBe(
      'Monday, November 23 at 10:30 AM',
    );
    await i18n.use('es');
    expect(i18n.day(morning, 'America/New_York')).toBe('lunes, 23 de noviembre');
    await i18n.use('en');
  });
  it('have no zone where they are days', () => {
    expect(i18n.calendar_day('2026-11-23')).toBe('Monday, November 23');
  });
  it('are near where they are near', () => {
    const now = new Date(2026, 10, 21, 12, 0);
    expect(i18n.recently(new Date(2026, 10, 21, 9, 10), now)).toMatch(/^today, 9:10/);
    expect(i18n.recently(new Date(2026, 10, 20, 9, 10), now)).toMatch(/^yesterday, 9:10/);
    expect(i18n.recently(new Date(2026, 10, 17, 9, 10), now)).toMatch(/^Tuesday/);
  });
});

describe('catalogues', () => {
  it('asked for at the same time are all there, in the language that is spoken then', async () => {
    vi.resetModules();
    const { i18n: fresh } = await import('$lib/i18n/index.svelte');
    const all = [fresh.need(['common', 'client']), fresh.need(['checkin']), fresh.use('es')];
    await Promise.all([...all, fresh.need(['forms'])]);
    expect(fresh.client.check_in.send).toBe(client_es.messages.check_in.send);
    expect(fresh.checkin.questions.title).toBe(checkin_es.messages.questions.title);
    expect(fresh.forms.questions.mood).toBe(forms_es.messages.questions.mood);
  });
});

describe('problems', () => {
  it('are said in our words where we know the code, else in the server’s', () => {
    const problem = {
      type: '/problems/x',
      title: 'Only the client may.',
      status: 403,
      code: 'x.y',
    };
    expect(i18n.problem(problem)).toBe('Only the client may.');
    expect(i18n.problem_lang(problem)).toBe('en');
    expect(i18n.problem({ ...problem, code: 'no_answer' })).toMatch(/no connection/);
  });
  it('of a rule are said in the language of the page, once its words are there', async () => {
    const problem = {
      type: '/problems/rule.step.done',
      title: 'An open step is finished by the client or by whoever took it on.',
      status: 403,
      code: 'rule.step.done',
    };
    await i18n.use('es');
    i18n.problem(problem);
    await vi.waitFor(() =>
      expect(i18n.problem(problem)).toBe(refusals_es.messages['rule.step.done']),
    );
    expect(i18n.problem_lang(problem)).toBe('es');
    await i18n.use('en');
  });
  it('have words for every refusal in docs/rules.md', () => {
    const rules = readFileSync('../docs/rules.md', 'utf8');
    const kinds = [...rules.matchAll(/^\| `([a-z_]+\.[a-z_]+)` \|/gm)].map(([, kind]) => kind);
    const named = [...rules.matchAll(/`(rule\.[a-z_.]+)`/g)].map(([, code]) => code);
    const codes = new Set([...kinds.map((kind) => `rule.${kind}`), ...named]);
    expect(codes.size).toBeGreaterThan(70);
    for (const words of [refusals_en.messages, refusals_es.messages]) {
      expect(Object.keys(words).sort()).toEqual([...codes].sort());
    }
    const others = [...rules.matchAll(/\(`([a-z]+\.[a-z_]+)`\)/g)].map(([, code]) => code!);
    for (const code of others.filter((one) => !one.startsWith('rule.'))) {
      expect(common_es.messages.problems).toHaveProperty([code]);
    }
  });
});
