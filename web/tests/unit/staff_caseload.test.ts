// The caseload: the server's order first, others on request; reasons with words to say (WORK9).
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { CaseloadRow } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import CaseloadTable from '../../src/pages/staff/CaseloadTable.svelte';
import { joined, reasons, sorted, with_reason } from '../../src/pages/staff/caseload';

const row = (client: string, more: Partial<CaseloadRow> = {}): CaseloadRow => ({
  client,
  name: client,
  reason: 'steady',
  checkins_waiting: 0,
  goals_on_offer: 0,
  urges: [],
  unanswered: [],
  ...more,
});
const names = (rows: readonly CaseloadRow[]) => rows.map(({ client }) => client);
const rows = [
  row('Zoe', {
    reason: 'wants_to_talk',
    last_checkin_at: '2026-11-20T08:00:00Z',
    goals_on_offer: 1,
  }),
  row('Ana', { reason: 'quiet', last_checkin_at: '2026-11-02T08:00:00Z' }),
  row('Öz', { name: 'Öz', called: 'Bo', reason: 'new' }),
];

describe('WORK9', () => {
  it('keeps the order of the server until another is asked for', () => {
    expect(names(sorted(rows, 'why', true))).toEqual(['Zoe', 'Ana', 'Öz']);
    expect(names(sorted(rows, 'why', false))).toEqual(['Öz', 'Ana', 'Zoe']);
    expect(rows.map(({ client }) => client)).toEqual(['Zoe', 'Ana', 'Öz']);
  });
  it('sorts by the name that people use, and the never-seen first', () => {
    expect(names(sorted(rows, 'person', true))).toEqual(['Ana', 'Öz', 'Zoe']);
    expect(names(sorted(rows, 'last', true))).toEqual(['Öz', 'Ana', 'Zoe']);
    expect(names(sorted(rows, 'offered', false))[0]).toBe('Zoe');
  });
  it('filters by reason, and shows nobody twice', () => {
    expect(names(with_reason(rows, 'quiet'))).toEqual(['Ana']);
    expect(with_reason(rows, '')).toHaveLength(3);
    expect(joined(rows, [row('Ana'), row('Eve')])).toHaveLength(4);
  });
  it('has a word and the next words to say for every reason, in both languages', async () => {
    for (const locale of ['es', 'en'] as const) {
      await i18n.use(locale);
      for (const reason of reasons) {
        expect(i18n.staff.caseload.reasons[reason]).toBeTruthy();
        expect(i18n.staff.caseload.next_words[reason]).toMatch(/[.?]$/);
      }
    }
  });
});

describe('CaseloadTable', () => {
  const show = (onsort = vi.fn()) => {
    const order = { key: 'why', ascending: true } as const;
    const more = { please_avoid: 'No calls before noon', pronouns: 'she/her' };
    const urges = [{ on: '2026-11-20', value: 3 }];
    render(CaseloadTable, { rows: [{ ...rows[0]!, ...more, urges }, rows[1]!], order, onsort });
    return onsort;
  };

  it('shows what to avoid beside the name, before any contact', () => {
    show();
    const header = screen.getByRole('rowheader', { name: /Zoe/ });
    expect(header.textContent).toContain('No calls before noon');
    expect(within(header).getByRole('link').getAttribute('href')).toBe('/staff/clients/Zoe');
  });
  it('says the sparkline in words', () => {
    show();
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe('1 day reported: “Strong”');
  });
  it('tells the order, and asks for another', async () => {
    const onsort = show();
    const why = screen.getByRole('columnheader', { name: 'Why today' });
    expect(why.getAttribute('aria-sort')).toBe('ascending');
    await fireEvent.click(screen.getByRole('button', { name: 'Last check-in' }));
    expect(onsort).toHaveBeenCalledWith('last');
  });
});
