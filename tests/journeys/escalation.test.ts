// A sensitive answer that nobody sees in time (CHK5): those who were told get a letter that says
// nothing, then others are told, by letter too; the client reads it all. The minute is a real one.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open_browser } from '../support/browser.ts';
import { MailServer } from '../support/mail_server.ts';
import { Program, write, type Json, type Session } from '../support/program.ts';
import { by_mail, reached_by_mail, some_rounds } from '../support/reminders.ts';
import { Hands, type Size } from './hands.ts';
import { words_of, type Language } from './words.ts';

let browser: Browser;
let mail: MailServer;
let program: Program;
let dana: Session;
let priya: Session;
const names = { en: 'Ana Torres', es: 'Inés Torres', seen: 'Rosa Gil' };
const clients = new Map<string, Session>();

const letters_to = (address: string) => mail.mails_to(address).slice(1); // after the code
const concern_of = async (client: Session): Promise<Json> =>
  (await client.view(client.person, '/measures')).concerns[0];
const sheet = {
  instrument: 'phq-9',
  version_of: '1.0',
  language: 'en',
  answers: [
    { item: '1', value: 1 },
    { item: '9', value: 2 },
  ],
};

beforeAll(async () => {
  [browser, mail] = await Promise.all([open_browser(), MailServer.start()]);
  program = await Program.start('optional', { env: by_mail(mail) });
  dana = await program.add('Dana Whitfield', 'clinician');
  priya = await program.add('Priya Nair', 'supervisor');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await program?.end();
  await mail?.end();
});

describe('CHK5 an answer that nobody has seen in time', () => {
  it('comes in, and another one that is seen', { timeout: 60_000 }, async () => {
    await reached_by_mail(dana, mail, 'dana@example.org');
    await reached_by_mail(priya, mail, 'priya@example.org');
    const policy = `/api/v1/programs/${program.id}/policy`;
    const { version } = (await priya.get(policy)).json;
    const sensitive = {
      instrument: 'phq-9',
      because: 'safety-step',
      tell: ['clinician'],
      minutes: 1,
      then: ['supervisor'],
    };
    const body = { version, limits: [], on_call: [], sensitive: [sensitive] };
    const set = await priya.ask('PUT', policy, { body });
    expect(set.status, set.text).toBe(200);
    for (const [key, name] of Object.entries(names)) {
      const client = await program.add_client(name, dana);
      await write(client, client.person, 'instrument.answered', sheet);
      clients.set(key, client);
    }
    const seen = clients.get('seen')!;
    const { id } = await concern_of(seen);
    await write(dana, seen.person, 'concern.seen', {}, { about: id });
    expect((await concern_of(seen)).seen).toHaveLength(1);
  });

  it('reaches who was told by a letter that says nothing of whom or what', async () => {
    await expect
      .poll(() => letters_to('dana@example.org').length, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(2);
    expect(letters_to('priya@example.org')).toHaveLength(0);
    for (const letter of letters_to('dana@example.org')) {
      const all = `${letter.headers.subject} ${letter.text}`.replaceAll(program.server.url, '');
      expect(all).not.toMatch(/Torres|Ana\b|Rosa|PHQ|answer|concern|client|treat|recover|harm/i);
    }
  });

  it(
    'is passed on after its minute, once, and what was seen is not',
    { timeout: 120_000 },
    async () => {
      for (const key of ['en', 'es']) {
        await expect
          .poll(async () => (await concern_of(clients.get(key)!)).passed_on_at, { timeout: 90_000 })
          .toEqual(expect.any(String));
      }
      await expect.poll(() => letters_to('priya@example.org').length, { timeout: 20_000 }).toBe(2);
      await some_rounds();
      expect(letters_to('priya@example.org')).toHaveLength(2);
      expect((await concern_of(clients.get('seen')!)).passed_on_at).toBeUndefined();
      const told = (await priya.get('/api/v1/concerns')).json.concerns;
      expect(told.map((line: Json) => line.name).sort()).toEqual([names.en, names.es]);
    },
  );

  it.each([
    ['en', 'laptop', 'phone'],
    ['es', 'phone', 'laptop'],
  ] as [Language, Size, Size][])('is answered by who was told next: %s %s', async (...cell) => {
    const [language, lead_size, client_size] = cell;
    const t = words_of(language);
    const m = t.staff.concerns;
    const client = clients.get(language)!;
    const desk = await Hands.of(browser, priya, language, lead_size, new Set());
    const hands = await Hands.of(browser, client, language, client_size, new Set());
    try {
      await hands.open('/measures/phq-9');
      await hands.sees(t.measures.concern_passed('#').split('#')[0]!);
      await hands.look_once();
      await desk.open('/staff/concerns');
      await desk.sees(names[language as 'en']);
      await desk.sees(m.passed_on);
      await desk.sees(m.told_only(names[language as 'en']));
      await desk.press_for(m.mark_seen, names[language as 'en']);
      await desk.sees(m.is_seen);
      await expect.poll(async () => (await concern_of(client)).seen[0]?.by.name).toBe('Priya Nair');
      await desk.turn_to(`/staff/concerns/${(await concern_of(client)).id}`);
      await desk.fill(m.words, 'I called you, and we talked');
      await desk.press(m.button);
      await desk.sees(m.done_title);
      await hands.sees(t.measures.concern_seen('Priya Nair', '#').split('#')[0]!);
      await hands.sees('I called you, and we talked');
    } finally {
      await Promise.all([desk.context.close(), hands.context.close()]);
    }
  });
});
