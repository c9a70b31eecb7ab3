// A sheet on its way: what was answered, kept as a draft after every answer, and the entry that is
// written in the end. It outlives the page of one question.
import type { Bodies, Draft, MeasureResult } from '$lib/api/types';
import {
  asked_items,
  sheet_answers,
  sheet_values,
  wants_help,
  type SheetAnswers,
} from '$lib/forms/sheet';
import type { FormItem, FormView } from '$lib/forms/shapes';
import { i18n } from '$lib/i18n/index.svelte';
import { drop_draft, load_draft, save_draft } from '$lib/offline/drafts';
import { draft_of } from '$lib/offline/write';

interface Kept {
  answers: SheetAnswers;
  only_for_me: boolean;
}
/** What was written last, for the page after it. */
interface Sent {
  id: string;
  instrument: string;
  /** A hard answer was in it: help comes first. */
  is_hard: boolean;
  only_for_me: boolean;
  is_change: boolean;
}

export class Sheet {
  answers = $state.raw<SheetAnswers>({});
  only_for_me = $state(false);
  sent = $state.raw<Sent>();
  is_ready = $state(false);
  #key = '';

  /** Picks up where a closed browser left it. @param of  the result that is put right, if any */
  async open(instrument: string, of = '') {
    const key = `sheet ${instrument}${of && ` ${of}`}`;
    if (key === this.#key) return;
    this.#key = key;
    this.is_ready = false;
    this.answers = {};
    this.only_for_me = false;
    const draft = await load_draft<Kept>(key);
    if (key !== this.#key) return;
    if (draft) Object.assign(this, { answers: draft.answers, only_for_me: draft.only_for_me });
    this.is_ready = true;
  }

  /** Begins with the answers that are put right, unless that is under way. */
  begin_with(form: FormView, result: MeasureResult) {
    this.only_for_me = result.only_for_me;
    if (!this.has_begun) this.answers = sheet_values(form, result.answers);
  }

  get has_begun(): boolean {
    return Object.keys(this.answers).length > 0;
  }

  keep() {
    const { answers, only_for_me } = this;
    void save_draft(this.#key, $state.snapshot({ answers, only_for_me }));
  }

  skip(item: FormItem) {
    this.answers = { ...this.answers };
    delete this.answers[item.item];
    this.keep();
  }

  /** Sensitive questions that were passed over: asked once more before it is written. */
  left_open(form: FormView): FormItem[] {
    const said = new Set(sheet_answers(form, this.answers).map(({ item }) => item));
    return asked_items(form, this.answers).filter((one) => one.about && !said.has(one.item));
  }

  is_hard(form: FormView): boolean {
    return asked_items(form, this.answers).some((one) => wants_help(one, this.answers[one.item]));
  }

  /** What is written: the sheet, or a new body for one of today. */
  draft(form: FormView, of = ''): Draft {
    const body: Bodies['instrument.answered'] = {
      instrument: form.id,
      version_of: form.version,
      language: language_of(form),
      answers: sheet_answers(form, this.answers),
    };
    const audience = this.only_for_me ? 'mine' : 'circle';
    if (!of) return draft_of('instrument.answered', body, { audience });
    const change = { words: i18n.measures.changed, body: body as unknown as Record<string, never> };
    return draft_of('correction.made', change, { about: of, audience });
  }

  /** It is written: the next one starts empty. */
  async finish(form: FormView, id: string, of = '') {
    this.sent = {
      id: of || id,
      instrument: form.id,
      is_hard: this.is_hard(form),
      only_for_me: this.only_for_me,
      is_change: !!of,
    };
    const key = this.#key;
    this.#key = '';
    this.answers = {};
    this.only_for_me = false;
    await drop_draft(key);
  }
}

export const sheet = new Sheet();

/** The language in which someone reads the form: theirs, where it has it. */
export function language_of({ languages }: Pick<FormView, 'languages'>): 'en' | 'es' {
  if (languages.includes(i18n.locale) || !languages.length) return i18n.locale;
  return languages.includes('en') ? 'en' : 'es';
}
export const is_in_my_language = (form: Pick<FormView, 'languages'>): boolean =>
  language_of(form) === i18n.locale;
