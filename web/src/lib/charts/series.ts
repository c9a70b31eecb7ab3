// The arithmetic behind the charts: days, runs without a gap, and what is said most often.

/** One reported value on a calendar day, `on` as YYYY-MM-DD. */
export interface Point {
  on: string;
  value: number;
  /** Milliseconds since 1970, where the hour counts. */
  at?: number;
}

const day_milliseconds = 86_400_000;

/** Whole days since 1970; calendar days have no zone, so UTC keeps them apart exactly. */
export function day_number(on: string): number {
  return Math.round(Date.parse(`${on}T00:00:00Z`) / day_milliseconds);
}

/** The calendar day with that number, as YYYY-MM-DD. */
export function day_of(number: number): string {
  return new Date(number * day_milliseconds).toISOString().slice(0, 10);
}

/** Where something stands on the axis: days since 1970, with the hour as their fraction. */
export const place_of = ({ on, at }: Pick<Point, 'on' | 'at'>): number =>
  at === undefined ? day_number(on) : at / day_milliseconds;

/**
 * How many days may lie between two points of one line: twice what is usual between them, at least
 * a day. What is asked once a month makes a line as well as what is asked each day.
 */
export function usual_gap(points: readonly Point[]): number {
  const gaps = points
    .slice(1)
    .map((point, i) => day_number(point.on) - day_number(points[i]?.on ?? point.on))
    .sort((a, b) => a - b);
  return Math.max(1, 2 * (gaps[Math.floor(gaps.length / 2)] ?? 0));
}

/** The point that is nearest to a place on the axis. */
export function nearest(points: readonly Point[], place: number): number {
  let best = -1;
  points.forEach((point, i) => {
    const is_nearer =
      best < 0 ||
      Math.abs(place_of(point) - place) < Math.abs(place_of(points[best] ?? point) - place);
    if (is_nearer) best = i;
  });
  return best;
}

/** Points of a line as the server tells it: instants, with their day in the client's zone. */
export function points_of(
  line: { at: readonly number[]; values: readonly number[] },
  zone: string,
): Point[] {
  // Canada writes days as we keep them.
  const days = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  return line.at.map((at, i) => ({ on: days.format(at), value: line.values[i] ?? 0, at }));
}

/**
 * Splits points into runs of days in a row. A line is only drawn within a run: a day on which
 * nothing was said stays empty rather than being guessed.
 *
 * @param gap  so many days may lie between two points of a run
 */
export function runs_of(points: readonly Point[], gap = 1): Point[][] {
  const runs: Point[][] = [];
  let last: Point | undefined;
  for (const point of points) {
    const run = runs.at(-1);
    if (run && last && day_number(point.on) - day_number(last.on) <= gap) run.push(point);
    else runs.push([point]);
    last = point;
  }
  return runs;
}

/** The value given most often; of two as frequent the later one. Undefined without points. */
export function most_often(points: readonly Point[]): number | undefined {
  const counts = new Map<number, number>();
  let best: number | undefined;
  for (const { value } of points) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (best === undefined || count >= (counts.get(best) ?? 0)) best = value;
  }
  return best;
}

/** The points of the last `days` days up to and with the newest one. */
export function last_days(points: readonly Point[], days: number): Point[] {
  const newest = points.at(-1);
  if (!newest) return [];
  const first = day_number(newest.on) - days + 1;
  return points.filter((point) => day_number(point.on) >= first);
}

/** One value a day, oldest first: of several on a day the last one said. Input in any order. */
export function one_per_day(said: readonly { at: string; value: number }[]): Point[] {
  const ordered = [...said].sort((a, b) => Date.parse(instant(a.at)) - Date.parse(instant(b.at)));
  const by_day = new Map<string, number>();
  // The first ten characters are the day where the person was, which is the day they meant.
  for (const { at, value } of ordered) by_day.set(at.slice(0, 10), value);
  return [...by_day].sort().map(([on, value]) => ({ on, value }));
}

/** A moment without its zone in brackets, which `Date` does not read. */
function instant(moment: string): string {
  return moment.replace(/\[.*\]$/, '');
}
