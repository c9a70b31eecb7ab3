// The library: pages and decision aids for everyone who is signed in, in two languages, by topic and
// by words; and a folder of content in place of the built-in pages.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, Program, type Session } from '../support/program.ts';
import { alongside, Server } from '../support/server.ts';

let program: Program;
let maria: Session;
let sam: Session;
beforeAll(async () => {
  program = await Program.start();
  sam = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', sam);
});
afterAll(() => program.end());

const list = async (query: string, who = maria): Promise<Json[]> => {
  const reply = await who.get(`/api/v1/library?${query}`);
  expect(reply.status, reply.text).toBe(200);
  return reply.json.pages;
};
const ids = (pages: Json[]): string[] => pages.map((page) => page.id as string);

describe('the list', () => {
  test('has the same pages in both languages, and the same for everyone', async () => {
    const english = await list('language=en');
    const spanish = await list('language=es');
    expect(english.length).toBeGreaterThanOrEqual(48);
    expect(ids(spanish).sort()).toEqual(ids(english).sort());
    expect(spanish.find((page) => page.id === 'urges').title).not.toBe(
      english.find((page) => page.id === 'urges').title,
    );
    expect(await list('language=en', sam)).toEqual(english);
    expect(english.every((page) => page.excerpt === undefined)).toBe(true);
  });

  test('by topic and kind', async () => {
    const family = await list('language=en&topic=family');
    expect(ids(family)).toContain('how-to-help');
    expect(family.every((page) => page.topics.includes('family'))).toBe(true);
    const aids = await list('language=en&kind=decision_aid');
    expect(ids(aids)).toHaveLength(8);
    const both = await list('language=es&kind=decision_aid&topic=medicines');
    expect(ids(both).sort()).toEqual(['alcohol-medicine', 'opioid-medicine']);
  });

  test('by words, the title first, whatever their case and accents', async () => {
    const found = await list('language=en&q=URGE');
    expect(found[0].id).toBe('urges');
    expect(found[0].excerpt.toLowerCase()).toContain('urge');
    const spanish = await list(`language=es&q=${encodeURIComponent('RECAÍDA corazon')}`);
    expect(spanish).toEqual([]);
    const sleep = await list(`language=es&q=${encodeURIComponent('sueno')}`);
    expect(ids(sleep)).toContain('sleep');
    const aid = await list('language=en&kind=decision_aid&q=mouthwash');
    expect(ids(aid)).toEqual(['alcohol-medicine']);
    expect(await list('language=en&q=urge%20zzz')).toEqual([]);
    expect(await list('language=en&q=')).toEqual(await list('language=en'));
  });

  test.each([
    ['', '/language'],
    ['language=fr', '/language'],
    ['language=', '/language'],
    ['language=en&topic=urges', '/topic'],
    ['language=en&topic=', '/topic'],
    ['language=en&kind=page', '/kind'],
    [`language=en&q=${'x'.repeat(121)}`, '/q'],
  ])('%s is refused by the name of %s', async (query, field) => {
    const reply = await maria.get(`/api/v1/library?${query}`);
    expect(reply.status).toBe(400);
    expect(reply.json).toMatchObject({ code: 'request.query', field });
  });

  test('costs a 304 where nothing has changed', async () => {
    const first = await maria.get('/api/v1/library?language=en&q=urge');
    expect(first.headers.get('cache-control')).toContain('no-store');
    const tag = first.headers.get('etag')!;
    const again = await maria.get('/api/v1/library?language=en&q=urge', { 'If-None-Match': tag });
    expect(again.status).toBe(304);
    const other = await maria.get('/api/v1/library?language=es&q=urge', { 'If-None-Match': tag });
    expect(other.status).toBe(200);
  });
});

describe('a page', () => {
  test('is blocks of text with its sources, in either language', async () => {
    const english = (await maria.get('/api/v1/library/en/urges')).json;
    expect(english).toMatchObject({ id: 'urges', language: 'en', kind: 'education' });
    expect(english.other_language).toBe(true);
    expect(english.sources[0].address).toMatch(/^https:\/\//);
    expect(english.sources[0].checked_on).toMatch(/^2\d{3}-\d\d-\d\d$/);
    expect(english.blocks.map((block: Json) => block.kind)).toContain('heading');
    expect(english.matters).toBeUndefined();
    const spanish = (await maria.get('/api/v1/library/es/urges')).json;
    expect(spanish.language).toBe('es');
    expect(spanish.title).not.toBe(english.title);
  });

  test('every one holds no markup, and its links lead somewhere', async () => {
    for (const language of ['en', 'es']) {
      const known = ids(await list(`language=${language}`));
      for (const id of known) {
        const reply = await maria.get(`/api/v1/library/${language}/${id}`);
        expect(reply.status, id).toBe(200);
        for (const block of reply.json.blocks) {
          for (const span of block.spans) {
            expect(span.text, id).not.toMatch(/<\w|\*\*|\]\(/);
            if (span.page) expect(known, id).toContain(span.page);
          }
        }
      }
    }
  });

  test('that is a decision aid has its options and matters', async () => {
    const aid = (await maria.get('/api/v1/library/en/opioid-medicine')).json;
    expect(aid.options.length).toBeGreaterThanOrEqual(4);
    expect(aid.matters.length).toBeGreaterThanOrEqual(4);
    for (const option of aid.options) expect(option.others_ask.length).toBeGreaterThan(0);
    const spanish = (await maria.get('/api/v1/library/es/opioid-medicine')).json;
    expect(ids(spanish.options)).toEqual(ids(aid.options));
    expect(ids(spanish.matters)).toEqual(ids(aid.matters));
  });

  test.each(['en/none', 'fr/urges', 'en/urges.md', 'en/..%2Furges'])(
    '%s is not there',
    async (at) => {
      const reply = await maria.get(`/api/v1/library/${at}`);
      expect([400, 404]).toContain(reply.status);
    },
  );

  test('costs a 304 where nothing has changed', async () => {
    const tag = (await maria.get('/api/v1/library/en/urges')).headers.get('etag')!;
    const again = await sam.get('/api/v1/library/en/urges', { 'If-None-Match': tag });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    const other = await sam.get('/api/v1/library/es/urges', { 'If-None-Match': tag });
    expect(other.status).toBe(200);
  });
});

describe('a folder of content', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-library-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const page = (title: string, body: string) =>
    `+++\ntitle = "${title}"\nkind = "education"\nsummary = "They pass."\ntopics = ["coping"]\n` +
    'sources = [{ title = "A", address = "https://a.example/", checked_on = 2026-11-20 }]\n' +
    `+++\n${body}\n`;

  test('takes the place of the built-in pages; what is broken is left out and named', async () => {
    for (const language of ['en', 'es']) mkdirSync(join(folder, language), { recursive: true });
    writeFileSync(join(folder, 'en/ours.md'), page('Ours', 'See [theirs](theirs.md).'));
    writeFileSync(join(folder, 'es/ours.md'), page('Lo nuestro', 'Pasan.'));
    writeFileSync(join(folder, 'en/theirs.md'), page('Theirs', 'One\n\n<b>two</b>'));
    const own = await Program.start('optional', { env: { ALONGSIDE_CONTENT: folder } });
    try {
      const ann = await own.add('Ann', 'clinician');
      expect(ids(await list('language=en', ann))).toEqual(['ours']);
      const ours = (await ann.get('/api/v1/library/en/ours')).json;
      expect(ours.blocks[0].spans.map((span: Json) => span.text).join('')).toBe('See theirs.');
      expect(ours.blocks[0].spans.some((span: Json) => span.page)).toBe(false);
      expect((await ann.get('/api/v1/library/en/theirs')).status).toBe(404);
      const lines = own.server.log.split('\n').filter((line) => line.includes('.md'));
      expect(lines.map((line) => JSON.parse(line) as Json)).toMatchObject([
        { level: 'warning', file: 'en/ours.md', line: 8, code: 'content.link' },
        { level: 'warning', file: 'en/theirs.md', line: 10, code: 'content.html' },
      ]);
      expect(lines[0]).toContain('has to be mended');
      expect(lines[1]).toContain('was left out');
    } finally {
      await own.end();
    }
  });

  test('that is not there is said, and nothing starts', async () => {
    const data = join(folder, 'data');
    alongside('init', '--data', data, '--organization', 'Harbor');
    const env = { ALONGSIDE_CONTENT: join(folder, 'none') };
    await expect(Server.start({ data, env })).rejects.toThrow(/no such folder of content/);
  });
});
