// What can be in the way, in groups: everyday life first, because it is there most often.
import type { Obstacle } from '$lib/api/types';

export type Barrier = Obstacle['barrier'];

export const barrier_groups = {
  life: [
    'transport',
    'distance',
    'childcare',
    'work_or_class_schedule',
    'money',
    'housing',
    'phone_or_data',
    'legal_conditions',
  ],
  care: ['cost_or_insurance', 'not_knowing_where', 'past_bad_experience', 'medication_not_welcome'],
  me: [
    'not_ready',
    'wanting_to_do_it_alone',
    'social_anxiety',
    'mental_health',
    'grief',
    'health_or_pain',
  ],
  people: ['privacy_or_stigma', 'effect_on_job', 'safety_at_home'],
  fit: ['faith_fit', 'gender_or_lgbtq_safety', 'age_fit', 'culture_fit'],
  access: ['language', 'disability_or_access', 'hearing_or_vision', 'reading'],
  other: ['other'],
} as const satisfies Record<string, readonly Barrier[]>;

export type BarrierGroup = keyof typeof barrier_groups;
