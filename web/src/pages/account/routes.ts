// Paths of the account pages.
import type { Route } from '$lib/router.svelte';

export const account_routes: Route[] = [];
