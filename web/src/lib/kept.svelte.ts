// A form whose every letter is kept on this device until it is sent.
import { drop_draft, load_draft, save_draft } from '$lib/offline/drafts';

export class Kept<T extends object> {
  form: T;
  #key: string;
  #empty: T;
  #touched = false;

  /** @param key  one form, one thing it is about: `answer/<check-in>` */
  constructor(key: string, empty: T) {
    this.#key = key;
    this.#empty = empty;
    this.form = $state({ ...empty });
    void load_draft<T>(key).then((draft) => {
      if (draft && !this.#touched) Object.assign(this.form, draft);
    });
  }

  /** Fills in what is known, unless the person has begun. */
  begin_with(values: Partial<T>) {
    void load_draft<T>(this.#key).then((draft) => {
      if (!draft && !this.#touched) Object.assign(this.form, values);
    });
  }

  save() {
    this.#touched = true;
    void save_draft(this.#key, $state.snapshot(this.form));
  }

  /** Keeps nothing of it any more; the form stays as it is. */
  async drop() {
    await drop_draft(this.#key);
  }

  /** As `drop`, and empties the form for the next time. */
  async clear() {
    Object.assign(this.form, this.#empty);
    await this.drop();
  }
}

/**
 * A kept form for the life of the component that calls it, saved with every change, whoever makes it.
 * Client forms save where the person types; staff forms have parts that fill each other in.
 */
export function kept_form<T extends object>(key: string, empty: T): Kept<T> {
  const kept = new Kept(key, empty);
  const nothing = JSON.stringify(empty);
  let before = nothing;
  $effect(() => {
    const now = JSON.stringify(kept.form);
    if (now === before) return;
    before = now;
    if (now === nothing) void kept.drop();
    else kept.save();
  });
  return kept;
}
