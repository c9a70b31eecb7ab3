// The access matrix: every role over every kind, view, list and stream, near and far, before, during
// and after. What is expected comes from the rules as the program prints them
// (`alongside describe rules --json`), never from what the server does.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../support/contract.ts';
import { Events } from '../support/events.ts';
import {
  accept,
  api,
  cookie_of,
  draft,
  type Json,
  Program,
  type Role,
  secret_in,
  Session,
  set_up_totp,
  uuidv7,
} from '../support/program.ts';
import { ask_raw, difference, type RawAsked } from '../support/raw.ts';
import {
  areas,
  type Audience,
  may_be_together,
  may_open,
  may_see,
  may_write,
  rules,
  sample_request,
  type Standing,
} from '../support/rules.ts';
import {
  failing,
  holding,
  joins,
  leaves,
  put,
  type Scene,
  scene_draft,
  limit,
  type Stage,
  write_everything,
} from '../support/scenes.ts';

const patience = 240_000; // sanitized and without caches, a stage takes its time

let program: Program;
let lakeside: string;
let sam: Session; // clinician who walks with Maria
let alex: Session; // recovery coach who does too
let pat: Session; // clinician of the same program: joins, and leaves again
let sid: Session; // recovery coach whom scenes put on and off teams
let ruth: Session; // supervisor
let lee: Session; // administrator
let eve: Session; // administrator of both programs
let ana: Session; // supporter: nothing shared, then everything, then single parts, then nothing
let bea: Session; // supporter whom nobody named
let fay: Session; // supporter whom the scenes' consents name
let noor: Session; // another client of the same program
let dana: Session; // clinician here, client at Lakeside
let kim: Session; // clinician at Lakeside
let max: Session; // supervisor at Lakeside
let jo: Session; // client at Lakeside
let hal: Session; // has only typed a password; the code is still to come
let maria: Session;

async function begin_lakeside() {
  eve = await program.add('Eve', 'administrator', '--program', 'Harbor');
  const added = await eve.post('/api/v1/programs', { name: 'Lakeside', zone: 'America/Chicago' });
  lakeside = added.json.id;
  kim = await program.add('Kim', 'clinician', '--program', 'Lakeside');
  max = await program.add('Max', 'supervisor', '--program', 'Lakeside');
  jo = await program.add_client('Jo', kim);
  dana = await program.add('Dana', 'clinician', '--program', 'Harbor');
  const as_client = { program: lakeside, role: 'client' };
  const done = await eve.post(`/api/v1/people/${dana.person}/memberships`, as_client);
  expect(done.status).toBe(204);
}

async function half_signed_in(): Promise<Session> {
  const whole = await program.add('Hal', 'clinician', '--program', 'Harbor');
  await set_up_totp(whole);
  const half = await again(whole);
  expect((await half.get('/api/v1/me')).json.code).toBe('session.unfinished');
  return half;
}

/** So that those who walk along have one to fill in. */
async function allow_a_form_for_staff(): Promise<void> {
  const path = `/api/v1/programs/${program.id}/instruments/c-ssrs`;
  const body = { on: true, accepts_notice: true };
  expect((await lee.ask('PUT', path, { body })).status).toBe(200);
}

/** Another session of the same person. */
async function again(whom: Session): Promise<Session> {
  const body = { login: whom.login, password: whom.password };
  const reply = await api(program.server, 'POST', '/api/v1/sign-in', { body });
  return new Session(program.server, whom.person, cookie_of(reply), whom.login, whom.password);
}

beforeAll(async () => {
  program = await Program.start();
  program.set_limit(limit.name, limit.effect);
  const here = ['--program', 'Harbor'];
  sam = await program.add('Sam', 'clinician');
  await begin_lakeside();
  alex = await program.add('Alex', 'recovery_coach', ...here);
  pat = await program.add('Pat', 'clinician', ...here);
  sid = await program.add('Sid', 'recovery_coach', ...here);
  ruth = await program.add('Ruth', 'supervisor', ...here);
  lee = await program.add('Lee', 'administrator', ...here);
  ana = await program.add('Ana', 'supporter', ...here);
  bea = await program.add('Bea', 'supporter', ...here);
  fay = await program.add('Fay', 'supporter', ...here);
  noor = await program.add_client('Noor', pat);
  maria = await program.add_client('Maria', sam);
  hal = await half_signed_in();
  await allow_a_form_for_staff();
}, patience);
afterAll(() => program.end());

interface Reader extends Standing {
  name: string;
  session: Session;
}
const someone = (
  name: string,
  session: Session,
  relation: Standing['relation'],
  role: Role,
  parts: string[] = [],
): Reader => ({ name, session, person: session.person, relation, role, areas: parts });

/** Everyone who has nothing to do with a client of Sam's, whatever else they are. */
const strangers = (): Reader[] => [
  someone('a clinician of another program', kim, 'none', 'clinician'),
  someone('a supervisor of another program', max, 'none', 'supervisor'),
  someone('a client of another program', jo, 'none', 'client'),
  someone('another client of the program', noor, 'none', 'client'),
  someone('a clinician who is a client elsewhere', dana, 'none', 'clinician'),
  someone('a supporter whom nobody named', bea, 'none', 'supporter'),
];

/** Who is near: the client, two who walk along, two leads, a supporter of everything. */
const nearest = (client: Session): Reader[] => [
  someone('the client', client, 'self', 'client'),
  someone('their clinician', sam, 'care_team', 'clinician'),
  someone('their recovery coach', alex, 'care_team', 'recovery_coach'),
  someone('a supervisor', ruth, 'lead', 'supervisor'),
  someone('an administrator', lee, 'lead', 'administrator'),
];

const stage_of = (client: Session): Stage => ({
  ...{ client, clinician: sam, lead: ruth, program: program.id, written: [] },
  spare: { person: sid.person, role: 'recovery_coach' },
  friend: { person: fay.person },
});

/** Supporters write where supporters read. */
const heard_by = (author: Standing): Audience =>
  author.relation === 'supporter' ? 'shared' : 'circle';

const entries_path = (subject: string) => `/api/v1/journals/${subject}/entries`;

describe('the matrix is whole', () => {
  test('every condition of the writing table has its scenes', () => {
    const conditions = [...new Set(rules.writing.map((rule) => rule.when))].sort();
    expect(Object.keys(holding).sort()).toEqual(conditions);
    expect(Object.keys(failing).sort()).toEqual(conditions);
  });

  test('every kind has a rule, every view of the contract says for whom it opens', () => {
    const ruled = new Set(rules.writing.map((rule) => rule.kind));
    expect([...ruled].sort()).toEqual(rules.kinds.map((kind) => kind.kind).sort());
    expect(views.map(view_of).sort()).toEqual(rules.opening.map((rule) => rule.view).sort());
  });

  test('every route of the contract is asked by everyone', () => {
    const all = routes().map(({ method, path }) => `${method} ${path}`);
    const known = [
      ...about_someone.map(({ method, path }) => `${method} ${path}`),
      ...Object.keys(about_nobody),
      ...about_the_asker,
    ];
    expect(known.sort()).toEqual(all.sort());
  });
});

// --- writing ------------------------------------------------------------------------------------

describe('writing', () => {
  const kinds = [...new Set(rules.writing.map((rule) => rule.kind))];

  /** A client of their own for each kind, with everyone in place. */
  async function new_stage(kind: string): Promise<{ stage: Stage; near: Reader[] }> {
    const client = await program.add_client(`Client of ${kind}`, sam);
    const stage = stage_of(client);
    await joins(stage, { person: alex.person, role: 'recovery_coach' });
    const body = { person: ana.person, areas };
    await put(stage, client, 'consent.given', 'circle', { body });
    const supporter = someone('a supporter', ana, 'supporter', 'supporter', areas);
    return { stage, near: [...nearest(client), supporter] };
  }

  async function tries(stage: Stage, author: Reader, kind: string, when: string, scene: Scene) {
    const [entry] = scene_draft(kind, scene, heard_by(author));
    const [answer] = await author.session.hand_in(stage.client.person, [entry]);
    const expected = may_write(kind, author, scene.holds);
    const what = `${author.name}, ${kind}, ${when}: ${JSON.stringify(answer)}`;
    expect(answer.status, what).toBe(expected ? 'accepted' : 'refused');
    if (expected) return;
    expect(answer.problem, what).toMatchObject({ status: 403, code: `rule.${kind}` });
    holds_no_words(stage, author, JSON.stringify(answer), what);
  }

  test.each(kinds)(
    '%s: as the table says, where its condition holds and where not',
    async (kind) => {
      const { stage, near } = await new_stage(kind);
      for (const { when } of rules.writing.filter((rule) => rule.kind === kind)) {
        for (const author of near) {
          for (const setting of [holding[when], failing[when]]) {
            if (!setting) continue;
            // Whoever left in the case before is back.
            await joins(stage, { person: sam.person, role: 'clinician' });
            await joins(stage, { person: alex.person, role: 'recovery_coach' });
            const scene = await setting(stage, author, heard_by(author));
            await tries(stage, author, kind, when, scene);
          }
        }
      }
      const { head } = await stage.client.view(stage.client.person, '/plan');
      for (const author of [
        ...strangers(),
        someone('not yet on the team', pat, 'none', 'clinician'),
      ]) {
        const [entry] = scene_draft(kind, { holds: [] }, 'circle');
        const body = { entries: [entry] };
        const reply = await author.session.post(entries_path(stage.client.person), body);
        expect(reply.status, `${author.name}, ${kind}`).toBe(404);
      }
      expect((await stage.client.view(stage.client.person, '/plan')).head).toBe(head);
    },
    patience,
  );

  const of_the_client = [
    ...new Set(rules.writing.filter(({ who }) => who.includes('client')).map(({ kind }) => kind)),
  ];
  test.each(of_the_client)(
    '%s: in session, for the client to confirm, by the care team and where the table says so',
    async (kind) => {
      const { stage, near } = await new_stage(`${kind} together`);
      const { when } = rules.writing.find(
        (rule) => rule.kind === kind && rule.who.includes('client'),
      )!;
      for (const author of near) {
        const setting = await holding[when]!(
          stage,
          { session: stage.client, role: 'client' },
          'circle',
        );
        const [entry] = scene_draft(kind, { ...setting, on_behalf: true }, 'circle');
        const [answer] = await author.session.hand_in(stage.client.person, [entry]);
        const expected = author.relation === 'care_team' && may_be_together(kind);
        const what = `${author.name}, ${kind}: ${JSON.stringify(answer)}`;
        expect(answer.status, what).toBe(expected ? 'accepted' : 'refused');
        if (!expected) expect(answer.problem.code, what).toBe('rule.on_behalf');
      }
    },
    patience,
  );

  test('for other readers than one may: only the client, and nobody counseling notes', async () => {
    const { stage, near } = await new_stage('audiences');
    for (const author of near) {
      for (const audience of ['mine', 'circle', 'shared', 'counseling'] as Audience[]) {
        const [entry] = scene_draft('message.sent', { holds: [] }, audience);
        const [answer] = await author.session.hand_in(stage.client.person, [entry]);
        const fits =
          author.relation === 'self' ? audience !== 'counseling' : audience === heard_by(author);
        const expected = may_write('message.sent', author, []) && fits;
        const what = `${author.name}, ${audience}`;
        expect(answer.status, what).toBe(expected ? 'accepted' : 'refused');
        if (!fits) expect(answer.problem.code, what).toBe('rule.audience');
      }
    }
  });
});

// --- reading ------------------------------------------------------------------------------------

const views = routes()
  .filter(({ method, path }) => method === 'GET' && /\{(id|subject)\}/.test(path))
  .map(({ path }) => path)
  .filter((path) => !path.startsWith('/api/v1/programs/'));
const view_of = (path: string) => (path.endsWith('}') ? 'client' : path.split('/').pop()!);
const at = (path: string, subject: string) => path.replace(/\{(id|subject)\}/, subject);

/** Throws where a text holds a word of an entry that its reader may not see. */
function holds_no_words(stage: Stage, reader: Standing, text: string, what: string) {
  const hidden = stage.written.filter((entry) => !may_see(entry, reader));
  const leaked = hidden.filter((entry) => entry.words.some((word) => text.includes(word)));
  expect(leaked, what).toEqual([]);
}

/** All pages of the two views that list entries. */
async function all_entries(
  session: Session,
  path: string,
): Promise<{ ids: string[]; text: string }> {
  const ids: string[] = [];
  let text = '';
  let more = '?limit=40';
  while (more) {
    const reply = await session.get(path + more);
    expect(reply.status).toBe(200);
    text += reply.text;
    const { entries, items, next } = reply.json;
    ids.push(...(entries ?? items.map((i: Json) => i.entry)).map((e: Json) => e.id as string));
    more = next === undefined ? '' : `?limit=40&${entries ? 'after' : 'cursor'}=${next}`;
  }
  return { ids: ids.sort(), text };
}

/** Reads every view of Maria as someone, and holds it against the tables. */
async function reads(stage: Stage, reader: Reader) {
  const may = stage.written.filter((entry) => may_see(entry, reader));
  for (const path of views) {
    const what = `${reader.name} (${reader.areas?.join(' ')}) reads ${path}`;
    const reply = await reader.session.get(at(path, stage.client.person));
    expect(reply.status, what).toBe(may_open(view_of(path), reader) ? 200 : 404);
    holds_no_words(stage, reader, reply.text, what);
    if (reply.status !== 200 || !['timeline', 'entries'].includes(view_of(path))) continue;
    const all = await all_entries(reader.session, at(path, stage.client.person));
    const expected = may.map((entry) => entry.id).sort();
    expect(
      all.ids.filter((id) => id !== first_entry),
      what,
    ).toEqual(expected);
    holds_no_words(stage, reader, all.text, what);
    // The words are there for whoever may see them: their absence elsewhere means something.
    const shown = may.filter((entry) => entry.words.every((word) => all.text.includes(word)));
    expect(shown.length, what).toBe(may.length);
  }
  const board = await reader.session.get('/api/v1/caseload');
  holds_no_words(stage, reader, board.text, `${reader.name}, caseload`);
  if (reader.relation !== 'care_team') expect(board.text).not.toContain(stage.client.person);
}

/** One entry for each part and audience, heard or not as the tables say. */
async function hear(stage: Stage, readers: Reader[]) {
  const streams = [];
  for (const reader of readers) {
    const session = await again(reader.session);
    streams.push({ reader, session, events: await Events.open(session) });
  }
  const said: { seq: number; id: string }[] = [];
  for (const kind of ['vision.written', 'goal.proposed', 'support.chosen', 'message.sent']) {
    for (const audience of ['mine', 'circle', 'shared'] as const) {
      const [entry, words] = scene_draft(kind, { holds: [] }, audience);
      const [answer] = await stage.client.hand_in(stage.client.person, [entry]);
      const author = stage.client.person;
      stage.written.push({ id: entry.id, kind, audience, author, words });
      said.push({ seq: answer.seq, id: entry.id });
    }
  }
  for (const { reader, session, events } of streams) {
    // Signing out ends the stream after everything that came before.
    expect((await session.post('/api/v1/sign-out')).status).toBe(204);
    await events.end();
    const about_her = events.heard.filter((heard) => heard.data.subject === stage.client.person);
    const expected = said.filter(({ id }) =>
      may_see(
        stage.written.find((entry) => entry.id === id)!,
        reader,
      ),
    );
    expect(
      about_her.map((heard) => heard.data.seq),
      `${reader.name} (${reader.areas?.join(' ')}) hears`,
    ).toEqual(expected.map(({ seq }) => seq));
  }
}

let stage: Stage;
let first_entry: string; // "Sam begins to walk with Maria" was written by adding her

describe('reading, stage by stage', () => {
  const consents: string[] = [];
  const shares = async (parts: string[]) => {
    for (const about of consents.splice(0)) {
      await put(stage, maria, 'consent.revoked', 'circle', { about });
    }
    if (parts.length === 0) return;
    const body = { person: ana.person, areas: parts };
    consents.push((await put(stage, maria, 'consent.given', 'circle', { body })).about);
  };
  const everyone = (team: boolean, parts: string[]) => [
    ...nearest(maria),
    someone('a clinician who comes and goes', pat, team ? 'care_team' : 'none', 'clinician'),
    someone('a supporter', ana, parts.length > 0 ? 'supporter' : 'none', 'supporter', parts),
    ...strangers(),
  ];

  beforeAll(async () => {
    stage = stage_of(maria);
    first_entry = (await maria.get(entries_path(maria.person))).json.entries[0].id;
    await joins(stage, { person: alex.person, role: 'recovery_coach' });
    await write_everything(stage);
  }, patience);

  const happens = async (team: boolean, parts: string[]) => {
    for (const reader of everyone(team, parts)) await reads(stage, reader);
    await hear(stage, everyone(team, parts));
  };

  test('before', () => happens(false, []), patience);

  test(
    'while Pat walks along and everything is shared with Ana',
    async () => {
      await joins(stage, { person: pat.person, role: 'clinician' });
      await shares(areas);
      await happens(true, areas);
    },
    patience,
  );

  test.each(areas)(
    'while only %s is shared',
    async (area) => {
      await shares([area]);
      const reader = someone('a supporter', ana, 'supporter', 'supporter', [area]);
      await reads(stage, reader);
      await hear(stage, [reader]);
    },
    patience,
  );

  test(
    'after',
    async () => {
      await leaves(stage, pat.person);
      await shares([]);
      await happens(false, []);
    },
    patience,
  );

  test('who has only typed a password, and who is not signed in, read nothing', async () => {
    for (const session of [hal, new Session(program.server, hal.person, undefined, '', '')]) {
      for (const { method, path } of routes()) {
        if (about_the_asker.includes(`${method} ${path}`)) continue;
        if (public_routes.includes(`${method} ${path}`)) {
          expect((await session.ask(method, path)).status).toBe(200);
          continue;
        }
        const body = sample_request(method, path);
        const filled = at(path, maria.person).replace('{source}/{key}', 'a/b');
        const reply = await session.ask(method, filled, body ? { body } : {});
        expect(reply.status, `${method} ${path}`).toBe(401);
        const code = session === hal ? 'session.unfinished' : 'session.none';
        expect(reply.json.code).toBe(code);
      }
    }
  });
});

// --- strangers ----------------------------------------------------------------------------------

/** Routes about a person: to a stranger it is the same whether there is such a client. */
const about_someone = routes().filter(({ path }) => /\{(id|subject)\}/.test(path));

type Way = Omit<RawAsked, 'path'> & { query?: string };

/** Ways of asking that might tell a client from nobody. */
function ways(method: string, path: string, tag: string): Way[] {
  if (method === 'GET') {
    const queries = ['?limit=0', '?limit=1&cursor=3', '?cursor=nowhere', '?after=2', '?after=x'];
    return [
      {},
      { method: 'HEAD' },
      { method: 'OPTIONS' },
      { headers: { 'If-None-Match': tag } },
      ...queries.map((query) => ({ query })),
    ];
  }
  if (method === 'DELETE') {
    const roles = [
      `program=${lakeside}&role=client`,
      `program=${program.id}&role=client`,
      'role=x',
    ];
    return roles.map((role) => ({ method, query: `?${role}` }));
  }
  const body = sample_request(method, path) as Json;
  const whole = body?.entries
    ? { entries: [draft('message.sent', { words: 'Are you there?' })] }
    : body && { ...body, program: lakeside, role: 'client' };
  const texts = [whole && JSON.stringify(whole), '{}', '{"entries":[]}', '{"entries":[{}]}', '['];
  const headers = { 'Content-Type': 'application/json' };
  return texts.map((text) => ({ method, ...(text ? { headers, body: text } : {}) }));
}

/** What tells a real person from nobody, in one way of asking for one route. */
async function told_apart(
  url: string,
  cookie: string,
  path: string,
  real: string,
  asked: Way,
): Promise<string | undefined> {
  const ask = (id: string) =>
    ask_raw(url, {
      ...asked,
      path: at(path, id) + (asked.query ?? ''),
      headers: { Cookie: cookie, ...asked.headers },
    });
  return difference(await ask(real), await ask(uuidv7()));
}

describe('a stranger gets the same bytes for a client and for nobody', () => {
  test.each(about_someone.map(({ method, path }) => [method, path]))(
    '%s %s',
    async (method, path) => {
      const is_program = path.startsWith('/api/v1/programs/');
      const tag = (await sam.get(`/api/v1/clients/${maria.person}/plan`)).headers.get('etag') ?? '';
      const asking = [
        ...strangers(),
        ...(is_program ? [] : [someone('who left the team', pat, 'none', 'clinician')]),
      ];
      for (const { name, session } of asking) {
        // Of a program someone is no stranger who works in it.
        if (is_program && session !== kim && session !== max) continue;
        for (const asked of ways(method, path, tag)) {
          const real = is_program ? program.id : maria.person;
          const found = await told_apart(program.server.url, session.cookie!, path, real, asked);
          expect(found, `${name}: ${JSON.stringify(asked)}`).toBeUndefined();
        }
      }
    },
    patience,
  );

  test('a lead of another program gains nothing over someone else’s client by giving a role', async () => {
    const body = { program: lakeside, role: 'client' };
    const path = `/api/v1/people/${maria.person}/memberships`;
    expect((await max.post(path, body)).status).toBe(404);
    expect((await max.get(`/api/v1/clients/${maria.person}/sharing`)).status).toBe(404);
    expect((await max.post(`/api/v1/people/${maria.person}/invitations`)).status).toBe(404);
  });

  test('nor does a consent that names a client, whom nobody else may know of', async () => {
    const gives = async (person: string) => {
      const [entry] = scene_draft('consent.given', { holds: [], body: { person } }, 'circle');
      const [answer] = await maria.hand_in(maria.person, [entry]);
      return { ...answer, id: undefined };
    };
    expect(await gives(jo.person)).toEqual(await gives(uuidv7()));
    expect(await gives(noor.person)).toEqual(await gives(uuidv7()));
  });

  test('a supporter invites nobody: a new password would be theirs', async () => {
    const body = { person: ana.person, areas };
    const { about } = await put(stage, maria, 'consent.given', 'circle', { body });
    const path = `/api/v1/people/${maria.person}/invitations`;
    expect((await ana.post(path)).status).toBe(404);
    await put(stage, maria, 'consent.revoked', 'circle', { about });
    expect((await ana.post(path)).status).toBe(404);
  });
});

describe('the comparison itself', () => {
  const answer = { status: 404, lines: ['Date: now', 'Content-Type: a'], body: Buffer.from('{}') };

  test.each([
    ['the same at another time', { lines: ['Date: later', 'Content-Type: a'] }, undefined],
    ['another status', { status: 403 }, /^status/],
    ['one header more', { lines: [...answer.lines, 'ETag: "1"'] }, /^header/],
    ['another value', { lines: ['Date: now', 'Content-Type: b'] }, /^header/],
    ['one byte of the body', { body: Buffer.from('{ }') }, /^body/],
  ])('%s', (_, change, found) => {
    const said = difference(answer, { ...answer, ...change });
    if (found) expect(said).toMatch(found);
    else expect(said).toBeUndefined();
  });

  test('a server that leaks one header is found out', async () => {
    const server = createServer((request, response) => {
      if (request.url?.includes(maria.person)) response.setHeader('X-Cache', 'HIT');
      response.statusCode = 404;
      response.end('{}');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const path = '/api/v1/clients/{id}/plan';
      expect(await told_apart(url, 'a=b', path, maria.person, {})).toContain('X-Cache');
      expect(await told_apart(url, 'a=b', path, uuidv7(), {})).toBeUndefined();
    } finally {
      server.close();
    }
  });

  test('a word of a hidden entry in an answer is found out', () => {
    const hidden = stage.written.find((entry) => entry.audience === 'mine' && entry.words.length)!;
    const reader = someone('their clinician', sam, 'care_team', 'clinician');
    expect(() => holds_no_words(stage, reader, `{"words":"${hidden.words[0]}"}`, '')).toThrow();
  });
});

// --- lists, searches, what concerns nobody else -------------------------------------------------

const is_lead = (role: Role) => role === 'supervisor' || role === 'administrator';
const walks = (role: Role) => role === 'clinician' || role === 'recovery_coach';

/** Routes that name nobody, with what each role may expect. */
const works = (role: Role) => is_lead(role) || walks(role);
const keeps_lists = (role: Role) => is_lead(role) || role === 'recovery_coach';
/** Staff are told why not, others nothing. */
const shut = (role: Role) => (works(role) ? 403 : 404);

const about_nobody: Record<string, (role: Role) => number> = {
  'GET /api/v1/me': () => 200,
  'GET /api/v1/people': (role) => (is_lead(role) ? 200 : 403),
  'POST /api/v1/people': (role) => (is_lead(role) || walks(role) ? 201 : 403), // a client
  'GET /api/v1/programs': () => 200,
  'POST /api/v1/programs': (role) => (role === 'administrator' ? 201 : 403),
  'GET /api/v1/caseload': (role) => (walks(role) ? 200 : 403),
  'GET /api/v1/walking': (role) => (walks(role) ? 200 : 403),
  'GET /api/v1/concerns': () => 200, // those that one was told of
  'GET /api/v1/instruments/{instrument}': () => 404, // there is none of that name
  'GET /api/v1/events': () => 200,
  'GET /api/v1/directory/search': () => 200,
  'GET /api/v1/directory/choices': () => 200,
  'GET /api/v1/directory/meetings/{source}/{key}': () => 404, // none was imported
  'GET /api/v1/directory/needs': () => 200,
  'GET /api/v1/directory/resources': () => 200,
  'GET /api/v1/directory/resources/{source}/{key}': () => 404, // none was imported
  'GET /api/v1/directory/sources': (role) => (works(role) ? 200 : 404),
  'PUT /api/v1/directory/sources/{source}': (role) => (is_lead(role) ? 200 : shut(role)),
  'POST /api/v1/directory/sources/{source}/refresh': (role) => (is_lead(role) ? 422 : shut(role)), // it has no address
  'DELETE /api/v1/directory/sources/{source}': (role) =>
    ({ supervisor: 204, administrator: 404 })[role as string] ?? shut(role), // once
  'GET /api/v1/directory/own': (role) => (works(role) ? 200 : 404),
  'PUT /api/v1/directory/own/meetings/{key}': (role) => (keeps_lists(role) ? 204 : shut(role)),
  'PUT /api/v1/directory/own/resources/{key}': (role) => (keeps_lists(role) ? 204 : shut(role)),
  'DELETE /api/v1/directory/own/{key}': (role) =>
    ({ recovery_coach: 204 })[role as string] ?? (keeps_lists(role) ? 404 : shut(role)),
  'GET /api/v1/directory/corrections': (role) => (works(role) ? 200 : 404),
  'POST /api/v1/directory/corrections': () => 404, // no list names it; so of the rest
  'PUT /api/v1/directory/corrections/{correction}': (role) =>
    keeps_lists(role) ? 404 : shut(role),
  'POST /api/v1/directory/splits': (role) => (keeps_lists(role) ? 404 : shut(role)),
  'DELETE /api/v1/directory/splits/{source}/{key}': (role) =>
    keeps_lists(role) ? 404 : shut(role),
  'GET /api/v1/library': () => 200,
  'GET /api/v1/library/{language}/{page}': () => 200,
  'GET /api/v1/help': () => 200,
};

const own_key = uuidv7();
const own_meeting = {
  ...{ name: 'Early birds', fellowship: 'other', day: 'monday', starts: '07:00', types: [] },
  ...{ address: '1 Main St', city: 'Salem', state: 'OR', country: 'US' },
};
const own_resource = {
  ...{ name: 'Warm meals', categories: ['Food'], documents: [], languages: [], hours: [] },
  phones: [{ number: '555-010-0199' }],
};

/** What tells nothing of anybody, and therefore everybody. */
const public_routes = ['GET /api/v1/help'];

/** Routes about the asker's own way in (`session`, `passes`, `kiosk`), where they can be reached (`reach`), and their own calendar. */
const about_the_asker = [
  'POST /api/v1/passes/look',
  'POST /api/v1/passes/entries',
  'POST /api/v1/passes/end',
  'GET /api/v1/kiosk',
  'POST /api/v1/kiosk/open',
  'GET /api/v1/session/pin',
  'PUT /api/v1/session/pin',
  'DELETE /api/v1/session/pin',
  'POST /api/v1/sign-in',
  'POST /api/v1/sign-in/code',
  'POST /api/v1/sign-out',
  'POST /api/v1/sign-out/everywhere',
  'POST /api/v1/invitations/look',
  'POST /api/v1/invitations/accept',
  'POST /api/v1/me/password',
  'POST /api/v1/me/totp',
  'POST /api/v1/me/totp/confirm',
  'GET /api/v1/reach',
  'PUT /api/v1/reach',
  'POST /api/v1/reach/confirm',
  'DELETE /api/v1/reach/{channel}',
  'GET /api/v1/calendar',
  'POST /api/v1/calendar',
  'DELETE /api/v1/calendar',
  'GET /calendar/{file}',
];

describe('lists and searches', () => {
  const ids = (list: { id: string }[]) => list.map((person) => person.id);
  const told = (people: { memberships: { program: { id: string } }[] }[]) =>
    new Set(people.flatMap((person) => person.memberships.map((held) => held.program.id)));

  async function everyone_listed(session: Session, limit: number): Promise<Json[]> {
    const people: Json[] = [];
    let cursor = '';
    do {
      const page = (await session.get(`/api/v1/people?limit=${limit}${cursor}`)).json;
      people.push(...page.people);
      // A cursor names nobody whom the list does not show.
      if (page.next) expect(ids(people)).toContain(page.next);
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor);
    return people;
  }

  test('a lead sees the people of their own programs, and only what those are there', async () => {
    for (const limit of [1, 100]) {
      const at_lakeside = await everyone_listed(max, limit);
      expect(ids(at_lakeside).sort()).toEqual(
        [eve, kim, max, jo, dana].map((session) => session.person).sort(),
      );
      expect([...told(at_lakeside)]).toEqual([lakeside]);
    }
    const at_harbor = await everyone_listed(ruth, 7);
    expect(ids(at_harbor)).not.toContain(jo.person);
    expect(ids(at_harbor)).toContain(dana.person);
    expect([...told(at_harbor)]).toEqual([program.id]);
    expect(told(await everyone_listed(eve, 100)).size).toBe(2);
  });

  test('a search by name finds nobody of another program', async () => {
    const found = async (session: Session, name: string) =>
      (await session.get(`/api/v1/people?name=${name}`)).json.people as Json[];
    expect(ids(await found(max, 'jo'))).toEqual([jo.person]);
    expect(await found(max, 'maria')).toEqual([]);
    expect(await found(ruth, 'jo')).toEqual([]);
    expect([...told(await found(ruth, 'dana'))]).toEqual([program.id]);
  });

  test('who may not search learns nothing from trying', async () => {
    for (const session of [sam, kim, jo, ana, maria]) {
      const [known, unknown] = [
        await session.get('/api/v1/people?name=maria'),
        await session.get('/api/v1/people?name=nobody'),
      ];
      expect(known.status).toBe(403);
      expect(known.text).toBe(unknown.text);
    }
  });

  test('a caseload has the clients one walks with, programs are one’s own', async () => {
    const clients = async (session: Session) => {
      const found: string[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const page = await session.get(`/api/v1/caseload?limit=100&cursor=${cursor}`);
        found.push(...page.json.clients.map((c: Json) => c.client));
        cursor = page.json.next;
      }
      return found;
    };
    expect(await clients(kim)).toEqual([jo.person]);
    expect(await clients(pat)).toEqual([noor.person]);
    expect(await clients(sam)).toContain(maria.person);
    const programs = async (session: Session) =>
      ids((await session.get('/api/v1/programs')).json.programs);
    expect(await programs(kim)).toEqual([lakeside]);
    expect(await programs(maria)).toEqual([program.id]);
    expect((await programs(dana)).length).toBe(2);
  });

  test('the staff of a program are shown to who works there, as what they are there', async () => {
    const staff = async (session: Session, id: string) =>
      session.get(`/api/v1/programs/${id}/staff`);
    for (const session of [maria, jo, kim, max, ana]) {
      expect((await staff(session, program.id)).status).toBe(404);
    }
    const shown = (await staff(sam, program.id)).json.people;
    expect(ids(shown)).toContain(dana.person);
    expect([...told(shown)]).toEqual([program.id]);
    expect(ids((await staff(kim, lakeside)).json.people)).not.toContain(dana.person);
  });

  test.each(Object.keys(about_nobody))('%s, by role', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const asking: [Session, Role][] = [
      [maria, 'client'],
      [sam, 'clinician'],
      [alex, 'recovery_coach'],
      [ana, 'supporter'],
      [ruth, 'supervisor'],
      [lee, 'administrator'],
    ];
    const bodies: Record<string, object> = {
      '/api/v1/people': { name: 'Someone New', role: 'client', program: program.id },
      '/api/v1/programs': { name: `Somewhere`, zone: 'America/Chicago' },
      '/api/v1/directory/sources/{source}': { label: 'A list' },
      '/api/v1/directory/sources/{source}/refresh': {},
      '/api/v1/directory/own/meetings/{key}': own_meeting,
      '/api/v1/directory/own/resources/{key}': own_resource,
      '/api/v1/directory/corrections': { id: uuidv7(), listing: 'no/where', what: 'gone' },
      '/api/v1/directory/corrections/{correction}': { state: 'shown' },
      '/api/v1/directory/splits': { listing: 'no/where' },
    };
    for (const [session, role] of asking) {
      const filled = path
        .replace('{source}/{key}', 'none/none')
        .replace('{source}', 'city')
        .replace('{key}', own_key)
        .replace('{correction}', own_key)
        .replace('{language}/{page}', 'en/urges')
        .replace(/library$/, 'library?language=en');
      const expected = about_nobody[route]!(role);
      if (path === '/api/v1/events') {
        (await Events.open(session)).close();
        continue;
      }
      const body = /POST|PUT/.test(method) ? bodies[path] : undefined;
      const reply = await session.ask(method, filled, body ? { body } : {});
      expect(reply.status, `${role} ${reply.text}`).toBe(expected);
      expect(reply.text).not.toContain(jo.person);
    }
  });

  test('bringing someone in takes a role in that very program', async () => {
    const adds = async (session: Session, role: Role, where: string) =>
      (await session.post('/api/v1/people', { name: 'New', role, program: where })).status;
    expect(await adds(sam, 'client', program.id)).toBe(201);
    expect(await adds(sam, 'client', lakeside)).toBe(403);
    expect(await adds(sam, 'clinician', program.id)).toBe(403);
    expect(await adds(max, 'clinician', lakeside)).toBe(201);
    expect(await adds(max, 'clinician', program.id)).toBe(403);
    expect(await adds(maria, 'client', program.id)).toBe(403);
    expect(await adds(eve, 'client', uuidv7())).toBe(403);
  });
});

describe('a role that ends', () => {
  test('takes the care teams, the streams and the last sessions with it', async () => {
    const both = await program.add('Bo', 'clinician', '--program', 'Harbor');
    const at_lakeside = { program: lakeside, role: 'clinician' };
    const path = `/api/v1/people/${both.person}/memberships`;
    expect((await eve.post(path, at_lakeside)).status).toBe(204);
    await joins(stage, { person: both.person, role: 'clinician' });
    const plan = `/api/v1/clients/${maria.person}/plan`;
    expect((await both.get(plan)).status).toBe(200);
    const stream = await Events.open(both);
    const end = (where: string) => eve.ask('DELETE', `${path}?program=${where}&role=clinician`);
    expect((await end(program.id)).status).toBe(204);
    await stream.end();
    // The same role in another program opens nothing here.
    expect((await both.get(plan)).status).toBe(404);
    const team = (await maria.view(maria.person, '/sharing')).care_team;
    expect(team.map((member: Json) => member.person)).not.toContain(both.person);
    expect((await both.get('/api/v1/me')).status).toBe(200);
    expect((await end(lakeside)).status).toBe(204);
    expect((await both.get('/api/v1/me')).status).toBe(401);
  });

  test('and a lead brings in the staff of their own program only', async () => {
    const body = { person: kim.person, role: 'clinician', program: lakeside };
    const [entry] = scene_draft('care_team.joined', { holds: [], body }, 'circle');
    const [answer] = await ruth.hand_in(maria.person, [entry]);
    expect(answer.problem.code).toBe('care_team.not_staff');
  });

  test('an invitation takes a say in every place that the person has', async () => {
    const invites = async (session: Session, person: string) =>
      (await session.post(`/api/v1/people/${person}/invitations`)).status;
    const newly = program.command(
      ...['person', 'add', '--name', 'Two Places', '--role', 'clinician', '--program', 'Harbor'],
      '--invite',
    );
    const two = await accept(program.server, newly.id, secret_in(newly.invitation.link));
    const path = `/api/v1/people/${two.person}/memberships`;
    expect(await invites(ruth, two.person)).toBe(201);
    const more = await eve.post(path, { program: lakeside, role: 'supervisor' });
    expect(more.status).toBe(204);
    expect(await invites(ruth, two.person)).toBe(404);
    expect(await invites(max, two.person)).toBe(404);
    expect(await invites(eve, two.person)).toBe(201);
  });
});
