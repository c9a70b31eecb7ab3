// Starts the app: who this is, which language, and the first page; then everything that can wait.
import './styles/app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { help } from '$lib/help.svelte';
import { i18n, preferred_locale } from '$lib/i18n/index.svelte';
import { router } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';
import { updates } from '$lib/updates.svelte';
import { keeps_nothing, redirect, routes } from './routes';

async function start() {
  const bare = keeps_nothing(location.pathname);
  await Promise.all([i18n.start(preferred_locale()), bare ? undefined : session.start()]);
  router.redirect = redirect;
  await router.start(routes);
  document.getElementById('shell')?.remove();
  const target = document.getElementById('app');
  if (target) mount(App, { target });
  // A refusal is said in the page's language even where the signal went meanwhile.
  void i18n.need(['refusals']).catch(() => undefined);
  if (import.meta.env.PROD && !bare) void updates.register();
  void help.refresh(!bare);
}

void start();
