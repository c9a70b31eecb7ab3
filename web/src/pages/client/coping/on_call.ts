// Who of a program answers at this hour, and who next: by the program's clock, without the server.
import type { OnCall } from '$lib/api/types';

const days = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
const day_minutes = 24 * 60;

/** What a clock on the wall shows. */
export interface WallClock {
  /** 0 is Sunday. */
  weekday: number;
  /** Since midnight. */
  minutes: number;
}

export interface Coming {
  rule: OnCall;
  /** The day of the week on which it begins; 0 is Sunday. */
  weekday: number;
  /** Of the clock on the wall; a night on which the clock changes does not count. */
  in_minutes: number;
}

export interface Answering {
  now: OnCall[];
  /** Of those who do not answer now, each with their next time, the soonest first. */
  next: Coming[];
}

/** What the clocks of a zone show; those of this device where it does not know the zone. */
export function wall_clock(at: Date, zone: string): WallClock {
  let format: Intl.DateTimeFormat;
  const parts = { weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    format = new Intl.DateTimeFormat('en-US', { ...parts, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat('en-US', parts);
  }
  const said = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const weekday = days.findIndex((day) => day === said.weekday?.toLowerCase());
  return { weekday, minutes: (Number(said.hour) % 24) * 60 + Number(said.minute) };
}

/** "08:30" → 510 */
export function minutes_of(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

const begins_on = (rule: OnCall, weekday: number) =>
  (rule.days as readonly string[]).includes(days[(weekday + 7) % 7] ?? '');

/** Whether someone answers at this time: until `to`, which is tomorrow where it is not after `from`. */
export function answers_at(rule: OnCall, { weekday, minutes }: WallClock): boolean {
  const from = minutes_of(rule.from);
  const to = minutes_of(rule.to);
  const began_today = begins_on(rule, weekday) && minutes >= from;
  if (to > from) return began_today && minutes < to;
  return began_today || (begins_on(rule, weekday - 1) && minutes < to);
}

function coming(rule: OnCall, { weekday, minutes }: WallClock): Coming | undefined {
  for (let ahead = 0; ahead <= 7; ahead++) {
    const in_minutes = ahead * day_minutes + minutes_of(rule.from) - minutes;
    if (in_minutes <= 0 || !begins_on(rule, weekday + ahead)) continue;
    return { rule, weekday: (weekday + ahead) % 7, in_minutes };
  }
  return undefined;
}

export function on_call_at(rules: readonly OnCall[], zone: string, at: Date): Answering {
  const wall = wall_clock(at, zone);
  const now = rules.filter((rule) => answers_at(rule, wall));
  const next = rules
    .filter((rule) => !now.includes(rule))
    .flatMap((rule) => coming(rule, wall) ?? [])
    .sort((a, b) => a.in_minutes - b.in_minutes);
  return { now, next };
}

/** A time on a day of the week as an instant that reads so in UTC: for writing it out. */
export function as_written(weekday: number, time: string): Date {
  const sunday = Date.UTC(2026, 10, 22);
  return new Date(sunday + (weekday * day_minutes + minutes_of(time)) * 60_000);
}
