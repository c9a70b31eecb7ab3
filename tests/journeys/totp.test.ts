// Staff join with a second step: an authenticator app, and recovery codes for the day it is lost.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { laptop, open_browser, open_context } from '../support/browser.ts';
import { Program, totp } from '../support/program.ts';
import { invite, join_in, sign_in } from './people.ts';

let browser: Browser;
let program: Program;

beforeAll(async () => {
  [browser, program] = await Promise.all([open_browser(), Program.start('required')]);
});
afterAll(async () => {
  await browser?.close();
  await program?.end();
});

it('sets up an authenticator app when staff join, and asks for a code ever after', async () => {
  const { server } = program;
  const context = await open_context(browser, laptop);
  const page = await context.newPage();
  await page.goto(server.url + invite(program, 'Dana Whitfield', 'clinician').link);
  await page.getByText('Next you set up an authenticator app').waitFor();
  await join_in(page, 'dana');
  const key = await page.locator('code').innerText();
  await page.getByLabel('Code, 6 digits').fill('000000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('This code does not work now.').first().waitFor();
  await page.getByLabel('Code, 6 digits').fill(totp(key));
  await page.getByRole('button', { name: 'Confirm' }).click();
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await codes.first().waitFor();
  const code = await codes.first().innerText();
  await page.getByRole('button', { name: 'I kept them somewhere safe' }).click();
  await page.getByRole('heading', { name: 'Caseload', exact: true }).waitFor();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  await sign_in(page, server, 'dana', 'a quiet river walk');
  await page.getByRole('heading', { name: 'Type your code' }).waitFor();
  expect((await context.request.get(`${server.url}/api/v1/caseload`)).status()).toBe(401);
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Caseload', exact: true }).waitFor();
});
