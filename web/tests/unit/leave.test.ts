// "Leave fast": Shift three times, an empty page, and nothing of the app to go back to.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  depth_of,
  forget_entry,
  leave,
  leaves_everywhere,
  leaves_to,
  push_entry,
  resume_entry,
  shift_counter,
} from '$lib/leave';

const key = (name: string, at: number, repeat = false) =>
  ({ key: name, timeStamp: at, repeat }) as KeyboardEvent;

describe('COPE3: Shift three times', () => {
  it('counts within three seconds', () => {
    const count = shift_counter();
    expect([0, 900, 1800].map((at) => count(key('Shift', at)))).toEqual([false, false, true]);
  });
  it('does not count presses that lie far apart, or one that is held', () => {
    const count = shift_counter();
    expect([0, 2000, 4000].map((at) => count(key('Shift', at)))).toEqual([false, false, false]);
    const held = shift_counter();
    expect([0, 30, 60].map((at) => held(key('Shift', at, at > 0)))).toEqual([false, false, false]);
  });
  it('begins anew with every letter: someone who types a name does not leave', () => {
    const count = shift_counter();
    const typed = ['Shift', 'A', 'Shift', 'B', 'Shift', 'C'];
    expect(typed.some((name, i) => count(key(name, i * 100)))).toBe(false);
  });
});

describe('COPE3: leaving', () => {
  const replace = vi.fn();
  const go = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(location, 'replace').mockImplementation(replace);
    vi.spyOn(history, 'go').mockImplementation(go);
    document.body.innerHTML = '<p>My plan</p>';
    document.title = 'Coping tools';
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    replace.mockReset();
    go.mockReset();
  });

  it('empties the page at once and replaces it', () => {
    leave(0);
    expect(document.body.childNodes).toHaveLength(0);
    expect(document.title.trim()).toBe('');
    expect(replace).toHaveBeenCalledWith('/pause/');
    expect(go).not.toHaveBeenCalled();
  });
  it('goes back to where the app was entered before it replaces', () => {
    leave(4);
    expect(document.body.childNodes).toHaveLength(0);
    expect(go).toHaveBeenCalledWith(-4);
    expect(replace).not.toHaveBeenCalled();
    dispatchEvent(new PopStateEvent('popstate'));
    expect(replace).toHaveBeenCalledWith('/pause/');
  });
  it('leaves even where going back is not answered', () => {
    leave(4);
    vi.advanceTimersByTime(400);
    expect(replace).toHaveBeenCalledWith('/pause/');
  });
  it('counts on after a page that is not of the app', () => {
    forget_entry();
    const length = vi.spyOn(history, 'length', 'get');
    let state: unknown = null;
    vi.spyOn(history, 'state', 'get').mockImplementation(() => state);
    vi.spyOn(history, 'pushState').mockImplementation((next) => void (state = next));
    vi.spyOn(history, 'replaceState').mockImplementation((next) => void (state = next));
    length.mockReturnValue(3); // after one page of the app, entered as the second entry
    push_entry('/coping');
    expect(depth_of(state)).toBe(1);
    state = null; // through /help/ and back into a new document
    length.mockReturnValue(5);
    resume_entry();
    expect(depth_of(state)).toBe(3);
    forget_entry();
    state = null;
    resume_entry();
    expect(depth_of(state)).toBe(0);
    expect(sessionStorage.getItem('entered')).toBeNull();
  });
  it('marks the way back, so that no page of the app opens on it', () => {
    leave(2);
    expect(sessionStorage.getItem('leaving')).toBe('yes');
    sessionStorage.clear();
  });
  it('goes by the clock to where the organization leads, and says so once', () => {
    leave(0);
    expect(sessionStorage.getItem('onwards')).toBeNull();
    leaves_to('https://weather.example/');
    leave(0);
    expect(replace).toHaveBeenLastCalledWith('/pause/');
    expect(sessionStorage.getItem('onwards')).toBe('https://weather.example/');
    leaves_to('/pause/');
    leave(0);
    expect(sessionStorage.getItem('onwards')).toBeNull();
    localStorage.clear();
  });
  it('begins every page only where this device was told so', () => {
    expect(leaves_everywhere()).toBe(false);
    expect(leaves_everywhere(true)).toBe(true);
    expect(leaves_everywhere()).toBe(true);
    expect(leaves_everywhere(false)).toBe(false);
    expect(localStorage.length).toBe(0);
  });
  it('knows how deep it is', () => {
    expect(depth_of({ depth: 3 })).toBe(3);
    expect([null, {}, { depth: 'x' }, { depth: -1 }].map(depth_of)).toEqual([0, 0, 0, 0]);
  });
});
