// Crisis lines: for everybody, of the organization's country first, from content that a person can
// change; on the API, on the plain help page, and in the version that phones keep.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api, type Json } from '../support/program.ts';
import { alongside, run, Server } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-help-'));
let plain: Server;

/** A server with nobody in it but its organization. */
async function start(name: string, env: Record<string, string> = {}): Promise<Server> {
  const data = join(folder, name);
  alongside('init', '--data', data, '--organization', 'Harbor');
  return Server.start({ data, env });
}
function content(name: string, text: string): string {
  const path = mkdtempSync(join(folder, `${name}-`));
  writeFileSync(join(path, 'help.toml'), text);
  return path;
}
const country = (code: string, name: string, call: string, about = 'Free.') =>
  `[[countries]]\ncode = "${code}"\nname = { en = "${name}", es = "${name}" }\n` +
  `emergency = "112"\n[[countries.lines]]\nname = { en = "Line", es = "Línea" }\n` +
  `call = "${call}"\nabout = { en = "${about}", es = "Gratis." }\nlanguages = ["es"]\n` +
  'source = "https://line.example/"\n';

const get_help = (server: Server, headers: Record<string, string> = {}) =>
  api(server, 'GET', '/api/v1/help', { headers });
const text_of = async (server: Server, path: string) => (await server.fetch(path)).text();
const version_of = async (server: Server) =>
  /VERSION = '([^']+)'/.exec(await text_of(server, '/sw.js'))![1]!;

beforeAll(async () => {
  plain = await start('plain');
});
afterAll(async () => {
  await plain?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('COPE3: without any setting', () => {
  test('everybody reads the lines of the United States, and may keep them', async () => {
    const reply = await get_help(plain);
    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({ country: 'US', leave_to: '/pause/' });
    const us = reply.json.countries[0];
    expect(us).toMatchObject({ code: 'US', emergency: '911' });
    expect(us.lines[0]).toMatchObject({ call: '988', text: '988' });
    for (const line of us.lines) {
      expect(line.call ?? line.text).toBeTruthy();
      expect(line.source).toMatch(/^https:\/\//);
    }
    expect(reply.headers.get('cache-control')).toBe('no-cache');
    const tag = reply.headers.get('etag')!;
    expect((await get_help(plain, { 'If-None-Match': tag })).status).toBe(304);
    expect((await get_help(plain, { 'If-None-Match': '"other"' })).status).toBe(200);
    expect((await get_help(plain, { Cookie: 'alongside=nobody' })).text).toBe(reply.text);
  });

  test('a disputed number is left out', async () => {
    const { text } = await get_help(plain);
    expect(text).not.toMatch(/Never Use Alone|484.?3731|696.?1996/);
    expect(await text_of(plain, '/help/')).not.toMatch(/484.?3731|696.?1996/);
  });

  test('the plain page has every number in both languages', async () => {
    const page = await text_of(plain, '/help/');
    const numbers = (await get_help(plain)).json.countries[0].lines.flatMap((line: Json) =>
      [line.call && `tel:${line.call}`, line.text && `sms:${line.text}`].filter(Boolean),
    );
    for (const number of numbers) {
      const found = page.split(`href="${number.replaceAll('-', '')}`).length - 1;
      expect(found, number).toBe(2);
    }
  });
});

describe('COPE3: an organization elsewhere', () => {
  let mexico: Server;
  beforeAll(async () => {
    const lines = country('US', 'United States', '988') + country('MX', 'México', '800 911 2000');
    mexico = await start('mexico', {
      ALONGSIDE_CONTENT: content('mexico', lines),
      ALONGSIDE_COUNTRY: 'MX',
      ALONGSIDE_LEAVE_TO: '/news/',
    });
  });
  afterAll(() => mexico?.stop());

  test('has its own lines first, and the others after them', async () => {
    const { json, headers } = await get_help(mexico);
    expect(json).toMatchObject({ country: 'MX', leave_to: '/news/' });
    expect(json.countries.map((one: Json) => one.code)).toEqual(['MX', 'US']);
    expect(headers.get('etag')).not.toBe((await get_help(plain)).headers.get('etag'));
  });

  test('has them on the plain page, in phones that keep it, and under another tag', async () => {
    const page = await text_of(mexico, '/help/');
    expect(page.indexOf('tel:8009112000')).toBeLessThan(page.indexOf('tel:988'));
    expect(page).toContain('<h3>United States</h3>');
    expect(page).not.toContain('741741');
    const tag = async (server: Server) => (await server.fetch('/help/')).headers.get('etag')!;
    expect(await tag(mexico)).not.toBe(await tag(plain));
    const again = await mexico.fetch('/help/', {
      headers: { 'If-None-Match': await tag(mexico) },
    });
    expect(again.status).toBe(304);
    expect(await version_of(mexico)).not.toBe(await version_of(plain));
    expect(await text_of(mexico, '/sw.js')).toContain("LEAVE_TO = '/news/'");
  });

  test('whose content says markup shows it as text', async () => {
    const odd = country('US', 'United States', '988', '<script>alert(1)</script>');
    const server = await start('odd', { ALONGSIDE_CONTENT: content('odd', odd) });
    try {
      const page = await text_of(server, '/help/');
      expect(page).not.toContain('<script>alert');
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    } finally {
      await server.stop();
    }
  });
});

describe('COPE3: lines that cannot be used', () => {
  test.each([
    ['none', undefined, /built-in ones/],
    ['faulty', country('US', 'United States', 'call us'), /have to be mended.*"line":7/],
  ])('%s: the built-in ones are shown, and the log says so', async (name, lines, said) => {
    const path = lines === undefined ? mkdtempSync(join(folder, 'none-')) : content(name, lines);
    const server = await start(name, { ALONGSIDE_CONTENT: path });
    try {
      expect((await get_help(server)).text).toBe((await get_help(plain)).text);
      expect(server.log).toMatch(said);
      expect(server.log).toMatch(/built-in ones are shown/);
    } finally {
      await server.stop();
    }
  });

  test('a country without lines claims no number, and the log says so', async () => {
    const server = await start('far', { ALONGSIDE_COUNTRY: 'ZZ' });
    try {
      expect((await get_help(server)).json.countries[0].code).toBe('US');
      const page = await text_of(server, '/help/');
      expect(page.indexOf('place where you are')).toBeLessThan(page.indexOf('tel:'));
      expect(server.log).toMatch(/no crisis lines for the country.*"country":"ZZ"/);
    } finally {
      await server.stop();
    }
  });

  test.each([
    ['ALONGSIDE_COUNTRY', 'usa', /two capital letters/],
    ['ALONGSIDE_LEAVE_TO', 'http://weather.example/', /begins with https/],
    ['ALONGSIDE_LEAVE_TO', 'javascript:alert(1)', /begins with https/],
  ])('%s=%s is refused with a sentence', async (variable, value, said) => {
    const data = join(folder, `refused-${Math.random()}`);
    alongside('init', '--data', data, '--organization', 'Harbor');
    await expect(Server.start({ data, env: { [variable]: value } })).rejects.toThrow(said);
  });

  test('the check names every fault by its line, and notes what nobody has called', () => {
    const lines = country('US', 'United States', 'x').replace('"es"]', '"es"]\nhour = 1');
    const faulty = run('content', 'check', content('check', lines), '--json');
    expect(faulty.code).toBe(1);
    const named = JSON.parse(faulty.stdout).faults.filter((one: Json) => one.file === 'help.toml');
    expect(named.map((one: Json) => one.line)).toEqual([7, 10]);
    const whole = content('whole', country('US', 'United States', '988'));
    const told = run('content', 'check', whole);
    expect(told.code, told.stdout).toBe(0);
    expect(told.stdout).toMatch(/^note: United States: nobody has checked .*Call each of them/m);
    const day = new Date().toISOString().slice(0, 10);
    const checked = content('checked', `${country('US', 'X', '988')}checked = ${day}\n`);
    expect(run('content', 'check', checked).stdout).not.toContain('note:');
  });
});
