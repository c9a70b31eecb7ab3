// Help now: the lines that were told last, those that are built in before that, and who of the
// program answers at which hour.
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HelpView, OnCall } from '$lib/api/types';
import { help } from '$lib/help.svelte';
import { session } from '$lib/session.svelte';
import built_in from '$lib/help/built_in.json';
import HelpNow from '../../src/pages/client/coping/HelpNow.svelte';
import { further_lines, message_address, own_country, spoken } from '$lib/help/lines';
import {
  answers_at,
  as_written,
  minutes_of,
  on_call_at,
  wall_clock,
} from '../../src/pages/client/coping/on_call';
import OnCallHours from '../../src/pages/client/coping/parts/OnCallHours.svelte';

const line = (name: string, call: string, languages = ['en']) => ({
  name: { en: name, es: name },
  call,
  about: { en: 'They listen.', es: 'Escuchan.' },
  languages,
  source: 'https://line.example/',
});
const canada: HelpView = {
  country: 'CA',
  leave_to: 'https://weather.example/',
  countries: [
    {
      code: 'CA',
      name: { en: 'Canada', es: 'Canadá' },
      emergency: '911',
      lines: [line('First', '9-8-8'), line('English', '800 1'), line('Spanish', '800 2', ['es'])],
    },
    { code: 'XX', name: { en: 'X', es: 'X' }, emergency: '112', lines: [line('Far', '116 123')] },
  ],
};
const numbers = (container: Element) =>
  [...container.querySelectorAll('a[href^="tel:"], a[href^="sms:"]')].map((link) =>
    link.getAttribute('href'),
  );
const answers = (body: unknown, status = 200) =>
  vi.stubGlobal('fetch', () =>
    status === 0
      ? Promise.reject(new TypeError('no signal'))
      : Promise.resolve(Response.json(body, { status })),
  );

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
  help.told = undefined;
});

describe('COPE3: crisis lines', () => {
  it('are the built-in ones where the server was never reached, and the plain page has them', () => {
    answers(undefined, 0);
    session.me = undefined;
    const { container } = render(HelpNow);
    const shown = numbers(container);
    expect(shown.length).toBeGreaterThan(4);
    const page = readFileSync('help/index.html', 'utf8').replaceAll('&amp;', '&');
    for (const number of shown) expect(page).toContain(`href="${number}"`);
    for (const [number] of page.matchAll(/(?<=href=")(tel|sms):[^"]+/g)) {
      expect(shown).toContain(number);
    }
    expect(screen.getByText('All numbers, and what to do').getAttribute('href')).toBe('/help/');
  });

  it('are built in from the content, number by number', () => {
    const content = readFileSync('../content/help.toml', 'utf8');
    const written = [...content.matchAll(/^(?:call|text|emergency) = "([^"]+)"/gm)].map(
      ([, n]) => n,
    );
    const us = own_country(built_in);
    const told = [us?.emergency, ...(us?.lines ?? []).flatMap((one) => [one.call, one.text])];
    expect(told.filter((one) => one !== undefined)).toEqual(written);
  });

  it('are typed nowhere else in the app', () => {
    const words = ['en', 'es'].map((name) =>
      readFileSync(`src/lib/i18n/${name}/coping.ts`, 'utf8'),
    );
    expect(words.join()).not.toMatch(/988|911|741741/);
  });

  it('are kept as the server told them, with where to leave to', async () => {
    answers(canada);
    await help.refresh();
    expect(help.told).toEqual(canada);
    expect(JSON.parse(localStorage.getItem('help') ?? '')).toEqual(canada);
    expect(localStorage.getItem('leave_to')).toBe('https://weather.example/');
    answers({ code: 'x', title: 'No.' }, 503);
    await help.refresh();
    answers(undefined, 0);
    await help.refresh();
    expect(help.told).toEqual(canada);
  });

  it('are those of the country, the reader’s language before others', () => {
    answers(undefined, 0);
    help.told = canada;
    const { container } = render(HelpNow);
    expect(numbers(container)).toEqual(['tel:988', 'tel:911', 'tel:8001', 'tel:8002']);
    expect(screen.getByText('Spanish, in Spanish. They listen.')).toBeTruthy();
    const own = canada.countries[0]!;
    expect(further_lines(own, 'es').map(({ name }) => name.es)).toEqual(['Spanish', 'English']);
    expect(spoken(own.lines[0]!, 'es')).toEqual(['inglés']);
    expect(spoken(own.lines[0]!, 'en')).toEqual([]);
  });

  it('of every country are there where there are none for the own, and no number is claimed', () => {
    answers(undefined, 0);
    help.told = { ...canada, country: 'ZZ' };
    render(HelpNow);
    expect(screen.getByText(/emergency number of the place where you are/)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Canada' })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'X' })).toBeTruthy();
  });

  it('begin a message with their word', () => {
    const texting = { ...line('Text', '1'), text: '741741', text_word: 'A&B' };
    expect(message_address(texting)).toBe('sms:741741?&body=A%26B');
    expect(message_address(line('None', '1'))).toBeUndefined();
  });
});

describe('COPE3: who is on call', () => {
  const rule = (who: string, days: OnCall['days'], from: string, to: string): OnCall => ({
    who,
    call: '816 555 0100',
    days,
    from,
    to,
  });
  const sunday = (time: string) => ({ weekday: 0, minutes: minutes_of(time) });
  const monday = (time: string) => ({ weekday: 1, minutes: minutes_of(time) });
  const zone = 'America/New_York';
  const named = (rules: OnCall[], at: string, where = zone) => {
    const { now, next } = on_call_at(rules, where, new Date(at));
    return { now: now.map(({ who }) => who), next: next.map(({ rule: { who } }) => who) };
  };

  it('answers from the first minute to the last', () => {
    const day = rule('Day', ['monday'], '08:00', '20:00');
    const times = ['07:59', '08:00', '19:59', '20:00'];
    expect(times.map((time) => answers_at(day, monday(time)))).toEqual([false, true, true, false]);
    expect(answers_at(day, sunday('09:00'))).toBe(false);
  });

  it('answers across midnight, also from Saturday to Sunday', () => {
    const night = rule('Night', ['saturday'], '20:00', '06:00');
    const saturday = { weekday: 6, minutes: minutes_of('20:00') };
    expect(answers_at(night, saturday)).toBe(true);
    expect(answers_at(night, { ...saturday, minutes: minutes_of('05:00') })).toBe(false);
    expect(answers_at(night, sunday('05:59'))).toBe(true);
    expect(answers_at(night, sunday('06:00'))).toBe(false);
    expect(answers_at(night, sunday('20:00'))).toBe(false);
  });

  it('answers around the clock where both times are the same', () => {
    const whole = rule('All day', ['sunday'], '00:00', '00:00');
    expect(['00:00', '23:59'].map((time) => answers_at(whole, sunday(time)))).toEqual([true, true]);
    expect(answers_at(whole, monday('00:00'))).toBe(false);
    const from_eight = rule('From eight', ['sunday'], '08:00', '08:00');
    expect(answers_at(from_eight, sunday('07:59'))).toBe(false);
    expect(answers_at(from_eight, monday('07:59'))).toBe(true);
    expect(answers_at(from_eight, monday('08:00'))).toBe(false);
  });

  it('goes by the clocks of the program, wherever the phone is', () => {
    const at = new Date('2026-11-23T02:30:00Z');
    expect(wall_clock(at, 'America/New_York')).toEqual(sunday('21:30'));
    expect(wall_clock(at, 'Europe/Madrid')).toEqual(monday('03:30'));
    expect(wall_clock(new Date('2026-11-23T00:05:00Z'), 'UTC')).toEqual(monday('00:05'));
    expect(wall_clock(at, 'No/Where').weekday).toBeGreaterThanOrEqual(0);
    const late = rule('Late', ['sunday'], '21:00', '22:00');
    expect(named([late], '2026-11-23T02:30:00Z').now).toEqual(['Late']);
    expect(named([late], '2026-11-23T02:30:00Z', 'Europe/Madrid').now).toEqual([]);
  });

  it('keeps to the clock on the wall when it is set forward and back', () => {
    // New York: 2026-03-08 at 2:00 it is 3:00; 2026-11-01 at 2:00 it is 1:00 again.
    const early = rule('Early', ['sunday'], '02:00', '04:00');
    expect(named([early], '2026-03-08T06:59:00Z').now).toEqual([]); // 1:59
    expect(named([early], '2026-03-08T07:00:00Z').now).toEqual(['Early']); // 3:00
    expect(named([early], '2026-03-08T08:00:00Z').now).toEqual([]); // 4:00
    const hour = rule('Hour', ['sunday'], '01:00', '02:00');
    expect(named([hour], '2026-11-01T05:30:00Z').now).toEqual(['Hour']); // 1:30 the first time
    expect(named([hour], '2026-11-01T06:30:00Z').now).toEqual(['Hour']); // 1:30 the second time
    expect(named([hour], '2026-11-01T07:00:00Z').now).toEqual([]); // 2:00
  });

  it('names who comes next, the soonest first, and nobody twice', () => {
    const rules = [
      rule('Tomorrow', ['monday'], '08:00', '18:00'),
      rule('Tonight', ['sunday'], '18:00', '22:00'),
      rule('Now', ['sunday', 'monday'], '08:00', '18:00'),
      rule('In a week', ['sunday'], '07:00', '07:30'),
    ];
    const noon = '2026-11-22T17:00:00Z';
    expect(named(rules, noon)).toEqual({
      now: ['Now'],
      next: ['Tonight', 'Tomorrow', 'In a week'],
    });
    expect(named([], noon)).toEqual({ now: [], next: [] });
    const { next } = on_call_at(rules.slice(3), zone, new Date(noon));
    expect(next[0]).toMatchObject({ weekday: 0, in_minutes: 7 * 1440 - 5 * 60 });
  });

  it('writes a time as it stands in the policy', () => {
    expect(as_written(1, '08:30').toISOString()).toBe('2026-11-23T08:30:00.000Z');
    expect(as_written(6, '00:00').getUTCDay()).toBe(6);
  });

  it('is shown with how to reach them, and with who is next', async () => {
    const program = { id: 'p1', name: 'Harbor', zone };
    const on_call = [
      {
        ...rule('The coach', ['sunday'], '18:00', '22:00'),
        text: '816 555 0101',
        about: 'No machine.',
      },
      rule('The front desk', ['monday'], '08:00', '18:00'),
    ];
    answers({ program: 'p1', zone, version: 1, limits: [], on_call, may_set: false });
    const { rerender } = render(OnCallHours, { program, now: new Date('2026-11-23T00:00:00Z') });
    expect(await screen.findByText('The coach, until 10:00 PM')).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Text: The coach' });
    expect(link.getAttribute('href')).toBe('sms:8165550101');
    expect(screen.getByText('No machine.')).toBeTruthy();
    expect(screen.getByText(/^The front desk: Monday,? 8:00 AM to 6:00 PM$/)).toBeTruthy();
    await rerender({ program, now: new Date('2026-11-23T04:00:00Z') });
    expect(screen.getByText('Nobody of your program is on call at this hour.')).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
  });
});
