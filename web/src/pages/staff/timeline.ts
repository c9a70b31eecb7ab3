// What an entry says, as lines to read: people's own words first, then facts in ours. It goes by
// the fields of the body, so that no kind is forgotten and a newer server's words still show.
import type { Entry, Role } from '$lib/api/types';
import type { Messages as Common } from '$lib/i18n/en/common';
import type { Messages as Texts } from '$lib/i18n/en/staff';
import { said } from '$lib/i18n/index.svelte';

/** One line of an entry: someone's own words, or a fact in ours. */
export interface Line {
  label?: string;
  text: string;
  own: boolean;
}
type Words = Record<string, string>;
type Frame = Pick<Common, 'areas' | 'roles'>;
export type Said = Pick<Entry, 'kind' | 'body'>;

/** The heading of an entry of this kind. */
export const title_of = (kind: string, m: Texts): string =>
  said<string>(m.record.kinds, kind) ?? m.timeline.other_kind;

/** What this kind calls one of its fields. */
export function label_of(kind: string, field: string, m: Texts): string | undefined {
  const own = said<Words>(m.record.fields_of, kind);
  return (own && said(own, field)) ?? said<string>(m.record.fields, field);
}

/** Fields that need no label: the words are the entry. */
const plain = ['words', 'name', 'purpose', 'please_do'];
/** Ids and the like, which say nothing to people. */
const silent = [
  'goal',
  'of',
  'replaces',
  'person',
  'program',
  'meeting',
  'because',
  'own',
  'told',
  'then',
  'version_of',
  'zone',
  'with',
  'first_friend',
  'support',
  'resource',
];
/**
 * Of an agreement it is the id of what it came from; of a rhythm, an hour. Whom a concern was told is
 * ids, what a service was told is words. Who follows a referral is an id, who does a step a role.
 */
const is_silent = (kind: string, field: string) =>
  (silent.includes(field) && !(field === 'told' && kind === 'referral.moved')) ||
  (field === 'owner' && kind.startsWith('referral.')) ||
  (field === 'from' && kind !== 'rhythm.chosen') ||
  (field === 'language' && kind === 'instrument.answered');
const of_ten = ['importance', 'confidence', 'strength', 'before', 'after'];

/** The lines of an entry. `day` writes a calendar day out. */
export function lines_of(entry: Said, m: Texts, frame: Frame, day: (on: string) => string): Line[] {
  const body = entry.body as Record<string, unknown>;
  const lines: Line[] = [];
  for (const [field, value] of Object.entries(body)) {
    if (is_silent(entry.kind, field)) continue;
    const label = label_of(entry.kind, field, m);
    lines.push(...lines_at(field, value, label, m, frame, day));
  }
  if (entry.kind === 'checkin.answered' && !body.words) lines.push(fact(m.timeline.seen));
  const first = (line: Line) => (line.own ? (line.label ? 1 : 0) : 2);
  return lines.sort((a, b) => first(a) - first(b));
}

const fact = (text: string): Line => ({ text, own: false });

function lines_at(
  field: string,
  value: unknown,
  label: string | undefined,
  m: Texts,
  frame: Frame,
  day: (on: string) => string,
): Line[] {
  if (typeof value === 'boolean') return yes_or_no(field, value, m);
  if (typeof value === 'number') return number(field, value, label, m);
  if (Array.isArray(value)) return list(field, value, label, m, frame);
  if (typeof value !== 'string' || !value) return [];
  if (field === 'starts') {
    const when = `${day(value.slice(0, 10))}, ${value.slice(11, 16)}`;
    return [fact(on_day(field, when, label, m))];
  }
  const word = word_of(field, value, m, frame);
  if (word) return [fact(word)];
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return [fact(on_day(field, day(value), label, m))];
  if (plain.includes(field) || !label) return [{ text: value, own: true }];
  return [{ label, text: value, own: true }];
}

/** The word of a choice, where the field is one. */
function word_of(field: string, value: string, m: Texts, frame: Frame): string | undefined {
  if (field === 'owner') return frame.roles[value as Role];
  if (field === 'domain') return said<string>(m.domains, value);
  if (field === 'areas') return said<string>(frame.areas, value);
  if (field === 'again') return said<string>(m.client.again, value);
  if (field === 'choice') return said<string>(m.client.choices, value);
  const words = said<Words>(m.record.values, field);
  const word = words && said(words, value);
  if (word || !['instrument', 'what'].includes(field)) return word;
  return value === 'checkin' ? m.record.values.what.checkin : value.toUpperCase();
}

function yes_or_no(field: string, value: boolean, m: Texts): Line[] {
  if (field === 'kept') return [fact(m.record.values.kept[value ? 'true' : 'false'])];
  if (field === 'met') return [fact(m.record.values.met[value ? 'true' : 'false'])];
  if (field === 'in_week' && !value) return [];
  const words: Words = {
    in_week: m.record.facts.in_week,
    talk: m.client.talk,
    smaller: m.record.facts.smaller,
    in_hard_moments: m.record.facts.in_hard_moments,
  };
  const text = value ? said(words, field) : undefined;
  return text ? [fact(text)] : [];
}

function number(field: string, value: number, label: string | undefined, m: Texts): Line[] {
  const { facts } = m.record;
  if (field === 'importance') return [fact(m.timeline.importance(value))];
  if (field === 'confidence') return [fact(m.timeline.confidence(value))];
  if (field === 'how') return m.client.how[value] ? [fact(m.client.how[value])] : [];
  if (field === 'closeness') {
    const word = said<string>(m.record.values.closeness, String(value));
    return word ? [fact(word)] : [];
  }
  if (!label) return [];
  return [fact(of_ten.includes(field) ? facts.of_ten(label, value) : facts.count(label, value))];
}

function on_day(field: string, day: string, label: string | undefined, m: Texts): string {
  if (field === 'due_on' || field === 'target_on') return m.client.by_day(day);
  if (field === 'until_on') return m.timeline.until(day);
  if (field === 'went_on') return m.client.went(day);
  return label ? m.record.facts.labelled(label, day) : day;
}

function list(
  field: string,
  items: unknown[],
  label: string | undefined,
  m: Texts,
  frame: Frame,
): Line[] {
  if (field === 'answers') return items.flatMap((item) => answer(item, m));
  if (field === 'items') return items.flatMap((item) => asked(item, label, m));
  return items.flatMap((item) => {
    if (typeof item === 'string') {
      const word = word_of(field, item, m, frame);
      return word ? [fact(word)] : [{ text: item, own: true, ...(label ? { label } : {}) }];
    }
    const { words, by } = item as { words?: unknown; by?: Role };
    if (typeof words !== 'string') return [];
    const who = by ? frame.roles[by] : label;
    const sides = (['pros', 'cons'] as const).flatMap((side): Line[] => {
      const text = (item as Partial<Record<string, string>>)[side];
      return text ? [{ label: m.forms.options[side], text, own: true }] : [];
    });
    return [{ text: words, own: true, ...(who ? { label: who } : {}) }, ...sides];
  });
}

/** One question that a check-in asks: of the bank, or in someone's own words. */
function asked(item: unknown, label: string | undefined, m: Texts): Line[] {
  const { question, words } = item as { question?: string; words?: string };
  const name = question && said<string>(m.questions, question);
  if (name) return [fact(name)];
  return words ? [{ text: words, own: true, ...(label ? { label } : {}) }] : [];
}

/** One answer of a check-in. */
function answer(item: unknown, m: Texts): Line[] {
  const { question, value } = item as { question: string; value: number };
  const words = said<readonly string[]>(m.answers, question);
  const name = said<string>(m.questions, question);
  return name ? [fact(`${name}: ${words?.[value] || value}`)] : [];
}
