// What an entry says, as lines to read. Unknown kinds of a newer server still show their words.
import type { Entry } from '$lib/api/types';
import type { Messages as Texts } from '$lib/i18n/en/staff';

/** One line of an entry: someone's own words, or a fact in ours. */
export interface Line {
  label?: string;
  text: string;
  own: boolean;
}

/** The heading of an entry of this kind. */
export const title_of = (kind: string, m: Texts): string =>
  (m.timeline.kinds as Record<string, string>)[kind] ?? m.timeline.other_kind;

/** The lines of an entry, people's own words first. `day` writes a calendar day out. */
export function lines_of(
  entry: Entry,
  m: Texts,
  areas: Record<string, string>,
  day: (on: string) => string,
): Line[] {
  const body = entry.body as Record<string, unknown>;
  const lines: Line[] = [];
  const own = (field: string, label?: string) => {
    const text = body[field];
    if (typeof text === 'string' && text)
      lines.push({ text, own: true, ...(label ? { label } : {}) });
  };
  own('words');
  own('name');
  own('why', m.client.why);
  own('done_looks_like', m.client.done_looks_like);
  own('purpose');
  if (entry.kind === 'preferences.set') {
    own('called', m.client.called);
    own('pronouns', m.client.pronouns);
    own('contact', m.client.contact);
    own('welcome', m.client.welcome);
    own('accessibility', m.client.accessibility);
    own('please_avoid', m.client.please_avoid);
    own('crisis_contact', m.client.crisis_contact);
  }
  if (entry.kind === 'checkin.answered' && !body.words) lines.push(fact(m.timeline.seen));
  lines.push(...facts_of(body, m, areas, day).map(fact));
  return lines;
}

const fact = (text: string): Line => ({ text, own: false });

function facts_of(
  body: Record<string, unknown>,
  m: Texts,
  areas: Record<string, string>,
  day: (on: string) => string,
): string[] {
  const facts: string[] = [];
  const word = (list: Record<string, string>, key: unknown) => {
    if (typeof key === 'string' && list[key]) facts.push(list[key]);
  };
  for (const { question, value } of answers_of(body)) {
    const words = m.answers[question as keyof Texts['answers']];
    const name = m.questions[question as keyof Texts['questions']];
    if (name) facts.push(`${name}: ${words?.[value] ?? value}`);
  }
  if (body.talk === true) facts.push(m.client.talk);
  word(m.domains, body.domain);
  word(m.client.declined_as, body.answer);
  word(m.client.choices, body.choice);
  word(m.client.again, body.again);
  if (typeof body.how === 'number' && m.client.how[body.how])
    facts.push(m.client.how[body.how] ?? '');
  if (typeof body.importance === 'number') facts.push(m.timeline.importance(body.importance));
  if (typeof body.confidence === 'number') facts.push(m.timeline.confidence(body.confidence));
  if (typeof body.went_on === 'string') facts.push(m.client.went(day(body.went_on)));
  if (typeof body.due_on === 'string') facts.push(m.client.by_day(day(body.due_on)));
  if (typeof body.target_on === 'string') facts.push(m.client.by_day(day(body.target_on)));
  if (typeof body.until_on === 'string') facts.push(m.timeline.until(day(body.until_on)));
  if (Array.isArray(body.areas)) for (const area of body.areas) word(areas, area);
  return facts;
}

/** The answers of a check-in, where the body has any. */
function answers_of(body: Record<string, unknown>): { question: string; value: number }[] {
  return Array.isArray(body.answers) ? (body.answers as { question: string; value: number }[]) : [];
}
