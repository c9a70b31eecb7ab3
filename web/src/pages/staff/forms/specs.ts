// The form behind each address.
import type { FormSpec } from './fields';
import { own_forms } from './own_forms';
import { slug_of } from './paths';
import { together_forms } from './together_forms';

/** The form behind an address. */
export const form_of = (slug: string, together: boolean): FormSpec | undefined =>
  (together ? together_forms : own_forms).find((one) => slug_of(one.kind) === slug);
