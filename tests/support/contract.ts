// The contract, api/openapi.yaml, held against every answer: the status is listed, the content type
// is the listed one, and the body is what its schema says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

interface Media {
  schema?: unknown;
}
interface Answer {
  $ref?: string;
  content?: Record<string, Media>;
}
interface Operation {
  responses: Record<string, Answer>;
  security?: unknown[];
}
interface Contract {
  paths: Record<string, Record<string, Operation>>;
}

const source = readFileSync(join(import.meta.dirname, '../../api/openapi.yaml'), 'utf8');
const contract = parse(source) as Contract;
const base = 'https://alongside.invalid/openapi.yaml';
const methods = ['get', 'post', 'put', 'patch', 'delete'];

const ajv = new Ajv2020({ strict: false, allErrors: true });
// The package is CommonJS: its function is the module itself for Node, `default` for TypeScript.
const formats = ((addFormats as { default?: unknown }).default ?? addFormats) as (
  on: Ajv2020,
) => void;
formats(ajv);
ajv.addSchema(contract as object, base);

/** A JSON pointer into the contract, with what JSON pointers and addresses escape. */
function pointer(parts: string[]): string {
  const escaped = parts.map((p) =>
    encodeURIComponent(p.replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  return `#/${escaped.join('/')}`;
}

const compiled = new Map<string, ValidateFunction>();
function validator(at: string): ValidateFunction {
  let found = compiled.get(at);
  if (!found) compiled.set(at, (found = ajv.compile({ $ref: base + at })));
  return found;
}

/** One route of the contract. */
export interface Route {
  method: string;
  path: string;
  /** Whether it answers without a session. */
  is_open: boolean;
}

/** Every route that the contract names. */
export function routes(): Route[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method) => ({
        method: method.toUpperCase(),
        path,
        is_open: item[method]?.security?.length === 0,
      })),
  );
}

/** The contract's pattern for a path that was asked for: words win over `{name}`. */
function pattern_of(pathname: string): string | undefined {
  const asked = pathname.split('/');
  const fits = (pattern: string) => {
    const parts = pattern.split('/');
    return (
      parts.length === asked.length &&
      parts.every((part, i) => part.startsWith('{') || part === asked[i])
    );
  };
  const holes = (pattern: string) => pattern.split('{').length;
  return Object.keys(contract.paths)
    .filter(fits)
    .sort((a, b) => holes(a) - holes(b))[0];
}

/** Throws, with what is wrong, where an answer is not what the contract promises. */
export function hold_to_contract(
  method: string,
  pathname: string,
  status: number,
  type: string | null,
  body: string,
): void {
  const where = `${method} ${pathname} answered ${status}`;
  const pattern = pattern_of(pathname);
  const operation = pattern ? contract.paths[pattern]?.[method.toLowerCase()] : undefined;
  if (!pattern || !operation) throw new Error(`${where}: the contract has no such route.`);
  const listed = String(status) in operation.responses ? String(status) : 'default';
  if (listed === 'default' && status < 400) throw new Error(`${where}: the status is not listed.`);
  let at = ['paths', pattern, method.toLowerCase(), 'responses', listed];
  let answer = operation.responses[listed];
  if (answer?.$ref) {
    at = answer.$ref.slice(2).split('/');
    answer = at.reduce<unknown>(
      (within, key) => (within as Record<string, unknown>)[key],
      contract,
    ) as Answer;
  }
  if (!answer?.content) {
    if (body !== '') throw new Error(`${where}: there should be no body, but: ${body}`);
    return;
  }
  const promised = Object.keys(answer.content)[0] ?? '';
  if (!type?.startsWith(promised)) throw new Error(`${where}: ${type} instead of ${promised}.`);
  if (promised === 'text/event-stream') return;
  const check = validator(pointer([...at, 'content', promised, 'schema']));
  if (!check(JSON.parse(body))) {
    throw new Error(`${where}: ${ajv.errorsText(check.errors)}\n${body}`);
  }
}

/** Throws where a body is not what the contract says of a named schema, such as a kind's. */
export function hold_to_schema(name: string, value: unknown): void {
  const check = validator(pointer(['components', 'schemas', name]));
  if (!check(value)) throw new Error(`${name}: ${ajv.errorsText(check.errors)}`);
}
