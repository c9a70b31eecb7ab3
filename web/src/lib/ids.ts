// Ids and moments that this phone makes for what is written on it.

let last_ms = 0;
let counter = 0;

/** A UUIDv7: time first, so that ids made one after the other sort that way. */
export function uuid7(now = Date.now(), random = random_bytes(10)): string {
  // Twelve bits count within one millisecond; a clock set back does not change the order.
  if (now > last_ms) {
    last_ms = now;
    counter = (((random[0] ?? 0) << 8) | (random[1] ?? 0)) & 0x7ff;
  } else if (++counter > 0xfff) {
    last_ms += 1;
    counter = 0;
  }
  const time = last_ms.toString(16).padStart(12, '0');
  const variant = 0x80 | ((random[2] ?? 0) & 0x3f);
  const rest = [variant, ...random.slice(3)].map((byte) => byte.toString(16).padStart(2, '0'));
  const tail = rest.join('');
  const parts = [
    time.slice(0, 8),
    time.slice(8),
    `7${counter.toString(16).padStart(3, '0')}`,
    tail.slice(0, 4),
    tail.slice(4),
  ];
  return parts.join('-');
}

function random_bytes(count: number): number[] {
  return [...crypto.getRandomValues(new Uint8Array(count))];
}

/** The zone this phone is in, as the zone database calls it. */
export const own_zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment as the server wants it: local time with offset, and the zone in brackets. */
export function moment(at = new Date(), zone = own_zone()): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const east = -at.getTimezoneOffset();
  const offset = `${east < 0 ? '-' : '+'}${two(Math.floor(Math.abs(east) / 60))}:${two(Math.abs(east) % 60)}`;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  const ms = String(at.getMilliseconds()).padStart(3, '0');
  return `${day_of(at)}T${time}.${ms}${offset}${zone ? `[${zone}]` : ''}`;
}

/** The calendar day on this phone: 2026-11-21. */
export function day_of(at = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The instant a moment speaks of; the zone in brackets is for people. */
export const instant = (text: string): Date => new Date(text.replace(/\[.*\]$/, ''));
