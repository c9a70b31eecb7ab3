// How the plan changed, in plain sentences.
import type { TimelineItem } from '$lib/api/types';
import { i18n, said } from '$lib/i18n/index.svelte';
import { other } from './people';

/** "You put a goal in the plan", "Dana Ruiz added a step". */
export function what_changed(item: TimelineItem): string {
  const t = i18n.plan.history;
  const who = other(item.by);
  return (said<(who?: string) => string>(t.did, item.entry.kind) ?? t.did_other)(who);
}

export interface Change {
  /** Someone's own words, each as written. */
  words: string[];
  why?: string;
  /** What else the entry says. */
  facts: string[];
}

const worded = ['words', 'done_looks_like', 'in_my_words', 'gaps', 'changes', 'effect'];

/** What an entry of the plan says. */
export function change_of(item: TimelineItem): Change {
  const body = item.entry.body as Record<string, unknown>;
  const text = (field: string) => {
    const value = body[field];
    return typeof value === 'string' ? value : undefined;
  };
  const words = worded.map(text).filter((one) => one !== undefined);
  const why = text('why');
  return { words, facts: facts_of(body, text), ...(why === undefined ? {} : { why }) };
}

function facts_of(
  body: Record<string, unknown>,
  text: (field: string) => string | undefined,
): string[] {
  const { plan, client } = i18n;
  const name = (names: Record<string, string>, field: string) => said(names, text(field) ?? '');
  const day = text('due_on') ?? text('target_on') ?? text('next_on') ?? text('review_on');
  const ruler = (field: 'importance' | 'confidence', label: string) =>
    typeof body[field] === 'number' ? `${label}: ${body[field]}` : undefined;
  const facts = [
    body.smaller === true ? plan.history.smaller : undefined,
    body.kept === true ? plan.history.kept : undefined,
    body.kept === false ? plan.history.missed : undefined,
    name({ not_now: client.record.answer_not_now, no: client.record.answer_no }, 'answer'),
    name(plan.obstacle.names, 'barrier'),
    name(plan.care.sorts, 'sort'),
    name(plan.agreements.outcomes, 'outcome'),
    name(client.plan.step_owner, 'owner'),
    name(plan.step.repeats_options, 'repeats'),
    ruler('importance', plan.rulers.matters),
    ruler('confidence', plan.rulers.sure),
    day === undefined ? undefined : i18n.calendar_day(day),
  ];
  return facts.filter((fact): fact is string => !!fact);
}
