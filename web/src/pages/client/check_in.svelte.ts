// A check-in on its way: which questions, what was answered, and the body that is written in the
// end. Kept as a draft after every answer, so a closed browser loses nothing.
import type { Bodies, Question } from '$lib/api/types';
import { drop_draft, load_draft, save_draft } from '$lib/offline/drafts';

/** What is asked until the client and their team have chosen otherwise. */
export const usual_questions: readonly Question[] = ['mood', 'urge', 'sleep', 'connection'];
const bank: readonly string[] = ['mood', 'urge', 'confidence', 'sleep', 'connection', 'stress'];

export interface Answers {
  /** '0' to '4'; absent: skipped. */
  values: Partial<Record<Question, string>>;
  words: string;
  talk: boolean;
}

const draft_key = 'check_in';
const nothing = (): Answers => ({ values: {}, words: '', talk: false });

export class CheckIn {
  questions = $state.raw<readonly Question[]>(usual_questions);
  answers = $state<Answers>(nothing());
  /** Of the check-in that was written last, for the page after it. */
  sent_id = $state('');
  sent = $state.raw<Answers>(nothing());
  #loaded = false;

  /** Picks up where a closed browser left it. */
  async load() {
    if (this.#loaded) return;
    this.#loaded = true;
    const draft = await load_draft<Answers>(draft_key);
    if (draft && !this.says_something) this.answers = draft;
  }

  /** The questions agreed on; ones that this version of the app does not know are left out. */
  ask(questions: readonly string[]) {
    const known = questions.filter((one): one is Question => bank.includes(one));
    if (known.length) this.questions = known;
  }

  /** The pages in order; the first is the first question. */
  get steps(): string[] {
    return [...this.questions, 'words', 'check'];
  }

  get says_something(): boolean {
    const { values, words, talk } = this.answers;
    return talk || words.trim() !== '' || Object.values(values).some((value) => value !== '');
  }

  keep() {
    void save_draft(draft_key, $state.snapshot(this.answers));
  }

  skip(question: Question) {
    this.answers.values = { ...this.answers.values, [question]: '' };
    this.keep();
  }

  body(): Bodies['checkin.recorded'] {
    const { values, words, talk } = this.answers;
    const answers = this.questions
      .filter((question) => values[question])
      .map((question) => ({ question, value: Number(values[question]) }));
    return { answers, ...(words.trim() ? { words: words.trim() } : {}), talk };
  }

  /** It is written: the next one starts empty. */
  async finish(id: string) {
    this.sent_id = id;
    this.sent = $state.snapshot(this.answers);
    this.answers = nothing();
    await drop_draft(draft_key);
  }
}

/** Whether help should be offered after these answers: offered, never forced. */
export function offer_of(answers: Answers): 'urge' | 'mood' | undefined {
  if (Number(answers.values.urge) >= 3) return 'urge';
  return answers.values.mood === '0' ? 'mood' : undefined;
}

export const check_in = new CheckIn();
