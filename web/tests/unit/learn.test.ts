// The library, choices and suggestions: what is shown, what is handed in, and what waits here.
import 'fake-indexeddb/auto';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  Block,
  Bodies,
  Draft,
  Goal,
  LearningView,
  LibraryPage,
  PageSummary,
  Suggestion,
} from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { db } from '$lib/offline/db';
import { outbox, type Pending } from '$lib/offline/outbox.svelte';
import { router } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';
import AnswerSuggestion from '../../src/pages/client/learn/AnswerSuggestion.svelte';
import AskTeam from '../../src/pages/client/learn/AskTeam.svelte';
import Choose from '../../src/pages/client/learn/Choose.svelte';
import LearnPage from '../../src/pages/client/learn/LearnPage.svelte';
import More from '../../src/pages/client/learn/More.svelte';
import Weigh from '../../src/pages/client/learn/Weigh.svelte';
import { parts_of } from '../../src/pages/client/learn/blocks';
import {
  chosen_drafts,
  marks_of,
  says_nothing,
  thoughts_on,
  weighed_draft,
} from '../../src/pages/client/learn/known';
import { address_of, asked_in, found_here, on_shelf } from '../../src/pages/client/learn/library';
import { answer_drafts, shared_pages, sorted } from '../../src/pages/client/learn/suggestions';

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
const dana = { person: 'dana', name: 'Dana Ruiz', role: 'clinician' } as const;
const ana = { person: 'me', name: 'Ana', role: 'client' } as const;

const block = (kind: Block['kind'], text: string, level = 1): Block => ({
  kind,
  level,
  spans: [{ text, strong: false, emphasis: false }],
});
const suggestion = (more: Partial<Suggestion> = {}): Suggestion => ({
  id: 's1',
  sort: 'step',
  words: 'Call the clinic',
  by: dana,
  at,
  actions: [{ kind: 'suggestion.answered' }],
  ...more,
});
const learning = (more: Partial<LearningView> = {}): LearningView => ({
  suggestions: [],
  marks: [],
  decisions: [],
  actions: ['page.marked', 'decision.weighed', 'decision.made'].map((kind) => ({ kind })),
  head: 5,
  ...more,
});
const goal = (id: string, words: string): Goal => ({
  id,
  state: 'active',
  words,
  proposed_by: ana,
  wordings: [],
  steps: [],
  gauges: [],
  obstacles: [],
  changed_at: at,
  moved_at: at,
  actions: [],
});
const pending = <K extends keyof Bodies>(kind: K, body: Bodies[K], about: string): Pending => ({
  draft: {
    id: `entry of ${about}`,
    kind,
    on_behalf: false,
    occurred_at: at,
    about,
    body: body as unknown as Draft['body'],
  },
  subject: 'me',
  state: 'waiting',
});
const told = (drafts: readonly Draft[]) => drafts.map(({ kind, body }) => ({ kind, body }));

describe('LEARN1: a page', () => {
  it('makes one list of items that follow each other, and lists within', () => {
    const parts = parts_of([
      block('paragraph', 'First'),
      block('item', 'a'),
      block('item', 'a1', 2),
      block('numbered_item', 'a2', 2),
      block('item', 'b'),
      block('numbered_item', 'one'),
      block('heading', 'Then', 2),
    ]);
    expect(parts.map((part) => part.kind)).toEqual(['paragraph', 'list', 'list', 'heading']);
    const list = parts[1]!;
    if (list.kind !== 'list') throw new Error('no list');
    expect(list.items.map((item) => item.spans[0]?.text)).toEqual(['a', 'b']);
    expect(list.items[0]?.lists.map((one) => one.is_numbered)).toEqual([false, true]);
    expect(parts[2]).toMatchObject({ is_numbered: true });
  });
  it('keeps every item even where a list begins too deep', () => {
    const parts = parts_of([block('item', 'deep', 3), block('item', 'less', 1)]);
    expect(parts).toHaveLength(2);
  });
});

const summary = (id: string, more: Partial<PageSummary> = {}): PageSummary => ({
  id,
  kind: 'education',
  title: id,
  summary: '',
  topics: ['coping'],
  ...more,
});

describe('LEARN3: finding pages', () => {
  it('goes by what the address asks, and leaves out what it does not know', () => {
    expect(asked_in(new URLSearchParams('topic=family'))).toMatchObject({ topic: 'family' });
    expect(asked_in(new URLSearchParams('topic=moon&kind=x&q= sueño '))).toEqual({
      is_choices: false,
      words: 'sueño',
    });
    expect(asked_in(new URLSearchParams(address_of('a&b').split('?')[1])).words).toBe('a&b');
    expect(address_of('  ')).toBe('/learn');
  });
  it('knows the shelves', () => {
    const pages = [summary('urges'), summary('aid', { kind: 'decision_aid', topics: ['family'] })];
    expect(on_shelf(pages, { is_choices: true, words: '' }).map(({ id }) => id)).toEqual(['aid']);
    expect(
      on_shelf(pages, { topic: 'coping', is_choices: false, words: '' }).map(({ id }) => id),
    ).toEqual(['urges']);
  });
  it('looks on this phone without signal, whatever the case and the accents', () => {
    const pages = [summary('a', { title: 'El sueño', summary: 'Dormir mejor' }), summary('b')];
    expect(found_here(pages, 'SUENO dormir').map(({ id }) => id)).toEqual(['a']);
  });
});

describe('LEARN3: marks', () => {
  it('count the last one, also before it is sent, and keep questions apart', () => {
    const view = learning({
      marks: [
        {
          id: 'q1',
          page: 'urges',
          mark: 'question',
          words: 'How long?',
          by: ana,
          at,
          answers: [{ words: 'Often minutes.', by: dana, at }],
          actions: [],
        },
        { id: 'm1', page: 'urges', mark: 'helpful', by: ana, at, answers: [], actions: [] },
        { id: 'm0', page: 'sleep', mark: 'not_for_me', by: ana, at, answers: [], actions: [] },
      ],
    });
    expect(marks_of('urges', view, []).mark).toBe('helpful');
    const new_ones = [
      pending('page.marked', { page: 'urges', mark: 'not_for_me' }, 'm2'),
      pending('page.marked', { page: 'urges', mark: 'question', words: 'And then?' }, 'q2'),
      pending('page.marked', { page: 'sleep', mark: 'helpful' }, 'm3'),
    ];
    const marks = marks_of('urges', view, new_ones);
    expect(marks.mark).toBe('not_for_me');
    expect(marks.questions.map(({ words, is_waiting }) => [words, is_waiting])).toEqual([
      ['And then?', true],
      ['How long?', false],
    ]);
    expect(marks.questions[1]?.answers[0]?.words).toBe('Often minutes.');
  });
});

describe('LEARN2: a decision', () => {
  it('is one for each aid, also where it began on this phone', () => {
    const before = pending('decision.weighed', { aid: 'a', matters: [] }, 'd9');
    expect(thoughts_on('a', undefined, [before]).id).toBe('d9');
    const view = learning({
      decisions: [
        {
          id: 'd1',
          aid: 'a',
          made: [{ option: 'x', words: 'X first', by: ana, at }],
          actions: [],
        },
      ],
    });
    const made = pending('decision.made', { aid: 'a', option: 'y', words: 'Now Y' }, 'd1');
    const thoughts = thoughts_on('a', view, [made]);
    expect(thoughts.id).toBe('d1');
    expect(thoughts.made.map(({ words }) => words)).toEqual(['Now Y', 'X first']);
    expect(thoughts.is_waiting).toBe(true);
    expect(thoughts_on('b', view, [made])).toMatchObject({ id: undefined, made: [] });
  });
  it('hands in only what was answered', () => {
    const form = { weights: { a: '3', b: '', c: '0' }, leaning: 'unsure', questions: ' Cost? ' };
    const draft = weighed_draft('aid', ['a', 'b', 'c'], form, 'd1');
    expect(draft.about).toBe('d1');
    expect(draft.body).toEqual({
      aid: 'aid',
      matters: [
        { matter: 'a', weight: 3 },
        { matter: 'c', weight: 0 },
      ],
      questions: 'Cost?',
    });
    expect(says_nothing({ weights: { a: '' }, leaning: '', questions: ' ' })).toBe(true);
    expect(says_nothing({ weights: { a: '0' }, leaning: '', questions: '' })).toBe(false);
  });
  it('goes into the plan as a treatment only where the client wants that', () => {
    const form = { option: 'x', words: '', reasons: ' Calm. ', takes: false, sort: '' } as const;
    expect(told(chosen_drafts('aid', 'The X', form, 'd1'))).toEqual([
      {
        kind: 'decision.made',
        body: { aid: 'aid', option: 'x', words: 'The X', reasons: 'Calm.' },
      },
    ]);
    const taken = { ...form, words: 'My X', takes: true, sort: 'medication' } as const;
    const drafts = chosen_drafts('aid', 'The X', taken, undefined);
    expect(told(drafts)[1]).toEqual({
      kind: 'part.added',
      body: { sort: 'medication', words: 'My X', from: drafts[0]?.about },
    });
    expect(drafts[1]?.about).not.toBe(drafts[0]?.about);
  });
});

const said = { words: '', why: '', goal: '' };

describe('PLAN1: an answer to a suggestion', () => {
  it('yes to a step brings the step to the goal chosen', () => {
    const goals = [goal('g1', 'Walk')];
    const drafts = answer_drafts(suggestion(), 'yes', { ...said, goal: 'g1' }, goals);
    expect(drafts[0]?.about).toBe('s1');
    expect(told(drafts)).toEqual([
      { kind: 'suggestion.answered', body: { answer: 'yes' } },
      {
        kind: 'step.added',
        body: { goal: 'g1', words: 'Call the clinic', owner: 'client', from: 's1' },
      },
    ]);
    expect(answer_drafts(suggestion(), 'yes', { ...said, goal: 'none' }, goals)).toHaveLength(1);
  });
  it('changed goes into the plan in the client’s words', () => {
    const therapy = suggestion({ sort: 'therapy', words: 'Weekly talks', goal: 'g1' });
    const form = { ...said, words: ' Every two weeks ', why: ' Work. ' };
    expect(told(answer_drafts(therapy, 'changed', form, [goal('g1', 'Rest')]))).toEqual([
      {
        kind: 'suggestion.answered',
        body: { answer: 'changed', words: 'Every two weeks', why: 'Work.' },
      },
      {
        kind: 'part.added',
        body: { sort: 'therapy', words: 'Every two weeks', from: 's1', goal: 'g1' },
      },
    ]);
  });
  it('a no brings nothing else, and the words of a change are not told with it', () => {
    const therapy = suggestion({ sort: 'therapy' });
    for (const answer of ['no', 'not_now'] as const) {
      expect(told(answer_drafts(therapy, answer, { ...said, words: 'x' }, []))).toEqual([
        { kind: 'suggestion.answered', body: { answer } },
      ]);
    }
  });
  it('to a page or an idea is only the answer', () => {
    for (const sort of ['page', 'tool', 'other'] as const) {
      expect(answer_drafts(suggestion({ sort }), 'yes', said, [])).toHaveLength(1);
    }
  });
  it('sorts suggestions by where they stand', () => {
    const view = learning({
      suggestions: [
        suggestion(),
        suggestion({ id: 's2', answer: { answer: 'not_now', at } }),
        suggestion({ id: 's3', answer: { answer: 'no', at } }),
        suggestion({ id: 's4' }),
      ],
    });
    const answer = pending('suggestion.answered', { answer: 'no' }, 's4');
    const ids = Object.entries(sorted(view, [answer])).map(([name, list]) => [
      name,
      (list as Suggestion[]).map(({ id }) => id),
    ]);
    expect(Object.fromEntries(ids)).toEqual({
      waiting: ['s1'],
      later: ['s2'],
      answered: ['s3'],
      under_way: ['s4'],
    });
  });
  it('shows a shared page once, and not one that was turned down', () => {
    const view = learning({
      suggestions: [
        suggestion({ id: 'a', sort: 'page', page: 'urges' }),
        suggestion({ id: 'b', sort: 'page', page: 'urges' }),
        suggestion({ id: 'c', sort: 'page', page: 'sleep', answer: { answer: 'no', at } }),
        suggestion({ id: 'd' }),
      ],
    });
    expect(shared_pages(view).map(({ id }) => id)).toEqual(['a']);
  });
});

const option = (id: string, title: string): NonNullable<LibraryPage['options']>[number] => ({
  id,
  title,
  what_it_is: `What ${id} is`,
  may_help: `How ${id} helps`,
  downsides: `Against ${id}`,
  asks_of_me: `Asked by ${id}`,
  others_ask: [{ question: `Why ${id}?`, answer: `Because of ${id}` }],
});
const aid: LibraryPage = {
  id: 'aid',
  language: 'en',
  kind: 'decision_aid',
  title: 'Which way?',
  summary: 'Side by side.',
  topics: ['treatment'],
  blocks: [
    {
      kind: 'paragraph',
      level: 1,
      spans: [
        { text: 'Read ', strong: false, emphasis: false },
        { text: 'urges', strong: true, emphasis: false, page: 'urges' },
        { text: '<b>here</b>', strong: false, emphasis: true, address: 'https://example.org/x' },
      ],
    },
  ],
  sources: [{ title: 'A source', address: 'https://example.org/s', checked_on: '2026-11-02' }],
  other_language: true,
  matters: [
    { id: 'calm', words: 'I want calm.' },
    { id: 'cost', words: 'It costs little.' },
  ],
  options: [option('x', 'The X'), option('y', 'The Y')],
};

/** Answers by the end of the path; nothing else is there. */
function server(bodies: Record<string, unknown>) {
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname;
    const found = Object.entries(bodies).find(([end]) => path.endsWith(end));
    if (!found) throw new TypeError('no signal');
    return new Response(JSON.stringify(found[1]), {
      headers: { 'content-type': 'application/json', etag: '"1"' },
    });
  });
}
const plan = (...goals: Goal[]) => ({
  goals,
  parts: [],
  supports: [],
  choices: [],
  reviews: [],
  waiting: 0,
  actions: [{ kind: 'part.added' }],
  head: 5,
});
const written = async () => told(outbox.items.map((item) => item.draft));
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

describe('pages', () => {
  beforeEach(async () => {
    session.me = me;
    const database = await db();
    for (const store of ['cache', 'drafts', 'outbox'] as const) await database.clear(store);
    await outbox.belongs_to('me');
    server({
      '/library/en/aid': aid,
      '/library/es/aid': { ...aid, language: 'es', title: '¿Qué camino?' },
      '/learning': learning({ suggestions: [suggestion({ goal: 'g2' })] }),
      '/plan': plan(goal('g1', 'Walk'), goal('g2', 'Sleep')),
    });
    vi.spyOn(router, 'go').mockResolvedValue();
  });
  afterEach(async () => {
    await outbox.belongs_to(''); // nothing is sent any more once the network is real again
    await outbox.flush();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('LEARN1: shows words as words, links, options and sources with their day', async () => {
    render(LearnPage, { id: 'aid' });
    const inner = await screen.findByRole('link', { name: 'urges' });
    expect(inner.getAttribute('href')).toBe('/learn/urges');
    const outer = screen.getByRole('link', { name: /<b>here<\/b>/ });
    expect(outer.getAttribute('href')).toBe('https://example.org/x');
    expect(document.querySelector('p b')).toBeNull();
    expect(screen.getByText('Last looked at: November 2, 2026')).toBeTruthy();
    const table = within(screen.getByRole('table'));
    expect(table.getAllByRole('columnheader').map((one) => one.textContent)).toEqual([
      'Option',
      'The X',
      'The Y',
    ]);
    expect(table.getByText('Against y')).toBeTruthy();
  });
  it('LEARN1: changes its language with the app, and stays readable without signal', async () => {
    const first = render(LearnPage, { id: 'aid' });
    await screen.findByRole('heading', { level: 1, name: 'Which way?' });
    await i18n.use('es');
    await screen.findByRole('heading', { level: 1, name: '¿Qué camino?' });
    await i18n.use('en');
    await screen.findByRole('heading', { level: 1, name: 'Which way?' });
    first.unmount();
    server({});
    render(LearnPage, { id: 'aid' });
    await screen.findByRole('heading', { level: 1, name: 'Which way?' });
    expect(screen.getByText('The X', { selector: '.stacked h3' })).toBeTruthy();
  });
  it('LEARN3: hands in a mark once', async () => {
    render(LearnPage, { id: 'aid' });
    const button = await screen.findByRole('button', { name: 'Helpful' });
    await fireEvent.click(button);
    await screen.findByText('You said that this is helpful.');
    await fireEvent.click(button);
    expect(await written()).toEqual([
      { kind: 'page.marked', body: { page: 'aid', mark: 'helpful' } },
    ]);
  });
  it('LEARN3: hands in a question, and only one that says something', async () => {
    render(AskTeam, { id: 'aid' });
    await press('Send question');
    expect(await screen.findByRole('alert')).toBeTruthy();
    await fireEvent.input(screen.getByLabelText('What do you want to know?'), {
      target: { value: ' Can I stop? ' },
    });
    await press('Send question');
    await waitFor(() => expect(router.go).toHaveBeenCalledWith('/learn/aid'));
    expect(await written()).toEqual([
      { kind: 'page.marked', body: { page: 'aid', mark: 'question', words: 'Can I stop?' } },
    ]);
  });
  it('LEARN2: hands in what matters', async () => {
    render(Weigh, { id: 'aid' });
    const calm = within(await screen.findByRole('group', { name: 'I want calm.' }));
    await press('Save');
    expect(await screen.findByRole('alert')).toBeTruthy();
    await fireEvent.click(calm.getByLabelText('Very much'));
    await fireEvent.click(screen.getByLabelText('The Y'));
    await press('Save');
    await waitFor(() => expect(router.go).toHaveBeenCalledWith('/learn/aid/mine'));
    expect(await written()).toEqual([
      {
        kind: 'decision.weighed',
        body: { aid: 'aid', matters: [{ matter: 'calm', weight: 3 }], leaning: 'y' },
      },
    ]);
  });
  it('LEARN2: hands in a choice, and asks what kind of treatment it is', async () => {
    render(Choose, { id: 'aid' });
    await fireEvent.click(await screen.findByLabelText('The X'));
    await fireEvent.click(await screen.findByLabelText('Put this into my plan as a treatment too'));
    await press('This is my choice');
    expect(within(await screen.findByRole('alert')).getByRole('link').textContent).toBe(
      'Mark what kind it is.',
    );
    await fireEvent.click(screen.getByLabelText('A group'));
    await press('This is my choice');
    await waitFor(() => expect(router.go).toHaveBeenCalledWith('/learn/aid/mine'));
    const [made, part] = await written();
    expect(made).toEqual({
      kind: 'decision.made',
      body: { aid: 'aid', option: 'x', words: 'The X' },
    });
    expect(part).toMatchObject({ kind: 'part.added', body: { sort: 'group', words: 'The X' } });
  });
  it('PLAN1: a yes to a step has the goal that was named, and can have another', async () => {
    render(AnswerSuggestion, { id: 's1', answer: 'yes' });
    const named = await screen.findByLabelText<HTMLInputElement>('Sleep');
    await waitFor(() => expect(named.checked).toBe(true));
    await fireEvent.click(screen.getByLabelText('Walk'));
    await press('Send my answer');
    await waitFor(() => expect(router.go).toHaveBeenCalledWith('/suggestions'));
    expect(await written()).toEqual([
      { kind: 'suggestion.answered', body: { answer: 'yes' } },
      {
        kind: 'step.added',
        body: { goal: 'g1', words: 'Call the clinic', owner: 'client', from: 's1' },
      },
    ]);
  });
  it('PLAN1: a no needs no reason', async () => {
    render(AnswerSuggestion, { id: 's1', answer: 'no' });
    await screen.findByText('That is fine. You do not have to say why.');
    await press('Send my answer');
    await waitFor(() => expect(router.go).toHaveBeenCalledWith('/suggestions'));
    expect(await written()).toEqual([{ kind: 'suggestion.answered', body: { answer: 'no' } }]);
  });
});

describe('all my pages', () => {
  it('lists those that are there, and no other', () => {
    vi.spyOn(router, 'has').mockImplementation((path) => ['/learn', '/wins'].includes(path));
    render(More);
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/learn', '/wins']);
    vi.restoreAllMocks();
  });
});
