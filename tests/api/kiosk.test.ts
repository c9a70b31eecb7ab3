// The clinic's tablet: set up by a lead, opened with a code or a PIN, good for nothing else (CHK6).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Detector } from '../support/leaks.ts';
import { api, draft, Program, type Reply, Session } from '../support/program.ts';

let program: Program;
let sam: Session;
let ruth: Session;
let maria: Session;
let kiosk: string;

beforeAll(async () => {
  program = await Program.start();
  sam = await program.add('Sam Okafor', 'clinician');
  maria = await program.add_client('Maria Rios', sam);
  ruth = await program.add('Ruth Imani', 'supervisor');
  kiosk = await set_up(ruth);
});
afterAll(() => program.end());

/** A lead makes the device a tablet; gives its cookie. */
async function set_up(lead: Session): Promise<string> {
  const started = await lead.post(`/api/v1/programs/${program.id}/kiosk`, { name: 'Front desk' });
  expect(started.status, started.text).toBe(201);
  const set = started.headers.getSetCookie();
  expect(set).toHaveLength(2);
  expect(set[0]).toMatch(/^alongside=; .*Max-Age=0/);
  expect(set[1]).toMatch(/^alongside-kiosk=[\w-]{40,}; Path=\/; HttpOnly; SameSite=Strict/);
  return set[1]!.split(';')[0]!;
}

const again = async (whom: Session) => {
  const { login, password } = whom;
  const reply = await api(program.server, 'POST', '/api/v1/sign-in', { body: { login, password } });
  whom.cookie = reply.headers.get('set-cookie')!.split(';')[0];
};
const open = (body: unknown, cookie = kiosk): Promise<Reply> =>
  api(program.server, 'POST', '/api/v1/kiosk/open', { body, cookie });
const code_of = async (by: Session = sam, client = maria.person): Promise<string> =>
  (await by.post(`/api/v1/clients/${client}/desk-code`)).json.code as string;
const pass = (path: string, body: object) =>
  api(program.server, 'POST', `/api/v1/passes/${path}`, { body });

describe('a tablet', () => {
  test('signs out whoever set it up, and says where it stands', async () => {
    expect((await ruth.get('/api/v1/me')).status).toBe(401);
    const here = await api(program.server, 'GET', '/api/v1/kiosk', { cookie: kiosk });
    expect(here.json).toMatchObject({ name: 'Front desk' });
    expect((await api(program.server, 'GET', '/api/v1/kiosk')).status).toBe(401);
  });

  test('opens nothing else with its cookie', async () => {
    for (const path of ['/api/v1/me', '/api/v1/caseload', `/api/v1/clients/${maria.person}`]) {
      expect((await api(program.server, 'GET', path, { cookie: kiosk })).status).toBe(401);
      const as_session = kiosk.replace('alongside-kiosk', 'alongside');
      expect((await api(program.server, 'GET', path, { cookie: as_session })).status).toBe(401);
    }
  });

  test('is set up, listed and ended by leads alone', async () => {
    const path = `/api/v1/programs/${program.id}`;
    for (const who of [sam, maria]) {
      expect((await who.post(`${path}/kiosk`, { name: 'Mine' })).status).toBe(404);
      expect((await who.get(`${path}/kiosks`)).status).toBe(404);
    }
    await again(ruth);
    const other = await set_up(ruth);
    await again(ruth);
    const { kiosks } = (await ruth.get(`${path}/kiosks`)).json;
    expect(kiosks).toHaveLength(2);
    const gone = kiosks[0].id as string;
    expect((await sam.ask('DELETE', `${path}/kiosks/${gone}`)).status).toBe(404);
    expect((await ruth.ask('DELETE', `${path}/kiosks/${gone}`)).status).toBe(204);
    expect((await ruth.ask('DELETE', `${path}/kiosks/${gone}`)).status).toBe(404);
    const left = await Promise.all(
      [kiosk, other].map((cookie) => api(program.server, 'GET', '/api/v1/kiosk', { cookie })),
    );
    expect(left.filter(({ status }) => status === 200)).toHaveLength(1);
    if (left[0]!.status !== 200) kiosk = other;
  });
});

describe('a code from the desk', () => {
  test('opens one visit, which ends when the client is done', async () => {
    const code = await code_of();
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const opened = await open({ code: code.toLowerCase().replace('-', ' ') });
    expect(opened.status, opened.text).toBe(200);
    const { token } = opened.json;
    expect((await open({ code })).status).toBe(422);
    const shown = await pass('look', { token });
    expect(shown.json).toMatchObject({ purpose: 'visit', called: opened.json.called });
    const entry = draft('checkin.recorded', {
      answers: [{ question: 'mood', value: 2 }],
      talk: true,
    });
    expect((await pass('entries', { token, entries: [entry] })).json.answers[0].status).toBe(
      'accepted',
    );
    expect((await pass('end', { token })).status).toBe(204);
    expect((await pass('look', { token })).status).toBe(410);
    expect((await pass('entries', { token, entries: [entry] })).status).toBe(410);
  });

  test('is made by the care team and the leads, and the client sees that', async () => {
    const stranger = await program.add('Kim Novak', 'clinician');
    expect((await stranger.post(`/api/v1/clients/${maria.person}/desk-code`)).status).toBe(404);
    expect((await maria.post(`/api/v1/clients/${maria.person}/desk-code`)).status).toBe(404);
    expect((await ruth.post(`/api/v1/clients/${maria.person}/desk-code`)).status).toBe(201);
    const { openings } = await maria.view(maria.person, '/openings');
    const makers = openings
      .filter(({ what }: { what: string }) => what === 'desk_code')
      .map(({ by }: { by: { person: string } }) => by.person);
    expect(makers).toEqual(expect.arrayContaining([sam.person, ruth.person]));
  });

  test('needs the tablet', async () => {
    expect((await open({ code: await code_of() }, '')).status).toBe(401);
    const wrong = await open({ code: await code_of() }, 'alongside-kiosk=wrong');
    expect(wrong.json.code).toBe('kiosk.none');
  });
});

describe('a PIN', () => {
  const set = (pin: string, current_password = maria.password) =>
    maria.ask('PUT', '/api/v1/session/pin', { body: { current_password, pin } });

  test('is chosen with the password, and only if it is hard to guess', async () => {
    expect((await set('123456')).json.code).toBe('pin.weak');
    expect((await set('274916', 'not my password')).json.code).toBe('password.wrong');
    expect((await set('274916')).status).toBe(204);
    expect((await maria.get('/api/v1/session/pin')).json.is_set).toBe(true);
    expect((await sam.get('/api/v1/session/pin')).status).toBe(404);
  });

  test('opens a visit with the sign-in name, and is gone when it is dropped', async () => {
    expect((await open({ login: maria.login, pin: '274916' })).status).toBe(200);
    expect((await maria.ask('DELETE', '/api/v1/session/pin')).status).toBe(204);
    expect((await open({ login: maria.login, pin: '274916' })).json.code).toBe('kiosk.wrong');
    expect((await set('274916')).status).toBe(204);
  });

  test('is closed after five wrong ones, known name or not', async () => {
    for (const login of [maria.login, 'nobody']) {
      const replies: Reply[] = [];
      for (let i = 0; i < 6; ++i) replies.push(await open({ login, pin: '999111' }));
      expect(replies.at(-1)!.json.code).toBe('kiosk.wait');
      expect(replies.at(-1)!.headers.get('retry-after')).toBe('3600');
    }
    expect((await open({ code: await code_of() })).status).toBe(200);
  });

  test('code and PIN do not come together', async () => {
    for (const body of [{}, { code: 'A', login: 'b', pin: 'c' }, { login: 'b' }, { pin: 'c' }]) {
      expect((await open(body)).status).toBe(400);
    }
  });
});

test('codes, tokens and PINs are nowhere in clear', async () => {
  const code = await code_of();
  const detector = new Detector();
  for (const text of [code, code.replace('-', ''), kiosk.split('=')[1]!]) detector.add(text);
  const opened = await open({ code });
  detector.add(opened.json.token as string);
  expect(detector.in_folder(program.data)).toEqual([]);
  for (const text of [code, kiosk.split('=')[1]!, opened.json.token as string]) {
    expect(program.server.log).not.toContain(text);
  }
});
