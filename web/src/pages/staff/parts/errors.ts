// What a form has to put right, in the shape that the summary on top wants.

export interface FormError {
  /** The id of the field's first control; without one it is only said. */
  id?: string;
  text: string;
  lang?: string;
}

/** The errors among these: each is `[wrong, id, words]`. Only the first of each field is said. */
export function errors_of(checks: readonly (readonly [boolean, string, string])[]): FormError[] {
  const errors: FormError[] = [];
  for (const [is_wrong, id, text] of checks) {
    if (is_wrong && !errors.some((error) => error.id === id)) errors.push({ id, text });
  }
  return errors;
}

/** The words at a field, if it has an error. */
export const error_at = (errors: readonly FormError[], id: string): string | undefined =>
  errors.find((error) => error.id === id)?.text;

/** Length as people count it, and as the server does: letters, not code units. */
export const length_of = (text: string): number => [...text.trim()].length;
