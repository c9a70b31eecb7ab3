// A form whose every letter is kept on this phone until it is sent.
import { drop_draft, load_draft, save_draft } from '$lib/offline/drafts';

export class Kept<T extends object> {
  form: T;
  #key: string;
  #touched = false;

  constructor(key: string, empty: T) {
    this.#key = key;
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

  async drop() {
    await drop_draft(this.#key);
  }
}
