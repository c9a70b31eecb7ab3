// The budgets notice what grew too heavy.
import { describe, expect, it } from 'vitest';
import type { Manifest } from 'vite';
import { limits, too_heavy, weigh } from '../../tools/budgets';
import { asset_name, is_kept_file, is_staff_file, language_of } from '../../tools/names';

const manifest: Manifest = {
  'index.html': {
    file: 'assets/index.js',
    isEntry: true,
    imports: ['_app'],
    css: ['assets/index.css'],
  },
  _app: { file: 'assets/app.js' },
  'src/pages/client/Today.svelte': {
    file: 'assets/Today.js',
    isDynamicEntry: true,
    imports: ['_app', '_parts'],
  },
  'src/pages/client/Plan.svelte': {
    file: 'assets/Plan.js',
    isDynamicEntry: true,
    imports: ['_app', '_parts'],
  },
  _parts: { file: 'assets/parts.js' },
  'src/pages/staff/Caseload.svelte': { file: 'assets/staff-Caseload.js', isDynamicEntry: true },
};
const files = ['index.html', 'boot.js', ...Object.values(manifest).map((chunk) => chunk.file)];
const heavy = (sizes: Record<string, number>) =>
  too_heavy(weigh(manifest, files, (file) => sizes[file] ?? 1)).map((weight) => weight.what);

describe('budgets', () => {
  it('are content with a light app', () => expect(heavy({})).toEqual([]));
  it('count what the entry imports', () => {
    expect(heavy({ 'assets/app.js': limits.entry })).toContain('entry');
  });
  it('count what a page brings along, but not what is there already', () => {
    const parts = { 'assets/parts.js': limits.client_page };
    expect(heavy(parts)).toContain('src/pages/client/Plan.svelte');
    const app = { 'assets/app.js': limits.client_page + 1 };
    expect(heavy(app)).not.toContain('src/pages/client/Plan.svelte');
  });
  it('give the first page the room that its own limit leaves', () => {
    const page = 'src/pages/client/Today.svelte';
    expect(heavy({ 'assets/Today.js': limits.client_page + 1 })).not.toContain(page);
    expect(heavy({ 'assets/Today.js': limits.today })).toContain(page);
  });
  it('give staff pages more room', () => {
    const size = limits.client_page + 1;
    expect(heavy({ 'assets/staff-Caseload.js': size })).toEqual([]);
    expect(heavy({ 'assets/staff-Caseload.js': limits.staff_page + 1 })).toHaveLength(1);
  });
  it('do not count staff files among those kept on the phone', () => {
    const in_english = 'kept for offline in en';
    expect(heavy({ 'assets/staff-Caseload.js': limits.kept_files })).not.toContain(in_english);
    expect(heavy({ 'assets/Today.js': limits.kept_files })).toContain(in_english);
  });
  it('count the words of a language only among what is kept in it', () => {
    const half = limits.kept_files / 2;
    const words = { 'assets/en-plan.js': half, 'assets/es-plan.js': half };
    const kept = [...files, ...Object.keys(words)];
    const in_both = (more: Record<string, number>) => {
      const sizes: Record<string, number> = { ...words, ...more };
      return too_heavy(weigh(manifest, kept, (file) => sizes[file] ?? 1))
        .map((weight) => weight.what)
        .filter((what) => what.startsWith('kept'));
    };
    expect(in_both({})).toEqual([]);
    expect(in_both({ 'assets/es-plan.js': limits.kept_files })).toEqual(['kept for offline in es']);
    expect(in_both({ 'assets/parts.js': half })).toHaveLength(2);
  });
});

describe('names of files', () => {
  it('tell staff code from client code', () => {
    const staff = asset_name(['/web/src/pages/staff/Caseload.svelte'], 'Caseload.js');
    const account = asset_name(['/web/src/pages/account/SignIn.svelte'], 'SignIn.js');
    const client = asset_name(['/web/src/pages/client/Plan.svelte'], 'Plan.js');
    const pass = asset_name(['/web/src/pages/pass/Kiosk.svelte'], 'Kiosk.js');
    const all = [staff, account, client, pass];
    expect(all.map(is_staff_file)).toEqual([true, false, false, false]);
    expect(all.map(is_kept_file)).toEqual([false, false, true, false]);
  });
  it('tell the words of one language from those of another', () => {
    const plan = asset_name(['/web/src/lib/i18n/es/plan.ts'], 'plan.js');
    const staff = asset_name(['/web/src/lib/i18n/es/staff.ts'], 'staff.js');
    const both = asset_name(['/i18n/en/plan.ts', '/i18n/es/plan.ts'], 'both.js');
    expect([plan, staff, both].map(language_of)).toEqual(['es', undefined, undefined]);
    expect(is_kept_file(plan)).toBe(true);
  });
});
