// The rules as the program itself prints them, and what they say of a case: the expectation that a
// running server is held against.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Json, Role } from './program.ts';
import { moment, uuidv7 } from './program.ts';
import { alongside } from './server.ts';

export type Audience = 'mine' | 'circle' | 'shared' | 'counseling';
export type Relation = 'none' | 'self' | 'care_team' | 'supporter' | 'host' | 'lead' | 'program';

export interface WriteRule {
  kind: string;
  who: Role[];
  when: string;
  /** Whether the care team may write it down in session on the client's behalf. */
  together: boolean;
}
export interface Rules {
  kinds: { kind: string; area: string }[];
  writing: WriteRule[];
  seeing: { audience: Audience; viewer: Relation; sees: string }[];
  opening: { view: string; opens_for: Relation[] }[];
}

export const rules = JSON.parse(alongside('describe', 'rules', '--json')) as Rules;
export const areas = [...new Set(rules.kinds.map((kind) => kind.area))];
export const area_of = (kind: string): string =>
  rules.kinds.find((known) => known.kind === kind)!.area;

/** How someone stands to a client now. */
export interface Standing {
  person: string;
  relation: Relation;
  role: Role;
  /** Of a supporter: what is shared with them. */
  areas?: string[];
}

/** An entry that stands in a journal, with the words by which it would be known. */
export interface Written {
  id: string;
  kind: string;
  audience: Audience;
  author: string;
  words: string[];
  /** Of a concern: whom it names. */
  told?: string[];
}

/** What the names in the seeing table mean. A name that is not here fails every test that meets it. */
const seen: Record<string, (entry: Written, viewer: Standing) => boolean> = {
  all: () => true,
  nothing: () => false,
  own: (entry, viewer) => entry.author === viewer.person,
  areas_named_in_consent: (entry, viewer) => viewer.areas?.includes(area_of(entry.kind)) ?? false,
  team_and_concerns_that_name_them: (entry, viewer) =>
    entry.author === viewer.person ||
    ['care_team.joined', 'care_team.left'].includes(entry.kind) ||
    (entry.told?.includes(viewer.person) ?? false),
};

/** Whether the seeing table lets someone see an entry. */
export function may_see(entry: Written, viewer: Standing): boolean {
  const row = rules.seeing.find(
    (rule) => rule.audience === entry.audience && rule.viewer === viewer.relation,
  );
  return row ? seen[row.sees]!(entry, viewer) : false;
}

/** Whether a view opens for someone at all. */
export function may_open(view: string, viewer: Standing): boolean {
  const row = rules.opening.find((rule) => rule.view === view);
  if (!row) throw new Error(`The opening table has no row for ${view}.`);
  return row.opens_for.includes(viewer.relation);
}

/** In which capacity a row must name someone for it to be theirs. */
const capacities: Record<Relation, Role[]> = {
  none: [],
  self: ['client'],
  care_team: ['clinician', 'recovery_coach'],
  supporter: ['supporter'],
  host: [], // nobody asks as a host: adding a client writes that entry
  program: [], // nor as the server itself
  lead: ['supervisor', 'administrator'],
};

/**
 * Whether the writing table lets someone write a kind.
 * @param holds  the conditions that hold in this case
 */
export function may_write(kind: string, author: Standing, holds: string[]): boolean {
  return rules.writing.some(
    (rule) =>
      rule.kind === kind &&
      rule.who.includes(author.role) &&
      capacities[author.relation].includes(author.role) &&
      (rule.when === 'always' || holds.includes(rule.when)),
  );
}

/** Whether the table lets the care team write a kind on the client's behalf. */
export const may_be_together = (kind: string): boolean =>
  rules.writing.some((rule) => rule.kind === kind && rule.together);

const contract = parse(
  readFileSync(join(import.meta.dirname, '../../api/openapi.yaml'), 'utf8'),
) as Json;

let told = 0;
/** A word that stands nowhere else. */
const new_word = () => `zq${(++told).toString(36)}x${uuidv7().slice(-12)}`;

/** A schema of the contract, wherever it stands. */
export function schema_of(schema: Json): Json {
  if (!schema?.$ref) return schema;
  const path = (schema.$ref as string).slice(2).split('/');
  return schema_of(path.reduce((at: Json, key) => at[key], contract));
}

function sample(asked: Json, words: string[]): unknown {
  if (asked.$ref === '#/components/schemas/Moment') return moment(24 * 3_600_000);
  const schema = schema_of(asked);
  if (schema.enum) return schema.enum[0];
  if (schema.format === 'uuid') return uuidv7();
  if (schema.format === 'date') return new Date().toISOString().slice(0, 10);
  if (schema.type === 'number') return 0;
  if (schema.type === 'integer') return schema.minimum ?? 0;
  if (schema.type === 'boolean') return false;
  if (schema.type === 'array') return [sample(schema.items, words)];
  if (schema.type === 'string') {
    words.push(new_word());
    return words.at(-1)!.slice(0, schema.maxLength as number);
  }
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Json>);
  return Object.fromEntries(fields.map(([name, field]) => [name, sample(field, words)]));
}

/** A body of a kind with every field that its schema names, and the words put into it. */
export function sample_body(kind: string): { body: Record<string, Json>; words: string[] } {
  const words: string[] = [];
  const body = sample(contract.components.schemas[kind], words) as Record<string, Json>;
  // A correction's body is that of the kind it corrects; without one it only says something.
  if (kind === 'correction.made') delete body['body'];
  return { body, words };
}

/** The schema of a route's request body; nothing where it takes none. */
export function request_schema(method: string, path: string): Json {
  const asked = schema_of(contract.paths[path][method.toLowerCase()].requestBody);
  return asked && schema_of(asked.content['application/json'].schema);
}

/** A request body of a route that has one, with every field. */
export function sample_request(method: string, path: string): unknown {
  const schema = request_schema(method, path);
  return schema ? sample(schema, []) : undefined;
}
