// What each form of my story, my wins and setbacks hands in, and what it checks first.
import { most, type Bodies, type Topic } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { day_of } from '$lib/ids';
import { if_said, length_error, text_error, type FieldError } from '../forms';

const text_of = (value: string | number | undefined) => String(value ?? '');
const if_number = <K extends string>(name: K, text: string) =>
  (text.trim() === '' ? {} : { [name]: Number(text) }) as Partial<Record<K, number>>;
/** A whole number within limits, or nothing at all. */
const number_error = (id: string, text: string, to: number, when_wrong: string): FieldError[] => {
  const said = text.trim();
  const fits = said === '' || (/^\d+$/.test(said) && Number(said) >= 1 && Number(said) <= to);
  return fits ? [] : [{ id, text: when_wrong }];
};
const choice_error = (id: string, value: string, when_empty: string): FieldError[] =>
  value ? [] : [{ id, text: when_empty }];

export const topic_form = (said: Partial<Bodies['assessment.answered']> | undefined) => ({
  background: text_of(said?.background),
  needs: text_of(said?.needs),
  strengths: text_of(said?.strengths),
  importance: text_of(said?.importance),
});
export const answered = (
  topic: Topic,
  form: ReturnType<typeof topic_form>,
): Bodies['assessment.answered'] => ({
  topic,
  ...if_said('background', form.background),
  ...if_said('needs', form.needs),
  ...if_said('strengths', form.strengths),
  ...if_number('importance', form.importance),
});

export const trigger_form = (said: Bodies['trigger.noted'] | undefined) => ({
  sort: text_of(said?.sort),
  words: text_of(said?.words),
  please_avoid: text_of(said?.please_avoid),
});
type TriggerForm = ReturnType<typeof trigger_form>;
export const trigger_errors = (form: TriggerForm): FieldError[] => [
  ...choice_error('sort', form.sort, i18n.life.hard.sort_needed),
  ...text_error('words', form.words, most.hard_thing, i18n.life.hard.words_needed),
  ...length_error('please_avoid', form.please_avoid, most.hard_thing),
];
export const noted = (form: TriggerForm): Bodies['trigger.noted'] => ({
  sort: form.sort as Bodies['trigger.noted']['sort'],
  words: form.words.trim(),
  ...if_said('please_avoid', form.please_avoid),
});

export const surroundings_boxes = [
  'safe_living',
  'supportive_people',
  'healthy_activities',
  'places_to_avoid',
] as const;
export const surroundings_form = (said: Bodies['environment.reviewed'] | undefined) => ({
  safe_living: text_of(said?.safe_living),
  supportive_people: text_of(said?.supportive_people),
  healthy_activities: text_of(said?.healthy_activities),
  places_to_avoid: text_of(said?.places_to_avoid),
  review_on: '', // another day each time
});
type SurroundingsForm = ReturnType<typeof surroundings_form>;
export function surroundings_errors(form: SurroundingsForm): FieldError[] {
  const says = surroundings_boxes.some((box) => form[box].trim());
  if (!says) return [{ id: surroundings_boxes[0], text: i18n.life.surroundings.nothing }];
  return surroundings_boxes.flatMap((box) => length_error(box, form[box], most.life_words));
}
export const reviewed = (form: SurroundingsForm): Bodies['environment.reviewed'] =>
  Object.assign(
    {},
    ...surroundings_boxes.map((box) => if_said(box, form[box])),
    if_said('review_on', form.review_on),
  ) as Bodies['environment.reviewed'];

export const quiet_form = (said: Bodies['quiet_plan.written'] | undefined) => ({
  please_do: text_of(said?.please_do),
  after_days: text_of(said?.after_days),
  by_whom: text_of(said?.by_whom),
  how: text_of(said?.how),
  please_do_not: text_of(said?.please_do_not),
});
type QuietForm = ReturnType<typeof quiet_form>;
export const quiet_errors = (form: QuietForm): FieldError[] => [
  ...text_error('please_do', form.please_do, most.quiet_do, i18n.life.quiet.please_do_needed),
  ...number_error('after_days', form.after_days, 90, i18n.life.quiet.after_days_wrong),
  ...length_error('by_whom', form.by_whom, most.quiet_who),
  ...length_error('how', form.how, most.quiet_how),
  ...length_error('please_do_not', form.please_do_not, most.quiet_how),
];
export const quiet_plan = (form: QuietForm): Bodies['quiet_plan.written'] => ({
  please_do: form.please_do.trim(),
  ...if_number('after_days', form.after_days),
  ...if_said('by_whom', form.by_whom),
  ...if_said('how', form.how),
  ...if_said('please_do_not', form.please_do_not),
});

export const person_form = (said: Bodies['circle_person.named'] | undefined) => ({
  name: text_of(said?.name),
  bond: text_of(said?.bond),
  closeness: text_of(said?.closeness),
  helps: text_of(said?.helps),
  phone: text_of(said?.phone),
  in_hard_moments: said?.in_hard_moments ?? false,
});
type PersonForm = ReturnType<typeof person_form>;
export const person_errors = (form: PersonForm): FieldError[] => [
  ...text_error('name', form.name, most.person_name, i18n.life.circle.name_needed),
  ...choice_error('bond', form.bond, i18n.life.circle.bond_needed),
  ...choice_error('closeness', form.closeness, i18n.life.circle.closeness_needed),
  ...length_error('helps', form.helps, most.person_helps),
  ...length_error('phone', form.phone, most.person_phone),
];
export const named = (form: PersonForm): Bodies['circle_person.named'] => ({
  name: form.name.trim(),
  bond: form.bond as Bodies['circle_person.named']['bond'],
  closeness: Number(form.closeness),
  ...if_said('helps', form.helps),
  ...if_said('phone', form.phone),
  in_hard_moments: form.in_hard_moments,
});

export const milestone_form = () => ({ words: '', counts: '', since: '', mark: '' });
type MilestoneForm = ReturnType<typeof milestone_form>;
export function milestone_errors(form: MilestoneForm, today = day_of()): FieldError[] {
  const t = i18n.life.milestones;
  const has_begun = form.since !== '' && form.since <= today;
  return [
    ...text_error('words', form.words, most.milestone_words, t.words_needed),
    ...choice_error('counts', form.counts, t.counts_needed),
    ...choice_error('since', has_begun ? form.since : '', t.since_needed),
    ...number_error('mark', form.mark, 9999, t.mark_wrong),
  ];
}
export const chosen = (form: MilestoneForm): Bodies['milestone.chosen'] => ({
  words: form.words.trim(),
  counts: form.counts as Bodies['milestone.chosen']['counts'],
  since: form.since,
  ...if_number('mark', form.mark),
});

export const setback_form = (said?: Bodies['setback.told']) => ({
  words: text_of(said?.words),
  safety: text_of(said?.safety),
  talk: said?.talk ?? false,
});
type SetbackForm = ReturnType<typeof setback_form>;
export const setback_errors = (form: SetbackForm): FieldError[] =>
  length_error('words', form.words, most.setback_words);
/** Nothing needs to be said: a touch is enough. */
export const told = (form: SetbackForm): Bodies['setback.told'] => ({
  ...if_said('words', form.words),
  ...(form.safety ? { safety: form.safety as NonNullable<Bodies['setback.told']['safety']> } : {}),
  ...(form.talk ? { talk: true } : {}),
});

/**
 * A step of the client's own that came of a setback. The team reads the step, so it names the
 * setback only where they know of it: that there was one would be told otherwise.
 */
export const step_from = (
  setback: { id: string; audience: string } | undefined,
  form: { goal: string; words: string },
): Bodies['step.added'] => ({
  goal: form.goal,
  words: form.words.trim(),
  owner: 'client',
  ...(setback && setback.audience !== 'mine' ? { from: setback.id } : {}),
});
export const smaller = (form: { words: string }): Bodies['goal.reworded'] => ({
  words: form.words.trim(),
  smaller: true,
});
