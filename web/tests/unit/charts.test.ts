// The charts: no line where nothing was said, and the same in words.
import { render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import LineChart from '$lib/charts/LineChart.svelte';
import Spark from '$lib/charts/Spark.svelte';
import {
  day_number,
  day_of,
  last_days,
  most_often,
  one_per_day,
  runs_of,
  type Point,
} from '$lib/charts/series';

const days = (...pairs: [string, number][]): Point[] =>
  pairs.map(([on, value]) => ({ on: `2026-11-${on}`, value }));

describe('series', () => {
  it('breaks where a day is missing, also over the end of a month', () => {
    const runs = runs_of(days(['01', 1], ['02', 2], ['04', 3]));
    expect(runs.map((run) => run.length)).toEqual([2, 1]);
    const over = [
      { on: '2026-10-31', value: 1 },
      { on: '2026-11-01', value: 1 },
    ];
    expect(runs_of(over)).toHaveLength(1);
    expect(runs_of([])).toEqual([]);
  });
  it('counts days without a zone, through daylight saving', () => {
    expect(day_number('2026-11-02') - day_number('2026-10-31')).toBe(2);
    expect(day_of(day_number('2028-02-29'))).toBe('2028-02-29');
  });
  it('keeps the last word of a day, whatever order things came in', () => {
    const said = [
      { at: '2026-11-02T21:00:00.000-05:00[America/New_York]', value: 3 },
      { at: '2026-11-02T08:00:00.000-05:00[America/New_York]', value: 1 },
      { at: '2026-11-01T08:00:00.000-05:00', value: 2 },
    ];
    expect(one_per_day(said)).toEqual(days(['01', 2], ['02', 3]));
  });
  it('says what was given most often, of two the later one', () => {
    expect(most_often(days(['01', 1], ['02', 2], ['03', 1]))).toBe(1);
    expect(most_often(days(['01', 1], ['02', 2]))).toBe(2);
    expect(most_often([])).toBeUndefined();
  });
  it('looks back from the newest day', () => {
    expect(last_days(days(['01', 1], ['14', 2], ['15', 3]), 14)).toEqual(
      days(['14', 2], ['15', 3]),
    );
    expect(last_days([], 14)).toEqual([]);
  });
});

describe('Spark', () => {
  it('draws runs as lines, single days as dots, and says itself in words', () => {
    render(Spark, { points: days(['01', 1], ['02', 2], ['05', 3]), label: 'Three days' });
    const picture = screen.getByRole('img', { name: 'Three days' });
    expect(picture.querySelectorAll('path')).toHaveLength(1);
    expect(picture.querySelectorAll('circle')).toHaveLength(1);
  });
});

describe('LineChart', () => {
  const words = { table: 'Show as a table', day: 'Day', value: 'Urges' };
  const levels = ['None', 'A little', 'Some', 'Strong', 'Very strong'];
  const chart = (marks: { on: string; words: string; reached: boolean; state: string }[] = []) =>
    render(LineChart, {
      points: days(['01', 0], ['02', 4], ['09', 2]),
      levels,
      summary: 'Mostly some.',
      marks,
      words,
      day: (on: string) => on,
    });

  it('is named by its summary and has the same as a table', () => {
    chart();
    expect(screen.getByRole('img', { name: 'Mostly some.' })).toBeTruthy();
    const cells = within(screen.getByRole('table', { hidden: true })).getAllByRole('cell', {
      hidden: true,
    });
    expect(cells.map((cell) => cell.textContent)).toContain('Very strong');
    expect(cells).toHaveLength(6);
  });
  it('writes words on its axis and breaks its line', () => {
    const { container } = chart();
    expect(container.querySelector('svg')?.textContent).toContain('Very strong');
    const line = container.querySelector('path.line')?.getAttribute('d') ?? '';
    expect(line.match(/M/g)).toHaveLength(2);
  });
  it('lists the marks of its time, and no others', () => {
    chart([
      { on: '2026-11-02', words: 'Own keys', reached: true, state: 'Reached' },
      { on: '2026-12-24', words: 'Later', reached: false, state: 'Open' },
    ]);
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByText('Reached')).toBeTruthy();
  });
});
