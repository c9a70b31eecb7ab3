// The contract against the real server, by schemathesis: requests made from api/openapi.yaml, right
// and wrong ones, as a client and as a clinician. No server error, nothing that the contract does
// not say, and what it does not allow is refused. `tests/contract/run` asks more of each route.
import { spawn } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, Program, type Session, uuidv7, write } from '../support/program.ts';

const root = resolve(import.meta.dirname, '../..');
const tool = join(root, '.cache/schemathesis/bin/schemathesis');
/** How many requests are made up for each route. */
const examples = process.env.ALONGSIDE_EXAMPLES ?? '10';
const patience = 3_600_000;

const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
];
/** What would end the session that the run needs, or never ends by itself. */
const left_out = ['sign_out', 'sign_out_everywhere', 'change_password', 'get_events'];

/**
 * The contract as the tool should take it: what is needed of every request is sent anyway (the
 * cookie), what its description says of null is written out, and what has to exist does.
 */
function for_the_tool(exist: Record<string, string>): Json {
  const contract = parse(readFileSync(join(root, 'api/openapi.yaml'), 'utf8')) as Json;
  delete contract.security;
  delete contract.components.securitySchemes;
  for (const [path, item] of Object.entries(contract.paths as Record<string, Json>)) {
    const id = Object.entries(exist).find(([begin]) => path.startsWith(begin))?.[1];
    if (id) item.parameters[0] = { ...path_id(path), schema: { type: 'string', enum: [id] } };
    for (const operation of Object.values(item)) allow_null(body_of(contract, operation as Json));
  }
  allow_null(contract.components.schemas.Draft);
  return contract;
}

const path_id = (path: string) => ({
  name: /\{(\w+)\}/.exec(path)![1],
  in: 'path',
  required: true,
});

function body_of(contract: Json, operation: Json): Json {
  const body = operation.requestBody;
  const found = body?.$ref ? contract.components.requestBodies[body.$ref.split('/').pop()] : body;
  return found?.content['application/json'].schema;
}

function allow_null(schema: Json): void {
  for (const [name, field] of Object.entries((schema?.properties ?? {}) as Json)) {
    if (schema.required?.includes(name)) continue;
    schema.properties[name] = { anyOf: [field, { type: 'null' }] };
  }
}

interface Run {
  code: number | null;
  output: string;
}

/** Entries are refused one by one within an answer: `bad_input.test.ts` holds what is wrong of them. */
const by_entry = 'append_entries';
const answered_as_a_whole = ['--checks', checks.join(','), '--exclude-operation-id', by_entry];
const answered_by_entry = [
  ...['--checks', checks.filter((check) => check !== 'negative_data_rejection').join(',')],
  ...['--include-operation-id', by_entry],
];

/** Runs the tool against a server, as whoever the cookie belongs to. */
function examine(url: string, cookie: string, ...further: string[]): Promise<Run> {
  const args = ['run', described, '--url', url, '-H', `Cookie: ${cookie}`];
  args.push('--max-examples', examples, '--seed', '20261122');
  args.push('--phases', 'examples,coverage,fuzzing', '--workers', '1', '--request-timeout', '30');
  args.push('--suppress-health-check', 'all', '--generation-database', 'none');
  for (const id of left_out) args.push('--exclude-operation-id', id);
  const child = spawn(tool, [...args, ...further], { cwd: join(root, 'build') });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, output }));
  });
}

const folder = mkdtempSync(join(tmpdir(), 'alongside-contract-'));
const described = join(folder, 'openapi.yaml');
let program: Program;
let sam: Session;
let maria: Session;

beforeAll(async () => {
  program = await Program.start();
  sam = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', sam);
  await write(maria, maria.person, 'goal.proposed', { words: 'Rest' }, { about: uuidv7() });
  const exist = {
    '/api/v1/clients/': maria.person,
    '/api/v1/journals/': maria.person,
    '/api/v1/programs/{id}': program.id,
  };
  writeFileSync(described, stringify(for_the_tool(exist), { aliasDuplicateObjects: false }));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await program.end();
});

describe('the contract holds', () => {
  test.each([
    ['a client', () => maria],
    ['a clinician', () => sam],
  ])(
    'as %s sees it',
    async (_, who) => {
      for (const part of [answered_as_a_whole, answered_by_entry]) {
        const done = await examine(program.server.url, who().cookie!, ...part);
        expect(done.code, done.output).toBe(0);
      }
      expect((await who().get('/api/v1/me')).status, 'still signed in').toBe(200);
    },
    patience,
  );
});

describe('the tool finds', () => {
  const one = ['--checks', checks.join(','), '--include-operation-id', 'get_me'];
  async function against(answer: RequestListener): Promise<Run> {
    const server = createServer(answer);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      return await examine(url, 'a=b', ...one);
    } finally {
      server.close();
    }
  }

  test(
    'a server error, and an answer of another form',
    async () => {
      const failing = await against((_, response) => response.writeHead(500).end());
      expect(failing.code, failing.output).toBe(1);
      expect(failing.output).toMatch(/server error/i);
      const other = await against((_, response) =>
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"id":"nobody"}'),
      );
      expect(other.code, other.output).toBe(1);
      expect(other.output).toMatch(/schema/i);
    },
    patience,
  );
});
