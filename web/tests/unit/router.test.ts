// Paths, and who may see which page.
import { afterEach, describe, expect, it } from 'vitest';
import type { Me } from '$lib/api/types';
import { compile, type Route } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';
import { home, redirect, routes } from '../../src/routes';

const me = (more: Partial<Me>): Me => ({
  id: 'a',
  name: 'Marisol',
  organization: 'Harbor',
  is_client: false,
  is_staff: false,
  memberships: [],
  totp: false,
  may_add: [],
  ...more,
});
const route = (path: string) => routes.find((one) => one.path === path) as Route;
function is_signed_in(who: Me | undefined) {
  session.me = who;
  session.state = who ? 'signed_in' : 'signed_out';
}
afterEach(() => is_signed_in(undefined));

describe('paths', () => {
  it('give their parameters', () => {
    const { pattern, names } = compile('/plan/goals/:id/:answer');
    expect(names).toEqual(['id', 'answer']);
    expect(pattern.exec('/plan/goals/a%20b/no/')?.slice(1)).toEqual(['a%20b', 'no']);
    expect(pattern.test('/plan/goals/a')).toBe(false);
  });
  it('are each there once', () => {
    const paths = routes.map((one) => one.path);
    expect(paths).toEqual([...new Set(paths)]);
  });
});

describe('where a person lands', () => {
  it('sends everyone to sign in first, and back to where they wanted', () => {
    is_signed_in(undefined);
    expect(redirect(route('/'), '/')).toBe('/sign-in');
    expect(redirect(route('/plan'), '/plan')).toBe('/sign-in?next=%2Fplan');
  });
  it('lets clients see client pages', () => {
    is_signed_in(me({ is_client: true }));
    expect(redirect(route('/plan'), '/plan')).toBeUndefined();
    expect(home(me({ is_client: true }))).toBe('/');
  });
  it('sends staff to the caseload, and lets them look for meetings', () => {
    is_signed_in(me({ is_staff: true }));
    expect(redirect(route('/'), '/')).toBe('/staff');
    expect(redirect(route('/support'), '/support')).toBeUndefined();
  });
  it('sends who leads, but walks with nobody, to the people of the program', () => {
    const program = { id: 'p', name: 'Evening', zone: 'America/New_York' };
    const lead = me({
      is_staff: true,
      may_add: ['client'],
      memberships: [{ program, role: 'supervisor' }],
    });
    expect(home(lead)).toBe('/staff/people');
    expect(home({ ...lead, memberships: [{ program, role: 'clinician' }] })).toBe('/staff');
  });
  it('keeps clients out of staff pages', () => {
    is_signed_in(me({ is_client: true }));
    expect(redirect({ ...route('/plan'), for: 'staff' }, '/staff')).toBe('/');
  });
});
