// keys rotate: another master key opens the same data, the one before does not, and wherever a
// rotation was cut short the data open all the same.
import { linkSync, mkdtempSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Json, Program, sign_in, write } from '../support/program.ts';
import { binary, run } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let places = 0;
/** A data folder of its own. */
function harbor(): string {
  const data = join(folder, `place-${++places}`);
  expect(run('init', '--data', data, '--organization', 'Harbor').code).toBe(0);
  return data;
}
const key_file = (data: string) => join(data, 'keys/master.key');
const opens = (data: string) => run('program', 'list', '--data', data).code === 0;
/** Runs with other settings in the environment. */
function run_with(env: Record<string, string>, ...args: string[]) {
  Object.assign(process.env, env);
  try {
    return run(...args);
  } finally {
    for (const name of Object.keys(env)) delete process.env[name];
  }
}
function rotate(data: string): Json {
  const done = run('keys', 'rotate', '--data', data, '--json');
  expect(done.code, done.stdout + done.stderr).toBe(0);
  return JSON.parse(done.stdout);
}

describe('a key in a file', () => {
  test('is replaced, and the old one no longer opens', () => {
    const data = harbor();
    const old = readFileSync(key_file(data), 'utf8').trim();
    const { before, after, in_file } = rotate(data);
    expect(in_file).toBe(true);
    expect(before).not.toBe(after);
    expect(readFileSync(key_file(data), 'utf8').trim()).not.toBe(old);
    expect(statSync(key_file(data)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(data, 'keys')).sort()).toEqual(['master.key', `master.key.${before}`]);
    expect(opens(data)).toBe(true);

    const refused = run_with({ ALONGSIDE_MASTER_KEY: old }, 'verify', '--data', data, '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ code: 'key.other' });
    expect(refused.stdout).toContain(before);
    expect(refused.stdout).toContain(after);
  });

  test('that is kept opens the backups of its time', () => {
    const data = harbor();
    const kept = join(folder, 'before-rotation');
    expect(run('backup', kept, '--data', data).code).toBe(0);
    const { before } = rotate(data);
    const place = harbor();
    rmSync(join(place, 'alongside.db'));
    writeFileSync(key_file(place), readFileSync(key_file(data)));
    expect(run('restore', kept, '--data', place).code).toBe(1);
    writeFileSync(key_file(place), readFileSync(`${key_file(data)}.${before}`));
    expect(run('restore', kept, '--data', place).code).toBe(0);
  });

  test('cut short before the commit: the old key opens, and another try succeeds', () => {
    const data = harbor();
    const never_used = `${key_file(data)}.0123456789abcdef`;
    writeFileSync(never_used, randomBytes(32).toString('hex'), { mode: 0o600 });
    expect(opens(data)).toBe(true);
    rotate(data);
    expect(opens(data)).toBe(true);
  });

  test('cut short after the commit: the new key is found, and takes its place', () => {
    for (const linked of [false, true]) {
      const data = harbor();
      const { before, after } = rotate(data);
      // As it was between the commit and the renaming.
      renameSync(key_file(data), `${key_file(data)}.${after}`);
      renameSync(`${key_file(data)}.${before}`, key_file(data));
      if (linked) linkSync(key_file(data), `${key_file(data)}.${before}`);
      expect(opens(data)).toBe(true);
      const names = readdirSync(join(data, 'keys')).sort();
      expect(names).toEqual(['master.key', `master.key.${before}`]);
      rmSync(`${key_file(data)}.${before}`);
      expect(opens(data)).toBe(true);
      rotate(data);
    }
  });

  test('killed at any moment, the data open', async () => {
    const data = harbor();
    const rounds = Number(process.env.ROUNDS ?? 20);
    for (let i = 0; i < rounds; ++i) {
      const child = spawn(binary, ['keys', 'rotate', '--data', data], { stdio: 'ignore' });
      const ended = new Promise((done) => child.once('exit', done));
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 60);
      await ended;
      expect(opens(data), `round ${i}`).toBe(true);
    }
    rotate(data);
    expect(opens(data)).toBe(true);
  });
});

describe('a key in the environment', () => {
  const first = randomBytes(32).toString('hex');
  const second = randomBytes(32).toString('hex');
  const with_key = (key: string, next?: string) => ({
    ALONGSIDE_MASTER_KEY: key,
    ...(next ? { ALONGSIDE_NEW_MASTER_KEY: next } : {}),
  });

  test('is replaced by the one that is given beside it', () => {
    const data = join(folder, 'environment');
    run_with(with_key(first), 'init', '--data', data, '--organization', 'Harbor');
    const rotation = ['keys', 'rotate', '--data', data, '--json'];
    const code = (env: Record<string, string>) =>
      JSON.parse(run_with(env, ...rotation).stdout).code;
    expect(code(with_key(first))).toBe('key.new_missing');
    expect(code(with_key(first, first))).toBe('key.same');
    expect(run_with(with_key(first, 'abc'), ...rotation).code).toBe(2);
    const done = run_with(with_key(first, second), ...rotation);
    expect(JSON.parse(done.stdout)).toMatchObject({ in_file: false });
    expect(run_with(with_key(second), 'verify', '--data', data).code).toBe(0);
    expect(code(with_key(first, second))).toBe('key.other');
    expect(done.stdout + done.stderr).not.toMatch(new RegExp(`${first}|${second}`));
  });
});

test('a server that runs goes on, and starts again', async () => {
  const program = await Program.start();
  try {
    const sam = await program.add('Sam', 'clinician');
    const maria = await program.add_client('Maria', sam);
    program.command('keys', 'rotate');
    await write(maria, maria.person, 'message.sent', { words: 'Still here' });
    await program.add_client('Noor', sam);
    await program.server.stop();
    await program.server.start();
    const again = await sign_in(program.server, maria);
    expect(JSON.stringify(await again.view(maria.person, '/messages'))).toContain('Still here');
    expect(program.command('verify').faults).toEqual([]);
  } finally {
    await program.end();
  }
});

test('a server that has answered nobody yet goes on, too', async () => {
  const program = await Program.start();
  try {
    const sam = await program.add('Sam', 'clinician');
    await program.server.stop();
    await program.server.start();
    program.command('keys', 'rotate');
    expect((await sign_in(program.server, sam)).cookie).toBeDefined();
  } finally {
    await program.end();
  }
});
