// What the forms of staff ask, kind by kind. What a kind may hold stands in docs/kinds.md; the words
// stand in the catalogue `staff_kinds`.
import type { Kind } from '$lib/api/types';
import { slug_of } from './paths';

/** How a field is asked. */
export type Sort =
  | 'words' // room for sentences
  | 'line'
  | 'lines' // one thing on each line
  | 'choice'
  | 'choices'
  | 'scale' // 0 to 10
  | 'count'
  | 'day'
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
} as const;
export type ViewName = keyof typeof view_paths;

export interface FormSpec {
  kind: Kind;
  /** Where it stands what the entry speaks of, what is known already, and whether it may be. */
  view: ViewName;
  /** What the entry speaks of: nothing, something new, or what the address names. */
  about: 'nothing' | 'new' | 'given';
  /** The field of the body that the address names, where it does not name what it speaks of. */
  puts?: 'of' | 'topic';
  fields: readonly FieldSpec[];
}

const base = { most: 0, is_needed: false, options: [], many: 0, is_ahead: false };
const words = (name: string, most: number): FieldSpec => ({ ...base, name, sort: 'words', most });
const line = (name: string, most: number): FieldSpec => ({ ...base, name, sort: 'line', most });
const lines = (name: string, many = 12, most = 300): FieldSpec => ({
  ...base,
  name,
  sort: 'lines',
  most,
  many,
});
const scale = (name: string): FieldSpec => ({ ...base, name, sort: 'scale', many: 10 });
const day = (name: string, is_ahead = true): FieldSpec => ({
  ...base,
  name,
  sort: 'day',
  is_ahead,
});
const yes = (name: string): FieldSpec => ({ ...base, name, sort: 'yes' });
const choice = (name: string, ...options: string[]): FieldSpec => ({
  ...base,
  name,
  sort: 'choice',
  options,
});
const needed = (field: FieldSpec): FieldSpec => ({ ...field, is_needed: true });

const why = words('why', 1000);
const repeats = choice('repeats');

type About = FormSpec['about'];
const form = (kind: Kind, view: ViewName, about: About, ...fields: FieldSpec[]): FormSpec => ({
  kind,
  view,
  about,
  fields,
});

/** What staff write as themselves. Goals, own steps, suggestions and agreements have own pages. */
export const own_forms: readonly FormSpec[] = [
  form(
    'step.changed',
    'plan',
    'given',
    needed(words('words', 500)),
    day('due_on'),
    repeats,
    yes('smaller'),
    why,
  ),
  form('step.let_go', 'plan', 'given', why),
  form('agreement.signed', 'agreements', 'given'),
  form(
    'agreement.noted',
    'agreements',
    'given',
    needed(choice('side', 'program', 'client')),
    needed(choice('kept', 'true', 'false')),
    words('words', 1000),
  ),
  form(
    'appeal.answered',
    'agreements',
    'given',
    needed(choice('outcome')),
    needed(words('words', 2000)),
  ),
  form('agreement.ended', 'agreements', 'given', why),
  form(
    'reward.offered',
    'agreements',
    'new',
    needed(choice('sort', 'praise', 'privilege', 'small_thing')),
    needed(words('words', 300)),
    needed(words('earned_by', 500)),
  ),
  form('reward.earned', 'agreements', 'given', words('words', 500)),
  form('setback.answered', 'setbacks', 'given', needed(words('words', 2000))),
  form('win.noticed', 'wins', 'nothing', needed(words('words', 500))),
  form('win.celebrated', 'wins', 'given', words('words', 500)),
  form('page.answered', 'learning', 'given', needed(words('words', 2000))),
];

/** What may be written with the client present; it counts once they confirm it. */
export const together_forms: readonly FormSpec[] = [
  form('vision.written', 'story', 'nothing', needed(words('words', 2000))),
  form(
    'preferences.set',
    'client',
    'nothing',
    line('called', 80),
    line('pronouns', 40),
    choice('language', 'en', 'es'),
    words('contact', 500),
    words('welcome', 1000),
    words('accessibility', 1000),
    words('please_avoid', 1000),
    words('crisis_contact', 500),
  ),
  {
    ...form(
      'assessment.answered',
      'story',
      'nothing',
      words('strengths', 2000),
      words('background', 2000),
      words('needs', 2000),
      scale('importance'),
    ),
    puts: 'topic',
  },
  form(
    'trigger.noted',
    'story',
    'new',
    needed(choice('sort', 'trigger', 'sensitivity', 'high_risk_time', 'high_risk_place')),
    needed(words('words', 500)),
    words('please_avoid', 500),
  ),
  form('trigger.let_go', 'story', 'given', words('words', 500)),
  form(
    'environment.reviewed',
    'story',
    'nothing',
    words('safe_living', 2000),
    words('supportive_people', 2000),
    words('healthy_activities', 2000),
    words('places_to_avoid', 2000),
    day('review_on'),
  ),
  form(
    'quiet_plan.written',
    'story',
    'nothing',
    needed(words('please_do', 1000)),
    { ...base, name: 'after_days', sort: 'count', many: 90 },
    line('by_whom', 300),
    words('how', 500),
    words('please_do_not', 500),
  ),
  form(
    'circle_person.named',
    'story',
    'new',
    needed(line('name', 80)),
    needed(choice('bond')),
    needed(choice('closeness')),
    words('helps', 500),
    line('phone', 40),
    yes('in_hard_moments'),
  ),
  form('circle_person.let_go', 'story', 'given'),
  form('goal.accepted', 'plan', 'given', needed(words('words', 500)), scale('confidence')),
  form(
    'goal.declined',
    'plan',
    'given',
    needed(choice('answer', 'not_now', 'no')),
    words('why', 1000),
  ),
  form(
    'goal.reworded',
    'plan',
    'given',
    needed(words('words', 500)),
    why,
    words('done_looks_like', 500),
    day('target_on'),
    yes('smaller'),
  ),
  form('goal.gauged', 'plan', 'given', scale('importance'), scale('confidence')),
  form('goal.rested', 'plan', 'given', why),
  form('goal.resumed', 'plan', 'given', why),
  form('goal.achieved', 'plan', 'given', words('words', 1000)),
  form('goal.let_go', 'plan', 'given', why),
  {
    ...form('obstacle.named', 'plan', 'new', needed(choice('barrier')), words('words', 1000)),
    puts: 'of',
  },
  form('obstacle.way_chosen', 'plan', 'given', needed(words('words', 500))),
  form('obstacle.passed', 'plan', 'given', words('words', 1000)),
  form(
    'part.added',
    'plan',
    'new',
    needed(choice('sort', 'therapy', 'medication', 'group', 'service', 'other')),
    needed(words('words', 500)),
  ),
  form('part.ended', 'plan', 'given', why),
  form(
    'review.held',
    'plan',
    'nothing',
    needed(words('in_my_words', 2000)),
    words('gaps', 2000),
    words('changes', 2000),
    day('next_on'),
  ),
  form(
    'setback.debriefed',
    'setbacks',
    'given',
    ...['when_and_where', 'who_was_there', 'what_i_was_doing', 'body', 'feeling'].map((name) =>
      words(name, 500),
    ),
    scale('strength'),
    ...[
      'thought',
      'trigger',
      'choice_points',
      'what_i_did',
      'at_once',
      'later',
      'helped_a_little',
      'learned',
      'try_next',
      'tell_whom',
    ].map((name) => words(name, 500)),
  ),
  form(
    'coping_plan.written',
    'coping',
    'nothing',
    lines('signs'),
    { ...base, name: 'tools', sort: 'choices' },
    lines('what_helps'),
    lines('people'),
    lines('places'),
    words('reminder', 1000),
  ),
  form(
    'safety_plan.written',
    'coping',
    'nothing',
    lines('warning_signs'),
    lines('what_helps'),
    lines('people'),
    lines('places'),
    lines('professionals'),
    lines('safer_surroundings'),
  ),
  form(
    'practice.tried',
    'coping',
    'new',
    needed(choice('skill')),
    words('situation', 1000),
    lines('options', 6),
    words('choice', 500),
    words('what_happened', 1000),
  ),
  form(
    'suggestion.answered',
    'learning',
    'given',
    needed(choice('answer', 'yes', 'changed', 'not_now', 'no')),
    words('words', 500),
    why,
  ),
];

/** Kinds of which each field may stay empty, but not all of them. */
export const say_something: readonly Kind[] = [
  'preferences.set',
  'assessment.answered',
  'environment.reviewed',
  'goal.gauged',
  'setback.debriefed',
  'coping_plan.written',
  'safety_plan.written',
];

/** The form behind an address. */
export const form_of = (slug: string, together: boolean): FormSpec | undefined =>
  (together ? together_forms : own_forms).find((one) => slug_of(one.kind) === slug);
