// A PostgreSQL of a test's own, which may be stopped, hung and killed: nobody else is on it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const wrapper = join(import.meta.dirname, '../store/postgresql/with-postgresql');

export class Postgresql {
  private databases = 0;

  private constructor(
    private readonly holder: ChildProcess,
    /** How to reach it; `dbname` is the last word. */
    private readonly connection: string,
    /** Where it keeps its data. */
    private readonly folder: string,
    /** Stops and starts it. */
    private readonly control: string,
  ) {}

  /** Starts one; it ends with `end`, and with this process. */
  static start(): Promise<Postgresql> {
    // It lives for as long as the inner shell reads from us.
    const inner =
      'echo "$ALONGSIDE_TEST_POSTGRESQL|$ALONGSIDE_TEST_POSTGRESQL_CONTROL"; cat >/dev/null';
    const holder = spawn(wrapper, ['bash', '-c', inner], { stdio: ['pipe', 'pipe', 'inherit'] });
    return new Promise((done, fail) => {
      holder.once('error', fail);
      holder.once('exit', (code) => fail(new Error(`PostgreSQL did not start (${code}).`)));
      createInterface(holder.stdout!).once('line', (line) => {
        const [connection, control] = line.split('|') as [string, string];
        const folder = join(/host=(\S+)/.exec(connection)![1]!, 'data');
        done(new Postgresql(holder, connection, folder, control));
      });
    });
  }

  /** All that it writes: its data, its write-ahead log, its own log. */
  get files(): string {
    return dirname(this.folder);
  }

  /** Runs SQL as the owner of everything. */
  run(sql: string, connection = this.connection): void {
    execFileSync('psql', [
      ...['--quiet', '--no-psqlrc', '--dbname', connection],
      ...['--command', sql],
    ]);
  }

  /** A new, empty database; gives its connection string. */
  database(): string {
    const name = `alongside_${++this.databases}`;
    this.run(`CREATE DATABASE ${name}`);
    return this.connection.replace(/dbname=\S+/, `dbname=${name}`);
  }

  /** The processes that serve connections, and those that keep the house. */
  children(): number[] {
    const pid = postmaster(this.folder);
    const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return listed.split(' ').filter(Boolean).map(Number);
  }

  /** Processes that serve a connection. */
  backends(): number[] {
    const serves = (pid: number) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres: alongside ');
    return this.children().filter((pid) => {
      try {
        return serves(pid);
      } catch {
        return false; // it has just ended
      }
    });
  }

  /** Stops every one of its processes where it stands: nothing is answered, nothing is closed. */
  hang(): void {
    process.kill(postmaster(this.folder), 'SIGSTOP');
    for (const pid of this.children()) process.kill(pid, 'SIGSTOP');
  }

  /** Lets them go on. */
  resume(): void {
    for (const pid of this.children()) process.kill(pid, 'SIGCONT');
    process.kill(postmaster(this.folder), 'SIGCONT');
  }

  /** Stops it at once, as a failing machine would; what was committed is recovered at its start. */
  stop(): void {
    execFileSync(this.control, ['stop']);
  }

  start_again(): void {
    execFileSync(this.control, ['start'], { stdio: 'ignore' });
  }

  /** Ends it and removes its data. */
  async end(): Promise<void> {
    this.holder.removeAllListeners('exit');
    const ended = new Promise((done) => this.holder.once('exit', done));
    this.holder.stdin!.end();
    await ended;
  }
}

function postmaster(folder: string): number {
  return Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
}
