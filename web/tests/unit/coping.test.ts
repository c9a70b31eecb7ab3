// Coping tools: time that keeps right, what is put together, and what this phone knows meanwhile.
import 'fake-indexeddb/auto';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ToolRecord } from '$lib/api/types';
import { db } from '$lib/offline/db';
import { load_draft } from '$lib/offline/drafts';
import { outbox, type Pending } from '$lib/offline/outbox.svelte';
import { session } from '$lib/session.svelte';
import { coping_with, people_with, what_works } from '../../src/pages/client/coping/known';
import { coping_plan, safety_plan, to_edit } from '../../src/pages/client/coping/plans';
import { callable } from '$lib/help/lines';
import {
  lacks_words,
  no_practice,
  practice_of,
  with_outcome,
} from '../../src/pages/client/coping/skills';
import {
  breath_at,
  clock_text,
  said_at,
  Timer,
  type Said,
} from '../../src/pages/client/coping/timer.svelte';
import {
  lines_of,
  list_problem,
  numbers_in,
  strength,
  told,
  tool_at,
  tool_paths,
  used,
  type ToolUsed,
} from '../../src/pages/client/coping/tools';
import { Use } from '../../src/pages/client/coping/use.svelte';

const at = '2026-11-21T12:00:00.000-05:00[America/New_York]';
const me = {
  id: 'me',
  name: 'Ana',
  organization: 'Harbor',
  is_client: true,
  is_staff: false,
  memberships: [],
  totp: false,
  may_add: [],
};

describe('COPE1: a timer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('keeps right while the phone sleeps and no interval runs', () => {
    let now = 1_000_000;
    const timer = new Timer(undefined, () => now);
    timer.start();
    now += 10 * 60_000; // asleep: nothing ticks
    expect(timer.elapsed).toBe(0);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(timer.elapsed).toBe(10 * 60_000);
    timer.stop();
  });
  it('goes on from where a closed page began', () => {
    const timer = new Timer(undefined, () => 90_000);
    timer.start(30_000);
    expect(timer.elapsed).toBe(60_000);
    timer.stop();
  });
  it('never runs backwards when the clock is set back', () => {
    let now = 100_000;
    const timer = new Timer(undefined, () => now);
    timer.start();
    now += 5000;
    vi.advanceTimersByTime(300);
    now -= 60_000;
    vi.advanceTimersByTime(300);
    expect(timer.elapsed).toBe(5000);
    timer.stop();
  });
  it('says nothing more once it was stopped', () => {
    const tick = vi.fn();
    const timer = new Timer(tick);
    timer.start();
    timer.stop();
    const before = tick.mock.calls.length;
    vi.advanceTimersByTime(5000);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(tick).toHaveBeenCalledTimes(before);
  });
  it('is written as minutes and seconds', () => {
    expect(clock_text(245_000)).toBe('4:05');
    expect(clock_text(-20)).toBe('0:00');
  });
});

describe('COPE1: paced breathing', () => {
  it('takes ten seconds for a breath, in and out without a pause', () => {
    const seconds = Array.from({ length: 20 }, (_, i) => breath_at(i * 1000, 'longer_out').phase);
    expect(seconds.map((phase) => phase[0]).join('')).toBe('iiiioooooo'.repeat(2));
    const even = Array.from({ length: 10 }, (_, i) => breath_at(i * 1000, 'even').phase);
    expect(even.map((phase) => phase[0]).join('')).toBe('iiiiiooooo');
  });
  it('counts down within each part', () => {
    expect(breath_at(0, 'longer_out')).toEqual({ phase: 'in', left: 4, number: 1 });
    expect(breath_at(4000, 'longer_out')).toEqual({ phase: 'out', left: 6, number: 1 });
    expect(breath_at(9999, 'longer_out').left).toBe(1);
    expect(breath_at(10_000, 'longer_out').number).toBe(2);
  });
  it('is said aloud for three breaths, then once a minute', () => {
    const heard: Said[] = [];
    for (let ms = 0; ms < 5 * 60_000; ms += 250) {
      const said = said_at(ms, 'longer_out', 5);
      if (JSON.stringify(said) !== JSON.stringify(heard.at(-1))) heard.push(said);
    }
    expect(heard.slice(0, 6)).toEqual([
      ...[{ phase: 'in' }, { phase: 'out' }, { phase: 'in' }],
      ...[{ phase: 'out' }, { phase: 'in' }, { phase: 'out' }],
    ]);
    expect(heard.slice(6)).toEqual([
      undefined,
      ...[4, 3, 2, 1].map((minutes_left) => ({ minutes_left })),
    ]);
  });
});

describe('COPE1: the entry of a tool', () => {
  it('says only what was said', () => {
    expect(used('halt', '', 'skip', '  ')).toEqual({ tool: 'halt' });
    expect(used('halt', '0', '10', ' I ate. ')).toEqual({
      tool: 'halt',
      before: 0,
      after: 10,
      words: 'I ate.',
    });
    expect(strength('0')).toBe(0);
  });
  it('has a page for every tool, and a tool for every page', () => {
    for (const [tool, path] of Object.entries(tool_paths)) expect(tool_at(path)).toBe(tool);
    expect(tool_at('elsewhere')).toBeUndefined();
  });
  it('puts answers under their questions, and leaves out what was only thought', () => {
    expect(told(['First?', 'Then?', 'Last?'], ['Go out', ' ', 'Sleep'])).toBe(
      'First?\nGo out\n\nLast?\nSleep',
    );
  });
});

describe('COPE1: a use of a tool', () => {
  beforeEach(async () => {
    session.me = me;
    session.state = 'signed_in';
    for (const store of ['drafts', 'outbox'] as const) await (await db()).clear(store);
  });
  afterEach(() => {
    session.me = undefined;
    session.state = 'signed_out';
  });

  it('goes on after the page was closed, and is over after some hours', async () => {
    const first = new Use('delay_distract_decide');
    first.before = '8';
    first.begin(15, 1_000_000);
    await vi.waitFor(async () =>
      expect(await load_draft('use delay_distract_decide')).toBeTruthy(),
    );
    const second = new Use('delay_distract_decide');
    await second.resume(1_000_000 + 20 * 60_000);
    expect(second).toMatchObject({ phase: 'during', before: '8', minutes: 15 });
    const late = new Use('delay_distract_decide');
    await late.resume(1_000_000 + 24 * 3_600_000);
    expect(late.phase).toBe('before');
  });
  it('is written once, for whom the person chose, and leaves no draft', async () => {
    const add = vi.spyOn(outbox, 'add').mockResolvedValue();
    const use = new Use('grounding');
    use.before = '7';
    use.begin();
    use.after = '4';
    use.end();
    await use.save('mine');
    expect(use.phase).toBe('done');
    expect(add).toHaveBeenCalledTimes(1);
    expect(add.mock.calls[0]?.[1][0]).toMatchObject({
      kind: 'tool.used',
      audience: 'mine',
      body: { tool: 'grounding', before: 7, after: 4 },
    });
    expect(await load_draft('use grounding')).toBeUndefined();
    add.mockRestore();
  });
});

const pending = (kind: string, body: object, about?: string): Pending => ({
  subject: 'me',
  state: 'waiting',
  draft: {
    id: 'e',
    kind,
    on_behalf: false,
    occurred_at: at,
    body: body as never,
    ...(about ? { about } : {}),
  },
});

describe('COPE1: what works for me', () => {
  const view = {
    tools: [
      { tool: 'halt', used: 2, rated: 2, eased: 1, mean_change: -1, last_at: at },
      { tool: 'own', used: 5, rated: 0, eased: 0, last_at: at },
    ] as ToolRecord[],
    practices: [],
  };
  const use = (body: ToolUsed) => pending('tool.used', body);

  it('counts what waits on this phone', () => {
    const known = coping_with(view, [use({ tool: 'halt', before: 8, after: 4 })]);
    expect(known.tools.find((one) => one.tool === 'halt')).toMatchObject({
      used: 3,
      rated: 3,
      eased: 2,
      mean_change: -2,
    });
  });
  it('needs no view: a phone without signal knows what it wrote', () => {
    const known = coping_with(undefined, [use({ tool: 'grounding', before: 5, after: 6 })]);
    expect(known.tools).toMatchObject([{ used: 1, rated: 1, eased: 0, mean_change: 1 }]);
    expect(coping_with(undefined, []).tools).toEqual([]);
  });
  it('does not rate what was skipped', () => {
    const known = coping_with(undefined, [use({ tool: 'grounding', before: 5 })]);
    expect(known.tools[0]).toMatchObject({ used: 1, rated: 0 });
    expect(known.tools[0]?.mean_change).toBeUndefined();
    expect(what_works(known.tools)).toEqual([]);
  });
  it('puts first what eased the urge most', () => {
    const known = coping_with(view, [
      use({ tool: 'grounding', before: 9, after: 4 }),
      use({ tool: 'own', before: 3, after: 3 }),
    ]);
    expect(what_works(known.tools).map((one) => one.tool)).toEqual(['grounding', 'halt', 'own']);
  });
  it('leaves the view itself as it was', () => {
    coping_with(view, [use({ tool: 'halt', before: 8, after: 4 })]);
    expect(view.tools[0]?.used).toBe(2);
  });
});

describe('COPE2: plans', () => {
  it('are lists, one item on each line, without empty ones', () => {
    expect(lines_of(' a \n\n b\n')).toEqual(['a', 'b']);
    expect(list_problem(Array(13).fill('x').join('\n'))).toBe('many');
    expect(list_problem('x'.repeat(301))).toBe('long');
    expect(list_problem(Array(12).fill('x'.repeat(300)).join('\n'))).toBeUndefined();
  });
  it('come back as they were written', () => {
    const plan = coping_plan({ signs: 'Restless\nShort', tools: 'halt\nnonsense', reminder: ' ' });
    expect(plan).toEqual({
      signs: ['Restless', 'Short'],
      tools: ['halt'],
      what_helps: [],
      people: [],
      places: [],
    });
    expect(coping_plan(to_edit({ ...plan, at }))).toEqual(plan);
    const safety = safety_plan({ professionals: 'Dana\n988' });
    expect(safety.professionals).toEqual(['Dana', '988']);
    expect(safety_plan(to_edit(safety))).toEqual(safety);
  });
  it('show what waits instead of what was', () => {
    const written = coping_plan({ signs: 'New' });
    const old = { ...coping_plan({ signs: 'Old' }), at };
    const view = { tools: [], practices: [], coping_plan: old };
    const known = coping_with(view, [pending('coping_plan.written', written)]);
    expect(known.coping_plan?.signs).toEqual(['New']);
  });
});

describe('COPE4: practice', () => {
  const written = () => ({
    situation: ' Rent is due ',
    options: [
      { words: 'Call the landlord', pros: 'Quick', cons: '' },
      { words: ' ', pros: '', cons: '' },
    ],
    choice: '',
  });
  it('keeps the ways that were written, and only for a problem', () => {
    expect(practice_of('problem_solving', written())).toEqual({
      skill: 'problem_solving',
      situation: 'Rent is due',
      options: [{ words: 'Call the landlord', pros: 'Quick' }],
    });
    expect(practice_of('refusing', written()).options).toEqual([]);
    expect(no_practice().options).toHaveLength(2);
  });
  it('asks for the way where only its sides were written', () => {
    expect(lacks_words({ words: '', pros: 'Quick', cons: '' })).toBe(true);
    expect(lacks_words({ words: '', pros: '', cons: ' ' })).toBe(false);
  });
  it('is the same practice once it says what happened', () => {
    const first = practice_of('problem_solving', written());
    const body = with_outcome({ ...first, id: 'p', at } as never, ' It worked ');
    expect(body).toEqual({ ...first, what_happened: 'It worked' });
    const known = coping_with(undefined, [
      pending('practice.tried', first, 'p'),
      pending('practice.tried', body, 'p'),
    ]);
    expect(known.practices).toMatchObject([{ id: 'p', what_happened: 'It worked' }]);
  });
});

describe('COPE3: people to call', () => {
  const person = (name: string, closeness: number, in_hard_moments: boolean) => ({
    id: name,
    name,
    bond: 'family' as const,
    closeness,
    in_hard_moments,
  });
  it('are those for hard moments first, then the closest', () => {
    const circle = [person('Rosa', 1, false), person('Luis', 3, true), person('Eva', 2, true)];
    const waiting = pending('circle_person.named', person('Marta', 1, true), 'Marta');
    const known = people_with({ circle }, [waiting]);
    expect(known.map(({ name }) => name)).toEqual(['Marta', 'Eva', 'Luis', 'Rosa']);
    expect(people_with(undefined, [])).toEqual([]);
  });
  it('have a number that a phone can call', () => {
    expect(callable('(816) 555-0142')).toBe('8165550142');
    expect(callable('+52 55 1234 5678')).toBe('+525512345678');
    expect(callable('988')).toBe('988');
    expect(callable('ask her')).toBeUndefined();
    expect(callable(undefined)).toBeUndefined();
  });
  it('are found in free words', () => {
    expect(numbers_in('Rosa, (816) 555-0142 or 816 555 0199.').map(callable)).toEqual([
      '8165550142',
      '8165550199',
    ]);
    expect(numbers_in('Rosa, flat 127')).toEqual([]);
    expect(numbers_in('The clinic, or 988')).toEqual(['988']);
  });
});

describe('fields of several parts', () => {
  it('are each tied to their hint', async () => {
    const { default: Scale } = await import('../../src/pages/client/coping/parts/Scale.svelte');
    const onchange = vi.fn();
    render(Scale, { id: 'before', legend: 'How strong?', value: '', onchange });
    const radios = screen.getAllByRole('radio');
    expect(radios).toHaveLength(12); // 0 to 10, and skipping
    expect(radios.some((radio) => (radio as HTMLInputElement).checked)).toBe(false);
    await fireEvent.click(screen.getByLabelText('7'));
    expect(onchange).toHaveBeenCalled();
    const group = screen.getByRole('group', { name: 'How strong?' });
    expect(group.getAttribute('aria-describedby')).toBe('before-hint');
  });
});
