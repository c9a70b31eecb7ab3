// Fails the build where a part of the app has grown too heavy for an old phone on weak signal.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Manifest, Plugin } from 'vite';
import { files_below } from './compress.ts';
import { is_kept_file, is_staff_file, language_of, languages } from './names.ts';

const kilobyte = 1024;
/** Bytes, gzip (fonts as they are). */
export const limits = {
  entry: 52 * kilobyte, // with the table of some hundred pages
  client_page: 10 * kilobyte,
  staff_page: 15 * kilobyte,
  explore_page: 30 * kilobyte,
  charts: 18 * kilobyte, // all that draws them, fetched after the page that they stand on
  styles: 20 * kilobyte,
  today: 12 * kilobyte, // the first page, which has a limit of its own with everything in it
  first_page: 103 * kilobyte, // a kilobyte of it is the table of pages
  kept_files: 416 * kilobyte, // every page of a client, in one language, fetched after the first
};

export interface Weight {
  what: string;
  bytes: number;
  limit: number;
}

/** The parts that weigh more than they may. */
export const too_heavy = (weights: readonly Weight[]): Weight[] =>
  weights.filter((weight) => weight.bytes > weight.limit);

/** A chunk and everything it imports at once, as file names. */
function with_imports(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const css of chunk.css ?? []) seen.add(css);
  for (const next of chunk.imports ?? []) with_imports(manifest, next, seen);
  return seen;
}

function page_limit(source: string): number {
  if (source.includes('pages/staff/Explore')) return limits.explore_page;
  if (source.includes('pages/staff/parts/MeasuresOverTime')) return limits.charts;
  if (source.includes('pages/client/Today')) return limits.today;
  return source.includes('pages/staff/') ? limits.staff_page : limits.client_page;
}

/** What each part of a build weighs. `size` is a file's weight on the wire, in bytes. */
export function weigh(
  manifest: Manifest,
  files: readonly string[],
  size: (file: string) => number,
): Weight[] {
  const sum = (names: Iterable<string>) =>
    [...names].reduce((total, name) => total + size(name), 0);
  const entry = with_imports(manifest, 'index.html');
  const scripts = [...entry].filter((name) => name.endsWith('.js'));
  const client_styles = files.filter((name) => name.endsWith('.css') && !is_staff_file(name));
  const weights: Weight[] = [
    { what: 'entry', bytes: sum(scripts), limit: limits.entry },
    { what: 'styles of clients', bytes: sum(client_styles), limit: limits.styles },
  ];
  for (const [key, chunk] of Object.entries(manifest)) {
    if (!chunk.isDynamicEntry || !key.includes('src/pages/')) continue;
    const own = [...with_imports(manifest, key)].filter(
      (name) => !entry.has(name) && name.endsWith('.js'),
    );
    weights.push({ what: key, bytes: sum(own), limit: page_limit(key) });
  }
  const fonts = files.filter((name) => name.endsWith('.woff2'));
  const first = new Set(['index.html', 'boot.js', ...entry, ...fonts]);
  const shown_first = ['src/pages/client/Today.svelte', 'i18n/en/common.ts', 'i18n/en/client.ts'];
  for (const key of Object.keys(manifest)) {
    if (shown_first.some((end) => key.endsWith(end))) {
      for (const name of with_imports(manifest, key)) first.add(name);
    }
  }
  weights.push({ what: 'first page', bytes: sum(first), limit: limits.first_page });
  const kept = files.filter(
    (name) =>
      /^(assets\/|index\.html|help\/|pause\/|pause\.js|boot\.js)/.test(name) && is_kept_file(name),
  );
  for (const language of languages) {
    const spoken = kept.filter((name) => (language_of(name) ?? language) === language);
    const what = `kept for offline in ${language}`;
    weights.push({ what, bytes: sum(spoken), limit: limits.kept_files });
  }
  return weights;
}

export function budgets(): Plugin {
  let folder = 'dist';
  return {
    name: 'alongside-budgets',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => void (folder = config.build.outDir),
    closeBundle() {
      const manifest = JSON.parse(
        readFileSync(join(folder, '.vite/manifest.json'), 'utf8'),
      ) as Manifest;
      const files = files_below(folder).filter((name) => !/\.(gz|br)$/.test(name));
      const weights = weigh(manifest, files, (file) => {
        const raw = readFileSync(join(folder, file));
        return file.endsWith('.woff2') ? raw.length : gzipSync(raw, { level: 9 }).length;
      });
      for (const { what, bytes, limit } of weights) {
        const figures = `${(bytes / kilobyte).toFixed(1).padStart(6)} of ${limit / kilobyte} KB`;
        console.log(`${figures}  ${what.replace('src/pages/', '')}`);
      }
      const heavy = too_heavy(weights).map((weight) => weight.what);
      if (heavy.length) this.error(`Too heavy for an old phone: ${heavy.join(', ')}`);
    },
  };
}
