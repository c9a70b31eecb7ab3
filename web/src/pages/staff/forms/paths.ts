// Where the forms stand, apart from what they ask: panels that only link to them stay light.
import type { Kind } from '$lib/api/types';

/** A kind as it stands in an address: a dot there would look like a file. */
export const slug_of = (kind: Kind): string => kind.replace('.', '-');

/** Where a form stands. */
export const write_path = (client: string, kind: Kind, about = ''): string =>
  `/staff/clients/${client}/write/${slug_of(kind)}${about && `/${about}`}`;
export const together_path = (client: string, kind: Kind, about = ''): string =>
  `/staff/clients/${client}/together/${slug_of(kind)}${about && `/${about}`}`;
