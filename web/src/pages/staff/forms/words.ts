// The words with which a form says what has to be put right, in the language of the page.
import type { Kind } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { label_of } from '../timeline';
import type { CheckWords } from './body';

/** For a form of this kind. */
export function check_words(kind: Kind): CheckWords {
  const m = i18n.staff;
  return {
    needed: m.forms.needed,
    nothing: m.forms.nothing,
    too_long: i18n.common.too_long,
    too_many: m.forms.too_many,
    not_in_range: m.forms.not_in_range,
    day_past: m.day_past,
    label: (field) => label_of(kind, field, m) ?? field,
  };
}

/** Words that push, blame or advise: better left out of a first answer. English and Spanish. */
const pushing =
  /\b(you (should|must|need to|have to|could have|know better)|why did(n['’]t)? you|just (stop|say no)|deber[ií]as|tienes que|ten[ií]as que|por qu[eé] (no )?(lo hiciste|consumiste))(?=\W|$)/i;
export const sounds_like_advice = (text: string): boolean => pushing.test(text);
