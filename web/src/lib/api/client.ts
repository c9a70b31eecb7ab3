// The one place where the app speaks to the server, and where what goes wrong becomes a `Problem`.
import createClient from 'openapi-fetch';
import type { paths } from './schema';
import type { Problem } from './types';

export const api = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? 'http://localhost' : location.origin,
  fetch: (request) => fetch(request), // looked up late, so that tests can put their own in
});

/** The server, or the way to it, said no. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

/** What there is to say when no answer came. `status` 0 never comes from the server. */
export const no_answer: Problem = {
  type: '/problems/no_answer',
  title: 'There is no connection right now.',
  status: 0,
  code: 'no_answer',
};

/** The server's own sentence; where a proxy answered with something else, its status. */
export function problem_from(body: unknown, status: number): Problem {
  const given = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  if (typeof given.code === 'string' && typeof given.title === 'string') return given as Problem;
  const code = status >= 500 ? 'server' : `http_${status}`;
  return { type: `/problems/${code}`, title: 'That did not work.', status, code };
}

let on_signed_out = () => {};
/** What to do when the server no longer knows who this is. */
export function when_signed_out(callback: () => void) {
  on_signed_out = callback;
}

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * Waits for a call and gives its body.
 *
 * @throws Refused with the server's problem, or `no_answer`
 */
export async function ask<T>(call: Promise<Reply<T>>): Promise<T> {
  return (await ask_fully(call)).data as T;
}

/** As `ask`, with the response; 304 is no error and has no data. */
export async function ask_fully<T>(call: Promise<Reply<T>>): Promise<Reply<T>> {
  let reply: Reply<T>;
  try {
    reply = await call;
  } catch {
    throw new Refused(no_answer);
  }
  const { response } = reply;
  if (response.ok || response.status === 304) return reply;
  const problem = problem_from(reply.error, response.status);
  // A wrong password is also a 401; only a lost session sends people to the sign-in page.
  if (response.status === 401 && !response.url.includes('/sign-in')) on_signed_out();
  throw new Refused(problem);
}

/** The problem in whatever was thrown. */
export function problem_of(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  return {
    type: '/problems/unexpected',
    title: 'That did not work.',
    status: 0,
    code: 'unexpected',
  };
}
