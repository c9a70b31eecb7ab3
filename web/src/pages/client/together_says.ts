// What an entry that waits for the client's word would say.
import type { Waiting } from '$lib/api/types';
import { i18n, said } from '$lib/i18n/index.svelte';
import { facts_of_check_ins } from './record';

/** What the entry would say, in one line. */
export const says = (one: Waiting): string =>
  said(i18n.plan.together.says, one.entry.kind) ?? i18n.plan.together.says_other;

/** A word of the entry's body, with the name of its field where it needs one. */
export interface Said {
  label?: string;
  text: string;
}

/** Everything the entry would say: words first, then what else it holds. */
export function details(one: Waiting): Said[] {
  const body = one.entry.body as Record<string, unknown>;
  const labels: Record<string, string> = i18n.plan.together.fields;
  const all: Said[] = [];
  for (const [field, value] of Object.entries(body)) {
    const label = said(labels, field);
    if (field === 'words' && typeof value === 'string') all.unshift({ text: value });
    else if (label === undefined) continue;
    else if (typeof value === 'string') all.push({ label, text: day_or_text(field, value) });
    else if (typeof value === 'number') all.push({ label, text: i18n.number(value) });
  }
  const facts = facts_of_check_ins(one.entry.kind, body);
  return [...all, ...[...named(body), ...facts].map((text) => ({ text }))];
}

const day_or_text = (field: string, value: string): string =>
  field.endsWith('_on') ? i18n.calendar_day(value) : value;

/** Fields whose values are names of ours. */
function named(body: Record<string, unknown>): string[] {
  const { plan, client } = i18n;
  const lists: [string, Record<string, string>][] = [
    ['barrier', plan.obstacle.names],
    ['topic', plan.findings],
    ['approach', plan.approaches],
    ['domain', plan.domains],
    ['sort', plan.care.sorts],
    ['repeats', plan.step.repeats_options],
    ['owner', client.plan.step_owner],
  ];
  return lists.flatMap(([field, names]) => {
    const value = body[field];
    const name = typeof value === 'string' ? said(names, value) : undefined;
    return name === undefined ? [] : [name];
  });
}
