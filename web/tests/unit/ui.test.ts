// Each small component: what it says to the eye, it says to a screen reader too.
import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Checkbox from '$lib/ui/Checkbox.svelte';
import ChevronRow from '$lib/ui/ChevronRow.svelte';
import Dialog from '$lib/ui/Dialog.svelte';
import ErrorSummary from '$lib/ui/ErrorSummary.svelte';
import Field from '$lib/ui/Field.svelte';
import Page from '$lib/ui/Page.svelte';
import Radios from '$lib/ui/Radios.svelte';
import StateNote from '$lib/ui/StateNote.svelte';
import Tag from '$lib/ui/Tag.svelte';
import TextArea from '$lib/ui/TextArea.svelte';

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));

describe('Field', () => {
  it('ties label, hint and error to the control', () => {
    render(Field, { id: 'name', label: 'Name', value: '', hint: 'As you like', error: 'Write it' });
    const input = screen.getByLabelText('Name');
    expect(input.getAttribute('aria-describedby')).toBe('name-hint name-error');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById('name-error')?.textContent).toBe('Write it');
  });
  it('says nothing of errors where there are none', () => {
    render(Field, { id: 'name', label: 'Name', value: 'Ana' });
    const input = screen.getByLabelText('Name') as HTMLInputElement;
    expect(input.value).toBe('Ana');
    expect(input.hasAttribute('aria-describedby')).toBe(false);
    expect(input.hasAttribute('aria-invalid')).toBe(false);
  });
});

describe('TextArea', () => {
  it('counts only when it gets close to full, and people’s letters, not code units', () => {
    const { rerender } = render(TextArea, { id: 'w', label: 'Words', most: 10, value: 'four' });
    expect(screen.queryByText(/left/)).toBeNull();
    void rerender({ id: 'w', label: 'Words', most: 10, value: '😀'.repeat(9) });
    return vi.waitFor(() => expect(screen.getByText('1 character left')).toBeTruthy());
  });
  it('says how many are too many', () => {
    render(TextArea, { id: 'w', label: 'Words', most: 3, value: 'abcde' });
    expect(screen.getByText('2 characters too many')).toBeTruthy();
    expect(screen.getByLabelText('Words').getAttribute('aria-describedby')).toBe('w-count');
  });
});

const answers = [
  ['a', 'First'],
  ['b', 'Second'],
] as const;
describe('Radios', () => {
  it('is a group with its question, and chooses nothing by itself', () => {
    render(Radios, { id: 'q', legend: 'How?', options: answers, value: '' });
    expect(screen.getByRole('group', { name: 'How?' })).toBeTruthy();
    const radios = screen.getAllByRole('radio') as HTMLInputElement[];
    expect(radios.map((radio) => radio.checked)).toEqual([false, false]);
  });
  it('ties the error to the group and marks it', () => {
    const { container } = render(Radios, {
      id: 'q',
      legend: 'How?',
      options: answers,
      value: '',
      error: 'Choose one',
    });
    expect(screen.getByRole('group').getAttribute('aria-describedby')).toBe('q-error');
    expect(container.querySelector('.has-error')).toBeTruthy();
  });
  it('can be the heading of the page', () => {
    render(Radios, { id: 'q', legend: 'How?', options: answers, value: '', is_heading: true });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('How?');
  });
  it('tells when an answer was chosen', async () => {
    const onchange = vi.fn();
    render(Radios, { id: 'q', legend: 'How?', options: answers, value: '', onchange });
    await fireEvent.click(screen.getByLabelText('Second'));
    expect(onchange).toHaveBeenCalledOnce();
  });
});

describe('Checkbox', () => {
  it('carries its hint', () => {
    render(Checkbox, { id: 'talk', label: 'Talk', checked: true, hint: 'Soon' });
    const box = screen.getByLabelText('Talk') as HTMLInputElement;
    expect(box.checked).toBe(true);
    expect(box.getAttribute('aria-describedby')).toBe('talk-hint');
  });
});

describe('ErrorSummary', () => {
  it('takes focus and leads to the field', async () => {
    const field = document.createElement('input');
    field.id = 'mood';
    document.body.append(field);
    render(ErrorSummary, { errors: [{ id: 'mood', text: 'Choose one' }] });
    expect(document.activeElement).toBe(screen.getByRole('alert'));
    await fireEvent.click(screen.getByText('Choose one'));
    expect(document.activeElement).toBe(field);
    field.remove();
  });
  it('is not there without errors', () => {
    render(ErrorSummary, { errors: [] });
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('StateNote', () => {
  const view = (more: object) => ({
    state: 'loading' as 'loading' | 'ready' | 'failed',
    problem: undefined,
    is_old: false,
    at: undefined,
    refresh: vi.fn(),
    ...more,
  });
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('says that it is waiting only after a moment', async () => {
    render(StateNote, { view: view({}) });
    expect(screen.getByRole('status').textContent?.trim()).toBe('');
    await vi.advanceTimersByTimeAsync(450);
    expect(screen.getByRole('status').textContent).toContain('Getting this page');
  });
  it('says what went wrong and lets one try again', async () => {
    const failed = view({
      state: 'failed',
      problem: { type: '', title: '', status: 0, code: 'no_answer' },
    });
    render(StateNote, { view: failed });
    expect(screen.getByRole('status').textContent).toContain('no connection');
    await fireEvent.click(screen.getByRole('button'));
    expect(failed.refresh).toHaveBeenCalledOnce();
  });
  it('says how old a copy is, and nothing of a fresh one', () => {
    const old = view({ state: 'ready', is_old: true, at: Date.now() });
    const { unmount } = render(StateNote, { view: old });
    expect(screen.getByRole('status').textContent).toContain('This is how it was: today');
    unmount();
    render(StateNote, { view: view({ state: 'ready', at: Date.now() }) });
    expect(screen.getByRole('status').textContent?.trim()).toBe('');
  });
});

describe('Page', () => {
  it('names the tab and has one heading that can take focus', () => {
    render(Page, { title: 'My plan', heading: 'Hello', back: '/', has_error: true });
    expect(document.title).toBe('Error: My plan – Alongside');
    const heading = screen.getByRole('heading', { level: 1 });
    expect([heading.textContent, heading.tabIndex]).toEqual(['Hello', -1]);
    expect(screen.getByRole('link', { name: 'Back' }).getAttribute('href')).toBe('/');
  });
});

describe('ChevronRow', () => {
  it('is one link with both lines', () => {
    render(ChevronRow, { href: '/plan', label: 'Walk', more: 'Dana offers:' });
    const link = screen.getByRole('link');
    expect(link.getAttribute('href')).toBe('/plan');
    expect(link.textContent).toMatch(/Walk\s*Dana offers:/);
  });
});

describe('Tag', () => {
  it('has words, whatever its tone', () => {
    const { container } = render(Tag, { tone: 'moss', children: text('Done') });
    expect(container.querySelector('.tag-moss')?.textContent).toBe('Done');
  });
});

describe('Dialog', () => {
  it('is named by its heading and says when it was closed', async () => {
    render(Dialog, { title: 'Sign out?', open: true, children: text('Really') });
    const dialog = document.querySelector('dialog');
    expect(dialog?.open).toBe(true);
    const label = dialog?.getAttribute('aria-labelledby') ?? '';
    expect(document.getElementById(label)?.textContent).toBe('Sign out?');
  });
});
