// Paths of the staff pages.
import type { Route } from '$lib/router.svelte';

export const staff_routes: Route[] = [];
