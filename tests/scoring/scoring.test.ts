// Every instrument's scores against a second scorer: another language, another hand, written from
// the clinical facts alone (second_scorer.py). 5,000 made-up answer sheets each, the same every time;
// ALONGSIDE_SHEETS asks for more.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { binary, run } from '../support/server.ts';

const python = '/usr/bin/python3';
const here = import.meta.dirname;
const sheets = process.env.ALONGSIDE_SHEETS ?? '5000';
const folder = mkdtempSync(join(tmpdir(), 'alongside-scoring-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Listing {
  instruments: { id: string; version: string; tier: string; state: string; attribution: string }[];
  faults: unknown[];
}

function list(data = folder): Listing {
  return JSON.parse(run('instrument', 'list', '--json', '--data', data).stdout) as Listing;
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const known = execFileSync(
  python,
  ['-c', 'from second_scorer import FORMS; print(*sorted(FORMS))'],
  { cwd: here, encoding: 'utf8' },
)
  .trim()
  .split(' ');

describe('two scorers agree', () => {
  test('there is a second one for every instrument', () => {
    expect([...new Set(list().instruments.map((each) => each.id))].sort()).toEqual(known);
    expect(list().faults).toEqual([]);
  });

  test.each(known)('on %s', (id) => {
    const compared = spawnSync(python, ['compare.py', binary, id, '--sheets', sheets], {
      cwd: here,
      encoding: 'utf8',
    });
    expect(compared.stderr).toBe('');
    expect(compared.stdout).toContain(`${id}: ${sheets} sheets agree`);
  });
});

describe('instrument score', () => {
  test('answers with the score and the rule that gave it', () => {
    const answers = file('prorated.json', [2, 2, null, 1, 1, 1, 1, 1, 0]);
    expect(JSON.parse(run('instrument', 'score', 'phq-9', answers, '--json').stdout)).toEqual({
      instrument: 'phq-9',
      version: '1.0',
      status: 'prorated',
      total: 10,
      band: 'moderate',
      subscales: {},
      flags: ['prorated(1)'],
      rule: 'mean-of-answered',
    });
    expect(run('instrument', 'score', 'phq-9', answers).stdout).toContain('total 10');
  });

  test('reads a QuestionnaireResponse', () => {
    const item = (linkId: string, value: number) => ({
      linkId,
      answer: [{ valueCoding: { code: String(value) } }],
    });
    const answers = file('response.json', {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'urn:alongside:instrument:audit-c|1.0',
      item: [item('3', 1), item('1', 2), item('2', 1)],
    });
    const scored = run('instrument', 'score', 'audit-c', answers, '--json');
    expect(JSON.parse(scored.stdout)).toMatchObject({ total: 4, band: 'positive' });
  });

  test('an answer that cannot be ends with 2 and names the item', () => {
    const answers = file('impossible.json', [0, 0, 0, 0, 0, 0, 0, 4, 0]);
    const refused = run('instrument', 'score', 'phq-9', answers);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('Item 8');
    const as_json = run('instrument', 'score', 'phq-9', answers, '--json');
    expect(as_json.code).toBe(2);
    expect(JSON.parse(as_json.stdout)).toMatchObject({ code: 'answers.out_of_range' });
  });

  test('what is not there is said plainly', () => {
    const answers = file('none.json', [0]);
    expect(run('instrument', 'score', 'phq-99', answers).stderr).toContain('no instrument phq-99');
    expect(run('instrument', 'score', 'phq-9', join(folder, 'missing.json')).code).toBe(1);
    expect(run('instrument', 'score', 'phq-9').code).toBe(2);
    expect(run('instrument', 'score', 'phq-9', file('not.json', '{')).code).toBe(2);
  });
});

describe('instrument check and import', () => {
  const brought = (version: string) => ({
    resourceType: 'Questionnaire',
    id: 'dast-10',
    version,
    title: 'DAST-10',
    status: 'active',
    item: Array.from({ length: 10 }, (_, i) => ({ linkId: String(i + 1), text: 'Their words.' })),
  });

  test('every built-in definition is sound', () => {
    const phq = join(here, '../../content/instruments/phq-9.json');
    expect(run('instrument', 'check', phq).stdout).toContain('phq-9 1.0: no faults');
  });

  test('faults are named with file, place and what to do', () => {
    const bad = file('bad.json', { ...brought('clinic 1'), status: 'ready' });
    const checked = run('instrument', 'check', bad);
    expect(checked.code).toBe(1);
    expect(checked.stderr).toContain('bad.json#/version: Use letters');
    expect(checked.stderr).toContain('bad.json#/status: Use one of');
    expect(run('instrument', 'import', bad, '--data', folder).code).toBe(2);
  });

  test('an imported wording is scored by our rule, and kept for its owner alone', () => {
    const good = file('good.json', brought('clinic-1'));
    expect(run('instrument', 'import', good, '--data', folder).code).toBe(0);
    const kept = join(folder, 'instruments/dast-10@clinic-1.json');
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({ id: 'dast-10' });
    const versions = list().instruments.filter((each) => each.id === 'dast-10');
    expect(versions.map((each) => [each.version, each.state])).toEqual([
      ['1.0', 'wording to be supplied'],
      ['clinic-1', 'on'],
    ]);
    const answers = file('dast.json', [1, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
    const scored = run('instrument', 'score', 'dast-10', answers, '--json', '--data', folder);
    expect(JSON.parse(scored.stdout)).toMatchObject({ version: 'clinic-1', total: 2 });
    const older = ['--version', '1.0', '--json', '--data', folder];
    expect(
      JSON.parse(run('instrument', 'score', 'dast-10', answers, ...older).stdout),
    ).toMatchObject({ version: '1.0', total: 2 });
    expect(run('instrument', 'import', good, '--data', folder).code).toBe(0);
    const other = file('other.json', { ...brought('clinic-1'), title: 'Another' });
    const refused = run('instrument', 'import', other, '--data', folder);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('This version is there already');
  });

  test('without a data folder nothing is made', () => {
    const good = file('good.json', brought('clinic-2'));
    expect(run('instrument', 'import', good, '--data', join(folder, 'none')).code).toBe(1);
  });
});
