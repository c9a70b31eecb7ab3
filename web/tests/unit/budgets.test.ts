// The budgets notice what grew too heavy.
import { describe, expect, it } from 'vitest';
import type { Manifest } from 'vite';
import { limits, too_heavy, weigh } from '../../tools/budgets';
import { asset_name, is_kept_file, is_staff_file } from '../../tools/names';

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
    expect(heavy(parts)).toContain('src/pages/client/Today.svelte');
    const app = { 'assets/app.js': limits.client_page + 1 };
    expect(heavy(app)).not.toContain('src/pages/client/Today.svelte');
  });
  it('give staff pages more room', () => {
    const size = limits.client_page + 1;
    expect(heavy({ 'assets/staff-Caseload.js': size })).toEqual([]);
    expect(heavy({ 'assets/staff-Caseload.js': limits.staff_page + 1 })).toHaveLength(1);
  });
  it('do not count staff files among those kept on the phone', () => {
    expect(heavy({ 'assets/staff-Caseload.js': limits.kept_files })).not.toContain(
      'kept for offline',
    );
    expect(heavy({ 'assets/Today.js': limits.kept_files })).toContain('kept for offline');
  });
});

describe('names of files', () => {
  it('tell staff code from client code', () => {
    const staff = asset_name(['/web/src/pages/staff/Caseload.svelte'], 'Caseload.js');
    const account = asset_name(['/web/src/pages/account/SignIn.svelte'], 'SignIn.js');
    const client = asset_name(['/web/src/pages/client/Plan.svelte'], 'Plan.js');
    expect([staff, account, client].map(is_staff_file)).toEqual([true, false, false]);
    expect([staff, account, client].map(is_kept_file)).toEqual([false, false, true]);
  });
});
