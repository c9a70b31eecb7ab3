// What forms check before anything is kept: only what the server would refuse.
import { i18n } from '$lib/i18n/index.svelte';

export interface FieldError {
  /** The first control of the field; without one the whole did not work. */
  id?: string;
  text: string;
}

/** Errors of a text that must say something. */
export function text_error(
  id: string,
  text: string,
  most: number,
  when_empty: string,
): FieldError[] {
  return text.trim() ? length_error(id, text, most) : [{ id, text: when_empty }];
}

/** Errors of a text that may stay empty. */
export function length_error(id: string, text: string, most: number): FieldError[] {
  const is_long = [...text.trim()].length > most;
  return is_long ? [{ id, text: i18n.common.too_long(i18n.number(most)) }] : [];
}

/** The words at one field. */
export const error_at = (errors: readonly FieldError[], id: string): string | undefined =>
  errors.find((error) => error.id === id)?.text;

/** A field of a body: left out where nothing was written, because absent means "was not asked". */
export function if_said<K extends string>(name: K, text: string): Partial<Record<K, string>> {
  const said = text.trim();
  return (said ? { [name]: said } : {}) as Partial<Record<K, string>>;
}
