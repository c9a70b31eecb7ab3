// The rulers of a goal as a line. Kept apart from the charts of staff pages: these are read offline.
import type { Gauge } from '$lib/api/types';

export interface Said {
  /** YYYY-MM-DD where the person was. */
  on: string;
  value: number;
}

/** What was said of one ruler, oldest first. */
export const said_of = (gauges: readonly Gauge[], of: 'importance' | 'confidence'): Said[] =>
  gauges.flatMap((gauge) => {
    const value = gauge[of];
    return value === undefined ? [] : [{ on: gauge.at.slice(0, 10), value }];
  });

/** How many answers a small line holds. */
const most = 14;

/**
 * The points of a line through the newest answers, as SVG has them. Rulers are answered now and
 * then: what counts is how the answers follow each other, not how many days lie between.
 */
export function line_of(said: readonly Said[], width: number, height: number): string {
  const shown = said.slice(-most);
  const step = width / Math.max(1, shown.length - 1);
  return shown
    .map(({ value }, i) => `${Math.round(i * step)},${Math.round((1 - value / 10) * height)}`)
    .join(' ');
}
