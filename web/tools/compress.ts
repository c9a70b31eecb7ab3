// Puts a gzip and a brotli copy beside every text file of the build; the server embeds all three.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const text = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt']);

/** Every file below a folder, as paths from it. */
export function files_below(folder: string, inside = ''): string[] {
  return readdirSync(join(folder, inside)).flatMap((name) => {
    const path = join(inside, name);
    return statSync(join(folder, path)).isDirectory() ? files_below(folder, path) : [path];
  });
}

export function compress(): Plugin {
  let folder = 'dist';
  return {
    name: 'alongside-compress',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => void (folder = config.build.outDir),
    writeBundle() {
      for (const file of files_below(folder).filter((name) => text.has(extname(name)))) {
        const raw = readFileSync(join(folder, file));
        writeFileSync(join(folder, `${file}.gz`), gzipSync(raw, { level: 9 }));
        writeFileSync(
          join(folder, `${file}.br`),
          brotliCompressSync(raw, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: 11,
              [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
            },
          }),
        );
      }
    },
  };
}
