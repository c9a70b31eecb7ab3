// The tests that speak to the real process: one project a folder, one file at a time, because each
// file starts servers of its own and this machine may have two cores.
import { defineConfig } from 'vitest/config';

const project = (name: string, seconds: number) => ({
  test: {
    name,
    environment: 'node' as const,
    include: [`${name}/**/*.test.ts`],
    fileParallelism: false,
    testTimeout: seconds * 1000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } }, // under load a second is nothing
  },
});

export default defineConfig({
  test: {
    projects: [
      project('api', 30),
      project('scoring', 60),
      project('directory', 60),
      project('contract', 60),
      project('crash', 120),
      project('bench', 120),
      project('forms', 60),
      project('journeys', 60),
    ],
  },
});
