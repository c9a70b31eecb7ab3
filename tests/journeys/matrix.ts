// One journey for each capability, made in both languages, on a phone and on a laptop, with signal
// and without. What it reads and presses are the app's own words, so it is written once.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open_browser } from '../support/browser.ts';
import { Program, write, type Draft, type Json, type Session } from '../support/program.ts';
import { Hands, sizes, type Size } from './hands.ts';
import { words_of, type Language, type Words } from './words.ts';

export const languages = ['en', 'es'] as const;
export const signals = ['online', 'offline'] as const;
export type Signal = (typeof signals)[number];

/** Where a journey is made. */
export interface Cell {
  language: Language;
  size: Size;
}
export const cells: readonly Cell[] = languages.flatMap((language) =>
  (Object.keys(sizes) as Size[]).map((size) => ({ language, size })),
);
/**
 * With or without signal: usually one of both in each cell, so that every two of language, size and
 * signal meet in half the time. With `ALONGSIDE_EVERY_CELL` in the environment, both everywhere.
 */
export const signals_in = ({ language, size }: Cell): readonly Signal[] => {
  if (process.env['ALONGSIDE_EVERY_CELL']) return signals;
  return [(language === 'en') === (size === 'phone') ? 'offline' : 'online'];
};
/** The name of a journey in one cell: the capability first, then where it was made. */
export const name_of = (id: string, { language, size }: Cell, signal: Signal): string =>
  `${id} ${language} ${size} ${signal}`;

/** A client with their browser, and their counselor with another one. */
export interface Scene {
  language: Language;
  signal: Signal;
  /** What the app says. */
  t: Words;
  client: Session;
  staff: Session;
  /** Of the program's leads. */
  lead: Session;
  /** The client's browser. */
  hands: Hands;
  /** The counselor's. */
  desk: Hands;
  /** Someone's own words, other ones each time. */
  own(words: string): string;
  /** A view as the counselor may read it. */
  team_view(name?: string): Promise<Json>;
  client_wrote(kind: string, body: unknown, further?: Partial<Draft>): Promise<string>;
  staff_wrote(kind: string, body: unknown, further?: Partial<Draft>): Promise<string>;
  /** Opens a page of this client as their counselor does. */
  open_desk(path?: string): Promise<unknown>;
}

/** A journey; `about` is what it is about, where something stood there before. */
export interface Journey {
  id: string;
  /** What is done, in a few words. */
  does: string;
  /** Writes what has to be there before; gives what the journey is about. */
  begin?(scene: Scene): Promise<string>;
  /** The pages read before the signal goes; the journey goes on from the last one. */
  from(about: string): readonly string[];
  /** The client's own act. */
  act(scene: Scene, about: string): Promise<void>;
  /** What the server then says. */
  holds(scene: Scene, about: string): Promise<void>;
  /** What the other side then sees, or does. */
  other?(scene: Scene, about: string): Promise<void>;
}

let browser: Browser;
let program: Program;
let staff: Session;
let lead: Session;
const desks = new Map<string, Hands>();
const looked = new Map<string, Set<string>>();

function looked_at(where: string): Set<string> {
  if (!looked.has(where)) looked.set(where, new Set());
  return looked.get(where)!;
}

/** The counselor's own browser in this language and size, open all the time. */
async function desk_of(language: Language, size: Size): Promise<Hands> {
  const where = `staff ${language} ${size}`;
  const known = desks.get(where);
  if (known) return known;
  const desk = await Hands.of(browser, staff, language, size, looked_at(where));
  desks.set(where, desk);
  return desk;
}

async function scene_of(language: Language, size: Size): Promise<Omit<Scene, 'signal' | 'own'>> {
  const client = await program.add_client('Ana Torres', staff);
  const seen = looked_at(`client ${language} ${size}`);
  const hands = await Hands.of(browser, client, language, size, seen, 'allow');
  const desk = await desk_of(language, size);
  return {
    language,
    t: words_of(language),
    client,
    staff,
    lead,
    hands,
    desk,
    team_view: (name = '') => staff.view(client.person, name),
    client_wrote: (...entry) => write(client, client.person, ...entry),
    staff_wrote: (...entry) => write(staff, client.person, ...entry),
    open_desk: (path = '') => desk.open(`/staff/clients/${client.person}${path}`),
  };
}

/** How far the client's journal has come. */
const head = async (scene: Scene): Promise<number> => (await scene.team_view('/story')).head;

async function make(journey: Journey, scene: Scene) {
  const { hands, signal } = scene;
  const about = (await journey.begin?.(scene)) ?? '';
  const [first, ...further] = journey.from(about);
  await hands.open(first!);
  for (const path of further) await hands.turn_to(path);
  await hands.watch.quiet();
  const before = await head(scene);
  if (signal === 'offline') {
    await hands.has_kept_everything();
    await hands.lose_signal();
  }
  await journey.act(scene, about);
  if (signal === 'offline') {
    await hands.keeps_something();
    await hands.look_once('without signal');
    expect(await head(scene)).toBe(before);
    await hands.find_signal();
  }
  await journey.holds(scene, about);
  expect(await head(scene)).toBeGreaterThan(before);
  await hands.look_once();
  await journey.other?.(scene, about);
}

/** Every journey in every cell it is made in, with the names of its tests. */
export const tests_of = (journeys: readonly Journey[]) =>
  journeys.flatMap((journey) =>
    cells.map((cell) => ({
      ...cell,
      journey,
      tests: signals_in(cell).map((signal) => ({
        signal,
        name: `${name_of(journey.id, cell, signal)}: ${journey.does}`,
      })),
    })),
  );

/** One server, a counselor with a browser in each cell; a client for each journey and cell. */
export function matrix(journeys: readonly Journey[]) {
  beforeAll(async () => {
    [browser, program] = await Promise.all([open_browser(), Program.start()]);
    staff = await program.add('Dana Whitfield', 'clinician');
    lead = await program.add('Priya Raman', 'supervisor');
  });
  afterAll(async () => {
    await browser?.close();
    await program?.end();
  });
  describe.each(tests_of(journeys))(
    '$journey.id $language $size',
    ({ journey, language, size, tests }) => {
      let shared: Awaited<ReturnType<typeof scene_of>>;
      beforeAll(async () => {
        shared = await scene_of(language, size);
      });
      afterAll(() => shared?.hands.context.close());

      for (const { signal, name } of tests) {
        it(name, () => {
          const own = (words: string) => `${words} (${signal})`;
          return make(journey, { ...shared, signal, own });
        });
      }
    },
  );
}
