// What comes after each step of signing in.
import { api, ask } from '$lib/api/client';
import type { Me } from '$lib/api/types';
import { router } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';
import { home } from '../../routes';

/** The server's answer to a step. */
export interface Step {
  next: 'done' | 'code' | 'set_up_totp';
  me?: Me;
}

/** Where to go once signed in: the page asked for before, if it is one of ours. */
export function wanted(search = location.search): string | undefined {
  const next = new URLSearchParams(search).get('next') ?? '';
  // Two slashes, or a backslash, would lead to another host.
  return /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : undefined;
}

/** Goes on after a step; pages keep `next` in their address until the end. */
export async function go_on({ next, me }: Step): Promise<void> {
  const rest = wanted() ? `?next=${encodeURIComponent(wanted() ?? '')}` : '';
  if (next === 'code') return router.go(`/sign-in/code${rest}`);
  if (next === 'set_up_totp') return router.go(`/sign-in/app${rest}`);
  await arrive(me ?? (await ask(api.GET('/api/v1/me'))));
}

/** The session is whole: remembers who this is and opens their page. */
export async function arrive(me: Me): Promise<void> {
  await session.signed_in(me);
  await router.go(wanted() ?? home(me), { replace: true });
}

/** "10:45" a number of seconds from now, for `when` to write out; nothing without a number. */
export function try_again_at(retry_after: string | null, now = Date.now()): Date | undefined {
  const seconds = Number(retry_after);
  // A minute more than needed, since the time is shown without seconds.
  return retry_after && seconds > 0 ? new Date(now + (seconds + 59) * 1000) : undefined;
}
