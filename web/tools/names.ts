// File names tell apart what clients need without signal from what only staff use, and from what
// needs signal anyway, and the words of one language from those of another; the worker and the
// budgets go by them.

/** A phone keeps the words of the language it speaks, not of every one. */
export const languages = ['en', 'es'] as const;

const staff_folders = [
  '/pages/staff/',
  '/lib/charts/Spark',
  '/i18n/en/staff',
  '/i18n/es/staff',
  'uplot',
];
const account_folders = [
  '/pages/account/',
  '/i18n/en/account',
  '/i18n/es/account',
  'uqr',
  '/pages/pass/',
  '/i18n/en/pass',
  '/i18n/es/pass',
];

/** Where a chunk or asset made from these modules goes, under `assets/`. */
export function asset_name(modules: readonly string[], rest: string): string {
  const is_from = (folders: string[]) =>
    modules.some((module) => folders.some((folder) => module.includes(folder)));
  const kind = is_from(staff_folders) ? 'staff-' : is_from(account_folders) ? 'account-' : '';
  if (kind) return `assets/${kind}${rest}`;
  const spoken = languages.filter((language) => is_from([`/i18n/${language}/`]));
  return `assets/${spoken.length === 1 ? `${spoken[0]}-` : ''}${rest}`;
}

/** Whether a built file is only for staff. */
export const is_staff_file = (name: string): boolean => name.includes('assets/staff-');

/** Whether a built file is kept on the phone before it is used: what clients need without signal. */
export const is_kept_file = (name: string): boolean => !/assets\/(staff|account)-/.test(name);

/** The language whose words a built file holds; none where every phone needs it. */
export const language_of = (name: string) =>
  languages.find((language) => name.includes(`assets/${language}-`));
