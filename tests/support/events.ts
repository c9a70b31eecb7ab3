// The stream of live changes, read as a browser reads it.
import type { Json, Session } from './program.ts';

export interface Heard {
  event: string;
  data: Json;
  /** When it arrived, in milliseconds since 1970. */
  at: number;
}

/** One open stream of server-sent events. */
export class Events {
  readonly heard: Heard[] = [];
  /** Whether the server has ended it. */
  ended = false;
  private readonly stop = new AbortController();
  private waiting: (() => void)[] = [];

  private constructor() {}

  /** Opens the stream and waits for its greeting. */
  static async open(session: Session): Promise<Events> {
    const events = new Events();
    const response = await session.server.fetch('/api/v1/events', {
      headers: { Cookie: session.cookie ?? '' },
      signal: events.stop.signal,
    });
    if (response.status !== 200 || !response.body) throw new Error(`events: ${response.status}`);
    void events.read(response.body);
    await events.next((heard) => heard.event === 'hello');
    return events;
  }

  /** The first event that fits, heard already or still to come. */
  async next(fits: (heard: Heard) => boolean, within = 10_000): Promise<Heard> {
    const until = Date.now() + within;
    for (;;) {
      const found = this.heard.find(fits);
      if (found) return found;
      await this.something(until - Date.now());
    }
  }

  /** Waits until the server has ended the stream. */
  async end(within = 10_000): Promise<void> {
    const until = Date.now() + within;
    while (!this.ended) await this.something(until - Date.now());
  }

  close(): void {
    this.stop.abort();
  }

  private something(within: number): Promise<void> {
    return new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error('Nothing was heard in time.')), within);
      this.waiting.push(() => {
        clearTimeout(timer);
        done();
      });
    });
  }

  private wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const wake of waiting) wake();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
        text += decoder.decode(piece, { stream: true });
        const frames = text.split('\n\n');
        text = frames.pop() ?? '';
        for (const frame of frames) this.take(frame);
        this.wake();
      }
    } catch {
      // Closed from our side, or cut: either way it is over.
    }
    this.ended = true;
    this.wake();
  }

  private take(frame: string): void {
    const field = (name: string) =>
      frame
        .split('\n')
        .filter((line) => line.startsWith(`${name}: `))
        .map((line) => line.slice(name.length + 2))
        .join('\n');
    if (!field('event')) return; // a heartbeat
    this.heard.push({ event: field('event'), data: JSON.parse(field('data')), at: Date.now() });
  }
}
