// Writes sw.js with the list of files that the client half of the app needs, the words of each
// language apart, and a version that changes with any of them. Staff and account files are left out:
// they are kept once they were used.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { is_kept_file, language_of, languages } from './names.ts';

/** Files from public/ that are needed without signal. */
const kept_from_public = ['boot.js', 'help.js', 'pause.js', 'icon.svg', 'manifest.webmanifest'];

export function service_worker(): Plugin {
  return {
    name: 'alongside-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const hash = createHash('sha256');
      const names: string[] = [];
      for (const file of Object.values(bundle)) {
        hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
        if (!is_kept_file(file.fileName) || file.fileName.startsWith('.vite/')) continue;
        names.push(`/${file.fileName}`);
      }
      for (const name of readdirSync('public')) hash.update(readFileSync(join('public', name)));
      names.push(...kept_from_public.map((name) => `/${name}`));
      names.sort();
      const common = names.filter((name) => !language_of(name));
      const words = Object.fromEntries(
        languages.map((one) => [one, names.filter((name) => language_of(name) === one)]),
      );
      const source = readFileSync('src/sw.js', 'utf8');
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: source
          .replace("'__VERSION__'", `'${hash.digest('hex').slice(0, 12)}'`)
          .replace('__FILES__', JSON.stringify(common))
          .replace('__WORDS__', JSON.stringify(words)),
      });
    },
  };
}
