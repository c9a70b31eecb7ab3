// The client's own forms: what a sheet hands in, what results say, and what the chart draws of them.
import 'fake-indexeddb/auto';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChartView, Measure, MeasureResult, MeasuresView } from '$lib/api/types';
import LineChart from '$lib/charts/LineChart.svelte';
import { outline } from '$lib/charts/marks';
import { nearest, points_of, runs_of, usual_gap } from '$lib/charts/series';
import type { FormView } from '$lib/forms/shapes';
import { i18n } from '$lib/i18n/index.svelte';
import { answer_page } from '../../src/pages/client/measures/address';
import {
  grounds_of,
  is_about_safety,
  line_of,
  marks_of,
  minutes_for,
  result_in_words,
  soon,
  steps_between,
  tells_of,
  ticks_of,
} from '../../src/pages/client/measures/results';
import { language_of, Sheet } from '../../src/pages/client/measures/sheet.svelte';
import { first_day } from '../../src/pages/client/measures/spans';
import Changes from '../../src/pages/client/measures/parts/Changes.svelte';
import ResultSays from '../../src/pages/client/measures/parts/ResultSays.svelte';
import SheetStep from '../../src/pages/client/measures/parts/SheetStep.svelte';
import Told from '../../src/pages/client/measures/parts/Told.svelte';
import Trend from '../../src/pages/client/measures/parts/Trend.svelte';

const at = '2026-11-01T09:00:00.000-05:00[America/New_York]';
const ana = { person: 'ana', name: 'Ana', role: 'client' } as const;
const dana = { person: 'dana', name: 'Dana Ruiz', role: 'clinician' } as const;

const result = (more: Partial<MeasureResult> = {}): MeasureResult => ({
  id: 'r',
  version: '1',
  on: '2026-11-01',
  by: ana,
  at,
  status: 'scored',
  total: 12,
  band: 'moderate',
  band_words: { en: 'moderate', es: 'moderados' },
  subscales: [],
  flags: [],
  rule: 'sum',
  answers: [],
  only_for_me: false,
  ...more,
});
const bands = [
  { code: 'a', from: 0, to: 4, words: { en: 'minimal' }, source: '' },
  { code: 'b', from: 5, to: 27, words: { en: 'more' }, source: '' },
];
const measure = (more: Partial<Measure> = {}): Measure => ({
  instrument: 'phq-9',
  title: { en: 'PHQ-9' },
  attribution: 'Spitzer and others',
  direction: 'worse',
  respondent: 'client',
  lowest: 0,
  highest: 27,
  bands,
  change_points: 6,
  results: [result()],
  count: 1,
  due: false,
  ...more,
});
const form: FormView = {
  id: 'phq-9',
  version: '1',
  title: { en: 'PHQ-9' },
  languages: ['en'],
  attribution: 'Spitzer and others',
  terms: '',

  items: ['1', '9'].map((item) => ({
    item,
    words: { en: `Question ${item}` },
    sort: 'choice' as const,
    options: [0, 1].map((value) => ({
      code: `${value}`,
      value,
      words: { en: value ? 'Several days' : 'Not at all' },
    })),
    whole: true,
    detail: false,
    asked_when: [],
    asked_when_any: false,
    ...(item === '9' ? { about: 'self-harm' } : {}),
  })),
};
const day = 86_400_000;
const start = Date.UTC(2026, 9, 1, 12);
const chart = (more: Partial<ChartView> = {}): ChartView => ({
  from: '2026-09-01',
  to: '2026-11-22',
  zone: 'America/New_York',
  series: [
    {
      id: 'phq-9',
      title: { en: 'PHQ-9' },
      lowest: 0,
      highest: 27,
      at: [start, start + 28 * day],
      values: [15, 6],
      of: 2,
    },
  ],
  markers: [],
  thinned: false,
  head: 3,
  ...more,
});

/** The same without some of its fields. */
function without<T extends object, K extends keyof T>(one: T, ...names: K[]): Omit<T, K> {
  const rest = { ...one };
  for (const name of names) delete rest[name];
  return rest;
}

afterEach(async () => {
  vi.restoreAllMocks();
  if (i18n.locale !== 'en') await i18n.use('en');
});

describe('CHK4 the arithmetic of lines', () => {
  it('puts instants on the day where the person was', () => {
    const late = Date.UTC(2026, 10, 2, 3);
    expect(points_of({ at: [late], values: [2] }, 'America/New_York')).toEqual([
      { on: '2026-11-01', value: 2, at: late },
    ]);
  });
  it('joins what comes as often as usual, and nothing over a longer silence', () => {
    const points = ['01', '08', '15', '29'].map((one) => ({ on: `2026-10-${one}`, value: 1 }));
    expect(usual_gap(points)).toBe(14);
    expect(runs_of([...points, { on: '2026-12-01', value: 1 }], 14)).toHaveLength(2);
    expect(usual_gap([])).toBe(1);
  });
  it('reads the nearest point', () => {
    const points = [
      { on: '2026-10-01', value: 1 },
      { on: '2026-10-09', value: 2 },
    ];
    expect(nearest(points, 20727 + 1)).toBe(0);
    expect(nearest(points, 99999)).toBe(1);
    expect(nearest([], 1)).toBe(-1);
  });
  it('gives each sort of mark an outline of its own', () => {
    const shapes = ['flag', 'diamond', 'circle', 'square', 'triangle'] as const;
    expect(new Set(shapes.map((shape) => outline(shape, 10, 20, 14))).size).toBe(shapes.length);
  });
  it('numbers an axis evenly, or by its ranges', () => {
    expect(steps_between(0, 27).map(({ value }) => value)).toEqual([0, 6, 12, 18, 27]);
    expect(steps_between(1, 5).map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
    expect(ticks_of(measure()).map(({ value }) => value)).toEqual([0, 5, 27]);
    expect(grounds_of(measure()).map(({ from, to }) => [from, to])).toEqual([
      [0, 5],
      [5, 27],
    ]);
  });
  it('knows how its lines are called and said', () => {
    const [series] = chart().series;
    const mood = line_of({ ...series!, id: 'checkin.mood' });
    expect([mood.name, mood.say(4)]).toEqual(['Feeling', 'Very good']);
    const own = line_of({ ...series!, id: 'own.x', words: 'My knee' });
    expect([own.name, own.say(0)]).toEqual(['My knee', 'Not at all']);
    expect(line_of({ ...series!, id: 'bam.risk', title: { en: 'BAM' } }).name).toBe(
      'BAM: What makes it harder',
    );
    expect(line_of(series!).name).toBe('PHQ-9');
  });
  it('goes back as far as was asked', () => {
    expect(first_day('30', '2026-11-22')).toBe('2026-10-24');
    expect(first_day('all', '2026-11-22')).toBe('2000-01-01');
  });
});

describe('CHK4 a chart of results', () => {
  it('has ranges, what may be chance, own usual, marks, and the same as a table', () => {
    const shown = chart({
      markers: [
        { sort: 'life_event', on: '2026-10-10', at: start + 9 * day, words: 'Moved' },
        { sort: 'setback', on: '2026-10-12', at: start + 11 * day },
        { sort: 'support_attended', on: '2026-10-12', at: start + 11 * day, words: 'Group' },
      ],
    });
    shown.series[0]!.usual_low = 5;
    shown.series[0]!.usual_high = 8;
    const { container } = render(Trend, { measure: measure(), chart: shown });
    for (const part of ['.band', 'rect.ribbon', 'rect.usual']) {
      expect(container.querySelector(part), part).toBeTruthy();
    }
    const cells = within(screen.getByRole('table', { hidden: true })).getAllByRole('cell', {
      hidden: true,
    });
    expect(cells.map((cell) => cell.textContent)).toEqual([
      'Oct 1, 2026',
      '15',
      'Oct 29, 2026',
      '6',
    ]);
    expect(container.querySelector('.dots')?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
    expect(screen.getByText('Moved')).toBeTruthy();
    expect(screen.getByText('A setback')).toBeTruthy();
    expect(screen.queryByText('Group')).toBeNull();
    expect(marks_of(shown).visits).toHaveLength(1);
  });
  it('claims no ribbon where nothing is published', () => {
    const unpublished = without(measure(), 'change_points');
    const { container } = render(Trend, { measure: unpublished, chart: chart() });
    expect(container.querySelector('rect.ribbon')).toBeNull();
  });
  it('is read point by point with buttons', async () => {
    render(Trend, { measure: measure(), chart: chart() });
    await fireEvent.click(screen.getByRole('button', { name: 'Earlier' }));
    const status = screen.getAllByRole('status').map((one) => one.textContent?.trim());
    expect(status).toContain('Oct 29, 2026 6');
    await fireEvent.click(screen.getByRole('button', { name: 'Earlier' }));
    const then = screen.getAllByRole('status').map((one) => one.textContent?.trim());
    expect(then).toContain('Oct 1, 2026 15');
  });
  it('makes the rows of a long table only when they are wanted', async () => {
    const points = Array.from({ length: 400 }, (_, i) => ({
      on: `2026-01-01`,
      value: i % 5,
      at: start + i * day,
    }));
    const { container } = render(LineChart, {
      points,
      levels: ['0', '1', '2', '3', '4'],
      summary: 'Many',
      day: (on: string) => on,
      words: { table: 'Table', day: 'Day', value: 'Value' },
    });
    expect(container.querySelector('table')).toBeNull();
    const details = container.querySelector('details')!;
    details.open = true;
    await fireEvent(details, new Event('toggle'));
    await waitFor(() => expect(container.querySelectorAll('tbody tr')).toHaveLength(400));
  });
});

describe('CHK4 results in words', () => {
  it('say the range before the number, and what was not scored', () => {
    expect(result_in_words(result())).toBe('moderate (12)');
    const bare = without(result(), 'total', 'band_words');
    expect(result_in_words({ ...bare, status: 'not_scored' })).toMatch(/left open/);
    const parts = [{ id: 'use', value: 2 }, { id: 'risk' }];
    expect(result_in_words({ ...bare, subscales: parts })).toBe('Use: 2');
    render(ResultSays, { measure: measure(), result: result({ status: 'prorated' }) });
    expect(screen.getByText(/range called “moderate”. That is 12 out of 27/)).toBeTruthy();
    expect(screen.getByText(i18n.measures.prorated)).toBeTruthy();
    expect(screen.getByText(/not a diagnosis/)).toBeTruthy();
  });
  it('show three parts and no total', () => {
    const bare = without(result(), 'total', 'band_words');
    const subscales = [{ id: 'use', value: 2 }, { id: 'risk' }];
    const reach = () => ({ lowest: 0, highest: 12 });
    render(ResultSays, { measure: measure(), result: { ...bare, subscales }, reach });
    expect(screen.getByText(i18n.measures.parts)).toBeTruthy();
    expect(screen.getByText('2, on a scale from 0 to 12')).toBeTruthy();
    expect(screen.getByText(i18n.measures.part_open)).toBeTruthy();
  });
  it('claim a change by its rule, or say why not', () => {
    const change = {
      from: 'x',
      since: at,
      verdict: 'clear_better',
      points: -9,
      needed: 6,
      recovery: true,
      response: false,
      remission: false,
      source: 'A paper',
    };
    const results = [result(), result({ id: 'x' })];
    const { unmount } = render(Changes, {
      measure: measure({ results, change, change_since_last: change }),
    });
    expect(screen.getByText(i18n.measures.verdict.clear_better)).toBeTruthy();
    expect(screen.getByText(/moved by -9. It takes 6/)).toBeTruthy();
    expect(screen.getByRole('button', { name: i18n.measures.keep_win })).toBeTruthy();
    unmount();
    const none = { ...change, verdict: 'none', why_none: { en: 'No line is published.' } };
    render(Changes, { measure: measure({ results, change: none, change_since_last: none }) });
    expect(screen.getByText(/No line is published/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: i18n.measures.keep_win })).toBeNull();
  });
  it('tell who was told, who saw it, and what they said', () => {
    render(Told, {
      concern: {
        id: 'c',
        about: 'r',
        instrument: 'phq-9',
        because: 'safety-step',
        raised_at: '2026-11-01T14:00:00Z',
        said_at: at,
        due_at: '2026-11-01T15:00:00Z',
        told: [{ person: 'dana', name: 'Dana Ruiz' }],
        seen: [{ by: dana, at }],
        answers: [{ words: 'I will call you.', by: dana, at }],
        actions: [],
      },
    });
    expect(screen.getByText(/Dana Ruiz was told/)).toBeTruthy();
    expect(screen.getByText(/Dana Ruiz saw it/)).toBeTruthy();
    expect(screen.getByText('I will call you.')).toBeTruthy();
  });
  it('say how long it takes and how soon someone knows', () => {
    expect([minutes_for(1), minutes_for(10), soon(60), soon(90)]).toEqual([
      1,
      2,
      '1 hour',
      '90 minutes',
    ]);
    const tells = [{ instrument: 'phq-9', told: [], minutes: 60 }];
    expect(tells_of({ tells } as unknown as MeasuresView, 'phq-9')?.minutes).toBe(60);
    expect([is_about_safety('safety-step'), is_about_safety('at-or-above-47')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('CHK2 a sheet', () => {
  it('hands in what was answered, in the language it was read in', async () => {
    await i18n.use('es');
    expect(language_of(form)).toBe('en');
    const sheet = new Sheet();
    await sheet.open('phq-9');
    sheet.answers = { '1': { choice: '1' }, '9': { choice: 'declined' } };
    expect(sheet.draft(form)).toMatchObject({
      kind: 'instrument.answered',
      audience: 'circle',
      body: {
        instrument: 'phq-9',
        version_of: '1',
        language: 'en',
        answers: [
          { item: '1', value: 1 },
          { item: '9', declined: true },
        ],
      },
    });
  });
  it('puts one of today right with a whole new one, kept as private as it was', async () => {
    const sheet = new Sheet();
    await sheet.open('phq-9', 'r');
    const answers = [{ item: '1', value: 0 }];
    sheet.begin_with(form, result({ answers, only_for_me: true }));
    expect(sheet.draft(form, 'r')).toMatchObject({
      kind: 'correction.made',
      about: 'r',
      audience: 'mine',
      body: { body: { instrument: 'phq-9', answers } },
    });
  });
  it('keeps a draft, forgets a skipped answer, asks once more for a hard one', async () => {
    const sheet = new Sheet();
    await sheet.open('gad-7');
    sheet.answers = { '1': { choice: '1' } };
    sheet.keep();
    const again = new Sheet();
    await waitFor(async () => {
      const next = new Sheet();
      await next.open('gad-7');
      expect(next.answers).toEqual({ '1': { choice: '1' } });
    });
    await again.open('gad-7');
    expect(again.left_open(form).map(({ item }) => item)).toEqual(['9']);
    again.skip(form.items[0]!);
    expect(again.has_begun).toBe(false);
    await again.finish(form, 'id');
    expect(again.sent).toMatchObject({ id: 'id', is_hard: false });
  });
  it('has addresses that carry what is put right', () => {
    expect(answer_page('bam', '7A')).toBe('/measures/bam/answer/7A');
    expect(answer_page('bam', '', { of: 'r', version: '1 a' })).toBe(
      '/measures/bam/answer?of=r&version=1+a',
    );
  });
});

describe('CHK5 a hard answer', () => {
  it('brings help into the page at once', async () => {
    render(SheetStep, { form, item: form.items[1]!, of: '', version: '' });
    expect(screen.queryByText(i18n.forms.help_box.lead)).toBeNull();
    await fireEvent.click(screen.getByLabelText('Several days'));
    expect(screen.getByText(i18n.forms.help_box.lead)).toBeTruthy();
    await waitFor(() => expect(screen.getAllByText(/988/).length).toBeGreaterThan(0));
    await fireEvent.click(screen.getByLabelText('Not at all'));
    expect(screen.queryByText(i18n.forms.help_box.lead)).toBeNull();
  });
});
