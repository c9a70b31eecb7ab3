// Where a person can be reached: said by themselves, confirmed with a code, seen by nobody else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { can_be_reached, by_text, letters } from '../support/reminders.ts';
import { Program, type Session } from '../support/program.ts';
import { TextGateway } from '../support/text_gateway.ts';

let gateway: TextGateway;
let program: Program;
let sam: Session;
let maria: Session;
const number = '+18165550100';
const texts = (to = number) => gateway.messages_to(to).map(({ text }) => text);

beforeAll(async () => {
  gateway = await TextGateway.start();
  program = await Program.start('optional', { env: by_text(gateway) });
  sam = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', sam);
});
afterAll(async () => {
  await program?.end();
  await gateway?.end();
});

test('only the ways that the operator set up are offered', async () => {
  expect((await maria.get('/api/v1/reach')).json).toEqual({ channels: ['text'], items: [] });
  const by_mail = { channel: 'email', address: 'maria@example.org' };
  const reply = await maria.ask('PUT', '/api/v1/reach', { body: by_mail });
  expect([reply.status, reply.json.code]).toEqual([403, 'reach.channel']);
});

test('a code confirms an address, and the app shows both steps', async () => {
  const address = { channel: 'text', address: '+1 (816) 555-0100' };
  const asked = await maria.ask('PUT', '/api/v1/reach', { body: address });
  expect(asked.json.items).toEqual([
    { channel: 'text', address: number, confirmed: false, code_until: expect.any(String) },
  ]);
  await expect.poll(() => texts().length).toBe(1);
  const wrong = await maria.post('/api/v1/reach/confirm', { channel: 'text', code: 'x' });
  expect([wrong.status, wrong.json.code]).toEqual([422, 'reach.code_wrong']);
  const code = /\d{6}/.exec(texts()[0]!)![0];
  const confirmed = await maria.post('/api/v1/reach/confirm', { channel: 'text', code });
  const stands = [{ channel: 'text', address: number, confirmed: true }];
  expect(confirmed.json.items).toEqual(stands);
  expect((await maria.get('/api/v1/reach')).json.items).toEqual(stands);
  const again = await maria.post('/api/v1/reach/confirm', { channel: 'text', code });
  expect([again.status, again.json.code]).toEqual([410, 'reach.code_over']);
});

test('nobody sees or changes where another person can be reached', async () => {
  expect((await sam.get('/api/v1/reach')).json.items).toEqual([]);
  expect((await sam.ask('DELETE', '/api/v1/reach/text')).status).toBe(204);
  expect((await maria.get('/api/v1/reach')).json.items).toHaveLength(1);
  const nobody = await maria.ask('GET', '/api/v1/reach', { cookie: undefined });
  expect(nobody.status).toBe(401);
});

test.each(['maria', '8165550100', '+1816555010x', '+18165550100,+18165550101', '+1'])(
  '%s is no number',
  async (address) => {
    const reply = await maria.ask('PUT', '/api/v1/reach', { body: { channel: 'text', address } });
    expect([reply.status, reply.json.code, reply.json.field]).toEqual([
      ...[422, 'reach.address', '/address'],
    ]);
  },
);

test('a number that was taken back is gone', async () => {
  expect((await maria.ask('DELETE', '/api/v1/reach/text')).status).toBe(204);
  expect((await maria.get('/api/v1/reach')).json.items).toEqual([]);
  expect((await maria.ask('DELETE', '/api/v1/reach/pigeon')).status).toBe(404);
});

test('too many codes have to wait', async () => {
  const ask = (address: string) =>
    sam.ask('PUT', '/api/v1/reach', { body: { channel: 'text', address } });
  const statuses: number[] = [];
  for (let i = 0; i < 8; ++i) statuses.push((await ask(`+1816555020${i}`)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
  expect((await ask('+18165550300')).headers.get('retry-after')).toBe('3600');
});

test('neither log nor numbers hold an address or a code', async () => {
  await can_be_reached(maria, 'text', '+18165550177', () => texts('+18165550177'));
  expect(await letters(program.server, 'text_sent')).toBeGreaterThan(1);
  const watched = program.server.log + (await (await program.server.fetch('/metrics')).text());
  for (const { to, text } of gateway.messages) {
    expect(watched).not.toContain(to);
    expect(watched).not.toMatch(new RegExp(`\\b${/\d{6}/.exec(text)![0]}\\b`));
  }
});
