// A view: the copy first, then the fresh one; a 304 costs nothing; old copies say so.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { when_signed_out } from '$lib/api/client';
import { db } from '$lib/offline/db';
import { View } from '$lib/view.svelte';

const where = { path: { id: '01890000-0000-7000-8000-000000000001' } };
const plan = (head: number) => ({ goals: [], actions: [], head });
const answer = (body: unknown, status = 200, etag = '"1"') =>
  new Response(status === 304 ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', etag },
  });
const open = () => new View<{ head: number }>('/api/v1/clients/{id}/plan', where);

let requests: Request[] = [];
function server(...answers: (Response | Error)[]) {
  requests = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(request);
    const next = answers.shift();
    if (!next || next instanceof Error) throw next ?? new TypeError('no more answers');
    return next;
  });
}

beforeEach(async () => (await db()).clear('cache'));
afterEach(() => vi.unstubAllGlobals());

describe('a view', () => {
  it('comes from the server, and next time from this phone first', async () => {
    server(answer(plan(1)));
    await open().open();
    expect(requests[0]?.url).toContain('/api/v1/clients/01890000');
    server(new TypeError('no signal'));
    const again = open();
    await again.open();
    expect(again.data?.head).toBe(1);
    expect([again.state, again.is_old]).toEqual(['ready', true]);
    expect(again.at).toBeGreaterThan(0);
  });
  it('asks whether it changed, and keeps what it has when it did not', async () => {
    server(answer(plan(1), 200, '"head-1"'), answer(undefined, 304));
    const view = open();
    await view.open();
    await view.refresh();
    expect(requests[1]?.headers.get('if-none-match')).toBe('"head-1"');
    expect(view.data?.head).toBe(1);
    expect(view.is_old).toBe(false);
  });
  it('does not show a copy against the server’s word', async () => {
    server(
      answer(plan(1)),
      answer({ type: '/problems/x', title: 'Gone.', status: 404, code: 'x.gone' }, 404),
    );
    const view = open();
    await view.open();
    await view.refresh();
    expect([view.state, view.data, view.problem?.code]).toEqual(['failed', undefined, 'x.gone']);
  });
  it('fails with words when there is neither a copy nor an answer', async () => {
    server(new TypeError('no signal'));
    const view = open();
    await view.open();
    expect([view.state, view.problem?.code]).toEqual(['failed', 'no_answer']);
  });
  it('tells the session when nobody is signed in any more', async () => {
    const told = vi.fn();
    when_signed_out(told);
    server(
      answer({ type: '/problems/s', title: 'Sign in.', status: 401, code: 'session.none' }, 401),
    );
    await open().open();
    expect(told).toHaveBeenCalledOnce();
  });
  it('passes over an older answer that comes late', async () => {
    let late: (answer: Response) => void = () => {};
    const slow = new Promise<Response>((done) => (late = done));
    const answers = [slow, Promise.resolve(answer(plan(2)))];
    vi.stubGlobal('fetch', () => answers.shift());
    const view = open();
    const first = view.refresh();
    await view.refresh();
    late(answer(plan(1)));
    await first;
    expect(view.data?.head).toBe(2);
  });
});
