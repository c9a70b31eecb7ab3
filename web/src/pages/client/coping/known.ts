// What this phone knows: what the server said last, and what was written here since then.
import type { Bodies, CirclePerson, ToolRecord } from '$lib/api/types';
import type { Pending } from '$lib/offline/outbox.svelte';
import type { CopingPlan, SafetyPlan } from './plans';
import type { Practice } from './skills';
import { tool_ids, type ToolUsed } from './tools';

/** Of the view, what the pages show; what was written here has no more than this. */
export interface Known {
  tools: readonly ToolRecord[];
  coping_plan?: CopingPlan & { at: string };
  safety_plan?: SafetyPlan & { at: string };
  practices: readonly (Practice & { id: string; at: string })[];
}
export type Person = Bodies['circle_person.named'] & Pick<CirclePerson, 'id'>;

type Kind =
  | 'tool.used'
  | 'coping_plan.written'
  | 'safety_plan.written'
  | 'practice.tried'
  | 'circle_person.named';
const body_of = <K extends Kind>(one: Pending) => one.draft.body as unknown as Bodies[K];

/** The kinds that change what these pages show. */
export const coping_kinds: readonly Kind[] = [
  'tool.used',
  'coping_plan.written',
  'safety_plan.written',
  'practice.tried',
];

const nothing: Known = { tools: [], practices: [] };

/** The view, with everything that waits in the outbox as if it had arrived. */
export function coping_with(view: Known | undefined, pending: readonly Pending[]): Known {
  return pending.reduce<Known>((known, one) => {
    const at = one.draft.occurred_at;
    switch (one.draft.kind as Kind) {
      case 'tool.used':
        return { ...known, tools: tools_with(known.tools, body_of<'tool.used'>(one), at) };
      case 'coping_plan.written':
        return { ...known, coping_plan: { ...body_of<'coping_plan.written'>(one), at } };
      case 'safety_plan.written':
        return { ...known, safety_plan: { ...body_of<'safety_plan.written'>(one), at } };
      case 'practice.tried': {
        const practice = { ...body_of<'practice.tried'>(one), id: one.draft.about ?? '', at };
        const others = known.practices.filter(({ id }) => id !== practice.id);
        return { ...known, practices: [...others, practice] };
      }
      default:
        return known;
    }
  }, view ?? nothing);
}

function tools_with(tools: readonly ToolRecord[], use: ToolUsed, at: string): ToolRecord[] {
  const before = tools.find((one) => one.tool === use.tool);
  const last: ToolRecord = before ?? { tool: use.tool, used: 0, rated: 0, eased: 0, last_at: at };
  const next: ToolRecord = { ...last, used: last.used + 1, last_at: at };
  if (use.before !== undefined && use.after !== undefined) {
    const total = (last.mean_change ?? 0) * last.rated + use.after - use.before;
    next.rated = last.rated + 1;
    next.eased = last.eased + (use.after < use.before ? 1 : 0);
    next.mean_change = total / next.rated;
  }
  return [...tools.filter((one) => one !== before), next];
}

/** Tools that were rated, the ones that eased the urge most first. Says what is, and praises none. */
export function what_works(tools: readonly ToolRecord[]): ToolRecord[] {
  const place = (one: ToolRecord) => tool_ids.indexOf(one.tool);
  return tools
    .filter((one) => one.rated > 0)
    .sort((a, b) => (a.mean_change ?? 0) - (b.mean_change ?? 0) || place(a) - place(b));
}

/** The client's people, with those who were named on this phone, closest first. */
export function people_with(
  view: { circle: readonly Person[] } | undefined,
  pending: readonly Pending[],
): Person[] {
  const people = new Map<string, Person>((view?.circle ?? []).map((person) => [person.id, person]));
  for (const one of pending) {
    const id = one.draft.about ?? '';
    people.set(id, { ...body_of<'circle_person.named'>(one), id });
  }
  const hard = (person: Person) => (person.in_hard_moments ? 0 : 1);
  return [...people.values()].sort((a, b) => hard(a) - hard(b) || a.closeness - b.closeness);
}
