// The tests that speak to the real process: one project a folder. Each file starts servers of its own,
// so two files at a time are what a machine with two cores bears; where processes are killed or
// measured, and where there is one file only, they go one after the other.
import { defineConfig } from 'vitest/config';

const project = (name: string, seconds: number, is_parallel = false) => ({
  test: {
    name,
    environment: 'node' as const,
    include: [`${name}/**/*.test.ts`],
    fileParallelism: is_parallel,
    testTimeout: seconds * 1000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } }, // under load a second is nothing
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('api', 30, true),
      project('scoring', 60),
      project('directory', 60),
      project('contract', 60),
      project('crash', 120),
      project('bench', 120),
      project('forms', 60),
      project('journeys', 60, true),
    ],
  },
});
