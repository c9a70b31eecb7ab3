// Every unit test speaks English unless it says otherwise, and begins with an empty page.
import { cleanup } from '@testing-library/svelte';
import { afterEach, beforeAll } from 'vitest';
import { i18n } from '$lib/i18n/index.svelte';

beforeAll(async () => {
  await i18n.use('en');
  await i18n.need([
    'client',
    'coping',
    'life',
    'staff',
    'account',
    'plan',
    'learning',
    'forms',
    'checkin',
    'directory',
    'measures',
    'pass',
  ]);
});
afterEach(() => cleanup());
