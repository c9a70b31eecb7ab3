// A form whose fields survive a closed browser: kept as a draft with every change, dropped once sent.
import { drop_draft, load_draft, save_draft } from '$lib/offline/drafts';

export class KeptForm<T extends object> {
  fields = $state() as T;
  #key: string;
  #empty: T;
  #is_ready = false;

  /** @param key  one form, one thing it is about: `answer/<check-in>` */
  constructor(key: string, empty: T) {
    this.#key = key;
    this.#empty = empty;
    this.fields = { ...empty };
  }

  /** Brings back what was typed before, unless something was typed meanwhile. */
  async load() {
    const kept = await load_draft<T>(this.#key);
    if (kept && JSON.stringify(this.fields) === JSON.stringify(this.#empty)) {
      this.fields = { ...this.#empty, ...kept };
    }
    this.#is_ready = true;
  }

  /** Keeps what stands there now; nothing before the old draft was read. */
  keep(fields: T) {
    if (this.#is_ready) void save_draft(this.#key, fields);
  }

  /** Empties the form for good. */
  async drop() {
    this.#is_ready = false;
    this.fields = { ...this.#empty };
    await drop_draft(this.#key);
    this.#is_ready = true;
  }
}

/** A kept form for the life of the component that calls it. */
export function kept_form<T extends object>(key: string, empty: T): KeptForm<T> {
  const form = new KeptForm(key, empty);
  $effect(() => void form.load());
  $effect(() => {
    const now = $state.snapshot(form.fields) as T;
    form.keep(now);
  });
  return form;
}
