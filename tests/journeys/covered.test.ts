// That no capability is without its journeys: in both languages, on a phone and on a laptop, with
// signal and without. Each file of the matrix is read as it stands, and its tests' names are looked
// through without making the journeys.
import { readdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { cells, name_of, signals_in, tests_of, type Journey } from './matrix.ts';

const names: string[] = [];
vi.mock('./matrix.ts', async (original) => ({
  ...(await original<typeof import('./matrix.ts')>()),
  matrix: (journeys: readonly Journey[]) => {
    names.push(...tests_of(journeys).flatMap(({ tests }) => tests.map(({ name }) => name)));
  },
}));

/** What stands under Own, Plan, Cope and Learn, and what clients do of Check-ins. */
const capabilities = [
  ...['OWN1', 'OWN2', 'OWN3', 'OWN4', 'OWN5', 'OWN6', 'OWN7'],
  ...['PLAN1', 'PLAN2', 'PLAN3', 'PLAN4', 'PLAN5', 'PLAN6', 'PLAN7', 'PLAN8'],
  ...['COPE1', 'COPE2', 'COPE3', 'COPE4'],
  ...['LEARN1', 'LEARN2', 'LEARN3'],
  ...['CHK1', 'CHK3'],
];
const wanted = capabilities.flatMap((id) =>
  cells.flatMap((cell) => signals_in(cell).map((signal) => name_of(id, cell, signal))),
);
const without_journey = (found: readonly string[]): string[] =>
  wanted.filter((cell) => !found.some((name) => name.startsWith(`${cell}: `)));

describe('the journeys', () => {
  it('cover every capability in every cell, each once', async () => {
    const areas = readdirSync(import.meta.dirname).flatMap(
      (file) => /^matrix_(\w+)\.test\.ts$/.exec(file)?.[1] ?? [],
    );
    for (const area of areas) await import(`./matrix_${area}.test.ts`);
    expect(without_journey(names)).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(wanted.length).toBeGreaterThanOrEqual(22 * 4);
  });

  it('let every two of language, size and signal meet', () => {
    const made: string[][] = cells.flatMap((cell) =>
      signals_in(cell).map((signal) => [cell.language, cell.size, signal]),
    );
    const meet = (...two: string[]) =>
      made.some((one) => two.every((value) => one.includes(value)));
    for (const language of ['en', 'es']) {
      for (const size of ['phone', 'laptop']) {
        for (const signal of ['online', 'offline']) {
          const pairs = [meet(language, size), meet(language, signal), meet(size, signal)];
          expect(pairs).toEqual([true, true, true]);
        }
      }
    }
  });

  it('are missed where one is not there', () => {
    const all = wanted.map((cell) => `${cell}: goes its way`);
    const one_less = all.filter((name) => !name.startsWith('PLAN3 es phone online'));
    expect(without_journey(one_less)).toEqual(['PLAN3 es phone online']);
    expect(without_journey(all)).toEqual([]);
  });
});
