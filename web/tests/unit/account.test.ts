// Account pages: one sentence for every wrong pair, and nobody is led to another host.
import 'fake-indexeddb/auto';
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import CopyButton from '$lib/ui/CopyButton.svelte';
import SignIn from '../../src/pages/account/SignIn.svelte';
import { try_again_at, wanted } from '../../src/pages/account/going_on';
import Password from '../../src/pages/account/parts/Password.svelte';

afterEach(() => vi.unstubAllGlobals());

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: `/problems/${code}`, title: 'Server words', status, code }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
/** Types this pair and sends it; the server answers so. */
async function try_pair(login: string, password: string, answer: () => Response) {
  const asked = vi.fn(async () => {
    const response = answer();
    Object.defineProperty(response, 'url', { value: 'http://localhost/api/v1/sign-in' });
    return response;
  });
  vi.stubGlobal('fetch', asked);
  render(SignIn);
  await fireEvent.input(screen.getByLabelText('Sign-in name'), { target: { value: login } });
  await fireEvent.input(screen.getByLabelText('Password'), { target: { value: password } });
  await fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  return asked;
}

describe('TRUST5', () => {
  it('says the same for every wrong pair, and keeps what was typed', async () => {
    await try_pair('ana', 'not it', () => problem(401, 'sign_in.wrong'));
    await waitFor(() => expect(screen.getAllByText(/do not go together/)).toHaveLength(2));
    expect((screen.getByLabelText('Password') as HTMLInputElement).value).toBe('not it');
    expect(document.title).toMatch(/^Error: /);
  });
  it('says when to try again', async () => {
    await try_pair('ana', 'x', () => problem(429, 'sign_in.wait', { 'retry-after': '600' }));
    await waitFor(() => expect(screen.getByText(/Try again at \d+:\d\d/)).toBeTruthy());
  });
  it('asks the server nothing while something is missing', async () => {
    const asked = await try_pair('', '', () => problem(401, 'sign_in.wrong'));
    expect(asked).not.toHaveBeenCalled();
    expect(screen.getByRole('link', { name: 'Type your password' })).toBeTruthy();
  });
  it('shows the password only on request, and lets managers fill it', async () => {
    const props = { id: 'p', label: 'Password', value: 'abc', show: 'Show password' };
    render(Password, { ...props, autocomplete: 'current-password' });
    const input = screen.getByLabelText('Password') as HTMLInputElement;
    expect([input.type, input.autocomplete]).toEqual(['password', 'current-password']);
    await fireEvent.click(screen.getByLabelText('Show password'));
    expect([input.type, input.value]).toEqual(['text', 'abc']);
  });
});

describe('going on', () => {
  it('returns to the page asked for, never to another host', () => {
    expect(wanted('?next=%2Fstaff%2Fpeople')).toBe('/staff/people');
    for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in']) {
      expect(wanted(`?next=${encodeURIComponent(next)}`)).toBeUndefined();
    }
    expect(wanted('')).toBeUndefined();
  });
  it('adds up when to try again, never too early', () => {
    expect(try_again_at('600', 0)?.getTime()).toBe(659_000);
    expect(try_again_at(null)).toBeUndefined();
    expect(try_again_at('Fri, 21 Nov 2026')).toBeUndefined();
  });
});

describe('CopyButton', () => {
  const props = { text: 'K1', label: 'Copy', done: 'Copied', failed: 'By hand, please' };
  it('says that it copied', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    render(CopyButton, props);
    await fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Copied'));
    expect(writeText).toHaveBeenCalledWith('K1');
  });
  it('says what to do where the browser would not', async () => {
    vi.stubGlobal('navigator', {});
    render(CopyButton, props);
    await fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('By hand, please'));
  });
});
