// Every path that the web app has a page for, read from its lists of routes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const pages = join(import.meta.dirname, '../../web/src/pages');

/** The paths of one list; what it calls by a name stands there in full. */
function paths_in(file: string): string[] {
  const source = readFileSync(join(pages, file), 'utf8');
  const named = new Map(
    [...source.matchAll(/^const (\w+) = '(\/[^']*)';/gm)].map(([, name, path]) => [name!, path!]),
  );
  const in_full = (text: string) => text.replace(/\$\{(\w+)\}/g, (_, name) => named.get(name)!);
  return [...source.matchAll(/\bpath: (?:'([^']+)'|`([^`]+)`|(\w+)),/g)].map(
    ([, plain, made, name]) => plain ?? (made ? in_full(made) : named.get(name!)!),
  );
}

/** Every path, such as `/plan/goals/:id`. */
export const every_route = (): string[] =>
  readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)routes\.ts$/.test(file))
    .flatMap(paths_in);

/** Which of them a page's address belongs to: words win over `:id`, as they stand first. */
export function route_of(address: string, routes: readonly string[]): string | undefined {
  const { pathname } = new URL(address, 'http://here');
  const fits = (route: string) =>
    new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}/?$`).test(pathname);
  const variables = (route: string) => route.split(':').length;
  return routes.filter(fits).sort((a, b) => variables(a) - variables(b))[0];
}
