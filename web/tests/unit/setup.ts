// Every unit test speaks English unless it says otherwise.
import { beforeAll } from 'vitest';
import { i18n } from '$lib/i18n/index.svelte';

beforeAll(async () => {
  await i18n.use('en');
  await i18n.need(['client', 'staff', 'account']);
});
