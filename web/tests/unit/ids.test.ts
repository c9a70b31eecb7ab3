// Ids and moments made on this phone.
import { describe, expect, it } from 'vitest';
import { day_of, instant, moment, uuid7 } from '$lib/ids';

describe('uuid7', () => {
  it('is a UUID of version 7, with the time in front', () => {
    const at = Date.UTC(2030, 0, 1);
    const id = uuid7(at);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replace(/-/g, '').slice(0, 12), 16)).toBe(at);
  });
  it('sorts in the order of making, within one millisecond and after the clock was set back', () => {
    const at = Date.UTC(2031, 0, 1);
    const ids = [
      ...Array.from({ length: 5000 }, () => uuid7(at)),
      uuid7(at - 60_000),
      uuid7(at + 60_000),
    ];
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('moment', () => {
  const at = new Date(2026, 10, 21, 8, 15, 0, 7);
  it('has the local time, the offset and the zone', () => {
    expect(moment(at, 'America/New_York')).toMatch(
      /^2026-11-21T08:15:00\.007[+-]\d\d:\d\d\[America\/New_York\]$/,
    );
  });
  it('is the same instant', () => expect(instant(moment(at)).getTime()).toBe(at.getTime()));
  it('does without a zone where the browser names none', () => {
    expect(moment(at, '')).not.toContain('[');
  });
  it('knows the day here, not in Greenwich', () => {
    expect(day_of(new Date(2026, 0, 2, 23, 59))).toBe('2026-01-02');
  });
});
