// The questions of a check-in while they are chosen: the bank, one's own, their order, and locks.
import type { Bodies } from '$lib/api/types';
import { asked_items, type AskedItem } from '$lib/forms/checkin';
import { bank, type BankQuestion, type CheckinForm } from '$lib/forms/shapes';

/** What the server keeps of them; it refuses more. */
export const most_items = 12;
export const most_own = 6;
export const most_own_words = 120;

export interface Chosen {
  items: AskedItem[];
  something_good: boolean;
  seen_is_enough: boolean;
}

export const nothing_chosen = (): Chosen => ({
  items: [],
  something_good: false,
  seen_is_enough: false,
});

export const chosen_of = (form: CheckinForm & { seen_is_enough?: boolean }): Chosen => ({
  items: asked_items(form),
  something_good: form.something_good,
  seen_is_enough: form.seen_is_enough === true,
});

export const body_of = (chosen: Chosen): Bodies['checkin_questions.chosen'] => ({
  items: chosen.items.map(({ question, own, words, only_for_me }) => ({
    ...(question ? { question } : { own: own!, words: (words ?? '').trim() }),
    ...(only_for_me ? { only_for_me } : {}),
  })),
  something_good: chosen.something_good,
  seen_is_enough: chosen.seen_is_enough,
});

/** Questions of the bank that are not chosen, in the bank's order. */
export const left_in_bank = ({ items }: Chosen): BankQuestion[] =>
  bank.filter((question) => !items.some((item) => item.question === question));

export const may_add = ({ items }: Chosen): boolean => items.length < most_items;
export const may_add_own = (chosen: Chosen): boolean =>
  may_add(chosen) && chosen.items.filter(({ own }) => own).length < most_own;

/** The items with one of them moved up (-1) or down (1). */
export function moved(items: readonly AskedItem[], key: string, by: -1 | 1): AskedItem[] {
  const from = items.findIndex((item) => item.key === key);
  const to = from + by;
  const all = [...items];
  if (from < 0 || to < 0 || to >= all.length) return all;
  [all[from], all[to]] = [all[to]!, all[from]!];
  return all;
}

/** Four to six are advised; fewer or more are fine, too. */
export function advice_on(count: number): 'few' | 'fits' | 'many' | undefined {
  if (count === 0) return undefined;
  if (count < 4) return 'few';
  return count <= 6 ? 'fits' : 'many';
}
