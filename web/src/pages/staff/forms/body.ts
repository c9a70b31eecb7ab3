// From what was typed to the body that is handed in, and back: forms hold every field as text.
import { day_of } from '$lib/ids';
import { errors_of, length_of, type FormError } from '../parts/errors';
import type { FieldSpec } from './fields';

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
  return Object.fromEntries(
    fields.map(({ name, sort }) => [
      name,
      sort === 'options' || sort === 'matters' ? parts_text(body[name]) : text_of(body[name]),
    ]),
  );
}

/** One way out of a problem, as it is typed. */
export interface OptionTyped {
  words: string;
  pros: string;
  cons: string;
}
export const no_option = (): OptionTyped => ({ words: '', pros: '', cons: '' });

/** Fields of several parts are kept as one text, as every field of a form is. */
const parts_text = (parts: unknown): string =>
  Array.isArray(parts) && parts.length ? JSON.stringify(parts) : '';
export const options_in = (text: string): OptionTyped[] =>
  text
    ? (JSON.parse(text) as Partial<OptionTyped>[]).map((one) => ({ ...no_option(), ...one }))
    : [];
export const options_text = (options: readonly OptionTyped[]): string => parts_text(options);

/** What matters, with its weight from 0 to 3. */
export interface MatterTyped {
  matter: string;
  weight: number;
}
export const matters_in = (text: string): MatterTyped[] =>
  text ? (JSON.parse(text) as MatterTyped[]) : [];
export const matters_text = (matters: readonly MatterTyped[]): string => parts_text(matters);

const says_something = (option: OptionTyped): boolean =>
  Object.values(option).some((text) => text.trim());
/** Only options that say something, each only with what was said. */
function options_body(text: string): Record<string, string>[] {
  return options_in(text)
    .filter(says_something)
    .map((option) =>
      Object.fromEntries(
        Object.entries(option)
          .map(([name, words]) => [name, words.trim()] as const)
          .filter(([, words]) => words),
      ),
    );
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
  if (field.sort === 'options') return options_body(text);
  if (field.sort === 'matters') return matters_in(text);
  if (field.sort === 'lines') return lines_in(text);
  if (!text) return undefined;
  if (field.sort === 'scale' || field.sort === 'count' || field.name === 'closeness') {
    return Number(text);
  }
  if (field.sort === 'yes' || field.options.includes('true')) return text === 'true';
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
  const free = fields.filter((field) => !field.is_needed);
  const says_nothing =
    must_say_something && free.every((field) => !(typed[field.name] ?? '').trim());
  if (!says_nothing) return errors;
  const first = free.find((field) => field.sort !== 'matters');
  return [{ ...(first ? { id: first.name } : {}), text: words.nothing }, ...errors];
}

function checks(
  field: FieldSpec,
  text: string,
  words: CheckWords,
): (readonly [boolean, string, string])[] {
  const { name, sort, most, many } = field;
  if (sort === 'matters') return [];
  if (sort === 'options') return option_checks(field, text, words);
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

/** The most characters of what speaks for an option, or against it. */
export const most_of_side = 500;

function option_checks(
  field: FieldSpec,
  text: string,
  words: CheckWords,
): (readonly [boolean, string, string])[] {
  return options_in(text).flatMap((option, i) => {
    const id = `${field.name}-${i}`;
    const is_long = (words_of: string, most: number) => length_of(words_of) > most;
    return [
      [says_something(option) && !option.words.trim(), id, words.needed(words.label(field.name))],
      [is_long(option.words, field.most), id, words.too_long(String(field.most))],
      [is_long(option.pros, most_of_side), `${id}-pros`, words.too_long(String(most_of_side))],
      [is_long(option.cons, most_of_side), `${id}-cons`, words.too_long(String(most_of_side))],
    ] as const;
  });
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
