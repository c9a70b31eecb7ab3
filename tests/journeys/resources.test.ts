// Community resources (SUP2): a client looks for what they need, saves a place without signal and
// prints it; a coach suggests one, and prints for whoever has no phone.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open_browser } from '../support/browser.ts';
import { Program, uuidv7, type Json, type Session } from '../support/program.ts';
import { Hands, type Size } from './hands.ts';
import { plural_in, words_of, type Language } from './words.ts';

const cells: [Language, Size][] = [
  ['en', 'phone'],
  ['es', 'laptop'],
];
const always = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].map(
  (day) => ({ day, from: '00:00', to: '00:00' }),
);

let browser: Browser;
let program: Program;
let dana: Session;
let alex: Session;
const clients = {} as Record<Language, Session>;
const looked = { en: new Set<string>(), es: new Set<string>() };
/** The ids of our places in the directory. */
const ids: Record<string, string> = {};

async function keep(name: string, further: object) {
  const body: Json = {
    ...{ name, categories: [], documents: [], languages: [], hours: [], phones: [] },
    ...{ address: '12 Mill Street', city: 'Alder Falls', state: 'NY', country: 'US' },
    ...further,
  };
  const key = uuidv7();
  const reply = await alex.ask('PUT', `/api/v1/directory/own/resources/${key}`, { body });
  expect(reply.status, reply.text).toBe(204);
  ids[name] = `own/${key}`;
}
beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start()]);
  dana = await program.add('Dana Whitfield', 'clinician');
  alex = await program.add('Alex Moreno', 'recovery_coach');
  clients.en = await program.add_client('Maria Torres', dana);
  clients.es = await program.add_client('Luz Rivera', dana);
  await keep('Mill Street Pantry', {
    ...{ categories: ['Food pantries'], hours: always, cost: 'Free', documents: ['A bag'] },
    ...{ phones: [{ number: '555-010-0101' }], transport: 'Bus 4 stops at the door.' },
  });
  await keep('Sunday Supper', { categories: ['Meals'], hours_in_words: 'Ask at the church.' });
  await keep('Depot Beds', {
    ...{ categories: ['Emergency shelter'], closed_for_now: true },
    ...{ phones: [{ number: '555-010-0102' }] },
  });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await program?.end();
});

async function with_hands(
  who: Session,
  language: Language,
  size: Size,
  act: (hands: Hands) => Promise<void>,
  workers: 'allow' | 'block' = 'block',
) {
  const hands = await Hands.of(browser, who, language, size, looked[language], workers);
  await hands.context.addInitScript((lang) => localStorage.setItem('lang', lang), language);
  try {
    await act(hands);
  } finally {
    await hands.context.close();
  }
}
const supports_of = async (who: Session): Promise<Json[]> =>
  (await who.view(who.person, '/supports')).supports;
const choice_of = async (who: Session, name: string) =>
  (await supports_of(who)).find((one) => one.name === name)?.choice;
/** What is on the paper, and none of the app around it. */
async function on_paper(hands: Hands, names: string[]) {
  const { page } = hands;
  for (const name of names) await hands.reads(name);
  await page.emulateMedia({ media: 'print' });
  for (const gone of [page.getByRole('button'), page.getByRole('navigation')]) {
    expect(await gone.filter({ visible: true }).count()).toBe(0);
  }
  const pdf = await page.pdf({ format: 'Letter' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: null });
}

describe.each(cells)('%s %s', (language, size) => {
  const t = words_of(language);
  const r = t.resources;
  const plural = plural_in(language);

  it('SUP2 a client finds a place by need, open now and free, and reads its page', async () => {
    await with_hands(clients[language], language, size, async (hands) => {
      await hands.open('/support/resources');
      await hands.choose(r.needs.food);
      await hands.press(r.search);
      await hands.sees(r.results(2, plural));
      await hands.sees('Ask at the church.');
      await hands.look_once('found');
      await hands.unfold(r.change_search);
      await hands.choose(r.open_now);
      await hands.choose(r.free);
      await hands.press(r.search);
      await hands.sees(r.results(1, plural));
      await hands.follow('Mill Street Pantry');
      await hands.reads('Mill Street Pantry');
      await hands.reads(r.bring);
      await hands.sees('A bag');
      await hands.sees('Bus 4 stops at the door.');
      const call = hands.page.getByRole('link', { name: '555-010-0101' });
      expect(await call.getAttribute('href')).toBe('tel:5550100101');
      const map = hands.page.getByRole('link', { name: r.map });
      expect(await map.getAttribute('href')).toContain('12%20Mill%20Street%2C%20Alder%20Falls');
      await hands.look();
    });
  });

  it('SUP2 a client says what is different about a place; it is shown once checked', async () => {
    const words = { en: 'The door is at the back now', es: 'La puerta está atrás' }[language];
    const path = `/support/resources/${ids['Sunday Supper']}`;
    await with_hands(clients[language], language, size, async (hands) => {
      await hands.open(path);
      await hands.reads('Sunday Supper');
      await hands.follow(r.different);
      await hands.reads(t.supports.different.title);
      await hands.choose(t.supports.different.sorts.place);
      await hands.fill(t.supports.different.words, words);
      await hands.press(t.supports.different.send);
      await hands.reads(t.supports.different.thanks);
      await hands.follow(t.supports.different.back);
      await hands.reads('Sunday Supper');
    });
    await with_hands(alex, language, size, async (hands) => {
      await hands.open('/staff/lists/hints');
      await hands.sees(words);
      await hands.press(new RegExp(`^${t.lists.hints.show} ?: Sunday Supper`));
      await hands.sees(t.lists.hints.shown);
    });
    await with_hands(clients[language], language, size, async (hands) => {
      await hands.open(path);
      await hands.sees(r.found_different(words));
    });
  });

  it('SUP2 a client saves a place without signal, prints it, and takes it off again', async () => {
    const who = clients[language];
    const act = async (hands: Hands) => {
      const [source, key] = ids['Mill Street Pantry']!.split('/');
      const path = `/support/resources/${source}/${key}`;
      await hands.open('/support/mine');
      await hands.open(path);
      await hands.reads('Mill Street Pantry');
      await hands.has_kept_everything();
      await hands.lose_signal();
      await hands.press(r.save);
      await hands.sees(r.saved);
      await hands.keeps_something();
      await hands.turn_to('/support/mine');
      await hands.reads(r.mine);
      await hands.sees('Mill Street Pantry');
      await hands.find_signal();
      await expect.poll(() => choice_of(who, 'Mill Street Pantry')).toBe('yes');
      await hands.follow(r.print_mine);
      await on_paper(hands, ['Mill Street Pantry']);
      await hands.look();
      await hands.turn_to(path);
      await hands.press(r.take_off);
      await expect.poll(() => choice_of(who, 'Mill Street Pantry')).toBe('not_now');
      await hands.turn_to('/support/resources/print');
      await hands.sees(r.print_none);
    };
    await with_hands(who, language, size, act, 'allow');
  });

  it('SUP2 what is picked from a search is printed on one page', async () => {
    await with_hands(dana, language, size, async (hands) => {
      await hands.open('/support/resources?asked=1');
      await hands.sees(r.results(3, plural));
      for (const name of ['Mill Street Pantry', 'Depot Beds']) {
        await hands.page.getByLabel(new RegExp(`${r.pick} ?: ${name}`)).check();
      }
      await hands.follow(r.print_picked(2, plural));
      await on_paper(hands, ['Mill Street Pantry', 'Depot Beds']);
      await hands.sees(r.closed);
    });
  });

  it('SUP2 staff suggest a place with a reason, the client answers, staff print it', async () => {
    const who = clients[language];
    const why = { en: 'A bed, should you need one', es: 'Una cama, por si la necesitas' }[language];
    const client = `/staff/clients/${who.person}`;
    const s = t.staff.supports;
    await with_hands(dana, language, size, async (hands) => {
      await hands.open(`${client}/supports/suggest`);
      await hands.choose(r.staff.sorts.resource);
      await hands.page.getByLabel(r.need).selectOption('housing');
      await hands.press(s.suggest_page.find_button);
      await hands.sees(r.staff.found(1, plural));
      await hands.look();
      await hands.press(new RegExp(`^${s.suggest_page.choose}`));
      await hands.fill(t.staff.optional(s.suggest_page.why), why);
      await hands.press(s.suggest_page.send);
      await hands.reads(s.suggest_page.done);
      await expect
        .poll(async () => (await supports_of(who)).map((one) => one.name))
        .toContain('Depot Beds');
      await hands.open(`${client}/supports/print`);
      await on_paper(hands, ['Depot Beds']);
      await hands.look();
    });
    await with_hands(who, language, size, async (hands) => {
      await hands.open('/support/mine');
      await hands.reads(t.supports.suggested);
      await hands.sees(why);
      await hands.look_once('suggested');
      await hands.press(new RegExp(`^${r.save} ?: Depot Beds`));
      await hands.sees(`Depot Beds: ${r.saved}`);
      await expect.poll(() => choice_of(who, 'Depot Beds')).toBe('yes');
      await hands.reads(r.mine);
    });
    await with_hands(dana, language, size, async (hands) => {
      await hands.open(client);
      await hands.follow(s.print_places);
      await hands.reads('Depot Beds');
    });
  });
});
