// Every sample list against a second reader: another language, another hand, written from the facts
// about the formats alone (second_reader.py). And what `directory check` and `import` answer.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { binary, run } from '../support/server.ts';

const here = import.meta.dirname;
const samples = join(here, '../../../shared/data/directories');
const folder = mkdtempSync(join(tmpdir(), 'alongside-directory-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe.skipIf(!existsSync(samples))('two readers agree', () => {
  test.each([
    ['meeting_guide', 35, ['meeting-guide-benlomond.json']],
    ['meeting_guide', 45, ['meeting-guide-kansas-city.json']],
    ['meeting_guide', 9, ['meeting-guide-times.json']],
    ['csv', 36, ['tsml-template.csv']],
    ['bmlt', 53, ['bmlt-search-with-formats.json']],
    ['bmlt', 59, ['bmlt-ny-nassau.json', 'bmlt-formats.json', 'bmlt-service-bodies.json']],
    ['hsds', 1, ['hsds-service-full.json']],
  ])('on %s, %i records of %j', (format, count, files) => {
    const paths = files.map((name) => join(samples, name));
    const compared = spawnSync('/usr/bin/python3', ['compare.py', binary, format, ...paths], {
      cwd: here,
      encoding: 'utf8',
    });
    expect(compared.stderr).toBe('');
    expect(compared.stdout).toBe(`${String(count)} records agree\n`);
  });

  test('a folder of tables says what the nested service says', () => {
    const rows = (path: string) =>
      (
        JSON.parse(run('directory', 'check', join(samples, path), '--json', '--rows').stdout) as {
          lists: { rows: Record<string, unknown>[] }[];
        }
      ).lists[0]?.rows.map(({ source, categories, ...rest }) => rest);
    expect(rows('hsds-csv')).toEqual(rows('hsds-service-full.json'));
    expect(rows('hsds-csv/datapackage.json')).toEqual(rows('hsds-service-full.json'));
  });
});

describe('directory check', () => {
  const sheet = 'Name,Day,Time,ID\nHope,Monday,7:00 PM,1\nFaith,Someday,19:00,2\n';

  test('names each record that is not taken, why, and what to do', () => {
    const checked = run('directory', 'check', file('list.csv', sheet), '--zone', 'America/Denver');
    expect(checked.code).toBe(0);
    expect(checked.stdout).toContain('list: csv, 2 read = 1 kept + 0 merged + 1 skipped');
    expect(checked.stdout).toContain('record 3 (Faith): impossible day. Write the day as its name');
  });

  test('says the same as JSON', () => {
    const path = file('list.csv', sheet);
    const checked = run('directory', 'check', path, '--json', '--zone', 'America/Denver');
    expect(JSON.parse(checked.stdout)).toMatchObject({
      lists: [{ format: 'csv', read: 2, kept: 1, skipped: 1, reasons: { 'impossible day': 1 } }],
    });
  });

  test('what is no list is refused in one sentence', () => {
    const page = run('directory', 'check', file('page.html', '<!doctype html><p>Sign in'));
    expect(page.code).not.toBe(0);
    expect(page.stderr).toContain('is a web page, not a list');
    expect(run('directory', 'check', file('a.txt', 'hello')).stderr).toContain('no format');
    expect(run('directory', 'check', join(folder, 'none.csv')).stderr).toContain('cannot be read');
    const formats = file('formats.json', '[{"key_string":"O","name_string":"Open"}]');
    expect(run('directory', 'check', formats).stderr).toContain('together with the list');
  });

  test('the template is a list', () => {
    const template = run('directory', 'template');
    expect(template.code).toBe(0);
    const checked = run('directory', 'check', file('template.csv', template.stdout));
    expect(checked.stdout).toContain('2 read = 2 kept');
  });
});

describe('directory import', () => {
  test('takes lists of every format of meetings, and the same again changes nothing', () => {
    const data = join(folder, 'data');
    expect(run('init', '--data', data, '--organization', 'Riverside').code).toBe(0);
    const sheet = file('sheet.csv', 'Name,Day,Time,ID,State\nHope,Monday,7:00 PM,1,OR\n');
    const bmlt = file(
      'server.json',
      JSON.stringify([
        {
          id_bigint: '7',
          weekday_tinyint: '1',
          start_time: '19:00:00',
          meeting_name: 'Just for Today',
          location_street: '1 Main St',
          location_municipality: 'Salem',
          location_province: 'OR',
        },
      ]),
    );
    const first = run('directory', 'import', sheet, bmlt, '--data', data, '--json');
    expect(JSON.parse(first.stdout)).toMatchObject({ read: 2, kept: 2, skipped: 0 });
    const again = run('directory', 'import', sheet, bmlt, '--data', data);
    expect(again.stdout).toContain('1 unchanged');
    const found = run('directory', 'search', '--text', 'today', '--data', data, '--json');
    expect(JSON.parse(found.stdout)).toMatchObject({
      meetings: [{ meeting: { id: 'server/7', fellowship: 'na', weekday: 0 } }],
    });
  });

  test('takes community resources, which are found as such and never as meetings', () => {
    const path = file('service.json', '{"id":"1","name":"Food box","status":"active"}');
    const data = join(folder, 'places');
    expect(run('init', '--data', data, '--organization', 'Riverside').code).toBe(0);
    const taken = run('directory', 'import', path, '--data', data, '--json');
    expect(JSON.parse(taken.stdout)).toMatchObject({ read: 1, kept: 1, skipped: 0 });
    const found = (what: string) =>
      JSON.parse(run('directory', what, '--text', 'food', '--data', data, '--json').stdout);
    expect(found('resources')).toMatchObject({ resources: [{ resource: { name: 'Food box' } }] });
    expect(found('search')).toMatchObject({ meetings: [] });
  });
});
