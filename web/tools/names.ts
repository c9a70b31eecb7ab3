// File names tell staff code from client code, so that the worker and the budgets can, too.

const staff_folders = [
  '/pages/staff/',
  '/lib/charts/',
  '/i18n/en/staff',
  '/i18n/es/staff',
  'uplot',
];

/** Where a chunk or asset made from these modules goes, under `assets/`. */
export function staff_name(modules: readonly string[], rest: string): string {
  const is_staff = modules.some((module) =>
    staff_folders.some((folder) => module.includes(folder)),
  );
  return `assets/${is_staff ? 'staff-' : ''}${rest}`;
}

/** Whether a built file is only for staff. */
export const is_staff_file = (name: string): boolean => name.includes('assets/staff-');
