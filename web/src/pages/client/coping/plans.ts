// The two plans for hard moments: what each asks, and what is written of it.
import type { Bodies } from '$lib/api/types';
import { lines_of, tool_ids, type CopingTool } from './tools';

export type CopingPlan = Bodies['coping_plan.written'];
export type SafetyPlan = Bodies['safety_plan.written'];

/** `coping` or `safety`, as it stands in the path. */
export type Which = 'plan' | 'safety';

/** In the order in which they are asked and read. */
export const fields = {
  plan: ['signs', 'tools', 'what_helps', 'people', 'places', 'reminder'],
  safety: [
    'warning_signs',
    'what_helps',
    'places',
    'people',
    'professionals',
    'safer_surroundings',
  ],
} as const;
export type PlanField = (typeof fields)[Which][number];

/** What is being written: a list as its lines, tools by their names. */
export type Written = Partial<Record<PlanField, string>>;

/** A plan as it is edited. */
export function to_edit(plan: object | undefined): Written {
  const entries = Object.entries(plan ?? {}).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join('\n') : String(value),
  ]);
  return Object.fromEntries(entries.filter(([name]) => name !== 'at' && name !== 'by')) as Written;
}

export const tools_in = (text: string | undefined): CopingTool[] => {
  const names = lines_of(text ?? '');
  return tool_ids.filter((tool) => names.includes(tool));
};

export function coping_plan(written: Written): CopingPlan {
  const reminder = written.reminder?.trim();
  return {
    signs: lines_of(written.signs ?? ''),
    tools: tools_in(written.tools),
    what_helps: lines_of(written.what_helps ?? ''),
    people: lines_of(written.people ?? ''),
    places: lines_of(written.places ?? ''),
    ...(reminder ? { reminder } : {}),
  };
}

export function safety_plan(written: Written): SafetyPlan {
  const list = (name: PlanField) => lines_of(written[name] ?? '');
  return {
    warning_signs: list('warning_signs'),
    what_helps: list('what_helps'),
    people: list('people'),
    places: list('places'),
    professionals: list('professionals'),
    safer_surroundings: list('safer_surroundings'),
  };
}
