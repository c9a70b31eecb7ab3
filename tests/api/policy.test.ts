// What a program holds itself to, the same for everyone in it: limits and on-call hours (PLAN4, COPE3).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, Program, type Session, uuidv7 } from '../support/program.ts';

let program: Program;
let path: string;
let lead: Session;
let sam: Session;
let maria: Session;

beforeAll(async () => {
  program = await Program.start();
  path = `/api/v1/programs/${program.id}/policy`;
  lead = await program.add('Priya', 'supervisor');
  sam = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', sam);
});
afterAll(() => program.end());

const limits = [{ name: 'Visits', effect: 'We meet by phone', why: 'An hour can help another' }];
const desk = {
  who: 'The front desk',
  call: '+1 816 555 0142',
  days: ['monday', 'friday'],
  from: '20:00',
  to: '06:00',
};
const read = async (as: Session): Promise<Json> => (await as.get(path)).json;
const set = (as: Session, asked: object) => as.ask('PUT', path, { body: asked });

describe('A program’s policy', () => {
  test('is set by leads and read by everyone in the program', async () => {
    const before = await read(maria);
    expect(before).toMatchObject({ version: 0, limits: [], on_call: [], may_set: false });
    const done = await set(lead, { version: 0, limits, on_call: [desk] });
    expect(done.status, done.text).toBe(200);
    expect(await read(lead)).toMatchObject({ version: 1, may_set: true });
    expect(await read(maria)).toMatchObject({
      version: 1,
      zone: 'America/New_York',
      limits,
      on_call: [desk],
      changed_by: 'Priya',
      may_set: false,
    });
    for (const other of [sam, maria]) {
      const refused = await set(other, { version: 1, limits: [], on_call: [] });
      expect([refused.status, refused.json.code]).toEqual([403, 'policy.not_yours']);
    }
  });

  test('is found from the client it holds for', async () => {
    expect((await sam.view(maria.person)).program).toBe(program.id);
  });

  test('of another program is as if there were none', async () => {
    const other = program.add_program('Lakeside');
    const answers = await Promise.all(
      [other, uuidv7()].map((id) => lead.get(`/api/v1/programs/${id}/policy`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]!.text).toBe(answers[1]!.text);
    const asked = { version: 0, limits, on_call: [] };
    const put = await lead.ask('PUT', `/api/v1/programs/${other}/policy`, { body: asked });
    expect(put.status).toBe(404);
  });

  test('that somebody changed meanwhile is not written over', async () => {
    const { version } = await read(lead);
    await set(lead, { version, limits, on_call: [] });
    const late = await set(lead, { version, limits: [], on_call: [] });
    expect([late.status, late.json.code]).toEqual([409, 'policy.changed']);
    expect((await read(lead)).limits).toHaveLength(1);
  });

  test.each([
    ['/limits/1/name', { limits: [...limits, { name: 'VISITS', effect: 'Another' }] }],
    ['/on_call/0/call', { on_call: [{ ...desk, call: 'ask Dana' }] }],
    ['/on_call/0/call', { on_call: [{ ...desk, call: null }] }],
    ['/on_call/0/text', { on_call: [{ ...desk, text: '8+1' }] }],
    ['/on_call/0/days', { on_call: [{ ...desk, days: [] }] }],
    ['/on_call/0/days/0', { on_call: [{ ...desk, days: ['someday'] }] }],
    ['/on_call/0/from', { on_call: [{ ...desk, from: '24:00' }] }],
    ['/on_call/0/to', { on_call: [{ ...desk, to: '7:000' }] }],
  ])('a mistake is named by its field: %s', async (pointer, wrong) => {
    const { version } = await read(lead);
    const refused = await set(lead, { version, limits, on_call: [desk], ...wrong });
    expect([refused.status, refused.json.field]).toEqual([400, pointer]);
    expect((await read(lead)).version).toBe(version);
  });

  test('is shown and set by the command line, too', async () => {
    program.set_limit('Calls', 'We answer from eight to six');
    const shown = program.command('program', 'policy', program.id);
    expect(shown.limits).toMatchObject([{ name: 'Calls' }]);
    const told = await read(maria);
    expect(told).toMatchObject({ limits: [{ name: 'Calls' }] });
    expect(told).not.toHaveProperty('changed_by');
  });

  test('is whole on the command line: what was printed can be set again', async () => {
    const sensitive = {
      instrument: 'checkin',
      because: 'urge',
      at_least: 4,
      tell: ['clinician'],
      minutes: 30,
      then: ['supervisor'],
    };
    const whole = { limits, on_call: [desk], answer_hours: 48, sensitive: [sensitive] };
    const file = join(program.data, 'policy.json');
    writeFileSync(file, JSON.stringify(whole));
    const set_it = () => program.command('program', 'policy', program.id, '--set', file);
    expect(set_it()).toMatchObject(whole);
    expect(await read(lead)).toMatchObject({ ...whole, sensitive_is_usual: false });
    writeFileSync(file, JSON.stringify(program.command('program', 'policy', program.id)));
    expect(set_it()).toMatchObject(whole);
    writeFileSync(file, JSON.stringify({ limits, on_call: [desk] }));
    expect(set_it()).not.toHaveProperty('sensitive');
    expect(await read(lead)).toMatchObject({ answer_hours: 24, sensitive_is_usual: true });
  });
});
