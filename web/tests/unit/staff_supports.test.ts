// Supports as staff have them: what fits in words, when somebody asked, the list of first friends.
import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { FirstFriend, Referral, Support } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { write } from '$lib/offline/write';
import ReferralItem from '../../src/pages/staff/supports/ReferralItem.svelte';
import SupportItem from '../../src/pages/staff/supports/SupportItem.svelte';
import {
  friend_errors,
  friend_of,
  list_with,
  nobody,
  typed_of,
} from '../../src/pages/staff/supports/friend';
import { wish_lines } from '../../src/pages/staff/supports/wishes';

vi.mock('$lib/offline/write', () => ({ write: vi.fn(() => Promise.resolve('e')) }));

const at = '2026-11-20T18:00:00.000Z[UTC]';
const by = { person: 'p', name: 'Dana', role: 'clinician' } as const;

beforeAll(() => i18n.need(['common', 'staff', 'forms', 'client', 'supports']));

describe('what fits a client', () => {
  it('is said in words, and what they left open is left out', () => {
    const lines = wish_lines({
      barriers: ['social_anxiety', 'transport'],
      way: 'online',
      near: 'Kansas City',
      km: 8,
      days: [],
      times: ['evening'],
      groups: [],
      languages: ['spanish', 'tagalog'],
      fellowships: ['smart'],
      by,
      at,
    });
    expect(lines.map(([, words]) => words)).toEqual([
      'Worry about being with people and Getting there',
      'Online',
      'Kansas City · Not farther than 5 miles',
      'Evening',
      'Spanish and tagalog',
      'SMART Recovery',
    ]);
  });
});

describe('a support', () => {
  const support: Support = {
    id: 's',
    name: 'Tuesday group',
    choice: 'yes',
    chosen_at: at,
    times: [],
    missed: [
      { id: 'm', on: '2026-11-17', barrier: 'transport', way: 'Bus 4', way_helped: 'a_little' },
    ],
    ask_after: at,
    actions: [{ kind: 'support.asked_after' }],
  };
  it('says what got in the way, what was tried, and whether it helped', () => {
    render(SupportItem, { support, client: 'c', asked_here: false });
    expect(screen.getByText('In the way: Getting there')).toBeTruthy();
    expect(screen.getByText('Wanted to try: Bus 4')).toBeTruthy();
    expect(screen.getByText('It helped a little')).toBeTruthy();
  });
  it('notes with one tap that somebody asked, and asks no more', async () => {
    const { rerender } = render(SupportItem, { support, client: 'c', asked_here: false });
    await fireEvent.click(screen.getByRole('button', { name: /^I asked\s*: Tuesday/ }));
    expect(vi.mocked(write).mock.calls).toEqual([['c', 'support.asked_after', {}, { about: 's' }]]);
    await rerender({ asked_here: true });
    expect(screen.queryByRole('button')).toBeNull();
    await rerender({ asked_here: false, support: { ...support, actions: [] } });
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a referral', () => {
  const one: Referral = {
    id: 'r',
    service: 'Harbor House',
    why: 'A room',
    state: 'agreed',
    owner: by,
    proposed_by: by,
    proposed_at: at,
    next_by: '2026-11-10',
    is_overdue: true,
    agreed: { share: 'Your name', until_on: '2026-12-31', at },
    may_be_told: true,
    moves: [],
    actions: [{ kind: 'referral.moved' }],
  };
  const props = { client: 'c', called: 'Ana', is_waiting: false };
  const links = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  it('has a letter and what may be told only while the client’s yes holds', async () => {
    const { rerender } = render(ReferralItem, { one, ...props });
    expect(screen.getByText('Your name')).toBeTruthy();
    expect(screen.getByText('A look is due')).toBeTruthy();
    expect(links()).toEqual([
      '/staff/clients/c/write/referral-moved/r',
      '/staff/clients/c/referrals/r/letter',
    ]);
    await rerender({ one: { ...one, may_be_told: false } });
    expect(screen.queryByText('Your name')).toBeNull();
    expect(links()).toEqual(['/staff/clients/c/write/referral-moved/r']);
  });
});

describe('the list of first friends', () => {
  const ruth: FirstFriend = {
    id: 'ruth',
    name: 'Ruth',
    languages: ['english'],
    fellowships: ['aa'],
    groups: [],
    days: ['tuesday'],
    times: ['evening'],
    contact: '+1 816 555 0171',
    agreed_on: '2026-09-01',
    resting: true,
  };
  it('holds what was typed, and nothing gets lost on the way', () => {
    expect(friend_of('ruth', typed_of(ruth), ruth.resting)).toEqual(ruth);
  });
  it('wants a name, a way to reach them and a day that is not ahead', () => {
    const { list } = i18n.staff.supports;
    const errors = (typed: object) =>
      friend_errors({ ...nobody, ...typed }, list, (most) => most).map(({ id }) => id);
    expect(errors({})).toEqual(['name', 'contact', 'agreed_on']);
    expect(errors({ name: 'R', contact: 'x', agreed_on: '2099-01-01' })).toEqual(['agreed_on']);
    expect(
      errors({ name: 'R', contact: 'x', agreed_on: '2026-01-01', about: 'a'.repeat(301) }),
    ).toEqual(['about']);
  });
  it('keeps everybody’s place', () => {
    const list = [ruth, { ...ruth, id: 'sol' }];
    expect(list_with(list, { ...ruth, name: 'Ruthie' }).map((one) => one.name)).toEqual([
      'Ruthie',
      'Ruth',
    ]);
    expect(list_with(list, { ...ruth, id: 'new' })).toHaveLength(3);
  });
});
