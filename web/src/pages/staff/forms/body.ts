// From what was typed to the body that is handed in, and back: forms hold every field as text.
import { day_of } from '$lib/ids';
import { errors_of, length_of, type FormError } from '../parts/errors';
import type { FieldSpec } from './specs';

/** What stands in the fields of a form, by name. */
export type Typed = Record<string, string>;

/** The lines that say something. */
export const lines_in = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Empty fields, or what is known already. */
export function typed_from(fields: readonly FieldSpec[], known: object = {}): Typed {
  const body = known as Record<string, unknown>;
  return Object.fromEntries(fields.map(({ name }) => [name, text_of(body[name])]));
}

function text_of(value: unknown): string {
  if (Array.isArray(value)) {
    return value
      .map((one: unknown) => (typeof one === 'string' ? one : (one as { words: string }).words))
      .join('\n');
  }
  if (typeof value === 'boolean') return value ? 'true' : '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The body that is handed in. Lists are always there; anything else only where it says something. */
export function body_of(fields: readonly FieldSpec[], typed: Typed): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const value = value_of(field, (typed[field.name] ?? '').trim());
    if (value !== undefined) body[field.name] = value;
  }
  return body;
}

function value_of(field: FieldSpec, text: string): unknown {
  if (field.sort === 'choices') return lines_in(text);
  // The options of a problem are things with words of their own.
  if (field.name === 'options') return lines_in(text).map((words) => ({ words }));
  if (field.sort === 'lines') return lines_in(text);
  if (!text) return undefined;
  if (field.sort === 'scale' || field.sort === 'count' || field.name === 'closeness') {
    return Number(text);
  }
  if (field.sort === 'yes' || field.name === 'kept') return text === 'true';
  return text;
}

/** Kinds say yes or no to these; leaving them out is no answer. */
const always_said = ['in_hard_moments'];

/** As `body_of`, with what the kind wants even where nobody ticked it. */
export function whole_body(fields: readonly FieldSpec[], typed: Typed): Record<string, unknown> {
  const body = body_of(fields, typed);
  for (const { name } of fields) if (always_said.includes(name)) body[name] ??= false;
  return body;
}

/** What there is to say about a field that is not as it should be. */
export interface CheckWords {
  needed: (label: string) => string;
  nothing: string;
  too_long: (most: string) => string;
  too_many: (most: number) => string;
  not_in_range: (most: number) => string;
  day_past: string;
  label: (field: string) => string;
}

/** What has to be put right before this is handed in. */
export function checked(
  fields: readonly FieldSpec[],
  typed: Typed,
  words: CheckWords,
  must_say_something = false,
): FormError[] {
  const errors = errors_of(
    fields.flatMap((field) => checks(field, typed[field.name] ?? '', words)),
  );
  const says_nothing =
    must_say_something && fields.every((field) => !(typed[field.name] ?? '').trim());
  return says_nothing ? [{ id: fields[0]!.name, text: words.nothing }, ...errors] : errors;
}

function checks(
  field: FieldSpec,
  text: string,
  words: CheckWords,
): (readonly [boolean, string, string])[] {
  const { name, sort, most, many } = field;
  const parts = sort === 'lines' ? lines_in(text) : [text];
  const number = Number(text);
  const is_out = sort === 'count' && text !== '' && !(number >= 1 && number <= many);
  return [
    [field.is_needed && !text.trim(), name, words.needed(words.label(name))],
    [most > 0 && parts.some((one) => length_of(one) > most), name, words.too_long(String(most))],
    [sort === 'lines' && parts.length > many, name, words.too_many(many)],
    [
      is_out || (text !== '' && !Number.isInteger(number) && sort === 'count'),
      name,
      words.not_in_range(many),
    ],
    [sort === 'day' && field.is_ahead && text !== '' && text < day_of(), name, words.day_past],
  ];
}

/** Something in a view, by its id, however deep it stands. */
export function item_of(view: unknown, id: string): Record<string, unknown> | undefined {
  if (!view || typeof view !== 'object' || !id) return undefined;
  const here = view as Record<string, unknown>;
  if (here.id === id) return here;
  for (const value of Object.values(here)) {
    const found = item_of(value, id);
    if (found) return found;
  }
  return undefined;
}
