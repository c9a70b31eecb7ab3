// A check-in as a form: its steps, what was answered, and the entries that are made of it.
import { is_in_bank, type BankQuestion, type CheckinBody, type CheckinForm } from './shapes';

/** One question with the key under which its answer is kept. */
export interface AskedItem {
  /** The name in the bank, or the id of an own question. */
  key: string;
  question?: BankQuestion;
  own?: string;
  words?: string;
  only_for_me: boolean;
}

export interface CheckinAnswers {
  /** '0' to '4' by the key of the question; absent or empty: skipped. */
  values: Partial<Record<string, string>>;
  good: string;
  words: string;
  talk: boolean;
  /** The free words are only for oneself. */
  words_only_for_me?: boolean;
  /** All of it is only for oneself; whoever asks to talk tells others that and nothing more. */
  all_only_for_me?: boolean;
}

export const no_checkin_answers = (): CheckinAnswers => ({
  values: {},
  good: '',
  words: '',
  talk: false,
});

/** The questions in order; ones that this version of the app does not know are left out. */
export function asked_items(form: CheckinForm): AskedItem[] {
  return form.items.flatMap((item): AskedItem[] => {
    const only_for_me = item.only_for_me === true;
    if (is_in_bank(item.question)) {
      return [{ key: item.question, question: item.question, only_for_me }];
    }
    if (!item.own || !item.words) return [];
    return [{ key: item.own, own: item.own, words: item.words, only_for_me }];
  });
}

/** The pages of a check-in in order: each question, something good, then free words. */
export function checkin_steps(form: CheckinForm): string[] {
  const good = form.something_good ? ['good'] : [];
  return [...asked_items(form).map(({ key }) => key), ...good, 'words'];
}

/** Whether anything at all was said. */
export function says_something(form: CheckinForm, answers: CheckinAnswers): boolean {
  const { shared, mine } = checkin_bodies(form, answers);
  return shared !== undefined || mine !== undefined;
}

/**
 * The entries that are made of the answers: one for the care team, and one for oneself alone where
 * questions are only for oneself. Each is absent where it would say nothing. Where there are both,
 * the second is about the first.
 */
export function checkin_bodies(
  form: CheckinForm,
  answers: CheckinAnswers,
): { shared?: CheckinBody; mine?: CheckinBody } {
  const good = form.something_good ? answers.good.trim() : '';
  const words = answers.words.trim();
  const for_me = answers.all_only_for_me === true;
  const words_for_me = for_me || answers.words_only_for_me === true;
  const asked = for_me
    ? { ...form, items: form.items.map((item) => ({ ...item, only_for_me: true })) }
    : form;
  const shared = {
    ...answered(asked, answers, false),
    ...(words && !words_for_me ? { words } : {}),
    ...(good && !for_me ? { good } : {}),
    talk: answers.talk,
  };
  const mine = {
    ...answered(asked, answers, true),
    ...(words && words_for_me ? { words } : {}),
    ...(good && for_me ? { good } : {}),
    talk: false,
  };
  return { ...(is_said(shared) ? { shared } : {}), ...(is_said(mine) ? { mine } : {}) };
}

function answered(form: CheckinForm, answers: CheckinAnswers, only_for_me: boolean) {
  const said = asked_items(form)
    .filter((item) => item.only_for_me === only_for_me && answers.values[item.key])
    .map((item) => ({ ...item, value: Number(answers.values[item.key]) }));
  const own = said.flatMap((one) => (one.own ? [{ item: one.own, value: one.value }] : []));
  return {
    answers: said.flatMap(({ question, value }) => (question ? [{ question, value }] : [])),
    ...(own.length ? { own } : {}),
  };
}

const is_said = (body: CheckinBody): boolean =>
  body.answers.length > 0 || body.talk || !!(body.own ?? body.words ?? body.good);

/** Whether help should be offered after these answers: offered, never forced. */
export function offer_of(values: CheckinAnswers['values']): 'urge' | 'mood' | undefined {
  if (Number(values['urge']) >= 3) return 'urge';
  return values['mood'] === '0' ? 'mood' : undefined;
}
