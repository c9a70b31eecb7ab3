// The forms that people answer: which questions are asked, what is written of the answers, and that
// help stands by at once.
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import CheckinFields from '$lib/forms/CheckinFields.svelte';
import SheetFields from '$lib/forms/SheetFields.svelte';
import {
  asked_items,
  checkin_bodies,
  checkin_steps,
  no_checkin_answers,
  says_something,
} from '$lib/forms/checkin';
import type { CheckinForm, FormItem, FormView } from '$lib/forms/shapes';
import {
  asked_items as asked_of_sheet,
  sheet_answers,
  sheet_problem,
  sheet_values,
  wants_help,
  type SheetAnswers,
} from '$lib/forms/sheet';
import { answer_of, choices_of } from '$lib/forms/words';
import { i18n } from '$lib/i18n/index.svelte';

const own = '01931234-0000-7000-8000-000000000001';
const form: CheckinForm = {
  items: [
    { question: 'mood' },
    { question: 'horoscope' },
    { question: 'used', only_for_me: true },
    { own, words: 'How was work?' },
  ],
  something_good: true,
};
const with_values = (values: Record<string, string>) => ({ ...no_checkin_answers(), values });

describe('a check-in', () => {
  it('asks what was chosen, in order, and nothing it does not know', () => {
    expect(asked_items(form).map(({ key }) => key)).toEqual(['mood', 'used', own]);
    expect(checkin_steps(form)).toEqual(['mood', 'used', own, 'good', 'words']);
    expect(checkin_steps({ ...form, something_good: false })).not.toContain('good');
  });
  it('keeps to oneself what is only for oneself', () => {
    expect(checkin_bodies(form, with_values({ mood: '3', used: '4', [own]: '0' }))).toEqual({
      shared: {
        answers: [{ question: 'mood', value: 3 }],
        own: [{ item: own, value: 0 }],
        talk: false,
      },
      mine: { answers: [{ question: 'used', value: 4 }], talk: false },
    });
  });
  it('writes nothing that says nothing', () => {
    expect(says_something(form, with_values({ mood: '' }))).toBe(false);
    expect(checkin_bodies(form, with_values({ used: '0' }))).toEqual({
      mine: { answers: [{ question: 'used', value: 0 }], talk: false },
    });
    expect(says_something(form, { ...no_checkin_answers(), words: '  ' })).toBe(false);
    expect(checkin_bodies(form, { ...no_checkin_answers(), words: ' Hi ', good: ' Sun ' })).toEqual(
      {
        shared: { answers: [], words: 'Hi', good: 'Sun', talk: false },
      },
    );
    expect(says_something(form, { ...no_checkin_answers(), talk: true })).toBe(true);
  });
  it('does not write what was not asked', () => {
    const short = { items: [{ question: 'mood' }], something_good: false };
    const answers = { ...with_values({ mood: '1', stress: '4' }), good: 'Sun' };
    expect(checkin_bodies(short, answers)).toEqual({
      shared: { answers: [{ question: 'mood', value: 1 }], talk: false },
    });
  });
  it('offers the answers that a question has, the most of it first', () => {
    expect(choices_of({ question: 'medicine' }).map(([value]) => value)).toEqual(['4', '2', '0']);
    expect(choices_of({}).map(([value]) => value)).toEqual(['4', '3', '2', '1', '0']);
    expect(answer_of({ question: 'used' }, 4)).toBe('Yes');
    expect(answer_of({ question: 'used' }, 2)).toBeUndefined();
  });
  it('shows all of it at once, or one step with its question as the heading', async () => {
    const answers = no_checkin_answers();
    const { rerender } = render(CheckinFields, { form, answers });
    expect(screen.getAllByRole('group')).toHaveLength(3);
    expect(screen.getByText('How was work?')).toBeTruthy();
    expect(screen.getByText(i18n.forms.check_in.only_for_me)).toBeTruthy();
    expect(screen.queryByRole('heading', { level: 1 })).toBeNull();
    await rerender({ form, answers, step: 'mood' });
    expect(screen.getAllByRole('group')).toHaveLength(1);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain(
      i18n.forms.questions.mood,
    );
  });
});

const words = (text: string) => ({ en: text, es: `${text} (es)` });
const options = ['Never', 'Sometimes', 'Often'].map((text, value) => ({
  code: `c${value}`,
  value,
  words: words(text),
}));
const item = (id: string, more: Partial<FormItem> = {}): FormItem => ({
  item: id,
  words: words(`Question ${id}`),
  sort: 'choice',
  options,
  whole: true,
  detail: false,
  asked_when: [],
  asked_when_any: false,
  ...more,
});
const sheet: FormView = {
  id: 'test',
  version: '1',
  title: words('Test'),
  preface: words('In the last weeks'),
  languages: ['en', 'es'],
  attribution: '',
  terms: '',
  items: [
    item('1'),
    item('2', { asked_when: [{ item: '1', how: 'is_not', code: 'c0' }] }),
    item('9', { about: 'self-harm' }),
    item('days', { sort: 'number', options: [], lowest: 0, highest: 30 }),
    item('why', { sort: 'words', options: [] }),
  ],
};

describe('a sheet', () => {
  it('leaves out what earlier answers make unnecessary, and its answers too', () => {
    const ids = (answers: SheetAnswers) => asked_of_sheet(sheet, answers).map((one) => one.item);
    expect(ids({})).toContain('2');
    expect(ids({ '1': { choice: 'c1' } })).toContain('2');
    const answers = { '1': { choice: 'c0' }, '2': { choice: 'c2' } };
    expect(ids(answers)).not.toContain('2');
    expect(sheet_answers(sheet, answers)).toEqual([{ item: '1', value: 0 }]);
  });
  it('asks where one of several answers is enough, and forgets what is not asked any more', () => {
    const chain = {
      ...sheet,
      items: [
        item('1'),
        item('2', { asked_when: [{ item: '1', how: 'is' as const, code: 'c1' }] }),
        item('3', {
          asked_when: [
            { item: '1', how: 'is' as const, code: 'c2' },
            { item: '2', how: 'is' as const, code: 'c2' },
          ],
          asked_when_any: true,
        }),
      ],
    };
    const ids = (answers: SheetAnswers) => asked_of_sheet(chain, answers).map((one) => one.item);
    expect(ids({})).toEqual(['1']);
    expect(ids({ '1': { choice: 'c1' }, '2': { choice: 'c2' } })).toEqual(['1', '2', '3']);
    expect(ids({ '1': { choice: 'c0' }, '2': { choice: 'c2' } })).toEqual(['1']);
    expect(ids({ '1': { choice: 'c2' } })).toEqual(['1', '3']);
  });
  it('asks for more of a number above another', () => {
    const days = item('days', { sort: 'number', options: [], lowest: 0, highest: 30 });
    const more = item('more', { asked_when: [{ item: 'days', how: 'above', number: 0 }] });
    const asks = (number: string) =>
      asked_of_sheet({ ...sheet, items: [days, more] }, { days: { number } }).length;
    expect([asks(''), asks('0'), asks('1')]).toEqual([1, 1, 2]);
  });
  it('writes values, words and what somebody would rather not say; and reads them back', () => {
    const answers = {
      '1': { choice: 'c2' },
      '9': { choice: 'declined' },
      days: { number: ' 7 ' },
      why: { words: ' Because ' },
    };
    const written = [
      { item: '1', value: 2 },
      { item: '9', declined: true },
      { item: 'days', value: 7 },
      { item: 'why', words: 'Because' },
    ];
    expect(sheet_answers(sheet, answers)).toEqual(written);
    expect(sheet_answers(sheet, sheet_values(sheet, written))).toEqual(written);
    expect(sheet_answers(sheet, {})).toEqual([]);
  });
  it('notices numbers that cannot be', () => {
    const days = sheet.items[3]!;
    for (const number of ['31', '-1', '1.5', 'two']) {
      expect(sheet_problem(days, { number })).toBe('number');
    }
    for (const number of ['', '0', '30']) expect(sheet_problem(days, { number })).toBeUndefined();
    expect(sheet_problem(sheet.items[4]!, { words: 'x'.repeat(501) })).toBe('long');
  });
  it('wants help to stand by after a sensitive answer only', () => {
    const [first, , ninth] = sheet.items;
    expect(wants_help(ninth!, { choice: 'c1' })).toBe(true);
    expect(wants_help(ninth!, { choice: 'declined' })).toBe(true);
    expect(wants_help(ninth!, { choice: 'c0' })).toBe(false);
    expect(wants_help(ninth!, undefined)).toBe(false);
    expect(wants_help(first!, { choice: 'c2' })).toBe(false);
  });
  it('shows help in place as soon as the answer is chosen', async () => {
    render(SheetFields, { form: sheet, answers: {}, step: '9' });
    expect(screen.queryByText(i18n.forms.help_box.lead)).toBeNull();
    await fireEvent.click(screen.getByLabelText('Often'));
    expect(await screen.findByText(i18n.forms.help_box.lead)).toBeTruthy();
    expect(screen.getByRole('link', { name: /Call 988/ })).toBeTruthy();
    await fireEvent.click(screen.getByLabelText('Never'));
    await vi.waitFor(() => expect(screen.queryByText(i18n.forms.help_box.lead)).toBeNull());
  });
  it('is in English, and marked so, where there is no Spanish', async () => {
    await i18n.use('es');
    const english = { ...item('1'), words: { en: 'Only English' } };
    render(SheetFields, { form: { ...sheet, items: [english] }, answers: {} });
    expect(screen.getByText('Only English').closest('[lang]')?.getAttribute('lang')).toBe('en');
    expect(screen.getByText('In the last weeks (es)').getAttribute('lang')).toBe('es');
    await i18n.use('en');
  });
});
