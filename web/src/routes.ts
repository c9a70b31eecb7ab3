// Every path of the app. Which one a person lands on follows from who they are.
import type { Me } from '$lib/api/types';
import type { Route } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';
import { account_routes } from './pages/account/routes';
import { client_routes } from './pages/client/routes';
import { pass_routes } from './pages/pass/routes';
import { staff_routes } from './pages/staff/routes';

export const routes: Route[] = [
  ...client_routes,
  ...staff_routes,
  ...account_routes,
  ...pass_routes,
];

/** Whether this is a page that leaves nothing on the device it is opened on. */
export const keeps_nothing = (path: string): boolean =>
  pass_routes.some((route) => route.path === path.replace(/\/$/, ''));

/** The first page of each kind of person. Who leads but walks with nobody has no caseload. */
export function home(me: Me): string {
  if (me.is_client) return '/';
  if (!me.is_staff) return '/support';
  const walks = me.memberships.some(({ role }) => ['clinician', 'recovery_coach'].includes(role));
  return walks || !me.may_add.length ? '/staff' : '/staff/people';
}

function is_theirs(route: Route, me: Me): boolean {
  if (route.for === 'client') return me.is_client;
  return route.for === 'staff' ? me.is_staff : true;
}

/** Where someone is sent instead of the page they asked for, if anywhere. */
export function redirect(route: Route | undefined, path: string): string | undefined {
  if (!route || route.for === 'anyone') return undefined;
  if (session.state !== 'signed_in' || !session.me) {
    return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`;
  }
  return is_theirs(route, session.me) ? undefined : home(session.me);
}
