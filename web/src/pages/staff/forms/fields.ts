// How the fields of a form are described, and the few sorts of fields there are. What a kind may hold
// stands in docs/kinds.md; the words stand in the catalogue `staff/kinds`.
import type { Kind } from '$lib/api/types';

/** How a field is asked. */
export type Sort =
  | 'words' // room for sentences
  | 'line'
  | 'lines' // one thing on each line
  | 'choice'
  | 'choices'
  | 'scale' // 0 to 10
  | 'options' // ways out of a problem, each with what speaks for and against it
  | 'page' // one of the library
  | 'matters' // what a decision aid asks about, each with its weight
  | 'count'
  | 'day'
  | 'time' // of the clock
  | 'yes';

export interface FieldSpec {
  name: string;
  sort: Sort;
  /** The most characters, of each line where there are several. */
  most: number;
  is_needed: boolean;
  /** The values of a choice; without any, all that the catalogue has words for. */
  options: readonly string[];
  /** The most lines, or the highest count. */
  many: number;
  /** Days that lie ahead, or any. */
  is_ahead: boolean;
}

/** The views that forms begin from. */
export const view_paths = {
  client: '/api/v1/clients/{id}',
  plan: '/api/v1/clients/{id}/plan',
  story: '/api/v1/clients/{id}/story',
  agreements: '/api/v1/clients/{id}/agreements',
  learning: '/api/v1/clients/{id}/learning',
  setbacks: '/api/v1/clients/{id}/setbacks',
  wins: '/api/v1/clients/{id}/wins',
  coping: '/api/v1/clients/{id}/coping',
  appointments: '/api/v1/clients/{id}/appointments',
  supports: '/api/v1/clients/{id}/supports',
} as const;
export type ViewName = keyof typeof view_paths;

export interface FormSpec {
  kind: Kind;
  /** Where it stands what the entry speaks of, what is known already, and whether it may be. */
  view: ViewName;
  /**
   * What the entry speaks of: nothing, something new, or what the address names. Something new may
   * also be said again, more fully: then the address names it.
   */
  about: 'nothing' | 'new' | 'given';
  /** The field of the body that the address names, where it does not name what it speaks of. */
  puts?: 'of' | 'topic' | 'goal';
  fields: readonly FieldSpec[];
}

export const base = { most: 0, is_needed: false, options: [], many: 0, is_ahead: false };
export const words = (name: string, most: number): FieldSpec => ({
  ...base,
  name,
  sort: 'words',
  most,
});
export const line = (name: string, most: number): FieldSpec => ({
  ...base,
  name,
  sort: 'line',
  most,
});
export const lines = (name: string, many = 12, most = 300): FieldSpec => ({
  ...base,
  name,
  sort: 'lines',
  most,
  many,
});
export const scale = (name: string): FieldSpec => ({ ...base, name, sort: 'scale', many: 10 });
export const day = (name: string, is_ahead = true): FieldSpec => ({
  ...base,
  name,
  sort: 'day',
  is_ahead,
});
export const yes = (name: string): FieldSpec => ({ ...base, name, sort: 'yes' });
export const choice = (name: string, ...options: string[]): FieldSpec => ({
  ...base,
  name,
  sort: 'choice',
  options,
});
export const needed = (field: FieldSpec): FieldSpec => ({ ...field, is_needed: true });

type About = FormSpec['about'];
export const form = (
  kind: Kind,
  view: ViewName,
  about: About,
  ...fields: FieldSpec[]
): FormSpec => ({
  kind,
  view,
  about,
  fields,
});

/** Kinds of which each field may stay empty, but not all of them. */
export const say_something: readonly Kind[] = [
  'preferences.set',
  'assessment.answered',
  'environment.reviewed',
  'goal.gauged',
  'setback.debriefed',
  'coping_plan.written',
  'safety_plan.written',
  'decision.weighed',
];
