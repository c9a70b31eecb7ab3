// The arithmetic behind both charts: days, runs without a gap, and what is said most often.

/** One reported value on a calendar day, `on` as YYYY-MM-DD. */
export interface Point {
  on: string;
  value: number;
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

/**
 * Splits points into runs of days in a row. A line is only drawn within a run: a day on which
 * nothing was said stays empty rather than being guessed.
 */
export function runs_of(points: readonly Point[]): Point[][] {
  const runs: Point[][] = [];
  let last: Point | undefined;
  for (const point of points) {
    const run = runs.at(-1);
    if (run && last && day_number(point.on) - day_number(last.on) <= 1) run.push(point);
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
