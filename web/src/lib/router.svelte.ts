// Paths become pages: a page's code and words are loaded together, links stay inside the app, and
// after each change of page the heading takes focus.
import { tick, type Component } from 'svelte';
import { i18n, type CatalogueName } from '$lib/i18n/index.svelte';
import { push_entry, resume_entry } from '$lib/leave';

// A page takes the path's parameters as its props; each page declares its own.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Page = Component<any>;

export interface Route {
  /** `/plan/goals/:id` */
  path: string;
  load: () => Promise<{ default: Page }>;
  /** The catalogues it speaks from, beside `common`. */
  words: readonly CatalogueName[];
  /** Who it is for; a person whose page it is not is sent home. */
  for: 'anyone' | 'client' | 'staff' | 'signed_in';
  /** It begins with a way to leave in a moment. */
  leaves_fast?: boolean;
  /** Opened on a device that belongs to somebody else: nothing is kept on it, nobody is signed in. */
  keeps_nothing?: boolean;
}

export interface Shown {
  page: Page | undefined;
  params: Record<string, string>;
  path: string;
  route: Route | undefined;
  /** Grows with each page, so that the same page with other parameters starts anew. */
  turn: number;
}

export function compile(path: string): { pattern: RegExp; names: string[] } {
  const names: string[] = [];
  const source = path.replace(/:(\w+)/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  return { pattern: new RegExp(`^${source}/?$`), names };
}

class Router {
  shown = $state.raw<Shown>({ page: undefined, params: {}, path: '', route: undefined, turn: 0 });
  failed = $state(false);
  not_found = $state(false);
  /** Where a person is sent instead, if they are; the session decides. */
  redirect: (route: Route | undefined, path: string) => string | undefined = () => undefined;

  #routes: (Route & ReturnType<typeof compile>)[] = [];
  #scroll = new Map<string, number>();

  async start(routes: readonly Route[]) {
    this.#routes = routes.map((route) => ({ ...route, ...compile(route.path) }));
    history.scrollRestoration = 'manual';
    resume_entry();
    addEventListener('popstate', () => void this.#show({ back: true }));
    document.addEventListener('click', (event) => this.#follow(event));
    await this.#show({ first: true });
  }

  /** Goes to a page of the app. */
  async go(to: string, { replace = false } = {}) {
    this.#scroll.set(location.pathname, scrollY);
    if (replace) history.replaceState(history.state, '', to);
    else push_entry(to);
    await this.#show({});
  }

  /** Looks again at where this is: after signing in or out. */
  async again() {
    await this.#show({});
  }

  /** Whether there is a page at this path. */
  has(path: string): boolean {
    return this.#match(path) !== undefined;
  }

  #match(path: string) {
    for (const route of this.#routes) {
      const found = route.pattern.exec(path);
      if (!found) continue;
      const values = route.names.map((name, i) => [name, decodeURIComponent(found[i + 1] ?? '')]);
      return { route, params: Object.fromEntries(values) as Record<string, string> };
    }
    return undefined;
  }

  #follow(event: MouseEvent) {
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.button) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.hash && link.pathname === location.pathname) return;
    if (!this.#match(link.pathname)) return;
    event.preventDefault();
    void this.go(link.pathname + link.search + link.hash);
  }

  async #show({ back = false, first = false }): Promise<void> {
    const path = location.pathname;
    const match = this.#match(path);
    const elsewhere = this.redirect(match?.route, path);
    if (elsewhere !== undefined && elsewhere !== path + location.search) {
      history.replaceState(history.state, '', elsewhere);
      return this.#show({ first });
    }
    this.not_found = !match;
    this.failed = false;
    const turn = this.shown.turn + 1;
    if (!match) {
      this.shown = { page: undefined, params: {}, path, route: undefined, turn };
      return;
    }
    const { route, params } = match;
    try {
      const [module] = await Promise.all([route.load(), i18n.need(['common', ...route.words])]);
      if (location.pathname !== path) return; // another page was asked for meanwhile
      this.shown = { page: module.default, params, path, route, turn };
    } catch {
      this.failed = true;
      return;
    }
    await tick();
    if (first) return;
    scrollTo(0, back ? (this.#scroll.get(path) ?? 0) : 0);
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }
}

export const router = new Router();
