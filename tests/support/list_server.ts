// A list's own server, as a test plays it: it says what it is told to, and remembers what was asked.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answers = (request: IncomingMessage, response: ServerResponse) => void;

export class ListServer {
  /** Of each request, its conditional heads. */
  readonly asked: { etag: string | undefined; since: string | undefined }[] = [];
  answers: Answers = (_, response) => response.writeHead(404).end();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ListServer> {
    const server = createServer();
    const list = new ListServer(server);
    server.on('request', (request, response) => {
      const { 'if-none-match': etag, 'if-modified-since': since } = request.headers;
      list.asked.push({ etag, since });
      list.answers(request, response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return list;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/list.json`;
  }

  /** From now on it has this list, and knows when somebody has it already. */
  has(list: unknown, etag: string): void {
    this.answers = (request, response) => {
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else
        response
          .writeHead(200, { etag, 'content-type': 'application/json' })
          .end(JSON.stringify(list));
    };
  }

  end(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }
}
