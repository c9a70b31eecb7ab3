// A program with people in it: set up by the command line, signed in over HTTP, writing entries.
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hold_to_contract } from './contract.ts';
import { alongside, beside, folder_of, Server, type ServerOptions } from './server.ts';

export type Role =
  'client' | 'clinician' | 'recovery_coach' | 'supporter' | 'supervisor' | 'administrator';

/** JSON that the contract has been held against; tests read of it what they need. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface Reply {
  status: number;
  headers: Headers;
  /** The body as it came. */
  text: string;
  /** The body read as JSON; nothing where there is none. */
  json: Json;
}

export interface Asked {
  body?: unknown;
  /** Sent as it is instead of `body`. */
  raw?: string;
  headers?: Record<string, string>;
  cookie?: string | undefined;
}

/** Asks a server, and holds its answer to the contract. */
export async function api(
  server: Server,
  method: string,
  path: string,
  asked: Asked = {},
): Promise<Reply> {
  const headers: Record<string, string> = { ...asked.headers };
  if (asked.cookie) headers['Cookie'] = asked.cookie;
  const init: RequestInit = { method, headers };
  if (asked.raw !== undefined || asked.body !== undefined) {
    headers['Content-Type'] ??= 'application/json';
    init.body = asked.raw ?? JSON.stringify(asked.body);
  }
  const response = await server.fetch(path, init);
  const text = await response.text();
  const pathname = new URL(path, 'http://here').pathname;
  const type = response.headers.get('content-type');
  hold_to_contract(method, pathname, response.status, type, text);
  const json = text === '' ? undefined : (JSON.parse(text) as Json);
  return { status: response.status, headers: response.headers, text, json };
}

/** The cookie that an answer sets, as a browser would send it back. */
export function cookie_of(reply: Reply): string {
  const set = reply.headers.get('set-cookie');
  if (!set) throw new Error(`No cookie was set: ${reply.status} ${reply.text}`);
  return set.split(';')[0] ?? '';
}

/** A UUID of version 7 for this moment, as a device makes it. */
export function uuidv7(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [0, 8, 12, 16, 20].map((at, i) => hex.slice(at, [8, 12, 16, 20, 32][i])).join('-');
}

/** Now, or so many milliseconds from now, as entries write it. */
export function moment(from_now = 0): string {
  return new Date(Date.now() + from_now).toISOString().replace('Z', '+00:00[UTC]');
}

/**
 * The code that an authenticator app shows (RFC 6238).
 * @param secret  base 32
 * @param steps  half minutes from now; a code works once, and one step early is still good
 */
export function totp(secret: string, steps = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/[= ]/g, '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash[19]! & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export interface Draft {
  id: string;
  kind: string;
  occurred_at: string;
  body: unknown;
  about?: string;
  audience?: string;
  v?: number;
  on_behalf?: boolean;
}

/** An entry as a device makes it, before it is sent. */
export function draft(kind: string, body: unknown, further: Partial<Draft> = {}): Draft {
  return { id: uuidv7(), kind, occurred_at: moment(), body, ...further };
}

/** Someone who is signed in. */
export class Session {
  constructor(
    readonly server: Server,
    readonly person: string,
    /** `name=value`; nothing once signed out. */
    public cookie: string | undefined,
    readonly login: string,
    readonly password: string,
    /** Of the authenticator app, where one was set up. */
    public secret?: string,
    public recovery_codes: string[] = [],
  ) {}

  ask(method: string, path: string, asked: Asked = {}): Promise<Reply> {
    return api(this.server, method, path, { cookie: this.cookie, ...asked });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.ask('GET', path, { headers });
  }

  post(path: string, body?: unknown): Promise<Reply> {
    return this.ask('POST', path, body === undefined ? {} : { body });
  }

  /** A view of a client, which must be there. */
  async view(subject: string, name = ''): Promise<Json> {
    const reply = await this.get(`/api/v1/clients/${subject}${name}`);
    if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${reply.text}`);
    return reply.json;
  }

  /** Hands in drafts and gives the answer for each. */
  async hand_in(subject: string, entries: unknown[]): Promise<Json[]> {
    const reply = await this.post(`/api/v1/journals/${subject}/entries`, { entries });
    if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
    return reply.json.answers;
  }
}

/** Writes one entry, which must be accepted; gives its id. */
export async function write(
  session: Session,
  subject: string,
  kind: string,
  body: unknown,
  further: Partial<Draft> = {},
): Promise<string> {
  const entry = draft(kind, body, further);
  const [answer] = await session.hand_in(subject, [entry]);
  if (answer.status !== 'accepted') throw new Error(`${kind}: ${JSON.stringify(answer)}`);
  return entry.id;
}

/** Tries to write one entry that must be refused; gives the problem. */
export async function refusal(
  session: Session,
  subject: string,
  kind: string,
  body: unknown,
  further: Partial<Draft> = {},
): Promise<Json> {
  const [answer] = await session.hand_in(subject, [draft(kind, body, further)]);
  if (answer.status !== 'refused') throw new Error(`${kind} was accepted.`);
  return answer.problem;
}

/** Puts an authenticator app in place for someone who is one step from signed in. */
export async function set_up_totp(session: Session): Promise<void> {
  const begun = await session.post('/api/v1/me/totp');
  session.secret = begun.json.secret as string;
  const confirmed = await session.post('/api/v1/me/totp/confirm', { code: totp(session.secret) });
  if (confirmed.status !== 200) throw new Error(`totp: ${confirmed.text}`);
  session.recovery_codes = confirmed.json.recovery_codes;
}

let logins = 0;
const passphrase = 'river lantern walks quietly';

/** Accepts an invitation, as its link or code. Goes through the second factor where it is asked. */
export async function accept(server: Server, person: string, secret: string): Promise<Session> {
  const login = `person-${++logins}`;
  const reply = await api(server, 'POST', '/api/v1/invitations/accept', {
    body: { secret, login, password: passphrase },
  });
  if (reply.status !== 200) throw new Error(`accept: ${reply.status} ${reply.text}`);
  const session = new Session(server, person, cookie_of(reply), login, passphrase);
  if (reply.json.next === 'set_up_totp') await set_up_totp(session);
  return session;
}

/** Someone without a second factor signs in on a server, with what they chose on another. */
export async function sign_in(server: Server, whom: Session): Promise<Session> {
  const { person, login, password } = whom;
  const reply = await api(server, 'POST', '/api/v1/sign-in', { body: { login, password } });
  if (reply.status !== 200) throw new Error(`sign in: ${reply.status} ${reply.text}`);
  return new Session(server, person, cookie_of(reply), login, password);
}

/** What stands behind the # of an invitation's link. */
export function secret_in(link: string): string {
  return link.slice(link.indexOf('#') + 1);
}

/** A data folder with an organization, and the server on it. */
export class Program {
  private constructor(
    readonly data: string,
    /** The first program's id. */
    readonly id: string,
    readonly server: Server,
    /** The connection string, where PostgreSQL holds the data. */
    readonly database?: string,
  ) {}

  /**
   * Sets up a folder and starts a server on it.
   * @param totp  `optional` spares staff the second factor; the default of the program asks for it
   */
  static async start(totp: 'optional' | 'required' = 'optional', options: ServerOptions = {}) {
    const data = options.data ?? mkdtempSync(join(tmpdir(), 'alongside-test-'));
    const where = folder_of(data, options.database);
    const made = JSON.parse(
      alongside('init', ...where, '--organization', 'Harbor', '--json'),
    ) as Json;
    const env = { ALONGSIDE_STAFF_TOTP: totp, ...options.env };
    const server = await Server.start({ ...options, data, env });
    return new Program(data, made.program as string, server, options.database);
  }

  /** A second server on the same data; only PostgreSQL has room for two. */
  beside(options: ServerOptions = {}): Promise<Server> {
    const env = { ALONGSIDE_STAFF_TOTP: 'optional', ...options.env };
    const database = this.database ? { database: this.database } : {};
    return Server.start({ ...options, ...database, data: this.data, env });
  }

  async end(): Promise<void> {
    try {
      await this.server.stop();
    } finally {
      rmSync(this.data, { recursive: true, force: true });
    }
  }

  /** A command of the program on this folder, its answer as JSON. */
  command(...args: string[]): Json {
    return JSON.parse(alongside(...args, ...folder_of(this.data, this.database), '--json'));
  }

  /** The same while the test goes on, so that others can write meanwhile. */
  async beside_command(...args: string[]): Promise<Json> {
    return JSON.parse(await beside(...args, ...folder_of(this.data, this.database), '--json'));
  }

  /** A second, third … program; gives its id. */
  add_program(name: string): string {
    return this.command('program', 'add', '--name', name).id as string;
  }

  /** Puts one limit on the program's list, with what follows when it is not kept. */
  set_limit(name: string, effect: string): void {
    const file = join(this.data, 'policy.json');
    writeFileSync(file, JSON.stringify({ version: 0, limits: [{ name, effect }], on_call: [] }));
    this.command('program', 'policy', this.id, '--set', file);
  }

  /** Adds someone by the command line, who accepts and signs in. */
  async add(name: string, role: Role, ...further: string[]): Promise<Session> {
    const added = this.command(
      ...['person', 'add', '--name', name, '--role', role, '--invite', ...further],
    );
    return accept(this.server, added.id, secret_in(added.invitation.link));
  }

  /** Adds a client as their clinician does in the app; who thereby walks with them. */
  async add_client(name: string, host: Session, further: object = {}): Promise<Session> {
    const added = await host.post('/api/v1/people', { name, role: 'client', ...further });
    if (added.status !== 201) throw new Error(`add: ${added.status} ${added.text}`);
    const invited = await host.post(`/api/v1/people/${added.json.id}/invitations`);
    if (invited.status !== 201) throw new Error(`invite: ${invited.status} ${invited.text}`);
    return accept(this.server, added.json.id, secret_in(invited.json.link));
  }
}
