// A program's own gateway for text messages, as a test plays it.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TextMessage {
  to: string;
  text: string;
  id: string;
  /** From the request's head. */
  token: string;
  key: string;
}

/** What it does with a request that it has read whole. */
export type Answer = number | 'hangs up' | 'says nothing';

export class TextGateway {
  readonly messages: TextMessage[] = [];
  /** To the requests to come. */
  answer: Answer = 202;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<TextGateway> {
    const server = createServer();
    const gateway = new TextGateway(server);
    server.on('request', (request, response) => {
      void read(request).then((body) => {
        const { to, text, id } = JSON.parse(body) as TextMessage;
        const token = request.headers.authorization ?? '';
        const key = String(request.headers['idempotency-key'] ?? '');
        gateway.messages.push({ to, text, id, token, key });
        if (gateway.answer === 'hangs up') request.socket.destroy();
        else if (gateway.answer !== 'says nothing') response.writeHead(gateway.answer).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/messages`;
  }

  messages_to(number: string): TextMessage[] {
    return this.messages.filter((message) => message.to === number);
  }

  end(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
