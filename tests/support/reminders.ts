// Someone who can be reached and wants to be reminded.
import { expect } from 'vitest';
import { type Session, write } from './program.ts';
import type { MailServer } from './mail_server.ts';
import type { Server } from './server.ts';
import type { TextGateway } from './text_gateway.ts';

/** A server looks for what is due twenty times a second; the first pause after a failure is 0.6 s. */
export const often = { ALONGSIDE_ROUND_MS: '50' };

export const by_mail = (mail: MailServer) => ({
  ...often,
  ALONGSIDE_MAIL_URL: mail.url,
  ALONGSIDE_MAIL_FROM: 'notes@example.org',
  ALONGSIDE_MAIL_NAME: 'Río Notes',
});

export const by_text = (gateway: TextGateway) => ({
  ...often,
  ALONGSIDE_TEXT_URL: gateway.url,
  ALONGSIDE_TEXT_TOKEN: 'the-token-of-a-test',
});

const six_digits = /\b\d{6}\b/;

/** Says where they can be reached and types in the code that comes. */
export async function can_be_reached(
  who: Session,
  channel: 'email' | 'text',
  address: string,
  texts: () => string[],
): Promise<void> {
  const before = texts().length;
  const asked = await who.ask('PUT', '/api/v1/reach', { body: { channel, address } });
  expect(asked.status, asked.text).toBe(200);
  await expect.poll(() => texts().length, { timeout: 30_000 }).toBe(before + 1);
  const code = six_digits.exec(texts().at(-1)!)![0];
  const confirmed = await who.post('/api/v1/reach/confirm', { channel, code });
  expect(confirmed.status, confirmed.text).toBe(200);
}

export const reached_by_mail = (who: Session, mail: MailServer, address: string) =>
  can_be_reached(who, 'email', address, () => mail.mails_to(address).map(({ text }) => text));

/** A zone in which it is neither early nor late, whenever the test runs. */
const zone = new Date().getUTCHours() < 12 ? 'Etc/GMT-6' : 'Etc/GMT+6';

/**
 * A rhythm whose window is open now, so that a reminder is due at once.
 * @param minute  another one makes it another window
 */
export function rhythm(remind_by: string[], minute = 0) {
  const since = new Date(Date.now() - 48 * 3_600_000).toISOString().slice(0, 10);
  const from = `00:${String(minute).padStart(2, '0')}`;
  return { what: 'checkin', rhythm: 'daily', days: [], since, from, to: '23:59', zone, remind_by };
}

export const wants_reminders = (who: Session, remind_by: string[], minute = 0) =>
  write(who, who.person, 'rhythm.chosen', rhythm(remind_by, minute));

/** How often something became of a letter: `email_sent`, `text_unknown` … */
export async function letters(server: Server, outcome: string): Promise<number> {
  const text = await (await server.fetch('/metrics')).text();
  const line = new RegExp(`^alongside_letters_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm');
  return Number(line.exec(text)?.[1] ?? 0);
}

/** Long enough for several rounds and the first pause: what was to come would have come. */
export const some_rounds = () => new Promise((done) => setTimeout(done, 1500));
