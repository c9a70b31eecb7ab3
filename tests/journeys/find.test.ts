// Finding a meeting (SUP3), on a phone and on a laptop, in both languages: by a touch, by every
// choice, and what is said where there is nothing.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open_browser } from '../support/browser.ts';
import { Program, type Session } from '../support/program.ts';
import { keys_kept } from './day.ts';
import { Hands } from './hands.ts';
import { cells } from './matrix.ts';
import { plural_in, words_of } from './words.ts';

const every_day = [0, 1, 2, 3, 4, 5, 6];
const oak_hill = { latitude: 40.71, longitude: -74.0 };
const far_away = { latitude: 43.0, longitude: -76.0 };
const at_sea = { latitude: 30.0, longitude: -140.0 };
/** Begins every hour and at the end of day and night: one is now, tonight, today at any moment. */
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
const open_door = [...hours, '03:50', '23:50'].map((time) => ({
  ...{ slug: `door-${time}`, name: 'Open Door', day: every_day, types: ['O', 'W', 'X'], time },
  ...{ address: '1 Main St', ...oak_hill },
}));
/** Not before the day after tomorrow wherever that is, so never now, tonight or today. */
const later = new Date(Date.now() + 3 * 24 * 3_600_000).getUTCDay();
const at_noon = { day: [later], time: '12:15' };
const aa = [
  ...open_door,
  { slug: 'birds', name: 'Early Birds', day: [later], time: '05:15', address: '2 Main St' },
  {
    ...{ slug: 'quiet', name: 'Quiet Room', ...at_noon, types: ['C', 'LGBTQ', 'S'] },
    conference_url: 'https://meet.example.org/quiet',
  },
  {
    ...{ slug: 'both', name: 'Both Doors', ...at_noon, types: ['C', 'Y', 'ASL', 'BA'] },
    ...{ address: '3 Main St', conference_url: 'https://meet.example.org/both', ...oak_hill },
  },
  {
    ...{ slug: 'far', name: 'Far Hall', ...at_noon, types: ['O', 'M', 'SP'], city: 'Fern Hill' },
    ...{ address: '4 Main St', ...far_away },
  },
].map((row) => ({ city: 'Oak Hill', state: 'NY', country: 'US', ...row }));
const na = [
  {
    ...{ slug: 'call', name: 'Phone Circle', ...at_noon, types: ['O'] },
    ...{ conference_phone: '+18165550100', state: 'NY', country: 'US' },
  },
];

function import_lists(program: Program) {
  for (const [fellowship, rows] of Object.entries({ aa, na })) {
    const file = join(program.data, `${fellowship}.json`);
    writeFileSync(file, JSON.stringify(rows));
    const further = ['--fellowship', fellowship, '--zone', 'America/New_York'];
    program.command('directory', 'import', file, '--format', 'meeting-guide', ...further);
  }
}

let browser: Browser;
let program: Program;
let ana: Session;
beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  import_lists(program);
  const dana = await program.add('Dana Whitfield', 'clinician');
  ana = await program.add_client('Ana Torres', dana);
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});

const places = cells.map((cell) => [`SUP3 ${cell.language} ${cell.size}`, cell] as const);
describe.each(places)('%s', (_, { language, size }) => {
  const t = words_of(language);
  const { directory } = t;
  let hands: Hands;
  beforeAll(async () => {
    hands = await Hands.of(browser, ana, language, size, new Set());
    await hands.context.grantPermissions(['geolocation']);
  });
  afterAll(() => hands?.context.close());

  /** The names that are found, each once, in their order. */
  const finds = (...names: string[]) =>
    expect
      .poll(async () => [...new Set(await hands.page.locator('.rows h2').allInnerTexts())])
      .toEqual(names);
  const select = (label: string, value: string) =>
    hands.page.getByLabel(label, { exact: true }).selectOption(value);
  const press_quick = (name: string) =>
    hands.page.getByRole('button', { name, exact: true }).click();
  /**
   * A new look at the page, with nothing chosen. It begins with something asked, as what the phone
   * remembers of the test before is then not looked at, however late it would come.
   */
  async function begin() {
    await hands.open('/support?when=any&types=lgbtq');
    await hands.press(directory.clear);
    await expect
      .poll(() => hands.page.getByRole('button', { name: directory.clear }).count())
      .toBe(0);
  }
  async function choose_more(choose: () => Promise<unknown>) {
    await hands.unfold(directory.more_choices);
    await hands.page.getByLabel(directory.when, { exact: true }).waitFor();
    await choose();
    await hands.page.getByRole('button', { name: directory.show, exact: true }).click();
  }

  it('one touch finds what is now, tonight, today or online', async () => {
    await hands.open('/support');
    await hands.reads(t.client.support.title);
    await hands.look();
    for (const name of ['now', 'tonight', 'today'] as const) {
      await press_quick(directory.quick_options[name]);
      await finds('Open Door');
    }
    await hands.look();
    await press_quick(directory.quick_options.today);
    await press_quick(directory.quick_options.online);
    await expect
      .poll(async () => (await hands.page.locator('.rows h2').allInnerTexts()).sort())
      .toEqual(['Both Doors', 'Phone Circle', 'Quiet Room']);
    await hands.look();
  });

  it('each result says when, how far, how to join and what to expect', async () => {
    await hands.open('/support?when=any&format=online&fellowship=na');
    await finds('Phone Circle');
    await hands.sees(directory.types.open);
    const call = hands.page.getByRole('link', { name: directory.call('+18165550100') });
    expect(await call.getAttribute('href')).toBe('tel:+18165550100');
    await hands.open('/support?when=any&text=far');
    await finds('Far Hall');
    await hands.sees(directory.types.men);
    const map = hands.page.getByRole('link', { name: directory.map });
    expect(await map.getAttribute('href')).toMatch(/^(geo:|https:\/\/www\.openstreetmap\.org)/);
    await hands.open('/support?when=any&text=quiet');
    const room = hands.page.getByRole('link', { name: directory.join_online });
    await expect.poll(() => room.getAttribute('href')).toBe('https://meet.example.org/quiet');
  });

  it('by weekday and hours', async () => {
    await begin();
    await choose_more(async () => {
      await select(directory.when, String(later));
      await hands.fill(directory.from, '05:10');
      await hands.fill(directory.to, '05:45');
    });
    await finds('Early Birds');
    await hands.press(directory.take_away(directory.weekdays[later]!));
    await hands.sees(directory.results(1, plural_in(language)));
  });

  it.each([
    ['fellowship', () => select(directory.fellowship, 'na'), ['Phone Circle']],
    ['group', () => hands.choose(directory.types.men), ['Far Hall']],
    ['language', () => select(directory.language, 'spanish'), ['Quiet Room']],
    ['access', () => hands.choose(directory.types.asl), ['Both Doors']],
    ['openness', () => select(directory.openness, 'closed'), ['Both Doors', 'Quiet Room']],
    ['kind', () => hands.choose(directory.types.speaker), ['Far Hall']],
    ['both ways', () => select(directory.format, 'hybrid'), ['Both Doors']],
    ['phone', () => select(directory.format, 'phone'), ['Phone Circle']],
    ['words', () => hands.fill(directory.text, 'birds'), ['Early Birds']],
    ['town', () => hands.fill(directory.place, 'fern hill'), ['Far Hall']],
  ] as const)('by %s', async (what, choose, names) => {
    await begin();
    await choose_more(choose);
    await finds(...names);
    await hands.look_once(what);
  });

  it('near this phone, within a radius, which is never kept', async () => {
    await hands.context.setGeolocation(far_away);
    await begin();
    await choose_more(async () => {
      await hands.look_once('more');
      await hands.page.getByRole('button', { name: directory.near_me }).click();
      await hands.sees(directory.near_on);
      await select(directory.how_far, '10');
    });
    await finds('Far Hall');
    expect(new URL(hands.page.url()).search).not.toMatch(/near|43/);
    await hands.press(directory.take_away(directory.near_chip));
    await expect.poll(() => hands.page.locator('.rows h2').count()).toBeGreaterThan(1);
  });

  it('around a town', async () => {
    await begin();
    await choose_more(async () => {
      await hands.fill(directory.place, 'Oak Hill');
      await select(directory.how_far, '5');
      await hands.choose(directory.types.childcare);
    });
    await finds('Both Doors');
  });

  it('what was chosen is there the next time, until it is cleared', async () => {
    await begin();
    await choose_more(() => hands.choose(directory.types.lgbtq));
    await finds('Quiet Room');
    await expect.poll(() => keys_kept(hands.page, 'drafts')).toContain('find');
    await hands.open('/support');
    const chip = hands.page.getByRole('button', {
      name: directory.take_away(directory.types.lgbtq),
    });
    await chip.waitFor();
    await press_quick(directory.quick_options.online);
    await finds('Quiet Room');
    await hands.press(directory.clear);
    await expect.poll(() => chip.count()).toBe(0);
    await expect.poll(() => keys_kept(hands.page, 'drafts')).not.toContain('find');
    await hands.open('/support');
    await hands.sees(directory.lead);
    await expect.poll(() => chip.count()).toBe(0);
  });

  it('where there is nothing it says so, and what comes nearest', async () => {
    await hands.context.setGeolocation(at_sea);
    await begin();
    await choose_more(async () => {
      await hands.page.getByRole('button', { name: directory.near_me }).click();
      await hands.sees(directory.near_on);
      await select(directory.how_far, '5');
    });
    const online = directory.instead.online;
    await hands.sees(new RegExp(`${online}$`));
    await expect.poll(() => hands.page.locator('.rows h2').count()).toBe(3);
    await hands.look();
    await press_quick(directory.quick_options.tonight);
    // None of these is tonight, and nothing is near: then what can be joined from home, whenever.
    await hands.sees(new RegExp(`${online}$`));
    await hands.open('/support?when=any&place=Atlantis');
    await hands.sees(`${directory.place_unknown('Atlantis')} ${online}`);
    await hands.open('/support?when=tonight&types=women,men');
    await hands.sees(new RegExp(`${directory.instead.fewer}$`));
    await finds('Open Door');
  });

  it('without signal it says what works, and goes on by itself', async () => {
    await begin();
    await hands.lose_signal();
    await press_quick(directory.quick_options.tonight);
    await hands.sees(directory.no_signal);
    await hands.look();
    await hands.context.setOffline(false);
    await finds('Open Door');
  });

  it('long words of a list stay on the page', async () => {
    await hands.open(`/support?when=any&text=${'x'.repeat(110)}&place=${'y'.repeat(110)}`);
    await hands.sees(new RegExp(`${directory.instead.online}$`));
    await hands.look();
  });
});
