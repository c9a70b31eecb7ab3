// Live changes reach those who look at that journal, and nobody is left behind after a pause.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { everyone, Live } from '$lib/live.svelte';

class FakeSource extends EventTarget {
  static opened: FakeSource[] = [];
  closed = false;
  constructor(readonly url: string) {
    super();
    FakeSource.opened.push(this);
  }
  say(event: string, data: object = {}) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
  close() {
    this.closed = true;
  }
}
const source = () => FakeSource.opened.at(-1) as FakeSource;

beforeEach(() => {
  FakeSource.opened = [];
  vi.stubGlobal('EventSource', FakeSource);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('tells those who follow that journal, and those who follow everyone', () => {
  const live = new Live();
  const [mine, theirs, all] = [vi.fn(), vi.fn(), vi.fn()];
  live.subscribe('a', mine);
  live.subscribe('b', theirs);
  live.subscribe(everyone, all);
  live.start();
  source().say('hello');
  source().say('changed', { subject: 'a', seq: 4, areas: ['plan'] });
  expect([mine, theirs, all].map((tell) => tell.mock.calls.length)).toEqual([1, 0, 1]);
  live.stop();
});

it('comes back after a while and lets everyone look again', async () => {
  const live = new Live();
  const tell = vi.fn();
  live.subscribe('a', tell);
  live.start();
  source().say('hello');
  source().dispatchEvent(new Event('error'));
  expect(live.connected).toBe(false);
  await vi.advanceTimersByTimeAsync(1100);
  expect(FakeSource.opened).toHaveLength(2);
  expect(tell).not.toHaveBeenCalled();
  source().say('hello');
  expect(tell).toHaveBeenCalledOnce();
  live.stop();
});

it('does not come back once it was stopped, and forgets who left', async () => {
  const live = new Live();
  const tell = vi.fn();
  const leave = live.subscribe('a', tell);
  leave();
  live.changed('a');
  live.start();
  live.stop();
  source().dispatchEvent(new Event('error'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(FakeSource.opened).toHaveLength(1);
  expect(tell).not.toHaveBeenCalled();
});
