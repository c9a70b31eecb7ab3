// One server of our own: the real program on a data folder of its own and a free port of this
// machine. Every test file starts what it needs and stops it in the end.
import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** The program under test; ./test names the sanitized one the second time. */
export const binary = resolve(
  process.env.ALONGSIDE_BINARY ?? join(import.meta.dirname, '../../build/release/alongside'),
);

const ready = /^alongside ready (http:\/\/\S+)$/;

export interface ServerOptions {
  /** An existing data folder, kept afterwards; without it a new one, removed by `remove()`. */
  data?: string;
  /** A PostgreSQL connection string, to be used instead of the embedded database. */
  database?: string;
  /** Further arguments of `alongside serve`, such as `--demo`. */
  args?: string[];
  env?: Record<string, string>;
  /** How long to wait for the ready line; the sanitized program is slow. */
  seconds?: number;
}

export class Server {
  private output: string[] = [];
  private process: ChildProcess | undefined;
  private address = '';

  private constructor(
    /** The data folder: database, key file, configuration. */
    readonly data: string,
    private readonly options: ServerOptions,
  ) {}

  /** Starts the program and resolves when it says that it is ready. */
  static async start(options: ServerOptions = {}): Promise<Server> {
    const data = options.data ?? mkdtempSync(join(tmpdir(), 'alongside-test-'));
    const server = new Server(data, options);
    await server.start();
    return server;
  }

  /** `http://127.0.0.1:PORT`; another port after each start. */
  get url(): string {
    return this.address;
  }

  /** What the program has written so far, both streams. */
  get log(): string {
    return this.output.join('\n');
  }

  /** Starts it again on the same data, after `stop` or `kill`. */
  async start(): Promise<void> {
    const args = ['serve', ...folder_of(this.data, this.options.database)];
    args.push('--listen', '127.0.0.1:0', ...(this.options.args ?? []));
    const child = spawn(binary, args, {
      env: { ...process.env, ...this.options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    this.address = await this.readyLine(child);
  }

  /** Asks it to stop, as a service manager does. Throws where it does not end well. */
  async stop(): Promise<void> {
    const code = await this.end('SIGTERM');
    if (code !== 0) throw new Error(`The server ended with ${code}.\n${this.log}`);
  }

  /** Ends it as a power cut would end the process: nothing is flushed, nobody is told. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Stops it and removes its data folder, unless that was given. */
  async remove(): Promise<void> {
    try {
      await this.stop();
    } finally {
      if (!this.options.data) rmSync(this.data, { recursive: true, force: true });
    }
  }

  /** Asks for a path of this server. */
  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(new URL(path, this.address), init);
  }

  private readyLine(child: ChildProcess): Promise<string> {
    const limit = (this.options.seconds ?? 30) * 1000;
    return new Promise((done, fail) => {
      const refuse = (why: string) => fail(new Error(`${why}\n${this.log}`));
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        refuse(`The server was not ready after ${limit} ms.`);
      }, limit);
      child.once('error', (error) => refuse(`${binary}: ${error.message}`));
      child.once('exit', (code, signal) => {
        clearTimeout(timer);
        refuse(`The server ended before it was ready (${code ?? signal}).`);
      });
      for (const stream of [child.stdout!, child.stderr!]) {
        createInterface(stream).on('line', (line) => {
          this.output.push(line);
          const url = ready.exec(line)?.[1];
          if (!url) return;
          clearTimeout(timer);
          done(url);
        });
      }
    });
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.process;
    this.process = undefined;
    if (!child) return 0;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    return new Promise((done) => {
      child.once('exit', (code) => done(code));
      child.kill(signal);
    });
  }
}

/** The arguments that say where the data is. */
export function folder_of(data: string, database?: string): string[] {
  return ['--data', data, ...(database ? ['--database', database] : [])];
}

/** What a command of the program did. */
export interface Done {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs one command of the program to its end, whatever that is. */
export function run(...args: string[]): Done {
  const done = spawnSync(binary, args, { encoding: 'utf8', timeout: 60_000 });
  if (done.error) throw done.error;
  return { code: done.status, stdout: done.stdout, stderr: done.stderr };
}

/** Runs one command of the program, such as `init`, to its end. Throws with its output if it fails. */
export function alongside(...args: string[]): string {
  const done = run(...args);
  if (done.code !== 0) {
    throw new Error(`alongside ${args.join(' ')}: ${done.code}\n${done.stdout}${done.stderr}`);
  }
  return done.stdout;
}

/** The same while the test goes on, however long it takes. */
export async function beside(...args: string[]): Promise<string> {
  return (await promisify(execFile)(binary, args, { encoding: 'utf8' })).stdout;
}
