// Letters on their way: to a real mail server and to a text gateway, in both languages, once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mail, MailServer } from '../support/mail_server.ts';
import { api, Program, type Session, write } from '../support/program.ts';
import * as reminders from '../support/reminders.ts';
import { TextGateway } from '../support/text_gateway.ts';

const { letters, reached_by_mail, some_rounds, wants_reminders } = reminders;

/** What would tell a bystander what kind of place a letter comes from. */
const revealing =
  /recover|recuper|check.?in|treat|tratam|health|salud|client|patient|clinic|clínic|therap|terap|counsel|program|addict|adicc|alcohol|drug|droga|sober|mood|meeting|appointment|alongside|riverside|concern|maria|mar[ií]a|harbor/i;

describe('by e-mail', () => {
  let mail: MailServer;
  let program: Program;
  let sam: Session;
  let clients = 0;

  beforeAll(async () => {
    mail = await MailServer.start();
    program = await Program.start('optional', { env: reminders.by_mail(mail) });
    sam = await program.add('Sam', 'clinician');
  });
  afterAll(async () => {
    await program?.end();
    await mail?.end();
  });

  /** A new client who can be reached, and where. */
  async function reachable(language?: string): Promise<[Session, string]> {
    const client = await program.add_client('Maria', sam);
    const address = `person${++clients}@example.org`;
    if (language) await write(client, client.person, 'preferences.set', { language });
    mail.becomes('takes');
    await reached_by_mail(client, mail, address);
    return [client, address];
  }
  const reminders_to = (address: string): Mail[] => mail.mails_to(address).slice(1); // after the code
  const sent = () => letters(program.server, 'email_sent');

  test.each([
    ['en', 'A note for you', 'You asked to be reminded. Open when you have a minute:'],
    ['es', 'Una nota para ti', 'Pediste un recordatorio. Ábrelo cuando tengas un minuto:'],
  ])('a reminder in %s reaches whom it is for, and says nothing else', async (...case_) => {
    const [language, subject, beginning] = case_;
    const [client, address] = await reachable(language);
    await wants_reminders(client, ['email']);
    await expect.poll(() => reminders_to(address).length).toBe(1);
    const [letter] = reminders_to(address) as [Mail];
    expect(letter.from).toBe('notes@example.org');
    expect(letter.headers).toMatchObject({
      to: address,
      subject,
      from: '=?UTF-8?B?UsOtbyBOb3Rlcw==?= <notes@example.org>',
      'mime-version': '1.0',
      'content-type': 'text/plain; charset=utf-8',
      'auto-submitted': 'auto-generated',
    });
    expect(letter.headers['message-id']).toMatch(/^<[0-9a-f]{32}@example\.org>$/);
    expect(Math.abs(Date.parse(letter.headers.date!) - Date.now())).toBeLessThan(120_000);
    expect(letter.text.startsWith(beginning)).toBe(true);
    const link = /\n\n(http\S+#(\S+))\n/.exec(letter.text);
    expect(link![1]).toBe(`${program.server.url}/c#${link![2]}`);
    const look = await api(program.server, 'POST', '/api/v1/passes/look', {
      body: { token: link![2] },
    });
    expect([look.status, look.json.purpose]).toEqual([200, 'link']);
    for (const one of mail.mails_to(address)) {
      const seen = `${one.headers.subject} ${one.headers.from} ${one.text}`;
      expect(seen.replaceAll(program.server.url, '')).not.toMatch(revealing);
    }
    await some_rounds();
    expect(reminders_to(address)).toHaveLength(1);
  });

  test('a server that puts us off at first gets it once', async () => {
    const [client, address] = await reachable();
    mail.becomes('greylists');
    await wants_reminders(client, ['email']);
    await expect.poll(() => reminders_to(address).length).toBe(1);
    expect(mail.log).toMatch(new RegExp(`temporarily rejected RCPT <${address}>`));
    await some_rounds();
    expect(reminders_to(address)).toHaveLength(1);
  });

  test('what is put off after the whole message was told is tried again', async () => {
    const [client, address] = await reachable();
    mail.becomes('defers');
    const before = await letters(program.server, 'email_later');
    await wants_reminders(client, ['email']);
    await expect.poll(() => letters(program.server, 'email_later')).toBeGreaterThan(before);
    expect(reminders_to(address)).toHaveLength(0);
    mail.becomes('takes');
    await expect.poll(() => reminders_to(address).length).toBe(1);
  });

  test('an address that does not exist is given up', async () => {
    const [client, address] = await reachable();
    mail.becomes('refuses');
    await wants_reminders(client, ['email']);
    await expect.poll(() => letters(program.server, 'email_refused')).toBe(1);
    await some_rounds();
    expect(mail.log.split(`rejected RCPT <${address}>: no such mailbox`)).toHaveLength(2);
  });

  test('while the server is away, letters wait', async () => {
    const [client, address] = await reachable();
    const before = await letters(program.server, 'email_later');
    await mail.stop();
    await wants_reminders(client, ['email']);
    await expect.poll(() => letters(program.server, 'email_later')).toBeGreaterThan(before);
    await mail.start();
    await expect.poll(() => reminders_to(address).length).toBe(1);
  });

  test('an answer, a pause or the end of treatment calls back what waits', async () => {
    const [answers, pauses, leaves] = [await reachable(), await reachable(), await reachable()];
    const all = [answers, pauses, leaves];
    await mail.stop();
    const before = await letters(program.server, 'email_later');
    for (const [client] of all) await wants_reminders(client, ['email']);
    await expect.poll(() => letters(program.server, 'email_later')).toBeGreaterThan(before + 2);
    const report = { answers: [{ question: 'mood', value: 2 }], talk: false };
    await write(answers[0], answers[0].person, 'checkin.recorded', report);
    await write(pauses[0], pauses[0].person, 'reminders.paused', {});
    await write(sam, leaves[0].person, 'treatment.ended', {});
    await mail.start();
    await expect.poll(() => letters(program.server, 'email_dropped')).toBeGreaterThanOrEqual(3);
    for (const [, address] of all) expect(reminders_to(address)).toHaveLength(0);
  });

  test('numbers name no address', async () => {
    expect(await sent()).toBeGreaterThan(0);
    const text = await (await program.server.fetch('/metrics')).text();
    expect(text + program.server.log).not.toContain('@example.org');
  });
});

describe('by e-mail over TLS, with a password', () => {
  let mail: MailServer;
  beforeAll(async () => {
    mail = await MailServer.start({ password: 'river lantern' });
  });
  afterAll(() => mail?.end());

  async function sends(env: Record<string, string>): Promise<[string, string]> {
    const program = await Program.start('optional', {
      env: {
        ...reminders.by_mail(mail),
        ALONGSIDE_MAIL_TLS: 'required',
        ALONGSIDE_MAIL_USER: 'alongside',
        ALONGSIDE_MAIL_PASSWORD: 'river lantern',
        ALONGSIDE_OUTGOING_CA: mail.certificate,
        ...env,
      },
    });
    try {
      const sam = await program.add('Sam', 'clinician');
      const body = { channel: 'email', address: 'sam@example.org' };
      expect((await sam.ask('PUT', '/api/v1/reach', { body })).status).toBe(200);
      const outcome = async () => {
        for (const word of ['sent', 'later', 'refused']) {
          if ((await letters(program.server, `email_${word}`)) > 0) return word;
        }
        return '';
      };
      await expect.poll(outcome).not.toBe('');
      return [await outcome(), mail.log];
    } finally {
      await program.end();
    }
  }

  test('STARTTLS, then the password, then the letter', { timeout: 90_000 }, async () => {
    const [outcome, log] = await sends({});
    expect(outcome).toBe('sent');
    expect(log).toMatch(/<= notes@example\.org .*P=esmtpsa X=TLS1\.[23].* A=plain:alongside/);
  });

  test.each([
    ['a certificate that nobody vouches for', { ALONGSIDE_OUTGOING_CA: '' }, 'later'],
    ['a wrong password', { ALONGSIDE_MAIL_PASSWORD: 'another one' }, 'later'],
    // Here the server says no to the recipient: that it would not to others cannot be known.
    ['no TLS where the server wants a password', { ALONGSIDE_MAIL_TLS: 'off' }, 'refused'],
  ])('nothing is sent with %s', { timeout: 90_000 }, async (_, env, outcome) => {
    await reminders.some_rounds(); // until the server has laid down what came before
    const before = mail.mails().length;
    expect((await sends(env))[0]).toBe(outcome);
    expect(mail.mails()).toHaveLength(before);
  });
});

describe('by text message', () => {
  let gateway: TextGateway;
  let program: Program;
  let sam: Session;
  let clients = 0;

  beforeAll(async () => {
    gateway = await TextGateway.start();
    program = await Program.start('optional', { env: reminders.by_text(gateway) });
    sam = await program.add('Sam', 'clinician');
  });
  afterAll(async () => {
    await program?.end();
    await gateway?.end();
  });

  async function reachable(): Promise<[Session, string]> {
    const client = await program.add_client('Maria', sam);
    const number = `+1816555${String(1000 + ++clients)}`;
    gateway.answer = 202;
    const texts = () => gateway.messages_to(number).map(({ text }) => text);
    await reminders.can_be_reached(client, 'text', number, texts);
    return [client, number];
  }
  const reminders_to = (number: string) => gateway.messages_to(number).slice(1);

  test('a reminder is one request, with the key that makes it one', async () => {
    const [client, number] = await reachable();
    await wants_reminders(client, ['text']);
    await expect.poll(() => reminders_to(number).length).toBe(1);
    const [message] = reminders_to(number);
    expect(message!.token).toBe('Bearer the-token-of-a-test');
    expect(message!.key).toBe(message!.id);
    expect(message!.id).toMatch(/^[0-9a-f]{32}$/);
    expect(message!.text).toContain('You asked to be reminded.');
    expect(message!.text.replaceAll(program.server.url, '')).not.toMatch(revealing);
    await some_rounds();
    expect(reminders_to(number)).toHaveLength(1);
  });

  test.each([429, 503, 401])('%i is tried again under the same key', async (status) => {
    const [client, number] = await reachable();
    gateway.answer = status;
    await wants_reminders(client, ['text']);
    await expect.poll(() => reminders_to(number).length).toBeGreaterThanOrEqual(1);
    gateway.answer = 200;
    const before = await letters(program.server, 'text_sent');
    await expect.poll(() => letters(program.server, 'text_sent')).toBe(before + 1);
    const tries = reminders_to(number).length;
    expect(tries).toBeGreaterThanOrEqual(2);
    expect(new Set(reminders_to(number).map(({ key }) => key)).size).toBe(1);
    await some_rounds();
    expect(reminders_to(number)).toHaveLength(tries);
  });

  test.each([
    [404, 'text_refused'],
    [422, 'text_refused'],
    [500, 'text_unknown'],
    ['hangs up', 'text_unknown'],
  ] as const)('after %s there is no second try', async (answer, outcome) => {
    const [client, number] = await reachable();
    gateway.answer = answer;
    const before = await letters(program.server, outcome);
    await wants_reminders(client, ['text']);
    await expect.poll(() => letters(program.server, outcome)).toBe(before + 1);
    gateway.answer = 200;
    await some_rounds();
    expect(reminders_to(number)).toHaveLength(1);
  });

  test('a gateway that never answers is not asked again', { timeout: 90_000 }, async () => {
    const [client, number] = await reachable();
    gateway.answer = 'says nothing';
    const before = await letters(program.server, 'text_unknown');
    await wants_reminders(client, ['text']);
    const patience = { timeout: 60_000 }; // it is given half a minute
    await expect.poll(() => letters(program.server, 'text_unknown'), patience).toBe(before + 1);
    gateway.answer = 200;
    await some_rounds();
    expect(reminders_to(number)).toHaveLength(1);
  });
});
