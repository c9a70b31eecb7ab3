// Sensitive answers that somebody was told of: what they are about, and how it stands with them.
import type { ReadBody } from '$lib/api/types';
import { said_in } from '$lib/forms/shapes';
import { i18n, said } from '$lib/i18n/index.svelte';
import { instant } from '$lib/ids';

export type ConcernLine = ReadBody<'/api/v1/concerns'>['concerns'][number];
export type Concern = ConcernLine['concern'];
interface Words {
  text: string;
  lang: string;
}

/** What it is about, in words: the flag's own, or the question of the check-in. */
export function what_of({ words, instrument, because }: Concern): Words {
  if (words) return said_in(words, i18n.locale);
  const m = i18n.staff;
  const question = said<string>(m.questions, because);
  const text = question ? m.concerns.checkin_question(question) : m.concerns.answer_in(instrument);
  return { text, lang: i18n.locale };
}

/** Longer than this on its way: the phone had no signal. */
const on_its_way = 10 * 60_000;
export const came_late = ({ said_at, raised_at }: Concern): boolean =>
  Date.parse(raised_at) - instant(said_at).getTime() > on_its_way;

/** Where it stands: what nobody has seen comes before what is seen, that before what is answered. */
export const standing = ({ seen, answers }: Concern): 'open' | 'seen' | 'answered' =>
  answers.length ? 'answered' : seen.length ? 'seen' : 'open';

export const was_seen_by = ({ seen }: Concern, person: string): boolean =>
  seen.some(({ by }) => by.person === person);
