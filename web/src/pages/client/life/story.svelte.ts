// My story as this phone knows it: the view, and what was written here since then.
import { session } from '$lib/session.svelte';
import { open_view } from '$lib/view.svelte';
import {
  circle_kinds,
  circle_with,
  environments_with,
  findings_with,
  has_ended,
  quiet_plan_with,
  trigger_kinds,
  triggers_with,
  written,
} from './overlay';

/** Opens it for the life of the component that calls this. */
export function open_story() {
  const view = open_view('/api/v1/clients/{id}/story', { path: { id: session.id } });
  const story = $derived(view.data);
  const head = $derived(story?.head);
  const ended = ['treatment.ended', 'treatment.resumed'] as const;
  return {
    view,
    get findings() {
      return findings_with(story?.findings ?? [], written(['assessment.answered'], head));
    },
    get triggers() {
      return triggers_with(story?.triggers ?? [], written(trigger_kinds, head));
    },
    get environments() {
      const entries = written(['environment.reviewed'], head);
      return environments_with(story?.environments ?? [], entries);
    },
    get quiet_plan() {
      return quiet_plan_with(story?.quiet_plan, written(['quiet_plan.written'], head));
    },
    get circle() {
      return circle_with(story?.circle ?? [], written(circle_kinds, head));
    },
    get has_ended() {
      return has_ended(!!story?.treatment_ended, written(ended, head));
    },
  };
}
