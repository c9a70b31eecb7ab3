// Writers who do not stop: each hands in one batch of entries after the other, notes what was
// acknowledged, and hands in again, unchanged, whatever was not answered.
import type { Ledger } from './ledger.ts';
import { draft, type Draft, type Reply, type Session } from './program.ts';

const sleep = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** One writer at one journal. */
export class Line {
  /** Handed in and not acknowledged yet. */
  private unanswered: Draft[] | undefined;

  constructor(
    readonly author: Session,
    readonly journal: string,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Hands in once: what had no answer before, else something new.
   * @returns nothing where the connection broke
   */
  async hand_in(): Promise<Reply | undefined> {
    const promises = this.ledger.of(this.journal);
    if (!this.unanswered) {
      this.unanswered = this.something_new();
      promises.together.push(this.unanswered.map((entry) => entry.id));
    }
    const path = `/api/v1/journals/${this.journal}/entries`;
    let reply: Reply;
    try {
      reply = await this.author.post(path, { entries: this.unanswered });
    } catch (failure) {
      if (failure instanceof TypeError) return undefined; // so fetch says that it was cut off
      throw failure;
    }
    if (reply.status !== 200) return reply;
    for (const answer of reply.json.answers) {
      if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer));
      promises.acknowledged.push({ id: answer.id, seq: answer.seq });
    }
    this.unanswered = undefined;
    return reply;
  }

  private something_new(): Draft[] {
    const is_client = this.author.person === this.journal;
    const count = Math.random() < 0.5 ? 1 : 2 + Math.floor(Math.random() * 7);
    return Array.from({ length: count }, () =>
      is_client && Math.random() < 0.3
        ? draft('checkin.recorded', {
            answers: [{ question: 'mood', value: Math.floor(Math.random() * 5) }],
            words: 'Written under load',
            talk: false,
          })
        : draft('message.sent', { words: `Note ${Math.random()}` }),
    );
  }
}

/** Lines into each of these journals: twice by the client, twice by one of the staff. */
export function lines_of(clients: Session[], staff: Session, ledger: Ledger): Line[] {
  return clients.flatMap((client) =>
    [client, client, staff, staff].map((author) => new Line(author, client.person, ledger)),
  );
}

/** How a load is borne by those who write. */
export interface Bearing {
  /** Refusals, such as 503, that are no reason to stop: the same is handed in again. */
  patient_with?: number[];
  /** Whether to go on where the connection breaks. */
  through_cuts?: boolean;
}

/** Lines at work. */
export class Load {
  /** What was answered instead of an acknowledgement. */
  readonly refusals: Reply[] = [];
  private stopping = false;
  private readonly work: Promise<unknown>;
  private successes = 0;

  constructor(lines: Line[], bearing: Bearing = {}) {
    this.work = Promise.all(lines.map((line) => this.drive(line, bearing)));
    this.work.catch(() => undefined); // told by `end`
  }

  /** Resolves once so many hand-ins from now were acknowledged. */
  async goes_on(hand_ins = 40, within = 60_000): Promise<void> {
    const wanted = this.successes + hand_ins;
    await this.until(() => this.successes >= wanted, within);
  }

  /** Resolves once something was refused, from now on. */
  async is_refused(within = 60_000): Promise<Reply> {
    const seen = this.refusals.length;
    await this.until(() => this.refusals.length > seen, within);
    return this.refusals[seen]!;
  }

  /** Lets every line finish its hand-in. Throws what went wrong in one. */
  async end(): Promise<void> {
    this.stopping = true;
    await this.work;
  }

  private async until(is_so: () => boolean, within: number): Promise<void> {
    const limit = Date.now() + within;
    while (!is_so()) {
      if (Date.now() > limit) {
        await Promise.race([this.work, sleep(0)]); // a line's own failure says more
        throw new Error(`Nothing came of the load within ${within} ms.`);
      }
      await sleep(5);
    }
  }

  private async drive(line: Line, { patient_with = [], through_cuts }: Bearing): Promise<void> {
    while (!this.stopping) {
      const reply = await line.hand_in();
      if (reply?.status === 200) {
        ++this.successes;
        continue;
      }
      if (!reply) {
        if (!through_cuts) return;
      } else {
        this.refusals.push(reply);
        if (!patient_with.includes(reply.status)) {
          throw new Error(`A hand-in was answered ${reply.status}: ${reply.text}`);
        }
      }
      await sleep(20);
    }
  }
}
