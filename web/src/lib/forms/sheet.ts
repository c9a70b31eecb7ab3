// An instrument's sheet as a form: what is asked now, what was answered, and what is written of it.
import type { AskedTest, FormItem, FormView, SheetAnswer } from './shapes';

/** What was answered to one item, as the controls keep it. */
export interface SheetValue {
  /** The code of the chosen answer, or `declined`. */
  choice?: string;
  number?: string;
  words?: string;
}
/** By the item's id; an item without an answer was left out. */
export type SheetAnswers = Record<string, SheetValue>;

/** The choice of who would rather not say. */
export const declined = 'declined';

/** What an answer counts; nothing where there is none. */
export function value_of(item: FormItem, value: SheetValue | undefined): number | undefined {
  if (item.sort === 'choice') {
    return item.options.find((option) => option.code === value?.choice)?.value;
  }
  if (item.sort === 'words' || !value?.number?.trim()) return undefined;
  const number = Number(value.number.trim().replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

/**
 * The items that are asked after these answers. What was answered to an item that is not asked any more
 * counts as unanswered.
 */
export function asked_items(form: FormView, answers: SheetAnswers): FormItem[] {
  const asked = new Map<string, FormItem>();
  for (const item of form.items) {
    const holds = (test: AskedTest) => test_holds(test, asked.get(test.item), answers[test.item]);
    const tests = item.asked_when;
    const is_asked =
      tests.length === 0 || (item.asked_when_any ? tests.some(holds) : tests.every(holds));
    if (is_asked) asked.set(item.item, item);
  }
  return [...asked.values()];
}

function test_holds(
  { how, code, number }: AskedTest,
  of: FormItem | undefined,
  given: SheetValue | undefined,
): boolean {
  const value = of && (code === undefined ? value_of(of, given) : given?.choice);
  const wanted = code ?? number;
  if (how === 'is_not') return value !== wanted;
  if (how === 'is') return value === wanted;
  return value !== undefined && number !== undefined && Number(value) > number;
}

/** What is wrong with an answer, if anything: a number that cannot be, or too many words. */
export function sheet_problem(
  item: FormItem,
  value: SheetValue | undefined,
): 'number' | 'long' | undefined {
  if (item.sort === 'words') {
    return [...(value?.words?.trim() ?? '')].length > most_sheet_words ? 'long' : undefined;
  }
  if (item.sort === 'choice' || !value?.number?.trim()) return undefined;
  const number = value_of(item, value);
  const { lowest = -Infinity, highest = Infinity, whole } = item;
  if (number === undefined || number < lowest || number > highest) return 'number';
  return whole && !Number.isInteger(number) ? 'number' : undefined;
}
export const most_sheet_words = 500;

/** What is written: only what was answered, and only of what was asked. */
export function sheet_answers(form: FormView, answers: SheetAnswers): SheetAnswer[] {
  return asked_items(form, answers).flatMap((item): SheetAnswer[] => {
    const given = answers[item.item];
    if (given?.choice === declined) return [{ item: item.item, declined: true }];
    const value = value_of(item, given);
    if (value !== undefined) return [{ item: item.item, value }];
    const words = item.sort === 'words' ? given?.words?.trim() : '';
    return words ? [{ item: item.item, words }] : [];
  });
}

/** The other way: what was written, as the controls keep it; for putting a sheet right. */
export function sheet_values(form: FormView, answers: readonly SheetAnswer[]): SheetAnswers {
  const values: SheetAnswers = {};
  for (const { item: id, value, words, declined: is_declined } of answers) {
    const item = form.items.find((one) => one.item === id);
    if (!item) continue;
    if (is_declined) values[id] = { choice: declined };
    else if (words !== undefined) values[id] = { words };
    else if (item.sort === 'number' && value !== undefined) values[id] = { number: `${value}` };
    else {
      const option = item.options.find((one) => one.value === value);
      if (option) values[id] = { choice: option.code };
    }
  }
  return values;
}

/** Whether help stands by at once: a sensitive item, answered with anything but "not at all". */
export function wants_help(item: FormItem, value: SheetValue | undefined): boolean {
  if (!item.about) return false;
  if (value?.choice === declined) return true;
  return (value_of(item, value) ?? 0) > 0 || !!value?.words?.trim();
}
