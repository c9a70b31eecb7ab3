// One visit behind a pass: what is asked, what was answered, and sending it. All of it lives in this
// object alone, in memory: nothing is kept on the device, and nothing is left once it is let go.
import { api, ask, problem_of, Refused } from '$lib/api/client';
import type { Draft, PassView, Problem } from '$lib/api/types';
import { draft_of } from '$lib/draft';
import {
  checkin_bodies,
  checkin_steps,
  no_checkin_answers,
  says_something,
  type CheckinAnswers,
} from '$lib/forms/checkin';
import { checkin_words, most_good } from '$lib/forms/limits';
import type { FormView } from '$lib/forms/shapes';
import { asked_items, sheet_answers, sheet_problem, type SheetAnswers } from '$lib/forms/sheet';
import { i18n, type Locale } from '$lib/i18n/index.svelte';

/**
 * Where the visit stands: `closed` the pass does not work, `no_signal` it could not be asked;
 * `check_in` one question after the other, `check` all of them once more; `offer` an instrument that
 * it is time for, `sheet` its questions.
 */
export type Stage =
  'opening' | 'closed' | 'no_signal' | 'check_in' | 'check' | 'offer' | 'sheet' | 'done';

export class Visit {
  stage = $state<Stage>('opening');
  view = $state.raw<PassView>();
  answers = $state.raw<CheckinAnswers>(no_checkin_answers());
  sheet = $state.raw<SheetAnswers>({});
  /** Which question of the check-in, or of the sheet. */
  at = $state(0);
  /** The question is asked once more, from the page that shows all of them. */
  changes = $state(false);
  error = $state('');
  sending = $state(false);
  /** It could not be sent for want of a signal; the same may be sent again. */
  unsent = $state(false);
  /** The program was told of a sensitive answer. */
  told = $state(false);
  /** Something was sent. */
  sent = $state(false);

  readonly #token: string;
  #instrument = $state(0);
  /** What is being sent: the same entries, with the same ids, until they are answered. */
  #drafts: Draft[] | undefined;

  constructor(token: string) {
    this.#token = token;
  }

  get steps(): string[] {
    return this.view ? checkin_steps(this.view.form) : [];
  }
  get form(): FormView | undefined {
    return this.view?.instruments[this.#instrument];
  }
  get items() {
    return this.form ? asked_items(this.form, this.sheet) : [];
  }
  get step(): string | undefined {
    return this.stage === 'sheet' ? this.items[this.at]?.item : this.steps[this.at];
  }

  async open() {
    this.stage = this.#token ? 'opening' : 'closed';
    if (!this.#token) return;
    try {
      this.view = await ask(api.POST('/api/v1/passes/look', { body: { token: this.#token } }));
      this.stage = 'check_in';
    } catch (error) {
      this.stage = problem_of(error).status === 410 ? 'closed' : 'no_signal';
    }
  }

  /** Says to the server that somebody is still here. @returns whether the visit goes on */
  async still_here(): Promise<boolean> {
    try {
      await ask(api.POST('/api/v1/passes/look', { body: { token: this.#token } }));
      return true;
    } catch (error) {
      return problem_of(error).status !== 410;
    }
  }

  async end() {
    try {
      await ask(api.POST('/api/v1/passes/end', { body: { token: this.#token } }));
    } catch {
      // It ends by itself in a few minutes.
    }
  }

  /** The language that the client chose, where the reader has not said otherwise. */
  get language(): Locale | undefined {
    return this.view?.language;
  }

  go_on() {
    this.error = this.#problem();
    if (this.error) return;
    if (this.stage === 'sheet') {
      if (this.at + 1 < this.items.length) this.at += 1;
      else void this.send_sheet();
    } else if (this.changes || this.at + 1 === this.steps.length) {
      this.changes = false;
      this.stage = 'check';
    } else {
      this.at += 1;
    }
  }

  skip(step: string) {
    this.answers = { ...this.answers, values: { ...this.answers.values, [step]: '' } };
    this.go_on();
  }

  back() {
    this.error = '';
    if (this.stage === 'check') {
      this.stage = 'check_in';
      this.at = this.steps.length - 1;
    } else if (this.changes) {
      this.changes = false;
      this.stage = 'check';
    } else if (this.at > 0) this.at -= 1;
    else if (this.stage === 'sheet') this.stage = 'offer';
  }

  change(step: string) {
    this.error = '';
    this.at = this.steps.indexOf(step);
    this.changes = true;
    this.stage = 'check_in';
  }

  async send_check_in() {
    const { form } = this.view!;
    if (!says_something(form, this.answers)) {
      this.error = i18n.forms.check_in.say_something;
      return;
    }
    const { shared, mine } = checkin_bodies(form, this.answers);
    const first = shared && draft_of('checkin.recorded', shared);
    const own =
      mine &&
      draft_of('checkin.recorded', mine, {
        audience: 'mine',
        ...(first ? { about: first.id } : {}),
      });
    if (await this.#send([first, own].filter((draft) => draft !== undefined))) this.#offer(0);
  }

  async send_sheet() {
    const form = this.form!;
    const answers = sheet_answers(form, this.sheet);
    if (!answers.length) {
      this.error = i18n.forms.sheet.nothing_said;
      return;
    }
    const { id: instrument, version: version_of } = form;
    const body = { instrument, version_of, language: i18n.locale, answers };
    if (await this.#send([draft_of('instrument.answered', body)]))
      this.#offer(this.#instrument + 1);
  }

  begin_sheet() {
    this.sheet = {};
    this.at = 0;
    this.stage = 'sheet';
  }
  /** The next instrument that it is time for, or the end. */
  not_now() {
    this.#offer(this.#instrument + 1);
  }

  #offer(number: number) {
    this.#instrument = number;
    this.error = '';
    this.stage = this.form ? 'offer' : 'done';
  }

  /** What keeps the question that is shown from going on. */
  #problem(): string {
    if (this.stage === 'sheet') {
      const item = this.items[this.at];
      const problem = item && sheet_problem(item, this.sheet[item.item]);
      if (problem === 'number') return i18n.forms.sheet.number_needed;
      return problem === 'long' ? i18n.common.too_long(i18n.number(500)) : '';
    }
    const limits: Partial<Record<string, number>> = { good: most_good, words: checkin_words };
    const most = limits[this.step ?? ''];
    const text = this.step === 'good' ? this.answers.good : this.answers.words;
    return most && [...text.trim()].length > most ? i18n.common.too_long(i18n.number(most)) : '';
  }

  /** @returns whether it was taken */
  async #send(drafts: Draft[]): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    this.error = '';
    // The same answers again are the same entries: the server may have them already.
    if (!this.#drafts || says(this.#drafts) !== says(drafts)) this.#drafts = drafts;
    this.unsent = false;
    try {
      const written = await ask(
        api.POST('/api/v1/passes/entries', {
          body: { token: this.#token, entries: this.#drafts },
        }),
      );
      const refused = written.answers.find((answer) => answer.problem)?.problem;
      if (refused) throw new Refused(refused);
      this.told ||= written.told;
      this.sent = true;
      return true;
    } catch (error) {
      this.#failed(problem_of(error));
      return false;
    } finally {
      this.sending = false;
    }
  }

  #failed(problem: Problem) {
    if (problem.status === 410) {
      this.stage = 'closed';
      return;
    }
    this.unsent = problem.status === 0 || problem.status >= 500 || problem.status === 429;
    this.error = this.unsent ? i18n.pass.not_sent : i18n.problem(problem);
  }
}

/** What entries say, whatever their ids and times. */
const says = (drafts: readonly Draft[]): string =>
  JSON.stringify(drafts.map(({ kind, body }) => [kind, body]));
