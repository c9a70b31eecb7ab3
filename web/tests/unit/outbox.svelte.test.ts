// The outbox: sent once, in order, and nobody's words get lost.
import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '$lib/api/types';
import { db } from '$lib/offline/db';
import { back_off, Outbox, outcome_of, type Outcome } from '$lib/offline/outbox.svelte';

const me = '01890000-0000-7000-8000-0000000000aa';
const draft = (n: number, kind = 'message.sent'): Draft => ({
  id: `01890000-0000-7000-8000-00000000000${n}`,
  kind,
  on_behalf: false,
  occurred_at: '2026-11-21T08:15:00.000-05:00[America/New_York]',
  body: { words: `word ${n}` } as unknown as Draft['body'],
});
const accepted: Outcome = { result: 'accepted', seq: 7 };
const refused: Outcome = {
  result: 'refused',
  problem: { type: '/problems/x', title: 'Not now.', status: 403, code: 'rule.x' },
};

/** An outbox whose server answers as told, and the ids it was sent. */
async function box_with(answer: (id: string) => Outcome | Promise<Outcome>) {
  const seen: string[] = [];
  const box = new Outbox(async (_subject, draft) => {
    seen.push(draft.id);
    return answer(draft.id);
  });
  await box.belongs_to(me);
  return { box, seen };
}

beforeEach(async () => (await db()).clear('outbox'));

describe('CHK1: nothing written on this phone is lost', () => {
  it('keeps what was written without signal and sends it once', async () => {
    let has_signal = false;
    const { box, seen } = await box_with(() => (has_signal ? accepted : { result: 'later' }));
    await box.add(me, [draft(1)]);
    await box.flush(true);
    expect(box.waiting).toBe(1);
    seen.length = 0;
    has_signal = true;
    await box.flush(true);
    await box.flush(true);
    expect(seen).toEqual([draft(1).id]);
    expect(box.items).toEqual([]);
  });

  it('is there again after the browser was closed', async () => {
    const { box } = await box_with(() => ({ result: 'later' }));
    await box.add(me, [draft(1)]);
    await box.flush(true);
    const { box: opened_again, seen } = await box_with(() => accepted);
    await opened_again.flush(true);
    expect(seen).toEqual([draft(1).id]);
  });

  it('keeps the order and stops at the first that does not get through', async () => {
    const { box, seen } = await box_with(() => ({ result: 'later' }));
    await box.add(me, [draft(1), draft(2)]);
    await box.flush(true);
    seen.length = 0;
    await box.flush(true);
    expect(seen).toEqual([draft(1).id]);
    expect(box.waiting).toBe(2);
  });

  it('sets aside what the server refuses, with its sentence and the words, and goes on', async () => {
    const { box, seen } = await box_with((id) => (id === draft(1).id ? refused : accepted));
    await box.add(me, [draft(1), draft(2)]);
    await box.flush(true);
    expect(seen).toEqual([draft(1).id, draft(2).id]);
    expect(box.stuck.map((item) => item.problem?.title)).toEqual(['Not now.']);
    expect(box.stuck[0]?.draft.body).toEqual({ words: 'word 1' });
    await box.flush(true);
    expect(seen).toHaveLength(2);
    await box.remove(draft(1).id);
    expect(box.items).toEqual([]);
  });

  it('keeps everything when the session has ended, and asks to sign in', async () => {
    let asked = 0;
    const { box, seen } = await box_with(() => ({ result: 'signed_out' }));
    box.on_signed_out = () => asked++;
    await box.add(me, [draft(1), draft(2)]);
    await box.flush(true);
    expect(box.needs_sign_in).toBe(true);
    expect(asked).toBeGreaterThan(0);
    expect(box.waiting).toBe(2);
    expect(seen).not.toContain(draft(2).id);
  });

  it('does not send another person’s words', async () => {
    const { box } = await box_with(() => ({ result: 'later' }));
    await box.add(me, [draft(1)]);
    await box.flush(true);
    const { box: other, seen } = await box_with(() => accepted);
    await other.belongs_to('someone else');
    await other.flush(true);
    seen.length = 0;
    await other.flush(true);
    expect(seen).toEqual([]);
    expect(other.items).toEqual([]);
    expect(await (await db()).count('outbox')).toBe(1);
  });

  it('sends what is written while it is sending', async () => {
    let go_on = () => {};
    const first_answer = new Promise<void>((done) => (go_on = done));
    const { box, seen } = await box_with(async (id) => {
      if (id === draft(1).id) await first_answer;
      return accepted;
    });
    await box.add(me, [draft(1)]);
    const adding = box.add(me, [draft(2)]);
    go_on();
    await adding;
    await box.flush(true);
    expect(seen).toEqual([draft(1).id, draft(2).id]);
  });

  it('shows what was sent until the view has caught up', async () => {
    const { box } = await box_with(() => accepted);
    await box.add(me, [draft(1)]);
    await box.flush(true);
    expect(box.pending(me, ['message.sent'], 6).map((one) => one.state)).toEqual(['sent']);
    expect(box.pending(me, ['message.sent'], 7)).toEqual([]);
    expect(box.pending(me, ['checkin.recorded'], 6)).toEqual([]);
  });

  it('never shows the same thing twice', async () => {
    const { box } = await box_with(() => accepted);
    const shown: number[] = [];
    const stop = $effect.root(() => {
      $effect(() => void shown.push(box.pending(me, ['message.sent']).length));
    });
    await box.add(me, [draft(1)]);
    await box.flush(true);
    flushSync();
    stop();
    expect(Math.max(...shown)).toBe(1);
  });

  it('waits longer each time, at most five minutes', () => {
    expect(back_off(1, 0)).toBe(1000);
    expect(back_off(1, 1)).toBe(2000);
    expect(back_off(40, 1)).toBeLessThanOrEqual(300_000);
  });

  it('waits for its time unless asked', async () => {
    const { box, seen } = await box_with(() => ({ result: 'later' }));
    await box.add(me, [draft(1)]);
    await box.flush(true);
    seen.length = 0;
    await box.flush();
    expect(seen).toEqual([]);
  });
});

describe('what an answer means', () => {
  it.each([408, 425, 429, 500, 502, 503])('%d: later', (status) => {
    expect(outcome_of(status, undefined)).toEqual({ result: 'later' });
  });
  it('401: sign in first', () => expect(outcome_of(401, undefined).result).toBe('signed_out'));
  it('422: refused in the server’s words', () => {
    const problem = { type: '/problems/a', title: 'Too long.', status: 422, code: 'request.field' };
    expect(outcome_of(422, problem)).toEqual({ result: 'refused', problem });
  });
  it('200 answers for the entry itself', () => {
    const answers = (status: string) => ({ answers: [{ id: '1', status, seq: 3 }] });
    expect(outcome_of(200, answers('accepted'))).toEqual({ result: 'accepted', seq: 3 });
    expect(outcome_of(200, answers('refused')).result).toBe('refused');
  });
  it('200, refused for a moment: later', () => {
    const problem = { type: '', title: '', status: 503, code: 'journal.busy' };
    const answers = [{ id: '1', status: 'refused', problem }];
    expect(outcome_of(200, { answers })).toEqual({ result: 'later' });
  });
  it('200 from something that is not our server counts for nothing', () => {
    expect(outcome_of(200, undefined)).toEqual({ result: 'later' });
  });
});
