// Every check-in gets an answer: in words, or "seen" without any (CHK1).
import 'fake-indexeddb/auto';
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '$lib/api/types';
import { db } from '$lib/offline/db';
import { outbox } from '$lib/offline/outbox.svelte';
import Answer from '../../src/pages/staff/Answer.svelte';

const ana = { person: 'c', name: 'Ana', role: 'client' };
const client = {
  id: 'c',
  name: 'Ana',
  preferences: {},
  care_team: [],
  be_careful_with: [],
  seen_as: 'care_team',
  actions: [],
};
const checkin = (actions: { kind: string }[]) => ({
  id: 'e',
  by: ana,
  at: '2026-11-21T08:00:00-05:00',
  answers: [],
  own: [],
  words: 'Hard night',
  talk: false,
  actions,
});
const answered = [{ kind: 'checkin.answered' }];

let written: Draft[] = [];
/** A server that knows one client with one check-in and takes every entry. */
function server(actions: { kind: string }[], seen_is_enough = true) {
  written = [];
  vi.stubGlobal('fetch', async (request: Request | string, init?: RequestInit) => {
    const url = typeof request === 'string' ? request : request.url;
    if (init?.method === 'POST') {
      const { entries } = JSON.parse(String(init.body)) as { entries: Draft[] };
      written.push(...entries);
      return Response.json({
        answers: entries.map(({ id }) => ({ id, status: 'accepted', seq: 2 })),
      });
    }
    if (url.endsWith('/clients/c')) return Response.json(client);
    const form = { items: [], something_good: false, seen_is_enough };
    const checkins = [checkin(actions)];
    return Response.json({ form, answer_hours: 24, checkins, rhythms: [], actions: [], head: 1 });
  });
}

beforeEach(async () => {
  const database = await db();
  await Promise.all([database.clear('cache'), database.clear('drafts')]);
  await outbox.belongs_to('dana');
});
afterEach(() => vi.unstubAllGlobals());

describe('CHK1', () => {
  it('says “seen” without words, about this check-in', async () => {
    server(answered);
    render(Answer, { id: 'c', entry: 'e' });
    await fireEvent.click(await screen.findByRole('button', { name: 'Mark as seen' }));
    await waitFor(() => expect(written).toHaveLength(1));
    expect(written[0]).toMatchObject({ kind: 'checkin.answered', about: 'e', body: {} });
    expect(await screen.findByRole('heading', { name: 'Marked as seen' })).toBeTruthy();
  });
  it('offers “seen” only where that was agreed', async () => {
    server(answered, false);
    render(Answer, { id: 'c', entry: 'e' });
    await screen.findByRole('button', { name: 'Send answer' });
    expect(screen.queryByRole('button', { name: 'Mark as seen' })).toBeNull();
    expect(screen.getByText(/Words are wanted here/)).toBeTruthy();
  });
  it('sends no empty answer, and then the words as they are', async () => {
    server(answered);
    render(Answer, { id: 'c', entry: 'e' });
    await fireEvent.click(await screen.findByRole('button', { name: 'Send answer' }));
    expect(written).toHaveLength(0);
    expect(screen.getByRole('alert').textContent).toContain('Write your answer');
    const words = 'It sounds like a hard night.';
    await fireEvent.input(screen.getByLabelText('Your answer'), { target: { value: words } });
    await fireEvent.click(screen.getByRole('button', { name: 'Send answer' }));
    await waitFor(() => expect(written[0]?.body).toEqual({ words }));
  });
  it('offers nothing that the server does not list', async () => {
    server([]);
    render(Answer, { id: 'c', entry: 'e' });
    expect(await screen.findByText('Hard night')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Mark as seen' })).toBeNull();
  });
});
