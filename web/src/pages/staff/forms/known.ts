// What a form knows before anybody types: what stands there now, what the entry speaks of, and
// whether the server lets the reader write it.
import type { Kind, StoryView } from '$lib/api/types';
import { day_of } from '$lib/ids';
import { item_of } from './body';
import type { FormSpec } from './fields';

type Loose = Record<string, unknown>;

/** What stands there now, where the new entry takes the place of the old one. */
export function known_of(spec: FormSpec, about: string, view: unknown): object {
  const there = (view ?? {}) as Loose;
  const item = item_of(view, about) ?? {};
  const known: Partial<Record<Kind, unknown>> = {
    'vision.written': there.vision,
    'preferences.set': there.preferences,
    'assessment.answered': (there as Partial<StoryView>).findings?.find(
      (one) => one.topic === about,
    ),
    'environment.reviewed': newest((there as Partial<StoryView>).environments ?? []),
    'quiet_plan.written': there.quiet_plan,
    'coping_plan.written': there.coping_plan,
    'safety_plan.written': there.safety_plan,
    'goal.accepted': { words: item.words },
    'goal.reworded': item,
    'step.changed': item,
    'setback.debriefed': item.debrief,
    // Whose step it is, unless someone says so: theirs.
    'step.added': { owner: 'client' },
    'practice.tried': item,
    'referral.moved': { on: day_of() },
  };
  const kept = { ...((known[spec.kind] as object | undefined) ?? {}) } as Loose;
  // A day that is over, and a tick about the change before, are no part of the next one.
  delete kept.smaller;
  if (spec.kind === 'goal.reworded' || spec.kind === 'environment.reviewed') delete kept.review_on;
  return kept;
}

const newest = <T extends { at: string }>(all: readonly T[]): T | undefined =>
  [...all].sort((a, b) => a.at.localeCompare(b.at)).at(-1);

/** Whether the server lists this kind where the entry would stand. */
export function may_be_written(spec: FormSpec, about: string, view: unknown): boolean {
  const place = spec.about === 'given' ? item_of(view, about) : (view as Loose | undefined);
  return may(place as { actions?: { kind: string }[] } | undefined, spec.kind);
}

/** Whether this kind is among the actions of a view or of one of its items. */
export const may = (
  place: { actions?: readonly { kind: string }[] } | undefined,
  kind: Kind,
): boolean => place?.actions?.some((action) => action.kind === kind) ?? false;
