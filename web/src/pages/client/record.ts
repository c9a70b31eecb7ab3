// An entry of the record in plain sentences.
import type { Area, Question, TimelineItem } from '$lib/api/types';
import { answer_of } from '$lib/forms/words';
import { i18n, said } from '$lib/i18n/index.svelte';
import { asked_line, instrument_name } from './checkin/asked';
import { says as says_rhythm, type Chosen } from './checkin/times';
import { other } from './people';

/** "You checked in", "Dana Ruiz offered a goal". */
export function what_happened(item: TimelineItem): string {
  const t = i18n.client.record;
  const who = other(item.by);
  const { kind } = item.entry;
  const say =
    said<(who?: string) => string>(t.did, kind) ??
    said<(who?: string) => string>(i18n.plan.history.did, kind);
  return (say ?? t.did_other)(who);
}

/**
 * The words in a body, each as it was written: those of the kind itself first, then every other
 * text, so that nothing written about someone stays hidden from them. Choices, days and ids are
 * said by `facts_of`, or in the place that they belong to.
 */
export function words_of(item: TimelineItem): string[] {
  const body = item.entry.body as Record<string, unknown>;
  const rest = Object.keys(body).filter((name) => !first.includes(name) && !coded.includes(name));
  return [...first, ...rest].flatMap((name) => texts_in(name, body[name]));
}

const first = ['words', 'why', 'done_looks_like', 'purpose'];
/** Fields whose text is a key or an id, not someone's words. */
const coded = [
  'answer',
  'aid',
  'approach',
  'areas',
  'barrier',
  'because',
  'bond',
  'by',
  'counts',
  'days',
  'domain',
  'finding',
  'from',
  'goal',
  'instrument',
  'items',
  'language',
  'mark',
  'matters',
  'meeting',
  'name',
  'of',
  'option',
  'outcome',
  'owner',
  'page',
  'person',
  'program',
  'repeats',
  'remind_by',
  'replaces',
  'rhythm',
  'role',
  'safety',
  'side',
  'skill',
  'sort',
  'then',
  'to',
  'told',
  'tool',
  'tools',
  'topic',
  'version_of',
  'what',
  'zone',
  'again',
  'with',
  'starts',
  'way',
  'met',
];

function texts_in(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => texts_in(name, one));
  if (typeof value === 'object' && value) {
    return texts_in('words', (value as { words?: unknown }).words);
  }
  if (typeof value !== 'string' || /^\d{4}-\d\d-\d\d$/.test(value)) return [];
  // Of a support, the answer; of a practiced skill, the words.
  if (name === 'choice' && said(i18n.client.support.chosen, value)) return [];
  return [value];
}

/** What else a body says, as short sentences. */
export function facts_of(item: TimelineItem): string[] {
  const body = item.entry.body as Record<string, unknown>;
  const { record, support, plan } = i18n.client;
  const facts: (string | undefined)[] = [item.person_name];
  if (Array.isArray(body.answers)) {
    for (const { question, value } of body.answers as { question: Question; value: number }[]) {
      const name = said(i18n.forms.short, question);
      const label = name && answer_of({ question }, value);
      if (label) facts.push(`${name}: ${label}.`);
    }
  }
  facts.push(...facts_of_check_ins(item.entry.kind, body));
  if (item.entry.kind === 'checkin.answered' && !body.words) facts.push(record.seen_only);
  if (typeof body.starts === 'string') facts.push(i18n.when(body.starts));
  if (typeof body.met === 'string') facts.push(said(record.met, body.met));
  if (body.talk === true) facts.push(record.wants_to_talk);
  if (body.answer === 'not_now') facts.push(record.answer_not_now);
  if (body.answer === 'no') facts.push(record.answer_no);
  if (typeof body.name === 'string') facts.push(body.name);
  if (typeof body.tool === 'string') facts.push(said(i18n.coping.tool, body.tool));
  if (typeof body.skill === 'string') facts.push(said(i18n.coping.skills.names, body.skill));
  if (typeof body.before === 'number') facts.push(record.urge_before(body.before));
  if (typeof body.after === 'number') facts.push(record.urge_after(body.after));
  if (typeof body.choice === 'string') facts.push(said(support.chosen, body.choice));
  if (typeof body.went_on === 'string') facts.push(i18n.calendar_day(body.went_on));
  if (typeof body.how === 'number') facts.push(support.went_how_options[body.how]);
  if (typeof body.confidence === 'number') facts.push(record.confidence(body.confidence));
  if (typeof body.importance === 'number') facts.push(record.importance(body.importance));
  if (body.smaller === true) facts.push(record.smaller);
  if (typeof body.kept === 'boolean') facts.push(body.kept ? record.kept : record.missed);
  if (typeof body.outcome === 'string') facts.push(said(record.outcomes, body.outcome));
  if (typeof body.owner === 'string') facts.push(said(plan.step_owner, body.owner));
  if (typeof body.due_on === 'string') facts.push(plan.due(i18n.calendar_day(body.due_on)));
  if (typeof body.target_on === 'string')
    facts.push(plan.target(i18n.calendar_day(body.target_on)));
  if (typeof body.until_on === 'string') facts.push(record.until(i18n.calendar_day(body.until_on)));
  if (Array.isArray(body.areas)) {
    const names = (body.areas as Area[]).map((area) => i18n.common.areas[area]);
    facts.push(record.areas(i18n.list(names)));
  }
  return facts.filter((fact): fact is string => !!fact);
}

/** What questions, rhythms, questionnaires and life events say beside words. */
export function facts_of_check_ins(kind: string, body: Record<string, unknown>): string[] {
  const { record } = i18n.client;
  if (kind === 'checkin_questions.chosen') {
    return [
      ...(body.items as Parameters<typeof asked_line>[0][]).map(asked_line),
      ...(body.something_good === true ? [record.something_good] : []),
      ...(body.seen_is_enough === true ? [record.seen_is_enough] : []),
    ];
  }
  if (kind === 'rhythm.chosen') {
    const { what } = body as unknown as Chosen;
    return [what === 'checkin' ? i18n.checkin.times.checkin : instrument_name(what)].concat(
      `${says_rhythm(body as unknown as Chosen)}.`,
    );
  }
  const facts: string[] = [];
  if (typeof body.instrument === 'string' && body.instrument !== 'checkin') {
    facts.push(instrument_name(body.instrument));
  }
  if (kind === 'instrument.answered' && Array.isArray(body.answers)) {
    facts.push(record.answers(body.answers.length, i18n.plural));
  }
  if (kind === 'life_event.noted' && typeof body.on === 'string') {
    facts.push(record.happened_on(i18n.calendar_day(body.on)));
  }
  return facts;
}
