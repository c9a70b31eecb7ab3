// Where reminders go (CHK3): a client adds an e-mail address, a code comes to it, and only with that
// code is it theirs; a wrong one and a lost signal are said in plain words.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { open_browser } from '../support/browser.ts';
import { MailServer } from '../support/mail_server.ts';
import { Program, type Session } from '../support/program.ts';
import { by_mail } from '../support/reminders.ts';
import { Hands } from './hands.ts';
import { cells } from './matrix.ts';
import { words_of } from './words.ts';

let browser: Browser;
let mail: MailServer;
let program: Program;
let dana: Session;

beforeAll(async () => {
  [browser, mail] = await Promise.all([open_browser(), MailServer.start()]);
  program = await Program.start('optional', { env: by_mail(mail) });
  dana = await program.add('Dana Whitfield', 'clinician');
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
  await mail?.end();
});

it.each(cells)('CHK3 an address is confirmed by its code ($language $size)', async (cell) => {
  const { language, size } = cell;
  const { checkin, common } = words_of(language);
  const { reach, times } = checkin;
  const address = `ana-${language}-${size}@example.org`;
  const ana = await program.add_client('Ana Torres', dana);
  const hands = await Hands.of(browser, ana, language, size, new Set());
  mail.becomes('takes');

  await hands.open('/checkin/times');
  await hands.sees(reach.not_set);
  await hands.follow(reach.names.email);
  await hands.reads(reach.email_title);
  await hands.press(reach.send_code);
  await hands.sees(reach.address_needed);
  await hands.look_once('without an address');

  await hands.context.setOffline(true);
  await hands.fill(reach.email_label, address);
  await hands.press(reach.send_code);
  await hands.reads(common.error_title);
  await hands.look_once('without signal');
  expect(mail.mails_to(address)).toEqual([]);
  await hands.context.setOffline(false);

  await hands.press(reach.send_code);
  await hands.sees(reach.code_hint(address));
  await expect.poll(() => mail.mails_to(address).length).toBe(1);
  const code = /\b\d{6}\b/.exec(mail.mails_to(address)[0]!.text)![0];
  await hands.fill(reach.code_label, code === '000000' ? '111111' : '000000');
  await hands.press(reach.confirm);
  await hands.sees(reach.problems['reach.code_wrong']);
  expect(hands.watch.take()).toEqual([expect.stringMatching(/422/)]); // the browser logs refusals
  await hands.look_once('with a wrong code');

  await hands.fill(reach.code_label, code);
  await hands.press(reach.confirm);
  await hands.sees(reach.confirmed(address));
  await hands.look_once('confirmed');
  const { items } = (await ana.get('/api/v1/reach')).json;
  expect(items).toMatchObject([{ channel: 'email', address, confirmed: true }]);

  await hands.turn_to('/checkin/times/checkin');
  await hands.choose(times.rhythms.daily);
  await hands.choose(times.remind_by.email);
  await hands.press(times.save);
  await hands.arrives('/checkin/times');
  await hands.sees(address);
  const rhythms = async () => (await ana.view(ana.person, '/checkins')).rhythms;
  await expect.poll(rhythms).toMatchObject([{ what: 'checkin', remind_by: ['email'] }]);

  await hands.turn_to('/checkin/reach/email');
  await hands.press(reach.remove);
  await hands.sees(reach.removed);
  expect((await ana.get('/api/v1/reach')).json.items).toEqual([]);
  await hands.context.close();
});
