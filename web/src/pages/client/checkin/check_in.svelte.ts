// A check-in on its way: what is asked, what was answered, and the entries that are written in the
// end. Kept as a draft after every answer, so a closed browser loses nothing.
import type { Bodies, Draft } from '$lib/api/types';
import {
  checkin_bodies,
  checkin_steps,
  no_checkin_answers,
  says_something,
  type CheckinAnswers,
} from '$lib/forms/checkin';
import type { CheckinBody, CheckinForm } from '$lib/forms/shapes';
import { drop_draft, load_draft, save_draft } from '$lib/offline/drafts';
import { draft_of } from '$lib/offline/write';
import { answers_in, form_of, type MyCheckin, type Parts } from './checkins';

/** What is asked until the client has chosen otherwise. */
export const usual_form: CheckinForm = {
  items: [
    { question: 'mood' },
    { question: 'urge' },
    { question: 'sleep' },
    { question: 'connection' },
  ],
  something_good: false,
};

/** A check-in of today that is being changed, as it stood before. */
export interface Changing {
  id: string;
  before: Parts;
  only_for_me: boolean;
  own_part_id?: string;
}

interface Kept {
  answers: CheckinAnswers;
  form?: CheckinForm;
  changing?: Changing;
}

const draft_key = 'check_in';

export class CheckIn {
  form = $state.raw<CheckinForm>(usual_form);
  answers = $state<CheckinAnswers>(no_checkin_answers());
  changing = $state.raw<Changing>();
  /** What was written last, for the page after it. */
  sent = $state.raw<{ id: string; answers: CheckinAnswers; changed: boolean }>();
  #loading: Promise<void> | undefined;

  /** Picks up where a closed browser left it. */
  load(): Promise<void> {
    this.#loading ??= this.#pick_up();
    return this.#loading;
  }
  async #pick_up() {
    const draft = await load_draft<Partial<Kept>>(draft_key);
    if (!draft?.answers || this.says_something) return;
    this.answers = { ...no_checkin_answers(), ...draft.answers };
    this.changing = draft.changing;
    if (draft.form) this.form = draft.form;
  }

  /** What is asked. One that is being changed keeps its own questions. */
  ask(form: CheckinForm) {
    if (!this.changing && checkin_steps(form).length > 1) this.form = form;
  }

  /** Takes up a check-in of today to change it. */
  change(checkin: MyCheckin, form: CheckinForm) {
    const { id, parts, only_for_me, own_part_id } = checkin;
    this.#loading = Promise.resolve();
    this.changing = { id, before: parts, only_for_me, ...(own_part_id ? { own_part_id } : {}) };
    this.form = form_of(checkin, form);
    this.answers = answers_in(checkin);
    this.keep();
  }

  /** Starts anew. */
  async begin() {
    this.changing = undefined;
    this.answers = no_checkin_answers();
    await drop_draft(draft_key);
  }

  /** The pages in order; the first is the first question. */
  get steps(): string[] {
    return [...checkin_steps(this.form), 'check'];
  }
  get says_something(): boolean {
    return says_something(this.form, this.answers);
  }
  /** Words that the team has read, or that are kept already, stay where they are. */
  get may_lock_words(): boolean {
    const { changing } = this;
    if (!changing) return true;
    const { shared, mine } = changing.before;
    return !changing.only_for_me && !shared?.words && !mine?.words;
  }
  /** A part that stood before cannot be emptied: an entry says something. */
  get empties_a_part(): boolean {
    const now = checkin_bodies(this.form, this.answers);
    const before = this.changing?.before;
    return !!((before?.shared && !now.shared) || (before?.mine && !now.mine));
  }

  keep() {
    const kept: Kept = { answers: $state.snapshot(this.answers) };
    if (this.changing) Object.assign(kept, { form: this.form, changing: this.changing });
    void save_draft(draft_key, kept);
  }

  skip(step: string) {
    this.answers.values = { ...this.answers.values, [step]: '' };
    this.keep();
  }

  /**
   * The entries to be written, in this order: what the team reads, then what is only for oneself.
   * @param why  the words of a correction, which it cannot be without
   */
  drafts(why: string): Draft[] {
    const { shared, mine } = checkin_bodies(this.form, this.answers);
    const { changing } = this;
    if (!changing) {
      const first = shared && draft_of('checkin.recorded', shared);
      return [
        ...(first ? [first] : []),
        ...(mine ? [draft_of('checkin.recorded', mine, for_me(first?.id))] : []),
      ];
    }
    const { id, before, only_for_me, own_part_id } = changing;
    const drafts: Draft[] = [];
    if (shared && !same(shared, before.shared)) {
      drafts.push(
        before.shared
          ? draft_of('correction.made', put_right(why, shared), to_circle(id))
          : draft_of('checkin.recorded', shared),
      );
    }
    if (mine && !same(mine, before.mine)) {
      const about = only_for_me ? id : own_part_id;
      drafts.push(
        about
          ? draft_of('correction.made', put_right(why, mine), for_me(about))
          : draft_of('checkin.recorded', mine, for_me(id)),
      );
    }
    return drafts;
  }

  /** It is written: the next one starts empty. */
  async finish(id: string) {
    this.sent = { id, answers: $state.snapshot(this.answers), changed: !!this.changing };
    await this.begin();
  }
}

const for_me = (about?: string) => ({ audience: 'mine' as const, ...(about ? { about } : {}) });
const to_circle = (about: string) => ({ audience: 'circle' as const, about });
const put_right = (words: string, body: CheckinBody): Bodies['correction.made'] => ({
  words,
  body: body as unknown as Record<string, never>,
});

/** Whether two say the same, in whatever order. */
function same(one: CheckinBody, other: CheckinBody | undefined): boolean {
  return !!other && plain(one) === plain(other);
}
const plain = ({ answers, own = [], words, good, talk }: CheckinBody): string =>
  JSON.stringify([
    answers.map(({ question, value }) => `${question} ${value}`).sort(),
    own.map(({ item, value }) => `${item} ${value}`).sort(),
    words ?? '',
    good ?? '',
    talk,
  ]);

export const check_in = new CheckIn();
