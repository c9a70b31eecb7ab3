// A real mail server of a test's own: Exim from Debian, unpacked into .cache by scripts/install test,
// never installed. It runs as an ordinary process on a free port of this machine, takes mail for
// everyone into one folder, and ends with the test.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cache = join(import.meta.dirname, '../../.cache/exim');

/** Exim refuses to deliver as root: then it runs as nobody. */
const nobody = 65534;
const is_root = process.getuid?.() === 0;
const user = is_root ? nobody : process.getuid!();
const group = is_root ? nobody : process.getgid!();

/** One message as it arrived. */
export interface Mail {
  /** From the envelope. */
  to: string;
  from: string;
  /** By their names in small letters; unfolded, still encoded. */
  headers: Record<string, string>;
  /** The body, decoded. */
  text: string;
}

/** What the server does with what it is offered, until it is told otherwise. */
export type Mood =
  | 'takes'
  /** 451 to each recipient that it has not seen before. */
  | 'greylists'
  /** 550 to each recipient. */
  | 'refuses'
  /** 451 once it has the whole message. */
  | 'defers'
  /** Takes a second over the whole message before it takes it. */
  | 'dawdles';

export interface MailServerOptions {
  /** Nobody is let in without a password. */
  password?: string;
}

export class MailServer {
  private process: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async start(options: MailServerOptions = {}): Promise<MailServer> {
    const folder = mkdtempSync(join(tmpdir(), 'alongside-mail-'));
    for (const name of ['spool', 'mail', 'moods']) mkdirSync(join(folder, name));
    // Beside its data: it may not be allowed to enter the folder that we stand in.
    if (!existsSync(cache)) throw new Error('Exim is not there: run scripts/install test.');
    for (const name of ['exim', 'libnss_wrapper.so'])
      copyFileSync(join(cache, name), join(folder, name));
    const server = new MailServer(folder, await free_port());
    certify(folder);
    writeFileSync(join(folder, 'passwd'), names(`:x:64999:64999::/nonexistent:/bin/false`));
    writeFileSync(join(folder, 'group'), names(`:x:64999:`));
    writeFileSync(join(folder, 'exim.conf'), configuration(folder, server.port, options));
    hand_over(folder);
    await server.start();
    return server;
  }

  get url(): string {
    return `smtp://localhost:${this.port}`;
  }

  /** The certificate that it shows, for `localhost`. */
  get certificate(): string {
    return join(this.folder, 'certificate.pem');
  }

  get log(): string {
    return ['main', 'panic'] // what is rejected stands in both
      .map((name) => join(this.folder, `${name}log`))
      .map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
      .join('');
  }

  becomes(mood: Mood): void {
    for (const name of readdirSync(join(this.folder, 'moods'))) {
      rmSync(join(this.folder, 'moods', name));
    }
    writeFileSync(join(this.folder, 'moods', mood), '');
  }

  /** Everything that has arrived, in that order. */
  mails(): Mail[] {
    const folder = join(this.folder, 'mail/new');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .sort(by_number)
      .map((name) => read_mail(readFileSync(join(folder, name), 'utf8')));
  }

  mails_to(address: string): Mail[] {
    return this.mails().filter((mail) => mail.to === address);
  }

  /** Nobody answers any more, and all connections are gone. */
  async stop(): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    process.kill(-child.pid!, 'SIGTERM');
    await ended;
  }

  async start(): Promise<void> {
    const child = spawn(join(this.folder, 'exim'), ['-C', join(this.folder, 'exim.conf'), '-bdf'], {
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true, // a group of its own, so that its children end with it
      env: {
        LD_PRELOAD: join(this.folder, 'libnss_wrapper.so'),
        NSS_WRAPPER_PASSWD: join(this.folder, 'passwd'),
        NSS_WRAPPER_GROUP: join(this.folder, 'group'),
      },
      ...(is_root ? { uid: nobody, gid: nobody } : {}),
    });
    this.process = child;
    let said = '';
    child.stderr!.on('data', (data) => (said += data));
    for (let waited = 0; !(await answers(this.port)); waited += 100) {
      if (child.exitCode !== null || waited > 20_000) {
        throw new Error(`The mail server did not start.\n${said}${this.log}`);
      }
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The user that Exim was built for must have a name; it is none of this machine's. */
function names(rest: string): string {
  const own = rest.replaceAll('64999', String(user)).replace('nonexistent', 'own');
  return `Debian-exim${rest}\nowner${own}\n`;
}

function hand_over(folder: string): void {
  if (!is_root) return;
  for (const name of ['', ...readdirSync(folder)]) chownSync(join(folder, name), user, group);
}

/** A key and a certificate for `localhost`, good for a day. */
function certify(folder: string): void {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc'],
      ...['-days', '1', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
      ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')],
    ],
    { stdio: 'ignore' },
  );
}

function configuration(folder: string, port: number, options: MailServerOptions): string {
  const mood = (name: Mood) => `\${if exists{${folder}/moods/${name}}}`;
  const seen = `${folder}/moods/seen-\${sha256:$local_part@$domain}`;
  return `
exim_user = ${user}
exim_group = ${group}
never_users =
primary_hostname = mail.test
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
spool_directory = ${folder}/spool
log_file_path = ${folder}/%slog
pid_file_path = ${folder}/exim.pid
exim_path = ${folder}/exim
deliver_drop_privilege = true
keep_environment =
tls_advertise_hosts = *
tls_certificate = ${folder}/certificate.pem
tls_privatekey = ${folder}/key.pem
auth_advertise_hosts = \${if eq{$tls_in_cipher}{}{}{*}}
message_logs = false
acl_smtp_rcpt = rcpt
acl_smtp_data = data
begin acl
rcpt:
${options.password ? '  deny message = sign in first\n       !authenticated = *' : ''}
  deny message = no such mailbox
       condition = ${mood('refuses')}
  defer message = come again
        condition = ${mood('greylists')}
        condition = \${if !exists{${seen}}}
        set acl_c_seen = \${run{/usr/bin/touch ${seen}}}
  accept
data:
  defer message = come again
        condition = ${mood('defers')}
  accept condition = ${mood('dawdles')}
         delay = 1s
  accept
begin routers
all:
  driver = accept
  transport = folder
begin transports
folder:
  driver = appendfile
  directory = ${folder}/mail
  maildir_format
  create_directory
  user = ${user}
  group = ${group}
  envelope_to_add
  return_path_add
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{alongside}}{eq{$auth3}{${options.password ?? ''}}}}}
  server_set_id = $auth2
`;
}

function read_mail(raw: string): Mail {
  const end = raw.indexOf('\n\n');
  const headers: Record<string, string> = {};
  for (const line of raw
    .slice(0, end)
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const body = raw.slice(end + 2);
  const is_base64 = headers['content-transfer-encoding'] === 'base64';
  return {
    to: headers['envelope-to'] ?? '',
    from: (headers['return-path'] ?? '').replace(/[<>]/g, ''),
    headers,
    text: (is_base64 ? Buffer.from(body, 'base64').toString('utf8') : body).replaceAll('\r', ''),
  };
}

/** Names of files begin with seconds and microseconds, which are not filled up with zeros. */
const by_number = new Intl.Collator('en', { numeric: true }).compare;

/** A port that nobody listens on just now. */
export function free_port(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    const say = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.once('data', () => say(true)); // its greeting
    socket.once('error', () => say(false));
  });
}
