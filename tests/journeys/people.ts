// How people come into a browser: by invitation, by name and password, or with a session that they
// have already; and the meetings that they may find.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { api, cookie_of, Session, type Program, type Role } from '../support/program.ts';
import type { Server } from '../support/server.ts';

export interface Invited {
  id: string;
  /** The path of the invitation's link, with its secret. */
  link: string;
}

/** Adds someone by the command line, who has not joined yet. */
export function invite(program: Program, name: string, role: Role, ...more: string[]): Invited {
  const asked = ['--name', name, '--role', role, '--invite', ...more];
  const added = program.command('person', 'add', ...asked);
  const { pathname, hash } = new URL(added.invitation.link as string);
  return { id: added.id, link: pathname + hash };
}

/** Joins, on the page that the link of an invitation opens. */
export async function join_in(page: Page, login: string) {
  await page.getByLabel('Choose a sign-in name').fill(login);
  await page.getByLabel('Choose a passphrase').fill('a quiet river walk');
  await page.getByRole('button', { name: 'Join' }).click();
}

/** Signs in on the sign-in page. */
export async function sign_in(page: Page, server: Server, login: string, password: string) {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('Sign-in name').fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Lets a browser go on with a session that was begun without it. */
export async function carry_on(context: BrowserContext, session: Session) {
  const [name, value] = (session.cookie ?? '').split('=', 2);
  await context.addCookies([{ name: name!, value: value!, url: session.server.url }]);
}

/** Someone of the demo, signed in; their names and passwords stand in a file of the data folder. */
export async function of_the_demo(server: Server, login: string): Promise<Session> {
  const lines = readFileSync(join(server.data, 'demo-sign-ins.txt'), 'utf8');
  const password = new RegExp(`sign in as ${login}\\s+password (.+)`).exec(lines)?.[1]?.trim();
  if (!password) throw new Error(`The demo has nobody who signs in as ${login}.`);
  const reply = await api(server, 'POST', '/api/v1/sign-in', { body: { login, password } });
  if (reply.status !== 200) throw new Error(`sign-in: ${reply.status} ${reply.text}`);
  return new Session(server, reply.json.me.id, cookie_of(reply), login, password);
}

/** Sets the limits of the program that someone leads, whatever its policy was. */
export async function set_limits(lead: Session, limits: { name: string; effect: string }[]) {
  const { id } = (await lead.get('/api/v1/programs')).json.programs[0];
  const path = `/api/v1/programs/${id}/policy`;
  const { version, on_call } = (await lead.get(path)).json;
  const reply = await lead.ask('PUT', path, { body: { version, limits, on_call } });
  if (reply.status !== 200) throw new Error(`policy: ${reply.status} ${reply.text}`);
}

/** Two meetings that begin every night, so that one of them is "tonight" whenever this runs. */
export function import_meetings(program: Program) {
  const meetings = [
    ['23:30', '00:30'],
    ['03:30', '04:30'],
  ].map(([time, end_time]) => ({
    slug: `night-owls-${time!.slice(0, 2)}`,
    name: 'Night Owls',
    day: [0, 1, 2, 3, 4, 5, 6],
    time,
    end_time,
    timezone: 'America/New_York',
    types: ['O'],
    conference_url: 'https://meet.example.org/night-owls',
    formatted_address: 'New York, NY, USA',
  }));
  const list = join(program.data, 'night.json');
  writeFileSync(list, JSON.stringify(meetings));
  program.command('directory', 'import', list, '--format', 'meeting-guide');
}
