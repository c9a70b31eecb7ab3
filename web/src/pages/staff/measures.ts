// Results as staff read them: what a score says, what is held back, and how lines compare over time.
import type { ReadBody } from '$lib/api/types';
import { is_in_bank, said_in } from '$lib/forms/shapes';
import { i18n } from '$lib/i18n/index.svelte';

export type Measure = ReadBody<'/api/v1/clients/{id}/measures'>['measures'][number];
export type Result = Measure['results'][number];
type Change = NonNullable<Measure['change']>;
export type Chart = ReadBody<'/api/v1/clients/{id}/chart'>;
export type Series = Chart['series'][number];

/** A range whose meaning nobody has confirmed: it is held back, and a person decides. */
const not_confirmed = 'band-not-confirmed';
export const band_is_held = ({ flags }: Pick<Result, 'flags'>): boolean =>
  flags.some(({ code }) => code === not_confirmed);

/** The flags that have something to say in words. */
export const flags_in_words = ({ flags }: Pick<Result, 'flags'>) =>
  flags.flatMap(({ code, words }) =>
    code !== not_confirmed && words ? [said_in(words, i18n.locale)] : [],
  );

/** "12 of 27: moderate", or why there is no number. */
export function score_in_words(result: Result, highest?: number): string {
  const m = i18n.staff.measures;
  const { total, band_words } = result;
  const parts = result.subscales
    .flatMap(({ id, value }) => (value === undefined ? [] : [`${id}: ${i18n.number(value)}`]))
    .join(', ');
  const number =
    total === undefined
      ? parts || (band_words || band_is_held(result) ? '' : m.not_scored)
      : highest === undefined
        ? i18n.number(total)
        : m.of(i18n.number(total), i18n.number(highest));
  const band =
    band_words && !band_is_held(result) ? said_in(band_words, i18n.locale).text : undefined;
  return [number, band].filter(Boolean).join(' – ');
}

/** "+3": with its sign, as differences are read. */
export const signed = (points: number): string =>
  points > 0 ? `+${i18n.number(points)}` : i18n.number(points);

/** What changed, in a word and by how much; where nothing is claimed, why. */
export function change_in_words(change: Change): string {
  const m = i18n.staff.measures;
  const words: Partial<Record<string, string>> = m.verdicts;
  const said = words[change.verdict] ?? m.verdicts.none;
  const points = m.points(signed(change.points), i18n.short_day(change.since));
  const why =
    change.verdict === 'none' && change.why_none ? said_in(change.why_none, i18n.locale).text : '';
  return [`${said}: ${points}.`, why].filter(Boolean).join(' ');
}

/** What a line of the chart is called. */
export function name_of({ id, title, words }: Series): string {
  const [sort, question] = [id.split('.')[0], id.slice(id.indexOf('.') + 1)];
  if (sort === 'checkin' && is_in_bank(question)) return i18n.staff.questions[question];
  if (words) return words;
  const name = title ? said_in(title, i18n.locale).text : id;
  return question !== id && sort !== 'checkin' ? `${name}: ${question}` : name;
}

/** What a value of a line says: words where its scale has words. */
export function value_in_words({ id }: Pick<Series, 'id'>, value: number): string {
  const question = id.startsWith('checkin.') ? id.slice('checkin.'.length) : '';
  const words = is_in_bank(question)
    ? i18n.staff.answers[question][value]
    : id.startsWith('own.')
      ? i18n.forms.own_answers[value]
      : undefined;
  return words || i18n.number(value);
}

/** The calendar day of a moment in the client's zone, as YYYY-MM-DD. */
export const day_in = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);

export interface Compared {
  series: Series;
  then: { value: number; on: string } | undefined;
  now: { value: number; on: string } | undefined;
  difference: number | undefined;
}

/** Each line: its value on that day or the last one before it, beside its newest. */
export function compared(chart: Pick<Chart, 'series' | 'zone'>, since: string): Compared[] {
  return chart.series.map((series) => {
    const points = series.at.map((at, i) => ({
      on: day_in(at, chart.zone),
      value: series.values[i] ?? 0,
    }));
    const then = points.filter(({ on }) => on <= since).at(-1);
    const now = points.at(-1);
    const difference = then && now && now !== then ? now.value - then.value : undefined;
    return { series, then, now, difference };
  });
}
