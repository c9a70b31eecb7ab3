// Who learns what: strangers learn nothing, not even that someone is a client; supporters see what
// was shared, for as long as it is; every look is shown to the client.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Events } from '../support/events.ts';
import { draft, Program, refusal, type Session, uuidv7, write } from '../support/program.ts';

let program: Program;
let sam: Session; // Maria's clinician
let maria: Session;
let id: string;
let kim: Session; // clinician of another program
let jo: Session; // another client
let ana: Session; // Maria's friend, who supports her once Maria says so
let ruth: Session; // supervisor of Maria's program

const views = [
  '',
  '/plan',
  '/today',
  '/checkins',
  '/supports',
  '/messages',
  '/sharing',
  '/timeline',
  '/openings',
];

beforeAll(async () => {
  program = await Program.start();
  sam = await program.add('Sam', 'clinician', '--program', 'Harbor');
  program.add_program('Lakeside');
  kim = await program.add('Kim', 'clinician', '--program', 'Lakeside');
  maria = await program.add_client('Maria', sam);
  id = maria.person;
  jo = await program.add_client('Jo', kim);
  ana = await program.add('Ana', 'supporter', '--program', 'Harbor');
  ruth = await program.add('Ruth', 'supervisor', '--program', 'Harbor');
  await write(maria, id, 'vision.written', { words: 'Peace' });
  await write(maria, id, 'goal.proposed', { words: 'For the circle' }, { about: uuidv7() });
  await write(
    maria,
    id,
    'goal.proposed',
    { words: 'For Ana too' },
    { about: uuidv7(), audience: 'shared' },
  );
  const report = { answers: [], words: 'Shared, but no plan', talk: false };
  await write(maria, id, 'checkin.recorded', report, { audience: 'shared' });
});
afterAll(() => program.end());

/** The status and words that someone gets for a path about a person. */
async function asked(session: Session, method: string, path: string, body?: unknown) {
  const reply = await session.ask(method, path, body === undefined ? {} : { body });
  return { status: reply.status, text: reply.text };
}

describe('a stranger', () => {
  const strangers = () =>
    [
      ['a clinician of another program', kim],
      ['another client', jo],
      ['a supporter nobody named', ana],
    ] as const;

  test('cannot tell a client from nobody, by any view', async () => {
    for (const [who, session] of strangers()) {
      for (const view of views) {
        const real = await asked(session, 'GET', `/api/v1/clients/${id}${view}`);
        const nobody = await asked(session, 'GET', `/api/v1/clients/${uuidv7()}${view}`);
        expect(real.status, `${who} ${view}`).toBe(404);
        expect(real, `${who} ${view}`).toEqual(nobody);
      }
    }
  });

  test('nor by the journal, reading or writing, nor by inviting', async () => {
    const body = { entries: [draft('message.sent', { words: 'Are you there?' })] };
    for (const [who, session] of strangers()) {
      for (const [method, path, sent] of [
        ['GET', '/api/v1/journals/{id}/entries', undefined],
        ['POST', '/api/v1/journals/{id}/entries', body],
        ['POST', '/api/v1/people/{id}/invitations', undefined],
      ] as const) {
        const real = await asked(session, method, path.replace('{id}', id), sent);
        const nobody = await asked(session, method, path.replace('{id}', uuidv7()), sent);
        expect(real.status, `${who} ${path}`).toBe(404);
        expect(real, `${who} ${path}`).toEqual(nobody);
      }
    }
  });

  test('nor by an address that is no id', async () => {
    const odd = await asked(kim, 'GET', '/api/v1/clients/not-an-id/plan');
    expect(odd).toEqual(await asked(kim, 'GET', `/api/v1/clients/${id}/plan`));
  });

  test('nor by a view that they hold a tag of', async () => {
    const tag = (await sam.get(`/api/v1/clients/${id}/plan`)).headers.get('etag') ?? '';
    const reply = await kim.get(`/api/v1/clients/${id}/plan`, { 'If-None-Match': tag });
    expect(reply.status).toBe(404);
  });

  test('hears nothing', async () => {
    const theirs = await Events.open(kim);
    const ours = await Events.open(sam);
    await write(maria, id, 'message.sent', { words: 'Nothing for strangers' });
    await ours.next((event) => event.data.subject === id);
    await write(jo, jo.person, 'message.sent', { words: 'To Kim' });
    await theirs.next((event) => event.data.subject === jo.person);
    expect(theirs.heard.map((event) => event.data.subject)).not.toContain(id);
    theirs.close();
    ours.close();
  });

  test('finds no one in boards and lists', async () => {
    const caseload = (await kim.get('/api/v1/caseload')).json;
    expect(caseload.clients.map((c: { client: string }) => c.client)).toEqual([jo.person]);
    expect((await kim.get('/api/v1/people')).status).toBe(403);
    expect((await kim.get(`/api/v1/programs/${program.id}/staff`)).status).toBe(404);
    expect((await jo.get('/api/v1/caseload')).status).toBe(403);
  });

  test('leaves no trace in the record, having seen nothing', async () => {
    const { openings } = (await maria.get(`/api/v1/clients/${id}/openings?limit=100`)).json;
    const lookers = new Set(openings.map((o: { by: { person: string } }) => o.by.person));
    for (const [, session] of strangers()) expect(lookers).not.toContain(session.person);
  });
});

describe("a program's lead", () => {
  test('sees who is on the team, and nothing else', async () => {
    const sharing = await ruth.view(id, '/sharing');
    expect(sharing.care_team).toMatchObject([{ person: sam.person }]);
    expect(sharing.consents).toEqual([]);
    for (const view of views.filter((v) => v !== '/sharing')) {
      expect((await asked(ruth, 'GET', `/api/v1/clients/${id}${view}`)).status, view).toBe(404);
    }
    expect((await asked(ruth, 'GET', `/api/v1/journals/${id}/entries`)).status).toBe(404);
  });

  test('may bring someone onto the team, who then walks along until they leave', async () => {
    const alex = await program.add('Alex', 'recovery_coach', '--program', 'Harbor');
    expect((await asked(alex, 'GET', `/api/v1/clients/${id}/plan`)).status).toBe(404);
    const body = { person: alex.person, role: 'recovery_coach', program: program.id };
    expect((await refusal(sam, id, 'care_team.joined', body)).code).toBe('rule.care_team.joined');
    await write(ruth, id, 'care_team.joined', body);
    expect((await alex.view(id, '/plan')).goals).toHaveLength(2);
    await write(maria, id, 'care_team.left', { person: alex.person });
    expect((await asked(alex, 'GET', `/api/v1/clients/${id}/plan`)).status).toBe(404);
    expect((await asked(sam, 'GET', `/api/v1/clients/${id}/plan`)).status).toBe(200);
  });

  test('is not the lead of another program', async () => {
    expect((await asked(ruth, 'GET', `/api/v1/clients/${jo.person}/sharing`)).status).toBe(404);
  });
});

describe('a supporter', () => {
  const consent = uuidv7();
  const goals_of = (plan: { goals: { words: string }[] }) => plan.goals.map((goal) => goal.words);

  test('sees what was shared with them, in the parts that were named', async () => {
    const body = { person: ana.person, areas: ['plan'], purpose: 'So that Ana can walk with me' };
    expect((await refusal(sam, id, 'consent.given', body, { about: consent })).code).toBe(
      'rule.consent.given',
    );
    await write(maria, id, 'consent.given', body, { about: consent });
    expect(goals_of(await ana.view(id, '/plan'))).toEqual(['For Ana too']);
    expect((await ana.view(id)).seen_as).toBe('supporter');
    expect((await ana.view(id)).vision).toBeUndefined();
    expect((await ana.view(id, '/checkins')).checkins).toEqual([]);
    const kinds = (await ana.view(id, '/timeline')).items.map(
      (i: { entry: { kind: string } }) => i.entry.kind,
    );
    expect(kinds).toEqual(['goal.proposed']);
    expect((await asked(ana, 'GET', `/api/v1/clients/${id}/openings`)).status).toBe(404);
  });

  test('writes no messages, and nothing where they cannot read', async () => {
    const body = { words: 'Hello' };
    const shared = await refusal(ana, id, 'message.sent', body, { audience: 'shared' });
    expect(shared.code).toBe('rule.message.sent');
    const to_the_circle = await refusal(ana, id, 'win.noticed', body);
    expect(to_the_circle.code).toBe('rule.audience');
  });

  test('sees nothing from the moment the consent ends', async () => {
    const plan = `/api/v1/clients/${id}/plan`;
    const tag = (await ana.get(plan)).headers.get('etag') ?? '';
    await write(maria, id, 'consent.revoked', {}, { about: consent });
    expect((await ana.get(plan, { 'If-None-Match': tag })).status).toBe(404);
    expect(await asked(ana, 'GET', plan)).toEqual(
      await asked(ana, 'GET', `/api/v1/clients/${uuidv7()}/plan`),
    );
    const [kept] = (await maria.view(id, '/sharing')).consents;
    expect(kept).toMatchObject({ id: consent, state: 'revoked', name: 'Ana' });
  });

  test('a consent whose last day is over is not taken', async () => {
    const body = { person: ana.person, areas: ['plan'], purpose: 'Late', until_on: '2026-01-01' };
    const problem = await refusal(maria, id, 'consent.given', body, { about: uuidv7() });
    expect(problem.code).toBe('rule.consent.given');
  });

  test('nor one for somebody who is not here', async () => {
    const body = { person: uuidv7(), areas: ['plan'], purpose: 'Nobody' };
    const problem = await refusal(maria, id, 'consent.given', body, { about: uuidv7() });
    expect(problem).toMatchObject({ code: 'consent.nobody', field: '/body/person' });
  });
});

describe('every look', () => {
  test('is shown to the client once, with who, what and why', async () => {
    const pat = await program.add('Pat', 'clinician', '--program', 'Harbor');
    await write(ruth, id, 'care_team.joined', {
      ...{ person: pat.person, role: 'clinician', program: program.id },
    });
    for (const view of ['/plan', '/plan', '/checkins', '']) await pat.view(id, view);
    await pat.get(`/api/v1/journals/${id}/entries`);
    await pat.get('/api/v1/caseload');
    const tag = (await pat.get(`/api/v1/clients/${id}/messages`)).headers.get('etag') ?? '';
    await pat.get(`/api/v1/clients/${id}/messages`, { 'If-None-Match': tag });
    const { openings } = (await maria.get(`/api/v1/clients/${id}/openings?limit=100`)).json;
    const theirs = openings.filter((o: { by: { person: string } }) => o.by.person === pat.person);
    expect(theirs.map((o: { what: string }) => o.what).sort()).toEqual([
      'caseload',
      'checkins',
      'client',
      'entries',
      'messages',
      'plan',
    ]);
    for (const opening of theirs) expect(opening.why).toBe('care_team');
    const by_ana = openings.filter((o: { by: { person: string } }) => o.by.person === ana.person);
    expect(by_ana.map((o: { why: string }) => o.why)).toContain('supporter');
    const by_ruth = openings.filter((o: { by: { person: string } }) => o.by.person === ruth.person);
    expect(by_ruth).toMatchObject([{ what: 'sharing', why: 'lead' }]);
  });

  test('of her own is no opening', async () => {
    await maria.view(id, '/plan');
    const { openings } = (await maria.get(`/api/v1/clients/${id}/openings?limit=100`)).json;
    const lookers = openings.map((o: { by: { person: string } }) => o.by.person);
    expect(lookers).not.toContain(maria.person);
  });
});

describe('membership', () => {
  test('a role that ends takes what it opened with it', async () => {
    const lee = await program.add('Lee', 'administrator', '--program', 'Harbor');
    const dana = await program.add('Dana', 'clinician', '--program', 'Harbor');
    const theirs = `/api/v1/people/${dana.person}/memberships`;
    const client = await program.add_client('Noor', dana);
    expect((await asked(dana, 'GET', `/api/v1/clients/${client.person}/plan`)).status).toBe(200);
    expect(
      (await asked(kim, 'DELETE', `${theirs}?program=${program.id}&role=clinician`)).status,
    ).toBe(403);
    expect(
      (await asked(lee, 'DELETE', `${theirs}?program=${program.id}&role=clinician`)).status,
    ).toBe(204);
    const after = (await asked(dana, 'GET', `/api/v1/clients/${client.person}/plan`)).status;
    expect([401, 404]).toContain(after);
  });
});
