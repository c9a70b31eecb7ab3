// How the web app is built: small hashed files, no inline code, a service worker that knows the
// files of this build, compressed copies for the server to embed, and budgets that hold.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { budgets } from './tools/budgets.ts';
import { compress } from './tools/compress.ts';
import { service_worker } from './tools/service_worker.ts';
import { asset_name } from './tools/names.ts';

export default defineConfig({
  plugins: [svelte(), service_worker(), compress(), budgets()],
  resolve: { alias: { $lib: fileURLToPath(new URL('src/lib', import.meta.url)) } },
  server: { proxy: { '/api': process.env.ALONGSIDE_SERVER ?? 'http://127.0.0.1:8080' } },
  build: {
    target: ['safari15', 'chrome100', 'firefox115'],
    modulePreload: {
      polyfill: false,
      // The names of scripts that a page imports itself would be a third of the entry.
      resolveDependencies: (_, dependencies) =>
        dependencies.filter((name) => name.endsWith('.css')),
    },
    manifest: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'index.html', help: 'help/index.html', pause: 'pause/index.html' },
      output: {
        chunkFileNames: (chunk) => asset_name(chunk.moduleIds, '[name]-[hash].js'),
        assetFileNames: (asset) => asset_name(asset.originalFileNames, '[name]-[hash][extname]'),
        // What nearly every page needs travels as one file, not as twenty small ones.
        codeSplitting: {
          groups: [
            {
              name: 'app',
              test: /\/src\/lib\/(?!i18n\/e[ns]\/|charts\/|appointments\/|ui\/Select)/,
            },
            // What the page of a search shares with its folded part, which comes later.
            { name: 'find', test: /\/pages\/client\/find\/(asked|search)/ },
            { name: 'vendor', test: /\/node_modules\/(?!uqr|uplot|@lucide\/svelte\/dist\/icons)/ },
            { name: 'icons', test: /\/@lucide\/svelte\/dist\/icons\//, minShareCount: 3 },
          ],
        },
      },
    },
  },
  test: {
    reporters: ['default'],
    projects: [
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: {
          name: 'unit',
          environment: 'happy-dom',
          include: ['tests/unit/**/*.test.ts'],
          setupFiles: ['tests/unit/setup.ts'],
        },
      },
    ],
  },
});
