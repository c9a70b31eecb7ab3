// What results say in words, and what of them a chart shows.
import type {
  ChartMarker,
  ChartSeries,
  ChartView,
  Concern,
  Measure,
  MeasureChange,
  MeasureResult,
  MeasuresView,
} from '$lib/api/types';
import type { Mark, MarkShape } from '$lib/charts/marks';
import { is_in_bank, said_in, type Bilingual } from '$lib/forms/shapes';
import { i18n, said } from '$lib/i18n/index.svelte';

export const in_words = (words: Bilingual) => said_in(words, i18n.locale);
/** The words alone, where their language cannot be marked. */
export const text_of = (words: Bilingual): string => in_words(words).text;

/** A result in a few words: its range first, then its number. */
export function result_in_words(result: MeasureResult): string {
  const { total, band_words } = result;
  const number = total === undefined ? undefined : i18n.number(total);
  if (band_words) return number ? `${text_of(band_words)} (${number})` : text_of(band_words);
  if (number !== undefined) return number;
  const parts = result.subscales.flatMap(({ id, value }) =>
    value === undefined ? [] : [`${part_name(id)}: ${i18n.number(value)}`],
  );
  return parts.length ? parts.join(', ') : i18n.measures.not_scored;
}

export const part_name = (id: string): string => said(i18n.measures.part, id) ?? id;

export const is_better = (change: MeasureChange | undefined): boolean =>
  change?.verdict === 'some_better' || change?.verdict === 'clear_better';

/** Questions as minutes: nobody is quicker than six a minute. */
export const minutes_for = (questions: number): number => Math.max(1, Math.ceil(questions / 6));

/** "1 hour" or "30 minutes". */
export const soon = (minutes: number): string =>
  minutes % 60 === 0
    ? i18n.measures.hours(minutes / 60, i18n.plural)
    : i18n.measures.minutes(minutes, i18n.plural);

/** Who would be told of a hard answer; nobody where the program has no such rule for it. */
export const tells_of = (view: MeasuresView | undefined, instrument: string) =>
  view?.tells.find((one) => one.instrument === instrument);
export const told_names = (told: readonly { name: string }[]): string =>
  told.length ? i18n.list(told.map(({ name }) => name)) : i18n.measures.your_team;

/** Concerns about one result, the newest first. */
export const concerns_about = (view: MeasuresView | undefined, id: string): Concern[] =>
  view?.concerns.filter((one) => one.about === id) ?? [];

/** Flags that are about safety: help says it better than the flag does. */
export const is_about_safety = (code: string): boolean => /safety|risk-|suicid/.test(code);

const shapes: Record<ChartMarker['sort'], MarkShape> = {
  goal_accepted: 'flag',
  goal_achieved: 'flag',
  life_event: 'diamond',
  setback: 'circle',
  review: 'square',
  support_attended: 'triangle',
  appointment: 'square',
  treatment_ended: 'triangle',
};

/** What else happened, as the chart marks it; meetings come often and stand at its foot. */
export function marks_of(chart: ChartView): { marks: Mark[]; visits: ChartMarker[] } {
  const t = i18n.measures;
  const own_words = { setback: t.setback, review: t.review, treatment_ended: t.treatment_ended };
  const marks = chart.markers
    .filter(({ sort }) => sort !== 'support_attended')
    .map(({ sort, on, at, words }) => ({
      on,
      at,
      words: words ?? said(own_words, sort) ?? '',
      reached: sort === 'goal_achieved',
      state: t.marker[sort],
      shape: shapes[sort],
    }));
  return { marks, visits: chart.markers.filter(({ sort }) => sort === 'support_attended') };
}

interface Tick {
  value: number;
  words: string;
}
/** One line of the chart with its name, its scale and how its values are said. */
export interface Line {
  series: ChartSeries;
  name: string;
  ticks: Tick[];
  say: (value: number) => string;
}

export function line_of(series: ChartSeries): Line {
  const { id } = series;
  const [sort, question = ''] = id.split('.', 2);
  const f = i18n.forms;
  if (sort === 'checkin' && is_in_bank(question)) {
    const axis = said(i18n.measures.axis, question) ?? f.answers[question];
    return in_steps(series, f.short[question], axis, f.answers[question]);
  }
  if (sort === 'own') return in_steps(series, series.words ?? '', f.own_answers, f.own_answers);
  const part = question ? part_name(question) : '';
  const name = [series.title ? text_of(series.title) : id, part].filter(Boolean).join(': ');
  return { series, name, ticks: steps_between(series.lowest, series.highest), say: i18n.number };
}

type Steps = readonly string[] | Partial<Record<number, string>>;

function in_steps(series: ChartSeries, name: string, axis: Steps, words: Steps): Line {
  const ticks = Object.entries(axis).map(([value, text]) => ({ value: +value, words: text ?? '' }));
  const exact: Partial<Record<number, string>> = { ...words };
  return { series, name, ticks, say: (value) => exact[value] ?? i18n.number(value) };
}

/** At most so many numbers beside the axis. */
const most_ticks = 5;

/** Even numbers from the lowest to the highest value of a scale. */
export function steps_between(lowest: number, highest: number): Tick[] {
  const step = Math.max(1, Math.ceil((highest - lowest) / most_ticks));
  const values = [];
  for (let value = lowest; value < highest - step / 2; value += step) values.push(value);
  return [...values, highest].map((value) => ({ value, words: i18n.number(value) }));
}

/** Where the ranges of a scale begin, as the numbers beside its axis. */
export function ticks_of({ bands, lowest = 0, highest = 0 }: Measure): Tick[] {
  if (bands.length < 2 || bands.length > most_ticks + 1) return steps_between(lowest, highest);
  const values = new Set([lowest, ...bands.map(({ from }) => from), highest]);
  return [...values].sort((a, b) => a - b).map((value) => ({ value, words: i18n.number(value) }));
}

/** Ranges without holes between them, for the ground of a chart. */
export function grounds_of({ bands, highest = 0 }: Measure) {
  const sorted = [...bands].sort((a, b) => a.from - b.from);
  return sorted.map((band, i) => ({
    from: band.from,
    to: sorted[i + 1]?.from ?? highest,
    words: text_of(band.words),
  }));
}

/** "Jan 3, 2026": charts reach over years. */
export const chart_day = (on: string): string => i18n.date(on);
