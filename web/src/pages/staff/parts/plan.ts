// What staff need to see in a plan and a person's wishes, apart from the pages so that it can be
// proved alone.
import type { CareNote, ClientView, Goal, Obstacle, Suggestion } from '$lib/api/types';
import { instant } from '$lib/ids';

/** Whether a look together is due: the server says from when on. */
export const is_due = (at: string | undefined, now = Date.now()): at is string =>
  at !== undefined && instant(at).getTime() <= now;

/** What to avoid, each once and their own general wish first; then what is hard for them. */
export function careful_with(client: Pick<ClientView, 'preferences' | 'be_careful_with'>): {
  avoid: string[];
  hard: CareNote[];
} {
  const notes = client.be_careful_with;
  const said = [client.preferences.please_avoid, ...notes.map((note) => note.please_avoid)];
  const avoid = new Set(said.filter((words): words is string => !!words));
  return { avoid: [...avoid], hard: [...notes] };
}

/** What is still in the way of a goal or a step. */
export const in_the_way_of = (goal: Goal, of: string): Obstacle[] =>
  goal.obstacles.filter((obstacle) => obstacle.of === of);

/** As the server compares words: without case, accents, and doubled or outer space. */
const folded = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();

/** A goal with these words that was declined before. */
export const declined_before = (goals: readonly Goal[], words: string): Goal | undefined =>
  words.trim()
    ? goals.find(
        (goal) =>
          goal.declined_as && folded(goal.wordings[0]?.words ?? goal.words) === folded(words),
      )
    : undefined;

/** A suggestion of the same that waits, or was answered with a no or not now, whatever its sort. */
export const suggested_before = (
  all: readonly Suggestion[],
  words: string,
  page?: string,
): Suggestion | undefined =>
  all.find((one) => {
    const is_open = !one.answer || ['no', 'not_now'].includes(one.answer.answer);
    const is_same =
      (!!page && one.page === page) || (!!words.trim() && folded(one.words) === folded(words));
    return is_open && is_same;
  });
