// HTTP as bytes: what a careful library would never send, and answers compared to the last byte.
import { connect, type Socket } from 'node:net';

export interface RawReply {
  status: number;
  /** The lines of the head after the first, as they came. */
  lines: string[];
  body: Buffer;
}

export interface RawAsked {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer | undefined;
}

/** A request as bytes; the connection ends with its answer. */
export function request_bytes({ method = 'GET', path, headers = {}, body }: RawAsked): Buffer {
  const content = Buffer.from(body ?? '');
  const lines = Object.entries({ Host: 'alongside', Connection: 'close', ...headers });
  if (body !== undefined && headers['Content-Length'] === undefined) {
    lines.push(['Content-Length', String(content.length)]);
  }
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${head}\r\n`), content]);
}

/** Reads one answer from the front of `bytes`; nothing where it is not there in full. */
function first_answer(bytes: Buffer, over: boolean): { reply: RawReply; rest: Buffer } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [start = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(start.split(' ')[1]);
  const told = /^content-length: (\d+)$/im.exec(lines.join('\n'))?.[1];
  const length =
    told === undefined ? (status === 204 || status === 304 ? 0 : undefined) : Number(told);
  const body = bytes.subarray(end + 4, length === undefined ? undefined : end + 4 + length);
  const is_headless = over && body.length === 0; // an answer to HEAD tells a length, and ends
  if (length === undefined ? !over : body.length < length && !is_headless) return undefined;
  return { reply: { status, lines, body }, rest: bytes.subarray(end + 4 + body.length) };
}

/** One connection: writes bytes, collects answers. */
export class Wire {
  private bytes = Buffer.alloc(0);
  private over = false;
  private waiting: (() => void)[] = [];

  private constructor(readonly socket: Socket) {
    const wake = () => this.waiting.splice(0).forEach((one) => one());
    socket.on('data', (data) => {
      this.bytes = Buffer.concat([this.bytes, data]);
      wake();
    });
    socket.on('error', () => {}); // a reset is one way of being refused
    socket.on('close', () => {
      this.over = true;
      wake();
    });
  }

  /** @param url  of the server */
  static open(url: string): Promise<Wire> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port) });
    return new Promise((done, fail) => {
      socket.once('error', fail);
      socket.once('connect', () => done(new Wire(socket)));
    });
  }

  send(bytes: Buffer | string): void {
    if (!this.over) this.socket.write(bytes);
  }

  /** The next answer; nothing where the connection ends without one. */
  async answer(): Promise<RawReply | undefined> {
    for (;;) {
      const found = first_answer(this.bytes, this.over);
      if (found) {
        this.bytes = Buffer.from(found.rest);
        return found.reply;
      }
      if (this.over) return undefined;
      await new Promise<void>((done) => this.waiting.push(done));
    }
  }

  /** Waits until the server has ended the connection. */
  async end(): Promise<void> {
    while (!this.over) await new Promise<void>((done) => this.waiting.push(done));
  }

  close(): void {
    this.socket.destroy();
  }
}

/** Sends bytes on a connection of their own. @returns nothing where no answer came */
export async function exchange(url: string, bytes: Buffer | string): Promise<RawReply | undefined> {
  const wire = await Wire.open(url);
  try {
    wire.send(bytes);
    return await wire.answer();
  } finally {
    wire.close();
  }
}

/** Asks once, on a connection of its own, for an answer that must come. */
export async function ask_raw(url: string, asked: RawAsked): Promise<RawReply> {
  const reply = await exchange(url, request_bytes(asked));
  if (!reply) throw new Error(`${asked.method ?? 'GET'} ${asked.path}: no answer`);
  return reply;
}

/** What tells two answers apart; nothing where they are the same to the byte, but for their Date. */
export function difference(one: RawReply, other: RawReply): string | undefined {
  if (one.status !== other.status) return `status ${one.status}, ${other.status}`;
  const lines = (reply: RawReply) => reply.lines.filter((line) => !/^date:/i.test(line));
  const [a, b] = [lines(one), lines(other)];
  const odd = Array.from({ length: Math.max(a.length, b.length) }).findIndex(
    (_, i) => a[i] !== b[i],
  );
  if (odd >= 0) return `header ${a[odd] ?? '(none)'} | ${b[odd] ?? '(none)'}`;
  if (!one.body.equals(other.body)) return `body ${one.body.toString()} | ${other.body.toString()}`;
  return undefined;
}
